"""The words dates are made of, and the pieces of regular expression built from them.

Every repetition here has an upper bound: the texts come from outside, and a rule without a bound
takes seconds on a cell filled with `1,1,1`.
"""

import re

_MONTH_NAMES = (
    ("january", "jan", "janury", "januray"),
    ("february", "feb", "febuary", "feburary", "febraury"),
    ("march", "mar"),
    ("april", "apr", "aprl"),
    ("may",),
    ("june", "jun"),
    ("july", "jul"),
    ("august", "aug", "agust", "augst"),
    ("september", "sept", "sep", "septmber", "setpember"),
    ("october", "oct", "octber"),
    ("november", "nov", "novmber"),
    ("december", "dec", "decmber"),
)
"""Names of the months in order, short forms and the commonest slips of the keyboard included."""

MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, start=1) for name in names}

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


def alternatives(words: dict[str, int]) -> str:
    """A regex group that takes any of the words, the longest first; a space may be a hyphen."""
    longest_first = sorted(words, key=len, reverse=True)
    return "(?:" + "|".join(word.replace(" ", r"[\s-]") for word in longest_first) + ")"


LAST_DAY = 31
LAST_MONTH = 12
"""The highest numbers a day and a month can have."""

GAP = r"[^\S\r\n]{1,3}"
"""One to three blanks on one line; a non-breaking space counts."""

OPT = r"[^\S\r\n]{0,3}"
"""No blank, or up to three."""

ORD = r"(?:[^\S\r\n]?(?:st|nd|rd|th)(?![a-z]))"
"""The ending of 3rd."""

WEEKDAY = (
    r"(?:(?:mon|tues?|wed(?:nes)?|thurs?|thu|fri|sat(?:ur)?|sun)(?:day)?s?(?![a-z])[.,]{0,2}"
    rf"{GAP}(?:the{GAP})?)"
)
"""Tuesday, Tues, Weds and so on with the blank after it."""

MONTH = rf"(?=[adfjmnos]){alternatives(MONTHS)}(?![a-z])"
"""A month's name; the first look is for speed alone."""

ITEM = rf"(?:{WEEKDAY}?[0-9]{{1,2}}{ORD}?(?![0-9a-z]))"
"""One day in a list that shares a month: 3, 3rd, Tues 3rd."""

CONNECTOR = (
    rf"(?:{OPT}(?:,{OPT}(?:and|&)|,|/|&|\+|[-–—]|(?:and|or|to|until|till|through|thru)(?![a-z]))"
    rf"{OPT}(?:the{GAP})?)"
)
"""What joins two dates."""

RANGE_CONNECTOR = re.compile(r"[-–—]|to|until|till|through|thru", re.IGNORECASE)
"""What joins two dates into a range."""

YEAR = r"(?:[12][0-9]{3}|['’‘`´][^\S\r\n]?[0-9]{2}|[0-9]{2})(?![0-9])"  # noqa: RUF001  typed apostrophes
"""2016, '16 or 16."""

FREE = r"(?<![\w£$€#])(?<![0-9][.,:/\\-])"
"""Before a number that belongs to no longer number, sum or code."""

FREE_IN_LIST = r"(?<![\w£$€#])(?<![0-9][.:/\\-])"
"""The same before a whole date, where a comma may end the one before: 1/5/2016,2/5/2016."""


_LOOKALIKES = str.maketrans("ıİſK", "iisk")  # noqa: RUF001  the letters that ignoring case lets in


def small(word: str) -> str:
    """A word in small letters; the few foreign letters that a regex takes for ours become ours."""
    return word.translate(_LOOKALIKES).lower()


def month_number(name: str) -> int:
    """The number of a month's name."""
    return MONTHS[small(name)]


def spelled_number(words: str, table: dict[str, int]) -> int:
    """The number of spelled words; "twenty-first" is as good as "twenty first"."""
    return table[re.sub(r"[\s-]", " ", small(words))]


def full_year(digits: str) -> int:
    """The year of two or four digits, an apostrophe before them or not; 00-49 are 2000s."""
    number = int(digits.lstrip("'’‘`´ \u00a0\u202f\t"))  # noqa: RUF001  typed apostrophes
    if number >= 100:  # noqa: PLR2004  two digits or four
        return number
    return number + (2000 if number < 50 else 1900)  # noqa: PLR2004  the pivot
