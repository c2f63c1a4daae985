"""The report and the scorecard that come out: what stands in them, what must not, and that anyone can read them."""

import datetime as dt
import shutil
import subprocess
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.document import Document

from tests.conftest import Desk, filled
from tests.filling import opened_form
from tests.writing.accessibility import faults

ALONE = "On 12/03/2016 the child was not seen alone and their wishes and feelings were not recorded."
SHARED = "Information was shared promptly with the social worker on 14/03/2016, which kept the child safe."


def questions(desk: Desk) -> list[str]:
    fields = opened_form(desk.form("POLICE")).fields
    return [name.split(".")[1] for name, place in fields.items() if name.endswith(".answer") and place[2] == "text"]


def report(desk: Desk) -> Document:
    assert desk.run("report", "neglect-2016").code in {0, 1}
    return docx.Document(str(desk.root / "output/neglect-2016/report/overview.docx"))


def text_of(document: Document) -> str:
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return "\n".join(lines)


def table(document: Document, *header: str) -> list[list[str]]:
    """The rows of the table whose header begins with these words."""
    for one in document.tables:
        rows = [[cell.text for cell in row.cells] for row in one.rows]
        if tuple(rows[0][: len(header)]) == header:
            return rows[1:]
    raise AssertionError(header)


@pytest.fixture
def answered(desk: Desk) -> Desk:
    first, second, *_ = questions(desk)
    changes: dict[str, Any] = {
        f"q.{first}.answer": ALONE,
        f"q.{second}.answer": SHARED,
        "proposal.1.action": "Agree a joint visiting plan",
        "proposal.1.lead": "Police and CSC",
        "proposal.1.due": dt.date(2016, 9, 30),
        "overall.grade": "Inadequate",
    }
    desk.drop("police.xlsx", filled(desk.form("POLICE"), changes))
    desk.drop("gp.xlsx", filled(desk.form("GP")), dt.date(2016, 6, 8))
    desk.ingest()
    return desk


def test_what_did_not_come_back_is_shown(answered: Desk) -> None:
    document = report(answered)
    assert [row[0] for row in table(document, "Case", "Agency", "Due", "State")] == ["N16-01"]
    assert table(document, "Case", "Agency", "Due", "State")[0][2:] == ["6 June 2016", "not returned"]
    text = text_of(document)
    assert "1 form has not come back" in text
    assert "2 forms came back." in text
    assert "1 return came after the deadline, nil returns aside." in text


def test_a_theme_is_quoted_with_its_case_agency_and_cell(answered: Desk) -> None:
    paragraphs = [paragraph.text for paragraph in report(answered).paragraphs]
    place = paragraphs.index(ALONE)
    fields = opened_form(answered.form("POLICE")).fields
    cell = fields[f"q.{questions(answered)[0]}.answer"][1]
    assert paragraphs[place + 1].startswith("N16-01 · ")
    assert paragraphs[place + 1].endswith(f" · Questions!{cell}")
    assert paragraphs.index("Areas for development", paragraphs.index("Strengths", 20)) < place


def test_grades_are_counted_and_never_averaged(answered: Desk) -> None:
    rows = table(report(answered), "Section", "Outstanding")
    assert rows[-1][0] == "Overall"
    assert rows[-1][1:6] == ["0", "1", "0", "1", "2"]
    assert rows[-1][-2:] == ["2", "Inadequate"]  # of two, the worse


def test_the_outline_plan_holds_what_auditors_proposed(answered: Desk) -> None:
    [row] = table(report(answered), "No.", "Proposed action")
    assert row[1:4] == ["Agree a joint visiting plan", "Police and CSC", "30/09/2016"]
    assert row[4].startswith("N16-01 · ")


def test_names_of_children_stay_out_and_a_word_is_not_taken_for_a_name(desk: Desk) -> None:
    register = openpyxl.load_workbook(desk.root / "input_templates" / "register.xlsx")
    sheet = register["Cases"]
    row = next(row for row in sheet.iter_rows() if row[1].value == "N16-01")
    row[3].value = "Grace Hopewell"
    register.save(desk.root / "input_templates" / "register.xlsx")
    first, *_ = questions(desk)
    answer = "On 12/03/2016 Grace was not seen alone, and a period of grace was given although risk was not assessed."
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {f"q.{first}.answer": answer}))
    desk.ingest()
    text = text_of(report(desk))
    assert "Grace" not in text
    assert "Hopewell" not in text
    assert "[name removed] was not seen alone, and a period of grace" in text


def test_what_an_agency_asked_not_to_share_is_left_out(desk: Desk) -> None:
    first, second, *_ = questions(desk)
    changes = {f"q.{first}.answer": ALONE, f"q.{second}.answer": SHARED, "details.not_to_share": "Question 1"}
    desk.drop("police.xlsx", filled(desk.form("POLICE"), changes))
    desk.ingest()
    text = text_of(report(desk))
    assert ALONE not in text
    assert SHARED in text
    card = openpyxl.load_workbook(desk.root / "output/neglect-2016/report/scorecard.xlsx")
    evidence = "\n".join(str(value) for row in card["Evidence index"].iter_rows(values_only=True) for value in row)
    assert ALONE not in evidence
    assert SHARED in evidence


def test_proposals_are_withheld_with_the_rest_and_names_stay_out_of_every_part(desk: Desk) -> None:
    names = {"details.not_to_share": "Do not share the proposals", "proposal.1.action": "Tell nobody of this"}
    desk.drop("police.xlsx", filled(desk.form("POLICE"), names))
    register = openpyxl.load_workbook(desk.root / "input_templates" / "register.xlsx")
    row = next(row for row in register["Cases"].iter_rows() if row[1].value == "N16-01")
    row[3].value, row[6].value = "Xanthe O'Brien-Smith", "45 Cormorant Close, Marlhaven"
    number = str(row[7].value).replace(" ", "")
    register.save(desk.root / "input_templates" / "register.xlsx")
    proposal = {
        "proposal.1.action": f"Miss Smith and XANTHE of 45 cormorant close, NHS {number}, to be seen",
        "proposal.1.due": "When xanthe is back at school",
    }
    desk.drop("Xanthe Smith gp.xlsx", filled(desk.form("GP"), proposal))
    desk.ingest()
    text = text_of(report(desk))
    card = openpyxl.load_workbook(desk.root / "output/neglect-2016/report/scorecard.xlsx")
    text += "\n".join(str(v) for sheet in card for row in sheet.iter_rows(values_only=True) for v in row)
    assert "Tell nobody" not in text
    for name in ("xanthe", "smith", "cormorant", number):
        assert name not in text.casefold()


def test_a_concern_is_listed_and_not_repeated(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"concern.1.what": "Left alone with a stranger."}))
    desk.ingest()
    document = report(desk)
    assert "stranger" not in text_of(document)
    assert [row[3:] for row in table(document, "Case", "Agency", "Where")] == [
        ["a concern", "open"],
        ["no action taken", "open"],
    ]


def test_decisions_of_the_register_are_honoured_at_every_run(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"details.auditor": None, "concern.1.what": "Left alone."}))
    desk.drop("gp.xlsx", filled(desk.form("GP")), dt.date(2016, 6, 8))
    desk.ingest()
    assert desk.run("findings").code == 1
    register = openpyxl.load_workbook(desk.root / "input_templates" / "register.xlsx")
    decisions: list[tuple[str, str, str]] = [
        ("2016-06-10", "POLICE", "accept_as_is"),
        ("2016-06-10", "POLICE", "close_concern"),
        ("2016-06-10", "GP", "extension"),
        ("2016-06-09", "CAMHS", "nil"),
    ]
    for day, agency, kind in decisions:
        row = [
            dt.date.fromisoformat(day),
            "neglect-2016",
            "N16-01",
            agency,
            None,
            kind,
            "told by telephone",
            "QA group",
        ]
        register["Decisions"].append([*row, None, row[0] if kind == "extension" else None])
    register.save(desk.root / "input_templates" / "register.xlsx")
    ran = desk.run("findings", "--json")
    assert ran.code == 0
    assert all(row["closed"].endswith("QA group: told by telephone") for row in ran.json["findings"])
    assert (desk.state("POLICE"), desk.state("GP"), desk.state("CAMHS")) == (["complete"], ["complete"], ["nil"])


def test_the_report_is_accessible(answered: Desk) -> None:
    assert answered.run("report", "neglect-2016").code == 0
    assert faults((answered.root / "output/neglect-2016/report/overview.docx").read_bytes()) == []


def test_an_audit_of_which_nothing_came_has_a_report_too(desk: Desk) -> None:
    text = text_of(report(desk))
    assert "No forms came back" in text
    assert "No strength was found by the codebook." in text


@pytest.mark.office
@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_both_open_in_libreoffice(answered: Desk, tmp_path: Path) -> None:
    assert answered.run("report", "neglect-2016").code == 0
    folder = answered.root / "output/neglect-2016/report"
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    for name in ("overview.docx", "scorecard.xlsx"):
        subprocess.run(
            [*command, "--outdir", str(tmp_path), str(folder / name)], check=True, capture_output=True, timeout=120
        )
        assert (tmp_path / name).with_suffix(".pdf").stat().st_size > 10_000
