"""Which matters of the vocabulary a text speaks of: kinds of paper, or topics of a child's life."""

import re
from collections.abc import Sequence
from functools import lru_cache

from nelaudit.model.vocabulary import Matter
from nelaudit.text.hints import Hints
from nelaudit.text.notation import hints_of, pattern_of


class Matters:
    """Matters by key, each with the wordings that show it."""

    def __init__(self, matters: Sequence[Matter]) -> None:
        """Takes the matters of a vocabulary."""
        self._patterns = {one.key: re.compile(rf"\b(?:{'|'.join(map(pattern_of, one.words))})") for one in matters}
        self._hints = Hints(
            {one.key: "|".join(sorted(frozenset().union(*map(hints_of, one.words)))) for one in matters}
        )
        self.of = lru_cache(maxsize=16384)(self._search)
        """The keys of those that a text in small letters speaks of; agencies write much in the same words."""

    def _search(self, low: str) -> frozenset[str]:
        return frozenset(key for key in self._hints.of(low) if self._patterns[key].search(low))
