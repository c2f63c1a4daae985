"""What stands beside the cells of an .xlsb: comments, text boxes and captions, page headers and footers.

Drawings are XML as in an .xlsx; comments and page headers are records ([MS-XLSB] 2.4.27 BrtBeginComment, 2.4.340
BrtCommentText, 2.4.65 BrtBeginHeaderFooter).
"""

import struct
from collections.abc import Iterator

from nelaudit.errors import Damaged
from nelaudit.reading.beyond_cells import margin_words
from nelaudit.reading.biff import binary_records, wide_text, xlsb_sheets
from nelaudit.reading.drawings import drawn_words
from nelaudit.reading.parts import Package
from nelaudit.reading.remarks import threads, without_frame
from nelaudit.reading.sheet_xml import SheetScan

_AUTHOR, _COMMENT, _TEXT, _MARGINS = 632, 635, 637, 479
_NONE = 0xFFFFFFFF
"""The length of a text that is not there."""


def mark_xlsb_remarks(package: Package, scans: list[tuple[str, SheetScan]]) -> None:
    """Notes the comments, drawn words and page headers of the sheets of an .xlsb, or that a part of them is damaged."""
    for (_, part), (_, scan) in zip(xlsb_sheets(package), scans, strict=True):
        try:
            related = package.related(part)
            for one in related:
                if one.kind == "comments":
                    scan.notes |= dict(_comments(package.read(one.part)))
            for one in related:
                if one.kind == "threadedComment":
                    scan.notes |= threads(package.xml(one.part))
            scan.boxes = drawn_words(package, related)
        except Damaged:
            scan.remarks_lost = True
        texts = (
            text for kind, body in binary_records(package.read(part)) if kind == _MARGINS for text in _margins(body)
        )
        scan.beyond = tuple(dict.fromkeys(one for text in texts for one in margin_words(text)))


def _comments(stream: bytes) -> Iterator[tuple[tuple[int, int], str]]:
    authors: list[str] = []
    place, author = (0, 0), ""
    for kind, body in binary_records(stream):
        if kind == _AUTHOR:
            authors.append(wide_text(body, 0)[0])
        elif kind == _COMMENT and len(body) >= 20:  # noqa: PLR2004 - author, first and last row, first and last column
            number, row, _, col = struct.unpack_from("<4I", body)
            place, author = (row, col), authors[number] if number < len(authors) else ""
        elif kind == _TEXT:
            text = without_frame(wide_text(body, 1)[0].replace("\r\n", "\n").replace("\r", "\n"), author)
            if text.strip():
                yield place, text


def _margins(body: bytes) -> Iterator[str]:
    """The page headers and footers of a sheet: six texts behind two bytes of looks, some of which may not be there."""
    at = 2
    while at + 4 <= len(body):
        if struct.unpack_from("<I", body, at)[0] == _NONE:
            at += 4
            continue
        text, at = wide_text(body, at)
        yield text
