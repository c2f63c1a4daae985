"""What the record holds, set beside what the register knows."""

from dataclasses import dataclass

from nelaudit.model.forms import Identity


@dataclass(frozen=True, slots=True, kw_only=True)
class Holding:
    """What is held of one agency, case and team: the forms issued, and the returns of them that stand."""

    identity: Identity
    forms: int
    returns: int
