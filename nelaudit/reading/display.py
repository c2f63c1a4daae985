"""What a cell shows of its value, where the value by itself says more or other than its sender saw.

“Mar-16” in a cell is kept as the first of a month, and “16-Mar” as a day of whatever year it was typed in: who reads the
value reads a day that nobody wrote; and what is crossed out is shown, but not said. Dates with a part left out, or with words
around them, are put into words here; numbers and texts in `number_formats`; what every other format shows is the value.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import groupby

from nelaudit.model.places import Place
from nelaudit.model.workbooks import CellValue, as_text
from nelaudit.reading.number_formats import sections_of, worded

Parts = frozenset[str]
"""Which of `weekday`, `day`, `month` and `year` a format shows; `time` where it shows a time of day and none of them."""

Display = Callable[[CellValue], str | None]
"""A value as its cell shows it; None where it shows the value."""

BUILT_IN = {9: "0%", 10: "0.00%", 16: "d-mmm", 17: "mmm-yy", **dict.fromkeys((18, 19, 20, 21, 45), "h:mm")}
"""The formats that workbooks name by number alone and that show other than the value (ECMA-376, 18.8.30)."""

_SILENT = re.compile(r'"[^"]*"?|\\.|_.|\*.|\[(?!\$|[hms]+\])[^\]]*\]|\[\$[^\]]*\]|general', re.IGNORECASE)
_LETTERS = re.compile(r"\[[hms]+\]|am/pm|a/p|([ymdhsegb])\1*", re.IGNORECASE)
_LITERALS = re.compile(r'("[^"]*"?|\\.| )')
_UNSEEN = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]")
_DOUBTS = frozenset("?~<>≈±")
_WHOLE = frozenset({"day", "month", "year"})
_WEEKDAY = 3
"""From that many letters on, a format of days shows the weekday."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a cell's text; `struck` is None where it has no look of its own and takes that of its cell."""

    text: str
    struck: bool | None = None


@lru_cache(maxsize=4096)
def display_of(code: str) -> Display | None:
    """How a format shows what its cells hold; None where it shows their values, or cannot be told apart from that."""
    section = sections_of(code)[0]
    parts = _date_parts(section)
    if not parts:
        return worded(code)
    before, after = _words_around(section)
    if before or after:
        return lambda value: _day_in_words(value, parts, before, after)
    if parts >= _WHOLE:
        return None
    words = worded(code)
    return lambda value: shown_date(value, parts) if isinstance(value, dt.date) or words is None else words(value)


def shown_date(value: CellValue, parts: Parts) -> str | None:
    """A day in the parts that its cell shows; None where it shows the whole day, or its format is none of days.

    A cell that shows a weekday, a day of the month or a time alone is no date to anybody: nobody saw the rest of it.
    """
    if not isinstance(value, dt.date) or parts >= _WHOLE or not parts:
        return None
    if parts == {"time"}:
        return as_text(value.time() if isinstance(value, dt.datetime) else dt.time())
    pieces = [
        f"{value:%A}" if "weekday" in parts and not {"day", "month"} <= parts else "",
        str(value.day) if "day" in parts else "",
        f"{value:%B}" if "month" in parts else "",
        f"{value.year:04d}" if "year" in parts else "",
    ]
    return " ".join(filter(None, pieces))


def _day_in_words(value: CellValue, parts: Parts, before: str, after: str) -> str | None:
    """A day between the words of its format, such as “w/c 07/03/2016”."""
    if not isinstance(value, dt.date):
        return None
    day = f"{value:%d/%m/%Y}" if parts >= _WHOLE else shown_date(value, parts)
    return f"{before}{day}{after}".strip() if day else None


def _words_around(section: str) -> tuple[str, str]:
    """The words before and behind the day in a format; none where they are but a letter behind it, or it shows a time of day too."""
    if re.search("[hs]", _SILENT.sub("", section), re.IGNORECASE):
        return "", ""
    pieces = _LITERALS.split(section)
    found = [number for number in range(0, len(pieces), 2) if _LETTERS.search(_UNSEEN.sub("", pieces[number]))]
    first, last = (found[0], found[-1]) if found else (0, -1)
    before, after = ("".join(map(_literal, pieces[1:first:2])), "".join(map(_literal, pieces[last + 1 :: 2])))
    says = any(map(str.isalpha, before)) or sum(map(str.isalpha, after)) > 1 or not _DOUBTS.isdisjoint(before + after)
    return (before, after) if says else ("", "")


def _literal(piece: str) -> str:
    return piece[1:].removesuffix('"') if piece.startswith('"') else piece[-1]


def _date_parts(section: str) -> Parts:
    """What a format of days shows. A letter m behind hours or before seconds means minutes."""
    found = [match[0].casefold() for match in _LETTERS.finditer(_SILENT.sub("", section))]
    parts = set()
    for at, letters in enumerate(found):
        before = found[at - 1] if at else ""
        after = found[at + 1] if at + 1 < len(found) else ""
        if letters[0] in "yeb":
            parts.add("year")
        elif letters[0] == "d":
            parts.add("day" if len(letters) < _WEEKDAY else "weekday")
        elif letters[0] == "m" and before.strip("[")[:1] != "h" and after.strip("[")[:1] != "s":
            parts.add("month")
    return frozenset(parts or ({"time"} if any(letters[0] in "hs" for letters in found) else ()))


_ALMOST, _HALF = 999_000, 500_000
_ZONE_OF_DAY = re.compile(r"(?<=^\d{4}-\d\d-\d\d)(?:Z|[+-]\d\d:\d\d)$")


def day_or_moment(stated: str) -> CellValue:
    """A date as text (ISO 8601), without its time zone; a midnight is its day.

    Raises:
        ValueError: it is none.
    """
    plain = _ZONE_OF_DAY.sub("", stated.strip())
    return settled(dt.datetime.fromisoformat(plain).replace(tzinfo=None))


def settled(moment: dt.datetime | dt.time) -> CellValue:
    """A moment or a time to the second, as it is shown; a moment's day if it is a midnight.

    What is a thousandth of a second short of a whole one is that one: programs that count in fractions of a day write so.
    Nothing less makes it the next day.
    """
    if isinstance(moment, dt.time):
        return to_the_second(moment)
    whole = moment.replace(microsecond=0)
    if moment.microsecond >= _HALF and moment.year < dt.MAXYEAR:
        after = whole + dt.timedelta(seconds=1)
        whole = after if after.date() == moment.date() or moment.microsecond >= _ALMOST else whole
    return whole.date() if whole.time() == dt.time() else whole


def to_the_second(time: dt.time) -> dt.time:
    """A time of day to the second; the last one of the day has none after it."""
    whole = time.replace(microsecond=0)
    if time.microsecond < _HALF:
        return whole
    after = dt.datetime.combine(dt.date.min, whole) + dt.timedelta(seconds=1)
    return after.time() if after.date() == dt.date.min else whole


def displayed(
    cells: Mapping[Place, CellValue], displays: Mapping[Place, Display], crossed: Collection[Place],
    runs: Mapping[Place, Sequence[Run]],
) -> tuple[dict[Place, str], dict[Place, str]]:  # fmt: skip
    """What cells show where that is not their value, and what is crossed out in them, both by place.

    Args:
        cells: The values of a sheet.
        displays: How the formats of some of them show values.
        crossed: Which are struck out whole, but for pieces that have looks of their own.
        runs: The pieces of those texts that have several looks.
    """
    shown = {
        place: text
        for place, display in displays.items()
        if place in cells and (text := display(cells[place])) is not None
    }
    struck: dict[Place, str] = {}
    for place in sorted(cells.keys() & {*crossed, *runs}):
        whole = Run(text=shown.get(place) or as_text(cells[place]))
        left, gone = without_struck(runs.get(place, (whole,)), whole_cell=place in crossed)
        if gone:
            shown[place], struck[place] = left, gone
    return shown, struck


def without_struck(runs: Sequence[Run], *, whole_cell: bool) -> tuple[str, str]:
    """What is left of a text, empty where nothing can be read of it, and what is crossed out in it."""
    left, gone = "", list[str]()
    for is_struck, pieces in groupby(runs, key=lambda run: whole_cell if run.struck is None else run.struck):
        text = "".join(run.text for run in pieces)
        if is_struck and text.strip():
            gone.append(text.strip())
        else:
            left += text
    return (left if left.strip() else ""), " … ".join(gone)
