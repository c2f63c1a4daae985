"""The invented case through the command line: eight filled workbooks in, challenge points and chronology out."""

import csv
import io
from pathlib import Path

import openpyxl
import pytest

from nelaudit.pathway.workspace import make_workspace
from tests.challenge.cases import reception_child
from tests.challenge.cases.telling import Plant, tell
from tests.conftest import ISSUED, Desk, edit_workbook, filled

AUDIT, CASE = reception_child.AUDIT, reception_child.CASE


def eight_agencies(book: openpyxl.Workbook) -> None:
    sheet = book["Invitations"]
    sheet.delete_rows(2, sheet.max_row)
    for agency in reception_child.STORY:
        sheet.append([AUDIT, CASE, agency])


@pytest.fixture(scope="module")
def issued(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("challenge") / "board"
    make_workspace(root)
    edit_workbook(root / "input_templates" / "register.xlsx", eight_agencies)
    return root


def table(desk: Desk, name: str) -> list[dict[str, str]]:
    text = (desk.root / "output" / AUDIT / "export" / f"{name}.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text)))


def take_in(desk: Desk, planted: tuple[Plant, ...], forms: dict[str, bytes]) -> list[dict[str, str]]:
    """Drops the filled forms, takes them in and exports; gives the challenge points."""
    for agency, values in tell(reception_child.STORY, planted).items():
        details = {"details.auditor": f"Auditor {agency}", "details.case_worker": "A. Worker"}
        involved = values["details.involved"] == "Yes"
        desk.drop(f"{agency}.xlsx", filled(forms[agency], only=values | (details if involved else {})))
    outcomes = {entry["outcome"] for entry in desk.ingest().values()}
    assert outcomes <= {"accepted", "nil", "superseded"}
    assert desk.run("export", AUDIT).code in {0, 1}
    return table(desk, "challenge")


@pytest.mark.slow
def test_workbooks_in_points_out(issued: Path, capsys: pytest.CaptureFixture[str]) -> None:
    desk = Desk(issued, capsys)
    assert desk.run("issue", AUDIT, today=ISSUED).code == 0
    forms = {
        agency: (issued / "output" / AUDIT / "forms" / f"{CASE} {agency}.xlsx").read_bytes()
        for agency in reception_child.STORY
    }
    points = take_in(desk, reception_child.PLANTED, forms)
    assert sorted(row["kind"] for row in points) == [
        "answers contradict", "answers contradict", "concern known to one", "dates differ", "gap", "grades spread",
        "meeting recorded by some", "nil return contradicted",
    ]  # fmt: skip
    dates = next(row for row in points if row["kind"] == "dates differ")
    assert "HV Chronology!" in dates["references"]
    chronology = table(desk, "chronology")
    conference = [
        row for row in chronology if row["agency"] == "HV" and row["event"].startswith("Initial child protection")
    ]
    assert [(row["date"], row["precision"]) for row in conference] == [("2015-10-22", "day")]
    sentence = next(row for row in chronology if row["event"].startswith("On 2 October 2015 the social worker saw"))
    assert (sentence["agency"], sentence["source"], sentence["sheet"]) == ("CSC", "q.daily_life", "Questions")
    assert desk.run("report", AUDIT).code in {0, 1}
