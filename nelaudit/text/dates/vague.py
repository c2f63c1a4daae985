"""Words that place an event in time and name no date: the pieces of their patterns, and their readers.

What comes in is the text and a match of a row of `grammar.FORMS`. What goes out are parts without a month. Weekdays,
seasons and years count only after a word that makes them a time, since "Wednesday" may be a name and "2014" a number.
"""

import re

from nelaudit.text.dates import surroundings
from nelaudit.text.dates.parts import DatePart, SaidDate
from nelaudit.text.dates.words import GAP, alternatives


def _listed(words: str) -> tuple[str, ...]:
    """Words and phrases out of a text that parts them by commas."""
    return tuple(word.strip() for word in words.split(","))


_UNIT_WORDS = _listed(
    "day, night, week, weekend, fortnight, month, term, quarter, year, decade, half term, school year, academic year"
)
_COUNTS = _listed(
    "one, two, three, four, five, six, seven, eight, nine, ten, eleven, twelve, eighteen, several, some, many, few"
    ", couple, couple of, a, an, a few, a couple, a couple of, a number of"
)
UNIT = alternatives(_UNIT_WORDS)
UNITS = r"(?:day|night|week|weekend|month|term|quarter|year|decade)s"
COUNT = alternatives(_COUNTS)
SEASON = r"(?:spring|summer|autumn|winter)"
FEAST = (
    rf"(?:christmas|xmas|easter|new{GAP}year|half[ -]term|bonfire{GAP}night|halloween|boxing{GAP}day|whitsun|weekend"
    rf"|bank{GAP}holiday|(?:good|easter){GAP}(?:friday|monday))"
)
FULL_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
DIGITS = r"(?:19[5-9][0-9]|20[0-4][0-9])"
YEAR_ALONE = rf"{DIGITS}(?![0-9£$€%])(?![-/.,:\\][0-9])"
OF_YEAR = rf"(?:{GAP}(?:of{GAP}|in{GAP})?{YEAR_ALONE})"
AGO = r"(?:ago|earlier|later|previously|beforehand|afterwards|(?:before|prior)(?= {0,3}(?:[.,;]|$)))(?!\w)"

_YEAR_LEADS = _listed(
    "in, since, during, until, till, throughout, around, before, after, from, by, between, circa, year, born"
)
YEAR_LED = (
    r"(?=19[5-9]|20[0-4])(?:"
    + "|".join(rf"(?<=[^a-z]{lead} )" for lead in _YEAR_LEADS)
    + rf"|(?<=[0-9]{{4}} to )|(?<=[0-9]{{4}} and )|(?<=[0-9]{{4}}-)){YEAR_ALONE}"
)
"""A year after a word that makes it a time, or after another year: in 2014, from 2008 to 2011."""

# What each kind of phrase opens with, for the scanner:
COUNTED = tuple(f"{count} {unit}{end}" for count in _COUNTS for unit in _UNIT_WORDS for end in ("", "s"))
NEARBY = (
    *_listed("last, next, previous, following, past, coming, recent"),
    *(f"this {unit}" for unit in _UNIT_WORDS),
    *_listed("this morning, this afternoon, this evening, this spring, this summer, this autumn, this winter"),
    *_listed("this christmas, this easter"),
)
NOW = _listed(
    "recently, lately, yesterday, tomorrow, today, tonight, nowadays, the other day, the other week, a while ago"
    ", a short while ago, a long while ago, while ago, some time ago, sometime ago, a long time ago, long time ago"
    ", not long ago, in the past, at some point"
)
_PARTS = _listed("early, mid, middle, late, later, end, beginning, start, first half, second half, latter half")
PARTS = (
    *(f"{part} {how}{year}" for part in _PARTS for how in ("", "in ", "of ", "part of ") for year in (19, 20)),
    *(f"{part} {how}the {what}" for part in _PARTS for how in ("in ", "of ") for what in ("year", "new year")),
)
SEASONS = _listed(
    "spring, summer, autumn, winter, early spring, early summer, early autumn, early winter, late spring, late summer"
    ", late autumn, late winter, christmas, xmas, easter, new year, half term, bonfire night, halloween, boxing day"
    ", whitsun, good friday, weekend, bank holiday"
)
QUARTERS = _listed("q1, q2, q3, q4, quarter 1, quarter 2, quarter 3, quarter 4")
DAY_BEFORE = tuple(f"{unit} {way}" for unit in _UNIT_WORDS for way in ("before", "after", "prior"))

_Parts = tuple[DatePart, ...]
_NOT_A_YEAR = re.compile(
    rf"{GAP}(?:act|regulations?|guidance|order|code|standards?|pieces|people|children|times|pounds|edition)(?![a-z])"
)


def phrase(_said: SaidDate, match: re.Match[str]) -> _Parts:
    """A phrase that is vague wherever it stands: last year, a few weeks ago, recently."""
    return (DatePart(match.start(), match.end()),)


def season(said: SaidDate, match: re.Match[str]) -> _Parts:
    """A season or feast: vague with its year, as a term, or after a word such as over, in, at."""
    if (
        match["dated"]
        or match["term"]
        or match["off"]
        or match["eve"]
        or "half" in match.group()
        or surroundings.has_period_lead(said.plain, match.start())
    ):
        return (DatePart(match.start(), match.end()),)
    return ()


def year(said: SaidDate, match: re.Match[str]) -> _Parts:
    """A year alone after in, since, by and the like: but not that of an act."""
    return () if _NOT_A_YEAR.match(said.plain, match.end()) else (DatePart(match.start(), match.end()),)


def weekday(said: SaidDate, match: re.Match[str]) -> _Parts:
    """On Monday, Tuesday morning, Friday pm, Saturday's assault, Thursday at 2; not every Monday."""
    if surroundings.has_weekday_lead(said.plain, match.start()):
        return (DatePart(match.start(), match.end()),)
    if (match["part"] or match["timed"] is not None) and not surroundings.is_every(said.plain, match.start()):
        return (DatePart(match.start(), match.end()),)
    return ()


def day_of_no_month(said: SaidDate, match: re.Match[str]) -> _Parts:
    """On the 14th: a bare day, which a date before it in a list may give its month; after a weekday even Weds 16."""
    led = surroundings.has_bare_day_lead(said.plain, match.start()) and match["ord"] and match["ends"] is not None
    return (DatePart(match.start(), match.end(), int(match["day"]), weak=not led),)
