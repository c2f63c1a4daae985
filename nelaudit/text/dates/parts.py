"""A date as it stands in a text, before it is known which year it belongs to."""

from enum import StrEnum
from typing import NamedTuple


class Link(StrEnum):
    """How a part is joined to the next one."""

    LIST = "list"
    RANGE = "range"


class SaidDate(NamedTuple):
    """A text twice, with one blank before it: as it was written, and made plain. Offsets count in both."""

    raw: str
    plain: str


class DatePart(NamedTuple):
    """One date form as read: what it states and where; nothing is validated yet.

    A part without month is a vague phrase, a bare day ("Weds 16th"), or a slip that no calendar can hold
    (`broken`). A `weak` part ("March" alone, "12/3") counts only in company, beside another date.
    `years_back` is 1 for "last year", 0 for "this year", -1 for "next year". An `unsure` part may be the month
    of a year as well ("March 14"), so the date of writing settles nothing. A named tuple and not a dataclass,
    since one is made for every date and takes a third of the time.
    """

    start: int
    end: int
    day: int | None = None
    month: int | None = None
    year: int | None = None
    years_back: int | None = None
    numeric: bool = False
    weak: bool = False
    broken: bool = False
    unsure: bool = False
    link: Link | None = None
