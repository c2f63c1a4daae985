"""Who referred to whom, and who says that nothing came: what texts affirm and deny of referrals and of information passed on."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.collate.differences import CaseAccounts, clause_at, negated, supposed
from nelaudit.collate.statements import Account, Statement


class Move(StrEnum):
    """What is said of a referral, or of information, between two agencies."""

    MADE = "referred"
    RECEIVED = "received"
    NOT_RECEIVED = "not received"
    NOT_MADE = "not made"
    TOLD = "told"
    NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """One statement about what went from `sender` to `receiver`; either may be empty where it is left open.

    `day` is the date nearest to the word "referred"; `limited` says that it holds for a certain time only.
    """

    move: Move
    sender: str
    receiver: str
    days: frozenset[dt.date]
    limited: bool
    account: Account
    statement: Statement
    day: dt.date | None = None


_REFERRAL = re.compile(r"\brefer(?:s|red|ral|rals|ring)?\b|\brequests? for (?:service|support|help|assessment)\b")
_NOT_MADE = re.compile(
    r"\b(?:we|i|our \w+)\b[^.;]{0,20}\b(?:made|sent|put in|submitted) no(?: \w+){0,2} referrals?\b|\b(?:did not|didn't|never) (?:make|send|submit|made|sent)"
    r"(?: an?| any| the)?(?: \w+){0,2} referrals?\b|\b(?:did not|didn't|never) refer(?:red)?\b|\bno(?: \w+)? referrals?\b[^.;]{0,40}\b(?:by us|from us|"
    r"ourselves|by (?:the|this|our) (?:school|practice|service|team|agency|force|trust)|on our part|left (?:us|the (?:school|practice|surgery)))\b"
    r"|\bno referrals?\b(?: was| were)? made\b"
)
_NOT_RECEIVED = re.compile(
    r"\b(?:no|never|nothing|not|hold no|have no|no trace of|no record of|cannot find|could not find|unable to find|did not|didn't|n't)\b[^.;]{0,45}"
    r"\b(?:referrals?|requests? for (?:service|support|help|assessment))\b|\b(?:referrals?)\b[^.;]{0,40}\b(?:never|not|nor)\b[^.;]{0,20}"
    r"\b(?:received|reach\w*|arriv\w*|came|come|found|recorded|on (?:our|the) (?:system|file|record)s?|traced|logged)\b"
)
_RECEIVED_WORDS = re.compile(
    r"\b(?:receiv\w*|reach\w*|came|arriv\w*|accepted|got|on (?:our|the)|from|hold|have|find|trace|record\w*|log\w*)\b"
)
_LIMITED = re.compile(
    r"\b(?:until|before|after|since|between|prior|at that (?:time|point|stage)|then|earlier|further|second|another|other|new|this time|initially|at first|"
    r"yet|immediate\w*|straight away|at once|as well)\b"
)
_NOT_TO = re.compile(r"\b(?:by|from|about|us|and|was|were|is|are|asked|which|who|until|before|because|for)\b|[,:]")
_FROM = re.compile(r"\b(?:from|by|of) (?:the |our |her |his )?(?:\w+ )?$")
_TELL = re.compile(
    r"\b(?:told|informed|notified|sent|shared|passed|copied|wrote to|rang|telephoned|e-?mailed|alerted|advised|forwarded|reported)\b"
)
_NOT_TOLD = re.compile(
    r"\b(?:did not|didn't|never) (?:tell|told|inform\w*|notif\w*|send|sent|give|gave|alert\w*|warn\w*)\b[^.;]{0,12}\bus\b|"
    r"\b(?:was|were|been|are|is) (?:not|never) (?:\w+ )?(?:told|informed|notified|copied|made aware|aware|alerted|advised)\b|\b(?:wasn't|weren't) "
    r"(?:told|informed|notified|aware)\b|\b(?:nobody|no one|neither)\b[^.;]{0,30}\b(?:told|informed|notified|rang|wrote)\b[^.;]{0,12}\b(?:us|the school|"
    r"the practice|the team)\b|\b(?:did not|didn't|never) (?:\w+ )?(?:receiv\w*|hear\w*|heard|reach\w* us|arriv\w*|got|get|came to us|come to us)\b|\b(?:was|were) "
    r"(?:not|never) received\b|\bnot received\b|\bno (?:notification|minutes|letter|report|information|copy|call|message|discharge summary)\b[^.;]{0,40}"
    r"\b(?:received|reach\w*|came|arriv\w*|on (?:our|file)|sent to us|found)\b|\bunaware\b|\bdid not know\b"
)


_ANY_DENIAL = re.compile("not|n't|never|nobody|no one|neither|no |unaware")


def passages(held: CaseAccounts, account: Account) -> Iterator[Passage]:
    """Every statement of one account about referrals and information passed on."""
    for statement in account.statements:
        low = statement.low
        found = _REFERRAL.search(low)
        if found:
            yield from _referral(held, account, statement, found)
        elif _ANY_DENIAL.search(low) and _NOT_TOLD.search(low):
            yield from _not_told(held, account, statement)
        elif _TELL.search(low) and not negated(low):
            yield from _told(held, account, statement)


def _referral(held: CaseAccounts, account: Account, statement: Statement, found: re.Match[str]) -> Iterator[Passage]:
    low = statement.low
    opens, closes = clause_at(low, *found.span())
    clause = low[opens:closes]
    parties = [one for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]

    def said(move: Move, sender: str, receiver: str) -> Passage:
        return Passage(move=move, sender=sender, receiver=receiver, days=statement.days, account=account, statement=statement,
                       limited=_LIMITED.search(clause) is not None, day=_nearest(statement, found))  # fmt: skip

    after = [
        one
        for one in parties
        if one.start >= found.end()
        and re.search(r"\bto (?:the |our |a )?(?:\w+ ){0,3}$", low[found.start() : one.start])
    ]
    origin = [
        one.agency
        for one in parties
        if _FROM.search(low[max(0, one.start - 22) : one.start]) or low[one.end :].startswith("'s")
    ]
    if _NOT_MADE.search(clause):
        if account.agency not in {one.agency for one in after}:
            yield said(Move.NOT_MADE, account.agency, after[0].agency if after else "")
        return
    if negated(clause):
        denial = _NOT_RECEIVED.search(clause)
        if denial and _RECEIVED_WORDS.search(clause) and {one.agency for one in after} <= {account.agency}:
            yield said(Move.NOT_RECEIVED, next((one for one in origin if one != account.agency), ""), account.agency)
        return
    if supposed(clause):
        return
    if after and after[0].agency != account.agency:
        before = [one.agency for one in parties if one.end <= found.start() and one.agency != after[0].agency]
        sender = before[-1] if before and not re.search(r"\b(?:we|i|our)\b", clause) else account.agency
        yield said(Move.MADE, sender, after[0].agency)
    elif origin and origin[0] != account.agency:
        yield said(Move.RECEIVED, origin[0], account.agency)


def _nearest(statement: Statement, found: re.Match[str]) -> dt.date | None:
    """The day that stands nearest to a word; in a chronology row, and after a dated sentence, the only one."""
    if statement.dated or not statement.dates:
        return next(iter(statement.days)) if len(statement.days) == 1 else None
    days = [one for one in statement.dates if one.day]
    nearest = min(days, key=lambda one: abs(one.mention.start - found.end()), default=None)
    return nearest.day if nearest else None


_FAMILY = re.compile(
    r"\b(?:he|she|they|who|mother|father|mum|dad|parents?|carers?|partner|child|c|family|stepfather) (?:had |has |have )?$"
)


def _not_told(held: CaseAccounts, account: Account, statement: Statement) -> Iterator[Passage]:
    low = statement.low
    found = _NOT_TOLD.search(low)
    if not found or _FAMILY.search(low[: found.start()]):
        return
    opens, closes = clause_at(low, *found.span())
    named = [one for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]
    subject = next((one.agency for one in named if one.end <= found.start()), "")
    whose = account.agency if not subject or re.search(r"\b(?:we|us|our|i)\b", low[opens:closes]) else subject
    if whose == account.agency:
        yield Passage(move=Move.NOT_TOLD, sender="", receiver=whose, days=statement.days, limited=False, account=account,
                      statement=statement)  # fmt: skip


def _told(held: CaseAccounts, account: Account, statement: Statement) -> Iterator[Passage]:
    low = statement.low
    for found in _TELL.finditer(low):
        opens, closes = clause_at(low, *found.span())
        ahead = low[opens : found.start()]
        parties = [
            one
            for one in held.parties.named_in(low)
            if found.end() <= one.start and one.end <= min(closes, found.end() + 70)
        ]
        senders = [one.agency for one in held.parties.named_in(ahead)]
        passive = re.search(r"\b(?:was|were|been|be) $", ahead) is not None
        if (
            supposed(low[opens:closes])
            or (senders and senders[-1] != account.agency)
            or re.search(r"\b(?:mother|father|she|he|parents?|partner) $", ahead)
        ):
            continue
        for party in parties:
            gap = low[found.end() : party.start]
            if (
                party.agency == account.agency
                or _NOT_TO.search(gap)
                or (passive and not re.search(r"\b(?:to|with)\b", gap))
            ):
                continue
            yield Passage(move=Move.TOLD, sender=account.agency, receiver=party.agency, days=statement.days, limited=False,
                          account=account, statement=statement)  # fmt: skip
