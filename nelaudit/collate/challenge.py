"""Where the agencies' accounts of one child differ: the challenge points of an audit, ranked.

In comes the picture of an audit; out come `ChallengePoint` values, case by case. A point states two or more sources and
judges neither. Where the texts leave it open whether they speak of the same thing, there is no point: a false alarm costs
more than a miss, since every point is talked through on the challenge day.
"""

import hashlib
from collections.abc import Iterator, Sequence

from nelaudit.collate.challenge_answers import answer_points
from nelaudit.collate.challenge_concerns import concern_points
from nelaudit.collate.challenge_dates import date_points
from nelaudit.collate.challenge_gaps import gap_points
from nelaudit.collate.challenge_grades import grade_points
from nelaudit.collate.challenge_meetings import meeting_points
from nelaudit.collate.challenge_nil import nil_points
from nelaudit.collate.differences import CaseAccounts, Difference, case_accounts
from nelaudit.model.challenge import ChallengeKind, ChallengePoint
from nelaudit.model.pictures import Picture

_FAMILIES = (concern_points, nil_points, answer_points, meeting_points, date_points, gap_points, grade_points)
_ORDER = {kind: place for place, kind in enumerate(ChallengeKind)}


def challenge_points(picture: Picture) -> tuple[ChallengePoint, ...]:
    """Every challenge point of an audit: by case in the register's order, then by kind, weightiest first."""
    references = [case.reference for case in picture.audit.cases]
    others = sorted({one.identity.case for one in picture.current} - set(references))
    return tuple(point for case in [*references, *others] for point in case_points(picture, case))


def case_points(picture: Picture, case: str) -> tuple[ChallengePoint, ...]:
    """The challenge points of one case, ranked."""
    held = case_accounts(picture, case)
    found = [difference for family in _FAMILIES for difference in family(held)]
    points = {point.key: (difference.weight, point) for difference in found for point in [_point(held, difference)]}
    ranked = sorted(points.values(), key=lambda pair: (_ORDER[pair[1].kind], -pair[0], pair[1].sentence, pair[1].key))
    return tuple(point for _, point in ranked)


def shareable_points(points: Sequence[ChallengePoint]) -> tuple[ChallengePoint, ...]:
    """The points that the board and other agencies may see."""
    return tuple(point for point in points if point.shareable)


def _point(held: CaseAccounts, difference: Difference) -> ChallengePoint:
    named = {source.reference.identity.agency for source in difference.sources} | set(difference.agencies)
    references = tuple(dict.fromkeys(source.reference for source in difference.sources))
    return ChallengePoint(
        key=_key(difference),
        kind=difference.kind,
        case=held.case,
        agencies=tuple(sorted(named, key=lambda code: (held.order.get(code, len(held.order)), code))),
        sentence=difference.sentence,
        references=references,
        shareable=all(source.shareable for source in difference.sources),
    )


def _key(difference: Difference) -> str:
    """The same for the same kind, case and places in the forms, whatever the files are called."""
    return hashlib.sha256("\n".join(_parts(difference)).encode()).hexdigest()[:12]


def _parts(difference: Difference) -> Iterator[str]:
    yield difference.kind.value
    yield difference.about
    yield from sorted({f"{one.reference.identity}|{one.reference.field}" for one in difference.sources})
