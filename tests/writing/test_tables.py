"""Tables as files for other programs: every value comes back as the text it was."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pandas as pd
import pytest

from nelaudit.errors import OutputError
from nelaudit.writing import tables
from nelaudit.writing.tables import Table, parquet_bytes, tables_workbook
from tests.privacy.clearing import cleared

DAY = dt.date(2016, 6, 13)
ODD = (
    "=1+1",
    "+44",
    "-",
    "@x",
    "'quoted",
    "0042",
    "1e5",
    "TRUE",
    " spaces ",
    "two\nlines",
    "_x0041_",
    "",
    "NA",
    "née – 🙂",
)


def table(*values: str) -> Table:
    return "answers", ("question", "answer"), [{"question": "q", "answer": value} for value in values]


def workbook_of(title: str, *tables: Table) -> bytes:
    return tables_workbook(cleared(title), DAY, [cleared(one) for one in tables])


def read(data: bytes) -> Any:
    return openpyxl.load_workbook(io.BytesIO(data))


def test_a_workbook_gives_back_every_text_and_holds_no_formula() -> None:
    sheet = read(workbook_of("Audit: export", table(*ODD)))["answers"]
    rows = list(sheet.iter_rows(min_row=2))
    assert [row[1].value or "" for row in rows] == list(ODD)
    assert {row[1].data_type for row in rows if row[1].value} == {"s"}
    assert [cell.value for cell in sheet[1]] == ["question", "answer"]


def test_a_text_too_long_for_a_cell_says_where_the_whole_of_it_is() -> None:
    fits, long = "a" * 32_767, "🙂" * 20_000
    book = read(workbook_of("Audit: export", table(fits, long)))
    assert book["answers"]["B2"].value == fits
    shown = book["answers"]["B3"].value
    assert shown.startswith("🙂🙂")
    assert shown.endswith(
        "… [cut here, as a cell holds no more: the whole text is in row 3 of answers.csv, by export --format csv]"
    )
    assert len(shown.encode("utf-16-le")) // 2 <= 32_767
    listing = [[cell.value for cell in row] for row in book["about"].iter_rows()]
    assert listing[1][:2] == ["answers", "2"]
    assert str(listing[1][2]).startswith("1 text is cut")


def test_a_table_longer_than_a_sheet_is_said_and_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "ROW_LIMIT", 3)
    assert read(workbook_of("t", table("a", "b")))["answers"].max_row == 3
    with pytest.raises(OutputError, match="The table answers has 3 rows, more than a sheet of Excel holds"):
        workbook_of("t", table("a", "b", "c"))


def test_parquet_gives_back_every_text_as_text() -> None:
    _, header, rows = table(*ODD)
    frame = pd.read_parquet(io.BytesIO(parquet_bytes(cleared(("t", header, rows)))))
    assert list(frame.columns) == ["question", "answer"]
    assert frame["answer"].tolist() == list(ODD)


def test_parquet_of_an_empty_table_keeps_its_columns() -> None:
    frame = pd.read_parquet(io.BytesIO(parquet_bytes(cleared(("t", ("a", "b"), ())))))
    assert (list(frame.columns), len(frame)) == (["a", "b"], 0)


def test_the_same_tables_give_the_same_bytes() -> None:
    assert workbook_of("t", table(*ODD)) == workbook_of("t", table(*ODD))
    _, header, rows = table(*ODD)
    assert parquet_bytes(cleared(("t", header, rows))) == parquet_bytes(cleared(("t", header, rows)))
