"""Sheets that came back otherwise: deleted, copied, kept in an older state, moved alone, put together; and labels."""

import random

from tests.intake.mangler import Book, put_values, sheet_with, shift, values_of
from tests.intake.office_registry import (
    ANSWER,
    CONCERN,
    ENTRY,
    EVENT,
    EVIDENCE,
    ID,
    PRACTICE,
    PROPOSAL,
    QUESTION,
    ambiguous,
    asked,
    first_line,
    names_hidden,
    office,
    put,
    questions,
    remove_sheet,
    some,
    stray,
    table,
    visible,
)  # fmt: skip


def _delete(book: Book, heading: str) -> None:
    if found := table(book, heading):
        remove_sheet(book, found.sheet)


@office
def the_chronology_sheet_deleted(book: Book, source: random.Random) -> None:
    _delete(book, EVENT)


@office
def the_concerns_sheet_deleted(book: Book, source: random.Random) -> None:
    _delete(book, CONCERN)


@office
def the_practice_sheet_deleted(book: Book, source: random.Random) -> None:
    _delete(book, PRACTICE)
    _delete(book, PROPOSAL)


@office
def the_details_sheet_deleted(book: Book, source: random.Random) -> None:
    _delete(book, ENTRY)


@office
def only_the_questions_kept(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for sheet in visible(book):
            if sheet is not found.sheet:
                remove_sheet(book, sheet)


@office
def the_concerns_table_deleted_sheet_kept(book: Book, source: random.Random) -> None:
    if found := table(book, CONCERN):
        shift(found.sheet, rows_at=found.top, amount=-(len(found.rows) + 1))


@office
def the_proposals_table_deleted(book: Book, source: random.Random) -> None:
    if found := table(book, PROPOSAL):
        shift(found.sheet, rows_at=found.top, amount=-(len(found.rows) + 1))


def _bare(book: Book) -> None:
    """What a new workbook does not get when one sheet is moved into it."""
    for sheet in list(book.worksheets):
        if sheet.sheet_state == "veryHidden":
            book.remove(sheet)
    book.defined_names.clear()
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


@office
def the_questions_moved_to_a_new_workbook(book: Book, source: random.Random) -> None:
    only_the_questions_kept(book, source)
    _bare(book)


@office
def the_questions_in_a_new_workbook_without_first_column(book: Book, source: random.Random) -> None:
    the_questions_moved_to_a_new_workbook(book, source)
    for sheet in visible(book):
        if names_hidden(sheet):
            sheet.column_dimensions["A"].hidden = False
            shift(sheet, cols_at=1, amount=-1)
        sheet.title = "Sheet1"


@office
def all_sheets_moved_to_a_new_workbook(book: Book, source: random.Random) -> None:
    _bare(book)


@office
def all_tables_on_one_sheet(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for heading in (ENTRY, EVENT, CONCERN, PRACTICE):
            other = table(book, heading)
            if other and other.sheet is not found.sheet:
                start = found.sheet.max_row + 3
                for row in range(1, other.sheet.max_row + 1):
                    put_values(found.sheet, start + row, 1, values_of(other.sheet, row, 1))
                remove_sheet(book, other.sheet)


def _drop_first_column(book: Book, headings: tuple[str, ...]) -> None:
    for heading in headings:
        if (found := table(book, heading)) and names_hidden(found.sheet):
            found.sheet.column_dimensions["A"].hidden = False
            shift(found.sheet, cols_at=1, amount=-1)


@office
def hidden_column_deleted_from_the_questions_only(book: Book, source: random.Random) -> None:
    _drop_first_column(book, (ANSWER,))


@office
def hidden_column_deleted_from_the_tables_only(book: Book, source: random.Random) -> None:
    _drop_first_column(book, (EVENT, CONCERN, PRACTICE))


@office
def hidden_column_deleted_from_the_details_hints_dropped(book: Book, source: random.Random) -> None:
    _drop_first_column(book, (ENTRY,))
    for row in asked(found := questions(book)):
        assert found
        found.cell(row, QUESTION).value = first_line(found.cell(row, QUESTION).value)


@office
def the_id_of_one_sheet_overtyped(book: Book, source: random.Random) -> None:
    if found := questions(book):
        found.sheet.column_dimensions["A"].hidden = False
        put(found.sheet.cell(1, 1), stray("title"))


@office
def ids_removed_map_deleted_properties_kept(book: Book, source: random.Random) -> None:
    for sheet in visible(book):
        if ID.fullmatch(str(sheet.cell(1, 1).value)):
            put(sheet.cell(1, 1), None)
    if "nelaudit" in book.sheetnames:
        del book["nelaudit"]


@office
def titles_of_two_sheets_exchanged(book: Book, source: random.Random) -> None:
    found, other = questions(book), table(book, EVENT)
    if found and other and found.sheet is not other.sheet:
        one, two = found.sheet.title, other.sheet.title
        found.sheet.title, other.sheet.title = "tmp", one
        found.sheet.title = two


@office
def filtered_frozen_and_half_hidden(book: Book, source: random.Random) -> None:
    if found := questions(book):
        found.sheet.freeze_panes = found.sheet.cell(found.top + 1, found.columns[ANSWER])
        found.sheet.auto_filter.ref = f"B{found.top}:G{found.sheet.max_row}"
        if EVIDENCE in found.columns:
            found.sheet.column_dimensions["E"].hidden = True
        for row in some(source, asked(found), 9):
            found.sheet.row_dimensions[row].hidden = True


@office
def every_sheet_but_the_questions_very_hidden(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for sheet in visible(book):
            if sheet is not found.sheet:
                sheet.sheet_state = "veryHidden"
        book.active = book.worksheets.index(found.sheet)


@office
def notes_over_the_guidance(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, "This form is not a referral"):
        sheet = found[0]
        for row in some(source, list(range(20, sheet.max_row)), 4):
            put(sheet.cell(row, 3), stray(f"guidance_note{row}"))


@ambiguous
def the_front_page_deleted_but_for_a_note(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, "This form is not a referral"):
        sheet = found[0]
        for row in range(1, sheet.max_row + 1):
            for col in range(1, sheet.max_column + 1):
                put(sheet.cell(row, col), None)
        put(sheet.cell(4, 2), stray("front_note"))
