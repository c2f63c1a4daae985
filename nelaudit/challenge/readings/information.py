"""Who passed what on to whom, and who says that it never came: what texts affirm and deny of letters, calls and the like."""

import datetime as dt
import re
from collections.abc import Iterator
from functools import lru_cache

from nelaudit.accounts.cases import CaseAccounts, negated, supposed
from nelaudit.accounts.parties import PartyAt
from nelaudit.accounts.statements import Account, Statement, words_of
from nelaudit.challenge.readings.referrals import (
    AT_ANY_TIME,
    FROM_SOMEONE,
    LIMITED,
    NO_ANSWER,
    Move,
    ReferralPassage,
    by_clause,
    days_of,
)
from nelaudit.model.vocabulary import ANY_PAPER, REFERRAL_PAPER
from nelaudit.text.hints import Hints
from nelaudit.text.sentences import clause_at

_GOT = r"(?:receiv\w*|reach\w*|came|come|arriv\w*|traced?|found|logged|held|recorded|seen|had|on (?:our |the )?(?:file|record|system|log)s?)"
_NOUN = r"(?:letters?|calls?|e-?mails?|fax|reports?|notifications?|notices?|alerts?|slips?|forms?|minutes|plans?|assessments?|summary|information|intelligence|copy|copies|messages?|contacts?|correspondence|communication|results?)"
_TELL = re.compile(
    r"\b(?:told|informed|notified|sent|shared|passed|copied|wrote to|rang|telephoned|e-?mailed|faxed|alerted|advised|forwarded|reported|contacted|posted|handed|gave|given|provided|supplied|delivered"
    r"|left (?:a |an )?(?:\w+ )?messages? (?:for|with)"
    rf"|{_NOUN}(?= to\b))(?!\w)"
)
"""As in "we told the school"."""

_ANY_TELLING = Hints({
    "telling": "told|informed|notified|sent|shared|passed|copied|wrote to|rang|telephoned|mailed|faxed|alerted|advised|forwarded|reported|contacted|posted|handed|gave|given|provided|supplied|delivered|message|"
    "letter to|letters to|call to|calls to|mail to|mails to|fax to|report to|reports to|notification to|notifications to|notice to|notices to|alert to|alerts to|slip to|slips to|form to|forms to|"
    "minutes to|plan to|plans to|assessment to|assessments to|summary to|information to|intelligence to|copy to|copies to|contact to|contacts to|correspondence to|communication to|result to|results to"
})  # fmt: skip
_NOT_TOLD = re.compile(
    r"\b(?:did not|never) (?:tell|told|inform\w*|notif\w*|send|sent|give|gave|alert\w*|warn\w*|pass\w*|share\w*)\b[^.;]{0,12}\bus\b|"
    r"\b(?:not|never) (?:been )?(?:shared|passed|copied|sent|given|reported|mentioned|disclosed|communicated|passed on|handed|shown) (?:with|to|on to) us\b|"
    r"\b(?:was|were|been|are|is|has|have|had) (?:not|never) (?:\w+ )?(?:told|informed|notified|copied|made aware|aware|alerted|advised|sent|given|shown|handed|provided|supplied|passed|shared|seen|had (?:sight|a copy|a sight)|received|got)\b|"
    r"\b(?:nobody|no one|neither)\b[^.;]{0,30}\b(?:told|informed|notified|rang|wrote|gave|sent|showed|handed|passed|e-?mailed)\b[^.;]{0,12}\b(?:us|the school|the practice|the team)\b|"
    r"\b(?:did not|never) (?:\w+ )?(?:receiv\w*|hear\w*|heard|reach\w* us|arriv\w*|got|get|had|given|sent|shown|came to us|come to us)\b|"
    rf"\b(?:did not|never) (?:see|saw|seen)(?= (?:a |the |any |its |this |that |their )(?:[\w-]+ ){{0,3}}{_NOUN}\b)|"
    r"\b(?:was|were|has not been|is|are)? ?not (?:been )?received\b|\bunaware\b|\bdid not know\b|\b(?:received|got|was given|were given) no(?:thing)?\b|"
    rf"\bhad (?:been (?:given|sent|told) )?(?:no(?! contact)|nothing)(?= (?:[\w-]+ ){{0,3}}{_NOUN}\b|[^.;,]{{0,40}}\b(?:from|by|sight|notice|word|knowledge)\b) |"
    rf"\bno (?:[\w-]+ ){{0,3}}{_NOUN}\b[^.;]{{0,90}}\b{_GOT}\b|\bno (?:[\w-]+ ){{0,3}}{_NOUN}\b(?: \w+)? from\b|\b(?:no (?:record|trace)|nothing) (?:\w+ ){{0,4}}?(?:of|from|received|came)\b|\bnothing in writing\b[^.;]{{0,60}}\bfrom\b|"
    rf"\b{_NOUN}\b[^.;]{{0,60}}\b(?:not|never|nowhere)\b(?: \w+)? {_GOT}\b"
)
"""As in "we were never told"."""

_ANY_DENIAL = Hints({"denial": "not|never|nobody|no one|neither|no |unaware|nothing|nowhere"})
_NOT_TO = re.compile(
    r"\b(?:by|from|about|us|and|was|were|is|are|asked|which|who|until|before|because|for)\b(?! copied)|[,:]"
)
_FROM = re.compile(
    r"\b(?:from|by) (?:(?!(?:and|or|to|with|about|for|from|by|of|in|on|at|that|when|which)\b)[\w'.-]+ ){0,4}$"
)
_ITS_PAPER = re.compile(rf"^(?:'s)? (?:\w+ )?{_NOUN}\b")
"""As in " discharge letter"."""

_DOER = re.compile(r"^(?:'s)?(?: \w+)? (?:did not|never|had not)\b")
_OR_OTHER = re.compile(r"\b(?:or|nor) (?:any )?other\b")
_ABOUT = re.compile(r"\b(?:about|of|that|re|regarding|concerning|for|on)\b([^.;]*)")
_FAMILY = re.compile(
    r"\b(?:he|she|they|who|mother|father|parents?|carers?|partner|child|c|family|stepfather|young person) (?:had |has |have )?$"
)
_SUBJECT = re.compile(
    r"\b(?:(?P<family>he|she|they|mother|father|parents?|carers?|partner|child|young person|stepfather|(?:mr|mrs|miss|ms) [\w'-]+)|we|us|our|i|it)(?='s)?"
    r"(?= (?:had|has|have|was|were|is|are|did|never|left|moved|went|came|told|said)\b)"
)
"""As in "mother has"."""

_BY_HAND = re.compile(r"\bby (?:the |our |a )?(?:[\w.']+ ){1,4}(?=(?:to|with) )")
"""Whose hand passed it on: "handed by a constable to the school"."""

_BY_FAMILY = re.compile(r"\b(?:mother|father|she|he|they|parents?|partner|young person|child|boy|girl) $")
_US = re.compile(r"\b(?:we|us|our|i)\b")
_PAPER_OF = re.compile(
    rf"\b{_NOUN} (?:of|about|on|for|from|re|regarding|concerning) (?:the |her |his |a )?(?:[\w'-]+ ){{0,2}}$"
)
"""As in "letter of the "."""

_ITS_DAY = re.compile(r"[\s(,–-]*(?:(?:exam\w*|held|done|dated|seen|carried out|took place|of|on|in)\s*)*")
_THING = re.compile(
    r"(?: ?(?:of|sight of|copies of|knowledge of|notice of|word of))? ?\b(?:a |the |any |its |their |his |her )?(?:copy of |sight of )?(?:the |a )?([^.;,:]{3,60}?)(?=[.;,:]|$| (?:for|about|on|in|until|before|after|when|from|by|at|to|nor|or|and|was|were|which|that) )"
)
"""As in " a copy of the plan."."""

_BESIDES = re.compile(
    r"\b(?:to|with) (?:the |her |his |our )?(?:[\w']+ ){1,3}and (?=(?:to |with )?(?:the |our |her |his )?(?:\w+ )?$)"
)
"""Another receiver, who is no agency: "passed to the carer and to the school"."""

_PASSIVE = re.compile(r"\b(?:was|were|been|be) $")
_TOWARDS = re.compile(r"\b(?:to|with)\b")
_AND = re.compile(r"\W*(?:and|&|\+)?\W*(?:to |with )?(?:the |our |her |his )?(?:\w+ )?")
"""From one receiver to the next: "sent to social care, police and the GP"."""

_ITS_VERB = re.compile(r" (?:are|is|were|was|had|have|has|would|will)\b")
_SUBJECT_WAS = re.compile(r"(?: (?:team|practice|staff))? (?:was|were|has been|have been|had been) (?:also )?")
_BY_WHOM = re.compile(r"\bby (?P<who>[^.;,]{2,40})")
_OF_PEOPLE = frozenset(
    {"told", "informed", "notified", "alerted", "advised", "contacted", "e-mailed", "emailed", "telephoned"}
)
_FAR = 70
_WEAK = words_of(
    "that this with from have been were which when their they them sent received record records file logged traced found held never ever letter call report "
    "notification information about child young person school police social care worker health service team system"
)


def information(held: CaseAccounts, account: Account) -> Iterator[ReferralPassage]:
    """Every statement of one account about what was passed on or never came."""
    for statement in account.statements:
        low = statement.low
        denied = _not_told_in(low)
        if denied:
            yield from _not_told(held, account, statement, denied)
        if (not denied or ";" in low) and _may_tell(low):
            for found in by_clause(low, _TELL):
                yield from _told(held, account, statement, found)


@lru_cache(maxsize=65536)
def _not_told_in(low: str) -> re.Match[str] | None:
    return _NOT_TOLD.search(low) if _ANY_DENIAL.any_in(low) else None


@lru_cache(maxsize=65536)
def _may_tell(low: str) -> bool:
    return _ANY_TELLING.any_in(low)


def _not_told(
    held: CaseAccounts, account: Account, statement: Statement, found: re.Match[str]
) -> Iterator[ReferralPassage]:
    low = statement.low
    opens, closes = clause_at(low, *found.span())
    if _FAMILY.search(low[: found.start()]) or _of_the_family(low[: found.start()]):
        return
    named = [one for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]
    senders = [one for one in named if one.agency != account.agency and _sends(low, one)]
    if not senders and FROM_SOMEONE.search(low, opens, closes):
        return
    subjects = [one.agency for one in named if one.end <= found.start() and one not in senders]
    whose = account.agency if not subjects or _US.search(low, opens, closes) else subjects[0]
    if whose != account.agency:
        return
    clause = AT_ANY_TIME.sub("", low[opens:closes])
    papers = held.lexicon.papers.of(clause)
    if REFERRAL_PAPER in papers and ANY_PAPER not in papers:
        return  # told with the referrals
    matter = _ABOUT.search(clause, max(0, found.start() - opens))
    parties = words_of(" ".join(low[one.start : one.end] for one in named))
    thing = _THING.match(low, found.end(), closes)
    yield ReferralPassage(move=Move.NOT_TOLD, sender=senders[0].agency if senders else "", receiver=whose,
                  days=days_of(statement, opens, closes) - _of_events(statement, opens, closes),
                  limited=LIMITED.search(_OR_OTHER.sub("", clause)) is not None, account=account, statement=statement, papers=papers, clause=low[opens:closes],
                  matter=words_of(matter[1]) - _WEAK - parties if matter else frozenset(),
                  thing=words_of(thing[1]) - _WEAK - parties if thing else frozenset())  # fmt: skip


def _of_events(statement: Statement, opens: int, closes: int) -> frozenset[dt.date]:
    """The days of events that a clause names after a paper: of "no report of the medical (3 May) came", 3 May."""
    low = statement.low
    ends = [end for _, start, end in statement.kinds if opens <= start < closes and _PAPER_OF.search(low, opens, start)]
    return frozenset(
        one.day
        for one in statement.dates
        for end in ends
        if one.day and end <= one.mention.start and _ITS_DAY.fullmatch(low, end, one.mention.start)
    )


def _of_the_family(ahead: str) -> bool:
    """Whether the last whom a sentence speaks of is one of the family: "he left, was arrested and has had no contact"."""
    subjects = [one["family"] for one in _SUBJECT.finditer(ahead)]
    return bool(subjects and subjects[-1])


def _sends(low: str, party: PartyAt) -> bool:
    return (
        _FROM.search(low[max(0, party.start - 50) : party.start]) is not None
        or _DOER.match(low[party.end :]) is not None
        or _ITS_PAPER.match(low[party.end :]) is not None
    )


def _reaches(gap: str, after: str, *, passive: bool) -> bool:
    """Whether what is told reaches the party that stands after this gap: not "told mother that police are involved"."""
    towards = _TOWARDS.search(gap) is not None
    if _NOT_TO.search(gap) or (passive and not towards):
        return False
    return towards or not gap.strip(" the") or not _ITS_VERB.match(after)


def _was_told(
    held: CaseAccounts, account: Account, statement: Statement, found: re.Match[str]
) -> Iterator[ReferralPassage]:
    """What an agency says that another was told, by itself or without saying by whom: "the school was told on 3 May"."""
    low = statement.low
    opens, closes = clause_at(low, *found.span())
    named = [one for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]
    subject = [one for one in named if one.end <= found.start()][-1]
    by = _BY_WHOM.search(low, found.end(), closes)
    others = [one for one in named if one.start >= found.end() and one.agency != account.agency]
    if not _SUBJECT_WAS.fullmatch(low, subject.end, found.start()) or found[0] not in _OF_PEOPLE or others:
        return
    if (
        by
        and not any(one.start > by.start() and one.agency == account.agency for one in named)
        and not _US.search(by["who"])
    ):
        return
    yield ReferralPassage(move=Move.TOLD, sender=account.agency, receiver=subject.agency, days=days_of(statement, opens, closes),
                  limited=False, account=account, statement=statement, papers=held.lexicon.papers.of(low[opens:closes]), clause=low[opens:closes])  # fmt: skip


def _told(
    held: CaseAccounts, account: Account, statement: Statement, found: re.Match[str]
) -> Iterator[ReferralPassage]:
    low = statement.low
    opens, closes = clause_at(low, *found.span())
    ahead = low[opens : found.start()]
    named = held.parties.named_in(low)
    parties = [one for one in named if found.end() <= one.start and one.end <= min(closes, found.end() + _FAR)]
    senders = [one.agency for one in named if opens <= one.start and one.end <= found.start()]
    by_another = bool(senders) and senders[-1] != account.agency
    passive = _PASSIVE.search(ahead) is not None
    if not passive if by_another else not parties:
        return  # nobody whom it was told to: the dearer questions need not be asked
    if negated(NO_ANSWER.sub("", low[opens:closes])) or supposed(low[opens:closes]) or _BY_FAMILY.search(ahead):
        return
    if by_another:
        yield from _was_told(held, account, statement, found)
        return
    listed = 0
    for party in parties:
        gap = _BESIDES.sub("", _BY_HAND.sub("", low[found.end() : party.start]))
        also = listed and _AND.fullmatch(low, listed, party.start)
        if party.agency == account.agency or not (also or _reaches(gap, low[party.end :], passive=passive)):
            continue
        listed = party.end
        yield ReferralPassage(move=Move.TOLD, sender=account.agency, receiver=party.agency, days=days_of(statement, opens, closes),
                      limited=False, account=account, statement=statement, papers=held.lexicon.papers.of(low[opens:closes]), clause=low[opens:closes])  # fmt: skip
