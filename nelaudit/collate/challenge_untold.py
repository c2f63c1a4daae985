"""A concern that one agency records and another says it was never told of, or did not know."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence

from nelaudit.collate.differences import CaseAccounts, Difference, dated_sources, days_in_words, source
from nelaudit.collate.information import information
from nelaudit.collate.referrals import Move, Passage, referrals
from nelaudit.collate.statements import Account, Statement
from nelaudit.collate.untold import Untold, units_of, untold
from nelaudit.model.challenge import ChallengeKind

_KEPT = re.compile(
    r"\b(?:not|never) (?:been )?(?:passed|shared|told|reported|referred|disclosed|forwarded|sent|communicated|raised|mentioned|notified|escalated|relayed)\b(?! (?:until|for|by|at the time of))|"
    r"\b(?:did not|didn't|never) (?:pass|share|tell|report|refer|disclose|forward|raise|mention|notify|escalate|inform|ring|contact)\w*\b|\bkept (?:it |this )?(?:between us|confidential|to (?:our|him|her|them)sel\w+|on (?:our|the) |in (?:our|the) )|"
    r"\btold (?:nobody|no one)\b|\b(?:no (?:other )?agency|nobody(?: else)?|no one(?: else)?) (?:was |were |has been )?(?:told|informed|contacted|notified)\b|\bno (?:referral|notification|contact|call|information)s?\b[^.;]{0,40}? (?:was |were )?(?:made|sent|shared|passed)\b"
)
_LAG = dt.timedelta(days=14)
"""How long one agency must have known before the other did: news that travels in days is no silence."""
_ENOUGH = 3
_FEW = 2
_MOST = 3


def untold_points(held: CaseAccounts) -> Iterator[Difference]:
    """One point for each two agencies of which one knew, and did not pass on, what the other says it was not told of."""
    said = [one for account in held.accounts for one in untold(held, account)]
    if not said:
        return
    own = {one.statement for one in said}
    passed = [one for account in held.accounts for found in (information, referrals) for one in found(held, account)]
    done: set[tuple[str, str]] = set()
    for one in said:
        first = _first_known(one, own)
        for other in held.accounts:
            pair = (one.account.agency, other.agency)
            if other.agency == one.account.agency or pair in done:
                continue
            known = [
                statement
                for statement in other.statements
                if statement not in own and _knows(held, one, first, other, statement)
            ]
            if not known or _passed_on(one, other, known[0], passed):
                continue
            done.add(pair)
            yield _point(held, one, known)


def _first_known(one: Untold, own: set[Statement]) -> dict[str, dt.date]:
    """The first day of which the agency itself speaks of each thing that it says it did not know."""
    first: dict[str, dt.date] = {}
    for statement in one.account.statements:
        if statement in own or not statement.days:
            continue
        for unit in units_of(statement.low) & one.units:
            first[unit] = min([*statement.days, *([first[unit]] if unit in first else [])])
    return first


def _knows(held: CaseAccounts, one: Untold, first: dict[str, dt.date], other: Account, statement: Statement) -> bool:
    """Whether another agency's statement tells of the matter, long before the one that was not told."""
    shared = units_of(statement.low) & one.units
    if not shared or not statement.days:
        return False
    day = min(statement.days)
    if one.until and day > one.until - _LAG:
        return False
    news = {unit for unit in shared if unit not in first or day <= first[unit] - _LAG}
    kept = _keeps(other, statement)
    if not (one.told or kept) or (one.bounded and not one.until and not kept):
        return False
    if news & one.names and len(shared) > 1:
        return True
    if kept and news:
        return len(news) >= _FEW or _rare(held, news)
    return len(news) >= _ENOUGH


def _keeps(account: Account, statement: Statement) -> bool:
    """Whether the agency says, in the same answer or row, that it passed this on to nobody."""
    return any(_KEPT.search(one.low) for one in account.statements if one.reference.field == statement.reference.field)


def _rare(held: CaseAccounts, news: set[str]) -> bool:
    """Whether hardly another agency speaks of it: so that one word is enough to know the matter by."""
    return any(
        sum(any(unit in units_of(one.low) for one in account.statements) for account in held.accounts) <= _FEW
        for unit in news
    )


def _passed_on(one: Untold, other: Account, known: Statement, passed: Sequence[Passage]) -> bool:
    """Whether the one who knew records telling the other, about then or of this matter."""
    day = min(known.days)
    return any(
        told.sender == other.agency
        and told.receiver == one.account.agency
        and told.move in {Move.TOLD, Move.MADE, Move.RECEIVED}
        and (
            bool(units_of(told.statement.low) & one.units)
            or any(dt.timedelta(0) <= at - day <= _LAG for at in told.days)
        )
        for told in passed
    )


def _point(held: CaseAccounts, one: Untold, known: Sequence[Statement]) -> Difference:
    who, knower = one.account.returned.identity, known[0].reference.identity
    when = days_in_words([min(min(statement.days) for statement in known)])
    without = "was not told of" if one.told else "did not know"
    return Difference(
        kind=ChallengeKind.CONCERN,
        sentence=f"{held.name(knower)} records on {when} what {held.name(who)} states that it {without}.",
        sources=(source(one.statement), *(found for statement in known[:_MOST] for found in dated_sources(statement))),
        agencies=(who.agency, knower.agency),
        about=f"untold|{who.agency}|{knower.agency}",
        weight=2,
    )
