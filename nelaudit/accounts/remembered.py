"""What is worked out of a picture is worked out once, however many documents show it."""

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from nelaudit.model.audit_state import AuditState

T = TypeVar("T")

_PICTURES = 3
"""An audit's own picture, and those of the two audits that it is compared with."""


def once_a_picture(work: Callable[[AuditState], T]) -> Callable[[AuditState], T]:
    """The same function, which remembers what it gave for the latest pictures; it must depend on nothing else."""
    held: list[tuple[AuditState, T]] = []

    @wraps(work)
    def remembered(picture: AuditState) -> T:
        for known, given in held:
            if known is picture:
                return given
        held.append((picture, work(picture)))
        del held[:-_PICTURES]
        return held[-1][1]

    return remembered
