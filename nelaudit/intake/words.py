"""Of which question the words beside a row are: what was printed there decides, and never the hidden name against it."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from functools import lru_cache

from rapidfuzz import fuzz

from nelaudit.intake.rows import IssuedRows, bare

LIKENESS = 88.0
"""How like, out of 100, an altered question must be to the one issued."""

MARGIN = 8.0
"""By how much it must be more like it than like any other question."""

_SHORTEST_LIKE = 15
"""Shorter words are compared whole: by likeness, “Manager” would be “Managed”."""

_SHORTEST_PART = 25
"""A piece of a question's words is the question's own from this length on."""

_LONGEST_LIKE = 2500
"""Longer texts are not compared by likeness: an account is no question that was reworded."""


class Sure(IntEnum):
    """How surely words are those of a question."""

    NOT = 0
    LIKE = 1
    PART = 2
    FIRST_LINE = 3
    WHOLE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidRow:
    """The hidden names of the rows whose words a text may be, and how surely; `scores` (0 to 100) where by likeness."""

    keys: frozenset[str] = frozenset()
    sure: Sure = Sure.NOT
    scores: Mapping[str, float] = field(default_factory=dict)


_NO_ROW = SaidRow()


def printed_as(issued: IssuedRows, text: str) -> SaidRow:
    """Of which rows a text is the printed words, in the surest of two ways: whole, first line; most are of none."""
    return _printed_as(issued, bare(text))


def _printed_as(issued: IssuedRows, words: str) -> SaidRow:
    if keys := issued.by_whole.get(words):
        return SaidRow(keys=keys, sure=Sure.WHOLE)
    if keys := issued.by_first.get(words):
        return SaidRow(keys=keys, sure=Sure.FIRST_LINE)
    return _NO_ROW


@lru_cache(maxsize=16384)
def said_by(issued: IssuedRows, text: str) -> SaidRow:
    """What a text says of whose words it is, in the surest of four ways: whole, first line, piece, likeness."""
    words = bare(text)
    if not words:
        return _NO_ROW
    if (printed := _printed_as(issued, words)).keys:
        return printed
    if keys := _pieces(issued, words):
        return SaidRow(keys=keys, sure=Sure.PART)
    if not _SHORTEST_LIKE <= len(words) <= _LONGEST_LIKE:
        return _NO_ROW
    scores = {one.key: _likeness(words, one.whole, one.first) for one in issued.wordings if one.first}
    keys = frozenset(key for key, score in scores.items() if score >= LIKENESS)
    return SaidRow(keys=keys, sure=Sure.LIKE, scores=scores) if keys else _NO_ROW


def _pieces(issued: IssuedRows, words: str) -> frozenset[str]:
    """The rows whose first line stands within the words, or of whose words these are a piece.

    A first line that stands within another one that is there as well says nothing of its own.
    """
    padded = f" {words} "
    within = {
        one.key: one.first
        for one in issued.wordings
        if one.first
        and (f" {one.first} " in padded if len(one.first) >= _SHORTEST_LIKE else padded.startswith(f" {one.first} "))
    }
    own = {
        key
        for key, first in within.items()
        if not any(first != other and f" {first} " in f" {other} " for other in within.values())
    }
    if own:
        return frozenset(own)
    if len(words) < _SHORTEST_PART:
        return frozenset()
    return frozenset(one.key for one in issued.wordings if padded in f" {one.whole} ")


def _likeness(words: str, whole: str, first: str) -> float:
    """How like the words are to a question with its hint, to its first line, or by how it begins; 0 to 100."""
    scores = [fuzz.ratio(words, whole), fuzz.ratio(words, first)]
    if len(words) > len(first) >= _SHORTEST_PART:
        scores += [fuzz.ratio(words[: len(first)], first), fuzz.partial_ratio(first, words)]
    return max(scores)


def row_meant(issued: IssuedRows, named: str, texts: Collection[str]) -> tuple[frozenset[str], Sure, str]:
    """The rows that the texts beside a row are the words of: none, one or several; how surely; and the text that says it.

    `named` is the row's hidden name where it has one: it decides between questions whose words are the same, and where
    its own words are the likest.
    """
    meant: dict[str, tuple[Sure, str]] = {}
    for text in texts:
        said = said_by(issued, text)
        for key in _narrowed(said, named):
            if key not in meant or meant[key][0] < said.sure:
                meant[key] = (said.sure, text)
    if len(meant) == 1:
        sure, text = next(iter(meant.values()))
        return frozenset(meant), sure, text
    return frozenset(meant), Sure.NOT, next((text for _, text in meant.values()), "")


def _narrowed(said: SaidRow, named: str) -> frozenset[str]:
    """The rows meant, where the name or a clear margin of likeness decides between several."""
    if said.sure is Sure.LIKE:
        ranked = sorted(said.scores.items(), key=lambda one: -one[1])
        best, second = ranked[0], (ranked[1][1] if len(ranked) > 1 else 0.0)
        if named in said.keys and said.scores[named] >= best[1]:
            return frozenset({named})
        if best[1] - second >= MARGIN:
            return frozenset({best[0]})
        return frozenset(key for key, score in ranked if score > best[1] - MARGIN)
    if said.sure >= Sure.FIRST_LINE and named in said.keys:
        return frozenset({named})
    return said.keys
