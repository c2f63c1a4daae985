"""What the looks of an .xlsx say of its values: dates shown without their day, text struck out.

Looks are read only where the workbook has some that matter: a sign of them in its styles or its shared strings, for which
a search for a few letters suffices. The form as issued has none.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from xml.etree.ElementTree import Element

from nelaudit.model.places import Place, cell_place
from nelaudit.reading.crossed_out import is_struck
from nelaudit.reading.display import BUILT_IN, Display, Run, display_of
from nelaudit.reading.parts import elements, local
from nelaudit.reading.remarks import unescaped
from nelaudit.reading.sheet_xml import SheetScan

_STRIKE = re.compile(rb"<(?:\w+:)?strike\b")
_CELL = rb"<(?:\w+:)?c\s[^<>]*?\b%b\s*=\s*[\"'](%b)[\"'][^<>]*>"
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")
_SHARED = re.compile(_CELL % (b"t", b"s") + rb"\s*<(?:\w+:)?v>\s*([0-9]{1,9})\s*<")
_INLINE = re.compile(_CELL % (b"t", b"inlineStr") + rb"\s*(<(?:\w+:)?is>.*?</(?:\w+:)?is>)", re.DOTALL)
_PREFIX = re.compile(rb"<(/?)\w+:")
_ISO = re.compile(_CELL % (b"t", b"d"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """The looks of a workbook that matter: by the number of a cell's style, and by that of a shared string."""

    displays: Mapping[int, Display] = field(default_factory=dict)
    struck: frozenset[int] = frozenset()
    runs: Mapping[int, tuple[Run, ...]] = field(default_factory=dict)

    def __bool__(self) -> bool:
        """Whether there are any."""
        return bool(self.displays or self.struck or self.runs)


def looks_of(styles: bytes, strings: bytes) -> Looks:
    """The looks in a workbook's part of styles and in its part of shared strings; either may be empty.

    Raises:
        Damaged: one of them is no XML.
    """
    displays, struck = _styles(styles)
    runs: dict[int, tuple[Run, ...]] = {}
    if _STRIKE.search(strings) or (struck and b"rPr" in strings):
        items = [one for one in elements(strings) if local(one) == "si"]
        runs = {number: found for number, item in enumerate(items) if (found := tuple(_runs(item)))}
    return Looks(displays=displays, struck=struck, runs=runs)


@lru_cache(maxsize=16)
def _styles(xml: bytes) -> tuple[Mapping[int, Display], frozenset[int]]:
    """The numbers of those styles that show other than the value, and of those that are struck out."""
    formats, fonts, styles = dict(BUILT_IN), list[bool](), list[Element]()
    for part in elements(xml):
        if local(part) == "numFmt" and (part.get("numFmtId") or "").isdecimal():
            formats[int(part.get("numFmtId", "0"))] = part.get("formatCode", "")
        elif local(part) == "fonts":
            fonts = [is_struck(font) for font in part]
        elif local(part) == "cellXfs":
            styles = list(part)
    displays, struck = {}, set()
    for number, style in enumerate(styles):
        display = display_of(formats.get(number_of(style, "numFmtId"), ""))
        if display:
            displays[number] = display
        font = number_of(style, "fontId")
        if font < len(fonts) and fonts[font]:
            struck.add(number)
    return displays, frozenset(struck)


def number_of(element: Element, name: str) -> int:
    """The number of a font, fill or format that a style names; 0, which is the usual one, where it names none."""
    stated = element.get(name, "0")
    return int(stated) if stated.isdecimal() else 0


def _runs(text: Element) -> Iterator[Run]:
    """The pieces of a text; none where it is plain, and what Japanese programs add as a reading aid is none."""
    for piece in text:
        if local(piece) == "r":
            own = next((one for one in piece if local(one) == "rPr"), None)
            said = "".join(one.text or "" for one in piece if local(one) == "t")
            yield Run(text=unescaped(said), struck=None if own is None else is_struck(own))


def mark_looks(scan: SheetScan, xml: bytes, looks: Looks) -> None:
    """Notes which cells of a sheet, by its XML, have looks that matter, and which hold dates as text."""
    wanted = b"|".join(b"%d" % number for number in sorted(looks.displays.keys() | looks.struck))
    for match in re.finditer(_CELL % (b"s", wanted), xml) if wanted else ():
        style, place = int(match[1]), _place(match[0])
        if place and style in looks.displays:
            scan.displays[place] = looks.displays[style]
        if place and style in looks.struck:
            scan.crossed.add(place)
    scan.runs = dict(_runs_on(xml, looks))
    scan.iso_dates = {place for match in _ISO.finditer(xml) if (place := _place(match[0]))}


def _runs_on(xml: bytes, looks: Looks) -> Iterator[tuple[Place, tuple[Run, ...]]]:
    """The pieces of those cells' texts that have looks of their own."""
    for match in _SHARED.finditer(xml) if looks.runs else ():
        number, place = int(match[2]), _place(match[0])
        if place and number in looks.runs:
            yield place, looks.runs[number]
    for match in _INLINE.finditer(xml) if _STRIKE.search(xml) or looks.struck else ():
        place = _place(match[0])
        inside = _PREFIX.sub(rb"<\1", match[2])
        found = tuple(run for text in elements(inside) if local(text) == "is" for run in _runs(text))
        if place and found:
            yield place, found


def _place(tag: bytes) -> Place | None:
    stated = _REFERENCE.search(tag)
    return cell_place(stated[1].decode()) if stated else None
