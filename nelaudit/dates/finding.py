"""Finds the date mentions of a text: forms first, then lists and ranges, then values.

The scanner passes over a text once and stops only where a form of the table may begin, so that text without dates
costs little; there the rows of the table are asked from the first that matches on.
"""

import datetime as dt
import re

from nelaudit.dates import surroundings
from nelaudit.dates.grammar import BARE_DAY, FORM_OF_GROUP, FORMS, SCANNER, Form
from nelaudit.dates.joining import chains
from nelaudit.dates.parts import Part, Said
from nelaudit.dates.resolving import mentions_of, one
from nelaudit.dates.vague import day_of_no_month
from nelaudit.dates.vague import weekday as weekday_alone
from nelaudit.dates.words import plain
from nelaudit.model.dates import DateMention

_ADDRESSES = ("@", "://", "www.")
_Parts = tuple[Part, ...]


def find_dates(text: str, *, written_on: dt.date | None = None) -> tuple[DateMention, ...]:
    """Find the dates a text states, in text order and without overlap.

    Args:
        text: An answer as it was written.
        written_on: The date it was written, where known. A day or month without a year is then the
            latest such day or month not after it; without it such a mention is vague.

    Returns:
        One mention a date, and one a range. Offsets are code points of the text as given.
    """
    small = plain(text)
    hit = SCANNER.search(small)
    if hit is None:
        return ()
    said = Said(" " + text, small)
    parts = _parts(said, hit)
    if len(parts) == 1 and parts[0].year is not None:
        return (one(said.raw, parts[0]),)
    return tuple([m for chain in chains(small, parts) for m in mentions_of(said.raw, chain, written_on)])


def _parts(said: Said, hit: re.Match[str] | None) -> list[Part]:
    """Every part of a text from the first place on where a form may begin."""
    parts: list[Part] = []
    small = said.plain
    has_address = any(sign in small for sign in _ADDRESSES)
    while hit:
        start = hit.start() + 1
        found = _after_weekday(said, start, hit.end()) if hit.lastgroup == "weekday" else _read(said, start, hit)
        if found and has_address and surroundings.is_inside_address(small, start, found[-1].end):
            found = ()
        parts += found
        hit = SCANNER.search(small, found[-1].end if found else start)
    return parts


_LATER: tuple[tuple[Form, ...], ...] = tuple(
    tuple(form for form in FORMS[number + 1 :] if form.begins is FORMS[number].begins) for number in range(len(FORMS))
)
"""For each row the rows below it that may match at the same place."""


def _read(said: Said, start: int, hit: re.Match[str]) -> _Parts:
    """The parts that begin here: of the row that the scanner found, else of one below it."""
    number, form = FORM_OF_GROUP[hit.lastgroup or ""]
    match = form.pattern.match(said.plain, start)
    found = form.read(said, match) if match else ()
    if found:
        return found
    for later in _LATER[number]:
        match = later.pattern.match(said.plain, start)
        found = later.read(said, match) if match else ()
        if found:
            return found
    return ()


def _after_weekday(said: Said, start: int, end: int) -> _Parts:
    """A date with the weekday before it, which makes even 12/3 one; else a bare day, or the weekday alone."""
    hit = SCANNER.match(said.plain, end - 1)
    found = _read(said, end, hit) if hit and hit.lastgroup != "weekday" else ()
    if found and (found[0].month or found[0].day or found[0].broken):
        return (found[0]._replace(start=start, weak=False), *found[1:])
    bare = BARE_DAY.match(said.plain, end)
    if bare:
        (day,) = day_of_no_month(said, bare)
        return (day._replace(start=start, weak=not bare["ord"]),)
    for form in FORMS:
        if form.read is weekday_alone:
            match = form.pattern.match(said.plain, start)
            return form.read(said, match) if match else ()
    return ()
