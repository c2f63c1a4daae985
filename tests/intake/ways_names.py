"""Hidden names and numbers of rows that came back otherwise."""

import random

from tests.intake.mangler import Book
from tests.intake.office_registry import (
    EVENT,
    NUMBER,
    answered,
    asked,
    exchange,
    names_hidden,
    office,
    put,
    questions,
    table,
)  # fmt: skip


@office
def hidden_names_of_two_rows_exchanged(book: Book, source: random.Random) -> None:
    if len(rows := answered(found := questions(book))) > 1 and found and names_hidden(found.sheet):
        one, other = source.sample(rows, 2)
        exchange(found.sheet.cell(one, 1), found.sheet.cell(other, 1))


@office
def hidden_names_one_row_too_low(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and names_hidden(found.sheet):
        for row in reversed(found.rows):
            put(found.sheet.cell(row + 1, 1), found.sheet.cell(row, 1).value)


@office
def hidden_names_overtyped_with_numbers(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and names_hidden(found.sheet):
        for number, row in enumerate(found.rows, start=1):
            put(found.sheet.cell(row, 1), number)


@office
def one_hidden_name_dragged_down(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and names_hidden(found.sheet) and (rows := answered(found)):
        start = source.choice(rows)
        for row in range(start, min(start + 6, found.sheet.max_row)):
            put(found.sheet.cell(row, 1), found.sheet.cell(start, 1).value)


@office
def hidden_names_with_spaces_and_capitals(book: Book, source: random.Random) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and names_hidden(sheet):
            for row in range(2, sheet.max_row + 1):
                cell = sheet.cell(row, 1)
                if isinstance(cell.value, str):
                    cell.value = f" {cell.value.capitalize()} \N{NO-BREAK SPACE}"


@office
def chronology_names_all_alike(book: Book, source: random.Random) -> None:
    if (found := table(book, EVENT)) and names_hidden(found.sheet):
        for row in found.rows:
            put(found.sheet.cell(row, 1), "chronology.1")


@office
def numbers_retyped(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and NUMBER in found.columns:
        rows = asked(found)
        for number, row in zip(source.sample(range(1, len(rows) + 1), len(rows)), rows, strict=True):
            put(found.cell(row, NUMBER), number)
