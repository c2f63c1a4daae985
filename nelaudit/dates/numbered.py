"""Readers of dates written in numbers alone: from a match to parts.

What comes in is the text and a match of `grammar.FORMS`. What goes out is a tuple of parts, empty
where the number is more likely a reference, a version, a telephone number or a score.
"""

import re

from nelaudit.dates import surroundings
from nelaudit.dates.parts import Link, Part
from nelaudit.dates.words import LAST_DAY, LAST_MONTH, RANGE_CONNECTOR, full_year

_SHORT = 2
_OLDEST, _NEWEST = 1000, 2999
_SCHOOL_YEARS = 5
_Parts = tuple[Part, ...]


def _fits(day: int, month: int) -> bool:
    """Whether the numbers can be a day and a month at all."""
    return 1 <= day <= LAST_DAY and 1 <= month <= LAST_MONTH


def iso(_text: str, match: re.Match[str]) -> _Parts:
    """2016-03-12, with a time of day or without."""
    day, month = int(match["day"]), int(match["month"])
    if day > LAST_DAY and month > LAST_MONTH:
        return ()
    year = int(match["year"])
    return (Part(start=match.start(), end=match.end("day"), day=day, month=month, year=year),)


def _is_code(text: str, match: re.Match[str]) -> bool:
    """Whether a number with a two-digit year is a reference, version or telephone number."""
    marks = {match["sep"].strip(), match["sep2"].strip()}
    mark, day, month = match["sep"].strip(), int(match["day"]), int(match["month"])
    if len(marks) > 1 or (mark in "-–" and match["sep"] != mark):
        return True
    if surroundings.is_reference(text, match.start()):
        return True
    if mark == "." and surroundings.is_clause(text, match.start()):
        return True
    if mark == "/":
        return day > LAST_DAY and month > LAST_MONTH
    return not _fits(day, month)


def numeric(text: str, match: re.Match[str]) -> _Parts:
    """12/03/2016, 9.5.16, 12-3-16; 14-15.11.2017; a slip such as 45/01/2016 is read as well."""
    day, month, digits = int(match["day"]), int(match["month"]), match["year"]
    year, start, end = full_year(digits), match.start(), match.end()
    if not digits.isdigit() or len(digits) == _SHORT:
        if _is_code(text, match):
            return ()
    elif not _OLDEST <= year <= _NEWEST:
        return (Part(start=start, end=end, broken=True),) if match["sep"].strip() == "/" else ()
    elif "/" not in match["sep"] and day > LAST_DAY and month > LAST_MONTH:
        return ()
    if not match["first"]:
        return (Part(start=start, end=end, day=day, month=month, year=year, numeric=True),)
    last = Part(start=match.start("day"), end=end, day=day, month=month, year=year, numeric=True)
    if not (_fits(int(match["first"]), month) and int(match["first"]) < day) or "-" in match["sep"]:
        return (last,)
    link = Link.RANGE if RANGE_CONNECTOR.search(match["join"]) else Link.LIST
    first = Part(start=start, end=match.end("first"), day=int(match["first"]), month=month, link=link)
    return (first, last)


def numeric_range(_text: str, match: re.Match[str]) -> _Parts:
    """5/1-5/7/2020 and 01.08.17-04.08.17, without blanks."""
    day1, month1, day, month = (int(match[name]) for name in ("day1", "month1", "day", "month"))
    if not (_fits(day1, month1) and _fits(day, month)) or (match["sep"] == "-" and not match["year1"]):
        return ()
    year1 = full_year(match["year1"]) if match["year1"] else None
    year, middle = full_year(match["year"]), match.end("year1") if match["year1"] else match.end("month1")
    first = Part(start=match.start(), end=middle, day=day1, month=month1, year=year1, link=Link.RANGE)
    return (first, Part(start=match.start("day"), end=match.end(), day=day, month=month, year=year))


def spaced(text: str, match: re.Match[str]) -> _Parts:
    """12 03 2016 and 2016 10 16."""
    day, month = int(match["day"] or match["day2"]), int(match["month"] or match["month2"])
    if not _fits(day, month) or surroundings.is_reference(text, match.start()):
        return ()
    year = int(match["year"] or match["year_first"])
    return (Part(start=match.start(), end=match.end(), day=day, month=month, year=year),)


def month_year_numeric(text: str, match: re.Match[str]) -> _Parts:
    """03/2016."""
    if surroundings.is_reference(text, match.start()):
        return ()
    month, year = int(match["month"]), int(match["year"])
    return (Part(start=match.start(), end=match.end(), month=month, year=year),)


def year_number(text: str, match: re.Match[str]) -> _Parts:
    """2016-03 is a month; 2014/15 and 2014-2016 are years, which is vague."""
    year, number = int(match["year"]), int(match["number"])
    if surroundings.is_reference(text, match.start()) or surroundings.counts_something(text, match.end()):
        return ()
    later = number - (year if number >= _OLDEST else year % 100)
    start, end = match.start(), match.end()
    if later != 1 and 1 <= number <= LAST_MONTH:
        return (Part(start=start, end=end, month=number, year=year),)
    return (Part(start=start, end=end),) if 1 <= later <= _SCHOOL_YEARS else ()


def day_month_numeric(text: str, match: re.Match[str]) -> _Parts:
    """On 12/3, Tues 12/3; elsewhere a part that counts only beside another date; in 03/16 is a month."""
    day, month, start, end = int(match["day"]), int(match["month"]), match.start(), match.end()
    if 1 <= day <= LAST_MONTH < month and surroundings.has_short_year_lead(text, start):
        return (Part(start=start, end=end, month=day, year=full_year(match["month"])),)
    if not _fits(day, month) or surroundings.counts_something(text, end):
        return ()
    all_hours = match["day"] == "24" and match["month"] == "7"
    led = surroundings.has_date_lead(text, start, fraction=day <= month) or surroundings.opens_an_entry(
        text, start, end
    )
    strong = match["weekday"] or (led and match["sep"] == "/" and not all_hours)
    return (Part(start=start, end=end, day=day, month=month, weak=not strong),)


def slip(_text: str, match: re.Match[str]) -> _Parts:
    """12/03/201 and 12/03/20116: a year no calendar can hold."""
    if not _fits(int(match["day"]), int(match["month"])):
        return ()
    return (Part(start=match.start(), end=match.end(), broken=True),)
