"""What the codebook does not cover: words and phrases that several returns use, to be looked at by a person.

In come the audit's collated returns; out come phrases with the returns and agencies that use them and a few
sentences. A phrase is counted once a return. Words that the codebook knows, words of the tool's own questions, names,
dates, and what an agency asked not to share or marked as about somebody else stay out. Nothing is judged here.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import lru_cache

from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.codebook import Codebook
from nelaudit.model.themes import EmergingPhrase, Example
from nelaudit.model.wording import word_set
from nelaudit.privacy import Withheld
from nelaudit.text.passages import marked_passages
from nelaudit.text.sentences import sentences
from nelaudit.themes.lexicon import compiled_for
from nelaudit.themes.mentions import written_answers
from nelaudit.themes.phrases import hits_in, read_words

LONGEST = 3
"""Words in the longest phrase that is looked for."""

FEWEST = 3
"""Returns that must use a phrase before it is shown; in a small audit two will do."""

SMALL_AUDIT = 8
EXAMPLES = 3
_COMMON = 0.6  # a single word in a larger share of the returns is how forms are written, not a theme
_SHORTEST = 4

_STOP = word_set(
    "a about above after again all almost along also although always am an and another any anyone anything are around as at "
    "away back be became because become been before began being below between both but by came can cannot come could did "
    "do does doing done down during each either else end enough even ever every first for from further gave get gets give "
    "given go goes going gone got had has have having he her here hers herself him himself his how however i if in into is "
    "it its itself just kept knew know known last later least left less like made make makes many may me might more most "
    "much must my near need needed needs neither never new next no nobody none nor not nothing now of off often on once one "
    "only onto or other others our out over own part per perhaps put quite rather really said same saw say says see seemed "
    "seen several shall she should since so some something sometimes soon still such take taken than that the their them "
    "then there these they thing things this those though through time times to together told too took towards two three "
    "four five six seven eight nine ten under until up upon us use used using very via was way we well went were what when "
    "where whether which while who whole whom whose why will with within without would yet you your "
    "monday tuesday wednesday thursday friday saturday sunday january february march april june july august september "
    "october november december morning afternoon evening today yesterday week weeks day days month months year years hour "
    "hours minutes date dates term autumn spring summer winter line page visit visits agency case held asked found showed "
    "shown shows taking making following follow followed named name number"
)
_LETTERS = re.compile(r"[^\W\d_]+(?:'[^\W\d_]+)*")


Uses = dict[tuple[str, ...], dict[int, Example]]
"""The words of each phrase, and for each return that uses it the first sentence."""


def emerging(state: AuditState, codebook: Codebook, withheld: Withheld, most: int = 40) -> tuple[EmergingPhrase, ...]:
    """The phrases to look at, the weightiest first: those that many returns use, and longer ones before single words.

    Args:
        state: The audit on the day.
        codebook: What is known already.
        withheld: What each return withholds.
        most: How many phrases at most.

    Returns:
        At most so many phrases, in the same order whatever the order of the files.
    """
    collated = [one for one in state.current if one.collated]
    known = _known_words(state, codebook)
    uses: Uses = defaultdict(dict)
    for number, one in enumerate(collated):
        for words, example in _phrases(one, state, codebook, withheld, known):
            uses[words].setdefault(number, example)
    fewest = FEWEST if len(collated) >= SMALL_AUDIT else 2
    kept = {words: found for words, found in uses.items() if len(found) >= fewest}
    left_out = {
        part for words in kept for part in _parts(words) if part in kept and len(kept[part]) == len(kept[words])
    }
    if len(collated) >= SMALL_AUDIT:
        left_out |= {words for words in kept if len(words) == 1 and len(kept[words]) > _COMMON * len(collated)}
    made = [_emerging(words, found) for words, found in kept.items() if words not in left_out]
    return tuple(sorted(made, key=_weight)[:most])


def _emerging(words: tuple[str, ...], found: dict[int, Example]) -> EmergingPhrase:
    """The phrase with a sentence of each of the first agencies that use it."""
    examples = {one.identity.agency: one for one in reversed(found.values())}
    agencies = tuple(dict.fromkeys(one.identity.agency for one in found.values()))
    return EmergingPhrase(
        phrase=" ".join(words),
        returns=len(found),
        agencies=agencies,
        examples=tuple(examples[agency] for agency in agencies[:EXAMPLES]),
    )


def _weight(one: EmergingPhrase) -> tuple[int, int, str]:
    """The weightiest first: by returns, a phrase of two or three words counting as often; equals by the alphabet."""
    return -one.returns * (one.phrase.count(" ") + 1), -len(one.agencies), one.phrase


def _parts(words: tuple[str, ...]) -> Iterator[tuple[str, ...]]:
    """The shorter phrases within a phrase."""
    for length in range(1, len(words)):
        for at in range(len(words) - length + 1):
            yield words[at : at + length]


def _known_words(state: AuditState, book: Codebook) -> frozenset[str]:
    """Words that are no news: those of the codebook, of the questions, and of the agencies' names."""
    texts = [text for question in state.tool.questions for text in (question.label, question.hint)]
    texts += [agency.name for agency in state.register.agencies]
    return _STOP.union(_words_of(book), _words(texts))


@lru_cache(maxsize=2)
def _words_of(codebook: Codebook) -> frozenset[str]:
    """The words of a codebook, thousands of phrases that are the same for every audit of a board."""
    texts = [word for one in codebook.lists for word in one.words]
    texts += [phrase.text for phrase in codebook.phrases]
    texts += [cue.text for cue in codebook.cues]
    return frozenset(_words(texts))


def _words(texts: Iterable[str]) -> Iterator[str]:
    return (word for text in texts for word in read_words(text).words)


def _phrases(
    one: Assessed, state: AuditState, codebook: Codebook, withheld: Withheld, known: frozenset[str]
) -> Iterator[tuple[tuple[str, ...], Example]]:
    """The phrases of a return's answers that may be quoted, each with its sentence."""
    if one.returned is None:
        return
    returned = one.returned
    for answer, quotable in written_answers(returned, one.tool or state.tool, withheld[returned.mark]):
        if not quotable:
            continue
        text = state.clear(answer.answer.value)
        marked = marked_passages(text)
        for start, end, phrases in _open_phrases(text, codebook, known):
            if any(passage.start < end and start < passage.end for passage in marked):
                continue
            example = Example(
                sentence=" ".join(text[start:end].split()),
                identity=returned.identity,
                question=answer.question,
                cell=answer.answer,
                file=returned.received.file,
            )
            for words in phrases:
                yield words, example


def _open_phrases(
    text: str, codebook: Codebook, known: frozenset[str]
) -> Iterator[tuple[int, int, set[tuple[str, ...]]]]:
    """Each sentence's offsets with the runs of words in it that neither the codebook nor the form knows."""
    compiled = compiled_for(codebook)
    for start, end in sentences(text):
        read = read_words(text[start:end])
        held = {word for hit in hits_in(read, compiled) for word in hit.held}
        is_open = [
            number not in held and word not in known and len(word) >= _SHORTEST and _LETTERS.fullmatch(word) is not None
            for number, word in enumerate(read.words)
        ]
        runs = {
            read.words[low:high]
            for low in range(len(read.words))
            for high in range(low + 1, min(low + LONGEST, len(read.words)) + 1)
            if all(is_open[low:high])
        }
        yield start, end, runs
