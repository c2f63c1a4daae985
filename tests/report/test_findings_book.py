"""The findings as a person reads them: on the screen by agency and case, and as a workbook to filter."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest

from tests.conftest import ISSUED, Desk, edit_workbook, filled

NAMED = "Peregrine Oakapple was left alone overnight."


@pytest.fixture
def found(desk: Desk) -> Desk:
    """Two returns with something wrong in them, and a concern in the second that names the child."""
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"details.auditor": None, "attendee.1.name": None}))
    concern = {"concern.1.what": NAMED, "concern.1.action": "Duty team rung."}
    desk.drop("gp.xlsx", filled(desk.form("GP"), concern | {"q.daily_life.answer": "Yes"}))
    desk.ingest()
    return desk


def test_on_the_screen_urgent_ones_come_first_then_agency_by_agency(found: Desk) -> None:
    ran = found.run("findings", "neglect-2016")
    assert ran.code == 1
    lines = ran.out.splitlines()
    assert lines[0] == "URGENT"
    assert lines[1].startswith("  U01  neglect-2016 / N16-01 / GP › Immediate concerns!C5: ")
    assert lines[2:6] == ["", "neglect-2016 / GP", "  N16-01", lines[5]]
    assert lines[5].startswith("    error   B02  Questions!D")
    assert [line.split()[:2] for line in lines[8:]] == [["N16-01"], ["error", "N01"], ["advice", "N08"]]
    assert "N08  Details!B" in lines[-1]
    assert "4 findings in 1 audit." in ran.err


def test_the_workbook_has_a_row_a_finding_with_what_to_put_right(found: Desk) -> None:
    assert found.run("report", "neglect-2016").code == 1, "a concern is open"
    book = openpyxl.load_workbook(found.root / "output/neglect-2016/report/findings.xlsx")
    sheet = book["Findings"]
    header, *rows = [list(row) for row in sheet.iter_rows(min_row=4, values_only=True)]
    place = {str(name): number for number, name in enumerate(header)}
    assert [row[place["Code"]] for row in rows] == ["U01", "N01", "N08", "B02"]
    assert [row[place["Agency"]] for row in rows][1:3] == ["Merrowshire Police"] * 2
    assert [row[place["Goes to"]] for row in rows] == ["you alone", "the agency", "you alone", "the agency"]
    assert rows[1][place["Sheet"]] == "Details"
    assert rows[1][place["How to put it right"]] == "Write the auditor's name on the sheet Details."
    assert [table.ref for table in sheet.tables.values()] == [f"A4:M{4 + len(rows)}"]
    counts = [row for row in book["Counts"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert [(row[0], row[-1]) for row in counts] == [("B02", 1), ("N01", 1), ("N08", 1), ("U01", 1)]


def test_what_was_accepted_as_it_is_or_closed_stays_a_row_and_is_counted_no_more(found: Desk) -> None:
    def decide(book: openpyxl.Workbook) -> None:
        for agency, kind in (("POLICE", "accept_as_is"), ("GP", "close_concern")):
            row = [dt.date(2016, 6, 10), "neglect-2016", "N16-01", agency, None, kind, "we rang them", "QA group"]
            book["Decisions"].append(row)

    edit_workbook(found.root / "input_templates" / "register.xlsx", decide)
    assert found.run("report", "neglect-2016").code == 0
    book = openpyxl.load_workbook(found.root / "output/neglect-2016/report/findings.xlsx")
    header, *rows = [list(row) for row in book["Findings"].iter_rows(min_row=4, values_only=True)]
    place = {str(name): number for number, name in enumerate(header)}
    closed = {row[place["Code"]]: bool(row[place["Closed"]]) for row in rows if row[place["Code"]]}
    assert closed == {"U01": True, "N01": True, "N08": True, "B02": False}
    counts = [row for row in book["Counts"].iter_rows(min_row=5, values_only=True) if row[0]]
    assert [(row[0], row[-1]) for row in counts] == [("B02", 1)]


def test_no_name_of_a_child_stands_on_the_screen_in_the_json_or_in_the_workbook(found: Desk) -> None:
    found.run("report", "neglect-2016")
    data = (found.root / "output/neglect-2016/report/findings.xlsx").read_bytes()
    cells = [
        cell.value for sheet in openpyxl.load_workbook(io.BytesIO(data)) for row in sheet.iter_rows() for cell in row
    ]
    said = " ".join(str(value) for value in cells if value)
    for text in (said, found.run("findings").out, found.run("findings", "--json").out):
        assert "[name removed] was left alone overnight." in text
        assert "Oakapple" not in text


def test_the_weekly_batch_writes_it_too_and_never_over_a_persons_copy(found: Desk) -> None:
    folder = found.root / "output/neglect-2016/report"
    found.run("run")
    first = (folder / "findings.xlsx").read_bytes()
    found.run("run")
    assert (folder / "findings.xlsx").read_bytes() == first
    (folder / "findings.xlsx").write_bytes(first + b"edited")
    found.run("run")
    assert (folder / "findings.xlsx").read_bytes() == first + b"edited"
    assert (folder / "findings (new 2016-06-13).xlsx").read_bytes() == first


def test_what_rests_on_another_agencys_return_is_in_the_coordinators_workbook_and_not_in_the_report(desk: Desk) -> None:
    told = "The strategy discussion of 12/03/2016 was attended by CAMHS, as the same was asked of all."
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"q.working_together.answer": told}))
    nil = {
        "details.involved": "No involvement",
        "details.nil_confirmed_by": "Ann Ash",
        "details.nil_confirmed_on": ISSUED,
    }
    desk.drop("camhs.xlsx", filled(desk.form("CAMHS"), only=nil))
    desk.ingest()
    assert desk.run("report", "neglect-2016").code == 0
    folder = desk.root / "output/neglect-2016/report"
    rows = openpyxl.load_workbook(folder / "findings.xlsx")["Findings"].iter_rows(min_row=5, values_only=True)
    found = {row[4]: row for row in rows if row[4]}
    assert set(found) == {"X01"}
    row = found["X01"]
    assert row[4] == "X01"
    assert row[10] == "you alone"
    assert "attended by CAMHS" in str(row[8])
    document = docx.Document(str(folder / "overview.docx"))
    cells = [cell.text for table in document.tables for line in table.rows for cell in line.cells]
    assert "X01" not in cells
    assert not any("tells of that agency's work" in text for text in cells)


def _header_row(path: Path) -> int:
    """The row of the table's header on the sheet Completeness."""
    rows = openpyxl.load_workbook(path)["Completeness"].iter_rows(values_only=True)
    return next(number for number, row in enumerate(rows, start=1) if row[1] == "Questions")


def test_answers_that_nothing_is_held_are_counted_apart_and_not_as_blanks(desk: Desk) -> None:
    said = {
        "q.plan_aims.answer": "We do not hold any records on this.",
        "q.family_work.answer": "Not known to this service.",
    }
    more = {f"{name[:-7]}.{part}": None for name in said for part in ("evidence", "dates")}
    desk.drop("gp.xlsx", filled(desk.form("GP"), said | more))
    desk.ingest()
    assert desk.codes("GP") == []
    assert desk.run("report", "neglect-2016").code == 0
    folder = desk.root / "output/neglect-2016/report"
    header, row, *_ = openpyxl.load_workbook(folder / "scorecard.xlsx")["Completeness"].iter_rows(
        min_row=_header_row(folder / "scorecard.xlsx"), values_only=True
    )
    counted: dict[str, Any] = {str(name): value for name, value in zip(header, row, strict=True)}
    assert (counted["Of these: nothing held"], counted["Blank"], counted["Date missing or wrong"]) == (2, 0, 0)
    assert counted["Answered"] >= 2
    words = [paragraph.text for paragraph in docx.Document(str(folder / "overview.docx")).paragraphs]
    assert any(text.startswith("2 answers say that nothing is held.") for text in words)
