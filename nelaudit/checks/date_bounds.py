"""Checks of dates against the day of receipt, the period audited and the child's birth; and what a date is taken for."""

import datetime as dt
import re
from collections.abc import Iterator

from nelaudit.checks.check import Hit, at, check
from nelaudit.checks.seen import Seen, day_of
from nelaudit.checks.sentences import sentence_of
from nelaudit.model.choices import meant
from nelaudit.model.dates import DateMention
from nelaudit.model.findings import Severity
from nelaudit.model.forms import ABOUT, SUBJECT_CHILD
from nelaudit.model.late import late
from nelaudit.model.returns import Answer, Input
from nelaudit.model.tools import QuestionType
from nelaudit.model.wording import counted, short_day, shortened

_SOME = 2
_AUDIT_TAKES = dt.timedelta(days=60)
_AHEAD = late(
    r"\b(?:will|shall|due|plan(?:s|ned)?|next|reviews?|schedul\w*|booked|arranged|until|till|target\w*|future|appointments?|invited"
    r"|going to|deadline|ends|ending|expir\w*|listed|hearing|set for|proposed|forthcoming|upcoming|follow[- ]?up|offered|expected"
    r"|is to|are to|to be|timescales?|trial|licence|bail)\b",
    re.IGNORECASE,
)
_AHEAD_OF_IT = late(r"\b(?:by|to|before|from|for)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 12
_OTHERS_PAST = late(
    r"\b(?:unborn|pre[- ]?birth|pregnan\w*|antenatal|ante-natal|booking|midwi\w*|birth|born|dob|d\.o\.b|mother\w*|father\w*|mum\w*|dad"
    r"|parent\w*|carers?|stepfather|partner\w*|sibling\w*|brother\w*|sister\w*|family|families|histor\w*|previous\w*|known|before"
    r"|since|adults?|convict\w*|offence\w*|caution\w*|household|tenan\w*|grand\w+|aunt|uncle|half|older|elder|act|guidance|edition"
    r"|policy|legislation)\b",
    re.IGNORECASE,
)


def one_day(seen: Seen, cell: Input | None) -> dt.date | None:
    """The one day that a cell names; None where it names none, or more than one."""
    if cell is None or cell.blank:
        return None
    days = {day for mention in seen.dates_in(cell.value) if (day := day_of(mention))}
    return next(iter(days)) if len(days) == 1 else None


def told_between(seen: Seen, first: dt.date, last: dt.date) -> Iterator[tuple[dt.date, Input]]:
    """The days after `first` and up to `last` that the form tells of as past, with their cells: answers, then chronology."""
    for _, answer in seen.asked:
        for cell, mention, day in seen.days[answer.question]:
            if first < day <= last and not _still_to_come(answer, cell, mention):
                yield day, cell
    for row in seen.chronology:
        told = one_day(seen, row.get("date"))
        if told and first < told <= last and not ("event" in row and _AHEAD.search(row["event"].value)):
            yield told, row["date"]


def _still_to_come(answer: Answer, cell: Input, mention: DateMention) -> bool:
    """Whether the sentence or the word before a date says that it was still to come; beside an answer, the answer does."""
    if cell is answer.dates and _AHEAD.search(answer.answer.value):
        return True
    before = cell.value[max(mention.start - _REACH, 0) : mention.start]
    return bool(_AHEAD.search(sentence_of(cell.value, mention)) or _AHEAD_OF_IT.search(before))


@check(
    "D07", "future-date", severity=Severity.ADVICE,
    summary="A date lies after the day on which the return came, and nothing says that it was still to come.",
    why="a slip in the year puts an event where nobody will look for it.",
    put_right="look at the sentence; if it tells of what has happened, ask the agency for the right date.",
    source="Local",
    message="“{text}” lies after the day on which the return came ({received}){how}.",
)  # fmt: skip
def future_date(seen: Seen) -> Iterator[Hit]:
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
        for cell, mention, day in seen.days[answer.question]:
            if day > limit and not _still_to_come(answer, cell, mention):
                yield at(
                    cell, answer.question, text=mention.text, received=received, how=", and is not said to be planned"
                )


@check(
    "D08", "outside-period", severity=Severity.ADVICE,
    summary="Answers give only dates that lie outside the period audited.",
    why="such an answer may be about other work than the audit asks for. One such answer on a form is common, since a "
    "first sign may lie far back; so it is said, once a form, from two on, or where they are half of all. The last "
    "two months are those of the audit itself, and left out.",
    put_right="read the answers; if what they tell does not bear on the period, ask the agency what happened in it.",
    source="Multi-Agency Audit Guidance, section 4",
    message="All full dates of {count} lie outside the period audited ({period}): {labels}.",
)  # fmt: skip
def outside_period(seen: Seen) -> Iterator[Hit]:
    first, last = (one_day(seen, seen.returned.inputs.get(f"details.period_{end}")) for end in ("from", "to"))
    if (first is None and last is None) or (first and last and last < first):
        return
    audited = seen.returned.received.day - _AUDIT_TAKES
    outside: list[tuple[str, Input]] = []
    dated = 0
    for question, answer in seen.told:
        days = [day for _, _, day in seen.days[answer.question]]
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
    summary="A date lies before the child was born, and nothing says that it is about a parent, a sibling or the pregnancy.",
    why="it is often a slip in the year; work before birth and family history are real, and only to be looked at.",
    put_right="look at the sentence; if it is about the child, ask the agency for the right date.",
    source="Local",
    message="“{text}” lies before the child's birth, and nothing says that it is about the time before.",
)  # fmt: skip
def before_birth(seen: Seen) -> Iterator[Hit]:
    if seen.born is None:
        return
    for row in seen.chronology:
        day = one_day(seen, row.get("date"))
        about = row.get("about")
        of_subject = about is None or about.blank or meant(about.value, ABOUT) == SUBJECT_CHILD
        event = row["event"].value if "event" in row else ""
        if day and day < seen.born and of_subject and not _OTHERS_PAST.search(event):
            yield at(row["date"], text=f"{day:%d/%m/%Y}")
    for _, answer in seen.asked:
        for cell, mention, day in seen.days[answer.question]:
            if day < seen.born and not _about_the_past(answer, cell, mention):
                yield at(cell, answer.question, text=mention.text)


def _about_the_past(answer: Answer, cell: Input, mention: DateMention) -> bool:
    """Whether the sentence of a date, or the answer where the date stands beside it, is of others or of the time before."""
    text = answer.answer.value if cell is answer.dates else sentence_of(cell.value, mention)
    return bool(_OTHERS_PAST.search(text))
