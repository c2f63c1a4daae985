"""The forms a date takes, as one table.

Each row has a name, examples, what it opens with, a pattern and the reader that turns a match into parts (`named`,
`numbered`, `vague`). The patterns only find, in a text made plain (`words.plain`); what is a real date is settled by
the reader and by the calendar. What the rows open with makes the one pattern `SCANNER`, which passes over a text once
and stops only where a row may begin. There the rows are tried from the top, and the first that its reader accepts
wins: longer forms stand before shorter ones. To add a form, add a row; a test reads its examples.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.late import late
from nelaudit.text.dates import named, numbered, vague
from nelaudit.text.dates.parts import DatePart, SaidDate
from nelaudit.text.dates.words import (
    ALONE,
    CARDINAL_WORDS,
    CONNECTOR,
    GAP,
    IN_LIST,
    ITEM,
    MONTH,
    MONTH_NAMES,
    MONTHS,
    OPT,
    ORD,
    ORD_GLUED,
    ORDINAL_WORDS,
    WEEKDAY,
    WEEKDAY_NAME,
    WEEKDAYS,
    YEAR,
    alternatives,
)

Reader = Callable[[SaidDate, re.Match[str]], tuple[DatePart, ...]]


class DateFormKind(StrEnum):
    """What a form begins with."""

    DIGIT = "digit"
    MONTH = "month"
    WORD = "word"


@dataclass(frozen=True, slots=True, kw_only=True)
class DateForm:
    """One form of a date.

    `opens` says what a text must show for the form to be tried: for a form that begins with a digit a cheap pattern of
    its first signs, for one that begins with a word all words it may begin with; none for one that begins with a month.
    Where several openings match at one place the scanner takes the one that stands first in the table, so a row names
    every opening by which it may be met.
    """

    name: str
    examples: tuple[str, ...]
    kind: DateFormKind
    opens: tuple[str, ...]
    pattern: re.Pattern[str]
    read: Reader


def _digits(name: str, examples: str, opens: tuple[str, ...], read: Reader, *pieces: str) -> DateForm:
    return _form(DateFormKind.DIGIT, name, examples, opens, read, "".join(pieces))


def _month(name: str, examples: str, read: Reader, *pieces: str) -> DateForm:
    return _form(DateFormKind.MONTH, name, examples, (), read, "".join(pieces))


def _word(name: str, examples: str, opens: Iterable[str], read: Reader, *pieces: str) -> DateForm:
    return _form(DateFormKind.WORD, name, examples, tuple(opens), read, "".join(pieces))


def _form(kind: DateFormKind, name: str, examples: str, opens: tuple[str, ...], read: Reader, pattern: str) -> DateForm:
    return DateForm(
        name=name,
        examples=tuple(examples.split(" · ")),
        kind=kind,
        opens=opens,
        pattern=late(pattern),
        read=read,
    )


_SUFFIX = rf"(?:{GAP}(?:of{GAP})?(?P<which>last|this|next){GAP}year(?![a-z]))?"
_TO_MONTH = rf"(?:{OPT}[-/]{OPT}|(?:(?<=[snrt][tdh]),)?{OPT}(?:day{GAP})?(?:of{GAP}(?:the{GAP})?)?|\.(?=[a-z]))"
_TO_YEAR = rf"(?P<gap> ?[-/.] ?|{OPT},?{OPT}|\.{OPT},{OPT}|{GAP}of{GAP}|{GAP}in{GAP}(?:the{GAP}year{GAP})?)"
_HEAD = rf"(?P<head>(?:{ITEM}{CONNECTOR}){{1,8}})?"
_DAY = rf"(?P<last>(?P<day>[0-9]{{1,2}})(?P<ord>{ORD})?)(?![0-9])"
_DAY_IN_LIST = rf"(?P<last>{WEEKDAY}?(?P<day>[0-9]{{1,2}})(?P<ord>{ORD_GLUED})?)(?![0-9])"
_NAMED = rf"(?P<month>{MONTH})\.?"
_FULL_YEAR = r"(?P<year>[12][0-9]{3})(?![0-9])"
_NOT_MORE = r"(?![0-9])(?![-/.,\\][0-9])"
_AFTER_LONG = r"(?![0-9_])(?![/.\\][0-9])(?!-[0-9]{1,4}(?![0-9:]))"
_AFTER_SHORT = r"(?!\w)(?![-.:\\][0-9])(?!/[0-9]{1,9}+(?!\.[0-9]))"
_ORDINAL = rf"(?P<words>{alternatives(ORDINAL_WORDS)})"
_CARDINAL = rf"(?P<words>{alternatives({**ORDINAL_WORDS, **CARDINAL_WORDS})})"
_TIME = r"(?:t[0-9:.,]{2,18}(?:z|[-+][0-9:]{2,5})?)?"

_SIGNS = r"[0-9]{1,4}+ ?[-/.\\]{1,2} ?['0-9]"
_TO_NAME = rf"[0-9]{{1,4}}+ {{0,3}}+[-/,.]?+ {{0,3}}+(?:(?:day )?of )?+(?:the )?+{MONTH}"
_LIST = r"[0-9]{1,2}+ {0,3}+(?:[,&+]|and|or|to|till?|until|thr) {0,3}+(?:[a-z&.]{1,9} {1,3}){0,3}+[0-9]"
_ENDING = "[0-9]{1,2}+ ?(?:st|nd|rd|th)"
_TO_SLIP = r"[0-9]{1,2}+ {0,3}+(?:of )?+[adfjmnos][a-z]{3,9}+,? {1,3}(?:19|20|')[0-9]{2}"
_BLANKS = "[0-9]{1,2} [0-9]{1,2} (?:19|20|[0-9]{2}(?![0-9]))|(?:19|20)[0-9]{2} [0-9]{2} [0-9]{2}"
_RUN = "[0-9]{6}(?:[0-9]{2})?(?![0-9])"
_AGO = rf"[0-9]{{1,2}}+{GAP}(?:{vague.UNITS}|{vague.UNIT}){GAP}{vague.AGO}"

_SPELLED = tuple(f"{word} {after}" for word in ORDINAL_WORDS for after in ("of", "day", *MONTH_NAMES))

_GOES_ON = r"(?:[0-9]{1,2}(?:[:.][0-9]{2})? ?[ap]m|at|by|in|with|when|she|he|they|we|but|after|before|from|to|for|as|it|mum|dad)(?![a-z])"

FORMS: tuple[DateForm, ...] = (
    _digits(
        "day, month and year in numbers",
        "12/03/2016 · 1.3.2016",
        (_SIGNS,),
        numbered.whole,
        rf"{IN_LIST}([0-9]{{1,2}})[/.]([0-9]{{1,2}})[/.]([0-9]{{4}}){_AFTER_LONG}",
    ),
    _digits(
        "day first in numbers",
        "12/03/2016 · 9.5.16 · 12-3-16 · 12 / 3 / 2016 · 12/4/'16 · 1.3.16/2.3.16 · 14-15.11.2017 · 12 & 14/03/16",
        (_SIGNS, _LIST),
        numbered.numeric,
        rf"(?:{IN_LIST}|(?<=\.[0-9]{{2}}/))(?:(?P<first>[0-9]{{1,2}})(?P<join>\.?-|{GAP}(?:&|and){GAP}))?",
        r"(?P<day>[0-9]{1,2})(?P<sep> ?[-/.\\]{1,2} ?)(?P<month>[0-9]{1,2})(?P<sep2> ?[-/.,\\]{1,2} ?)",
        rf"(?P<year>[0-9]{{4}}{_AFTER_LONG}|'?[0-9]{{2}}{_AFTER_SHORT})",
    ),
    _digits(
        "days in numbers that share a month",
        "3, 10 & 17/05/18 · 3, 10 and 17/5/2018",
        (_LIST,),
        numbered.days_of_month,
        rf"{IN_LIST}(?P<head>(?:[0-9]{{1,2}}{ORD}?{OPT}(?:,(?:{OPT}(?:and|&))?|&|and){OPT}){{2,8}})",
        rf"(?P<last>(?P<day>[0-9]{{1,2}}){ORD}?/(?P<month>[0-9]{{1,2}})/(?P<year>[0-9]{{4}}{_AFTER_LONG}|[0-9]{{2}}{_AFTER_SHORT}))",
    ),
    _digits(
        "year first in numbers",
        "2016-03-12 · 2016/3/12 · 2016-03-12T14:30:00Z",
        (_SIGNS,),
        numbered.iso,
        rf"{IN_LIST}(?P<year>(?:1[5-9]|2[01])[0-9]{{2}})(?P<sep>[-/.])(?P<month>[0-9]{{1,2}})(?P<sep2>[-/.])",
        rf"(?P<day>[0-9]{{1,2}}){_TIME}{_AFTER_LONG}",
    ),
    _digits(
        "numeric range without blanks",
        "5/1-5/7/2020 · 27.11.-29.11.2017 · 01.08.17-04.08.17 · 01/10/2015-31/03/2016",
        (_SIGNS,),
        numbered.numeric_range,
        rf"{ALONE}(?P<day1>[0-9]{{1,2}})(?P<sep>[-/.])(?P<month1>[0-9]{{1,2}})",
        r"(?:(?P<sep1>[-/.])(?P<year1>[0-9]{4}|[0-9]{2}))?\.?-",
        r"(?P<day>[0-9]{1,2})(?P<sep2>[-/.])(?P<month>[0-9]{1,2})(?P<sep3>[-/.])",
        rf"(?P<year>[0-9]{{4}}{_AFTER_LONG}|[0-9]{{2}}{_AFTER_SHORT})",
    ),
    _digits(
        "day, month by name, year",
        "3rd of May 2015 · 3rd May 2016 · 12-Mar-15 · 12Mar15 · 14thMarch2016 · 3, 10 and 17 May 2016 · 3-5 May 2016",
        (_TO_NAME, _SIGNS, _ENDING, _LIST),
        named.day_month_year,
        rf"(?:{ALONE}|(?<=[a-z ][0-9]{{4}}[-,/])|(?<=[a-z] [0-9]{{2}}-)){_HEAD}{_DAY_IN_LIST}{_TO_MONTH}{_NAMED}(?:{_TO_YEAR}(?P<year>{YEAR}))?{_SUFFIX}",
    ),
    _digits(
        "year, month by name, day",
        "2009 May 22nd · 2012/Aug/10 · 2024 August",
        (_TO_NAME, _SIGNS),
        named.whole_date,
        rf"{ALONE}(?P<year>(?:1[5-9]|20)[0-9]{{2}})(?:{OPT}[-/.,]{OPT}|{GAP}){_NAMED}",
        rf"(?:[-/. ]{{1,2}}(?P<day>[0-9]{{1,2}}){ORD}?{_NOT_MORE})?(?!{OPT}[-/.,]?{OPT}[0-9]{{1,4}})",
    ),
    _digits(
        "day with a full stop and month by name",
        "28. November 2017 · Tue 28. Nov 2017",
        (_TO_NAME,),
        named.whole_date,
        r"(?:(?:(?<=^ )|(?<=\n))(?=[1-3][0-9])|(?<=day )|(?<=mon )|(?<=tue )|(?<=wed )|(?<=thu )|(?<=fri )|(?<=sat )|(?<=sun ))",
        rf"(?P<day>[0-9]{{1,2}})\.{GAP}{_NAMED}{_TO_YEAR}{_FULL_YEAR}",
    ),
    _digits(
        "numbers with blanks only",
        "12 03 2016 · 2016 10 16 · seen 12 3 16",
        (_BLANKS,),
        numbered.spaced,
        rf"{ALONE}(?<![0-9] )(?:(?P<day>[0-9]{{1,2}}) (?P<month>[0-9]{{1,2}}) (?P<year>(?:19|20)?[0-9]{{2}})",
        r"|(?P<year_first>(?:19|20)[0-9]{2}) (?P<month2>[0-9]{2}) (?P<day2>[0-9]{2}))(?!\w)(?! ?[-/.,]?[0-9])",
    ),
    _digits(
        "digits run together",
        "on 12032016 · dated 050316 · seen 140316/210316",
        (_RUN,),
        numbered.run_together,
        rf"{ALONE}(?P<first>[0-9]{{8}}|[0-9]{{6}})(?:/(?P<second>[0-9]{{6}}))?(?!\w)(?![-/.,][0-9])",
    ),
    _digits(
        "month and year in numbers",
        "03/2016 · 3-2016 · 11 / 2016 · xx/03/2016",
        (_SIGNS,),
        numbered.month_year_numeric,
        rf"(?:{ALONE}(?<![.])|(?<=[x?][x?][/.-]))(?P<month>0?[1-9]|1[0-2]) ?[-/] ?(?P<year>(?:19|20)[0-9]{{2}}){_NOT_MORE}",
    ),
    _digits(
        "year and month in numbers, or a school year",
        "2016-03 · 2015/3 · 2014/15 · 2014-2016",
        (_SIGNS,),
        numbered.year_number,
        rf"{ALONE}(?P<year>(?:19|20)[0-9]{{2}}) ?[-/] ?(?P<number>[0-9]{{1,2}}|20[0-9]{{2}})(?!\w){_NOT_MORE}",
    ),
    _digits(
        "day and month in numbers",
        "on 12/3 · Tues 12/3 · seen 12/3",
        (_SIGNS,),
        numbered.day_month_numeric,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})(?P<sep>[/.])(?P<month>[0-9]{{1,2}}){_AFTER_SHORT}",
    ),
    _digits(
        "slip in the year",
        "12/03/201 · 12/03/20116",
        (_SIGNS,),
        numbered.slip,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})/(?P<month>[0-9]{{1,2}})/(?P<year>20[0-9]|20[0-9]{{3}})(?!\w)(?![-/.][0-9])",
    ),
    _digits(
        "day, month with an unlisted slip, year",
        "3 Setpembre 2016 · 10th Novembr",
        (_TO_SLIP, _ENDING),
        named.misspelt_day_month_year,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})(?P<ord>{ORD_GLUED})?{OPT}(?:of{GAP})?(?P<month>[adfjmnos][a-z]{{3,9}})(?![a-z])",
        rf"(?:{_TO_YEAR}(?P<year>[12][0-9]{{3}}(?![0-9])|'[0-9]{{2}}(?![0-9])))?",
    ),
    _digits(
        "so long ago, in numbers",
        "3 weeks ago · 18 months later",
        (_AGO,),
        vague.phrase,
        rf"{ALONE}{_AGO}",
    ),
    _digits(
        "year alone",
        "in 2014 · since 2012 · from 2008",
        (vague.YEAR_LED,),
        vague.year,
        vague.YEAR_LED,
    ),
    _digits(
        "day of no month",
        "on the 14th · Weds 16th",
        (_ENDING,),
        vague.day_of_no_month,
        rf"{ALONE}(?P<day>[0-9]{{1,2}})(?P<ord>st|nd|rd|th)(?![\w/])",
        rf"(?P<ends>(?![^.\n]{{0,40}}centile)(?={OPT}(?:[.,;:)\n]|$|and{GAP}(?:the{GAP})?[0-9]|of{GAP}(?:this|that|the){GAP}month|{_GOES_ON})))?",
    ),
    _month(
        "month by name, day, year",
        "May 3, 2016 · March 12th 2015",
        named.month_day_year,
        rf"{_NAMED}{OPT}-?{OPT}(?:the{GAP})?{_DAY}{_TO_YEAR}(?P<year>{YEAR})",
    ),
    _month(
        "month and year",
        "March 2015 · Sept. '15 · Mar-16 · october, 2015 · april of 1987",
        named.month_year,
        rf"{_NAMED}{_TO_YEAR}(?P<year>{YEAR})(?![a-z])",
    ),
    _month(
        "month, day, time, year as machines print it",
        "Thu Sep 25 10:36:28 2003",
        named.whole_date,
        rf"(?P<month>{MONTH}){GAP}(?P<day>[0-9]{{1,2}}),?{GAP}",
        rf"[0-9]{{1,2}}:[0-9]{{2}}(?::[0-9]{{2}})?{GAP}(?:[a-z]{{3,4}}{GAP})?{_FULL_YEAR}",
    ),
    _month(
        "month by name, several days, year",
        "May 3 and 4, 2016 · Aug 10 - 12, 2013",
        named.month_days_year,
        rf"(?P<month>{MONTH})\.?{GAP}(?:the{GAP})?{_DAY}(?P<tail>(?:{CONNECTOR}{ITEM}){{1,8}}){OPT},?{OPT}{_FULL_YEAR}",
    ),
    _month(
        "month by name, day",
        "March 12th · May 3 last year",
        named.month_day,
        rf"{_NAMED}{OPT}-?{OPT}(?:the{GAP})?{_DAY}{_SUFFIX}",
    ),
    _month(
        "month, day in words, year",
        "June fifth 2016 · jan twenty two, 2018",
        named.month_spelled_day,
        rf"(?P<month>{MONTH}){GAP}(?:the{GAP})?{_CARDINAL},?{GAP}{_FULL_YEAR}",
    ),
    _month(
        "month alone",
        "in March · end of Feb · March-June 2015 · in November last year",
        named.month_alone,
        rf"(?P<month>{MONTH}){_SUFFIX}",
    ),
    _word(
        "day in words",
        "the first of March 2016 · fourth of July · twenty-first march 2016",
        _SPELLED,
        named.spelled_day_month,
        rf"{_ORDINAL}{GAP}(?:day{GAP})?(?P<of>of{GAP})?{_NAMED}(?:{_TO_YEAR}(?P<year>{YEAR}))?",
    ),
    _word(
        "weekday alone",
        "on Monday · by Friday · Tuesday morning · Sunday pm · Thursday at 2 · Saturday's",
        (),
        vague.weekday,
        rf"{vague.FULL_WEEKDAY}(?P<part>{GAP}(?:morning|afternoon|evening|night|[ap]m)(?!\w)|'s(?!\w))?(?!\w)",
        rf"(?P<timed>(?={GAP}at{GAP}[0-9]))?",
    ),
    _word(
        "last, this or next",
        "last year · previous month · next term · this week · last Tuesday · last 6 months · in recent weeks",
        vague.NEARBY,
        vague.phrase,
        rf"(?:last|previous|this(?! day)|next|following|past|coming|recent){GAP}(?:(?:[0-9]{{1,2}}|{vague.COUNT}){GAP})?",
        rf"(?:{vague.UNITS}|{vague.UNIT}|{vague.FULL_WEEKDAY}|{vague.SEASON}(?:{GAP}term)?|{vague.FEAST}|morning|afternoon",
        rf"|evening)(?![\w-])(?!,?{GAP}(?:the{GAP})?[0-9]{{1,4}}(?:[-/.][0-9]|{ORD}?{OPT}(?:of{GAP})?{MONTH}))",
    ),
    _word(
        "so long ago or later",
        "a few weeks ago · several months earlier · two days later",
        vague.COUNTED,
        vague.phrase,
        rf"{vague.COUNT}{GAP}(?:{vague.UNITS}|{vague.UNIT}|fortnights){GAP}{vague.AGO}",
    ),
    _word(
        "the day before",
        "the week before. · the day after. · the month prior.",
        vague.DAY_BEFORE,
        vague.phrase,
        rf"(?:day|night|week|weekend|month|term|year){GAP}(?:before|after|prior)(?= {{0,3}}(?:[.,;]|$))",
    ),
    _word(
        "nearly now",
        "recently · lately · yesterday · a while ago · some time ago · the other day",
        vague.NOW,
        vague.phrase,
        rf"(?:recently|lately|yesterday|tomorrow|today(?!'s date)|tonight|nowadays|the{GAP}other{GAP}(?:day|week)",
        rf"|(?:a{GAP}(?:short{GAP}|long{GAP})?while|some ?time|(?:a{GAP})?long{GAP}time|not{GAP}long){GAP}ago",
        rf"|in{GAP}the{GAP}past|at{GAP}some{GAP}point)(?![\w-])",
    ),
    _word(
        "part of a year",
        "early 2015 · mid-2014 · end of 2015 · late in 2013 · early in the new year",
        vague.PARTS,
        vague.phrase,
        r"(?:early|mid|middle|late|later|end|beginning|start|(?:first|second|latter) half)",
        rf"(?:-|{GAP})(?:(?:in|of|part{GAP}of){GAP}(?:the{GAP}year{GAP})?)?(?:{vague.YEAR_ALONE}|the{GAP}new{GAP}year)",
    ),
    _word(
        "season, feast or term",
        "summer 2015 · autumn term 2015 · Christmas 2014 · Easter holidays 2016 · over half term · in the spring",
        vague.SEASONS,
        vague.season,
        rf"(?:(?:early|late){GAP})?(?:{vague.SEASON}|{vague.FEAST})",
        rf"(?:'s)?(?P<eve>{GAP}(?:eve|day))?(?P<term>{GAP}(?:half[ -])?term)?(?P<off>{GAP}(?:holidays?|break))?(?P<dated>{vague.OF_YEAR})?(?!\w)",
    ),
    _word(
        "quarter or school year",
        "Q3 2015 · quarter 2 of 2015/16",
        vague.QUARTERS,
        vague.phrase,
        rf"(?:q[1-4]|quarter{GAP}[1-4]),?{OPT}(?:of{GAP})?{vague.DIGITS}(?:[-/](?:20)?[0-9]{{2}})?(?![0-9])",
    ),
)

BARE_DAY = late(rf"(?P<day>[0-9]{{1,2}})(?P<ord>{ORD})?(?![\w/])(?![.:-][0-9])(?P<ends>)")
"""A day after a weekday: Weds 16th, Weds 16."""

Rows = tuple[DateForm, ...]

OPENINGS: dict[str, Rows] = {
    opening: tuple(form for form in FORMS if opening in form.opens)
    for opening in dict.fromkeys(opening for form in FORMS if form.kind is DateFormKind.DIGIT for opening in form.opens)
}
"""The rows that begin with a digit, by what they open with, in the order in which the scanner asks."""

BY_DIGIT: tuple[Rows, ...] = ((), *OPENINGS.values())
"""The same by the number of the scanner's group."""

BY_MONTH: Rows = tuple(form for form in FORMS if form.kind is DateFormKind.MONTH)

BY_WORD: dict[str, Rows] = {
    word: tuple(form for form in FORMS if word in form.opens)
    for word in dict.fromkeys(
        word.replace("-", " ") for form in FORMS if form.kind is DateFormKind.WORD for word in form.opens
    )
}
"""The rows that a word may open, by that word; a hyphen in a text is as good as a blank."""

WEEKDAY_BEFORE = late(rf"{WEEKDAY_NAME}[.,]{{0,2}}{GAP}(?:the{GAP})?(?=[0-9]|{MONTH}|{alternatives(ORDINAL_WORDS)})")
"""A weekday before a date, to which it then belongs."""


def _scanner() -> re.Pattern[str]:
    """Where a row may begin: after a sign that belongs to no word, number or sum, at a digit or a word (`word`)."""
    digits = "|".join(f"({opening})" for opening in OPENINGS)
    words = alternatives(dict.fromkeys([*MONTHS, *WEEKDAYS, *BY_WORD]))
    return late(rf"[^a-z0-9_£$€#](?:(?=[0-9])(?:{digits})|(?P<word>{words})(?![a-z]))")


SCANNER = _scanner()
