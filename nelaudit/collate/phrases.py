"""The codebook's phrases and cues found in a text, word by word, the longest first.

In comes a text and the codebook; out come hits in the order of the text. What they judge is left to `themes`.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import pairwise, product
from typing import NamedTuple

import ahocorasick

from nelaudit.model.codebook import Codebook, CueKind, Polarity

GAP = 8  # other words that ` ... ` may stand for

_WORD = re.compile(r"\w+(?:['’]\w+)*|&")

_STOPS = re.compile(r"[,;:]")
_TITLES = frozenset(
    {
        *("worker", "workers", "nurse", "nurses", "officer", "officers", "practitioner", "practitioners"),
        *("team", "teams", "service", "services", "lead", "leads", "manager", "managers"),
        *(
            "coordinator",
            "coordinators",
            "adviser",
            "advisers",
            "advisor",
            "advisors",
            "panel",
            "form",
            "forms",
            "policy",
            "template",
        ),
    }
)
_PEOPLE = "(he/she/they/mother/mum/father/dad/parents/the family/grandmother/boyfriend/young person/child)"

_NEUTRALISERS = (  # a negation in these words judges nobody's practice
    "(was/were/is/are/did/does) not (only/just/merely)",
    "(was/were/is/are) not (required/necessary/needed/applicable/known)",
    "not only", "not just", "not merely", "not simply", "no doubt", "no need", "no longer", "not known to",
    "not previously known", "not applicable", "not required", "not necessary", "not needed", "not known",
    "(did/do/does) not have any (concerns/worries/issues)",
    "no (concerns/worries/issues) (about/regarding/with/over)",
    "no further action", "no fixed abode", "no comment", "not yet due", "no role", "not (our/the/my) role", "no involvement",
    "no information is held", "no information held", "holds no", "hold no", "no previous", "no consent",
    "not present", "not at home", "not subject to", "not open to",
    f"{_PEOPLE} did not (attend/want/wish/consent/agree/engage/give consent)",
    f"{_PEOPLE} (has/have/had) not (attended/engaged)",
)  # fmt: skip  # fmt: skip


@dataclass(frozen=True, slots=True)
class Entry:
    """What one text of the codebook means: themes with their own polarity, and kinds of cue."""

    themes: tuple[tuple[str, Polarity | None], ...]
    cues: frozenset[CueKind]


class Hit(NamedTuple):
    """An entry found in the text; `first` and `end` count words; `held` are the words it uses."""

    first: int
    end: int
    held: tuple[int, ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class _Gapped:
    """A phrase with gaps: the keys that may fill each of its slots."""

    slots: tuple[frozenset[str], ...]
    entry: Entry


@dataclass(frozen=True, slots=True)
class Compiled:
    """The codebook made ready: the automaton of its keys, and the gapped phrases by last key."""

    automaton: ahocorasick.Automaton
    gapped: dict[str, tuple[_Gapped, ...]]


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
    marks = tuple(_WORD.finditer(text))
    return ReadText(
        text=text,
        words=tuple(_plain(mark[0] for mark in marks).split()),
        starts=tuple(mark.start() for mark in marks),
        ends=tuple(mark.end() for mark in marks),
    )


def _plain(words: Iterable[str]) -> str:
    """Words as they are compared: one case, one apostrophe, `&` as "and", one space between."""
    return f" {' '.join(words)} ".casefold().replace("’", "'").replace(" & ", " and ")[1:-1]


def _slots(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a codebook phrase between its gaps, each as the automaton keys that may fill it."""
    slots = (_keys(part) for part in re.split(r"\s+(?:\.\.\.|…)\s+", phrase.strip()))
    return tuple(keys for keys in slots if keys)


def _keys(part: str) -> tuple[str, ...]:
    """Words between spaces, one key for each choice of `(a/b)`; left open after a `*`."""
    groups = [group.split("/") if group else [""] for group in re.split(r"\(([^()]*)\)", part)]
    keys = []
    for choice in product(*groups):
        written = " ".join(choice).rstrip()
        words = _plain(_WORD.findall(written))
        if words:
            keys.append(f" {words}" if written.endswith("*") else f" {words} ")
    return tuple(dict.fromkeys(keys))


_latest: list[tuple[Codebook, Compiled]] = []


def compiled_for(codebook: Codebook) -> Compiled:
    """The codebook made ready; the same object again is not even hashed."""
    if not (_latest and _latest[0][0] is codebook):
        _latest[:] = [(codebook, _compile(codebook))]
    return _latest[0][1]


@cache
def _compile(codebook: Codebook) -> Compiled:
    themes: dict[str, dict[str, Polarity | None]] = {}
    cues: dict[str, set[CueKind]] = {}
    gapped: dict[str, list[_Gapped]] = {}
    pieces: set[str] = set()
    for phrase in sorted(codebook.phrases, key=lambda phrase: phrase.polarity is not None):
        slots = _slots(phrase.text)
        if len(slots) == 1:
            for key in slots[0]:
                themes.setdefault(key, {})[phrase.theme] = phrase.polarity
        elif slots:
            rule = _Gapped(tuple(map(frozenset, slots)), Entry(((phrase.theme, phrase.polarity),), frozenset()))
            pieces.update(*slots)
            for key in slots[-1]:
                gapped.setdefault(key, []).append(rule)
    for text, kinds in [*((cue.text, {cue.kind}) for cue in codebook.cues), *((n, set()) for n in _NEUTRALISERS)]:
        for key in _keys(text):
            cues.setdefault(key, set()).update(kinds)
    automaton = ahocorasick.Automaton()
    for key in dict.fromkeys((*themes, *cues, *pieces)):
        entry = Entry(tuple(themes.get(key, {}).items()), frozenset(cues.get(key, ())))
        whole = entry if key in themes or key in cues else None
        automaton.add_word(key, (key, len(key.split()), whole, key in pieces))
    if len(automaton):
        automaton.make_automaton()
    return Compiled(automaton, {key: tuple(rules) for key, rules in gapped.items()})


def hits_in(read: ReadText, compiled: Compiled) -> list[Hit]:
    """Entries in the text, in order: of phrases that share a word the longest, and so of cues.

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
            hit = Hit(end - length, end, tuple(range(end - length, end)), entry)
            candidates += [] if _is_title(read, hit) else [hit]
    candidates.extend(hit for hit in _gapped_hits(compiled, spans) if not _reports(read, hit))
    candidates.sort(key=lambda hit: (not hit.entry.themes, -len(hit.held), hit.end - hit.first, hit.first, hit.held))
    themes: set[int] = set()
    cues: set[int] = set()
    kept: list[Hit] = []
    for hit in candidates:
        layer = themes if hit.entry.themes else cues
        if not layer.isdisjoint(hit.held) and not (kept and kept[-1].held == hit.held):
            continue
        if layer is cues and CueKind.NEGATION in hit.entry.cues and not themes.isdisjoint(hit.held):
            continue
        layer.update(hit.held)
        kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _gapped_hits(compiled: Compiled, spans: dict[str, list[tuple[int, int]]]) -> Iterator[Hit]:
    """The phrases with ` ... ` whose parts stand near enough to each other, in order."""
    present = frozenset(spans)
    for last, ends in spans.items():
        for rule in compiled.gapped.get(last, ()):
            if present.isdisjoint(rule.slots[0]):
                continue
            choices = [slot & present for slot in rule.slots[:-1]]
            for span in ends:
                chain = [span]
                for keys in reversed(choices):
                    first = chain[0][0]
                    near = [at for key in keys for at in _ending_near(spans[key], first)]
                    if not near:
                        break
                    chain.insert(0, max(near, key=lambda at: (at[1], -at[0])))
                else:
                    held = tuple(word for at in chain for word in range(*at))
                    yield Hit(chain[0][0], span[1], held, rule.entry)


def _ending_near(spans: list[tuple[int, int]], first: int) -> list[tuple[int, int]]:
    """The spans, which stand in order, that end at most a gap before a word."""
    if len(spans) > GAP:
        low = bisect_left(spans, first - GAP, key=lambda at: at[1])
        spans = spans[low : bisect_right(spans, first, key=lambda at: at[1])]
    return [at for at in spans if 0 <= first - at[1] <= GAP]


def _reports(read: ReadText, hit: Hit) -> bool:
    """Whether a gap goes over into something else: past a comma, or into what somebody said ("found that … was poor")."""
    if any(read.words[word] == "that" and word not in hit.held for word in range(hit.first, hit.end)):
        return True
    return any(_STOPS.search(read.text, read.ends[low], read.starts[high]) for low, high in pairwise(hit.held))


def _is_title(read: ReadText, hit: Hit) -> bool:
    """Whether neutral words are part of somebody's title: "family support worker", "liaison nurse"."""
    neutral = bool(hit.entry.themes) and all(own is None for _, own in hit.entry.themes)
    return neutral and hit.end < len(read.words) and read.words[hit.end] in _TITLES


def hits_between(read: ReadText, hits: Sequence[Hit], low: int, high: int) -> list[Hit]:
    """Those of the hits, which stand in order, that lie wholly between two offsets."""
    start = bisect_left(hits, low, key=lambda hit: read.starts[hit.first])
    stop = bisect_left(hits, high, key=lambda hit: read.starts[hit.first])
    return [hit for hit in hits[start:stop] if read.ends[hit.end - 1] <= high]
