"""A few cells of an Excel sheet without the rest of it, where the rest tells nothing.

Of a form's hidden map only the label is looked at: the map has as many cells as all other sheets together, and what it
says of them stands in our own record. Of the sheet that repeats long answers by formulas only what was typed there is.
"""

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from xml.etree.ElementTree import Element

from nelaudit.errors import Damaged
from nelaudit.model.places import Place, cell_place
from nelaudit.model.workbooks import CellValue
from nelaudit.reading.parts import elements, local
from nelaudit.reading.sheet_xml import place_of

_ROW_ENDS = b"</row>"
_SHEET_ENDS = b"</sheetData></worksheet>"
_NAME, _ABOUT = rb"[A-Z]{1,2}[1-9][0-9]{0,2}", rb"[^<>]{0,60}"
_SAID = rb"<t(?: xml:space=\"preserve\")?>([^<>&\x00-\x08\x0b-\x1f]+)</t>"
"""A text that stands there letter by letter."""

_TYPED = re.compile(
    rb'(<c r="(%b)"(%b)>(?:<v>[^<]*</v>|<is>(?:%b</is>|.*?</is>))</c>)' % (_NAME, _ABOUT, _SAID), re.DOTALL
)
"""A cell without a formula: the whole, its place, what it says of itself, and its text, empty if that must be looked into."""

_FORMULA = re.compile(rb'<c r="%b"%b><f[\s/>]' % (_NAME, _ABOUT))
_INLINE = b' t="inlineStr"'
_CELL_ENDS = b"</c>"
_PLAIN_KINDS = frozenset({"s", "str", "inlineStr"})
_NO_DATE = 100
"""A number as large as this may be a date, which only the sheet's styles tell."""

_AID = re.compile(rb"<rPh\b.*?</rPh>", re.DOTALL)
"""How a text is spoken, which Japanese programs add to it."""

_STRING = re.compile(rb"<si>%b</si>|<si(?:[\s/][^<>]*)?(?:(?<=/)>|(?<!/)>.*?</si\s*>)" % _SAID, re.DOTALL)
_MARKS = b"<!"
"""What comments begin with, and texts that may hold tags: the table of strings is then no sequence of tags to look for."""

Cells = dict[Place, CellValue]


def first_rows(strings: bytes, xml: bytes, rows: int) -> Cells | None:
    """The texts of a sheet's first rows, from its XML and the table of shared strings; None where it is not written as common programs do."""
    end = 0
    for _ in range(rows):
        end = xml.find(_ROW_ENDS, end) + len(_ROW_ENDS)
        if end < len(_ROW_ENDS):
            return None
    try:
        return _filled(_texts(strings, [one for one in elements(xml[:end] + _SHEET_ENDS) if local(one) == "c"]))
    except (Damaged, ValueError, KeyError):
        return None


def typed_cells(strings: bytes, xml: bytes) -> Cells | None:
    """The texts of a sheet's cells that hold no formula; None where it is not written as common programs do."""
    found = _TYPED.findall(xml)
    if len(found) + len(_FORMULA.findall(xml)) != xml.count(_CELL_ENDS):
        return None
    odd = [cell for cell, _, about, text in found if not (text and about.endswith(_INLINE))]
    try:
        cells = [one for one in elements(b"<sheet>%b</sheet>" % b"".join(odd)) if local(one) == "c"] if odd else []
        if len(cells) != len(odd) or any(map(_may_be_date, cells)):
            return None
        others = iter(_texts(strings, cells))
        return _filled([
            (place_of(place), text.decode()) if text and about.endswith(_INLINE) else next(others)
            for _, place, about, text in found
        ])  # fmt: skip
    except (Damaged, ValueError, KeyError):
        return None


def _may_be_date(cell: Element) -> bool:
    """Whether only the sheet's styles tell what a cell says.

    Raises:
        ValueError: it holds no number, though it should.
    """
    return cell.get("t") not in _PLAIN_KINDS and float(_value(cell)) >= _NO_DATE


def _filled(texts: Sequence[tuple[Place, str]]) -> Cells:
    return {place: text for place, text in dict(texts).items() if text}


def _texts(strings: bytes, cells: Sequence[Element]) -> list[tuple[Place, str]]:
    """The texts of some cells and where they stand.

    Raises:
        ValueError, KeyError: they are not as they should be.
    """
    shared = _shared(strings, {int(_value(cell)) for cell in cells if cell.get("t") == "s"})
    return [(_place(cell), _text(cell, shared)) for cell in cells]


def _place(cell: Element) -> Place:
    """Where a cell says that it stands.

    Raises:
        ValueError: it does not say so.
    """
    place = cell_place(cell.get("r", ""))
    if place is None:
        raise ValueError
    return place


def _shared(strings: bytes, wanted: AbstractSet[int]) -> dict[int, str]:
    """The shared strings of these numbers; the table is looked through no further than needed.

    Raises:
        ValueError: it is not as common programs write it.
    """
    found: dict[int, str] = {}
    if not wanted:
        return found
    if _MARKS in strings:
        raise ValueError
    last = max(wanted)
    for number, match in enumerate(_STRING.finditer(strings)):
        if number in wanted:
            said, plain = match[0], match[1]
            found[number] = plain.decode() if plain else "".join(_strings(elements(_AID.sub(b"", said))))
        if number >= last:
            break
    return found


def _text(cell: Element, shared: dict[int, str]) -> str:
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(_strings(cell.iter())) or _value(cell)
    return shared[int(_value(cell))] if kind == "s" else _value(cell)


def _value(cell: Element) -> str:
    return next((one.text or "" for one in cell if local(one) == "v"), "")


def _strings(parts: Iterator[Element]) -> Iterator[str]:
    return (one.text or "" for one in parts if local(one) == "t")
