"""An Excel workbook as a value: cells with named styles. The writer owns every look.

Rows and columns count from 0. Text is text: only `formula` makes a formula.
"""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.documents import ChartKind

CELL_LIMIT = 32_767
"""The most characters that Excel holds in a cell, as UTF-16 counts them."""


LIST_TITLE = "Choose from the list"
LIST_ADVICE = "Please choose one of the answers in the list, or leave the cell empty for now."
DATE_TITLE = "Is this the date?"
DATE_ADVICE = "Please write a date as dd/mm/yyyy. If only the month is known, write it in words (March 2014) and answer Yes to keep it."
"""What a cell says of an entry that does not fit it."""


class Style(StrEnum):
    """What a cell is for; `nelaudit.writing.excel.workbook` says what each looks like."""

    PLAIN = "plain"
    TITLE = "title"
    HEADING = "heading"
    SECTION = "section"
    HEADER = "header"
    HEADER_NUMBER = "header of numbers"
    LABEL = "label"
    QUESTION = "question"
    HINT = "hint"
    TEXT = "text"
    WARNING = "warning"
    SUBJECT = "subject"
    INPUT = "input"
    INPUT_DATE = "input date"
    INPUT_TEXT = "input text"
    LIVE = "live"
    NUMBER = "number"
    PERCENT = "percent"
    DATE = "date"
    HIDDEN = "hidden"
    SHADE_1 = "shade 1"
    SHADE_2 = "shade 2"
    SHADE_3 = "shade 3"
    SHADE_4 = "shade 4"


INPUTS = frozenset({Style.INPUT, Style.INPUT_DATE, Style.INPUT_TEXT})
"""The looks of cells that people fill in."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell. With a `formula`, `value` is the result stored in the file."""

    row: int
    col: int
    value: str | float | dt.date | None = None
    style: Style = Style.PLAIN
    formula: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class InputRule:
    """What an input cell accepts: a choice from `choices`, else (`date`) a date with a warning, else anything.

    `title` and `message` show when the cell is selected. With `last_row` the rule holds for the cells down to that row.
    """

    row: int
    col: int
    title: str
    message: str
    choices: tuple[str, ...] = ()
    date: bool = False
    last_row: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Highlight:
    """Cells from (`row`, `col`) to (`last_row`, `last_col`) that stand out while `formula` is true."""

    row: int
    col: int
    last_row: int
    last_col: int
    formula: str
    look: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TableRange:
    """A native table: a header row at `row` and the rows below it, up to `last_row`."""

    name: str
    row: int
    col: int
    last_row: int
    header: tuple[str, ...]
    description: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetSeries:
    """A series of a sheet's chart: its name and the column of its values."""

    name: str
    col: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetChart:
    """A native chart over rows `first_row` to `last_row` of its own sheet, placed at (`row`, `col`)."""

    title: str
    kind: ChartKind
    first_row: int
    last_row: int
    category_col: int
    series: tuple[SheetSeries, ...]
    row: int
    col: int
    alt: str
    axis_title: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """One sheet. `widths` are in characters, from column A; `freeze` is the first cell that scrolls."""

    name: str
    cells: tuple[Cell, ...]
    widths: tuple[float, ...] = ()
    rules: tuple[InputRule, ...] = ()
    highlights: tuple[Highlight, ...] = ()
    tables: tuple[TableRange, ...] = ()
    charts: tuple[SheetChart, ...] = ()
    min_heights: tuple[tuple[int, float], ...] = ()
    hidden_columns: tuple[int, ...] = ()
    freeze: tuple[int, int] | None = None
    repeat_rows: tuple[int, int] | None = None
    landscape: bool = False
    protected: bool = False
    very_hidden: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookValue:
    """A workbook: sheets in order, document properties, workbook-wide names (name → `Sheet!A1`)."""

    title: str
    subject: str
    author: str
    created: dt.date
    sheets: tuple[Sheet, ...]
    properties: tuple[tuple[str, str], ...] = ()
    names: tuple[tuple[str, str], ...] = ()
    footer: str = ""
