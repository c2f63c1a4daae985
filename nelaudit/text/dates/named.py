"""Readers of dates whose month is written in letters: from a match to parts.

What comes in is the text and a match of a row of `grammar.FORMS`. What goes out is a tuple of parts, empty
where the surroundings say that it is no date. Whether 30 February exists is for `resolving` to say.
"""

import re
from itertools import pairwise

from nelaudit.model.late import late
from nelaudit.text.dates import surroundings
from nelaudit.text.dates.parts import DatePart, Link, SaidDate
from nelaudit.text.dates.words import (
    CARDINAL_WORDS,
    CONNECTOR,
    EVERYDAY_WORDS,
    ITEM,
    LAST_DAY,
    MONTH,
    ORDINAL_WORDS,
    RANGE_CONNECTOR,
    full_year,
    misspelt_month,
    month_number,
    spelled_number,
)

_HEAD_ITEM = late(rf"(?P<item>{ITEM})(?P<link>{CONNECTOR})")
_TAIL_ITEM = late(rf"(?P<link>{CONNECTOR})(?P<item>{ITEM})")
_NUMBER = late(r"[0-9]{1,2}")
_MARKED_LIST = late(r"st|nd|rd|th|&|or|/|\+|-|to|til|and")
_DATE_BEFORE = late(rf"(?:[^a-z]{MONTH}|[0-9]{{4}}) ?(?:,|;|&|and) ?$")
_NIGHTS = late("night|weekend")
_YEARS_BACK = {"last": 1, "this": 0, "next": -1}
_SHORT = 2
_SHORTEST_YEAR = 10
_CLEARLY_YEAR = 50
"""Two digits after a month are surely a day below the one, and surely a year from the other on."""
_MODERN = range(1900, 2100)

_Parts = tuple[DatePart, ...]


def _link_of(connector: str) -> Link:
    return Link.RANGE if RANGE_CONNECTOR.search(connector) else Link.LIST


def _day_in(item: str) -> int:
    number = _NUMBER.search(item)
    return int(number[0]) if number else 0


def _is_short(digits: str) -> bool:
    """Whether a year is two bare digits: 16, not 2016 or '16."""
    return len(digits) == _SHORT


def _can_be_time(digits: str) -> bool:
    """Whether four digits can be a time of day: 1645."""
    return int(digits[:2]) < 24 and int(digits[2:]) < 60  # noqa: PLR2004  hours and minutes


def _year_after_day(text: str, match: re.Match[str]) -> int | None:
    """The year after a day and month, or None where those digits are a time or a count."""
    digits = match["year"]
    if digits is None:
        return None
    gap, end = match["gap"], match.end("year")
    if _is_short(digits):
        after_comma = "," in gap and int(digits) <= LAST_DAY
        return None if after_comma or not surroundings.can_be_short_year(text, end) else full_year(digits)
    if digits[0].isdigit():
        unsure = int(digits) not in _MODERN and "," not in gap and _can_be_time(digits)
        return None if unsure or surroundings.is_time(text, end) else int(digits)
    return full_year(digits)


def _years_back(match: re.Match[str]) -> int | None:
    return _YEARS_BACK[match["which"]] if match["which"] else None


def _is_everyday(said: SaidDate, match: re.Match[str]) -> bool:
    """Whether the month is written as the everyday word is: may, march."""
    return match["month"] in EVERYDAY_WORDS and said.raw[match.start("month")].islower()


def _may_be_verb(said: SaidDate, match: re.Match[str]) -> bool:
    """Whether "5 may" and "march 3" without a year are more likely words than months."""
    if not _is_everyday(said, match):
        return False
    if match["ord"]:
        return surroundings.is_verb(said.plain, match.end("month"))
    return not surroundings.has_day_lead(said.plain, match.start())


def month_year(said: SaidDate, match: re.Match[str]) -> _Parts:
    """March 2015, Sept '15, Mar-16; "Mar 16" only after "in" and the like."""
    digits, text = match["year"], said.plain
    if _is_short(digits):
        clear = (
            match["gap"] in {"-", "/"}
            or int(digits) >= _CLEARLY_YEAR
            or surroundings.has_short_year_lead(text, match.start())
        )
        if not clear or not surroundings.can_be_short_year(text, match.end()):
            return ()
    elif surroundings.is_time(text, match.end()):
        return ()
    return (DatePart(match.start(), match.end(), None, month_number(match["month"]), full_year(digits)),)


def _head_parts(said: SaidDate, match: re.Match[str], *, nights: bool) -> list[DatePart]:
    """The days before the last one of a list that shares a month; empty if it is no list."""
    items = list(_HEAD_ITEM.finditer(match["head"]))
    days = [_day_in(item["item"]) for item in items] + [int(match["day"])]
    rising = all(0 < a < b <= LAST_DAY for a, b in pairwise(days))
    marked = len(days) > 2 or match["ord"] or _MARKED_LIST.search(match["head"])  # noqa: PLR2004  3, 4 May may be two
    if not rising or not (marked or _DATE_BEFORE.search(said.plain, max(0, match.start() - 24), match.start())):
        return []
    month, offset = month_number(match["month"]), match.start("head")
    return [
        DatePart(
            offset + item.start("item"),
            offset + item.end("item"),
            day,
            month,
            link=Link.RANGE if nights else _link_of(item["link"]),
        )
        for item, day in zip(items, days, strict=False)
    ]


def day_month_year(said: SaidDate, match: re.Match[str]) -> _Parts:
    """3rd of May 2015, and the lists and ranges that share its month."""
    text, start = said.plain, match.start()
    day, year, back = int(match["day"]), _year_after_day(text, match), _years_back(match)
    end = match.end() if year is not None or back is not None else match.end("month")
    if year is None and back is None:
        if _may_be_verb(said, match) or surroundings.is_street(said.raw, end) or day > LAST_DAY:
            return ()
    elif day > LAST_DAY and surroundings.is_reference(text, start):
        return ()
    month = month_number(match["month"])
    if not match["head"]:
        return (DatePart(start, end, day, month, year, back),)
    nights = "/" in match["head"] and surroundings.follows(text, start, "night", "nights", "overnight", "weekend", "of")
    head = _head_parts(said, match, nights=nights and _NIGHTS.search(text, max(0, start - 16), start) is not None)
    return (*head, DatePart(match.start("last"), end, day, month, year, back))


def month_day_year(said: SaidDate, match: re.Match[str]) -> _Parts:
    """May 3, 2016 and March 12th '15; two digits that may be a day again are left to the next form."""
    day, year = int(match["day"]), _year_after_day(said.plain, match)
    if year is None or (_is_short(match["year"]) and int(match["year"]) <= LAST_DAY):
        return ()
    return (DatePart(match.start(), match.end(), day, month_number(match["month"]), year),)


def month_day(said: SaidDate, match: re.Match[str]) -> _Parts:
    """March 12th, May 3 last year."""
    text, day, back, end = said.plain, int(match["day"]), _years_back(match), match.end()
    if back is None and not match["ord"]:
        counted = surroundings.counts_something(text, end) or surroundings.is_time_of_day(text, end)
        if counted or day > LAST_DAY or _may_be_verb(said, match) or surroundings.is_name(text, match.start()):
            return ()
    sure = match["ord"] or day < _SHORTEST_YEAR or surroundings.has_day_lead(text, match.start())
    return (DatePart(match.start(), end, day, month_number(match["month"]), None, back, unsure=not sure),)


def month_days_year(_said: SaidDate, match: re.Match[str]) -> _Parts:
    """May 3 and 4, 2016; Aug 10 - 12, 2013: days after the month that share a year."""
    month, year = month_number(match["month"]), full_year(match["year"])
    tail, offset = list(_TAIL_ITEM.finditer(match["tail"])), match.start("tail")
    days = [int(match["day"])] + [_day_in(item["item"]) for item in tail]
    starts = [match.start()] + [offset + item.start("item") for item in tail]
    ends = [match.end("last")] + [offset + item.end("item") for item in tail[:-1]] + [match.end()]
    links = [_link_of(item["link"]) for item in tail] + [None]
    return tuple(
        DatePart(start, end, day, month, year, link=link)
        for start, end, day, link in zip(starts, ends, days, links, strict=True)
    )


def whole_date(_said: SaidDate, match: re.Match[str]) -> _Parts:
    """Thu Sep 25 10:36:28 2003, 2009 May 22nd, 2024 August: forms that state their year in full."""
    day = int(match["day"]) if match["day"] else None
    return (DatePart(match.start(), match.end(), day, month_number(match["month"]), full_year(match["year"])),)


def misspelt_day_month_year(said: SaidDate, match: re.Match[str]) -> _Parts:
    """3 Setpembre 2016: a slip of the keyboard in the month, beside a day and a year, or a day with its ending."""
    month, day = misspelt_month(match["month"]), int(match["day"] or 0)
    if month is None or day > LAST_DAY:
        return ()
    year = _year_after_day(said.plain, match)
    if year is None and not (match["ord"] and match.end() == match.end("month")):
        return ()
    return (DatePart(match.start(), match.end(), day or None, month, year),)


def spelled_day_month(said: SaidDate, match: re.Match[str]) -> _Parts:
    """The first of March 2016; without "of" only with a year."""
    year = _year_after_day(said.plain, match)
    if year is None and not match["of"]:
        return ()
    end = match.end("month") if year is None else match.end()
    day, month = spelled_number(match["words"], ORDINAL_WORDS), month_number(match["month"])
    return (DatePart(match.start(), end, day, month, year),)


def month_spelled_day(_said: SaidDate, match: re.Match[str]) -> _Parts:
    """June fifth 2016."""
    day = spelled_number(match["words"], {**ORDINAL_WORDS, **CARDINAL_WORDS})
    return (DatePart(match.start(), match.end(), day, month_number(match["month"]), full_year(match["year"])),)


def month_alone(said: SaidDate, match: re.Match[str]) -> _Parts:
    """In March, end of Feb; elsewhere a part that counts only beside another date."""
    back, name, small = _years_back(match), match["month"], said.raw[match.start()].islower()
    strong = back is not None or surroundings.has_month_lead(said.plain, match.start(), name, small=small)
    if not strong and small and name in EVERYDAY_WORDS:
        return ()
    return (DatePart(match.start(), match.end(), None, month_number(name), None, back, weak=not strong),)
