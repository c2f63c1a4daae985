"""Cells whose looks say other than their values, from the form as it comes back to the findings and the export."""

import csv
import datetime as dt
import io

from openpyxl.cell.cell import Cell
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.conftest import Desk, filled
from tests.filling import opened_book, opened_form

MARCH, DAY = dt.date(2016, 3, 1), dt.date(2016, 3, 12)
UNDATED = "The worker visited the family and talked with both parents about the state of the home and the children."
TYPED = f"{UNDATED} On 12/03/2016 it was agreed with {{}} what had to change."
OUT = InlineFont(strike=True)


def dated(value: object, code: str) -> dict[str, tuple[object, str]]:
    return {"answer": (f"{UNDATED} {code}", ""), "dates": (value, code)}


RICH = CellRichText(f"{TYPED.format('the school')} ", TextBlock(OUT, "Nobody had told us."), " The nurse had told us.")
CASES: list[tuple[str, dict[str, tuple[object, str]], dict[str, str], list[str]]] = [
    ("a month", dated(MARCH, "mmm-yy"), {"dates": "March 2016"}, ["D04 dates"]),
    ("a month in figures", dated(MARCH, "mm/yyyy"), {"dates": "March 2016"}, ["D04 dates"]),
    ("a year", dated(MARCH, "yyyy"), {"dates": "2016"}, ["D01 dates", "D06 dates"]),
    ("no year", dated(dt.date(2026, 3, 16), "d-mmm"), {"dates": "16 March"}, ["D02 dates"]),
    ("a weekday", dated(DAY, "dddd"), {"dates": "Saturday"}, ["D01 dates"]),
    ("a day of the month", dated(DAY, "dd"), {"dates": "12"}, ["D01 dates", "D06 dates"]),
    ("an hour", dated(dt.datetime.combine(DAY, dt.time(12)), "hh:mm"), {"dates": "12:00:00"}, ["D01 dates", "D06 dates"]),
    ("a day", dated(DAY, "dd mmmm yyyy"), {"dates": "2016-03-12"}, []),
    ("a day and an hour", dated(dt.datetime.combine(DAY, dt.time(14, 30)), "dd/mm/yyyy hh:mm"),
     {"dates": "2016-03-12 14:30:00"}, []),
    ("a run crossed out", {"answer": (RICH, "")},
     {"answer": f"{TYPED.format('the school')}  The nurse had told us."}, ["M17 answer"]),
    ("an answer crossed out", {"answer": (TYPED.format("the police"), "struck")}, {"answer": ""},
     ["B01 answer", "M17 answer"]),
    ("a long number", {"evidence": (1234567890123450, "0")}, {"evidence": "1234567890123450"}, ["E01 evidence", "M16 evidence"]),
    ("fifteen digits", {"evidence": (123456789012345, "0")}, {"evidence": "123456789012345"}, ["E01 evidence"]),
    ("a shortened number", {"evidence": ("1.23457E+15", "@")}, {"evidence": "1.23457E+15"}, ["E01 evidence", "M16 evidence"]),
    ("noughts in front", {"evidence": (4505577, "0000000000")}, {"evidence": "0004505577"}, ["E01 evidence"]),
    ("unseen", {"evidence": ("Case file, page 2", ";;;")}, {"evidence": "Case file, page 2"}, []),
]  # fmt: skip


def put(cell: Cell, value: object, look: str) -> None:
    cell.value = value  # type: ignore[assignment]
    if look == "struck":
        cell.font = Font(strike=True)
    elif look:
        cell.number_format = look


def test_what_was_seen_is_exported_and_found(desk: Desk) -> None:
    form = desk.form("POLICE")
    fields = opened_form(form).fields
    asked = [
        name.removesuffix(".answer")
        for name, (_, _, kind, _) in fields.items()
        if name.startswith("q.")
        and name.endswith(".answer")
        and kind == "text"
        and name.replace("answer", "dates") in fields
    ]
    assert len(asked) >= len(CASES)
    book = opened_book(filled(form))
    for question, (_, cells, _, _) in zip(asked, CASES, strict=False):
        for part, (value, look) in cells.items():
            sheet, cell, _, _ = fields[f"{question}.{part}"]
            put(book[sheet][cell], value, look)
    sheet, cell, _, _ = fields["chronology.1.date"]
    put(book[sheet][cell], MARCH, "mmm-yy")
    for column, text in (("event", "First visit by the nurse."), ("source", "Case file")):
        sheet, cell, _, _ = fields[f"chronology.1.{column}"]
        book[sheet][cell] = text
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("police.xlsx", buffer.getvalue())
    assert [entry["outcome"] for entry in desk.ingest().values()] == ["accepted"]
    found = desk.codes("POLICE")
    desk.run("export", "neglect-2016", "--format", "csv")
    exported = desk.root / "output/neglect-2016/export"
    rows = csv.DictReader(io.StringIO((exported / "inputs.csv").read_text("utf-8-sig"), newline=""))
    values = {row["field"]: row["value"] for row in rows if row["agency"] == "POLICE"}
    for question, (case, _, expected, codes) in zip(asked, CASES, strict=False):
        own = sorted(f"{code} {field.rpartition('.')[2]}" for code, field in found if field.startswith(f"{question}."))
        assert ({part: values[f"{question}.{part}"] for part in expected}, own) == (expected, codes), case
    told = csv.DictReader(io.StringIO((exported / "chronology.csv").read_text("utf-8-sig"), newline=""))
    [(date, precision)] = [(row["date"], row["precision"]) for row in told if row["event"].startswith("First visit")]
    assert (date, precision) == ("2016-03", "month")


def test_what_is_crossed_out_is_quoted_where_it_stands(desk: Desk) -> None:
    form = desk.form("GP")
    sheet, cell, _, _ = opened_form(form).fields["concern.1.what"]
    book = opened_book(filled(form))
    put(book[sheet][cell], "He was left alone at night.", "struck")
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("gp.xlsx", buffer.getvalue())
    desk.ingest()
    findings = desk.run("findings", "--json").json["findings"]
    assert not [one["code"] for one in findings if one["code"].startswith("U")]
    [finding] = [one for one in findings if one["field"] == "concern.1.what"]
    assert (finding["code"], finding["severity"], finding["sheet"], finding["cell"]) == ("M17", "advice", sheet, cell)
    assert "“He was left alone at night.”" in finding["message"]
