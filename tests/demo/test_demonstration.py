"""The demonstration keeps its word: what it says that it planted is what intake and the checks find, and no more."""

import json
import re
import shutil
from pathlib import Path
from typing import Any

import pytest

from nelaudit.checks import all_rules
from nelaudit.store.record import Record
from tests.cli.trouble import urgent
from tests.conftest import Desk, Ran

pytestmark = pytest.mark.slow


@pytest.fixture
def plan(demonstration: tuple[Path, Ran]) -> dict[str, Any]:
    """What the demonstration says that it planted."""
    return json.loads((demonstration[0] / "demo.json").read_text("utf-8"))  # type: ignore[no-any-return]


@pytest.fixture
def made(demonstration: tuple[Path, Ran], tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    """The demonstration's own workspace."""
    root = tmp_path / "demo"
    shutil.copytree(demonstration[0], root)
    return Desk(root, capsys)


def test_files_end_as_planned(made: Desk, plan: dict[str, Any]) -> None:
    with Record(made.root / "output/record/nelaudit.db") as record:
        log = {(row.path, row.member): (row.outcome.value, row.code) for row in record.intake.all()}
    planned = {(one["path"], one["member"] or ""): (one["outcome"], one["code"] or "") for one in plan["files"]}
    assert log == planned


def test_findings_are_those_planted_and_no_others(made: Desk, plan: dict[str, Any]) -> None:
    rows = made.run("findings", plan["audit"], "--json").json["findings"]
    found = sorted((row["case"], row["agency"], row["team"], row["field"], row["code"]) for row in rows)
    planned = sorted((one["case"], one["agency"], one["team"], one["field"], one["code"]) for one in plan["findings"])
    assert found == planned


def test_every_code_that_a_return_can_raise_is_planted(plan: dict[str, Any]) -> None:
    planted = {one["code"] for one in plan["findings"]}
    not_here = {
        "B09",  # a text of 32,767 characters would make the demonstration hard to read
        "U03",  # a concern on a sheet that nobody knows whose it is: the demonstration's files are whole
        "D13",  # the neglect tool asks for no dates between which the law sets a time
    }
    assert planted == {rule.code for rule in all_rules() if not rule.code.startswith(("F", "M"))} - not_here


def test_the_same_folder_again_changes_nothing(made: Desk, plan: dict[str, Any]) -> None:
    entries = made.run("ingest", "--json").json["files"]
    outcomes = {entry["outcome"] for entry in entries}
    assert outcomes == {"unchanged", "refused"}
    refused = sorted(entry["path"] for entry in entries if entry["outcome"] == "refused")
    assert refused == sorted(one["path"] for one in plan["files"] if one["outcome"] == "refused")


def test_it_shows_a_whole_audit(made: Desk, plan: dict[str, Any]) -> None:
    rows = [row for row in made.run("status", plan["audit"], "--json").json["returns"] if row["state"] != "superseded"]
    assert len(rows) == 36
    assert {row["state"] for row in rows} == {"outstanding", "confirmed", "nil", "partial", "complete"}


def test_a_folder_that_it_did_not_make_is_left_alone(desk: Desk) -> None:
    ran = desk.run("demo")
    assert ran.code == 2
    assert "did not make" in ran.err


def test_it_replaces_its_own_folder_with_the_same_bytes_and_says_where_they_are(made: Desk) -> None:
    folder = made.root / "output/neglect-2016"
    before = {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    ran = made.run("demo")
    assert ran.code == 0
    report, scorecard = ran.out.splitlines()[-2:]
    assert Path(report.removeprefix("report: ")) == folder / "report/overview.docx"
    assert Path(scorecard.removeprefix("scorecard: ")) == folder / "report/scorecard.xlsx"
    assert {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()} == before


def test_it_says_its_concerns_and_where_its_report_and_scorecard_are(demonstration: tuple[Path, Ran]) -> None:
    root, ran = demonstration
    assert (ran.code, len(urgent(ran)) >= 3) == (0, True)
    assert not re.search(r"attachment\S", ran.err)
    folder = root / "output/neglect-2016/report"
    assert ran.out.splitlines()[-2:] == [
        f"report: {folder / 'overview.docx'}",
        f"scorecard: {folder / 'scorecard.xlsx'}",
    ]
