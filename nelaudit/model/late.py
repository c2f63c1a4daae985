"""Patterns that are made ready when they are first asked: of the many that there are a command needs few."""

import re
from functools import cached_property
from typing import Any, cast


class _Late:
    """What stands in a pattern's place. Each of its ways to look is kept once it was asked for, and costs nothing more."""

    def __init__(self, words: str, flags: int) -> None:
        self._words, self._flags = words, flags

    @cached_property
    def _compiled(self) -> re.Pattern[str]:
        return re.compile(self._words, self._flags)

    def __getattr__(self, name: str) -> Any:
        found = getattr(self._compiled, name)
        setattr(self, name, found)
        return found


def late(words: str, flags: int = 0) -> re.Pattern[str]:
    """A pattern as `re.compile` makes it, at its first use: for one that is long, or that few texts are asked about."""
    return cast("re.Pattern[str]", _Late(words, flags))
