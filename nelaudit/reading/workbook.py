"""The bytes of a workbook → its cells and what stands beside them.

The values of an OpenDocument workbook are read by ourselves, since their text is more than calamine gives: paragraphs,
tabs and line breaks. All others come from python-calamine, which reads an error value (#REF!) as blank and allocates a
sheet to its stated extent, which ends the process for one stray cell in the last row. So the sheets are looked through
first: errors are filled in from there, and what reaches far is read cell by cell with openpyxl. What a cell shows where
that is not its value stands beside it (`ReadSheet.shown`).
"""

import datetime as dt
import io
import re
import zipfile
from collections.abc import Collection, Iterator, Mapping
from dataclasses import replace
from types import MappingProxyType

import python_calamine as calamine

from nelaudit.errors import Damaged, Encrypted, TooLarge
from nelaudit.model.forms import LONG_ANSWERS, MAP_LABEL_ROWS, MAP_SHEET
from nelaudit.model.places import cell_name
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook
from nelaudit.reading import limits
from nelaudit.reading.biff import scan_xls, scan_xlsb, with_full_cells
from nelaudit.reading.content import FileKind, kind_of
from nelaudit.reading.display import day_or_moment, displayed, settled
from nelaudit.reading.few_cells import Cells, first_rows, typed_cells
from nelaudit.reading.looks import looks_of, mark_looks, shared_parts
from nelaudit.reading.opendocument import read_content
from nelaudit.reading.parts import Package, folded, is_xml, opened, sheet_parts
from nelaudit.reading.remarks import embedded, remarks, stated_properties, unescaped
from nelaudit.reading.rich_values import cells_with_rich_values, rich_texts
from nelaudit.reading.saved import saved_in, saved_xls
from nelaudit.reading.sheet_xml import Place, SheetScan, scan_sheet

_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_READ_AS_BLANK = frozenset({"#NULL!", "#DIV/0!", "#VALUE!", "#REF!", "#NAME?", "#NUM!", "#N/A"})
_NO_SHEET = "It opens, but holds no sheet."
_MANIFEST, _LOCKED = "META-INF/manifest.xml", b"encryption-data"
_CONTENT, _STYLES = "content.xml", "styles.xml"
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
        read = list(_fast_sheets(data))
        made = _made(kind, read, list(zip((sheet.name for sheet in read), scan_xls(data), strict=False)))
        return replace(made, saved=saved_xls(data))
    if kind is FileKind.ODS:
        return _read_opendocument(data)
    if kind is FileKind.XLSB:
        data = _in_full(data)
    with opened(data) as package:
        scans, few = _scans(package, kind)
        media, left_out = embedded(package)
        properties = stated_properties(package)
        saved = saved_in(package)
        if kind is FileKind.XLSX:
            _look_at(package, scans)
    far = [scan for _, scan in scans if scan.reaches_far]
    if far and kind is not FileKind.XLSX:
        raise TooLarge(f"A sheet of it reaches as far as the cell {cell_name(*far[0].end)}.")
    if far or any(not _READ_AS_BLANK.issuperset(scan.errors.values()) for _, scan in scans if kind is FileKind.XLSX):
        sheets = list(_slow_sheets(data))
    else:
        sheets = list(_fast_sheets(data, few))
    made = _made(kind, sheets, scans)
    return replace(made, media=media, media_left_out=left_out, properties=properties, saved=saved)


def _read_opendocument(data: bytes) -> ReadWorkbook:
    """An OpenDocument workbook, all of it from its own parts."""
    with opened(data) as package:
        if _LOCKED in package.read(_MANIFEST):
            raise Encrypted
        for _ in package.xml_parts():
            pass  # so that none declares entities
        sheets = read_content(package.read(_CONTENT), package.read(_STYLES))
        media, left_out = embedded(package)
        properties, saved = stated_properties(package), saved_in(package)
    if not sheets:
        raise Damaged(_NO_SHEET)
    return ReadWorkbook(
        format=FileKind.ODS.value, sheets=tuple(sheets), media=media, media_left_out=left_out, properties=properties,
        saved=saved,
    )  # fmt: skip


def _made(kind: FileKind, sheets: list[ReadSheet], scans: Scans) -> ReadWorkbook:
    if not sheets:
        raise Damaged(_NO_SHEET)
    found = dict(reversed(scans))
    joined = tuple(_joined(sheet, found.get(sheet.name, SheetScan())) for sheet in sheets)
    return ReadWorkbook(format=kind.value, sheets=joined)


def _joined(sheet: ReadSheet, scan: SheetScan) -> ReadSheet:
    """A sheet with what was found beside its values.

    An error value, or what stands in its stead, is filled in where calamine read a blank, and a date where it read text.
    """
    moments = {place: settled(value) for place, value in sheet.cells.items() if value.__class__ is dt.datetime}
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


def _look_at(package: Package, scans: Scans) -> None:
    """Notes the looks that matter on those sheets of an .xlsx that have any."""
    shared = shared_parts(package)
    looks = looks_of(package.read(shared.get("styles", "")), package.read(shared.get("sharedStrings", "")))
    named = {name: scan for name, scan in scans if looks or scan.has_looks}
    if not named:
        return
    rich = rich_texts(package, shared)
    for one in sheet_parts(package):
        if one.name in named:
            scan, xml = named[one.name], package.read(one.part)
            mark_looks(scan, xml, looks)
            scan.rich = cells_with_rich_values(xml, rich) if rich else {}
            scan.errors = {place: text for place, text in scan.errors.items() if place not in scan.rich}


def _scans(package: Package, kind: FileKind) -> tuple[Scans, dict[str, Cells]]:
    """What each sheet holds beside its values, and the cells of those sheets of which a few suffice.

    Every part of XML is gone through, so that none declares entities.
    """
    sheets = sheet_parts(package) if kind is FileKind.XLSX else []
    few: dict[str, Cells] = {}
    found: dict[str, SheetScan] = {}
    parts = {folded(one.part): one for one in sheets}
    for name, xml in package.xml_parts():
        sheet = parts.get(name)
        if sheet is None:
            continue
        cells = None
        if sheet.hidden and sheet.name == MAP_SHEET:
            cells = first_rows(package, xml, MAP_LABEL_ROWS)
        elif sheet.name == LONG_ANSWERS:
            cells = typed_cells(package, xml)
        if cells is None:
            found[name] = scan_sheet(xml)
        else:
            few[sheet.name] = cells
    if kind is FileKind.XLSB:
        return scan_xlsb(package), few
    scans = []
    for one in sheets:
        scan = found.get(folded(one.part), SheetScan())
        try:
            scan.notes, scan.boxes = remarks(package, one.part)
        except Damaged:
            scan.remarks_lost = True
        scans.append((one.name, scan))
    return scans, few


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
        raise Damaged("Its sheets cannot be read.") from error


def _slow_sheets(data: bytes) -> Iterator[ReadSheet]:
    """Cell by cell, so that a stray cell at the far end costs nothing and an error value is read as one."""
    import openpyxl  # noqa: PLC0415 - a third of a second, needed by one file in a hundred
    from openpyxl.utils.exceptions import InvalidFileException  # noqa: PLC0415

    try:
        book = openpyxl.load_workbook(io.BytesIO(_transitional(data)), read_only=True, data_only=True)
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


def _transitional(data: bytes) -> bytes:
    """A workbook saved as “Strict Open XML” under the names of the common form, by which alone openpyxl knows parts."""
    with opened(data) as package:
        if not any(_STRICT.search(xml) for _, xml in package.xml_parts()):
            return data
        common = rb"http://schemas.openxmlformats.org/\1/2006/"
        return _repacked(
            package, {name: _STRICT.sub(common, package.read(name)) for name in package.names() if is_xml(name)}
        )


def _in_full(data: bytes) -> bytes:
    """An .xlsb with its short cells written out, for calamine passes over them."""
    with opened(data) as package:
        changed = with_full_cells(package)
        return _repacked(package, changed) if changed else data


def _repacked(package: Package, changed: Mapping[str, bytes]) -> bytes:
    """The package with some of its parts changed, for the next reader only."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name in package.names():
            part = changed.get(name)
            made.writestr(name, package.read(name) if part is None else part)
    return out.getvalue()


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
