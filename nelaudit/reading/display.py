"""What a cell shows of its value, where the value by itself says more or other than its sender saw.

“Mar-16” in a cell is kept as the first of a month, and “16-Mar” as a day of whatever year it was typed in: who reads the
value reads a day that nobody wrote; and what is crossed out is shown, but not said. Only dates with a part left out,
percentages, numbers with their unit and those filled up with noughts are put into words here; what every other format
shows is the value.
"""

import datetime as dt
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache
from itertools import groupby

from nelaudit.model.workbooks import CellValue, as_text

Place = tuple[int, int]
Parts = frozenset[str]
"""Which of `day`, `month` and `year` a format shows."""

Display = Callable[[CellValue], str | None]
"""A value as its cell shows it; None where it shows the value."""

BUILT_IN = {9: "0%", 10: "0.00%", 16: "d-mmm", 17: "mmm-yy"}
"""The formats that workbooks name by number alone and that show other than the value (ECMA-376, 18.8.30)."""

_SILENT = re.compile(r'"[^"]*"|\\.|_.|\*.|\[(?!\$|[hms]+\])[^\]]*\]|\[\$[^\]]*\]', re.IGNORECASE)
_LETTERS = re.compile(r"\[[hms]+\]|am/pm|a/p|([ymdhseg])\1*", re.IGNORECASE)
_CURRENCY = re.compile(r"\[\$([^\]-]*)(?:-[^\]]*)?\]")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_UNSEEN = re.compile(r"_.|\*.|\[(?!\$)[^\]]*\]")
_NUMBER = re.compile(r"([^0#.,]*?)(#,##0|#?0|#)(?:\.(0+))?([^0#.,]*)")
_UNIT = re.compile(r"[^\W\d_]|[%£$€¥]")
_FILLED = re.compile(r"0[0 \-/]*0")
_MOST_PLACES = 30
_MOST = 1e15


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A piece of a cell's text; `struck` is None where it has no look of its own and takes that of its cell."""

    text: str
    struck: bool | None = None


@lru_cache(maxsize=4096)
def display_of(code: str) -> Display | None:
    """How a format shows what its cells hold; None where it shows their values, or cannot be told apart from that."""
    section = _first_section(code)
    parts = _date_parts(section)
    if parts:
        return None if parts >= {"day", "month", "year"} else lambda value: shown_date(value, parts)
    plain = _LITERAL.sub(lambda match: match[1] if match[1] is not None else match[2], _symbols(section)).strip()
    if _FILLED.fullmatch(plain):
        return lambda value: _filled_up(value, plain)
    found = _NUMBER.fullmatch(plain)
    if found and _UNIT.search(found[1] + found[4]):
        return lambda value: _number(value, found)
    return None


def shown_date(value: CellValue, parts: Parts) -> str | None:
    """A day in the parts that its cell shows; None where it shows the whole day, or none of it.

    A cell that shows a day of the month or a weekday alone is no date to anybody, and its value is kept.
    """
    if not isinstance(value, dt.date) or parts >= {"day", "month", "year"} or not parts & {"month", "year"}:
        return None
    pieces = [
        str(value.day) if "day" in parts else "",
        f"{value:%B}" if "month" in parts else "",
        f"{value.year:04d}" if "year" in parts else "",
    ]
    return " ".join(filter(None, pieces))


def _first_section(code: str) -> str:
    """The part of a format that is for numbers above nought; literal texts may hold the sign that parts them."""
    end = next((match.start() for match in re.finditer(r'"[^"]*"|\\.|(;)', code) if match[1]), len(code))
    return code[:end]


def _date_parts(section: str) -> Parts:
    """What a format of days shows. A letter m behind hours or before seconds means minutes."""
    found = [match[0].casefold() for match in _LETTERS.finditer(_SILENT.sub("", section))]
    parts = set()
    for at, letters in enumerate(found):
        before = found[at - 1] if at else ""
        after = found[at + 1] if at + 1 < len(found) else ""
        if letters[0] in "ye":
            parts.add("year")
        elif letters[0] == "d":
            parts.add("day")
        elif letters[0] == "m" and before.strip("[")[:1] != "h" and after.strip("[")[:1] != "s":
            parts.add("month")
    return frozenset(parts) if parts & {"month", "year"} else frozenset()


def _symbols(section: str) -> str:
    """A format without what shows nothing, its currencies as their signs."""
    return _CURRENCY.sub(lambda match: match[1], _UNSEEN.sub("", section))


def _filled_up(value: CellValue, plain: str) -> str | None:
    """A whole number in as many digits as its format has noughts, with the signs between them."""
    whole = _whole(value)
    if whole is None or whole < 0:
        return None
    digits = list(str(whole).zfill(plain.count("0")))
    shown = [digits.pop() if sign == "0" else sign for sign in reversed(plain)]
    return "".join((*digits, *reversed(shown)))


def _number(value: CellValue, found: re.Match[str]) -> str | None:
    """A percentage, an amount of money or a number with its unit, rounded as it is shown."""
    if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _MOST:
        return None
    before, whole, places, after = found.groups()
    exact = Decimal(repr(value)) * (100 if "%" in found[0] else 1)
    try:
        rounded = exact.quantize(Decimal(1).scaleb(-min(len(places or ""), _MOST_PLACES)), ROUND_HALF_UP)
    except InvalidOperation:
        return None
    text = f"{abs(rounded):{',' if ',' in whole else ''}f}"
    return f"{'-' if rounded < 0 else ''}{before.strip()}{text}{after.rstrip()}"


def _whole(value: CellValue) -> int | None:
    """A whole number that its cell holds without loss."""
    if isinstance(value, bool) or not isinstance(value, int | float) or abs(value) >= _MOST:
        return None
    return int(value) if float(value).is_integer() else None


_ALMOST = 999_000


def day_or_moment(stated: str) -> CellValue:
    """A date as text (ISO 8601), without its time zone; a midnight is its day.

    Raises:
        ValueError: it is none.
    """
    return settled(dt.datetime.fromisoformat(stated.strip()).replace(tzinfo=None))


def settled(moment: dt.datetime) -> CellValue:
    """A moment, or its day if it is a midnight.

    What is a thousandth of a second short of a whole one is that one: programs that count in fractions of a day write so.
    """
    if moment.microsecond >= _ALMOST and moment.year < dt.MAXYEAR:
        moment = moment.replace(microsecond=0) + dt.timedelta(seconds=1)
    return moment.date() if moment.time() == dt.time() else moment


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
