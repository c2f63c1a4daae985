"""A sheet that came back in one of the coordinator's own workbooks: its rows by heading, and what was typed elsewhere."""

from collections.abc import Collection, Iterable, Iterator

from nelaudit.define.tables import Problems, Row
from nelaudit.model.forms import LISTS_SHEET, mark_of
from nelaudit.model.papers import KEY, PAPER_SHEET, Paper
from nelaudit.model.places import cell_name
from nelaudit.model.workbooks import ReadSheet, ReadWorkbook, as_text

Place = tuple[str, int, int]
"""A sheet's name in small letters, and the row and column of a cell in it."""


def sheet_rows(
    book: ReadWorkbook, file: str, sheet: str, headings: Collection[str], problems: Problems
) -> Iterator[Row]:
    """The filled rows below the header, which is known by its hidden key; a missing sheet or heading is a problem.

    A row's columns are named by the headings as written; `key` is among them.
    """
    found = book.sheet(sheet)
    if found is None:
        problems.add_at(file, sheet, "", "This sheet is missing.",
                        "Put it back from the last workbook that had it, or write a fresh workbook.")  # fmt: skip
        return
    top = _header_row(found)
    known = {heading.casefold(): heading for heading in (KEY, *headings)}
    columns: dict[str, int] = {}
    for (row, col), value in sorted(found.cells.items()):
        heading = known.get(" ".join(as_text(value).split()).casefold())
        if row == top and heading:
            columns.setdefault(heading, col)
    absent = [heading for heading in known.values() if heading not in columns]
    for heading in absent:
        problems.add_at(file, sheet, cell_name(top or 0, 0), f"The column “{heading}” is missing.",
                        "Put the column and its heading back, or write a fresh workbook.")  # fmt: skip
    if absent or top is None:
        return
    for number in range(top + 1, max((row for row, _ in found.cells), default=0) + 1):
        values = {name: found.cells[number, col] for name, col in columns.items() if (number, col) in found.cells}
        if any(as_text(value).strip() for value in values.values()):
            yield Row(file=file, sheet=sheet, number=number, columns=columns, values=values)


def _header_row(sheet: ReadSheet) -> int | None:
    rows = (row for (row, _), value in sheet.cells.items() if as_text(value).strip() == KEY)
    return min(rows, default=None)


def typed_elsewhere(book: ReadWorkbook, paper: Paper, taken: Iterable[Place]) -> tuple[str, ...]:
    """The places, as `Sheet!A1`, of what a person typed outside the cells that were taken in: texts, notes, text boxes."""
    inside = set(taken)
    found = []
    for sheet in book.sheets:
        name = sheet.name.casefold()
        if name.startswith(PAPER_SHEET) or (name.startswith(LISTS_SHEET) and sheet.hidden):
            continue
        found += [
            f"{sheet.name}!{cell_name(row, col)}"
            for (row, col), value in sorted(sheet.cells.items())
            if as_text(value).strip()
            and (name, row, col) not in inside
            and mark_of(as_text(value)) not in paper.printed
        ]
        found += [f"{sheet.name}!{cell_name(*at)} (a comment)" for at in sorted(sheet.notes)]
        found += [f"{sheet.name} (a text box)" for _ in sheet.boxes]
    return tuple(found)
