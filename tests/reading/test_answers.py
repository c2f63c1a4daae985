"""What the reading process answers: every kind of value comes back as it was, and what is no answer runs nothing."""

import datetime as dt
import io
import pickle
import queue
from dataclasses import fields

import msgspec
import pytest

from nelaudit.errors import Encrypted, NotRead
from nelaudit.model.workbooks import CellValue, EmbeddedFile, ReadSheet, ReadWorkbook, as_text
from nelaudit.reading import answers, reader
from nelaudit.reading.answers import Fault, Opened, decode, encode
from nelaudit.reading.containers import Container, ContainerPart
from nelaudit.reading.content import FileKind
from nelaudit.reading.workbook import _as_calamine

VALUES: tuple[CellValue, ...] = (
    "", "a “b”\n", "TRUE", True, False, 0, -3, 1.0, 2.5, 2**63, dt.date(2016, 3, 1),
    dt.datetime(2016, 3, 1, 9, 5, 0, 7),  # noqa: DTZ001 - as workbooks say it
    dt.time(23, 59), dt.timedelta(days=-1, seconds=5, microseconds=3), "2016-03-01", float("inf"),
)  # fmt: skip
SHEET = ReadSheet(
    name="Questions",
    hidden=True,
    cells={(99 - row, row): value for row, value in enumerate(VALUES)},
    errors=frozenset({(0, 1), (2, 3)}),
    formulas=frozenset({(4, 5)}),
    merged=((0, 0, 1, 1),),
    notes={(3, 3): "said beside it"},
    boxes=("a box",),
    hidden_rows=frozenset({7}),
    remarks_lost=True,
)
WORKBOOK = ReadWorkbook(
    format="xlsx",
    sheets=(SHEET, ReadSheet(name="Empty", hidden=False, cells={})),
    properties={"form_id": "F-1"},
    media=(EmbeddedFile(name="image1.png", data=b"\x89\x00"),),
    media_left_out=2,
    saved=dt.datetime(2016, 6, 1, 12, 30),  # noqa: DTZ001 - as workbooks say it
)
MAIL = Container(
    kind=FileKind.MAIL,
    parts=(ContainerPart(name="a.xlsx", data=bytes(range(256))),),
    date="2016-06-01",
    sender="Kit",
    message_id="<1>",
)


@pytest.mark.parametrize("opened", [WORKBOOK, MAIL])
def test_what_was_opened_comes_back_as_it_was(opened: Opened) -> None:
    assert decode(encode(opened)) == opened


def test_every_value_keeps_its_kind_and_its_place_in_the_order() -> None:
    back = decode(encode(WORKBOOK))
    assert isinstance(back, ReadWorkbook)
    cells = back.sheets[0].cells
    assert [*cells] == [*SHEET.cells]
    assert [(type(value), as_text(value)) for value in cells.values()] == [(type(one), as_text(one)) for one in VALUES]


def test_everything_of_a_sheet_and_a_workbook_travels() -> None:
    for whole, sent in ((ReadSheet, answers._Sheet), (ReadWorkbook, answers._Workbook)):  # noqa: SLF001
        assert {one.name for one in fields(whole)} <= {one.name for one in fields(sent)}


def test_no_number_at_all_travels_too() -> None:
    back = decode(encode(ReadWorkbook(format="xlsx", sheets=(ReadSheet(name="S", hidden=False, cells={(0, 0): float("nan")}),))))  # fmt: skip
    assert isinstance(back, ReadWorkbook)
    assert as_text(back.sheets[0].cells[0, 0]) == "nan"


def test_a_fault_is_raised_with_what_was_found() -> None:
    with pytest.raises(Encrypted, match="locked"):
        decode(encode(Fault(code="F04", found="It is locked.")))


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"\xc1",
        b"{}",
        msgspec.msgpack.encode({}),
        msgspec.msgpack.encode([1, 2]),
        msgspec.msgpack.encode({"fault": {"code": "F99", "found": "x"}}),
        msgspec.msgpack.encode({"workbook": {"format": "xlsx", "sheets": [{"name": 1, "hidden": False, "cells": {}}]}}),
        msgspec.msgpack.encode({"workbook": {"format": "xlsx", "sheets": [{"name": "S", "hidden": False, "cells": {"a": "b"}}]}}),
        msgspec.msgpack.encode({"container": {"kind": "shell", "parts": []}}),
        pickle.dumps(WORKBOOK),
        encode(WORKBOOK)[:-1],
        msgspec.msgpack.encode({"fault": {"code": "F01", "found": "x"}}).replace(b"F01", b"\xff\xfe\xfd"),
        b"\x81\xa1x" + b"\x91" * 100_000 + b"\xc0",
    ],
)  # fmt: skip
def test_what_is_no_answer_refuses_the_file(body: bytes) -> None:
    with pytest.raises(NotRead, match="no sense"):
        decode(body)


@pytest.mark.parametrize("said", [b"-5\n", b"99999999999\n", b"9" * 40, b"x\n", b"0\n", b"10\nshort"])
def test_an_answer_of_no_size_ends_the_worker(said: bytes) -> None:
    found: queue.Queue[bytes] = queue.Queue()
    reader._listen(io.BytesIO(said), found)  # noqa: SLF001
    assert found.get_nowait() == b""


@pytest.mark.parametrize("number", [2**63 - 1, 2**63, 2**64, -(2**63), 123456789012345678901])
def test_a_number_too_long_to_travel_keeps_its_digits_as_text(number: int) -> None:
    cells = {(0, 0): _as_calamine(number)}
    back = decode(encode(ReadWorkbook(format="xlsx", sheets=(ReadSheet(name="S", hidden=False, cells=cells),))))
    assert isinstance(back, ReadWorkbook)
    assert as_text(back.sheets[0].cells[0, 0]) == str(number)
