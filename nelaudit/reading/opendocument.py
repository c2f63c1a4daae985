"""The sheets of an OpenDocument workbook: values, formulas, error values, notes, text boxes, spans, hidden rows.

The text of a cell is put together here from its paragraphs, spans, tabs, blanks and line breaks, as a program shows it. Cells
and rows are repeated by a number, so that a few letters may stand for billions of cells: what holds nothing is only counted,
what holds something is bounded, and may stand as far away as it likes.
"""

import datetime as dt
import re
from collections.abc import Callable
from xml.parsers import expat

from nelaudit.errors import Damaged, TooLarge
from nelaudit.model.places import Place  # noqa: TC001 - as in the other readers
from nelaudit.model.workbooks import CellValue, ReadSheet, as_text
from nelaudit.reading import limits
from nelaudit.reading.crossed_out import said_in_full
from nelaudit.reading.display import Run, shown_date, without_struck
from nelaudit.reading.drawings import by_people
from nelaudit.reading.opendocument_looks import Styles, read_styles
from nelaudit.reading.opendocument_values import (
    SHOWN_AS_TEXT,
    VALUE_TYPE,
    Paragraph,
    joined_paragraphs,
    parts_shown,
    says_more,
    says_when,
    text_of,
    typed_value,
)
from nelaudit.reading.sheet_xml import SheetScan

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_OFFICE, _TABLE, _TEXT, _DRAW = (f"{_NAMES}{room}:1.0 " for room in ("office", "table", "text", "drawing"))
_SVG = f"{_NAMES}svg-compatible:1.0 "
_DESCRIPTIONS = frozenset({_SVG + "title", _SVG + "desc", _TABLE + "title", _TABLE + "desc"})
"""What people say of a picture, or of a sheet, for those who cannot see it."""

_CALC_TYPE = "urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0 value-type"
_SPACES, _FORMULA, _VISIBLE = _TEXT + "c", _TABLE + "formula", _TABLE + "visibility"
_TABLE_STYLE, _DEFAULT_STYLE, _TEXT_STYLE = (
    _TABLE + "style-name",
    _TABLE + "default-cell-style-name",
    _TEXT + "style-name",
)
_ROWS_REPEATED, _COLUMNS_REPEATED = _TABLE + "number-rows-repeated", _TABLE + "number-columns-repeated"
_ROWS_SPANNED, _COLUMNS_SPANNED = _TABLE + "number-rows-spanned", _TABLE + "number-columns-spanned"
_ERROR = re.compile(r"#(?:REF!|DIV/0!|N/A|NAME\?|VALUE!|NUM!|NULL!)|Err:[0-9]{3}")
_ROWS, _COLUMNS = 1 << 20, 1 << 14
_ELSEWHERE = re.compile(r"'[^']+'#")
"""How LibreOffice names what it keeps of sheets of other files to which formulas refer; nobody sees it in this one."""


def read_content(content: bytes, styles: bytes = b"") -> list[ReadSheet]:
    """The sheets of a content.xml in order, shown as it and the part of styles say.

    Raises:
        Damaged: it is no well-formed XML.
        TooLarge: it repeats what it holds too often.
    """
    parser = expat.ParserCreate("utf-8", " ")
    parser.buffer_text = True
    search = _Search(read_styles(styles))
    parser.StartElementHandler, parser.EndElementHandler = search.start, search.end
    parser.CharacterDataHandler = search.text
    try:
        parser.Parse(content, True)  # noqa: FBT003 - expat names it so
    except (expat.ExpatError, LookupError, ValueError) as error:
        raise Damaged("A part of it is no well-formed XML.") from error
    return search.sheets


class _Search:
    """Walks through the sheets: where it stands, and the texts that are open there."""

    def __init__(self, styles: Styles) -> None:
        self.sheets: list[ReadSheet] = []
        self._styles = styles
        self._in_sheets = False
        self._name = self._look = ""
        self._cells: dict[Place, CellValue] = {}
        self._shown_texts: dict[Place, str] = {}
        self._struck: dict[Place, str] = {}
        self._scan = SheetScan()
        self._row = self._col = 0
        self._row_times = self._col_times = 1
        self._row_look = ""
        self._column_looks: list[tuple[int, str]] = []
        self._hidden: list[tuple[int, int]] = []
        self._cell: dict[str, str] = {}
        self._shapes: list[list[str]] = []
        self._note: list[str] | None = None
        self._before: list[str] = []
        self._paragraphs: list[list[Run]] = []
        self._open: list[Paragraph] = []
        self._aids = 0
        self._kept = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        known = _STARTS.get(name)
        if known:
            known(self, attributes)
        elif not self._in_sheets:
            self._styles.start(name, attributes)
        elif name.startswith(_DRAW):
            self._shapes.append([])
        elif name in _DESCRIPTIONS:
            self._open.append(Paragraph())

    def end(self, name: str) -> None:
        known = _ENDS.get(name)
        if known:
            known(self)
        elif name in _DESCRIPTIONS and self._open:
            (self._shapes[-1] if self._shapes else self._scan.boxes).append(text_of(self._open.pop().ended()))
        elif name.startswith(_DRAW) and self._shapes:
            text = "\n".join(self._shapes.pop())
            if text.strip():
                self._scan.boxes.append(text)

    def text(self, text: str) -> None:
        if self._open and not self._aids:
            self._open[-1].add_typed(text)

    def start_sheet(self, attributes: dict[str, str]) -> None:
        self._in_sheets = True
        self._scan, self._cells, self._hidden, self._column_looks = SheetScan(), {}, [], []
        self._shown_texts, self._struck = {}, {}
        self._row = self._col = 0
        self._name, self._look = attributes.get(_TABLE + "name", ""), attributes.get(_TABLE_STYLE, "")

    def end_sheet(self) -> None:
        if _ELSEWHERE.match(self._name):
            return
        scan = self._scan
        filled = {row for row, _ in (*self._cells, *scan.formulas)}
        hidden_rows = {row for row in filled if any(first <= row < stop for first, stop in self._hidden)}
        boxes = by_people((*self._before, *scan.boxes))
        self._before = []
        self.sheets.append(ReadSheet(
            name=self._name, hidden=self._styles.hides(self._look), cells=self._cells, errors=frozenset(scan.errors),
            formulas=frozenset(scan.formulas), merged=tuple(scan.merged), notes=scan.notes, boxes=tuple(boxes),
            hidden_rows=frozenset(hidden_rows), shown=self._shown_texts, struck=self._struck,
        ))  # fmt: skip

    def start_column(self, attributes: dict[str, str]) -> None:
        stop = (self._column_looks[-1][0] if self._column_looks else 0) + _number(
            attributes, _COLUMNS_REPEATED, _COLUMNS
        )
        self._column_looks.append((stop, attributes.get(_DEFAULT_STYLE, "")))

    def start_row(self, attributes: dict[str, str]) -> None:
        self._col = 0
        self._row_times = _number(attributes, _ROWS_REPEATED, _ROWS)
        self._row_look = attributes.get(_DEFAULT_STYLE, "")
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

    def end_change(self) -> None:
        """What was said of a change that is kept on record; which stands before the sheets."""
        self._before.append("\n".join(self._note or []))
        self._note = None

    def start_paragraph(self, attributes: dict[str, str]) -> None:
        self._open.append(Paragraph())
        self._open[-1].open_span(self._styles.struck("paragraph", attributes.get(_TEXT_STYLE, "")))

    def end_paragraph(self) -> None:
        if not self._open:
            return
        runs = self._open.pop().ended()
        if self._note is not None:
            self._note.append(said_in_full(runs))
        elif self._shapes:
            self._shapes[-1].append(said_in_full(runs))
        else:
            self._paragraphs.append(runs)

    def start_span(self, attributes: dict[str, str]) -> None:
        if self._open:
            self._open[-1].open_span(self._styles.struck("text", attributes.get(_TEXT_STYLE, "")))

    def end_span(self) -> None:
        if self._open:
            self._open[-1].close_span()

    def start_aid(self, _: dict[str, str]) -> None:
        self._aids += 1

    def end_aid(self) -> None:
        self._aids -= 1

    def spaces(self, attributes: dict[str, str]) -> None:
        self._say(" " * _number(attributes, _SPACES, _COLUMNS))

    def tab(self, _: dict[str, str]) -> None:
        self._say("\t")

    def line_break(self, _: dict[str, str]) -> None:
        self._say("\n")

    def _say(self, text: str) -> None:
        if self._open and not self._aids:
            self._open[-1].add(text)

    def end_cell(self) -> None:
        given = self._cell
        if self._paragraphs or _FORMULA in given or VALUE_TYPE in given:
            self._keep(given, joined_paragraphs(self._paragraphs))
        if _ROWS_SPANNED in given or _COLUMNS_SPANNED in given:
            rows, cols = _number(given, _ROWS_SPANNED, _ROWS), _number(given, _COLUMNS_SPANNED, _COLUMNS)
            if rows * cols > 1:
                self._scan.merged.append((self._row, self._col, self._row + rows - 1, self._col + cols - 1))
        self._cell, self._paragraphs = {}, []
        self._col += self._col_times

    def _keep(self, given: dict[str, str], runs: list[Run]) -> None:
        """Keeps what a cell holds, at every place that it is repeated at."""
        text = text_of(runs)
        formula, said = _FORMULA in given, text.strip()
        error = given.get(_CALC_TYPE) == "error" or (formula and _ERROR.fullmatch(said) is not None)
        value = said if error else typed_value(given, text)
        if not formula and value == "":
            return
        shown, struck = ("", "") if error else self._shown(given, value, runs)
        self._kept += self._row_times * self._col_times
        if self._kept > limits.FILLED_CELLS:
            raise TooLarge(f"It holds more than {limits.FILLED_CELLS:,} filled cells.")
        for row in range(self._row, self._row + self._row_times):
            for col in range(self._col, self._col + self._col_times):
                if value != "":
                    self._cells[row, col] = value
                if formula:
                    self._scan.formulas.add((row, col))
                if error:
                    self._scan.errors[row, col] = said
                if shown or struck:
                    self._shown_texts[row, col] = shown
                if struck:
                    self._struck[row, col] = struck

    def _shown(self, given: dict[str, str], value: CellValue, runs: list[Run]) -> tuple[str, str]:
        """What a cell shows where that is not its value, and what is crossed out in it; both empty in most."""
        look = given.get(_TABLE_STYLE) or self._row_look
        if not look:
            look = next((one for stop, one in self._column_looks if self._col < stop), "")
        text, shown = text_of(runs).strip(), ""
        if isinstance(value, dt.date):
            parts = parts_shown(value, text, self._styles.date_parts(look))
            shown = text if says_when(text, value) else shown_date(value, parts) or ""
        elif text and (given.get(VALUE_TYPE) in SHOWN_AS_TEXT or says_more(value, text)):
            shown = text
        whole = self._styles.struck("table-cell", look) or False
        if whole or any(run.struck for run in runs):
            pieces = runs if isinstance(value, str) and runs else [Run(text=shown or as_text(value))]
            left, gone = without_struck(pieces, whole_cell=whole)
            return (left, gone) if gone else (shown, "")
        return shown, ""


def _number(attributes: dict[str, str], name: str, most: int) -> int:
    """A stated number of rows or columns, 1 where none is; no more than a sheet has."""
    stated = attributes.get(name)
    if stated is None:
        return 1
    return max(1, min(int(stated), most)) if stated.isdecimal() and len(stated) < 10 else 1  # noqa: PLR2004 - a bomb's digits


_STARTS: dict[str, Callable[[_Search, dict[str, str]], None]] = {
    _TABLE + "table": _Search.start_sheet,
    _TABLE + "table-column": _Search.start_column,
    _TABLE + "table-row": _Search.start_row,
    _TABLE + "table-cell": _Search.start_cell,
    _TABLE + "covered-table-cell": _Search.start_cell,
    _OFFICE + "annotation": _Search.start_note,
    _OFFICE + "change-info": _Search.start_note,
    _TEXT + "p": _Search.start_paragraph,
    _TEXT + "h": _Search.start_paragraph,
    _TEXT + "span": _Search.start_span,
    _TEXT + "a": _Search.start_span,
    _TEXT + "ruby-text": _Search.start_aid,
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
    _OFFICE + "change-info": _Search.end_change,
    _TEXT + "p": _Search.end_paragraph,
    _TEXT + "h": _Search.end_paragraph,
    _TEXT + "span": _Search.end_span,
    _TEXT + "a": _Search.end_span,
    _TEXT + "ruby-text": _Search.end_aid,
}
