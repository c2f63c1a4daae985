"""Cells → inputs: each input cell of the issued form, found in the returned workbook by its row's hidden name.

The form's own record says which sheet, row and column; the hidden first column says where that row stands now. A
row that is gone leaves its inputs blank, which the checks then report. What cannot be placed for certain is refused.
"""

from collections.abc import Mapping

from nelaudit.errors import Damaged
from nelaudit.model.forms import Form, row_key
from nelaudit.model.places import cell_name, cell_place
from nelaudit.model.returns import Input
from nelaudit.model.workbooks import ReadSheet, ReadWorkbook, as_text


def match_inputs(form: Form, book: ReadWorkbook) -> dict[str, Input]:
    """Every input of the form, in form order, with the text that stands in it and the cell where it stands now.

    Raises:
        Damaged: a sheet is missing or renamed, or its hidden names are lost or doubled.
    """
    sheets = {name: _sheet(book, name) for name in dict.fromkeys(field.sheet for field in form.fields)}
    places = {name: _rows_by_name(sheet) for name, sheet in sheets.items()}
    inputs = {}
    for field in form.fields:
        place = cell_place(field.cell)
        if place is None:
            continue
        row = places[field.sheet].get(row_key(field.name))
        value = sheets[field.sheet].cells.get((row, place[1])) if row is not None else None
        inputs[field.name] = Input(
            field=field.name,
            value="" if value is None else as_text(value),
            kind=field.kind,
            sheet=sheets[field.sheet].name,
            cell=cell_name(place[0] if row is None else row, place[1]),
        )
    return inputs


def _sheet(book: ReadWorkbook, name: str) -> ReadSheet:
    sheet = book.sheet(name)
    if sheet is None:
        raise Damaged(f"The sheet “{name}” is missing or was renamed.")
    return sheet


def _rows_by_name(sheet: ReadSheet) -> Mapping[str, int]:
    rows: dict[str, int] = {}
    for (row, col), value in sheet.cells.items():
        key = as_text(value).strip()
        if col != 0 or not key:
            continue
        if key in rows:
            raise Damaged(f"On the sheet “{sheet.name}” the row named “{key}” stands twice.")
        rows[key] = row
    if not rows:
        raise Damaged(f"The sheet “{sheet.name}” has lost the hidden names of its rows.")
    return rows
