"""A sheet of a report: a title, a note, one native table below them, and where it helps a chart."""

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nelaudit.model.documents import ChartKind
from nelaudit.model.sheets import Cell, Highlight, Sheet, SheetChart, SheetSeries, Style, TableRange

Value = str | float | dt.date | None
TABLE_ROW = 3
"""The row of the table's header, from 0; above it stand the title and at most two lines of note."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Styled:
    """A value whose look is not that of its column."""

    value: Value
    style: Style


def table_sheet(
    name: str,
    note: str,
    header: Sequence[str],
    rows: Sequence[Sequence[Value | Styled]],
    widths: Sequence[float],
    *,
    styles: Mapping[int, Style] | None = None,
    charts: tuple[SheetChart, ...] = (),
    highlights: tuple[Highlight, ...] = (),
) -> Sheet:
    """A sheet with its table; `styles` by column, text wherever none is named. The note has at most two lines."""
    looks = styles or {}
    cells = [Cell(row=0, col=0, value=name, style=Style.TITLE)]
    cells += [Cell(row=number, col=0, value=line) for number, line in enumerate(note.split("\n"), start=1)]
    heads = {col: Style.HEADER_NUMBER for col, look in looks.items() if look in {Style.NUMBER, Style.PERCENT}}
    cells += [
        Cell(row=TABLE_ROW, col=col, value=words, style=heads.get(col, Style.HEADER))
        for col, words in enumerate(header)
    ]
    for number, values in enumerate(rows, start=TABLE_ROW + 1):
        for col, given in enumerate(values):
            shown = given if isinstance(given, Styled) else Styled(value=given, style=looks.get(col, Style.TEXT))
            cells.append(Cell(row=number, col=col, value=shown.value, style=shown.style))
    table = TableRange(
        name=f"{name.title().replace(' ', '')}Table",
        row=TABLE_ROW,
        col=0,
        last_row=TABLE_ROW + max(len(rows), 1),
        header=tuple(header),
        description=note.replace("\n", " "),
    )
    return Sheet(
        name=name,
        cells=tuple(cells),
        widths=tuple(widths),
        tables=(table,),
        charts=charts,
        highlights=highlights,
        freeze=(TABLE_ROW + 1, 0),
        repeat_rows=(TABLE_ROW, TABLE_ROW),
        landscape=True,
    )


def table_chart(
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
            first_row=TABLE_ROW + 1,
            last_row=TABLE_ROW + rows,
            category_col=category,
            series=tuple(SheetSeries(name=name, col=number) for name, number in series),
            row=TABLE_ROW + rows + 2,
            col=0,
            alt=alt,
            axis_title=axis,
        ),
    )


def words_marked(column: int, rows: int, looks: Mapping[str, str]) -> tuple[Highlight, ...]:
    """A look for each word of a column: the colour stands beside the word, never alone."""
    first, last = TABLE_ROW + 1, TABLE_ROW + rows
    place = f"${chr(ord('A') + column)}{first + 1}"
    return tuple(
        Highlight(row=first, col=column, last_row=last, last_col=column, formula=f'={place}="{word}"', look=look)
        for word, look in looks.items()
    )
