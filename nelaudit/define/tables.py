"""A sheet of a definition workbook as rows by column name, with every mistake noted where it stands."""

import datetime as dt
import difflib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nelaudit.define.cells import NAMES, as_seen, lookalikes
from nelaudit.errors import Problem
from nelaudit.model.folding import seen_signs
from nelaudit.model.places import cell_name
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook, as_text

_UK_DATE = re.compile(r"^(\d{1,2})/(\d{1,2})/(\d{4})$")
_NUMBER = re.compile(r"^-?[0-9]{1,15}(\.[0-9]+)?$")
_SERIALS = range(20_000, 80_000)
"""Numbers by which Excel counts the days of 1954 to 2119; a year of four digits lies below them."""

_FIRST_SERIAL = dt.date(1899, 12, 30)
_THEN = "What else is wrong in the workbook is said then."
_TO_TYPE = "Give the cell the format Text, then type it again: Excel leaves it as it is then."
CODE = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]{0,39}$")
"""What keys, codes and references may look like: they become parts of file names."""


@dataclass(slots=True)
class Problems:
    """Collects mistakes over all the definition workbooks. Of a cell that Excel `made` something else of, that alone is told."""

    found: list[Problem] = field(default_factory=list)
    made: set[tuple[str, str, str]] = field(default_factory=set)
    headings: set[Problem] = field(default_factory=set)
    """Those of sheets and columns themselves."""

    unread: set[str] = field(default_factory=set)
    """The workbooks of which a sheet or a column is missing."""

    def add(self, row: "Row", column: str, found: str, put_right: str, *, advice: bool = False) -> None:
        """Notes a mistake in one cell."""
        self.add_at(row.file, row.sheet, row.cell(column), found, put_right, advice=advice)

    def all(self) -> tuple[Problem, ...]:
        """What is to be told. Of a workbook that lacks a sheet or a column, only that: all else may but follow from it."""
        return tuple(one for one in self.found if one.file not in self.unread or one in self.headings)

    def add_unread(self, file: str, sheet: str, cell: str, found: str, put_right: str) -> None:
        """Notes a sheet or a column that is missing, so that what should stand in it is not read."""
        self.add_heading(file, sheet, cell, found, f"{put_right} {_THEN}")
        self.unread.add(file)

    def add_heading(
        self, file: str, sheet: str, cell: str, found: str, put_right: str, *, advice: bool = False
    ) -> None:
        """Notes what is wrong with a sheet or a column itself."""
        problem = Problem(file=file, sheet=sheet, cell=cell, found=found, put_right=put_right, advice=advice)
        self._note(problem)
        self.headings.add(problem)

    def add_at(
        self,
        file: str,
        sheet: str,
        cell: str,
        found: str,
        put_right: str,
        *,
        advice: bool = False,
        passed_over: bool = False,
    ) -> None:
        """Notes a mistake at a place."""
        if (file, sheet, cell) not in self.made:
            self._note(Problem(
                file=file, sheet=sheet, cell=cell, found=found, put_right=put_right, advice=advice, passed_over=passed_over,
            ))  # fmt: skip

    def _note(self, problem: Problem) -> None:
        if problem not in self.found:
            self.found.append(problem)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One row of a sheet; `number` counts from 0 in the sheet as the user sees it."""

    file: str
    sheet: str
    number: int
    columns: dict[str, int]
    values: dict[str, CellValue]

    def cell(self, column: str) -> str:
        """The name of the row's cell in a column."""
        return cell_name(self.number, self.columns.get(column, 0))

    def text(self, column: str) -> str:
        """The cell as text without outer spaces; empty where there is nothing."""
        value = self.values.get(column)
        return "" if value is None else as_text(value).strip()

    def words(self, column: str) -> tuple[str, ...]:
        """The cell's words, separated by spaces, commas or semicolons."""
        return tuple(re.split(r"[\s,;]+", self.text(column))) if self.text(column) else ()

    def ticked(self, column: str, problems: Problems) -> bool:
        """Whether the cell is ticked: yes, x or TRUE; blank or no is not."""
        value = self.text(column).casefold()
        if value in ("yes", "x", "y", "true", "1", "✓", "✔"):
            return True
        if value not in ("", "no", "n", "false", "0"):
            problems.add(row=self, column=column, found=f"“{self.text(column)}” is neither yes nor no.",
                         put_right="Write yes or x, or leave the cell empty.")  # fmt: skip
        return False

    def day(self, column: str, problems: Problems) -> dt.date | None:
        """The cell as a day, whether typed as a date or as dd/mm/yyyy."""
        found = self.day_or_text(column, problems)
        if isinstance(found, str):
            problems.add(self, column, f"“{found}” is not a date.", "Write it as dd/mm/yyyy.")
            return None
        return found

    def day_or_text(self, column: str, problems: Problems) -> dt.date | str | None:
        """The cell as a day, else its text as it stands (`Jan 2017`), else None.

        A bare number is neither, nor is a date that Excel made of one (2016 as 08/07/1905).
        """
        value = self.values.get(column)
        if isinstance(value, dt.date):
            day = value.date() if isinstance(value, dt.datetime) else value
            number = (day - _FIRST_SERIAL).days
            if number >= _SERIALS.start:
                return day
            problems.add(
                self, column, f"The date {day:%d/%m/%Y} is what Excel makes of the number {number}.",
                "Write the whole day, as dd/mm/yyyy.",
            )  # fmt: skip
            return None
        text = self.text(column)
        if _NUMBER.match(text):
            problems.add(self, column, *_number_as_day(text))
            return None
        match = _UK_DATE.match(text)
        if match:
            try:
                return dt.date(int(match[3]), int(match[2]), int(match[1]))
            except ValueError:
                return text
        return text or None

    def whole(self, column: str, problems: Problems) -> int | None:
        """The cell as a whole number."""
        text = self.text(column)
        if not text:
            return None
        if not re.fullmatch(r"-?\d{1,9}", text):
            problems.add(self, column, f"“{text}” is not a whole number.", "Write a number such as 3.")
            return None
        return int(text)


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceBook:
    """An open definition workbook and where its mistakes go."""

    file: str
    book: ReadWorkbook
    problems: Problems

    def rows(self, sheet: str, needed: Iterable[str], optional: Iterable[str] = ()) -> Iterator[Row]:
        """The filled rows of a sheet, blank rows counted; a missing sheet or column is a problem noted once.

        So is a column that is not known: a heading by a slip of the pen would leave what stands below it unread.
        """
        found = self.book.sheet(sheet)
        if found is None:
            self.problems.add_unread(self.file, sheet, "", "There is no sheet of this name.", self._sheet_back(sheet))
            return
        names = tuple(dict.fromkeys((*needed, *optional)))
        columns = self._columns(sheet, found.cells)
        for name in needed:
            if name not in columns:
                self.problems.add_unread(self.file, sheet, "A1", f"The column “{name}” is missing.",
                                         "Put the column's name back into row 1.")  # fmt: skip
        self._note_unknown(found, columns, names)
        known = {name: col for name, col in columns.items() if name in names}
        last = max((row for row, _ in found.cells), default=0)
        for number in range(1, last + 1):
            values = {
                name: as_seen(found, (number, col), name) for name, col in known.items() if (number, col) in found.cells
            }
            if any(as_text(value).strip() for value in values.values()):
                row = Row(file=self.file, sheet=sheet, number=number, columns=known, values=values)
                self._note_dates(row)
                self._note_struck(row, found)
                self._note_errors(row, found)
                yield row

    def _sheet_back(self, sheet: str) -> str:
        """What to do about a sheet that is missing: one of a like name may be it, and holds what must not be lost."""
        like = difflib.get_close_matches(sheet, [one.name for one in self.book.sheets], n=1)
        if like:
            return f"If it is the sheet named “{like[0]}”, name that {sheet} again."
        return f"Add a sheet named {sheet}, or copy it back from your last copy or a fresh template."

    def _note_unknown(self, sheet: ReadSheet, columns: Mapping[str, int], names: Sequence[str]) -> None:
        """Notes columns that nothing reads: a mistake where one that is known is missing, since it may be that one."""
        missing = [name for name in names if name not in columns]
        listed = ", ".join(missing)
        for name, col in columns.items():
            if name not in names:
                self.problems.add_heading(
                    self.file, sheet.name, cell_name(0, col), f"The column “{name}” is not known.",
                    f"Name it as one of: {listed}; or delete it." if missing
                    else "Nothing in it is read. Delete it, unless it holds notes of your own.", advice=not missing,
                )  # fmt: skip

        nameless = {col for row, col in sheet.cells if row > 0} - set(columns.values())
        for col in sorted(nameless) if missing else ():
            self.problems.add_heading(self.file, sheet.name, cell_name(0, col), "Something stands below, but the column has no name.",
                                 f"Name it as one of: {listed}; or delete it.")  # fmt: skip

    def _note_dates(self, row: Row) -> None:
        """Notes each key or name that Excel took for a date or a time: 1-2, 5-11 and MAR-1 are kept as days of a year."""
        for name, value in row.values.items():
            if name in NAMES and isinstance(value, dt.date | dt.time | dt.timedelta):
                shown = f"{value:%d/%m/%Y}" if isinstance(value, dt.date) else as_text(value)
                what = "a time" if isinstance(value, dt.time | dt.timedelta) else "a date"
                self.problems.add(row, name, f"Excel made {what} of it: the cell holds {shown}.", _TO_TYPE)
                self.problems.made.add((row.file, row.sheet, row.cell(name)))

    def _note_struck(self, row: Row, sheet: ReadSheet) -> None:
        """Points to each key and name that is crossed out: the program takes no notice of that, and a person may mean it."""
        for name, col in row.columns.items():
            if name in NAMES and (row.number, col) in sheet.struck:
                self.problems.add(row, name, f"“{sheet.struck[row.number, col]}” is crossed out, and counts all the same.",
                                  "Delete the row if it is meant to be gone, or take the crossing-out away.", advice=True)  # fmt: skip

    def _note_errors(self, row: Row, sheet: ReadSheet) -> None:
        """Notes each cell that shows an error, as a formula leaves it that finds nothing: #N/A is no child's name."""
        for name, col in row.columns.items():
            if (row.number, col) in sheet.errors:
                self.problems.add(
                    row, name, f"The cell shows the error {row.text(name)}.", "Write what should stand there."
                )
                self.problems.made.add((row.file, row.sheet, row.cell(name)))

    def has(self, sheet: str) -> bool:
        """Whether the workbook has the sheet."""
        return self.book.sheet(sheet) is not None

    def header(self, sheet: str) -> tuple[str, ...]:
        """The column names of a sheet, from left to right."""
        found = self.book.sheet(sheet)
        return tuple(self._columns(sheet, found.cells)) if found else ()

    def _columns(self, sheet: str, cells: Mapping[tuple[int, int], CellValue]) -> dict[str, int]:
        columns: dict[str, int] = {}
        for col, value in sorted((col, value) for (row, col), value in cells.items() if row == 0):
            name = " ".join(seen_signs(as_text(value)).split()).casefold()
            if not name:
                continue
            if name in columns:
                self.problems.add_at(self.file, sheet, cell_name(0, col), f"The column “{name}” stands twice.",
                                     "Delete one of the two, or rename it.")  # fmt: skip
            columns.setdefault(name, col)
        return columns


def unique(row: Row, column: str, seen: dict[str, str], problems: Problems) -> bool:
    """Notes a value that stood in the column before, naming the earlier cell; letter case does not tell them apart."""
    value = row.text(column).casefold()
    if value in seen:
        problems.add(row, column, f"“{row.text(column)}” stands already in {seen[value]}.", "Give each its own name.")
        return False
    seen[value] = row.cell(column)
    return True


def coded(row: Row, column: str, problems: Problems) -> str:
    """A key, code or reference; noted where it is empty or holds signs that cannot stand in a file's name."""
    value = row.text(column)
    if not value:
        problems.add(row, column, "This cell is empty.", f"Write the {column}.")
    elif not CODE.match(value):
        problems.add(row, column, f"“{value}” holds a sign that cannot stand in a file's name{lookalikes(value)}, or is over 40 characters.",
                     "Use letters, digits, hyphens and underscores only.")  # fmt: skip
    return value


def _number_as_day(text: str) -> tuple[str, str]:
    """What is wrong with a number where a day belongs, and what to write: Excel's own count of days is explained."""
    number = int(float(text))
    if number in _SERIALS:
        day = _FIRST_SERIAL + dt.timedelta(days=number)
        return (
            f"The number {text} stands where a date belongs; as Excel counts days, that is {day:%d/%m/%Y}.",
            "Give the cell a date format, or write the day as dd/mm/yyyy.",
        )
    return f"The number {text} stands where a date belongs.", "Write the whole day, as dd/mm/yyyy."
