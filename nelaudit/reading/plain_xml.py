"""XML as it is handed on: in UTF-8, without a document type, declaring no entities.

What an encoding could hide is looked for after decoding. A document type can stand only before the first element, so
that no text of a cell is ever taken for one.
"""

import codecs
import re

from nelaudit.errors import Damaged

_MARKS = ((codecs.BOM_UTF16_LE, "utf-16-le"), (codecs.BOM_UTF16_BE, "utf-16-be"), (b"<\x00", "utf-16-le"),
          (b"\x00<", "utf-16-be"))  # fmt: skip
_DECLARATION = re.compile(rb"""\s*+<\?xml\b[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["'][^>]{0,100}>""")
_KNOWN = re.compile(r"(?:iso-8859-|iso8859-|latin|windows-12|cp12)[\w-]{1,4}|macintosh|shift_jis|euc-\w\w|gb\w+|big5")
"""What else Excel's own parser reads; of all other names the bytes are taken for UTF-8, as the other readers do."""
_PROLOG = re.compile(rb"(?:[^<]|<\?.*?\?>|<!--.*?-->)*+", re.DOTALL)
_TYPE = re.compile(rb"<!DOCTYPE(?:[^\[>\"']|\"[^\"]*\"|'[^']*')*+(?:\[.*?\]\s*)?>", re.IGNORECASE | re.DOTALL)
_TYPE_STARTS, _ENTITY = b"<!doctype", b"<!entity"


class DeclaresEntities(Damaged):
    """Nothing is read of a file of which a part that would be read does so."""


def plain_xml(data: bytes) -> bytes:
    """The XML of a part; the very same bytes where it was in plain form before.

    Raises:
        DeclaresEntities: it declares some, by which a few letters may stand for anything.
        Damaged: it is written in other signs than it says.
    """
    xml = _in_utf8(data)
    prolog = _PROLOG.match(xml)
    at = prolog.end() if prolog else 0
    if xml[at : at + len(_TYPE_STARTS)].lower() != _TYPE_STARTS:
        return xml
    if _ENTITY in xml.lower():
        raise DeclaresEntities("A part of it declares XML entities, which no spreadsheet program writes.")
    return xml[:at] + _TYPE.sub(b"", xml[at:], count=1)


def _in_utf8(data: bytes) -> bytes:
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if not encoding:
        declared = _DECLARATION.match(data.removeprefix(codecs.BOM_UTF8))
        encoding = declared[1].decode().casefold() if declared else ""
        if data.startswith(codecs.BOM_UTF8) or not _KNOWN.fullmatch(encoding):
            return data
    try:
        xml = data.decode(encoding).removeprefix("\ufeff").encode("utf-8", "replace")
    except (UnicodeDecodeError, LookupError) as error:
        raise Damaged("A part of it is written in other signs than it says.") from error
    declared = _DECLARATION.match(xml)
    return xml[declared.end() :] if declared else xml
