"""The words dates are made of, and the pieces of regular expression built from them.

Patterns are matched against a text made `plain`: small letters, one kind of blank, dash and apostrophe.
Every repetition here has an upper bound: the texts come from outside, and a rule without a bound
takes seconds on a cell filled with `1,1,1`.
"""

import re
from collections.abc import Iterable

from rapidfuzz.distance import OSA

_MONTH_NAMES = (
    ("january", "jan", "janury", "januray", "janaury", "janurary"),
    ("february", "feb", "febuary", "feburary", "febraury", "febrary"),
    ("march", "mar"),
    ("april", "apr", "aprl", "apirl"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug", "agust", "augst"),
    ("september", "sept", "sep", "septmber", "setpember", "septmeber"),
    ("october", "oct", "octber", "ocotber"),
    ("november", "nov", "novmber", "novemeber"),
    ("december", "dec", "decmber", "decemeber"),
)
"""Names of the months in order, short forms and the commonest slips of the keyboard included."""

MONTH_NAMES = tuple(names[0] for names in _MONTH_NAMES)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}

_WEEKDAY_WORDS = (
    *("monday", "mon", "tuesday", "tues", "tue", "wednesday", "weds", "wed", "thursday", "thurs", "thur", "thu"),
    *("friday", "fri", "saturday", "satur", "sat", "sunday", "sun"),
    *("tuseday", "teusday", "wednesady", "wensday", "wendesday", "wedensday", "thrusday", "thursady", "saterday"),
)
WEEKDAYS = frozenset(_WEEKDAY_WORDS) | {f"{word}s" for word in _WEEKDAY_WORDS}
"""Weekdays, short forms and the commonest slips included."""

_UNITS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth")
_CARDINAL_UNITS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_TEENS = ("tenth", "eleventh", "twelfth", *(f"{stem}teenth" for stem in ("thir", "four", "fif", "six", "seven")))
_TEENS += ("eighteenth", "nineteenth")
_CARDINAL_TEENS = ("ten", "eleven", "twelve", *(f"{stem}teen" for stem in ("thir", "four", "fif", "six", "seven")))
_CARDINAL_TEENS += ("eighteen", "nineteen")


def _spelled(units: tuple[str, ...], teens: tuple[str, ...], tens: tuple[str, str]) -> dict[str, int]:
    """The words for 1 to 31; those of two words stand with one space."""
    words = {word: number for number, word in enumerate(units, start=1)}
    words |= {word: number for number, word in enumerate(teens, start=10)}
    words |= {tens[0]: 20, tens[1]: 30}
    words |= {f"twenty {word}": 20 + number for number, word in enumerate(units, start=1)}
    words[f"thirty {units[0]}"] = 31
    return words


ORDINAL_WORDS = _spelled(_UNITS, _TEENS, ("twentieth", "thirtieth"))
CARDINAL_WORDS = _spelled(_CARDINAL_UNITS, _CARDINAL_TEENS, ("twenty", "thirty"))

EVERYDAY_WORDS = frozenset({"may", "march"})
"""Months that are everyday words as well; written small they need more to go by."""

FIRST_NAMES = frozenset({"april", "may", "june", "jan", "august"})
"""Months that people are called."""

LAST_DAY = 31
LAST_MONTH = 12
"""The highest numbers a day and a month can have."""


def alternatives(words: Iterable[str]) -> str:
    """A regex group that takes any of the words, the longest first; a space may be a hyphen.

    Words that begin alike share their beginning, so that a word is read once and not once a name.
    """
    branches: dict[str, list[str]] = {}
    for word in words:
        branches.setdefault(word[:1], []).append(word[1:])
    pieces = []
    for letter, rests in branches.items():
        if letter:
            pieces.append((r"[ -]" if letter == " " else letter) + (alternatives(rests) if any(rests) else ""))
    body = pieces[0] if len(pieces) == 1 and "" not in branches else f"(?:{'|'.join(pieces)})"
    return f"{body}?" if "" in branches else body


GAP = r" {1,3}"
"""One to three blanks on one line."""

OPT = r" {0,3}"
"""No blank, or up to three."""

ORD = r"(?: ?(?:st|nd|rd|th)(?![a-z]))"
"""The ending of 3rd."""

ORD_GLUED = r"(?: ?(?:st|nd|rd|th))"
"""The same, where the month may follow without a blank: 3rdMay."""

MONTH = rf"{alternatives(MONTHS)}(?![a-z])"
WEEKDAY_NAME = rf"{alternatives(sorted(WEEKDAYS))}(?![a-z])"

WEEKDAY = rf"(?:{WEEKDAY_NAME}[.,]{{0,2}}{GAP}(?:the{GAP})?)"
"""Tuesday, Tues, Weds and so on with the blank after it."""

ITEM = rf"(?:{WEEKDAY}?[0-9]{{1,2}}{ORD}?(?![0-9a-z]))"
"""One day in a list that shares a month: 3, 3rd, Tues 3rd."""

CONNECTOR = (
    rf"(?:{OPT}(?:,{OPT}(?:and|&)|[,;]|/|&|\+|-|(?:and|or|to|until|till|til|through|thru)(?![a-z]))"
    rf"{OPT}(?:(?:again|then){GAP})?(?:on{GAP})?(?:the{GAP})?)"
)
"""What joins two dates."""

RANGE_CONNECTOR = re.compile(r"-|to|until|till?|through|thru")
"""What joins two dates into a range."""

YEAR = r"(?:[1-3][0-9]{3}|['`] ?[0-9]{2}|[0-9]{2})(?![0-9])"
"""2016, '16 or 16."""

ALONE = r"(?<![0-9][.,:/\\-])"
"""Before a number that belongs to no longer number or code."""

IN_LIST = r"(?<![0-9][.:/\\-])"
"""The same before a whole date, where a comma may end the one before: 1/5/2016,2/5/2016."""

_ASCII = {"\t": " ", "\u00a0": " ", "\u202f": " ", "\u2009": " "}
_ASCII |= dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_ASCII |= dict.fromkeys("\u2018\u2019\u00b4", "'")
_ASCII |= {"\u0131": "i", "\u0130": "i", "\u017f": "s", "\u2044": "/", "\u2215": "/"}
_BEYOND_ASCII = tuple(_ASCII.items())


def plain(text: str) -> str:
    """The text as patterns want it, character for character: small letters, one kind of blank and dash.

    One blank stands before it, so that each word and number has something in front of it.
    """
    if text.isascii():
        return " " + text.lower().replace("\t", " ")
    for sign, ours in _BEYOND_ASCII:
        text = text.replace(sign, ours)
    return " " + text.lower()


def month_number(name: str) -> int:
    """The number of a month's name."""
    return MONTHS[name]


_NO_SLIPS = frozenset({"match", "marsh", "marc", "larch", "marcus", "junes", "mays", "jun", "juno", "judy", "jury"})
_SHORTEST_SLIP = 4
_LONG_NAME = 7


def misspelt_month(word: str) -> int | None:
    """The month that a word most likely means: one slip of the keyboard away, two in a long name."""
    if len(word) < _SHORTEST_SLIP or word in _NO_SLIPS:
        return None
    for number, name in enumerate(MONTH_NAMES, start=1):
        slips = 2 if len(name) >= _LONG_NAME and len(word) >= _LONG_NAME else 1
        if len(name) >= _SHORTEST_SLIP and OSA.distance(word, name, score_cutoff=slips) <= slips:
            return number
    return None


def spelled_number(words: str, table: dict[str, int]) -> int:
    """The number of spelled words; "twenty-first" is as good as "twenty first"."""
    return table[words.replace("-", " ")]


def full_year(digits: str) -> int:
    """The year of two or four digits, an apostrophe before them or not; 00-49 are 2000s."""
    bare = digits.lstrip("'` ")
    number = int(bare)
    if len(bare) > 2:  # noqa: PLR2004  two digits or four
        return number
    return number + (2000 if number < 50 else 1900)  # noqa: PLR2004  the pivot
