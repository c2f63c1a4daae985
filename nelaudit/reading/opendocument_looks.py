"""The styles of an OpenDocument workbook, as far as they say what a cell shows of its value."""

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from xml.parsers import expat

from nelaudit.reading.display import Parts

_NAMES = "urn:oasis:names:tc:opendocument:xmlns:"
_STYLE, _NUMBER, _TABLE = (f"{_NAMES}{room}:1.0 " for room in ("style", "datastyle", "table"))
_LINES = (_STYLE + "text-line-through-style", _STYLE + "text-line-through-type")
_PARTS = {_NUMBER + name: name for name in ("day", "month", "year")} | {_NUMBER + "day-of-week": "weekday"}
_TIMES = frozenset({_NUMBER + "hours", _NUMBER + "minutes", _NUMBER + "seconds"})
_DEEPEST = 20
"""How many styles one may be made from; one that is made from itself ends there too."""


@dataclass(kw_only=True)
class _Style:
    """What one style says by itself; None is what it leaves to the style that it is made from."""

    parent: str = ""
    format: str | None = None
    struck: bool | None = None
    hidden: bool | None = None


@dataclass(eq=False)
class Styles:
    """The styles that were met so far, by family (`table`, `table-cell`, `text`) and name. Filled while a part is read."""

    _styles: dict[tuple[str, str], _Style] = field(default_factory=dict)
    _dates: dict[str, set[str]] = field(default_factory=dict)
    _open: _Style = field(default_factory=_Style)
    _open_date: set[str] = field(default_factory=set)

    def start(self, name: str, attributes: Mapping[str, str]) -> None:
        """Takes in the beginning of an element, whatever it is."""
        if name == _STYLE + "style":
            self._open = _Style(
                parent=attributes.get(_STYLE + "parent-style-name", ""),
                format=attributes.get(_STYLE + "data-style-name"),
            )
            self._styles[attributes.get(_STYLE + "family", ""), attributes.get(_STYLE + "name", "")] = self._open
        elif name == _STYLE + "text-properties":
            lines = {attributes[one] for one in _LINES if one in attributes}
            self._open.struck = None if not lines else "none" not in lines
        elif name == _STYLE + "table-properties" and _TABLE + "display" in attributes:
            self._open.hidden = attributes[_TABLE + "display"] == "false"
        elif name.startswith(_NUMBER):
            if name in _PARTS:
                self._open_date.add(_PARTS[name])
            elif name in _TIMES:
                self._open_date.add("time")
            elif _STYLE + "name" in attributes:
                self._open_date = set()
                if name in {_NUMBER + "date-style", _NUMBER + "time-style"}:
                    self._dates[attributes[_STYLE + "name"]] = self._open_date

    def struck(self, family: str, name: str) -> bool | None:
        """Whether text of a style is struck out; None where the style leaves that open."""
        return next((one.struck for one in self._line(family, name) if one.struck is not None), None)

    def hides(self, name: str) -> bool:
        """Whether a sheet of this style is hidden."""
        return bool(next((one.hidden for one in self._line("table", name) if one.hidden is not None), False))

    def date_parts(self, name: str) -> Parts:
        """Which parts of a day a cell of this style shows; none where its format is unknown, or is for no days."""
        code = next((one.format for one in self._line("table-cell", name) if one.format is not None), "")
        found = frozenset(self._dates.get(code, ()))
        return found if found == {"time"} else found - {"time"}

    def _line(self, family: str, name: str) -> list[_Style]:
        """A style and those that it is made from, itself first."""
        found: list[_Style] = []
        while (one := self._styles.get((family, name))) is not None and len(found) < _DEEPEST:
            found.append(one)
            name = one.parent
        return found


def read_styles(xml: bytes) -> Styles:
    """The styles of a part of styles, as far as it can be read: without them all is there, and shown as its value."""
    styles = Styles()
    if xml:
        parser = expat.ParserCreate("utf-8", " ")
        parser.StartElementHandler = styles.start
        with suppress(expat.ExpatError, LookupError, ValueError):
            parser.Parse(xml, True)  # noqa: FBT003 - expat names it so
    return styles
