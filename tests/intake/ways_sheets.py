"""Sheets that came back otherwise: deleted, copied, kept in an older state, moved alone, put together; and labels."""

import random

from tests.intake.mangler import Book, put_values, sheet_with, shift, values_of
from tests.intake.office_registry import (
    ANSWER,
    CONCERN,
    DATES,
    ENTRY,
    EVENT,
    EVIDENCE,
    ID,
    NUMBER,
    PRACTICE,
    PROPOSAL,
    QUESTION,
    ambiguous,
    answered,
    asked,
    first_line,
    is_marked,
    names_hidden,
    office,
    older,
    put,
    questions,
    remove_sheet,
    some,
    stray,
    table,
    title_for,
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
        put(found.sheet.cell(1, 1), stray("title"))


@office
def ids_removed_map_deleted_properties_kept(book: Book, source: random.Random) -> None:
    for sheet in visible(book):
        if ID.fullmatch(str(sheet.cell(1, 1).value)):
            put(sheet.cell(1, 1), None)
    if "nelaudit" in book.sheetnames:
        del book["nelaudit"]


@office
def a_copy_with_blank_answers(book: Book, source: random.Random) -> None:
    if found := questions(book):
        new = book.copy_worksheet(found.sheet)
        new.title = title_for(book, "Questions (2)")
        for row in asked(found):
            for heading in (ANSWER, EVIDENCE, DATES):
                if heading in found.columns:
                    put(new.cell(row, found.columns[heading]), None)


@office
def an_original_blank_and_a_filled_copy(book: Book, source: random.Random) -> None:
    if found := questions(book):
        new = book.copy_worksheet(found.sheet)
        new.title = title_for(book, "Questions FINAL")
        for row in asked(found):
            for heading in (ANSWER, EVIDENCE, DATES):
                if heading in found.columns:
                    put(found.cell(row, heading), None)


@office
def an_older_copy_of_the_questions(book: Book, source: random.Random) -> None:
    if found := questions(book):
        new = book.copy_worksheet(found.sheet)
        new.title = title_for(book, "Questions OLD")
        for row in some(source, answered(found), 5):
            cell = new.cell(row, found.columns[ANSWER])
            cell.value = older(cell.value)


@office
def an_older_copy_in_front_without_names(book: Book, source: random.Random) -> None:
    if found := questions(book):
        new = book.copy_worksheet(found.sheet)
        new.title = title_for(book, "Draft")
        for row in range(1, new.max_row + 1):
            put(new.cell(row, 1), None)
        for row in answered(found):
            cell = new.cell(row, found.columns[ANSWER])
            cell.value = older(cell.value)
        book.move_sheet(new, -(len(book.sheetnames) - 1))


@office
def two_halves_on_two_copies(book: Book, source: random.Random) -> None:
    """Two people each filled in half of the questions, on a sheet of their own."""
    if found := questions(book):
        new = book.copy_worksheet(found.sheet)
        new.title = title_for(book, "Questions - team 2")
        for number, row in enumerate(answered(found)):
            sheet = new if number % 2 else found.sheet
            for heading in (ANSWER, EVIDENCE, DATES):
                if heading in found.columns:
                    put(sheet.cell(row, found.columns[heading]), None)


@office
def an_older_copy_of_the_chronology(book: Book, source: random.Random) -> None:
    if found := table(book, EVENT):
        new = book.copy_worksheet(found.sheet)
        new.title = title_for(book, "Chronology (old)")
        for row in found.rows:
            cell = new.cell(row, found.columns[EVENT])
            if is_marked(cell.value):
                cell.value = older(cell.value)


@office
def values_pasted_on_a_new_sheet_original_deleted(book: Book, source: random.Random) -> None:
    """What is seen of the questions, pasted as values; the sheet with the hidden names is gone."""
    if found := questions(book):
        new = book.create_sheet(title_for(book, "Sheet1"), 0)
        for row in range(1, found.sheet.max_row + 1):
            put_values(
                new, row, 1, [None if str(one).startswith("=") else one for one in values_of(found.sheet, row, 2)]
            )
        remove_sheet(book, found.sheet)


@office
def answers_on_an_added_sheet_rows_left_blank(book: Book, source: random.Random) -> None:
    """Own answers on a sheet of their own, under the same headings, without id and names."""
    if found := questions(book):
        heads = [QUESTION, ANSWER, EVIDENCE, DATES]
        new = book.create_sheet(title_for(book, "Our answers"))
        new.append(heads)
        for row in some(source, answered(found), 3):
            new.append([found.cell(row, one).value for one in heads if one in found.columns])
            for one in heads[1:]:
                if one in found.columns:
                    put(found.cell(row, one), None)


@office
def another_childs_table_on_an_added_sheet(book: Book, source: random.Random) -> None:
    """The same printed words and headings, answered about a child who is not in the audit, beside a row left blank."""
    if found := questions(book):
        new = book.create_sheet(title_for(book, "Sibling"))
        new.append(["No.", QUESTION, ANSWER, EVIDENCE])
        for row in some(source, answered(found), 4):
            new.append([1, found.cell(row, QUESTION).value, stray(f"sibling{row}"), "<stray.source> School file"])
            put(found.cell(row, ANSWER), None)


@office
def another_chronology_on_an_added_sheet(book: Book, source: random.Random) -> None:
    new = book.create_sheet(title_for(book, "Chronology of the sister"))
    new.append([NUMBER, "Date", EVENT, "Source", "About"])
    new.append([1, "03/02/2015", stray("sister1"), "<stray.source1> School file", "A sibling"])
    new.append([2, "04/02/2015", stray("sister2"), "<stray.source2> School file", "A sibling"])


@office
def another_audits_table_on_an_added_sheet(book: Book, source: random.Random) -> None:
    new = book.create_sheet(title_for(book, "Section 11"))
    new.append([NUMBER, QUESTION, ANSWER, EVIDENCE, DATES])
    new.append([1, "Is there a named lead for safeguarding?", stray("other_audit1"), "Policy", "01/02/2016"])
    new.append([2, "How are staff trained?", stray("other_audit2"), "Training log", "01/03/2016"])


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
