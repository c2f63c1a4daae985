"""What the older binary workbooks say beyond their values: error values, formulas, hidden rows, and looks that matter.

An .xls is a stream of records (BIFF8, [MS-XLS]), an .xlsb holds such a stream for each sheet (BIFF12, [MS-XLSB]). Only
the few records that are needed are looked at; whatever does not fit is passed over, for the values are read elsewhere.
"""

import io
import struct
from collections.abc import Iterator

import olefile

from nelaudit.errors import Damaged
from nelaudit.reading.biff_looks import mark_xls, mark_xlsb, xls_looks, xlsb_looks
from nelaudit.reading.looks import Looks
from nelaudit.reading.parts import Package
from nelaudit.reading.sheet_xml import SheetScan

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
           0x2B: "#GETTING_DATA"}  # fmt: skip
_UNKNOWN = "#VALUE!"
_BOF, _EOF, _SHEET, _FORMULA, _BOOL_ERR, _ROW = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205, 0x0208
_ROW_HIDDEN, _IS_SHEET, _CELL_HEAD = 0x20, 0, 14
_BOOK, _B_SHEET, _B_ROW, _B_MERGED, _B_LAST_CELL = "xl/workbook.bin", 156, 0, 176, 11
_B_ERRORS, _B_FORMULAS = frozenset({3, 11}), frozenset({8, 9, 10, 11})
_B_ROW_HIDDEN = 0x10
_B_SHORT, _B_LONG_BEFORE = range(12, 19), 11
"""Cells that leave their column out, since it is the one after the last, and what is taken from their kind for the full one's."""


def scan_xls(data: bytes) -> list[SheetScan]:
    """The worksheets of an .xls in order, and what was found on each; none where it is not a stream in an OLE file.

    Raises:
        Damaged: its inner table of contents cannot be read.
    """
    if not data.startswith(olefile.MAGIC):
        return []
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(entry).casefold() for entry in ole.listdir()}
            name = next((one for one in ("workbook", "book") if one in names), "")
            stream = ole.openstream(name).read() if name else b""
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("Its inner table of contents cannot be read.") from error
    book = list(_records(stream, 0))
    looks = xls_looks(book)
    sheets = []
    for kind, body in book:
        if kind == _SHEET and len(body) > 6 and body[5] == _IS_SHEET:  # noqa: PLR2004 - position, state, kind, name
            start = struct.unpack_from("<I", body)[0]
            sheets.append(_scan_records(stream, start))
            if looks:
                mark_xls(sheets[-1], _records(stream, start), looks)
    return sheets


def _records(stream: bytes, at: int) -> Iterator[tuple[int, bytes]]:
    """The records of one substream with their kinds; those of charts inside it are passed over."""
    depth = 0
    while 0 <= at <= len(stream) - 4:
        kind, length = struct.unpack_from("<HH", stream, at)
        depth += (kind == _BOF) - (kind == _EOF)
        if kind == _EOF and depth <= 0:
            return
        if depth <= 1:
            yield kind, stream[at + 4 : at + 4 + length]
        at += 4 + length


def _scan_records(stream: bytes, at: int) -> SheetScan:
    scan = SheetScan()
    for kind, body in _records(stream, at):
        if kind == _ROW and len(body) >= _CELL_HEAD:
            if body[12] & _ROW_HIDDEN:
                scan.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _FORMULA and len(body) >= _CELL_HEAD:
            place = struct.unpack_from("<HH", body)
            scan.formulas.add(place)
            if body[12:14] == b"\xff\xff" and body[6] == 2:  # noqa: PLR2004 - the result is an error value
                scan.errors[place] = _ERRORS.get(body[8], _UNKNOWN)
        elif kind == _BOOL_ERR and len(body) >= 8 and body[7]:  # noqa: PLR2004 - row, column, looks, value, is-error
            scan.errors[struct.unpack_from("<HH", body)] = _ERRORS.get(body[6], _UNKNOWN)
    return scan


def scan_xlsb(package: Package) -> list[tuple[str, SheetScan]]:
    """The sheets of an .xlsb in order: each name, and what was found on it."""
    related = package.related(_BOOK)
    parts = {one.id: one.part for one in related}
    kinds = {one.kind: package.read(one.part) for one in related if one.kind in {"styles", "sharedStrings"}}
    looks = xlsb_looks(*(_binary_records(kinds.get(kind, b"")) for kind in ("styles", "sharedStrings")))
    found = []
    for kind, body in _binary_records(package.read(_BOOK)):
        if kind == _B_SHEET:
            reference, at = _wide_text(body, 8)
            name, _ = _wide_text(body, at)
            found.append((name, _scan_binary(package.read(parts.get(reference, "")), looks)))
    return found


def with_full_cells(package: Package) -> dict[str, bytes]:
    """The sheets of an .xlsb that hold short cells, by their parts, with full ones in their place.

    SheetJS writes short cells, and calamine passes over them.
    """
    sheets = {one.part: package.read(one.part) for one in package.related(_BOOK) if one.kind == "worksheet"}
    return {
        part: b"".join(_full_records(stream))
        for part, stream in sheets.items()
        if any(kind in _B_SHORT for kind, _ in _binary_records(stream))
    }


def _full_records(stream: bytes) -> Iterator[bytes]:
    col = -1
    for kind, body in _binary_records(stream):
        full = kind, body
        if kind == _B_ROW:
            col = -1
        elif kind in _B_SHORT:
            col += 1
            full = kind - _B_LONG_BEFORE, struct.pack("<I", col) + body
        elif 0 < kind <= _B_LAST_CELL and len(body) >= 4:  # noqa: PLR2004 - its column
            col = struct.unpack_from("<I", body)[0]
        yield _binary_record(*full)


def _binary_record(kind: int, body: bytes) -> bytes:
    """A record as `_binary_records` reads it."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])  # noqa: PLR2004 - seven bits a byte
    length = len(body)
    while length >= 0x80:  # noqa: PLR2004
        head += bytes([length & 0x7F | 0x80])
        length >>= 7
    return head + bytes([length]) + body


def _wide_text(body: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    if len(body) < at + 4:
        return "", at
    end = at + 4 + 2 * struct.unpack_from("<I", body, at)[0]
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def _binary_records(stream: bytes) -> Iterator[tuple[int, bytes]]:
    """Records whose kind takes one or two bytes and whose length one to four, seven bits each."""
    at = 0
    try:
        while at < len(stream):
            kind = stream[at]
            at += 1
            if kind & 0x80:
                kind = kind & 0x7F | (stream[at] & 0x7F) << 7
                at += 1
            length = shift = 0
            while True:
                byte = stream[at]
                at += 1
                length |= (byte & 0x7F) << shift
                shift += 7
                if byte < 0x80 or shift == 28:  # noqa: PLR2004 - seven bits a byte, four bytes at most
                    break
            yield kind, stream[at : at + length]
            at += length
    except IndexError:
        return


def _scan_binary(stream: bytes, looks: Looks) -> SheetScan:
    scan = SheetScan()
    row = last_row = last_col = 0
    for kind, body in _binary_records(stream):
        if kind == _B_ROW and len(body) >= 12:  # noqa: PLR2004 - number, looks, height, flags
            row = struct.unpack_from("<I", body)[0]
            if body[11] & _B_ROW_HIDDEN:
                scan.hidden_rows.add(row)
        elif kind <= _B_LAST_CELL and len(body) >= 8:  # noqa: PLR2004 - column, looks
            place = row, struct.unpack_from("<I", body)[0]
            last_row, last_col = max(last_row, row), max(last_col, place[1])
            if looks:
                mark_xlsb(scan, place, kind, body, looks)
            if kind in _B_FORMULAS:
                scan.formulas.add(place)
            if kind in _B_ERRORS and len(body) > 8:  # noqa: PLR2004 - then the code of the error
                scan.errors[place] = _ERRORS.get(body[8], _UNKNOWN)
        elif kind == _B_MERGED and len(body) >= 16:  # noqa: PLR2004 - four numbers
            first_row, end_row, first_col, end_col = struct.unpack_from("<4I", body)
            scan.merged.append((first_row, first_col, end_row, end_col))
    scan.end = (last_row, last_col)
    scan.hidden_rows = {hidden for hidden in scan.hidden_rows if hidden <= last_row}
    return scan
