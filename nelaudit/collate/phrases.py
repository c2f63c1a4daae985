"""The codebook's phrases and cues found in a text, word by word, the longest first.

In comes a text and the codebook; out come hits in the order of the text. What they judge is left to `themes`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import accumulate, pairwise
from typing import NamedTuple

import ahocorasick

from nelaudit.model.codebook import POINTS_NEEDED, REACHES, Codebook, CueKind, Polarity, Side
from nelaudit.model.patterns import WORD, Part, parts_of, plain

_STOPS = re.compile(r"[,;:]")
_JUDGING = frozenset((CueKind.STRENGTH, CueKind.DEVELOPMENT))


@dataclass(slots=True)
class Entry:
    """What one wording of the codebook means: themes with their own polarity, or a cue with its reach."""

    themes: dict[str, Polarity | None] = field(default_factory=dict)
    cue: CueKind | None = None
    reach: int = 0
    side: Side = Side.NEAREST

    def take(self, other: "Entry") -> None:
        """Takes on what another row of the codebook says of the same wording."""
        self.themes.update(other.themes)
        if other.cue:
            self.cue, self.reach, self.side = other.cue, other.reach, other.side

    @property
    def decided(self) -> bool:
        """Whether it is a judgement by itself."""
        return any(polarity is not None for polarity in self.themes.values())

    @property
    def judges(self) -> bool:
        """Whether it is a cue for strength or development."""
        return self.cue in _JUDGING


class Hit(NamedTuple):
    """An entry found in the text; `first` and `end` count words; `held` are the words it uses.

    `taken` marks a cue whose words a phrase uses too: the "not" of "not seen alone" denies nothing else.
    """

    first: int
    end: int
    held: tuple[int, ...]
    entry: Entry
    taken: bool = False


class Hinted(NamedTuple):
    """What the hints of a sentence point to together: the points, and the words of the strongest hint."""

    points: int
    strongest: int
    first: int
    end: int


class Inside(NamedTuple):
    """What was found in a sentence: phrases and cues in order, and the themes and polarities hinted at with enough points."""

    hits: list[Hit]
    hinted: dict[str, Hinted]


@dataclass(frozen=True, slots=True)
class _Chain:
    """A phrase of several parts."""

    parts: tuple[Part, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Compiled:
    """The codebook made ready: the automaton of its keys, and the phrases of several parts.

    `begins` and `ends` tell of each key, as the bits of one number, which of the chains it may begin or end.
    """

    automaton: ahocorasick.Automaton
    chains: tuple[_Chain, ...]
    begins: dict[str, int]
    ends: dict[str, int]
    hints: dict[str, tuple[tuple[str, int], ...]]
    giving_way: frozenset[str]


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text cut into words, with each word's offsets."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def between(self, hit: Hit) -> str:
        """What stands in the text where the hit is."""
        return self.words_between(hit.first, hit.end)

    def words_between(self, first: int, end: int) -> str:
        """What stands in the text from a word up to another."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def within(self, low: int, high: int) -> tuple[int, int]:
        """The words that stand between two offsets: the first, and the one after the last."""
        return bisect_right(self.ends, low), bisect_right(self.starts, high - 1)

    def stopped(self, low: int, high: int) -> bool:
        """Whether a comma, semicolon or colon stands between two words."""
        return _STOPS.search(self.text, self.ends[low], self.starts[high]) is not None


def read_words(text: str) -> ReadText:
    """The text cut into words as they are compared."""
    marks = tuple(WORD.finditer(text))
    return ReadText(
        text=text,
        words=tuple(plain(mark[0] for mark in marks).split()),
        starts=tuple(mark.start() for mark in marks),
        ends=tuple(mark.end() for mark in marks),
    )


_latest: list[tuple[Codebook, Compiled]] = []


def compiled_for(codebook: Codebook) -> Compiled:
    """The codebook made ready; the same object again is not even hashed."""
    if not (_latest and _latest[0][0] is codebook):
        _latest[:] = [(codebook, _compile(codebook))]
    return _latest[0][1]


@cache
def _compile(codebook: Codebook) -> Compiled:
    lists = {one.name: one.words for one in codebook.lists}
    whole: dict[str, Entry] = {}
    rows: list[_Chain] = []
    for text, entry in _entries(codebook):
        parts = parts_of(text, lists)
        if len(parts) == 1:
            for key in parts[0].keys:
                whole.setdefault(key, Entry()).take(entry)
        elif parts:
            rows.append(_Chain(parts, entry))
    chains = _merged(_merged(rows, -1), 0)
    pieces = {key for chain in chains for part in chain.parts for key in part.keys}
    hints: dict[str, dict[str, int]] = {}
    for hint in codebook.hints:
        for key in parts_of(hint.text, lists)[0].keys:
            hints.setdefault(key, {})[hint.towards] = hint.points
    automaton = ahocorasick.Automaton()
    for key in sorted({*whole, *pieces, *hints}):
        automaton.add_word(key, (key, key.count(" ", 1, -1) + 1, whole.get(key), key in pieces, key in hints))
    if len(automaton):
        automaton.make_automaton()
    return Compiled(
        automaton=automaton,
        chains=tuple(chains),
        begins=_bits(chain.parts[0] for chain in chains),
        ends=_bits(chain.parts[-1] for chain in chains),
        hints={key: tuple(towards.items()) for key, towards in hints.items()},
        giving_way=frozenset(theme.key for theme in codebook.themes if theme.gives_way),
    )


def _merged(chains: Iterable[_Chain], place: int) -> list[_Chain]:
    """The chains, those made one that say the same and differ in one part only: fewer are found sooner."""
    groups: dict[tuple[object, ...], list[_Chain]] = {}
    for chain in chains:
        rest = tuple(part for part in chain.parts if part is not chain.parts[place])
        entry, gap = chain.entry, chain.parts[place].gap
        says = tuple(entry.themes.items()), entry.cue, entry.reach, entry.side
        groups.setdefault((says, len(chain.parts), gap, rest), []).append(chain)
    merged = []
    for same in groups.values():
        parts = list(same[0].parts)
        parts[place] = Part(frozenset().union(*(chain.parts[place].keys for chain in same)), parts[place].gap)
        merged.append(_Chain(tuple(parts), same[0].entry))
    return merged


def _bits(parts: Iterable[Part]) -> dict[str, int]:
    """For each key the numbers of the parts that it may fill, as bits."""
    bits: dict[str, int] = {}
    for number, part in enumerate(parts):
        for key in part.keys:
            bits[key] = bits.get(key, 0) | 1 << number
    return bits


def _entries(codebook: Codebook) -> Iterator[tuple[str, Entry]]:
    """The texts of the phrases, those with a judgement of their own last, and of the cues."""
    for phrase in sorted(codebook.phrases, key=lambda phrase: phrase.polarity is not None):
        yield phrase.text, Entry(themes={phrase.theme: phrase.polarity})
    for cue in codebook.cues:
        reach = REACHES[cue.kind] if cue.reach is None else cue.reach
        yield cue.text, Entry(cue=cue.kind, reach=reach, side=cue.side)


def hits_in(read: ReadText, compiled: Compiled, sentences: Sequence[tuple[int, int]]) -> Iterator[Inside]:
    """What stands in each sentence; a sentence is given by its first word and the word after its last.

    A phrase within a longer one does not count, nor does a cue that shares a word with a longer one.
    """
    for found in _found(read, compiled, sentences):
        joined = (hit for hit in _chained(compiled, found.spans) if not _reports(read, hit))
        yield Inside(_longest([*found.hits, *joined]), _hinted(compiled, found.hints))


Spans = dict[str, list[tuple[int, int]]]
"""Where in a sentence each key stands: its first word, and the word after its last."""


class _Found(NamedTuple):
    """What the automaton found in a sentence: whole entries, parts of longer phrases, and hints."""

    hits: list[Hit]
    spans: Spans
    hints: dict[str, tuple[int, int]]


def _found(read: ReadText, compiled: Compiled, sentences: Sequence[tuple[int, int]]) -> list[_Found]:
    found = [_Found([], {}, {}) for _ in sentences]
    if not (sentences and compiled.automaton):
        return found
    opens = [0, *accumulate(len(word) + 1 for word in read.words)]
    number = 0
    for at, (key, length, entry, is_piece, is_hint) in compiled.automaton.iter(f" {' '.join(read.words)} "):
        end = bisect_right(opens, at - 1)
        while number < len(sentences) - 1 and end > sentences[number][1]:
            number += 1
        if end - length < sentences[number][0] or end > sentences[number][1]:
            continue
        here = found[number]
        if is_piece:
            here.spans.setdefault(key, []).append((end - length, end))
        if is_hint:
            here.hints.setdefault(key, (end - length, end))
        if entry is not None:
            here.hits.append(Hit(end - length, end, tuple(range(end - length, end)), entry))
    return found


def _hinted(compiled: Compiled, hints: dict[str, tuple[int, int]]) -> dict[str, Hinted]:
    """The themes and polarities whose hints reach the points needed; each hint counts once a sentence."""
    sums: dict[str, int] = {}
    strongest: dict[str, tuple[int, int, int]] = {}
    for key, (first, end) in hints.items():
        for towards, points in compiled.hints[key]:
            sums[towards] = sums.get(towards, 0) + points
            if towards not in strongest or points > strongest[towards][0]:
                strongest[towards] = points, first, end
    return {towards: Hinted(all_, *strongest[towards]) for towards, all_ in sums.items() if all_ >= POINTS_NEEDED}


def _longest(candidates: list[Hit]) -> list[Hit]:
    """The hits that stand: words to ignore first, then phrases, then cues; policy is kept wherever it is found."""
    candidates.sort(key=_rank)
    taken = _Taken()
    kept = [hit for hit in candidates if hit.entry.cue is CueKind.POLICY or taken.admits(hit)]
    marked = (
        hit._replace(taken=not hit.entry.themes and not taken.themes.keys().isdisjoint(hit.held))
        for hit in kept
        if hit.entry.cue is not CueKind.IGNORE
    )
    return sorted(marked, key=lambda hit: (hit.first, hit.end))


@dataclass(slots=True)
class _Taken:
    """The words that longer hits have taken already."""

    ignored: set[int] = field(default_factory=set)
    cues: set[int] = field(default_factory=set)
    themes: dict[int, list[tuple[frozenset[int], frozenset[str]]]] = field(default_factory=dict)

    def admits(self, hit: Hit) -> bool:
        """Whether the hit stands; if so its words are taken."""
        entry = hit.entry
        if not self.ignored.isdisjoint(hit.held):
            return False
        if entry.cue is CueKind.IGNORE:
            self.ignored.update(hit.held)
            return True
        if entry.themes:
            held = frozenset(hit.held)
            for other, theirs in self.themes.get(hit.first, ()):
                if held < other and (not entry.decided or not theirs.isdisjoint(entry.themes)):
                    return False
            for word in hit.held:
                self.themes.setdefault(word, []).append((held, frozenset(entry.themes)))
        elif not self.cues.isdisjoint(hit.held):
            return False
        if entry.cue is not None:
            self.cues.update(hit.held)
        return True


def _rank(hit: Hit) -> tuple[int, int, int, int, tuple[int, ...]]:
    kind = 0 if hit.entry.cue is CueKind.IGNORE else 1 if hit.entry.themes else 2
    return kind, -len(hit.held), hit.end - hit.first, hit.first, hit.held


def _chained(compiled: Compiled, spans: Spans) -> Iterator[Hit]:
    """The phrases of several parts that stand near enough to each other, in order."""
    begun = possible = 0
    seen = [(at[0][1], False, key) for key, at in spans.items()] + [(at[-1][1], True, key) for key, at in spans.items()]
    for _, for_the_last_time, key in sorted(seen):
        if for_the_last_time:
            possible |= begun & compiled.ends.get(key, 0)
        else:
            begun |= compiled.begins.get(key, 0)
    present = frozenset(spans)
    while possible:
        lowest = possible & -possible
        possible ^= lowest
        rule = compiled.chains[lowest.bit_length() - 1]
        lasts = _standing(rule.parts[-1], present, spans)
        firsts = _standing(rule.parts[0], present, spans)
        if lasts[-1][0] < firsts[0][1]:
            continue
        choices = [firsts, *(_standing(part, present, spans) for part in rule.parts[1:-1])]
        for last in lasts:
            chain = _backwards(last, rule.parts, choices)
            if chain:
                yield Hit(chain[0][0], last[1], tuple(word for at in chain for word in range(*at)), rule.entry)


def _standing(part: Part, present: frozenset[str], spans: Spans) -> list[tuple[int, int]]:
    """Where a part may stand, in order."""
    keys = part.keys & present
    if len(keys) == 1:
        return spans[next(iter(keys))]
    return sorted(at for key in keys for at in spans[key])


def _backwards(
    last: tuple[int, int], parts: Sequence[Part], choices: Sequence[Sequence[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """The nearest place of each part before the last one; nothing where one does not stand near enough."""
    chain = [last]
    for number in range(len(choices) - 1, -1, -1):
        first, gap = chain[0][0], parts[number + 1].gap
        near = [at for at in choices[number] if 0 <= first - at[1] <= gap]
        if not near:
            return []
        chain.insert(0, max(near, key=lambda at: (at[1], -at[0])))
    return chain


def _reports(read: ReadText, hit: Hit) -> bool:
    """Whether a gap goes over into something else: past a comma, or into what somebody said ("found that … was poor")."""
    if any(read.words[word] == "that" and word not in hit.held for word in range(hit.first, hit.end)):
        return True
    return any(read.stopped(low, high) for low, high in pairwise(hit.held))


def hits_between(read: ReadText, hits: Sequence[Hit], low: int, high: int) -> list[Hit]:
    """Those of the hits, which stand in order, that lie wholly between two offsets."""
    start = bisect_left(hits, low, key=lambda hit: read.starts[hit.first])
    stop = bisect_left(hits, high, key=lambda hit: read.starts[hit.first])
    return [hit for hit in hits[start:stop] if read.ends[hit.end - 1] <= high]
