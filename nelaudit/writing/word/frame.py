"""The house style, made ready to be written on: checked, emptied, its header, footer and properties filled.

The house style is the board's: it is opened in Word and restyled there. It must keep the styles named
below, and the words {marking}, {title} and {footer} where a report's own are to stand.
"""

import datetime as dt
import io

import docx
from docx.document import Document as WordDocument
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.styles.style import BaseStyle

from nelaudit.errors import OutputError
from nelaudit.model.documents import Document
from nelaudit.writing.word.parts import element, one_line

STYLES = (
    "Normal",
    "Title",
    "Subtitle",
    "Cover fact",
    "Cover fact label",
    "TOC Heading",
    "toc 1",
    "toc 2",
    "Heading 1",
    "Heading 2",
    "Heading 3",
    "Lead paragraph",
    "List Bullet",
    "Quotation",
    "Quotation reference",
    "Caption",
    "Figure",
    "Board table",
    "Table heading",
    "Table heading number",
    "Table text",
    "Table number",
)
_PROPERTY_LENGTH = 255  # what python-docx allows


def open_house_style(house_style: bytes, document: Document) -> WordDocument:
    """An empty Word document in the house style, with the header, footer and properties of `document`.

    Raises: OutputError where the house style is no Word document, lacks a style, or has no place for a
    marking or footer that the document must carry.
    """
    try:
        word = docx.Document(io.BytesIO(house_style))
        _check_styles(word)
        _clear(word)
        _fill_header_and_footer(word, document)
        _set_language(word, document.language)
        _set_properties(word, document)
    except OutputError:
        raise
    except Exception as fault:  # whatever a damaged part gives rise to, the file is the board's own and can be put back
        raise OutputError(
            "house_style.docx: this is not a Word document (.docx), or a damaged one. Save it from Word again, or take "
            "the one that came with the program."
        ) from fault
    return word


def named_styles(word: WordDocument) -> dict[str, BaseStyle]:
    """The styles that the writer uses, by the name it uses; LibreOffice saves “toc 1” as “TOC 1”."""
    held = {(style.name or "").casefold(): style for style in word.styles}
    return {name: held[name.casefold()] for name in STYLES if name.casefold() in held}


def _check_styles(word: WordDocument) -> None:
    held = named_styles(word)
    missing = [name for name in STYLES if name not in held]
    if missing:
        raise OutputError(
            f"house_style.docx: no style is called {', '.join(f'“{name}”' for name in missing)}. Give the style "
            "that name again, or take the house style that came with the program."
        )


def _clear(word: WordDocument) -> None:
    """Takes away the examples that show the styles; the page setup stays."""
    body = word.element.body
    for child in list(body):
        if child.tag != qn("w:sectPr"):
            body.remove(child)


def _fill_header_and_footer(word: WordDocument, document: Document) -> None:
    """Puts the report's words in place of {marking}, {title} and {footer}, on the first page and the rest."""
    section = word.sections[0]
    _check_place("header", section.header.part.element, "{marking}", document.marking)
    _check_place("footer", section.footer.part.element, "{footer}", document.footer)
    words = {"{marking}": document.marking, "{title}": document.cover.title, "{footer}": document.footer}
    for related in word.part.rels.values():
        if related.reltype in (RELATIONSHIP_TYPE.HEADER, RELATIONSHIP_TYPE.FOOTER):
            for paragraph in related.target_part.element.iter(qn("w:p")):
                for place, value in words.items():
                    _replace(paragraph, place, one_line(value))


def _check_place(name: str, part: BaseOxmlElement, place: str, value: str) -> None:
    if value and place not in "".join(text.text or "" for text in part.iter(qn("w:t"))):
        raise OutputError(
            f"house_style.docx: the {name} has no {place}, so “{value}” would be missing from the pages. "
            f"Write {place} in the {name} where it is to stand."
        )


def _replace(paragraph: BaseOxmlElement, place: str, value: str) -> None:
    """Puts `value` where `place` stands, even where Word has split that word over several runs."""
    texts = list(paragraph.iter(qn("w:t")))
    start = "".join(text.text or "" for text in texts).find(place)
    if start < 0:
        return
    position = 0
    for text in texts:
        held = text.text or ""
        first, last = (min(max(at - position, 0), len(held)) for at in (start, start + len(place)))
        if first < last:
            text.text = held[:first] + (value if position + first == start else "") + held[last:]
            text.set(qn("xml:space"), "preserve")
        position += len(held)


def _set_language(word: WordDocument, language: str) -> None:
    """The language that Word checks spelling in and a screen reader speaks."""
    for defaults in word.styles.element.iterfind(f".//{qn('w:rPrDefault')}/{qn('w:rPr')}"):
        named = defaults.find(qn("w:lang"))
        if named is None:
            named = element("lang")
            defaults.append(named)
        named.set(qn("w:val"), language)


def _set_properties(word: WordDocument, document: Document) -> None:
    """Core properties; none of the house style's own is left standing, its dates least of all."""
    created = dt.datetime.combine(document.created, dt.time())
    properties = word.core_properties
    properties.title = _property(document.cover.title)
    properties.subject = _property(document.cover.subtitle)
    properties.author = properties.last_modified_by = _property(document.author)
    properties.language = document.language
    properties.created = properties.modified = created
    properties.revision = 1
    properties.category = properties.comments = properties.keywords = ""


def _property(text: str) -> str:
    return one_line(text)[:_PROPERTY_LENGTH]
