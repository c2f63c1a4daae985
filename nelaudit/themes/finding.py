"""Themes in an auditor's free text: which theme a sentence judges, and which way.

In comes a text and the codebook; out come `ThemeMatch` values, in the order of the sentences. A
theme phrase alone is a fact and gives nothing. It becomes a match when the phrase is a judgement by
itself, or when a cue or a negation in the same clause judges it; a clause without a judgement of its own
takes that of a clause beside it, where this names no theme ("the plan was shared, which worked well").
A theme that several words name and no cue reaches takes the next judgement in its sentence.

How far a cue reaches, and to which side, the codebook says.
What a question asks is a weak prior for the sentences of its answer: their judgements are most often of that theme. So a
judgement that names no theme is taken for it, and another theme needs words that judge by themselves, or a cue right
beside it. On the answers of whole returns this is right more often, and finds more (docs/accuracy.md).
Reading the codebook, the answers and the suppression of names are left to other rooms.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from nelaudit.model.codebook import Codebook, CueKind, Polarity, ThemeMatch
from nelaudit.text.sentences import clauses as clauses_in
from nelaudit.text.sentences import is_question, sentences
from nelaudit.themes.judging import Judged, borrowed, judge, turned
from nelaudit.themes.lexicon import Compiled, compiled_for
from nelaudit.themes.phrases import PhraseHit, ReadText, hits_between, hits_in, read_words

_NAMED_SURELY = 2
"""Words that must name a theme before a judgement further off counts for it."""

_REMEMBERED = 8192
"""Sentences whose themes are remembered: agencies copy an answer from form to form."""


_BESIDE = 1
"""Words between a cue and a phrase of a theme that the question did not ask for."""


class _ToldPassage(NamedTuple):
    """What a sentence tells of one theme."""

    theme: str
    polarity: Polarity
    phrase: str
    cue: str


def find_themes(text: str, codebook: Codebook, *, asked: str = "") -> tuple[ThemeMatch, ...]:
    """Find the themes that a text judges, as strength or as development.

    Each theme stands at most once with each polarity in a sentence. Facts without judgement,
    questions and statements of policy give nothing.

    Args:
        text: An answer as the auditor wrote it.
        codebook: The themes, phrases and cues to look for.
        asked: The theme of the question that the text answers, where it answers one.

    Returns:
        The matches in the order of the sentences, then of the phrases; where the question alone names the theme, the
        phrase is empty.
    """
    compiled = compiled_for(codebook)
    return tuple(
        ThemeMatch(theme=one.theme, polarity=one.polarity, phrase=one.phrase, cue=one.cue, start=start, end=end)
        for start, end in sentences(text)
        for one in _told(text[start:end], compiled, asked)
    )


@lru_cache(maxsize=_REMEMBERED)
def _told(sentence: str, compiled: Compiled, asked: str) -> tuple[_ToldPassage, ...]:
    """What a sentence tells."""
    if is_question(sentence):
        return ()
    read = read_words(sentence)
    hits = hits_in(read, compiled)
    if any(hit.entry.cue is CueKind.POLICY for hit in hits) or not (asked or any(hit.entry.themes for hit in hits)):
        return ()
    clauses = [hits_between(read, hits, low, high) for low, high in clauses_in(sentence)]
    found = list(_named(read, clauses, compiled.giving_way, asked))
    named = {one.theme for one in found}
    later = _judged_later(read, hits, named | (compiled.giving_way if named else frozenset()))
    found += [one for one in later if not asked or one.theme == asked]
    if asked and not found:
        cue = next((hit for hit in hits if hit.entry.judges), None)
        return (_ToldPassage(asked, _polarity(read, hits, cue), "", read.between(cue)),) if cue else ()
    return tuple(found)


def _judged_later(
    read: ReadText, hits: Sequence[PhraseHit], passed_over: frozenset[str] | set[str]
) -> Iterator[_ToldPassage]:
    """Themes that several words name and no cue reaches: the next judgement in the sentence is theirs too."""
    seen = set(passed_over)
    for number, hit in enumerate(hits):
        later = next((one for one in hits[number + 1 :] if one.first >= hit.end and _passes_judgement(one)), None)
        if later is None or len(hit.held) < _NAMED_SURELY or "that" in read.words[hit.end : later.first]:
            continue
        for theme, own in hit.entry.themes.items():
            if own is None and theme not in seen:
                seen.add(theme)
                yield _ToldPassage(theme, _polarity(read, hits, later), read.between(hit), read.between(later))


def _passes_judgement(hit: PhraseHit) -> bool:
    """Whether it judges, denies, or is a phrase with a judgement of its own."""
    return hit.entry.judges or hit.entry.decided or (hit.entry.cue is CueKind.NEGATION and not hit.taken)


def _polarity(read: ReadText, hits: Sequence[PhraseHit], hit: PhraseHit) -> Polarity:
    """Which way a cue, a negation or a judging phrase judges, after what stands before it."""
    if hit.entry.cue is CueKind.NEGATION:
        return Polarity.DEVELOPMENT
    own = next((own for own in hit.entry.themes.values() if own is not None), None)
    if own is None:
        own = Polarity.STRENGTH if hit.entry.cue is CueKind.STRENGTH else Polarity.DEVELOPMENT
    return turned(read, hits, hit, own)[0]


def _named(
    read: ReadText, clauses: Sequence[Sequence[PhraseHit]], giving_way: frozenset[str], asked: str
) -> Iterator[_ToldPassage]:
    """What phrases tell: from each clause the surest judgement of each theme, each theme once with each polarity."""
    seen: set[tuple[str, Polarity]] = set()
    for judged in _by_clause(read, clauses, giving_way):
        if asked and judged.theme != asked and judged.distance > _BESIDE:
            continue
        if (judged.theme, judged.polarity) not in seen:
            seen.add((judged.theme, judged.polarity))
            cue = read.between(judged.cue) if judged.cue else ""
            yield _ToldPassage(judged.theme, judged.polarity, read.between(judged.phrase), cue)


def _by_clause(read: ReadText, clauses: Sequence[Sequence[PhraseHit]], giving_way: frozenset[str]) -> Iterator[Judged]:
    """Each clause's judgements; a clause that names themes and judges none borrows the next one's cue, or the last one's."""
    for number, hits in enumerate(clauses):
        surest: dict[str, Judged] = {}
        for judged in judge(read, hits):
            held = surest.get(judged.theme)
            if held is None or judged.sureness < held.sureness:
                surest[judged.theme] = judged
        if not surest and any(hit.entry.themes for hit in hits):
            for near in (*clauses[number + 1 : number + 2], *clauses[max(0, number - 1) : number]):
                if not any(hit.entry.themes for hit in near):
                    surest = borrowed(read, hits, near)
                if surest:
                    break
        for theme, judged in surest.items():
            others = [other for other in surest.values() if other.theme != theme]
            if theme in giving_way and any(_same_words(judged, other) for other in others):
                continue
            yield judged


def _same_words(one: Judged, other: Judged) -> bool:
    """Whether another theme is judged by the same cue, or by words among which those of the first stand."""
    if one.theme == other.theme:
        return False
    ours, theirs = (set(judged.phrase.held).union(judged.cue.held if judged.cue else ()) for judged in (one, other))
    return not ours.isdisjoint(theirs)
