"""Checks of dates against each other: beside and in an answer, in an impossible order, a weekday, a time set by law."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from nelaudit.checks.check import Hit, at, check
from nelaudit.checks.date_bounds import one_day
from nelaudit.checks.seen import Seen, day_of
from nelaudit.model.dates import DateMention
from nelaudit.model.findings import Severity
from nelaudit.model.returns import Answer, Input
from nelaudit.model.tools import Interval, IntervalUnit, QuestionType
from nelaudit.model.wording import counted, shortened
from nelaudit.schedule.workdays import working_days_between

_LABEL, _HOURS = 120, 24
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_WEEKDAY_AFTER = re.compile(r"\s{0,3}[(,]\s{0,3}(?:a\s{1,3})?([A-Za-z]{3,9})\s{0,3}\)")
_WEEKDAY_REACH = 20


@check(
    "D10", "dates-disagree", severity=Severity.ADVICE,
    summary="The date beside an answer is not the one in it: another year, day and month exchanged, or the only day of each.",
    why="one of the two is a slip, and the merged chronology would show whichever was read.",
    put_right="compare both with the rest of the row; if it stays unclear, ask the agency which is right.",
    source="Local",
    message="The column beside the answer to “{label}” says {beside}, and the answer itself {within}.",
)  # fmt: skip
def dates_disagree(seen: Seen) -> Iterator[Hit]:
    for question, answer in seen.told:
        if answer.dates is None or answer.dates.blank:
            continue
        within, beside, common = _days_of(seen, answer)
        known = {(day.day, day.month): day for day in within}
        odd = next(((one, other) for one in beside if (other := _like(one, known))), None)
        if odd is None and not common and len(within) == len(beside) == 1 and _is_alone(seen, answer.dates):
            odd = beside[0], within[0]
        if odd:
            yield at(answer.dates, answer.question, label=shortened(question.label, _LABEL),
                     beside=f"{odd[0]:%d/%m/%Y}", within=f"{odd[1]:%d/%m/%Y}")  # fmt: skip


def _is_alone(seen: Seen, cell: Input) -> bool:
    """Whether a date stands in a cell without any words, which might say that it is another event's."""
    text = cell.value.strip()
    return any(mention.text == text for mention in seen.dates_in(cell.value))


def _days_of(seen: Seen, answer: Answer) -> tuple[list[dt.date], list[dt.date], set[dt.date]]:
    """The days in answer or evidence alone, those in the dates cell alone, each in order, and those in both."""
    within, beside = set[dt.date](), set[dt.date]()
    for cell, _, day in seen.days[answer.question]:
        (beside if cell is answer.dates else within).add(day)
    common = within & beside
    return sorted(within - common), sorted(beside - common), common


def _like(day: dt.date, others: Mapping[tuple[int, int], dt.date]) -> dt.date | None:
    """Of other days, by day and month, one that differs only in the year, or has day and month exchanged."""
    exchanged = others.get((day.month, day.day))
    return others.get((day.day, day.month)) or (exchanged if exchanged and exchanged.year == day.year else None)


@check(
    "D11", "impossible-order", severity=Severity.ADVICE,
    summary="Two dates stand in an order that cannot be, such as an assessment completed before its referral.",
    why="one of the two is a slip, and every time worked out from them would be wrong.",
    put_right="compare both with the rest of the form; if it stays unclear, ask the agency which is right.",
    source="Local",
    message="{later} ({day}) comes before {earlier} ({first}).",
)  # fmt: skip
def impossible_order(seen: Seen) -> Iterator[Hit]:
    inputs = seen.returned.inputs
    first, last = (one_day(seen, inputs.get(f"details.period_{end}")) for end in ("from", "to"))
    if first and last and last < first:
        yield at(inputs["details.period_to"], later="The end of the period audited", day=f"{last:%d/%m/%Y}",
                 earlier="its beginning", first=f"{first:%d/%m/%Y}")  # fmt: skip
    told: set[tuple[str, str]] = set()
    for interval, cell, start, end in _measured(seen):
        if end < start and (interval.start, interval.end) not in told:
            told.add((interval.start, interval.end))
            labels = {name: shortened(seen.questions[name].label, 80) for name in (interval.start, interval.end)}
            yield at(cell, interval.end, later=f"The date for “{labels[interval.end]}”", day=f"{end:%d/%m/%Y}",
                     earlier=f"that for “{labels[interval.start]}”", first=f"{start:%d/%m/%Y}")  # fmt: skip


def _measured(seen: Seen) -> Iterator[tuple[Interval, Input, dt.date, dt.date]]:
    """The intervals of the return's tool of which both ends are known, with the cell of the end and both days."""
    answers = {answer.question: answer for question, answer in seen.asked if question.type is QuestionType.DATE}
    for interval in seen.intervals:
        ends = answers.get(interval.start), answers.get(interval.end)
        if interval.tool != seen.tool.key or ends[0] is None or ends[1] is None:
            continue
        start, end = (one_day(seen, one.answer) or one_day(seen, one.dates) for one in ends if one)
        if start and end:
            yield interval, ends[1].answer, start, end


@check(
    "D12", "wrong-weekday", severity=Severity.ADVICE,
    summary="A date stands with a day of the week that it did not fall on.",
    why="either the date or the weekday is a slip, and often it is the date.",
    put_right="compare it with the rest of the answer; if it stays unclear, ask the agency which is right.",
    source="Local",
    message="“{text}” was a {weekday}.",
)  # fmt: skip
def wrong_weekday(seen: Seen) -> Iterator[Hit]:
    for question, cell in seen.filled_cells:
        mentions = seen.dates_in(cell.value)
        small = cell.value.casefold() if mentions else ""
        if not small or not any(weekday in small for weekday in _WEEKDAYS):
            continue
        for mention in mentions:
            day = day_of(mention)
            found = _weekday_of(cell.value, mention) if day else None
            if day and found and found[0] != day.weekday():
                yield at(cell, question, text=found[1], weekday=f"{day:%A}")


def _weekday_of(text: str, mention: DateMention) -> tuple[int, str] | None:
    """The weekday written in, before or behind a mention, as a number from Monday, and the words with it."""
    within = _weekday(mention.text.split(maxsplit=1)[0])
    if within is not None:
        return within, mention.text
    begin = max(mention.start - _WEEKDAY_REACH, 0)
    words = text[begin : mention.start].split()
    if words and words[-1].casefold() == "the":
        words.pop()
    before = _weekday(words[-1]) if words else None
    if before is not None:
        return before, text[text.rindex(words[-1], begin, mention.start) : mention.end]
    after = _WEEKDAY_AFTER.match(text, mention.end, mention.end + _WEEKDAY_REACH)
    number = _weekday(after[1]) if after else None
    return (number, text[mention.start : after.end()]) if after and number is not None else None


def _weekday(word: str) -> int | None:
    """The number of a weekday, from Monday, if the word is one."""
    plain = word.strip("().,;:").casefold()
    return _WEEKDAYS.index(plain[:3]) if plain[:3] in _WEEKDAYS and _WEEKDAY.fullmatch(plain) else None


@check(
    "D13", "interval-missed", severity=Severity.ADVICE,
    summary="More time passed between two dates than law or guidance allows.",
    why="it is a finding about practice, for the challenge day; nothing is wrong with the form.",
    put_right="nothing is asked of the agency; raise it on the challenge day if the form does not say why.",
    source="the sheet Intervals of the question bank",
    message="{name}: {took}, from {start} to {end}; the limit is {limit} ({source}).",
)  # fmt: skip
def interval_missed(seen: Seen) -> Iterator[Hit]:
    for interval, cell, start, end in _measured(seen):
        took = (
            working_days_between(start, end, seen.closures)
            if interval.unit is IntervalUnit.WORKING_DAYS
            else (end - start).days
        )
        unit = "working day" if interval.unit is IntervalUnit.WORKING_DAYS else "day"
        allowed = -(-interval.length // _HOURS) if interval.unit is IntervalUnit.HOURS else interval.length
        if took > allowed:
            yield at(cell, interval.end, name=interval.name, took=counted(took, unit), start=f"{start:%d/%m/%Y}",
                     end=f"{end:%d/%m/%Y}", limit=f"{interval.length} {interval.unit.value}", source=interval.source)  # fmt: skip
