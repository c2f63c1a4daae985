"""When a return is due, and the median that is never kinder than the grades."""

import datetime as dt

import pytest

from nelaudit.collate.grades import worse_median
from nelaudit.collate.standing import due_day, working_days_late
from nelaudit.model.definitions import Audit, Calendar, Decision, DecisionKind, Shape
from nelaudit.model.forms import Identity
from nelaudit.workdays import non_working_days

WHO = Identity(audit="a", case="c", agency="g")
AUDIT = Audit(
    key="a", title="A", tool="t", shape=Shape.MULTI_AGENCY, programme_year="", calendar=Calendar(deadline=dt.date(2016, 6, 6))
)  # fmt: skip


def extension(new_deadline: str, reason: str = "auditor ill", agency: str = "g") -> Decision:
    return Decision(
        date=dt.date(2016, 6, 30), audit="a", case="", agency=agency, team="", kind=DecisionKind.EXTENSION,
        reason=reason, agreed_by="QA group", new_deadline=dt.date.fromisoformat(new_deadline),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decisions", "due"),
    [
        ([], "2016-06-06"),
        ([extension("2016-06-13")], "2016-06-13"),
        ([extension("2016-06-01")], "2016-06-06"),
        ([extension("2016-06-13", "the challenge day of 15/07/2016 stands")], "2016-06-13"),
        ([extension("2016-06-20"), extension("2016-06-13")], "2016-06-20"),
        ([extension("2016-06-13", agency="another")], "2016-06-06"),
    ],
)
def test_due_day(decisions: list[Decision], due: str) -> None:
    assert due_day(AUDIT, WHO, decisions) == dt.date.fromisoformat(due)


@pytest.mark.parametrize(
    ("received", "late"),
    [("2016-06-06", 0), ("2016-06-07", 1), ("2016-06-10", 4), ("2016-06-11", 4), ("2016-06-13", 5)],
)
def test_lateness_counts_working_days(received: str, late: int) -> None:
    off = non_working_days((), {2016})
    assert working_days_late(dt.date.fromisoformat(received), dt.date(2016, 6, 6), off) == late


@pytest.mark.parametrize(("ranks", "median"), [([], None), ([2], 2), ([1, 4], 4), ([1, 2, 4], 2), ([1, 2, 3, 4], 3)])
def test_of_an_even_count_the_worse_is_the_median(ranks: list[int], median: int | None) -> None:
    assert worse_median(ranks) == median
