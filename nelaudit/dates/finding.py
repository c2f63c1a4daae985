"""Finds the date mentions of a text: forms and phrases first, then lists and ranges, then values."""

import datetime as dt
import re
from collections.abc import Iterator

from nelaudit.dates import surroundings
from nelaudit.dates.grammar import CLOCK, DIGIT, FORMS, NAME, Form
from nelaudit.dates.joining import chains
from nelaudit.dates.parts import Part
from nelaudit.dates.resolving import mentions_of
from nelaudit.dates.vague import vague_parts
from nelaudit.dates.words import MONTH
from nelaudit.model.dates import DateMention

_ANY_CLOCK = re.compile("[0-9]:[0-9]")
_ANY_DIGIT = re.compile("[0-9]")
_ANY_MONTH = re.compile(MONTH, re.IGNORECASE)

_Found = tuple[Part, ...]


def find_dates(text: str, *, written_on: dt.date | None = None) -> tuple[DateMention, ...]:
    """Find the dates a text states, in text order and without overlap.

    Args:
        text: An answer as it was written.
        written_on: The date it was written, where known. A day or month without a year is then the
            latest such day or month not after it; without it such a mention is vague.

    Returns:
        One mention a date, and one a range. Offsets are code points of the text as given.
    """
    parts = [part for found in _longest(text) for part in found]
    mentions = [m for chain in chains(text, parts) for m in mentions_of(text, chain, written_on)]
    return tuple(mentions)


def _matches(text: str, form: Form) -> Iterator[_Found]:
    """Every reading of one form. After one that fails, the search goes on at the next character."""
    position = 0
    while match := form.pattern.search(text, position):
        found = form.read(text, match)
        if found:
            yield found
        position = found[-1].end if found else match.start() + 1


def _readings(text: str) -> Iterator[_Found]:
    """Every reading of every form that the text can hold, in the order of the table."""
    there = {
        name for name, pattern in ((DIGIT, _ANY_DIGIT), (NAME, _ANY_MONTH), (CLOCK, _ANY_CLOCK)) if pattern.search(text)
    }
    for form in FORMS:
        if form.needs <= there:
            yield from _matches(text, form)
    for part in vague_parts(text):
        yield (part,)


def _longest(text: str) -> list[_Found]:
    """Of readings that overlap, the one that begins first, and of those the longest."""
    order = sorted(_readings(text), key=lambda found: (found[0].start, found[0].start - found[-1].end))
    kept: list[_Found] = []
    reached = 0
    for found in order:
        start, end = found[0].start, found[-1].end
        if start >= reached and not surroundings.is_inside_address(text, start, end):
            kept.append(found)
            reached = end
    return kept
