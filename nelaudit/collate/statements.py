"""Returns of one case → statements: each chronology row and each sentence of a written answer, with its dates.

What comes out is what the merged chronology and the challenge points compare. Nothing is judged here.
"""

import calendar
import datetime as dt
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import groupby

from nelaudit.collate.event_kinds import kinds_at
from nelaudit.collate.mentions import withheld
from nelaudit.collate.sentences import sentences
from nelaudit.collate.shorthand import WrittenOut, written_out
from nelaudit.dates import find_dates
from nelaudit.model.challenge import Reference
from nelaudit.model.dates import DateKind, DateMention
from nelaudit.model.pictures import Picture
from nelaudit.model.returns import Answer, Input, Return
from nelaudit.model.tools import QuestionType, Tool

FIRM = frozenset({DateKind.DAY, DateKind.MONTH, DateKind.RANGE})
_LONGEST = 1200
"""How much of a sentence is compared, in characters: untrusted text must not make the work endless."""
_TELLING = 3
"""How many words in common tell that a row is about what an answer withholds."""
_FULL_ROWS, _FULL_ANSWERS = 3, 6
_OF_SUBJECT = re.compile(r"^(?!.*\bnot\b).*\bsubject|^(?:the )?(?:child|young person|yp|c)$|^$", re.IGNORECASE)

_OTHER_SHEETS = re.compile(r"chronolog|timeline|event|everything|anything|nothing|whole|\ball\b", re.IGNORECASE)
_NOTHING = frozenset({"", "no", "none", "n/a", "na", "nil", "nothing", "not applicable", "-"})
_NOTHING_HELD = re.compile(
    r"no (?:information|record|evidence)s? (?:is |was )?(?:held|found|available|known)\b[^.]{0,60}\.?$", re.IGNORECASE
)
_WORD = re.compile(r"[a-z][a-z'’-]{3,}")


def is_subject(about: str) -> bool:
    """Whether the words of "about whom" mean the subject child, however they are typed, or are left out."""
    return _OF_SUBJECT.search(about) is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Dated:
    """A firm date in a statement: its place in the words (in a chronology row, that of the date cell) and its span."""

    mention: DateMention
    first: dt.date
    last: dt.date

    @property
    def day(self) -> dt.date | None:
        """The day, where one is stated."""
        return self.first if self.mention.kind is DateKind.DAY else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that an agency says: a sentence of an answer, or the event of a chronology row.

    `low` is the words in small letters, shorthand written out, of a very long sentence the beginning. `dates` are the firm
    dates in it; `days` also those of the sentence before, or of the cell for dates, where it has none of its own. `dated`
    is the cell that dates it, where that is another one, with `stated` as the date written there.
    """

    reference: Reference
    low: str
    dates: tuple[Dated, ...]
    days: frozenset[dt.date]
    dated: Reference | None = None
    stated: str = ""
    source: str = ""
    about: str = ""
    shareable: bool = True

    @property
    def agency(self) -> str:
        """Whose statement it is."""
        return self.reference.identity.agency

    @property
    def is_row(self) -> bool:
        """Whether it is a row of the chronology."""
        return self.reference.field.startswith("chronology.")

    @property
    def of_subject(self) -> bool:
        """Whether it is about the subject child, as far as the row says."""
        return not self.about or is_subject(self.about)


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """All that one return says: its statements in form order, and whether it can be read as complete."""

    returned: Return
    tool: Tool
    statements: tuple[Statement, ...]
    place: int
    hidden: frozenset[str]
    """The questions that its agency asked not to share."""
    shares_rows: bool
    """Whether its chronology, and what else stands outside the questions, may be shown."""

    @property
    def agency(self) -> str:
        """Whose account it is."""
        return self.returned.identity.agency

    @property
    def who(self) -> tuple[str, str]:
        """Agency and team: two teams of one agency are two tellers."""
        return self.returned.identity.agency, self.returned.identity.team

    @property
    def full(self) -> bool:
        """Whether it answers as if it were complete: what it leaves out may then be taken as left out."""
        fields = {one.reference.field for one in self.statements}
        rows = sum(one.is_row for one in self.statements)
        return rows >= _FULL_ROWS or len(fields) - rows >= _FULL_ANSWERS

    def reaches(self, day: dt.date) -> bool:
        """Whether a day lies in the period that it audited, or else between the first and the last day that it names."""
        period = audited(self.returned)
        days = {one for statement in self.statements for one in statement.days}
        return period[0] <= day <= period[1] if period else bool(days) and min(days) <= day <= max(days)


def audited(returned: Return) -> tuple[dt.date, dt.date] | None:
    """The period that an agency says it audited, where both its days are stated."""
    ends = [
        [one.iso for one in find_dates(returned.value(f"details.period_{end}")) if one.kind is DateKind.DAY]
        for end in ("from", "to")
    ]
    if not (ends[0] and ends[1] and ends[0][0] and ends[1][0]):
        return None
    first, last = dt.date.fromisoformat(ends[0][0]), dt.date.fromisoformat(ends[1][0])
    return (first, last) if first <= last else None


_latest: list[tuple[Picture, dict[str, tuple[Account, ...]]]] = []


def accounts_of(picture: Picture, case: str) -> tuple[Account, ...]:
    """The accounts of a case in the register's order of agencies; those of the same picture are read once."""
    if not (_latest and _latest[0][0] is picture):
        order = {agency.code: place for place, agency in enumerate(picture.register.agencies)}
        held = [(one, one.returned) for one in picture.current if one.collated and one.returned]
        held.sort(key=lambda pair: (pair[0].identity.case, order.get(pair[0].identity.agency, len(order)),
                                    str(pair[0].identity), pair[1].received.file, pair[1].received.sha256))  # fmt: skip
        cases = {
            key: tuple(_account(returned, one.tool or picture.tool, place) for place, (one, returned) in enumerate(rows))
            for key, rows in groupby(held, key=lambda pair: pair[0].identity.case)
        }  # fmt: skip
        _latest[:] = [(picture, cases)]
    return _latest[0][1].get(case, ())


def _account(returned: Return, tool: Tool, place: int) -> Account:
    private = withheld(returned, len(tool.questions))
    hidden = frozenset(question.name for number, question in enumerate(tool.questions, start=1) if number in private)
    written = {question.name for question in tool.questions if question.type is QuestionType.TEXT}
    shares = shares_chronology(returned, len(tool.questions))
    rows = tuple(
        statement for row in returned.rows("chronology") for statement in _row(returned, row, shareable=shares)
    )
    answers = tuple(
        statement
        for answer in returned.answers
        if answer.question in written and not answer.answer.blank
        for statement in _answer(returned, answer, shareable=answer.question not in hidden)
    )
    rows = _hide_what_is_withheld(rows, answers)
    return Account(
        returned=returned,
        tool=tool,
        statements=(*rows, *answers),
        place=place,
        hidden=hidden,
        shares_rows=shares,
    )


def shares_chronology(returned: Return, questions: int) -> bool:
    """Whether its chronology may be shown: not where the agency withholds it, or withholds without saying what."""
    text = returned.value("details.not_to_share")
    if text.casefold().strip(" .") in _NOTHING:
        return True
    return len(withheld(returned, questions)) < questions and not _OTHER_SHEETS.search(text)


def _hide_what_is_withheld(rows: Sequence[Statement], answers: Sequence[Statement]) -> tuple[Statement, ...]:
    """A row that tells again what a withheld answer tells on that day is withheld with it."""
    secret = [(one.days, words_of(one.low)) for one in answers if not one.shareable]
    if not secret:
        return tuple(rows)
    return tuple(
        replace(row, shareable=False)
        if any(row.days & days or len(words_of(row.low) & words) >= _TELLING for days, words in secret)
        else row
        for row in rows
    )


@lru_cache(maxsize=65536)
def words_of(low: str) -> frozenset[str]:
    """The longer words of a text, without endings."""
    return frozenset(stem(word) for word in _WORD.findall(low))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without the commonest endings: enough to compare two auditors' words."""
    word = word.replace("’", "'").removesuffix("'s").rstrip("'")
    for ending in ("ations", "ation", "ings", "ing", "ies", "ied", "ed", "es", "s", "e", "y"):
        if word.endswith(ending) and len(word) - len(ending) >= 3:  # noqa: PLR2004 - a stem keeps three letters
            return word[: -len(ending)]
    return word


def _sentences(returned: Return, cell: Input, *, shareable: bool) -> Iterator[Statement]:
    text = cell.value
    if _NOTHING_HELD.fullmatch(text.strip()):
        return
    mentions = [one for one in find_dates(text) if one.kind in FIRM]
    before: frozenset[dt.date] = frozenset()
    for start, end in sentences(text):
        words = text[start:end]
        spelt = written_out(lowered(words[:_LONGEST]))
        dates = tuple(
            dated
            for one in mentions
            if start <= one.start and one.end <= end
            for dated in dated_from(_moved(one, start, spelt))
        )
        own = frozenset(one.day for one in dates if one.day)
        yield Statement(
            reference=reference_to(returned, cell, words),
            low=spelt.words,
            dates=dates,
            days=own or (before if not dates else frozenset()),
            shareable=shareable,
        )
        before = own or (before if not dates else frozenset())


def _answer(returned: Return, answer: Answer, *, shareable: bool) -> Iterator[Statement]:
    """The sentences of an answer. Where none holds a date, the one date beside it dates the one event that it names.

    Dates written with their event ("ICPC 12/03/2016") into the cell for dates are sentences too.
    """
    said = list(_sentences(returned, answer.answer, shareable=shareable))
    beside = answer.dates
    if beside is None or beside.blank:
        yield from said
        return
    if kinds_at(written_out(lowered(beside.value)).words):
        said += _sentences(returned, beside, shareable=shareable)
    elif not any(one.dates for one in said):
        dates = [dated for one in find_dates(beside.value) if one.kind in FIRM for dated in dated_from(one)]
        if len(dates) == 1:
            place = reference_to(returned, beside, dates[0].mention.text)
            naming = [one for one in said if kinds_at(one.low)]
            only = naming[0] if len(naming) == 1 and len(kinds_at(naming[0].low)) == 1 else None
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


def _row(returned: Return, row: Mapping[str, Input], *, shareable: bool) -> Iterator[Statement]:
    event = (
        row["event"]
        if "event" in row and not row["event"].blank
        else next(one for one in row.values() if not one.blank)
    )
    date = row.get("date")
    words = event.value.strip()
    stated = date.value.strip() if date else ""
    dates = tuple(dated for one in find_dates(stated) if one.kind in FIRM for dated in dated_from(one))
    place = date or event
    if not dates and not stated:  # some write the day before the event, in one cell
        dates = tuple(dated for one in find_dates(words) if one.kind in FIRM for dated in dated_from(one))[:1]
        place, stated = event, dates[0].mention.text if dates else ""
    yield Statement(
        reference=reference_to(returned, event, words),
        low=written_out(lowered(words[:_LONGEST])).words,
        dates=dates,
        days=frozenset(one.day for one in dates if one.day),
        dated=reference_to(returned, place, stated),
        stated=stated,
        source=row["source"].value.strip() if "source" in row else "",
        about=row["about"].value.strip() if "about" in row else "",
        shareable=shareable,
    )


def reference_to(returned: Return, cell: Input, words: str) -> Reference:
    """The place of some words of a return."""
    return Reference(identity=returned.identity, field=cell.field, file=returned.received.file, sheet=cell.sheet,
                     cell=cell.cell, words=words)  # fmt: skip


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


def lowered(words: str) -> str:
    """The words in small letters with plain quotes, letter for letter."""
    low = words.lower()
    return (low if len(low) == len(words) else words).replace("’", "'").replace("‘", "'")
