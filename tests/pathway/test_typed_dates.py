"""Dates as people type, paste and import them into a form, through real files: what is held, and what is said of it."""

import datetime as dt
import io
from typing import Any

import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from tests.conftest import Desk, filled
from tests.filling import map_of, opened_book

pytestmark = pytest.mark.long_tables

DATES = "q.first_recognition.dates"
UNDATED = "The worker met both parents at home and agreed who would do what before the next meeting."

TYPED = [
    # what was typed into the cell → what is held, what must be found
    (dt.date(2016, 3, 12), "2016-03-12", []),
    (dt.datetime(2016, 3, 12, 14, 30), "2016-03-12 14:30:00", []),  # noqa: DTZ001 - a cell has no zone
    ("12/03/2016", "12/03/2016", []),
    ("12/03/2016, 19/03/2016", "12/03/2016, 19/03/2016", []),
    (42441, "42441", ["D05"]),
    ("42441", "42441", ["D05"]),
    ("03/16/2016", "03/16/2016", ["D03"]),
    (dt.time(14, 30), "14:30:00", ["D01", "D06"]),
    ("2 30pm", "2 30pm", ["D01"]),
]


def held(desk: Desk, field: str) -> str:
    desk.run("export", "neglect-2016")
    text = (desk.root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    return next(line.split(",")[6].strip('"') for line in text.splitlines() if f",{field}," in line)


@pytest.mark.parametrize(("value", "text", "expected"), TYPED, ids=[str(row[0]) for row in TYPED])
def test_a_date_as_it_was_typed(desk: Desk, value: Any, text: str, expected: list[str]) -> None:
    book = opened_book(filled(desk.form("POLICE"), {"q.first_recognition.answer": UNDATED}))
    sheet, cell, _, _ = map_of(book)[DATES]
    book[sheet][cell].value = value
    if isinstance(value, int):
        book[sheet][cell].number_format = "General"
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("police.xlsx", buffer.getvalue())
    assert desk.ingest()["police.xlsx"]["outcome"] == "accepted"
    assert sorted(code for code, _ in desk.codes("POLICE")) == expected
    if "," not in text:
        assert held(desk, DATES) == text


def test_a_workbook_that_counts_from_1904_gives_the_days_that_its_owner_sees(desk: Desk) -> None:
    book = opened_book(filled(desk.form("POLICE")))
    book.epoch = CALENDAR_MAC_1904
    sheet, cell, _, _ = map_of(book)[DATES]
    book[sheet][cell].value = dt.date(2016, 3, 12)
    buffer = io.BytesIO()
    book.save(buffer)
    assert b"date1904" in openpyxl_workbook_part(buffer.getvalue())
    desk.drop("police.xlsx", buffer.getvalue())
    desk.ingest()
    assert held(desk, DATES) == "2016-03-12"
    assert desk.codes("POLICE") == []


def openpyxl_workbook_part(data: bytes) -> bytes:
    """The part of a workbook that says how its days are counted."""
    import zipfile  # noqa: PLC0415 - for this one look inside

    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return package.read("xl/workbook.xml")
