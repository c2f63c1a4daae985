"""The QA scorecard of an audit, as a workbook value: every number with its n, every finding with its cell."""

import datetime as dt
from collections.abc import Sequence

from nelaudit.collate.grades import given_grades, grade_lines
from nelaudit.collate.measures import Rag, completeness, measures, timeliness, whole_setting
from nelaudit.collate.names import names_of, without_names
from nelaudit.collate.ranking import ranked_themes
from nelaudit.model.codebook import Polarity
from nelaudit.model.documents import ChartKind
from nelaudit.model.pictures import Picture
from nelaudit.model.sheets import Cell, Highlight, Sheet, SheetChart, SheetSeries, Style, TableRange, WorkbookValue
from nelaudit.model.wording import short_day
from nelaudit.report.rows import file_of
from nelaudit.report.shown import STATE_WORDS, agency_and_team

Value = str | float | dt.date | None
_TABLE_ROW = 3


def scorecard(picture: Picture) -> WorkbookValue:
    """The scorecard: summary, timeliness, completeness, grades, themes, evidence index."""
    board = picture.register.board
    sheets = (
        _summary(picture),
        _timeliness(picture),
        _returns(picture),
        _completeness(picture),
        *_grades(picture),
        _themes(picture),
        _evidence(picture),
        _findings(picture),
    )
    return WorkbookValue(
        title=f"{picture.audit.title}: QA scorecard",
        subject=f"QA scorecard as at {short_day(picture.today)}",
        author=board.coordinator,
        created=picture.today,
        sheets=sheets,
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, picture.audit.title))),
    )


def _sheet(
    name: str,
    note: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Value]],
    widths: Sequence[float],
    *,
    styles: dict[int, Style] | None = None,
    charts: tuple[SheetChart, ...] = (),
    highlights: tuple[Highlight, ...] = (),
) -> Sheet:
    """A sheet with a title, a note and one native table; `styles` by column."""
    looks = styles or {}
    cells = [Cell(row=0, col=0, value=name, style=Style.TITLE), Cell(row=1, col=0, value=note, style=Style.PLAIN)]
    cells += [Cell(row=_TABLE_ROW, col=col, value=words, style=Style.HEADER) for col, words in enumerate(header)]
    for number, values in enumerate(rows, start=_TABLE_ROW + 1):
        for col, value in enumerate(values):
            cells.append(Cell(row=number, col=col, value=value, style=looks.get(col, Style.TEXT)))
    table = TableRange(
        name=f"{name.title().replace(' ', '')}Table",
        row=_TABLE_ROW,
        col=0,
        last_row=_TABLE_ROW + max(len(rows), 1),
        header=tuple(header),
        description=note,
    )
    return Sheet(
        name=name,
        cells=tuple(cells),
        widths=tuple(widths),
        tables=(table,),
        charts=charts,
        highlights=highlights,
        freeze=(_TABLE_ROW + 1, 0),
        repeat_rows=(_TABLE_ROW, _TABLE_ROW),
        landscape=True,
    )


def _chart(
    title: str, rows: int, category: int, series: Sequence[tuple[str, int]], alt: str, axis: str,
    kind: ChartKind = ChartKind.STACKED_BAR,
) -> tuple[SheetChart, ...]:  # fmt: skip
    """A chart below the sheet's table, or none where the table is empty."""
    if not rows:
        return ()
    return (
        SheetChart(
            title=title,
            kind=kind,
            first_row=_TABLE_ROW + 1,
            last_row=_TABLE_ROW + rows,
            category_col=category,
            series=tuple(SheetSeries(name=name, col=number) for name, number in series),
            row=_TABLE_ROW + rows + 2,
            col=0,
            alt=alt,
            axis_title=axis,
        ),
    )


def _summary(picture: Picture) -> Sheet:
    minimum = whole_setting(picture, "minimum_n_process", 5)
    rows = [
        (one.name, one.value, one.numerator, one.denominator, one.target, one.rag.value, one.definition)
        for one in measures(picture)
    ]
    return _sheet(
        "Summary",
        f"{picture.audit.title}, as at {short_day(picture.today)}. Nothing is rated on fewer than {minimum} returns. Green: "
        "at or above the target; amber: from four fifths of it; red: below.",
        ("Measure", "Value", "Counted", "Of", "Target", "Rating", "What it counts"),
        rows,
        (28, 10, 10, 10, 10, 16, 70),
        styles={1: Style.PERCENT, 2: Style.NUMBER, 3: Style.NUMBER, 4: Style.PERCENT},
        highlights=_ratings(len(rows)),
    )


def _ratings(rows: int) -> tuple[Highlight, ...]:
    """Each rating has its word, and a colour beside the word."""
    first, last, column = _TABLE_ROW + 1, _TABLE_ROW + rows, 5
    place = f"$F{first + 1}"
    return tuple(
        Highlight(row=first, col=column, last_row=last, last_col=column, formula=f'={place}="{word}"', look=word.value)
        for word in (Rag.GREEN, Rag.AMBER, Rag.RED)
    )


def _timeliness(picture: Picture) -> Sheet:
    rows = [
        (picture.agency_name(row.agency), row.asked, row.on_time, row.late, row.nil, row.outstanding, row.confirmed,
         row.queries, ", ".join(f"{days} days" if days > 1 else "1 day" for days in row.days_late))
        for row in timeliness(picture)
    ]  # fmt: skip
    series = (("On time", 2), ("Late", 3), ("Nil", 4), ("Not back", 5))
    return _sheet(
        "Timeliness",
        "Forms by agency. Lateness is counted in working days from the deadline or the extension to the first return.",
        ("Agency", "Asked", "On time", "Late", "Nil", "Not back", "Of these confirmed", "With queries", "Working days late"),
        rows,
        (36, 9, 9, 9, 9, 10, 12, 12, 18),
        styles=dict.fromkeys(range(1, 8), Style.NUMBER),
        charts=_chart(
            "Forms by agency", len(rows), 0, series,
            "Bars show for each agency the forms on time, late, nil and not back, as in the table.", "Forms",
        ),
    )  # fmt: skip


def _returns(picture: Picture) -> Sheet:
    names = names_of(picture.audit.cases)
    rows = [
        (one.identity.case, picture.agency_name(one.identity.agency), one.identity.team, STATE_WORDS[one.state], one.due,
         one.received, one.received_basis, one.working_days_late if one.came else None,
         without_names(file_of(one.returned), names), without_names("; ".join(one.attachments), names))
        for one in picture.returns
    ]  # fmt: skip
    return _sheet(
        "Returns",
        "Every form asked for or held. The basis says on what the day of receipt rests: mail, file, decision, or today.",
        ("Case", "Agency", "Team", "State", "Due", "Received", "Basis", "Working days late", "File", "Attachments"),
        rows,
        (12, 36, 14, 28, 12, 12, 10, 12, 60, 40),
        styles={4: Style.DATE, 5: Style.DATE, 7: Style.NUMBER},
    )


def _completeness(picture: Picture) -> Sheet:
    rows = [
        (picture.agency_name(row.agency), row.asked, row.answered, row.answered / row.asked, row.blank, row.thin,
         row.undated, row.unsourced)
        for row in completeness(picture)
    ]  # fmt: skip
    series = (("Blank", 4), ("Yes, no or placeholder", 5), ("Dates", 6), ("No source", 7))
    return _sheet(
        "Completeness",
        "Questions on the returns that were collated, by agency, and what was found in the answers.",
        ("Agency", "Questions", "Answered", "Share answered", "Blank", "Yes, no or placeholder", "Date missing or wrong",
         "No source"),
        rows,
        (36, 11, 11, 11, 9, 14, 14, 11),
        styles={**dict.fromkeys(range(1, 8), Style.NUMBER), 3: Style.PERCENT},
        charts=_chart(
            "What was found in the answers", len(rows), 0, series,
            "Bars show for each agency how many answers are blank, bare, undated or unsourced, as in the table.", "Answers",
        ),
    )  # fmt: skip


def _grades(picture: Picture) -> tuple[Sheet, ...]:
    lines = grade_lines(picture)
    if not lines:
        return ()
    labels = picture.tool.scale.labels
    count = len(labels)
    minimum = whole_setting(picture, "minimum_n_grades", 10)
    rows = [
        (line.title, *line.counts, line.n, line.median or None, "" if line.n >= minimum else "Too few to rate")
        for line in lines
    ]
    series = [
        (grade.label, place) for place, grade in enumerate(picture.tool.scale.grades, 1) if grade.rank is not None
    ]
    summary = _sheet(
        "Grades",
        "Self-grades by section: counts, n and the median (of an even number the worse of the two in the middle).",
        ("Section", *labels, "n", "Median", "Note"),
        rows,
        (40, *([13] * count), 7, 22, 16),
        styles=dict.fromkeys(range(1, count + 2), Style.NUMBER),
        charts=_chart(
            "Self-grades by section", len(rows), 0, series,
            "Bars show how often each grade was given in each section, as in the table.", "Grades given",
        ),
    )  # fmt: skip
    titles = {line.section: line.title for line in lines}
    given = [
        (grade.case, picture.agency_name(grade.agency), grade.team, titles.get(grade.section, grade.section), grade.label,
         f"{grade.sheet}!{grade.cell}")
        for grade in given_grades(picture)
    ]  # fmt: skip
    each = _sheet(
        "Grades given",
        "Every grade on a collated return, and the cell of the form where it stands.",
        ("Case", "Agency", "Team", "Section", "Grade", "Cell"),
        given,
        (12, 36, 14, 40, 22, 18),
    )
    return summary, each


def _themes(picture: Picture) -> Sheet:
    found = {polarity: {theme.key: theme for theme in ranked_themes(picture, polarity)} for polarity in Polarity}
    rows: list[tuple[Value, ...]] = []
    for theme in picture.codebook.themes:
        counts: list[Value] = []
        for polarity in (Polarity.STRENGTH, Polarity.DEVELOPMENT):
            one = found[polarity].get(theme.key)
            counts += [len(one.agencies), len(one.cases), len(one.mentions)] if one else [0, 0, 0]
        rows.append((theme.title, *counts))
    return _sheet(
        "Themes",
        "How many agencies and cases speak of each theme, as a strength and as something to develop. Found by the codebook; "
        "a person has still to confirm them.",
        ("Theme", "Strength: agencies", "Strength: cases", "Strength: mentions", "Development: agencies",
         "Development: cases", "Development: mentions"),
        rows,
        (34, 13, 13, 13, 15, 15, 15),
        styles=dict.fromkeys(range(1, 7), Style.NUMBER),
        charts=_chart(
            "Agencies that speak of each theme", len(rows), 0, (("Strength", 1), ("Development", 4)),
            "Bars show for each theme how many agencies speak of it as a strength and as a development, as in the table.",
            "Agencies", ChartKind.BAR,
        ),
    )  # fmt: skip


def _evidence(picture: Picture) -> Sheet:
    titles = {theme.key: theme.title for theme in picture.codebook.themes}
    names = names_of(picture.audit.cases)
    rows = [
        (titles.get(one.theme, one.theme), one.polarity.value, one.identity.case, agency_and_team(picture, one.identity),
         without_names(one.sentence, names) if one.quotable else "[the agency asked that this not be shared]",
         one.phrase if one.quotable else "", one.cue if one.quotable else "", f"{one.cell.sheet}!{one.cell.cell}", without_names(one.file, names))
        for one in picture.of_subject
    ]  # fmt: skip
    return _sheet(
        "Evidence index",
        "Every mention of a theme: the sentence, the words that show the theme and judge it, and the cell where they stand.",
        ("Theme", "Polarity", "Case", "Agency", "Sentence", "Phrase", "Cue", "Cell", "File"),
        rows,
        (28, 14, 12, 32, 90, 24, 20, 16, 40),
    )


def _findings(picture: Picture) -> Sheet:
    names = names_of(picture.audit.cases)
    rows = [
        (one.rule.severity.value, one.rule.code, one.identity.case, agency_and_team(picture, one.identity),
         f"{one.sheet}!{one.cell}" if one.cell else "", _shown(one.rule.code, one.message, names),
         without_names(one.closed, names), without_names(one.file, names))
        for one in picture.findings
    ]  # fmt: skip
    return _sheet(
        "Data quality",
        "Everything found in the returns: urgent first, then what goes back to the agency, then advice.",
        ("Severity", "Code", "Case", "Agency", "Cell", "What was found", "Closed", "File"),
        rows,
        (12, 8, 12, 32, 24, 90, 30, 40),
    )


def _shown(code: str, message: str, names: tuple[str, ...]) -> str:
    """A finding's message for a document that many read: what a concern says is not repeated."""
    if code.startswith("U"):
        return "An immediate safeguarding concern: see the form." if code == "U01" else "A concern without an action."
    return without_names(message, names)
