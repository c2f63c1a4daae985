"""Agreement between own and moderated grades: counts with n, and kappa only where there are pairs enough."""

import datetime as dt
from dataclasses import replace
from typing import Any

import pytest

from nelaudit.grades.agreement import ledger, weighted_kappa
from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Definitions
from nelaudit.model.moderation import ModeratedGrade, Moderation
from nelaudit.model.tools import Grade, GradeScale

SCALE = GradeScale(
    key="s",
    title="S",
    grades=(Grade(label="Good", rank=1), Grade(label="Fair", rank=2), Grade(label="Poor", rank=4), Grade(label="N/A", rank=None)),
)  # fmt: skip


def grade(own: str, label: str, section: str = "overall", agency: str = "GP") -> ModeratedGrade:
    return ModeratedGrade(
        case="c", agency=agency, team="", section=section, self_grade=own, label=label, reason="r"
    )  # fmt: skip


@pytest.fixture
def state_with(definitions: Definitions) -> Any:
    tool = definitions.tool("neglect")
    audit = definitions.register.audit("neglect-2016")
    assert tool is not None
    assert audit is not None

    def of(*grades: ModeratedGrade) -> AuditState:
        return AuditState(
            today=dt.date(2016, 6, 29), audit=audit, tool=replace(tool, scale=SCALE), register=definitions.register,
            returns=(),
            moderation=Moderation(audit=audit.key, taken_in_on=dt.date(2016, 6, 29), grades=grades),
        )  # fmt: skip

    return of


@pytest.mark.parametrize(
    ("own", "moderated", "expected"),
    [
        # own → moderated        n  up same down one outside
        ("Good", "Good", (1, 0, 1, 0, 1, 0)),
        ("Good", "Fair", (1, 0, 0, 1, 1, 0)),
        ("Fair", "Good", (1, 1, 0, 0, 1, 0)),
        ("Good", "Poor", (1, 0, 0, 1, 0, 0)),  # two steps of this scale
        ("Fair", "Poor", (1, 0, 0, 1, 1, 0)),  # one step, though the ranks are 2 and 4
        ("N/A", "Good", (0, 0, 0, 0, 0, 1)),
        ("", "Good", (0, 0, 0, 0, 0, 1)),
        ("Good", "N/A", (0, 0, 0, 0, 0, 1)),
    ],
)
def test_a_pair_is_counted_once(state_with: Any, own: str, moderated: str, expected: tuple[int, ...]) -> None:
    [line] = ledger(state_with(grade(own, moderated)))
    assert (line.n, line.upgraded, line.upheld, line.downgraded, line.within_one, line.outside) == expected


def test_lines_follow_the_form_and_the_grade_of_a_case_is_in_none(state_with: Any) -> None:
    lines = ledger(state_with(grade("Good", "Fair", "impact"), grade("", "Poor", agency=""), grade("Good", "Good")))
    assert [(line.section, line.n) for line in lines] == [("overall", 1), ("impact", 1)]


def spread(*cells: tuple[int, int, int]) -> list[tuple[int, int]]:
    return [(own, other) for own, other, times in cells for _ in range(times)]


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        (spread((0, 0, 19)), None),  # under 20
        (spread((0, 0, 10), (1, 1, 9)), None),  # likewise, though a figure could be worked out
        (spread((0, 0, 20)), None),  # chance alone would agree fully
        (spread((0, 0, 10), (1, 1, 10)), 1.0),
        (spread((0, 1, 10), (1, 0, 10)), -1.0),
        # 10 of 20 the same, 10 one step off; by chance 3/4 of a step: 1 - (1/2) / (3/4)
        (spread((0, 0, 5), (0, 1, 5), (1, 1, 5), (2, 1, 5)), 1 - 0.5 / 0.75),
    ],
)
def test_weighted_kappa(pairs: list[tuple[int, int]], expected: float | None) -> None:
    found = weighted_kappa(pairs)
    assert found == (None if expected is None else pytest.approx(expected))
    assert weighted_kappa([(other, own) for own, other in pairs]) == (None if found is None else pytest.approx(found))
