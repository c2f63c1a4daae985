"""Grades as agencies gave them and as the challenge day moderated them: counted, never averaged."""

from dataclasses import dataclass

from nelaudit.model.choices import meant
from nelaudit.model.forms import Identity
from nelaudit.model.moderation import ModeratedGrade
from nelaudit.model.tools import GradeScale

OVERALL = "overall"
"""The section name of the grade for the work as a whole."""

MINIMUM_PAIRS = 20
"""Under so many pairs no kappa is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class GradeLine:
    """The grades given for one section, or overall: how many of each label, and the median by label.

    Shape: `counts` in the scale's order. Unit: `n` counts the grades that have a rank.
    """

    section: str
    title: str
    counts: tuple[int, ...]
    n: int
    median: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenGrade:
    """One grade as one agency gave it on one case, and where it stands."""

    identity: Identity
    section: str
    label: str
    file: str
    sheet: str
    cell: str

    @property
    def case(self) -> str:
        """The case's reference."""
        return self.identity.case

    @property
    def agency(self) -> str:
        """The agency's code."""
        return self.identity.agency

    @property
    def team(self) -> str:
        """The agency's team, where it has several."""
        return self.identity.team


@dataclass(frozen=True, slots=True, kw_only=True)
class MiddleGrade:
    """The grade in the middle of several, of an even number the worse of the two; its rank, and n."""

    rank: int
    label: str
    n: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """One line of the ledger: a section, or the overall grade.

    Unit: counts of pairs, each an agency's own grade on a case and the moderated one, both on the scale. `upheld` is
    exact agreement; `within_one` counts pairs at most one step of the scale apart, the upheld ones included. `kappa` is None under 20 pairs.
    `outside` counts moderated grades that have no such pair.
    """

    section: str
    title: str
    n: int
    upgraded: int
    upheld: int
    downgraded: int
    within_one: int
    kappa: float | None
    outside: int


def label_today(text: str, then: GradeScale, now: GradeScale) -> str:
    """Today's label for a grade given on the scale on which a form was issued: the same words, else the same rank.

    Empty where neither scale holds what is written.
    """
    same, old = meant(text, now.labels), meant(text, then.labels)
    rank = then.rank(old) if old else None
    of_rank = next((grade.label for grade in now.grades if grade.rank == rank), "") if rank is not None else ""
    return same or of_rank or old


def steps(grade: ModeratedGrade, scale: GradeScale) -> tuple[int, int] | None:
    """The own and the moderated grade as steps of the scale, 0 the best; None where either stands outside it."""
    ranks = sorted({one.rank for one in scale.grades if one.rank is not None})
    own, moderated = scale.rank(grade.self_grade), scale.rank(grade.label)
    if own is None or moderated is None:
        return None
    return ranks.index(own), ranks.index(moderated)
