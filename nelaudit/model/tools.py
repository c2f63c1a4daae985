"""The audit tool: sections and questions as the question bank defines them, and the grade scales."""

import hashlib
import json
from dataclasses import asdict, dataclass
from enum import StrEnum

from nelaudit.model.choices import meant
from nelaudit.model.forms import ABOUT, ATTENDING, INVOLVED


class QuestionType(StrEnum):
    """What kind of answer a question takes."""

    TEXT = "text"
    CHOICE = "choice"
    DATE = "date"
    NUMBER = "number"


@dataclass(frozen=True, slots=True, kw_only=True)
class Grade:
    """One label of a scale. Labels outside statistics ("not applicable") have no rank."""

    label: str
    rank: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeScale:
    """Ordered labels; rank 1 is the best. A scale without labels is an ungraded audit."""

    key: str
    title: str
    grades: tuple[Grade, ...]

    @property
    def labels(self) -> tuple[str, ...]:
        """The labels as they stand in a drop-down."""
        return tuple(grade.label for grade in self.grades)

    def rank(self, label: str) -> int | None:
        """The rank of a label, however typed: 1 is best; None where it is outside statistics or unknown."""
        found = meant(label, self.labels)
        return next((grade.rank for grade in self.grades if grade.label == found), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Condition:
    """A question is relevant when the question `name` was answered with `choice`."""

    name: str
    choice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """One question. `relevant` holds conditions of which one is enough; empty means always."""

    name: str
    section: str
    label: str
    hint: str
    type: QuestionType
    choices: tuple[str, ...]
    required: bool
    relevant: tuple[Condition, ...]
    date_rule: bool
    evidence_rule: bool
    theme: str
    purposes: tuple[str, ...]
    functions: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """A part of the form with a heading and, where `graded`, a grade of its own."""

    name: str
    label: str
    hint: str
    graded: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GuidanceLine:
    """A line of the form's first page: `heading` may repeat; `text` may hold {named} fields."""

    heading: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """A tool of the bank: what one form asks."""

    key: str
    title: str
    scale: GradeScale
    sections: tuple[Section, ...]
    questions: tuple[Question, ...]

    @property
    def edition(self) -> str:
        """The tool's key and a digest of all it asks, so that a changed tool is another edition."""
        content = json.dumps(asdict(self), ensure_ascii=False, sort_keys=True)
        return f"{self.key}-{hashlib.sha256(content.encode()).hexdigest()[:8]}"

    def questions_of(self, section: str) -> tuple[Question, ...]:
        """The questions of a section, in form order."""
        return tuple(question for question in self.questions if question.section == section)

    def choices_of(self, field: str) -> tuple[str, ...]:
        """The list of a field of this tool's form; empty where the field takes free text, a date or a number."""
        table, _, rest = field.partition(".")
        last = rest.rpartition(".")[2]
        if table == "q":
            name = rest.removesuffix(".answer") if last == "answer" else ""
            return next((one.choices for one in self.questions if one.name == name), ()) if name else ()
        return self.scale.labels if last == "grade" else _CHOICES.get((table, last), ())

    def choice(self, field: str, text: str) -> str:
        """The choice that a text means in a field, as the list writes it; empty where it means none of the list."""
        return meant(text, self.choices_of(field))

    def shown(self, field: str, text: str) -> str:
        """A text as it is shown and compared: the choice that it means, else as it was written."""
        return self.choice(field, text) or text


_CHOICES = {("details", "involved"): INVOLVED, ("attendee", "attending"): ATTENDING, ("chronology", "about"): ABOUT}
"""The lists that every form has, by the first and the last part of a field's name."""


class IntervalUnit(StrEnum):
    """In what a statutory interval is counted."""

    HOURS = "hours"
    DAYS = "days"
    WORKING_DAYS = "working days"


@dataclass(frozen=True, slots=True, kw_only=True)
class Interval:
    """A time set by law or guidance, from the date that answers `start` to the one that answers `end`."""

    name: str
    tool: str
    start: str
    end: str
    length: int
    unit: IntervalUnit
    source: str


class PurposeKind(StrEnum):
    """A purpose that the board set itself, or a function that the law gives it."""

    PURPOSE = "purpose"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True, kw_only=True)
class Purpose:
    """What an audit is for: a local purpose or a statutory function, by the key that questions carry."""

    key: str
    kind: PurposeKind
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionBank:
    """Tools, statutory intervals, the form's guidance, the words that name a record or a system, and the purposes."""

    tools: tuple[Tool, ...]
    intervals: tuple[Interval, ...]
    guidance: tuple[GuidanceLine, ...]
    sources: tuple[str, ...]
    purposes: tuple[Purpose, ...] = ()
