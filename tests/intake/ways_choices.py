"""Choices in other words, and a front page that was typed over."""

import datetime as dt
import random

from tests.intake.mangler import Book
from tests.intake.office_registry import (
    FRONT,
    ambiguous,
    is_marked,
    label_cell,
    office,
    put,
    stray,
)  # fmt: skip


def _choices(book: Book) -> list[tuple[str, str, list[str]]]:
    if "nelaudit" not in book.sheetnames:
        return []
    rows = book["nelaudit"].iter_rows(min_row=9, max_col=5, values_only=True)
    return [(str(row[1]), str(row[2]), str(row[4]).split("|")) for row in rows if row[3] == "choice"]


def _choose(book: Book, change: dict[str, str] | None, suffix: str = "") -> None:
    """Writes every choice otherwise, while it still stands where the map says."""
    for title, place, choices in _choices(book):
        if title in book.sheetnames:
            cell = book[title][place]
            if cell.value in choices:
                put(cell, change.get(cell.value, cell.value) if change is not None else f"{cell.value.upper()}{suffix}")


@office
def choices_in_capitals(book: Book, source: random.Random) -> None:
    _choose(book, None)


@office
def choices_with_spaces_and_full_stops(book: Book, source: random.Random) -> None:
    _choose(book, None, "\N{NO-BREAK SPACE}. ")


@office
def choices_in_other_words(book: Book, source: random.Random) -> None:
    words = {
        "Requires improvement": "RI",
        "Good": "Good / Outstanding",
        "Inadequate": "Poor",
        "Outstanding": "Excellent",
    }
    _choose(book, words)


@office
def the_choice_that_others_depend_on_in_other_words(book: Book, source: random.Random) -> None:
    _choose(book, {"We completed it, alone or with another agency": "Completed", "We took no part in it": "n/a to us"})


@office
def involvement_denied_in_other_words(book: Book, source: random.Random) -> None:
    cell = label_cell(book, "Is, or was, your agency involved?")
    if cell is not None:
        put(cell, source.choice(["No", "Not involved", "N/A", "None"]))


@office
def a_nil_return_in_other_words(book: Book, source: random.Random) -> None:
    """“No”, the three nil lines filled in, and nothing else."""
    cell = label_cell(book, "Is, or was, your agency involved?")
    if cell is None:
        return
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            for row in sheet.iter_rows():
                for one in row:
                    if is_marked(one.value) or (one.value is not None and not one.protection.locked):
                        put(one, None)
    put(cell, source.choice(["No", "Not involved", "Nil return"]))
    sheet, row, col = cell.parent, cell.row, cell.column
    put(sheet.cell(row + 1, col), "<stray.nil> Jo Wright")
    put(sheet.cell(row + 2, col), dt.datetime(2016, 5, 30))  # noqa: DTZ001 - a cell holds no zone
    put(sheet.cell(row + 3, col), "All systems, under both names")


def _front(book: Book, label: str, value: str) -> None:
    cell = label_cell(book, label)
    if cell is not None and label_cell(book, FRONT) is not None:
        put(cell, value)


@office
def front_page_with_another_case(book: Book, source: random.Random) -> None:
    _front(book, FRONT, "N16-98")


@office
def front_page_with_another_child(book: Book, source: random.Random) -> None:
    _front(book, "The child", "Wren Larkspur")


@office
def front_page_with_another_birth_date(book: Book, source: random.Random) -> None:
    _front(book, "Date of birth", "09/09/2011")


@office
def front_page_with_another_agency(book: Book, source: random.Random) -> None:
    _front(book, "Agency", "Northvale Ambulance Trust")


@office
def front_page_all_typed_over(book: Book, source: random.Random) -> None:
    front_page_with_another_case(book, source)
    front_page_with_another_child(book, source)
    front_page_with_another_birth_date(book, source)


@ambiguous
def front_page_with_nothing_but_a_note(book: Book, source: random.Random) -> None:
    for label in ("The child", "Date of birth", "Address"):
        _front(book, label, "see our covering e-mail")


@office
def remarks_below_the_front_block(book: Book, source: random.Random) -> None:
    cell = label_cell(book, FRONT)
    if cell is not None:
        put(cell.parent.cell(cell.row - 1, cell.column + 2), stray("front"))
