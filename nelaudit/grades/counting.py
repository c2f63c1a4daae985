"""Grades: counts, the median and n; never a mean of words. What stands outside the scale stands outside statistics."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from nelaudit.model.audit_state import AuditState
from nelaudit.model.grades import OVERALL, GivenGrade, GradeLine, MiddleGrade, label_today
from nelaudit.model.tools import GradeScale


def given_grades(state: AuditState) -> tuple[GivenGrade, ...]:
    """Every grade on a collated return that is a label of the scale, in form order."""
    found = []
    for one in state.current:
        if not one.collated or one.returned is None:
            continue
        then = (one.tool or state.tool).scale
        for name, cell in one.returned.inputs.items():
            if not name.endswith(".grade"):
                continue
            section = OVERALL if name == "overall.grade" else name.removeprefix("section.").removesuffix(".grade")
            label = label_today(cell.value, then, state.tool.scale)
            if label:
                found.append(
                    GivenGrade(
                        identity=one.identity, section=section, label=label, file=one.returned.received.file,
                        sheet=cell.sheet, cell=cell.cell,
                    )
                )  # fmt: skip
    return tuple(found)


def grade_lines(state: AuditState, given: Sequence[GivenGrade]) -> tuple[GradeLine, ...]:
    """One line a graded section in form order, then overall; empty for an ungraded audit."""
    scale = state.tool.scale
    if not scale.grades:
        return ()
    import pandas as pd  # noqa: PLC0415 - half a second, needed by reports only

    sections = [(section.name, section.label) for section in state.tool.sections if section.graded]
    sections.append((OVERALL, "Overall"))
    frame = pd.DataFrame([(grade.section, grade.label) for grade in given], columns=["section", "label"], dtype=object)
    crosstab = pd.crosstab(frame["section"], frame["label"])
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


def grade_map(state: AuditState, given: Iterable[GivenGrade]) -> dict[tuple[str, str], MiddleGrade]:
    """The grade in the middle of each agency's grades in each section on all cases, by agency and section."""
    scale = state.tool.scale
    ranks: dict[tuple[str, str], list[int]] = defaultdict(list)
    for grade in given:
        rank = scale.rank(grade.label)
        if rank is not None:
            ranks[grade.agency, grade.section].append(rank)
    return {place: _middle(scale, found) for place, found in ranks.items()}


def _middle(scale: GradeScale, ranks: list[int]) -> MiddleGrade:
    rank = sorted(ranks)[len(ranks) // 2]
    label = next(grade.label for grade in scale.grades if grade.rank == rank)
    return MiddleGrade(rank=rank, label=label, n=len(ranks))
