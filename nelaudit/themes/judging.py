"""What the cues of a clause pass on its phrases: which way each theme is judged, and by which words.

In come the hits of one clause; out come judgements. How far a cue reaches, and to which side, the codebook says.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from nelaudit.model.codebook import LONGEST_REACH, CueKind, Polarity, Side
from nelaudit.model.wording import word_set
from nelaudit.themes.phrases import PhraseHit, ReadText

NEGATION_FIRST = 3  # a negation comes before a cue that stands further off than this

NEIGHBOURHOOD = LONGEST_REACH + 10  # words on each side in which anything can bear on a phrase; bounds the work

_AUXILIARY = word_set(
    "was were is are be been being has have had did do does could would can will always also often "
    "clearly consistently fully generally largely very quite really then which that both all to which "
    "mostly"
)

_LINK = word_set("and or the a an of their his her its our both all any this these that child's children's as well")

_BARRIERS = frozenset(("because", "so", "when", "who", "which", "until", "after", "before", "if", "since"))

_CLOSE = range(2)  # a negation that another phrase uses too still denies what stands right before it

_TIGHT_NEGATIONS = word_set("no without nor free rather instead")


@dataclass(frozen=True, slots=True)
class Judged:
    """A phrase with its judgement; `distance` is from the cue, -1 for a judgement by itself."""

    theme: str
    polarity: Polarity
    phrase: PhraseHit
    cue: PhraseHit | None
    distance: int

    @property
    def sureness(self) -> tuple[int, int]:
        """Orders judgements of one theme: the least is the surest; of equals the one of more words."""
        return self.distance, -len(self.phrase.held)


def judge(read: ReadText, clause: Sequence[PhraseHit]) -> Iterator[Judged]:
    """The judgements on the phrases of a clause."""
    firsts = [hit.first for hit in clause]
    for hit in clause:
        if not hit.entry.themes:
            continue
        low, high = bisect_left(firsts, hit.first - NEIGHBOURHOOD), bisect_right(firsts, hit.end + NEIGHBOURHOOD)
        hits = clause[low:high]
        for theme, own in hit.entry.themes.items():
            if own is not None:
                way, turner = turned(read, hits, hit, own)
                yield Judged(theme, way, hit, turner, -1)
                continue
            polarity, cue, distance = _cued(read, hits, hit)
            if polarity is not None:
                yield Judged(theme, polarity, hit, cue, distance)


def turned(
    read: ReadText, hits: Sequence[PhraseHit], hit: PhraseHit, polarity: Polarity
) -> tuple[Polarity, PhraseHit | None]:
    """A judgement after what stands before it: "not timely", "should be clearer", "no drift"."""
    for other in reversed(hits):
        entry = other.entry
        if polarity is Polarity.STRENGTH and (entry.cue is CueKind.NEGATION or _covers(other)) and _within(other, hit):
            return Polarity.DEVELOPMENT, other
        if other.end > hit.first or (other.taken and other.end < hit.first):
            continue
        gap = read.words[other.end : hit.first]
        if polarity is Polarity.STRENGTH:
            if not _BARRIERS.isdisjoint(gap) or ("and" in gap and _crossed(hits, other, hit)):
                break
            if (_covers(other) or entry.cue is CueKind.NEGATION) and len(gap) <= entry.reach:
                return Polarity.DEVELOPMENT, other
        elif entry.cue is CueKind.NEGATION and not _split_by(hits, other, hit):
            tight = not _TIGHT_NEGATIONS.isdisjoint(read.words[other.first : other.end])
            if len(gap) <= (2 if tight else 0) and "that" not in read.words[other.first : hit.first]:
                return Polarity.STRENGTH, other
    return polarity, None


def _cued(
    read: ReadText, hits: Sequence[PhraseHit], phrase: PhraseHit
) -> tuple[Polarity | None, PhraseHit | None, int]:
    """The judgement that the nearest cue, or else a negation, passes on a phrase."""
    nearest: tuple[int, PhraseHit] | None = None
    for cue in hits:
        if cue.entry.judges:
            distance = _distance(read, hits, cue, phrase)
            if distance is not None and (nearest is None or distance < nearest[0]):
                nearest = distance, cue
    negation = _negation(read, hits, phrase)
    if negation and (nearest is None or nearest[0] > NEGATION_FIRST):
        return Polarity.DEVELOPMENT, negation, negation.entry.reach
    if nearest is None:
        return None, None, 0
    distance, cue = nearest
    own = Polarity.STRENGTH if cue.entry.cue is CueKind.STRENGTH else Polarity.DEVELOPMENT
    polarity, _ = turned(read, [hit for hit in hits if hit is not phrase], cue, own)
    return polarity, cue, distance


def _distance(read: ReadText, hits: Sequence[PhraseHit], cue: PhraseHit, phrase: PhraseHit) -> int | None:
    """Words between a cue and the phrase that it judges; None where it judges something else."""
    if phrase.first < cue.end and cue.first < phrase.end:
        return None if set(cue.held) <= set(phrase.held) else 0
    ahead = cue.end <= phrase.first
    if cue.entry.side is (Side.BEFORE if ahead else Side.AFTER):
        return None
    low, high = (cue.end, phrase.first) if ahead else (phrase.end, cue.first)
    gap = read.words[low:high]
    rest = [word for word in range(low, high) if not any(word in hit.held for hit in hits)]
    crossed = _crossed(hits, cue, phrase)
    if crossed and not all(read.words[word] in _LINK | _AUXILIARY for word in rest):
        return None
    if ahead:
        elsewhere = not _BARRIERS.isdisjoint(gap) or (not crossed and not _covers(cue) and "and" in gap)
    else:
        leads = any(hit.first == cue.end and hit.entry.themes for hit in hits)
        elsewhere = gap[-1:] == ("and",) or "that" in gap or (leads and not _covers(cue))
    return None if elsewhere or len(rest) > cue.entry.reach else len(rest)


def _negation(read: ReadText, hits: Sequence[PhraseHit], phrase: PhraseHit) -> PhraseHit | None:
    """The negation that governs a phrase: before it, within it, or in the verb after it."""
    for hit in hits:
        if hit.entry.cue is not CueKind.NEGATION:
            continue
        if _within(hit, phrase):
            return hit
        if hit.taken and hit.first - phrase.end not in _CLOSE:
            continue
        gap = read.words[min(hit.end, phrase.end) : max(hit.first, phrase.first)]
        if hit.end <= phrase.first:
            near = len(gap) <= hit.entry.reach and not read.stopped(hit.end - 1, phrase.first)
            if near and _BARRIERS.isdisjoint(gap) and not _split_by(hits, hit, phrase):
                return hit
        elif hit.entry.side is Side.AFTER:
            continue
        elif hit.first >= phrase.end and len(gap) <= hit.entry.reach and not _leads_to_theme(hits, hit):
            return hit
    return None


def _leads_to_theme(hits: Iterable[PhraseHit], negation: PhraseHit) -> bool:
    """Whether the negation is rather of a theme phrase that follows it."""
    return any(0 <= hit.first - negation.end <= negation.entry.reach and hit.entry.themes for hit in hits)


def _spans(hit: PhraseHit, cue: PhraseHit) -> bool:
    """Whether a theme phrase takes in a cue, which is then its own before it is any other's."""
    return bool(hit.entry.themes) and hit is not cue and hit.first <= cue.first and cue.end <= hit.end


def _crossed(hits: Iterable[PhraseHit], cue: PhraseHit, other: PhraseHit) -> bool:
    """Whether a cue meets another theme phrase before it reaches this one."""
    return _split_by(hits, cue, other) or any(hit is not other and _spans(hit, cue) for hit in hits)


def _within(one: PhraseHit, other: PhraseHit) -> bool:
    """Whether one hit stands in a gap of the other."""
    return other.first <= one.first and one.end <= other.end and not set(one.held) & set(other.held)


def _covers(cue: PhraseHit) -> bool:
    """Whether a cue says that all that follows fell short: "lack of", "should have been"."""
    return cue.entry.cue is CueKind.DEVELOPMENT and cue.entry.side in {Side.AFTER, Side.BOTH}


def _split_by(hits: Iterable[PhraseHit], one: PhraseHit, other: PhraseHit) -> bool:
    """Whether another theme phrase stands between two hits."""
    low, high = min(one.end, other.end), max(one.first, other.first)
    return any(low <= hit.first and hit.end <= high and hit.entry.themes for hit in hits)


def borrowed(read: ReadText, hits: Sequence[PhraseHit], near: Sequence[PhraseHit]) -> dict[str, Judged]:
    """The phrases of a clause, judged by the first cue or negation of a clause beside it."""
    for cue in near:
        if cue.entry.judges or cue.entry.cue is CueKind.NEGATION:
            own = Polarity.STRENGTH if cue.entry.cue is CueKind.STRENGTH else Polarity.DEVELOPMENT
            polarity = own if cue.entry.cue is CueKind.NEGATION else turned(read, near, cue, own)[0]
            named = {theme: hit for hit in reversed(hits) for theme in hit.entry.themes}
            return {theme: Judged(theme, polarity, hit, cue, LONGEST_REACH) for theme, hit in named.items()}
    return {}
