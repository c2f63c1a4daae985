"""What the texts of all agencies share: words referred to by name, judgements of the work, names of staff."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nelaudit.demo.toml_table import TomlTable

PEOPLE = 3
"""An auditor, a case worker and a manager on each form, who are on no other."""

PARTS = ("completed", "contributed", "not_used", "not_shown")
ABOUT = ("child", "sibling", "family", "else")
GRADES = ("outstanding", "good", "requires_improvement", "inadequate")
"""The grades by name, best first."""

INSUFFICIENT = "insufficient"
"""The name of what stands where nothing can be graded."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DemoWords:
    """What shared_words.toml says: texts, and choices of the form by name."""

    nothing_held: str
    nothing_held_evidence: str
    conversations: tuple[str, ...]
    neglect_tool: Mapping[str, str]
    about: Mapping[str, str]
    grades: Mapping[str, str]
    documents: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgements:
    """What auditors say of a question when the work went well, and when it fell short."""

    strengths: tuple[str, ...]
    shortcomings: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judging:
    """Judgements by question, and the words by which it is told how the work went."""

    by_question: Mapping[str, Judgements]
    well: re.Pattern[str]
    ill: re.Pattern[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class StaffNames:
    """Invented names, first and last."""

    first_names: tuple[str, ...]
    surnames: tuple[str, ...]


def read_words(table: TomlTable, questions: Iterable[str]) -> DemoWords:
    """What shared_words.toml says; mistakes are noted in the table."""
    table.expect(
        ("nothing_held", "nothing_held_evidence", "conversations", "neglect_tool", "about", "grades", "documents")
    )
    documents = table.table("documents", (), optional=questions)
    return DemoWords(
        nothing_held=table.text("nothing_held"),
        nothing_held_evidence=table.template("nothing_held_evidence"),
        conversations=table.templates("conversations"),
        neglect_tool=_choices(table, "neglect_tool", PARTS),
        about=_choices(table, "about", ABOUT),
        grades=_choices(table, "grades", (*GRADES, INSUFFICIENT)),
        documents={name: documents.texts(name) for name in documents.entries},
    )


def read_judging(table: TomlTable, questions: Iterable[str]) -> Judging:
    """What judgements.toml says; mistakes are noted in the table."""
    table.expect(("signs", "judgements"))
    names = tuple(questions)
    signs, judgements = table.table("signs", ("well", "ill")), table.table("judgements", names)
    return Judging(
        by_question={name: _judgements(judgements.table(name, ("strengths", "shortcomings"))) for name in names},
        well=_any_of(signs.texts("well")),
        ill=_any_of(signs.texts("ill")),
    )


def read_staff(table: TomlTable, needed: int) -> StaffNames:
    """What names_of_staff.toml says, which must be enough for so many people; mistakes are noted in the table."""
    table.expect(("first_names", "surnames"))
    staff = StaffNames(first_names=table.texts("first_names"), surnames=table.texts("surnames"))
    people = len(staff.first_names) * len(staff.surnames)
    if people < needed:
        table.note("", f"First names and surnames make {people} people; {needed} are needed.", "Add more of them.")
    return staff


def _choices(table: TomlTable, key: str, names: tuple[str, ...]) -> dict[str, str]:
    inner = table.table(key, names)
    return {name: inner.text(name) for name in names}


def _judgements(table: TomlTable) -> Judgements:
    return Judgements(strengths=table.templates("strengths"), shortcomings=table.templates("shortcomings"))


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    """Any of the words or phrases, whole; a star stands for any ending."""
    patterns = (re.escape(word).replace(r"\*", r"\w*") for word in words)
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")
