"""Ways in which filled forms come back spoiled. Each takes the open workbook and a random source, and spoils it.

Every way finds its place by what stands in the workbook, as a person would, and does nothing where there is none, so
that ways can follow one another in any order.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterator
from typing import Any

from openpyxl.cell import Cell, MergedCell
from openpyxl.comments import Comment

Book = Any
"""An open workbook of openpyxl; its stubs do not know what of it may be written to."""

Way = Callable[[Book, random.Random], None]
WAYS: dict[str, Way] = {}
ANSWER, EVIDENCE, DATES = "Answer", "Evidence and source", "Date(s)"


def way(function: Way) -> Way:
    """Adds a way to the list."""
    WAYS[function.__name__] = function
    return function


def sheet_with(book: Book, heading: str) -> tuple[Any, int, int] | None:
    """The first sheet with a heading, its row and column."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "veryHidden":
            continue
        for row in sheet.iter_rows(max_row=12):
            for cell in row:
                if cell.value == heading:
                    return sheet, cell.row, cell.column
    return None


def answers(book: Book, heading: str = ANSWER) -> Iterator[Any]:
    """The filled cells below a heading that can be written to."""
    found = sheet_with(book, heading)
    if found:
        sheet, top, col = found
        for row in range(top + 1, sheet.max_row + 1):
            cell = sheet.cell(row, col)
            if isinstance(cell, Cell) and cell.value is not None and not cell.protection.locked:
                yield cell


def one_answer(book: Book, source: random.Random, heading: str = ANSWER) -> Any:
    cells = [cell for cell in answers(book, heading) if isinstance(cell.value, str) and "<q." in cell.value]
    return source.choice(cells) if cells else None


def shift(sheet: Any, *, rows_at: int = 0, cols_at: int = 0, amount: int = 1) -> None:
    """Inserts or (with a negative amount) deletes rows or columns, and moves merged ranges along, as Excel does."""
    for merged in list(sheet.merged_cells.ranges):
        if rows_at and merged.min_row >= rows_at:
            merged.shift(row_shift=amount)
        elif cols_at and merged.min_col >= cols_at:
            merged.shift(col_shift=amount)
        elif cols_at and merged.max_col >= cols_at:
            merged.expand(right=amount)
    if rows_at:
        sheet.insert_rows(rows_at, amount) if amount > 0 else sheet.delete_rows(rows_at, -amount)
    else:
        sheet.insert_cols(cols_at, amount) if amount > 0 else sheet.delete_cols(cols_at, -amount)


def values_of(sheet: Any, row: int, first: int) -> list[object]:
    return [sheet.cell(row, col).value for col in range(first, sheet.max_column + 1)]


def put_values(sheet: Any, row: int, first: int, values: list[object]) -> None:
    for col, value in enumerate(values, start=first):
        cell = sheet.cell(row, col)
        if not isinstance(cell, MergedCell):
            cell.value = value


def permute(sheet: Any, top: int, first: int, source: random.Random) -> None:
    """Puts the rows below a heading into another order, from a column on; merged cells forbid it, as in Excel."""
    if sheet.merged_cells.ranges:
        return
    rows = list(range(top + 1, sheet.max_row + 1))
    held = {row: values_of(sheet, row, first) for row in rows}
    order = rows.copy()
    source.shuffle(order)
    for row, other in zip(rows, order, strict=True):
        put_values(sheet, row, first, held[other])


@way
def saved_again(book: Book, source: random.Random) -> None:
    """Nothing but the saving itself."""


@way
def question_sheet_renamed(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        found[0].title = "Our answers"


@way
def all_sheets_renamed(book: Book, source: random.Random) -> None:
    for number, sheet in enumerate(book.worksheets):
        if sheet.sheet_state == "visible":
            sheet.title = f"Tab {number}"


@way
def sheets_reordered(book: Book, source: random.Random) -> None:
    source.shuffle(book._sheets)
    book.active = next(number for number, sheet in enumerate(book.worksheets) if sheet.sheet_state == "visible")


@way
def map_deleted(book: Book, source: random.Random) -> None:
    if "nelaudit" in book.sheetnames:
        del book["nelaudit"]


@way
def map_shown_and_renamed(book: Book, source: random.Random) -> None:
    if "nelaudit" in book.sheetnames:
        book["nelaudit"].sheet_state = "visible"
        book["nelaudit"].title = "nelaudit (2)"


@way
def properties_deleted(book: Book, source: random.Random) -> None:
    for name in list(book.custom_doc_props.names):
        del book.custom_doc_props[name]


@way
def defined_names_deleted(book: Book, source: random.Random) -> None:
    book.defined_names.clear()


@way
def hidden_column_cleared(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        for row in range(1, found[0].max_row + 1):
            cell = found[0].cell(row, 1)
            if not isinstance(cell, MergedCell) and found[2] > 1:
                cell.value = None


@way
def hidden_column_deleted_everywhere(book: Book, source: random.Random) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible" and sheet.column_dimensions["A"].hidden:
            sheet.column_dimensions["A"].hidden = False
            shift(sheet, cols_at=1, amount=-1)


@way
def half_the_hidden_names_cleared(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        for row in range(1, found[0].max_row + 1, 2):
            cell = found[0].cell(row, 1)
            if not isinstance(cell, MergedCell) and found[2] > 1:
                cell.value = None


@way
def rows_inserted_above(book: Book, source: random.Random) -> None:
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            shift(sheet, rows_at=1, amount=source.randint(1, 3))


@way
def rows_inserted_between(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        shift(found[0], rows_at=source.randint(found[1] + 1, found[0].max_row), amount=source.randint(1, 3))


@way
def a_question_row_deleted(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        shift(cell.parent, rows_at=cell.row, amount=-1)


@way
def rows_sorted_with_their_names(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        permute(found[0], found[1], 1, source)


@way
def rows_sorted_without_their_names(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        permute(found[0], found[1], 2, source)


@way
def a_question_row_copied_below(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        sheet, row = cell.parent, cell.row
        values = values_of(sheet, row, 1)
        shift(sheet, rows_at=row + 1)
        put_values(sheet, row + 1, 1, values)


@way
def a_question_row_copied_and_changed(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        sheet, row, col, text = cell.parent, cell.row, cell.column, str(cell.value)
        a_copy = values_of(sheet, row, 1)
        shift(sheet, rows_at=row + 1)
        put_values(sheet, row + 1, 1, a_copy)
        sheet.cell(row + 1, col).value = f"{text} But we think otherwise now."


@way
def a_column_inserted_at_the_left(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        shift(found[0], cols_at=1)


@way
def a_column_inserted_between(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        shift(found[0], cols_at=found[2] + 1)


@way
def answers_and_evidence_swapped(book: Book, source: random.Random) -> None:
    left, right = sheet_with(book, ANSWER), sheet_with(book, EVIDENCE)
    if left and right and left[0] is right[0] and left[1] == right[1] and not left[0].merged_cells.ranges:
        for row in range(left[1], left[0].max_row + 1):
            one, two = left[0].cell(row, left[2]), left[0].cell(row, right[2])
            if not isinstance(one, MergedCell) and not isinstance(two, MergedCell):
                one.value, two.value = two.value, one.value


@way
def the_dates_column_deleted(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, DATES):
        shift(found[0], cols_at=found[2], amount=-1)


@way
def the_evidence_column_deleted(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, EVIDENCE):
        shift(found[0], cols_at=found[2], amount=-1)


@way
def an_answer_merged_with_its_evidence(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.parent.merge_cells(
            start_row=cell.row, end_row=cell.row, start_column=cell.column, end_column=cell.column + 1
        )


@way
def two_answers_merged(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.parent.merge_cells(
            start_row=cell.row, end_row=cell.row + 1, start_column=cell.column, end_column=cell.column
        )


@way
def protection_removed(book: Book, source: random.Random) -> None:
    for sheet in book.worksheets:
        sheet.protection.sheet = False


@way
def a_question_reworded(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        beside = cell.parent.cell(cell.row, max(cell.column - 1, 1))
        if isinstance(beside.value, str) and cell.column > 1 and "<" not in beside.value:
            beside.value = beside.value.replace("the", "this", 1) + " (see our note)"


@way
def every_question_retyped(book: Book, source: random.Random) -> None:
    for cell in list(answers(book)):
        if cell.column > 1:
            beside = cell.parent.cell(cell.row, cell.column - 1)
            if isinstance(beside.value, str) and "<" not in beside.value:
                beside.value = beside.value.replace("e", "", 1).upper()


@way
def question_text_deleted(book: Book, source: random.Random) -> None:
    for cell in list(answers(book)):
        beside = cell.parent.cell(cell.row, max(cell.column - 1, 1))
        if cell.column > 1 and not isinstance(beside, MergedCell) and "<" not in str(beside.value):
            beside.value = None


@way
def headings_reworded(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, DATES):
        found[0].cell(found[1], found[2]).value = "When?"


@way
def a_heading_row_deleted(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        for col in range(1, found[0].max_column + 1):
            cell = found[0].cell(found[1], col)
            if not isinstance(cell, MergedCell):
                cell.value = None


@way
def text_typed_below(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        found[0].cell(found[0].max_row + 2, found[2]).value = "<stray> We would like to add a word about the school."


@way
def text_typed_beside(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.parent.cell(cell.row, cell.parent.max_column + 1).value = "<stray> see also the police log"


@way
def an_answer_moved_beside_the_form(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.parent.cell(cell.row, cell.parent.max_column + 2).value = cell.value
        cell.value = None


@way
def an_answer_moved_into_a_comment(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.comment = Comment(str(cell.value), "An auditor")
        cell.value = None


@way
def three_paragraphs_pasted(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        for more in (1, 2):
            target = cell.parent.cell(cell.row + more, cell.column)
            if not isinstance(target, MergedCell) and "<q." not in str(target.value):
                target.value = f"<spilled> Paragraph {more + 1} of what was pasted from Word."


@way
def dates_turned_to_text(book: Book, source: random.Random) -> None:
    for cell in answers(book, DATES):
        if isinstance(cell.value, dt.date):
            cell.value = cell.value.strftime("%d %B %Y")


@way
def dates_in_us_order(book: Book, source: random.Random) -> None:
    for cell in answers(book, DATES):
        if isinstance(cell.value, dt.date):
            cell.value = cell.value.strftime("%m/%d/%Y")


@way
def values_pasted_over_formulas(book: Book, source: random.Random) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.data_type == "f" and cell.protection.locked:
                    cell.value = "Complete"


@way
def an_error_value_instead_of_an_answer(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.value = "#REF!"
        cell.data_type = "e"


@way
def a_formula_instead_of_an_answer(book: Book, source: random.Random) -> None:
    if cell := one_answer(book, source):
        cell.value = "=CONCATENATE(A1,A2)"


@way
def the_question_sheet_copied(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        book.copy_worksheet(found[0])


@way
def the_question_sheet_copied_and_changed(book: Book, source: random.Random) -> None:
    if (found := sheet_with(book, ANSWER)) and (cell := one_answer(book, source)):
        a_copy = book.copy_worksheet(found[0])
        a_copy.cell(cell.row, cell.column).value = f"{cell.value} This is the later version."


@way
def extra_chronology_rows(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, "Event"):
        found[0].cell(found[0].max_row + 1, found[2]).value = "<extra> The school rang the worker on 14/03/2016."


@way
def chronology_names_cleared(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, "Event"):
        for row in range(1, found[0].max_row + 1):
            if found[2] > 1:
                found[0].cell(row, 1).value = None


@way
def rows_and_sheets_hidden(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, ANSWER):
        for row in range(found[1] + 1, found[0].max_row, 2):
            found[0].row_dimensions[row].hidden = True
    if found := sheet_with(book, "Event"):
        found[0].sheet_state = "hidden"


@way
def a_sheet_of_notes_added(book: Book, source: random.Random) -> None:
    book.create_sheet("Notes").append(["<stray> Rang the board about question 4.", "<stray> No reply yet."])


@way
def the_guidance_deleted(book: Book, source: random.Random) -> None:
    if found := sheet_with(book, "This form is not a referral"):
        book.remove(found[0])


@way
def the_details_pasted_below_the_questions(book: Book, source: random.Random) -> None:
    details, questions = sheet_with(book, "Your entry"), sheet_with(book, ANSWER)
    if details and questions and details[0] is not questions[0]:
        start = questions[0].max_row + 2
        for number, row in enumerate(range(1, details[0].max_row + 1)):
            put_values(questions[0], start + number, 1, values_of(details[0], row, 1))
        book.remove(details[0])


@way
def spaces_and_line_ends_changed(book: Book, source: random.Random) -> None:
    for cell in list(answers(book)):
        if isinstance(cell.value, str) and "<q." in cell.value:
            cell.value = f"  {cell.value}\r\n"
