"""From parts to mentions: which year a date without one belongs to, and whether the date exists.

What comes in is a chain of parts that `joining` has tied together, and the date of writing where it
is known. What goes out are mentions.
"""

import calendar
import datetime as dt
from functools import lru_cache
from itertools import pairwise

from nelaudit.model.dates import DateKind, DateMention
from nelaudit.text.dates.parts import DatePart, Link
from nelaudit.text.dates.words import LAST_MONTH

_LEAP_CYCLE = 8
"""The longest stretch of years without a 29 February."""

_SOME_LEAP_YEAR = 2000
_SHORTEST_MONTH = 28


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def latest_year(part: DatePart, written_on: dt.date) -> int | None:
    """The year that puts a day or month nearest before the date of writing, or None if none does."""
    month = part.month or 0
    if not 1 <= month <= LAST_MONTH:
        return None
    for year in range(written_on.year, max(written_on.year - _LEAP_CYCLE, dt.MINYEAR) - 1, -1):
        if part.day is None:
            if (year, month) <= (written_on.year, written_on.month):
                return year
        elif part.day <= _last_day(year, month) and dt.date(year, month, max(part.day, 1)) <= written_on:
            return year
    return None


def share_years(chain: list[DatePart], written_on: dt.date | None) -> tuple[DatePart, ...]:
    """Give each part of a chain its year: its own, its neighbour's, or that of the date of writing.

    The year that stands at the end of a list holds for all of it; "28 December and 3 January 2016"
    begins in 2015. A year at the beginning is passed on in the same way.
    """
    parts = [_relative(part, written_on) for part in chain]
    if written_on is not None and all(part.year is None and not part.unsure for part in parts):
        last = parts[-1]
        parts[-1] = last._replace(year=latest_year(last, written_on))
    for i in range(len(parts) - 2, -1, -1):
        part, after = parts[i], parts[i + 1]
        if part.year is None and part.month and after.year is not None and after.month:
            parts[i] = part._replace(year=after.year - (part.month > after.month))
    for i in range(1, len(parts)):
        part, before = parts[i], parts[i - 1]
        if part.year is None and part.month and before.year is not None and before.month:
            parts[i] = part._replace(year=before.year + (part.month < before.month))
    return tuple(parts)


def _relative(part: DatePart, written_on: dt.date | None) -> DatePart:
    """A part with "last year" counted from the date of writing."""
    if part.years_back is None or written_on is None:
        return part
    year = written_on.year - part.years_back
    return part._replace(year=year) if dt.MINYEAR <= year <= dt.MAXYEAR else part


def _exists(day: int, month: int, year: int | None) -> bool:
    """Whether a calendar has the day; without a year 29 February has the benefit of the doubt."""
    if not (1 <= month <= LAST_MONTH and day >= 1):
        return False
    return day <= _SHORTEST_MONTH or day <= _last_day(year or _SOME_LEAP_YEAR, month)


def _value(part: DatePart) -> tuple[DateKind, str | None]:
    """What a part is once it has the year it can have, and its date as ISO where it names one."""
    if part.broken:
        return DateKind.IMPOSSIBLE, None
    return _named(part.day, part.month, part.year, part.numeric)


@lru_cache(maxsize=8192)  # the same days come again and again in the returns on one child
def _named(day: int | None, month: int | None, year: int | None, numeric: bool) -> tuple[DateKind, str | None]:  # noqa: FBT001  as a part has it
    """The kind and the ISO form of a day, month and year as they are written."""
    if month is None:
        return DateKind.VAGUE, None
    if not _exists(1 if day is None else day, month, year):
        turned = numeric and day is not None and _exists(month, day, year)
        return (DateKind.US_ORDER if turned else DateKind.IMPOSSIBLE), None
    if year is None:
        return DateKind.VAGUE, None
    if day is None:
        return DateKind.MONTH, f"{year:04}-{month:02}"
    return DateKind.DAY, f"{year:04}-{month:02}-{day:02}"


def one(raw: str, part: DatePart) -> DateMention:
    """The mention of a part that has the year it can have; its place is that in the text without the blank before."""
    kind, iso = _value(part)
    start, end = part.start, part.end
    return DateMention(start=start - 1, end=end - 1, text=raw[start:end], iso=iso, kind=kind)


def _range(raw: str, first: DatePart, last: DatePart) -> DateMention | None:
    """One mention for both ends, or None where they are no range that a calendar can hold."""
    (kind, start), (other, end) = _value(first), _value(last)
    iso = None
    if start and end:
        if start[: len("2016-05")] > end[: len("2016-05")] or start > end:
            return None
        iso = f"{start}/{end}"
    elif not (kind is other is DateKind.VAGUE and first.month and last.month):
        return None
    said = raw[first.start : last.end]
    return DateMention(
        start=first.start - 1, end=last.end - 1, text=said, iso=iso, kind=DateKind.RANGE if iso else DateKind.VAGUE
    )


def mentions_of(raw: str, chain: list[DatePart], written_on: dt.date | None) -> list[DateMention]:
    """The mentions of a chain: one a part, but one for the two ends of a range."""
    parts = share_years(chain, written_on)
    found: list[DateMention] = []
    taken = False
    for part, after in pairwise((*parts, None)):
        if part is None or taken:
            taken = False
            continue
        span = _range(raw, part, after) if after is not None and part.link is Link.RANGE else None
        found.append(span or one(raw, part))
        taken = span is not None
    return found
