"""Checks of dates against each other and against the calendar: the future, the period, the birth, the order, the limits."""

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from nelaudit.checks.dated import filled_cells
from nelaudit.checks.seen import Hit, Seen, at, check
from nelaudit.checks.sentences import sentence_of
from nelaudit.model.dates import DateKind, DateMention
from nelaudit.model.findings import Severity
from nelaudit.model.returns import Answer, Input
from nelaudit.model.tools import Interval, IntervalUnit, QuestionType
from nelaudit.model.wording import counted, short_day, shortened
from nelaudit.workdays import working_days_between

_LABEL, _HOURS, _SOME = 120, 24, 2
_AUDIT_TAKES = dt.timedelta(days=60)
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_WEEKDAY = re.compile(
    "mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday|s)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?"
)
_WEEKDAY_AFTER = re.compile(r"\s{0,3}[(,]\s{0,3}(?:a\s{1,3})?([A-Za-z]{3,9})\s{0,3}\)")
_WEEKDAY_REACH = 20
_AHEAD = re.compile(
    r"\b(?:will|shall|due|plan(?:s|ned)?|next|reviews?|schedul\w*|booked|arranged|until|till|target\w*|future|appointments?|invited"
    r"|going to|deadline|ends|ending|expir\w*|listed|hearing|set for|proposed|forthcoming|upcoming|follow[- ]?up|offered|expected"
    r"|is to|are to|to be|timescales?|trial|licence|bail)\b",
    re.IGNORECASE,
)
_AHEAD_OF_IT = re.compile(r"\b(?:by|to|before|from|for)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 12
_OTHERS_PAST = re.compile(
    r"\b(?:unborn|pre[- ]?birth|pregnan\w*|antenatal|ante-natal|booking|midwi\w*|birth|born|dob|d\.o\.b|mother\w*|father\w*|mum\w*|dad"
    r"|parent\w*|carers?|stepfather|partner\w*|sibling\w*|brother\w*|sister\w*|family|families|histor\w*|previous\w*|known|before"
    r"|since|adults?|convict\w*|offence\w*|caution\w*|household|tenan\w*|grand\w+|aunt|uncle|half|older|elder|act|guidance|edition"
    r"|policy|legislation)\b",
    re.IGNORECASE,
)
_SUBJECT_ROWS = ("", "the subject child")


def day_of(mention: DateMention) -> dt.date | None:
    """The day that a mention names; None where it names a month, a range, or nothing firm."""
    return dt.date.fromisoformat(mention.iso) if mention.kind is DateKind.DAY and mention.iso else None


def one_day(seen: Seen, cell: Input | None) -> dt.date | None:
    """The one day that a cell names; None where it names none, or more than one."""
    if cell is None or cell.blank:
        return None
    days = {day for mention in seen.dates_in(cell.value) if (day := day_of(mention))}
    return next(iter(days)) if len(days) == 1 else None


def told_between(seen: Seen, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, Input]]:
    """The days after `first` and up to `last` that the form tells of as past, with their cells: answers, then chronology."""
    for _, answer in seen.asked:
        for cell, mention in seen.dates[answer.question]:
            day = day_of(mention)
            if day and first < day <= last and not _still_to_come(answer, cell, mention):
                yield day, cell
    for row in seen.chronology:
        day = one_day(seen, row.get("date"))
        if day and first < day <= last and not ("event" in row and _AHEAD.search(row["event"].value)):
            yield day, row["date"]


def _still_to_come(answer: Answer, cell: Input, mention: DateMention) -> bool:
    """Whether the sentence or the word before a date says that it was still to come; beside an answer, the answer does."""
    if cell is answer.dates and _AHEAD.search(answer.answer.value):
        return True
    before = cell.value[max(mention.start - _REACH, 0) : mention.start]
    return bool(_AHEAD.search(sentence_of(cell.value, mention)) or _AHEAD_OF_IT.search(before))


@check(
    "D07", "future-date", severity=Severity.ADVICE,
    message="“{text}” lies after the day on which the return came ({received}){how}.",
)  # fmt: skip
def future_date(seen: Seen) -> Iterator[Hit]:
    """A date lies after the day on which the return came, and nothing says that it was still to come.

    Why: a slip in the year puts an event where nobody will look for it.
    Put right: look at the sentence; if it tells of what has happened, ask the agency for the right date.
    Source: Local
    """
    limit = seen.returned.received.day
    received = short_day(limit)
    for question, cell in seen.date_cells:
        if cell.field.endswith(".dates"):
            continue
        for mention in seen.dates_in(cell.value):
            day = day_of(mention)
            if day and day > limit:
                yield at(cell, question, text=f"{day:%d/%m/%Y}", received=received, how="")
    for asked, answer in seen.asked:
        if asked.type is QuestionType.DATE:
            continue
        for cell, mention in seen.dates[answer.question]:
            day = day_of(mention)
            if day and day > limit and not _still_to_come(answer, cell, mention):
                yield at(
                    cell, answer.question, text=mention.text, received=received, how=", and is not said to be planned"
                )


@check(
    "D08", "outside-period", severity=Severity.ADVICE,
    message="All full dates of {count} lie outside the period audited ({period}): {labels}.",
)  # fmt: skip
def outside_period(seen: Seen) -> Iterator[Hit]:
    """Answers give only dates that lie outside the period audited.

    Why: such an answer may be about other work than the audit asks for. One such answer on a form is common, since a
    first sign may lie far back; so it is said, once a form, from two on, or where they are half of all. The last two months
    are those of the audit itself, and left out.
    Put right: read the answers; if what they tell does not bear on the period, ask the agency what happened in it.
    Source: Multi-Agency Audit Guidance, section 4
    """
    first, last = (one_day(seen, seen.returned.inputs.get(f"details.period_{end}")) for end in ("from", "to"))
    if (first is None and last is None) or (first and last and last < first):
        return
    audited = seen.returned.received.day - _AUDIT_TAKES
    outside: list[tuple[str, Input]] = []
    dated = 0
    for question, answer in seen.told:
        days = [day for _, mention in seen.dates[answer.question] if (day := day_of(mention))]
        dated += bool(days)
        early = bool(first and days) and all(day < first for day in days if first)
        late = bool(last and days) and all(last < day <= audited for day in days if last)
        if question.date_rule and (early or late):
            outside.append((question.label, seen.dates[answer.question][0][0]))
    if outside and (len(outside) >= _SOME or len(outside) * 2 >= dated):
        period = f"{short_day(first) if first else '…'} to {short_day(last) if last else '…'}"
        labels = "; ".join(f"“{shortened(label, 60)}”" for label, _ in outside)
        cell = outside[0][1]
        yield at(cell, cell.field.split(".")[1], count=counted(len(outside), "answer"), period=period,
                 labels=shortened(labels, 300))  # fmt: skip


@check(
    "D09", "before-birth", severity=Severity.ADVICE,
    message="“{text}” lies before the child's birth, and nothing says that it is about the time before.",
)  # fmt: skip
def before_birth(seen: Seen) -> Iterator[Hit]:
    """A date lies before the child was born, and nothing says that it is about a parent, a sibling or the pregnancy.

    Why: it is often a slip in the year; work before birth and family history are real, and only to be looked at.
    Put right: look at the sentence; if it is about the child, ask the agency for the right date.
    Source: Local
    """
    if seen.born is None:
        return
    for row in seen.chronology:
        day = one_day(seen, row.get("date"))
        about = row["about"].value.strip().casefold() if "about" in row else ""
        event = row["event"].value if "event" in row else ""
        if day and day < seen.born and about in _SUBJECT_ROWS and not _OTHERS_PAST.search(event):
            yield at(row["date"], text=f"{day:%d/%m/%Y}")
    for _, answer in seen.asked:
        for cell, mention in seen.dates[answer.question]:
            day = day_of(mention)
            if day and day < seen.born and not _about_the_past(answer, cell, mention):
                yield at(cell, answer.question, text=mention.text)


def _about_the_past(answer: Answer, cell: Input, mention: DateMention) -> bool:
    """Whether the sentence of a date, or the answer where the date stands beside it, is of others or of the time before."""
    text = answer.answer.value if cell is answer.dates else sentence_of(cell.value, mention)
    return bool(_OTHERS_PAST.search(text))


@check(
    "D10", "dates-disagree", severity=Severity.ADVICE,
    message="The column beside the answer to “{label}” says {beside}, and the answer itself {within}.",
)  # fmt: skip
def dates_disagree(seen: Seen) -> Iterator[Hit]:
    """The date beside an answer is not the one in it: another year, day and month exchanged, or the only day of each.

    Why: one of the two is a slip, and the merged chronology would show whichever was read.
    Put right: compare both with the rest of the row; if it stays unclear, ask the agency which is right.
    Source: Local
    """
    for question, answer in seen.told:
        if answer.dates is None or answer.dates.blank:
            continue
        within, beside, common = _days_of(seen, answer)
        known = {(day.day, day.month): day for day in within}
        odd = next(((one, other) for one in beside if (other := _like(one, known))), None)
        if odd is None and not common and len(within) == len(beside) == 1:
            odd = beside[0], within[0]
        if odd:
            yield at(answer.dates, answer.question, label=shortened(question.label, _LABEL),
                     beside=f"{odd[0]:%d/%m/%Y}", within=f"{odd[1]:%d/%m/%Y}")  # fmt: skip


def _days_of(seen: Seen, answer: Answer) -> tuple[list[dt.date], list[dt.date], set[dt.date]]:
    """The days in answer or evidence alone, those in the dates cell alone, each in order, and those in both."""
    within, beside = set[dt.date](), set[dt.date]()
    for cell, mention in seen.dates[answer.question]:
        if day := day_of(mention):
            (beside if cell is answer.dates else within).add(day)
    common = within & beside
    return sorted(within - common), sorted(beside - common), common


def _like(day: dt.date, others: Mapping[tuple[int, int], dt.date]) -> dt.date | None:
    """Of other days, by day and month, one that differs only in the year, or has day and month exchanged."""
    exchanged = others.get((day.month, day.day))
    return others.get((day.day, day.month)) or (exchanged if exchanged and exchanged.year == day.year else None)


@check(
    "D11", "impossible-order", severity=Severity.ADVICE,
    message="{later} ({day}) comes before {earlier} ({first}).",
)  # fmt: skip
def impossible_order(seen: Seen) -> Iterator[Hit]:
    """Two dates stand in an order that cannot be, such as an assessment completed before its referral.

    Why: one of the two is a slip, and every time worked out from them would be wrong.
    Put right: compare both with the rest of the form; if it stays unclear, ask the agency which is right.
    Source: Local
    """
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
    message="“{text}” was a {weekday}.",
)  # fmt: skip
def wrong_weekday(seen: Seen) -> Iterator[Hit]:
    """A date stands with a day of the week that it did not fall on.

    Why: either the date or the weekday is a slip, and often it is the date.
    Put right: compare it with the rest of the answer; if it stays unclear, ask the agency which is right.
    Source: Local
    """
    for question, cell in filled_cells(seen):
        small = cell.value.casefold()
        if not any(weekday in small for weekday in _WEEKDAYS):
            continue
        for mention in seen.dates_in(cell.value):
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
    message="{name}: {took}, from {start} to {end}; the limit is {limit} ({source}).",
)  # fmt: skip
def interval_missed(seen: Seen) -> Iterator[Hit]:
    """More time passed between two dates than law or guidance allows.

    Why: it is a finding about practice, for the challenge day; nothing is wrong with the form.
    Put right: nothing is asked of the agency; raise it on the challenge day if the form does not say why.
    Source: the sheet Intervals of the question bank
    """
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
