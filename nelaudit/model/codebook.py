"""The codebook: the themes of an audit, the phrases that show them, and the cues that judge them."""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether a mention tells of practice done well, or of practice to develop."""

    STRENGTH = "strength"
    DEVELOPMENT = "development"


class CueKind(StrEnum):
    """What a cue phrase does: it judges, it denies, its words are passed over, or its sentence is (policy)."""

    STRENGTH = "strength"
    DEVELOPMENT = "development"
    NEGATION = "negation"
    IGNORE = "ignore"
    POLICY = "policy"


class Side(StrEnum):
    """Where a cue looks for what it judges.

    Left empty, it judges the nearest words on either side. `after` judges all that follows, praise too ("lack of good
    recording"); `both` does so and judges what stands before it as well ("supervision should have been offered").
    """

    NEAREST = ""
    BEFORE = "before"
    AFTER = "after"
    BOTH = "both"


REACHES = {CueKind.STRENGTH: 12, CueKind.DEVELOPMENT: 12, CueKind.NEGATION: 8, CueKind.IGNORE: 0, CueKind.POLICY: 0}
"""Other words that may stand between a cue and what it judges, where the codebook says nothing else."""

LONGEST_REACH = 20
"""The longest reach that a codebook may give a cue."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme: `key` in files, `title` in reports, and what it covers.

    A theme that `gives_way` is dropped where the same words show another theme: no record of supervision is supervision.
    """

    key: str
    title: str
    definition: str
    gives_way: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WordList:
    """Words that may stand for one another; a phrase names them all as `{name}`."""

    name: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that show a theme. A `polarity` of its own means the phrase is a judgement already."""

    theme: str
    text: str
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that judge: that something was done well, fell short, or (negation) was not so.

    Unit: `reach` counts the other words that may stand between the cue and the theme's words. `side` says where
    those stand.
    """

    kind: CueKind
    text: str
    reach: int | None = None
    side: Side = Side.NEAREST


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Codebook:
    """Themes in report order, the word lists, the phrases and the cues.

    Each is itself alone: thousands of phrases are not compared whenever something worked out of them is looked up.
    """

    themes: tuple[Theme, ...]
    phrases: tuple[Phrase, ...]
    cues: tuple[Cue, ...]
    lists: tuple[WordList, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class ThemeMatch:
    """One theme judged in one sentence of a text.

    `start` and `end` are the sentence's offsets in the text, in code points; `phrase` and `cue`
    are as they stand in the text (`cue` is empty where the phrase is a judgement by itself).
    """

    theme: str
    polarity: Polarity
    phrase: str
    cue: str
    start: int
    end: int
