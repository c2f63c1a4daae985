"""Values that readers misread: numbers that are none, blanks around a number, a text where a number belongs."""

import datetime as dt
import io

import openpyxl
import pytest

from nelaudit.model.workbooks import CellValue
from nelaudit.reading.odd_values import with_plain_values
from tests.conftest import Desk, filled
from tests.filling import with_parts
from tests.reading.making import SHEET, first, packed, parts_of, sheet, strict

pytestmark = pytest.mark.usefixtures("reader_handed_on")

DAY = dt.date(2016, 3, 12)


def dated(value: str, kind: str = "") -> bytes:
    """A workbook with this value in a cell for a date, and a number and a text beside it."""
    book = openpyxl.Workbook()
    book.worksheets[0]["A1"].value, book.worksheets[0]["A1"].number_format = DAY, "dd/mm/yyyy"
    buffer = io.BytesIO()
    book.save(buffer)
    cells = f'<c r="A1" s="1"{kind}>{value}</c><c r="B1"><v>1.5E+100</v></c><c r="C1" t="str"><v> NaN of it</v></c>'
    return packed({**parts_of(buffer.getvalue()), SHEET: sheet(f'<row r="1">{cells}</row>')})


VALUES: list[tuple[str, str, CellValue]] = [
    ("<v>42441</v>", "", DAY),
    ("<v>\n 42441\n </v>", "", DAY),
    ("<v>42441 </v>", ' t="n"', DAY),
    ("<v>NaN</v>", "", "#NUM!"),
    ("<v>nan</v>", ' t="n"', "#NUM!"),
    ("<v>INF</v>", "", "#NUM!"),
    ("<v>-INF</v>", "", "#NUM!"),
    ("<v>1e400</v>", "", "#NUM!"),
    ("<v>-1.5E+400</v>", "", "#NUM!"),
    ("<f>A2</f><v>NaN</v>", "", "#NUM!"),
    ("<v>12 March</v>", ' t="inlineStr"', "12 March"),
    ("<v>NaN</v>", ' t="str"', "NaN"),
    ("<is><t>NaN</t></is>", ' t="inlineStr"', "NaN"),
]


@pytest.mark.parametrize(("value", "kind", "expected"), VALUES)
def test_a_value_is_what_it_says_and_no_date_is_made_of_it(value: str, kind: str, expected: CellValue) -> None:
    for data in (dated(value, kind), strict(dated(value, kind))):
        found = first(data)
        assert found.cells == {(0, 0): expected, (0, 1): 1.5e100, (0, 2): " NaN of it"}
        assert found.errors == ({(0, 0)} if expected == "#NUM!" else set())


def test_a_sheet_of_plain_values_is_handed_on_as_it_is() -> None:
    xml = sheet('<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="str"><f>A1</f><v>x</v></c></row>').encode()
    assert with_plain_values(xml) is xml


def test_no_number_in_a_cell_for_a_date_is_an_error_value_that_is_told(desk: Desk) -> None:
    def put(name: str, data: bytes) -> bytes:
        at = data.find(b"<v>42")
        return (
            data[:at] + b"<v>NaN" + data[data.index(b"<", at + 3) :]
            if name.startswith("xl/worksheets/") and at > 0
            else data
        )

    desk.drop("police.xlsx", with_parts(filled(desk.form("POLICE")), put))
    assert [entry["outcome"] for entry in desk.ingest().values()] == ["accepted"]
    assert "M07" in {code for code, _ in desk.codes("POLICE")}
