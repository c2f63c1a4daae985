"""Passages of an answer that are about somebody other than the subject child, as the form asks auditors to mark them.

The guidance lets additional people stand only in the evidence box, marked as not the subject: "Re sibling: …",
"Brother (not the subject) …". In comes a text; out come the marked passages and whom each is about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from nelaudit.text.sentences import sentences

OTHER = "not the subject"
"""What a passage is said to be about where its mark names nobody."""

_RELATIVE = (
    r"siblings?|brothers?|sisters?|half[- ](?:brother|sister|sibling)s?|step[- ]?(?:brother|sister|sibling)s?|cousins?|twin|"
    r"mother|mum|father|dad|step[- ]?(?:mother|father)|grand(?:mother|father|parents?)|aunt|uncle|partner|parents?|carers?"
)
_STOP = re.compile(r"[.!?;\n(]")
_ENDS_MARK = frozenset(":-–")
_OPENING = re.compile(
    rf"\s*\(?(?:re|regarding|about|concerning|note on)\b\s*[:.-]?\s*(?:the |his |her |their )?"
    rf"(?:(?:older|younger|elder|eldest|youngest|half) )?(?P<who>{_RELATIVE})\b[^:.\n]{{0,40}}(?::|-|–)",
    re.IGNORECASE,
)
"""As in "Re older brother: "."""

_LABEL = re.compile(
    r"(?<!\()\s*(?:(?:older|younger|elder|half)[- ])?(?P<who>siblings?|brothers?|sisters?|cousins?)\s*(?::|–| - )",
    re.IGNORECASE,
)
_NOT_SUBJECT = re.compile(
    r"\bnot the (?:subject(?:'s|’s)?(?: child)?|child (?:who is )?(?:being )?audited)\b", re.IGNORECASE
)
_NAMED = re.compile(rf"\b(?P<who>{_RELATIVE})\b", re.IGNORECASE)
"""As in "his half-brother"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedPassage:
    """A stretch of a text and whom it is about; offsets in code points."""

    start: int
    end: int
    about: str


def marked_passages(text: str) -> tuple[MarkedPassage, ...]:
    """The passages marked as about somebody else: from an opening mark to the line's end, else the marked sentence."""
    return tuple(_passages(text))


def _passages(text: str) -> Iterator[MarkedPassage]:
    start = 0
    for line in text.splitlines(keepends=True):
        opening = _opening(line)
        if opening:
            yield MarkedPassage(start=start + opening.start(), end=start + len(line), about=opening["who"].casefold())
        elif "not the" in line.lower():
            for low, high in sentences(line):
                mark = _NOT_SUBJECT.search(line, low, high)
                if mark:
                    named = _NAMED.search(line, low, high)
                    rest = len(line) if line[mark.end() : mark.end() + 2].strip(") ")[:1] == ":" else high
                    yield MarkedPassage(
                        start=start + low, end=start + rest, about=named["who"].casefold() if named else OTHER
                    )
        start += len(line)


def _opening(line: str) -> re.Match[str] | None:
    """The mark that opens a passage: at the line's beginning or after a stop, which alone are places to try."""
    if _ENDS_MARK.isdisjoint(line):
        return None
    places = [0, *(stop.end() for stop in _STOP.finditer(line))]
    tried = (mark.match(line, place) for mark in (_OPENING, _LABEL) for place in places)
    return next(filter(None, tried), None)
