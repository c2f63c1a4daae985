"""Ties neighbouring parts into chains: lists and ranges that share a month or year.

What comes in are parts in text order. What goes out are chains; a weak part that found no company
is left out.
"""

import re

from nelaudit.text.dates import surroundings
from nelaudit.text.dates.parts import DatePart, Link
from nelaudit.text.dates.words import CONNECTOR, FIRST_NAMES, LAST_DAY, LAST_MONTH, MONTHS, RANGE_CONNECTOR

_CONNECTOR = re.compile(CONNECTOR)
_LONGEST_GAP = 24
"""Longer than any connector: three blanks, a comma, "and", three blanks, "again on the"."""

_NAMES = frozenset(MONTHS[name] for name in FIRST_NAMES)


def _can_join(part: DatePart) -> bool:
    """Whether a part names a month of the calendar; vague phrases and slips stand alone."""
    return part.month is not None and 1 <= part.month <= LAST_MONTH and not part.broken


def _link(text: str, first: DatePart, second: DatePart) -> Link | None:
    """How two neighbouring parts are joined, or None if they are not."""
    gap = text[first.end : second.start]
    if not (_can_join(first) and _can_join(second)) or (first.link is None and not _CONNECTOR.fullmatch(gap)):
        return None
    if gap.strip() == "to" and surroundings.is_moved(text, first.start):
        return Link.LIST
    if RANGE_CONNECTOR.search(gap) or first.link is Link.RANGE:
        return Link.RANGE
    bare = gap.strip()
    if bare.startswith(("and", "&")) and surroundings.follows(text, first.start, "between"):
        return Link.RANGE
    loose = first.weak != second.weak and bare in {",", "/", "+"} and first.day is not None
    return None if loose and not _is_in_line(first, second) else Link.LIST


def _is_in_line(first: DatePart, second: DatePart) -> bool:
    """Whether numbers after a comma go on with a list of days: 12/3/16, 15/3; but 12/3/16, 3/4 may be a score."""
    if not (first.numeric and second.numeric) or first.day is None or second.day is None:
        return False
    return first.weak or second.day > (second.month or LAST_MONTH)


def _with_month(text: str, last: DatePart, part: DatePart) -> DatePart | None:
    """A bare day ("and again Weds 16th") with the month of the date before it, which it must come after."""
    if part.month is not None or part.day is None or last.month is None or last.day is None:
        return None
    if not last.day < part.day <= LAST_DAY or not _CONNECTOR.fullmatch(text, last.end, part.start):
        return None
    return part._replace(month=last.month, weak=False)


def chains(text: str, parts: list[DatePart]) -> list[list[DatePart]]:
    """Parts tied into chains, each link noted on the earlier part."""
    found: list[list[DatePart]] = []
    reached = -_LONGEST_GAP
    for read in parts:
        part, link = read, None
        if read.start - reached < _LONGEST_GAP and found:
            last = found[-1][-1]
            part = _with_month(text, last, read) or read
            link = _link(text, last, part)
        if link is None:
            found.append([part])
        else:
            found[-1][-1] = found[-1][-1]._replace(link=link)
            found[-1].append(part)
        reached = part.end
    return [chain for chain in found if not chain[0].weak or _counts(chain)]


def _counts(chain: list[DatePart]) -> bool:
    """Whether a chain holds a date: a part that stands by itself, or months in company (Jan, Feb and March)."""
    if not all(part.weak for part in chain):
        return True
    months = [part for part in chain if part.day is None and part.month is not None]
    return len(chain) > 1 and len(months) == len(chain) and any(part.month not in _NAMES for part in months)
