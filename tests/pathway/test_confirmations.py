"""Confirmation sheets: one an agency, all its cases, taken in as details of each case's return."""

import datetime as dt
import io
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.cli import main
from tests.conftest import Desk, filled, map_of

CASES = ("N16-01", "N16-02", "N16-03")


@pytest.fixture
def desk(issued_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """A desk with three cases for two agencies."""
    del issued_workspace
    root = tmp_path / "board"
    desk = Desk(root, capsys)
    with pytest.raises(SystemExit):
        main(["--workspace", str(root), "init"])
    book = openpyxl.load_workbook(root / "input_templates" / "register.xlsx")
    sheet = book["Invitations"]
    sheet.delete_rows(2, sheet.max_row)
    for case in CASES:
        for agency in ("POLICE", "GP"):
            sheet.append(["neglect-2016", case, agency, None])
    book.save(root / "input_templates" / "register.xlsx")
    ran = desk.run("issue", "neglect-2016", today=dt.date(2016, 5, 16))
    assert ran.code == 0
    assert "2 confirmation sheets" in ran.err
    return desk


def sheet_of(desk: Desk, agency: str) -> bytes:
    return (desk.root / "output/neglect-2016/confirmations" / f"Confirmation {agency}.xlsx").read_bytes()


def confirmed(data: bytes, rows: dict[int, dict[str, Any]]) -> bytes:
    return filled(data, only={f"confirm.{n}.{name}": value for n, row in rows.items() for name, value in row.items()})


INVOLVED = {"involved": "Yes", "case_worker": "Pat Lowe", "auditor": "Sam Reed", "attends": "Sam Reed, DS"}
NIL = {"involved": "No involvement", "nil_confirmed_by": "Jo Hart", "nil_confirmed_on": dt.date(2016, 5, 18),
       "nil_records_searched": "Niche"}  # fmt: skip


def states(desk: Desk, agency: str) -> dict[str, list[str]]:
    rows = desk.run("status", "neglect-2016", "--json").json["returns"]
    return {case: [row["state"] for row in rows if (row["agency"], row["case"]) == (agency, case)] for case in CASES}


def test_the_sheet_asks_for_each_case_by_reference_and_says_when_it_is_due(desk: Desk) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_of(desk, "POLICE")), data_only=True)
    text = "\n".join(str(cell) for row in book["Confirmation"].iter_rows(values_only=True) for cell in row if cell)
    assert "Monday 23 May 2016" in text  # five working days after 16 May
    assert "01632 960180" in text
    register = openpyxl.load_workbook(desk.root / "input_templates/register.xlsx")
    names = [row[3] for row in register["Cases"].iter_rows(values_only=True) if row[0] == "neglect-2016"]
    assert all(str(name) not in text for name in names)
    assert [name for name in map_of(book) if name.endswith(".involved")] == [f"confirm.{n}.involved" for n in (1, 2, 3)]
    assert book["Confirmation"]["L10"].value == "Answer needed"


def test_each_case_becomes_confirmed_or_nil_and_the_rest_stays_out(desk: Desk) -> None:
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED, 2: NIL}), dt.date(2016, 5, 20))
    entry = desk.ingest()["police.xlsx"]
    assert (entry["outcome"], entry["code"]) == ("confirmed", None)
    assert "2 cases" in entry["message"]
    assert "N16-02" in entry["message"]
    assert states(desk, "POLICE") == {"N16-01": ["confirmed"], "N16-02": ["nil"], "N16-03": ["outstanding"]}
    assert desk.codes("POLICE") == []
    assert desk.ingest()["police.xlsx"]["outcome"] == "unchanged"


def test_a_full_return_replaces_the_confirmation_of_its_own_case_only(desk: Desk) -> None:
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED, 2: INVOLVED}), dt.date(2016, 5, 20))
    desk.ingest()
    form = (desk.root / "output/neglect-2016/forms/N16-01 POLICE.xlsx").read_bytes()
    desk.drop("full.xlsx", filled(form))
    assert desk.ingest()["full.xlsx"]["outcome"] == "accepted"
    found = states(desk, "POLICE")
    assert sorted(found["N16-01"]) == ["complete", "superseded"]
    assert found["N16-02"] == ["confirmed"]


def test_a_confirmation_after_the_return_is_kept_beside_it(desk: Desk) -> None:
    form = (desk.root / "output/neglect-2016/forms/N16-01 POLICE.xlsx").read_bytes()
    desk.drop("full.xlsx", filled(form))
    desk.ingest()
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED}), dt.date(2016, 6, 2))
    assert desk.ingest()["police.xlsx"]["outcome"] == "confirmed"
    assert sorted(states(desk, "POLICE")["N16-01"]) == ["complete", "superseded"]


def test_a_nil_on_the_sheet_without_who_and_when_is_queried(desk: Desk) -> None:
    desk.drop("gp.xlsx", confirmed(sheet_of(desk, "GP"), {3: {"involved": "No involvement"}}))
    desk.ingest()
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert {(row["code"], row["case"], row["sheet"], row["cell"]) for row in rows} == {
        ("N05", "N16-03", "Confirmation", "I12"),
        ("N05", "N16-03", "Confirmation", "J12"),
    }


def test_an_empty_sheet_is_refused_as_blank_and_a_foreign_one_as_foreign(desk: Desk) -> None:
    desk.drop("blank.xlsx", sheet_of(desk, "GP"))
    book = openpyxl.load_workbook(io.BytesIO(confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED})))
    book["nelaudit"]["B1"] = "C-000000000000"
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("foreign.xlsx", buffer.getvalue())
    entries = desk.ingest()
    assert entries["blank.xlsx"]["code"] == "F10"
    assert entries["foreign.xlsx"]["code"] == "F06"


def test_a_word_beside_no_filled_row_is_not_lost(desk: Desk) -> None:
    book = openpyxl.load_workbook(io.BytesIO(confirmed(sheet_of(desk, "POLICE"), {2: INVOLVED})))
    book["Confirmation"]["N3"] = "We need until Friday for the other two."
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("police.xlsx", buffer.getvalue())
    assert desk.ingest()["police.xlsx"]["outcome"] == "confirmed"
    [row] = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert (row["code"], row["case"], row["cell"]) == ("M06", "N16-02", "N3")
    assert "until Friday" in row["message"]


def test_involvement_in_other_words_on_the_sheet_is_asked_about_case_by_case(desk: Desk) -> None:
    rows: dict[int, dict[str, Any]] = {1: INVOLVED | {"involved": "Yes - since 2014"}, 2: NIL | {"involved": "Not involved"},
            3: NIL | {"involved": " no\u00a0INVOLVEMENT."}}  # fmt: skip
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), rows), dt.date(2016, 5, 20))
    entry = desk.ingest()["police.xlsx"]
    assert entry["outcome"] == "confirmed"
    assert "No involvement in N16-03." in entry["message"]
    assert "involved in N16-01 and N16-02 cannot be told" in entry["message"]
    assert states(desk, "POLICE") == {"N16-01": ["partial"], "N16-02": ["partial"], "N16-03": ["nil"]}
    found = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert [(row["code"], row["case"], row["cell"]) for row in found] == [
        ("N09", "N16-01", "D10"),
        ("N09", "N16-02", "D11"),
    ]
    assert "“Yes - since 2014”" in found[0]["message"]
    form = (desk.root / "output/neglect-2016/forms/N16-01 POLICE.xlsx").read_bytes()
    desk.drop("full.xlsx", filled(form))
    assert desk.ingest()["full.xlsx"]["outcome"] == "accepted"
    assert sorted(states(desk, "POLICE")["N16-01"]) == ["complete", "superseded"]


def test_names_without_a_word_on_involvement_are_a_confirmation_that_is_asked_about(desk: Desk) -> None:
    rows: dict[int, dict[str, Any]] = {1: {name: text for name, text in INVOLVED.items() if name != "involved"},
            2: {name: text for name, text in NIL.items() if name != "involved"}}  # fmt: skip
    desk.drop("gp.xlsx", confirmed(sheet_of(desk, "GP"), rows), dt.date(2016, 5, 20))
    desk.ingest()
    assert states(desk, "GP") == {"N16-01": ["confirmed"], "N16-02": ["partial"], "N16-03": ["outstanding"]}
    assert desk.codes("GP") == [("N09", "details.involved"), ("N10", "details.involved")]
