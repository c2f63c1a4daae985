"""What a cell of a definition workbook holds, as the person saw it who filled it in, and whatever Excel made of that."""

import datetime as dt
import re

from nelaudit.model.folding import seen_signs
from nelaudit.model.places import Place
from nelaudit.model.workbooks import CellValue, ReadSheet

_KEYS = frozenset(
    {"key", "code", "audit", "case", "agency", "team", "tool", "scale", "theme", "list", "list_name", "event", "profession",
     "paper", "topic", "section", "type", "kind", "shape", "polarity", "side", "purposes", "functions", "setting"}
)  # fmt: skip
"""The columns that hold what other cells and files name: signs that nobody sees, and kinds of dash, make no difference."""

_WORDS = frozenset(
    {"name", "label", "title", "word", "words", "phrase", "short_name", "file", "relevant", "spoc", "value", "short",
     "written_out", "nhs_number", "upn", "address", "carers", "other_names"}
)  # fmt: skip
"""The columns of names and words; like a key, none of them is ever a date, and a number counts as its cell shows it."""

_DASHES = dict.fromkeys(map(ord, "\u2010\u2011\u2012\u2013\u2014\u2212\ufe63\uff0d"), "-")

_LOOKALIKES = {
    **dict.fromkeys("\u2018\u2019\u201a\u201b\u201c\u201d\u201e\u201f", "curly quotes"),
    **dict.fromkeys("'\"", "quotes"),
    "\u2026": "three dots in one",
}
"""Signs that programs put in the place of others, as messages name them."""

NAMES = _KEYS | _WORDS
"""The columns of keys, names and words."""


def as_seen(sheet: ReadSheet, place: Place, column: str) -> CellValue:
    """What a cell that is filled holds for its column.

    In a column of names a number is as its cell shows it (007 is kept as 7), and signs that nobody sees, kinds of space and,
    in keys, kinds of dash make no difference. Elsewhere a date that shows no day (Jun-16) is what it shows: Excel keeps it as
    the month's first.
    """
    value = sheet.cells[place]
    if column not in NAMES:
        return _day_shown(value, sheet.shown.get(place))
    if isinstance(value, int | float) and place not in sheet.struck:
        value = sheet.text_at(place)
    return _without_odd_signs(value, column) if isinstance(value, str) else value


def _day_shown(value: CellValue, shown: str | None) -> CellValue:
    if shown and isinstance(value, dt.date) and str(value.day) not in re.findall(r"\d+", shown):
        return shown
    return value


def _without_odd_signs(value: str, column: str) -> str:
    plain = "".join(
        " " if sign.isspace() and sign != "\n" else sign for sign in seen_signs(value).replace("\r\n", "\n")
    )
    return plain.translate(_DASHES) if column in _KEYS else plain


def lookalikes(value: str) -> str:
    """The names of signs in a key that look like others, such as curly quotes."""
    names = dict.fromkeys(_LOOKALIKES[sign] for sign in value if sign in _LOOKALIKES)
    return f" ({' and '.join(names)})" if names else ""
