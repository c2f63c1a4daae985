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


def lexicon_of(vocabulary: Vocabulary | None) -> Lexicon:
    """The lexicon of a vocabulary.

    Raises:
        ValueError: there is none. Then the state was made for a command that compares no accounts; to compare them without
            their words would find nothing, which reads as if the agencies agreed.
    """
    if vocabulary is None:
        raise ValueError("The vocabulary was not read, so accounts cannot be compared.")
    return _made(vocabulary)


@lru_cache(maxsize=4)
def _made(vocabulary: Vocabulary) -> Lexicon:
    return Lexicon(
        vocabulary=vocabulary,
        kinds=EventKinds(vocabulary.events, vocabulary.words(MEETING_NAME)),
        shorthand=Shorthand(vocabulary.abbreviations),
        papers=Matters(vocabulary.papers),
        topics=Matters(vocabulary.topics),
    )
