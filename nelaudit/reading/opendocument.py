"""What an OpenDocument workbook says beyond its values: formulas, error values, notes, text boxes, spans, hidden rows.

Cells and rows are repeated by a number, so that a few letters may stand for billions of cells: what holds nothing is
only counted, what holds something is bounded.
"""

import re
from collections.abc import Callable
from xml.parsers import expat

from nelaudit.errors import Damaged, NotRead, TooLarge
from nelaudit.model.places import cell_name
from nelaudit.reading import limits
from nelaudit.reading.sheet_xml import SheetScan

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _DRAW = (f"{_NAMES}{room}:1.0 " for room in ("office", "table", "text", "drawing"))
_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_VALUE_TYPE, _SPACES, _FORMULA, _VISIBLE = (
    _OFFICE + "value-type",
    _TEXT + "c",
    _TABLE + "formula",
    _TABLE + "visibility",
)
_ROWS_REPEATED, _COLUMNS_REPEATED = _TABLE + "number-rows-repeated", _TABLE + "number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = _TABLE + "number-rows-spanned", _TABLE + "number-columns-spanned"
_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|Err:[0-9]{3}")
_ROWS, _COLUMNS = 1 << 20, 1 << 14


def scan_content(xml: bytes) -> list[tuple[str, SheetScan]]:
    """The sheets of a content.xml in order: each name, and what was found on it. What was looked for is not the values.

    Raises:
        Damaged: it is no well-formed XML.
        NotRead: a sheet reaches further than can be read whole.
        TooLarge: it repeats what it holds too often.
    """
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    search = _Search()
    parser.StartElementHandler, parser.EndElementHandler = search.start, search.end
    parser.CharacterDataHandler = search.text
    try:
        parser.Parse(xml, True)  # noqa: FBT003 - expat names it so
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Damaged("A part of it is no well-formed XML.") from error
    return search.sheets


class _Search:
    """Walks through the sheets: where it stands, and the texts that are open there."""

    def __init__(self) -> None:
        self.sheets: list[tuple[str, SheetScan]] = []
        self._scan = SheetScan()
        self._row = self._col = 0
        self._row_times = self._col_times = 1
        self._hidden: list[tuple[int, int]] = []
        self._cell: dict[str, str] = {}
        self._shapes: list[list[str]] = []
        self._note: list[str] | None = None
        self._paragraphs: list[str] = []
        self._open: list[str] | None = None
        self._kept = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        known = _STARTS.get(name)
        if known:
            known(self, attributes)
        elif name.startswith(_DRAW):
            self._shapes.append([])

    def end(self, name: str) -> None:
        known = _ENDS.get(name)
        if known:
            known(self)
        elif name.startswith(_DRAW) and self._shapes:
            text = "\n".join(self._shapes.pop())
            if text.strip():
                self._scan.boxes.append(text)

    def text(self, text: str) -> None:
        if self._open is not None:
            self._open.append(text)

    def start_sheet(self, attributes: dict[str, str]) -> None:
        self._scan, self._hidden = SheetScan(), []
        self._row = self._col = 0
        self.sheets.append((attributes.get(_TABLE + "name", ""), self._scan))

    def end_sheet(self) -> None:
        last = self._scan.end[0] + 1
        self._scan.hidden_rows = {row for first, stop in self._hidden for row in range(first, min(stop, last))}

    def start_row(self, attributes: dict[str, str]) -> None:
        self._col = 0
        self._row_times = _number(attributes, _ROWS_REPEATED, _ROWS)
        if attributes.get(_VISIBLE) in {"collapse", "filter"}:
            self._hidden.append((self._row, self._row + self._row_times))

    def end_row(self) -> None:
        self._row += self._row_times

    def start_cell(self, attributes: dict[str, str]) -> None:
        self._cell, self._paragraphs = attributes, []
        self._col_times = _number(attributes, _COLUMNS_REPEATED, _COLUMNS)

    def start_note(self, _: dict[str, str]) -> None:
        self._note = []

    def end_note(self) -> None:
        note, self._note = "\n".join(self._note or []), None
        if note.strip():
            self._scan.notes[self._row, self._col] = note

    def start_paragraph(self, _: dict[str, str]) -> None:
        self._open = []

    def end_paragraph(self) -> None:
        line, self._open = "".join(self._open or []), None
        if self._note is not None:
            self._note.append(line)
        elif self._shapes:
            self._shapes[-1].append(line)
        else:
            self._paragraphs.append(line)

    def spaces(self, attributes: dict[str, str]) -> None:
        self.text(" " * _number(attributes, _SPACES, _COLUMNS))

    def tab(self, _: dict[str, str]) -> None:
        self.text("\t")

    def line_break(self, _: dict[str, str]) -> None:
        self.text("\n")

    def end_cell(self) -> None:
        given, held = self._cell, bool(self._paragraphs)
        formula = _FORMULA in given
        if formula or held or _VALUE_TYPE in given:
            self._hold()
            text = "\n".join(self._paragraphs).strip() if held else ""
            error = given.get(_CALC_TYPE) == "error" or (formula and _ERROR.fullmatch(text) is not None)
            if formula or error:
                self._mark(formula=formula, error=text if error else "")
        if _ROWS_SPANNED in given or _COLUMNS_SPANNED in given:
            rows, cols = _number(given, _ROWS_SPANNED, _ROWS), _number(given, _COLUMNS_SPANNED, _COLUMNS)
            if rows * cols > 1:
                self._scan.merged.append((self._row, self._col, self._row + rows - 1, self._col + cols - 1))
        self._cell, self._paragraphs = {}, []
        self._col += self._col_times

    def _hold(self) -> None:
        last_row, last_col = self._scan.end
        self._scan.end = (
            max(last_row, self._row + self._row_times - 1),
            max(last_col, self._col + self._col_times - 1),
        )
        if self._scan.reaches_far:
            raise NotRead(f"A sheet of it reaches as far as the cell {cell_name(*self._scan.end)}.")

    def _mark(self, *, formula: bool, error: str) -> None:
        self._kept += self._row_times * self._col_times
        if self._kept > limits.FILLED_CELLS:
            raise TooLarge(f"It holds more than {limits.FILLED_CELLS:,} filled cells.")
        for row in range(self._row, self._row + self._row_times):
            for col in range(self._col, self._col + self._col_times):
                if formula:
                    self._scan.formulas.add((row, col))
                if error:
                    self._scan.errors[row, col] = error


def _number(attributes: dict[str, str], name: str, most: int) -> int:
    """A stated number of rows or columns, 1 where none is; no more than a sheet has."""
    stated = attributes.get(name)
    if stated is None:
        return 1
    return max(1, min(int(stated), most)) if stated.isdecimal() and len(stated) < 10 else 1  # noqa: PLR2004 - a bomb's digits


_STARTS: dict[str, Callable[[_Search, dict[str, str]], None]] = {
    _TABLE + "table": _Search.start_sheet,
    _TABLE + "table-row": _Search.start_row,
    _TABLE + "table-cell": _Search.start_cell,
    _TABLE + "covered-table-cell": _Search.start_cell,
    _OFFICE + "annotation": _Search.start_note,
    _TEXT + "p": _Search.start_paragraph,
    _TEXT + "h": _Search.start_paragraph,
    _TEXT + "s": _Search.spaces,
    _TEXT + "tab": _Search.tab,
    _TEXT + "line-break": _Search.line_break,
}
_ENDS: dict[str, Callable[[_Search], None]] = {
    _TABLE + "table": _Search.end_sheet,
    _TABLE + "table-row": _Search.end_row,
    _TABLE + "table-cell": _Search.end_cell,
    _TABLE + "covered-table-cell": _Search.end_cell,
    _OFFICE + "annotation": _Search.end_note,
    _TEXT + "p": _Search.end_paragraph,
    _TEXT + "h": _Search.end_paragraph,
}
