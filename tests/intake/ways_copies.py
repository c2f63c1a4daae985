"""Copies of sheets, kept in an older state or half filled, and sheets that were added from elsewhere."""

import random

from tests.intake.mangler import Book, put_values, values_of
from tests.intake.office_registry import (
    ANSWER,
    DATES,
    EVENT,
    EVIDENCE,
    NUMBER,
    QUESTION,
    answered,
    asked,
    is_marked,
    office,
    older,
    put,
    questions,
    remove_sheet,
    some,
    stray,
    table,
    title_for,
)  # fmt: skip


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
