"""The demonstration's texts, read from the TOML files beside this module, once and only when they are asked for."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from importlib.resources.abc import Traversable

from nelaudit.demo.families import NUMBERS, Families, read_families
from nelaudit.demo.templates import Slots, word_slots
from nelaudit.demo.toml_table import open_table
from nelaudit.demo.voices import VOICES, WRITTEN, AgencyVoice, read_voice
from nelaudit.demo.words import PEOPLE, DemoWords, Judging, StaffNames, read_judging, read_staff, read_words
from nelaudit.errors import DefinitionError, Problem

_CASES = 30
"""As many cases may be asked for."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoTexts:
    """Everything that the stories are made of; voices by agency code, in the register's order."""

    families: Families
    words: DemoWords
    judging: Judging
    staff: StaffNames
    voices: Mapping[str, AgencyVoice]


def texts_folder() -> Traversable:
    """Where the TOML files lie: in the checkout, or in the installed package."""
    return files("nelaudit.demo") / "texts"


@cache
def texts() -> DemoTexts:
    """The texts that come with the program.

    Raises:
        DefinitionError: every mistake in the files at once.
    """
    return load_texts(texts_folder())


def load_texts(folder: Traversable) -> DemoTexts:
    """The texts of a folder: the families, whose days the others name, and then all others.

    Raises:
        DefinitionError: every mistake in families.toml at once, else every mistake in the other files.
    """
    problems: list[Problem] = []
    families = read_families(open_table(folder, "families.toml", problems, Slots()), VOICES)
    raise_all(problems)
    slots = slots_of(families)
    words = read_words(open_table(folder, "shared_words.toml", problems, slots), WRITTEN)
    found = DemoTexts(
        families=families,
        words=words,
        judging=read_judging(open_table(folder, "judgements.toml", problems, slots), WRITTEN),
        staff=read_staff(open_table(folder, "names_of_staff.toml", problems, slots), _CASES * len(VOICES) * PEOPLE),
        voices={
            code: read_voice(open_table(folder, f"agencies/{name}.toml", problems, slots), words)
            for code, name in VOICES.items()
        },
    )
    raise_all(problems)
    return found


def slots_of(families: Families) -> Slots:
    """The slots of the texts: days and numbers of the families, words of the agency and the child."""
    return Slots(days=families.days, words=word_slots() | frozenset(NUMBERS))


def raise_all(problems: list[Problem]) -> None:
    """Raises all mistakes that were noted, if any.

    Raises:
        DefinitionError: there are some.
    """
    if problems:
        raise DefinitionError(tuple(problems))
