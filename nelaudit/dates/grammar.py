"""The forms a date takes, as one table.

Each row has a name, examples, a pattern and the reader that turns a match into parts (`named`, `numbered`,
`vague`). The patterns only find, in a text made plain (`words.plain`); what is a real date is settled by the reader
and by the calendar. All rows together make the one pattern `SCANNER`, so that a text without dates is read once.
At one place in a text the rows are tried from the top, and the first that its reader accepts wins: longer forms
stand before shorter ones. To add a form, add a row; a test reads its examples.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.dates import named, numbered, vague
from nelaudit.dates.parts import Part, Said
from nelaudit.dates.words import (
    ALONE,
    CARDINAL_WORDS,
    CONNECTOR,
    GAP,
    IN_LIST,
    ITEM,
    MONTH,
    OPT,
    ORD,
    ORD_GLUED,
    ORDINAL_WORDS,
    WEEKDAY,
    WEEKDAY_NAME,
    YEAR,
    alternatives,
)

Reader = Callable[[Said, re.Match[str]], tuple[Part, ...]]


class Begins(StrEnum):
    """What a form begins with: by this the scanner passes over most of a text."""

    DIGIT = "[0-9]"
    MONTH = MONTH
    WORD = "[a-z]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form of a date."""

    name: str
    examples: tuple[str, ...]
    begins: Begins
    pattern: re.Pattern[str]
    read: Reader


def _form(name: str, examples: str, begins: Begins, read: Reader, *pieces: str) -> Form:
    return Form(
        name=name,
        examples=tuple(examples.split(" · ")),
        begins=begins,
        pattern=re.compile("".join(pieces)),
        read=read,
    )


DIGIT, NAME, WORD = Begins.DIGIT, Begins.MONTH, Begins.WORD

_SUFFIX = rf"(?:{GAP}(?P<which>last|this|next){GAP}year(?![a-z]))?"
_TO_MONTH = rf"(?:{OPT}[-/]{OPT}|(?:(?<=[snrt][tdh]),)?{OPT}(?:day{GAP})?(?:of{GAP}(?:the{GAP})?)?|\.(?=[a-z]))"
_TO_YEAR = rf"(?P<gap> ?[-/.] ?|{OPT},?{OPT}|\.{OPT},{OPT}|{GAP}of{GAP}|{GAP}in{GAP}(?:the{GAP}year{GAP})?)"
_HEAD = rf"(?P<head>(?:{ITEM}{CONNECTOR}){{1,8}})?"
_DAY = rf"(?P<last>(?P<day>[0-9]{{1,2}})(?P<ord>{ORD})?)(?![0-9])"
_DAY_IN_LIST = rf"(?P<last>{WEEKDAY}?(?P<day>[0-9]{{1,2}})(?P<ord>{ORD_GLUED})?)(?![0-9])"
_NAMED = rf"(?P<month>{MONTH})\.?"
_FULL_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"
_NOT_MORE = r"(?![0-9])(?![-/.,\\][0-9])"
_AFTER_LONG = r"(?![0-9_])(?![/.\\][0-9])(?!-[0-9]{1,4}(?![0-9:]))"
_AFTER_SHORT = r"(?!\w)(?![-/.:\\][0-9])"
_ORDINAL = rf"(?P<words>{alternatives(ORDINAL_WORDS)})"
_CARDINAL = rf"(?P<words>{alternatives({**ORDINAL_WORDS, **CARDINAL_WORDS})})"
_TIME = r"(?:t[0-9:.,]{2,18}(?:z|[-+][0-9:]{2,5})?)?"

FORMS: tuple[Form, ...] = (
    _form(
        "numeric range without blanks",
        "5/1-5/7/2020 · 27.11.-29.11.2017 · 01.08.17-04.08.17 · 01/10/2015-31/03/2016",
        DIGIT,
        numbered.numeric_range,
        rf"{ALONE}(?P<day1>[0-9]{{1,2}})(?P<sep>[-/.])(?P<month1>[0-9]{{1,2}})",
        r"(?:(?P<sep1>[-/.])(?P<year1>[0-9]{4}|[0-9]{2}))?\.?-",
        r"(?P<day>[0-9]{1,2})(?P<sep2>[-/.])(?P<month>[0-9]{1,2})(?P<sep3>[-/.])",
        rf"(?P<year>[0-9]{{4}}{_AFTER_LONG}|[0-9]{{2}}{_AFTER_SHORT})",
    ),
    _form(
        "day first in numbers",
        "12/03/2016 · 9.5.16 · 12-3-16 · 12 / 3 / 2016 · 12/4/'16 · 14-15.11.2017 · 12 & 14/03/16",
        DIGIT,
        numbered.numeric,
        rf"{IN_LIST}(?:(?P<first>[0-9]{{1,2}})(?P<join>\.?-|{GAP}(?:&|and){GAP}))?",
        r"(?P<day>[0-9]{1,2})(?P<sep> ?[-/.\\]{1,2} ?)(?P<month>[0-9]{1,2})(?P<sep2> ?[-/.,\\]{1,2} ?)",
        rf"(?P<year>[0-9]{{4}}{_AFTER_LONG}|'?[0-9]{{2}}{_AFTER_SHORT})",
    ),
    _form(
        "year first in numbers",
        "2016-03-12 · 2016/3/12 · 2016-03-12T14:30:00Z",
        DIGIT,
        numbered.iso,
        rf"{IN_LIST}(?P<year>(?:1[5-9]|2[01])[0-9]{{2}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P<sep2>[-/.])",
        rf"(?P<day>[0-9]{{1,2}}){_TIME}{_AFTER_LONG}",
    ),
    _form(
        "day, month by name, year",
        "3rd of May 2015 · 3rd May 2016 · 12-Mar-15 · 12Mar15 · 14thMarch2016 · 3, 10 and 17 May 2016 · 3-5 May 2016",
        DIGIT,
        named.day_month_year,
        rf"{ALONE}{_HEAD}{_DAY_IN_LIST}{_TO_MONTH}{_NAMED}(?:{_TO_YEAR}(?P<year>{YEAR}))?{_SUFFIX}",
    ),
    _form(
        "year, month by name, day",
        "2009 May 22nd · 2012/Aug/10 · 2024 August",
        DIGIT,
        named.whole_date,
        rf"{ALONE}(?P<year>(?:1[5-9]|20)[0-9]{{2}})(?:{OPT}[-/.,]{OPT}|{GAP}){_NAMED}",
        rf"(?:[-/. ]{{1,2}}(?P<day>[0-9]{{1,2}}){ORD}?{_NOT_MORE})?(?!{OPT}[-/.,]?{OPT}[0-9]{{1,4}})",
    ),
    _form(
        "day with a full stop and month by name",
        "28. November 2017 · Tue 28. Nov 2017",
        DIGIT,
        named.whole_date,
        rf"(?:(?<=^ )|(?<=\n)|(?<=day )|(?<=mon )|(?<=tue )|(?<=wed )|(?<=thu )|(?<=fri )|(?<=sat )|(?<=sun ))",
        rf"(?P<day>[0-9]{{1,2}})\.{GAP}{_NAMED}{_TO_YEAR}{_FULL_YEAR}",
    ),
    _form(
        "numbers with blanks only",
        "12 03 2016 · 2016 10 16",
        DIGIT,
        numbered.spaced,
        rf"{ALONE}(?<![0-9] )(?:(?P<day>[0-9]{{2}}) (?P<month>[0-9]{{2}}) (?P<year>(?:19|20)[0-9]{{2}})",
        r"|(?P<year_first>(?:19|20)[0-9]{2}) (?P<month2>[0-9]{2}) (?P<day2>[0-9]{2}))(?!\w)(?! ?[-/.,]?[0-9])",
    ),
    _form(
        "digits run together",
        "on 12032016 · dated 050316 · w/c 140316/210316",
        DIGIT,
        numbered.run_together,
        rf"{ALONE}(?P<first>[0-9]{{8}}|[0-9]{{6}}(?:/(?P<second>[0-9]{{6}}))?)(?!\w)(?![-/.,][0-9])",
    ),
    _form(
        "month and year in numbers",
        "03/2016 · 3-2016 · 11 / 2016 · xx/03/2016",
        DIGIT,
        numbered.month_year_numeric,
        rf"(?:{ALONE}(?<![.])|(?<=[x?][x?][/.-]))(?P<month>0?[1-9]|1[0-2]) ?[-/] ?(?P<year>(?:19|20)[0-9]{{2}}){_NOT_MORE}",
    ),
    _form(
        "year and month in numbers, or a school year",
        "2016-03 · 2015/3 · 2014/15 · 2014-2016",
        DIGIT,
        numbered.year_number,
        rf"{ALONE}(?P<year>(?:19|20)[0-9]{{2}}) ?[-/] ?(?P<number>[0-9]{{1,2}}|20[0-9]{{2}})(?!\w){_NOT_MORE}",
    ),
    _form(
        "day and month in numbers",
        "on 12/3 · Tues 12/3 · seen 12/3",
        DIGIT,
        numbered.day_month_numeric,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})(?P<sep>[/.])(?P<month>[0-9]{{1,2}}){_AFTER_SHORT}",
    ),
    _form(
        "slip in the year",
        "12/03/201 · 12/03/20116",
        DIGIT,
        numbered.slip,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/(?P<year>20[0-9]|20[0-9]{{3}})(?!\w)(?![-/.][0-9])",
    ),
    _form(
        "day, month with an unlisted slip, year",
        "3 Setpembre 2016 · 10th Novembr",
        DIGIT,
        named.misspelt_day_month_year,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})(?P<ord>{ORD_GLUED})?{OPT}(?:of{GAP})?(?P<month>[adfjmnos][a-z]{{3,9}})(?![a-z])",
        rf"(?:{_TO_YEAR}(?P<year>[12][0-9]{{3}}(?![0-9])|'[0-9]{{2}}(?![0-9])))?",
    ),
    _form(
        "so long ago, in numbers",
        "3 weeks ago · 18 months later",
        DIGIT,
        vague.phrase,
        rf"{ALONE}[0-9]{{1,2}}{GAP}(?:{vague.UNITS}|{vague.UNIT}){GAP}{vague.AGO}",
    ),
    _form(
        "year alone",
        "in 2014 · since 2012 · from 2008",
        DIGIT,
        vague.year,
        rf"{ALONE}{vague.YEAR_ALONE}",
    ),
    _form(
        "day of no month",
        "on the 14th · Weds 16th",
        DIGIT,
        vague.day_of_no_month,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})(?P<ord>st|nd|rd|th)(?![\w/])",
        rf"(?P<ends>(?![^.\n]{{0,40}}centile)(?={OPT}(?:[.,;:)\n]|$|and{GAP}(?:the{GAP})?[0-9]|of{GAP}(?:this|that|the){GAP}month)))?",
    ),
    _form(
        "month, day, time, year as machines print it",
        "Thu Sep 25 10:36:28 2003",
        NAME,
        named.whole_date,
        rf"(?P<month>{MONTH}){GAP}(?P<day>[0-9]{{1,2}}),?{GAP}",
        rf"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?{GAP}(?:[a-z]{{3,4}}{GAP})?{_FULL_YEAR}",
    ),
    _form(
        "month by name, several days, year",
        "May 3 and 4, 2016 · Aug 10 - 12, 2013",
        NAME,
        named.month_days_year,
        rf"(?P<month>{MONTH})\.?{GAP}(?:the{GAP})?{_DAY}(?P<tail>(?:{CONNECTOR}{ITEM}){{1,8}}){OPT},?{OPT}{_FULL_YEAR}",
    ),
    _form(
        "month by name, day, year",
        "May 3, 2016 · March 12th 2015",
        NAME,
        named.month_day_year,
        rf"{_NAMED}{OPT}-?{OPT}(?:the{GAP})?{_DAY}{_TO_YEAR}(?P<year>{YEAR})",
    ),
    _form(
        "month and year",
        "March 2015 · Sept. '15 · Mar-16 · october, 2015 · april of 1987",
        NAME,
        named.month_year,
        rf"{_NAMED}{_TO_YEAR}(?P<year>{YEAR})(?![a-z])",
    ),
    _form(
        "month by name, day",
        "March 12th · May 3 last year",
        NAME,
        named.month_day,
        rf"{_NAMED}{OPT}-?{OPT}(?:the{GAP})?{_DAY}{_SUFFIX}",
    ),
    _form(
        "month, day in words, year",
        "June fifth 2016 · jan twenty two, 2018",
        NAME,
        named.month_spelled_day,
        rf"(?P<month>{MONTH}){GAP}(?:the{GAP})?{_CARDINAL},?{GAP}{_FULL_YEAR}",
    ),
    _form(
        "month alone",
        "in March · end of Feb · March-June 2015 · in November last year",
        NAME,
        named.month_alone,
        rf"(?P<month>{MONTH}){_SUFFIX}",
    ),
    _form(
        "day in words",
        "the first of March 2016 · fourth of July · twenty-first march 2016",
        WORD,
        named.spelled_day_month,
        rf"{_ORDINAL}{GAP}(?:day{GAP})?(?P<of>of{GAP})?{_NAMED}(?:{_TO_YEAR}(?P<year>{YEAR}))?",
    ),
    _form(
        "weekday alone",
        "on Monday · by Friday · Tuesday morning",
        WORD,
        vague.weekday,
        rf"{vague.FULL_WEEKDAY}(?:{GAP}(?P<part>morning|afternoon|evening|night))?(?![\w])",
    ),
    _form(
        "last, this or next",
        "last year · previous month · next term · this week · last Tuesday · last 6 months · in recent weeks",
        WORD,
        vague.phrase,
        rf"(?:last|previous|this(?! day)|next|following|past|coming|recent){GAP}(?:(?:[0-9]{{1,2}}|{vague.COUNT}){GAP})?",
        rf"(?:{vague.UNITS}|{vague.UNIT}|{vague.FULL_WEEKDAY}|{vague.SEASON}(?:{GAP}term)?|{vague.FEAST}|morning|afternoon",
        rf"|evening)(?![\w-])(?!{GAP}[0-9]{{1,4}}[-/.][0-9])",
    ),
    _form(
        "so long ago or later",
        "a few weeks ago · several months earlier · two days later",
        WORD,
        vague.phrase,
        rf"{vague.COUNT}{GAP}(?:{vague.UNITS}|{vague.UNIT}|fortnights){GAP}{vague.AGO}",
    ),
    _form(
        "the day before",
        "the week before. · the day after.",
        WORD,
        vague.phrase,
        rf"(?:day|night|week|weekend|month|term|year){GAP}(?:before|after)(?= {{0,3}}(?:[.,;]|$))",
    ),
    _form(
        "nearly now",
        "recently · lately · yesterday · a while ago · some time ago · the other day",
        WORD,
        vague.phrase,
        rf"(?:recently|lately|yesterday|tomorrow|today|tonight|nowadays|the{GAP}other{GAP}(?:day|week)",
        rf"|(?:a{GAP}(?:short{GAP}|long{GAP})?while|some ?time|(?:a{GAP})?long{GAP}time|not{GAP}long){GAP}ago",
        rf"|in{GAP}the{GAP}past|at{GAP}some{GAP}point)(?![\w-])",
    ),
    _form(
        "part of a year",
        "early 2015 · mid-2014 · end of 2015 · late in 2013 · early in the new year",
        WORD,
        vague.phrase,
        r"(?:early|mid|middle|late|later|end|beginning|start|(?:first|second|latter) half)",
        rf"(?:-|{GAP})(?:(?:in|of|part{GAP}of){GAP}(?:the{GAP}year{GAP})?)?(?:{vague.YEAR_ALONE}|the{GAP}new{GAP}year)",
    ),
    _form(
        "season, feast or term",
        "summer 2015 · autumn term 2015 · Christmas 2014 · Easter holidays 2016 · over half term · in the spring",
        WORD,
        vague.season,
        rf"(?:(?:early|late){GAP})?(?:{vague.SEASON}|{vague.FEAST})",
        rf"(?P<term>{GAP}(?:half[ -])?term)?(?:{GAP}(?:holidays?|break))?(?P<dated>{vague.OF_YEAR})?(?!\w)",
    ),
    _form(
        "quarter or school year",
        "Q3 2015 · quarter 2 of 2015/16",
        WORD,
        vague.phrase,
        rf"(?:q[1-4]|quarter{GAP}[1-4]),?{OPT}(?:of{GAP})?{vague.DIGITS}(?:[-/](?:20)?[0-9]{{2}})?(?![0-9])",
    ),
)

WEEKDAY_BEFORE = re.compile(WEEKDAY)
"""A weekday and the blank after it, before a date, to which it then belongs."""

BARE_DAY = re.compile(rf"(?P<day>[0-9]{{1,2}})(?P<ord>{ORD})?(?![\w/])(?![.:-][0-9])(?P<ends>)")
"""A day after a weekday: Weds 16th, Weds 16."""

_NAME_OF_GROUP = re.compile(r"\(\?P<[a-z0-9_]+>")


def _scanner() -> re.Pattern[str]:
    """All patterns as one, each in a group of its own, after a sign that belongs to no word, number or sum."""
    groups = [f"(?P<f{number}>{_NAME_OF_GROUP.sub('(?:', form.pattern.pattern)})" for number, form in enumerate(FORMS)]
    of = {begins: [g for g, form in zip(groups, FORMS, strict=True) if form.begins is begins] for begins in Begins}
    rows = [f"(?={begins})(?:{'|'.join(of[begins])})" for begins in (DIGIT, NAME)]
    weekday = rf"(?P<weekday>{WEEKDAY_NAME}[.,]{{0,2}}{GAP}(?:the{GAP})?(?=[0-9]|{MONTH}|{alternatives(ORDINAL_WORDS)}))"
    return re.compile(rf"[^a-z0-9_£$€#](?:{'|'.join([*rows, weekday, *of[WORD]])})")


SCANNER = _scanner()
FORM_OF_GROUP = {f"f{number}": (number, form) for number, form in enumerate(FORMS)}
