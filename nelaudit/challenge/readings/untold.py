"""What an agency says that it was never told, or did not know: whose word it is, of what, and until when.

In comes an account; out come `Untold` values. "We were not told when the case closed" is left out: it is a matter of the
agencies' own work, not of the child's life.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from nelaudit.accounts.cases import CaseAccounts
from nelaudit.accounts.statements import Account, Statement, stem, words_of
from nelaudit.text.hints import Hints
from nelaudit.text.matters import Matters

_SOMEBODY = (
    r"(?:nobody|no one|no-one|none of (?:the |our )?(?:[\w'-]+ ){0,2}\w+|neither [\w' -]{2,40}?|no (?:other |single |partner )?(?:[\w'-]+ ){0,2}?"
    r"(?:agency|agencies|services?|professionals?|partners?|workers?|organisations?|one|body|school|police|teams?|practitioners?))"
)
_US = r"(?:us|our (?:[\w'-]+ ?){1,3}|(?:the |this )?(?:team|school|practice|service|surgery|trust|force|agency|college|nursery|department))"
_NOT_TOLD = re.compile(
    rf"\b{_SOMEBODY}\b[^.;:]{{0,30}}?\b(?:(?:told|informed|notified|alerted|advised|warned) {_US}|let {_US} know|made {_US} aware|(?:mentioned|said|reported|disclosed)(?: \w+)? to {_US}|"
    rf"(?:passed|shared)(?: \w+){{0,3}} (?:to|with) {_US})\b"
    r"|\b(?:was|were|had|has|have|been) (?:not|never) (?:been )?(?:\w+ )?(?:told|informed|notified|alerted|advised|warned|made aware)\b"
)
"""As in "nobody told us"."""

_NOT_KNOWN = re.compile(
    r"\b(?:was|were) (?:not|never) (?:\w+ )?aware\b|\b(?:did not|had not|never) (?:\w+ )?(?:known?|knew|hear|heard|learnt|learn)\b|\bknew nothing\b|\b(?:had |with )?no (?:knowledge|idea|inkling)\b|"
    r"\b(?:was|were) (?:\w+ )?unaware\b|\b(?:first|only) (?:heard|learnt|learned|knew|found out|became aware|came to know|discovered|was told|were told)\b"
)
"""As in "we were not aware"."""

_HINT = re.compile("nobody|no one|no-one|none|neither|no |not |never|unaware|knew|first|only")
_ANY_KNOWING = Hints({
    "knowing": "told|informed|notified|alerted|advised|warned|know|knew|aware|mentioned|said|reported|disclosed|passed|shared|hear|learn|idea|inkling|found out|discovered"
})  # fmt: skip
_ENDS = re.compile(
    r"[.;:]|,? (?:until|till|before|when|because|so|although|though|but|as|and (?:we|so|the|it|this|first|only|did|was|were))\b"
)
_UNTIL = re.compile(r"\b(?:until|till|before|when|on|at|from|in|only|first)\b")
_BOUND = re.compile(r"\b(?:until|till|before|first|only)\b")
_FAMILY = re.compile(
    r"\b(?:he|she|they|mother|father|parents?|carers?|partner|child|young person|family|grandmother|grandfather|(?:mr|mrs|miss|ms) [\w'-]+) (?:\w+ )?$"
)
_WORK = words_of(
    "outcome meeting conference discussion referral review letter report minutes plan assessment closure closed allocation allocated appointment discharge "
    "decision feedback change worker visit invitation invited result response panel step stepped transfer core group case contact notice copy"
)
"""Of such things an agency says who was not told of them, without a concern in it."""

COMMON = words_of(
    "that this they them their with from have been were what about child child's children young person mother father parent parents family home house school told "
    "says said which when where there other another agency anyone anything police social care health work worker know knew known aware record records recorded "
    "time before after until week weeks month months days year very most some more also into over during information concern concerns need"
)
_CAPITAL = re.compile(r"(?<=[\w,;:(] )[A-Z][A-Za-z-]{3,}")
_NAME = re.compile(r"[a-z][a-z'-]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Untold:
    """What an agency says it was not told (`told` is then true) or did not know.

    `units` are the telling words of the matter and its topics, `names` those that are people's names; `bounded` says that it
    holds up to a time, `until` the day of it where one is stated.
    """

    account: Account
    statement: Statement
    told: bool
    units: frozenset[str]
    names: frozenset[str]
    bounded: bool
    until: dt.date | None


def untold(held: CaseAccounts, account: Account) -> Iterator[Untold]:
    """Every statement of an account that it was not told, or did not know, of something in the child's life."""
    for statement in account.statements:
        low = statement.low
        if not (_HINT.search(low) and _ANY_KNOWING.any_in(low)):
            continue
        for pattern in (_NOT_TOLD, _NOT_KNOWN):
            for found in pattern.finditer(low):
                if _FAMILY.search(low[: found.start()]):
                    continue
                ends = _ENDS.search(low, found.end())
                close = ends.start() if ends else len(low)
                parties = [one for one in held.parties.named_in(low) if found.end() <= one.start and one.end <= close]
                matter = low[found.end() : close]
                for one in reversed(parties):
                    matter = matter.replace(low[one.start : one.end], " ")
                units = units_of(held.lexicon.topics, matter)
                if not units or words_of(matter) & _WORK:
                    continue
                rest = low[close : close + 120]
                bounded = _BOUND.search(rest) is not None or found[0].startswith(("first", "only"))
                since = found.end() if found[0].startswith(("first", "only")) else close
                days = [one.day for one in statement.dates if one.day and _UNTIL.search(low, since, one.mention.start)]
                yield Untold(account=account, statement=statement, told=pattern is _NOT_TOLD, units=units, names=names_in(matter, statement),
                             bounded=bounded, until=days[0] if bounded and days else None)  # fmt: skip


@lru_cache(maxsize=16384)
def units_of(topics: Matters, low: str) -> frozenset[str]:
    """The telling words of a text and the topics that it touches."""
    return (words_of(low) - COMMON) | topics.of(low)


def names_in(low: str, statement: Statement) -> frozenset[str]:
    """The stems of the words of a text that the statement writes as names: with a capital, and not as its first word."""
    capitals = {match[0].lower() for match in _CAPITAL.finditer(statement.reference.words)}
    said = (word.removesuffix("'s") for word in _NAME.findall(low))
    return frozenset(stem(word) for word in said if word in capitals) - COMMON
