"""What a file is, told by its first bytes and its parts."""

import io
import re
import struct
import zipfile
import zlib
from enum import StrEnum

import olefile

from nelaudit.errors import Damaged, EmptyFile, Encrypted, LabelEncrypted, NotAWorkbook, TooLarge
from nelaudit.reading import limits


class FileKind(StrEnum):
    """What can be read on."""

    XLSX = "xlsx"
    XLSB = "xlsb"
    ODS = "ods"
    XLS = "xls"
    MAIL = "mail"
    ZIP = "zip"


_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_BIFF = re.compile(rb"^\x09[\x00\x02\x04\x08].{2}", re.DOTALL)
_BIFF8 = re.compile(rb"\x09\x08.\x00\x00\x06", re.DOTALL)
"""The beginning of a workbook of Excel 97 or later."""
_BEFORE_97 = "It is a workbook in the format of Excel 95 or earlier, which cuts each text after 255 characters and loses letters."
_MAIL_HEADER = re.compile(
    rb"^(?:from|to|date|subject|received|return-path|message-id|mime-version|content-type|delivered-to|x-[\w-]{1,60}):",
    re.IGNORECASE | re.MULTILINE,
)
_BLANK_LINE = re.compile(rb"\r?\n\r?\n")
_FILE_PASS, _END_OF_PART, _GLOBALS = 0x002F, 0x000A, 1 << 16
_PASSWORD_PARTS = frozenset({"encryptedpackage", "encryptioninfo"})
_LABEL_PARTS = re.compile(r"\x06dataspaces/(?:dataspaceinfo|transforminfo)/\x09?drm")
_LABEL_MAP, _LABEL_SPACE = "\x06dataspaces/dataspacemap", "DRMEncryptedDataSpace".encode("utf-16-le")
_MAP_BYTES = 1 << 12
_BOOKS = ("workbook", "book")
_ENTITY = re.compile(rb"<!(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_OTHER = (
    (b"%PDF", "a PDF document"),
    (b"{\\rtf", "a rich-text document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"<?xml", "an XML text"),
    (b"<html", "a web page"),
    (b"<!doctype html", "a web page"),
    (b"Rar!", "a RAR archive"),
    (b"7z\xbc\xaf", "a 7-Zip archive"),
)


def kind_of(data: bytes) -> FileKind:
    """What the bytes are.

    Raises:
        FileError: they are nothing that can be read on; the message says what they are.
    """
    if not data:
        raise EmptyFile
    if data.startswith(_ZIP):
        return _zip_kind(data)
    if data.startswith(_OLE):
        return _ole_kind(data)
    if _BIFF.match(data):
        if not _BIFF8.match(data):
            raise NotAWorkbook(_BEFORE_97)
        return FileKind.XLS
    head = data[:4096]
    header = _BLANK_LINE.split(head, maxsplit=1)[0]
    if len(_MAIL_HEADER.findall(header)) >= 2 and b"\x00" not in header:  # noqa: PLR2004 - one line alone may be prose
        return FileKind.MAIL
    raise NotAWorkbook(f"It is {_other(head)}.")


def _other(head: bytes) -> str:
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n")[:16].lower()
    for mark, words in _OTHER:
        if start.startswith(mark.lower()):
            return words
    try:
        text = head.decode()
    except UnicodeDecodeError:
        return "of a kind that is not known"
    return "plain text" if text.isprintable() or "\n" in text or "\t" in text else "of a kind that is not known"


def _zip_kind(data: bytes) -> FileKind:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            infos = archive.infolist()
            check_sizes(infos)
            names = {info.filename for info in infos}
            if "mimetype" in names and archive.getinfo("mimetype").file_size < 200:  # noqa: PLR2004 - a type is one short line
                return _open_document_kind(archive, names)
    except (zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, OSError, EOFError) as error:
        raise Damaged("The packed parts of the file cannot be opened.") from error
    if any(name.startswith("xl/") for name in names) and "[Content_Types].xml" in names:
        return FileKind.XLSB if "xl/workbook.bin" in names else FileKind.XLSX
    for folder, words in (
        ("word/", "a Word document"),
        ("ppt/", "a PowerPoint presentation"),
        ("Index/", "an Apple Numbers file"),
    ):
        if any(name.startswith(folder) for name in names):
            raise NotAWorkbook(f"It is {words}.")
    if "[Content_Types].xml" in names:
        raise Damaged("The workbook's main parts are missing.")
    return FileKind.ZIP


def _open_document_kind(archive: zipfile.ZipFile, names: set[str]) -> FileKind:
    kind = archive.read("mimetype").strip()
    if b"opendocument.spreadsheet" not in kind:
        raise NotAWorkbook("It is an OpenDocument file, but not a spreadsheet.")
    manifest = archive.read("META-INF/manifest.xml") if "META-INF/manifest.xml" in names else b""
    if b"encryption-data" in manifest or "encrypted-package" in names:
        raise Encrypted("No program but the sender's can unlock an OpenDocument file. "
                        "Ask for it saved as an Excel workbook (.xlsx), or without its password.")  # fmt: skip
    return FileKind.ODS


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


def check_entities(xml: bytes) -> None:
    """Refuses an XML part that declares entities anywhere in it: no program that agencies use writes any.

    Raises:
        Damaged: it declares a document type or an entity.
    """
    if _ENTITY.search(xml.replace(b"\x00", b"") if b"\x00" in xml[:8] else xml):  # in UTF-16, every second byte is 0
        raise Damaged("A part of it declares XML entities, which no spreadsheet program writes.")


def is_locked(data: bytes) -> bool:
    """Whether it is an Office file that a password opens.

    Raises:
        FileError: it is an Office file that nothing opens: damaged, or locked by a sensitivity label.
    """
    if not data.startswith(_OLE):
        return False
    names, book_locked = _ole_parts(data)
    return book_locked or bool(_PASSWORD_PARTS & names)


def _ole_parts(data: bytes) -> tuple[frozenset[str], bool]:
    """The names of an OLE file's parts in small letters, and whether the .xls in it is encrypted."""
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            names = frozenset("/".join(entry).casefold() for entry in ole.listdir())
            book = next((name for name in _BOOKS if name in names), "")
            locked = bool(book) and _has_password(ole.openstream(book).read(_GLOBALS))
            spaces = ole.openstream(_LABEL_MAP).read(_MAP_BYTES) if _LABEL_MAP in names else b""
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError) as error:
        raise Damaged("Its inner table of contents cannot be read.") from error
    if _LABEL_SPACE in spaces or any(_LABEL_PARTS.match(name) for name in names):
        raise LabelEncrypted
    return names, locked


def _ole_kind(data: bytes) -> FileKind:
    names, book_locked = _ole_parts(data)
    if book_locked or _PASSWORD_PARTS & names:
        raise Encrypted
    if "workbook" in names:
        return FileKind.XLS
    if "book" in names:
        raise NotAWorkbook(_BEFORE_97)
    if any(name.startswith("__properties_version") for name in names):
        raise NotAWorkbook("It is an Outlook message (.msg). Drag the attachment out of it into the folder of returns.")
    if any(name.startswith("worddocument") for name in names):
        raise NotAWorkbook("It is a Word document.")
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
