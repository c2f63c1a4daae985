"""What the older binary workbooks say beyond their values: error values, formulas, hidden rows, and looks that matter.

An .xls is a stream of records (BIFF8, [MS-XLS]), an .xlsb holds such a stream for each sheet (BIFF12, [MS-XLSB]). Only
the few records that are needed are looked at; whatever does not fit is passed over, for the values are read elsewhere.
"""

import io
import re
import struct
from collections.abc import Iterator

import olefile

from nelaudit.errors import Damaged
from nelaudit.model.places import Place
from nelaudit.reading.biff_looks import mark_xls, mark_xlsb, xls_looks, xlsb_looks
from nelaudit.reading.book_parts import main_part
from nelaudit.reading.looks import Looks
from nelaudit.reading.parts import Package
from nelaudit.reading.sheet_xml import SheetScan
from nelaudit.reading.xls_remarks import REMARK_KINDS, mark_xls_remarks

_ERRORS = {0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?", 0x24: "#NUM!", 0x2A: "#N/A",
           0x2B: "#GETTING_DATA"}  # fmt: skip
_UNKNOWN = "#VALUE!"
_BOF, _EOF, _SHEET, _FORMULA, _BOOL_ERR, _ROW = 0x0809, 0x000A, 0x0085, 0x0006, 0x0205, 0x0208
_STARTS, _EXCEL_5 = re.compile(rb"\x09[\x00\x02\x04\x08]..[\x00\x80]", re.DOTALL), 0x0500
BEFORE_97 = "It is a workbook of Excel 5.0 or 95, a format that cuts each text after 255 characters."
_TEXTS, _TEXT_HEAD = frozenset({0x0204, 0x00D6}), 8
"""The records of a text in its cell: row, column, looks, length, text."""

_LONGEST_TEXT = struct.pack("<H", 255)
"""The length at which programs cut a text that they put into such a record; Excel itself puts none there."""

_ROW_HIDDEN, _IS_SHEET, _CELL_HEAD = 0x20, 0, 14
_B_SHEET, _B_ROW, _B_MERGED, _B_LAST_CELL = 156, 0, 176, 11
_B_ERRORS, _B_FORMULAS = frozenset({3, 11}), frozenset({8, 9, 10, 11})
LONG_KINDS = {short: short - 11 for short in range(12, 19)}
"""The kinds of cells that are written without their column, and the same kinds with it."""

RICH_TEXT = 62
_B_ROW_HIDDEN = 0x10


def scan_xls(data: bytes) -> list[SheetScan]:
    """The worksheets of an .xls in order, and what was found on each; none where it is not a stream in an OLE file.

    Raises:
        Damaged: its inner table of contents cannot be read.
    """
    stream = _book_stream(data)[0]
    looks = xls_looks(_records(stream, 0))
    sheets = []
    for at in _sheets_at(stream):
        sheets.append(scan_records(stream, at))
        if looks:
            mark_xls(sheets[-1], _records(stream, at), looks)
    return sheets


def _sheets_at(stream: bytes) -> Iterator[int]:
    """Where the records of each worksheet begin."""
    for kind, body in _records(stream, 0):
        if kind == _SHEET and len(body) > 6 and body[5] == _IS_SHEET:  # noqa: PLR2004 - position, state, kind, name
            yield struct.unpack_from("<I", body)[0]


def _book_stream(data: bytes) -> tuple[bytes, int]:
    """The stream of records in an .xls, and how long it is stated to be; none where it is not a stream in an OLE file."""
    if not data.startswith(olefile.MAGIC):
        return b"", 0
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = {"/".join(entry).casefold() for entry in ole.listdir()}
            name = next((one for one in ("workbook", "book") if one in names), "")
            return (ole.openstream(name).read(), ole.get_size(name)) if name else (b"", 0)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("Its inner table of contents cannot be read.") from error


def unread_xls(data: bytes) -> str:
    """What to say of an .xls that is whole and yet cannot be read.

    Raises:
        Damaged: it is not whole: a record of it begins that does not end, or its first is none that a workbook has.
    """
    stream, stated = _book_stream(data)
    at = 0
    while at + 4 <= len(stream):
        at += 4 + struct.unpack_from("<H", stream, at + 2)[0]
    if not _STARTS.match(stream) or at > len(stream) or len(stream) < stated:
        raise Damaged("Its records are cut short or altered.")
    return BEFORE_97 if _is_before_97(stream) else "Its sheets cannot be read."


def is_before_97(data: bytes) -> bool:
    """Whether an .xls is one of Excel 5.0 or 95."""
    return _is_before_97(_book_stream(data)[0])


def _is_before_97(stream: bytes) -> bool:
    return len(stream) > 6 and struct.unpack_from("<H", stream, 4)[0] == _EXCEL_5  # noqa: PLR2004 - kind, length, version


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


def scan_records(stream: bytes, at: int) -> SheetScan:
    """What the records of one worksheet of an .xls say, from the first of them on."""
    scan, aside = SheetScan(), list[tuple[int, bytes]]()
    for kind, body in _records(stream, at):
        if kind in REMARK_KINDS:
            aside.append((kind, body))
        elif kind in _TEXTS and body[6:_TEXT_HEAD] == _LONGEST_TEXT:
            scan.cut.add(struct.unpack_from("<HH", body))
        elif kind == _ROW and len(body) >= _CELL_HEAD:
            if body[12] & _ROW_HIDDEN:
                scan.hidden_rows.add(struct.unpack_from("<H", body)[0])
        elif kind == _FORMULA and len(body) >= _CELL_HEAD:
            place = struct.unpack_from("<HH", body)
            scan.formulas.add(place)
            if body[12:14] == b"\xff\xff" and body[6] == 2:  # noqa: PLR2004 - the result is an error value
                scan.errors[place] = _ERRORS.get(body[8], _UNKNOWN)
        elif kind == _BOOL_ERR and len(body) >= 8 and body[7]:  # noqa: PLR2004 - row, column, looks, value, is-error
            scan.errors[struct.unpack_from("<HH", body)] = _ERRORS.get(body[6], _UNKNOWN)
    mark_xls_remarks(scan, aside)
    return scan


def texts_of_xls(data: bytes) -> list[set[Place]]:
    """Where each worksheet of an .xls has a text that stands in the cell itself, and not in the table of shared ones."""
    found = []
    stream = _book_stream(data)[0]
    for at in _sheets_at(stream):
        records = ((kind, body) for kind, body in _records(stream, at) if kind in _TEXTS and len(body) > _TEXT_HEAD)
        found.append({struct.unpack_from("<HH", body) for _, body in records if any(body[6:_TEXT_HEAD])})
    return found


def scan_xlsb(package: Package) -> list[tuple[str, SheetScan]]:
    """The sheets of an .xlsb in order: each name, and what was found on it."""
    related = package.related(main_part(package, ".bin"))
    kinds = {one.kind: package.read(one.part) for one in related if one.kind in {"styles", "sharedStrings"}}
    looks = xlsb_looks(*(binary_records(kinds.get(kind, b"")) for kind in ("styles", "sharedStrings")))
    return [(name, _scan_binary(package.read(part), looks)) for name, part in xlsb_sheets(package)]


def xlsb_sheets(package: Package) -> list[tuple[str, str]]:
    """The sheets of an .xlsb in order: each name, and the part that holds it, none where that is not known."""
    book = main_part(package, ".bin")
    parts = {one.id: one.part for one in package.related(book)}
    found = []
    for kind, body in binary_records(package.read(book)):
        if kind == _B_SHEET:
            reference, at = wide_text(body, 8)
            name, _ = wide_text(body, at)
            found.append((name, parts.get(reference, "")))
    return found


def wide_text(body: bytes, at: int) -> tuple[str, int]:
    """A text with its length before it, and where it ends."""
    if len(body) < at + 4:
        return "", at
    end = at + 4 + 2 * struct.unpack_from("<I", body, at)[0]
    return body[at + 4 : end].decode("utf-16-le", "replace"), end


def binary_records(stream: bytes) -> Iterator[tuple[int, bytes]]:
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


def placed_cells(stream: bytes) -> Iterator[tuple[int, Place, bytes]]:
    """The rows and cells of a sheet with their kinds and places; a short cell stands after the cell before it."""
    row, col = 0, -1
    for kind, body in binary_records(stream):
        if kind == _B_ROW and len(body) >= 12:  # noqa: PLR2004 - number, looks, height, flags
            row, col = struct.unpack_from("<I", body)[0], -1
        elif (kind <= _B_LAST_CELL or kind == RICH_TEXT) and kind != _B_ROW and len(body) >= 8:  # noqa: PLR2004 - column, looks
            col = struct.unpack_from("<I", body)[0]
        elif kind in LONG_KINDS and len(body) >= 4:  # noqa: PLR2004 - looks
            col += 1
        else:
            continue
        yield kind, (row, max(col, 0)), body


def with_column(kind: int, column: int, body: bytes) -> tuple[int, bytes]:
    """A cell's record with its column in it, and its kind then."""
    return (LONG_KINDS[kind], struct.pack("<I", column) + body) if kind in LONG_KINDS else (kind, body)


def _scan_binary(stream: bytes, looks: Looks) -> SheetScan:
    scan = SheetScan()
    last_row = last_col = 0
    for written, place, record in placed_cells(stream):
        kind, body = with_column(written, place[1], record)
        if kind == _B_ROW:
            if body[11] & _B_ROW_HIDDEN:
                scan.hidden_rows.add(place[0])
            continue
        last_row, last_col = max(last_row, place[0]), max(last_col, place[1])
        if looks:
            mark_xlsb(scan, place, kind, body, looks)
        if kind in _B_FORMULAS:
            scan.formulas.add(place)
        if kind in _B_ERRORS and len(body) > 8:  # noqa: PLR2004 - then the code of the error
            scan.errors[place] = _ERRORS.get(body[8], _UNKNOWN)
    for kind, body in binary_records(stream):
        if kind == _B_MERGED and len(body) >= 16:  # noqa: PLR2004 - four numbers
            first_row, end_row, first_col, end_col = struct.unpack_from("<4I", body)
            scan.merged.append((first_row, first_col, end_row, end_col))
    scan.end = (last_row, last_col)
    scan.hidden_rows = {hidden for hidden in scan.hidden_rows if hidden <= last_row}
    return scan
