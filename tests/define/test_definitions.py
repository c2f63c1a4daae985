"""Mistakes in the definition workbooks: every one at once, each with its cell and what to do."""

from collections.abc import Callable
from typing import Any

import openpyxl
import pytest

from tests.conftest import Desk, edit_workbook

Edit = Callable[[openpyxl.Workbook], None]


def put(sheet: str, cell: str, value: Any) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][cell] = value

    return edit


def column(book: openpyxl.Workbook, sheet: str, name: str) -> str:
    cell = next(cell for cell in book[sheet][1] if cell.value == name)
    return str(cell.column_letter)


def put_in(sheet: str, name: str, row: int, value: Any) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        book[sheet][f"{column(book, sheet, name)}{row}"] = value

    return edit


def put_number(sheet: str, name: str, row: int, value: float) -> Edit:
    """Puts a number into a cell that has lost its date format."""

    def edit(book: openpyxl.Workbook) -> None:
        cell = book[sheet][f"{column(book, sheet, name)}{row}"]
        cell.value, cell.number_format = value, "General"

    return edit


def remove(sheet: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        del book[sheet]

    return edit


def append(sheet: str, **values: Any) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        names = [cell.value for cell in book[sheet][1]]
        book[sheet].append([values.get(str(name)) for name in names])

    return edit


def in_a_circle(book: openpyxl.Workbook) -> None:
    """Two questions with choices, each asked only after the other."""
    rows = {str(row[1].value): number for number, row in enumerate(book["Questions"].iter_rows(), start=1)}
    put_in("Questions", "type", rows["tool_use"], "select_one tool_part")(book)
    put_in("Questions", "relevant", rows["neglect_tool"], "${tool_use} = 'completed'")(book)


MISTAKES = [
    ("register", put_in("Audits", "tool", 2, "nonsense"), "has no tool “nonsense”"),
    ("register", put_in("Audits", "deadline", 2, "soon"), "“soon” is not a day"),
    ("register", put_in("Audits", "shape", 2, "round"), "“round” is no shape"),
    ("register", put_in("Audits", "key", 2, "a/b"), "cannot stand in a file's name"),
    ("register", put_in("Agencies", "email", 2, "no address"), "is not an e-mail address"),
    ("register", put_in("Agencies", "code", 3, "POLICE"), "“POLICE” stands already in A2"),
    ("register", put_in("Invitations", "agency", 2, "NOBODY"), "has no “NOBODY”"),
    ("register", put_in("Cases", "date_of_birth", 2, "31/02/2010"), "is not a date"),
    ("register", remove("Agencies"), "There is no sheet of this name"),
    ("register", put("Cases", "A1", "odit"), "The column “audit” is missing"),
    ("register", append("Decisions", date="x", audit="neglect-2016", kind="guess"), "“guess” is no kind of decision"),
    ("register", append("Decisions", date="01/06/2016", audit="neglect-2016", kind="nil"), "A decision needs its reason"),
    ("register", append("Closures", **{"from": "05/01/2016", "to": "01/01/2016", "kind": "office"}), "ends before it begins"),
    ("register", put_in("Audits", "deadline", 2, "01/01/2016"), "is before the day on which"),
    ("register", append("Closures", **{"from": "05/01/2016", "to": "06/01/2016", "kind": "offices"}), "is no kind of closure"),
    ("register", append("Board", name="bank_holidays", value="XX"), "is no nation's bank holidays"),
    ("register", put_in("Audits", "key", 2, "record"), "is a name that the program"),
    ("register", put_in("Audits", "deadline", 2, None), "has no deadline"),
    ("register", put_in("Grades", "label", 2, "A|B"), "holds the sign |"),
    ("question_bank", put_in("Questions", "name", 3, "Two Words"), "cannot be a name"),
    ("question_bank", put_in("Questions", "name", 3, "overall"), "is a name that the form uses itself"),
    ("question_bank", put_in("Questions", "type", 2, "essay"), "is no type of question"),
    ("question_bank", put_in("Questions", "theme", 2, "weather"), "has no theme “weather”"),
    ("question_bank", put_in("Questions", "section", 2, "nowhere"), "has no “nowhere”"),
    ("question_bank", put_in("Questions", "relevant", 2, "${nothing} = 'x'"), "There is no question “nothing”"),
    ("question_bank", put_in("Questions", "relevant", 2, "if yes"), "cannot be understood"),
    ("question_bank", put_in("Questions", "hint", 2, "x" * 251), "Shorten it to 250"),
    ("question_bank", put_in("Questions", "neglect", 2, "maybe"), "is neither yes nor no"),
    ("question_bank", put_in("Questions", "purposes", 2, "fun"), "has no purpose “fun”"),
    ("question_bank", put_in("Tools", "scale", 2, "stars"), "no grade scale “stars”"),
    ("question_bank", append("Tools", tool="empty", title="Empty", scale="ofsted"), "has no column of ticks"),
    ("question_bank", put_in("Questions", "neglect", 2, None), "lacks core questions: profile_context"),
    ("question_bank", put_in("Intervals", "start", 2, "profile_context"), "asks no date named “profile_context”"),
    ("question_bank", put_in("Intervals", "unit", 2, "moons"), "“moons” is no unit"),
    ("register", put_in("Sampling", "audit", 2, "nothing-2016"), "The sheet Audits has no “nothing-2016”"),
    ("register", put_in("Sampling", "agency", 2, "NOBODY"), "The sheet Agencies has no “NOBODY”"),
    ("register", put_in("Sampling", "audit", 2, "neglect-2016"), "neglect-2016 is not a session"),
    ("register", put_in("Sampling", "case", 3, "sa16-01"), "“sa16-01” stands already in B2"),
    ("register", append("Cases", audit="single-assessment-2016", case="SA16-09"), "stands on the sheet Cases too"),
    ("register", put_in("Sampling", "date_of_birth", 2, "soon"), "“soon” is not a date"),
    ("register", put("Sampling", "C1", "agenci"), "The column “agency” is missing"),
    ("register", put_in("Audits", "sample_size", 7, "ten"), "“ten” is not a whole number"),
    ("register", put_in("Audits", "sample_size", 7, 0), "0 cases cannot be drawn"),
    ("register", append("Grades", scale="ofsted", title="x", label="Splendid", rank=1), "“Outstanding” has the rank 1"),
    ("register", append("Grades", scale="Ofsted", title="x", label="Splendid"), "differ only in small and capital letters"),
    ("register", put_in("Audits", "qa_group", 2, 2016), "The date 08/07/1905 is what Excel makes of the number 2016"),
    ("register", put_number("Audits", "qa_group", 2, 42527), "The number 42527 stands where a date belongs; as Excel counts days, that is 06/06/2016"),
    ("register", put_number("Audits", "challenge_day", 2, 2016), "The number 2016 stands where a date belongs. Write the whole day"),
    ("register", put_in("Cases", "date_of_birth", 2, "2016"), "The number 2016 stands where a date belongs"),
    ("register", append("Cases", audit="neglect-2016", case="n16-01"), "“n16-01” stands already in B8"),
    ("question_bank", put_in("Questions", "name", 3, "profile_context"), "“profile_context” stands already in B2"),
    ("question_bank", put_in("Questions", "name", 3, "Profile_context"), "cannot be a name"),
    ("question_bank", put_in("Questions", "name", 3, "form_id"), "“form_id” is a name that the form uses itself"),
    ("question_bank", put_in("Sections", "name", 3, "overall"), "“overall” is a name that the form uses itself"),
    ("question_bank", append("Tools", tool="theme", title="Themes", scale="ofsted"), "“theme” is the name of a column"),
    ("question_bank", append("Tools", tool="Neglect", title="Again", scale="ofsted"), "“Neglect” stands already in A5"),
    ("question_bank", put_in("Questions", "label", 2, "x" * 501), "Shorten it to 500"),
    ("question_bank", put_in("Questions", "hint", 2, "\U0001f600" * 126), "has 252 characters, as Excel counts them"),
    ("question_bank", put_in("Choices", "label", 2, "this|that"), "“this|that” cannot be a choice"),
    ("question_bank", put_in("Choices", "label", 2, 'the "tool"'), '“the "tool"” cannot be a choice'),
    ("question_bank", put_in("Choices", "label", 2, "long " * 51), "long…” cannot be a choice"),
    ("question_bank", put_in("Choices", "name", 3, "Completed"), "holds “Completed” twice"),
    ("question_bank", put_in("Questions", "relevant", 37, "${neglect_tool} = 'burnt'"), "“neglect_tool” has no choice “burnt”"),
    ("question_bank", put_in("Questions", "relevant", 2, "${neglect_tool} = 'completed'"), "The tool disabled does not ask “neglect_tool”"),
    ("question_bank", put_in("Questions", "relevant", 37, "${neglect_tool} = 'not_used'"), "“neglect_tool” waits for its own answer"),
    ("question_bank", in_a_circle, "“neglect_tool” waits for its own answer"),
    ("codebook", append("Phrases", theme="weather", phrase="it rained"), "has no “weather”"),
    ("codebook", append("Cues", kind="shout", phrase="very"), "is no kind of cue"),
    ("codebook", append("Cues", kind="strength", phrase="splendid in every way", reach=99), "A reach of 99 words is not possible"),
    ("codebook", append("Cues", kind="strength", phrase="splendid in every way", reach="far"), "“far” is not a whole number"),
    ("codebook", append("Cues", kind="strength", phrase="splendid in every way", side="left"), "“left” is no side"),
    ("codebook", append("Cues", kind="strength", phrase="lack of"), "“lack of” stands already in B"),
    ("codebook", append("Phrases", theme="voice", phrase="(seen/heard alone"), "A bracket is not closed"),
    ("codebook", append("Phrases", theme="voice", phrase="asked {nurses}"), "There is no list “nurses”"),
    ("codebook", append("Phrases", theme="voice", phrase=" ... "), "holds no words"),
    ("codebook", append("Phrases", theme="voice"), "The phrase is empty"),
    ("codebook", append("Phrases", theme="voice", phrase="wishes and feelings", polarity="good"), "“good” is no judgement"),
    ("codebook", append("Lists", list="pro"), "The word is empty"),
    ("codebook", append("Lists", list="pro", word="nurse*"), "“nurse*” holds a sign that only phrases may hold"),
    ("codebook", append("Lists", list="pro", word="Nurse"), "“Nurse” stands already in B"),
    ("codebook", put_in("Themes", "gives_way", 2, "perhaps"), "“perhaps” is neither yes nor no"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edit", "words"), MISTAKES, ids=[words for _, _, words in MISTAKES])
def test_a_mistake_gets_its_message_with_file_sheet_and_cell(desk: Desk, file: str, edit: Edit, words: str) -> None:
    edit_workbook(desk.root / "input_templates" / f"{file}.xlsx", edit)
    ran = desk.run("tool", "check")
    assert ran.code == 2
    [*found] = [line for line in ran.out.splitlines() if words in line]
    assert found, ran.out
    assert found[0].startswith(f"mistake {file}.xlsx › ")


MEANS_NOBODY = {"date": "01/06/2016", "audit": "neglect-2016", "case": "N16-01", "agency": "POLICE", "team": "Nosuch",
                "kind": "nil", "reason": "telephone", "agreed_by": "QA group"}  # fmt: skip
ADVICE = [
    ("register", append("Decisions", **MEANS_NOBODY), "No invitation of neglect-2016 is meant"),
    ("register", append("Invitations", audit="neglect-2016", case="N16-01", agency="POLICE", team="North"), "POLICE for N16-01 names a team and one names none (row "),
    ("register", put_in("Audits", "sample_size", 7, 31), "is to hold 31 cases, and the sheet Sampling lists 30"),
    ("question_bank", append("Sections", name="weather", label="Weather"), "No tool asks a question of the section “weather”"),
    ("question_bank", append("Questions", type="text", name="spare", label="How?", section="impact"), "No tool asks “spare”"),
]  # fmt: skip


@pytest.mark.parametrize(("file", "edit", "words"), ADVICE, ids=[words for _, _, words in ADVICE])
def test_what_is_worth_a_thought_is_advice_and_stops_nothing(desk: Desk, file: str, edit: Edit, words: str) -> None:
    edit_workbook(desk.root / "input_templates" / f"{file}.xlsx", edit)
    ran = desk.run("tool", "check")
    assert ran.code == 0
    [found] = ran.out.splitlines()
    assert found.startswith(f"advice  {file}.xlsx › ")
    assert words in found


def test_a_register_from_before_there_was_a_sheet_sampling_is_sound(desk: Desk) -> None:
    def older(book: openpyxl.Workbook) -> None:
        remove("Sampling")(book)
        book["Audits"].delete_cols(14, 2)

    edit_workbook(desk.root / "input_templates" / "register.xlsx", older)
    ran = desk.run("tool", "check")
    assert (ran.code, ran.out) == (0, "")


def test_all_mistakes_are_named_at_once_and_stop_the_batch_before_anything_is_taken_in(desk: Desk) -> None:
    register = desk.root / "input_templates" / "register.xlsx"
    edit_workbook(register, put_in("Audits", "tool", 2, "nonsense"))
    edit_workbook(register, put_in("Agencies", "email", 2, "no address"))
    edit_workbook(desk.root / "input_templates" / "codebook.xlsx", append("Cues", kind="shout", phrase="very"))
    ran = desk.run("run")
    assert ran.code == 2
    assert all(words in ran.err for words in ("nonsense", "no address", "shout"))


def test_a_missing_or_broken_workbook_is_said_plainly(desk: Desk) -> None:
    (desk.root / "input_templates" / "codebook.xlsx").unlink()
    (desk.root / "input_templates" / "register.xlsx").write_text("oops")
    ran = desk.run("tool", "check")
    assert ran.code == 2
    assert "codebook.xlsx: The file is missing." in ran.err
    assert "register.xlsx: The file cannot be opened." in ran.err


def test_the_shipped_definitions_hold_no_mistake(desk: Desk) -> None:
    ran = desk.run("tool", "check")
    assert (ran.code, ran.out) == (0, "")


def test_an_empty_workspace_is_sound_too(desk: Desk) -> None:
    root = desk.root.parent / "empty"
    other = Desk(root, desk.capsys)
    assert other.run("init", "--empty").code == 0
    assert other.run("tool", "check").code == 0
    assert other.run("status", "--json").json == {"today": "2016-06-13", "audits": [], "returns": []}


def test_init_overwrites_nothing(desk: Desk) -> None:
    register = desk.root / "input_templates" / "register.xlsx"
    before = register.read_bytes()
    ran = desk.run("init")
    assert ran.code == 0
    assert register.read_bytes() == before
    assert "nothing was changed" in ran.err


def test_a_folder_that_is_no_workspace_is_a_usage_error(desk: Desk) -> None:
    ran = Desk(desk.root / "returns", desk.capsys).run("status")
    assert ran.code == 2
    assert "is not a workspace" in ran.err
