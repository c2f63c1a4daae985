"""The codebook: the themes of an audit, the phrases that show them, and the cues that judge them."""

from dataclasses import dataclass
from enum import StrEnum


class Polarity(StrEnum):
    """Whether a mention tells of practice done well, or of practice to develop."""

    STRENGTH = "strength"
    DEVELOPMENT = "development"


class CueKind(StrEnum):
    """What a cue phrase does to the theme phrases near it."""

    STRENGTH = "strength"
    DEVELOPMENT = "development"
    NEGATION = "negation"


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """One theme: `key` in files, `title` in reports, what it covers and what it does not."""

    key: str
    title: str
    definition: str
    not_covered: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """Words that show a theme. A `polarity` of its own means the phrase is a judgement already."""

    theme: str
    text: str
    polarity: Polarity | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Words that judge: that something was done well, fell short, or (negation) was not so."""

    kind: CueKind
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Codebook:
    """Themes in report order, their phrases, and the cues."""

    themes: tuple[Theme, ...]
    phrases: tuple[Phrase, ...]
    cues: tuple[Cue, ...]


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
