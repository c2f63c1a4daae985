"""What stands in a cell of an OpenDocument workbook: its typed value, or its paragraphs as a program shows them."""

import datetime as dt
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import product

from nelaudit.model.workbooks import CellValue, as_text
from nelaudit.reading.display import Parts, Run, day_or_moment, to_the_second

OFFICE = "urn:oasis:names:tc:opendocument:xmlns:office:1.0 "
VALUE_TYPE = OFFICE + "value-type"
SHOWN_AS_TEXT = frozenset({"percentage", "currency"})
"""The types of values whose paragraph says more than the number."""

_BREAK = re.compile(r"[ \t\r\n]*[\t\r\n][ \t\r\n]*")
_GAP = "\0"
"""In place of line breaks and tabs between the tags, which a program shows as one blank, and as none at the ends."""

_SPAN = re.compile(r"(-?)P(?:(\d{1,6})D)?T(?=\d)(?:(\d{1,9})H)?(?:(\d{1,9})M)?(?:(\d{1,9})(?:[.,](\d{1,6})\d*)?S)?")
_FILLED = re.compile(r"0[0-9 \-/]*[0-9]")
_NUMBER = re.compile(r"[0-9\s.,'’+()-]*(?:E[+-]?[0-9]+)?")
_WORD = re.compile(r"[^\W_]+")
_FIRST_DAY, _SERIALS = dt.date(1899, 12, 30), range(1, 80_000)
_FEWEST_LETTERS, _WHOLE, _TIME = 2, frozenset({"day", "month", "year"}), frozenset({"time"})
_DAY, _ANY_DAY = dt.timedelta(days=1), dt.date(2000, 1, 1)


@dataclass(kw_only=True)
class Paragraph:
    """A paragraph that is being read: its pieces, and whether each of the spans that are open is struck out."""

    runs: list[Run] = field(default_factory=list)
    spans: list[bool | None] = field(default_factory=list)

    def add(self, text: str) -> None:
        """Adds what tags say: a tab, a line break, blanks."""
        self.runs.append(Run(text=text, struck=self.spans[-1] if self.spans else None))

    def add_typed(self, text: str) -> None:
        """Adds what stands between tags."""
        self.add(_BREAK.sub(_GAP, text) if "\n" in text or "\t" in text or "\r" in text else text)

    def open_span(self, struck: bool | None) -> None:  # noqa: FBT001 - three-valued
        """What follows is struck out or not; None is as what stands around it."""
        self.spans.append(struck if struck is not None or not self.spans else self.spans[-1])

    def close_span(self) -> None:
        """The innermost span ends."""
        if self.spans:
            self.spans.pop()

    def ended(self) -> list[Run]:
        """Its pieces as they are shown."""
        if not any(_GAP in run.text for run in self.runs):
            return self.runs
        texts = [run.text for run in self.runs]
        for order in (range(len(texts)), range(len(texts) - 1, -1, -1)):
            for at in order:
                texts[at] = texts[at].lstrip(_GAP) if order.step > 0 else texts[at].rstrip(_GAP)
                if texts[at]:
                    break
        return [
            Run(text=text.replace(_GAP, " "), struck=run.struck)
            for text, run in zip(texts, self.runs, strict=True)
            if text
        ]


def text_of(runs: Sequence[Run]) -> str:
    """The text of some pieces."""
    return "".join(run.text for run in runs)


def joined_paragraphs(paragraphs: Sequence[Sequence[Run]]) -> list[Run]:
    """The pieces of a cell's paragraphs, each paragraph on a line of its own."""
    if len(paragraphs) == 1:
        return list(paragraphs[0])
    found: list[Run] = []
    for number, runs in enumerate(paragraphs):
        first, *rest = runs or [Run(text="")]
        found += (Run(text="\n" + first.text, struck=first.struck), *rest) if number else (first, *rest)
    return found


def typed_value(attributes: Mapping[str, str], text: str) -> CellValue:
    """The value of a cell by its type; its text where it is a text, or its type is not what it says."""
    kind = attributes.get(VALUE_TYPE, "string")
    try:
        if kind in {"float", *SHOWN_AS_TEXT}:
            value = float(attributes[OFFICE + "value"])
            return (_day_of_number(value, text) or value) if math.isfinite(value) else text
        if kind == "date":
            return _stated_day(attributes[OFFICE + "date-value"].strip(), text)
        if kind == "time":
            return _time(attributes[OFFICE + "time-value"])
        if kind == "boolean":
            return attributes[OFFICE + "boolean-value"] == "true"
    except (KeyError, ValueError, OverflowError):
        return text
    return text or attributes.get(OFFICE + "string-value", "")


def says_more(value: CellValue, text: str) -> bool:
    """Whether the text beside a number says other than it: a unit, a currency, noughts in front as references have, no sign."""
    if not isinstance(value, float):
        return False
    if value < 0 and text == as_text(-value):
        return True
    if _FILLED.fullmatch(text):
        return value == int(re.sub(r"\D", "", text))
    return _NUMBER.fullmatch(text) is None and any(sign.isalnum() for sign in text)


def parts_shown(day: dt.date, text: str, formatted: Parts) -> Parts:
    """Which parts of a day its cell shows, by the text beside it and by its format; none where neither says so.

    The text decides where the format is of other parts, as where a program keeps texts and one format for all days.
    """
    named = parts_named(text, day)
    if formatted == _TIME and _WHOLE not in named:
        return formatted  # 10:12 is no day in December
    return formatted if formatted in named or not named else named[0]


def says_when(text: str, day: dt.date) -> bool:
    """Whether a text has words around a whole day that is named in it, such as “w/c 07/03/2016”: they are part of what it says."""
    weekday, month = (
        {f"{day:{long}}".casefold(), f"{day:{short}}".casefold()} for long, short in (("%A", "%a"), ("%B", "%b"))
    )
    words = [word for word in _WORD.findall(text) if word.casefold() not in weekday]
    others = [word for word in words if word.isalpha() and word.casefold() not in month]
    whole = " ".join(word for word in words if word not in others)
    return sum(map(len, others)) >= _FEWEST_LETTERS and parts_named(whole, day)[:1] == [_WHOLE]


def parts_named(text: str, day: dt.date) -> list[Parts]:
    """Which parts of a day a text may name, the likeliest first; none where it is of another day, or names more.

    “16-Mar” may be a day or a month of 2016: the number that stands first is rather a day.
    """
    weekday = {f"{day:%A}".casefold(), f"{day:%a}".casefold()}
    words = [word for one in _WORD.findall(text) if (word := one.lstrip("0").casefold()) not in weekday]
    months = {str(day.month), f"{day:%B}".casefold(), f"{day:%b}".casefold()}
    wanted = {"day": {str(day.day)}, "month": months, "year": {str(day.year), f"{day:%y}".lstrip("0")}}
    less = (
        (("day", "month"), ("month", "year")) if words[:1] == [str(day.day)] else (("month", "year"), ("day", "month"))
    )
    return [
        frozenset(parts)
        for parts in (("day", "month", "year"), *less)
        if any(sorted(words) == sorted(one) for one in product(*(wanted[part] for part in parts)))
    ]


def _day_of_number(value: float, text: str) -> dt.date | None:
    """The day that a number stands for, where the text beside it names it: some programs write dates so, without a type."""
    if _NUMBER.fullmatch(text) or not value.is_integer() or int(value) not in _SERIALS:
        return None
    day = _FIRST_DAY + dt.timedelta(days=int(value))
    return day if parts_named(text, day) else None


def _stated_day(stated: str, text: str) -> CellValue:
    """A date as it is stated.

    A moment that is stated by Greenwich time may be the midnight of the next day to its sender: there the text beside it
    says of which day it is.

    Raises:
        ValueError: it is no date.
    """
    value = day_or_moment(stated)
    if isinstance(value, dt.datetime) and stated.endswith("Z"):
        days = (value.date(), value.date() + _DAY)
        return next((day for day in days if parts_named(text, day)), value)
    return value


def _time(stated: str) -> CellValue:
    """A time of day, or a span of a day and more.

    Raises:
        ValueError: it is neither.
    """
    match = _SPAN.fullmatch(stated.strip())
    if match is None:
        raise ValueError(stated)
    days, hours, minutes, seconds = (int(match[group] or 0) for group in (2, 3, 4, 5))
    span = dt.timedelta(
        days=days, hours=hours, minutes=minutes, seconds=seconds, microseconds=int((match[6] or "").ljust(6, "0"))
    )
    if match[1] or span >= _DAY:
        return -span if match[1] else span
    return to_the_second((dt.datetime.combine(_ANY_DAY, dt.time()) + span).time())
