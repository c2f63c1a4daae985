"""Printed words that came back otherwise: from memory, by “Replace all”, translated, added to."""

import random
import re

from tests.intake.mangler import Book
from tests.intake.office_registry import (
    ENTRY,
    HEADINGS,
    MEANS,
    QUESTION,
    ambiguous,
    answered,
    asked,
    clear_names,
    exchange,
    first_line,
    office,
    printed,
    questions,
    reword,
    some,
    stray,
    table,
)  # fmt: skip


@ambiguous
def a_question_typed_from_memory(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, answered(found), 1):
        assert found
        found.cell(row, QUESTION).value = "How did your agency work with others and what difference did it make?"
        clear_names(found.sheet, [row])


@ambiguous
def all_questions_typed_from_memory(book: Book, source: random.Random) -> None:
    reword(book, lambda text: f"{' '.join(first_line(text).split()[:6])} in this case?")
    if found := questions(book):
        clear_names(found.sheet)


@ambiguous
def questions_cut_to_their_first_words(book: Book, source: random.Random) -> None:
    reword(book, lambda text: text[:40])
    if found := questions(book):
        clear_names(found.sheet)


@ambiguous
def questions_replaced_by_their_numbers(book: Book, source: random.Random) -> None:
    if found := questions(book):
        for number, row in enumerate(asked(found), start=1):
            found.cell(row, QUESTION).value = f"Q{number}"
        clear_names(found.sheet)


@office
def questions_replaced_by_keywords_names_kept(book: Book, source: random.Random) -> None:
    words = ["Background", "Early signs", "Threshold", "Risk", "Voice", "Family", "Plan", "Review", "Joint work"]
    found = questions(book)
    for row, word in zip(some(source, asked(found), len(words)), words, strict=False):
        assert found
        found.cell(row, QUESTION).value = word


@ambiguous
def a_question_replaced_by_anothers_first_line(book: Book, source: random.Random) -> None:
    if len(rows := answered(found := questions(book))) > 1 and found:
        row, other = source.sample(rows, 2)
        found.cell(row, QUESTION).value = first_line(found.cell(other, QUESTION).value)


@ambiguous
def words_of_two_questions_exchanged(book: Book, source: random.Random) -> None:
    if len(rows := answered(found := questions(book))) > 1 and found:
        one, other = source.sample(rows, 2)
        exchange(found.cell(one, QUESTION), found.cell(other, QUESTION))


@ambiguous
def anothers_words_pasted_behind(book: Book, source: random.Random) -> None:
    if len(rows := answered(found := questions(book))) > 1 and found:
        row, other = source.sample(rows, 2)
        words = found.cell(row, QUESTION)
        words.value = f"{words.value}\n{first_line(found.cell(other, QUESTION).value)}"


@ambiguous
def anothers_words_pasted_in_front(book: Book, source: random.Random) -> None:
    if len(rows := answered(found := questions(book))) > 1 and found:
        row, other = source.sample(rows, 2)
        words = found.cell(row, QUESTION)
        words.value = f"{first_line(found.cell(other, QUESTION).value)} / {first_line(words.value)}"
        clear_names(found.sheet, [row])


@office
def long_text_behind_a_printed_question(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, asked(found), 2):
        assert found
        cell = found.cell(row, QUESTION)
        cell.value = f"{cell.value}\n{stray(f'behind{row}')} {'It was long and hard to follow. ' * 12}"


@office
def long_text_in_front_of_a_printed_question(book: Book, source: random.Random) -> None:
    found = questions(book)
    for row in some(source, asked(found), 2):
        assert found
        cell = found.cell(row, QUESTION)
        cell.value = f"{stray(f'front{row}')} {'It was long and hard to follow. ' * 12}\n{cell.value}"


@office
def long_text_behind_a_hint_of_the_details(book: Book, source: random.Random) -> None:
    if (found := table(book, ENTRY)) and MEANS in found.columns:
        for row in some(source, found.rows, 2):
            cell = found.cell(row, MEANS)
            if isinstance(cell.value, str):
                cell.value = f"{cell.value} {stray(f'hint{row}')}"


@office
def long_text_behind_the_guidance(book: Book, source: random.Random) -> None:
    cells = [cell for cell in printed(book) if cell.parent.title == "Guidance" and cell.row > 19]
    for number, cell in enumerate(source.sample(cells, min(3, len(cells)))):
        cell.value = f"{cell.value} {stray(f'guidance{number}')}"


@office
def text_behind_headings(book: Book, source: random.Random) -> None:
    for number, heading in enumerate(source.sample(HEADINGS, 2)):
        if found := table(book, heading):
            cell = found.cell(found.top, heading)
            cell.value = f"{heading} {stray(f'heading{number}')}"


_SPELLED = (("judge", "adjudge"), ("agencies", "agency's"), ("its ", "it's "), ("recognition", "recognization"))


@office
def spelling_changed_everywhere(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        for one, other in _SPELLED:
            cell.value = cell.value.replace(one, other)


def replace_all(book: Book, one: str, other: str) -> None:
    """Excel's “Replace all” over the whole workbook, as it comes: in any case of letters, in part of a cell."""
    pattern = re.compile(re.escape(one), re.IGNORECASE)
    for cell in list(printed(book)):
        cell.value = pattern.sub(other, cell.value)


@office
def the_child_replaced_by_a_name(book: Book, source: random.Random) -> None:
    replace_all(book, "this child", "Wren Larkspur")
    replace_all(book, "the child", "Wren")


@office
def your_agency_replaced_by_a_name(book: Book, source: random.Random) -> None:
    replace_all(book, "agency", "Trust")


@office
def dates_replaced_by_another_word(book: Book, source: random.Random) -> None:
    replace_all(book, "date", "day")


@office
def everything_in_capitals(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        cell.value = cell.value.upper()


@office
def everything_in_small_letters(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        cell.value = cell.value.lower()


_WELSH = {
    "Answer": "Ateb", "Question": "Cwestiwn", "Evidence and source": "Tystiolaeth", "Date(s)": "Dyddiadau",
    "What is missing": "Ar goll", "Your entry": "Eich cofnod", "What it means": "Ystyr", "Event": "Digwyddiad",
    "Date": "Dyddiad", "Source": "Ffynhonnell", "About": "Am", "Name": "Enw", "Role": "Swydd",
    "Attending?": "Yn dod?", "What is the concern?": "Beth yw'r pryder?", "Action taken": "Camau", "By whom": "Gan bwy",
    "When": "Pryd", "Reference": "Cyfeirnod", "Proposed action": "Cam arfaethedig", "Who leads": "Pwy",
    "Due": "Erbyn", "No.": "Rhif",
    "Good practice: who did what, and what difference it made": "Arfer da: pwy, a pha wahaniaeth",
}  # fmt: skip


@office
def headings_translated(book: Book, source: random.Random) -> None:
    for cell in list(printed(book)):
        cell.value = _WELSH.get(cell.value, cell.value)


@office
def everything_translated_names_kept(book: Book, source: random.Random) -> None:
    """Stands for a machine translation: no word is left, the hidden names are."""
    turned = str.maketrans("abcdefghijklmnopqrstuvwxyz", "nopqrstuvwxyzabcdefghijklm")
    for cell in list(printed(book)):
        if cell.parent.title != "Guidance":
            cell.value = cell.value.translate(turned)
