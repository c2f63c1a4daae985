"""Headings that came back otherwise: reworded, deleted, doubled, exchanged."""

import random

from tests.intake.mangler import Book, put_values, shift, values_of
from tests.intake.office_registry import (
    ANSWER,
    CONCERN,
    DATES,
    ENTRY,
    EVENT,
    EVIDENCE,
    HEADINGS,
    MEANS,
    PRACTICE,
    PROPOSAL,
    QUESTION,
    asked,
    exchange,
    office,
    put,
    questions,
    stray,
    table,
)  # fmt: skip


def rename(book: Book, heading: str, changes: dict[str, str]) -> None:
    """Changes headings of the table that has that heading."""
    if found := table(book, heading):
        for one, col in found.columns.items():
            put(found.sheet.cell(found.top, col), changes.get(one, one))


@office
def headings_of_questions_reworded(book: Book, source: random.Random) -> None:
    rename(book, ANSWER, {ANSWER: "Our response", EVIDENCE: "Where recorded", DATES: "When", QUESTION: "Standard"})


@office
def headings_of_the_chronology_reworded(book: Book, source: random.Random) -> None:
    rename(book, EVENT, {EVENT: "What happened", "Date": "Day", "Source": "Taken from", "About": "Who"})


@office
def headings_of_the_attendees_reworded(book: Book, source: random.Random) -> None:
    rename(book, "Attending?", {"Name": "Who is coming", "Role": "Job title", "Attending?": "Can attend"})


@office
def headings_of_good_practice_reworded(book: Book, source: random.Random) -> None:
    rename(book, PRACTICE, {PRACTICE: "What went well"})


@office
def headings_of_the_proposals_reworded(book: Book, source: random.Random) -> None:
    rename(book, PROPOSAL, {PROPOSAL: "What we will do", "Who leads": "Lead officer", "Due": "By when"})


@office
def headings_of_the_concerns_reworded(book: Book, source: random.Random) -> None:
    rename(book, CONCERN, {CONCERN: "Issue", "Action taken": "What we did", "By whom": "Officer", "When": "Day"})


@office
def headings_of_the_details_reworded(book: Book, source: random.Random) -> None:
    rename(book, ENTRY, {ENTRY: "Response", MEANS: "Notes"})


@office
def labels_of_the_details_reworded(book: Book, source: random.Random) -> None:
    words = {"Case worker": "Allocated worker", "Auditor": "Completed by", "Signed off by": "Approved by"}
    if found := table(book, ENTRY):
        for row in found.rows:
            cell = found.sheet.cell(row, found.columns[ENTRY] - 1)
            put(cell, words.get(str(cell.value), cell.value))


@office
def labels_of_the_grades_reworded(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for row in found.rows:
            cell = found.cell(row, QUESTION)
            if isinstance(cell.value, str) and cell.value.startswith(("Grade: ", "Overall grade")):
                cell.value = cell.value.replace("Grade: ", "How do you rate ").replace("Overall grade", "In sum")


@office
def every_heading_reworded(book: Book, source: random.Random) -> None:
    for heading in HEADINGS:
        if found := table(book, heading):
            rename(book, heading, {one: f"Box {number}" for number, one in enumerate(found.columns)})


@office
def heading_rows_of_small_tables_deleted(book: Book, source: random.Random) -> None:
    for heading in (EVENT, CONCERN, PROPOSAL, PRACTICE):
        if found := table(book, heading):
            shift(found.sheet, rows_at=found.top, amount=-1)


@office
def every_heading_row_deleted(book: Book, source: random.Random) -> None:
    for heading in HEADINGS:
        if found := table(book, heading):
            shift(found.sheet, rows_at=found.top, amount=-1)


@office
def everything_above_the_tables_deleted(book: Book, source: random.Random) -> None:
    for heading in (ANSWER, EVENT, CONCERN):
        if (found := table(book, heading)) and found.top > 1:
            shift(found.sheet, rows_at=1, amount=1 - found.top)


@office
def headings_of_two_columns_exchanged(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and EVIDENCE in found.columns:
        exchange(found.cell(found.top, ANSWER), found.cell(found.top, EVIDENCE))


@office
def a_heading_row_doubled(book: Book, source: random.Random) -> None:
    for heading in (ANSWER, EVENT, PROPOSAL):
        if found := table(book, heading):
            values = values_of(found.sheet, found.top, 1)
            shift(found.sheet, rows_at=found.top + 1)
            put_values(found.sheet, found.top + 1, 1, values)


@office
def headings_repeated_as_for_printing(book: Book, source: random.Random) -> None:
    if found := questions(book):
        values = values_of(found.sheet, found.top, 1)
        for row in reversed(asked(found)[7::8]):
            shift(found.sheet, rows_at=row)
            put_values(found.sheet, row, 1, values)


@office
def a_second_heading_row_below_with_more(book: Book, source: random.Random) -> None:
    if found := table(book, EVENT):
        values = values_of(found.sheet, found.top, 1)
        start = found.sheet.max_row + 2
        put_values(found.sheet, start, 1, values)
        found.sheet.cell(start + 1, found.columns[EVENT]).value = stray("below")
