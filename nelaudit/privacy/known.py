"""Everything that is looked for in texts, made ready once: what the names, birthdays, numbers and addresses of all cases are.

One Aho-Corasick automaton finds in one pass which names a text may hold, and where a pattern is worth trying; a second
one does the same for its digits alone.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import NamedTuple

import ahocorasick

from nelaudit.model.definitions import Subject
from nelaudit.model.folding import folded
from nelaudit.privacy.addresses import HOUSES, STREETS, PlaceName, numbered_parts, places_of, street_parts
from nelaudit.privacy.births import BIRTH_WORDS, dates_in, digits_of, ordinal_of
from nelaudit.privacy.marks import ADDRESS, NAME
from nelaudit.privacy.numbers import NO_NUMBERS, Numbers, numbers_of, without_numbers
from nelaudit.privacy.ordinary_words import WORDS
from nelaudit.privacy.own_wording import OWN_WORDING
from nelaudit.privacy.people import JOINED_OR_ALONE, Names, names_of

_SHORT = 2
_DOUBTFUL = WORDS | JOINED_OR_ALONE | STREETS | HOUSES
_SEPARATORS = (" ", "-", ".", ". ")
_INWARD = 3
"""The letters and digits of a postcode after its space."""


BIRTHS, NUMBERS, POSTCODES = 1, 2, 4
"""What a text may be worth being searched for, as flags that are added up."""


class Key(NamedTuple):
    """What a run of letters in a text may be: a name (`doubtful`: a word too), the anchor of patterns, or a hint."""

    length: int
    is_name: bool
    doubtful: bool
    patterns: tuple[int, ...]
    look: int


@dataclass(frozen=True, kw_only=True)
class KnownNames:
    """Everything that is looked for."""

    words: frozenset[str]
    patterns: tuple[tuple[re.Pattern[str] | PlaceName, str], ...]
    letters: ahocorasick.Automaton | None
    digits: ahocorasick.Automaton | None
    numbers: Numbers
    births: frozenset[dt.date]
    initials: frozenset[str]
    pairs: frozenset[tuple[str, str]]
    whole_names: tuple[frozenset[str], ...]
    """The child's own names of each case: two of one case in a text name the child."""


class _Making:
    """What is gathered case by case."""

    def __init__(self) -> None:
        self.words: dict[str, bool] = {}
        self.anchored: dict[str, list[int]] = defaultdict(list)
        self.look: dict[str, int] = defaultdict(int)
        self.places: dict[tuple[str, str], int] = {}
        self.patterns: list[tuple[re.Pattern[str] | PlaceName, str]] = []
        self.digits: dict[str, int] = defaultdict(int)

    def word(self, word: str) -> None:
        """A run of letters that is a name; one that no sentence holds as a word is known spelt out, too."""
        doubtful = (len(word) <= _SHORT and word.isascii()) or word in _DOUBTFUL or word in OWN_WORDING
        self.words.setdefault(word, doubtful)
        if not doubtful:
            for sign in _SEPARATORS:
                self.words.setdefault(sign.join(word), False)

    def pattern(self, key: str, pattern: re.Pattern[str] | PlaceName, mark: str, anchors: Iterable[str]) -> None:
        """A pattern that is tried where one of its anchors stands."""
        if (key, mark) in self.places:
            return
        number = self.places[key, mark] = len(self.patterns)
        self.patterns.append((pattern, mark))
        for anchor in anchors:
            self.anchored[anchor].append(number)

    def names(self, names: Names) -> None:
        """The names of a case."""
        for word in (*names.single, *names.run_together):
            self.word(word)
        for unit in names.units:
            if len(unit.parts) > 1:
                parts = r"['\s._-]{0,3}".join(map(re.escape, unit.parts))
                pattern = re.compile(rf"(?<![a-z]){parts}(?:s|es)?(?![a-z])")
                self.pattern(" ".join(unit.parts), pattern, NAME, (max(unit.parts, key=len),))

    def places_at(self, address: str, towns: frozenset[str]) -> None:
        """The streets and houses of an address."""
        for place in places_of(address, towns):
            if place.is_word:
                self.word(place.words[0])
            else:
                self.pattern(" ".join(place.words), place, ADDRESS, place.anchors)

    def letters(self) -> ahocorasick.Automaton | None:
        """The automaton over letters."""
        keys = {*self.words, *self.anchored, *self.look}
        return _automaton(
            (key, Key(len(key), key in self.words, self.words.get(key, False), tuple(self.anchored.get(key, ())),
                      self.look.get(key, 0)))
            for key in keys
        )  # fmt: skip


def made_ready(subjects: Iterable[Subject], towns: frozenset[str]) -> KnownNames:
    """What is looked for of these subjects; `towns` are words that the board itself speaks of."""
    made, numbers, births = _Making(), NO_NUMBERS, set[dt.date]()
    all_names = []
    for subject in subjects:
        names = _names(subject)
        all_names.append(names)
        made.names(names)
        numbers |= numbers_of(subject)
        births |= {subject.date_of_birth} if subject.date_of_birth else set()
        births |= dates_in(folded(f"{subject.carers} | {subject.other_names}"))
        for text in (subject.address, *street_parts(subject.carers), *street_parts(subject.other_names)):
            made.places_at(text, towns)
    for day in births:
        made.look[ordinal_of(day)] |= BIRTHS
        for digits in digits_of(day):
            made.digits[digits] |= BIRTHS
    for word in BIRTH_WORDS if births else ():
        made.look[word] |= BIRTHS
    for postcode in numbers.postcodes:
        made.look[postcode[-_INWARD:]] |= POSTCODES
    for number in numbers.digits:
        made.digits[number] |= NUMBERS
    return KnownNames(
        words=frozenset(made.words),
        patterns=tuple(made.patterns),
        letters=made.letters(),
        digits=_automaton(made.digits.items()),
        numbers=numbers,
        births=frozenset(births),
        initials=frozenset(letter for one in all_names for letter in one.initials),
        pairs=frozenset(pair for one in all_names for pair in one.pairs),
        whole_names=tuple(frozenset(unit.joined for unit in one.own) for one in all_names if len(one.own) > 1),
    )


def _names(subject: Subject) -> Names:
    """The names in a subject block, without the addresses and numbers that stand among them."""
    return names_of(replace(subject, other_names=_bare(subject.other_names), carers=_bare(subject.carers)))


def _bare(column: str) -> str:
    text = without_numbers(column)
    for part in numbered_parts(text):
        text = text.replace(part, ",")
    return text


def _automaton(keys: Iterable[tuple[str, object]]) -> ahocorasick.Automaton | None:
    automaton = ahocorasick.Automaton()
    for key, payload in keys:
        automaton.add_word(key, payload)
    if not len(automaton):
        return None
    automaton.make_automaton()
    return automaton
