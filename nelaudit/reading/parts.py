"""The parts of a packed workbook, found by the relationships that the workbook states and never by guessed names."""

import io
import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import XML, Element, ParseError, XMLParser

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring

from nelaudit.errors import Damaged, TooLarge
from nelaudit.reading.content import check_entities

_XML = (".xml", ".rels", ".vml")
_OTHER_ENCODING = re.compile(rb"\s*<\?xml[^>]{0,200}encoding(?!\s*=\s*.utf-8.)|[^<\s]|.\x00", re.IGNORECASE | re.DOTALL)
"""XML in which declarations of entities may hide from a search; all other is read as UTF-8, and five times as fast."""

_ID = "id"
_HEADER, _NAME_LENGTH = 30, 26
"""How long the header before a part is without its names, and where in it their lengths stand."""

_KEPT_BYTES = 1 << 14
"""Smaller parts are unpacked once: relationships and properties are looked into from several sides."""

_LOCKED = 1
_READ_AS_UTF8 = ("xl/", "content.xml")


@dataclass(frozen=True, slots=True, kw_only=True)
class Related:
    """What a part refers to inside the package: the reference's id, its kind (`comments`, `drawing`), the part's name."""

    id: str
    kind: str
    part: str


class Package:
    """An opened package. Names of parts are compared without letter case, as the format asks."""

    def __init__(self, data: bytes) -> None:
        """Opens the package.

        Raises:
            zipfile.BadZipFile: it is none.
            Damaged: two parts of it have one name.
        """
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        self._data = memoryview(data)
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._kept: dict[str, bytes] = {}
        for info in infos:
            name = folded(info.filename)
            if is_xml(name) and name in self._infos:
                raise Damaged("Two parts of it have the same name.")
            if not info.is_dir():
                self._infos[name] = info

    def names(self) -> list[str]:
        """The parts' names as they stand in the package, in its order."""
        return [info.filename.replace("\\", "/") for info in self._infos.values()]

    def size(self, name: str) -> int:
        """The stated size of a part, in bytes."""
        return self._infos[folded(name)].file_size

    def read(self, name: str) -> bytes:
        """A part's bytes, none where there is no such part. A part of XML declares no entities, from end to end.

        Raises:
            Damaged: it declares some, or is written in an encoding that would be read as blank.
            TooLarge: it unpacks to more than the package states.
        """
        own = folded(name)
        if own in self._kept:
            return self._kept[own]
        if own not in self._infos:
            return b""
        data = self._unpacked(own)
        if is_xml(name):
            check_entities(data)
            if b"\x00" in data[:8] and own.startswith(_READ_AS_UTF8):
                raise Damaged("A part of it is written in UTF-16, which no spreadsheet program does.")
        if len(data) <= _KEPT_BYTES:
            self._kept[own] = data
        return data

    def _unpacked(self, name: str) -> bytes:
        """A part unpacked, at most one byte more than it states: who finds that byte has a part that may be anything.

        Done here and not by zipfile, whose way to a part takes longer than unpacking it.
        """
        info = self._infos[name]
        names, extra = struct.unpack_from("<HH", self._data, info.header_offset + _NAME_LENGTH)
        start = info.header_offset + _HEADER + names + extra
        packed = self._data[start : start + info.compress_size]
        if info.flag_bits & _LOCKED or info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise zipfile.BadZipFile(name)
        data = bytes(packed)
        if info.compress_type == zipfile.ZIP_DEFLATED:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
        if zlib.crc32(data) != info.CRC:
            raise zipfile.BadZipFile(name)
        if len(data) > info.file_size:
            raise TooLarge("A part of it unpacks to more than it states.")
        return data

    def xml_parts(self) -> Iterator[tuple[str, bytes]]:
        """Every part of XML with its folded name, each read from end to end.

        Raises:
            Damaged: one of them declares entities.
        """
        return ((name, self.read(name)) for name in self._infos if is_xml(name))

    def related(self, name: str) -> list[Related]:
        """What a part ("" is the package itself) refers to; places outside the package are left out, never opened.

        Raises:
            Damaged: its relationships are no XML.
        """
        folder, own = posixpath.split(name)
        found = []
        for one in elements(self.read(posixpath.join(folder, "_rels", f"{own}.rels"))):
            if local(one) == "Relationship" and one.get("TargetMode") != "External":
                target = posixpath.normpath(posixpath.join("/", folder, unquote(one.get("Target", "")))).lstrip("/")
                kind = one.get("Type", "").rpartition("/")[2]
                found.append(Related(id=one.get("Id", ""), kind=kind, part=target))
        return found


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The package in some bytes.

    Raises:
        Damaged: it cannot be opened, or a part read meanwhile is not what the package states.
    """
    try:
        yield Package(data)
    except (
        zipfile.BadZipFile,
        zlib.error,
        struct.error,
        OSError,
        EOFError,
        NotImplementedError,
        RuntimeError,
    ) as error:
        raise Damaged("Part of it is missing or altered.") from error


@dataclass(frozen=True, slots=True, kw_only=True)
class SheetPart:
    """A sheet as the workbook lists it: its name, the part that holds it, and whether it is hidden."""

    name: str
    part: str
    hidden: bool


def main_part(package: Package) -> str:
    """The part of an .xlsx that lists its sheets.

    Raises:
        Damaged: the package's relationships are no XML.
    """
    return next((one.part for one in package.related("") if one.kind == "officeDocument"), "xl/workbook.xml")


def sheet_parts(package: Package) -> list[SheetPart]:
    """The sheets of an .xlsx in order.

    Raises:
        Damaged: the list of sheets is no XML.
    """
    main = main_part(package)
    parts = {one.id: one.part for one in package.related(main)}
    return [
        SheetPart(
            name=one.get("name", ""),
            part=parts.get(_reference(one), ""),
            hidden=one.get("state", "visible") != "visible",
        )
        for one in elements(package.read(main))
        if local(one) == "sheet"
    ]


def _reference(element: Element) -> str:
    """The id by which an element refers to another part; its namespace differs between the two forms of the format."""
    return next((value for name, value in element.attrib.items() if name.endswith("}" + _ID)), "")


def elements(xml: bytes) -> Iterator[Element]:
    """Every element of a small part, in order; none where there is no part.

    Raises:
        Damaged: it is no XML, or declares entities.
    """
    if not xml:
        return
    check_entities(xml)
    try:
        root = fromstring(xml, forbid_dtd=True) if _OTHER_ENCODING.match(xml) else XML(xml, _utf8_parser())
    except (ParseError, DefusedXmlException, LookupError, ValueError) as error:
        raise Damaged("A part of it is no well-formed XML.") from error
    yield from root.iter()


def _utf8_parser() -> XMLParser:
    """Whatever encoding the XML names, it is read in the one in which declarations of entities were looked for."""
    return XMLParser(encoding="utf-8")  # noqa: S314 - it declares none


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between the two forms of the format."""
    return str(element.tag).rpartition("}")[2]


def is_xml(name: str) -> bool:
    """Whether a part is XML, by its name."""
    return name.casefold().endswith(_XML)


def folded(name: str) -> str:
    """A part's name as names are compared: without letter case."""
    return name.replace("\\", "/").lstrip("/").casefold()
