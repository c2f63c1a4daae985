"""Silences: a long stretch in which no agency records anything, though most of them audited it."""

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from nelaudit.accounts.cases import CaseAccounts, Difference, dated_sources
from nelaudit.accounts.statements import Statement, audited
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.wording import short_day

LONGEST = dt.timedelta(days=183)
"""How long nothing may be recorded before it is said."""
_YEAR = dt.timedelta(days=365)
_BUSY = 3
_SHARE = 2 / 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Record:
    """The days that a dated statement covers."""

    first: dt.date
    last: dt.date
    statement: Statement


def gap_points(held: CaseAccounts) -> Iterator[Difference]:
    """Each stretch without a record, with work recorded on both sides of it, in the period that agencies audited."""
    if len(held.accounts) <= 1:
        return
    records = sorted(
        (_Record(first=dated.first, last=dated.last, statement=statement)
         for account in held.accounts for statement in account.statements for dated in statement.dates),
        key=lambda one: (one.first, one.last, not one.statement.is_row, str(one.statement.reference.identity),
                         one.statement.reference.field, one.statement.reference.words),
    )  # fmt: skip
    days = sorted({day for one in records for day in (one.first, one.last)})
    reached: list[_Record] = []
    for one in records:
        reached.append(max(reached[-1], one, key=lambda last: last.last) if reached else one)
    for before, after in pairwise(zip(reached, records, strict=True)):
        start, end = before[0], after[1]
        if end.first - start.last > LONGEST and _stands_out(days, start.last, end.first):
            yield from _gap(held, start, end)


def _stands_out(days: list[dt.date], start: dt.date, end: dt.date) -> bool:
    """Whether the child was at work on both sides: early history, told in two dates a decade, is no silence."""
    return (
        sum(start - _YEAR <= day <= start for day in days) >= _BUSY
        and sum(end <= day <= end + _YEAR for day in days) >= _BUSY
    )


def _gap(held: CaseAccounts, start: _Record, end: _Record) -> Iterator[Difference]:
    periods = [period for account in held.accounts if (period := audited(account.returned))]
    covering = [one for one in periods if one[0] <= start.last and end.first <= one[1]]
    if periods and len(covering) < max(2, len(periods) * _SHARE):
        return
    months = (end.first - start.last).days // 30
    where = f", a stretch that {len(covering)} of {len(periods)} agencies audited" if periods else ""
    yield Difference(
        kind=ChallengeKind.GAP,
        sentence=f"No agency records anything between {short_day(start.last)} and {short_day(end.first)} (some {months} "
        f"months){where}.",
        sources=(*dated_sources(start.statement), *dated_sources(end.statement)),
        about=f"{start.last}|{end.first}",
        weight=months,
    )
