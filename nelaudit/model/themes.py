"""Themes in answers: each mention with its words and its place, themes by weight, phrases that the codebook does not cover."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass

from nelaudit.model.codebook import Polarity
from nelaudit.model.forms import Identity
from nelaudit.model.returns import Input

_KEY_DIGITS = 16
UNREVIEWED, REVIEWED = "proposed by keyword, not reviewed", "reviewed by the coordinator"


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A theme in an answer: a strength or a development, with the sentence, its cell and the file.

    `withheld` says that the agency asked that the answer not be shared, and `quotable` that the sentence may stand in a
    report. `reviewed` is what the coordinator decided (accepted, re-coded), empty while nobody has. `about` says whom the words are about where that is not the subject
    child, as the form says it ("sibling"); such a mention stands outside every measure.
    """

    theme: str
    polarity: Polarity
    identity: Identity
    question: str
    sentence: str
    phrase: str
    cue: str
    cell: Input
    file: str = ""
    quotable: bool = True
    withheld: bool = False
    reviewed: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """What tells this mention from every other and stays the same when the program is run again.

        Unit: sixteen hexadecimal digits.
        """
        who = self.identity
        place = (who.audit, who.case, who.agency, who.team, self.question, self.theme, self.polarity)
        words = " ".join(self.sentence.split()).casefold()
        return hashlib.sha256("|".join((*place, words)).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]


def review_state(mentions: Sequence[Mention]) -> str:
    """How far these mentions have been reviewed, in the words that stand beside every table of themes."""
    done = sum(bool(one.reviewed) for one in mentions)
    if not done:
        return UNREVIEWED
    return REVIEWED if done == len(mentions) else f"{done} of {len(mentions)} reviewed"


@dataclass(frozen=True, slots=True, kw_only=True)
class RankedTheme:
    """One theme of one polarity, with its mentions in the order of the returns.

    `returns` is how many of the `collated` returns speak of it.
    """

    key: str
    title: str
    polarity: Polarity
    agencies: tuple[str, ...]
    cases: tuple[str, ...]
    returns: int
    collated: int
    mentions: tuple[Mention, ...]
    quotations: tuple[Mention, ...] = ()
    """Those of the mentions that a report shows."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """A sentence that uses a phrase, without names, and the cell where it stands."""

    sentence: str
    identity: Identity
    question: str
    cell: Input
    file: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EmergingPhrase:
    """A phrase that the codebook does not cover.

    Unit: `returns` counts the returns that use it; `agencies` are the codes, in form order.
    """

    phrase: str
    returns: int
    agencies: tuple[str, ...]
    examples: tuple[Example, ...]
