"""Rows that came back elsewhere: sorted, moved, copied, dragged, retyped; and what became of their hidden names."""

import itertools
import random
from typing import Any

from openpyxl.cell import MergedCell

from tests.intake.mangler import Book, put_values, shift, values_of
from tests.intake.office_registry import (
    ANSWER,
    DATES,
    EVENT,
    EVIDENCE,
    NUMBER,
    QUESTION,
    Table,
    ambiguous,
    answered,
    asked,
    clear_names,
    first_line,
    is_marked,
    office,
    put,
    questions,
    some,
    stray,
    table,
    title_for,
)  # fmt: skip
from tests.intake.ways_word import cut, exchange_rows


def sort_rows(found: Table, heading: str, headings: list[str], *, down: bool = False) -> None:
    """Sorts the rows of a table by one column, moving the columns named and no other; blanks last, as in Excel."""
    kept = [one for one in headings if one in found.columns]
    if heading not in found.columns or found.sheet.merged_cells.ranges:
        return
    held = [[found.cell(row, one).value for one in kept] for row in found.rows]
    at = kept.index(heading)
    full = sorted((one for one in held if one[at] is not None), key=lambda one: str(one[at]), reverse=down)
    held = [*full, *(one for one in held if one[at] is None)]
    for row, values in zip(found.rows, held, strict=True):
        for one, value in zip(kept, values, strict=True):
            put(found.cell(row, one), value)


SEEN = [NUMBER, QUESTION, ANSWER, EVIDENCE, DATES]


@office
def sorted_by_question_hints_dropped(book: Book, source: random.Random) -> None:
    cut(book)
    if found := questions(book):
        sort_rows(found, QUESTION, SEEN)


@office
def sorted_by_answer_question_marks_lost(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for row in asked(found):
            found.cell(row, QUESTION).value = str(found.cell(row, QUESTION).value).replace("?", "")
        sort_rows(found, ANSWER, SEEN)


@office
def sorted_by_date_whole_words(book: Book, source: random.Random) -> None:
    if found := questions(book):
        sort_rows(found, DATES, SEEN)


@ambiguous
def only_the_answers_sorted(book: Book, source: random.Random) -> None:
    if found := questions(book):
        sort_rows(found, ANSWER, [ANSWER])


@office
def chronology_sorted_without_its_names(book: Book, source: random.Random) -> None:
    if found := table(book, EVENT):
        sort_rows(found, EVENT, [one for one in found.columns if found.columns[one] > 1], down=True)


@office
def five_rows_rotated_hints_dropped(book: Book, source: random.Random) -> None:
    cut(book)
    if len(rows := answered(found := questions(book))) > 4 and found:
        rotated = source.sample(rows, 5)
        for one, other in itertools.pairwise(rotated):
            exchange_rows(found, one, other)


def _moved(book: Book, source: random.Random, most: int) -> tuple[list[list[object]], Table | None]:
    """Takes some rows of questions out, with all that stands in them."""
    found = questions(book)
    rows = some(source, answered(found), most)
    held = [values_of(found.sheet, row, 1) for row in rows] if found else []
    for row in reversed(rows):
        assert found
        shift(found.sheet, rows_at=row, amount=-1)
    return held, found


def _below(sheet: Any, rows: list[list[object]], first: int = 1) -> None:
    start = sheet.max_row + 2
    for number, values in enumerate(rows):
        put_values(sheet, start + number, first, values)


@office
def rows_moved_to_a_sheet_without_heading(book: Book, source: random.Random) -> None:
    held, _ = _moved(book, source, 3)
    new = book.create_sheet(title_for(book, "Sheet1"))
    for number, values in enumerate(held, start=1):
        put_values(new, number, 1, values)


@office
def rows_moved_to_a_sheet_with_heading_names_gone(book: Book, source: random.Random) -> None:
    if found := questions(book):
        heading = values_of(found.sheet, found.top, 2)
        held, _ = _moved(book, source, 3)
        new = book.create_sheet(title_for(book, "Extra"))
        put_values(new, 1, 1, heading)
        for number, values in enumerate(held, start=2):
            put_values(new, number, 1, values[1:])


@office
def rows_moved_below_the_chronology(book: Book, source: random.Random) -> None:
    if other := table(book, EVENT):
        held, _ = _moved(book, source, 2)
        _below(other.sheet, held)


@office
def rows_deleted_and_retyped_at_the_end(book: Book, source: random.Random) -> None:
    """Retyped without the hint and the hidden name."""
    held, found = _moved(book, source, 3)
    if found:
        at = found.columns[QUESTION] - 1
        for values in held:
            values[0], values[at] = None, first_line(values[at])
        _below(found.sheet, held)


@office
def a_row_retyped_in_its_place(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        words = found.cell(row, QUESTION)
        words.value = first_line(words.value).rstrip("?").lower()
        clear_names(found.sheet, [row])


@office
def an_answer_goes_on_in_a_row_below(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in reversed(some(source, answered(found), 2)):
        assert found
        shift(found.sheet, rows_at=row + 1)
        found.cell(row + 1, ANSWER).value = stray(f"goes_on{row}")


@office
def an_answer_dragged_over_the_rows_below(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        below = [other for other in asked(found) if other > row][:3]
        for other in below:
            found.cell(other, ANSWER).value = found.cell(row, ANSWER).value


@office
def a_whole_row_dragged_over_the_rows_below(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        for other in [one for one in asked(found) if one > row][:2]:
            for col in range(2, found.last):
                put(found.sheet.cell(other, col), found.sheet.cell(row, col).value)


@office
def answers_typed_one_row_too_low(book: Book, source: random.Random) -> None:
    """“Insert cells, shift down” above one answer: from there on each stands beside the next row's words."""
    found = questions(book)
    for start in some(source, answered(found), 1):
        assert found
        for row in range(found.sheet.max_row, start - 1, -1):
            put(found.cell(row + 1, ANSWER), found.cell(row, ANSWER).value)
        put(found.cell(start, ANSWER), None)


@office
def an_answer_deleted_the_rest_moved_up(book: Book, source: random.Random) -> None:
    """“Delete cells, shift up” on one answer."""
    found = questions(book)
    for start in some(source, answered(found), 1):
        assert found
        for row in range(start, found.sheet.max_row + 1):
            put(found.cell(row, ANSWER), found.sheet.cell(row + 1, found.columns[ANSWER]).value)


@ambiguous
def the_words_one_row_too_low(book: Book, source: random.Random) -> None:
    """“Insert cells, shift down” above one question: from there on the words stand beside the next row's answer."""
    found = questions(book)
    for start in some(source, asked(found), 1):
        assert found
        for row in range(found.sheet.max_row, start - 1, -1):
            put(found.cell(row + 1, QUESTION), found.cell(row, QUESTION).value)
        put(found.cell(start, QUESTION), None)


@office
def an_answer_typed_as_the_next_rows_evidence(book: Book, source: random.Random) -> None:
    found = questions(book)
    if found and EVIDENCE in found.columns:
        rows = answered(found)
        for row in some(source, rows[:-1], 1):
            below = rows[rows.index(row) + 1]
            put(found.cell(below, EVIDENCE), found.cell(row, ANSWER).value)
            put(found.cell(row, ANSWER), None)


@office
def a_blank_row_below_every_row(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for row in reversed(found.rows):
            shift(found.sheet, rows_at=row + 1)


@office
def answers_merged_over_three_rows(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found)[:-3], 1):
        assert found
        col = found.columns[ANSWER]
        if not any(isinstance(found.sheet.cell(row + more, col), MergedCell) for more in range(3)):
            found.sheet.merge_cells(start_row=row, end_row=row + 2, start_column=col, end_column=col)


@office
def words_of_two_questions_merged(book: Book, source: random.Random) -> None:
    found = questions(book)
    rows = answered(found)
    for row in [one for one in some(source, rows, len(rows)) if one + 1 in rows][:1]:
        assert found
        col = found.columns[QUESTION]
        found.sheet.merge_cells(start_row=row, end_row=row + 1, start_column=col, end_column=col)


@office
def a_row_merged_from_edge_to_edge(book: Book, source: random.Random) -> None:
    """Excel keeps what stands at the upper left, here the number."""
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        if not any(isinstance(found.sheet.cell(row, col), MergedCell) for col in range(2, found.last + 1)):
            found.sheet.merge_cells(start_row=row, end_row=row, start_column=2, end_column=found.last)


@office
def chronology_retyped_newest_first(book: Book, source: random.Random) -> None:
    if (found := table(book, EVENT)) and NUMBER in found.columns:
        rows = [row for row in found.rows if is_marked(found.cell(row, EVENT).value)]
        held = [values_of(found.sheet, row, found.columns[NUMBER] + 1) for row in rows]
        for row, values in zip(rows, reversed(held), strict=True):
            put_values(found.sheet, row, found.columns[NUMBER] + 1, values)
        clear_names(found.sheet)


@office
def the_overall_grade_row_moved_to_the_top(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and not found.sheet.merged_cells.ranges:
        rows = [row for row in found.rows if found.cell(row, QUESTION).value == "Overall grade"]
        if rows:
            values = values_of(found.sheet, rows[0], 1)
            shift(found.sheet, rows_at=rows[0], amount=-1)
            shift(found.sheet, rows_at=found.top + 1)
            put_values(found.sheet, found.top + 1, 1, values)


@office
def a_blank_table_row_used_twice(book: Book, source: random.Random) -> None:
    """More events than rows: the last ones are typed below the table."""
    if found := table(book, EVENT):
        last = max(found.rows, default=0)
        marked = [found.cell(row, EVENT).value for row in found.rows if is_marked(found.cell(row, EVENT).value)]
        if last and marked:
            for more in (1, 2):
                text = str(marked[0]).replace("chronology.1.", f"chronology.{90 + more}.")
                put(found.sheet.cell(last + more, found.columns[EVENT]), f"{text} Event {more} beyond the table.")
