"""Whose answer is it? Forms spoiled on purpose so that names, words, ids and places disagree.

Each text in the filled form names its field, so that one stored elsewhere is seen at once.
"""

import io
import random
import warnings
from collections.abc import Callable
from typing import Any

import pytest

from nelaudit.checks import Seen, run_checks
from nelaudit.model.definitions import Definitions
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.returns import NoticeKind, Return
from nelaudit.pathway.workspace import Workspace
from tests.filling import opened_book
from tests.intake.mangler import ANSWER, answers, put_values, sheet_with, shift, values_of
from tests.intake.test_mangled import Case

pytestmark = pytest.mark.long_tables

Book = Any


@pytest.fixture(scope="module")
def case(issued_workspace: object, definitions: Definitions) -> Case:
    return Case(Workspace(issued_workspace), definitions)  # type: ignore[arg-type]


def spoiled(case: Case, change: Callable[[Book], None]) -> Return:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        book = opened_book(case.data)
        change(book)
        out = io.BytesIO()
        book.save(out)
        return case.read(out.getvalue())


def findings(case: Case, returned: Return) -> tuple[Finding, ...]:
    tool = case.definitions.tool("neglect")
    assert tool is not None
    return run_checks(Seen(returned=returned, tool=tool, sources=case.definitions.bank.sources)).findings


def codes(case: Case, returned: Return, *wanted: str) -> list[str]:
    return [found.rule.code for found in findings(case, returned) if found.rule.code in wanted]


# --- a hidden name beside words that belong elsewhere -------------------------------------------------------------

FIRST_LINE = "first line"
NO_MARK = "without its question mark"
CURLY = "with curly quotes and odd spaces"
CUT = "cut after eight words"
NOTED = "with a note behind it"
TYPED = "with slips of the typist"


def reworded(text: str, how: str) -> str:
    first = text.split("\n", maxsplit=1)[0]
    words = {
        FIRST_LINE: first,
        NO_MARK: text.replace("?", ""),
        CURLY: first.replace("'", "’").replace(" ", "\u00a0", 3).upper(),
        CUT: " ".join(first.split()[:8]),
        NOTED: f"{first} (see the note of the team that we keep elsewhere for this year and the last, by way of answer)",
        TYPED: first.replace("the ", "teh ", 1).replace("what", "waht", 1),
    }
    return words[how]


def question_rows(book: Book) -> tuple[Any, list[int], int]:
    found = sheet_with(book, ANSWER)
    assert found
    sheet, _, col = found
    rows = [cell.row for cell in answers(book) if "<q." in str(cell.value)]
    return sheet, rows, col


@pytest.mark.parametrize("how", [FIRST_LINE, NO_MARK, CURLY, CUT, NOTED, TYPED])
@pytest.mark.parametrize(("one", "other"), [(0, 1), (3, 9), (11, 12)])
def test_words_win_over_a_name_that_stands_beside_another_question(case: Case, how: str, one: int, other: int) -> None:
    def exchange(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        for row in rows:
            sheet.cell(row, col - 1).value = reworded(str(sheet.cell(row, col - 1).value), how)
        first, second = (values_of(sheet, rows[number], col - 1)[:4] for number in (one, other))
        put_values(sheet, rows[one], col - 1, second)
        put_values(sheet, rows[other], col - 1, first)

    returned = spoiled(case, exchange)
    assert case.faults(returned) == []
    held = [name for name in returned.inputs if name.startswith("q.") and f"<{name}>" in returned.value(name)]
    assert len(held) == len([name for name in case.texts if name.startswith("q.")])
    assert len(codes(case, returned, "M02")) == 2, "both rows that went to another question are said"


@pytest.mark.parametrize("how", [FIRST_LINE, NO_MARK, CURLY])
def test_a_table_pasted_back_from_word_or_sorted_without_its_first_columns_loses_nothing(case: Case, how: str) -> None:
    def sort(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        held = {row: values_of(sheet, row, col - 1)[:4] for row in rows}
        order = rows.copy()
        random.Random(7).shuffle(order)
        for row, source in zip(rows, order, strict=True):
            put_values(sheet, row, col - 1, held[source])
            sheet.cell(row, col - 1).value = reworded(str(sheet.cell(row, col - 1).value), how)

    returned = spoiled(case, sort)
    assert case.faults(returned) == []
    assert not codes(case, returned, "B01", "M04", "M15")


NONE_OR_SEVERAL = {
    "another subject": lambda _: "What is the weather like in the county this year, and who says so in writing?",
    "a word": lambda _: "Comments",
    "two questions": lambda words: f"{words[0]} {words[1]}",
    "an instruction": lambda _: "Please see what we wrote last year and add to it where needed.",
}


@pytest.mark.parametrize("words", NONE_OR_SEVERAL.values(), ids=NONE_OR_SEVERAL)
def test_where_words_are_of_no_question_or_of_several_nothing_is_taken_and_the_row_is_said(
    case: Case, words: Callable[[list[str]], str]
) -> None:
    def change(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        printed = [str(sheet.cell(row, col - 1).value).split("\n")[0] for row in rows]
        sheet.cell(rows[4], col - 1).value = words([printed[4], printed[6]])

    returned = spoiled(case, change)
    assert case.faults(returned) == []
    [notice] = [one for one in returned.notices if one.kind is NoticeKind.OTHER_WORDS]
    assert returned.value(notice.field) == ""
    outside = " ".join(one.words for one in returned.notices if one.kind is NoticeKind.OUTSIDE)
    assert f"<{notice.field}>" in outside, "the answer's words are said"


def test_names_shifted_down_a_row_prove_nothing_for_a_row_whose_words_are_gone(case: Case) -> None:
    def shift_names(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        names = [sheet.cell(row, 1).value for row in range(rows[0], rows[-1] + 1)]
        for number, row in enumerate(range(rows[0], rows[-1] + 1)):
            sheet.cell(row, 1).value = names[number - 1]
        sheet.cell(rows[2], col - 1).value = None
        sheet.cell(rows[2], col - 2).value = None

    assert case.faults(spoiled(case, shift_names)) == []


@pytest.mark.parametrize("numbers", ["1", "1."], ids=["a number", "a number with its stop"])
@pytest.mark.parametrize("names", ["as issued", "a row down", "a row up", "of two rows exchanged"])
def test_where_the_questions_are_gone_a_name_counts_only_beside_its_own_number(
    case: Case, names: str, numbers: str
) -> None:
    """The column of questions was deleted or overwritten, and that of the names sorted or moved; the numbers tell it."""

    def change(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        held = [sheet.cell(row, 1).value for row in rows]
        moved = {
            "as issued": held,
            "a row down": [held[-1], *held[:-1]],
            "a row up": [*held[1:], held[0]],
            "of two rows exchanged": [*held[:4], held[5], held[4], *held[6:]],
        }[names]
        for row, name in zip(rows, moved, strict=True):
            sheet.cell(row, 1).value = name
            sheet.cell(row, col - 1).value = None
            sheet.cell(row, col - 2).value = numbers.replace("1", str(sheet.cell(row, col - 2).value))

    returned = spoiled(case, change)
    assert case.faults(returned) == []
    asked = [name for name in case.texts if name.startswith("q.") and name.endswith(".answer")]
    lost = [name for name in asked if returned.value(name) != case.texts[name]]
    assert len(lost) == {"as issued": 0, "of two rows exchanged": 2}.get(names, len(asked))


def test_where_other_names_proved_wrong_a_name_alone_is_nothing(case: Case) -> None:
    """Two rows without words and numbers, on a sheet whose names moved: nobody else claims the first one's question."""

    def change(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        names = [sheet.cell(row, 1).value for row in rows]
        for row, name in zip(rows, [names[-1], *names[:-1]], strict=True):
            sheet.cell(row, 1).value = name
        for row in rows[1:3]:
            put_values(sheet, row, col - 2, [None, None])

    returned = spoiled(case, change)
    assert case.faults(returned) == []


def test_where_other_names_proved_wrong_its_own_number_bears_a_name_out(case: Case) -> None:
    def change(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        first, second = sheet.cell(rows[4], 1), sheet.cell(rows[5], 1)
        first.value, second.value = second.value, first.value
        sheet.cell(rows[8], col - 1).value = None

    returned = spoiled(case, change)
    assert case.faults(returned) == []
    asked = [name for name in case.texts if name.startswith("q.") and name.endswith(".answer")]
    assert [name for name in asked if returned.value(name) != case.texts[name]] == []


@pytest.mark.parametrize("places", [1, 2])
def test_altered_words_without_a_name_place_an_answer_only_where_they_stand_once(case: Case, places: int) -> None:
    """Typed anew in the hand of a person: beside one answer it can be told, beside two it cannot."""

    def change(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        altered = f"{str(sheet.cell(rows[3], col - 1).value).split(chr(10))[0].replace('?', '')} please?"
        sheet.cell(rows[3], 1).value = None
        sheet.cell(rows[3], col - 1).value = altered
        if places == 2:
            below = sheet.max_row + 2
            put_values(sheet, below, col - 1, [altered, "ANOTHER ANSWER to the same question"])

    returned = spoiled(case, change)
    assert case.faults(returned) == []
    asked = [name for name in case.texts if name.startswith("q.") and name.endswith(".answer")]
    lost = [name for name in asked if returned.value(name) != case.texts[name]]
    assert len(lost) == places - 1
    assert "ANOTHER ANSWER" not in " ".join(one.value for one in returned.inputs.values())


def test_a_question_pasted_over_a_row_of_the_chronology_is_no_event(case: Case) -> None:
    def paste(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        question = sheet.cell(rows[3], col - 1).value
        chronology, head, event = sheet_with(book, "Event")  # type: ignore[misc]
        chronology.cell(head + 2, event).value = question

    returned = spoiled(case, paste)
    held = {name: one.value for name, one in returned.inputs.items() if name.startswith("chronology.2.")}
    assert not any(held.values()), held
    assert [one.field for one in returned.notices if one.kind is NoticeKind.OTHER_WORDS] == ["chronology.2.date"]


# --- another agency's cells ---------------------------------------------------------------------------------------

WHERE = ["a new sheet", "a new sheet before the others", "below on the form's own sheet", "a sheet named Questions (2)"]


@pytest.mark.parametrize("where", WHERE)
@pytest.mark.parametrize("with_names", [True, False])
def test_a_row_pasted_from_elsewhere_never_fills_a_blank(case: Case, where: str, with_names: bool) -> None:  # noqa: FBT001
    def paste(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        head, row = sheet_with(book, ANSWER)[1], rows[5]  # type: ignore[index]
        first = 1 if with_names else 2
        pasted = [values_of(sheet, head, first), values_of(sheet, row, first)]
        put_values(sheet, row, col, [None, None, None])
        if where == WHERE[2]:
            target, start = sheet, sheet.max_row + 3
        else:
            name, place = ("Questions (2)", None) if where == WHERE[3] else ("From B", 0 if where == WHERE[1] else None)
            target, start = book.create_sheet(name, place), 1
        for number, values in enumerate(pasted):
            put_values(target, start + number, first, [_of_another(value) for value in values])

    returned = spoiled(case, paste)
    stored = [found.value for found in returned.inputs.values() if "OTHER AGENCY" in found.value]
    assert stored == []
    said = " ".join(one.words for one in returned.notices)
    assert "OTHER AGENCY" in said, "what was pasted is reported with its words"


def test_what_stands_on_a_copy_of_the_sheet_only_is_said_and_fills_no_blank(case: Case) -> None:
    named = ""

    def copy(book: Book) -> None:
        nonlocal named
        sheet, rows, col = question_rows(book)
        named = str(sheet.cell(rows[5], col).value)
        book.copy_worksheet(sheet).title = "Questions (2)"
        sheet.cell(rows[5], col).value = None

    returned = spoiled(case, copy)
    [notice] = [one for one in returned.notices if one.kind is NoticeKind.TWO_PLACES]
    assert (notice.words, notice.sheet) == (named, "Questions (2)")
    assert returned.inputs[notice.field].blank
    assert returned.inputs[notice.field].sheet == "Questions (2)", "it is named where the text stands"


def _of_another(value: object) -> object:
    return f"OTHER AGENCY {value}" if isinstance(value, str) and value.startswith("<q.") else value


@pytest.mark.parametrize("sheet_name", ["Chronology", "Immediate concerns", "Practice and actions", "Details"])
def test_a_whole_table_pasted_on_a_new_sheet_is_said_and_not_taken(case: Case, sheet_name: str) -> None:
    def paste(book: Book) -> None:
        source = book[sheet_name]
        target = book.create_sheet("Theirs")
        for row in range(1, 12):
            values = values_of(source, row, 2)
            put_values(
                target, row, 2, [f"THEIRS {row}" if value is None or "<" in str(value) else value for value in values]
            )

    before = case.read(case.data)
    returned = spoiled(case, paste)
    assert {name: one.value for name, one in returned.inputs.items()} == {
        name: one.value for name, one in before.inputs.items()
    }
    assert "THEIRS" in " ".join(one.words for one in returned.notices)


# --- sheets and tables that are gone, headings in other words -----------------------------------------------------


@pytest.mark.parametrize(
    ("sheets", "expected"),
    [
        (["Chronology"], [("error", "the sheet Chronology")]),
        (["Immediate concerns"], [("urgent", "the sheet Immediate concerns")]),
        (["Practice and actions"], [("error", "the sheet Practice and actions")]),
        (
            ["Details", "Chronology", "Immediate concerns", "Practice and actions", "Guidance"],
            [("error", "the sheet Details"), ("error", "the sheet Chronology"), ("urgent", "the sheet Immediate concerns"),
             ("error", "the sheet Practice and actions")],
        ),
    ],
    ids=["chronology", "concerns", "practice", "questions sent alone"],
)  # fmt: skip
def test_a_deleted_sheet_is_said_once_and_the_concerns_as_urgent(
    case: Case, sheets: list[str], expected: list[tuple[str, str]]
) -> None:
    def delete(book: Book) -> None:
        for name in sheets:
            del book[name]

    found = [one for one in findings(case, spoiled(case, delete)) if one.rule.code == "M04"]
    assert [(one.rule.severity.value, one.message.split("“")[1].split("”")[0]) for one in found] == expected
    assert all("ring the agency today" in one.message for one in found if one.rule.severity is Severity.URGENT)


def test_a_deleted_table_on_a_sheet_that_is_there_is_said(case: Case) -> None:
    def delete(book: Book) -> None:
        sheet, top, _ = sheet_with(book, "Proposed action")  # type: ignore[misc]
        shift(sheet, rows_at=top, amount=-8)

    returned = spoiled(case, delete)
    assert [one.words for one in returned.notices if one.kind is NoticeKind.ROW_GONE] == [
        "the table with the heading “Proposed action”"
    ]


HEADINGS = {
    "Good practice: who did what, and what difference it made": ["Good practice", "What went well in this case", "GOOD PRACTICE"],
    "Proposed action": ["Action proposed", "Actions", "What we propose"],
    "Event": ["Events", "What happened"],
    "What is the concern?": ["Concern", "The worry"],
}  # fmt: skip


@pytest.mark.parametrize(("issued", "now"), [(one, new) for one, many in HEADINGS.items() for new in many])
@pytest.mark.parametrize("names", ["kept", "deleted"])
def test_a_reworded_table_heading_becomes_no_entry_and_loses_no_row(
    case: Case, issued: str, now: str, names: str
) -> None:
    def change(book: Book) -> None:
        put_values(*_cell(book, "Proposed action", 1), ["<proposal.1.action> Train the team by 1 May.", "The police"])
        put_values(
            *_cell(book, "What is the concern?", 1), ["<concern.1.what> He is alone at night.", "Rang the duty team."]
        )
        sheet, row, col = _cell(book, issued, 0)
        sheet.cell(row, col).value = now
        if names == "deleted":
            for one in list(book.worksheets):
                if one.column_dimensions["A"].hidden:
                    one.column_dimensions["A"].hidden = False
                    shift(one, cols_at=1, amount=-1)

    returned = spoiled(case, change)
    assert case.faults(returned) == []
    assert now not in {one.value for one in returned.inputs.values()}
    words = " ".join([*(one.value for one in returned.inputs.values()), *(one.words for one in returned.notices)])
    for mark in ("<proposal.1.action>", "<concern.1.what>", "<chronology.1.event>", "<practice.1.text>"):
        assert mark in words
    for name, found in returned.inputs.items():
        table = name.split(".")[0]
        for mark in ("proposal", "concern", "chronology", "practice"):
            assert f"<{mark}." not in found.value or table == mark


def _cell(book: Book, heading: str, below: int) -> tuple[Any, int, int]:
    found = sheet_with(book, heading)
    assert found
    return found[0], found[1] + below, found[2]


# --- what is quoted of what was added -----------------------------------------------------------------------------


@pytest.mark.parametrize(
    "where", ["behind the question", "behind the guidance", "before the guidance", "between its sentences"]
)
def test_what_was_added_to_printed_words_is_quoted_and_not_the_board_s_own(case: Case, where: str) -> None:
    added = "OUR OWN WORDS about the sister who was moved twice"

    def change(book: Book) -> None:
        if where == "behind the question":
            sheet, rows, col = question_rows(book)
            cell = sheet.cell(rows[3], col - 1)
            cell.value = f"{cell.value}\n{added}"
            return
        sheet = book["Guidance"]
        cell = max(
            (cell for row in sheet.iter_rows() for cell in row if isinstance(cell.value, str)),
            key=lambda one: len(one.value),
        )
        text = str(cell.value)
        ends = text.index(". ") + 2
        cell.value = {
            "behind the guidance": f"{text} {added}",
            "before the guidance": f"{added} {text}",
            "between its sentences": f"{text[:ends]}{added}. {text[ends:]}",
        }[where]

    found = [one.message for one in findings(case, spoiled(case, change)) if one.rule.code in {"M05", "M06"}]
    assert len(found) == 1
    assert added in found[0]


def test_the_child_s_block_of_the_first_page_is_never_quoted(case: Case) -> None:
    def change(book: Book) -> None:
        for row in book["Guidance"].iter_rows():
            for cell in row:
                if cell.value in {"The child", "Date of birth", "Address", "NHS number"}:
                    book["Guidance"].cell(cell.row, cell.column + 1).value = "Quentin Marrowby 07/07/2011"

    returned = spoiled(case, change)
    said = [one.words for one in returned.notices if one.kind is NoticeKind.OUTSIDE]
    assert len(said) == 1
    assert "otherwise than issued" in said[0]
    assert "Quentin" not in said[0]


def test_the_form_s_own_lists_are_no_text_outside_where_a_program_saved_them_unhidden(case: Case) -> None:
    def change(book: Book) -> None:
        sheet = book["lists"]
        sheet.sheet_state = "visible"
        sheet["H1"].value = "A remark of the auditor"

    assert [one.words for one in spoiled(case, change).notices if one.kind is NoticeKind.OUTSIDE] == [
        "A remark of the auditor"
    ]


def test_a_list_of_what_stands_outside_ends_with_how_many_more_and_where(case: Case) -> None:
    def change(book: Book) -> None:
        sheet, rows, col = question_rows(book)
        for number in range(9):
            sheet.cell(rows[0], col + 6 + number).value = f"Stray remark {number} of the auditor"

    found = [one.message for one in findings(case, spoiled(case, change)) if one.rule.code == "M06"]
    said = " ".join(found)
    assert sum(f"Stray remark {number} " in said for number in range(9)) == 5
    assert "… and 4 more: Questions!" in found[-1]
