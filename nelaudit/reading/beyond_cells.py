"""Words that a workbook carries beyond its cells, comments and drawings: page headers, messages of cells, names, properties.

Every form has page footers and hundreds of messages of its own: what it came with is told apart in `intake`, and here
the end of a sheet that came before is known again as a whole.
"""

import html
import re
from collections.abc import Iterator
from functools import lru_cache
from xml.etree.ElementTree import Element

from nelaudit.model.workbooks import Beyond, WordsIn
from nelaudit.reading.parts import Package, elements, local
from nelaudit.reading.remarks import unescaped
from nelaudit.reading.sheet_xml import end_of_cells

_MARGIN_TAG = b"headerFooter"
_MARGIN = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:odd|even|first)(?:Header|Footer)(?:\s[^<>]*)?>([^<]*)<")
_SECTION = re.compile(r"&[LCR]")
_CODE = re.compile(
    r'&(?:"[^"]*"|K(?:[0-9A-Fa-f]{6}|\d\d[+-]\d{3})|\[[A-Za-z ]{1,20}\]|[PN](?:[+-]\d{1,5})?|\d{1,3}|[A-Za-z+-])'
)
_AND = "\0"
_MESSAGE = re.compile(rb"""\s(promptTitle|prompt|errorTitle|error|tooltip|comment)\s*=\s*(?:"([^"<>]*)"|'([^'<>]*)')""")
_KINDS = {b"tooltip": WordsIn.LINK, b"comment": WordsIn.SCENARIO}
_TAIL_BYTES = 1 << 22

_PROPERTIES = ("docProps/core.xml", "meta.xml")
_PROPERTY = re.compile(rb"<(?:[\w.-]{1,40}:)?(?:title|subject|description|keywords?|category)(?:\s[^<>]*)?>([^<]+)<")
_HEADERS = frozenset({"header", "footer", "header-left", "footer-left", "header-first", "footer-first"})
_FIELDS = frozenset({"sheet-name", "page-number", "page-count", "title", "date", "time", "file-name"})
_PARAGRAPHS = frozenset({"p", "h"})
_HELP = re.compile(rb"<table:(?:help|error)-message[\s>].*?</table:(?:help|error)-message>", re.DOTALL)
_LABEL = re.compile(rb"""\sform:(?:label|current-value)\s*=\s*"([^"<>]*[A-Za-z\x80-\xff][^"<>]*)\"""")
"""The caption of a control, and what was typed or chosen in it; a number alone is where its slider stands."""

_HELP_TITLE = re.compile(rb"""\stable:title\s*=\s*"([^"<>]*)\"""")
_LINE, _TAG = re.compile(rb"</text:p>"), re.compile(rb"<[^>]*>")
_CHART_TITLES = frozenset({"title", "subtitle", "footer"})
_NAME_WITH_WORDS = re.compile(rb"""\scomment\s*=|definedName(?:\s[^<>]*)?>\s*(?:"|&quot;)""")
_QUOTED = re.compile(r'=?"((?:[^"]|"")*)"')
_CHART = re.compile(r"^object \d{1,4}/content\.xml$")
_CONTENT, _STYLES = "content.xml", "styles.xml"


def beyond_sheet(xml: bytes) -> tuple[Beyond, ...]:
    """The words of an Excel sheet's page headers and footers, of the messages of its cells, of links and scenarios."""
    tail = xml[end_of_cells(xml) :][:_TAIL_BYTES]
    first = tail.find(_MARGIN_TAG)
    if first < 0:
        return _messages(tail)
    last = tail.rfind(_MARGIN_TAG)
    return (*_margins(tail[first:last]), *_messages(tail[:first] + tail[last:]))


@lru_cache(maxsize=64)
def _margins(block: bytes) -> tuple[Beyond, ...]:
    """The sections of page headers and footers, which are the same on each sheet of a form."""
    return tuple(dict.fromkeys(_sections(block)))


def _sections(block: bytes) -> Iterator[Beyond]:
    for text in _MARGIN.findall(block):
        yield from margin_words(_unquoted(text))


def margin_words(text: str) -> Iterator[Beyond]:
    """The sections of a page header or footer, without the codes for letters, page numbers and names."""
    for section in _SECTION.split(text.replace("&&", _AND)):
        words = _CODE.sub("", section).replace(_AND, "&").strip()
        if words:
            yield Beyond(place=WordsIn.MARGIN, words=words)


@lru_cache(maxsize=64)
def _messages(tail: bytes) -> tuple[Beyond, ...]:
    """The messages in the end of a sheet, which is the same in most forms of an edition."""
    found = (
        Beyond(place=_KINDS.get(name, WordsIn.MESSAGE), words=words)
        for name, double, single in _MESSAGE.findall(tail)
        if (words := _unquoted(double or single).strip())
    )
    return tuple(dict.fromkeys(found))


def _unquoted(text: bytes) -> str:
    return unescaped(html.unescape(text.decode("utf-8", "replace"))).replace("\r\n", "\n").replace("\r", "\n")


def beyond_book(package: Package, main: str = "") -> tuple[Beyond, ...]:
    """The words of a packed workbook's properties, and of the names in it; `main` is the part that lists them, or empty.

    Raises:
        Damaged: a part of them is no XML.
    """
    found = [
        Beyond(place=WordsIn.PROPERTY, words=_unquoted(text).strip())
        for part in _PROPERTIES
        for text in _PROPERTY.findall(package.xml(part))
    ]
    if main and _NAME_WITH_WORDS.search(names := package.xml(main)):
        listed = list(elements(names))
        titles = {one.get("name", "") for one in listed if local(one) == "sheet"}  # gnumeric names each sheet's own
        found += [
            Beyond(place=WordsIn.NAME, words=words)
            for one in listed
            if local(one) == "definedName" and not one.get("hidden")
            for words in (one.get("comment", "").strip(), _text_of_name(one))
            if words not in titles
        ]
    return tuple(dict.fromkeys(one for one in found if one.words))


def _text_of_name(name: Element) -> str:
    """The text that a name stands for, where it stands for no place but for words."""
    match = _QUOTED.fullmatch((name.text or "").strip())
    return match[1].replace('""', '"').strip() if match else ""


def beyond_open_document(package: Package) -> tuple[Beyond, ...]:
    """The words of an OpenDocument workbook's page styles, messages, buttons and charts.

    Raises:
        Damaged: a part of them is no XML.
    """
    charts = (package.xml(name) for name in package.names() if _CHART.match(name.casefold()))
    found = (
        *_page_styles(package.xml(_STYLES)),
        *_of_content(package.xml(_CONTENT)),
        *(words for chart in charts for words in _chart_texts(chart)),
    )
    return tuple(dict.fromkeys(one for one in found if one.words))


def beyond_flat(xml: bytes) -> tuple[Beyond, ...]:
    """The same words, and those of the properties, of one that is a single XML.

    Raises:
        Damaged: it is no XML.
    """
    stated = (Beyond(place=WordsIn.PROPERTY, words=_unquoted(text).strip()) for text in _PROPERTY.findall(xml))
    found = (*_page_styles(xml), *_of_content(xml), *stated)
    return tuple(dict.fromkeys(one for one in found if one.words))


def _of_content(content: bytes) -> Iterator[Beyond]:
    """The words of messages, buttons and fields."""
    for block in _HELP.findall(content):
        texts = (*_HELP_TITLE.findall(block.partition(b">")[0]), _TAG.sub(b"", _LINE.sub(b"\n", block)))
        yield from (Beyond(place=WordsIn.MESSAGE, words=_unquoted(text).strip()) for text in texts)
    yield from (Beyond(place=WordsIn.DRAWING, words=_unquoted(text).strip()) for text in _LABEL.findall(content))


def _page_styles(xml: bytes) -> Iterator[Beyond]:
    for one in elements(xml):
        if local(one) in _HEADERS and "false" not in (
            value for key, value in one.attrib.items() if key.endswith("}display")
        ):
            for part in one.iter():
                if local(part) in _PARAGRAPHS:
                    yield Beyond(place=WordsIn.MARGIN, words=_without_fields(part).strip())


def _without_fields(paragraph: Element) -> str:
    """A paragraph's own words, without page numbers and names that the program puts in."""
    inner = (
        (" " if local(one) == "s" else "" if local(one) in _FIELDS else _without_fields(one)) + (one.tail or "")
        for one in paragraph
    )
    return (paragraph.text or "") + "".join(inner)


def _chart_texts(xml: bytes) -> Iterator[Beyond]:
    for one in elements(xml):
        if local(one) in _CHART_TITLES:
            for part in one.iter():
                if local(part) in _PARAGRAPHS:
                    yield Beyond(place=WordsIn.DRAWING, words="".join(part.itertext()).strip())
