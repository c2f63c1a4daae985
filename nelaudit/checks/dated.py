"""Checks of the dates that stand on a form: none, vague, impossible, a number in place of one."""

import datetime as dt
import re
from collections.abc import Callable, Iterator, Sequence
from functools import lru_cache

from nelaudit.checks.check import Applies, Hit, at, check
from nelaudit.checks.seen import Seen
from nelaudit.checks.wordlists import is_no_date, only_denies
from nelaudit.model.dates import DateKind, DateMention
from nelaudit.model.findings import Severity
from nelaudit.model.returns import Input
from nelaudit.model.wording import listed, shortened

_LABEL, _DAY_LENGTH = 120, 10
_WRONG = frozenset({DateKind.IMPOSSIBLE, DateKind.US_ORDER})
_FIRST_SERIAL = dt.date(1899, 12, 30)
_SERIALS = range(20_000, 80_000)
_SERIAL = re.compile(r"[0-9]{5}(?:\.[0-9]{1,15})?")
_BETWEEN = re.compile(r"[;,\s]+")
_CLOCK = re.compile(r"[0-9]{1,2}[:.][0-9]{2}(?::[0-9]{2})?\s*(?:am|pm|hrs?|hours)?", re.IGNORECASE)


@lru_cache(maxsize=1024)
def serial_days(text: str) -> tuple[dt.date, ...]:
    """The days meant by Excel's own numbers, where a text is one such number or several; else none."""
    parts = [part for part in _BETWEEN.split(text.strip()) if part]
    if not parts or not all(_SERIAL.fullmatch(part) and int(float(part)) in _SERIALS for part in parts):
        return ()
    return tuple(_FIRST_SERIAL + dt.timedelta(days=int(float(part))) for part in parts)


def _only(seen: Seen, wanted: Callable[[Sequence[DateMention]], bool]) -> Iterator[Hit]:
    """Rows under the date rule whose date mentions, taken together, are such."""
    for question, answer in seen.told:
        found = seen.dates[answer.question]
        if question.date_rule and found and wanted([mention for _, mention in found]):
            words = ", ".join(dict.fromkeys(f"“{mention.text}”" for _, mention in found))
            yield at(
                found[0][0], answer.question, label=shortened(question.label, _LABEL), dates=seen.quoted(words, 200)
            )


def _all_vague(mentions: Sequence[DateMention]) -> bool:
    return all(one.kind is DateKind.VAGUE for one in mentions)


def _months_at_best(mentions: Sequence[DateMention]) -> bool:
    """Whether a month, or a range of months, is the most exact; what cannot be a date is said elsewhere."""
    kinds = {one.kind for one in mentions}
    full = any(one.kind is DateKind.RANGE and len(one.iso or "") > 2 * _DAY_LENGTH for one in mentions)
    return bool(kinds & {DateKind.MONTH, DateKind.RANGE}) and not kinds & {*_WRONG, DateKind.DAY} and not full


@check(
    "D01", "undated", severity=Severity.ERROR, on_form=True,
    summary="An answer describes events, and no date stands in it or beside it.",
    why="without dates the agencies' accounts of one child cannot be set side by side.",
    put_right="add the date of each event, as dd/mm/yyyy, in the answer or in the column beside it.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” gives no date. Please add the date of each event, as dd/mm/yyyy.",
)  # fmt: skip
def undated(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.told:
        if not question.date_rule or seen.dates[question.name] or only_denies(answer.answer.value):
            continue
        if answer.dates is not None and serial_days(answer.dates.value):
            continue
        yield at(answer.dates or answer.answer, question.name, label=shortened(question.label, _LABEL))


@check(
    "D02", "vague-date-only", severity=Severity.ADVICE, on_form=True,
    summary="The only dates in an answer are vague, such as “last year” or “in the spring”.",
    why="a vague date cannot be set beside the other agencies' dates.",
    put_right="give the day, as dd/mm/yyyy, or at least the month and year.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The only dates in the answer to “{label}” are vague: {dates}.",
)  # fmt: skip
def vague_date_only(seen: Seen) -> Iterator[Hit]:
    yield from _only(seen, _all_vague)


@check(
    "D03", "impossible-date", severity=Severity.ERROR, on_form=True,
    summary="A date cannot be: 31 February, or a thirteenth month, as when day and month are exchanged.",
    why="an event on a day that never was cannot be placed in the chronology, and guessing would invent a date.",
    put_right="check the date in the record and write it as dd/mm/yyyy, the day first.",
    source="Multi-Agency Audit Guidance, section 4",
    message="“{text}” is not a date in the calendar. Please check it and write it as dd/mm/yyyy.",
)  # fmt: skip
def impossible_date(seen: Seen) -> Iterator[Hit]:
    for question, cell in seen.filled_cells:
        for mention in seen.dates_in(cell.value):
            if mention.kind in _WRONG:
                yield at(cell, question, text=mention.text)


@check(
    "D04", "month-only", severity=Severity.ADVICE, on_form=True,
    summary="The most exact date in an answer is a month and year.",
    why="a month cannot show what came first, nor whether a time limit was kept.",
    put_right="give the day, as dd/mm/yyyy, where your record shows it.",
    source="Multi-Agency Audit Guidance, section 4",
    message="The answer to “{label}” gives months and no day: {dates}.",
)  # fmt: skip
def month_only(seen: Seen) -> Iterator[Hit]:
    yield from _only(seen, _months_at_best)


@check(
    "D05", "number-as-date", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A number stands where a date belongs: the way in which Excel counts days, when a date loses its format.",
    why="what the number means is likely and not certain: workbooks from old Macs count from 1904, four years later.",
    put_right="look whether the date shown fits the answer; if not, ask the agency.",
    source="Local",
    message="“{text}” stands where a date belongs. As Excel counts days, that is {dates}.",
)  # fmt: skip
def number_as_date(seen: Seen) -> Iterator[Hit]:
    due = [
        ("", cell)
        for name, cell in seen.returned.inputs.items()
        if name.startswith("proposal.") and name.endswith(".due")
    ]
    for question, cell in (*seen.date_cells, *due):
        days = serial_days(cell.value)
        if days:
            yield at(cell, question, text=cell.value.strip(), dates=listed([f"{day:%d/%m/%Y}" for day in days]))


@check(
    "D06", "no-date-in-date-cell", severity=Severity.ADVICE,
    summary="A cell for one date holds none: a time without its day, a day without its year, a number, or words; or an event "
    "has no date at all.",
    why="an event without a date cannot take its place among the other agencies' events.",
    put_right="look at the form; if the date matters, ask the agency for the day, as dd/mm/yyyy.",
    source="Local",
    message="{what}",
)  # fmt: skip
def no_date_in_date_cell(seen: Seen) -> Iterator[Hit]:
    dated = {date.field for row in seen.chronology if (date := row.get("date")) and _has_date(seen, row.get("event"))}
    for question, cell in seen.date_cells:
        text = cell.value.strip()
        if mentions := seen.dates_in(text):
            if _all_vague(mentions) and not cell.field.endswith(".dates") and cell.field not in dated:
                yield at(cell, question, what=f"The cell for a date holds no whole date: “{seen.quoted(text, 60)}”.")
            continue
        if serial_days(text):
            continue
        if cell.field.endswith(".dates") and not _CLOCK.fullmatch(text) and not text.replace(" ", "").isdigit():
            continue
        if cell.field.startswith("details.") and is_no_date(text):
            continue  # said as missing where it is needed
        found = "only a time" if _CLOCK.fullmatch(text) else "no date that can be read"
        yield at(cell, question, what=f"The cell for a date holds {found}: “{seen.quoted(text, 60)}”.")
    for row in seen.chronology:
        date, event = row.get("date"), row.get("event")
        if event is None or event.blank or (date is not None and not date.blank) or seen.dates_in(event.value):
            continue
        yield at(date or event, what=f"The event “{seen.quoted(event.value, 80)}” has no date.")


def _has_date(seen: Seen, event: Input | None) -> bool:
    """Whether the words of an event say when it was."""
    return event is not None and not _all_vague(seen.dates_in(event.value))
