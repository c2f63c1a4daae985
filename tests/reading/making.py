"""Workbooks made by hand, part by part, as other programs and hostile people make them."""

import io
import struct
import zipfile
from collections.abc import Mapping

import openpyxl

from nelaudit.model.workbooks import ReadSheet, ReadWorkbook
from nelaudit.reading.reader import Reader

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SHEET = "xl/worksheets/sheet1.xml"
SHEET_RELS = "xl/worksheets/_rels/sheet1.xml.rels"
FAR = b"""<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>7</v></c></row></sheetData></worksheet>"""
ODS_NAMES = " ".join(
    f'xmlns:{prefix}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for prefix, name in (("office", "office"), ("table", "table"), ("text", "text"), ("draw", "drawing"))
) + (' xmlns:dc="http://purl.org/dc/elements/1.1/"'
     ' xmlns:calcext="urn:org:documentfoundation:names:experimental:calc:xmlns:calcext:1.0"')  # fmt: skip


def workbook(*rows: list[object]) -> bytes:
    book = openpyxl.Workbook()
    for row in rows:
        book.worksheets[0].append(row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def packed(parts: Mapping[str, bytes | str]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as made:
        for name, part in parts.items():
            made.writestr(name, part)
    return out.getvalue()


def parts_of(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as given:
        return {info.filename: given.read(info) for info in given.infolist()}


def with_part(data: bytes, name: str, part: bytes | str) -> bytes:
    return packed({**parts_of(data), name: part})


def sheet(rows: str, after: str = "") -> str:
    return f'<worksheet xmlns="{MAIN}" xmlns:r="{OFFICE}"><sheetData>{rows}</sheetData>{after}</worksheet>'


def relations(*targets: tuple[str, str], external: str = "") -> str:
    """Relationships of these types to these parts, and one to a place outside."""
    inside = "".join(f'<Relationship Id="r{at}" Type="{kind if "://" in kind else f"{OFFICE}/{kind}"}" Target="{part}"/>'
                     for at, (kind, part) in enumerate(targets, 1))  # fmt: skip
    out = f'<Relationship Id="x" Type="{OFFICE}/externalLinkPath" Target="{external}" TargetMode="External"/>'
    return (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f"{inside}{out if external else ''}</Relationships>"
    )


def xlsx(rows: str, after: str = "", **parts: str) -> bytes:
    """A workbook with one sheet of this XML, and other parts by name (`__` for `/`)."""
    more = {name.replace("__", "/"): part for name, part in parts.items()}
    return packed({**parts_of(workbook(["x"])), SHEET: sheet(rows, after), **more})


def strict(data: bytes) -> bytes:
    """A workbook as Excel saves it under “Strict Open XML Spreadsheet”."""
    old, new = b"http://schemas.openxmlformats.org/", b"http://purl.oclc.org/ooxml/"
    changed = {}
    for name, part in parts_of(data).items():
        for room in (b"spreadsheetml", b"officeDocument", b"drawingml"):
            part = part.replace(old + room + b"/2006/", new + room + b"/")  # noqa: PLW2901 - step by step
        changed[name] = part
    return packed(changed)


def ods(body: str, before: str = "") -> bytes:
    """An OpenDocument workbook with one sheet of these rows."""
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?>{before}<office:document-content {ODS_NAMES} office:version="1.3">'
        f'<office:body><office:spreadsheet><table:table table:name="Sheet1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    manifest = '<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"/>'
    mimetype = "application/vnd.oasis.opendocument.spreadsheet"
    return packed({"mimetype": mimetype, "META-INF/manifest.xml": manifest, "content.xml": content})


def record(kind: int, body: bytes = b"") -> bytes:
    """One record of an .xlsb."""
    head = bytes([kind]) if kind < 0x80 else bytes([kind & 0x7F | 0x80, kind >> 7])
    return head + bytes([len(body)]) + body


def xlsb(*cells: tuple[int, int, int, bytes], hidden_row: int = -1) -> bytes:
    """An .xlsb with one sheet of cells: row, column, kind of record, what follows the looks."""
    text = "rId1"
    wide = struct.pack("<I", len(text)) + text.encode("utf-16-le")
    name = struct.pack("<I", 6) + "Sheet1".encode("utf-16-le")
    book = record(131) + record(143) + record(156, struct.pack("<II", 0, 1) + wide + name) + record(144) + record(132)
    size = struct.pack(
        "<4I", 0, max((row for row, *_ in cells), default=0), 0, max((col for _, col, *_ in cells), default=0)
    )
    body = record(129) + record(148, size) + record(145)
    for row, col, kind, value in cells:
        flags = 0x10 if row == hidden_row else 0
        body += record(0, struct.pack("<IIHBB", row, 0, 300, 0, flags) + bytes(5))
        body += record(kind, struct.pack("<II", col, 0) + value)
    body += record(146) + record(130)
    types = (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="bin" ContentType="application/vnd.ms-excel.sheet.binary.macroEnabled.main"/></Types>'
    )
    return packed({
        "[Content_Types].xml": types,
        "_rels/.rels": relations(("officeDocument", "xl/workbook.bin")),
        "xl/workbook.bin": book,
        "xl/_rels/workbook.bin.rels": relations(("worksheet", "worksheets/sheet1.bin")).replace('"r1"', '"rId1"'),
        "xl/worksheets/sheet1.bin": body,
    })  # fmt: skip


def read(data: bytes) -> ReadWorkbook:
    with Reader() as reader:
        book = reader.open(data)
    assert isinstance(book, ReadWorkbook)
    return book


def first(data: bytes) -> ReadSheet:
    return read(data).sheets[0]
