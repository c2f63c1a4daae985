"""Auditors' shorthand → the words it stands for: "SW w. HV at init. conf." → "social worker with hv at initial conference".

What comes out is only compared, never shown. The abbreviations are the vocabulary's.
"""

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from nelaudit.model.vocabulary import Abbreviation
from nelaudit.text.notation import expanded, pattern_of

_DOT = r"\.?"
_TOKEN = re.compile(r"[a-z][a-z'/]*\d?")


@dataclass(frozen=True, slots=True)
class WrittenOut:
    """A text with its shorthand written out; `place` finds where a place of the original has gone."""

    words: str
    cuts: tuple[tuple[int, int], ...] = ()
    """After each replacement: the place in the original, and how far what follows it has moved."""

    def place(self, at: int) -> int:
        """Where in the new text a place of the original is; inside a replacement, its end."""
        found = bisect_right(self.cuts, at, key=lambda cut: cut[0])
        return at + self.cuts[found - 1][1] if found else at


class Shorthand:
    """The abbreviations of a vocabulary; where two begin at one letter, the first row counts."""

    def __init__(self, abbreviations: Sequence[Abbreviation]) -> None:
        """Takes the abbreviations in their order."""
        self._words = [one.written_out for one in abbreviations]
        found = "|".join(f"(?:{_pattern(one)})(?P<s{place}>)" for place, one in enumerate(abbreviations))
        self._pattern = re.compile(rf"\b(?:{found or '(?!)'})")
        self._places = {number: int(name[1:]) for name, number in self._pattern.groupindex.items()}
        shorts = [short for one in abbreviations for short in expanded(one.short.words)]
        self._hints = frozenset(token for short in shorts for token in _TOKEN.findall(short)[-1:])

    def written_out(self, low: str) -> WrittenOut:
        """A text in small letters with its shorthand written out."""
        if self._hints.isdisjoint(_TOKEN.findall(low)):
            return WrittenOut(low)
        parts: list[str] = []
        cuts: list[tuple[int, int]] = []
        since = moved = 0
        for match in self._pattern.finditer(low):
            words = self._words[self._places[match.lastindex or 1]]
            parts += (low[since : match.start()], words)
            since = match.end()
            moved += len(words) - len(match[0])
            cuts.append((since, moved))
        return WrittenOut("".join((*parts, low[since:])), tuple(cuts))


def _pattern(one: Abbreviation) -> str:
    """A short form with the full stop that may end it.

    It is labelled at its end: so it begins with its letter, and is passed over where another one stands.
    """
    ends_in_sign = not expanded(one.short.words)[0][-1:].isalnum()
    return pattern_of(one.short) + ("" if ends_in_sign else _DOT)
