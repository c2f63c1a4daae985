"""The forms a date takes, as one table.

Each form has a name, an example, a pattern and the reader that turns a match into parts (`named`, `numbered`).
The patterns only find; what is a real date is settled by the reader and by `datetime.date`. Of two
matches that begin at the same character the longer wins, and of two equal ones the earlier form.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from nelaudit.dates import named, numbered
from nelaudit.dates.parts import Part
from nelaudit.dates.words import (
    CARDINAL_WORDS,
    CONNECTOR,
    FREE,
    FREE_IN_LIST,
    GAP,
    ITEM,
    MONTH,
    OPT,
    ORD,
    ORDINAL_WORDS,
    WEEKDAY,
    YEAR,
    alternatives,
)

Reader = Callable[[str, re.Match[str]], tuple[Part, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a date; `needs` says what a text must hold for the form to be worth a look."""

    name: str
    example: str
    needs: frozenset[str]
    pattern: re.Pattern[str]
    read: Reader


def _form(name: str, example: str, needs: set[str], read: Reader, *pieces: str) -> Form:
    return Form(
        name=name,
        example=example,
        needs=frozenset(needs),
        pattern=re.compile("".join(pieces), re.IGNORECASE),
        read=read,
    )


DIGIT = "digit"
NAME = "month name"
CLOCK = "time of day"

_SUFFIX = rf"(?:{GAP}(?P<which>last|this|next){GAP}year(?![a-z]))?"
_TO_MONTH = rf"(?:{OPT}[-–/]{OPT}|(?:(?<=[snrt][tdh]),)?{OPT}(?:day{GAP})?(?:of{GAP}(?:the{GAP})?)?|\.(?=[a-z]))"
_TO_YEAR = (
    rf"(?P<gap>[^\S\r\n]?[-–/.][^\S\r\n]?|{OPT},?{OPT}|\.{OPT},{OPT}|{GAP}of{GAP}"
    rf"|{GAP}in{GAP}(?:the{GAP}year{GAP})?)"
)
_HEAD = rf"(?P<head>(?:{ITEM}{CONNECTOR}){{1,8}})?"
_DAY = rf"(?P<last>(?P<day>[0-9]{{1,2}})(?P<ord>{ORD})?)(?![0-9])"
_DAY_AND_WEEKDAY = rf"(?P<last>{WEEKDAY}?(?P<day>[0-9]{{1,2}})(?P<ord>[^\S\r\n]?(?:st|nd|rd|th))?)(?![0-9])"
_NAMED = rf"(?P<month>{MONTH})\.?"
_NOT_MORE = r"(?![0-9])(?![-/.,\\][0-9])"
_AFTER_LONG = r"(?![0-9_])(?![/.\\][0-9])(?!-[0-9]{1,4}(?![0-9:]))"
_AFTER_SHORT = r"(?![\w])(?![-/.:\\][0-9])"
_ORDINAL = rf"(?P<words>{alternatives(ORDINAL_WORDS)})"
_CARDINAL = rf"(?P<words>{alternatives({**ORDINAL_WORDS, **CARDINAL_WORDS})})"
_CLOCK_TIME = r"(?:T[0-9:.,]{2,18}(?:Z|[-+][0-9:]{2,5})?)?"
_NOT_AFTER_DIGITS = r"(?<![0-9][^\S\r\n])"

FORMS: tuple[Form, ...] = (
    _form(
        "month and year",
        "March 2015 · Sept. '15 · Mar-16 · october, 2015 · april of 1987",
        {NAME, DIGIT},
        named.month_year,
        rf"(?<![a-z0-9_$])(?P<month>{MONTH})\.?{_TO_YEAR}(?P<year>{YEAR})(?![a-z])",
    ),
    _form(
        "day, month by name, year",
        "3rd of May 2015 · Tuesday 3rd May · 12-Mar-15 · 12Mar15 · 3, 10 and 17 May 2016 · 3-5 May 2016",
        {NAME, DIGIT},
        named.day_month_year,
        rf"{FREE}{WEEKDAY}?{_HEAD}{_DAY_AND_WEEKDAY}{_TO_MONTH}{_NAMED}(?:{_TO_YEAR}(?P<year>{YEAR}))?{_SUFFIX}",
    ),
    _form(
        "month by name, day, year",
        "May 3, 2016 · March 12th · Thurs July 31st 2005",
        {NAME, DIGIT},
        named.month_day_year,
        rf"(?<![a-z0-9_$]){WEEKDAY}?{_NAMED}(?:{OPT}-?{OPT})(?:the{GAP})?{_DAY}",
        rf"(?:{_TO_YEAR}(?P<year>{YEAR}))?{_SUFFIX}",
    ),
    _form(
        "day with a full stop, at the beginning of a line or after a weekday",
        "28. November 2017 · Tue 28. Nov 2017",
        {NAME, DIGIT},
        named.whole_date,
        rf"(?:(?<!\w){WEEKDAY}|^|(?<=[\r\n]))(?P<day>[0-9]{{1,2}})\.{GAP}{_NAMED}{_TO_YEAR}(?P<year>[12][0-9]{{3}})(?![0-9])",
    ),
    _form(
        "month by name, several days, year",
        "May 3 and 4, 2016 · Aug 10 - 12, 2013",
        {NAME, DIGIT},
        named.month_days_year,
        rf"(?<![a-z0-9_$]){WEEKDAY}?{_NAMED}{GAP}(?:the{GAP})?{_DAY}(?P<tail>(?:{CONNECTOR}{ITEM}){{1,8}})",
        rf"{OPT},?{OPT}(?P<year>[12][0-9]{{3}})(?![0-9])",
    ),
    _form(
        "month, day, time, year as machines print it",
        "Thu Sep 25 10:36:28 2003",
        {NAME, CLOCK},
        named.whole_date,
        rf"(?<![a-z0-9_]){WEEKDAY}?(?P<month>{MONTH}){GAP}(?P<day>[0-9]{{1,2}}),?{GAP}",
        rf"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?{GAP}(?:[A-Z]{{3,4}}{GAP})?(?P<year>[12][0-9]{{3}})(?![0-9])",
    ),
    _form(
        "year, month by name, day",
        "2009 May 22nd · 2012/Aug/10 · 2024 August",
        {NAME, DIGIT},
        named.year_month_day,
        rf"{FREE}(?P<year>(?:1[5-9]|20)[0-9]{{2}})(?:{OPT}[-/.,]{OPT}|{GAP}){_NAMED}",
        rf"(?:[-/.\s]{{1,2}}(?P<day>[0-9]{{1,2}})(?P<ord>{ORD})?{_NOT_MORE})?(?!{OPT}[-/.,]?{OPT}[0-9]{{1,4}})",
    ),
    _form(
        "day in words",
        "the first of March 2016 · fourth of July · twenty-first march 2016",
        {NAME},
        named.spelled_day_month,
        rf"(?<![a-z0-9])(?=[efmnstw]){WEEKDAY}?{_ORDINAL}{GAP}(?:day{GAP})?(?P<of>of{GAP})?{_NAMED}",
        rf"(?:{_TO_YEAR}(?P<year>{YEAR}))?",
    ),
    _form(
        "month, day in words, year",
        "June fifth 2016 · jan twenty two, 2018",
        {NAME, DIGIT},
        named.month_spelled_day,
        rf"(?<![a-z0-9]){WEEKDAY}?(?P<month>{MONTH}){GAP}(?:the{GAP})?{_CARDINAL},?{GAP}",
        r"(?P<year>[12][0-9]{3})(?![0-9])",
    ),
    _form(
        "month alone",
        "in March · end of Feb · March-June 2015",
        {NAME},
        named.month_alone,
        rf"(?<![a-z0-9_$])(?P<month>{MONTH}){_SUFFIX}",
    ),
    _form(
        "year first in numbers",
        "2016-03-12 · 2016/3/12 · 2016-03-12T14:30:00Z",
        {DIGIT},
        numbered.iso,
        rf"{FREE_IN_LIST}(?P<year>(?:1[5-9]|2[01])[0-9]{{2}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P=sep)",
        rf"(?P<day>[0-9]{{1,2}}){_CLOCK_TIME}{_AFTER_LONG}",
    ),
    _form(
        "day first in numbers, with dot, slash or dash",
        "12/03/2016 · 9.5.16 · 12-3-16 · 12 / 3 / 2016 · 14-15.11.2017 · 12 & 14/03/16",
        {DIGIT},
        numbered.numeric,
        rf"{FREE_IN_LIST}{WEEKDAY}?(?:(?P<first>[0-9]{{1,2}})(?P<join>\.?[-–]|{GAP}(?:&|and){GAP}))?",
        r"(?P<day>[0-9]{1,2})(?P<sep>[^\S\r\n]?[-/.\\–]{1,2}[^\S\r\n]?)(?P<month>[0-9]{1,2})",
        rf"(?P<sep2>[^\S\r\n]?[-/.,\\–]{{1,2}}[^\S\r\n]?)(?P<year>[0-9]{{4}}{_AFTER_LONG}|['’]?[0-9]{{2}}{_AFTER_SHORT})",
    ),
    _form(
        "numeric range without blanks",
        "5/1-5/7/2020 · 27.11.-29.11.2017 · 01.08.17-04.08.17",
        {DIGIT},
        numbered.numeric_range,
        rf"{FREE}(?P<day1>[0-9]{{1,2}})(?P<sep>[-/.])(?P<month1>[0-9]{{1,2}})",
        r"(?:(?P=sep)(?P<year1>[0-9]{4}|[0-9]{2}))?\.?[-–]",
        r"(?P<day>[0-9]{1,2})(?P=sep)(?P<month>[0-9]{1,2})(?P=sep)",
        rf"(?P<year>[0-9]{{4}}{_AFTER_LONG}|[0-9]{{2}}{_AFTER_SHORT})",
    ),
    _form(
        "numbers with blanks only",
        "12 03 2016 · 2016 10 16",
        {DIGIT},
        numbered.spaced,
        rf"{FREE}{_NOT_AFTER_DIGITS}(?:(?P<day>[0-9]{{2}})[^\S\r\n](?P<month>[0-9]{{2}})[^\S\r\n]",
        r"(?P<year>(?:19|20)[0-9]{2})|(?P<year_first>(?:19|20)[0-9]{2})[^\S\r\n](?P<month2>[0-9]{2})[^\S\r\n]",
        r"(?P<day2>[0-9]{2}))(?![\w])(?![^\S\r\n]?[-/.,]?[0-9])",
    ),
    _form(
        "month and year in numbers",
        "03/2016 · 3-2016 · 11 / 2016 · xx/03/2016",
        {DIGIT},
        numbered.month_year_numeric,
        r"(?:(?<![\w£$€#.])(?<![0-9][,:/\\-])|(?<=[x?][x?]/)|(?<=[x?][x?][.-]))(?P<month>0?[1-9]|1[0-2])",
        rf"[^\S\r\n]?[-/][^\S\r\n]?(?P<year>(?:19|20)[0-9]{{2}}){_NOT_MORE}",
    ),
    _form(
        "year and month in numbers, or a school year",
        "2016-03 · 2015/3 · 2014/15 · 2014-2016",
        {DIGIT},
        numbered.year_number,
        rf"{FREE}(?P<year>(?:19|20)[0-9]{{2}})[^\S\r\n]?[-–/][^\S\r\n]?(?P<number>[0-9]{{1,2}}|20[0-9]{{2}}){_NOT_MORE}",
    ),
    _form(
        "day and month in numbers",
        "on 12/3 · Tues 12/3",
        {DIGIT},
        numbered.day_month_numeric,
        rf"{FREE}(?P<weekday>{WEEKDAY})?(?P<day>[0-9]{{1,2}})(?P<sep>[/.])(?P<month>[0-9]{{1,2}}){_AFTER_SHORT}",
    ),
    _form(
        "slip in the year",
        "12/03/201 · 12/03/20116",
        {DIGIT},
        numbered.slip,
        rf"{FREE}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/(?P<year>20[0-9]|20[0-9]{{3}})(?![\w])(?![-/.][0-9])",
    ),
)
