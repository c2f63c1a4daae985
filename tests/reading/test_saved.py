"""When a workbook says that it was last saved: read where it is a moment, and never a reason to refuse a file."""

import datetime as dt
import io
import re
import zipfile
from pathlib import Path

import olefile
import openpyxl
import pytest

from nelaudit.reading.reader import Reader
from nelaudit.reading.saved import saved_xls, words_of_xls
from nelaudit.reading.workbook import read_workbook

pytestmark = pytest.mark.usefixtures("reader_handed_on")

MUSEUM = Path(__file__).parents[1] / "museum"


def workbook(core: bytes | None) -> bytes:
    """A workbook with those bytes for its properties, or without any."""
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Week", "Duty"])
    first, out = io.BytesIO(), io.BytesIO()
    book.save(first)
    with zipfile.ZipFile(first) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name in source.namelist():
            if name != "docProps/core.xml":
                made.writestr(name, source.read(name))
        if core is not None:
            made.writestr("docProps/core.xml", core)
    return out.getvalue()


def properties(moment: str) -> bytes:
    return (
        '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
        'xmlns:dcterms="http://purl.org/dc/terms/">'
        f"<dcterms:created>2001-01-01T00:00:00Z</dcterms:created><dcterms:modified>{moment}</dcterms:modified>"
        "</cp:coreProperties>"
    ).encode()


MOMENTS = [
    ("2016-06-01T10:00:00Z", "2016-06-01T10:00:00+00:00"),
    ("2016-06-01T10:00:00.1234567Z", "2016-06-01T10:00:00.123456+00:00"),
    ("2016-06-01T10:00:00+01:00", "2016-06-01T09:00:00+00:00"),
    ("2016-06-01T10:00Z", "2016-06-01T10:00:00+00:00"),
    ("2016-06-01T10:00:00", "2016-06-01T10:00:00+00:00"),
    ("2016-06-01", "2016-06-01T00:00:00+00:00"),
    (" 2016-06-01T10:00:00Z\n", "2016-06-01T10:00:00+00:00"),
    ("", ""),
    ("yesterday", ""),
    ("2016-13-01T10:00:00Z", ""),
    ("2016-06-01T25:00:00Z", ""),
    ("0000-00-00T00:00:00Z", ""),
    ("0001-01-01T00:00:00+14:00", ""),
    ("9999-12-31T23:59:59-14:00", ""),
    ("01/06/2016 10:00", ""),
    ("20160601T100000Z", ""),
    ("2016-W22-3", ""),
    ("2" * 5000, ""),
    ("\u0662\u0660\u0661\u0666-06-01", ""),
]


@pytest.mark.parametrize(("text", "expect"), MOMENTS)
def test_moments(text: str, expect: str) -> None:
    saved = read_workbook(workbook(properties(text))).saved
    assert (saved.isoformat() if saved else "") == expect


@pytest.mark.parametrize(
    "core",
    [None, b"", b"<not-xml", b"\xff\xfe\x00", b"<a/>", properties("2016-06-01T10:00:00Z") + b" " * 2_000_000],
    ids=["no part", "an empty part", "no XML", "no text", "other XML", "far too long"],
)
def test_what_is_no_property_is_no_fault_of_the_file(core: bytes | None) -> None:
    with Reader() as reader:
        opened = reader.open(workbook(core))
    assert getattr(opened, "saved", "no workbook") is None


def test_a_workbook_that_declares_entities_there_is_refused_as_ever() -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "2016">]>' + properties("&a;-06-01T10:00:00Z")
    with Reader() as reader, pytest.raises(Exception, match="entities"):
        reader.open(workbook(bomb))


@pytest.mark.parametrize(
    "name", ["filled-by-libreoffice.xlsx", "filled-by-libreoffice.ods", "errors-by-libreoffice.xls"]
)
def test_every_format_says_when_and_it_comes_through_the_worker(name: str) -> None:
    data = (MUSEUM / name).read_bytes()
    with Reader() as reader:
        opened = reader.open(data)
    direct = read_workbook(data).saved
    assert direct is not None
    assert direct.tzinfo is dt.UTC
    assert getattr(opened, "saved", None) == direct


def test_a_spoiled_summary_of_an_xls_is_no_time_at_all() -> None:
    data = (MUSEUM / "errors-by-libreoffice.xls").read_bytes()
    assert saved_xls(data) is not None
    assert saved_xls(b"\x09\x08" + data[2:]) is None
    marks = [
        match.start() for match in re.finditer(b"\xe0\x85\x9f\xf2\xf9\x4f\x68\x10", data)
    ]  # the summary's own name
    assert marks
    for length in (24, 40, 80):
        spoiled = bytearray(data)
        spoiled[marks[0] : marks[0] + length] = b"\xff" * length
        assert saved_xls(bytes(spoiled)) is None


SUMMARIES: list[tuple[dict[int, object], list[str]]] = [
    ({1: -535, 2: "Förm".encode(), 6: b"Dad moved back in.\x00"}, ["Förm", "Dad moved back in."]),
    ({1: 1252, 3: b"Caf\xe9", 5: b""}, ["Café"]),
    ({1: 65001, 5: b"\xff"}, ["ÿ"]),
    ({1: 99, 5: b"x"}, ["x"]),
    ({2: "wide\x00\x007\x00next"}, ["wide"]),
    ({2: 5, 4: b"Pat", 8: b"Kim"}, []),
]


@pytest.mark.parametrize(("summary", "words"), SUMMARIES)
def test_the_words_of_the_summary_of_an_xls(
    summary: dict[int, object], words: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(olefile.OleFileIO, "getproperties", lambda *_, **__: summary)
    found = words_of_xls((MUSEUM / "errors-by-libreoffice.xls").read_bytes())
    assert [one.words for one in found] == words
