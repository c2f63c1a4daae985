"""A session: ten cases drawn once by a seed, a form each, sent in one message or filled in at the meeting."""

import datetime as dt
import email
import email.policy
import hashlib
from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.forms.sampling import draw_sample
from nelaudit.model.definitions import Definitions
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.workspace import Workspace
from nelaudit.store.record import Record
from tests.conftest import Desk, DeskAfter, edit_workbook, filled
from tests.pathway.test_ingest import mail

pytestmark = pytest.mark.long_tables

AUDIT, SEED = "single-assessment-2016", "session of September 2016"
DRAWN_ON, MEETING = dt.date(2016, 9, 12), dt.date(2016, 9, 20)
LISTED = [f"SA16-{number:02}" for number in range(1, 31)]


def by_hand(seed: str, size: int) -> list[str]:
    """The draw as anyone can repeat it: ranked by the SHA-256 of seed, line feed, reference."""
    return sorted(LISTED, key=lambda case: hashlib.sha256(f"{seed}\n{case}".encode()).hexdigest())[:size]


TEN = by_hand(SEED, 10)


def drawn(desk: Desk) -> None:
    assert desk.run("issue", AUDIT, today=DRAWN_ON).code == 0


@pytest.fixture
def session(desk_after: DeskAfter) -> Desk:
    """A desk on which the cases of a session are drawn and its forms made."""
    return desk_after(drawn)


def folder(desk: Desk) -> Path:
    return desk.root / "output" / AUDIT / "forms"


def forms(desk: Desk) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder(desk).iterdir()}


def register(desk: Desk, edit: Callable[[openpyxl.Workbook], None]) -> None:
    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)


def cases(desk: Desk) -> list[str]:
    return [row["case"] for row in desk.run("status", AUDIT, "--json", today=MEETING).json["returns"]]


def row_of(book: openpyxl.Workbook, case: str) -> int:
    return [row[1].value for row in book["Sampling"].iter_rows()].index(case) + 1


def setting(name: str, value: Any) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        columns = [cell.value for cell in book["Audits"][1]]
        for row in book["Audits"].iter_rows(min_row=2):
            if row[0].value == AUDIT:
                row[columns.index(name)].value = value

    return edit


def without(case: str) -> Callable[[openpyxl.Workbook], None]:
    return lambda book: book["Sampling"].delete_rows(row_of(book, case))


def test_issue_makes_a_form_for_each_of_the_ten_drawn_and_for_no_other(session: Desk) -> None:
    assert set(forms(session)) == {f"{case} CSC.xlsx" for case in TEN}
    assert cases(session) == TEN


def test_before_the_draw_no_case_is_anywhere(desk: Desk) -> None:
    assert cases(desk) == []
    assert not folder(desk).exists()


def test_the_order_of_the_list_plays_no_part(definitions: Definitions) -> None:
    audit = definitions.register.audit(AUDIT)
    assert audit is not None
    orders = (audit.listed, audit.listed[::-1], audit.listed[11:] + audit.listed[:11])
    draws = [draw_sample(replace(audit, listed=order), drawn_on=DRAWN_ON, drawn_by="") for order in orders]
    assert [one.case for one in draws[0].drawn] == TEN
    assert draws[0] == draws[1] == draws[2]


@pytest.mark.slow
def test_without_a_seed_the_key_of_the_audit_is_the_seed_and_without_a_size_ten_are_drawn(desk: Desk) -> None:
    register(desk, setting("sample_seed", None))
    register(desk, setting("sample_size", None))
    desk.run("issue", AUDIT, today=DRAWN_ON)
    assert cases(desk) == by_hand(AUDIT, 10)


@pytest.mark.slow
def test_more_asked_than_listed_takes_all(desk: Desk) -> None:
    register(desk, setting("sample_size", 31))
    register(desk, lambda book: book["Sampling"].delete_rows(5, 40))
    desk.run("issue", AUDIT, today=DRAWN_ON)
    assert sorted(cases(desk)) == LISTED[:3]


@pytest.mark.parametrize(
    ("edit", "words"),
    [
        (without("SA16-17"), "The list in the register has changed"),
        (lambda book: book["Sampling"].append([AUDIT, "SA16-31", "CSC"]), "The list in the register has changed"),
        (setting("sample_seed", "another"), "The seed in the register has changed"),
        (setting("sample_size", 3), "The sample size in the register has changed"),
    ],
    ids=["a case fewer", "a case more", "seed", "size"],
)
def test_what_was_drawn_stands(session: Desk, edit: Callable[[openpyxl.Workbook], None], words: str) -> None:
    before = forms(session)
    register(session, edit)
    again = session.run("issue", AUDIT, today=dt.date(2016, 9, 14))
    assert again.code == 0
    assert "The draw of 12 September 2016 stands: 10 of 30 cases." in again.err
    assert words in again.err
    assert forms(session) == before
    assert cases(session) == TEN


def test_issued_again_with_nothing_changed_makes_the_same_bytes_and_says_no_more_than_that_it_stands(
    session: Desk,
) -> None:
    before = forms(session)
    again = session.run("issue", AUDIT, today=dt.date(2016, 9, 14))
    assert "stands" in again.err
    assert "changed" not in again.err
    assert forms(session) == before


def test_the_document_of_the_draw_can_be_repeated_and_names_nobody(session: Desk) -> None:
    book = openpyxl.load_workbook(folder(session).parent / "draw.xlsx")
    rows = [[cell for cell in row if cell is not None] for row in book.active.iter_rows(values_only=True)]  # type: ignore[union-attr]
    words = {str(row[0]): row[1] for row in rows if len(row) == 2}
    assert words["Seed"] == SEED
    assert words["Drawn on"] == "12 September 2016"
    assert str(words["Drawn by"]).startswith("Morwenna Tallis")
    assert words["How many"] == "10 of 30 cases listed; 10 were asked for"
    start = [row[:1] for row in rows].index(["Rank"]) + 1
    assert [row[:4] for row in rows[start:]] == [
        [place, case, "CSC", "yes" if case in TEN else "no"] for place, case in enumerate(by_hand(SEED, 30), start=1)
    ]
    names = openpyxl.load_workbook(session.root / "input_templates/register.xlsx")["Sampling"]
    texts = " ".join(str(cell) for row in rows for cell in row)
    assert not [row[4] for row in names.iter_rows(min_row=2, values_only=True) if str(row[4]) in texts]


@pytest.mark.slow
def test_ten_forms_in_one_message_are_taken_in(session: Desk) -> None:
    parts = [(f"{case} CSC.xlsx", filled((folder(session) / f"{case} CSC.xlsx").read_bytes())) for case in TEN]
    session.drop("session.eml", mail(MEETING, *parts), MEETING)
    entries = session.run("ingest", "--json", today=MEETING).json["files"]
    assert [entry["outcome"] for entry in entries] == ["accepted"] * 10
    assert_all_complete(session)


@pytest.mark.slow
def test_ten_forms_filled_in_at_the_meeting_are_taken_in(session: Desk) -> None:
    for case in TEN:
        session.drop(f"{case}.xlsx", filled((folder(session) / f"{case} CSC.xlsx").read_bytes()), MEETING)
    entries = session.run("ingest", "--json", today=MEETING).json["files"]
    assert [entry["outcome"] for entry in entries] == ["accepted"] * 10
    assert_all_complete(session)
    assert session.run("run", today=MEETING).code == 0
    assert (session.root / "output" / AUDIT / "report" / "overview.docx").is_file()
    assert session.run("export", AUDIT, today=MEETING).code == 0
    exported = (session.root / "output" / AUDIT / "export" / "returns.csv").read_text("utf-8")
    assert [case for case in LISTED if case in exported] == sorted(TEN)


def assert_all_complete(session: Desk) -> None:
    rows = session.run("status", AUDIT, "--json", today=MEETING).json["returns"]
    assert [(row["case"], row["state"], row["working_days_late"]) for row in rows] == [
        (case, "complete", "0") for case in TEN
    ]


@pytest.mark.slow
def test_chosen_cases_come_before_drawn_ones(desk: Desk) -> None:
    def chosen(book: openpyxl.Workbook) -> None:
        book["Cases"].append([AUDIT, "CHOSEN-1", None, "Wilfred Gullpenny"])
        book["Invitations"].append([AUDIT, "CHOSEN-1", "POLICE"])

    register(desk, chosen)
    desk.run("issue", AUDIT, today=DRAWN_ON)
    assert cases(desk) == ["CHOSEN-1", *TEN]


@pytest.mark.slow
def test_a_case_taken_off_the_list_after_the_draw_stops_nothing(session: Desk) -> None:
    lost = TEN[0]
    form = forms(session)[f"{lost} CSC.xlsx"]
    decision = ["13/09/2016", AUDIT, lost, "CSC", None, "extension", "ill", "QA group", None, "27/09/2016"]
    register(session, lambda book: book["Decisions"].append(decision))
    register(session, without(lost))
    message = f"Sampling: {AUDIT}: {lost}, drawn on 12 September 2016, no longer stands here"
    assert message in session.run("issue", AUDIT, today=DRAWN_ON).err
    assert forms(session)[f"{lost} CSC.xlsx"] == form
    session.drop("back.xlsx", filled(form), MEETING)
    ran = session.run("run", today=MEETING)
    assert ran.code == 0
    assert message in ran.err
    assert cases(session) == TEN
    check = session.run("tool", "check")
    assert check.code == 0
    assert message in check.out


def test_a_list_taken_away_whole_leaves_the_draw_and_makes_no_form(session: Desk) -> None:
    register(session, lambda book: book.remove(book["Sampling"]))
    ran = session.run("issue", AUDIT, today=DRAWN_ON)
    assert ran.code == 2
    assert "invites nobody" in ran.err
    assert cases(session) == TEN


def test_a_drawn_case_moved_to_the_sheet_cases_is_not_counted_twice(session: Desk) -> None:
    def move(book: openpyxl.Workbook) -> None:
        without(TEN[0])(book)
        book["Cases"].append([AUDIT, TEN[0], 1, "Jessamy Wrenfold"])
        book["Invitations"].append([AUDIT, TEN[0], "CSC"])

    register(session, move)
    assert cases(session) == TEN
    assert "no longer stands" not in session.run("issue", AUDIT, today=DRAWN_ON).err


def test_the_details_of_a_drawn_child_stand_in_the_form_and_keep_names_out_of_reports(session: Desk) -> None:
    audit = load_definitions(Workspace(session.root))[0].register.audit(AUDIT)
    assert audit is not None
    assert [case.subject.name for case in audit.cases][:2] == ["Jessamy Wrenfold", "Sidony Heronsgate"]
    guidance = openpyxl.load_workbook(folder(session) / f"{TEN[0]} CSC.xlsx").worksheets[0]
    texts = [str(cell) for row in guidance.iter_rows(values_only=True) for cell in row]
    assert any("Jessamy Wrenfold" in text for text in texts)


def test_issue_keeps_whom_the_drawn_cases_are_about_before_any_other_command_runs(session: Desk) -> None:
    with Record(session.root / "output/record/nelaudit.db") as record:
        assert record.subjects.cases() >= set(TEN)


def test_all_forms_of_a_session_go_out_in_one_draft_that_names_no_child(session: Desk) -> None:
    [path] = (folder(session).parent / "emails").glob("*.eml")
    message = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
    assert isinstance(message, EmailMessage)
    assert (message["To"], message["X-Unsent"]) == ("csc.quality@marlhaven-council.example", "1")
    attached = {part.get_filename(): part.get_content() for part in message.iter_attachments()}
    assert attached == forms(session)
    body = message.get_body()
    assert body is not None
    assert "20 September 2016" in body.get_content()
    book = openpyxl.load_workbook(session.root / "input_templates" / "register.xlsx")
    column = [cell.value for cell in book["Sampling"][1]].index("name")
    names = {row[column] for row in book["Sampling"].iter_rows(min_row=2, values_only=True)}
    assert len(names) == 30
    assert not any(str(name) in body.get_content() for name in names)
    before = path.read_bytes()
    session.run("issue", AUDIT, today=DRAWN_ON)
    assert path.read_bytes() == before
