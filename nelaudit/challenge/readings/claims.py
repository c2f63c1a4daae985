"""Claims about the child that one agency can make and another deny: seen alone, and the child's own words recorded.

In comes a statement; out come `Claim` values with their side, their days and whose work they speak of. "Not seen alone
often enough" is a judgement of degree and makes no claim.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nelaudit.accounts.cases import CaseAccounts, negated, supposed
from nelaudit.accounts.statements import Account, Statement
from nelaudit.model.vocabulary import MEETING, NEGLECT_TOOL
from nelaudit.text.sentences import clause_at


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A fact about the child: how it is said, how its contrary is, and the words of a point. `hint` is quick and rules out."""

    key: str
    hint: re.Pattern[str]
    said: re.Pattern[str]
    denied: re.Pattern[str]
    not_the_child: re.Pattern[str]
    yes: str
    no: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """One agency's word on a topic; `actor` is the agency whose work it speaks of, empty where it is left open.

    `universal` says "never" or "nobody"; `flat` that it is said of the child without any time, place or occasion.
    """

    topic: Topic
    holds: bool
    days: frozenset[dt.date]
    actor: str
    universal: bool
    flat: bool
    account: Account
    statement: Statement


_CARER = r"(?:(?:foster )?carers?|uncle|aunt|brother|sister|grandfather|mother|mum|father|dad|parents?|carers?|stepfather|partner|boyfriend|grandmother|nan|family)"
TOPICS = (
    Topic(
        key="seen alone",
        hint=re.compile("alone|throughout|privat|one.to.one|1:1|earshot|hearing| own|sel(?:f|ves)|without|away from|apart|stayed|remained|present|sat |only|always|(?:each|every) time|kept with|was (?:with|in)"),
        said=re.compile(
            r"\b(?:seen|saw|sees?|spoken (?:to|with)|spoke (?:to|with)|interviewed|met(?: with)?|talked (?:to|with)|visited|listened to|"
            r"speak (?:to|with)|see|time (?:alone )?with)\b(?:(?! and (?:was|were|had) )[^.;]){0,45}?"
            r"\b(?<!home )(?:alone|in private|privately|one[- ]to[- ]one|1:1|out of (?:\w+ )?(?:earshot|hearing)|on (?:her|his|their|its) own|by (?:her|him|them)sel(?:f|ves)|(?:without|away from|apart from) "
            rf"(?:(?:her|his|the|their|either|any) )?{_CARER})\b|\b(?:he|she|they|child|boy|girl|young person|c) (?:was|came) (?:there )?"
            r"(?:by (?:him|her|them)sel(?:f|ves)|on (?:his|her|their) own)\b"
        ),
        denied=re.compile(
            rf"\b{_CARER} (?:\w+ )?(?:stayed|remained|(?:(?:was|were) )?(?:in (?:the )?room|present|there|with (?:her|him|them|child))|sat in|sat beside|"
            r"kept with)[^.;]{0,40}\b(?:throughout|all (?:through|the time|the while|the way through)|from (?:start|beginning) to (?:finish|end)|the whole (?:time|visit)|at all times|for all of it)\b"
            rf"|\b(?:only|always|each time|every time) (?:ever )?(?:seen|spoken to|visited) (?:together )?(?:with|in the presence of|in front of) (?:her |his |the |their )?{_CARER}"
            rf"|\b(?:seen|spoken to|visited) only (?:with|in the presence of|in front of|together with) (?:her |his |the |their )?{_CARER}"
        ),
        not_the_child=re.compile(
            rf"\b{_CARER} (?:was|were|has been|had been) (?:\w+ )?(?:seen|spoken to|interviewed|met)\b|\b(?:saw|spoke (?:to|with)|met(?: with)?|"
            rf"talked (?:to|with)|interviewed) (?:the |her |his |both )?{_CARER}\b|\b(?:left|being|was|slept|living|lives|lived) alone\b"
        ),
        yes="was seen alone",
        no="was not seen alone",
    ),
    Topic(
        key="own words",
        hint=re.compile("wish|feeling|view|voice|word|account|said|thought|wanted|felt"),
        said=re.compile(
            r"\b(?:wishes and feelings|(?:her|his|child's|c's|boy's|girl's|young person's) (?:own )?(?:wishes|feelings|views?|voice|words|account))\b[^.;]{0,35}?"
            r"\b(?:recorded|sought|obtained|gathered|heard|asked for|taken down|taken|captured|written down|noted|ascertained|known)\b"
            r"|\b(?:recorded|sought|obtained|gathered|captured|wrote down|noted|took down|ascertained)\b[^.;]{0,25}?\b(?:(?:her|his|the child's|their|c's) "
            r"(?:own )?(?:wishes|views?|feelings|words|voice|account))\b"
        ),
        denied=re.compile(
            r"\bno (?:record|note|evidence|trace|entry) of (?:what (?:she|he|they|the child|c) (?:said|thought|wanted|felt)|(?:her|his|the child's|their|c's) "
            r"(?:own )?(?:wishes|views?|feelings|words|voice|account))\b"
        ),
        not_the_child=re.compile(rf"\b{_CARER}'?s?'? (?:own )?(?:wishes|views?|feelings|words|voice|account)\b|\b(?:professionals?|agencies|our|different|differing) views?\b"),
        yes="gave views that were recorded",
        no="has no views recorded",
    ),
)  # fmt: skip

_DEGREE = re.compile(
    r"\b(?:enough|often|always|every (?:visit|time|contact)|each (?:visit|time)|more|only once|not only|not just|until|before|sometimes|usually|"
    r"rarely|seldom|consistently|sufficiently|fully|(?<!safe and )well|well enough|later|at first|initially|most|some)\b"
)
"""As in "not often enough"."""

_UNIVERSAL = re.compile(
    r"\b(?:never|at no (?:point|time|stage)|not once|not at any (?:point|time|stage)|not at all|no (?:professional|agency|worker|one)|nobody|by "
    r"(?:anyone|any professional|any agency|any worker)|on no occasion|not on any occasion|not ever)\b"
)
"""As in "at no point"."""

_QUALIFIED = re.compile(
    r"\b(?:at|on|in|during|when|while|for|after|before|as|by|with|since|because|visit\w*|session\w*|appointment\w*|clinic)\b"
)
_RECORD = re.compile(r"\b(?:records?|recorded|evidence|note[ds]?|file|documented|shows?)\b")
_OWN = re.compile(r"\b(?:we|our|us|i|my)\b")
_BY = re.compile(r"\bby (?:the |our |a |her |his )?$")
_OWN_VISIT = re.compile(r"(?<!joint )\b(?:(?<!joint )home visit|clinic|appointment|drop-in|review at home)\b")
_MEETING_A_CHILD = re.compile(
    r"\b(?:seen?|saw|spoken?|talk\w*|visit\w*|interview\w*|check\w*|met|examin\w*|session|appointment)\b"
)
_WITH_VERB = re.compile(r"\b(?:stayed|remained|sat|seen|spoken|visited|kept|was|were)\b")
_GOES_ON = re.compile(r"\s*(?:,|;|\band\b|\bbut\b)")
"""Where the next thing begins: "seen alone and did not wish to say more" denies no more than a statement."""

_VERB = re.compile(r"\b(?:was|were|is|are|has|have|had|been|could|did|saw|spoke|met)\b")


def claims(held: CaseAccounts, account: Account) -> Iterator[Claim]:
    """Every claim of one account on the topics, about the subject child."""
    for statement in account.statements:
        if not statement.of_subject:
            continue
        for topic in _hinted(statement.low):
            yield from _of(held, account, statement, topic)


@lru_cache(maxsize=65536)
def _hinted(low: str) -> tuple[Topic, ...]:
    """The topics that a text may speak of; agencies write much in the same words."""
    return tuple(topic for topic in TOPICS if topic.hint.search(low))


def _of(held: CaseAccounts, account: Account, statement: Statement, topic: Topic) -> Iterator[Claim]:
    low = statement.low
    against = topic.denied.search(low)
    found = against or topic.said.search(low)
    if not found:
        return
    if against and any(
        kind.key == NEGLECT_TOOL or kind.meeting for kind, _, _ in statement.kinds if kind.key != MEETING
    ):
        return  # who sat in on the scoring, or came to a meeting
    if against and not (_WITH_VERB.search(against[0]) or _MEETING_A_CHILD.search(low)):
        return  # "mother present throughout": at what?
    opens, closes = clause_at(low, *found.span())
    clause = low[opens:closes]
    own = low[opens : found.end()] + _GOES_ON.split(low[found.end() : closes], maxsplit=1)[0]
    holds = not against and not negated(own.replace(found[0], found[0].replace("without", "")))
    if supposed(clause) or topic.not_the_child.search(clause) or (not against and _DEGREE.search(clause)):
        return
    named = held.parties.named_in(clause)
    doers = [one for one in named if _BY.search(clause[max(0, one.start - 12) : one.start])
             and not clause[one.end :].startswith((" and", " with", " &", ","))]  # fmt: skip
    actors = {one.agency for one in doers or named}
    actor = actors.pop() if len(actors) == 1 else ""
    clipped = not statement.days and not _VERB.search(clause)  # "never by himself": a note of one's own visits
    visit = against and _OWN_VISIT.search(low)
    if _OWN.search(clause) or ((statement.is_row or clipped or visit) and not actor):
        actor = account.agency
    flat = _QUALIFIED.search(clause.replace(found[0], "")) is None and not _RECORD.search(clause)
    yield Claim(topic=topic, holds=holds, days=statement.days, actor=actor, universal=_UNIVERSAL.search(clause) is not None,
                flat=flat, account=account, statement=statement)  # fmt: skip


def contradict(yes: Claim, no: Claim) -> bool:
    """Whether two agencies' claims cannot both be right.

    On one day they speak of one contact, unless each speaks of another agency's. Without a common day, a denial counts
    where it holds for everybody, or where one side speaks of the other's own work.
    """
    if yes.account.agency == no.account.agency or yes.topic is not no.topic:
        return False
    if yes.days and no.days:
        same_work = not (yes.actor and no.actor) or yes.actor == no.actor
        return bool(yes.days & no.days) and same_work
    if no.days:
        return False
    if (no.universal or (no.flat and yes.days)) and no.actor in {"", yes.account.agency}:
        return True
    if no.actor == yes.account.agency and yes.actor in {"", yes.account.agency}:
        return True
    return yes.actor == no.account.agency and no.actor in {"", no.account.agency}
