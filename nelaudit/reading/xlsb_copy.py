"""The values of an .xlsb under the common names and in records that every reader knows, for the next reader only.

Excel lets a cell be written short, without its column: it is then the one after the cell before it ([MS-XLSB] 2.4,
BrtShortBlank and its kin). Others than Excel write so, and calamine passes over such cells as if they were blank.
"""

import struct

from nelaudit.errors import Damaged, NotRead
from nelaudit.reading.biff import RICH_TEXT, binary_records, placed_cells, wide_text, with_column
from nelaudit.reading.book_parts import main_part, relations
from nelaudit.reading.packing import packed
from nelaudit.reading.parts import Package

_BOOK_PROPERTIES, _SHEET, _ROW, _PLAIN_TEXT, _LAST_CELL = 153, 156, 0, 6, 11
_BOOK, _BOOK_END, _SHEETS, _SHEETS_END = 131, 132, 143, 144
_PART, _PART_END, _EXTENT, _CELLS, _CELLS_END = 129, 130, 148, 145, 146
_TYPES = (b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" '
          b'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>')  # fmt: skip


def xlsb_copy(package: Package) -> bytes:
    """The copy.

    Raises:
        Damaged: a sheet that the workbook lists is missing.
        NotRead: it lists its sheets in a way that is not known, as early trials of the format did.
    """
    main = main_part(package, ".bin")
    related = package.related(main)
    by_id = {one.id: one for one in related}
    book, listed = _record(_BOOK), b""
    links: list[tuple[str, str]] = []
    files: dict[str, bytes] = {}
    for kind, body in binary_records(package.read(main)):
        if kind == _BOOK_PROPERTIES:
            book += _record(kind, body)
        elif kind == _SHEET:
            reference, at = wide_text(body, 8)
            name, _ = wide_text(body, at)
            one = by_id.get(reference)
            if one and one.kind not in {"worksheet", "xlBinaryIndex"}:
                continue
            if one is None:
                raise NotRead("It lists its sheets in a way that is not known.")
            if one.part not in package:
                raise Damaged(f"The part that holds its sheet {name} is missing.")
            links.append(("worksheet", f"worksheets/sheet{len(links) + 1}.bin"))
            files[f"xl/{links[-1][1]}"] = _sheet(package.read(one.part))
            listed += _record(kind, body[:8] + _wide(f"rId{len(links)}") + _wide(name))
    for name in ("styles", "sharedStrings"):
        part = next((one.part for one in related if one.kind == name and one.part in package), "")
        if part:
            links.append((name, f"{name}.bin"))
            files[f"xl/{name}.bin"] = package.read(part)
    book += _record(_SHEETS) + listed + _record(_SHEETS_END) + _record(_BOOK_END)
    return packed({
        "[Content_Types].xml": _TYPES,
        "_rels/.rels": relations([("officeDocument", "xl/workbook.bin")]),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(links),
        **files,
    })  # fmt: skip


def _sheet(stream: bytes) -> bytes:
    """A sheet's rows and cells alone, each cell with its column."""
    rows = cols = 0
    body = []
    for kind, place, record in placed_cells(stream):
        if kind == _ROW:
            body.append(_record(kind, record))
            continue
        rows, cols = max(rows, place[0]), max(cols, place[1])
        body.append(_record(*_plain(*with_column(kind, place[1], record))))
    extent = _record(_EXTENT, struct.pack("<4I", 0, rows, 0, cols))
    inside = b"".join(body)
    return _record(_PART) + extent + _record(_CELLS) + inside + _record(_CELLS_END) + _record(_PART_END)


def _plain(kind: int, body: bytes) -> tuple[int, bytes]:
    """A cell's record, a text of several looks as a plain one."""
    return (_PLAIN_TEXT, body[:8] + body[9:]) if kind == RICH_TEXT else (kind, body)


def _wide(text: str) -> bytes:
    units = text.encode("utf-16-le")
    return struct.pack("<I", len(units) // 2) + units


def _record(kind: int, body: bytes = b"") -> bytes:
    return b"".join((_sevens(kind), _sevens(len(body)), body))


def _sevens(number: int) -> bytes:
    """A number of a record's head: seven bits a byte, the lowest first."""
    out = []
    while True:
        number, low = number >> 7, number & 0x7F
        out.append(low | 0x80 if number else low)
        if not number:
            return bytes(out)
