"""Whose form a workbook is: by its map, its sheets' corners, its properties; and what is said when they disagree."""

import datetime as dt
import io
import zipfile
from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.conftest import Desk, edit_workbook, filled
from tests.filling import edited, opened_book

pytestmark = pytest.mark.long_tables


def lose_map(book: Any) -> None:
    del book["nelaudit"]


def lose_column(book: Any) -> None:
    for name in ("Details", "Questions", "Chronology", "Immediate concerns", "Practice and actions", "Long answers"):
        book[name].delete_cols(1)


def lose_properties(book: Any) -> None:
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


@pytest.mark.parametrize("edits", [[lose_map], [lose_map, lose_properties], [lose_map, lose_column]])
def test_a_form_without_its_map_is_still_known(desk: Desk, edits: list[Callable[[Any], None]]) -> None:
    data = filled(desk.form("POLICE"))
    for edit in edits:
        data = edited(data, edit)
    desk.drop("x.xlsx", data)
    assert desk.ingest()["x.xlsx"]["outcome"] == "accepted"
    codes = {code for code, _ in desk.codes("POLICE")}
    assert codes <= {"M01", "M11", "M14"}
    assert ("M14" in codes) is (lose_column in edits), (
        "a sheet without the form's id is taken as the properties say, and said"
    )
    assert "M11" in codes
    assert desk.state("POLICE") == ["complete"]


def test_a_form_that_has_lost_all_three_is_refused_and_named_for_what_it_looks_like(desk: Desk) -> None:
    data = filled(desk.form("POLICE"))
    for edit in (lose_map, lose_column, lose_properties):
        data = edited(data, edit)
    desk.drop("x.xlsx", data)
    entry = desk.ingest()["x.xlsx"]
    assert entry["code"] == "F05"
    assert "named like those of our form" in entry["message"]


def test_another_signature_is_advice_and_no_refusal(desk: Desk) -> None:
    def sign(book: Any) -> None:
        book["nelaudit"]["B7"] = "0" * 32

    desk.drop("x.xlsx", edited(filled(desk.form("GP")), sign))
    assert desk.ingest()["x.xlsx"]["outcome"] == "accepted"
    assert desk.codes("GP") == [("M11", "")]
    assert desk.state("GP") == ["complete"]


def test_a_map_taken_from_another_form_is_seen(desk: Desk) -> None:
    """The whole label of the GP's form, signature included, on the answers of the police."""
    other = opened_book(desk.form("GP"))["nelaudit"]

    def relabel(book: Any) -> None:
        for row in range(1, 8):
            book["nelaudit"].cell(row, 2).value = other.cell(row, 2).value

    desk.drop("x.xlsx", edited(filled(desk.form("POLICE")), relabel))
    entry = desk.ingest()["x.xlsx"]
    assert entry["code"] == "F07"
    assert desk.state("GP") == ["outstanding"]


def take_sheet(book: Any, other: bytes, name: str) -> None:
    """A sheet of another form in the place of the form's own, as “Move or Copy” puts it there."""
    source = opened_book(other)[name]
    place = book.sheetnames.index(name)
    del book[name]
    target = book.create_sheet(name, place)
    for row in source.iter_rows():
        for cell in row:
            target[cell.coordinate].value = cell.value


SWAPS = {
    "all else as issued": [],
    "without hidden columns": [lose_column],
    "without map": [lose_map],
    "without map and hidden columns": [lose_map, lose_column],
    "without hidden columns and properties": [lose_column, lose_properties],
    "nothing left that says whose it is": [lose_map, lose_column, lose_properties],
}


@pytest.mark.parametrize("edits", SWAPS.values(), ids=SWAPS)
@pytest.mark.parametrize("sheet", ["Chronology", "Questions", "Details"])
def test_a_sheet_of_another_form_never_brings_the_rest_under_its_own(
    desk: Desk, sheet: str, edits: list[Callable[[Any], None]]
) -> None:
    data = filled(desk.form("POLICE"), {"chronology.1.event": "POLICE: he was found alone"})
    for edit in edits:
        data = edited(data, edit)
    other = filled(desk.form("GP"), {"chronology.1.event": "GP: the jab was missed"})
    desk.drop("x.xlsx", edited(data, lambda book: take_sheet(book, other, sheet)))
    [entry] = desk.run("ingest", "--json").json["files"]
    desk.run("export", "neglect-2016", "--format", "csv")
    inputs = (desk.root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    assert "by POLICE" not in "".join(line for line in inputs.splitlines() if ",GP," in line)
    assert "by GP" not in "".join(line for line in inputs.splitlines() if ",POLICE," in line)
    assert entry["code"] == "F07" or entry["outcome"] != "accepted" or "did not take" in entry["message"]


def no_id(name: str) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        book[name]["A1"] = None

    return edit


def blank_copy_elsewhere(book: Any) -> None:
    sheet = book["Immediate concerns"]
    target = book.create_sheet("Sheet1")
    for row in sheet.iter_rows(min_row=4, min_col=2):
        for cell in row:
            target[cell.coordinate].value = cell.value
            if cell.row > 4:
                cell.value = None


ELSEWHERE = {
    "the concerns sheet without its id, and no map": [lose_map, lose_properties, no_id("Immediate concerns")],
    "only the details with an id, and no map": [
        lose_map, lose_properties, *(no_id(name) for name in ("Questions", "Chronology", "Immediate concerns", "Practice and actions")),
    ],
    "a filled copy of the sheet beside the blank one": [blank_copy_elsewhere],
}  # fmt: skip


@pytest.mark.parametrize("edits", ELSEWHERE.values(), ids=ELSEWHERE)
def test_a_concern_on_a_sheet_that_is_not_taken_is_urgent_and_its_words_are_said(
    desk: Desk, edits: list[Callable[[Any], None]]
) -> None:
    data = filled(
        desk.form("POLICE"), {"concern.1.what": "The baby is left alone at night", "chronology.1.event": "Seen at home"}
    )
    for edit in edits:
        data = edited(data, edit)
    desk.drop("x.xlsx", data)
    ran = desk.run("run")
    assert ran.code == 1
    assert "URGENT" in ran.err
    found = desk.run("findings", "neglect-2016", "--json").json["findings"]
    urgent = [row["message"] for row in found if row["severity"] == "urgent" and row["code"] == "U03"]
    assert any("The baby is left alone at night" in message for message in urgent)
    if len(edits) > 3:
        said = " ".join(row["message"] for row in found)
        assert "Seen at home" in said, "what was not taken is listed"


def test_an_attendee_whose_role_is_that_of_a_row_is_taken_though_other_rows_were_exchanged(desk: Desk) -> None:
    def exchange(book: Any) -> None:
        sheet = book["Details"]
        for col in range(2, 5):
            one, other = sheet.cell(9, col), sheet.cell(12, col)
            one.value, other.value = other.value, one.value

    changes = {"attendee.1.role": "Auditor", "details.manager": "Lee Park", "details.case_worker": "Kim Ash"}
    desk.drop("x.xlsx", edited(filled(desk.form("GP"), changes), exchange))
    desk.ingest()
    desk.run("export", "neglect-2016", "--format", "csv")
    inputs = (desk.root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    for field, value in changes.items():
        assert any(f",{field},{value}," in line for line in inputs.splitlines()), field


def test_a_note_below_a_table_is_no_row_of_it(desk: Desk) -> None:
    def write(book: Any) -> None:
        book["Practice and actions"]["C22"] = "Form completed by the practice manager"

    desk.drop("x.xlsx", edited(filled(desk.form("GP")), write))
    desk.ingest()
    assert "Form completed by" not in str(desk.codes("GP"))
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert [row["code"] for row in rows if "Form completed by" in row["message"]] == ["M06"]


@pytest.mark.parametrize("without_ids", [lambda _: None, lose_column])
def test_a_map_of_another_form_beside_properties_that_say_whose_it_is(
    desk: Desk, without_ids: Callable[[Any], None]
) -> None:
    other = opened_book(desk.form("GP"))["nelaudit"]

    def replace_map(book: Any) -> None:
        without_ids(book)
        for row in other.iter_rows():
            for cell in row:
                book["nelaudit"][cell.coordinate].value = cell.value

    desk.drop("x.xlsx", edited(filled(desk.form("POLICE")), replace_map))
    entry = desk.ingest()["x.xlsx"]
    assert entry["code"] == "F07"
    assert "properties say" in entry["message"] or "sheets say" in entry["message"]


def test_ids_of_two_forms_on_one_sheet_are_refused(desk: Desk) -> None:
    other = opened_book(filled(desk.form("GP")))["Questions"]

    def paste(book: Any) -> None:
        for row in other.iter_rows():
            for cell in row:
                book["Questions"].cell((cell.row or 0) + 60, cell.column).value = cell.value

    desk.drop("x.xlsx", edited(filled(desk.form("POLICE"), {"q.daily_life.answer": None}), paste))
    entry = desk.ingest()["x.xlsx"]
    assert entry["code"] == "F07"
    assert "carries the ids of several forms" in entry["message"]


def test_what_was_decided_by_likeness_stands_on_the_form_s_row_of_the_intake_log(desk: Desk) -> None:
    def change(book: Any) -> None:
        sheet = book["Questions"]
        for row in range(6, 10):
            sheet.cell(row, 1).value = None
            sheet.cell(row, 3).value = str(sheet.cell(row, 3).value).replace("the ", "teh ", 1)

    desk.drop("x.xlsx", edited(filled(desk.form("GP")), change))
    entry = desk.ingest()["x.xlsx"]
    assert "rows by similar words" in entry["message"]
    log = openpyxl.load_workbook(desk.root / "output/intake-log.xlsx")["Files"]
    assert any("rows by similar words" in str(cell.value) for row in log.iter_rows() for cell in row)


def test_two_forms_copied_into_one_workbook_are_two_returns(desk: Desk) -> None:
    police = opened_book(filled(desk.form("POLICE")))
    camhs = opened_book(filled(desk.form("CAMHS"), {"details.auditor": "Another Auditor"}))
    for name in ("Details", "Questions"):
        target = police.create_sheet(f"{name} (2)")
        for row in camhs[name].iter_rows():
            for cell in row:
                target[cell.coordinate].value = cell.value
    buffer = io.BytesIO()
    police.save(buffer)
    desk.drop("both.xlsx", buffer.getvalue())
    entries = desk.run("ingest", "--json").json["files"]
    assert [entry["outcome"] for entry in entries] == ["accepted", "accepted"]
    assert len({entry["form_id"] for entry in entries}) == 2
    rows = desk.run("status", "neglect-2016", "--json").json["returns"]
    auditors = {row["agency"]: row["auditor"] for row in rows}
    assert (auditors["POLICE"], auditors["CAMHS"]) == ("Sam Reed", "Another Auditor")


def test_a_correction_says_which_cells_changed(desk: Desk) -> None:
    desk.drop("first.xlsx", filled(desk.form("GP")))
    desk.ingest()
    changes = {"details.manager": "Lee Park", "details.case_worker": "Kim Ash"}
    desk.drop("second.xlsx", filled(desk.form("GP"), changes), dt.date(2016, 6, 2))
    message = desk.ingest()["second.xlsx"]["message"]
    assert "2 cells changed: Details C9, Details C12." in message


def test_a_picture_inside_is_kept_as_an_attachment(desk: Desk) -> None:
    data = filled(desk.form("GP"))
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as archive:
        archive.writestr("xl/media/genogram.png", b"\x89PNG\r\n\x1a\n" + b"0" * 64)
    desk.drop("x.xlsx", out.getvalue())
    assert desk.ingest()["x.xlsx"]["outcome"] == "accepted"
    assert b"genogram.png" in (desk.root / "output/record/nelaudit.db").read_bytes()


def decide(desk: Desk, *row: object) -> None:
    edit_workbook(
        desk.root / "input_templates" / "register.xlsx",
        lambda book: book["Decisions"].append([row[0], "neglect-2016", "", *row[1:]]),
    )


def test_a_closed_audit_takes_nothing_in_unless_a_later_decision_says_so(desk: Desk) -> None:
    decide(desk, dt.date(2016, 6, 10), "", "", "signed_off", "Report agreed", "The board")
    desk.drop("gp.xlsx", filled(desk.form("GP")))
    entry = desk.ingest()["gp.xlsx"]
    assert entry["code"] == "F06"
    assert "signed off on 10 June 2016" in entry["message"]
    decide(desk, dt.date(2016, 6, 11), "GP", "", "include", "Came late, matters", "The board")
    assert desk.ingest()["gp.xlsx"]["outcome"] == "accepted"


@pytest.mark.parametrize(
    ("signed_off", "outcome"), [("2016-06-12", "refused"), ("2016-06-13", "refused"), ("2016-06-14", "accepted")]
)
def test_an_audit_is_closed_from_the_very_day_of_its_sign_off(desk: Desk, signed_off: str, outcome: str) -> None:
    """It is 13 June; a decision that is dated tomorrow closes nothing yet."""
    decide(desk, dt.date.fromisoformat(signed_off), "", "", "signed_off", "Report agreed", "The board")
    desk.drop("gp.xlsx", filled(desk.form("GP")))
    assert desk.ingest()["gp.xlsx"]["outcome"] == outcome


def test_an_older_edition_is_read_by_its_own_questions_and_what_it_lacks_is_said(desk: Desk) -> None:
    older = filled(desk.form("GP"))

    def add_question(book: Any) -> None:
        sheet = book["Questions"]
        header = [cell.value for cell in sheet[1]]
        row = next(row for row in sheet.iter_rows(min_row=2, values_only=True) if row[header.index("neglect")])
        new = dict(zip(header, row, strict=True)) | {
            "name": "fathers_seen",
            "label": "Was the father seen, and by whom?",
        }
        sheet.append([new[name] for name in header])

    edit_workbook(desk.root / "input_templates" / "question_bank.xlsx", add_question)
    assert desk.run("issue", "neglect-2016", today=dt.date(2016, 5, 20)).code == 0
    desk.drop("gp.xlsx", older)
    assert desk.ingest()["gp.xlsx"]["outcome"] == "accepted"
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert [(row["code"], row["severity"]) for row in rows if row["agency"] == "GP"] == [("M13", "advice")]
    assert "Was the father seen" in rows[-1]["message"]
