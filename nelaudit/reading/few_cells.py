"""A few cells of an Excel sheet without the rest of it, where the rest tells nothing.

Of a form's hidden map only the label is looked at: the map has as many cells as all other sheets together, and what it
says of them stands in our own record. Of the sheet that repeats long answers by formulas only what was typed there is.
"""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from nelaudit.errors import Damaged
from nelaudit.model.places import cell_place
from nelaudit.model.workbooks import CellValue
from nelaudit.reading.parts import elements, local

_ROW_ENDS = b"</row>"
_SHEET_ENDS = b"</sheetData></worksheet>"
_CELL = rb'<c r="[A-Z]{1,2}[0-9]{1,3}"[^<>]{0,60}>'
_TYPED = re.compile(_CELL + rb"(?:<v>[^<]*</v>|<is>.*?</is>)</c>", re.DOTALL)
_FORMULA = re.compile(_CELL + rb"<f[\s/>]")
_CELL_ENDS = b"</c>"
_PLAIN_KINDS = frozenset({"s", "str", "inlineStr"})
_NO_DATE = 100
"""A number as large as this may be a date, which only the sheet's styles tell."""

_AID = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
"""How a text is spoken, which Japanese programs add to it."""

_STRING = re.compile(rb"<si(?:[\s/][^<>]*)?(?:(?<=/)>|(?<!/)>.*?</si\s*>)", re.DOTALL)
_MARKS = b"<!"
"""What comments begin with, and texts that may hold tags: the table of strings is then no sequence of tags to look for."""

Cells = dict[tuple[int, int], CellValue]


def first_rows(strings: bytes, xml: bytes, rows: int) -> Cells | None:
    """The texts of a sheet's first rows, from its XML and the table of shared strings; None where it is not written as common programs do."""
    end = 0
    for _ in range(rows):
        end = xml.find(_ROW_ENDS, end) + len(_ROW_ENDS)
        if end < len(_ROW_ENDS):
            return None
    try:
        return _texts(strings, [one for one in elements(xml[:end] + _SHEET_ENDS) if local(one) == "c"])
    except (Damaged, ValueError, KeyError):
        return None


def typed_cells(strings: bytes, xml: bytes) -> Cells | None:
    """The texts of a sheet's cells that hold no formula; None where it is not written as common programs do."""
    found = _TYPED.findall(xml)
    if len(found) + len(_FORMULA.findall(xml)) != xml.count(_CELL_ENDS):
        return None
    try:
        cells = [one for one in elements(b"<sheet>%b</sheet>" % b"".join(found)) if local(one) == "c"]
        if any(one.get("t") not in _PLAIN_KINDS and float(_value(one)) >= _NO_DATE for one in cells):
            return None
        return _texts(strings, cells)
    except (Damaged, ValueError, KeyError):
        return None


def _texts(strings: bytes, cells: Sequence[Element]) -> Cells:
    """The texts of some cells.

    Raises:
        ValueError, KeyError: they are not as they should be.
    """
    shared = _shared(strings, [int(_value(cell)) for cell in cells if cell.get("t") == "s"])
    texts = {_place(cell): _text(cell, shared) for cell in cells}
    return {place: text for place, text in texts.items() if text}


def _place(cell: Element) -> tuple[int, int]:
    """Where a cell says that it stands.

    Raises:
        ValueError: it does not say so.
    """
    place = cell_place(cell.get("r", ""))
    if place is None:
        raise ValueError
    return place


def _shared(strings: bytes, wanted: Sequence[int]) -> dict[int, str]:
    """The shared strings of these numbers; the table is looked through no further than needed.

    Raises:
        ValueError: it is not as common programs write it.
    """
    found: dict[int, str] = {}
    if not wanted:
        return found
    if _MARKS in strings:
        raise ValueError
    for number, match in enumerate(_STRING.finditer(strings)):
        if number in wanted:
            found[number] = "".join(_strings(elements(_AID.sub(b"", match[0]))))
        if number >= max(wanted):
            break
    return found


def _text(cell: Element, shared: dict[int, str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_strings(cell.iter()))
    return shared[int(_value(cell))] if kind == "s" else _value(cell)


def _value(cell: Element) -> str:
    return next((one.text or "" for one in cell if local(one) == "v"), "")


def _strings(parts: Iterator[Element]) -> Iterator[str]:
    return (one.text or "" for one in parts if local(one) == "t")
