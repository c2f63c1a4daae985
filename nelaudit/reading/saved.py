"""When a workbook says that it was last saved: of two versions that came at one moment, the later may be told by it.

It is what the sender's own computer wrote, and worth no more than its clock: no file is refused for it, and what cannot
be read is no time at all.
"""

import datetime as dt
import io
import re

import olefile

from nelaudit.errors import Damaged
from nelaudit.reading.parts import Package, elements, local
from nelaudit.reading.plain_xml import DeclaresEntities

_PARTS = (("docProps/core.xml", "modified"), ("meta.xml", "date"))
"""The part of an Excel workbook (and of an .xlsb), that of an OpenDocument one, and the element in each."""

_LONGEST_PART = 1 << 20
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.IGNORECASE | re.ASCII
)
_SUMMARY, _LAST_SAVED = "\x05SummaryInformation", 13


def saved_in(package: Package) -> dt.datetime | None:
    """The moment in a packed workbook's properties; one without a time zone is taken for UTC."""
    for part, element in _PARTS:
        try:
            if package.size(part) > _LONGEST_PART:
                continue
            stated = [one.text or "" for one in elements(package.xml(part)) if local(one) == element]
        except DeclaresEntities:
            raise
        except (Damaged, KeyError):
            continue
        if stated and (moment := _moment(stated[0])):
            return moment
    return None


def saved_xls(data: bytes) -> dt.datetime | None:
    """The moment in the summary of an .xls; a bare stream of records has none."""
    if not data.startswith(olefile.MAGIC):
        return None
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists(_SUMMARY) or ole.get_size(_SUMMARY) > _LONGEST_PART:
                return None
            found = ole.getproperties(_SUMMARY, convert_time=True).get(_LAST_SAVED)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, ArithmeticError):
        return None
    return found.replace(tzinfo=dt.UTC) if isinstance(found, dt.datetime) else None


def _moment(text: str) -> dt.datetime | None:
    """A moment as the format writes it (W3CDTF), in UTC."""
    words = text.strip()
    if not _MOMENT.fullmatch(words):
        return None
    try:
        found = dt.datetime.fromisoformat(words.upper())
        return found.astimezone(dt.UTC) if found.tzinfo else found.replace(tzinfo=dt.UTC)
    except (ValueError, OverflowError):
        return None
