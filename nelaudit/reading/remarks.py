"""Comments, text boxes, and pictures and documents inside a workbook: what people add beside the cells."""

import re
from collections.abc import Iterator, Sequence
from xml.etree.ElementTree import Element

from nelaudit.model.places import cell_place
from nelaudit.model.workbooks import EmbeddedFile
from nelaudit.reading import limits
from nelaudit.reading.crossed_out import said_in_full, struck_texts
from nelaudit.reading.display import Run
from nelaudit.reading.drawings import drawn_words
from nelaudit.reading.parts import Package, elements, local

_THREAD = "[Threaded comment]"
_THREAD_TEXT = re.compile(r"\n(?:Comment|Reply):\n")
_ESCAPED = re.compile(r"_x((?!d[89a-f])[0-9a-f]{4})_", re.IGNORECASE)
_MEDIA = ("xl/media/", "xl/embeddings/", "pictures/")
_OBJECT = re.compile(r"^object \d+$")

Notes = dict[tuple[int, int], str]

_CUSTOM, _USUAL_CUSTOM, _META = "custom-properties", "docProps/custom.xml", "meta.xml"


def remarks(package: Package, sheet: str) -> tuple[Notes, list[str]]:
    """The comments of an Excel sheet by cell, and the words of its drawings in order.

    A comment with replies stands in two parts, of which one is for older programs: it is read once.

    Raises:
        Damaged: a part of them is no XML.
    """
    notes: Notes = {}
    replied: Notes = {}
    related = package.related(sheet)
    if not related:
        return notes, []
    for one in related:
        if one.kind == "comments":
            notes |= _comments(package.xml(one.part))
        elif one.kind == "threadedComment":
            replied |= threads(package.xml(one.part))
    return {place: text for place, text in (notes | replied).items() if text.strip()}, drawn_words(package, related)


def _comments(xml: bytes) -> Notes:
    found: Notes = {}
    authors: list[str] = []
    for one in elements(xml):
        if local(one) == "author":
            authors.append(one.text or "")
        place = cell_place(one.get("ref", "")) if local(one) == "comment" else None
        if place:
            number = one.get("authorId", "")
            author = authors[int(number)] if number.isdecimal() and int(number) < len(authors) else ""
            text = unescaped(_rich_text(one)).replace("\r\n", "\n").replace("\r", "\n")
            found[place] = without_frame(text, author)
    return found


def _rich_text(comment: Element) -> str:
    """The text of a comment's runs, without the reading aids that Japanese programs add."""
    aids = {part for aid in comment.iter() if local(aid) == "rPh" for part in aid.iter()}
    gone = struck_texts(comment)
    return said_in_full([
        Run(text=part.text or "", struck=part in gone)
        for part in comment.iter()
        if local(part) == "t" and part not in aids
    ])  # fmt: skip


def without_frame(text: str, author: str) -> str:
    """A comment without the author's name at its head, or without what Excel tells older programs about a thread."""
    if text.startswith(_THREAD):
        said = _THREAD_TEXT.split(text)[1:]
        return "\n".join(one.strip() for one in said) or text
    return text.removeprefix(f"{author}:\n") if author else text


def unescaped(text: str) -> str:
    """Excel writes characters that XML cannot hold as `_x000D_`."""
    return _ESCAPED.sub(lambda match: chr(int(match[1], 16)), text) if "_x" in text else text


def threads(xml: bytes) -> Notes:
    """Each thread's comment and replies, a line each or more, oldest first."""
    said: dict[tuple[int, int], list[tuple[str, str]]] = {}
    for one in elements(xml):
        place = cell_place(one.get("ref", "")) if local(one) == "threadedComment" else None
        if place:
            text = "".join(part.text or "" for part in one.iter() if local(part) == "text")
            said.setdefault(place, []).append((one.get("dT", ""), text))
    return {
        place: "\n".join(text for _, text in sorted(parts, key=lambda part: part[0])) for place, parts in said.items()
    }


def embedded(package: Package) -> tuple[tuple[EmbeddedFile, ...], int]:
    """Pictures and documents inside the workbook that fit the limits, and how many do not; thumbnails are none."""
    found: list[EmbeddedFile] = []
    left_out = 0
    room = limits.MEDIA_BYTES
    for name in _media(package.names()):
        if len(found) >= limits.MEDIA or package.size(name) > room:
            left_out += 1
            continue
        data = package.read(name)
        room -= len(data)
        if data:
            found.append(EmbeddedFile(name=name.rpartition("/")[2], data=data))
    return tuple(found), left_out


def _media(names: Sequence[str]) -> Iterator[str]:
    return (name for name in names if name.casefold().startswith(_MEDIA) or _OBJECT.match(name.casefold()))


def stated_properties(package: Package) -> dict[str, str]:
    """The custom document properties, by name: of an Excel workbook (custom.xml) or an OpenDocument one (meta.xml)."""
    found = {}
    custom = next((one.part for one in package.related("") if one.kind == _CUSTOM), _USUAL_CUSTOM)
    for part in (custom, _META):
        for one in elements(package.xml(part)):
            if local(one) in {"property", "user-defined"}:
                name = next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == "name"), "")
                found[name] = "".join(one.itertext())
    return found
