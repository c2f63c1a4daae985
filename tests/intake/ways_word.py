"""Printed words that came back otherwise: through Word, from memory, by “Replace all”, translated, added to."""

import random
import re

from tests.intake.mangler import Book, shift
from tests.intake.office_registry import (
    ANSWER,
    DATES,
    EVIDENCE,
    HEADINGS,
    QUESTION,
    Table,
    answered,
    asked,
    clear_names,
    exchange,
    first_line,
    office,
    printed,
    put,
    questions,
    reword,
    some,
    table,
)  # fmt: skip


def exchange_rows(found: Table, one: int, other: int) -> None:
    """Exchanges what is seen of two rows, from the question to the dates; the hidden names stay."""
    for heading in (QUESTION, ANSWER, EVIDENCE, DATES):
        if heading in found.columns:
            exchange(found.cell(one, heading), found.cell(other, heading))


def cut(book: Book) -> None:
    reword(book, first_line)


def without_question_mark(text: str) -> str:
    return text.replace("?", "")


@office
def word_hints_dropped_names_gone(book: Book, source: random.Random) -> None:
    cut(book)
    if found := questions(book):
        clear_names(found.sheet)


@office
def word_hints_dropped_two_rows_exchanged(book: Book, source: random.Random) -> None:
    cut(book)
    if len(rows := answered(found := questions(book))) > 1 and found:
        exchange_rows(found, *source.sample(rows, 2))


@office
def word_question_marks_lost_three_rows_rotated(book: Book, source: random.Random) -> None:
    reword(book, without_question_mark)
    if len(rows := answered(found := questions(book))) > 2 and found:
        one, two, three = source.sample(rows, 3)
        exchange_rows(found, one, two)
        exchange_rows(found, two, three)


@office
def word_section_rows_dropped_pasted_from_the_top(book: Book, source: random.Random) -> None:
    """The table came back without section rows and grades, so that each row stands higher than its hidden name."""
    if not (found := questions(book)):
        return
    rows = asked(found)
    headings = [one for one in (QUESTION, ANSWER, EVIDENCE, DATES) if one in found.columns]
    held = [[found.cell(row, heading).value for heading in headings] for row in rows]
    for row in found.rows:
        for heading in headings:
            put(found.cell(row, heading), None)
    for row, values in zip(range(found.top + 1, found.top + 1 + len(held)), held, strict=True):
        for heading, value in zip(headings, values, strict=True):
            put(found.cell(row, heading), first_line(value) if heading == QUESTION else value)


@office
def word_pasted_one_row_too_low(book: Book, source: random.Random) -> None:
    """What is seen of every row of the table stands one row below its hidden name."""
    if not (found := questions(book)):
        return
    cut(book)
    for row in reversed(found.rows):
        for heading in (QUESTION, ANSWER, EVIDENCE, DATES):
            if heading in found.columns:
                put(found.cell(row + 1, heading), found.cell(row, heading).value)
                put(found.cell(row, heading), None)


@office
def word_numbers_lost(book: Book, source: random.Random) -> None:
    for heading in HEADINGS:
        if (found := table(book, heading)) and "No." in found.columns:
            for row in found.rows:
                put(found.cell(row, "No."), None)


@office
def word_numbers_joined_to_the_questions(book: Book, source: random.Random) -> None:
    if (found := questions(book)) and "No." in found.columns:
        for row in asked(found):
            words = found.cell(row, QUESTION)
            words.value = f"{found.cell(row, 'No.').value}.\t{words.value}"
        clear_names(found.sheet)


@office
def word_curly_quotes_and_dashes(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        text = re.sub(r"(?<=\w)'", "\N{RIGHT SINGLE QUOTATION MARK}", cell.value)
        cell.value = text.replace(" - ", " \N{EN DASH} ").replace("...", "\N{HORIZONTAL ELLIPSIS}")


@office
def word_no_break_spaces(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        cell.value = cell.value.replace(" ", "\N{NO-BREAK SPACE}")


@office
def word_soft_hyphens(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        cell.value = re.sub(r"(\w{4})(\w{4})", "\\1\N{SOFT HYPHEN}\\2", cell.value)


@office
def word_lines_joined(book: Book, source: random.Random) -> None:
    reword(book, lambda text: text.replace("\n", " "))
    if found := questions(book):
        clear_names(found.sheet)


@office
def word_each_line_a_row(book: Book, source: random.Random) -> None:
    """Word's paragraphs become rows: question and hint stand below each other, the answer beside the first."""
    if found := questions(book):
        for row in reversed(asked(found)):
            text = str(found.cell(row, QUESTION).value)
            if "\n" in text:
                shift(found.sheet, rows_at=row + 1)
                found.cell(row, QUESTION).value, found.cell(row + 1, QUESTION).value = text.split("\n", 1)


@office
def word_answers_broken_over_rows(book: Book, source: random.Random) -> None:
    """An answer of several paragraphs came back as several rows, the names beside the first."""
    found = questions(book)
    for row in reversed(some(source, answered(found), 3)):
        assert found
        cell = found.cell(row, ANSWER)
        shift(found.sheet, rows_at=row + 1)
        half = len(cell.value) // 2
        found.cell(row + 1, ANSWER).value = cell.value[half:].strip()
        cell.value = cell.value[:half].strip()


@office
def word_question_and_answer_in_one_cell(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 4):
        assert found
        words, answer = found.cell(row, QUESTION), found.cell(row, ANSWER)
        words.value, answer.value = f"{words.value}\n{answer.value}", None
