"""Cells that were read as blank and hold a text all the same: looked for before a form is called blank.

The parts are walked anew, in another way than the readers', which is slow and done for a form only of which nothing that
was filled in was read.
"""

import struct
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from nelaudit.model.forms import LONG_ANSWERS, MAP_SHEET
from nelaudit.model.places import Place, cell_place
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.reading.biff import LONG_KINDS, RICH_TEXT, binary_records, placed_cells, texts_of_xls, xlsb_sheets
from nelaudit.reading.book_parts import book_parts, main_part
from nelaudit.reading.parts import Package, elements, local, opened

_STRING, _TEXT, _SHARED_TEXT = 19, 6, 7
_PARTLY_READ = frozenset({MAP_SHEET, LONG_ANSWERS})


def blank_cells_with_text(data: bytes, book: ReadWorkbook) -> int:
    """How many cells that hold a text, the workbook as read has as blank. An OpenDocument one is read by our own walk.

    Raises:
        Damaged: a part of it cannot be read this way either.
    """
    cells = {sheet.name: sheet.cells.keys() for sheet in book.sheets if sheet.name not in _PARTLY_READ}
    if book.format == "xls":
        held = zip((sheet.name for sheet in book.sheets), texts_of_xls(data), strict=False)
        return sum(len(places - cells.get(name, places)) for name, places in held)
    if book.format not in {"xlsx", "xlsb"}:
        return 0
    with opened(data) as package:
        found = _xlsb_texts(package) if book.format == "xlsb" else _xlsx_texts(package)
        return sum(len(places - cells.get(name, places)) for name, places in found)


def _xlsx_texts(package: Package) -> Iterator[tuple[str, set[Place]]]:
    parts = book_parts(package)
    shared = [_said(one) for one in elements(package.xml(parts.strings)) if local(one) == "si"]
    for sheet in parts.sheets:
        places: set[Place] = set()
        row, col = -1, -1
        for one in elements(package.xml(sheet.part)):
            if local(one) == "row":
                row, col = int(one.get("r", row + 2)) - 1, -1
            elif local(one) == "c":
                row, col = cell_place(one.get("r", "")) or (row, col + 1)
                if _cell_text(one, shared).strip():
                    places.add((row, col))
        yield sheet.name, places


def _cell_text(cell: Element, shared: list[str]) -> str:
    value = next((one.text or "" for one in cell if local(one) == "v"), "")
    if cell.get("t") == "s":
        return shared[int(value)] if value.isdecimal() and int(value) < len(shared) else ""
    return _said(cell) or (value if cell.get("t") == "str" else "")


def _said(element: Element) -> str:
    return "".join(one.text or "" for one in element.iter() if local(one) == "t")


def _xlsb_texts(package: Package) -> Iterator[tuple[str, set[Place]]]:
    related = package.related(main_part(package, ".bin"))
    strings = next((one.part for one in related if one.kind == "sharedStrings"), "")
    shared = [_length(body, 1) for kind, body in binary_records(package.read(strings)) if kind == _STRING]
    for name, part in xlsb_sheets(package):
        places: set[Place] = set()
        for kind, place, body in placed_cells(package.read(part)):
            at = 4 if kind in LONG_KINDS else 8
            long = LONG_KINDS.get(kind, kind)
            if long == _SHARED_TEXT and len(body) >= at + 4:
                number = struct.unpack_from("<I", body, at)[0]
                if number < len(shared) and shared[number]:
                    places.add(place)
            elif long in {_TEXT, RICH_TEXT} and _length(body, at + (long == RICH_TEXT)):
                places.add(place)
        yield name, places


def _length(body: bytes, at: int) -> int:
    return int(struct.unpack_from("<I", body, at)[0]) if len(body) >= at + 4 else 0
