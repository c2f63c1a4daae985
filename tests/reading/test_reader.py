"""Untrusted bytes: each kind of bad file gets its own fault, and the reader lives on."""

import datetime as dt
import io
import zipfile
from pathlib import Path

import pytest

from nelaudit.errors import Damaged, EmptyFile, Encrypted, FileError, NotAWorkbook, OutputError, TooLarge
from nelaudit.model.workbooks import ReadWorkbook, as_text
from nelaudit.reading import limits
from nelaudit.reading import reader as reader_module
from nelaudit.reading.containers import Container
from nelaudit.reading.reader import Reader
from tests.reading.making import FAR, SHEET, with_part, workbook

ERRORS = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="e"><v>#REF!</v></c><c r="B1"><v>2</v></c></row></sheetData></worksheet>"""
ENTITY = b"""<!DOCTYPE x [<!ENTITY a "aaaa">]>""" + FAR

BAD = [
    ("nothing", b"", EmptyFile),
    ("text", b"Dear all, please see below.", NotAWorkbook),
    ("PDF", b"%PDF-1.4 ...", NotAWorkbook),
    ("web page", b"<html><table><tr><td>1</td></tr></table></html>", NotAWorkbook),
    ("random", bytes(range(256)) * 4, NotAWorkbook),
    ("Excel 2", b"\x09\x00\x04\x00\x02\x00\x10\x00" + b"\x0a\x00\x00\x00", NotAWorkbook),
    ("Excel 4", b"\x09\x04\x06\x00\x00\x04\x10\x00\x00\x00" + b"\x0a\x00\x00\x00", NotAWorkbook),
    ("cut short", workbook(["a"])[:900], Damaged),
    ("entities", with_part(workbook(["a"]), SHEET, ENTITY), Damaged),
    ("no workbook inside", with_part(b"PK\x05\x06" + b"\x00" * 18, "[Content_Types].xml", b"<Types/>"), Damaged),
    ("ratio bomb", with_part(workbook(["a"]), SHEET, b" " * 60_000_000), TooLarge),
    ("OLE without parts", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600, Damaged),
]


@pytest.mark.parametrize(("data", "fault"), [row[1:] for row in BAD], ids=[row[0] for row in BAD])
def test_each_bad_file_has_its_own_fault(data: bytes, fault: type[FileError]) -> None:
    with Reader() as reader:
        with pytest.raises(fault):
            reader.open(data)
        assert isinstance(reader.open(workbook(["alive"])), ReadWorkbook)


def cells(data: bytes) -> dict[tuple[int, int], str]:
    with Reader() as reader:
        book = reader.open(data)
    assert isinstance(book, ReadWorkbook)
    return {place: as_text(value) for place, value in book.sheets[0].cells.items()}


def test_a_stray_cell_at_the_far_end_costs_nothing() -> None:
    assert cells(with_part(workbook(["a"]), SHEET, FAR)) == {(0, 0): "1", (1048575, 16383): "7"}


def test_an_error_value_is_read_as_one_and_not_as_blank() -> None:
    assert cells(with_part(workbook(["a"]), SHEET, ERRORS)) == {(0, 0): "#REF!", (0, 1): "2"}


def test_values_become_text_as_the_contract_says() -> None:
    day, time = dt.date(2016, 3, 12), dt.time(9, 30)
    given: list[object] = [1, 2.5, True, day, dt.datetime.combine(day, time), "  N/A ", "a\r\nb"]
    found = cells(workbook(given))
    assert [found[0, col] for col in range(6)] == ["1", "2.5", "TRUE", "2016-03-12", "2016-03-12 09:30:00", "  N/A "]
    assert found[0, 6].replace("\n\n", "\n") == "a\nb"


def test_a_zip_in_a_zip_is_taken_apart_one_layer_at_a_time() -> None:
    inner = io.BytesIO()
    with zipfile.ZipFile(inner, "w") as made:
        made.writestr("../../form.xlsx", workbook(["x"]))
    with Reader() as reader:
        opened = reader.open(inner.getvalue())
    assert isinstance(opened, Container)
    assert [part.name for part in opened.parts] == ["../../form.xlsx"]


def test_a_reader_that_dies_takes_nothing_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_START", "import sys, os; sys.stdin.buffer.readline(); os.abort()")
    with Reader() as reader:
        with pytest.raises(TooLarge, match="stops the reader"):
            reader.open(workbook(["x"]))
        monkeypatch.undo()
        assert isinstance(reader.open(workbook(["alive"])), ReadWorkbook)


def test_what_is_to_be_done_meanwhile_is_done_before_any_outcome(monkeypatch: pytest.MonkeyPatch) -> None:
    kept: list[str] = []
    with Reader() as reader:
        reader.open(workbook(["x"]), lambda: kept.append("read"))
        with pytest.raises(NotAWorkbook):
            reader.open(b"hello", lambda: kept.append("refused"))
        with monkeypatch.context() as patch:
            patch.setattr(limits, "FILE_BYTES", 3)
            with pytest.raises(TooLarge):
                reader.open(b"hello", lambda: kept.append("too large"))
    monkeypatch.setattr(reader_module, "_START", "import sys, os; sys.stdin.buffer.readline(); os.abort()")
    with Reader() as reader, pytest.raises(TooLarge):
        reader.open(workbook(["x"]), lambda: kept.append("dead"))
    assert kept == ["read", "refused", "too large", "dead"]


def test_a_disk_that_is_full_meanwhile_leaves_no_answer_for_the_next_file() -> None:
    def full() -> None:
        raise OutputError("The disk is full.")

    with Reader() as reader:
        with pytest.raises(OutputError):
            reader.open(workbook(["first"]), full)
        opened = reader.open(workbook(["second"]))
    assert isinstance(opened, ReadWorkbook)
    assert opened.sheets[0].cells[0, 0] == "second"


def test_a_reader_that_takes_too_long_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader_module, "_START", "import time; time.sleep(60)")
    with Reader(seconds=0.5) as reader, pytest.raises(TooLarge, match="more than"):
        reader.open(b"PK")


def test_an_encrypted_workbook_is_told_from_a_damaged_one() -> None:
    from msoffcrypto.format.ooxml import OOXMLFile  # noqa: PLC0415

    out = io.BytesIO()
    OOXMLFile(io.BytesIO(workbook(["x"]))).encrypt("secret", out)
    with Reader() as reader, pytest.raises(Encrypted):
        reader.open(out.getvalue())


def test_an_ods_with_line_breaks_between_its_cells_is_read() -> None:
    museum = Path(__file__).parents[1] / "museum" / "filled-by-libreoffice.ods"
    with zipfile.ZipFile(museum) as given:
        content = given.read("content.xml")
    spaced = content.replace(b"<table:table-cell", b"\n    <table:table-cell")
    assert cells(with_part(museum.read_bytes(), "content.xml", spaced)) == cells(museum.read_bytes())
