"""How charts look, in Word and in Excel alike."""

from dataclasses import dataclass
from typing import Any

from nelaudit.model.documents import ChartKind

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


def chart_type(kind: ChartKind) -> dict[str, str]:
    """The chart's type as XlsxWriter names it."""
    if kind is ChartKind.COLUMN:
        return {"type": "column"}
    return {"type": "bar", **({"subtype": "stacked"} if kind is ChartKind.STACKED_BAR else {})}


def series_look(number: int, kind: ChartKind, number_format: str) -> dict[str, Any]:
    """The inside, edge and value labels of the series at that place, counted from 0."""
    look, stacked = _LOOKS[number % len(_LOOKS)], kind is ChartKind.STACKED_BAR
    return {
        "border": {"color": look.colour, "width": 0.75},
        "gap": _GAPS[kind],
        "overlap": 100 if stacked else 0,
        "data_labels": {
            "value": True,
            "position": "center" if stacked else "outside_end",
            "num_format": number_format,
            **(look.label_inside() if stacked else {"font": {"size": 9, "color": _INK}}),
        },
        **look.fill(),
    }


def dress(drawn: Any, *, kind: ChartKind, series: int, axis_title: str, negative: bool = False) -> None:
    """Axes, legend and grounds: the first category on top, and no scale where every bar says its number."""
    names = {"num_font": {"size": 9, "color": _INK}, "line": {"color": _RULE}, "major_tick_mark": "none"}
    numbers = {
        "min": None if negative else 0,
        "label_position": "none",
        "major_gridlines": {"visible": False},
        "line": {"none": True},
        "major_tick_mark": "none",
        "name": axis_title or None,
        "name_font": {"size": 9, "bold": False, "color": _GREY},
    }
    if kind is ChartKind.COLUMN:
        drawn.set_x_axis(names)
        drawn.set_y_axis(numbers)
    else:
        drawn.set_y_axis({**names, "reverse": True})
        drawn.set_x_axis(numbers)
    drawn.set_legend({"none": True} if series == 1 else {"position": "top", "font": {"size": 9, "color": _INK}})
    drawn.set_chartarea({"border": {"none": True}, "fill": {"none": True}})
    drawn.set_plotarea({"fill": {"none": True}})
