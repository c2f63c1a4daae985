"""The words of a sheet's drawings: text boxes, WordArt, SmartArt, charts, the captions of buttons and ticks, lists.

What stands for older programs beside what stands for newer ones is read once.
"""

import html
import re
from collections.abc import Iterable, Iterator
from xml.etree.ElementTree import Element

from nelaudit.reading.crossed_out import said_in_full, struck_texts
from nelaudit.reading.display import Run
from nelaudit.reading.parts import Package, Related, elements, local

_HOLDERS = frozenset({"txBody", "rich"})
_CHARTS = frozenset({"chart", "chartEx"})
_DRAWN = frozenset({"chartUserShapes"})
_ART, _ART_DRAWN = "diagramData", "diagramDrawing"
_CAPTIONS = frozenset({"Caption", "Value", "Text"})
_SHAPE = re.compile(
    rb"<v:(?:shape|rect|oval|roundrect|textbox)[\s>].*?(?=<v:(?:shape|rect|oval|roundrect)[\s>]|\Z)", re.DOTALL
)
_WORD_ART = re.compile(rb"""<v:textpath\s[^<>]*?string\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")
_IN_BOX = re.compile(rb"<v:textbox(?:\s[^<>]*)?>(.*?)</v:textbox>", re.DOTALL)
_IS_NOTE = re.compile(rb"""ObjectType\s*=\s*["']Note["']""")
_TYPED, _NUMBER = re.compile(r'"[^"]*"'), re.compile("[0-9]+")
_LINE, _TAG = re.compile(rb"<br\s*/?>|</(?:div|p)>", re.IGNORECASE), re.compile(rb"<[^>]*>")
_BY_PROGRAMS = re.compile(
    r"(?:Button|Check Box|CheckBox|Option Button|OptionButton|Group Box|Label|Drop Down|List Box|Scroll Bar|Spinner|Command ?Button"
    r"|Toggle ?Button|Text ?Box|Push Button)\s?\d+|(?:Chart|Axis) Title|Description automatically generated.*",
    re.DOTALL,
)
"""What a program calls a new button or chart until somebody names it."""


def drawn_words(package: Package, related: list[Related]) -> list[str]:
    """The words of all drawings to which a sheet refers, each text once.

    Raises:
        Damaged: a part of them is no XML.
    """
    found: list[str] = []
    for one in related:
        if one.kind == "drawing":
            found += _drawing(package, one.part)
        elif one.kind in {"vmlDrawing", "legacyDrawing", "legacyDrawingHF"}:
            found += _old_shapes(package.xml(one.part))
        elif one.kind == "control":
            found += _control(package.xml(one.part))
        elif one.kind == "ctrlProp":
            found += _listed(package.xml(one.part))
    return by_people(found)


def by_people(texts: Iterable[str]) -> list[str]:
    """Those words of drawings that no program put there, each text once."""
    return list(dict.fromkeys(text for text in texts if text.strip() and not _BY_PROGRAMS.fullmatch(text.strip())))


def _drawing(package: Package, part: str) -> Iterator[str]:
    """The words of a drawing, in order; then those of what it refers to."""
    xml = package.xml(part)
    yield from _texts(xml)
    yield from _said_of_pictures(xml)
    further = package.related(part)
    has_data = any(one.kind == _ART for one in further)
    for one in further:
        if one.kind in _CHARTS:
            yield from _texts(package.xml(one.part))
            yield from _chart_names(package.xml(one.part))
            yield from (
                text
                for own in package.related(one.part)
                if own.kind in _DRAWN
                for text in _texts(package.xml(own.part))
            )
        elif one.kind == _ART:
            yield from _art(package.xml(one.part))
        elif one.kind == _ART_DRAWN and not has_data:
            yield from _texts(package.xml(one.part))


def _texts(xml: bytes) -> Iterator[str]:
    """The texts of shapes. Of two versions of a shape the first is read; the other is for older programs."""
    spare: set[Element] = set()
    for one in elements(xml):
        if local(one) == "Fallback":
            spare.update(one.iter())
        if local(one) in _HOLDERS and one not in spare:
            yield _paragraphs(one)


def _art(xml: bytes) -> Iterator[str]:
    """The texts of a SmartArt's points, each of which may hold several paragraphs."""
    for one in elements(xml):
        if local(one) == "t" and len(one):
            yield _paragraphs(one)


def _paragraphs(holder: Element) -> str:
    return "\n".join(_paragraph(part) for part in holder.iter() if local(part) == "p").strip("\n")


def _paragraph(paragraph: Element) -> str:
    gone = struck_texts(paragraph)
    return said_in_full([
        Run(text="\n" if local(one) == "br" else one.text or "", struck=one in gone)
        for one in paragraph.iter()
        if local(one) in {"t", "br"}
    ])  # fmt: skip


def _chart_names(xml: bytes) -> Iterator[str]:
    """The names of a chart's series that were typed, and do not stand in a cell."""
    for one in elements(xml):
        if local(one) in {"tx", "txData"}:
            places = [part.text or "" for part in one.iter() if local(part) == "f"]
            if all(map(_TYPED.fullmatch, places)):  # LibreOffice writes what was typed as if it were a place
                yield from (part.text or "" for part in one.iter() if local(part) == "v")


def said_of_charts(xml: bytes) -> Iterator[str]:
    """What a drawing says of its charts for those who cannot see them."""
    for one in elements(xml):
        if local(one) == "graphicFrame":
            for about in one.iter():
                if local(about) == "cNvPr":
                    yield from (about.get("title", ""), about.get("descr", ""))


def _said_of_pictures(xml: bytes) -> Iterator[str]:
    """What somebody wrote of a picture or shape for those who cannot see it; not what the program guessed."""
    for one in elements(xml):
        if local(one) == "cNvPr":
            for text in (one.get("title", ""), one.get("descr", "")):
                if not text.rstrip(" .").endswith("automatically generated"):
                    yield text


def _old_shapes(xml: bytes) -> Iterator[str]:
    """The words of shapes as older programs write them: captions of buttons, WordArt. Comments are read elsewhere.

    It is not always well-formed XML, so the tags are looked for.
    """
    if b"<v:textpath" not in xml and len(_IS_NOTE.findall(xml)) >= xml.count(b"<v:textbox"):
        return
    for shape in _SHAPE.findall(xml):
        if not _IS_NOTE.search(shape):
            for text in (*(a or b for a, b in _WORD_ART.findall(shape)), *_IN_BOX.findall(shape)):
                lines = html.unescape(_TAG.sub(b"", _LINE.sub(b"\n", text)).decode("utf-8", "replace")).split("\n")
                yield "\n".join(filter(None, (" ".join(line.split()) for line in lines)))


def _control(xml: bytes) -> Iterator[str]:
    """The caption and the words of a control, where they are stored as XML."""
    for one in elements(xml):
        said = {key.rpartition("}")[2]: value for key, value in one.attrib.items()}
        if local(one) == "ocxPr" and said.get("name") in _CAPTIONS:
            yield said.get("value", "")


def _listed(xml: bytes) -> Iterator[str]:
    """The entries of a list to choose from, where they are its own and stand in no cell, and which are chosen."""
    listed = list(elements(xml))
    chosen = {number for one in listed for name in ("sel", "multiSel") for number in _NUMBER.findall(one.get(name, ""))}
    items = [one.get("val", "").strip() for one in listed if local(one) == "item"]
    yield "; ".join(f"{item} (chosen)" if str(at) in chosen else item for at, item in enumerate(items, 1) if item)
