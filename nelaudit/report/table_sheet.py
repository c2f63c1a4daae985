"""A sheet of a report: a title, a note, and one native table below them."""

import datetime as dt
from collections.abc import Sequence

from nelaudit.model.sheets import Cell, Highlight, Sheet, SheetChart, Style, TableRange

Value = str | float | dt.date | None
TABLE_ROW = 3
"""The row of the table's header, counted from 0."""


def table_sheet(
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
    cells += [Cell(row=TABLE_ROW, col=col, value=words, style=Style.HEADER) for col, words in enumerate(header)]
    for number, values in enumerate(rows, start=TABLE_ROW + 1):
        for col, value in enumerate(values):
            cells.append(Cell(row=number, col=col, value=value, style=looks.get(col, Style.TEXT)))
    table = TableRange(
        name=f"{name.title().replace(' ', '')}Table",
        row=TABLE_ROW,
        col=0,
        last_row=TABLE_ROW + max(len(rows), 1),
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
        freeze=(TABLE_ROW + 1, 0),
        repeat_rows=(TABLE_ROW, TABLE_ROW),
        landscape=True,
    )
