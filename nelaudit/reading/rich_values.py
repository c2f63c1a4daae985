"""Cells of an .xlsx that show a picture, or the name of a thing which Excel knows more of (a place, an organisation).

Their value for older programs is #VALUE!, which nobody saw. What is shown stands in three parts that refer to each other
by number: metadata, rich values, and their structures ([MS-XLSX] 2.2.4.11, 2.3.6.1.3; 2.3.6.1.4).
"""

import re
from xml.etree.ElementTree import Element

from nelaudit.model.places import cell_place
from nelaudit.reading.parts import Package, elements, local

_CELL = re.compile(rb"<(?:\w+:)?c\s[^<>]*?\bvm\s*=\s*[\"']([0-9]{1,9})[\"'][^<>]*>")
_REFERENCE = re.compile(rb"\br\s*=\s*[\"']([A-Z]{1,3}[0-9]{1,7})[\"']")
_SHOWN, _TEXT = "_DisplayString", "Text"
_PICTURES = frozenset({"_localimage", "_webimage"})
_KIND = "XLRICHVALUE"
_NONE = 1 << 31
"""A number that no rich value has."""


def rich_texts(package: Package, parts: dict[str, str]) -> dict[int, str]:
    """What the values of a workbook show, by the number that cells name them by.

    Args:
        package: The workbook.
        parts: Its parts by kind, as the workbook refers to them.

    Raises:
        Damaged: one of the parts is no XML.
    """
    kinds = [one for one in elements(package.xml(parts.get("rdRichValueStructure", ""))) if local(one) == "s"]
    texts = [
        _shown(kinds[kind], one) if (kind := _number(one.get("s"))) < len(kinds) else ""
        for one in elements(package.xml(parts.get("rdRichValue", "")))
        if local(one) == "rv"
    ]
    found = enumerate(_numbers(package.xml(parts.get("sheetMetadata", ""))), start=1)
    return {cell: texts[value] for cell, value in found if value < len(texts) and texts[value]}


def _shown(kind: Element, value: Element) -> str:
    """What a rich value shows: its name, or that it is a picture and what is said of it; empty where neither is known."""
    names = [key.get("n", "") for key in kind if local(key) == "k"]
    said = dict(zip(names, (part.text or "" for part in value if local(part) == "v"), strict=False))
    if kind.get("t", "").casefold() in _PICTURES:
        return f"[picture: {said[_TEXT]}]" if said.get(_TEXT, "").strip() else "[picture]"
    return said.get(_SHOWN, "")


def cells_with_rich_values(xml: bytes, texts: dict[int, str]) -> dict[tuple[int, int], str]:
    """The cells of a sheet that show such values, from its XML."""
    found: dict[tuple[int, int], str] = {}
    for match in _CELL.finditer(xml):
        stated = _REFERENCE.search(match[0])
        place = cell_place(stated[1].decode()) if stated else None
        if place and int(match[1]) in texts:
            found[place] = texts[int(match[1])]
    return found


def _numbers(metadata: bytes) -> list[int]:
    """The numbers of the rich values in the order in which cells count the metadata of values."""
    kinds: list[str] = []
    rich: list[int] = []
    counted: list[tuple[int, int]] = []
    for part in elements(metadata):
        if local(part) == "metadataType":
            kinds.append(part.get("name", ""))
        elif local(part) == "futureMetadata" and part.get("name") == _KIND:
            rich = [_number(one.get("i")) for one in part.iter() if local(one) == "rvb"]
        elif local(part) == "valueMetadata":
            counted = [(_number(one.get("t")), _number(one.get("v"))) for one in part.iter() if local(one) == "rc"]
    ours = kinds.index(_KIND) + 1 if _KIND in kinds else 0
    return [rich[value] if kind == ours and value < len(rich) else _NONE for kind, value in counted]


def _number(stated: str | None) -> int:
    return int(stated) if stated is not None and stated.isdecimal() and len(stated) < 10 else _NONE  # noqa: PLR2004 - digits
