"""How audits stand: who has returned what, the step that comes next, and how many files wait for a decision."""

import datetime as dt
from dataclasses import dataclass

from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Audit
from nelaudit.pathway.assessing import audit_state
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.undecided import waiting_files

_STEPS = (
    ("tool_sent_out", "tool to be sent out"),
    ("deadline", "returns due"),
    ("qa_group", "analysis by the QA group"),
    ("challenge_day", "challenge day"),
    ("qa_group_2", "report and action plan to the QA group"),
    ("action_plan_sent_out", "action plan to be sent out"),
    ("actions_completed_by", "actions monitored"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """An audit's state, the step of the pathway that comes next, and its day as YYYY-MM-DD or as written."""

    state: AuditState
    step: str
    next_date: str


def look(desk: Desk, key: str | None = None) -> tuple[Standing, ...]:
    """One audit, or all of the register, as they stand on that day.

    Raises:
        UsageProblem: the register has no such audit.
    """
    audits = (desk.audit(key),) if key else desk.definitions.register.audits
    states = [audit_state(desk, audit) for audit in audits]
    return tuple(
        Standing(state=state, step=step, next_date=day)
        for state in states
        for step, day in [next_step(state.audit, desk.today)]
    )


def files_waiting(desk: Desk) -> int:
    """How many files are held of which nothing counts until a person has decided."""
    return len(waiting_files(desk.definitions, desk.record))


def next_step(audit: Audit, today: dt.date) -> tuple[str, str]:
    """The next step of the pathway and its day; a text of the calendar counts as still to come."""
    for name, words in _STEPS:
        day = getattr(audit.calendar, name)
        if isinstance(day, str):
            return words, day
        if day is not None and day >= today:
            return words, day.isoformat()
    return "pathway completed", ""
