"""What a document of ours says, as a digest that lasts while Office, SharePoint and OneDrive only save it again.

Of a workbook that is the name of each sheet, its cells with their formulas, colours and what is struck out, comments,
drawings and messages; of a Word document its words, those in page headers, footnotes, comments and charts, and what was
struck out or highlighted. Properties, all other looks, how parts are named and packed, and the stored results of formulas are no content. Pictures and unknown files inside count by
their bytes: in doubt a person has changed it.
"""

import hashlib
import re
from collections.abc import Iterator
from xml.etree.ElementTree import Element

from nelaudit.errors import FileError, NotAWorkbook
from nelaudit.model.workbooks import WordsIn
from nelaudit.reading.beyond_cells import beyond_book, beyond_sheet
from nelaudit.reading.book_parts import book_parts
from nelaudit.reading.content import FileKind, kind_of
from nelaudit.reading.crossed_out import is_struck
from nelaudit.reading.drawings import said_of_charts
from nelaudit.reading.looks import number_of
from nelaudit.reading.parts import Package, elements, local, opened
from nelaudit.reading.remarks import remarks, unescaped

_ANCHOR = re.compile(rb"<(?:[\w.-]+:)?(?:twoCell|oneCell|absolute)Anchor[\s>]")
_BYTES_COUNT = ("xl/media/", "xl/embeddings/", "xl/ink/", "xl/activex/", "word/media/", "word/ink/")
_MACROS = "vbaproject.bin"
_NAMED = frozenset({WordsIn.NAME})
_DESCRIPTION = "description"
_WORD = "word/document.xml"
_PACKED, _IS_WORD = b"PK", "Word document"
_END, _END_BYTES = b"PK\x05\x06", 22
"""How a package ends that has nothing behind it."""

_OF_OFFICE = ("[content_types].xml", "_rels/", "docprops/", "docmetadata/", "customxml/", "xl/", "word/", "[trash]/")
_ASIDE = frozenset({"header", "footer", "footnotes", "endnotes", "comments"})
_CHARTS = frozenset({"chart", "chartEx"})
_FRAMES = frozenset({"inline", "anchor"})
_DRAWN = frozenset({"drawing", "pict", "object"})
_MARKED, _UNMARKED = frozenset({"strike", "dstrike", "highlight"}), frozenset({"0", "false", "off", "none"})
_CHANGING = re.compile(r"\s*(?:TOC|PAGE|NUMPAGES|SECTIONPAGES|PAGEREF|DATE|TIME|PRINTDATE|SAVEDATE)\b", re.IGNORECASE)
"""Fields whose result Word works out anew when it saves."""

_QUOTED_NAME = re.compile(r"'([A-Za-z_][A-Za-z0-9_]*)'!")
"""A sheet's name in quotes that it does not need, which Excel takes off."""

_FUNCTION_OF_LATER = re.compile(r"_xl(?:fn|ws|pm)\.")


def content_digest(data: bytes) -> str:
    """The digest of what a workbook or Word document says; empty where it is neither, or cannot be read."""
    try:
        kind = _kind(data)
        if kind is None:
            return ""
        with opened(data) as package:
            if not all(name.casefold().startswith(_OF_OFFICE) for name in package.names()):
                return ""
            said = (*(_workbook(package) if kind is FileKind.XLSX else _word(package)), *_bytes_inside(package))
    except FileError:
        return ""
    found = hashlib.sha256()
    for one in said:
        found.update(f"{len(one)}:{one}\n".encode("utf-8", "surrogatepass"))
    return found.hexdigest()


def _kind(data: bytes) -> FileKind | None:
    """`XLSX`, or `ZIP` for a Word document; None for all else."""
    if not data.startswith(_PACKED) or not data[-_END_BYTES:].startswith(_END):
        return None
    try:
        return kind if (kind := kind_of(data)) is FileKind.XLSX else None
    except NotAWorkbook as error:
        return FileKind.ZIP if _IS_WORD in error.found else None


def _bytes_inside(package: Package) -> Iterator[str]:
    """The digests of pictures, files and macros inside, whatever they are named."""
    inside = (
        name
        for name in package.names()
        if name.casefold().startswith(_BYTES_COUNT) or name.casefold().endswith(_MACROS)
    )
    yield from sorted(hashlib.sha256(package.read(name)).hexdigest() for name in inside)


def _workbook(package: Package) -> Iterator[str]:
    book = book_parts(package)
    strings = list(_strings(package.xml(book.strings)))
    marks = _marks(package.xml(book.styles))
    for sheet in book.sheets:
        xml = package.xml(sheet.part)
        yield f"sheet {sheet.name}"
        yield from _cells(xml, strings, marks)
        notes, drawn = remarks(package, sheet.part)
        parts = [package.xml(one.part) for one in package.related(sheet.part) if one.kind == "drawing"]
        yield from (f"note {place} {text}" for place, text in sorted(notes.items()))
        of_charts = {text for part in parts for text in said_of_charts(part)}  # LibreOffice drops it
        yield from sorted(f"drawn {text}" for text in drawn if text not in of_charts)
        yield from sorted(f"{one.place} {one.words}" for one in beyond_sheet(xml))
        yield f"shapes {sum(len(_ANCHOR.findall(part)) for part in parts)}"
    yield from sorted(f"{one.place} {one.words}" for one in beyond_book(package, book.main) if one.place in _NAMED)
    yield from _description(package)


def _description(package: Package) -> Iterator[str]:
    """The one property in which people write to each other; the others are set by programs."""
    for one in elements(package.xml("docProps/core.xml")):
        if local(one) == _DESCRIPTION and one.text:
            yield f"description {one.text}"


def _strings(xml: bytes) -> Iterator[str]:
    for one in elements(xml):
        if local(one) == "si":
            yield _text_in(one)


def _text_in(holder: Element) -> str:
    """A text, with what is struck out in it said again behind it."""
    aids = {part for aid in holder.iter() if local(aid) == "rPh" for part in aid.iter()}
    whole = "".join(one.text or "" for one in holder.iter() if local(one) == "t" and one not in aids)
    struck = (
        "".join(one.text or "" for one in run if local(one) == "t")
        for run in holder
        if local(run) == "r" and any(local(one) == "rPr" and is_struck(one) for one in run)
    )
    return unescaped("~".join((whole, *struck)))


def _marks(styles: bytes) -> dict[str, str]:
    """How cells of each style are marked: struck out, or filled with a colour."""
    fonts: list[bool] = []
    fills: list[str] = []
    found: dict[str, str] = {}
    for part in elements(styles):
        if local(part) == "fonts":
            fonts = [is_struck(font) for font in part]
        elif local(part) == "fills":
            fills = [_colour(fill) for fill in part]
        elif local(part) == "cellXfs":
            for number, style in enumerate(part):
                font, fill = (number_of(style, name) for name in ("fontId", "fillId"))
                struck = " struck" if font < len(fonts) and fonts[font] else ""
                found[str(number)] = struck + (f" {fills[fill]}" if fill < len(fills) and fills[fill] else "")
    return found


def _colour(fill: Element) -> str:
    """The colour that fills a cell; empty where it is stated otherwise than as one, or there is none."""
    solid = any(local(one) == "patternFill" and one.get("patternType") == "solid" for one in fill)
    colours = (one.get("rgb", "")[-6:].upper() for one in fill.iter() if local(one) == "fgColor")
    return next(colours, "") if solid else ""


def _cells(xml: bytes, strings: list[str], marks: dict[str, str]) -> Iterator[str]:
    """Each cell that holds something, in the order of rows, with its formula or else its value, and how it is marked."""
    shared: dict[str, tuple[str, str]] = {}
    for one in elements(xml):
        if local(one) == "c":
            place, kind = one.get("r", "") + marks.get(one.get("s", "0"), ""), one.get("t", "n")
            parts = {local(part): part for part in one}
            formula = parts.get("f")
            if formula is not None:
                yield f"{place} = {_formula(formula, one.get('r', ''), shared)}"
            elif kind == "inlineStr" and "is" in parts:
                yield f"{place} {_settled(_text_in(parts['is']))}"
            elif "v" in parts and (value := _value(kind, parts["v"].text or "", strings)):
                yield f"{place} {value}"


def _value(kind: str, stored: str, strings: list[str]) -> str:
    if kind == "s":
        return _settled(strings[int(stored)]) if stored.isdecimal() and int(stored) < len(strings) else stored
    if kind == "n":
        try:
            return f"number {float(stored):.14g}"
        except ValueError:
            return stored
    return f"{kind} {unescaped(stored)}" if kind != "str" else _settled(unescaped(stored))


def _settled(text: str) -> str:
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return f"text {lines}" if lines else ""


def _formula(formula: Element, place: str, shared: dict[str, tuple[str, str]]) -> str:
    """A formula as it is compared; one that Excel shares between cells is written out for its own."""
    text, number = (formula.text or ""), formula.get("si", "")
    if formula.get("t") == "shared" and number:
        if text:
            shared[number] = (text, place)
        elif number in shared:
            text = _written_out(*shared[number], place)
    return _QUOTED_NAME.sub(r"\1!", _FUNCTION_OF_LATER.sub("", unescaped(text))).strip()


def _written_out(first: str, origin: str, place: str) -> str:
    """A formula of one cell as it is in another."""
    from openpyxl.formula.translate import Translator, TranslatorError  # noqa: PLC0415 - a third of a second, seldom needed

    try:
        return str(Translator(f"={first}", origin).translate_formula(place)).removeprefix("=")
    except TranslatorError:
        return f"{first} from {origin}"


def _word(package: Package) -> Iterator[str]:
    main = next((one.part for one in package.related("") if one.kind == "officeDocument"), _WORD)
    yield "".join(_paragraphs(package.read(main)))
    related = package.related(main)
    for kind in sorted(_ASIDE):
        texts = ("".join(_paragraphs(package.read(one.part))) for one in related if one.kind == kind)
        yield from sorted(f"{kind} {said}" for said in texts if said.replace("\np:", ""))
    for one in related:
        if one.kind in _CHARTS:
            yield from (
                f"chart {_chart_value(part)}" for part in elements(package.read(one.part)) if local(part) in {"t", "v"}
            )
    yield from _description(package)


def _chart_value(one: Element) -> str:
    try:
        return f"{float(one.text or ''):.12g}"
    except ValueError:
        return one.text or ""


def _paragraphs(xml: bytes) -> Iterator[str]:
    """The words of each paragraph, with what was struck out and put in marked as such, and where tables and drawings stand."""
    spare: set[Element] = set()
    changing: list[bool] = []
    for one in elements(xml):
        name = local(one)
        if name == "Fallback":
            spare.update(one.iter())
        if one in spare:
            continue
        if name in _FRAMES and any(local(part) == "chart" for part in one.iter()):
            spare.update(part for part in one.iter() if local(part) == "docPr")  # LibreOffice drops what it says
        if name == "fldChar":
            _follow(one, changing)
        elif name == "instrText" and changing:
            changing[-1] = changing[-1] or _CHANGING.match(one.text or "") is not None
        elif name == "fldSimple" and _CHANGING.match(_attribute(one, "instr")):
            spare.update(one.iter())
        said = _said(name, one)
        if said and not any(changing):
            yield said


def _follow(mark: Element, changing: list[bool]) -> None:
    kind = _attribute(mark, "fldCharType")
    if kind == "begin":
        changing.append(False)
    elif kind == "end" and changing:
        changing.pop()


def _said(name: str, one: Element) -> str:
    """What an element says; runs are no part of it, since Word cuts them anew."""
    if name in {"p", "tbl", "tr", "tc"}:
        return f"\n{name}:"
    if name in {"t", "delText", "instrText"}:
        return ("~" if name == "delText" else "") + (one.text or "")
    if name == "tab":
        return "" if one.attrib else "<tab>"  # with attributes it only sets where tabs end
    marked = name in _MARKED and _attribute(one, "val").casefold() not in _UNMARKED
    breaks = name == "br" and not _attribute(one, "type")  # else a page or column ends, which is said in several ways
    if marked or breaks or name in {"cr", "noBreakHyphen", "ins", "del", *_DRAWN}:
        return f"<{name}>"
    if name in {"checked", "sym", "docPr"}:
        return f"<{name} {_attribute(one, 'val') or _attribute(one, 'char') or _attribute(one, 'descr')}>"
    return ""


def _attribute(one: Element, name: str) -> str:
    return next((value for key, value in one.attrib.items() if key.rpartition("}")[2] == name), "")
