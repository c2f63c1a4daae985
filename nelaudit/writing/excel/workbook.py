"""Writes a `WorkbookValue` as .xlsx bytes with XlsxWriter.

XlsxWriter drops in silence what it dislikes, so every call passes through `must`, and a text that is too
long for a rule or a cell is a bug of ours that stops here. The same value gives the same bytes.
"""

import datetime as dt
import io
import re
import textwrap
import warnings
from functools import lru_cache
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_range_abs

from nelaudit.errors import OutputError
from nelaudit.model.documents import ChartKind
from nelaudit.model.forms import LISTS_SHEET
from nelaudit.model.sheets import (
    CELL_LIMIT,
    DATE_ADVICE,
    DATE_TITLE,
    LIST_ADVICE,
    LIST_TITLE,
    Cell,
    Highlight,
    InputRule,
    Sheet,
    SheetChart,
    Style,
    WorkbookValue,
)
from nelaudit.privacy import Cleared, opened
from nelaudit.writing.archive import fixed_zip
from nelaudit.writing.word.chart_looks import chart_type, dress, series_look

INK, MUTED, LINE, ACCENT, PALE, WHITE = "#1B2A33", "#51626C", "#B8C4CA", "#0B4F5C", "#E8F1F2", "#FFFFFF"
_BASE = {"font_name": "Arial", "font_size": 10, "font_color": INK, "valign": "top"}
_BOX = {"border": 1, "border_color": LINE}
_LOOKS: dict[Style, dict[str, Any]] = {
    Style.PLAIN: {},
    Style.TITLE: {"font_size": 18, "bold": True, "font_color": ACCENT},
    Style.HEADING: {"font_size": 12, "bold": True, "font_color": ACCENT},
    Style.SECTION: {"font_size": 12, "bold": True, "font_color": WHITE, "bg_color": ACCENT, "text_wrap": True},
    Style.HEADER: {"bold": True, "bg_color": PALE, "text_wrap": True, "bottom": 2, "bottom_color": ACCENT},
    Style.HEADER_NUMBER: {"bold": True, "bg_color": PALE, "text_wrap": True, "bottom": 2, "bottom_color": ACCENT,
                          "align": "right", "indent": 1},
    Style.LABEL: {"bold": True, "text_wrap": True, **_BOX},
    Style.QUESTION: {"text_wrap": True, "align": "left", **_BOX},
    Style.HINT: {"font_color": MUTED, "italic": True, "text_wrap": True},
    Style.TEXT: {"text_wrap": True},
    Style.WARNING: {"bold": True, "font_size": 11, "bg_color": "#FFF1D6", "text_wrap": True, "border": 2,
                    "border_color": "#8A4B00"},
    Style.SUBJECT: {"text_wrap": True, "bg_color": PALE, **_BOX},
    Style.INPUT: {"text_wrap": True, "bg_color": "#FFFDF2", "locked": False, **_BOX},
    Style.INPUT_DATE: {"text_wrap": True, "bg_color": "#FFFDF2", "locked": False, "num_format": "dd/mm/yyyy",
                       "align": "left", **_BOX},
    Style.INPUT_TEXT: {"text_wrap": True, "bg_color": "#FFFDF2", "locked": False, "num_format": "@", **_BOX},
    Style.LIVE: {"bold": True, "text_wrap": True, "align": "left", **_BOX},
    Style.NUMBER: {"num_format": "0", "align": "right", "indent": 1},
    Style.PERCENT: {"num_format": "0%", "align": "right", "indent": 1},
    Style.DATE: {"num_format": "dd/mm/yyyy", "align": "left"},
    Style.HIDDEN: {"font_color": MUTED},
    Style.SHADE_1: {"text_wrap": True, "bg_color": "#EFF6F7", **_BOX},
    Style.SHADE_2: {"text_wrap": True, "bg_color": "#CDE3E6", **_BOX},
    Style.SHADE_3: {"text_wrap": True, "bg_color": "#7FB3BB", **_BOX},
    Style.SHADE_4: {"text_wrap": True, "bg_color": ACCENT, "font_color": WHITE, **_BOX},
}  # fmt: skip
_HIGHLIGHTS: dict[str, dict[str, Any]] = {
    "missing": {"bg_color": "#FFE3C2", "font_color": "#7A3B00", "bold": True},
    "done": {"bg_color": "#DDF0E3", "font_color": "#12482A"},
    "muted": {"bg_color": "#ECEFF1", "font_color": MUTED, "italic": True},
    "Green": {"bg_color": "#DDF0E3", "font_color": "#12482A", "bold": True},
    "Amber": {"bg_color": "#FFE9BF", "font_color": "#5C3A00", "bold": True},
    "Red": {"bg_color": "#F8D3D0", "font_color": "#7A1410", "bold": True},
}
_NO_ZEROS = "0;-0;"
_FIXED_ROW = re.compile(rb'(<row [^>]{0,200}?) customHeight="1"')
_LINE_POINTS, _ROW_POINTS, _ROW_LIMIT = 13.0, 15.0, 409.0
_TALL = {Style.TITLE: 26.0, Style.HEADING: 20.0, Style.SECTION: 20.0}
_LETTERS_PER_UNIT = 1.2
"""How many letters of running text go on one unit of a column's width."""

_LONE_SURROGATE = re.compile("[\ud800-\udfff]")


def workbook_bytes(cleared: Cleared[WorkbookValue]) -> bytes:
    """The workbook as the bytes of an .xlsx file.

    Raises:
        OutputError: a text does not fit into a cell of an Excel workbook.
    """
    return _written(opened(cleared))


def _written(book: WorkbookValue) -> bytes:
    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "strings_to_numbers": False,
    }
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        workbook = xlsxwriter.Workbook(buffer, options)
        _SheetWriter(workbook, book).write()
        workbook.close()
    return fixed_zip(buffer.getvalue(), edit=_growing_rows)


def _growing_rows(name: str, data: bytes) -> bytes:
    """Takes the mark "set by hand" off row heights, so that a row fits its text at first and grows as people type."""
    return _FIXED_ROW.sub(rb"\1", data) if name.startswith("xl/worksheets/") else data


def must(result: object) -> None:
    """Raises where XlsxWriter reports by a number that it dropped what it was given."""
    if isinstance(result, int) and result < 0:
        raise OutputError(f"A part of the workbook could not be written (XlsxWriter answered {result}).")


class _SheetWriter:
    """Holds the open workbook, its formats and its drop-down lists while one value is written."""

    def __init__(self, workbook: Any, book: WorkbookValue) -> None:
        self.workbook, self.book = workbook, book
        self.formats = {style: workbook.add_format({**_BASE, **look}) for style, look in _LOOKS.items()}
        self.highlights = {name: workbook.add_format(look) for name, look in _HIGHLIGHTS.items()}
        self.lists: dict[tuple[str, ...], str] = {}

    def write(self) -> None:
        """Writes properties, sheets, lists and names."""
        created = dt.datetime(self.book.created.year, self.book.created.month, self.book.created.day)  # noqa: DTZ001 - XlsxWriter takes naive times
        self.workbook.set_properties(
            {
                "title": self.book.title,
                "subject": self.book.subject,
                "author": self.book.author,
                "created": created,
            }
        )
        for name, value in self.book.properties:
            self.workbook.set_custom_property(name, value, "text")
        for sheet in self.book.sheets:
            self._sheet(sheet)
        self._lists()
        seen: set[str] = set()
        for name, target in self.book.names:
            if name.casefold() in seen:
                raise OutputError(f"The name {name} would stand twice in one workbook.")
            seen.add(name.casefold())
            must(self.workbook.define_name(name, f"={target}"))

    def _sheet(self, sheet: Sheet) -> None:
        ws = self.workbook.add_worksheet(sheet.name)
        for col, width in enumerate(sheet.widths):
            must(ws.set_column(col, col, width, None, {"hidden": col in sheet.hidden_columns}))
        for row, height in _heights(sheet).items():
            must(ws.set_row(row, height))
        for cell in sheet.cells:
            self._cell(ws, cell)
        for rule in sheet.rules:
            last = rule.row if rule.last_row is None else rule.last_row
            must(ws.data_validation(rule.row, rule.col, last, rule.col, self._validation(rule)))
        for mark in sheet.highlights:
            self._highlight(ws, mark)
        looks = {(cell.row, cell.col): cell.style for cell in sheet.cells} if sheet.tables else {}
        for table in sheet.tables:
            last_col = table.col + len(table.header) - 1
            columns = [
                {"header": name, "header_format": self.formats[looks.get((table.row, col), Style.HEADER)]}
                for col, name in enumerate(table.header, start=table.col)
            ]
            must(ws.add_table(table.row, table.col, max(table.last_row, table.row + 1), last_col,
                              {"name": table.name, "columns": columns, "style": "Table Style Light 1",
                               "description": table.description}))  # fmt: skip
        for chart in sheet.charts:
            self._chart(ws, sheet, chart)
        must(ws.set_h_pagebreaks([chart.row for chart in sheet.charts]))
        self._page(ws, sheet)

    def _cell(self, ws: Any, cell: Cell) -> None:
        style = self.formats[cell.style]
        if cell.formula:
            must(ws.write_formula(cell.row, cell.col, cell.formula, style, "" if cell.value is None else cell.value))
        elif cell.value is None or cell.value == "":
            must(ws.write_blank(cell.row, cell.col, None, style))
        elif isinstance(cell.value, dt.date):
            must(ws.write_datetime(cell.row, cell.col, cell.value, style))
        elif isinstance(cell.value, str):
            must(ws.write_string(cell.row, cell.col, cell_text(cell.value), style))
        else:
            must(ws.write_number(cell.row, cell.col, cell.value, style))

    def _validation(self, rule: InputRule) -> dict[str, Any]:
        shown = {"input_title": rule.title, "input_message": rule.message, "ignore_blank": True}
        if rule.choices:
            return {
                **shown,
                "validate": "list",
                "source": "=" + self._list_range(rule.choices),
                "error_type": "stop",
                "error_title": LIST_TITLE,
                "error_message": LIST_ADVICE,
            }
        if rule.date:
            return {
                **shown,
                "validate": "date",
                "criteria": "between",
                "minimum": dt.date(1990, 1, 1),
                "maximum": dt.date(2099, 12, 31),
                "error_type": "warning",
                "error_title": DATE_TITLE,
                "error_message": DATE_ADVICE,
            }
        return {**shown, "validate": "any"}

    def _list_range(self, choices: tuple[str, ...]) -> str:
        if choices not in self.lists:
            col = len(self.lists)
            self.lists[choices] = f"{LISTS_SHEET}!{xl_range_abs(0, col, len(choices) - 1, col)}"
        return self.lists[choices]

    def _lists(self) -> None:
        if not self.lists:
            return
        ws = self.workbook.add_worksheet(LISTS_SHEET)
        for col, choices in enumerate(self.lists):
            for row, choice in enumerate(choices):
                must(ws.write_string(row, col, choice))
        ws.very_hidden()
        ws.protect()

    def _highlight(self, ws: Any, mark: Highlight) -> None:
        rule = {"type": "formula", "criteria": mark.formula, "format": self.highlights[mark.look]}
        must(ws.conditional_format(mark.row, mark.col, mark.last_row, mark.last_col, rule))

    def _chart(self, ws: Any, sheet: Sheet, value: SheetChart) -> None:
        chart = self.workbook.add_chart(chart_type(value.kind))
        first, last = value.first_row, value.last_row
        for number, series in enumerate(value.series):
            places = {
                "name": series.name,
                "categories": [sheet.name, first, value.category_col, last, value.category_col],
                "values": [sheet.name, first, series.col, last, series.col],
            }
            chart.add_series({**places, **series_look(number, value.kind, _NO_ZEROS)})
        dress(chart, kind=value.kind, series=len(value.series), axis_title=value.axis_title)
        chart.set_title({"name": value.title, "name_font": {"size": 12, "color": ACCENT}})
        bars = (last - first + 1) * (1 if value.kind is ChartKind.STACKED_BAR else len(value.series))
        chart.set_size({"width": 860, "height": 320 if value.kind is ChartKind.COLUMN else 150 + 26 * bars})
        must(ws.insert_chart(value.row, value.col, chart, {"description": value.alt, "object_position": 2}))

    def _page(self, ws: Any, sheet: Sheet) -> None:
        ws.set_paper(9)
        if sheet.landscape:
            ws.set_landscape()
        ws.set_margins(left=0.5, right=0.5, top=0.6, bottom=0.75)
        ws.fit_to_pages(1, 0)
        ws.hide_gridlines(2)
        ws.set_footer(f"&L&8{self.book.footer.replace('&', '&&')}&R&8&A, page &P of &N")
        if sheet.repeat_rows:
            ws.repeat_rows(*sheet.repeat_rows)
        if sheet.freeze:
            ws.freeze_panes(*sheet.freeze)
        if sheet.protected:
            allowed = {"format_rows": True, "format_columns": True, "format_cells": True}
            ws.protect("", allowed | ({"autofilter": True} if sheet.tables else {}))
        if sheet.very_hidden:
            ws.very_hidden()


def _heights(sheet: Sheet) -> dict[int, float]:
    """The height of each row that needs more than one line, in points, worked out from its texts and column widths."""
    heights = dict(sheet.min_heights)
    for cell in sheet.cells:
        if not isinstance(cell.value, str) or not _LOOKS[cell.style].get("text_wrap"):
            continue
        width = sheet.widths[cell.col] if cell.col < len(sheet.widths) else 8.43
        size = _LOOKS[cell.style].get("font_size", _BASE["font_size"]) / 10
        letters = max(int(width * _LETTERS_PER_UNIT / size * (0.93 if _LOOKS[cell.style].get("bold") else 1)), 1)
        lines = _lines(cell.value, letters)
        if lines > 1:
            needed = min(lines * _LINE_POINTS * size + 4, _ROW_LIMIT)
            heights[cell.row] = max(heights.get(cell.row, _ROW_POINTS), needed)
    for cell in sheet.cells:
        if cell.style in _TALL:
            heights.setdefault(cell.row, _TALL[cell.style])
    return heights


@lru_cache(maxsize=8192)
def _lines(text: str, letters: int) -> int:
    """On how many lines a text stands; the forms of an audit have most of theirs in common."""
    return sum(max(len(textwrap.wrap(part, letters)), 1) for part in text.split("\n"))


def cell_text(text: str) -> str:
    """A text as a cell can hold it: half a character, which no file can hold, shown as U+FFFD.

    Raises:
        OutputError: the text is longer than a cell holds; nothing is cut in silence.
    """
    if len(text.encode("utf-16-le", "surrogatepass")) // 2 > CELL_LIMIT:
        raise OutputError(f"A text of {len(text):,} characters does not fit into a cell: {text[:60]}…")
    return _LONE_SURROGATE.sub("\ufffd", text)
