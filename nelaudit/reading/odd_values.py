"""Values of an .xlsx sheet that other readers misread: numbers that are none, blanks around a number, a text in another's place.

“NaN” in a cell for a date becomes the first day of 1900 to a reader, which nobody wrote. Such sheets are few: `scan_sheet`
tells them, and only those are looked through, and handed on with plain values.
"""

import datetime as dt
import math
import re
from collections.abc import Collection, Mapping

from nelaudit.model.places import Place
from nelaudit.model.workbooks import CellValue

_SIGNS = re.compile(
    rb"<(?:[\w.-]{1,40}:)?v(?:\s[^<>]*)?>[-+]?[0-9.]*(?:\s|nan|inf|e\+?[0-9]{3})"
    rb"|inlineStr[\"'][^<>]*>\s*<(?:[\w.-]{1,40}:)?v[\s>]",
    re.IGNORECASE,
)
_CELL = re.compile(
    rb"(<(?P<own>(?:[\w.-]{1,40}:)?)c\s[^<>]*)(?<!/)>"
    rb"(\s*(?:<(?P=own)f(?=[\s/>])[^<>]*(?:/>|>[^<]*</(?P=own)f\s*>))?\s*<(?P=own)v(?:\s[^<>]*)?>)([^<]*)<"
)
_KIND = re.compile(rb"""\st\s*=\s*(?:"(\w*)"|'(\w*)')""")
_NO_NUMBER = "#NUM!"
"""What Excel itself shows where a number is none."""

_NO_DAY = dt.date(1899, 12, 30)
"""What a reader makes of no number in a cell for a date."""


def with_plain_values(xml: bytes) -> bytes:
    """The XML of a sheet with its values as every reader reads them; the very same bytes where they are so already."""
    return _CELL.sub(_plain, xml) if _SIGNS.search(xml) else xml


def _plain(match: re.Match[bytes]) -> bytes:
    head, before, value = match[1], match[3], match[4]
    stated = _KIND.search(head)
    kind = (stated[1] or stated[2] or b"n") if stated else b"n"
    if kind == b"inlineStr":
        return b"%b>%b%b<" % (_of_kind(head, b"str"), before, value)
    if kind == b"n" and value.strip() and not _is_number(value):
        return b"%b>%b%b<" % (_of_kind(head, b"e"), before, _NO_NUMBER.encode())
    return b"%b>%b%b<" % (head, before, value.strip()) if kind in {b"n", b"s", b"b"} else match[0]


def _is_number(value: bytes) -> bool:
    try:
        return math.isfinite(float(value))
    except ValueError:
        return True  # whatever it is, readers show it as it stands


def _of_kind(head: bytes, kind: bytes) -> bytes:
    return _KIND.sub(b"", head) + b' t="%b"' % kind


def no_numbers(cells: Mapping[Place, CellValue], formulas: Collection[Place]) -> dict[Place, str]:
    """Those formulas whose last result is no number, or an endless one, as the error value that Excel would show."""
    return {place: _NO_NUMBER for place in formulas if _is_none(cells.get(place))}


def _is_none(value: CellValue | None) -> bool:
    return value == _NO_DAY or (isinstance(value, float) and not math.isfinite(value))
