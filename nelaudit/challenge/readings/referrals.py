"""Who referred to whom, and who says that nothing came: what texts affirm and deny of referrals."""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.accounts.cases import CaseAccounts, negated, supposed
from nelaudit.accounts.statements import Account, Statement
from nelaudit.text.sentences import clause_at


class Move(StrEnum):
    """What is said of a referral, or of information, between two agencies."""

    MADE = "referred"
    RECEIVED = "received"
    NOT_RECEIVED = "not received"
    NOT_MADE = "not made"
    TOLD = "told"
    NOT_TOLD = "not told"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReferralPassage:
    """One statement about what went from `sender` to `receiver`; either may be empty where it is left open.

    `papers` are the kinds of thing that went (a letter, a call; "any" for anything at all), `matter` what it was about.
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
    papers: frozenset[str] = frozenset()
    matter: frozenset[str] = frozenset()
    clause: str = ""
    thing: frozenset[str] = frozenset()
    """The telling words of what did not come: "the warning notice"."""


_REFERRAL = re.compile(r"\brefer(?:s|red|ral|rals|ring)?\b|\brequests? for (?:service|support|help|assessment)\b")
_NOT_MADE = re.compile(
    r"\b(?:we|i|our \w+)\b[^.;]{0,20}\b(?:made|sent|put in|submitted) no(?: \w+){0,2} referrals?\b|\b(?:did not|didn't|never) (?:make|send|submit|made|sent)"
    r"(?: an?| any| the)?(?: \w+){0,2} referrals?\b|\b(?:did not|didn't|never) refer(?:red)?\b|\bno(?: \w+)? referrals?\b[^.;]{0,40}\b(?:by us|from us|"
    r"ourselves|by (?:the|this|our) (?:school|practice|service|team|agency|force|trust)|on our part|left (?:us|the (?:school|practice|surgery)))\b"
    r"|\bno referrals?\b(?: was| were)? made\b"
)
"""As in "we made no referral"."""

_NOT_RECEIVED = re.compile(
    r"\b(?:no|never|nothing|not|hold no|have no|no trace of|no record of|cannot find|could not find|unable to find|did not|didn't|n't)\b[^.;]{0,45}"
    r"\b(?:referrals?|requests? for (?:service|support|help|assessment))\b|\b(?:referrals?)\b[^.;]{0,40}\b(?:never|not|nor)\b[^.;]{0,20}"
    r"\b(?:received|reach\w*|arriv\w*|came|come|found|recorded|on (?:our|the) (?:system|file|record)s?|traced|logged)\b"
)
"""As in "no referral"."""

_RECEIVED_WORDS = re.compile(
    r"\b(?:receiv\w*|reach\w*|came|come|arriv\w*|accepted|got|sent|given|on (?:our|the)|from|hold|have|find|trace|record\w*|log\w*)\b"
)
LIMITED = re.compile(
    r"\b(?:until|before|after|since|between|prior|at that (?:time|point|stage)|then|earlier|further|second|another|other|new|this time|initially|at first|"
    r"yet|immediate\w*|straight away|at once|as well)\b"
)
AT_ANY_TIME = re.compile(
    r"\b(?:before|then|at the time|at that time|during|beforehand)\b[^.;]{0,40}?\b(?:or|nor|and) (?:at any time )?(?:since|after\w*|later|before|at any)\b(?: (?:it|that|then|them))?"
    r"|\b(?:or|nor) (?:at |on )?any (?:other )?(?:time|point|stage|date|occasion|day)\b|\b(?:or|nor) (?:since|later|afterwards?|before)\b"
)
"""Not limited at all: "before the holiday or after it"."""

NO_ANSWER = re.compile(
    r"\b(?:no|not|never|nothing|without)(?: \w+){0,2} (?:repl\w+|respon\w+|answer\w*|acknowledg\w+|feedback|outcome|heard|back|action|accepted|taken (?:up|on|further)|further action)\b"
)
_ONLY_TALK = re.compile(
    r"\breferrals?\b[^.;]{0,40}\b(?:was|were|been|being) (?:\w+ )?(?:discussed|talked|planned|agreed|offered|declined|refused|withdrawn|considered)\b"
)
_HINT = re.compile("refer|request")
_EVER = re.compile(
    r"\b(?:ever|nothing|throughout|whole|entire|always|regularly|routinely|usually|(?:each|every) (?:time|occasion)|never|any|at all|such|at no (?:time|point|stage))\b"
)
_NOT_TO = re.compile(r"\b(?:by|from|about|us|and|was|were|is|are|asked|which|who|until|before|because|for)\b|[,:]")
_FROM = re.compile(
    r"\b(?:from|by|of) (?:(?!(?:and|or|to|with|about|for|from|by|of|in|on|at|that|when|which)\b)[\w'.-]+ ){0,4}$"
)
FROM_SOMEONE = re.compile(
    r"\bfrom (?:the |our |her |his |its )?(?!(?:any\w*|us|them|another|others?|either|her|him|then|now|that|this|time|outside|\d+|january|february|march|april|"
    r"may|june|july|august|september|october|november|december)\b)\w"
)
"""Somebody is named as the sender: where the words do not tell which agency it is, nothing is said of the others. As in "from the surgery"."""


def referrals(held: CaseAccounts, account: Account) -> Iterator[ReferralPassage]:
    """Every statement of one account about referrals."""
    for statement in account.statements:
        if _HINT.search(statement.low):
            for found in by_clause(statement.low, _REFERRAL):
                yield from _referral(held, account, statement, found)


def by_clause(low: str, pattern: re.Pattern[str]) -> list[re.Match[str]]:
    """The first match in each clause."""
    every = list(pattern.finditer(low))
    if len(every) <= 1:
        return every
    first: dict[int, re.Match[str]] = {}
    for found in every:
        first.setdefault(clause_at(low, *found.span())[0], found)
    return list(first.values())


def days_of(statement: Statement, opens: int, closes: int) -> frozenset[dt.date]:
    """The days in a clause; those beside the sentence or before it only where it has none and does not say "ever"."""
    if statement.dated:
        return statement.days
    inside = frozenset(one.day for one in statement.dates if one.day and opens <= one.mention.start < closes)
    if inside or statement.dates or _EVER.search(statement.low, opens, closes):
        return inside
    return statement.days


def _referral(
    held: CaseAccounts, account: Account, statement: Statement, found: re.Match[str]
) -> Iterator[ReferralPassage]:
    low = statement.low
    opens, closes = clause_at(low, *found.span())
    clause = NO_ANSWER.sub("", low[opens:closes])
    parties = [one for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]

    def said(move: Move, sender: str, receiver: str) -> ReferralPassage:
        return ReferralPassage(move=move, sender=sender, receiver=receiver, days=days_of(statement, opens, closes), account=account, statement=statement,
                       limited=LIMITED.search(AT_ANY_TIME.sub("", clause)) is not None, day=_nearest(statement, found))  # fmt: skip

    after = [
        one
        for one in parties
        if one.start >= found.end()
        and re.search(r"\bto (?:the |our |a )?(?:(?!from|by)\w+ ){0,3}$", low[found.start() : one.start])
    ]
    origin = [
        one.agency
        for one in parties
        if _FROM.search(low[max(opens, one.start - 50) : one.start])
        or re.match(r"'s (?:\w+ ){0,2}(?:refer|request)", low[one.end :])
    ]
    not_made = _NOT_MADE.search(low, opens, closes)
    if not_made:
        doer = _who_made_none(
            account, low[opens:closes], [one.agency for one in parties if one.end <= not_made.start() + 1]
        )
        if doer != account.agency:
            yield said(Move.NOT_RECEIVED, doer, account.agency)
        elif account.agency not in {one.agency for one in after}:
            yield said(Move.NOT_MADE, account.agency, after[0].agency if after else "")
        return
    if negated(clause):
        sender = next((one for one in origin if one != account.agency), "")
        if {one.agency for one in after} <= {account.agency} and _never_came(clause, sender):
            yield said(Move.NOT_RECEIVED, sender, account.agency)
        return
    if supposed(clause) or _ONLY_TALK.search(clause):
        return
    if after and after[0].agency != account.agency:
        before = [one.agency for one in parties if one.end <= found.start() and one.agency != after[0].agency]
        sender = before[-1] if before and not re.search(r"\b(?:we|i|our)\b", clause) else account.agency
        yield said(Move.MADE, sender, after[0].agency)
    elif origin and origin[0] != account.agency:
        yield said(Move.RECEIVED, origin[0], account.agency)


def _never_came(clause: str, sender: str) -> bool:
    """Whether a clause says that a referral did not come; not where it names a sender whom the program does not know."""
    denial = _NOT_RECEIVED.search(clause) and _RECEIVED_WORDS.search(clause)
    return bool(denial) and (bool(sender) or not FROM_SOMEONE.search(clause))


def _who_made_none(account: Account, clause: str, named: list[str]) -> str:
    """Of whom "never referred" is said: of the agency named before it ("housing never referred"), else of the teller."""
    return account.agency if not named or re.search(r"\b(?:we|our|us|i)\b", clause) else named[-1]


def _nearest(statement: Statement, found: re.Match[str]) -> dt.date | None:
    """The day that stands nearest to a word; in a chronology row, and after a dated sentence, the only one."""
    if statement.dated or not statement.dates:
        return next(iter(statement.days)) if len(statement.days) == 1 else None
    days = [one for one in statement.dates if one.day]
    nearest = min(days, key=lambda one: abs(one.mention.start - found.end()), default=None)
    return nearest.day if nearest else None
