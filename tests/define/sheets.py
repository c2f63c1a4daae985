"""Definition workbooks as values, to be edited as their owner would edit them, and what is wrong in them then."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache
from pathlib import Path

from openpyxl.utils.cell import column_index_from_string, coordinate_from_string

from nelaudit.checks import switchable
from nelaudit.define import CODEBOOK, QUESTION_BANK, REGISTER, check_codebook, check_definitions
from nelaudit.errors import Problem
from nelaudit.forms.sampling import lost_cases
from nelaudit.model.codebook import Codebook
from nelaudit.model.definitions import Definitions, Words
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook, as_text
from nelaudit.reading.workbook import read_workbook
from tests.vocabulary import vocabulary

TEMPLATES = Path(__file__).parents[2] / "input_templates"
LONG = 60
"""Rows of a sheet that a test of mistakes needs at most; the codebook's phrases are thousands."""

Value = CellValue | None
Edit = Callable[["Book"], None]


class Book:
    """One definition workbook; rows and columns are counted from 1, as Excel shows them."""

    def __init__(self, read: ReadWorkbook) -> None:
        self._read = read
        self.sheets: dict[str, dict[tuple[int, int], CellValue]] = {
            sheet.name: dict(sheet.cells) for sheet in read.sheets
        }

    def column(self, sheet: str, name: str) -> int:
        """The column with this head."""
        return next(col + 1 for (row, col), value in self.sheets[sheet].items() if row == 0 and value == name)

    def put(self, sheet: str, row: int, column: int, value: Value) -> None:
        """Writes a value into a cell, or clears it."""
        if value is None:
            self.sheets[sheet].pop((row - 1, column - 1), None)
        else:
            self.sheets[sheet][row - 1, column - 1] = value

    def text(self, sheet: str, row: int, name: str) -> str:
        """What stands in a row under a head."""
        return as_text(self.sheets[sheet].get((row - 1, self.column(sheet, name) - 1), ""))

    def rows(self, sheet: str) -> range:
        """The rows that hold something, the heads aside."""
        return range(2, max(row for row, _ in self.sheets[sheet]) + 2)

    def append(self, sheet: str, values: Iterable[Value]) -> None:
        """Writes a row below the last."""
        row = self.rows(sheet).stop
        for column, value in enumerate(values, start=1):
            self.put(sheet, row, column, value)

    def delete_rows(self, sheet: str, first: int) -> None:
        """Clears a sheet from a row on."""
        self.sheets[sheet] = {place: value for place, value in self.sheets[sheet].items() if place[0] + 1 < first}

    def delete_where(self, sheet: str, name: str, value: str) -> None:
        """Clears the rows that hold this text under a head."""
        gone = {row - 1 for row in self.rows(sheet) if self.text(sheet, row, name) == value}
        self.sheets[sheet] = {place: found for place, found in self.sheets[sheet].items() if place[0] not in gone}

    def delete_columns(self, sheet: str, first: int) -> None:
        """Clears a sheet from a column on."""
        self.sheets[sheet] = {place: value for place, value in self.sheets[sheet].items() if place[1] + 1 < first}

    def as_read(self) -> ReadWorkbook:
        """The workbook as the reader gives it."""
        sheets = tuple(ReadSheet(name=name, hidden=False, cells=cells) for name, cells in self.sheets.items())
        return replace(self._read, sheets=sheets)


@cache
def shipped(name: str) -> ReadWorkbook:
    """A shipped workbook as the reader gives it."""
    return read_workbook((TEMPLATES / name).read_bytes())


@cache
def _few_phrases() -> ReadWorkbook:
    """The shipped codebook with the first of its phrases."""
    book = Book(shipped(CODEBOOK))
    book.delete_rows("Phrases", LONG)
    return book.as_read()


def small_audit(book: Book) -> None:
    """The register's invitations of one case to three agencies, as the tests of commands have them."""
    rows = [row for row in book.rows("Invitations") if book.text("Invitations", row, "audit") == "neglect-2016"]
    kept = [
        [book.text("Invitations", row, name) for name in ("audit", "case", "agency")]
        for row in rows
        if book.text("Invitations", row, "case") == "N16-01"
        and book.text("Invitations", row, "agency") in {"POLICE", "GP", "CAMHS"}
    ]
    book.delete_rows("Invitations", 2)
    for row in kept:
        book.append("Invitations", row)


def read_edited(edits: dict[str, Iterable[Edit]]) -> tuple[Definitions, tuple[Problem, ...]]:
    """The definitions after some edits of the workbooks named, and every problem in them."""
    books = {
        name: Book(_few_phrases() if name == CODEBOOK else shipped(name))
        for name in (REGISTER, QUESTION_BANK, CODEBOOK)
    }
    small_audit(books[REGISTER])
    for name, of_it in edits.items():
        for edit in of_it:
            edit(books[name])
    read = {name: book.as_read() for name, book in books.items()}
    codebook, mistakes = check_codebook(read[CODEBOOK]) if CODEBOOK in edits else _few_checked()
    words = Words(codebook=codebook, vocabulary=vocabulary())
    definitions, problems = check_definitions(read, (), switchable(), words=words)
    return definitions, (*mistakes, *problems, *lost_cases(definitions.register.audits, REGISTER))


@cache
def _few_checked() -> tuple[Codebook, tuple[Problem, ...]]:
    return check_codebook(_few_phrases())


def put(sheet: str, cell: str, value: Value) -> Edit:
    """Writes a value into a cell by its name."""
    column, row = coordinate_from_string(cell)
    return lambda book: book.put(sheet, row, column_index_from_string(column), value)


def put_in(sheet: str, name: str, row: int, value: Value) -> Edit:
    """Writes a value into a row under a head."""
    return lambda book: book.put(sheet, row, book.column(sheet, name), value)


def append(sheet: str, **values: Value) -> Edit:
    """Writes a row below the last, by the heads of its columns."""

    def edit(book: Book) -> None:
        row = book.rows(sheet).stop
        for name, value in values.items():
            book.put(sheet, row, book.column(sheet, name), value)

    return edit


def remove(sheet: str) -> Edit:
    """Deletes a sheet."""

    def edit(book: Book) -> None:
        del book.sheets[sheet]

    return edit
