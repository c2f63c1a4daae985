"""The codebook's phrases and cues found in a text, word by word, the longest first.

In comes a text and the codebook; out come hits in the order of the text. What they judge is left to `themes`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cache
from itertools import pairwise
from typing import NamedTuple

import ahocorasick

from nelaudit.model.patterns import GAP, WORD, Part, parts_of, plain
from nelaudit.model.codebook import REACHES, Codebook, CueKind, Polarity, Side

_STOPS = re.compile(r"[,;:]")
_JUDGING = frozenset((CueKind.STRENGTH, CueKind.DEVELOPMENT))


@dataclass(slots=True)
class Entry:
    """What one wording of the codebook means: themes with their own polarity, or a cue with its reach."""

    themes: dict[str, Polarity | None] = field(default_factory=dict)
    cue: CueKind | None = None
    reach: int = 0
    side: Side = Side.EITHER

    @property
    def judges(self) -> bool:
        """Whether it is a cue for strength or development."""
        return self.cue in _JUDGING


class Hit(NamedTuple):
    """An entry found in the text; `first` and `end` count words; `held` are the words it uses."""

    first: int
    end: int
    held: tuple[int, ...]
    entry: Entry


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

    def enter(text: str, entry: Entry) -> None:
        parts = parts_of(text, lists)
        if len(parts) == 1:
            for key in parts[0].keys:
                held = whole.setdefault(key, Entry())
                held.themes.update(entry.themes)
                if entry.cue:
                    held.cue, held.reach, held.side = entry.cue, entry.reach, entry.side
        elif parts:
            pieces.update(*(part.keys for part in parts))
            for key in sorted(parts[-1].keys):
                chains.setdefault(key, []).append(_Chain(parts, entry))

    for phrase in sorted(codebook.phrases, key=lambda phrase: phrase.polarity is not None):
        enter(phrase.text, Entry(themes={phrase.theme: phrase.polarity}))
    for cue in codebook.cues:
        reach = REACHES[cue.kind] if cue.reach is None else cue.reach
        enter(cue.text, Entry(cue=cue.kind, reach=reach, side=cue.side))
    automaton = ahocorasick.Automaton()
    for key in sorted({*whole, *pieces}):
        automaton.add_word(key, (key, key.count(" ", 1, -1) + 1, whole.get(key), key in pieces))
    if len(automaton):
        automaton.make_automaton()
    return Compiled(automaton, {key: tuple(rules) for key, rules in chains.items()})


def hits_in(read: ReadText, compiled: Compiled) -> list[Hit]:
    """Entries in the text, in order: a phrase within a longer one does not count, nor does a cue that shares a word with a longer.

    A negation within a phrase ("not seen alone") is part of it and negates nothing else.
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
    """The hits that stand: words to ignore first, then phrases, then cues."""
    candidates.sort(key=_rank)
    ignored: set[int] = set()
    themes: dict[int, list[frozenset[int]]] = {}
    cues: set[int] = set()
    kept: list[Hit] = []
    for hit in candidates:
        entry = hit.entry
        if entry.cue is CueKind.POLICY:
            kept.append(hit)
            continue
        if not ignored.isdisjoint(hit.held):
            continue
        if entry.cue is CueKind.IGNORE:
            ignored.update(hit.held)
        elif entry.themes:
            held = frozenset(hit.held)
            if any(held < other for other in themes.get(hit.first, ())):
                continue
            for word in hit.held:
                themes.setdefault(word, []).append(held)
        elif not cues.isdisjoint(hit.held) or (
            entry.cue is CueKind.NEGATION and not themes.keys().isdisjoint(hit.held)
        ):
            continue
        if entry.cue is not None and entry.cue is not CueKind.IGNORE:
            cues.update(hit.held)
        if entry.cue is not CueKind.IGNORE:
            kept.append(hit)
    return sorted(kept, key=lambda hit: (hit.first, hit.end))


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
    return any(_STOPS.search(read.text, read.ends[low], read.starts[high]) for low, high in pairwise(hit.held))


def hits_between(read: ReadText, hits: Sequence[Hit], low: int, high: int) -> list[Hit]:
    """Those of the hits, which stand in order, that lie wholly between two offsets."""
    start = bisect_left(hits, low, key=lambda hit: read.starts[hit.first])
    stop = bisect_left(hits, high, key=lambda hit: read.starts[hit.first])
    return [hit for hit in hits[start:stop] if read.ends[hit.end - 1] <= high]
