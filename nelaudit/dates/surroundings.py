"""What stands beside a number tells whether it is a date: references, addresses, sums, counts.

What comes in is the whole text and an offset; what goes out is yes or no. Each look goes only a
fixed distance from the offset, so that a long text costs no more than a short one.
"""

import re

from nelaudit.dates.words import EVERYDAY_WORDS, GAP, MONTH, ORD

_LOOK = 40
"""How far to look to the left, in characters; the longest phrase below is shorter."""

_TOKEN = 200
"""How far an unbroken run of characters is followed to see whether it is an address."""

# A crime ref 03-12-16, a log no: 12/03/16, a case number 22/12/16, a sort code 20-10-12
_REFERENCE = re.compile(
    r"\b(?:(?:crime|case|incident|occurrence|custody|court|log|cad|niche|urn|upn|pnc|policy|file|nhs|serial)"
    r"[^\S\r\n]{1,3}(?:ref(?:erence)?|no|num(?:ber)?|id|code)s?|sort[^\S\r\n]code|crime|niche|urn|upn|pnc"
    r"|tel(?:ephone)?|phone|mobile|fax)(?:[^\S\r\n](?:no|number|is))?\W{0,3}$",
    re.IGNORECASE,
)

# "version 2.1.16", "v2.1.16", "section 4.2.15", "paras 3.1.12"
_CLAUSE = re.compile(
    r"\b(?:version|ver|v|release|build|section|sect?|para(?:graph)?s?|chapter|clause|regulation|reg|rule"
    r"|standard|table|figure|fig|appendix|annex|ip|criteri(?:on|a)|item|step)(?![a-z])\W{0,3}$",
    re.IGNORECASE,
)

# "on 12/3", "dated 12/3", "since 12/3", "w/c 12/3"
_DATE_LEAD = re.compile(
    r"(?:^|[^\w/])(?:on|dated|date|since|w/?c|commencing)[^\S\r\n]{0,2}:?[^\S\r\n]{0,2}(?:the[^\S\r\n])?$",
    re.IGNORECASE,
)

# "from 12/3", "seen 12/3": but "from 3/10 to 7/10" is a score
_LOOSE_DATE_LEAD = re.compile(
    r"(?:^|[^\w/])(?:from|until|till|visited|held|seen)[^\S\r\n]{1,2}(?:the[^\S\r\n])?$", re.IGNORECASE
)

# "on 5 may", "since March 3": leads for names of months that are everyday words
_MONTH_DAY_LEAD = re.compile(
    r"\b(?:on|dated|date|since|until|till|from|to|before|after|of|the|and)[^\S\r\n]{1,3}$", re.IGNORECASE
)

# "in March", "during feb", "end of Sept", "early May", "mid-June", "last March"
_MONTH_LEAD = re.compile(
    r"\b(?:in|during|since|until|till|throughout|early|mid|late|later|last|this|next"
    r"|(?:end|beginning|start|middle|month|rest|course)[^\S\r\n]of|over|around)"
    r"(?:-|[^\S\r\n]{1,3})(?:the[^\S\r\n])?$",
    re.IGNORECASE,
)

# "by March", "before October": not for months that are also first names ("by June", "from April")
_PLAIN_MONTH_LEAD = re.compile(
    r"\b(?:in|during|since|until|till|early|mid|end[^\S\r\n]of|start[^\S\r\n]of)(?:-|[^\S\r\n]{1,3})$", re.IGNORECASE
)
_NAMELESS_MONTH_LEAD = re.compile(r"\b(?:by|before|after|from|about)[^\S\r\n]$", re.IGNORECASE)
_FIRST_NAMES = frozenset({"april", "may", "june", "jan", "augusta"})

# "in Mar 16", "since Sept 15": a month and a short year, not a day
_SHORT_YEAR_LEAD = re.compile(
    r"\b(?:in|during|since|throughout|early|mid|late|end[^\S\r\n]of|start[^\S\r\n]of)(?:-|[^\S\r\n]{1,3})$",
    re.IGNORECASE,
)

_BETWEEN = re.compile(r"\bbetween[^\S\r\n]{1,3}(?:the[^\S\r\n]{1,3})?$", re.IGNORECASE)

# "12 March 15 minutes", "on 3/4 occasions", "March 5 children": the number counts something
_COUNTED = re.compile(
    rf"{GAP}(?:year|month|week|day|hour|hr|minute|min|time|visit|call|session|incident|occasion|appointment"
    r"|absence|child|children|people|person|pupil|student|member|officer|professional|sibling|other|area"
    r"|question|case|point|meeting|file|page|item|mark)s?(?![a-z])"
    rf"|{GAP}(?:young|of(?![^\S\r\n]{{1,3}}{MONTH})|more|out)(?![a-z])"
    r"|[^\S\r\n]?(?:%|mg|ml|kg|mcg|cm)(?![a-z])",
    re.IGNORECASE,
)

# "12 March 10am", "May 3:30", "12 March 10.30", "3 May 15-20", "12 March 15th": no short year
_NO_SHORT_YEAR = re.compile(
    rf"[^\S\r\n]?(?:am|pm|a\.m|p\.m|hrs?|hours?|h|o.?clock)(?![a-z])|[:.][0-9]|[^\S\r\n]?[-–—/][^\S\r\n]?[0-9]"
    rf"|{ORD}|[^\S\r\n]{{0,2}}{MONTH}|[0-9a-z]",
    re.IGNORECASE,
)

# "12 March 2015hrs", "24 Aug 1915-2015"
_TIME_AFTER = re.compile(r"[^\S\r\n]?(?:hrs?|hours?|h)(?![a-z])|[-–][0-9]{4}(?![0-9])", re.IGNORECASE)

# "12/3 - visit", "12/3: visit", at the beginning of a line
_LINE_START = re.compile(r"(?:^|[\r\n])[^\S\r\n]{0,3}$")
_ENTRY = re.compile(r"[^\S\r\n]?[-–—:][^\S\r\n]")

# A time of day: March 3pm or May 3:30
_TIME_OF_DAY = re.compile(r"[:.][0-9]|[^\S\r\n]?(?:am|pm|hrs)(?![a-z])", re.IGNORECASE)

# "12 May Street", "5 June Close"
_ROAD = re.compile(
    r"[^\S\r\n](?:Street|St|Road|Rd|Close|Avenue|Ave|Lane|Drive|Court|Crescent|Gardens|House|Way|Terrace|Grove"
    r"|Walk|Villas|Mews)(?![a-z])"
)


def _before(text: str, start: int) -> str:
    return text[max(0, start - _LOOK) : start]


def is_reference(text: str, start: int) -> bool:
    """Whether the words before say that a number is a crime, case or telephone number."""
    return _REFERENCE.search(_before(text, start)) is not None


def is_clause(text: str, start: int) -> bool:
    """Whether the words before say that dotted numbers are a version, section or address."""
    return _CLAUSE.search(_before(text, start)) is not None


def has_date_lead(text: str, start: int, *, fraction: bool) -> bool:
    """Whether "12/3" stands in clear date context: on, dated, since.

    Numbers that can be a `fraction`, the first no greater than the second, need the clearest words.
    """
    before = _before(text, start)
    return _DATE_LEAD.search(before) is not None or (not fraction and _LOOSE_DATE_LEAD.search(before) is not None)


def has_day_lead(text: str, start: int) -> bool:
    """Whether "5 may" or "march 3" follows a word that leads up to a date."""
    return _MONTH_DAY_LEAD.search(_before(text, start)) is not None


def has_month_lead(text: str, start: int, name: str) -> bool:
    """Whether a month alone follows a word that makes it a time: in March, end of Feb."""
    before = _before(text, start)
    if name in EVERYDAY_WORDS:
        return _PLAIN_MONTH_LEAD.search(before) is not None
    if _MONTH_LEAD.search(before):
        return True
    return name.lower() not in _FIRST_NAMES and _NAMELESS_MONTH_LEAD.search(before) is not None


def has_short_year_lead(text: str, start: int) -> bool:
    """Whether "Mar 16" is the month of a year: in Mar 16, since Mar 16."""
    return _SHORT_YEAR_LEAD.search(_before(text, start)) is not None


def follows_between(text: str, start: int) -> bool:
    """Whether "between" stands right before."""
    return _BETWEEN.search(_before(text, start)) is not None


def counts_something(text: str, end: int) -> bool:
    """Whether a noun follows that the number counts: 15 minutes, 5 children."""
    return _COUNTED.match(text, end) is not None


def can_be_short_year(text: str, end: int) -> bool:
    """Whether two digits after a day and month may be a year, and not a time, range or count."""
    return not (_NO_SHORT_YEAR.match(text, end) or counts_something(text, end))


def is_time(text: str, end: int) -> bool:
    """Whether "hrs" or the other end of a span of time follows four digits."""
    return _TIME_AFTER.match(text, end) is not None


def is_time_of_day(text: str, end: int) -> bool:
    """Whether the number goes on as a time: 3pm, 3:30."""
    return _TIME_OF_DAY.match(text, end) is not None


def opens_an_entry(text: str, start: int, end: int) -> bool:
    """Whether a line begins here and a dash or colon follows, as in a chronology."""
    return _LINE_START.search(_before(text, start)) is not None and _ENTRY.match(text, end) is not None


def is_street(text: str, end: int) -> bool:
    """Whether a road's name goes on after what looks like a day and month."""
    return _ROAD.match(text, end) is not None


def is_inside_address(text: str, start: int, end: int) -> bool:
    """Whether the unbroken run of characters around is a web or e-mail address."""
    left = text[max(0, start - _TOKEN) : start]
    right = text[end : end + _TOKEN]
    head = "" if left[-1:].isspace() else "".join(left.split()[-1:])
    tail = "" if right[:1].isspace() else "".join(right.split()[:1])
    return "://" in head or "www." in head or "@" in head or tail.startswith("@")
