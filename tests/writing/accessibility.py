"""What the law asks of a published Word document, as far as a program can see it.

`faults(data)` reads the .docx as any reader would and gives a sentence for each fault; none is an empty list.
It serves the tests of every document that the project writes.
"""

import io
import zipfile
from itertools import pairwise
from xml.etree import ElementTree as ET

import docx
from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement


def faults(data: bytes) -> list[str]:
    word = docx.Document(io.BytesIO(data))
    return [
        *_about_the_whole(word),
        *_about_headings(word),
        *_about_drawings(data),
        *_about_tables(word),
        *_about_captions(word),
    ]


def _about_the_whole(word: Document) -> list[str]:
    language = word.styles.element.find(f".//{qn('w:rPrDefault')}//{qn('w:lang')}")
    return [
        fault
        for fault, holds in (
            ("the properties have no title", not word.core_properties.title),
            ("the properties have no language", not word.core_properties.language),
            ("the styles have no language", language is None or not language.get(qn("w:val"))),
        )
        if holds
    ]


def _about_headings(word: Document) -> list[str]:
    found: list[str] = []
    last = 0
    for paragraph in word.paragraphs:
        name = (paragraph.style.name or "") if paragraph.style else ""
        if not name.startswith("Heading "):
            continue
        level = int(name.removeprefix("Heading "))
        if level > last + 1:
            found.append(f"heading “{paragraph.text}” skips from level {last} to {level}")
        if not paragraph.text.strip():
            found.append(f"a heading of level {level} is empty")
        last = level
    return found


def _about_drawings(data: bytes) -> list[str]:
    """In the body, the headers and the footers."""
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        return [
            f"{name}: the drawing “{drawing.get('name')}” has no alternative text"
            for name in parts.namelist()
            if name.startswith("word/") and name.endswith(".xml")
            for drawing in ET.fromstring(parts.read(name)).iter(qn("wp:docPr"))  # noqa: S314 - our own file
            if not (drawing.get("descr") or "").strip()
        ]


def _about_tables(word: Document) -> list[str]:
    found: list[str] = []
    for number, table in enumerate(word.element.body.iter(qn("w:tbl")), start=1):
        rows = table.findall(qn("w:tr"))
        columns = len(table.findall(f"{qn('w:tblGrid')}/{qn('w:gridCol')}"))
        if rows[0].find(f"{qn('w:trPr')}/{qn('w:tblHeader')}") is None:
            found.append(f"table {number} has no header row")
        if any(next(table.iter(qn(f"w:{merge}")), None) is not None for merge in ("gridSpan", "vMerge")):
            found.append(f"table {number} has merged cells")
        if any(len(row.findall(qn("w:tc"))) != columns for row in rows):
            found.append(f"table {number} has rows of different lengths")
        if not all("".join(cell.itertext()).strip() for cell in rows[0].findall(qn("w:tc"))):
            found.append(f"table {number} has an empty header cell")
        found += [
            f"table {number} has no {name}"
            for name in ("tblCaption", "tblDescription")
            if table.find(f"{qn('w:tblPr')}/{qn(f'w:{name}')}") is None
        ]
    return found


def _about_captions(word: Document) -> list[str]:
    """A caption stands above every table and every drawing of the body."""
    caption = word.styles["Caption"].style_id
    children = list(word.element.body)
    return [
        f"no caption stands above {_what(child)} after “{_text(before)[:40]}”"
        for before, child in pairwise(children)
        if _what(child)
        and (before.tag != qn("w:p") or before.style != caption or "SEQ" not in "".join(before.itertext()))
    ]


def _what(child: BaseOxmlElement) -> str:
    if child.tag == qn("w:tbl"):
        return "the table"
    return "the drawing" if next(child.iter(qn("w:drawing")), None) is not None else ""


def _text(child: BaseOxmlElement) -> str:
    return "".join(text.text or "" for text in child.iter(qn("w:t")))
