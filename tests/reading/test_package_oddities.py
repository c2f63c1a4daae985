"""A filled form as odd programs pack it: each is read as the usual one is, or refused for a reason that is so."""

import io
import itertools
import re
import struct
import warnings
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from nelaudit.errors import FileError
from nelaudit.model.forms import MAP_SHEET
from nelaudit.model.places import cell_place
from nelaudit.model.workbooks import ReadWorkbook, as_text
from nelaudit.reading.worker import open_bytes
from tests.conftest import Desk, filled
from tests.reading.making import packed, parts_of, record, strict

MUSEUM = Path(__file__).parents[1] / "museum"
FORM = (MUSEUM / "filled-by-libreoffice.xlsx").read_bytes()
ODS = (MUSEUM / "filled-by-libreoffice.ods").read_bytes()
BOOK, BOOK_RELS, RELS, TYPES = "xl/workbook.xml", "xl/_rels/workbook.xml.rels", "_rels/.rels", "[Content_Types].xml"
STRINGS, STYLES, QUESTIONS = "xl/sharedStrings.xml", "xl/styles.xml", "xl/worksheets/sheet3.xml"
SHEETS = tuple(f"xl/worksheets/sheet{number}.xml" for number in range(1, 9))
DECLARATION = re.compile(rb"^<\?xml[^>]*\?>\s*")
ENTITIES = b'<!DOCTYPE x [<!ENTITY a "ha">]>'
PLAIN_TYPE = b'<!DOCTYPE x PUBLIC "-//Nobody//Nothing//EN" "nothing.dtd">'

Parts = dict[str, bytes]
Change = Callable[[Parts], Mapping[str, bytes] | bytes]


def renamed(names: Mapping[str, str], targets: Mapping[str, str] | None = None) -> Change:
    """Parts under other names, which the relationships and the list of kinds state; targets as given, or whole paths."""

    def change(parts: Parts) -> Mapping[str, bytes]:
        for old, new in names.items():
            stated = (targets or {}).get(old, f"/{new}")
            for rels, short in ((RELS, old), (BOOK_RELS, old.removeprefix("xl/"))):
                parts[rels] = parts[rels].replace(f'Target="{short}"'.encode(), f'Target="{stated}"'.encode())
            parts[TYPES] = parts[TYPES].replace(f'"/{old}"'.encode(), f'"/{new}"'.encode())
        if BOOK in names:
            folder, _, name = names[BOOK].rpartition("/")
            parts[f"{folder}/_rels/{name}.rels"] = absolute(parts.pop(BOOK_RELS))
        return {names.get(name, name): part for name, part in parts.items()}

    return change


def absolute(rels: bytes) -> bytes:
    return re.sub(rb'Target="(?!/)', b'Target="/xl/', rels)


def named(how: Callable[[str], str]) -> Change:
    return lambda parts: {how(name): part for name, part in parts.items()}


def in_parts(names: tuple[str, ...], how: Callable[[bytes], bytes]) -> Change:
    """Those parts changed, each of which must differ afterwards."""

    def change(parts: Parts) -> Mapping[str, bytes]:
        for name in names:
            after = how(parts[name])
            assert after != parts[name], name
            parts[name] = after
        return parts

    return change


def both(*changes: Change) -> Change:
    def change(parts: Parts) -> Mapping[str, bytes]:
        for one in changes:
            made = one(parts)
            assert isinstance(made, Mapping)
            parts = dict(made)
        return parts

    return change


def every(how: Callable[[bytes], bytes]) -> Change:
    return lambda parts: {name: how(part) for name, part in parts.items()}


def written_in(encoding: str) -> Callable[[bytes], bytes]:
    """XML in another encoding, which its first line names."""

    def change(xml: bytes) -> bytes:
        said = f'<?xml version="1.0" encoding="{encoding.removesuffix("-le").removesuffix("-be")}"?>'
        return (said + DECLARATION.sub(b"", xml).decode()).encode(encoding, "xmlcharrefreplace")

    return change


def typed(document_type: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: b'<?xml version="1.0"?>' + document_type + DECLARATION.sub(b"", xml)


def prefixed(xml: bytes) -> bytes:
    """Each element of the sheet's own with a prefix, as some Java and .NET programs write them."""
    return re.sub(rb"<(/?)([A-Za-z]\w*)(?=[\s/>])", rb"<\1x:\2", xml).replace(b' xmlns="', b' xmlns:x="')


def inside(pattern: bytes, by: bytes) -> Callable[[bytes], bytes]:
    return lambda xml: re.sub(pattern, by, xml, flags=re.DOTALL)


def inline(parts: Parts) -> Mapping[str, bytes]:
    """Each shared string where it stands, and no table of them."""
    texts = [
        item.replace(b"<si>", b"").replace(b"</si>", b"") for item in re.findall(rb"<si>.*?</si>", parts.pop(STRINGS))
    ]
    for name in SHEETS:
        parts[name] = re.sub(
            rb't="s"><v>(\d+)</v>', lambda match: b't="inlineStr"><is>%b</is>' % texts[int(match[1])], parts[name]
        )
    return parts


def with_odd_sheet(kind: str, root: str) -> Change:
    """With a sheet that holds no cells of anybody, before the others."""

    def change(parts: Parts) -> Mapping[str, bytes]:
        link = (
            f'<Relationship Id="odd" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kind}"'
        )
        parts[BOOK_RELS] = parts[BOOK_RELS].replace(b"</R", f'{link} Target="{kind}s/sheet1.xml"/></R'.encode())
        parts[BOOK] = parts[BOOK].replace(b"<sheets>", b'<sheets><sheet name="Odd" sheetId="99" r:id="odd"/>')
        main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        return {**parts, f"xl/{kind}s/sheet1.xml": f'<{root} xmlns="{main}"><sheetData/></{root}>'.encode()}

    return change


def zipped(how: Callable[[zipfile.ZipFile, str, bytes], None]) -> Change:
    def change(parts: Parts) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
            for name, part in parts.items():
                how(made, name, part)
        return out.getvalue()

    return change


def with_folders(made: zipfile.ZipFile, name: str, part: bytes) -> None:
    folder = name.rpartition("/")[0]
    if folder and f"{folder}/" not in made.namelist():
        made.writestr(f"{folder}/", b"")
    made.writestr(name, part)


class Stream(io.RawIOBase):
    """A file that can only be written on, so that each part states its size behind it."""

    def __init__(self) -> None:
        self.written = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        self.written += bytes(data)  # type: ignore[call-overload]
        return len(data)  # type: ignore[arg-type]


def streamed(parts: Parts) -> bytes:
    out = Stream()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return bytes(out.written)


def large(made: zipfile.ZipFile, name: str, part: bytes) -> None:
    with made.open(name, "w", force_zip64=True) as out:
        out.write(part)


def without(*names: str) -> Change:
    return lambda parts: {name: part for name, part in parts.items() if name not in names}


def unrelated(kind: str) -> Change:
    return in_parts((RELS,), inside(rb'<Relationship [^>]*%b"[^>]*/>' % kind.encode(), b""))


class WithoutFlag(zipfile.ZipInfo):
    """A part whose name is written in UTF-8, of which nothing is said."""

    def _encodeFilenameFlags(self) -> tuple[bytes, int]:  # noqa: N802 - zipfile names it so
        return self.filename.encode(), self.flag_bits


def without_utf8_flag(made: zipfile.ZipFile, name: str, part: bytes) -> None:
    made.writestr(WithoutFlag(name), part)


def packed_twice(parts: Parts, name: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made, warnings.catch_warnings(action="ignore"):
        for one in (*parts, name):
            made.writestr(one, parts[one])
    return out.getvalue()


def unplaced(xml: bytes) -> bytes:
    """Each cell and row without its place, empty ones put in where there was none, as R's and Perl's writers have them."""
    namespace = re.search(rb'xmlns="([^"]+)"', xml)
    assert namespace
    root = ET.fromstring(xml)  # noqa: S314 - our own form
    at = f"{{{namespace[1].decode()}}}"
    data = root.find(f"{at}sheetData")
    assert data is not None
    rows: list[ET.Element] = []
    for row in data:
        number = int(row.attrib.pop("r"))
        while len(rows) < number - 1:
            rows.append(ET.Element(f"{at}row"))
        cells: list[ET.Element] = []
        for cell in row:
            place = cell_place(cell.attrib.pop("r"))
            assert place
            while len(cells) < place[1]:
                cells.append(ET.Element(f"{at}c"))
            cells.append(cell)
        row[:] = cells
        rows.append(row)
    data[:] = rows
    return ET.tostring(root)


def with_empty_text(empty: str) -> Change:
    """With a text that holds nothing before the third, and each number of a text after it one more."""

    def change(parts: Parts) -> Mapping[str, bytes]:
        third = [match.start() for match in re.finditer(rb"<si>", parts[STRINGS])][2]
        parts[STRINGS] = parts[STRINGS][:third] + empty.encode() + parts[STRINGS][third:]
        for name in SHEETS:
            parts[name] = re.sub(
                rb't="s"><v>(\d+)<', lambda match: b't="s"><v>%d<' % (int(match[1]) + (int(match[1]) > 1)), parts[name]
            )
        return parts

    return change


def some_marked(xml: bytes) -> bytes:
    number = itertools.count()
    return re.sub(rb"<si>", lambda _: b'<si xml:space="preserve">' if next(number) % 2 else b"<si>", xml)


READ: dict[str, Change] = {
    "no relationships of the package": without(RELS),
    "backslashes between folder and part": named(lambda name: name.replace("/", "\\")),
    "backslashes in the targets too": both(
        in_parts((RELS, BOOK_RELS), inside(rb'(Target="\w+)/', rb"\1\\")), named(lambda name: name.replace("/", "\\"))
    ),
    "another main part, whole paths": renamed({BOOK: "xl/workbook22.xml"}),
    "whole paths alone": in_parts((BOOK_RELS,), absolute),
    "another folder": renamed({BOOK: "book/main.xml", **{name: name.replace("xl/", "book/") for name in SHEETS}}),
    "list of kinds in small letters": named(lambda name: name.replace(TYPES, TYPES.lower())),
    "list of kinds in capitals": named(lambda name: name.replace(TYPES, TYPES.upper())),
    "all names in small letters": named(str.lower),
    "all names in capitals": named(str.upper),
    "shared strings elsewhere": renamed({STRINGS: "xl/strings7.xml"}),
    "shared strings in another folder": renamed({STRINGS: "texts/t.xml"}),
    "styles elsewhere": renamed({STYLES: "xl/looks.xml"}),
    "sheets under other names": renamed({name: name.replace("sheet", "Tabelle") for name in SHEETS}),
    "sheets in another folder": renamed({name: name.replace("xl/worksheets", "sheets") for name in SHEETS}),
    "sheets without an ending": renamed({name: name.removesuffix(".xml") for name in SHEETS}),
    "sheets with another ending": renamed({name: name.replace(".xml", ".part") for name in SHEETS}),
    "names with a space": renamed(
        {name: name.replace("/sheet", "/my sheet ") for name in SHEETS},
        {name: "/" + name.replace("/sheet", "/my%20sheet%20") for name in SHEETS},
    ),
    "names written as in addresses": both(
        renamed({name: name.replace("/sheet", "/%C3%9Cber%20sicht") for name in SHEETS}),
        renamed({STRINGS: "xl/shared%20Strings.xml"}),
    ),
    "names in UTF-8 that is not said to be so": lambda parts: zipped(without_utf8_flag)(
        dict(renamed({name: name.replace("/sheet", "/Übersicht") for name in SHEETS})(parts))  # type: ignore[arg-type]
    ),
    "a sheet twice": lambda parts: {**parts, QUESTIONS.upper(): parts[QUESTIONS]},
    "a part packed twice": lambda parts: packed_twice(parts, QUESTIONS),
    "cells and rows that do not say where they are": in_parts(SHEETS, unplaced),
    "an empty text among the shared ones": with_empty_text("<si/>"),
    "an empty text among the shared ones, as .NET writes it": with_empty_text("<si />"),
    "an empty text among the shared ones, closed apart": with_empty_text("<si></si >"),
    "texts of which some say how their blanks are kept": in_parts((STRINGS,), some_marked),
    "a comment among the shared texts": in_parts((STRINGS,), inside(rb"<si>", b"<!-- <si><t>no</t></si> --><si>")),
    "a dot before the targets": in_parts((BOOK_RELS,), inside(rb'Target="', rb'Target="./')),
    "targets by a way round": in_parts((BOOK_RELS,), inside(rb'Target="', rb'Target="../xl/')),
    "whole paths without their slash": in_parts((BOOK_RELS,), inside(rb'Target="', rb'Target="xl/')),
    "names with a slash before them": named(lambda name: f"/{name}"),
    "sheets in UTF-16": in_parts(SHEETS, written_in("utf-16")),
    "sheets in UTF-16, the other way round": in_parts(SHEETS, written_in("utf-16-be")),
    "all in UTF-16": every(written_in("utf-16")),
    "a mark of UTF-8 before each part": every(lambda xml: b"\xef\xbb\xbf" + xml),
    "texts in windows-1252": in_parts((STRINGS,), written_in("windows-1252")),
    "texts in iso-8859-1": in_parts((STRINGS, QUESTIONS), written_in("iso-8859-1")),
    "no first line": every(lambda xml: DECLARATION.sub(b"", xml)),
    "a document type in a part that nobody reads": lambda parts: {**parts, "xl/theme/theme1.xml": typed(PLAIN_TYPE)(b"<x/>")},
    "entities in a part that nobody reads": in_parts(("docProps/app.xml",), typed(ENTITIES)),
    "a document type in a sheet": in_parts((QUESTIONS,), typed(PLAIN_TYPE)),
    "a document type in the texts": in_parts((STRINGS,), typed(b"<!DOCTYPE sst>")),
    "a document type in the list of sheets": in_parts((BOOK,), typed(b"<!DOCTYPE workbook [<!ATTLIST x y CDATA #IMPLIED>]>")),
    "a comment before the sheet": in_parts((QUESTIONS,), typed(b"<!-- made by hand --><?made by hand?>")),
    "sheets without r:id": in_parts((BOOK,), inside(rb' r:id="\w+"', b"")),
    "another prefix for ids": in_parts((BOOK,), lambda xml: xml.replace(b"xmlns:r=", b"xmlns:q=").replace(b" r:id", b" q:id")),
    "strict": lambda parts: strict(packed(parts)),
    "prefixes in a sheet": in_parts((QUESTIONS,), prefixed),
    "prefixes everywhere": in_parts((*SHEETS, STRINGS, STYLES, BOOK), prefixed),
    "prefixes in the relationships": in_parts((RELS, BOOK_RELS, TYPES), prefixed),
    "inline texts": inline,
    "no stated extent": in_parts(SHEETS, inside(rb"<dimension [^>]*/>", b"")),
    "a wrong extent": in_parts(SHEETS, inside(rb"<dimension [^>]*/>", b'<dimension ref="A1"/>')),
    "merged whole columns": in_parts(
        (SHEETS[6],), inside(rb"</sheetData>", b'</sheetData><mergeCells count="1"><mergeCell ref="H:H"/></mergeCells>')
    ),
    "a macro sheet": with_odd_sheet("xlMacrosheet", "macrosheet"),
    "a chart sheet": with_odd_sheet("chartsheet", "chartsheet"),
    "a dialog sheet": with_odd_sheet("dialogsheet", "dialogsheet"),
    "not packed small": zipped(lambda made, name, part: made.writestr(name, part, zipfile.ZIP_STORED)),
    "sizes behind the parts": streamed,
    "written as if large": zipped(large),
    "folders of their own": zipped(with_folders),
    "bytes behind the end": lambda parts: packed(parts) + b"\r\n",
    "line breaks before the start": lambda parts: b"\r\n\r\n" + packed(parts),
    "a mark of UTF-8 before the start": lambda parts: b"\xef\xbb\xbf\r\n" + packed(parts),
    "the mark of a zip in pieces": lambda parts: b"PK\x07\x08" + packed(parts),
    "a dot before the names": named(lambda name: f"./{name}"),
    "what a Mac leaves": lambda parts: {"__MACOSX/xl/._workbook.xml": b"\x00\x05\x16\x07", "xl/._workbook.xml": b"\x00", **parts},
    "how texts are spoken": in_parts((STRINGS,), inside(rb"</si>", b'<rPh sb="0" eb="1"><t>so</t></rPh></si>')),
    "the names of the strict form in the relationships": in_parts(
        (RELS, BOOK_RELS),
        lambda xml: xml.replace(b"schemas.openxmlformats.org/officeDocument/2006", b"purl.oclc.org/ooxml/officeDocument"),
    ),
    "two main parts, one of them missing": in_parts(
        (RELS,), inside(rb"(<Relationships[^>]*>)", rb'\1<Relationship Id="r0" Type="http://x/officeDocument" Target="gone"/>')
    ),
    "UTF-16 that says UTF-8": in_parts((QUESTIONS,), lambda xml: xml.decode().encode("utf-16")),
    "UTF-8 that says UTF-16": in_parts((QUESTIONS,), lambda xml: xml.replace(b'"UTF-8"', b'"UTF-16"')),
    "parts in the other order": lambda parts: dict(reversed(parts.items())),
    "data of another program in UTF-16": lambda parts: {**parts, "customXml/item1.xml": "<x>ä</x>".encode("utf-16")},
    "no properties": both(
        without("docProps/app.xml", "docProps/core.xml"), unrelated("core-properties"), unrelated("extended-properties")
    ),
    "a related part that is not there": in_parts(
        (BOOK_RELS,), inside(rb"</R", b'<Relationship Id="c" Type="http://x/calcChain" Target="calcChain.xml"/></R')
    ),
    "texts as character data": in_parts((STRINGS,), inside(rb">([^<&]+)</t>", rb"><![CDATA[\1]]></t>")),
    "letters by number": in_parts((STRINGS,), inside(rb"form", b"&#102;&#x6F;rm")),
    "texts in runs": in_parts((STRINGS,), inside(rb"<si>(<t\b.*?</t>)</si>", rb"<si><r><rPr><b/></rPr>\1</r></si>")),
    "a template": in_parts((TYPES,), inside(rb"sheet\.main", b"template.main")),
    "with macros": in_parts(
        (TYPES,), inside(rb"vnd\.openxmlformats-officedocument\.spreadsheetml\.sheet\.main", b"vnd.ms-excel.sheet.macroEnabled.main")
    ),
    "single quotes": in_parts((BOOK, BOOK_RELS, RELS), inside(rb'="([^"\']*)"', rb"='\1'")),
    "line breaks between the tags": in_parts((BOOK, BOOK_RELS, *SHEETS), inside(rb"><(?=row|c |sheet|/row|Rel)", b">\r\n  <")),
}  # fmt: skip


def made_of(data: bytes, change: Change) -> bytes:
    made = change(parts_of(data))
    return made if isinstance(made, bytes) else packed(made)


def opened(data: bytes) -> ReadWorkbook:
    book = open_bytes(data)
    assert isinstance(book, ReadWorkbook)
    return book


def same(found: ReadWorkbook, usual: ReadWorkbook) -> None:
    """Every sheet, value and formula is as in the usual package; of the map, which is its own, the label."""
    assert [(one.name, one.hidden) for one in found.sheets] == [(one.name, one.hidden) for one in usual.sheets]
    for one, other in zip(found.sheets, usual.sheets, strict=True):
        if one.name == MAP_SHEET:
            assert other.cells.items() <= one.cells.items()
        else:
            assert dict(one.cells) == dict(other.cells), one.name
            assert (one.formulas, one.errors, one.hidden_rows) == (other.formulas, other.errors, other.hidden_rows)
        assert not one.remarks_lost
    assert found.properties == usual.properties


@pytest.fixture(scope="module")
def usual() -> ReadWorkbook:
    return opened(FORM)


@pytest.mark.parametrize("change", READ.values(), ids=list(READ))
def test_an_odd_package_is_read_as_the_usual_one(change: Change, usual: ReadWorkbook) -> None:
    same(opened(made_of(FORM, change)), usual)


CONTENT, MANIFEST, MIMETYPE = "content.xml", "META-INF/manifest.xml", "mimetype"


def flat(parts: Parts) -> bytes:
    """The one XML that LibreOffice writes as .fods, but for the looks."""
    kind = b' office:mimetype="application/vnd.oasis.opendocument.spreadsheet">'
    return (
        re.sub(rb"office:document-content\b", b"office:document", parts[CONTENT])
        .replace(b">", kind, 2)
        .replace(b"?" + kind, b"?>", 1)
    )


READ_ODS: dict[str, Change] = {
    "no mimetype": without(MIMETYPE),
    "no mimetype, no manifest": without(MIMETYPE, MANIFEST),
    "mimetype at the end": lambda parts: {**without(MIMETYPE)(parts), MIMETYPE: parts[MIMETYPE]},  # type: ignore[dict-item]
    "a line break behind the mimetype": in_parts((MIMETYPE,), lambda kind: kind + b"\n"),
    "a template": in_parts((MIMETYPE,), lambda kind: kind + b"-template"),
    "a document type in the manifest": in_parts((MANIFEST,), typed(PLAIN_TYPE)),
    "entities in a part that nobody reads": in_parts(("settings.xml",), typed(ENTITIES)),
    "a document type before the content": in_parts((CONTENT,), typed(PLAIN_TYPE)),
    "content in UTF-16": in_parts((CONTENT,), written_in("utf-16")),
    "content in windows-1252": in_parts((CONTENT,), written_in("windows-1252")),
    "names in capitals": named(str.upper),
    "backslashes": named(lambda name: name.replace("/", "\\")),
    "line breaks between the cells": in_parts((CONTENT,), inside(rb"<table:table-cell", b"\n  <table:table-cell")),
    "another mimetype": in_parts((MIMETYPE,), lambda _: b"application/zip"),
    "in one XML": flat,
    "in one XML in UTF-16": lambda parts: flat(parts).decode().replace("UTF-8", "UTF-16").encode("utf-16"),
    "in one XML with a mark": lambda parts: b"\xef\xbb\xbf" + flat(parts),
}


@pytest.mark.parametrize("change", READ_ODS.values(), ids=list(READ_ODS))
def test_an_odd_opendocument_package_is_read_as_the_usual_one(change: Change) -> None:
    found, plain = opened(made_of(ODS, change)), opened(ODS)
    for one, other in zip(found.sheets, plain.sheets, strict=True):
        assert dict(one.cells) == dict(other.cells)
    assert [one.name for one in found.sheets] == [one.name for one in plain.sheets]


def cell_of(value: str, column: int, how: str) -> bytes:
    """A text in an .xlsb: with its column, without it (all but a row's first), or of several looks."""
    wide = struct.pack("<I", len(value)) + value.encode("utf-16-le")
    if how == "rich":
        return sized(62, struct.pack("<II", column, 0) + b"\x01" + wide + bytes(4))
    if how == "long" or not column:
        return sized(6, struct.pack("<II", column, 0) + wide)
    return sized(17, struct.pack("<I", 0) + wide)


def sized(kind: int, body: bytes) -> bytes:
    size, head = len(body), b""
    while True:
        head += bytes([size & 0x7F | (0x80 if size > 0x7F else 0)])
        size >>= 7
        if not size:
            return bytes([kind]) + head + body


ROWS = [["Question", "Answer", "", "Date"], ["", "Seen on 12/03/2016. " * 9, "x"], [], ["Ärzte", "ja", "nein"]]


def binary(how: str, book: str = "xl/workbook.bin", sheet: str = "xl/worksheets/sheet1.bin") -> bytes:
    body = record(129) + record(148, struct.pack("<4I", 0, 3, 0, 3)) + record(145)
    for number, row in enumerate(ROWS):
        body += record(0, struct.pack("<IIHBB", number, 0, 300, 0, 0) + bytes(5))
        for column, value in enumerate(row):
            blank = sized(12, bytes(4)) if how == "short" and column else sized(1, struct.pack("<II", column, 0))
            body += cell_of(value, column, how) if value else blank
    name, link = (struct.pack("<I", len(text)) + text.encode("utf-16-le") for text in ("Sheet1", "rId7"))
    listed = record(156, struct.pack("<II", 0, 1) + link + name)
    folder, _, own = book.rpartition("/")
    office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    rels = ('<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="{}" '
            'Type="{}/{}" Target="/{}"/></Relationships>')  # fmt: skip
    return packed({
        TYPES: '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="bin" '
        'ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>',
        RELS: rels.format("r1", office, "officeDocument", book),
        book: record(131) + record(143) + listed + record(144) + record(132),
        f"{folder}/_rels/{own}.rels": rels.format("rId7", office, "worksheet", sheet),
        sheet: body + record(146) + record(130),
    })  # fmt: skip


@pytest.mark.parametrize("data", [
    pytest.param(binary("long"), id="with columns"),
    pytest.param(binary("short"), id="without columns"),
    pytest.param(binary("rich"), id="of several looks"),
    pytest.param(binary("short", "xl/workbook2.bin", "xl/sheets/a.bin"), id="under other names"),
])  # fmt: skip
def test_cells_of_an_xlsb_are_read_however_they_are_written(data: bytes) -> None:
    found = opened(data).sheets[0].cells
    assert {place: as_text(value) for place, value in found.items()} == {
        (row, column): value for row, values in enumerate(ROWS) for column, value in enumerate(values) if value
    }


REFUSED: dict[str, tuple[Change, str, str]] = {
    "a sheet is missing": (without(QUESTIONS), "F03", "The part that holds its sheet Questions is missing."),
    "the relationships are missing": (
        without(BOOK_RELS),
        "F03",
        "Nothing in it says which part holds its sheet Guidance.",
    ),
    "the list of sheets is missing": (without(BOOK), "F03", "The part that lists its sheets is missing."),
    "the list of kinds is missing": (without(TYPES), "F03", "The workbook's main parts are missing."),
    "a sheet is cut short": (in_parts((QUESTIONS,), lambda xml: xml[:-300]), "F03", "A part of it is no well-formed XML."),
    "texts are cut short": (in_parts((STRINGS,), lambda xml: xml[:-300]), "F03", "A part of it is no well-formed XML."),
    "entities in a sheet": (
        in_parts((QUESTIONS,), typed(ENTITIES)), "F03",
        "A part of it declares XML entities, which no spreadsheet program writes.",
    ),
    "entities in UTF-16": (
        in_parts((STRINGS,), lambda xml: typed(ENTITIES)(xml).decode().encode("utf-16")), "F03",
        "A part of it declares XML entities, which no spreadsheet program writes.",
    ),
    "written in other signs than it says": (
        in_parts((STRINGS,), lambda xml: b"\xff\xfe" + xml + b"\xd8"), "F03", "A part of it is written in other signs than it says.",
    ),
    "a number that is none": (
        in_parts((SHEETS[1],), inside(rb'(t="n"[^>]*>(?:<f.*?</f>)?<v>)\d+', rb"\1abc")), "F13", "Its sheets cannot be read.",
    ),
    "packed by other means": (
        zipped(lambda made, name, part: made.writestr(name, part, zipfile.ZIP_LZMA)), "F03", "A part of it is packed in a way that no spreadsheet program unpacks.",
    ),
    "its texts are missing": (without(STRINGS), "F13", "Its sheets cannot be read."),
    "two sheets of one name": (
        lambda parts: {**parts, QUESTIONS.upper(): parts[SHEETS[1]]}, "F13",
        "Two parts of it have the same name and differ: programs show the one or the other.",
    ),
    "cut short": (lambda parts: packed(parts)[:-2000], "F03", "The packed parts of the file cannot be opened."),
}  # fmt: skip


@pytest.mark.parametrize(("change", "code", "words"), REFUSED.values(), ids=list(REFUSED))
def test_a_package_that_cannot_be_read_is_refused_for_what_is_so(change: Change, code: str, words: str) -> None:
    with pytest.raises(FileError) as refused:
        open_bytes(made_of(FORM, change))
    assert (refused.value.code, refused.value.found) == (code, words)


def test_forms_of_three_odd_programs_are_taken_in_without_a_finding(desk: Desk) -> None:
    odd = {
        "POLICE": named(lambda name: name.replace("/", "\\")),
        "GP": named(str.lower),
        "CAMHS": every(written_in("utf-16")),
    }
    for agency, change in odd.items():
        desk.drop(f"{agency}.xlsx", made_of(filled(desk.form(agency)), change))
    assert {entry["outcome"] for entry in desk.ingest().values()} == {"accepted"}
    assert [code for agency in odd for code, _ in desk.codes(agency)] == []
