"""What stands beside the cells of an .xls or .xlsb: comments, text boxes, page headers; and that charts and pictures are not read."""

import struct
from collections.abc import Mapping

import pytest

from nelaudit.model.workbooks import Beyond, WordsIn
from nelaudit.reading.biff import scan_records
from nelaudit.reading.sheet_xml import SheetScan
from nelaudit.reading.xls_remarks import mark_xls_remarks
from tests.reading.making import first, packed, parts_of, record, relations, xlsb

Records = list[tuple[int, bytes]]
NOTE, CHART, PICTURE, TEXT_BOX, DROP_DOWN, SHAPE = 0x19, 0x05, 0x08, 0x06, 0x14, 0x1E
WORDS = "Dad moved back – on 3 May."


def drawn(number: int, what: int, *pieces: str) -> Records:
    """An object, and its text in as many records as there are pieces, each in narrow letters where it can be."""
    found = [(0x5D, struct.pack("<HHHH", 0x15, 0x12, what, number) + bytes(14)), (0xEC, bytes(8))]
    if pieces:
        units = sum(len(one.encode("utf-16-le")) // 2 for one in pieces)
        found.append((0x1B6, struct.pack("<HH6xHHI", 0x212, 0, units, 16, 0)))
        found += [(0x3C, letters(one)) for one in pieces] + [(0x3C, bytes(16))]
    return found


def letters(text: str) -> bytes:
    try:
        return b"\x00" + text.encode("latin-1")
    except UnicodeEncodeError:
        return b"\x01" + text.encode("utf-16-le")


def note(row: int, col: int, number: int, author: str = "Pat") -> Records:
    return [(0x1C, struct.pack("<4HH", row, col, 0, number, len(author)) + letters(author))]


def margin(kind: int, text: str) -> Records:
    return [(kind, struct.pack("<H", len(text)) + letters(text))]


def scanned(*records: Records) -> SheetScan:
    scan = SheetScan()
    mark_xls_remarks(scan, [one for some in records for one in some])
    return scan


NOTES: list[tuple[str, Records, dict[tuple[int, int], str]]] = [
    ("a comment", [*drawn(1, NOTE, WORDS), *note(5, 3, 1)], {(5, 3): WORDS}),
    ("with its author", [*drawn(1, NOTE, f"Pat:\r{WORDS}"), *note(5, 3, 1)], {(5, 3): WORDS}),
    ("in two pieces", [*drawn(1, NOTE, "Dad moved ", "back – 日本 😀"), *note(0, 0, 1)], {(0, 0): "Dad moved back – 日本 😀"}),
    ("two", [*drawn(1, NOTE, "A\nB"), *drawn(2, NOTE, "C"), *note(1, 1, 2), *note(2, 2, 1)], {(1, 1): "C", (2, 2): "A\nB"}),
    ("empty", [*drawn(1, NOTE), *note(5, 3, 1)], {}),
    ("without an object", note(5, 3, 1), {}),
]  # fmt: skip


@pytest.mark.parametrize(("records", "notes"), [one[1:] for one in NOTES], ids=[one[0] for one in NOTES])
def test_comments(records: Records, notes: dict[tuple[int, int], str]) -> None:
    found = scanned(records)
    assert (found.notes, found.boxes, found.remarks_lost) == (notes, [], False)


def test_words_of_shapes_and_buttons() -> None:
    found = scanned(
        drawn(1, TEXT_BOX, WORDS), drawn(2, SHAPE, "Again"), drawn(3, 0x07, "Button 3"), drawn(4, DROP_DOWN)
    )
    assert (found.boxes, found.notes, found.remarks_lost) == ([WORDS, "Again"], {}, False)


@pytest.mark.parametrize("what", [CHART, PICTURE, SHAPE])
def test_what_may_say_more_is_told(what: int) -> None:
    assert scanned(drawn(1, what)).remarks_lost


def test_page_headers_and_footers() -> None:
    found = scanned(margin(0x14, f"&L&8{WORDS}&RPage &P"), margin(0x15, "&CMum && Dad"), margin(0x14, ""))
    assert found.beyond == tuple(Beyond(place=WordsIn.MARGIN, words=words) for words in (WORDS, "Page", "Mum & Dad"))


@pytest.mark.parametrize("cut", [1, 3, 7, 9, 11])
def test_records_cut_short_say_nothing_and_refuse_nothing(cut: int) -> None:
    found = scanned(
        [(kind, body[:cut]) for kind, body in (*drawn(1, NOTE, WORDS), *note(5, 3, 1), *margin(0x14, WORDS))]
    )
    assert len("".join((*found.notes.values(), *found.boxes))) <= cut


@pytest.mark.parametrize(("length", "cut"), [(254, set()), (255, {(4, 2)}), (256, set())])
def test_a_text_that_fills_its_record_was_cut(length: int, cut: set[tuple[int, int]]) -> None:
    stream = b"".join(
        struct.pack("<HH", kind, len(body)) + body
        for kind, body in (
            (0x0809, bytes(16)),
            (0x0204, struct.pack("<HHHHB", 4, 2, 15, length, 0) + b"x" * length),
            (0x00FD, struct.pack("<HHHI", 5, 2, 15, 255)),
            (0x000A, b""),
        )
    )
    assert scan_records(stream, 0).cut == cut


def wide(text: str) -> bytes:
    return struct.pack("<I", len(text)) + text.encode("utf-16-le")


COMMENTS = record(628) + record(630) + record(632, wide("Pat")) + record(631) + record(633) + b"".join(
    record(635, struct.pack("<5I", 0, row, row, col, col) + bytes(16)) + record(637, b"\x00" + wide(text)) + record(636)
    for row, col, text in ((5, 3, "Pat:\r\nAsk Nan"), (6, 3, "–"))
) + record(634) + record(629)  # fmt: skip
HEADERS = record(479, b"\x00\x00" + wide("&LMum") + wide("&CPage &[Page]") + struct.pack("<I", 0xFFFFFFFF) * 4)
DRAWING = (
    '<x:wsDr xmlns:x="x" xmlns:a="a"><x:sp><x:txBody><a:p><a:r><a:t>Dad.</a:t></a:r></a:p></x:txBody></x:sp></x:wsDr>'
)
THREADS = '<ThreadedComments xmlns="t"><threadedComment ref="D6" dT="1"><text>Ask Nan.</text></threadedComment></ThreadedComments>'


def binary_book(parts: Mapping[str, bytes | str], *targets: tuple[str, str]) -> bytes:
    data = parts_of(xlsb((0, 0, 5, struct.pack("<d", 1))))
    name = "xl/worksheets/sheet1.bin"
    data[name] = data[name][: -len(record(130))] + HEADERS + record(130)
    data["xl/worksheets/_rels/sheet1.bin.rels"] = relations(*targets).encode()
    return packed({**data, **{f"xl/{one}": part for one, part in parts.items()}})


def test_an_xlsb_says_what_stands_beside_its_cells() -> None:
    found = first(binary_book({"c.bin": COMMENTS, "d.xml": DRAWING}, ("comments", "../c.bin"), ("drawing", "../d.xml")))
    assert found.notes == {(5, 3): "Ask Nan", (6, 3): "–"}
    assert (found.boxes, found.remarks_lost) == (("Dad.",), False)
    assert [one.words for one in found.beyond] == ["Mum", "Page"]


def test_a_thread_in_an_xlsb_is_read_once() -> None:
    targets = (("threadedComment", "../t.xml"), ("comments", "../c.bin"))
    found = first(binary_book({"c.bin": COMMENTS, "t.xml": THREADS}, *targets))
    assert found.notes == {(5, 3): "Ask Nan.", (6, 3): "–"}


def test_a_damaged_drawing_in_an_xlsb_is_told() -> None:
    assert first(binary_book({"d.xml": DRAWING[:-9]}, ("drawing", "../d.xml"))).remarks_lost
