"""Grades: counts, the median and n; never a mean of words. What stands outside the scale stands outside statistics."""

from dataclasses import dataclass

from nelaudit.model.audit_state import AuditState
from nelaudit.model.choices import meant
from nelaudit.model.forms import Identity
from nelaudit.model.tools import GradeScale

OVERALL = "overall"


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


def given_grades(picture: AuditState) -> tuple[GivenGrade, ...]:
    """Every grade on a collated return that is a label of the scale, in form order."""
    found = []
    for one in picture.current:
        if not one.collated or one.returned is None:
            continue
        then = (one.tool or picture.tool).scale
        for name, cell in one.returned.inputs.items():
            if not name.endswith(".grade"):
                continue
            section = OVERALL if name == "overall.grade" else name.removeprefix("section.").removesuffix(".grade")
            label = label_today(cell.value, then, picture.tool.scale)
            if label:
                found.append(
                    GivenGrade(
                        identity=one.identity, section=section, label=label, file=one.returned.received.file,
                        sheet=cell.sheet, cell=cell.cell,
                    )
                )  # fmt: skip
    return tuple(found)


def label_today(text: str, then: GradeScale, now: GradeScale) -> str:
    """Today's label for a grade given on the scale on which a form was issued: the same words, else the same rank.

    Empty where neither scale holds what is written.
    """
    same, old = meant(text, now.labels), meant(text, then.labels)
    rank = then.rank(old) if old else None
    of_rank = next((grade.label for grade in now.grades if grade.rank == rank), "") if rank is not None else ""
    return same or of_rank or old


def grade_lines(picture: AuditState) -> tuple[GradeLine, ...]:
    """One line a graded section in form order, then overall; empty for an ungraded audit."""
    scale = picture.tool.scale
    if not scale.grades:
        return ()
    import pandas as pd  # noqa: PLC0415 - half a second, needed by reports only

    sections = [(section.name, section.label) for section in picture.tool.sections if section.graded]
    sections.append((OVERALL, "Overall"))
    given = pd.DataFrame(
        [(grade.section, grade.label) for grade in given_grades(picture)], columns=["section", "label"], dtype=object
    )
    crosstab = pd.crosstab(given["section"], given["label"])
    table = crosstab.reindex(index=[name for name, _ in sections], columns=list(scale.labels), fill_value=0)
    by_section = dict(zip(table.index, table.to_numpy(dtype=int).tolist(), strict=True))
    lines = []
    for name, title in sections:
        counts = tuple(by_section[name])
        ranked = [
            grade.rank
            for grade, count in zip(scale.grades, counts, strict=True)
            if grade.rank is not None
            for _ in range(count)
        ]
        median = worse_median(ranked)
        label = next((grade.label for grade in scale.grades if grade.rank == median), "") if ranked else ""
        lines.append(GradeLine(section=name, title=title, counts=counts, n=len(ranked), median=label))
    return tuple(lines)


def worse_median(ranks: list[int]) -> int | None:
    """The middle rank; of an even count the worse of the two. Rank 1 is the best."""
    return sorted(ranks)[len(ranks) // 2] if ranks else None
