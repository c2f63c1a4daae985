"""What may stand in a text of the demonstration, and how it is filled in.

A template holds `[this|or that]`, of which one is taken, and `{slots}`: a day (`{icpc}`, or `{icpc:m}` for its month
alone), a pronoun, a number of the case or a word of the agency.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches

WORDS = ("he", "him", "his", "himself", "boy", "worker", "record", "sup", "manager")
"""The slots for words; with a capital (`{He}`) they begin a sentence."""

CHILD = ("C", "CC")
"""The slots for the child, within a sentence and at its beginning."""

_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_SLOT = re.compile(r"\{([\w.]+)(:m)?\}")
_SIGNS = re.compile(r"[\[\]{}|]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Slots:
    """The slots that a file's texts may hold: days, which may be told by their month alone, and words."""

    days: frozenset[str] = frozenset()
    words: frozenset[str] = frozenset()

    def mistakes(self, template: str) -> Iterator[tuple[str, str]]:
        """What is wrong with a template: what was found, and what to do."""
        for match in _SLOT.finditer(template):
            name, month = match.groups()
            if name not in (self.days if month else self.days | self.words):
                yield f"{match[0]} stands for nothing.", self._instead(name)
        rest = _CHOICE.sub("", _SLOT.sub("", template))
        if _SIGNS.search(rest) or any("|" not in match[1] for match in _CHOICE.finditer(template)):
            yield "A bracket or a bar is not in its place.", "Write [this|or that] for a choice and {name} for a slot."

    def _instead(self, name: str) -> str:
        near = get_close_matches(name, sorted(self.days | self.words), n=1)
        return f"Did you mean {{{near[0]}}}?" if near else "README.md beside the texts lists the slots."


def word_slots() -> frozenset[str]:
    """The slots for words of the agency and the child, small and with a capital."""
    return frozenset((*WORDS, *(word.capitalize() for word in WORDS), *CHILD))


def is_plain(text: str) -> bool:
    """Whether nothing in the text asks to be filled in."""
    return not _SIGNS.search(text)


def filled(template: str, chance: random.Random, slot: Callable[[str, bool], str]) -> str:
    """The template with its choices made by chance, in order, and then its slots filled by `slot(name, month only)`."""
    text = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), template)
    return _SLOT.sub(lambda match: slot(match[1], bool(match[2])), text)


def with_words(template: str, words: Mapping[str, str]) -> str:
    """The template with the slots filled that the words name; others stay."""
    return _SLOT.sub(lambda match: words.get(match[1], match[0]), template)
