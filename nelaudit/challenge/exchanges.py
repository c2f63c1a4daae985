"""Referrals and information that one agency says it passed on, and another says never came."""

import datetime as dt
import re
from collections.abc import Iterator, Sequence
from itertools import islice

from nelaudit.accounts.cases import MOST, CaseAccounts, Difference, days_in_words, negated, source
from nelaudit.accounts.statements import Statement, words_of
from nelaudit.challenge.readings.information import information
from nelaudit.challenge.readings.referrals import Move, ReferralPassage, referrals
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.vocabulary import ANY_PAPER, REFERRAL_PAPER

_MOST = 4
_NEAR = 3
_FOLLOWED_UP = 126
"""In days: eighteen weeks, for which a first appointment may well be waited."""
_WEEK = dt.timedelta(days=7)
_COMMON = words_of(
    "that this with from have been were child children young person mother father parent family home school social worker "
    "police health about which when they them their told informed sent received information record recorded copy notified made aware know knew shared passed never until date after before"
)
_SHARED, _MOSTLY = 3, 0.6
_MESSAGE = re.compile(
    r"\b(?:told|informed|notified|rang|telephoned|e-?mail\w*|letters?|wrote|calls?|called|reports?|reported|referr\w*|notif\w+|copy|copied|sent|received|contact\w*|passed|shared|alert\w*)\b"
)


def exchange_points(held: CaseAccounts) -> Iterator[Difference]:
    """The contradictions about what went from one agency to another."""
    referred = [one for account in held.accounts for one in islice(referrals(held, account), MOST)]
    passed = [one for account in held.accounts for one in islice(information(held, account), MOST)]
    yield from _referrals(held, referred)
    yield from _information(held, [*passed, *(one for one in referred if one.move is Move.MADE)])


def _referrals(held: CaseAccounts, said: Sequence[ReferralPassage]) -> Iterator[Difference]:
    done: set[tuple[str, str]] = set()
    denials = [one for one in said if one.move in {Move.NOT_RECEIVED, Move.NOT_MADE}]
    for denial in denials:
        for other in said:
            pair = (other.sender, other.receiver)
            if pair in done or other.account.agency == denial.account.agency or not _denies(held, denial, other):
                continue
            done.add(pair)
            when = f" on {days_in_words([other.day])}" if other.day else ""
            sender, receiver = held.name(other.sender), held.name(other.receiver)
            told = (
                f"that it referred to {receiver}"
                if other.account.agency == other.sender
                else f"a referral by {sender} to {receiver}"
            )
            denied = "that it received no such referral" if denial.move is Move.NOT_RECEIVED else "that it made none"
            yield Difference(
                kind=ChallengeKind.ANSWERS,
                sentence=f"{held.name(other.account.returned.identity)} records {told}{when}; "
                f"{held.name(denial.account.returned.identity)} states {denied}.",
                sources=(source(denial.statement), source(other.statement)),
                agencies=pair,
                about=f"referral|{'>'.join(pair)}",
                weight=12,
            )
    for made in said:
        pair = (made.sender, made.receiver)
        if (
            made.move is Move.MADE
            and made.account.agency == made.sender
            and pair not in done
            and _unanswered(held, made)
        ):
            done.add(pair)
            yield Difference(
                kind=ChallengeKind.GAP,
                sentence=f"{held.name(made.account.returned.identity)} records that it referred to {held.name(made.receiver)} on "
                f"{days_in_words([made.day] if made.day else [])}; the return of {held.name(made.receiver)} records nothing of it.",
                sources=(source(made.statement),),
                agencies=pair,
                about=f"referral|{'>'.join(pair)}",
                weight=1,
            )


def _denies(held: CaseAccounts, denial: ReferralPassage, other: ReferralPassage) -> bool:
    if denial.move is Move.NOT_RECEIVED:
        match = other.move is Move.MADE and other.receiver == denial.receiver and denial.sender in {"", other.sender}
    else:
        match = (
            other.move is Move.RECEIVED and other.sender == denial.sender and denial.receiver in {"", other.receiver}
        )
    to_social_care = {party.agency for party in held.parties.named_in("social care")}
    if not match or (denial.move is Move.NOT_MADE and not denial.receiver and other.receiver not in to_social_care):
        return False  # "we made no referral" is said of social care unless it says of whom
    if denial.days and other.days:
        return any(abs((one - another).days) <= _NEAR for one in denial.days for another in other.days)
    if not _within(denial, other):
        return False
    return not denial.limited and not denial.days


def _within(denial: ReferralPassage, other: ReferralPassage) -> bool:
    """Whether a referral may be one that did not come "in March 2016", where the denial names months at all."""
    months = [(dated.first, dated.last) for dated in denial.statement.dates if not dated.day]
    return not months or not other.day or any(first - _WEEK <= other.day <= last + _WEEK for first, last in months)


def _unanswered(held: CaseAccounts, made: ReferralPassage) -> bool:
    """Whether the receiver's full return has nothing in the weeks after a dated referral, and no word of referrals."""
    receivers = held.of(made.receiver)
    if made.day is None or not receivers:
        return False
    day = made.day
    for account in receivers:
        days = {one for statement in account.statements for one in statement.days}
        if not account.full or not account.reaches(day):
            return False
        if any(0 <= (one - day).days <= _FOLLOWED_UP for one in days):
            return False
        if any("referr" in one.low and _may_answer(held, one, made) for one in account.statements):
            return False
    return True


def _may_answer(held: CaseAccounts, statement: Statement, made: ReferralPassage) -> bool:
    """Whether a receiver's word of a referral may be of this one: undated, near in time, or from this sender."""
    near = made.day and any(abs((at - made.day).days) <= 2 * _FOLLOWED_UP for at in statement.days)
    named = any(party.agency == made.sender for party in held.parties.named_in(statement.low))
    return bool(not statement.days or near or named)


def _information(held: CaseAccounts, said: Sequence[ReferralPassage]) -> Iterator[Difference]:
    """What one agency says it passed on and the other says never came, where both speak of the same matter."""
    done: set[tuple[str, str]] = set()
    for denial in (one for one in said if one.move is Move.NOT_TOLD):
        for told in (one for one in said if one.move in {Move.TOLD, Move.MADE}):
            pair = (told.sender, denial.receiver)
            if told.receiver != denial.receiver or told.account.agency == denial.account.agency or pair in done:
                continue
            if not (_same_thing(held, told, denial) or (told.move is Move.TOLD and _same_matter(held, told, denial))):
                continue
            done.add(pair)
            days = sorted(told.days & denial.days) or sorted(told.days)
            when = f" on {days_in_words(days)}" if 0 < len(days) <= _MOST else ""
            yield Difference(
                kind=ChallengeKind.ANSWERS,
                sentence=f"{held.name(told.account.returned.identity)} records passing information to {held.name(told.receiver)}{when}; "
                f"{held.name(denial.account.returned.identity)} states that it was not told or did not receive it.",
                sources=(source(denial.statement), source(told.statement)),
                agencies=pair,
                about=f"information|{'>'.join(pair)}",
                weight=8,
            )


def _same_thing(held: CaseAccounts, told: ReferralPassage, denial: ReferralPassage) -> bool:
    """Whether a denial names the sender and the kind of thing that was sent, and nothing speaks for another one."""
    papers = told.papers or {REFERRAL_PAPER}
    if denial.sender != told.sender or not (ANY_PAPER in denial.papers or denial.papers & papers):
        return False
    if denial.matter and not denial.matter & words_of(told.statement.low):
        return False
    if told.days and denial.days:
        return any(abs((day - about).days) <= 1 for day in told.days for about in denial.days)
    return not (denial.limited or denial.days) and not _acknowledged(held, told, denial)


def _acknowledged(held: CaseAccounts, told: ReferralPassage, denial: ReferralPassage) -> bool:
    """Whether the receiver tells of the sender on that very day: it then denies something else."""
    return any(
        statement.days & told.days
        and any(party.agency == told.sender for party in held.parties.named_in(statement.low))
        for account in held.of(denial.receiver)
        for statement in account.statements
        if statement is not denial.statement
    )


def _received(held: CaseAccounts, told: ReferralPassage, denial: ReferralPassage) -> bool:
    """Whether the receiver itself tells of the sender's message of that day: it then denies another."""
    return any(
        statement.days & told.days
        and _MESSAGE.search(statement.low)
        and any(party.agency == told.sender for party in held.parties.named_in(statement.low))
        for account in held.of(denial.receiver)
        for statement in account.statements
        if statement is not denial.statement and not negated(statement.low)
    )


def _same_matter(held: CaseAccounts, told: ReferralPassage, denial: ReferralPassage) -> bool:
    if denial.sender not in {"", told.sender} or (told.days and denial.days and _received(held, told, denial)):
        return False
    if len(denial.thing) > 1 and denial.thing <= words_of(told.statement.low) and not (denial.limited or denial.days):
        return True
    said = words_of(denial.clause or denial.statement.low)
    shared = (words_of(told.clause or told.statement.low) & said) - _COMMON
    if told.days and denial.days:
        return any(0 <= (day - about).days <= 1 for day in told.days for about in denial.days)
    matter = said - _COMMON
    return len(shared) >= _SHARED or (bool(shared) and len(shared) >= _MOSTLY * len(matter))
