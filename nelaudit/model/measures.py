"""Measures: what is counted of an audit, the rows behind each number, its rating and where it is going."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.forms import Identity
from nelaudit.model.tools import Question

AMBER_FROM = 0.8
"""Amber begins at this part of the target."""


class Unit(StrEnum):
    """In what a measure is told. A share is 0 to 1; a grade is the label in the middle, of an even number the worse."""

    SHARE = "share"
    COUNT = "count"
    DAYS = "working days"
    GRADE = "grade"


class Better(StrEnum):
    """Which way is good. It stands apart from the direction of travel, which says only which way a number went."""

    HIGHER = "higher"
    LOWER = "lower"
    NEITHER = "neither"


class Comparison(StrEnum):
    """With what a measure may be compared: process with any audit, practice with one of the same theme only."""

    PROCESS = "process"
    PRACTICE = "practice"


class Rag(StrEnum):
    """A rating in words; unrated where nobody set a target, and where the returns are too few."""

    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"
    FEW = "Too few to rate"
    NO_TARGET = "No target"


class Direction(StrEnum):
    """Which way a value went since the audit it is compared with; of grades, up is the better end of the scale."""

    UP = "Up"
    DOWN = "Down"
    LEVEL = "Level"
    FEW = "Too few to compare"
    NONE = ""


class GroupKind(StrEnum):
    """By what a measure is told."""

    AUDIT = "audit"
    AGENCY = "agency"
    SECTION = "section"
    PURPOSE = "purpose"
    FUNCTION = "function"


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One row behind a measure: a form, an answer, a grade or a person, where it stands, and whether it counts.

    All items are the denominator, those that count the numerator. `amount` is what the middle is taken of: days, or a
    grade's rank. `words` say in short what stands there. `mark` tells apart what stands in one place, such as two people;
    `agencies` are all that an item is of, where it is of several.
    """

    identity: Identity
    counts: bool
    words: str
    amount: int = 0
    question: Question | None = None
    section: str = ""
    file: str = ""
    sheet: str = ""
    cell: str = ""
    mark: str = ""
    agencies: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureRule:
    """What a measure counts, and how it is told, rated and compared.

    `definition`, `counted`, `of` and `is_not` are what people read: the words stand nowhere else.

    `per_return` says that n counts returns; else it counts the items. `of_grades` says that the minimum n of grades
    holds, `in_sessions` that the measure has a meaning where an audit is filled in at one meeting, `longest` that the
    largest amount is told and not the middle. `groups` are what it is told by.
    """

    key: str
    title: str
    definition: str
    counted: str
    of: str
    is_not: str
    unit: Unit
    basis: Comparison
    better: Better
    target: float | None
    of_grades: bool
    per_return: bool
    in_sessions: bool
    longest: bool
    groups: tuple[GroupKind, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasureGroup:
    """Of which part of the audit a measure is told; the key is empty for the audit as a whole."""

    kind: GroupKind
    key: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure of one group, with the items behind it.

    Unit: `value` and `previous` are as the rule's unit says, a grade by its rank; None where there was nothing to count.
    `label` and `previous_label` are the words of a grade. `n` counts returns, grades or persons.
    """

    rule: MeasureRule
    group: MeasureGroup
    items: tuple[Item, ...]
    value: float | None
    n: int
    rag: Rag
    label: str = ""
    previous: float | None = None
    previous_label: str = ""
    direction: Direction = Direction.NONE

    @property
    def numerator(self) -> int:
        """How many items count."""
        return sum(item.counts for item in self.items)

    @property
    def denominator(self) -> int:
        """How many items there are."""
        return len(self.items)


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness:
    """How one agency's returns came, counted in forms. `asked` = `on_time` + `late` + `nil` + `outstanding`.

    A nil return counts as nil whenever it came. `queries` are those of the returns that wait for a correction.
    """

    agency: str
    asked: int
    on_time: int
    late: int
    nil: int
    outstanding: int
    confirmed: int
    queries: int
    days_late: tuple[int, ...]

    @property
    def came(self) -> int:
        """Returns and nil returns."""
        return self.on_time + self.late + self.nil


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How complete one agency's collated returns were, counted in questions; each of them may be both undated and unsourced."""

    agency: str
    asked: int
    blank: int
    nothing_held: int
    thin: int
    undated: int
    unsourced: int

    @property
    def answered(self) -> int:
        """Questions that are not blank; “No information held” is an answer."""
        return self.asked - self.blank


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosstab:
    """One table: its file name, the header, and rows of text as long as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def written_value(one: Measure, value: float | None, label: str) -> str:
    """A value as text: a share with four decimals at most, whole numbers without `.0`, a grade by its label."""
    if value is None or label:
        return label
    return f"{round(value, 4):g}" if one.rule.unit is Unit.SHARE else f"{value:g}"


def of_kind(found: Iterable[Measure], kind: GroupKind) -> tuple[Measure, ...]:
    """The measures told by one kind of group."""
    return tuple(one for one in found if one.group.kind is kind)
