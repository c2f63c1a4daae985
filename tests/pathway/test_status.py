"""The next step of an audit: what is due today is still to come, and a day that is not set yet is too."""

import datetime as dt
from dataclasses import replace

import pytest

from nelaudit.model.definitions import Audit, Calendar, Shape
from nelaudit.pathway.status import next_step

AUDIT = Audit(
    key="a", title="A", tool="t", shape=Shape.MULTI_AGENCY, programme_year="",
    calendar=Calendar(
        tool_sent_out=dt.date(2016, 5, 16), deadline=dt.date(2016, 6, 6), challenge_day=dt.date(2016, 6, 29),
        action_plan_sent_out="Jan 2017", actions_completed_by=dt.date(2017, 3, 1),
    ),
)  # fmt: skip


@pytest.mark.parametrize(
    ("today", "step"),
    [
        ("2016-05-15", ("tool to be sent out", "2016-05-16")),
        ("2016-05-16", ("tool to be sent out", "2016-05-16")),
        ("2016-05-17", ("returns due", "2016-06-06")),
        ("2016-06-06", ("returns due", "2016-06-06")),
        ("2016-06-07", ("challenge day", "2016-06-29")),
        ("2016-06-29", ("challenge day", "2016-06-29")),
        ("2016-06-30", ("action plan to be sent out", "Jan 2017")),
        ("2018-01-01", ("action plan to be sent out", "Jan 2017")),
    ],
)
def test_the_next_step(today: str, step: tuple[str, str]) -> None:
    assert next_step(AUDIT, dt.date.fromisoformat(today)) == step


def test_after_the_last_day_the_pathway_is_completed() -> None:
    done = replace(AUDIT, calendar=replace(AUDIT.calendar, action_plan_sent_out=None))
    assert next_step(done, dt.date(2017, 3, 1)) == ("actions monitored", "2017-03-01")
    assert next_step(done, dt.date(2017, 3, 2)) == ("pathway completed", "")
