"""The bytes of a workbook → its cells and what stands beside them.

The values come from python-calamine, which reads an error value (#REF!) as blank and allocates a sheet to its stated
extent, which ends the process for one stray cell in the last row. So the sheets are looked through first: errors are
filled in from there, and what reaches far is read cell by cell with openpyxl.
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

import python_calamine as calamine

from nelaudit.errors import Damaged, Encrypted, NotRead, TooLarge
from nelaudit.model.forms import LONG_ANSWERS, MAP_LABEL_ROWS, MAP_SHEET
from nelaudit.model.places import cell_name
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook
from nelaudit.reading import limits
from nelaudit.reading.biff import scan_xls, scan_xlsb, unread_xls
from nelaudit.reading.book_parts import BookParts, book_parts, common_copy, packed
from nelaudit.reading.content import FileKind, kind_of
from nelaudit.reading.few_cells import Cells, first_rows, typed_cells
from nelaudit.reading.opendocument import scan_content
from nelaudit.reading.parts import Package, elements, opened
from nelaudit.reading.plain_xml import DeclaresEntities, plain_xml
from nelaudit.reading.remarks import embedded, remarks, stated_properties, unescaped
from nelaudit.reading.saved import saved_in, saved_xls
from nelaudit.reading.sheet_xml import SheetScan, scan_sheet
from nelaudit.reading.xlsb_copy import xlsb_copy

_BETWEEN_CELLS = re.compile(rb">\s{1,200}(?=</?table:)")
_READ_AS_BLANK = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_CONTENT = "content.xml"
_PICTURE = b"<office:binary-data"
_ODS = b"application/vnd.oasis.opendocument.spreadsheet"
_MANIFEST = b'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
_PANIC = "pyo3_runtime"
"""The module of what calamine raises where it stops without a word: no `Exception`, and of no name to import."""
_SHEETS = "Its sheets cannot be read."
_INT_BITS = 64
"""A whole number of that many bits travels as text."""

Scans = list[tuple[str, SheetScan]]


def read_workbook(data: bytes, kind: FileKind | None = None) -> ReadWorkbook:
    """All sheets of a workbook, with what stands beside the cells' values.

    Raises:
        FileError: it is no workbook, encrypted, damaged or too large.
    """
    kind = kind or kind_of(data)
    if kind in {FileKind.MAIL, FileKind.ZIP}:
        raise Damaged("It is not a workbook.")
    if kind is FileKind.XLS:
        read = _old_sheets(data)
        made = _made(kind, read, list(zip((sheet.name for sheet in read), scan_xls(data), strict=False)))
        return replace(made, saved=saved_xls(data))
    if kind is FileKind.FLAT_ODS:
        xml = plain_xml(data)
        return replace(_content_book(kind, xml), media_left_out=xml.count(_PICTURE))
    with opened(data) as package:
        made = _packed_book(package, data, kind)
        media, left_out = embedded(package)
        properties = stated_properties(package)
        saved = saved_in(package)
    return replace(made, media=media, media_left_out=left_out, properties=properties, saved=saved)


def _old_sheets(data: bytes) -> list[ReadSheet]:
    """The sheets of an .xls.

    Raises:
        Damaged: it is cut short, so that no program reads it whole.
        NotRead: it is not, and calamine stops at it.
    """
    try:
        return list(_fast_sheets(data))
    except Damaged as error:
        raise NotRead(unread_xls(data)) from error


def _packed_book(package: Package, data: bytes, kind: FileKind) -> ReadWorkbook:
    if kind is FileKind.XLSX:
        return _excel_book(package, data)
    if kind is FileKind.XLSB:
        scans = _near(scan_xlsb(package))
        return _made(kind, list(_fast_sheets(xlsb_copy(package))), scans)
    return _content_book(kind, package.xml(_CONTENT))


def _content_book(kind: FileKind, xml: bytes) -> ReadWorkbook:
    scans = _near(scan_content(xml))
    return _made(kind, list(_fast_sheets(_content_copy(xml))), scans)


def _near(scans: Scans) -> Scans:
    """Scans of sheets that can be read whole.

    Raises:
        NotRead: one reaches too far for that.
    """
    if far := next((scan for _, scan in scans if scan.reaches_far), None):
        raise NotRead(f"A sheet of it reaches as far as the cell {cell_name(*far.end)}.")
    return scans


def _excel_book(package: Package, data: bytes) -> ReadWorkbook:
    """An .xlsx by the fast reader as it came, where its parts bear the common names.

    Else, or where that reader stops, a copy under those names is read; where it stops there too, by the slow reader.

    Raises:
        NotRead: neither reads it, though its parts are there and well-formed.
    """
    parts = book_parts(package)
    scans, few = _scans(package, parts)
    package.xml(parts.styles)  # declares no entities, as all else that readers are given
    far = any(scan.reaches_far or not _READ_AS_BLANK.issuperset(scan.errors.values()) for _, scan in scans)
    if not far and parts.common and not package.altered:
        with suppress(Damaged):
            return _made(FileKind.XLSX, list(_fast_sheets(data, few)), scans)
    for name in filter(None, (*(one.part for one in parts.sheets), parts.strings, parts.styles)):
        next(elements(package.xml(name)), None)
    copy = common_copy(package, parts)
    if not far:
        with suppress(Damaged):
            return _made(FileKind.XLSX, list(_fast_sheets(copy, few)), scans)
    try:
        return _made(FileKind.XLSX, list(_slow_sheets(copy)), scans)
    except Damaged as error:
        raise NotRead(error.found) from error


def _made(kind: FileKind, sheets: list[ReadSheet], scans: Scans) -> ReadWorkbook:
    if not sheets:
        raise NotRead(_SHEETS) if scans else Damaged("It opens, but holds no sheet.")
    found = dict(reversed(scans))
    joined = tuple(_joined(sheet, found.get(sheet.name, SheetScan())) for sheet in sheets)
    return ReadWorkbook(format=kind.value, sheets=joined)


def _joined(sheet: ReadSheet, scan: SheetScan) -> ReadSheet:
    """A sheet with what was found beside its values. An error value is filled in where calamine read a blank."""
    return ReadSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        cells={**sheet.cells, **scan.errors} if scan.errors else sheet.cells,
        errors=frozenset(scan.errors),
        formulas=frozenset(scan.formulas),
        merged=tuple(scan.merged) or sheet.merged,
        notes=scan.notes,
        boxes=tuple(scan.boxes),
        hidden_rows=frozenset(scan.hidden_rows),
        remarks_lost=scan.remarks_lost,
    )


def _scans(package: Package, parts: BookParts) -> tuple[Scans, dict[str, Cells]]:
    """What each sheet holds beside its values, and the cells of those sheets of which a few suffice."""
    few: dict[str, Cells] = {}
    strings = package.xml(parts.strings)
    scans = []
    for one in parts.sheets:
        xml, cells = package.xml(one.part), None
        if one.hidden and one.name == MAP_SHEET:
            cells = first_rows(strings, xml, MAP_LABEL_ROWS)
        elif one.name == LONG_ANSWERS:
            cells = typed_cells(strings, xml)
        if cells is None:
            scan = scan_sheet(xml)
        else:
            scan, few[one.name] = SheetScan(), cells
        try:
            scan.notes, scan.boxes = remarks(package, one.part)
        except DeclaresEntities:
            raise
        except Damaged:
            scan.remarks_lost = True
        scans.append((one.name, scan))
    return scans, few


def _content_copy(xml: bytes) -> bytes:
    """An OpenDocument workbook's values alone, in the form that calamine knows.

    Some programs put line breaks between cells, on which it stops.
    """
    content = _BETWEEN_CELLS.sub(b">", xml)
    return packed({"mimetype": _ODS, "META-INF/manifest.xml": _MANIFEST, _CONTENT: content})


def _fast_sheets(data: bytes, few: Mapping[str, Cells] = MappingProxyType({})) -> Iterator[ReadSheet]:
    """The sheets as calamine reads them, but for those of which a `few` cells suffice."""
    try:
        book = calamine.load_workbook(io.BytesIO(data))
        for about in book.sheets_metadata:
            if about.typ is not calamine.SheetTypeEnum.WorkSheet:
                continue
            hidden = about.visible is not calamine.SheetVisibleEnum.Visible
            if about.name in few:
                yield ReadSheet(name=about.name, hidden=hidden, cells=few[about.name])
                continue
            sheet = book.get_sheet_by_name(about.name)
            rows = sheet.to_python(skip_empty_area=False)
            cells = {
                (row, col): value
                for row, values in enumerate(rows)
                for col, value in enumerate(values)
                if value is not None and value != ""
            }
            merged = tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ())
            yield ReadSheet(name=about.name, hidden=hidden, cells=cells, merged=merged)
    except calamine.PasswordError as error:
        raise Encrypted from error
    except (calamine.CalamineError, ValueError, OverflowError) as error:
        if "password" in str(error).casefold() or "encrypt" in str(error).casefold():
            raise Encrypted from error
        raise Damaged(_SHEETS) from error
    except BaseException as error:
        if type(error).__module__ != _PANIC:
            raise
        raise Damaged(_SHEETS) from error


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
        raise Damaged(_SHEETS) from error


def _as_calamine(value: object) -> CellValue:
    """A value of openpyxl as calamine would give it: whole midnights as days, Excel's escapes as what they stand for."""
    if isinstance(value, dt.datetime) and value.time() == dt.time():
        return value.date()
    if isinstance(value, str):
        return unescaped(value)
    if type(value) is int and value.bit_length() >= _INT_BITS:
        return str(value)  # else its last digits would be lost
    if isinstance(value, bool | int | float | dt.date | dt.time | dt.timedelta):
        return value
    return str(value)
