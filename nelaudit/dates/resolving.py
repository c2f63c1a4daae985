"""From parts to mentions: which year a date without one belongs to, and whether the date exists.

What comes in is a chain of parts that `joining` has tied together, and the date of writing where it
is known. What goes out are mentions.
"""

import calendar
import datetime as dt
from itertools import pairwise

from nelaudit.dates.parts import Link, Part
from nelaudit.dates.words import LAST_MONTH
from nelaudit.model.dates import DateKind, DateMention

_LEAP_CYCLE = 8
"""The longest stretch of years without a 29 February."""

_SOME_LEAP_YEAR = 2000
_SHORTEST_MONTH = 28
_NAMED = frozenset({DateKind.DAY, DateKind.MONTH})


def _last_day(year: int, month: int) -> int:
    return calendar.monthrange(year, month)[1]


def latest_year(part: Part, written_on: dt.date) -> int | None:
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


def share_years(chain: tuple[Part, ...], written_on: dt.date | None) -> tuple[Part, ...]:
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


def _relative(part: Part, written_on: dt.date | None) -> Part:
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


def _kind(part: Part) -> DateKind:
    """What a part is once it has the year it can have."""
    if part.broken:
        return DateKind.IMPOSSIBLE
    if part.month is None:
        return DateKind.VAGUE
    day = 1 if part.day is None else part.day
    if not _exists(day, part.month, part.year):
        turned = part.numeric and _exists(part.month, day, part.year)
        return DateKind.US_ORDER if turned else DateKind.IMPOSSIBLE
    if part.year is None:
        return DateKind.VAGUE
    return DateKind.MONTH if part.day is None else DateKind.DAY


def _iso(part: Part) -> str:
    day = part.day
    return f"{part.year:04d}-{part.month:02d}" if day is None else f"{part.year:04d}-{part.month:02d}-{day:02d}"


def _mention(raw: str, start: int, end: int, kind: DateKind, iso: str | None = None) -> DateMention:
    """A mention with its place in the text as given, which has no blank before it."""
    return DateMention(start=start - 1, end=end - 1, text=raw[start:end], iso=iso, kind=kind)


def one(raw: str, part: Part) -> DateMention:
    """The mention of a part that has the year it can have."""
    kind = _kind(part)
    iso = _iso(part) if kind in _NAMED else None
    start, end = part.start, part.end
    return DateMention(start=start - 1, end=end - 1, text=raw[start:end], iso=iso, kind=kind)


def _range(raw: str, first: Part, last: Part) -> DateMention | None:
    """One mention for both ends, or None where they are no range that a calendar can hold."""
    kinds = {_kind(first), _kind(last)}
    if kinds <= {DateKind.DAY, DateKind.MONTH}:
        start, end = _iso(first), _iso(last)
        if start[:7] > end[:7] or start > end:
            return None
        return _mention(raw, first.start, last.end, DateKind.RANGE, f"{start}/{end}")
    if kinds == {DateKind.VAGUE} and first.month and last.month:
        return _mention(raw, first.start, last.end, DateKind.VAGUE)
    return None


def mentions_of(raw: str, chain: tuple[Part, ...], written_on: dt.date | None) -> list[DateMention]:
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
