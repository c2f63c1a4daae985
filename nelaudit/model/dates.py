"""A date as a text states it: the value that `nelaudit.text.dates` finds and the checks read."""

from dataclasses import dataclass
from enum import StrEnum


class DateKind(StrEnum):
    """How far a mention pins an event to the calendar."""

    DAY = "day"
    MONTH = "month"
    RANGE = "range"
    VAGUE = "vague"
    IMPOSSIBLE = "impossible"
    US_ORDER = "us-order"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """One date mention in a text.

    `start` and `end` are offsets in code points; `text` is what stands between them. `iso` is
    `YYYY-MM-DD` for a day, `YYYY-MM` for a month, `FROM/TO` for a range, and None for the kinds
    that name no one date (vague, impossible, us-order).
    """

    start: int
    end: int
    text: str
    iso: str | None
    kind: DateKind
