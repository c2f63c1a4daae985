"""The form: what an agency sees, what is locked, and that map, cells and hidden names agree."""

import datetime as dt
import html
import io
import re
import zipfile
from collections import Counter
from typing import Any

import openpyxl
import pytest

from nelaudit.forms import layout
from nelaudit.forms.questions import questions_page
from nelaudit.forms.tables import details_page
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import NIL_LINES, row_key
from nelaudit.model.tools import Condition, GradeScale, QuestionType, Section, Tool
from tests.checks.forms import SCALE, question
from tests.conftest import Desk, edit_workbook
from tests.filling import map_of, opened_book


@pytest.fixture
def book(desk: Desk) -> openpyxl.Workbook:
    return opened_book(desk.form("POLICE"))


def test_the_map_names_every_unlocked_cell_and_no_other(book: openpyxl.Workbook) -> None:
    mapped = {(sheet, cell) for sheet, cell, _, _ in map_of(book).values()}
    unlocked = {
        (sheet.title, cell.coordinate)
        for sheet in book.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if not cell.protection.locked
    }
    assert mapped == unlocked
    assert len(mapped) == len(map_of(book))
    assert all(sheet.protection.sheet and not sheet.protection.password for sheet in book.worksheets)


def test_each_row_carries_the_name_of_its_fields_in_the_hidden_column(book: openpyxl.Workbook) -> None:
    for field, (sheet, cell, _, _) in map_of(book).items():
        row = book[sheet][cell].row
        assert book[sheet].cell(row, 1).value == row_key(field), field
        assert book[sheet].column_dimensions["A"].hidden


def test_fields_are_those_of_the_contract(book: openpyxl.Workbook) -> None:
    fields = set(map_of(book))
    details = {
        "involved", "nil_confirmed_by", "nil_confirmed_on", "nil_records_searched", "case_worker", "auditor", "auditor_role",
        "manager", "records_seen", "period_from", "period_to", "not_to_share", "signoff_name", "signoff_date",
    }  # fmt: skip
    assert {f"details.{name}" for name in details} <= fields
    for one in ("attendee.1.name", "attendee.1.role", "attendee.1.attending", "chronology.1.about", "concern.1.reference",
                "practice.1.text", "proposal.1.due", "overall.grade"):  # fmt: skip
        assert one in fields
    assert map_of(book)["details.involved"][2:] == ("choice", ["Yes", "No involvement"])
    questions = [name.split(".")[1] for name in fields if name.startswith("q.") and name.endswith(".answer")]
    assert all({f"q.{name}.evidence", f"q.{name}.dates"} <= fields for name in questions)
    assert len(questions) <= 25


def test_the_map_is_very_hidden_and_opens_with_the_identity(book: openpyxl.Workbook) -> None:
    sheet = book["nelaudit"]
    assert sheet.sheet_state == "veryHidden"
    keys = [sheet.cell(row, 1).value for row in range(1, 9)]
    assert keys == ["form_id", "audit", "case", "agency", "team", "edition", "signature", "field"]
    assert [cell.value for cell in sheet[8]] == ["field", "sheet", "cell", "kind", "choices"]
    properties: Any = getattr(book, "custom_doc_props")  # noqa: B009 - the stubs do not know it
    assert {prop.name: prop.value for prop in properties.props}["nelaudit_case"] == "N16-01"
    assert set(book.defined_names) == {"nelaudit_form_id", "nelaudit_case", "nelaudit_agency"}


def test_rules_fit_what_excel_allows(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            assert len(rule.promptTitle or "") <= 32
            assert len(rule.prompt or "") <= 255
    names = Counter(name.casefold() for name in book.defined_names)
    assert max(names.values()) == 1


def test_the_stored_counts_are_right_before_any_recalculation(desk: Desk) -> None:
    book = openpyxl.load_workbook(io.BytesIO(desk.form("POLICE")), data_only=True)
    questions = book["Questions"]
    words = [questions.cell(row, 7).value for row in range(5, questions.max_row + 1)]
    missing = sum(word in {"Answer needed", "Grade needed"} for word in words)
    assert questions["D2"].value == missing > 0
    front = [cell.value for cell in book["Guidance"]["C"] if isinstance(cell.value, int)]
    assert front == [book["Details"]["C2"].value, missing]


def test_the_first_page_says_what_the_form_is_not_and_whose_it_is(book: openpyxl.Workbook) -> None:
    text = "\n".join(str(cell.value) for row in book["Guidance"].iter_rows() for cell in row if cell.value)
    assert "This form is not a referral" in text
    assert "01632 960" in text
    assert "Monday 6 June 2016" in text
    assert "{" not in text


def test_the_childs_name_stands_on_the_first_page_only(desk: Desk, book: openpyxl.Workbook) -> None:
    register = openpyxl.load_workbook(desk.root / "input_templates" / "register.xlsx")
    name = next(row[3] for row in register["Cases"].iter_rows(values_only=True) if row[1] == "N16-01")
    places = {
        sheet.title
        for sheet in book.worksheets
        for row in sheet.iter_rows(values_only=True)
        for value in row
        if isinstance(value, str) and str(name) in value
    }
    assert places == {"Guidance"}


def set_names_on_forms(desk: Desk, value: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        {row[0].value: row[1] for row in book["Board"].iter_rows()}["names_on_forms"].value = value

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)


def test_where_names_go_another_way_no_form_holds_one(desk: Desk, definitions: Definitions) -> None:
    named = next(audit for audit in definitions.register.audits if audit.key == "neglect-2016").case("N16-01")
    assert named is not None
    subject = named.subject
    words = [subject.name, subject.address, subject.nhs_number, subject.carers, f"{subject.date_of_birth:%d/%m/%Y}"]
    assert all(words)
    for value, shown in (("No", False), ("yes", True)):
        set_names_on_forms(desk, value)
        assert desk.run("issue", "neglect-2016", today=dt.date(2016, 5, 16)).code == 0
        for path in (desk.root / "output" / "neglect-2016").rglob("*.xlsx"):
            parts = zipfile.ZipFile(path)
            text = "".join(html.unescape(parts.read(name).decode("utf-8")) for name in parts.namelist())
            is_form = path.parent.name == "forms"
            assert [word for word in words if word in text] == (words if shown and is_form else []), path.name
            assert ("by a separate secure message" in text) is (is_form and not shown)


def test_names_on_forms_is_yes_or_no(desk: Desk) -> None:
    for value, code in (("Yes", 0), ("no", 0), ("maybe", 2), ("", 2)):
        set_names_on_forms(desk, value)
        ran = desk.run("tool", "check")
        assert ran.code == code, value
        assert (f"“{value}” is neither yes nor no." in ran.err + ran.out) is bool(code)


def test_the_same_form_issued_again_is_the_same_bytes(desk: Desk) -> None:
    before = desk.form("POLICE")
    assert desk.run("issue", "neglect-2016", today=dt.date(2016, 5, 20)).code == 0
    assert desk.form("POLICE") == before


@pytest.mark.parametrize("scale", [SCALE, GradeScale(key="none", title="No grades", grades=())], ids=["graded", "not"])
def test_a_question_waits_for_the_very_cell_of_the_choice_with_or_without_a_grade_between(scale: GradeScale) -> None:
    sections = tuple(Section(name=name, label=name, hint="", graded=True) for name in ("first", "second", "third"))
    kind = question("kind", QuestionType.CHOICE, section="second", choices=("CSE", "HSB"))
    waits = [
        question(name, section=name, relevant=(Condition(name="kind", choice="CSE"),)) for name in ("first", "third")
    ]
    page = questions_page(
        Tool(key="t", title="T", scale=scale, sections=sections, questions=(waits[0], kind, waits[1]))
    )
    cells = {one.name: one.cell for one in page.fields}
    row = cells["q.kind.answer"].removeprefix("D")
    live = {f"D{cell.row + 1}": cell.formula for cell in page.cells if cell.formula}
    for name in ("first", "third"):
        assert f"$D${row}" in live[cells[f"q.{name}.answer"]]
        assert set(re.findall(r"\$G\$(\d+)", live[cells[f"q.{name}.answer"]])) == {row}


def test_a_nil_return_line_that_anyone_else_fills_in_is_said_before_it_is_called_needless() -> None:
    page = details_page(questions=3)
    live = {f"C{cell.row + 1}": cell.formula for cell in page.cells if cell.formula}
    words = [layout.ONLY_NIL, layout.NOT_APPLICABLE, layout.ANSWER_NEEDED, layout.COMPLETE]
    for name, cell in ((one.name, one.cell) for one in page.fields if one.name in NIL_LINES):
        assert [said for said in re.findall(r'"([^"]*)"', live[cell]) if said in words] == words, name
