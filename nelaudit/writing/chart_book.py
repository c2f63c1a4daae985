"""A chart's XML and its data workbook, both by XlsxWriter. How charts look is decided here."""

import datetime as dt
import io
import zipfile
from dataclasses import dataclass
from typing import Any

import xlsxwriter

from nelaudit.errors import OutputError
from nelaudit.model.documents import Chart, ChartKind
from nelaudit.writing.word_parts import clean

_SHEET = "Data"
_INK = "#1B2A33"
_GREY = "#4A5A62"
_RULE = "#C3D2D6"
_WHITE = "#FFFFFF"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Look:
    """How one series is drawn. A series without a pattern is plain."""

    colour: str
    pattern: str = ""
    ground: str = _WHITE
    ink: str = _INK

    def fill(self) -> dict[str, Any]:
        """The inside of a bar."""
        if not self.pattern:
            return {"fill": {"color": self.colour}}
        return {"pattern": {"pattern": self.pattern, "fg_color": self.colour, "bg_color": self.ground}}

    def label_inside(self) -> dict[str, Any]:
        """A number that stands on the bar; over a pattern it has white ground of its own."""
        font = {"font": {"size": 9, "bold": True, "color": self.ink}}
        return {**font, "fill": {"color": _WHITE}} if self.pattern else font


# Between the bars, in hundredths of a bar
_GAPS = {ChartKind.BAR: 60, ChartKind.COLUMN: 90, ChartKind.STACKED_BAR: 45}

# Neighbours differ in lightness and in pattern, so that they stay apart in grey print and to every eye.
_LOOKS = (
    _Look(colour="#0B5563", ink=_WHITE),
    _Look(colour="#1F7A8C", pattern="wide_upward_diagonal", ground="#D5E8EB"),
    _Look(colour="#E3B04B"),
    _Look(colour="#8A4B08", pattern="light_vertical", ground="#F6E3C5"),
    _Look(colour="#5B4B8A", ink=_WHITE),
    _Look(colour="#5B4B8A", pattern="small_grid", ground="#E6E1F2"),
    _Look(colour="#9AA8AE"),
    _Look(colour="#4A5A62", pattern="wide_downward_diagonal", ground="#EDF1F2"),
)


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
    stacked = chart.kind is ChartKind.STACKED_BAR
    lying = chart.kind in (ChartKind.BAR, ChartKind.STACKED_BAR)
    drawn = book.add_chart({"type": "bar" if lying else "column", **({"subtype": "stacked"} if stacked else {})})
    for column in range(1, len(chart.series) + 1):
        drawn.add_series(_series(chart, column, stacked=stacked))
    names = {"num_font": {"size": 9, "color": _INK}, "line": {"color": _RULE}, "major_tick_mark": "none"}
    numbers = {
        "min": None if _lowest(chart) < 0 else 0,
        "label_position": "none",  # every bar says its number
        "major_gridlines": {"visible": False},
        "line": {"none": True},
        "major_tick_mark": "none",
        "name": clean(chart.axis_title) or None,
        "name_font": {"size": 9, "bold": False, "color": _GREY},
    }
    if lying:
        drawn.set_y_axis({**names, "reverse": True})  # the first category on top
        drawn.set_x_axis(numbers)
    else:
        drawn.set_x_axis(names)
        drawn.set_y_axis(numbers)
    drawn.set_title({"none": True})  # the caption above it is the title
    drawn.set_legend(
        {"none": True} if len(chart.series) == 1 else {"position": "top", "font": {"size": 9, "color": _INK}}
    )
    drawn.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    drawn.set_plotarea({"fill": {"none": True}})
    return drawn


def _series(chart: Chart, column: int, *, stacked: bool) -> dict[str, Any]:
    last = len(chart.categories)
    look = _LOOKS[(column - 1) % len(_LOOKS)]
    labels: dict[str, Any] = {
        "value": True,
        "position": "center" if stacked else "outside_end",
        "num_format": _number_format(chart, stacked=stacked),
        **(look.label_inside() if stacked else {"font": {"size": 9, "color": _INK}}),
    }
    return {
        "name": [_SHEET, 0, column],
        "categories": [_SHEET, 1, 0, last, 0],
        "values": [_SHEET, 1, column, last, column],
        "border": {"color": look.colour, "width": 0.75},
        "gap": _GAPS[chart.kind],
        "overlap": 100 if stacked else 0,
        "data_labels": labels,
        **look.fill(),
    }


def _number_format(chart: Chart, *, stacked: bool) -> str:
    """Whole numbers without a point; in a stack an empty part says nothing."""
    whole = all(float(value).is_integer() for series in chart.series for value in series.values)
    form = "#,##0" if whole else "#,##0.0"
    return f"{form};-{form};" if stacked else form


def _lowest(chart: Chart) -> float:
    return min((value for series in chart.series for value in series.values), default=0)
