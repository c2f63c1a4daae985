"""When a workbook says that it was last saved: of two versions that came at one moment, the later may be told by it.

It is what the sender's own computer wrote, and worth no more than its clock: no file is refused for it, and what cannot
be read is no time at all. Of an .xls, the words that stand beside it are read here too.
"""

import datetime as dt
import io
import re
from collections.abc import Mapping

import olefile

from nelaudit.errors import Damaged
from nelaudit.model.workbooks import Beyond, WordsIn
from nelaudit.reading.parts import Package, elements, local
from nelaudit.reading.plain_xml import DeclaresEntities

_PARTS = (("docProps/core.xml", "modified"), ("meta.xml", "date"))
"""The part of an Excel workbook (and of an .xlsb), that of an OpenDocument one, and the element in each."""

_LONGEST_PART = 1 << 20
_MOMENT = re.compile(
    r"\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d{1,12})?)?(?:Z|[+-]\d\d:\d\d)?)?", re.IGNORECASE | re.ASCII
)
_SUMMARY, _LAST_SAVED = "\x05SummaryInformation", 13
_CODE_PAGE, _UTF_8, _IN_WORDS = 1, frozenset({65001, 65001 - 65536}), (2, 3, 5, 6)


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


def _summary_of_xls(data: bytes) -> Mapping[int, object]:
    """The properties in the summary of an .xls by number ([MS-OLEPS] 3.1); none where it has none that can be read."""
    if not data.startswith(olefile.MAGIC):
        return {}
    try:
        with olefile.OleFileIO(io.BytesIO(data)) as ole:
            if not ole.exists(_SUMMARY) or ole.get_size(_SUMMARY) > _LONGEST_PART:
                return {}
            found: Mapping[int, object] = ole.getproperties(_SUMMARY, convert_time=True)
    except (OSError, ValueError, IndexError, KeyError, TypeError, AttributeError, OverflowError, ArithmeticError):
        return {}
    return found


def saved_xls(data: bytes) -> dt.datetime | None:
    """The moment in the summary of an .xls; a bare stream of records has none."""
    found = _summary_of_xls(data).get(_LAST_SAVED)
    return found.replace(tzinfo=dt.UTC) if isinstance(found, dt.datetime) else None


def words_of_xls(data: bytes) -> tuple[Beyond, ...]:
    """The title, subject, keywords and remarks in the summary of an .xls, in the letters that it says."""
    summary = _summary_of_xls(data)
    page = summary.get(_CODE_PAGE)
    letters = "utf-8" if page in _UTF_8 or not isinstance(page, int) else f"cp{page & 0xFFFF}"
    found: list[Beyond] = []
    for number in _IN_WORDS:
        value = summary.get(number)
        text = _decoded(value, letters) if isinstance(value, bytes) else value if isinstance(value, str) else ""
        words = text.partition("\0")[0].strip()  # what follows belongs to other properties
        found += [Beyond(place=WordsIn.PROPERTY, words=words)] if words else []
    return tuple(dict.fromkeys(found))


def _decoded(text: bytes, letters: str) -> str:
    try:
        return text.decode(letters)
    except (LookupError, UnicodeDecodeError):
        return text.decode("cp1252", "replace")


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
