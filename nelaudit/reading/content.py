"""What a file is, told by its first bytes and its parts."""

import io
import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from enum import StrEnum

import olefile

from nelaudit.errors import Damaged, EmptyFile, Encrypted, LabelEncrypted, NotAWorkbook, TooLarge
from nelaudit.reading import limits
from nelaudit.reading.foreign import (
    is_flat_spreadsheet,
    ole_fault,
    open_document_words,
    packed_words,
    what_else,
)
from nelaudit.reading.parts import ZIP_FAULTS, folded


class FileKind(StrEnum):
    """What can be read on."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    FLAT_ODS = "fods"
    XLS = "xls"
    MAIL = "mail"
    ZIP = "zip"


_USUAL = frozenset({"[Content_Types].xml", "xl/workbook.xml"})
_CONTENT_TYPES, _SAID_BYTES = "[content_types].xml", 1 << 23
_EXCEL_TYPES = (
    "spreadsheetml.sheet.main",
    "spreadsheetml.template.main",
    "ms-excel.sheet.macroenabled.main",
    "ms-excel.template.macroenabled.main",
    "ms-excel.addin.macroenabled.main",
)
_INSIDE = ("xl/worksheets/", "xl/_rels/")
_OPEN_DOCUMENT = ("mimetype", "meta-inf/manifest.xml", "meta.xml")
_NO_OTHER_PROGRAM = (
    "It is an OpenDocument file, which the program cannot unlock even with the right passphrase. Ask for it saved as an "
    "Excel workbook (.xlsx), or without its password."
)
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BEFORE_ZIP = re.compile(rb"(?:(?:\xef\xbb\xbf)?\s{0,16}|PK\x07\x08|PK00)PK\x03\x04")
"""What gateways, web servers and programs that split large zips leave before one."""

_MAIL_HEADER = re.compile(
    rb"^(?:from|to|date|subject|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]{1,60}):",
    re.IGNORECASE | re.MULTILINE,
)
_HEAD, _ETHER = 4096, b"socialcalc:"
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FILE_PASS, _END_OF_PART, _GLOBALS = 0x002F, 0x000A, 1 << 16
_PASSWORD_PARTS = frozenset({"encryptedpackage", "encryptioninfo"})
_LABEL_PARTS = re.compile(r"\x06dataspaces/(?:dataspaceinfo|transforminfo)/\x09?drm")
_LABEL_MAP, _LABEL_SPACE = "\x06dataspaces/dataspacemap", "DRMEncryptedDataSpace".encode("utf-16-le")
_MAP_BYTES = 1 << 12
_BOOKS = ("workbook", "book")


def kind_of(data: bytes) -> FileKind:
    """What the bytes are.

    Raises:
        FileError: they are nothing that can be read on; the message says what they are.
    """
    if not data:
        raise EmptyFile
    if data.startswith(_ZIP) or _BEFORE_ZIP.match(data):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    head = data[:_HEAD]
    header = _BLANK_LINE.split(head, maxsplit=1)[0]
    if len(_MAIL_HEADER.findall(header)) >= 2 and b"\x00" not in header and not header.startswith(_ETHER):  # noqa: PLR2004 - one line alone may be prose
        if _is_web_archive(header, data):
            raise NotAWorkbook("It is a page for web browsers (Single File Web Page).")
        return FileKind.MAIL
    if is_flat_spreadsheet(data[: 4 * _HEAD]):
        return FileKind.FLAT_ODS
    raise what_else(data)


def _is_web_archive(header: bytes, data: bytes) -> bool:
    """Whether what looks like a mail is a page that Excel or a browser saved whole: it says where its parts lay."""
    related = re.search(rb"^content-type:\s*multipart/related", header, re.IGNORECASE | re.MULTILINE)
    addressed = re.search(rb"^(?:to|received|return-path|delivered-to):", header, re.IGNORECASE | re.MULTILINE)
    return bool(related) and not addressed and b"content-location:" in data[: 4 * _HEAD].lower()


def _zip_kind(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            check_sizes(infos)
            names = {info.filename for info in infos}
            if names >= _USUAL:
                return FileKind.XLSX
            return _unusual_kind(archive, {folded(name): name for name in names})
    except ZIP_FAULTS as error:
        raise Damaged("The packed parts of the file cannot be opened.") from error


def _unusual_kind(archive: zipfile.ZipFile, names: Mapping[str, str]) -> FileKind:
    """What a zip is by what its parts say of it; a zip that holds no list of kinds is one of files."""

    def said(name: str) -> str:
        return _text(archive.open(names[name]).read(_SAID_BYTES)) if name in names else ""

    listed = said(_CONTENT_TYPES)
    if listed:
        if ".sheet.binary.macroenabled.main" in listed:
            return FileKind.XLSB
        if any(sign in listed for sign in _EXCEL_TYPES):
            return FileKind.XLSX
        if any(name.startswith("xl/") for name in names):
            return FileKind.XLSB if "xl/workbook.bin" in names else FileKind.XLSX
    if "content.xml" in names and not names.keys().isdisjoint(_OPEN_DOCUMENT):
        return _open_document_kind(said)
    if "encrypted-package" in names:
        raise Encrypted(_NO_OTHER_PROGRAM)
    if words := packed_words(names):
        raise NotAWorkbook(words)
    if listed or any(name.startswith(_INSIDE) for name in names):
        raise Damaged("The workbook's main parts are missing.")
    return FileKind.ZIP


def _open_document_kind(said: Callable[[str], str]) -> FileKind:
    """What an OpenDocument file is: by the kind that it states, and where that is none of OpenDocument, by its content."""
    kind, manifest = said("mimetype"), said("meta-inf/manifest.xml")
    if "encryption-data" in manifest:
        raise Encrypted(_NO_OTHER_PROGRAM)
    if "opendocument.spreadsheet" in kind or (
        "opendocument." not in kind and "office:spreadsheet" in said("content.xml")
    ):
        return FileKind.ODS
    raise NotAWorkbook(open_document_words(kind or manifest))


def _text(part: bytes) -> str:
    """A part that lists kinds, in small letters; one in UTF-16 without its empty bytes."""
    return part.replace(b"\x00", b"").decode("latin-1").casefold()


def check_sizes(infos: list[zipfile.ZipInfo]) -> None:
    """Refuses a packed file whose stated sizes no honest form has.

    Raises:
        TooLarge: too many parts, or they unpack to too much.
    """
    if len(infos) > limits.ENTRIES:
        raise TooLarge(f"It is packed of {len(infos):,} parts.")
    total = sum(info.file_size for info in infos)
    if total > limits.UNPACKED_BYTES:
        raise TooLarge(f"It unpacks to {total // 1_000_000:,} MB.")
    for info in infos:
        if info.file_size > limits.RATIO_FROM and info.file_size > limits.UNPACK_RATIO * max(info.compress_size, 1):
            raise TooLarge(f"A part of it unpacks to {info.file_size // max(info.compress_size, 1):,} times its size.")


def is_locked(data: bytes) -> bool:
    """Whether it is an Office file that a password opens.

    Raises:
        FileError: it is an Office file that nothing opens: damaged, or locked by a sensitivity label.
    """
    if not data.startswith(_OLE):
        return False
    names, book_locked, _ = _ole_parts(data)
    return book_locked or bool(_PASSWORD_PARTS & names)


def _ole_parts(data: bytes) -> tuple[frozenset[str], bool, bool]:
    """The names of an OLE file's parts in small letters; whether the .xls in it is encrypted; whether it is flawed."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = frozenset("/".join(entry).casefold() for entry in ole.listdir())
            book = next((name for name in _BOOKS if name in names), "")
            locked = bool(book) and _has_password(ole.openstream(book).read(_GLOBALS))
            flawed = bool(ole.parsing_issues)
            spaces = ole.openstream(_LABEL_MAP).read(_MAP_BYTES) if _LABEL_MAP in names else b""
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("Its inner table of contents cannot be read.") from error
    if _LABEL_SPACE in spaces or any(_LABEL_PARTS.match(name) for name in names):
        raise LabelEncrypted
    return names, locked, flawed


def _ole_kind(data: bytes) -> FileKind:
    names, book_locked, flawed = _ole_parts(data)
    if book_locked or _PASSWORD_PARTS & names:
        raise Encrypted
    if names.intersection(_BOOKS):
        return FileKind.XLS
    if fault := ole_fault(names):
        raise fault
    if flawed or not names:
        raise Damaged("Its inner table of contents cannot be read.")
    raise NotAWorkbook("It is an Office file, but not a workbook.")


def _has_password(stream: bytes) -> bool:
    """Whether an .xls states, among its first records, that what follows is encrypted."""
    at = 0
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<HH", stream, at)
        if kind in {_FILE_PASS, _END_OF_PART}:
            return bool(kind == _FILE_PASS)
        at += 4 + length
    return False
