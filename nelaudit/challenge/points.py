"""Where the agencies' accounts of one child differ: the challenge points of an audit, ranked.

In comes the state of an audit with the accounts of its cases; out come `ChallengePoint` values, case by case. A point states two or more sources and
judges neither. Where the texts leave it open whether they speak of the same thing, there is no point: a false alarm costs
more than a miss, since every point is talked through on the challenge day.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Mapping

from nelaudit.accounts.cases import CaseAccounts, Difference, case_accounts
from nelaudit.accounts.lexicon import Lexicon
from nelaudit.accounts.same_event import DifferentDays
from nelaudit.accounts.statements import Account
from nelaudit.challenge.answers import answer_points
from nelaudit.challenge.concerns import concern_points
from nelaudit.challenge.dates import date_points
from nelaudit.challenge.gaps import gap_points
from nelaudit.challenge.grade_gaps import grade_points
from nelaudit.challenge.meetings import meeting_points
from nelaudit.challenge.nil_returns import nil_points
from nelaudit.challenge.readings.referrals import AT_ANY_TIME
from nelaudit.challenge.untold import untold_points
from nelaudit.model.audit_state import AuditState
from nelaudit.model.challenge import ChallengeKind, ChallengePoint
from nelaudit.privacy import Withheld

_FAMILIES = (
    concern_points,
    untold_points,
    nil_points,
    answer_points,
    meeting_points,
    date_points,
    gap_points,
    grade_points,
)
_DENIES = r"(?:not|never|no|nobody|n['’]t)\b"
_UNTIL = re.compile(
    rf"\b{_DENIES}[^.;]{{0,80}}\b(?:until|till|before)\b|\b(?:until|till|before)\b[^.;]{{0,60}}\b{_DENIES}",
    re.IGNORECASE,
)
_ORDER = {kind: place for place, kind in enumerate(ChallengeKind)}


def challenge_points(
    state: AuditState,
    accounts: Mapping[str, tuple[Account, ...]],
    differing: Mapping[str, tuple[DifferentDays, ...]],
    withheld: Withheld,
    lexicon: Lexicon,
) -> tuple[ChallengePoint, ...]:
    """Every challenge point of an audit: by case in the register's order, then by kind, weightiest first.

    Cases that the register no longer names come last.
    """
    references = [case.reference for case in state.audit.cases]
    others = sorted({one.identity.case for one in state.current} - set(references))
    return tuple(
        point
        for case in [*references, *others]
        for point in _ranked(
            case_accounts(state, case, accounts.get(case, ()), differing.get(case, ()), withheld, lexicon)
        )
    )


def _ranked(held: CaseAccounts) -> tuple[ChallengePoint, ...]:
    found = [one for family in _FAMILIES for one in family(held) if not _says_until_when(one)]
    found.sort(key=lambda one: (_ORDER[one.kind], -one.weight, one.sentence))
    numbers: Counter[str] = Counter()
    points = []
    for difference in dict.fromkeys(found):
        topic = f"{difference.kind.value}\n{held.case}\n{difference.about}"
        numbers[topic] += 1
        points.append(_point(held, difference, _key(topic, numbers[topic])))
    return tuple(points)


def _says_until_when(difference: Difference) -> bool:
    """Whether a denial that it rests on is bounded by a day: "was not told until 9 May" denies nothing of 9 May."""
    if difference.kind not in {ChallengeKind.ANSWERS, ChallengeKind.MEETING}:
        return False
    return any(_UNTIL.search(AT_ANY_TIME.sub("", source.reference.words.lower())) for source in difference.sources)


def _point(held: CaseAccounts, difference: Difference, key: str) -> ChallengePoint:
    named = {source.reference.identity.agency for source in difference.sources} | set(difference.agencies)
    references = tuple(dict.fromkeys(source.reference for source in difference.sources))
    return ChallengePoint(
        key=key,
        kind=difference.kind,
        case=held.case,
        agencies=tuple(sorted(named, key=lambda code: (held.order.get(code, len(held.order)), code))),
        sentence=difference.sentence,
        references=references,
        shareable=all(source.shareable for source in difference.sources) and not named & _sealed(held),
    )


def _sealed(held: CaseAccounts) -> frozenset[str]:
    """The agencies that withhold all that they returned on the case: a point that speaks of them shows a part of it."""
    private = {account.agency for account in held.accounts if account.withheld.everything}
    private |= {one.identity.agency for one in held.nil if one.returned and held.withheld[one.returned.mark].everything}
    return frozenset(private - {account.agency for account in held.accounts if not account.withheld.everything})


def _key(topic: str, number: int) -> str:
    """The same for one kind, case and event or topic, whoever joins the point; a second one of a topic is numbered."""
    return hashlib.sha256(f"{topic}\n{number}".encode()).hexdigest()[:12]
