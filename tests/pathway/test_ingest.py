"""Intake through the command line: what is taken in, what is refused and why, and that nothing is lost."""

import csv
import datetime as dt
import io
import zipfile
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from msoffcrypto.format.ooxml import OOXMLFile
from openpyxl.comments import Comment

from nelaudit.store.lock import batch_lock
from tests.conftest import Desk, edit_workbook, filled
from tests.filling import opened_book

pytestmark = pytest.mark.long_tables

MUSEUM = Path(__file__).parents[1] / "museum"


def encrypted(data: bytes) -> bytes:
    out = io.BytesIO()
    OOXMLFile(io.BytesIO(data)).encrypt("secret", out)
    return out.getvalue()


def other_workbook() -> bytes:
    book = openpyxl.Workbook()
    book.worksheets[0].append(["Week", "Duty"])
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def mail(day: dt.date, *attachments: tuple[str, bytes]) -> bytes:
    message = EmailMessage()
    message["From"] = "spoc@police.example"
    message["To"] = "audits@board.example"
    message["Subject"] = "Our return"
    message["Date"] = f"{day:%a, %d %b %Y} 16:40:00 +0000"
    message.set_content("Attached.")
    for name, data in attachments:
        message.add_attachment(data, maintype="application", subtype="octet-stream", filename=name)
    return message.as_bytes()


def test_a_good_return_is_taken_in_complete_and_on_time(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    ran = desk.run("ingest", "--json")
    assert ran.code == 0
    assert [entry["outcome"] for entry in ran.json["files"]] == ["accepted"]
    assert desk.state("POLICE") == ["complete"]
    assert desk.codes("POLICE") == []
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["agency"] == "POLICE")
    assert (row["received"], row["received_basis"], row["working_days_late"]) == ("2016-06-01", "file", "0")


def test_a_return_whose_comments_are_damaged_is_taken_in_and_it_is_said(desk: Desk) -> None:
    book = opened_book(filled(desk.form("POLICE")))
    book["Questions"]["D6"].comment = Comment("See our file", "Pat")
    whole, spoiled = io.BytesIO(), io.BytesIO()
    book.save(whole)
    with zipfile.ZipFile(whole) as source, zipfile.ZipFile(spoiled, "w") as copy:
        for name in source.namelist():
            data = source.read(name)
            copy.writestr(name, data[: len(data) // 2] if "comments" in name and name.endswith(".xml") else data)
    desk.drop("police.xlsx", spoiled.getvalue())
    assert [entry["outcome"] for entry in desk.run("ingest", "--json").json["files"]] == ["accepted"]
    assert desk.state("POLICE") == ["complete"]
    rows = desk.run("findings", "--json").json["findings"]
    [found] = [one for one in rows if one["code"] == "M12"]
    assert (found["severity"], found["sheet"]) == ("advice", "Questions")
    assert "damaged part" in found["message"]


def test_words_typed_on_the_sheet_that_only_repeats_answers_are_reported(desk: Desk) -> None:
    book = opened_book(filled(desk.form("POLICE")))
    book["Long answers"]["D40"] = "Please see our second letter."
    typed = io.BytesIO()
    book.save(typed)
    desk.drop("police.xlsx", typed.getvalue())
    desk.ingest()
    [found] = [one for one in desk.run("findings", "--json").json["findings"] if one["code"] == "M06"]
    assert (found["sheet"], found["cell"]) == ("Long answers", "D40")
    assert "our second letter" in found["message"]


def test_what_is_no_return_is_refused_each_with_its_code_and_the_rest_goes_on(desk: Desk) -> None:
    good = filled(desk.form("POLICE"))
    desk.drop("empty.xlsx", b"")
    desk.drop("text.xlsx", b"Please find attached our answers.\n")
    desk.drop("truncated.xlsx", good[: len(good) // 2])
    desk.drop("other.xlsx", other_workbook())
    desk.drop("encrypted.xlsx", encrypted(good))
    desk.drop("blank.xlsx", desk.form("GP"))
    desk.drop("z-good.xlsx", good)
    ran = desk.run("ingest", "--json")
    assert ran.code == 1
    assert "Traceback" not in ran.err
    found = {Path(entry["path"]).name: (entry["outcome"], entry["code"]) for entry in ran.json["files"]}
    assert found == {
        "empty.xlsx": ("refused", "F01"),
        "text.xlsx": ("refused", "F02"),
        "truncated.xlsx": ("refused", "F03"),
        "encrypted.xlsx": ("refused", "F04"),
        "other.xlsx": ("refused", "F05"),
        "blank.xlsx": ("refused", "F10"),
        "z-good.xlsx": ("accepted", None),
    }


def test_the_same_folder_twice_changes_nothing_and_says_so(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    desk.run("ingest")
    before = desk.run("status", "--json").out
    again = desk.run("ingest")
    assert again.code == 0
    assert "Nothing is new" in again.err
    assert desk.run("status", "--json").out == before


def test_a_corrected_return_supersedes_and_both_are_kept(desk: Desk) -> None:
    first = filled(desk.form("POLICE"), {"overall.grade": None})
    second = filled(desk.form("POLICE"))
    desk.drop("first.xlsx", first, dt.date(2016, 6, 1))
    desk.run("ingest")
    assert desk.state("POLICE") == ["partial"]
    desk.drop("second.xlsx", second, dt.date(2016, 6, 8))
    entry = desk.ingest()["second.xlsx"]
    assert entry["outcome"] == "accepted"
    assert len(entry["supersedes"]) == 1
    assert sorted(desk.state("POLICE")) == ["complete", "superseded"]
    kept = {path.read_bytes() for path in (desk.root / "output/record/archive").rglob("*") if path.is_file()}
    assert {first, second} <= kept


def test_lateness_is_judged_on_the_first_file(desk: Desk) -> None:
    desk.drop("first.xlsx", filled(desk.form("POLICE"), {"overall.grade": None}), dt.date(2016, 6, 6))
    desk.drop("second.xlsx", filled(desk.form("POLICE")), dt.date(2016, 6, 10))
    desk.run("ingest")
    assert desk.codes("POLICE") == []


def test_an_older_file_that_comes_later_does_not_replace_the_newer(desk: Desk) -> None:
    desk.drop("new.xlsx", filled(desk.form("POLICE")), dt.date(2016, 6, 3))
    desk.run("ingest")
    desk.drop("old.xlsx", filled(desk.form("POLICE"), {"overall.grade": None}), dt.date(2016, 6, 1))
    assert desk.ingest()["old.xlsx"]["outcome"] == "superseded"
    assert sorted(desk.state("POLICE")) == ["complete", "superseded"]


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"details.auditor": "Somebody Else"}, id="another auditor"),
        pytest.param({"practice.1.text": None, "q.overall_missing": None}, id="fewer answers"),
    ],
)
def test_both_stand_and_a_person_is_asked(desk: Desk, changes: dict[str, Any]) -> None:
    more = {"practice.1.text": "The school nurse rang every week."}
    desk.drop("one.xlsx", filled(desk.form("POLICE"), more), dt.date(2016, 6, 1))
    desk.run("ingest")
    changes.pop("q.overall_missing", None)
    desk.drop("two.xlsx", filled(desk.form("POLICE"), more | changes), dt.date(2016, 6, 2))
    ran = desk.run("ingest", "--json")
    assert ran.code == 1
    assert [entry["outcome"] for entry in ran.json["files"]] == ["unchanged", "asked"]
    assert desk.state("POLICE") == ["complete", "complete"]
    assert desk.run("run").code == 1
    register = desk.root / "input_templates" / "register.xlsx"
    day = dt.date(2016, 6, 10)
    decision = [day, "neglect-2016", "N16-01", "POLICE", None, "exclude", "sent by mistake", "QA group", "two.xlsx"]
    edit_workbook(register, lambda book: book["Decisions"].append(decision))
    assert desk.state("POLICE") == ["complete", "excluded"]
    assert desk.run("run").code == 0


def test_mail_gives_the_day_and_other_documents_are_attachments(desk: Desk) -> None:
    form = filled(desk.form("POLICE"))
    desk.drop(
        "RE audit.eml",
        mail(
            dt.date(2016, 6, 8),
            ("form.xlsx", form),
            ("danger statement.pdf", b"%PDF-1.4 x"),
            ("rota.xlsx", other_workbook()),
        ),
    )
    found = desk.ingest()
    assert {name: entry["outcome"] for name, entry in found.items()} == {
        "RE audit.eml › form.xlsx": "accepted",
        "RE audit.eml › danger statement.pdf": "attachment",
        "RE audit.eml › rota.xlsx": "attachment",
    }
    assert desk.codes("POLICE") == [("R01", "")]
    assert {entry["outcome"] for entry in desk.ingest().values()} == {"unchanged"}
    desk.run("report", "neglect-2016")
    card = openpyxl.load_workbook(desk.root / "output/neglect-2016/report/scorecard.xlsx")
    listed = {row[-1] for row in card["Returns"].iter_rows(min_row=5, values_only=True)}
    assert "danger statement.pdf; rota.xlsx" in listed
    other = mail(dt.date(2016, 6, 1), ("gp.xlsx", filled(desk.form("GP"))), ("danger statement.pdf", b"%PDF-1.4 x"))
    desk.drop("GP.eml", other)
    assert [entry["outcome"] for name, entry in desk.ingest().items() if name.startswith("GP")] == [
        "accepted",
        "attachment",
    ]
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["agency"] == "POLICE")
    assert (row["received"], row["received_basis"], row["working_days_late"]) == ("2016-06-08", "mail", "2")


def test_a_mail_without_a_workbook_is_refused_as_such(desk: Desk) -> None:
    desk.drop("hello.eml", mail(dt.date(2016, 6, 8), ("note.pdf", b"%PDF-1.4 x")))
    assert {name: entry["code"] for name, entry in desk.ingest().items()} == {"hello.eml": "F02"}


def test_nil_confirmed_and_relabelled(desk: Desk) -> None:
    nil = {
        "details.involved": "No involvement",
        "details.nil_confirmed_by": "Sam Reed",
        "details.nil_confirmed_on": dt.date(2016, 5, 30),
        "details.nil_records_searched": "Niche",
    }
    desk.drop("nil.xlsx", filled(desk.form("POLICE"), only=nil))
    desk.drop("confirmed.xlsx", filled(desk.form("GP"), only={"details.involved": "Yes", "details.auditor": "A. Reed"}))
    book = opened_book(filled(desk.form("CAMHS")))
    book["nelaudit"]["B3"] = "N16-02"
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("relabelled.xlsx", buffer.getvalue())
    found = {name: (entry["outcome"], entry["code"]) for name, entry in desk.ingest().items()}
    assert found == {
        "nil.xlsx": ("nil", None),
        "confirmed.xlsx": ("confirmed", None),
        "relabelled.xlsx": ("refused", "F07"),
    }
    assert (desk.state("POLICE"), desk.state("GP"), desk.state("CAMHS")) == (["nil"], ["confirmed"], ["outstanding"])
    assert desk.codes("POLICE") == []


def test_a_form_of_another_board_is_refused(desk: Desk) -> None:
    book = opened_book(filled(desk.form("CAMHS")))
    book["nelaudit"]["B1"] = "F-000000000000"
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("foreign.xlsx", buffer.getvalue())
    assert desk.ingest()["foreign.xlsx"]["code"] == "F06"


def test_rows_that_moved_are_found_by_their_hidden_names(desk: Desk) -> None:
    book = opened_book(filled(desk.form("POLICE")))
    book["Questions"].insert_rows(7, 3)
    book["Details"].insert_rows(6)
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("moved.xlsx", buffer.getvalue())
    assert desk.ingest()["moved.xlsx"]["outcome"] == "accepted"
    assert desk.codes("POLICE") == []


def test_a_renamed_sheet_is_read_by_the_names_of_its_rows(desk: Desk) -> None:
    book = opened_book(filled(desk.form("POLICE")))
    book["Questions"].title = "Answers"
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("renamed.xlsx", buffer.getvalue())
    assert desk.ingest()["renamed.xlsx"]["outcome"] == "accepted"
    assert desk.codes("POLICE") == []
    assert {row["sheet"] for row in inputs_of(desk, "POLICE") if row["field"].startswith("q.")} == {"Answers"}


def inputs_of(desk: Desk, agency: str) -> list[dict[str, str]]:
    """The rows of inputs.csv of an agency."""
    assert desk.run("export", "neglect-2016").code == 0
    text = (desk.root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    return [row for row in csv.DictReader(io.StringIO(text)) if row["agency"] == agency]


ODD_VALUES = {
    "not applicable": "N/A",
    "none": "None",
    "zero": "0",
    "true": "TRUE",
    "formula": "=1+1",
    "command": "=cmd|' /C calc'!A0",
    "minus": "-2 visits",
    "at": "@home",
    "apostrophe": "'quoted'",
    "longest": "Long answer. " * 2520 + "Seven..",
    "emoji": "The child chose 😀 and 👩‍👧",
    "welsh": "Ŵyn, tŷ, gŵydd, Llŷr",
    "lines": "First line.\nSecond line.\n\n• a bullet\tand a tab",
    "spaces": "  two spaces around  ",
    "escape": "_x0041_ stays",
    "markup": "<b>&amp; {field} %s",
}


def test_odd_values_come_through_ingest_export_and_documents_as_written(desk: Desk) -> None:
    assert len(ODD_VALUES["longest"]) == 32_767
    fields = [f"practice.{number}.text" for number in range(1, 6)] + [
        f"chronology.{number}.event" for number in range(1, len(ODD_VALUES) - 4)
    ]
    values = dict(zip(fields, ODD_VALUES.values(), strict=True))
    desk.drop("odd.xlsx", filled(desk.form("POLICE"), values))
    assert desk.ingest()["odd.xlsx"]["outcome"] == "accepted"
    assert desk.run("export", "neglect-2016").code == 0
    exported = (desk.root / "output/neglect-2016/export/inputs.csv").read_bytes()
    assert exported.startswith(b"\xef\xbb\xbf")
    csv.field_size_limit(1_000_000)
    rows = csv.DictReader(io.StringIO(exported.decode("utf-8-sig"), newline=""))
    shown = {row["field"]: row["value"] for row in rows if row["agency"] == "POLICE"}
    for field, value in values.items():
        restored = shown[field].removeprefix("'")
        assert restored == value, field
        assert not shown[field].startswith(("=", "+", "-", "@", "\t")), field
    assert desk.run("report", "neglect-2016").code == 0


@pytest.mark.parametrize("value", [v for name, v in ODD_VALUES.items() if name not in {"longest", "lines", "spaces"}])
def test_odd_values_stand_in_the_report_as_written(desk: Desk, value: str) -> None:
    desk.drop("odd.xlsx", filled(desk.form("POLICE"), {"proposal.1.action": value, "proposal.1.lead": "CSC"}))
    desk.ingest()
    desk.run("report", "neglect-2016")
    with zipfile.ZipFile(desk.root / "output/neglect-2016/report/overview.docx") as package:
        text = package.read("word/document.xml").decode()
    escaped = value.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    assert f">{escaped}</w:t>" in text


def test_a_folder_held_by_another_batch_is_left_alone(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    with batch_lock(desk.root / "output/record/batch.lock", "run"):
        ran = desk.run("ingest")
    assert ran.code == 3
    assert "Another batch is at work" in ran.err
    assert desk.state("POLICE") == ["outstanding"]


def test_an_immediate_concern_is_said_at_once(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"concern.1.what": "Left alone overnight."}))
    ran = desk.run("ingest")
    assert ran.code == 1
    assert "URGENT" in ran.err
    assert desk.run("findings").code == 1


def test_what_programs_leave_beside_an_open_file_is_passed_over(desk: Desk) -> None:
    desk.drop("~$police.xlsx", b"owner")
    desk.drop("Thumbs.db", b"x")
    assert desk.ingest() == {}


def test_a_path_that_is_not_there_is_a_usage_error(desk: Desk) -> None:
    ran = desk.run("ingest", "nowhere.xlsx")
    assert ran.code == 2
    assert "nowhere.xlsx" in ran.err


def test_a_hand_edited_report_is_never_overwritten(desk: Desk) -> None:
    desk.run("report", "neglect-2016")
    path = desk.root / "output/neglect-2016/report/overview.docx"
    path.write_bytes(path.read_bytes() + b"edited")
    desk.run("report", "neglect-2016")
    assert path.read_bytes().endswith(b"edited")
    assert (path.parent / "overview (new 2016-06-13).docx").exists()


def test_the_same_state_gives_the_same_bytes(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    desk.ingest()
    desk.run("report", "neglect-2016")
    folder = desk.root / "output/neglect-2016/report"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for path in folder.iterdir():
        path.unlink()
    desk.run("report", "neglect-2016")
    assert {path.name: path.read_bytes() for path in folder.iterdir()} == before


def test_an_empty_file_is_no_other_empty_file(desk: Desk) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("form.xlsx", filled(desk.form("POLICE")))
        made.writestr("notes.docx", b"")
    desk.drop("a.zip", out.getvalue())
    desk.drop("b N16-01 GP.xlsx", b"")
    for _ in range(2):
        entry = desk.ingest()["b N16-01 GP.xlsx"]
        assert (entry["outcome"], entry["code"], entry["form_id"]) == ("refused", "F01", None)
