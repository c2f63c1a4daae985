"""The bytes of a workbook → its cells. Fast with python-calamine; cell by cell with openpyxl where that misreads.

python-calamine reads an error value (#REF!) as blank, and allocates a sheet to its stated extent, which ends the
process for one stray cell in the last row. The preflight sees both and sends those files the slow way.
"""

import datetime as dt
import io
import re
import zipfile
import zlib
from collections.abc import Iterator

import python_calamine as calamine

from nelaudit.errors import Damaged, Encrypted, TooLarge
from nelaudit.model.places import cell_place
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook
from nelaudit.reading import limits
from nelaudit.reading.content import Kind, check_entities, kind_of

_CELL_TAG = re.compile(rb'<(?:\w{1,9}:)?c\b[^>]{0,200}?\br="([A-Z]{1,3}[0-9]{1,7})"([^>]{0,200})')
_BETWEEN_CELLS = re.compile(rb">\s{1,200}(?=</?table:)")
_CHUNK = 1 << 20


def read_workbook(data: bytes, kind: Kind | None = None) -> ReadWorkbook:
    """All sheets of a workbook.

    Raises:
        FileError: it is no workbook, encrypted, damaged or too large.
    """
    kind = kind or kind_of(data)
    if kind in {Kind.MAIL, Kind.ZIP}:
        raise Damaged("It is not a workbook.")
    if kind is Kind.ODS:
        data = _closed_up(data)
    slow = kind is Kind.XLSX and _needs_slow_reading(data)
    sheets = tuple(_slow_sheets(data) if slow else _fast_sheets(data))
    if not sheets:
        raise Damaged("It opens, but holds no sheet.")
    return ReadWorkbook(format=kind.value, sheets=sheets)


def _closed_up(data: bytes) -> bytes:
    """An OpenDocument workbook without the line breaks that some programs put between cells, on which calamine stops."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            content = archive.read("content.xml")
            check_entities(content[:4096])
            if not _BETWEEN_CELLS.search(content):
                return data
            out = io.BytesIO()
            with zipfile.ZipFile(out, "w") as closed:
                for name in archive.namelist():
                    part = content if name == "content.xml" else archive.read(name)
                    closed.writestr(name, _BETWEEN_CELLS.sub(b">", part) if name == "content.xml" else part)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, KeyError, NotImplementedError, RuntimeError) as error:
        raise Damaged("Part of it is missing or altered.") from error
    return out.getvalue()


def _needs_slow_reading(data: bytes) -> bool:
    """Looks through the packed sheets without parsing them: how far they reach, and whether errors stand in them."""
    slow = False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            for info in archive.infolist():
                if not info.filename.endswith(".xml") or info.file_size == 0:
                    continue
                with archive.open(info) as part:
                    check_entities(part.read(4096))
                if info.filename.startswith("xl/worksheets/"):
                    slow |= _reaches_far_or_errs(archive, info)
    except (zipfile.BadZipFile, zlib.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise Damaged("Part of it is missing or altered.") from error
    return slow


def _reaches_far_or_errs(archive: zipfile.ZipFile, info: zipfile.ZipInfo) -> bool:
    """Whether a sheet has cells beyond the area read whole, or error values."""
    last_row = last_col = 0
    tail = b""
    with archive.open(info) as part:
        while chunk := part.read(_CHUNK):
            text = tail + chunk
            for match in _CELL_TAG.finditer(text):
                place = cell_place(match[1].decode())
                if place:
                    last_row, last_col = max(last_row, place[0]), max(last_col, place[1])
                if b't="e"' in match[2]:
                    return True
            tail = text[-256:]
    return (last_row + 1) * (last_col + 1) > limits.SHEET_AREA


def _fast_sheets(data: bytes) -> Iterator[ReadSheet]:
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
            cells = {
                (row, col): value
                for row, values in enumerate(rows)
                for col, value in enumerate(values)
                if value is not None and value != ""
            }
            hidden = about.visible is not calamine.SheetVisibleEnum.Visible
            yield ReadSheet(name=about.name, hidden=hidden, cells=cells)
    except calamine.PasswordError as error:
        raise Encrypted from error
    except (calamine.CalamineError, ValueError, OverflowError) as error:
        if "password" in str(error).casefold() or "encrypt" in str(error).casefold():
            raise Encrypted from error
        raise Damaged("Its sheets cannot be read.") from error


def _slow_sheets(data: bytes) -> Iterator[ReadSheet]:
    """Cell by cell, so that a stray cell at the far end costs nothing and an error value is read as one."""
    import openpyxl  # noqa: PLC0415 - a third of a second, needed by one file in a hundred
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(io.BytesIO(data), read_only=True, data_only=True)
        count = 0
        for sheet in book.worksheets:
            cells: dict[tuple[int, int], CellValue] = {}
            for row in sheet.iter_rows():
                for cell in row:
                    if cell.value is not None and cell.value != "":
                        cells[cell.row - 1, cell.column - 1] = _as_calamine(cell.value)
                        count += 1
                if count > limits.FILLED_CELLS:
                    raise TooLarge(f"It holds more than {limits.FILLED_CELLS:,} filled cells.")
            yield ReadSheet(name=sheet.title, hidden=sheet.sheet_state != "visible", cells=cells)
    except (KeyError, ValueError, TypeError, OSError, EOFError, AttributeError, InvalidFileException,
            zipfile.BadZipFile, SyntaxError) as error:  # fmt: skip
        raise Damaged("Its sheets cannot be read.") from error


def _as_calamine(value: object) -> CellValue:
    """A value of openpyxl as calamine would give it: whole midnights as days."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, str | bool | int | float | dt.date | dt.time | dt.timedelta):
        return value
    return str(value)
