"""What Excel and Word make of keys, names and conditions while people type them."""

import datetime as dt
import io

import openpyxl
import pytest
from openpyxl.styles import Font

from nelaudit.define import CODEBOOK, QUESTION_BANK, REGISTER
from nelaudit.define.tables import Problems, SourceBook
from nelaudit.model.tools import Condition
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook
from tests.conftest import Desk, edit_workbook
from tests.define.sheets import Book, Edit, append, put_in, read_edited

DAY = dt.date(2016, 2, 1)
MOMENT = dt.datetime(2026, 11, 5)  # noqa: DTZ001 - as a cell holds it

MADE_OF: list[tuple[str, Edit, str]] = [
    (REGISTER, put_in("Cases", "case", 2, DAY), "Cases › B2"),
    (REGISTER, put_in("Agencies", "code", 2, MOMENT), "Agencies › A2"),
    (REGISTER, put_in("Agencies", "name", 2, DAY), "Agencies › "),
    (REGISTER, put_in("Audits", "key", 2, dt.date(2001, 3, 1)), "Audits › A2"),
    (REGISTER, put_in("Audits", "title", 2, DAY), "Audits › "),
    (REGISTER, put_in("Invitations", "case", 2, DAY), "Invitations › B2"),
    (REGISTER, put_in("Invitations", "agency", 2, DAY), "Invitations › C2"),
    (REGISTER, put_in("Invitations", "team", 2, dt.time(5, 11)), "Invitations › D2"),
    (REGISTER, append("Decisions", date=DAY, audit="neglect-2016", case=DAY, kind="nil", reason="x", agreed_by="y"), "Decisions › "),
    (REGISTER, put_in("Cases", "carers", 2, DAY), "Cases › "),
    (QUESTION_BANK, put_in("Questions", "name", 2, DAY), "Questions › "),
    (QUESTION_BANK, put_in("Questions", "label", 2, DAY), "Questions › "),
    (QUESTION_BANK, put_in("Sections", "name", 2, MOMENT), "Sections › "),
    (QUESTION_BANK, put_in("Choices", "name", 2, DAY), "Choices › "),
    (QUESTION_BANK, put_in("Choices", "label", 2, DAY), "Choices › "),
    (QUESTION_BANK, put_in("Tools", "tool", 2, DAY), "Tools › "),
    (QUESTION_BANK, put_in("Sources", "word", 2, DAY), "Sources › "),
    (CODEBOOK, put_in("Themes", "key", 2, DAY), "Themes › "),
    (CODEBOOK, put_in("Phrases", "phrase", 2, DAY), "Phrases › "),
    (CODEBOOK, put_in("Lists", "word", 2, DAY), "Lists › "),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edit", "place"), MADE_OF, ids=[f"{file} {place}" for file, _, place in MADE_OF])
def test_a_key_or_name_that_excel_made_a_date_of_is_a_mistake(file: str, edit: Edit, place: str) -> None:
    _, problems = read_edited({file: [edit]})
    [found] = [one for one in problems if "Excel made a" in one.found]
    assert [one for one in problems if (one.sheet, one.cell) == (found.sheet, found.cell)] == [found]
    assert not found.advice
    assert place in f"{found.sheet} › {found.cell}" or place.startswith(found.sheet)
    assert "format Text" in found.put_right


def test_a_date_where_one_belongs_is_none() -> None:
    _, problems = read_edited(
        {REGISTER: [put_in("Audits", "deadline", 2, DAY), put_in("Cases", "date_of_birth", 2, DAY)]}
    )
    assert not [one for one in problems if "Excel made" in one.found]


@pytest.mark.parametrize("shown", ["dd/mm/yyyy", "d-mmm", "mmm-yy", "yyyy-mm-dd hh:mm:ss"])
def test_nothing_is_issued_with_a_date_for_a_reference(desk: Desk, shown: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        for sheet in ("Cases", "Invitations"):
            for row in book[sheet].iter_rows(min_row=2):
                if row[1].value == "N16-01":
                    row[1].value = MOMENT
                    row[1].number_format = shown

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)
    forms = sorted(path.name for path in (desk.root / "output/neglect-2016/forms").iterdir())
    checked = desk.run("tool", "check")
    assert checked.code == 2
    assert "Excel made a date of it: the cell holds 05/11/2026." in checked.out + checked.err
    assert desk.run("issue", "neglect-2016").code == 2
    assert sorted(path.name for path in (desk.root / "output/neglect-2016/forms").iterdir()) == forms


CONDITIONS = {
    "straight": "${neglect_tool} = 'completed'",
    "curly": "${neglect_tool} = \u2018completed\u2019",
    "both closing": "${neglect_tool} = \u2019completed\u2019",
    "curly and straight": "${neglect_tool} = \u2018completed'",
    "double": '${neglect_tool} = "completed"',
    "curly double": "${neglect_tool} = \u201ccompleted\u201d",
    "low": "${neglect_tool} = \u201ecompleted\u201c",
    "primes": "${neglect_tool} = \u2032completed\u2032",
    "two single for a double": "${neglect_tool} = \u2018\u2018completed\u2019\u2019",
    "no-break spaces": "${neglect_tool}\u00a0=\u00a0'completed'",
    "a space that nobody sees": "\u200b${neglect_tool} = '\u200bcompleted'\ufeff",
    "spaces inside": "${ neglect_tool } = 'completed '",
    "an apostrophe of its own kind": "${neglect_tool} = \u02bccompleted\u02bc",
    "single angles": "${neglect_tool} = \u2039completed\u203a",
    "wide signs": "\uff04\uff5bneglect_tool\uff5d \uff1d \uff07completed\uff07",
    "the mark of a text": "'${neglect_tool} = 'completed'",
}
TWO = ["{} or {}", "{} OR {}", "{} Or {}", "{}\nor\n{}"]


@pytest.mark.parametrize("joined", TWO)
def test_conditions_are_joined_by_or_however_it_is_spelt(joined: str) -> None:
    text = joined.format("${neglect_tool} = 'completed'", "${neglect_tool} = 'contributed'")
    definitions, problems = read_edited({QUESTION_BANK: [put_in("Questions", "relevant", 37, text)]})
    assert not [one for one in problems if "cannot be understood" in one.found], problems
    assert 2 in {len(one.relevant) for tool in definitions.bank.tools for one in tool.questions}


@pytest.mark.parametrize("case", CONDITIONS)
def test_a_condition_is_read_with_any_kind_of_quotes(case: str) -> None:
    definitions, problems = read_edited({QUESTION_BANK: [put_in("Questions", "relevant", 37, CONDITIONS[case])]})
    plain, _ = read_edited({QUESTION_BANK: [put_in("Questions", "relevant", 37, CONDITIONS["straight"])]})
    assert not [one for one in problems if "cannot be understood" in one.found or "no choice" in one.found], problems
    found = {one.relevant for tool in definitions.bank.tools for one in tool.questions if one.relevant}
    assert found == {one.relevant for tool in plain.bank.tools for one in tool.questions if one.relevant}
    assert any(isinstance(one, Condition) for conditions in found for one in conditions)


BROKEN = {
    "\u2018completed\u2019 = ${neglect_tool}": "curly quotes may be why",
    "${neglect_tool} = completed": "cannot be understood",
    "${neglect_tool} = 'completed' and ${neglect_tool} = 'not_used'": "cannot be understood",
    "${neglect_tool} = \u2018burnt\u2019": "has no choice “burnt”",
}


@pytest.mark.parametrize("text", BROKEN)
def test_what_cannot_be_read_is_said_with_its_quotes(text: str) -> None:
    _, problems = read_edited({QUESTION_BANK: [put_in("Questions", "relevant", 37, text)]})
    assert [one for one in problems if BROKEN[text] in one.found], problems


PLAIN: list[tuple[str, str, str, CellValue]] = [
    (REGISTER, "Cases", "case", "N16-01\u00a0"),
    (REGISTER, "Cases", "case", "\u200bN16-01"),
    (REGISTER, "Cases", "case", "N16\u201101"),
    (REGISTER, "Cases", "case", "N16\u201301"),
    (REGISTER, "Invitations", "case", "N16\u2212\u200e01\ufeff"),
    (REGISTER, "Invitations", "agency", "\u00a0POLICE\u200b"),
    (REGISTER, "Invitations", "audit", "neglect\u20132016"),
    (QUESTION_BANK, "Questions", "type", "text\u00a0"),
    (QUESTION_BANK, "Questions", "section", "\ufeff{}"),
    (QUESTION_BANK, "Questions", "name", "{}\u200b"),
    (CODEBOOK, "Themes", "key", "\u200e{}\u00a0"),
]


@pytest.mark.parametrize(("file", "sheet", "column", "value"), PLAIN)
def test_signs_that_nobody_sees_and_kinds_of_dash_make_no_other_key(
    file: str, sheet: str, column: str, value: CellValue
) -> None:
    rows: dict[str, str] = {"case": "N16-01", "agency": "POLICE", "audit": "neglect-2016", "type": "text"}

    def edit(book: Book) -> None:
        row = next(
            one
            for one in book.rows(sheet)
            if book.text(sheet, one, column) == rows.get(column, book.text(sheet, one, column))
        )
        put_in(sheet, column, row, str(value).replace("{}", book.text(sheet, row, column)))(book)

    _, before = read_edited({file: []})
    _, problems = read_edited({file: [edit]})
    assert problems == before


def test_a_key_with_curly_quotes_is_told_of_them() -> None:
    _, problems = read_edited({REGISTER: [put_in("Agencies", "code", 2, "GP\u2019S")]})
    assert [one for one in problems if "curly quotes" in one.found]


@pytest.mark.long_tables
@pytest.mark.parametrize(
    ("sheet", "cell"), [("Events", "A2"), ("Professions", "A2"), ("Papers", "A2"), ("Lists", "B3")]
)
def test_so_it_is_in_the_vocabulary(desk: Desk, sheet: str, cell: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = MOMENT

    edit_workbook(desk.root / "input_templates" / "vocabulary.xlsx", edit)
    checked = desk.run("tool", "check")
    assert checked.code == 2
    assert f"{sheet}!{cell}: Excel made a date of it" in checked.out + checked.err


def test_a_reference_with_noughts_before_it_is_the_one_that_its_cell_shows() -> None:
    cells: dict[tuple[int, int], CellValue] = {(0, 0): "case", (0, 1): "order", (1, 0): 7.0, (1, 1): 3.0, (2, 0): 8.0}
    shown = {(1, 0): "007", (1, 1): "3 of 5"}
    sheet = ReadSheet(name="Cases", hidden=False, cells=cells, shown=shown)
    source = SourceBook(file=REGISTER, book=ReadWorkbook(format="xlsx", sheets=(sheet,)), problems=Problems())
    rows = source.rows("Cases", ("case", "order"))
    assert [(row.text("case"), row.text("order")) for row in rows] == [("007", "3"), ("8", "")]


def test_an_agency_that_is_crossed_out_is_asked_about_and_counts(desk: Desk) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        book["Agencies"]["A3"].font = Font(strike=True)

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)
    checked = desk.run("tool", "check")
    assert checked.code in {0, 1}
    assert "Agencies!A3: “" in checked.out + checked.err
    assert "is crossed out, and counts all the same." in checked.out + checked.err


PHONE = 1_632_960_123
SEEN_AS = [
    ("concern_phone", "00000 000000", ""),
    ("concern_phone", "General", "“1632960123” begins with no 0"),
    ("coordinator_phone", "0", "“1632960123” begins with no 0"),
]


@pytest.mark.parametrize(("name", "code", "told"), SEEN_AS)
def test_a_telephone_number_is_as_its_cell_shows_it(desk: Desk, name: str, code: str, told: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell = next(row[1] for row in book["Board"].iter_rows(min_row=2) if row[0].value == name)
        cell.value, cell.number_format = PHONE, code

    edit_workbook(desk.root / "input_templates" / REGISTER, edit)
    ran = desk.run("tool", "check")
    assert (ran.code, told in ran.out) == (2 if told else 0, True)
    if not told:
        assert desk.run("issue", "neglect-2016").code == 0
        guidance = openpyxl.load_workbook(io.BytesIO(desk.form("GP")))["Guidance"]
        assert "01632 960123" in " ".join(str(cell.value) for row in guidance.iter_rows() for cell in row)


@pytest.mark.parametrize(
    ("sheet", "row", "column"), [("Cases", 2, "A"), ("Cases", 2, "D"), ("Agencies", 3, "C"), ("Invitations", 4, "D")]
)
def test_an_error_in_a_cell_is_no_name(desk: Desk, sheet: str, row: int, column: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet][f"{column}{row}"]
        cell.value, cell.data_type = "#N/A", "e"

    edit_workbook(desk.root / "input_templates" / REGISTER, edit)
    ran = desk.run("tool", "check")
    assert ran.code == 2
    assert f"register.xlsx › {sheet}!{column}{row}: The cell shows the error #N/A." in ran.out


@pytest.mark.parametrize(
    ("sheet", "column", "day", "code", "told"),
    [
        ("Audits", "deadline", dt.date(2016, 6, 1), "mmm-yy", "“June 2016” is not a day"),
        ("Audits", "deadline", dt.date(2016, 6, 6), "d-mmm", ""),
        ("Cases", "date_of_birth", dt.date(2006, 8, 1), "mmmm yyyy", "“August 2006” is not a date"),
    ],
)
def test_a_date_that_shows_no_day_is_none(
    desk: Desk, sheet: str, column: str, day: dt.date, code: str, told: str
) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        head = next(cell.column for cell in book[sheet][1] if cell.value == column)
        book[sheet].cell(2, head).value = day
        book[sheet].cell(2, head).number_format = code

    edit_workbook(desk.root / "input_templates" / REGISTER, edit)
    ran = desk.run("tool", "check")
    assert (ran.code, told in ran.out) == (2 if told else 0, True), ran.out
