"""Two forms in one: cells, sheets and labels of a second form that came into the first.

The second is another agency's form of the same case, or the same agency's form of another case. No way pastes texts of
the second over the own cells beside intact words: that, nobody could tell from an answer.
"""

import random
from typing import Any

from tests.intake.mangler import Book, put_values, values_of
from tests.intake.office_registry import (
    ANSWER,
    CONCERN,
    DATES,
    ENTRY,
    EVENT,
    EVIDENCE,
    FRONT,
    PRACTICE,
    QUESTION,
    Table,
    answered,
    bring,
    names_hidden,
    put,
    questions,
    remove_sheet,
    some,
    table,
    title_for,
    together,
    visible,
)  # fmt: skip


def _added(book: Book, other: Book, heading: str, title: str, *, names: bool = True, at: int | None = None) -> None:
    if found := table(other, heading):
        bring(book, found.sheet, title_for(book, title), names=names, at=at)


def instead(book: Book, other: Book, heading: str) -> None:
    """The own sheet deleted, the other form's in its place, under the same title."""
    own, found = table(book, heading), table(other, heading)
    if own and found:
        title, at = own.sheet.title, book.worksheets.index(own.sheet)
        bring(book, found.sheet, title_for(book, "tmp"), at=at)
        new = book.worksheets[at]
        book.remove(own.sheet)
        new.title = title


@together
def the_others_chronology_added(book: Book, other: Book, source: random.Random) -> None:
    _added(book, other, EVENT, "Chronology (2)")


@together
def the_others_chronology_added_without_names(book: Book, other: Book, source: random.Random) -> None:
    _added(book, other, EVENT, "Chronology (2)", names=False)


@together
def the_others_questions_added(book: Book, other: Book, source: random.Random) -> None:
    _added(book, other, ANSWER, "Questions (2)")


@together
def the_others_questions_added_without_names_own_rows_blank(book: Book, other: Book, source: random.Random) -> None:
    _blank(book, source, 3)
    _added(book, other, ANSWER, "Questions from colleagues", names=False)


@together
def the_others_questions_added_in_front(book: Book, other: Book, source: random.Random) -> None:
    _blank(book, source, 3)
    _added(book, other, ANSWER, "Copy", at=0)


@together
def the_others_concerns_added_own_blank(book: Book, other: Book, source: random.Random) -> None:
    own = table(book, CONCERN)
    if own:
        for row in own.rows:
            for col in range(own.columns[CONCERN], own.last):
                put(own.sheet.cell(row, col), None)
    _added(book, other, CONCERN, "Concerns (2)", names=source.random() < 0.5)


@together
def the_others_details_added(book: Book, other: Book, source: random.Random) -> None:
    _added(book, other, ENTRY, "Details (2)", names=source.random() < 0.5)


@together
def the_others_practice_added_without_names(book: Book, other: Book, source: random.Random) -> None:
    _added(book, other, PRACTICE, "Ideas", names=False)


@together
def every_sheet_of_the_other_added(book: Book, other: Book, source: random.Random) -> None:
    for sheet in visible(other):
        bring(book, sheet, title_for(book, f"{sheet.title} (2)"))


@together
def the_others_chronology_instead_of_the_own(book: Book, other: Book, source: random.Random) -> None:
    instead(book, other, EVENT)


@together
def the_others_questions_instead_of_the_own(book: Book, other: Book, source: random.Random) -> None:
    instead(book, other, ANSWER)


@together
def the_others_concerns_instead_of_the_own(book: Book, other: Book, source: random.Random) -> None:
    instead(book, other, CONCERN)


@together
def the_others_details_instead_of_the_own(book: Book, other: Book, source: random.Random) -> None:
    instead(book, other, ENTRY)


@together
def the_others_guidance_instead_of_the_own(book: Book, other: Book, source: random.Random) -> None:
    instead(book, other, FRONT)


@together
def all_but_the_questions_from_the_other(book: Book, other: Book, source: random.Random) -> None:
    for heading in (FRONT, ENTRY, EVENT, CONCERN, PRACTICE):
        instead(book, other, heading)


def _blank(book: Book, source: random.Random, most: int) -> list[str]:
    """Leaves some rows of questions blank; the words printed beside them."""
    found, words = questions(book), []
    for row in some(source, answered(found), most):
        assert found
        words.append(str(found.cell(row, QUESTION).value))
        for heading in (ANSWER, EVIDENCE, DATES):
            if heading in found.columns:
                put(found.cell(row, heading), None)
    return words


def _rows_of(other: Book, words: list[str]) -> tuple[Table | None, list[int]]:
    found = questions(other)
    return found, [row for row in answered(found) if found and found.cell(row, QUESTION).value in words]


def _heading_and_rows(book: Book, other: Book, source: random.Random, first: int, extra: str = "") -> Any:
    """A new sheet with the other form's row of headings and its rows for questions that the own form leaves blank."""
    found, rows = _rows_of(other, _blank(book, source, 3))
    new = book.create_sheet(title_for(book, "From the other form"))
    if extra:
        new.append([extra])
    if found:
        for row in (found.top, *rows):
            values = [None if str(one).startswith("=") else one for one in values_of(found.sheet, row, first)]
            new.append(values)
    return new


@together
def the_others_heading_and_rows_on_an_added_sheet(book: Book, other: Book, source: random.Random) -> None:
    _heading_and_rows(book, other, source, 2)


@together
def the_others_heading_and_rows_with_names_on_an_added_sheet(book: Book, other: Book, source: random.Random) -> None:
    _heading_and_rows(book, other, source, 1)


@together
def the_others_heading_and_rows_below_a_note(book: Book, other: Book, source: random.Random) -> None:
    _heading_and_rows(book, other, source, 2, "<stray.note> Please see what our colleagues wrote:")


@together
def the_others_rows_without_heading_on_an_added_sheet(book: Book, other: Book, source: random.Random) -> None:
    _heading_and_rows(book, other, source, 1).delete_rows(1)


@together
def the_others_heading_and_rows_beside_the_own_table(book: Book, other: Book, source: random.Random) -> None:
    own = questions(book)
    found, rows = _rows_of(other, _blank(book, source, 3))
    if not own or not found:
        return
    left = own.sheet.max_column + 2
    for down, row in enumerate((found.top, *rows)):
        values = [None if str(one).startswith("=") else one for one in values_of(found.sheet, row, 2)]
        put_values(own.sheet, own.top + down, left, values)


def _below(book: Book, other: Book, source: random.Random, first: int) -> None:
    """The other form's rows below the own table, whose rows for the same questions are filled in."""
    own, found = questions(book), questions(other)
    if own and found:
        start = own.sheet.max_row + 2
        for number, row in enumerate(some(source, answered(found), 3)):
            values = [None if str(one).startswith("=") else one for one in values_of(found.sheet, row, first)]
            put_values(own.sheet, start + number, first, values)


@together
def the_others_rows_below_the_own_table(book: Book, other: Book, source: random.Random) -> None:
    _below(book, other, source, 2)


@together
def the_others_rows_below_the_own_table_with_names(book: Book, other: Book, source: random.Random) -> None:
    _below(book, other, source, 1)


@together
def the_others_chronology_rows_with_names_in_free_rows(book: Book, other: Book, source: random.Random) -> None:
    """Pasted with the hidden names, so that two rows of the own sheet carry each of these."""
    own, found = table(book, EVENT), table(other, EVENT)
    if own and found and names_hidden(own.sheet):
        free = [row for row in own.rows if own.cell(row, EVENT).value is None]
        full = [row for row in found.rows if found.cell(row, EVENT).value is not None]
        for row, from_row in zip(free, full, strict=False):
            put_values(own.sheet, row, 1, values_of(found.sheet, from_row, 1))


@together
def an_empty_form_with_the_others_sheets_pasted(book: Book, other: Book, source: random.Random) -> None:
    """The own map, properties and front page; every table is the other form's, with its ids."""
    for heading in (ENTRY, ANSWER, EVENT, CONCERN, PRACTICE):
        instead(book, other, heading)


@together
def the_others_concern_sheet_own_deleted_titles_kept(book: Book, other: Book, source: random.Random) -> None:
    own = table(book, CONCERN)
    if own:
        remove_sheet(book, own.sheet)
    _added(book, other, CONCERN, "Immediate concerns", names=True)
