"""The intake log as a workbook: what became of each file, what each correction changed, what waits for a person."""

import datetime as dt
from dataclasses import replace
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return
from nelaudit.report.lists.intake_log import IntakeBook, intake_log
from nelaudit.writing.excel.workbook import workbook_bytes
from tests.conftest import Desk, edit_workbook, filled
from tests.filling import opened_book
from tests.pathway.test_ingest import mail
from tests.privacy.clearing import cleared

LOG = "output/intake-log.xlsx"
HEADER_ROW = 4
WHO = Identity(audit="neglect-2016", case="N16-01", agency="GP")


def read(source: Path | bytes, sheet: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table, by column."""
    book = opened_book(source if isinstance(source, bytes) else Path(source).read_bytes())
    (table,) = book[sheet].tables.values()
    header, *lines = [[cell.value for cell in row] for row in book[sheet][table.ref]]
    assert book[sheet].freeze_panes == f"A{HEADER_ROW + 1}"
    assert (book[sheet].page_setup.orientation, book[sheet].page_setup.paperSize) == ("landscape", 9)
    return [dict(zip(header, row, strict=True)) for row in lines if any(row)]


def test_every_outcome_has_its_row_with_both_messages(desk: Desk) -> None:
    desk.drop("a.xlsx", b"no workbook", dt.date(2016, 6, 1))
    parts = (("police.xlsx", filled(desk.form("POLICE"))), ("r.pdf", b"%PDF-1.4\n"))
    desk.drop("mail.eml", mail(dt.date(2016, 6, 2), *parts), dt.date(2016, 6, 2))
    desk.run("ingest")
    refused, taken, beside = read(desk.root / LOG, "Files")
    assert refused["Date"].date() == dt.date(2016, 6, 13)
    assert [refused[name] for name in ("File", "Outcome", "Code", "Audit")] == [
        "returns/a.xlsx",
        "refused",
        "F02",
        None,
    ]
    assert refused["What it means"].startswith("The file is not an Excel or OpenDocument workbook")
    assert refused["May be sent to the agency"].startswith("The file that reached us is not an Excel workbook")
    assert len(refused["SHA-256"]) == 64
    assert {name: taken[name] for name in ("File", "Place in mail or zip", "Sender", "Outcome", "Case", "Agency", "Reader")} == {
        "File": "returns/mail.eml", "Place in mail or zip": "police.xlsx", "Sender": "spoc@police.example",
        "Outcome": "accepted", "Case": "N16-01", "Agency": "Merrowshire Police", "Reader": "xlsx",
    }  # fmt: skip
    assert (taken["What it means"], taken["May be sent to the agency"]) == ("Taken in.", None)
    assert (beside["Outcome"], beside["Place in mail or zip"]) == ("attachment", "r.pdf")


def test_what_a_correction_changed_stands_there_whole(desk: Desk) -> None:
    long = "The worker visited on 12/03/2016. " + "She wrote down all that she saw. " * 900
    first = {"overall.grade": None, "practice.1.text": "A first text.", "proposal.1.action": "Gone later."}
    second = {"practice.1.text": long}
    desk.drop("first.xlsx", filled(desk.form("POLICE"), first), dt.date(2016, 6, 1))
    desk.run("ingest")
    assert read(desk.root / LOG, "What changed") == []
    more = {"concern.1.what": "A new line.", "concern.1.action": "Rang.", "details.records_seen": "Case file"}
    desk.drop("second.xlsx", filled(desk.form("POLICE"), second | more), dt.date(2016, 6, 8))
    desk.run("ingest")
    found = {row["Field"]: row for row in read(desk.root / LOG, "What changed")}
    assert set(found) == {"overall.grade", "proposal.1.action", *second, *more}
    grade = found["overall.grade"]
    assert (grade["Case"], grade["Agency"], grade["Sheet"], grade["Before"]) == (
        "N16-01",
        "Merrowshire Police",
        "Questions",
        None,
    )
    assert (grade["File before"], grade["File after"]) == ("returns/first.xlsx", "returns/second.xlsx")
    assert grade["Question"]
    assert (found["practice.1.text"]["Before"], found["practice.1.text"]["After"]) == ("A first text.", long)
    assert (found["proposal.1.action"]["Before"], found["proposal.1.action"]["After"]) == ("Gone later.", None)


def test_a_refused_file_waits_until_it_is_taken_in(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    edit_workbook(desk.root / "input_templates/register.xlsx", _without_the_audit_s_cases)
    desk.run("ingest")
    (row,) = read(desk.root / LOG, "Waiting")
    assert (row["What waits"], row["File"], row["Code"]) == ("File refused", "returns/police.xlsx", "F06")
    edit_workbook(desk.root / "input_templates/register.xlsx", _with_them_again)
    desk.run("ingest")
    assert read(desk.root / LOG, "Waiting") == []
    assert [row["Outcome"] for row in read(desk.root / LOG, "Files")] == ["refused", "accepted"]


def _without_the_audit_s_cases(book: openpyxl.Workbook) -> None:
    _rename_case(book, "N16-01", "N16-91")


def _with_them_again(book: openpyxl.Workbook) -> None:
    _rename_case(book, "N16-91", "N16-01")


def _rename_case(book: openpyxl.Workbook, old: str, new: str) -> None:
    for name in ("Cases", "Invitations"):
        for row in book[name].iter_rows(min_row=2):
            for cell in row:
                if cell.value == old:
                    cell.value = new


def test_two_returns_wait_until_a_person_decides(desk: Desk) -> None:
    desk.drop("one.xlsx", filled(desk.form("POLICE")), dt.date(2016, 6, 1))
    desk.drop("two.xlsx", filled(desk.form("POLICE"), {"details.auditor": "Somebody Else"}), dt.date(2016, 6, 2))
    desk.run("ingest")
    rows = read(desk.root / LOG, "Waiting")
    assert [(row["What waits"], row["File"], row["Case"]) for row in rows] == [
        ("Two returns stand", "returns/one.xlsx", "N16-01"), ("Two returns stand", "returns/two.xlsx", "N16-01"),
    ]  # fmt: skip
    decision = [
        dt.date(2016, 6, 10),
        "neglect-2016",
        "N16-01",
        "POLICE",
        None,
        "exclude",
        "by mistake",
        "QA group",
        "two.xlsx",
    ]
    edit_workbook(desk.root / "input_templates/register.xlsx", lambda book: book["Decisions"].append(decision))
    desk.run("run")
    assert read(desk.root / LOG, "Waiting") == []


def test_the_same_state_gives_the_same_bytes_and_an_edited_log_is_left_alone(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    desk.run("ingest")
    before = (desk.root / LOG).read_bytes()
    desk.run("run", today=dt.date(2016, 6, 20))
    assert (desk.root / LOG).read_bytes() == before
    edit_workbook(desk.root / LOG, lambda book: book["Waiting"].append(["Ring the school"]))
    edited = (desk.root / LOG).read_bytes()
    desk.run("ingest")
    assert (desk.root / LOG).read_bytes() == edited
    assert (desk.root / "output/intake-log (new 2016-06-13).xlsx").read_bytes() == before


def test_the_children_s_names_stay_out(desk: Desk) -> None:
    def name_a_child(book: openpyxl.Workbook) -> None:
        header, *rows = book["Cases"].iter_rows()
        column = [cell.value for cell in header].index("name")
        for row in rows:
            row[column].value = "Ottoline Fenwickham"

    edit_workbook(desk.root / "input_templates/register.xlsx", name_a_child)
    desk.drop(
        "Ottoline F first.xlsx",
        filled(desk.form("POLICE"), {"practice.1.text": "Ottoline was seen."}),
        dt.date(2016, 6, 1),
    )
    desk.drop("two.xlsx", filled(desk.form("POLICE"), {"practice.1.text": "FENWICKHAM was seen."}), dt.date(2016, 6, 2))
    desk.drop("fenwickham.xlsx", b"no workbook")
    desk.run("ingest")
    shown = [str(value) for sheet in ("Files", "What changed", "Waiting") for row in read(desk.root / LOG, sheet)
             for value in row.values()]  # fmt: skip
    assert [text for text in shown if "ottoline" in text.casefold() or "fenwickham" in text.casefold()] == []
    assert "[name removed] was seen." in shown


@pytest.mark.parametrize("text", ["x" * 40_000, "\N{SLIGHTLY SMILING FACE}" * 20_000, "=1+1\x0b\ud83d", "_x000D_"])
def test_no_text_is_too_long_or_too_odd(definitions: Definitions, text: str) -> None:
    def returned(value: str, sha256: str) -> Return:
        got = Received(day=dt.date(2016, 6, 1), basis=Basis.FILE, path="a.xlsx", member="", sha256=sha256)
        cell = Input(field="q.one.answer", value=value, kind=FieldKind.TEXT, sheet="Questions", cell="C5")
        return Return(form_id="F-1", identity=WHO, edition="e", received=got, inputs={cell.field: cell})

    line = IntakeRow(taken_on=dt.date(2016, 6, 1), path=text[:2000], member="", sender="", sha256="1", outcome=Outcome.REFUSED,
                     code="F05", message=text, form_id="")  # fmt: skip
    book = IntakeBook(
        today=dt.date(2016, 6, 1), register=definitions.register, lines=(line, replace(line, sha256="", code="F09")),
        whose={}, replaced=((returned("before", "1"), returned(text, "2")),), side_by_side=(), labels={},
    )  # fmt: skip
    (row,) = read(workbook_bytes(cleared(intake_log(book))), "What changed")
    if len(text) > 10_000:
        assert f"the whole text has {len(text):,} characters" in row["After"]
        assert row["After"].startswith(text[:15_000])
    assert row["Before"] == "before"


def test_what_could_not_be_read_at_all_waits_until_its_path_can(definitions: Definitions) -> None:
    used = IntakeRow(taken_on=dt.date(2016, 6, 1), path="a.xlsx", member="", sender="", sha256="", outcome=Outcome.REFUSED,
                     code="F09", message="In use.", form_id="")  # fmt: skip
    taken = replace(used, sha256="1", outcome=Outcome.ACCEPTED, code="", container="1")
    mailed = replace(used, path="m.eml", sha256="2", code="F02")
    opened = replace(taken, path="m.eml", member="b.xlsx", sha256="3", container="2")

    def waiting(*lines: IntakeRow) -> list[str]:
        book = IntakeBook(today=used.taken_on, register=definitions.register, lines=lines, whose={}, replaced=(),
                          side_by_side=(), labels={})  # fmt: skip
        return [row["File"] for row in read(workbook_bytes(cleared(intake_log(book))), "Waiting")]

    assert waiting(used, mailed) == ["a.xlsx", "m.eml"]
    assert waiting(used, mailed, taken) == ["m.eml"]
    assert waiting(used, mailed, taken, opened) == []
