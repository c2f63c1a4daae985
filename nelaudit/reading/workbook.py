"""The bytes of a workbook → its cells and what stands beside them.

The values of an OpenDocument workbook are read by ourselves, since their text is more than calamine gives: paragraphs,
tabs and line breaks. All others come from python-calamine, which reads an error value (#REF!) as blank and allocates a
sheet to its stated extent, which ends the process for one stray cell in the last row. So the sheets are looked through
first: errors are filled in from there, and what reaches far is read cell by cell with openpyxl. What a cell shows where
that is not its value stands beside it (`ReadSheet.shown`).
"""

import datetime as dt
import io
import zipfile
from collections.abc import Collection, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from types import MappingProxyType

import python_calamine as calamine

from nelaudit.errors import Damaged, Encrypted, NotRead, TooLarge
from nelaudit.model.forms import LONG_ANSWERS, MAP_LABEL_ROWS, MAP_SHEET
from nelaudit.model.places import Place, cell_name
from nelaudit.model.workbooks import Beyond, CellValue, ReadSheet, ReadWorkbook, WordsIn
from nelaudit.reading import limits
from nelaudit.reading.beyond_cells import beyond_book, beyond_flat, beyond_open_document, beyond_sheet
from nelaudit.reading.biff import BEFORE_97, is_before_97, scan_xls, scan_xlsb, unread_xls
from nelaudit.reading.book_parts import BookParts, book_parts, common_copy, main_part, unpacked_copy
from nelaudit.reading.content import FileKind, kind_of
from nelaudit.reading.display import day_or_moment, displayed, settled
from nelaudit.reading.few_cells import Cells, first_rows, typed_cells
from nelaudit.reading.looks import looks_of, mark_looks
from nelaudit.reading.odd_values import no_numbers, with_plain_values
from nelaudit.reading.opendocument import read_content
from nelaudit.reading.parts import Package, elements, opened
from nelaudit.reading.plain_xml import DeclaresEntities, plain_xml
from nelaudit.reading.remarks import embedded, remarks, stated_properties, unescaped
from nelaudit.reading.rich_values import cells_with_rich_values, rich_texts
from nelaudit.reading.saved import saved_in, saved_xls, words_of_xls
from nelaudit.reading.sheet_xml import SheetScan, scan_sheet
from nelaudit.reading.xlsb_copy import xlsb_copy
from nelaudit.reading.xlsb_remarks import mark_xlsb_remarks

_READ_AS_BLANK = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_NO_SHEET = "It opens, but holds no sheet."
_CONTENT, _STYLES = "content.xml", "styles.xml"
_PICTURE = b"<office:binary-data"
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
        return replace(made, saved=saved_xls(data), beyond=words_of_xls(data))
    if kind is FileKind.FLAT_ODS:
        xml = plain_xml(data)
        return replace(_content_book(kind, xml, b""), media_left_out=xml.count(_PICTURE), beyond=beyond_flat(xml))
    with opened(data) as package:
        made = _packed_book(package, kind)
        media, left_out = embedded(package)
        properties = stated_properties(package)
        saved = saved_in(package)
        beyond = tuple(_beyond(package, kind))
    return replace(made, media=media, media_left_out=left_out, properties=properties, saved=saved, beyond=beyond)


def _old_sheets(data: bytes) -> list[ReadSheet]:
    """The sheets of an .xls.

    Raises:
        Damaged: it is cut short, so that no program reads it whole.
        NotRead: it is not, and calamine stops at it; or its format cuts what is written in it.
    """
    try:
        sheets = list(_fast_sheets(data))
    except Damaged as error:
        raise NotRead(unread_xls(data)) from error
    if is_before_97(data):
        raise NotRead(BEFORE_97)
    return sheets


def _packed_book(package: Package, kind: FileKind) -> ReadWorkbook:
    if kind is FileKind.XLSX:
        return _excel_book(package)
    if kind is FileKind.XLSB:
        scans = _near(scan_xlsb(package))
        mark_xlsb_remarks(package, scans)
        return _made(kind, list(_fast_sheets(xlsb_copy(package))), scans)
    return _content_book(kind, package.xml(_CONTENT), package.xml(_STYLES))


def _content_book(kind: FileKind, content: bytes, styles: bytes) -> ReadWorkbook:
    """An OpenDocument workbook, all of it from its own parts."""
    sheets = read_content(content, styles)
    if not sheets:
        raise Damaged(_NO_SHEET)
    return ReadWorkbook(format=kind.value, sheets=tuple(sheets))


def _near(scans: Scans) -> Scans:
    """Scans of sheets that can be read whole.

    Raises:
        NotRead: one reaches too far for that.
    """
    if far := next((scan for _, scan in scans if scan.reaches_far), None):
        raise NotRead(f"A sheet of it reaches as far as the cell {cell_name(*far.end)}.")
    return scans


def _excel_book(package: Package) -> ReadWorkbook:
    """An .xlsx by the fast reader, its parts as they came where they bear the common names.

    Else, or where that reader stops, a copy under those names is read; where it stops there too, by the slow reader.

    Raises:
        NotRead: neither reads it, though its parts are there and well-formed.
    """
    parts = book_parts(package)
    scans, few = _scans(package, parts)
    _look_at(package, parts, scans)
    far = any(scan.reaches_far or not _READ_AS_BLANK.issuperset(scan.errors.values()) for _, scan in scans)
    if not far and parts.common and not package.altered:
        with suppress(Damaged):
            return _made(FileKind.XLSX, list(_fast_sheets(unpacked_copy(package, parts, few), few)), scans)
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
        raise NotRead(_SHEETS) if scans else Damaged(_NO_SHEET)
    found = dict(reversed(scans))
    joined = tuple(_joined(sheet, found.get(sheet.name, SheetScan())) for sheet in sheets)
    return ReadWorkbook(format=kind.value, sheets=joined)


def _joined(sheet: ReadSheet, scan: SheetScan) -> ReadSheet:
    """A sheet with what was found beside its values.

    An error value, or what stands in its stead, is filled in where calamine read a blank, and a date where it read text.
    """
    scan.errors |= no_numbers(sheet.cells, scan.formulas)
    moments = {
        place: settled(value)
        for place, value in sheet.cells.items()
        if value.__class__ is dt.datetime or value.__class__ is dt.time
    }
    cells = {**sheet.cells, **moments, **scan.errors, **scan.rich, **dict(_days(sheet.cells, scan.iso_dates))}
    shown, struck = displayed(cells, scan.displays, scan.crossed, scan.runs)
    return ReadSheet(
        name=sheet.name,
        hidden=sheet.hidden,
        cells=cells,
        errors=frozenset(scan.errors),
        formulas=frozenset(scan.formulas),
        merged=tuple(scan.merged) or sheet.merged,
        notes=scan.notes,
        boxes=tuple(scan.boxes),
        hidden_rows=frozenset(scan.hidden_rows),
        remarks_lost=scan.remarks_lost,
        shown=shown,
        struck=struck,
        beyond=scan.beyond,
        cut=frozenset(scan.cut),
    )


def _days(cells: Mapping[Place, CellValue], places: Collection[Place]) -> Iterator[tuple[Place, CellValue]]:
    """The dates as text (ISO 8601) that were read as text, since they name a time zone or a part of a second.

    What they say of a time zone is left out: they hold what their sender saw.
    """
    for place in places:
        value = cells.get(place)
        if isinstance(value, str):
            try:
                yield place, day_or_moment(value)
            except ValueError:
                continue


def _look_at(package: Package, parts: BookParts, scans: Scans) -> None:
    """Notes the looks that matter on those sheets of an .xlsx that have any."""
    looks = looks_of(package.xml(parts.styles), package.xml(parts.strings))
    named = {name: scan for name, scan in scans if looks or scan.has_looks}
    if not named:
        return
    rich = rich_texts(package, {one.kind: one.part for one in package.related(parts.main)})
    for one in parts.sheets:
        if one.name in named:
            scan, xml = named[one.name], package.xml(one.part)
            mark_looks(scan, xml, looks)
            scan.rich = cells_with_rich_values(xml, rich) if rich else {}
            scan.errors = {place: text for place, text in scan.errors.items() if place not in scan.rich}


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
            if scan.odd and (plain := with_plain_values(xml)) is not xml:
                package.put(one.part, plain)
                scan = scan_sheet(plain)
        else:
            scan, few[one.name] = SheetScan(), cells
        scan.beyond = beyond_sheet(xml)
        try:
            scan.notes, scan.boxes = remarks(package, one.part)
        except DeclaresEntities:
            raise
        except Damaged:
            scan.remarks_lost = True
        scans.append((one.name, scan))
    return scans, few


def _beyond(package: Package, kind: FileKind) -> Iterator[Beyond]:
    """The words of the workbook itself. A part of them that is damaged says nothing; whoever needs it refuses the file."""
    with suppress(Damaged):
        main = main_part(package) if kind is FileKind.XLSX else ""
        yield from beyond_book(package, main)
        if kind is FileKind.ODS:
            yield from beyond_open_document(package)
        for one in package.related(main) if main else ():
            if one.kind == "chartsheet":  # drawn over, and without cells
                yield from beyond_sheet(package.xml(one.part))
                yield from (Beyond(place=WordsIn.DRAWING, words=text) for text in remarks(package, one.part)[1])


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
    except (KeyError, IndexError, ValueError, TypeError, OSError, EOFError, AttributeError, InvalidFileException,
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
