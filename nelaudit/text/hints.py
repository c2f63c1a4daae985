"""Many patterns over one text, made quick: first which of them it may hold at all, then what it holds, in order.

A single pattern of many alternatives tries each of them at every letter. Here bare words that hint at each are looked for
in one pass over the text, and only the patterns hinted at are searched for. What comes out is the same.
"""

import re
from collections.abc import Iterator, Mapping

import ahocorasick


class Hints:
    """Bare words in small letters that hint at things: whatever tells of a thing holds one of its words."""

    def __init__(self, hints: Mapping[str, str]) -> None:
        """Takes the words of each thing, upright strokes between them."""
        hinted: dict[str, list[str]] = {}
        for key, words in hints.items():
            for word in words.split("|"):
                hinted.setdefault(word, []).append(key)
        self._automaton = ahocorasick.Automaton()
        for word, keys in hinted.items():
            self._automaton.add_word(word, keys)
        self._automaton.make_automaton()

    def of(self, low: str) -> frozenset[str]:
        """What a text in small letters may tell of."""
        return frozenset([key for _, keys in self._found(low) for key in keys])

    def any_in(self, low: str) -> bool:
        """Whether a text in small letters may tell of any of the things at all."""
        return next(self._found(low), None) is not None

    def _found(self, low: str) -> Iterator[tuple[int, list[str]]]:
        """Where words end, each with the things that it hints at; there may be no words at all."""
        return self._automaton.iter(low) if len(self._automaton) else iter(())


def in_order(low: str, patterns: Mapping[str, re.Pattern[str]]) -> Iterator[tuple[str, re.Match[str]]]:
    """The matches of several patterns from left to right, none within another, each with its pattern's key.

    They are those that one pattern with these alternatives would find: where two begin at the same letter, the first counts.
    """
    place = 0
    while True:
        found = [(key, match) for key, pattern in patterns.items() if (match := pattern.search(low, place))]
        if not found:
            return
        key, first = min(found, key=lambda one: one[1].start())
        yield key, first
        place = first.end()
