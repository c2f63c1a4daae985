"""The codebook's phrases and cues found in a text, word by word, the longest first.

In comes a text and the codebook; out come hits in the order of the text. What they judge is left to `themes`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import ahocorasick

from nelaudit.model.codebook import REACHES, Codebook, CueKind, Polarity, Side
from nelaudit.model.patterns import GAP, WORD, Part, parts_of, plain

_STOPS = re.compile(r"[,;:]")
_JUDGING = frozenset((CueKind.STRENGTH, CueKind.DEVELOPMENT))


@dataclass(slots=True)
class Entry:
    """What one wording of the codebook means: themes with their own polarity, or a cue with its reach."""

    themes: dict[str, Polarity | None] = field(default_factory=dict)
    cue: CueKind | None = None
    reach: int = 0
    side: Side = Side.EITHER

    def take(self, other: "Entry") -> None:
        """Takes on what another row of the codebook says of the same wording."""
        self.themes.update(other.themes)
        if other.cue:
            self.cue, self.reach, self.side = other.cue, other.reach, other.side

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


@dataclass(frozen=True, slots=True)
class _Chain:
    """A phrase of several parts."""

    parts: tuple[Part, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Compiled:
    """The codebook made ready: the automaton of its keys, and the phrases of several parts by last key."""

    automaton: ahocorasick.Automaton
    chains: dict[str, tuple[_Chain, ...]]
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
        return self.text[self.starts[hit.first] : self.ends[hit.end - 1]]

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
    chains: dict[str, list[_Chain]] = {}
    pieces: set[str] = set()
    for text, entry in _entries(codebook):
        parts = parts_of(text, lists)
        if len(parts) == 1:
            for key in parts[0].keys:
                whole.setdefault(key, Entry()).take(entry)
        elif parts:
            pieces.update(*(part.keys for part in parts))
            for key in sorted(parts[-1].keys):
                chains.setdefault(key, []).append(_Chain(parts, entry))
    automaton = ahocorasick.Automaton()
    for key in sorted({*whole, *pieces}):
        automaton.add_word(key, (key, key.count(" ", 1, -1) + 1, whole.get(key), key in pieces))
    if len(automaton):
        automaton.make_automaton()
    return Compiled(
        automaton=automaton,
        chains={key: tuple(rules) for key, rules in chains.items()},
        giving_way=frozenset(theme.key for theme in codebook.themes if theme.gives_way),
    )


def _entries(codebook: Codebook) -> Iterator[tuple[str, Entry]]:
    """The texts of the phrases, those with a judgement of their own last, and of the cues."""
    for phrase in sorted(codebook.phrases, key=lambda phrase: phrase.polarity is not None):
        yield phrase.text, Entry(themes={phrase.theme: phrase.polarity})
    for cue in codebook.cues:
        reach = REACHES[cue.kind] if cue.reach is None else cue.reach
        yield cue.text, Entry(cue=cue.kind, reach=reach, side=cue.side)


def hits_in(read: ReadText, compiled: Compiled) -> list[Hit]:
    """Entries in the text, in order: a phrase within a longer one does not count, nor does a cue that shares a word with a longer.
    """
    if not compiled.automaton or not read.words:
        return []
    line = f" {' '.join(read.words)} "
    opens = [0]
    for word in read.words:
        opens.append(opens[-1] + len(word) + 1)
    spans: dict[str, list[tuple[int, int]]] = {}
    candidates: list[Hit] = []
    for at, (key, length, entry, is_piece) in compiled.automaton.iter(line):
        end = bisect_right(opens, at - 1)
        if is_piece:
            spans.setdefault(key, []).append((end - length, end))
        if entry is not None:
            candidates.append(Hit(end - length, end, tuple(range(end - length, end)), entry))
    candidates.extend(hit for hit in _chained(compiled, spans) if not _reports(read, hit))
    return _longest(candidates)


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
    themes: dict[int, list[frozenset[int]]] = field(default_factory=dict)

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
            if any(held < other for other in self.themes.get(hit.first, ())):
                return False
            for word in hit.held:
                self.themes.setdefault(word, []).append(held)
        elif not self.cues.isdisjoint(hit.held):
            return False
        if entry.cue is not None:
            self.cues.update(hit.held)
        return True


def _rank(hit: Hit) -> tuple[int, int, int, int, tuple[int, ...]]:
    kind = 0 if hit.entry.cue is CueKind.IGNORE else 1 if hit.entry.themes else 2
    return kind, -len(hit.held), hit.end - hit.first, hit.first, hit.held


def _chained(compiled: Compiled, spans: dict[str, list[tuple[int, int]]]) -> Iterator[Hit]:
    """The phrases of several parts that stand near enough to each other, in order."""
    present = frozenset(spans)
    for last, ends in spans.items():
        for rule in compiled.chains.get(last, ()):
            if present.isdisjoint(rule.parts[0].keys):
                continue
            before = [(part.keys & present, after.gap) for part, after in pairwise(rule.parts)]
            for span in ends:
                chain = [span]
                for keys, gap in reversed(before):
                    first = chain[0][0]
                    near = [at for key in keys for at in _ending_near(spans[key], first, gap)]
                    if not near:
                        break
                    chain.insert(0, max(near, key=lambda at: (at[1], -at[0])))
                else:
                    held = tuple(word for at in chain for word in range(*at))
                    yield Hit(chain[0][0], span[1], held, rule.entry)


def _ending_near(spans: list[tuple[int, int]], first: int, gap: int) -> list[tuple[int, int]]:
    """The spans, which stand in order, that end at most a gap before a word."""
    if len(spans) > GAP:
        low = bisect_left(spans, first - gap, key=lambda at: at[1])
        spans = spans[low : bisect_right(spans, first, key=lambda at: at[1])]
    return [at for at in spans if 0 <= first - at[1] <= gap]


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
