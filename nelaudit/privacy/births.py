"""Dates of birth, in every spelling: 12/03/2007, 12.3.07, 12th Mar 07, March 12, 2007, 2007-03-12, 12032007.

A date that can only be a birthday is taken out wherever it stands. A day and month without a year, a month without a day,
and a birthday that may as well be the day of an event are taken out where the words beside them speak of a birth.
"""

import datetime as dt
import re
from collections.abc import Iterator

from nelaudit.model.late import late

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_NAME = (
    r"jan(?:uary)?|feb(?:ruary|uary|r)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|"
    r"nov(?:ember)?|dec(?:ember)?"
)
_ORDINALS = (
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
    "twentieth",
    "twenty-first",
    "twenty-second",
    "twenty-third",
    "twenty-fourth",
    "twenty-fifth",
    "twenty-sixth",
    "twenty-seventh",
    "twenty-eighth",
    "twenty-ninth",
    "thirtieth",
    "thirty-first",
)
_GAP = r"[\s.,/'|_\\-]{0,3}"
_DAY = rf"(?:(?P<day>\d{{1,2}})\s?(?:st|nd|rd|th)?|(?P<ordinal>{'|'.join(one.replace('-', '[ -]') for one in reversed(_ORDINALS))}))"
_YEAR = r"(?P<year>(?:19|20)\d\d|\d\d)(?!\d)"
_MONTH = late(rf"(?<![a-z])(?:{_NAME})(?![a-z])")
_DAY_BEFORE = late(rf"(?<![a-z0-9]){_DAY}{_GAP}(?:day\s+)?(?:of\s+)?$")
_YEAR_BEFORE = late(rf"(?<!\d)(?P<year>(?:19|20)\d\d){_GAP}$")
_YEAR_AFTER = late(rf"{_GAP}{_YEAR}")
_DAY_AFTER = late(rf"{_GAP}(?:the\s+)?{_DAY}(?!\d)")
_NEXT_DATE = late(rf"\s?(?:st|nd|rd|th)\b|{_GAP}(?:day\s+)?(?:of\s+)?(?:\d|(?:{_NAME})(?![a-z]))")
"""What follows two digits that may be the day of another date: 12 March 12/03/2007."""

_AROUND = 26
_SEP = r"\s{0,2}[\s./,|_\\'-]\s{0,2}"
_NUMERIC = late(rf"(?<!\d)(?<!\d[/.-])(?=(\d{{1,4}}){_SEP}(\d{{1,2}}){_SEP}(\d{{2,4}})(?!\d))")
"""It takes nothing, so that a date is found whose day was read as the end of another."""

_RUN = late(r"(?<![\d.,])(\d{8}|\d{5,6})(?!\d|[.,]\d)")
_DAY_MONTH = late(r"(?<![\d./-])(\d{1,2})\s?[./-]\s?(\d{1,2})(?![\d]|[./-]\d)")
_MONTH_YEAR = late(
    rf"(?<![a-z])(?P<month>{_NAME})(?![a-z]){_GAP}(?P<year>(?:19|20)\d\d)(?!\d)|(?<!\d)(?P<number>\d{{1,2}})[./-](?P<full>(?:19|20)\d\d)(?!\d)"
)
_BIRTH = late(
    r"\bd\.?\s?o\.?\s?b\b|\bd\.\s?of\s?b\b|\bdate of birth|\bborn\b|\bbirth|\bb\.\s?$|\bturn(?:s|ed|ing)? \w+|\bdelivered\b|\bbabe? arrived"
)
_IS_BIRTH = late(r"\bd\.?\s?o\.?\s?b\b|\bdate of birth|\bbirth(?:day|date)?\b")
_BEFORE, _AFTER = 44, 30
_FULL, _SHORT_RUN, _SERIAL = 8, 6, 5
_EXCEL_DAYS = (dt.date(1899, 12, 30), dt.date(1904, 1, 1))
"""From where Excel counts days, on Windows and on old Macs: a birthday that lost its format is such a number."""

_SERIALS = range(20_000, 60_000)

_CENTURY = 100


BIRTH_WORDS = ("dob", "d.o", "d o", "born", "birth", "b.", "turn", "deliver", "arrived", "d. o", "d. of")
"""Parts of words of which one stands wherever `_BIRTH` is found."""


def digits_of(day: dt.date) -> frozenset[str]:
    """The digits of a birthday in each spelling with a year, run together: 12032007, 12307, 122007."""
    years = (f"{day.year}", f"{day.year % _CENTURY:02}")
    days, months = ((f"{number}", f"{number:02}") for number in (day.day, day.month))
    numeric = {one + other for one in days for other in months} | {other + one for one in days for other in months}
    parts = numeric | set(days)
    serials = {f"{(day - since).days}" for since in _EXCEL_DAYS}
    return frozenset(text for part in parts for year in years for text in (part + year, year + part)) | serials


def ordinal_of(day: dt.date) -> str:
    """The day of the month in words."""
    return _ORDINALS[day.day - 1]


def births_in(low: str, births: frozenset[dt.date], plain: frozenset[dt.date]) -> Iterator[tuple[int, int]]:
    """Where a folded text gives a birthday, whole or in part.

    The `plain` ones are taken out wherever they stand; any other only where the words beside it speak of a birth, since it
    may be the day of an event.
    """
    for start, end, days in _full_dates(low):
        if days & plain or (days & births and _speaks_of_birth(low, start, end)):
            yield start, end
    if _BIRTH.search(low):
        wanted = {part for day in births for part in ((day.day, day.month, 0), (0, day.month, day.year))}
        for start, end, parts in _partial_dates(low):
            if parts & wanted and _speaks_of_birth(low, start, end):
                yield start, end


def dates_in(low: str) -> frozenset[dt.date]:
    """Every whole date in a folded text, in each way in which it can be read."""
    return frozenset(day for _, _, days in _full_dates(low) for day in days)


def _speaks_of_birth(low: str, start: int, end: int) -> bool:
    return bool(_BIRTH.search(low[max(0, start - _BEFORE) : start]) or _IS_BIRTH.search(low[end : end + _AFTER]))


def _full_dates(low: str) -> Iterator[tuple[int, int, frozenset[dt.date]]]:
    """Each date with its year: start, end, and the days that it may be."""
    for found in _NUMERIC.finditer(low):
        yield found.start(), found.end(3), _numeric(found[1], found[2], found[3])
    for found in _RUN.finditer(low):
        run = found[1]
        if len(run) == _FULL:
            ways = ((run[:2], run[2:4], run[4:]), (run[:4], run[4:6], run[6:]))
            yield found.start(), found.end(), frozenset(day for way in ways for day in _numeric(*way))
        elif len(run) == _SERIAL and int(run) in _SERIALS:
            yield found.start(), found.end(), frozenset(since + dt.timedelta(days=int(run)) for since in _EXCEL_DAYS)
        elif len(run) == _SHORT_RUN:
            yield found.start(), found.end(), _numeric(run[:2], run[2:4], run[4:])
    for start, end, day, month, year in _in_words(low):
        if year:
            yield start, end, _days(year, month, day)


def _in_words(low: str) -> Iterator[tuple[int, int, int, int, str]]:
    """Each date with its month in words: start, end, day, month, and the year as written or empty."""
    for found in _MONTH.finditer(low):
        start, end = found.span()
        month = _MONTHS.index(found[0][:3]) + 1
        before, opens = low[max(0, start - _AROUND) : start], max(0, start - _AROUND)
        day = _DAY_BEFORE.search(before)
        if day:
            for ends, year in _years_after(low, end):
                yield opens + day.start(), ends, _day_of(day), month, year
        day = _DAY_AFTER.match(low, end)
        if day:
            earlier = _YEAR_BEFORE.search(before)
            for ends, year in _years_after(low, day.end()):
                if year or not earlier:
                    yield start, ends, _day_of(day), month, year
            if earlier:
                yield opens + earlier.start(), day.end(), _day_of(day), month, earlier["year"]


def _years_after(low: str, end: int) -> Iterator[tuple[int, str]]:
    """The year after a day and month, with its end; empty where none is, and where two digits may begin another date."""
    found = _YEAR_AFTER.match(low, end)
    if found:
        yield found.end(), found["year"]
    if not found or (len(found["year"]) <= 2 and _NEXT_DATE.match(low, found.end())):  # noqa: PLR2004 - a short year
        yield end, ""


def _partial_dates(low: str) -> Iterator[tuple[int, int, frozenset[tuple[int, int, int]]]]:
    """Each day without a year, and each month with one: as (day, month, year), 0 for what is left out."""
    for start, end, day, month, year in _in_words(low):
        if not year:
            yield start, end, frozenset({(day, month, 0)})
    for found in _DAY_MONTH.finditer(low):
        first, second = int(found[1]), int(found[2])
        yield found.start(), found.end(), frozenset({(first, second, 0), (second, first, 0)})
    for found in _MONTH_YEAR.finditer(low):
        month = _MONTHS.index(found["month"][:3]) + 1 if found["month"] else int(found["number"])
        yield found.start(), found.end(), frozenset({(0, month, int(found["year"] or found["full"]))})


def _day_of(found: re.Match[str]) -> int:
    return int(found["day"]) if found["day"] else _ORDINALS.index(found["ordinal"].replace(" ", "-")) + 1


def _numeric(first: str, second: str, third: str) -> frozenset[dt.date]:
    """The days that three numbers may mean: the day first, the month first, or the year first."""
    if len(first) > 2:  # noqa: PLR2004 - a year has four digits
        return _days(first, int(second), int(third))
    return _days(third, int(second), int(first)) | _days(third, int(first), int(second))


def _days(year: str, month: int, day: int) -> frozenset[dt.date]:
    years = (int(year),) if len(year) > 2 else (1900 + int(year), 2000 + int(year))  # noqa: PLR2004 - likewise
    found = set()
    for one in years:
        try:
            found.add(dt.date(one, month, day))
        except ValueError:
            continue
    return frozenset(found)
