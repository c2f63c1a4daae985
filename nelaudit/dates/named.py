"""Readers of dates whose month is written in letters: from a match to parts.

What comes in is the text and a match of `grammar.FORMS`. What goes out is a tuple of parts, empty
where the surroundings say that it is no date. Whether 30 February exists is for `resolving` to say.
"""

import re
from itertools import pairwise

from nelaudit.dates import surroundings
from nelaudit.dates.parts import Link, Part
from nelaudit.dates.words import (
    CARDINAL_WORDS,
    CONNECTOR,
    EVERYDAY_WORDS,
    ITEM,
    LAST_DAY,
    ORDINAL_WORDS,
    RANGE_CONNECTOR,
    full_year,
    month_number,
    small,
    spelled_number,
)

_HEAD_ITEM = re.compile(rf"(?P<item>{ITEM})(?P<link>{CONNECTOR})", re.IGNORECASE)
_TAIL_ITEM = re.compile(rf"(?P<link>{CONNECTOR})(?P<item>{ITEM})", re.IGNORECASE)
_NUMBER = re.compile(r"[0-9]{1,2}")
_MARKED_LIST = re.compile(r"st|nd|rd|th|&|or|/|\+|[-–—]|to|til", re.IGNORECASE)
_YEARS_BACK = {"last": 1, "this": 0, "next": -1}
_SHORT = 2
_SHORTEST_YEAR = 10
_CLEARLY_YEAR = 50
"""Two digits after a month are surely a day below the one, and surely a year from the other on."""
_MODERN = range(1900, 2100)

_Parts = tuple[Part, ...]


def _link_of(connector: str) -> Link:
    return Link.RANGE if RANGE_CONNECTOR.search(connector) else Link.LIST


def _day_in(item: str) -> int:
    number = _NUMBER.search(item)
    return int(number[0]) if number else 0


def _is_short(digits: str) -> bool:
    """Whether a year is two bare digits: 16, not 2016 or '16."""
    return digits.isdigit() and len(digits) == _SHORT


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
    if digits.isdigit():
        unsure = int(digits) not in _MODERN and "," not in gap and _can_be_time(digits)
        return None if unsure or surroundings.is_time(text, end) else full_year(digits)
    return full_year(digits)


def _years_back(match: re.Match[str]) -> int | None:
    return _YEARS_BACK[small(match["which"])] if match["which"] else None


def _may_be_verb(text: str, match: re.Match[str]) -> bool:
    """Whether "5 may" and "march 3" without a year are more likely words than months."""
    unmarked = match["month"] in EVERYDAY_WORDS and not match["ord"]
    return unmarked and not surroundings.has_day_lead(text, match.start())


def month_year(text: str, match: re.Match[str]) -> _Parts:
    """March 2015, Sept '15, Mar-16; "Mar 16" only after "in" and the like."""
    digits = match["year"]
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
    month = month_number(match["month"])
    return (Part(start=match.start(), end=match.end(), month=month, year=full_year(digits)),)


def _head_parts(match: re.Match[str]) -> list[Part]:
    """The days before the last one of a list that shares a month; empty if it is no list."""
    items = list(_HEAD_ITEM.finditer(match["head"] or ""))
    days = [_day_in(item["item"]) for item in items] + [int(match["day"])]
    rising = all(0 < a < b <= LAST_DAY for a, b in pairwise(days))
    marked = len(days) > 2 or match["ord"] or _MARKED_LIST.search(match["head"] or "")  # noqa: PLR2004
    plain_and = any("and" in item["link"].lower() for item in items)
    if not (rising and (marked or plain_and)):
        return []
    month, offset = month_number(match["month"]), match.start("head") if items else 0
    return [
        Part(
            start=match.start() if number == 0 else offset + item.start("item"),
            end=offset + item.end("item"),
            day=day,
            month=month,
            link=_link_of(item["link"]),
        )
        for number, (item, day) in enumerate(zip(items, days, strict=False))
    ]


def day_month_year(text: str, match: re.Match[str]) -> _Parts:
    """3rd of May 2015, and the lists and ranges that share its month."""
    day, year, back = int(match["day"]), _year_after_day(text, match), _years_back(match)
    end = match.end() if year is not None or back is not None else match.end("month")
    if year is None and back is None:
        if _may_be_verb(text, match) or surroundings.is_street(text, end) or day > LAST_DAY:
            return ()
    elif day > LAST_DAY and surroundings.is_reference(text, match.start()):
        return ()
    head = _head_parts(match)
    last = Part(
        start=match.start("last") if match["head"] else match.start(),
        end=end,
        day=day,
        month=month_number(match["month"]),
        year=year,
        years_back=back,
    )
    return (*head, last)


def month_day_year(text: str, match: re.Match[str]) -> _Parts:
    """May 3, 2016 and March 12th."""
    day, year, back = int(match["day"]), _year_after_day(text, match), _years_back(match)
    if year is not None and _is_short(match["year"]) and int(match["year"]) <= LAST_DAY:
        year = None
    end = match.end() if year is not None or back is not None else match.end("last")
    if year is None and back is None and not match["ord"]:
        counted = surroundings.counts_something(text, end) or surroundings.is_time_of_day(text, end)
        if counted or day > LAST_DAY or _may_be_verb(text, match):
            return ()
    is_day = match["ord"] or day < _SHORTEST_YEAR or surroundings.has_day_lead(text, match.start())
    return (
        Part(
            start=match.start(),
            end=end,
            day=day,
            month=month_number(match["month"]),
            year=year,
            years_back=back,
            unsure=not is_day and match.start() == match.start("month"),
        ),
    )


def month_days_year(_text: str, match: re.Match[str]) -> _Parts:
    """May 3 and 4, 2016; Aug 10 - 12, 2013: days after the month that share a year."""
    month, year = month_number(match["month"]), full_year(match["year"])
    tail, offset = list(_TAIL_ITEM.finditer(match["tail"])), match.start("tail")
    days = [int(match["day"])] + [_day_in(item["item"]) for item in tail]
    starts = [match.start()] + [offset + item.start("item") for item in tail]
    ends = [match.end("last")] + [offset + item.end("item") for item in tail[:-1]] + [match.end()]
    links = [_link_of(item["link"]) for item in tail] + [None]
    return tuple(
        Part(start=start, end=end, day=day, month=month, year=year, link=link)
        for start, end, day, link in zip(starts, ends, days, links, strict=True)
    )


def whole_date(_text: str, match: re.Match[str]) -> _Parts:
    """Thu Sep 25 10:36:28 2003, and other forms that state day, month and year in full."""
    return (_plain(match, day=int(match["day"])),)


def year_month_day(_text: str, match: re.Match[str]) -> _Parts:
    """2009 May 22nd, 2012/Aug/10, 2024 August."""
    return (_plain(match, day=int(match["day"]) if match["day"] else None),)


def spelled_day_month(text: str, match: re.Match[str]) -> _Parts:
    """The first of March 2016; without "of" only with a year."""
    year = _year_after_day(text, match)
    if year is None and not match["of"]:
        return ()
    end = match.end("month") if year is None else match.end()
    day, month = spelled_number(match["words"], ORDINAL_WORDS), month_number(match["month"])
    return (Part(start=match.start(), end=end, day=day, month=month, year=year),)


def month_spelled_day(_text: str, match: re.Match[str]) -> _Parts:
    """June fifth 2016."""
    return (_plain(match, day=spelled_number(match["words"], {**ORDINAL_WORDS, **CARDINAL_WORDS})),)


def _plain(match: re.Match[str], *, day: int | None) -> Part:
    """A part of which the whole match is the text, with its year."""
    return Part(
        start=match.start(),
        end=match.end(),
        day=day,
        month=month_number(match["month"]),
        year=full_year(match["year"]),
    )


def month_alone(text: str, match: re.Match[str]) -> _Parts:
    """In March, end of Feb; elsewhere a part that counts only beside another date."""
    back, name = _years_back(match), match["month"]
    strong = back is not None or surroundings.has_month_lead(text, match.start(), name)
    if not strong and name in EVERYDAY_WORDS:
        return ()
    month = month_number(name)
    return (Part(start=match.start(), end=match.end(), month=month, years_back=back, weak=not strong),)
