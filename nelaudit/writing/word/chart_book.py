"""A chart's XML and its data workbook, both by XlsxWriter."""

import datetime as dt
import io
import zipfile
from typing import Any

import xlsxwriter

from nelaudit.errors import OutputError
from nelaudit.model.documents import Chart, ChartKind
from nelaudit.writing.word.chart_looks import chart_type, dress, series_look
from nelaudit.writing.word.parts import clean

_SHEET = "Data"


def chart_xml_and_book(chart: Chart, created: dt.date) -> tuple[bytes, bytes]:
    """The chart as Word holds it (its values stand in it too), and the workbook that 'Edit Data' opens.

    The workbook is written twice: once with the chart, to have its XML, and once with the data alone.
    """
    with zipfile.ZipFile(io.BytesIO(_workbook(chart, created, drawn=True))) as book:
        xml = book.read("xl/charts/chart1.xml")
    return xml, _workbook(chart, created, drawn=False)


def _workbook(chart: Chart, created: dt.date, *, drawn: bool) -> bytes:
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out, {"in_memory": True})
    book.set_properties({"created": dt.datetime.combine(created, dt.time())})
    sheet = book.add_worksheet(_SHEET)
    sheet.set_column(0, 0, 40)
    for row, category in enumerate(chart.categories, start=1):
        _write_text(sheet, row, 0, category)
    for column, series in enumerate(chart.series, start=1):
        _write_text(sheet, 0, column, series.name)
        for row, (_, value) in enumerate(zip(chart.categories, series.values, strict=True), start=1):
            sheet.write_number(row, column, value)
    if drawn:
        sheet.insert_chart(0, len(chart.series) + 2, _drawn(book, chart))
    book.close()
    return out.getvalue()


def _write_text(sheet: Any, row: int, column: int, text: str) -> None:
    """XlsxWriter drops a text it dislikes and says so only by a number."""
    if sheet.write_string(row, column, clean(text)) != 0:
        raise OutputError(f"A label of a chart is too long: “{text[:60]}…”. Shorten it in the register or the tool.")


def _drawn(book: Any, chart: Chart) -> Any:
    drawn = book.add_chart(chart_type(chart.kind))
    for column in range(1, len(chart.series) + 1):
        drawn.add_series(_series(chart, column))
    axis = clean(chart.axis_title)
    dress(drawn, kind=chart.kind, series=len(chart.series), axis_title=axis, negative=_lowest(chart) < 0)
    drawn.set_title({"none": True})  # the caption above it is the title
    return drawn


def _series(chart: Chart, column: int) -> dict[str, Any]:
    last = len(chart.categories)
    number_format = _number_format(chart, stacked=chart.kind is ChartKind.STACKED_BAR)
    return {
        "name": [_SHEET, 0, column],
        "categories": [_SHEET, 1, 0, last, 0],
        "values": [_SHEET, 1, column, last, column],
        **series_look(column - 1, chart.kind, number_format),
    }


def _number_format(chart: Chart, *, stacked: bool) -> str:
    """Whole numbers without a point; in a stack an empty part says nothing."""
    whole = all(float(value).is_integer() for series in chart.series for value in series.values)
    form = "#,##0" if whole else "#,##0.0"
    return f"{form};-{form};" if stacked else form


def _lowest(chart: Chart) -> float:
    return min((value for series in chart.series for value in series.values), default=0)
