"""What the ways of office life share: the lists they stand in, and how a place in a form is found by what stands there.

Every text in a filled form carries a mark, `<q.name.answer@case/agency>`, and ends with the same mark with a `!`.
`older` marks a text as an earlier version; `stray` makes a text that belongs to no field.
"""

import random
import re
from collections.abc import Callable, Iterator, Mapping
from copy import copy
from dataclasses import dataclass
from typing import Any

from openpyxl.cell import Cell, MergedCell

from tests.intake.mangler import Book, Way

Together = Callable[[Book, Book, random.Random], None]
"""A way that needs a second form: it spoils the first workbook and leaves the second as it is."""

OFFICE_WAYS: dict[str, Way] = {}
TOGETHER: dict[str, Together] = {}
AMBIGUOUS: set[str] = set()
"""Ways after which even a careful person could not be sure what the sender meant, for some of the texts."""

MARKED = re.compile(r"<[\w.]+[!~\w]*@[\w-]+/[\w-]+>")
ID = re.compile(r"F-[0-9A-F]{12}")

QUESTION, ANSWER, EVIDENCE, DATES, MISSING = "Question", "Answer", "Evidence and source", "Date(s)", "What is missing"
ENTRY, MEANS, EVENT, CONCERN, PROPOSAL, NUMBER = (
    "Your entry", "What it means", "Event", "What is the concern?", "Proposed action", "No."
)  # fmt: skip
PRACTICE = "Good practice: who did what, and what difference it made"
FRONT = "Case reference"
HEADINGS = (ANSWER, ENTRY, "Attending?", EVENT, CONCERN, PRACTICE, PROPOSAL)
"""A heading of each table."""


def office(function: Way) -> Way:
    """Adds a way to the list."""
    OFFICE_WAYS[function.__name__] = function
    return function


def ambiguous(function: Way) -> Way:
    """Adds a way after which the file no longer says for certain what was meant."""
    AMBIGUOUS.add(function.__name__)
    return office(function)


def together(function: Together) -> Together:
    """Adds a way that needs a second form."""
    TOGETHER[function.__name__] = function
    return function


@dataclass(frozen=True, kw_only=True)
class Table:
    """A table in the workbook: its sheet, the row of its headings, and its columns by heading."""

    sheet: Any
    top: int
    columns: Mapping[str, int]

    @property
    def rows(self) -> list[int]:
        """Its rows: until the next row of headings, or a row in which nothing stands and nothing may be typed."""
        found = []
        for row in range(self.top + 1, self.sheet.max_row + 1):
            cells = [self.sheet.cell(row, col) for col in range(1, self.sheet.max_column + 1)]
            if any(cell.value in HEADINGS for cell in cells):
                break
            if all(cell.value is None and cell.protection.locked for cell in cells):
                break
            found.append(row)
        return found

    def cell(self, row: int, heading: str) -> Any:
        return self.sheet.cell(row, self.columns[heading])

    @property
    def first(self) -> int:
        return min(self.columns.values())

    @property
    def last(self) -> int:
        return max(self.columns.values())


def table(book: Book, heading: str) -> Table | None:
    """The first table with that heading."""
    for sheet in book.worksheets:
        if sheet.sheet_state == "veryHidden":
            continue
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == heading:
                    columns = {str(one.value): one.column for one in row if isinstance(one.value, str)}
                    return Table(sheet=sheet, top=cell.row, columns=columns)
    return None


def tables(book: Book) -> list[Table]:
    """Every table of the form that is still there."""
    return [found for heading in HEADINGS if (found := table(book, heading))]


def questions(book: Book) -> Table | None:
    """The table of questions, while it has its two main headings."""
    found = table(book, ANSWER)
    return found if found and QUESTION in found.columns else None


def asked(found: Table | None) -> list[int]:
    """The rows of questions: words on the left, and a cell that may be written in."""
    if not found or ANSWER not in found.columns:
        return []
    return [
        row
        for row in found.rows
        if isinstance(words := found.cell(row, QUESTION).value, str)
        and not words.startswith(("Grade", "Overall"))
        and isinstance(found.cell(row, ANSWER), Cell)
        and not found.cell(row, ANSWER).protection.locked
    ]


def answered(found: Table | None) -> list[int]:
    """The rows of questions with a marked answer."""
    return [row for row in asked(found) if found and is_marked(found.cell(row, ANSWER).value)]


def is_marked(value: object) -> bool:
    return isinstance(value, str) and bool(MARKED.search(value))


def put(cell: Any, value: object) -> None:
    """Writes into a cell, but not below a merged one."""
    if not isinstance(cell, MergedCell):
        cell.value = value


def exchange(one: Any, other: Any) -> None:
    """Exchanges what stands in two cells."""
    if not isinstance(one, MergedCell) and not isinstance(other, MergedCell):
        one.value, other.value = other.value, one.value


def some(source: random.Random, items: list[int], most: int) -> list[int]:
    """Some of the items, in their order; all of them if they are few."""
    return sorted(source.sample(items, min(most, len(items))))


def printed(book: Book) -> Iterator[Any]:
    """Every cell with printed words on the visible sheets: text that nobody typed, and no formula."""
    for sheet in visible(book):
        for row in sheet.iter_rows(min_col=2 if names_hidden(sheet) else 1):
            for cell in row:
                if isinstance(cell.value, str) and cell.data_type == "s" and not is_marked(cell.value):
                    yield cell


def reword(book: Book, change: Callable[[str], str]) -> None:
    """Changes the printed words of every question."""
    found = questions(book)
    for row in asked(found):
        assert found
        cell = found.cell(row, QUESTION)
        cell.value = change(str(cell.value))


def first_line(text: object) -> str:
    return str(text).split("\n", maxsplit=1)[0]


def visible(book: Book) -> list[Any]:
    return [sheet for sheet in book.worksheets if sheet.sheet_state == "visible"]


def names_hidden(sheet: Any) -> bool:
    return bool(sheet.column_dimensions["A"].hidden)


def clear_names(sheet: Any, rows: list[int] | None = None) -> None:
    """Empties the hidden first column, or some rows of it."""
    if names_hidden(sheet):
        for row in rows or range(1, sheet.max_row + 1):
            put(sheet.cell(row, 1), None)


def stray(name: str) -> str:
    """A text that belongs to no field of the form."""
    return f"<stray.{name}> We would like the board to know what we agreed with the school on 14/03/2016."


def older(text: str) -> str:
    """An earlier version of a text, marked as such."""
    return re.sub(r"<([\w.]+)(!?)@", r"<\1\2~old@", text) + " This was our draft."


def label_cell(book: Book, label: str) -> Any:
    """The cell to the right of a label such as “Case reference”, or of a row of the details."""
    for sheet in visible(book):
        for row in sheet.iter_rows(max_row=60):
            for cell in row:
                if cell.value == label:
                    return sheet.cell(cell.row, cell.column + 1)
    return None


def bring(book: Book, sheet: Any, title: str, *, at: int | None = None, names: bool = True) -> Any:
    """Copies a sheet of another workbook, as “Move or Copy” does, or from its second column on."""
    new = book.create_sheet(title, at)
    move = 0 if names or not names_hidden(sheet) else 1
    for row in sheet.iter_rows(min_col=1 + move):
        for cell in row:
            if isinstance(cell, Cell) and (cell.value is not None or not cell.protection.locked):
                target = new.cell(cell.row, cell.column - move, cell.value)
                target.protection = copy(cell.protection)
    if not move:
        new.column_dimensions["A"].hidden = names_hidden(sheet)
    return new


def remove_sheet(book: Book, sheet: Any) -> None:
    """Deletes a sheet, unless it is the last that can be seen."""
    if len(visible(book)) > 1 or sheet.sheet_state != "visible":
        book.remove(sheet)
        if book.active is None or book.active.sheet_state != "visible":
            book.active = next(at for at, one in enumerate(book.worksheets) if one.sheet_state == "visible")


def title_for(book: Book, wanted: str) -> str:
    """A title that is not taken."""
    return next(name for n in range(1, 99) if (name := wanted if n == 1 else f"{wanted} {n}") not in book.sheetnames)
