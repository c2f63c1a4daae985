"""What the XML of an Excel sheet says beyond its values: formulas, error values, merged ranges, hidden rows, its reach.

A form has some thousand cells and a batch hundreds of forms: the tags are looked for, not parsed. Nothing here is
trusted further than that: a sheet that deceives this search is one that its reader refuses.
"""

import functools
import re
from dataclasses import dataclass, field

from nelaudit.model.places import Place, cell_place
from nelaudit.model.workbooks import Beyond
from nelaudit.reading import limits
from nelaudit.reading.display import Display, Run

_ROOT = re.compile(rb"<(?:([A-Za-z_][\w.-]{0,40}):)?worksheet[\s>]")
_REFERENCE = re.compile(rb"""\sr\s*=\s*["']([A-Z]{0,3})([0-9]{1,7})["']""")
_RANGE = re.compile(rb"""\sref\s*=\s*["']([A-Z0-9$]{2,12}):([A-Z0-9$]{2,12})["']""")
_HIDDEN = re.compile(rb"""\shidden\s*=\s*["'](?:1|true)["']""")
_IS_ERROR = re.compile(rb"""\st\s*=\s*["']e["']""")
_PLACED = frozenset({b"c", b"row"})
_NAME, _SAID_OF_CELL = rb"[A-Z]{1,2}[0-9]{1,3}", rb'(?: s="[0-9]{1,6}")?(?: t="(?:s|n|b|str|inlineStr(?!"><v))")?'
_ODD_VALUE = rb"<v>[-+]?[0-9.]*+(?:[\snNiI]|[eE]\+?[0-9]{3})"
_CELL_TO_NOTE = re.compile(
    rb'<c(?! r="%b"%b(?:/>|>(?!<f[\s/>]|%b)))(?: r="(%b)"%b>|[\s/>])'
    % (_NAME, _SAID_OF_CELL, _ODD_VALUE, _NAME, _SAID_OF_CELL)
)
"""A cell that holds a formula or a value that may be misread, with its name; or one that is odd, without."""

_ODD_ROW = re.compile(rb'<row(?! r="[0-9]{1,3}"[^<>h]*+(?:h(?!idden="[1t])[^<>h]*+)*+>)[\s/>]')
"""Odd is a cell or row that is not as every common program writes it: unplaced, far away, an error, a date as text, hidden."""

_CELLS = b"sheetData"
_FORMULA = re.compile(rb"<f[\s/>]")
_STRUCK, _ODD_LOOKS = b"strike", (b't="d"', b"t='d'", b" vm=")
"""Signs of crossed-out pieces of a text that stands in its cell; and, in cells that are odd, of dates as text (ISO 8601)
and of rich values."""

_MERGED = re.compile(rb"<mergeCell(\s[^<>]*)>")


@dataclass(slots=True, kw_only=True)
class SheetScan:
    """What was found on one sheet; rows and columns from 0. `errors` maps a cell to its text; `end` is the last cell.

    `has_looks` says that the sheet must be looked at again for looks that matter: `displays`, `crossed` and `runs` are
    those that `displayed` asks for. `odd` says that its values may have to be made plain. `iso_dates` are the cells that hold dates as text, `rich` what those
    show whose value is an error to older programs.
    """

    errors: dict[Place, str] = field(default_factory=dict)
    formulas: set[Place] = field(default_factory=set)
    merged: list[tuple[int, int, int, int]] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    notes: dict[Place, str] = field(default_factory=dict)
    boxes: list[str] = field(default_factory=list)
    remarks_lost: bool = False
    has_looks: bool = False
    odd: bool = False
    displays: dict[Place, Display] = field(default_factory=dict)
    crossed: set[Place] = field(default_factory=set)
    runs: dict[Place, tuple[Run, ...]] = field(default_factory=dict)
    iso_dates: set[Place] = field(default_factory=set)
    rich: dict[Place, str] = field(default_factory=dict)
    beyond: tuple[Beyond, ...] = ()
    cut: set[Place] = field(default_factory=set)
    end: Place = (0, 0)

    @property
    def reaches_far(self) -> bool:
        """Whether it is too wide to be read whole."""
        return (self.end[0] + 1) * (self.end[1] + 1) > limits.SHEET_AREA


def scan_sheet(xml: bytes) -> SheetScan:
    """Looks through the XML of a sheet, in either form of the format."""
    end = end_of_cells(xml)
    usual = _scan_usual(xml, end) if end else None
    scan = usual or _scan_tags(xml)
    scan.odd = usual is None
    scan.has_looks = xml.find(_STRUCK, 0, end or None) >= 0 or (
        usual is None and any(sign in xml for sign in _ODD_LOOKS)
    )
    return scan


def end_of_cells(xml: bytes) -> int:
    """Where the cells of a sheet end, or something behind them; 0 where there are none."""
    return max(0, xml.rfind(_CELLS))


def _scan_usual(xml: bytes, end: int) -> SheetScan | None:
    """Looks through a sheet of less than 1,000 rows, written as every common program does; None where it is another.

    Each cell and row then says where it is, so that only formulas and ranges need to be looked at: the former before the
    `end` of the cells, the latter behind it, where in a form as much again stands.
    """
    root = _ROOT.search(xml)
    if root is None or root[1] or _ODD_ROW.search(xml, 0, end):
        return None
    names = _CELL_TO_NOTE.findall(xml, 0, end)
    if b"" in names or len(names) != len(_FORMULA.findall(xml, 0, end)):
        return None
    scan = SheetScan(formulas=set(map(place_of, names)))
    for match in _MERGED.finditer(xml, end):
        _add_range(scan, match[1])
    return scan


def _scan_tags(xml: bytes) -> SheetScan:
    """Looks at every tag of a cell, row, formula and range."""
    scan = SheetScan()
    root = _ROOT.search(xml)
    tags, error_text = _patterns(root[1] or b"" if root else b"")
    errs = b'"e"' in xml or b"'e'" in xml
    row = col = -1
    rows, cols = {0}, {0}
    for match in tags.finditer(xml):
        tag, letters, number, rest = match.groups()
        if number is None and tag in _PLACED and (stated := _REFERENCE.search(rest)):
            letters, number = stated.groups()
        if tag == b"c":
            row, col = (int(number) - 1, _column(letters)) if letters else (row, col + 1)
            rows.add(row)
            cols.add(col)
            value = error_text.match(xml, match.end()) if errs and _IS_ERROR.search(rest) else None
            if value:
                scan.errors[row, col] = value[1].decode("utf-8", "replace").strip()
        elif tag == b"f":
            scan.formulas.add((row, col))
        elif tag == b"row":
            row, col = int(number) - 1 if number else row + 1, -1
            if _HIDDEN.search(rest):
                scan.hidden_rows.add(row)
        else:
            _add_range(scan, rest)
    scan.end = (max(rows), max(cols))
    scan.hidden_rows = {hidden for hidden in scan.hidden_rows if hidden <= scan.end[0]}
    return scan


@functools.cache
def _patterns(prefix: bytes) -> tuple[re.Pattern[bytes], re.Pattern[bytes]]:
    """The tags looked for, and the value that follows the tag of an error cell, where tags have this prefix."""
    own = re.escape(prefix) + b":" if prefix else b""
    tags = rb'<%b(c|row|f|mergeCell)(?=[\s/>])(?:\sr="([A-Z]{0,3})([0-9]{1,7})")?([^<>]*)>' % own
    formula = rb"(?:<%bf(?=[\s/>])[^<>]*(?:/>|>[^<]*</%bf\s*>))?" % (own, own)
    return re.compile(tags), re.compile(rb"\s*%b\s*<%bv(?:\s[^>]*)?>([^<]{1,40})<" % (formula, own))


@functools.lru_cache(maxsize=8192)
def place_of(name: bytes) -> Place:
    """The place of a cell by its name in the XML."""
    return cell_place(name.decode()) or (0, 0)


@functools.lru_cache(maxsize=1024)
def _column(letters: bytes) -> int:
    place = cell_place(letters.decode() + "1")
    return place[1] if place else 0


def _add_range(scan: SheetScan, attributes: bytes) -> None:
    stated = _RANGE.search(attributes)
    if stated:
        first, last = cell_place(stated[1].decode()), cell_place(stated[2].decode())
        if first and last:
            scan.merged.append((*first, *last))
