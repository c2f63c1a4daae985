"""A concern that one agency records and another says it was never told of, or did not know."""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import islice

from nelaudit.accounts.cases import CaseAccounts, Difference, dated_sources, source
from nelaudit.accounts.statements import Account, Statement
from nelaudit.challenge.readings.information import information
from nelaudit.challenge.readings.referrals import Move, ReferralPassage, referrals
from nelaudit.challenge.readings.untold import Untold, units_of, untold
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.wording import short_day
from nelaudit.text.matters import Matters

_KEPT = re.compile(
    r"\b(?:not|never) (?:been )?(?:passed|shared|told|reported|referred|disclosed|forwarded|sent|communicated|raised|mentioned|notified|escalated|relayed|discussed (?:outside|further|beyond|elsewhere|with any)|taken (?:further|outside|beyond))\b(?! (?:until|for|by|at the time of))|"
    r"\b(?:did not|didn't|never) (?:pass|share|tell|report|refer|disclose|forward|raise|mention|notify|escalate|inform|ring|contact)\w*\b|\bkept (?:it |this )?(?:between us|confidential|to (?:our|him|her|them)sel\w+|on (?:our|the) |in (?:our|the) )|"
    r"\btold (?:nobody|no one)\b|\b(?:no (?:other )?agency|nobody(?: else)?|no one(?: else| outside \w+(?: \w+)?)?) (?:was |were |has been )?(?:told|informed|contacted|notified)\b|\bno (?:referral|notification|contact|call|information)s?\b[^.;]{0,40}? (?:was |were )?(?:made|sent|shared|passed)\b"
)
"""As in "it was not passed on"."""

_NO_WORD = re.compile(
    r"\b(?:not|never|nobody|no one|no)\b[^.;]{0,40}\b(?:told|informed|aware|known|heard|notified|notification|shared|sent|passed)\b|\bunaware\b"
)
"""Not the thing itself, but that somebody did not hear of it."""

_LAG = dt.timedelta(days=14)
"""How long one agency must have known before the other did: news that travels in days is no silence."""
_MOST_SAID = 20
_ENOUGH = 3
_FEW = 2
_MOST = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class _Known:
    """What another agency tells of the matter: the words of one part of a statement, and its first day."""

    statement: Statement
    words: str
    day: dt.date
    kept: bool


def untold_points(held: CaseAccounts) -> Iterator[Difference]:
    """One point for each two agencies of which one knew, and did not pass on, what the other says it was not told of."""
    said = [one for account in held.accounts for one in islice(untold(held, account), _MOST_SAID)]
    if not said:
        return
    own = {one.statement for one in said}
    topics = held.lexicon.topics

    @cache
    def passed() -> Sequence[ReferralPassage]:
        return [one for account in held.accounts for found in (information, referrals) for one in found(held, account)]

    @cache
    def spoken_by() -> Mapping[str, set[str]]:
        return _spoken_by(held)

    kept = {account.who: _kept(account) for account in held.accounts}
    done: set[tuple[str, str]] = set()
    for one in said:
        first = _first_known(topics, one, own)
        for other in held.accounts:
            pair = (one.account.agency, other.agency)
            if other.agency == one.account.agency or pair in done:
                continue
            known = [at for at in _of_the_matter(topics, one, other, own, kept[other.who])
                     if _is_news(topics, one, first, at, spoken_by)]  # fmt: skip
            if known and not _passed_on(topics, one, other, known[0].day, passed()):
                done.add(pair)
                yield _point(held, one, known)


def _first_known(topics: Matters, one: Untold, own: set[Statement]) -> dict[str, dt.date]:
    """The first day of which the agency itself speaks of each thing that it says it did not know."""
    first: dict[str, dt.date] = {}
    for statement in one.account.statements:
        if not statement.days or statement in own:
            continue
        for unit in units_of(topics, statement.low) & one.units:
            first[unit] = min([*statement.days, *([first[unit]] if unit in first else [])])
    return first


def _spoken_by(held: CaseAccounts) -> dict[str, set[str]]:
    """Which agencies speak of each thing."""
    found: dict[str, set[str]] = defaultdict(set)
    for account in held.accounts:
        for statement in account.statements:
            for unit in units_of(held.lexicon.topics, statement.low):
                found[unit].add(account.agency)
    return found


def _kept(account: Account) -> frozenset[str]:
    """The answers and rows in which an agency says that it passed on nothing of them."""
    return frozenset(one.reference.field for one in account.statements if _KEPT.search(one.low))


def _of_the_matter(
    topics: Matters, one: Untold, other: Account, own: set[Statement], kept: frozenset[str]
) -> Iterator[_Known]:
    """What another agency tells with a day in words of the matter."""
    for statement in other.statements:
        if not units_of(topics, statement.low) & one.units or statement in own:
            continue
        for words, days in _parts(statement):
            if days and units_of(topics, words) & one.units:
                yield _Known(statement=statement, words=words, day=min(days), kept=statement.reference.field in kept)


def _parts(statement: Statement) -> Iterator[tuple[str, frozenset[dt.date]]]:
    """What a statement tells, each part with its days: rows, sentences, and the notes that semicolons part."""
    if statement.dated:
        yield statement.low, statement.days
        return
    start = 0
    for part in statement.low.split(";"):
        end = start + len(part)
        if not _NO_WORD.search(part):
            yield part, frozenset(one.day for one in statement.dates if one.day and start <= one.mention.start < end)
        start = end + 1


def _is_news(
    topics: Matters,
    one: Untold,
    first: dict[str, dt.date],
    known: _Known,
    spoken_by: Callable[[], Mapping[str, set[str]]],
) -> bool:
    """Whether what an agency tells is the matter itself, and known to it long before the one that was not told."""
    if one.until and known.day > one.until - _LAG:
        return False
    if not (one.told or known.kept) or (one.bounded and not one.until and not known.kept):
        return False
    shared = units_of(topics, known.words) & one.units
    news = {unit for unit in shared if unit not in first or known.day <= first[unit] - _LAG}
    if news & one.names and len(shared) > 1:
        return True
    if known.kept and news:
        return len(news) >= _FEW or any(len(spoken_by()[unit]) <= _FEW for unit in news)
    return len(news) >= _ENOUGH


def _passed_on(topics: Matters, one: Untold, other: Account, day: dt.date, passed: Sequence[ReferralPassage]) -> bool:
    """Whether the one who knew records telling the other, about then or of this matter."""
    return any(
        told.sender == other.agency
        and told.receiver == one.account.agency
        and told.move in {Move.TOLD, Move.MADE, Move.RECEIVED}
        and (
            bool(units_of(topics, told.statement.low) & one.units)
            or any(dt.timedelta(0) <= at - day <= _LAG for at in told.days)
        )
        for told in passed
    )


def _point(held: CaseAccounts, one: Untold, known: Sequence[_Known]) -> Difference:
    who, knower = one.account.returned.identity, known[0].statement.reference.identity
    without = "was not told of" if one.told else "did not know"
    tellings = list(dict.fromkeys(at.statement for at in known))[:_MOST]
    return Difference(
        kind=ChallengeKind.CONCERN,
        sentence=f"{held.name(knower)} records on {short_day(min(at.day for at in known))} what {held.name(who)} states "
        f"that it {without}.",
        sources=(source(one.statement), *(found for statement in tellings for found in dated_sources(statement))),
        agencies=(who.agency, knower.agency),
        about=f"untold|{who.agency}|{knower.agency}",
        weight=2,
    )
