"""The codebook's phrases and cues found in a sentence, word by word, the longest first.

In comes a sentence and the codebook made ready; out come hits in the order of the sentence. What they judge is left to
`judging` and `themes`.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import NamedTuple

from nelaudit.model.codebook import CueKind
from nelaudit.text.wordings import GAP, WORD, plain
from nelaudit.themes.lexicon import Chain, Compiled, LexiconEntry, States

_STOPS = re.compile(r"[,;:]")


class PhraseHit(NamedTuple):
    """An entry found in the sentence; `first` and `end` count words; `held` are the words it uses.

    `taken` marks a cue whose words a phrase uses too: the "not" of "not seen alone" denies nothing else.
    """

    first: int
    end: int
    held: tuple[int, ...]
    entry: LexiconEntry
    taken: bool = False


@dataclass(frozen=True, slots=True)
class ReadText:
    """A text cut into words, with each word's offsets."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def between(self, hit: PhraseHit) -> str:
        """What stands in the text where the hit is."""
        return self.words_between(hit.first, hit.end)

    def words_between(self, first: int, end: int) -> str:
        """What stands in the text from a word up to another."""
        return self.text[self.starts[first] : self.ends[end - 1]]

    def stopped(self, low: int, high: int) -> bool:
        """Whether a comma, semicolon or colon stands between two words."""
        return _STOPS.search(self.text, self.ends[low], self.starts[high]) is not None


def read_words(text: str) -> ReadText:
    """The text cut into words as they are compared."""
    marks = list(WORD.finditer(text))
    return ReadText(
        text=text,
        words=tuple(plain([mark[0] for mark in marks]).split()),
        starts=tuple([mark.start() for mark in marks]),
        ends=tuple([mark.end() for mark in marks]),
    )


def hits_in(read: ReadText, compiled: Compiled) -> list[PhraseHit]:
    """The phrases and cues of a sentence, in order.

    A phrase within a longer one does not count, nor does a cue that shares a word with a longer one.
    """
    hits, spans = _found(read, compiled)
    return _longest([*hits, *(hit for hit in _chained(compiled.states, spans) if not _reports(read, hit))])


Spans = dict[tuple[int, int], int]
"""Where a part of a chain may stand, first word and the word after the last, and which parts, as bits."""


def _found(read: ReadText, compiled: Compiled) -> tuple[list[PhraseHit], Spans]:
    """What the automaton finds in a sentence: whole entries, and parts of longer phrases."""
    hits: list[PhraseHit] = []
    spans: Spans = {}
    if not compiled.automaton:
        return hits, spans
    # the number of the word that each letter of the line belongs to; a word's key may end with the blank after it
    word_at = [0]
    for number, word in enumerate(read.words):
        word_at += [number] * (len(word) + 1)
    for at, (length, entry, parts) in compiled.automaton.iter(f" {' '.join(read.words)} "):
        end = word_at[at] + 1
        first = end - length
        if parts:
            place = first, end
            spans[place] = spans.get(place, 0) | parts
        if entry is not None:
            hits.append(PhraseHit(first, end, tuple(range(first, end)), entry))
    return hits, spans


def _longest(candidates: list[PhraseHit]) -> list[PhraseHit]:
    """The hits that stand: words to ignore first, then phrases, then cues; policy is kept wherever it is found."""
    candidates.sort(key=_rank)
    taken = _Taken()
    kept = [hit for hit in candidates if hit.entry.cue is CueKind.POLICY or taken.admits(hit)]
    marked = (
        hit._replace(taken=True) if not hit.entry.themes and not taken.themes.keys().isdisjoint(hit.held) else hit
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

    def admits(self, hit: PhraseHit) -> bool:
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


def _rank(hit: PhraseHit) -> tuple[int, int, int, int, tuple[int, ...]]:
    kind = 0 if hit.entry.cue is CueKind.IGNORE else 1 if hit.entry.themes else 2
    return kind, -len(hit.held), hit.end - hit.first, hit.first, hit.held


def _chained(states: States, spans: Spans) -> Iterator[PhraseHit]:
    """The phrases of several parts that stand near enough to each other, in order.

    All chains are followed at once: after each word, `reached` holds the parts that end there, of chains whose earlier
    parts stand near enough before.
    """
    ending: dict[int, list[tuple[int, int]]] = {}
    reached: dict[int, int] = {}
    following = 0  # parts that could come next, were they near enough
    for (first, end), parts in sorted(spans.items()):
        here = parts & states.first
        if parts & following:
            near = reached.get(first, 0)
            for earlier in range(first - GAP, first):
                if earlier in reached:
                    near |= reached[earlier] & states.far
            here |= parts & near << 1
        if not here:
            continue
        following |= here << 1
        reached[end] = reached.get(end, 0) | here
        ending.setdefault(end, []).append((first, here))
        complete = here & states.last
        while complete:
            number = (complete & -complete).bit_length() - 1
            complete ^= 1 << number
            chain = states.chains[number]
            places = _backwards((first, end), chain, number, ending)
            if places:
                yield PhraseHit(places[0][0], end, tuple(word for at in places for word in range(*at)), chain.entry)


def _backwards(
    last: tuple[int, int], chain: Chain, number: int, ending: Mapping[int, Sequence[tuple[int, int]]]
) -> list[tuple[int, int]]:
    """The nearest place of each part before the last one; nothing where one does not stand near enough."""
    places = [last]
    for back in range(1, len(chain.parts)):
        first, gap, part = places[0][0], chain.parts[-back].gap, 1 << (number - back)
        for end in range(first, first - gap - 1, -1):
            starts = [start for start, parts in ending.get(end, ()) if parts & part]
            if starts:
                places.insert(0, (min(starts), end))
                break
        else:
            return []
    return places


def _reports(read: ReadText, hit: PhraseHit) -> bool:
    """Whether a gap goes over into something else: past a comma, or into what somebody said ("found that … was poor")."""
    if any(read.words[word] == "that" and word not in hit.held for word in range(hit.first, hit.end)):
        return True
    return any(read.stopped(low, high) for low, high in pairwise(hit.held))


def hits_between(read: ReadText, hits: Sequence[PhraseHit], low: int, high: int) -> list[PhraseHit]:
    """Those of the hits, which stand in order, that lie wholly between two offsets."""
    start = bisect_left(hits, low, key=lambda hit: read.starts[hit.first])
    stop = bisect_left(hits, high, key=lambda hit: read.starts[hit.first])
    return [hit for hit in hits[start:stop] if read.ends[hit.end - 1] <= high]
