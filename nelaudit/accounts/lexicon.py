"""The vocabulary made ready to read by: once for each, since the patterns of a vocabulary are many."""

from dataclasses import dataclass
from functools import lru_cache

from nelaudit.accounts.event_kinds import EventKinds
from nelaudit.model.vocabulary import MEETING_NAME, Vocabulary
from nelaudit.text.matters import Matters
from nelaudit.text.shorthand import Shorthand


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Lexicon:
    """What texts are read by: kinds of event, shorthand, papers and topics, and the vocabulary that they come from."""

    vocabulary: Vocabulary
    kinds: EventKinds
    shorthand: Shorthand
    papers: Matters
    topics: Matters


@lru_cache(maxsize=4)
def lexicon_of(vocabulary: Vocabulary) -> Lexicon:
    """The lexicon of a vocabulary."""
    return Lexicon(
        vocabulary=vocabulary,
        kinds=EventKinds(vocabulary.events, vocabulary.words(MEETING_NAME)),
        shorthand=Shorthand(vocabulary.abbreviations),
        papers=Matters(vocabulary.papers),
        topics=Matters(vocabulary.topics),
    )
