"""Mistakes in the definition workbooks: every one at once, each with its cell and what to do."""

import datetime as dt
import re
from dataclasses import replace
from typing import Any

import pytest

from nelaudit.define import CODEBOOK, QUESTION_BANK, REGISTER
from nelaudit.define.cases import with_draw
from nelaudit.forms.sampling import draw_sample
from tests.conftest import Desk, edit_workbook
from tests.define.sheets import Book, Edit, append, put, put_in, read_edited, remove

BY_NAME = {"register": REGISTER, "question_bank": QUESTION_BANK, "codebook": CODEBOOK}


def in_a_circle(book: Book) -> None:
    """Two questions with choices, each asked only after the other."""
    rows = {book.text("Questions", row, "name"): row for row in book.rows("Questions")}
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
    ("register", put_in("Audits", "qa_group", 2, dt.date(1905, 7, 8)), "The date 08/07/1905 is what Excel makes of the number 2016"),
    ("register", put_in("Audits", "qa_group", 2, 42527), "The number 42527 stands where a date belongs; as Excel counts days, that is 06/06/2016"),
    ("register", put_in("Audits", "challenge_day", 2, 2016), "The number 2016 stands where a date belongs. Write the whole day"),
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
def test_a_mistake_gets_its_message_with_file_sheet_and_cell(file: str, edit: Edit, words: str) -> None:
    _, problems = read_edited({BY_NAME[file]: [edit]})
    found = [one for one in problems if words in str(one)]
    assert found, problems
    assert (found[0].file, found[0].advice) == (f"{file}.xlsx", False)
    assert found[0].sheet


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
def test_what_is_worth_a_thought_is_advice_and_stops_nothing(file: str, edit: Edit, words: str) -> None:
    _, [found] = read_edited({BY_NAME[file]: [edit]})
    assert (found.file, found.advice) == (f"{file}.xlsx", True)
    assert found.sheet
    assert words in str(found)


def renamed(sheet: str, name: str, other: str | None) -> Edit:
    """A heading by another name, or without any."""
    return lambda book: book.put(sheet, 1, book.column(sheet, name), other)


def own_notes(book: Book) -> None:
    """A column of the coordinator's own, right of all that are known."""
    column = max(col for row, col in book.sheets["Cases"] if row == 0) + 2
    book.put("Cases", 1, column, "to ring")
    book.put("Cases", 2, column, "Monday")


@pytest.mark.parametrize(
    ("file", "sheet", "column"),
    [
        ("register", "Cases", "other_names"),
        ("register", "Agencies", "also_notify"),
        ("register", "Audits", "sample_size"),
        ("question_bank", "Questions", "core"),
        ("codebook", "Cues", "reach"),
        ("codebook", "Themes", "gives_way"),
    ],
)
@pytest.mark.parametrize("slip", ["slip", None])
def test_a_column_that_may_be_left_out_is_not_lost_by_a_slip_in_its_heading(
    file: str, sheet: str, column: str, slip: str | None
) -> None:
    name = slip and f"{column}x"
    _, problems = read_edited({BY_NAME[file]: [renamed(sheet, column, name)]})
    [found] = [one for one in problems if one.sheet == sheet]
    assert not found.advice
    assert found.found.startswith(f"The column “{name}” is not known." if name else "Something stands below")
    assert f"{column}; or delete it." in found.put_right or f"{column}, " in found.put_right
    assert found.cell.endswith("1")


def test_a_column_of_ones_own_is_advice_where_all_that_is_known_is_there() -> None:
    _, [found] = read_edited({REGISTER: [own_notes]})
    assert found.advice
    assert str(found).startswith("register.xlsx › Cases!")
    assert "The column “to ring” is not known. Nothing in it is read." in str(found)


@pytest.mark.parametrize(
    ("file", "sheet", "column"),
    [("register", "Cases", "case"), ("question_bank", "Questions", "name"), ("codebook", "Themes", "key")],
)
def test_a_heading_that_is_missing_is_told_alone_and_not_with_all_that_follows_from_it(
    file: str, sheet: str, column: str
) -> None:
    edits: list[Edit] = [renamed(sheet, column, "other")]
    _, problems = read_edited({BY_NAME[file]: edits})
    assert [one.found for one in problems if one.file == f"{file}.xlsx"] == [
        f"The column “{column}” is missing.",
        "The column “other” is not known.",
    ]
    assert "What else is wrong in the workbook is said then." in problems[0].put_right


def test_a_heading_of_a_sheet_that_is_read_twice_brings_no_other_mistake_with_it() -> None:
    edits = [renamed("Sections", "label", "labl"), put_in("Questions", "section", 2, "nowhere")]
    _, problems = read_edited({QUESTION_BANK: edits})
    assert {one.found for one in problems} == {"The column “label” is missing.", "The column “labl” is not known."}


def test_a_sheet_that_was_renamed_is_named_where_it_may_be() -> None:
    def slip(book: Book) -> None:
        book.sheets["Decisons"] = book.sheets.pop("Decisions")

    _, problems = read_edited({REGISTER: [slip]})
    [found] = problems
    assert str(found).startswith("register.xlsx › Decisions: There is no sheet of this name.")
    assert "If it is the sheet named “Decisons”, name that Decisions again." in str(found)


def test_a_register_from_before_there_was_a_sheet_sampling_is_sound() -> None:
    definitions, problems = read_edited(
        {
            REGISTER: [
                remove("Sampling"),
                lambda book: book.delete_columns("Audits", book.column("Audits", "sample_size")),
            ]
        }
    )
    assert problems == ()
    assert definitions.register.audit("single-assessment-2016")


def test_tool_check_says_a_mistake_and_advice_each_in_a_line(desk: Desk) -> None:
    def edit(book: Any) -> None:
        book["Agencies"]["D2"] = "no address"
        book["Invitations"].append(["neglect-2016", "N16-01", "POLICE", "North"])

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)
    ran = desk.run("tool", "check")
    assert ran.code == 2
    mistake, advice = sorted(ran.out.splitlines(), reverse=True)
    assert re.match(r"mistake register\.xlsx › Agencies!D2: “no address” is not an e-mail address", mistake)
    assert re.match(
        r"advice  register\.xlsx › Invitations!D\d+: One invitation of POLICE for N16-01 names a team", advice
    )


@pytest.mark.slow
def test_all_mistakes_are_named_at_once_and_stop_the_batch_before_anything_is_taken_in(desk: Desk) -> None:
    def edit_register(book: Any) -> None:
        book["Audits"]["C2"] = "nonsense"
        book["Agencies"]["D2"] = "no address"

    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit_register)
    edit_workbook(desk.root / "input_templates" / "codebook.xlsx", lambda book: book["Cues"].append(["shout", "very"]))
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


def test_one_workbook_that_cannot_be_opened_hides_no_mistake_in_the_others(desk: Desk) -> None:
    templates = desk.root / "input_templates"
    edit_workbook(templates / "register.xlsx", lambda book: book["Agencies"].__setitem__("D2", "no address"))
    edit_workbook(templates / "vocabulary.xlsx", lambda book: book.remove(book["Professions"]))
    (templates / "codebook.xlsx").write_text("oops")
    ran = desk.run("tool", "check")
    assert ran.code == 2
    assert all(words in ran.err for words in ("codebook.xlsx: The file cannot be opened.", "no address", "Professions"))


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


def test_a_drawn_case_is_lost_where_the_register_no_longer_holds_it_or_its_agency() -> None:
    definitions, _ = read_edited({})
    audit = definitions.register.audit("single-assessment-2016")
    assert audit is not None
    draw = draw_sample(replace(audit, sample_size=3), drawn_on=dt.date(2016, 9, 12), drawn_by="")
    first, second, third = (one.case for one in draw.drawn)
    agencies = frozenset(agency.code for agency in definitions.register.agencies)
    assert with_draw(audit, draw, agencies).unlisted == ()
    assert with_draw(audit, draw, agencies - {"CSC"}).unlisted == (first, second, third)
    shorter = replace(audit, listed=tuple(one for one in audit.listed if one.case.reference != second))
    assert with_draw(shorter, draw, agencies).unlisted == (second,)
