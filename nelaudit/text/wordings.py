"""A phrase of the codebook → the wordings that it stands for.

`word*` is any word that begins so; `(a/b)` either; `{name}` any of a word list; ` ... ` up to eight other words. In comes
the text of a cell; out come its parts in order, each with the keys that may fill it. Finding them is left to `phrases`.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from math import prod

GAP = 8  # other words that ` ... ` may stand for

_MOST_KEYS = 200
"""A run that stands for more wordings than this is cut into parts that join on."""

WORD = re.compile(r"\w+(?:['’]\w+)*|&")
_ITEM = re.compile(r"\(([^()]*)\)|(\{[^{}()]*\}|[^\s(){}]+)")
_LIST = re.compile(r"\{([^{}]*)\}")
_DOTS = re.compile(r"(?:^|\s)(?:\.\.\.|…)(?:\s|$)")
_STRAY = re.compile(r"[(){}]")


class PatternError(ValueError):
    """What is wrong with the text of a phrase, and what to write."""

    def __init__(self, found: str, put_right: str) -> None:
        super().__init__(found)
        self.found, self.put_right = found, put_right


@dataclass(frozen=True, slots=True)
class WordingPart:
    """One run of words: the keys that may fill it, and how many other words may stand before it."""

    keys: frozenset[str]
    gap: int


def plain(words: Iterable[str]) -> str:
    """Words as they are compared: one case, one apostrophe, `&` as "and", one space between."""
    return f" {' '.join(words)} ".casefold().replace("’", "'").replace(" & ", " and ")[1:-1]


def parts_of(text: str, lists: Mapping[str, tuple[str, ...]]) -> tuple[WordingPart, ...]:
    """The parts of a phrase in order. A word with a star ends its part, for what follows joins on after any ending.

    Raises:
        PatternError: a bracket stands alone, or a list is unknown.
    """
    parts: list[WordingPart] = []
    for segment in _DOTS.split(text):
        gap = GAP if parts else 0
        run: list[list[str]] = []
        for item in _items(segment, lists):
            if run and prod(map(len, run)) * len(item) > _MOST_KEYS:
                parts.append(WordingPart(_keys(run), gap))
                run, gap = [], 0
            run.append(item)
            if any(choice.endswith("*") for choice in item):
                parts.append(WordingPart(_keys(run), gap))
                run, gap = [], 0
        if run:
            parts.append(WordingPart(_keys(run), gap))
    return tuple(part for part in parts if part.keys)


def holds_words(text: str, lists: Mapping[str, tuple[str, ...]]) -> bool:
    """Whether there is a word to look for; reads a phrase without working out its wordings.

    Raises:
        PatternError: a bracket stands alone, or a list is unknown.
    """
    items = [item for segment in _DOTS.split(text) for item in _items(segment, lists)]
    return any(WORD.search(wording) for item in items for wording in item)


def _items(segment: str, lists: Mapping[str, tuple[str, ...]]) -> list[list[str]]:
    """The words, choices and lists of a segment, each as the words that may stand there; a choice may name lists."""
    if _STRAY.search(_ITEM.sub(" ", segment)):
        raise PatternError("A bracket is not closed, or stands in another.", "Write (this/that) and {list}.")
    return [
        [wording for choice in (choices.split("/") if choices else [word]) for wording in _listed(choice, lists)]
        for choices, word in _ITEM.findall(segment)
    ]


def _listed(choice: str, lists: Mapping[str, tuple[str, ...]]) -> list[str]:
    """A choice once for each word of the lists that it names."""
    if "{" not in choice:
        return [choice]
    pieces = _LIST.split(choice)
    for name in pieces[1::2]:
        if name not in lists:
            raise PatternError(f"There is no list “{name}”.", "Write a name from the sheet Lists, or add it there.")
    words = [lists[piece] if place % 2 else (piece,) for place, piece in enumerate(pieces)]
    return ["".join(each) for each in product(*words)]


def _keys(run: list[list[str]]) -> frozenset[str]:
    """Words between spaces, one key for each wording; left open after a star, which only a run's last item holds."""
    keys = [""]
    for item in run:
        words = [_compared(wording) for wording in item]
        keys = [f"{key} {word}" if word else key for key in keys for word in words]
    return frozenset([key.removesuffix("*") if key.endswith("*") else f"{key} " for key in keys if key])


@lru_cache(maxsize=1 << 14)
def _compared(wording: str) -> str:
    """One item's wording as it is compared, with its star."""
    return plain(WORD.findall(wording)) + ("*" if wording.endswith("*") else "")
