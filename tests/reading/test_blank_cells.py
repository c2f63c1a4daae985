"""A form of which nothing was read is blank only if its parts hold no text where a blank was read."""

import struct
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from nelaudit.errors import NotRead
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.reading import worker
from nelaudit.reading.content import FileKind
from nelaudit.reading.workbook import read_workbook
from nelaudit.reading.worker import open_bytes
from tests.conftest import Desk
from tests.reading.making import workbook, xlsb, xlsx

MUSEUM = Path(__file__).parents[1] / "museum"
WIDE = struct.pack("<I", 4) + "Seen".encode("utf-16-le")
SHARED = '<row r="1"><c r="A1" t="{}">{}</c><c t="str"><f>1</f><v>said</v></c></row><row><c><v>1</v></c></row>'


def losing(number: int) -> Callable[[bytes, FileKind], ReadWorkbook]:
    """A reader that reads so many cells of the first sheet as blank, the first ones."""

    def read(data: bytes, kind: FileKind) -> ReadWorkbook:
        book = read_workbook(data, kind)
        kept = dict(list(book.sheets[0].cells.items())[number:])
        return replace(book, sheets=(replace(book.sheets[0], cells=kept), *book.sheets[1:]))

    return read


FILES = {
    "xlsx": (workbook(["Seen", "by", "whom"]), 2),
    "xlsx of all kinds": (xlsx(SHARED.format("inlineStr", "<is><r><t>Seen</t></r></is>")), 2),
    "xlsx of LibreOffice": ((MUSEUM / "filled-by-libreoffice.xlsx").read_bytes(), 7),
    "xlsb": (xlsb((0, 0, 6, WIDE), (1, 1, 6, WIDE)), 1),
    "xlsb without columns": (xlsb((0, 0, 6, WIDE), (0, 1, 62, b"\x01" + WIDE)), 2),
}


@pytest.mark.parametrize(("data", "number"), FILES.values(), ids=list(FILES))
def test_a_text_that_was_read_as_blank_is_our_limit(data: bytes, number: int, monkeypatch: pytest.MonkeyPatch) -> None:
    assert isinstance(open_bytes(data, doubted=True), ReadWorkbook)
    monkeypatch.setattr(worker, "read_workbook", losing(number))
    assert isinstance(open_bytes(data), ReadWorkbook)
    with pytest.raises(NotRead, match=f"reads as blank hold text: {number}"):
        open_bytes(data, doubted=True)


@pytest.mark.parametrize("name", ["errors-by-libreoffice.xls", "filled-by-libreoffice.ods"])
def test_a_file_that_was_read_whole_is_not_doubted(name: str) -> None:
    assert isinstance(open_bytes((MUSEUM / name).read_bytes(), doubted=True), ReadWorkbook)


def test_a_form_in_which_nothing_was_filled_in_is_blank(desk: Desk) -> None:
    desk.drop("blank.xlsx", desk.form("POLICE"))
    assert desk.ingest()["blank.xlsx"]["code"] == "F10"
