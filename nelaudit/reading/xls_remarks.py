"""What stands beside the cells of an .xls: comments, text boxes and captions, page headers and footers.

A drawn object says in one record what it is and its number, in the next how long its text is, and in those that continue it
the text ([MS-XLS] 2.4.181 Obj, 2.4.329 TxO); a comment's own record names its cell and the number (2.4.179 Note).
"""

import struct
from collections.abc import Iterable

from nelaudit.reading.beyond_cells import margin_words
from nelaudit.reading.drawings import by_people
from nelaudit.reading.remarks import without_frame
from nelaudit.reading.sheet_xml import SheetScan

_HEADER, _FOOTER, _NOTE, _CONTINUE, _OBJECT, _TEXT = 0x0014, 0x0015, 0x001C, 0x003C, 0x005D, 0x01B6
REMARK_KINDS = frozenset({_HEADER, _FOOTER, _NOTE, _CONTINUE, _OBJECT, _TEXT})
"""The kinds of records that are looked at here."""

_CHART, _PICTURE, _SHAPE = 0x05, 0x08, 0x1E
_MAY_SAY_MORE = frozenset({_CHART, _PICTURE, _SHAPE})
"""Objects whose words stand elsewhere: in a chart, in a picture, as WordArt."""

_WIDE = 1


def mark_xls_remarks(scan: SheetScan, records: Iterable[tuple[int, bytes]]) -> None:
    """Notes the comments, drawn words and page headers of a sheet, from its records of those kinds in order.

    Where it has objects that may hold other words, it says that remarks are lost.
    """
    texts: dict[int, str] = {}
    objects: dict[int, int] = {}
    number, left = 0, 0
    for kind, body in records:
        if kind == _OBJECT and len(body) >= 8:  # noqa: PLR2004 - part, its length, what it is, its number
            what, number = struct.unpack_from("<HH", body, 4)
            objects[number] = what
        elif kind == _TEXT and len(body) >= 12:  # noqa: PLR2004 - looks, turn, five unused, length
            left = struct.unpack_from("<H", body, 10)[0]
        elif kind == _CONTINUE and left and body:
            piece = _letters(body[1:], body[0])[:left]
            texts[number] = texts.get(number, "") + piece
            left -= len(piece.encode("utf-16-le", "surrogatepass")) // 2
        elif kind == _NOTE and len(body) >= 8:  # noqa: PLR2004 - row, column, looks, number of its object
            row, col, _, own = struct.unpack_from("<4H", body)
            text = without_frame(_lines(texts.pop(own, "")), _stated(body[8:]))
            if text.strip():
                scan.notes[row, col] = text
        elif kind in {_HEADER, _FOOTER}:
            scan.beyond = (*scan.beyond, *margin_words(_stated(body)))
    scan.beyond = tuple(dict.fromkeys(scan.beyond))
    scan.boxes = by_people(map(_lines, texts.values()))
    scan.remarks_lost = any(what in _MAY_SAY_MORE and number not in texts for number, what in objects.items())


def _stated(body: bytes) -> str:
    """A text with its length and the kind of its letters before it."""
    if len(body) < 3:  # noqa: PLR2004 - length, kind of letters
        return ""
    return _letters(body[3:], body[2])[: struct.unpack_from("<H", body)[0]]


def _letters(body: bytes, looks: int) -> str:
    return body.decode("utf-16-le" if looks & _WIDE else "latin-1", "replace")


def _lines(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n")
