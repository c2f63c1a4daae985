"""The one place that takes out of texts whatever identifies a child.

A `Guard` knows the names, birthdays, numbers and addresses of every case that the board ever had, and takes them out of a
text however they are spelt.
"""

import datetime as dt
import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from nelaudit.model.definitions import Subject
from nelaudit.model.folding import Folded, fold, folded
from nelaudit.privacy.finding import Span, spans_in
from nelaudit.privacy.known import KnownNames, made_ready
from nelaudit.privacy.marks import ADDRESS, FOUND, NAME

_BETWEEN = re.compile(r"[\s'.,-]{0,3}|\s[a-z]\.?\s")
_INITIAL_BEFORE = re.compile(r"(?<![A-Za-z0-9])([A-Z])\.?\s?$")
_INITIAL_AFTER = re.compile(r"\s([B-HJ-Z])(?:['’.]?[A-Z](?![A-Za-z]))?(?:\.(?=\s[a-z]))?(?![A-Za-z0-9'’])")
_END, _FEW = 1 << 40, 4
_LONG = 4_000
_KEPT = 60_000
"""How many texts are remembered: documents show the same sentences, file names and headings again and again."""


@dataclass(frozen=True, kw_only=True)
class Guard:
    """Takes out of texts whatever identifies a child. Not slotted: it remembers the texts that it has seen.

    `whole` are the board's own words that are left as they are where a text holds nothing else, and `phrases` those of
    several words wherever they stand, such as an agency's name. `plain_births` are the birthdays that are taken out wherever
    they stand; all others only beside words that speak of a birth.
    """

    known: KnownNames
    whole: frozenset[str] = frozenset()
    phrases: tuple[str, ...] = ()
    plain_births: frozenset[dt.date] = frozenset()

    @cached_property
    def _seen(self) -> dict[tuple[str, bool], str]:
        return {}

    def text(self, text: str, *, heading: bool = False) -> str:
        """The text without what identifies a child; the very same text where nothing does.

        In a `heading` of the program's own, a word alone is no name.
        """
        if len(text) > _LONG:
            return self._cleared(text, heading=heading)
        key = (text, heading)
        found = self._seen.get(key)
        if found is None:
            if len(self._seen) > _KEPT:
                self._seen.clear()
            found = self._seen[key] = self._cleared(text, heading=heading)
        return found

    def holds(self, text: str) -> bool:
        """Whether anything in the text would be taken out."""
        return self.text(text) != text

    def with_births(self, plain: Iterable[dt.date], but: Iterable[dt.date] = ()) -> "Guard":
        """The same guard, by which these birthdays are taken out wherever they stand, `but` for days of an audit's own."""
        return replace(self, plain_births=(frozenset(plain) & self.known.births) - frozenset(but))

    def _cleared(self, text: str, *, heading: bool) -> str:
        if not text or text in self.whole:
            return text
        one = fold(text)
        parts, done = list[str](), 0
        for start, end, mark in self._spans(one, heading=heading):
            parts += [text[done : one.start(start)], mark]
            done = one.end(end)
        return "".join((*parts, text[done:])) if parts else text

    def _spans(self, one: Folded, *, heading: bool) -> tuple[Span, ...]:
        """What is to be taken out, in order and without overlaps."""
        found = spans_in(self.known, one, self.plain_births, heading=heading)
        if not found:
            return ()
        left = [at.span() for at in FOUND.finditer(one.original)] if "[" in one.original else []
        left += [span for phrase in self.phrases for span in _places(one.original, phrase)]
        if left:
            left.sort()
            found = [span for span in found if not _lies_in(left, one.start(span.start), one.end(span.end))]
        return tuple(_with_initials(self.known, one, span) for span in _joined(one, found))


def make_guard(subjects: Iterable[Subject], own_words: Iterable[str] = ()) -> Guard:
    """A guard over these subjects, by which every birthday is taken out wherever it stands.

    Args:
        subjects: Every child that the board's cases are about.
        own_words: What the board itself defines (names of agencies, questions, themes): a name in it is a coincidence, and
            stays, unless it is one of the children's whole names.
    """
    return _made(tuple(dict.fromkeys(subjects)), tuple(dict.fromkeys(word for word in own_words if word)))


@lru_cache(maxsize=4)
def _made(subjects: tuple[Subject, ...], words: tuple[str, ...]) -> Guard:
    """The guard, made once for the commands and audits of one run."""
    towns = frozenset(part for text in words for part in re.findall(r"[a-z]+", folded(text)))
    known = made_ready(subjects, towns)
    clashing = [word for word in words if spans_in(known, fold(word), frozenset()) and not _names_a_child(known, word)]
    return Guard(
        known=known,
        whole=frozenset(clashing),
        phrases=tuple(word for word in clashing if " " in word),
        plain_births=known.births,
    )


def _names_a_child(known: KnownNames, text: str) -> bool:
    """Whether two names of one child stand in a text of the board's own."""
    held = set(re.findall(r"[a-z]+", folded(text).replace("'", "")))
    return any(len(names & held) > 1 for names in known.whole_names)


def _lies_in(parts: list[tuple[int, int]], start: int, end: int) -> bool:
    """Whether a span lies in one of the parts, which are in order; of parts that overlap one of the last few."""
    at = bisect_right(parts, (start, _END))
    return any(end <= stop for _, stop in parts[max(at - _FEW, 0) : at])


def _places(text: str, phrase: str) -> Iterator[tuple[int, int]]:
    at = text.find(phrase)
    while at >= 0:
        yield at, at + len(phrase)
        at = text.find(phrase, at + 1)


def _joined(one: Folded, found: Iterable[Span]) -> list[Span]:
    """Spans in order, overlapping ones as one; names side by side are one name."""
    joined: list[Span] = []
    for span in sorted(found):
        before = joined[-1] if joined else None
        if before and span.start < before.end:
            mark = before.mark if before.end - before.start >= span.end - span.start else span.mark
            joined[-1] = Span(before.start, max(before.end, span.end), mark)
        elif before and before.mark == span.mark and _belong_together(one, before, span):
            joined[-1] = Span(before.start, span.end, span.mark)
        else:
            joined.append(span)
    return joined


def _belong_together(one: Folded, before: Span, span: Span) -> bool:
    """Whether no sentence, possessive or item of a list ends between two spans."""
    between = one.low[before.end : span.start]
    if not _BETWEEN.fullmatch(between) or between.startswith("'s"):
        return False
    return not (between.startswith(".") and len(between) > 1) and ("," not in between or before.mark == ADDRESS)


def _with_initials(known: KnownNames, one: Folded, span: Span) -> Span:
    """A name with the initials that stand before or after it: "L. O'Brien", "Liam O."."""
    if span.mark != NAME or one.places is not None:
        return span
    start, end = span.start, span.end
    before = _INITIAL_BEFORE.search(one.original[max(0, start - 4) : start])
    if before and before[1].lower() in known.initials:
        start -= len(before[0])
    after = _INITIAL_AFTER.match(one.original, end)
    if after and after[1].lower() in known.initials:
        end += len(after[0])
    return Span(start, end, NAME)
