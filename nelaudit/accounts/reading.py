"""Returns of one case → accounts: each chronology row and each sentence of a written answer, with its dates and events.

What comes out is what the merged chronology and the challenge points compare. Nothing is judged here.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import groupby
from typing import NamedTuple

from nelaudit.accounts.happenings import named_in
from nelaudit.accounts.lexicon import Lexicon
from nelaudit.accounts.statements import Account, Dated, Statement, lowered, reference_to
from nelaudit.model.audit_state import AuditState
from nelaudit.model.choices import meant
from nelaudit.model.dates import DateKind, DateMention
from nelaudit.model.forms import ABOUT
from nelaudit.model.returns import Answer, Input, Return
from nelaudit.model.tools import QuestionType, Tool
from nelaudit.privacy import Withheld, Withholding
from nelaudit.text.dates import find_dates
from nelaudit.text.sentences import sentences
from nelaudit.text.shorthand import WrittenOut

FIRM = frozenset({DateKind.DAY, DateKind.MONTH, DateKind.RANGE})
_LONGEST = 1200
"""How much of a sentence is compared, in characters: untrusted text must not make the work endless."""
_NOTHING_HELD = re.compile(
    r"no (?:information|record|evidence)s? (?:is |was )?(?:held|found|available|known)\b[^.]{0,60}\.?$", re.IGNORECASE
)


def accounts_by_case(state: AuditState, withheld: Withheld, lexicon: Lexicon) -> dict[str, tuple[Account, ...]]:
    """The accounts of every case of which there are any, each in the register's order of agencies."""
    order = {agency.code: place for place, agency in enumerate(state.register.agencies)}
    held = [(one, one.returned) for one in state.current if one.collated and one.returned]
    held.sort(key=lambda pair: (pair[0].identity.case, order.get(pair[0].identity.agency, len(order)),
                                str(pair[0].identity), pair[1].received.file, pair[1].received.sha256))  # fmt: skip
    return {
        key: tuple(
            _account(_ToldReturn(returned, one.dates, lexicon), one.tool or state.tool, place, withheld[returned.mark])
            for place, (one, returned) in enumerate(rows)
        )
        for key, rows in groupby(held, key=lambda pair: pair[0].identity.case)
    }


class _ToldReturn(NamedTuple):
    """A return, the date mentions of those of its texts that were read already, and what it is read by."""

    returned: Return
    read: Mapping[str, tuple[DateMention, ...]]
    lexicon: Lexicon

    def written_out(self, words: str) -> WrittenOut:
        """Words of the return in small letters, shorthand written out."""
        return self.lexicon.shorthand.written_out(lowered(words))

    def firm_dates(self, text: str) -> list[DateMention]:
        """The firm dates in a text of the return."""
        found = self.read.get(text)
        return [one for one in (find_dates(text) if found is None else found) if one.kind in FIRM]


def _account(told: _ToldReturn, tool: Tool, place: int, private: Withholding) -> Account:
    returned = told.returned
    written = {question.name for question in tool.questions if question.type is QuestionType.TEXT}
    rows = tuple(
        statement
        for row in returned.rows("chronology")
        for statement in _row(told, row, shareable=not private.row(_words_of(row)))
    )
    answers = tuple(
        statement
        for answer in returned.answers
        if answer.question in written and not answer.answer.blank
        for statement in _answer(told, answer, shareable=not private.answer(answer.question))
    )
    rows = _without_withheld_days(rows, answers)
    return Account(
        returned=returned,
        tool=tool,
        statements=tuple(replace(one, named=named_in(one)) if one.kinds else one for one in (*rows, *answers)),
        place=place,
        withheld=private,
    )


def _words_of(row: Mapping[str, Input]) -> Iterator[str]:
    """What a row tells; which record it is from, many rows have in common."""
    return (cell.value for column, cell in row.items() if column != "source")


def _without_withheld_days(rows: Sequence[Statement], answers: Sequence[Statement]) -> tuple[Statement, ...]:
    """A row of a day on which a withheld answer tells something is withheld with it."""
    secret = frozenset(day for one in answers if not one.shareable for day in one.days)
    return tuple(replace(row, shareable=False) if row.days & secret else row for row in rows)


def _sentences(told: _ToldReturn, cell: Input, *, shareable: bool) -> Iterator[Statement]:
    text = cell.value
    if _NOTHING_HELD.fullmatch(text.strip()):
        return
    mentions = told.firm_dates(text)
    before: frozenset[dt.date] = frozenset()
    for start, end in sentences(text):
        words = text[start:end]
        spelt = told.written_out(words[:_LONGEST])
        dates = tuple(
            dated
            for one in mentions
            if start <= one.start and one.end <= end
            for dated in dated_from(_moved(one, start, spelt))
        )
        own = frozenset(one.day for one in dates if one.day)
        yield Statement(
            reference=reference_to(told.returned, cell, words),
            low=spelt.words,
            kinds=told.lexicon.kinds.at(spelt.words),
            dates=dates,
            days=own or (before if not dates else frozenset()),
            shareable=shareable,
        )
        before = own or (before if not dates else frozenset())


def _answer(told: _ToldReturn, answer: Answer, *, shareable: bool) -> Iterator[Statement]:
    """The sentences of an answer. Where none holds a date, the one date beside it dates the one event that it names.

    Dates written with their event ("ICPC 12/03/2016") into the cell for dates are sentences too.
    """
    said = list(_sentences(told, answer.answer, shareable=shareable))
    beside = answer.dates
    if beside is None or beside.blank:
        yield from said
        return
    if told.lexicon.kinds.at(told.written_out(beside.value).words):
        said += _sentences(told, beside, shareable=shareable)
    elif not any(one.dates for one in said):
        dates = [dated for one in told.firm_dates(beside.value) for dated in dated_from(one)]
        if len(dates) == 1:
            place = reference_to(told.returned, beside, dates[0].mention.text)
            naming = [one for one in said if one.kinds]
            only = naming[0] if len(naming) == 1 and len(naming[0].kinds) == 1 else None
            day = frozenset(found for found in (dates[0].day,) if found)
            said = [
                replace(one, days=day, dates=(dates[0],), dated=place, stated=dates[0].mention.text)
                if one is only
                else replace(one, days=day)
                for one in said
            ]
    yield from said


def _moved(mention: DateMention, since: int, spelt: WrittenOut) -> DateMention:
    """A date of a text at its place in the written-out sentence that begins at `since`."""
    return DateMention(start=spelt.place(mention.start - since), end=spelt.place(mention.end - since), text=mention.text,
                       iso=mention.iso, kind=mention.kind)  # fmt: skip


def _row(told: _ToldReturn, row: Mapping[str, Input], *, shareable: bool) -> Iterator[Statement]:
    event = (
        row["event"]
        if "event" in row and not row["event"].blank
        else next(one for one in row.values() if not one.blank)
    )
    date = row.get("date")
    words = event.value.strip()
    stated = date.value.strip() if date else ""
    dates = tuple(dated for one in told.firm_dates(stated) for dated in dated_from(one))
    place = date or event
    if not dates and not stated:  # some write the day before the event, in one cell
        dates = tuple(dated for one in told.firm_dates(words) for dated in dated_from(one))[:1]
        place, stated = event, dates[0].mention.text if dates else ""
    low = told.written_out(words[:_LONGEST]).words
    about = row["about"].value.strip() if "about" in row and not row["about"].blank else ""
    yield Statement(
        reference=reference_to(told.returned, event, words),
        low=low,
        kinds=told.lexicon.kinds.at(low),
        dates=dates,
        days=frozenset(one.day for one in dates if one.day),
        dated=reference_to(told.returned, place, stated),
        stated=stated,
        source=row["source"].value.strip() if "source" in row else "",
        about=meant(about, ABOUT) or about,
        shareable=shareable,
    )


def dated_from(mention: DateMention) -> Iterator[Dated]:
    """The span of a firm date: a day, the days of a month, a range from its first day to its last."""
    first, _, last = (mention.iso or "").partition("/")
    try:
        opening, closing = _span(first)[0], _span(last or first)[1]
    except ValueError:
        return
    yield Dated(mention=mention, first=min(opening, closing), last=max(opening, closing))


@lru_cache(maxsize=16384)
def _span(iso: str) -> tuple[dt.date, dt.date]:
    """The days that `2016-03-12` or `2016-03` leaves open."""
    parts = [int(part) for part in iso.split("-")]
    if len(parts) == 3:  # noqa: PLR2004 - year, month, day
        day = dt.date(*parts)
        return day, day
    year, month = parts
    return dt.date(year, month, 1), dt.date(year, month, calendar.monthrange(year, month)[1])
