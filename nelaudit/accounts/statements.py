"""What agencies say of one child, as it is compared: statements with their dates and events, an account for each return.

The merged chronology and the challenge points compare these. Reading a return into them is left to `accounts`.
"""

import datetime as dt
import re
from dataclasses import dataclass
from functools import lru_cache

import snowballstemmer

from nelaudit.accounts.event_kinds import KindAt
from nelaudit.model.challenge import Reference
from nelaudit.model.dates import DateKind, DateMention
from nelaudit.model.returns import Input, Return
from nelaudit.model.tools import Tool
from nelaudit.model.vocabulary import EventKind
from nelaudit.privacy.withholding import NOTHING_WITHHELD, Withholding
from nelaudit.text.dates import find_dates

_FULL_ROWS, _FULL_ANSWERS = 3, 6
_OF_SUBJECT = re.compile(r"^(?!.*\bnot\b).*\bsubject|^(?:the )?(?:child|young person|yp|c)$|^$", re.IGNORECASE)

_STEMMER = snowballstemmer.stemmer("english")
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
class Named:
    """A kind of event that a statement names, where in its words, and the date tied to it, if any."""

    kind: EventKind
    start: int
    end: int
    date: Dated | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One thing that an agency says: a sentence of an answer, or the event of a chronology row.

    `low` is the words in small letters, shorthand written out, of a very long sentence the beginning. `dates` are the firm
    dates in it; `days` also those of the sentence before, or of the cell for dates, where it has none of its own. `dated`
    is the cell that dates it, where that is another one, with `stated` as the date written there. `kinds` are the kinds of
    event that `low` names, each with its place; `named` the same with the dates tied to them.
    """

    reference: Reference
    low: str
    dates: tuple[Dated, ...]
    days: frozenset[dt.date]
    kinds: tuple[KindAt, ...] = ()
    named: tuple[Named, ...] = ()
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
    withheld: Withholding = NOTHING_WITHHELD
    """What its agency asked not to share."""

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


@lru_cache(maxsize=65536)
def words_of(low: str) -> frozenset[str]:
    """The longer words of a text, without endings."""
    return frozenset(stem(word) for word in _WORD.findall(low))


@lru_cache(maxsize=16384)
def stem(word: str) -> str:
    """A word without its endings, so that two auditors' words can be compared."""
    found: str = _STEMMER.stemWord(word.replace("’", "'").rstrip("'"))
    return found


def reference_to(returned: Return, cell: Input, words: str) -> Reference:
    """The place of some words of a return."""
    return Reference(identity=returned.identity, field=cell.field, file=returned.received.file, sheet=cell.sheet,
                     cell=cell.cell, words=words)  # fmt: skip


def lowered(words: str) -> str:
    """The words in small letters with plain quotes, letter for letter."""
    low = words.lower()
    return (low if len(low) == len(words) else words).replace("’", "'").replace("‘", "'")
