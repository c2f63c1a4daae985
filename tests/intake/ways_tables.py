"""Tables that came back otherwise: headings, the order of columns, transposed, split, put beside each other."""

import random
from typing import Any

from openpyxl.styles import Protection

from tests.intake.mangler import Book, put_values, shift, values_of
from tests.intake.office_registry import (
    ANSWER,
    CONCERN,
    EVENT,
    EVIDENCE,
    NUMBER,
    QUESTION,
    Table,
    answered,
    asked,
    clear_names,
    is_marked,
    names_hidden,
    office,
    put,
    questions,
    remove_sheet,
    some,
    stray,
    table,
    tables,
)  # fmt: skip


def reorder(found: Table, source: random.Random) -> None:
    """Puts the columns of a table into another order, with their headings; formulas are lost, as when values are pasted."""
    if found.sheet.merged_cells.ranges:
        return
    cols = [col for col in sorted(found.columns.values()) if col > 1]
    order = source.sample(cols, len(cols))
    for row in (found.top, *found.rows):
        held = [found.sheet.cell(row, col) for col in order]
        values = [None if cell.data_type == "f" else cell.value for cell in held]
        locked = [cell.protection.locked for cell in held]
        for col, value, lock in zip(cols, values, locked, strict=True):
            cell = found.sheet.cell(row, col)
            cell.value = value
            cell.protection = Protection(locked=lock)


@office
def columns_of_questions_reordered(book: Book, source: random.Random) -> None:
    if found := questions(book):
        reorder(found, source)


@office
def columns_of_questions_reordered_names_gone(book: Book, source: random.Random) -> None:
    if found := questions(book):
        reorder(found, source)
        clear_names(found.sheet)


@office
def columns_of_the_chronology_reordered(book: Book, source: random.Random) -> None:
    if found := table(book, EVENT):
        reorder(found, source)


@office
def columns_of_every_table_reordered(book: Book, source: random.Random) -> None:
    for found in tables(book):
        reorder(found, source)


@office
def a_table_split_by_a_note(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, asked(found), 1):
        assert found
        shift(found.sheet, rows_at=row, amount=3)
        found.sheet.cell(row + 1, found.columns[QUESTION]).value = stray("note_row")


@office
def the_chronology_split_by_years(book: Book, source: random.Random) -> None:
    if found := table(book, EVENT):
        rows = [row for row in found.rows if is_marked(found.cell(row, EVENT).value)]
        for number, row in enumerate(reversed(rows)):
            shift(found.sheet, rows_at=row, amount=2)
            found.sheet.cell(row + 1, 2).value = f"Year {2017 - number}"


@office
def the_questions_transposed(book: Book, source: random.Random) -> None:
    if found := questions(book):
        transpose(found)


@office
def the_chronology_transposed(book: Book, source: random.Random) -> None:
    if found := table(book, EVENT):
        transpose(found)


@office
def the_concerns_transposed_names_gone(book: Book, source: random.Random) -> None:
    if found := table(book, CONCERN):
        clear_names(found.sheet)
        transpose(found)


def transpose(found: Table) -> None:
    """Rows become columns, from the row of headings on, as “Paste Special, Transpose” does on the same sheet."""
    rows, cols = [found.top, *found.rows], list(range(1, found.last + 1))
    held = [[_value(found.sheet.cell(row, col)) for col in cols] for row in rows]
    for row in rows:
        for col in cols:
            put(found.sheet.cell(row, col), None)
    for down, values in enumerate(zip(*held, strict=True)):
        for across, value in enumerate(values, start=2):
            put(found.sheet.cell(found.top + down, across), value)


def _value(cell: Any) -> object:
    return None if cell.data_type == "f" else cell.value


@office
def text_to_columns(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 2):
        assert found
        cell = found.cell(row, ANSWER)
        parts = cell.value.split(", ")
        put_values(found.sheet, row, cell.column, list(parts))


@office
def a_column_of_comments_added(book: Book, source: random.Random) -> None:
    found = questions(book)
    if found:
        col = found.sheet.max_column + 1
        found.sheet.cell(found.top, col).value = "Manager's comments"
        for row in some(source, asked(found), 8):
            found.sheet.cell(row, col).value = stray(f"comment{row}")


@office
def a_column_of_their_own_references_inserted(book: Book, source: random.Random) -> None:
    if found := questions(book):
        at = found.columns[ANSWER]
        shift(found.sheet, cols_at=at)
        found.sheet.cell(found.top, at).value = "Ref"
        for row in asked(questions(book)):
            found.sheet.cell(row, at).value = f"POL/{row}/16"


def _away(found: Table, sheet: Any, top: int, left: int, first: int) -> None:
    """Copies a table, from a column on, to a place on another sheet."""
    for down, row in enumerate([found.top, *found.rows]):
        for across, col in enumerate(range(first, found.last + 1)):
            put(sheet.cell(top + down, left + across), _value(found.sheet.cell(row, col)))


@office
def the_chronology_beside_the_questions(book: Book, source: random.Random) -> None:
    found, other = questions(book), table(book, EVENT)
    if found and other and found.sheet is not other.sheet:
        _away(other, found.sheet, found.top, found.sheet.max_column + 2, 2)
        remove_sheet(book, other.sheet)


@office
def the_concerns_below_the_chronology(book: Book, source: random.Random) -> None:
    found, other = table(book, CONCERN), table(book, EVENT)
    if found and other and found.sheet is not other.sheet:
        _away(found, other.sheet, other.sheet.max_row + 3, 1, 1)
        remove_sheet(book, found.sheet)


@office
def chronology_without_headings_below_the_questions(book: Book, source: random.Random) -> None:
    found, other = questions(book), table(book, EVENT)
    if found and other and found.sheet is not other.sheet:
        start = found.sheet.max_row + 2
        for number, row in enumerate(other.rows):
            put_values(found.sheet, start + number, 1, values_of(other.sheet, row, 1))
        remove_sheet(book, other.sheet)


@office
def dates_written_in_front_of_the_events(book: Book, source: random.Random) -> None:
    if (found := table(book, EVENT)) and "Date" in found.columns:
        for row in found.rows:
            day, event = found.cell(row, "Date"), found.cell(row, EVENT)
            if hasattr(day.value, "strftime") and isinstance(event.value, str):
                event.value, day.value = f"{day.value:%d/%m/%Y}: {event.value}", None


@office
def hidden_columns_shown_and_written_in(book: Book, source: random.Random) -> None:
    """The hidden column was made visible and used for notes."""
    found = questions(book)
    if found and names_hidden(found.sheet):
        found.sheet.column_dimensions["A"].hidden = False
        for row in some(source, asked(found), 3):
            put(found.sheet.cell(row, 1), stray(f"notes{row}"))


@office
def evidence_written_into_the_answer(book: Book, source: random.Random) -> None:
    found = questions(book)
    if found and EVIDENCE in found.columns:
        for row in some(source, answered(found), 3):
            answer, evidence = found.cell(row, ANSWER), found.cell(row, EVIDENCE)
            answer.value, evidence.value = f"{answer.value} Source: {evidence.value}", None


@office
def numbers_and_questions_in_one_column(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and NUMBER in found.columns:
        for row in asked(found):
            words = found.cell(row, QUESTION)
            words.value = f"{found.cell(row, NUMBER).value} {words.value}"
        shift(found.sheet, cols_at=found.columns[NUMBER], amount=-1)
