"""The scorecard's sheets on grades: the distribution, agency by section, and each grade with its cell."""

from nelaudit.collate.collated import Collated
from nelaudit.model.grades import OVERALL, GradeLine, MiddleGrade
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.tools import GradeScale
from nelaudit.report.parts.table_sheet import Styled, Value, table_chart, table_sheet

_SHADES = (Style.SHADE_1, Style.SHADE_2, Style.SHADE_3, Style.SHADE_4)


def grade_sheets(collated: Collated) -> tuple[Sheet, ...]:
    """Three sheets; none for an ungraded audit."""
    lines = collated.grade_lines
    if not lines:
        return ()
    return _distribution(collated, lines), _map(collated, lines), _each(collated, lines)


def _distribution(collated: Collated, lines: tuple[GradeLine, ...]) -> Sheet:
    scale = collated.state.tool.scale
    count = len(scale.labels)
    minimum = collated.state.minimum_n_grades
    rows = [
        (line.title, *line.counts, line.n, line.median or None, _worst(scale, line),
         "" if line.n >= minimum else "Too few to rate")
        for line in lines
    ]  # fmt: skip
    series = [(grade.label, place) for place, grade in enumerate(scale.grades, 1) if grade.rank is not None]
    return table_sheet(
        "Grades",
        "The agencies' own grades by section: how often each was given, n, the one in the middle, and the worst.\n"
        "No average: of an even number the middle is the worse of the two. What stands outside the scale is in no n.",
        ("Section", *scale.labels, "n", "Middle", "Worst", "Note"),
        rows,
        (36, *([12] * count), 6, 20, 20, 15),
        styles=dict.fromkeys(range(1, count + 2), Style.NUMBER),
        charts=table_chart(
            "Self-grades by section", len(rows), 0, series,
            "Bars show how often each grade was given in each section, as in the table.", "Grades given",
        ),
    )  # fmt: skip


def _worst(scale: GradeScale, line: GradeLine) -> str | None:
    given = [grade for grade, count in zip(scale.grades, line.counts, strict=True) if count and grade.rank is not None]
    return max(given, key=lambda grade: grade.rank or 0).label if given else None


def _map(collated: Collated, lines: tuple[GradeLine, ...]) -> Sheet:
    """Agencies down, sections across: the grade in the middle in words, with n, and a shade that follows it."""
    scale = collated.state.tool.scale
    sections = [*(line.section for line in lines if line.section != OVERALL), OVERALL]
    titles = {line.section: line.title for line in lines}
    codes = [agency.code for agency in collated.state.register.agencies]
    graded = {agency for agency, _ in collated.grade_map}
    rows = [
        (
            collated.state.agency_name(code),
            *(_cell(scale, collated.grade_map.get((code, section))) for section in sections),
        )
        for code in [*(one for one in codes if one in graded), *sorted(graded - set(codes))]
    ]
    return table_sheet(
        "Grade map",
        "The agencies' own grades: the one in the middle of each agency's grades on all cases, and in brackets how many.\n"
        "The darker the shade, the nearer to the worse end of the scale. A shade is no rating: the numbers are too few.",
        ("Agency", *(titles[section] for section in sections)),
        rows,
        (28, *([13.5] * len(sections))),
    )  # fmt: skip


def _cell(scale: GradeScale, middle: MiddleGrade | None) -> Value | Styled:
    if middle is None:
        return "–"
    worst = max(grade.rank for grade in scale.grades if grade.rank is not None)
    shade = _SHADES[(middle.rank - 1) * len(_SHADES) // worst]
    return Styled(value=f"{middle.label} ({middle.n})", style=shade)


def _each(collated: Collated, lines: tuple[GradeLine, ...]) -> Sheet:
    titles = {line.section: line.title for line in lines}
    rows = [
        (grade.case, collated.state.agency_name(grade.agency), grade.team, titles.get(grade.section, grade.section), grade.label,
         f"{grade.sheet}!{grade.cell}", grade.file)
        for grade in collated.grades
    ]  # fmt: skip
    return table_sheet(
        "Grades given",
        "Every grade on a collated return, and the cell of the form where it stands.",
        ("Case", "Agency", "Team", "Section", "Grade", "Cell", "File"),
        rows,
        (10, 34, 12, 36, 22, 16, 34),
    )
