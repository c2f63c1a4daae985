"""Texts in cells that are not theirs, notes, formulas, choices in other words, and a front page typed over."""

import datetime as dt
import random

from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.comments import Comment

from tests.intake.mangler import Book, shift
from tests.intake.office_registry import (
    ANSWER,
    CONCERN,
    DATES,
    ENTRY,
    EVENT,
    EVIDENCE,
    MEANS,
    MISSING,
    NUMBER,
    PROPOSAL,
    QUESTION,
    answered,
    is_marked,
    office,
    put,
    questions,
    some,
    stray,
    table,
    title_for,
)  # fmt: skip


def _answer_to(book: Book, source: random.Random, heading: str, *, most: int = 1, before: bool = False) -> None:
    """Moves answers into another column of their rows: behind what is printed there, in front of it, or over it."""
    found = questions(book)
    if not found or heading not in found.columns:
        return
    for row in some(source, answered(found), most):
        target, answer = found.cell(row, heading), found.cell(row, ANSWER)
        old = target.value if isinstance(target.value, str) and target.data_type == "s" else ""
        parts = (answer.value, old) if before else (old, answer.value)
        put(target, "\n".join(part for part in parts if part))
        put(answer, None)


@office
def answers_typed_behind_the_questions(book: Book, source: random.Random) -> None:
    _answer_to(book, source, QUESTION, most=2)


@office
def an_answer_typed_in_front_of_the_question(book: Book, source: random.Random) -> None:
    _answer_to(book, source, QUESTION, before=True)


@office
def an_answer_typed_over_the_question(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        found.cell(row, QUESTION).value = found.cell(row, ANSWER).value
        found.cell(row, ANSWER).value = None


@office
def answers_typed_into_the_number_column(book: Book, source: random.Random) -> None:
    _answer_to(book, source, NUMBER, most=2)


@office
def answers_typed_over_what_is_missing(book: Book, source: random.Random) -> None:
    _answer_to(book, source, MISSING, most=8)


@office
def an_answer_typed_into_the_dates(book: Book, source: random.Random) -> None:
    _answer_to(book, source, DATES)


@office
def an_answer_typed_into_the_heading(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        found.cell(found.top, ANSWER).value = f"{ANSWER}: {found.cell(row, ANSWER).value}"
        found.sheet.cell(row, found.columns[ANSWER]).value = None


@office
def answers_typed_into_the_rows_of_sections(book: Book, source: random.Random) -> None:
    """One row too high: over what the section is about."""
    found = questions(book)
    rows = answered(found)
    first = [row for row in rows if row - 1 not in rows]
    for row in some(source, first, 3):
        assert found
        put(found.cell(row - 1, ANSWER), found.cell(row, ANSWER).value)
        put(found.cell(row, ANSWER), None)


@office
def details_typed_into_the_hints(book: Book, source: random.Random) -> None:
    found = table(book, ENTRY)
    if found and MEANS in found.columns:
        rows = [row for row in found.rows if is_marked(found.cell(row, ENTRY).value)]
        for row in some(source, rows, 3):
            put(found.cell(row, MEANS), found.cell(row, ENTRY).value)
            put(found.cell(row, ENTRY), None)


@office
def details_typed_behind_their_labels(book: Book, source: random.Random) -> None:
    found = table(book, ENTRY)
    if found:
        rows = [row for row in found.rows if is_marked(found.cell(row, ENTRY).value)]
        for row in some(source, rows, 3):
            label = found.sheet.cell(row, found.columns[ENTRY] - 1)
            put(label, f"{label.value}: {found.cell(row, ENTRY).value}")
            put(found.cell(row, ENTRY), None)


@office
def a_concern_typed_above_its_table(book: Book, source: random.Random) -> None:
    if found := table(book, CONCERN):
        for row in found.rows:
            cell = found.cell(row, CONCERN)
            if is_marked(cell.value):
                put(found.sheet.cell(2, found.columns[CONCERN]), cell.value)
                put(cell, None)
                return


@office
def a_concern_typed_into_its_heading(book: Book, source: random.Random) -> None:
    if found := table(book, CONCERN):
        for row in found.rows:
            cell = found.cell(row, CONCERN)
            if is_marked(cell.value):
                put(found.cell(found.top, CONCERN), f"{CONCERN} {cell.value}")
                put(cell, None)
                return


@office
def a_concern_told_in_the_chronology(book: Book, source: random.Random) -> None:
    found, other = table(book, CONCERN), table(book, EVENT)
    if found and other:
        for row in found.rows:
            cell = found.cell(row, CONCERN)
            if is_marked(cell.value):
                shift(other.sheet, rows_at=other.top)
                put(other.sheet.cell(other.top, other.columns[EVENT]), cell.value)
                put(cell, None)
                return


@office
def six_answers_moved_into_notes(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 6):
        assert found
        cell = found.cell(row, ANSWER)
        found.cell(row, QUESTION).comment = Comment(cell.value, "An auditor")
        cell.value = None


@office
def seven_texts_beside_the_table(book: Book, source: random.Random) -> None:
    found = questions(book)
    for number, row in enumerate(some(source, answered(found), 7)):
        assert found
        found.sheet.cell(row, found.last + 2 + number).value = stray(f"beside{row}")


@office
def answers_replaced_by_formulas_to_a_sheet_of_notes(book: Book, source: random.Random) -> None:
    found = questions(book)
    if found:
        new = book.create_sheet(title_for(book, "Working"))
        for number, row in enumerate(some(source, answered(found), 3), start=1):
            new.cell(number, 1).value = found.cell(row, ANSWER).value
            found.cell(row, ANSWER).value = f"='{new.title}'!A{number}"


@office
def as_above_by_formula(book: Book, source: random.Random) -> None:
    found = questions(book)
    rows = answered(found)
    for row in some(source, rows[1:], 2):
        assert found
        above = found.cell(rows[rows.index(row) - 1], ANSWER)
        put(found.cell(row, ANSWER), f"={above.coordinate}")


@office
def an_answer_in_parts_of_bold_type(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 3):
        assert found
        cell = found.cell(row, ANSWER)
        cell.value = CellRichText([TextBlock(InlineFont(b=True), cell.value[:30]), cell.value[30:]])


@office
def answers_that_begin_like_formulas(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row, sign in zip(some(source, answered(found), 4), "-+@=", strict=False):
        assert found
        cell = found.cell(row, ANSWER)
        cell.value = f"{sign} {cell.value}"
        cell.data_type = "s"


@office
def answers_given_as_bullet_points(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 4):
        assert found
        cell = found.cell(row, ANSWER)
        cell.value = "\n".join(f"\N{BULLET}\t{part}" for part in cell.value.split(". "))


@office
def a_leader_and_action_in_one_cell(book: Book, source: random.Random) -> None:
    if (found := table(book, PROPOSAL)) and "Who leads" in found.columns:
        for row in found.rows:
            action, lead = found.cell(row, PROPOSAL), found.cell(row, "Who leads")
            if is_marked(action.value) and is_marked(lead.value):
                action.value, lead.value = f"{action.value} ({lead.value})", None


@office
def evidence_left_where_a_list_ends(book: Book, source: random.Random) -> None:
    """A list of documents below the evidence column, a row each."""
    if (found := questions(book)) and EVIDENCE in found.columns:
        for more in range(2, 10):
            found.sheet.cell(found.sheet.max_row + 1, found.columns[EVIDENCE]).value = stray(f"document{more}")


@office
def remarks_in_the_rows_of_grades(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and EVIDENCE in found.columns:
        rows = [row for row in found.rows if str(found.cell(row, QUESTION).value).startswith("Grade")]
        for row in some(source, rows, 8):
            put(found.cell(row, EVIDENCE), stray(f"why{row}"))


@office
def dates_with_dots_and_words(book: Book, source: random.Random) -> None:
    for heading in (DATES, "Date"):
        found = questions(book) if heading == DATES else table(book, EVENT)
        if found and heading in found.columns:
            for row in found.rows:
                cell = found.cell(row, heading)
                if isinstance(cell.value, dt.date):
                    cell.value = f"{cell.value.day}.{cell.value.month}.{cell.value.year} and again later"


@office
def answers_repeated_on_the_details(book: Book, source: random.Random) -> None:
    """A summary below the attendees: unlike anything that the form asks for."""
    if found := table(book, "Attending?"):
        for more in range(1, 8):
            found.sheet.cell(found.sheet.max_row + 1, 2).value = stray(f"summary{more}")


@office
def a_question_left_to_a_colleague(book: Book, source: random.Random) -> None:
    """An answer handed on: moved out of its row to the foot of the sheet, with a word on where it belongs."""
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        place = found.sheet.cell(found.sheet.max_row + 3, found.columns[QUESTION])
        place.value = f"For question {row}: {found.cell(row, ANSWER).value}"
        put(found.cell(row, ANSWER), None)
