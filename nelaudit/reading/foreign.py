"""What a file is that is no workbook that can be read: its kind in words, and what to ask the sender for."""

import re
import zlib
from collections.abc import Collection
from contextlib import suppress

from nelaudit.errors import FileError, NotAWorkbook, NotRead

_SHORTCUT = "a shortcut, which holds nothing of what it points to"
_NUMBERS = "an Apple Numbers file (in Numbers: File, Export To, Excel)"

_NOT_READ = (
    (rb"\x09\x00[\x04\x06]\x00", "a workbook of Excel 2"),
    (rb"\x09\x02\x06\x00", "a workbook of Excel 3"),
    (rb"\x09\x04[\x06\x08]\x00", "a workbook of Excel 4"),
    (rb"\x09\x08.\x00", "the inside of an older Excel workbook without what Excel puts around it"),
    (rb"\x00\x00(?:\x02\x00[\x04\x06]\x04|\x1a\x00)", "a Lotus 1-2-3 workbook"),
    (rb"\x00\x00\x02\x00[\x01\x02]\x10", "a Quattro Pro workbook"),
    (rb"\xff\x00\x02\x00\x04\x04", "a Microsoft Works spreadsheet"),
    (rb"socialcalc:version:", "an EtherCalc spreadsheet"),
    (rb"ID;P", "a SYLK spreadsheet"),
    (rb"TABLE\r?\n0,1\r?\n", "a DIF spreadsheet"),
    (rb"[\x02\x030\x31\x43\x63\x83\x8b\xcb\xf5\xfb].[\x01-\x0c][\x01-\x1f].{8}\x00\x00", "a dBase table"),
)
"""What Excel opens, or opened for years, and none of the formats that are read."""

_OTHER = (
    (rb"%PDF", "a PDF document"),
    (rb"\{\\rtf", "a rich-text document"),
    (rb"\x89PNG|\xff\xd8\xff|GIF8|BM.{4}\x00{4}|II\*\x00|MM\x00\*|RIFF.{4}WEBP|.{4}ftyp(?:hei|mif|avif)|\x00\x00\x01\x00",
     "a picture"),
    (rb".{4}ftyp|ID3|OggS|RIFF.{4}(?:WAVE|AVI)|\x1aE\xdf\xa3", "a recording"),
    (rb"Rar!", "a RAR archive"),
    (rb"7z\xbc\xaf", "a 7-Zip archive"),
    (rb"\x1f\x8b|BZh|\xfd7zXZ|MSCF|.{257}ustar", "an archive that is not a zip"),
    (rb"PK\x05\x06", "a zip that holds no file"),
    (rb"L\x00\x00\x00\x01\x14\x02\x00|\[InternetShortcut|\[Desktop Entry\]", _SHORTCUT),
    (rb'\{[^{}]{0,200}"(?:doc_id|resource_id)"', f"{_SHORTCUT} (in Google Sheets: File, Download, Microsoft Excel)"),
    (rb"\xffWPC", "a WordPerfect document"),
    (rb"\xe4\x52\x5c\x7b\x8c\xd8\xa7\x4d", "a OneNote section"),
    (rb"\x00\x01\x00\x00Standard (?:Jet|ACE) DB|SQLite format 3", "a database"),
    (rb"MZ[^\n]{0,60}\x00", "a program"),
    (rb"%!PS", "a file for a printer"),
    (rb",[^,\n]*,[^,\n]*,\d\d\.\d\d\.\d{4} \d\d:\d\d,", "the mark that LibreOffice leaves beside a file that is open"),
    (rb"x\x9f\x3e\x22", "the wrapping that Outlook puts around attachments (winmail.dat)"),
)  # fmt: skip
_TEXTS = (
    (
        rb"<\?mso-application progid=\"Word|schemas\.microsoft\.com/office/word",
        "a Word document saved as XML",
    ),
    (rb"<plist", f"{_SHORTCUT}, or settings of a Mac"),
    (rb"<svg", "a picture"),
    (rb"office:mimetype=", "an OpenDocument file, but not a spreadsheet"),
    (rb"<(?:!doctype\s+)?html|^<(?:table|head|meta|style)\b", "a web page"),
    (rb"<\?xml", "an XML text"),
)
_EXCEL_XML = re.compile(rb"urn:schemas-microsoft-com:office:spreadsheet|progid=\"Excel\.Sheet")
_FLAT = re.compile(rb"office:mimetype\s*=\s*[\"']application/vnd\.oasis\.opendocument\.spreadsheet")
_GZIP, _GNUMERIC = b"\x1f\x8b", b"gnumeric.org"
_LOCK_BYTES, _LOCK_NAME = frozenset({162, 165}), 55
_HEAD = 4096
_ASCII = bytes(range(128))
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f]")
_SEPARATORS = (re.compile("\t"), re.compile(";(?=.)"), re.compile(r",(?=\S)"))
_OLE_KINDS = (
    ("__properties_version", "an Outlook message (.msg). Drag the attachment out of it into the folder of returns"),
    ("worddocument", "a Word document"),
    ("powerpoint document", "a PowerPoint presentation"),
    ("visiodocument", "a Visio drawing"),
    ("quill", "a Publisher document"),
    ("starcalcdocument", "a StarOffice spreadsheet"),
    ("hwpsummaryinformation", "a Hangul document"),
)
_OPEN_DOCUMENTS = (("text", "a text"), ("presentation", "a presentation"), ("impress", "a presentation"),
                   ("writer", "a text"), ("graphics", "a drawing"), ("draw", "a drawing"), ("chart", "a chart"),
                   ("formula", "a formula"), ("database", "a database"), ("base", "a database"))  # fmt: skip
_PACKED = (
    (r"word/document\d*\.xml$", "a Word document"),
    (r"ppt/presentation\d*\.xml$", "a PowerPoint presentation"),
    (r"visio/document\.xml$", "a Visio drawing"),
    (r"fixeddocseq\.fdseq$|fixeddocumentsequence\.fdseq$", "an XPS document"),
    (r"index/slide.*\.iwa$|index\.apxl", "an Apple Keynote presentation"),
    (r"index/.*\.iwa$|index\.zip$|buildversionhistory\.plist$", _NUMBERS),
)
"""Parts that a zip of somebody's files does not have."""


def what_else(data: bytes) -> FileError:
    """What bytes are that are neither packed nor an Office file nor a mail."""
    start = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:_HEAD]
    for pattern, words in _NOT_READ:
        if re.match(pattern, data, re.DOTALL):
            return NotRead(f"It is {words}.")
    plain = start.replace(b"\x00", b"") if data[:2] in {b"\xff\xfe", b"\xfe\xff"} else start
    plain = plain.lstrip(b"\xff\xfe")
    if plain.startswith(b"<") and _EXCEL_XML.search(plain):
        return NotRead("It is an XML Spreadsheet of Excel 2003.")
    if words := _by_more_than_its_start(data):
        return NotAWorkbook(f"It is {words}.")
    for pattern, words in _OTHER:
        if re.match(pattern, start, re.DOTALL) or re.match(pattern, data[:_HEAD], re.DOTALL):
            return NotAWorkbook(f"It is {words}.")
    if plain.startswith(b"<"):
        for pattern, words in _TEXTS:
            if re.search(pattern, plain, re.IGNORECASE):
                return NotAWorkbook(f"It is {words}.")
    return NotAWorkbook(f"It is {_kind_of_text(data[:_HEAD])}.")


def _by_more_than_its_start(data: bytes) -> str:
    """What a file is that is known by what is packed in it, or by its length; empty where it is neither."""
    if data.startswith(_GZIP):
        with suppress(zlib.error):
            inside = zlib.decompressobj(zlib.MAX_WBITS | 16).decompress(data[:_HEAD], _HEAD)
            return "a Gnumeric workbook (in Gnumeric: File, Save As, Excel)" if _GNUMERIC in inside else ""
    return "the mark that Excel leaves beside a workbook while it is open" if _is_lock(data) else ""


def is_flat_spreadsheet(head: bytes) -> bool:
    """Whether it is an OpenDocument spreadsheet in one XML (.fods), by its first bytes."""
    plain = head.replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return plain.startswith(b"<") and _FLAT.search(plain) is not None


def ole_fault(names: Collection[str]) -> FileError | None:
    """What an Office file is that holds no workbook, by its parts in small letters; none where they do not say."""
    for sign, words in _OLE_KINDS:
        if any(name.lstrip("\x05").startswith(sign) for name in names):
            return NotAWorkbook(f"It is {words}.")
    if any(name.startswith("wksssworkbook") for name in names):
        return NotRead("It is a Microsoft Works spreadsheet.")
    return None


def open_document_words(kind: str) -> str:
    """What an OpenDocument or OpenOffice.org file is that is no OpenDocument spreadsheet, by the kind that it states."""
    if "sun.xml.calc" in kind:
        return "It is an OpenOffice.org 1 spreadsheet (.sxc)."
    words = next(
        (words for sign, words in _OPEN_DOCUMENTS if re.search(rf"(?:opendocument|sun\.xml)\.{sign}", kind)), ""
    )
    return f"It is an OpenDocument file, but not a spreadsheet{f': {words}' if words else ''}."


def packed_words(names: Collection[str]) -> str:
    """What a packed file is that holds no workbook, by its parts in small letters; nothing where it is not known."""
    for pattern, words in _PACKED:
        if any(re.match(pattern, name) for name in names):
            return f"It is {words}."
    return ""


def _is_lock(data: bytes) -> bool:
    """Whether it is Office's note of who has a file open: a name and its length, padded, and again in wide letters."""
    if len(data) not in _LOCK_BYTES or data[0] >= _LOCK_NAME:
        return False
    return not data[1 + data[0] : _LOCK_NAME].strip(b" \x00")


def _kind_of_text(head: bytes) -> str:
    encoding = "utf-16" if head[:2] in {b"\xff\xfe", b"\xfe\xff"} else "utf-8"
    try:
        text = head.decode(encoding, "ignore" if len(head) >= _HEAD else "strict")
    except UnicodeDecodeError:
        text = head.decode("cp1252", "replace") if len(head.translate(None, _ASCII)) < len(head) / 4 else ""
    if not text or _CONTROLS.search(text):
        return "of a kind that is not known"
    rows = [row for row in text.splitlines() if row.strip()]
    if len(rows) > 1 and any(all(map(one.search, rows[:3])) for one in _SEPARATORS):
        return "text in columns (CSV)"
    return "plain text"
