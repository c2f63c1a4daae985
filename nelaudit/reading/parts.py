"""The parts of a packed workbook, found by the relationships that the workbook states and never by guessed names."""

import io
import posixpath
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from urllib.parse import unquote
from xml.etree.ElementTree import XML, Element, ParseError, XMLParser

from nelaudit.errors import Damaged, Encrypted, NotRead, TooLarge
from nelaudit.reading.plain_xml import plain_xml

_READ = (".xml", ".rels", ".vml", ".bin")
"""How parts end that are read as what they say."""

_ID = "id"
_HEADER, _NAME_LENGTH = 30, 26
"""How long the header before a part is without its names, and where in it their lengths stand."""

_KEPT_BYTES = 1 << 20
"""Parts no larger are unpacked once: they are looked into from several sides."""

_LOCKED = 1

ZIP_FAULTS = (zipfile.BadZipFile, zlib.error, struct.error, OSError, EOFError, NotImplementedError, RuntimeError)
"""What is raised where a zip, or a part of it, is damaged, locked, or packed in a way that is not known."""


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
            NotRead: two parts of it have one name, and differ.
        """
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
        self.altered = False
        """Whether a part was read that had to be altered to be plain XML, or one stands in the package twice."""
        self.data = data
        self._infos: dict[str, zipfile.ZipInfo] = {}
        self._related: dict[str, list[Related]] = {}
        self._kept: dict[str, bytes] = {}
        self._plain: dict[str, bytes] = {}
        for info in infos:
            name = folded(info.filename)
            twin = self._infos.get(name)
            self.altered = self.altered or twin is not None
            if twin and name.endswith(_READ) and (twin.CRC, twin.file_size) != (info.CRC, info.file_size):
                raise NotRead("Two parts of it have the same name and differ: programs show the one or the other.")
            if not info.is_dir():
                self._infos[name] = info

    def names(self) -> list[str]:
        """The parts' names as they stand in the package, in its order."""
        return [_plain_name(info.filename) for info in self._infos.values()]

    def exact_names(self) -> set[str]:
        """The parts' names letter for letter, as readers that know no others look for them."""
        return {info.filename for info in self._infos.values()}

    def _own(self, name: str) -> str:
        """A part's name as it is kept here."""
        return name if name in self._infos else folded(name)

    def size(self, name: str) -> int:
        """The stated size of a part, in bytes."""
        return self._infos[self._own(name)].file_size

    def checksum(self, name: str) -> int:
        """The stated checksum (CRC-32) of a part, which every part that is read has."""
        return self._infos[self._own(name)].CRC

    def __contains__(self, name: str) -> bool:
        return name in self._infos or folded(name) in self._infos

    def read(self, name: str) -> bytes:
        """A part's bytes, none where there is no such part.

        Raises:
            Encrypted: it is locked with a zip's password.
            TooLarge: it unpacks to more than the package states.
        """
        own = self._own(name)
        if own not in self._kept:
            data = self._unpacked(own) if own in self._infos else b""
            if len(data) > _KEPT_BYTES:
                return data
            self._kept[own] = data
        return self._kept[own]

    def xml(self, name: str) -> bytes:
        """A part of XML as plain XML, whatever it is called; none where there is no such part.

        Raises:
            Damaged: it declares entities, or is written in other signs than it says.
            Encrypted, TooLarge: as of `read`.
        """
        own = self._own(name)
        if own in self._plain:
            return self._plain[own]
        data = self.read(name)
        plain = plain_xml(data)
        self.altered = self.altered or plain is not data
        if own in self._kept:
            self._plain[own] = plain
        return plain

    def put(self, name: str, xml: bytes) -> None:
        """Puts other XML in the place of a part, for whoever reads it next."""
        self._plain[self._own(name)] = xml
        self.altered = True

    def _unpacked(self, name: str) -> bytes:
        """A part unpacked, at most one byte more than it states: who finds that byte has a part that may be anything.

        Done here and not by zipfile, whose way to a part takes longer than unpacking it.
        """
        info = self._infos[name]
        names, extra = struct.unpack_from("<HH", self.data, info.header_offset + _NAME_LENGTH)
        start = info.header_offset + _HEADER + names + extra
        packed = memoryview(self.data)[start : start + info.compress_size]
        if info.flag_bits & _LOCKED:
            raise Encrypted("Its parts are locked with the password of a zip.")
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise Damaged("A part of it is packed in a way that no spreadsheet program unpacks.")
        data = bytes(packed)
        if info.compress_type == zipfile.ZIP_DEFLATED:
            data = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, info.file_size + 1)
        if zlib.crc32(data) != info.CRC:
            raise zipfile.BadZipFile(name)
        if len(data) > info.file_size:
            raise TooLarge("A part of it unpacks to more than it states.")
        return data

    def related(self, name: str) -> list[Related]:
        """What a part ("" is the package itself) refers to; places outside the package are left out, never opened.

        Raises:
            Damaged: its relationships are no XML.
        """
        if name not in self._related:
            folder, own = posixpath.split(name)
            part = posixpath.join(folder, "_rels", f"{own}.rels")
            self._related[name] = list(self._references(folder, part)) if part in self else []
        return self._related[name]

    def _references(self, folder: str, part: str) -> Iterator[Related]:
        for one in elements(self.xml(part)):
            if local(one) == "Relationship" and one.get("TargetMode") != "External":
                kind = one.get("Type", "").rpartition("/")[2]
                yield Related(id=one.get("Id", ""), kind=kind, part=self._target(folder, one.get("Target", "")))

    def _target(self, folder: str, stated: str) -> str:
        """The part that a reference from a folder means; where none is there, what it says by the rules.

        Some programs write signs in names as they are written in addresses (%20), in the package too, and some forget the
        "/" before a whole path.
        """
        found = ""
        for plain in (unquote(stated).replace("\\", "/"), stated.replace("\\", "/")):
            for start in (folder, ""):
                target = posixpath.normpath(posixpath.join("/", start, plain)).lstrip("/")
                if plain and target in self:
                    return target
                found = found or target
        return found


@contextmanager
def opened(data: bytes) -> Iterator[Package]:
    """The package in some bytes.

    Raises:
        Damaged: it cannot be opened, or a part read meanwhile is not what the package states.
    """
    try:
        yield Package(data)
    except ZIP_FAULTS as error:
        raise Damaged("Part of it is missing or altered.") from error


def elements(xml: bytes) -> Iterator[Element]:
    """Every element of a small part, in order; none where there is no part.

    Raises:
        Damaged: it is no XML, or declares entities.
    """
    if not xml:
        return
    try:
        root = XML(plain_xml(xml), _utf8_parser())
    except (ParseError, LookupError, ValueError) as error:
        raise Damaged("A part of it is no well-formed XML.") from error
    yield from root.iter()


def _utf8_parser() -> XMLParser:
    """Whatever encoding the XML names, it is read in the one in which declarations of entities were looked for."""
    return XMLParser(encoding="utf-8")  # noqa: S314 - it declares none


def local(element: Element) -> str:
    """An element's name without its namespace, which differs between the two forms of the format."""
    return str(element.tag).rpartition("}")[2]


def folded(name: str) -> str:
    """A part's name as names are compared: without letter case."""
    return _plain_name(name).casefold()


def _plain_name(name: str) -> str:
    if not name.isascii():  # some programs write UTF-8 and do not say so, which is read as the letters of DOS
        with suppress(UnicodeError):
            name = name.encode("cp437").decode("utf-8")
    return name.replace("\\", "/").removeprefix("./").lstrip("/")
