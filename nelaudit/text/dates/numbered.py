"""Readers of dates written in numbers alone: from a match to parts.

What comes in is the text and a match of a row of `grammar.FORMS`. What goes out is a tuple of parts, empty
where the number is more likely a reference, a version, a telephone number or a score.
"""

import re
from itertools import pairwise

from nelaudit.text.dates import surroundings
from nelaudit.text.dates.parts import DatePart, Link, SaidDate
from nelaudit.text.dates.words import LAST_DAY, LAST_MONTH, RANGE_CONNECTOR, full_year

_DAY = re.compile(r"[0-9]{1,2}")
_SHORT = 2
_OLDEST, _NEWEST = 1000, 2999
_MODERN = range(1900, 2100)
_LATEST_SHORT = 2029
"""Two digits at the end of numbers that fit no day-first date are a year only up to here: 12/20/30 is a score."""

_SHORTEST_MONTH = 28
_SCHOOL_YEARS = 5
_Parts = tuple[DatePart, ...]


def _fits(day: int, month: int) -> bool:
    """Whether the numbers can be a day and a month at all."""
    return 1 <= day <= LAST_DAY and 1 <= month <= LAST_MONTH


def iso(said: SaidDate, match: re.Match[str]) -> _Parts:
    """2016-03-12, with a time of day or without."""
    year, sep, month, sep2, day = match.groups()
    if sep != sep2 or (int(day) > LAST_DAY and int(month) > LAST_MONTH):
        return ()
    if sep != "-" and surroundings.is_reference(said.plain, match.start()):
        return ()
    return (DatePart(match.start(), match.end("day"), int(day), int(month), int(year)),)


def whole(_said: SaidDate, match: re.Match[str]) -> _Parts:
    """12/03/2016 and 12.03.2016: the commonest, which need no look around; what is odd is left to the next row."""
    day, month, year = map(int, match.groups())
    if not (1 <= day <= LAST_DAY and 1 <= month <= LAST_MONTH and year in _MODERN):
        return ()
    return (DatePart(match.start(), match.end(), day, month, year),)


def _is_code(said: SaidDate, match: re.Match[str], mark: str, day: int, month: int) -> bool:
    """Whether a number with a two-digit year is a reference, version or telephone number."""
    sep, text, start = match["sep"], said.plain, match.start()
    if match["sep2"].strip() != mark or (mark == "-" and sep != mark) or surroundings.is_reference(text, start):
        return True
    if mark == "." and surroundings.is_clause(text, start):
        return True
    if _fits(day, month):
        return False
    likely = mark == "/" and full_year(match["year"]) <= _LATEST_SHORT
    return not likely or surroundings.is_score(text, start) or surroundings.counts_something(text, match.end())


def _is_long_code(said: SaidDate, match: re.Match[str], day: int, month: int, year: int) -> bool:
    """Whether a number with a four-digit year is no date: a part of a code, or a reference with no likely year."""
    mark, text, start = match["sep"].strip(), said.plain, match.start()
    if mark != "/" and day > LAST_DAY and month > LAST_MONTH:
        return True
    if mark == "-" and text[start - 1] == "-" and text[start - 2] not in " )":
        return True
    return year not in _MODERN and (mark != "/" or surroundings.is_reference(text, start))


def numeric(said: SaidDate, match: re.Match[str]) -> _Parts:
    """12/03/2016, 9.5.16, 12-3-16; 14-15.11.2017; a slip such as 45/01/2016 is read as well."""
    first, join, day_digits, sep, month_digits, _, digits = match.groups()
    day, month, start, end = int(day_digits), int(month_digits), match.start(), match.end()
    mark, year = sep.strip(), full_year(digits)
    if len(digits) == 4 and digits[0] != "'":  # noqa: PLR2004  a year in full
        if not _OLDEST <= year <= _NEWEST:
            slip = mark == "/" and not surroundings.is_reference(said.plain, start)
            return (DatePart(start, end, broken=True),) if slip else ()
        if (mark == "-" or year not in _MODERN or not _fits(day, month)) and _is_long_code(
            said, match, day, month, year
        ):
            return ()
    elif _is_code(said, match, mark, day, month):
        return ()
    if not first:
        return (DatePart(start, end, day, month, year, None, True),)  # noqa: FBT003  in the order of the fields, for speed
    last = DatePart(match.start("day"), end, day, month, year, numeric=True)
    if not (_fits(int(first), month) and int(first) < day) or mark == "-":
        return (last,)
    link = Link.RANGE if RANGE_CONNECTOR.search(join) else Link.LIST
    return (DatePart(start, match.end("first"), int(first), month, link=link), last)


def days_of_month(said: SaidDate, match: re.Match[str]) -> _Parts:
    """3, 10 & 17/05/18: rising days that share the month and year of the last."""
    items = list(_DAY.finditer(said.plain, match.start("head"), match.end("head")))
    days = [int(item[0]) for item in items]
    day, month, year = int(match["day"]), int(match["month"]), full_year(match["year"])
    rising = all(before < after for before, after in pairwise([*days, day]))
    if not rising or not _fits(days[0], month) or not _fits(day, month) or year not in _MODERN:
        return ()
    if surroundings.is_score(said.plain, match.start()):
        return ()
    head = [
        DatePart(item.start(), item.end(), one, month, link=Link.LIST) for item, one in zip(items, days, strict=True)
    ]
    return (*head, DatePart(match.start("last"), match.end(), day, month, year, numeric=True))


def numeric_range(said: SaidDate, match: re.Match[str]) -> _Parts:
    """5/1-5/7/2020 and 01.08.17-04.08.17, without blanks."""
    seps = {match[name] for name in ("sep", "sep1", "sep2", "sep3") if match[name]}
    day1, month1, day, month = (int(match[name]) for name in ("day1", "month1", "day", "month"))
    if len(seps) > 1 or not (_fits(day1, month1) and _fits(day, month)) or ("-" in seps and not match["year1"]):
        return ()
    if surroundings.is_reference(said.plain, match.start()):
        return ()
    year1 = full_year(match["year1"]) if match["year1"] else None
    year, middle = full_year(match["year"]), match.end("year1") if match["year1"] else match.end("month1")
    first = DatePart(match.start(), middle, day1, month1, year1, numeric=True, link=Link.RANGE)
    return (first, DatePart(match.start("day"), match.end(), day, month, year, numeric=True))


def spaced(said: SaidDate, match: re.Match[str]) -> _Parts:
    """12 03 2016 and 2016 10 16; seen 12 3 16 after a word that leads up to a date."""
    text, start = said.plain, match.start()
    day, month = int(match["day"] or match["day2"]), int(match["month"] or match["month2"])
    year = full_year(match["year"] or match["year_first"])
    clear = len(match.group()) == len("12 03 2016")
    led = clear or surroundings.has_date_lead(text, start) or surroundings.has_event_lead(text, start)
    if not led or not _fits(day, month) or year not in _MODERN or surroundings.is_reference(text, start):
        return ()
    return (DatePart(start, match.end(), day, month, year),)


def run_together(said: SaidDate, match: re.Match[str]) -> _Parts:
    """Seen 12032016, dated 120316, entries 120316/050316: digits alone are a date only where the words say so."""
    text, start = said.plain, match.start()
    alone = match.group() == text.strip() and len(match["first"]) > len("120316")
    led = surroundings.has_date_lead(text, start) or surroundings.has_event_lead(text, start)
    opens = surroundings.opens_an_entry(text, start, match.end(), sentence=False)
    if not (alone or led or opens) or surroundings.is_reference(text, start):
        return ()
    found = [_unbroken(match.start(name), match[name]) for name in ("first", "second") if match[name]]
    return tuple(part for part in found if part) if all(found) else ()


def _unbroken(start: int, digits: str) -> DatePart | None:
    """Six or eight digits as day, month and year (or year, month, day), if a calendar can hold them."""
    day, month, year = int(digits[:2]), int(digits[2:4]), full_year(digits[4:])
    if len(digits) > len("120316") and year not in _MODERN:
        year, month, day = int(digits[:4]), int(digits[4:6]), int(digits[6:])
    likely = year in _MODERN and (len(digits) > len("120316") or year <= _LATEST_SHORT)
    return DatePart(start, start + len(digits), day, month, year) if likely and _fits(day, month) else None


def month_year_numeric(said: SaidDate, match: re.Match[str]) -> _Parts:
    """03/2016."""
    if surroundings.is_reference(said.plain, match.start()):
        return ()
    return (DatePart(match.start(), match.end(), None, int(match["month"]), int(match["year"])),)


def year_number(said: SaidDate, match: re.Match[str]) -> _Parts:
    """2016-03 is a month; 2014/15 and 2014-2016 are years, which is vague."""
    year, number, start, end = int(match["year"]), int(match["number"]), match.start(), match.end()
    if surroundings.is_reference(said.plain, start) or surroundings.counts_something(said.plain, end):
        return ()
    later = number - (year if number >= _OLDEST else year % 100)
    if later != 1 and 1 <= number <= LAST_MONTH:
        return (DatePart(start, end, None, number, year),)
    return (DatePart(start, end),) if 1 <= later <= _SCHOOL_YEARS else ()


def day_month_numeric(said: SaidDate, match: re.Match[str]) -> _Parts:
    """On 12/3, Tues 12/3; elsewhere a part that counts only beside another date; in 03/16 is a month."""
    text, start, end = said.plain, match.start(), match.end()
    day, month, stroke = int(match["day"]), int(match["month"]), match["sep"] == "/"
    if (
        stroke
        and 1 <= day <= LAST_MONTH < month <= _LATEST_SHORT % 100
        and surroundings.has_short_year_lead(text, start)
    ):
        return (DatePart(start, end, None, day, full_year(match["month"])),)
    if not _fits(day, month) or surroundings.counts_something(text, end):
        return ()
    strong = _is_bare_day(text, start, end, day, month, stroke=stroke)
    return (DatePart(start, end, day, month, numeric=True, weak=not strong),)


def _is_bare_day(text: str, start: int, end: int, day: int, month: int, *, stroke: bool) -> bool:
    """Whether two numbers are surely a day and a month: what can be a fraction or a score needs the clearer words."""
    if (day, month) == (24, 7) or surroundings.is_street(text, end):
        return False
    led = surroundings.has_date_lead(text, start)
    if not stroke:
        return led and not surroundings.is_time_of_day(text, end)
    fraction = day <= month
    if led or surroundings.opens_an_entry(text, start, end, sentence=not fraction):
        return True
    if fraction:
        return surroundings.is_seen_on(text, start, end)
    if surroundings.has_event_lead(text, start) or surroundings.opens_with_event(text, start, end):
        return True
    return LAST_MONTH < day <= _SHORTEST_MONTH and not surroundings.is_score(text, start)


def slip(said: SaidDate, match: re.Match[str]) -> _Parts:
    """12/03/201 and 12/03/20116: a year no calendar can hold."""
    if not _fits(int(match["day"]), int(match["month"])) or surroundings.is_reference(said.plain, match.start()):
        return ()
    return (DatePart(match.start(), match.end(), broken=True),)
