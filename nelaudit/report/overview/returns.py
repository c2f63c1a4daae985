"""The overview report: who returned what, and the grades that agencies gave themselves."""

from collections.abc import Iterator

from nelaudit.collate.collated import Collated
from nelaudit.model.documents import Block, Chart, ChartKind, Heading, Series, Table, Text
from nelaudit.model.grades import OVERALL, GradeLine
from nelaudit.model.tools import GradeScale
from nelaudit.model.wording import counted, short_day
from nelaudit.report.parts.shown import STATE_WORDS, agency_and_team, not_back

_COLUMNS = 5
"""The most grades that have a column each."""


def returns_part(collated: Collated) -> Iterator[Block]:
    """Forms by agency, and each form that did not come back."""
    yield Heading(level=1, text="Who returned what")
    rows = collated.timeliness
    yield Table(
        title="Forms by agency",
        header=("Agency", "Asked", "On time", "Late", "Nil", "Not back", "With queries"),
        rows=tuple(
            (
                collated.state.agency_name(row.agency),
                *(str(number) for number in (row.asked, row.on_time, row.late, row.nil, row.outstanding, row.queries)),
            )
            for row in rows
        ),
        widths=(0.34, 0.11, 0.11, 0.11, 0.11, 0.11, 0.11),
        numeric=(1, 2, 3, 4, 5, 6),
        description="For each agency the number of forms asked for, returned on time, late, nil, not back and queried.",
    )
    yield Chart(
        title="Forms by agency",
        kind=ChartKind.STACKED_BAR,
        categories=tuple(collated.state.agency_name(row.agency) for row in rows),
        series=(
            Series(name="On time", values=tuple(row.on_time for row in rows)),
            Series(name="Late", values=tuple(row.late for row in rows)),
            Series(name="Nil", values=tuple(row.nil for row in rows)),
            Series(name="Not back", values=tuple(row.outstanding for row in rows)),
        ),
        alt="Bars show for each agency how many forms came on time, late, as nil returns, or not at all, as in the table.",
        axis_title="Forms",
    )
    yield Heading(level=2, text="What did not come back")
    missing = not_back(collated)
    if not missing:
        yield Text(text="Every form that was asked for came back.")
        return
    yield Table(
        title="Forms not returned",
        header=("Case", "Agency", "Due", "State"),
        rows=tuple(
            (
                one.identity.case,
                agency_and_team(collated, one.identity),
                short_day(one.due) if one.due else "",
                STATE_WORDS[one.state],
            )
            for one in missing
        ),
        widths=(0.16, 0.4, 0.2, 0.24),
        description="Each form that has not come back, with the day it was due.",
    )


def grades_part(collated: Collated) -> Iterator[Block]:
    """Self-grades counted by section, with n and median; nothing for an ungraded audit."""
    lines = collated.grade_lines
    if not lines:
        return
    scale = collated.state.tool.scale
    yield Heading(level=1, text="Grades")
    yield Text(
        text="These are the agencies' own grades, before the challenge day. The table counts them; the median of an even "
        "number is the worse of the two in the middle. Grades that stand outside the scale are counted, and are in no "
        "median."
    )
    yield _grade_table(scale, lines)
    ranked = [place for place, grade in enumerate(scale.grades) if grade.rank is not None]
    outside = sum(line.counts[place] for line in lines for place in range(len(scale.grades)) if place not in ranked)
    if outside:
        yield Text(text=f"{counted(outside, 'further grade').capitalize()} stood outside the scale.")
    yield Chart(
        title="Self-grades by section",
        kind=ChartKind.STACKED_BAR,
        categories=tuple(line.title for line in lines),
        series=tuple(
            Series(name=scale.grades[place].label, values=tuple(line.counts[place] for line in lines))
            for place in ranked
        ),
        alt="Bars show how often each grade was given in each section and overall, as in the table.",
        axis_title="Grades given",
    )
    yield from _spread(collated)
    minimum = collated.state.minimum_n_grades
    if any(line.n < minimum for line in lines):
        yield Text(text=f"Where n is under {minimum}, the grades are too few to be rated.")


def _grade_table(scale: GradeScale, lines: tuple[GradeLine, ...]) -> Table:
    """A column for each grade of a short scale; a long scale's grades are listed in one cell."""
    ranked = [place for place, grade in enumerate(scale.grades) if grade.rank is not None]
    description = "How often each grade was given in each section and overall, with the median."
    if len(ranked) > _COLUMNS:
        rows = tuple(
            (
                line.title,
                "; ".join(f"{scale.grades[at].label}: {line.counts[at]}" for at in ranked if line.counts[at]) or "none",
                str(line.n),
                line.median or "none",
            )
            for line in lines
        )
        return Table(
            title="Self-grades by section", header=("Section", "Grades given", "n", "Median"), rows=rows,
            widths=(0.3, 0.4, 0.08, 0.22), numeric=(2,), description=description,
        )  # fmt: skip
    rest = (1 - 0.17 - 0.06 - 0.15) / len(ranked)
    return Table(
        title="Self-grades by section",
        header=("Section", *(scale.grades[place].label for place in ranked), "n", "Median"),
        rows=tuple(
            (line.title, *(str(line.counts[place]) for place in ranked), str(line.n), line.median or "none")
            for line in lines
        ),
        widths=(0.17, *([rest] * len(ranked)), 0.06, 0.15),
        numeric=tuple(range(1, len(ranked) + 2)),
        description=description,
    )


def _spread(collated: Collated) -> Iterator[Block]:
    """Where agencies' overall grades on one case differ: a matter for the challenge day."""
    scale = collated.state.tool.scale
    overall = [grade for grade in collated.grades if grade.section == OVERALL and scale.rank(grade.label)]
    rows = []
    for case in collated.state.audit.cases:
        given = sorted(
            (grade for grade in overall if grade.case == case.reference), key=lambda grade: scale.rank(grade.label) or 0
        )
        if given and given[0].label != given[-1].label:
            best, worst = given[0], given[-1]
            rows.append(
                (
                    case.reference,
                    f"{best.label} ({collated.state.agency_name(best.agency)})",
                    f"{worst.label} ({collated.state.agency_name(worst.agency)})",
                    str(len(given)),
                )
            )
    if rows:
        yield Heading(level=2, text="Where overall grades differ")
        yield Table(
            title="Best and worst overall grade on each case",
            header=("Case", "Best", "Worst", "n"),
            rows=tuple(rows),
            widths=(0.16, 0.38, 0.38, 0.08),
            numeric=(3,),
            description="For each case the best and the worst overall grade that an agency gave its own work.",
        )
