"""The codebook made ready to be searched for: an automaton of its wordings, and what each of them means.

In comes the codebook; out comes `Compiled`, made once for each codebook. Finding is left to `phrases`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache

import ahocorasick

from nelaudit.model.codebook import REACHES, Codebook, CueKind, Polarity, Side
from nelaudit.text.wordings import WordingPart, parts_of

_JUDGING = frozenset((CueKind.STRENGTH, CueKind.DEVELOPMENT))


@dataclass(frozen=True, slots=True)
class LexiconEntry:
    """What one wording of the codebook means: themes with their own polarity, or a cue with its reach."""

    themes: dict[str, Polarity | None] = field(default_factory=dict)
    cue: CueKind | None = None
    reach: int = 0
    side: Side = Side.NEAREST

    def with_row(self, other: "LexiconEntry") -> "LexiconEntry":
        """This and what a later row of the codebook says of the same wording."""
        last = other if other.cue else self
        return LexiconEntry(self.themes | other.themes, last.cue, last.reach, last.side)

    @property
    def decided(self) -> bool:
        """Whether it is a judgement by itself."""
        return any(polarity is not None for polarity in self.themes.values())

    @property
    def judges(self) -> bool:
        """Whether it is a cue for strength or development."""
        return self.cue in _JUDGING


@dataclass(frozen=True, slots=True)
class Chain:
    """A phrase of several parts."""

    parts: tuple[WordingPart, ...]
    entry: LexiconEntry


@dataclass(frozen=True, slots=True)
class States:
    """The parts of all chains, numbered one after another, as the bits of whole numbers.

    `of_key` tells which parts a key may fill; `first` and `last` which begin or end a chain; `far` which the next part
    need not join on to; `chains` the chain of each part that ends one.
    """

    of_key: dict[str, int]
    first: int
    last: int
    far: int
    chains: dict[int, Chain]


@dataclass(frozen=True, slots=True, eq=False)
class Compiled:
    """The codebook made ready: the automaton of its keys, and the phrases of several parts."""

    automaton: ahocorasick.Automaton
    states: States
    giving_way: frozenset[str]


@lru_cache(maxsize=4)
def compiled_for(codebook: Codebook) -> Compiled:
    """The codebook made ready, once for each."""
    lists = {one.name: one.words for one in codebook.lists}
    whole: dict[str, LexiconEntry] = {}
    rows: list[Chain] = []
    for text, entry in _entries(codebook):
        parts = parts_of(text, lists)
        if len(parts) == 1:
            for key in parts[0].keys:
                held = whole.get(key)
                whole[key] = entry if held is None else held.with_row(entry)
        elif parts:
            rows.append(Chain(parts, entry))
    states = _states(_merged(_merged(rows, -1), 0))
    automaton = ahocorasick.Automaton()
    for key in sorted({*whole, *states.of_key}):
        automaton.add_word(key, (key.count(" ", 1, -1) + 1, whole.get(key), states.of_key.get(key, 0)))
    if len(automaton):
        automaton.make_automaton()
    return Compiled(
        automaton=automaton,
        states=states,
        giving_way=frozenset(theme.key for theme in codebook.themes if theme.gives_way),
    )


def _entries(codebook: Codebook) -> Iterator[tuple[str, LexiconEntry]]:
    """The texts of the phrases, those with a judgement of their own last, and of the cues."""
    for phrase in sorted(codebook.phrases, key=lambda phrase: phrase.polarity is not None):
        yield phrase.text, LexiconEntry(themes={phrase.theme: phrase.polarity})
    for cue in codebook.cues:
        reach = REACHES[cue.kind] if cue.reach is None else cue.reach
        yield cue.text, LexiconEntry(cue=cue.kind, reach=reach, side=cue.side)


def _merged(chains: Iterable[Chain], place: int) -> list[Chain]:
    """The chains, those made one that say the same and differ in one part only: fewer are found sooner."""
    groups: dict[tuple[object, ...], list[Chain]] = {}
    for chain in chains:
        rest = tuple(part for part in chain.parts if part is not chain.parts[place])
        entry, gap = chain.entry, chain.parts[place].gap
        says = tuple(entry.themes.items()), entry.cue, entry.reach, entry.side
        groups.setdefault((says, len(chain.parts), gap, rest), []).append(chain)
    merged = []
    for same in groups.values():
        parts = list(same[0].parts)
        parts[place] = WordingPart(frozenset().union(*(chain.parts[place].keys for chain in same)), parts[place].gap)
        merged.append(Chain(tuple(parts), same[0].entry))
    return merged


def _states(chains: Iterable[Chain]) -> States:
    numbers: dict[frozenset[str], int] = {}
    first = last = far = number = 0
    ending: dict[int, Chain] = {}
    for chain in chains:
        first |= 1 << number
        for part, following in zip(chain.parts, (*chain.parts[1:], None), strict=True):
            numbers[part.keys] = numbers.get(part.keys, 0) | 1 << number
            if following is None:
                last |= 1 << number
                ending[number] = chain
            elif following.gap:
                far |= 1 << number
            number += 1
    of_key: dict[str, int] = {}
    for keys, bits in numbers.items():
        for key in keys:
            of_key[key] = of_key.get(key, 0) | bits
    return States(of_key=of_key, first=first, last=last, far=far, chains=ending)
