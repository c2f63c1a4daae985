"""A workbook as it was read: plain values with their places, no formulas, no looks."""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from enum import StrEnum

_KEPT, _LONGEST, _EXACT = 1e15, 1e30, 2**53
_SHORTENED = re.compile(r"[0-9](?:[.,][0-9]{1,14})?E\+(?:1[1-9]|[2-9][0-9])|[1-9][0-9]{14}0{1,20}")

CellValue = str | int | float | bool | dt.date | dt.datetime | dt.time | dt.timedelta
"""What a cell may hold; a cell that holds nothing is not in the sheet's mapping."""


class WordsIn(StrEnum):
    """Where words can stand in a workbook beyond cells, comments and text boxes, as messages name it."""

    DRAWING = "drawing"
    MARGIN = "page header or footer"
    MESSAGE = "message of a cell"
    LINK = "tip of a link"
    SCENARIO = "scenario"
    NAME = "name in the workbook"
    TAB = "name of a sheet"
    PROPERTY = "property of the file"


@dataclass(frozen=True, slots=True, kw_only=True)
class Beyond:
    """Words beyond the cells, and where they stand."""

    place: WordsIn
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadSheet:
    """One sheet. `cells` maps (row, column), both from 0, to values.

    `errors` are the cells that show an error value, `formulas` those that hold a formula (their last result is in
    `cells`); `merged` are ranges as first row, first column, last row, last column; `notes` are comments by cell and
    `boxes` the texts of text boxes and other drawings; `remarks_lost` says that the sheet has some which cannot be read.
    `shown` are the texts that cells show where their values say other or more: a month that is kept as its first day,
    what is left of a text of which a part is crossed out. `struck` is what is crossed out, by cell. `beyond` are words
    that stand in none of these. `cut` are the cells whose text fills what an old format of Excel has for one.
    """

    name: str
    hidden: bool
    cells: Mapping[tuple[int, int], CellValue]
    errors: frozenset[tuple[int, int]] = frozenset()
    formulas: frozenset[tuple[int, int]] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    notes: Mapping[tuple[int, int], str] = field(default_factory=dict)
    boxes: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    remarks_lost: bool = False
    shown: Mapping[tuple[int, int], str] = field(default_factory=dict)
    struck: Mapping[tuple[int, int], str] = field(default_factory=dict)
    beyond: tuple[Beyond, ...] = ()
    cut: frozenset[tuple[int, int]] = frozenset()

    def text_at(self, place: tuple[int, int]) -> str:
        """What a cell shows, as text; empty where nothing stands there, or all of it is crossed out."""
        value = self.cells.get(place)
        if value is None:
            return ""
        return as_text(self.shown.get(place, value) if self.shown else value)


@dataclass(frozen=True, slots=True, kw_only=True)
class EmbeddedFile:
    """A picture or document inside a workbook: its name (never a path) and its bytes."""

    name: str
    data: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadWorkbook:
    """All sheets in order, the custom document properties, and when it says that it was last saved (in UTC).

    `beyond` are words of the workbook that belong to no sheet.
    """

    format: str
    sheets: tuple[ReadSheet, ...]
    properties: Mapping[str, str] = field(default_factory=dict)
    media: tuple[EmbeddedFile, ...] = ()
    media_left_out: int = 0
    saved: dt.datetime | None = None
    beyond: tuple[Beyond, ...] = ()

    def sheet(self, name: str) -> ReadSheet | None:
        """The sheet with this name, letter case aside, as Excel compares names."""
        return next((sheet for sheet in self.sheets if sheet.name.casefold() == name.casefold()), None)


def as_text(value: CellValue) -> str:
    """A cell's value as text: whole numbers without `.0`, TRUE/FALSE, ISO dates, spans in hours, CRLF as LF, outer spaces kept."""
    if isinstance(value, str):
        return value.replace("\r\n", "\n").replace("\r", "\n") if "\r" in value else value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return _number_as_text(value)
    if isinstance(value, dt.datetime):
        day = value.date().isoformat()
        return day if value.time() == dt.time() else f"{day} {value.time().isoformat()}"
    if isinstance(value, dt.date | dt.time):
        return value.isoformat()
    return _span_as_text(value) if isinstance(value, dt.timedelta) else str(value)


def _span_as_text(span: dt.timedelta) -> str:
    """A span of time as cells show it, in hours however many days it has: 26:30, or 26:30:15."""
    minutes, seconds = divmod(round(abs(span).total_seconds()), 60)
    hours, minutes = divmod(minutes, 60)
    return f"{'-' if span < dt.timedelta() else ''}{hours}:{minutes:02}{f':{seconds:02}' if seconds else ''}"


def _number_as_text(value: float) -> str:
    """A number in the digits that a spreadsheet keeps, fifteen of them; a whole one without a point.

    A whole one has noughts behind the digits that tell it from all others: those that a machine would put there are nobody's.
    """
    if value.is_integer() and abs(value) < _LONGEST:
        return str(int(value) if abs(value) < _EXACT else int(Decimal(repr(value))))
    return repr(float(f"{value:.15g}"))


def lacks_digits(value: CellValue) -> bool:
    """Whether a cell holds a number of more digits than a spreadsheet keeps, so that its last ones may be lost.

    A number that came as text lacks some too, where it is in the short form in which Excel shows long ones (1.23457E+15),
    or has noughts from its sixteenth digit on.
    """
    if isinstance(value, str):
        return ("E+" in value or value.endswith("0")) and _SHORTENED.fullmatch(value.strip()) is not None
    return isinstance(value, int | float) and abs(value) >= _KEPT
