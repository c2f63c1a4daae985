"""The register's sheet Checks: its mistakes, and what a check that is off or only advice means for an audit."""

import json
from typing import Any

import docx
import openpyxl
import pytest

from nelaudit.checks import CHECKS, run_checks
from nelaudit.checks.runner import CheckOutcome
from nelaudit.define import REGISTER
from nelaudit.errors import Problem
from nelaudit.model.definitions import Setting
from nelaudit.model.findings import Severity
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.issue import form_for
from nelaudit.pathway.workspace import Workspace
from tests.checks.forms import seen
from tests.conftest import DEADLINE, ISSUED, Desk, edit_workbook, filled
from tests.define.sheets import Book, read_edited, remove

ROWS = [
    # audit, code, setting, reason, agreed by → the mistake, and its cell
    ("nowhere", "E01", "off", "r", "a", "The sheet Audits has no “nowhere”", "A2"),
    (None, "E99", "off", "r", "a", "There is no check “E99”", "B2"),
    (None, None, "off", "r", "a", "There is no check “”", "B2"),
    (None, "U01", "off", "r", "a", "U01 can be turned neither to advice nor off", "B2"),
    (None, "u02", "advice", "r", "a", "U02 can be turned neither to advice nor off", "B2"),
    (None, "F05", "off", "r", "a", "F05 can be turned neither to advice nor off", "B2"),
    (None, "E01", "error", "r", "a", "“error” is no setting", "C2"),
    (None, "E01", "off", None, "a", "needs its reason and who agreed it", "D2"),
    (None, "E01", "off", "r", None, "needs its reason and who agreed it", "E2"),
]


def set_checks(desk: Desk, *rows: tuple[Any, ...]) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for row in rows:
            book["Checks"].append(row)

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)


def problems_of(*rows: tuple[Any, ...]) -> tuple[Problem, ...]:
    """What is wrong with these rows on the sheet Checks."""

    def edit(book: Book) -> None:
        for row in rows:
            book.append("Checks", row)

    return read_edited({REGISTER: [edit]})[1]


@pytest.mark.parametrize("row", ROWS, ids=[row[5] for row in ROWS])
def test_a_mistake_is_named_with_its_cell(row: tuple[str | None, ...]) -> None:
    [problem] = problems_of(row[:5])
    assert str(row[5]) in str(problem)
    assert (problem.file, problem.sheet, problem.cell, problem.advice) == (REGISTER, "Checks", row[6], False)


def test_all_mistakes_come_at_once_and_the_same_check_twice_is_one() -> None:
    said = "\n".join(
        map(
            str,
            problems_of(
                (None, "E01", "off", "r", "a"), (None, "e01", "advice", "r", "a"), (None, "X99", "of", "r", "a")
            ),
        )
    )
    assert "E01 is set for the same audit in B2" in said
    assert "“X99”" in said
    assert "“of” is no setting" in said


def test_a_register_without_the_sheet_is_read_as_before() -> None:
    assert read_edited({REGISTER: [remove("Checks")]})[1] == ()


def test_a_check_that_is_off_says_so_and_one_turned_to_advice_finds_the_same_more_quietly() -> None:
    bad = seen({"details.auditor": "", "q.seen.answer": "Yes"})
    checked = run_checks(bad, CHECKS, {"B02": Setting.OFF, "N01": Setting.ADVICE})
    assert dict(checked.outcomes)["B02"] is CheckOutcome.SWITCHED_OFF
    assert dict(checked.outcomes)["N01"] is CheckOutcome.RAN
    [finding] = checked.findings
    assert (finding.rule.code, finding.rule.severity, finding.goes_to_agency) == ("N01", Severity.ADVICE, False)
    assert [one.rule.code for one in run_checks(bad).findings] == ["B02", "N01"]


def open_rows(desk: Desk) -> list[tuple[str, str]]:
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    return [(row["code"], row["severity"]) for row in rows]


def test_a_setting_holds_for_its_audit_and_its_own_row_goes_before_one_for_all(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"details.auditor": None, "overall.grade": None}))
    desk.ingest()
    assert open_rows(desk) == [("G01", "error"), ("N01", "error")]
    assert desk.state("POLICE") == ["partial"]
    set_checks(
        desk,
        (None, "N01", "off", "names come by telephone", "QA group"),
        ("neglect-2016", "N01", "advice", "one school has no auditor", "QA group"),
        ("missing-2016", "G01", "off", "ungraded this year", "QA group"),
        ("neglect-2016", "G01", "advice", "graded at the meeting", "QA group"),
    )
    assert open_rows(desk) == [("G01", "advice"), ("N01", "advice")]
    assert desk.state("POLICE") == ["complete"]


def test_the_report_says_which_checks_were_off_and_a_new_form_does_not_ask_for_them(desk: Desk) -> None:
    assert any("does not say which record" in text for text in guidance(desk))
    set_checks(desk, ("neglect-2016", "E01", "off", "systems are being moved", "QA group of 10 May"))
    assert not any("does not say which record" in text for text in guidance(desk))
    assert desk.run("report", "neglect-2016").code == 0
    document = docx.Document(str(desk.root / "output/neglect-2016/report/overview.docx"))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    row = next(row for row in rows if row[0] == "E01")
    assert row[2:] == ["switched off", "systems are being moved", "QA group of 10 May"]
    assert not any(row[0] == "E01" and row[2] == "advice" for row in rows)


def guidance(desk: Desk) -> list[str]:
    """The texts of the first page of a form made now."""
    definitions = load_definitions(Workspace(desk.root))[0]
    audit = definitions.register.audit("neglect-2016")
    assert audit is not None
    tool = definitions.tool(audit.tool)
    assert tool is not None
    _, book = form_for(definitions, audit, audit.invitations[0], tool, return_by=DEADLINE, issued_on=ISSUED, key=b"x")
    return [str(cell.value) for cell in book.sheets[0].cells]


def test_the_list_of_checks_says_what_stays_with_the_coordinator(desk: Desk) -> None:
    rules = json.loads(desk.run("checks", "--json").out)["checks"]
    assert {rule["code"] for rule in rules} >= {"X01", "B06"}
    assert "X01  nil-contradicted (advice, coordinator only)" in desk.run("checks").out
