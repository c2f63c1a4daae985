"""Finds the date mentions of a text: forms first, then lists and ranges, then values.

The scanner passes over a text once and stops only where a form of the table may begin, so that text without dates
costs little; there the rows of the table are asked from the first that matches on.
"""

import datetime as dt
import re
from dataclasses import replace
from functools import lru_cache

from nelaudit.model.dates import DateMention
from nelaudit.text.dates import surroundings, vague
from nelaudit.text.dates.grammar import (
    BARE_DAY,
    BY_DIGIT,
    BY_MONTH,
    BY_WORD,
    FORMS,
    SCANNER,
    WEEKDAY_BEFORE,
    Rows,
)
from nelaudit.text.dates.joining import chains
from nelaudit.text.dates.parts import DatePart, SaidDate
from nelaudit.text.dates.resolving import mentions_of, one
from nelaudit.text.dates.unseen import has_unseen, without_unseen
from nelaudit.text.dates.words import MONTHS, WEEKDAYS, full_year, plain

_WEEKDAY_ALONE: Rows = tuple(form for form in FORMS if form.read is vague.weekday)
_MONTH = r"(?:0?[1-9]|1[0-2])"
_ONE = (
    rf"(?:(?:0?[1-9]|[12][0-9]|3[01])(?:/{_MONTH}/(?:(?:19|20)[0-9]{{2}}|[0-9]{{2}})"
    rf"|\.{_MONTH}\.(?:19|20)[0-9]{{2}}|-{_MONTH}-(?:19|20)[0-9]{{2}})"
    r"|(?:19|20)[0-9]{2}-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12][0-9]|3[01]))"
)
_CELL = re.compile(rf"{_ONE}(?:[,;] ?{_ONE})*+")
_NUMBERS = re.compile("([0-9]+)[/.-]([0-9]+)[/.-]([0-9]+)")
_YEAR_DIGITS = 4
"""Whole dates and nothing else, as most cells for dates hold them: worth a way of its own, since it is most of the calls."""

_Parts = tuple[DatePart, ...]


def find_dates(text: str, *, written_on: dt.date | None = None) -> tuple[DateMention, ...]:
    """Find the dates a text states, in text order and without overlap.

    Args:
        text: An answer as it was written.
        written_on: The date it was written, where known. A day or month without a year is then the
            latest such day or month not after it; without it such a mention is vague.

    Returns:
        One mention a date, and one a range. Offsets are code points of the text as given.
    """
    if text[:1].isdigit() and _CELL.fullmatch(text):
        return _cell_dates(text)
    if not text.isascii() and has_unseen(text):
        return _dates_beneath(text, written_on)
    return _dates(text, written_on)


def _dates_beneath(text: str, written_on: dt.date | None) -> tuple[DateMention, ...]:
    """The dates of a text without the signs that nobody sees in it; and those that only such a sign parts from others."""
    seen, places = without_unseen(text)
    found = []
    for mention in _dates(seen, written_on):
        start, end = places[mention.start], places[mention.end - 1] + 1
        found.append(replace(mention, start=start, end=end, text=text[start:end]))
    parted = (
        one for one in _dates(text, written_on)
        if not any(one.start < other.end and other.start < one.end for other in found)
    )  # fmt: skip
    return tuple(sorted((*found, *parted), key=lambda one: one.start))


def _dates(text: str, written_on: dt.date | None) -> tuple[DateMention, ...]:
    """The dates of a text as it stands."""
    small = plain(text)
    hit = SCANNER.search(small)
    if hit is None:
        return ()
    said = SaidDate(" " + text, small)
    parts = _parts(said, hit)
    found: list[DateMention] = []
    for chain in chains(small, parts) if len(parts) != 1 or parts[0].weak else (parts,):
        if len(chain) == 1 and (chain[0].year is not None or written_on is None):
            found.append(one(said.raw, chain[0]))
        else:
            found += mentions_of(said.raw, chain, written_on)
    return tuple(found)


@lru_cache(maxsize=8192)  # the same days come again and again in the returns on one child
def _cell_dates(text: str) -> tuple[DateMention, ...]:
    """The dates of a cell that holds nothing else."""
    raw = f" {text}"
    found: list[DateMention] = []
    for match in _NUMBERS.finditer(raw):
        first, month, last = match.groups()
        day, year = (last, first) if len(first) == _YEAR_DIGITS else (first, last)
        found.append(one(raw, DatePart(match.start(), match.end(), int(day), int(month), full_year(year))))
    return tuple(found)


def _parts(said: SaidDate, hit: re.Match[str] | None) -> list[DatePart]:
    """Every part of a text from the first place on where a form may begin."""
    parts: list[DatePart] = []
    small = said.plain
    has_address = "@" in small or "://" in small or "www." in small
    while hit:
        start = hit.start() + 1
        found = _at(said, start, hit)
        if found and has_address and surroundings.is_inside_address(small, start, found[-1].end):
            found = ()
        parts += found
        hit = SCANNER.search(small, found[-1].end if found else start)
    return parts


def _at(said: SaidDate, start: int, hit: re.Match[str]) -> _Parts:
    """The parts that begin at a digit, a month, a weekday, or a word that opens a phrase."""
    word = hit["word"]
    if word is None:
        return _read(said, start, BY_DIGIT[hit.lastindex or 0])
    if word in MONTHS:
        return _read(said, start, BY_MONTH)
    if word in WEEKDAYS:
        before = WEEKDAY_BEFORE.match(said.plain, start)
        return (_after_weekday(said, start, before.end()) if before else ()) or _read(said, start, _WEEKDAY_ALONE)
    return _read(said, start, BY_WORD[word.replace("-", " ")])


def _read(said: SaidDate, start: int, rows: Rows) -> _Parts:
    """The parts of the first of these rows that matches here and whose reader accepts it."""
    for form in rows:
        match = form.pattern.match(said.plain, start)
        if match:
            found = form.read(said, match)
            if found:
                return found
    return ()


def _after_weekday(said: SaidDate, start: int, end: int) -> _Parts:
    """A date with the weekday before it, which makes even 12/3 one; else a bare day."""
    hit = SCANNER.match(said.plain, end - 1)
    found = _at(said, end, hit) if hit and hit["word"] not in WEEKDAYS else ()
    if found and found[0].day is None and found[0].month and found[0].year:
        # A weekday has no month: "Friday, Feb-22" is a day without its year, "Friday, March 2016" two things.
        return () if said.plain[found[0].end - 4 : found[0].end].isdigit() else (DatePart(start, found[0].end),)
    if found and (found[0].month or found[0].day or found[0].broken):
        return (found[0]._replace(start=start, weak=False), *found[1:])
    bare = BARE_DAY.match(said.plain, end)
    if not bare:
        return ()
    (day,) = vague.day_of_no_month(said, bare)
    return (day._replace(start=start, weak=not bare["ord"]),)
