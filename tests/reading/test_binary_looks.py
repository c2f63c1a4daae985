"""What the cells of .xls and .xlsb show: formats and fonts of their records, and the pieces of their shared texts."""

import struct

import pytest

from nelaudit.reading.biff_looks import mark_xls, xls_looks, xlsb_looks
from nelaudit.reading.display import Run
from nelaudit.reading.sheet_xml import SheetScan
from tests.reading.making import first, packed, parts_of, record, relations, xlsb

FORMAT, FONT, XF, STRINGS, CONTINUE = 0x041E, 0x0031, 0x00E0, 0x00FC, 0x003C
PLAIN, STRUCK = struct.pack("<HH", 200, 0), struct.pack("<HH", 200, 8)


def format_of(number: int, code: str) -> tuple[int, bytes]:
    return FORMAT, struct.pack("<HHB", number, len(code), 0) + code.encode("latin-1")


def text(said: str, *pieces: tuple[int, int], wide: bool = False, extra: bytes = b"") -> bytes:
    """A shared text of an .xls: its letters, and from which letter on which font is used."""
    looks = wide | 8 * bool(pieces) | 4 * bool(extra)
    head = struct.pack("<HB", len(said.encode("utf-16-le")) // 2, looks)
    head += struct.pack("<H", len(pieces)) if pieces else b""
    head += struct.pack("<I", len(extra)) if extra else b""
    letters = said.encode("utf-16-le") if wide else said.encode("latin-1")
    return head + letters + b"".join(struct.pack("<HH", *one) for one in pieces) + extra


FONTS = [(FONT, PLAIN)] * 4 + [(FONT, STRUCK)]
"""Four plain fonts, numbered 0 to 3, and one struck out, which is number 5: an .xls has no fourth."""

STYLES = [format_of(164, "mmm yyyy"), (XF, struct.pack("<HH", 0, 0)), (XF, struct.pack("<HH", 5, 0)),
          (XF, struct.pack("<HH", 0, 164)), (XF, struct.pack("<HH", 0, 17))]  # fmt: skip


def test_styles_of_an_xls() -> None:
    looks = xls_looks([*FONTS, *STYLES])
    assert looks.struck == {1}
    assert set(looks.displays) == {2, 3}
    scan = SheetScan()
    number = (0x0203, struct.pack("<HHHd", 4, 1, 2, 42430.0))
    several = (0x00BD, struct.pack("<HHHIHIH", 5, 3, 0, 0, 1, 0, 4))
    blank = (0x00BE, struct.pack("<HHHHH", 6, 0, 1, 1, 1))
    mark_xls(scan, [number, several, blank], looks)
    assert set(scan.displays) == {(4, 1)}
    assert scan.crossed == {(5, 4)}


PIECES = (Run(text="Seen. "), Run(text="Not seen.", struck=True), Run(text=" Seen", struck=False))
SAID, STARTS = "Seen. Not seen. Seen", ((6, 5), (15, 1))


@pytest.mark.parametrize("wide", [False, True])
@pytest.mark.parametrize("after", range(50))
def test_shared_texts_of_an_xls_go_on_in_the_next_record(wide: bool, after: int) -> None:  # noqa: FBT001
    before = text("Plain", wide=wide)
    cut = 8 + len(before) + after
    whole = struct.pack("<II", 2, 2) + before + text(SAID, *STARTS, wide=wide, extra=b"aid") + text("x", (0, 5))
    head = 8 + len(before) + 3 + 2 + 4
    letters = range(head + 1, head + len(SAID) * (1 + wide))
    if cut in letters:
        cut -= (cut - head) % (1 + wide)
    again = bytes([wide]) if cut in letters and cut > head else b""
    bodies = [(STRINGS, whole[:cut]), (CONTINUE, again + whole[cut:])]
    assert xls_looks([*FONTS, *bodies]).runs == {1: PIECES, 2: (Run(text="x", struck=True),)}


def test_shared_texts_are_passed_over_where_no_font_is_struck_out_and_end_where_they_are_cut_short() -> None:
    body = struct.pack("<II", 1, 1) + text(SAID, *STARTS)
    assert xls_looks([(FONT, PLAIN), (STRINGS, body)]).runs == {}
    assert xls_looks([*FONTS, (STRINGS, body[:-6])]).runs == {}
    assert not xls_looks([(FORMAT, b""), (FONT, b""), (XF, b""), (STRINGS, b"")])


def b_text(said: str, *pieces: tuple[int, int]) -> bytes:
    body = bytes([bool(pieces)]) + struct.pack("<I", len(said.encode("utf-16-le")) // 2) + said.encode("utf-16-le")
    return body + (
        struct.pack("<I", len(pieces)) + b"".join(struct.pack("<HH", *one) for one in pieces) if pieces else b""
    )


def test_looks_of_an_xlsb() -> None:
    code = "mmm yyyy"
    fonts = record(43, PLAIN) + record(43, STRUCK)
    formats = record(44, struct.pack("<HI", 164, len(code)) + code.encode("utf-16-le"))
    count = struct.pack("<I", 1)
    formats = record(615, count) + formats + record(616)
    styles = (
        record(278)
        + formats
        + record(611, count)
        + fonts
        + record(612)
        + record(626, count)
        + record(47, struct.pack("<HHH", 0xFFFF, 164, 1) + bytes(10))
        + record(627)
    )
    cell_styles = b"".join(
        record(47, struct.pack("<HHH", 0, number, font) + bytes(10)) for number, font in ((0, 0), (164, 0), (0, 1))
    )
    styles += record(617, struct.pack("<I", 3)) + cell_styles + record(618) + record(279)
    strings = record(159, struct.pack("<II", 2, 2)) + record(19, b_text("🙂 Plain")) + record(
        19, b_text("🙂 Out. In.", (3, 1), (7, 0))) + record(160)  # fmt: skip
    parts = parts_of(xlsb((0, 0, 5, struct.pack("<d", 42430)), (1, 0, 7, struct.pack("<I", 0)), (2, 0, 7, struct.pack("<I", 1)),
                          (3, 0, 7, struct.pack("<I", 0))))  # fmt: skip
    sheet = parts["xl/worksheets/sheet1.bin"]
    for kind, value, style in ((5, struct.pack("<d", 42430), 1), (7, struct.pack("<I", 0), 2)):
        plain = record(kind, struct.pack("<II", 0, 0) + value)
        sheet = sheet.replace(plain, record(kind, struct.pack("<II", 0, style) + value), 1)
    links = (("worksheet", "worksheets/sheet1.bin"), ("styles", "styles.bin"), ("sharedStrings", "sharedStrings.bin"))
    rels = relations(*links).replace('"r1"', '"rId1"')
    more = {"xl/worksheets/sheet1.bin": sheet, "xl/styles.bin": styles, "xl/sharedStrings.bin": strings}
    found = first(packed({**parts, **more, "xl/_rels/workbook.bin.rels": rels}))
    assert [found.text_at((row, 0)) for row in range(4)] == ["March 2016", "", "🙂  In.", "🙂 Plain"]
    assert found.struck == {(1, 0): "🙂 Plain", (2, 0): "Out."}


def test_an_xlsb_without_styles_has_no_looks() -> None:
    assert not xlsb_looks((), ())
