"""What is held of an audit → its picture on a given day: states, findings, mentions."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass

from nelaudit.checks import CHECKS, Seen, run_checks
from nelaudit.checks.runner import CheckOutcome
from nelaudit.checks.seen import Check
from nelaudit.collate.mentions import mentions_in
from nelaudit.collate.reviewing import with_reviews
from nelaudit.collate.standing import (
    Earlier,
    decisions_on,
    due_day,
    excluded,
    first_received,
    found_in,
    state_of,
    with_decisions,
    working_days_late,
)
from nelaudit.errors import UsageProblem
from nelaudit.intake.settle import nature
from nelaudit.model.definitions import Audit, DecisionKind, Definitions, Shape
from nelaudit.model.findings import Severity
from nelaudit.model.forms import Identity
from nelaudit.model.pictures import Assessed, Mention, Picture
from nelaudit.model.returns import Basis, Outcome, Return, ReturnState
from nelaudit.model.tools import Tool
from nelaudit.store.record import Record, StoredReturn
from nelaudit.workdays import non_working_days


@dataclass(frozen=True, slots=True, kw_only=True)
class _Day:
    """What every return of an audit is judged with."""

    definitions: Definitions
    record: Record
    audit: Audit
    tool: Tool
    closures: Collection[dt.date]
    checks: tuple[Check, ...]
    latest: Mapping[Identity, str]
    """The edition last issued for each."""


def draw_picture(
    definitions: Definitions, record: Record, audit: Audit, today: dt.date, *, themes: bool = True
) -> Picture:
    """The audit on that day: a row for every return due, and for every one held; on request without its mentions.

    Raises:
        UsageProblem: the audit's tool is not in the question bank.
    """
    return _draw(definitions, record, audit, today, CHECKS, themes=themes)


def person_needed(definitions: Definitions, record: Record, today: dt.date) -> bool:
    """Whether in any audit an immediate concern is open, or of two returns of one form a person must choose."""
    urgent = tuple(check for check in CHECKS if check.rule.severity is Severity.URGENT)
    pictures = (
        _draw(definitions, record, audit, today, urgent, themes=False)
        for audit in definitions.register.audits
        if record.has_forms(audit.key)
    )
    return any(picture.undecided or picture.open_concerns for picture in pictures)


def _draw(
    definitions: Definitions, record: Record, audit: Audit, today: dt.date, checks: tuple[Check, ...], *, themes: bool
) -> Picture:
    """The picture by the named checks.

    Raises:
        UsageProblem: the audit's tool is not in the question bank.
    """
    tool = definitions.tool(audit.tool)
    if tool is None:
        raise UsageProblem(f"{audit.key} names the tool “{audit.tool}”, which the question bank does not hold.")
    register = definitions.register
    years = {today.year, *(day.year for day in _days(audit))}
    nation = register.board.setting("bank_holidays", "ENG")
    closures = non_working_days(register.closures, years, nation)
    day = _Day(definitions=definitions, record=record, audit=audit, tool=tool, closures=closures, checks=checks,
               latest=record.latest_editions(audit.key))  # fmt: skip
    held: dict[Identity, list[StoredReturn]] = defaultdict(list)
    for stored in record.returns(audit.key):
        held[stored.returned.identity].append(stored)
    asked = [Identity(audit=audit.key, case=i.case, agency=i.agency, team=i.team) for i in audit.invitations]
    order = [*asked, *(who for who in held if who not in set(asked))]
    returns = tuple(one for who in order for one in _assess(day, who, held.get(who, [])))
    proposed = tuple(
        mention
        for one in returns
        if themes and one.collated and one.returned
        for mention in _mentions(day, one.returned, one.tool)
    )
    picture = Picture(
        today=today, audit=audit, tool=tool, register=register, codebook=definitions.codebook, returns=returns,
        mentions=proposed, proposed=proposed, moderation=record.moderation(audit.key),
    )  # fmt: skip
    return with_reviews(picture, record.reviews(audit.key))


def _days(audit: Audit) -> list[dt.date]:
    calendar = audit.calendar
    return [day for name in calendar.__slots__ if isinstance(day := getattr(calendar, name), dt.date)]


def _mentions(day: _Day, returned: Return, tool: Tool | None) -> tuple[Mention, ...]:
    return tuple(mentions_in(returned, tool or day.tool, day.definitions.codebook))


def _assess(day: _Day, who: Identity, held: Sequence[StoredReturn]) -> list[Assessed]:
    """The rows of one agency, case and team: each return held, or one row that says that nothing came."""
    decisions = day.definitions.register.decisions
    due = due_day(day.audit, who, decisions)
    nil = decisions_on(who, DecisionKind.NIL, decisions)
    only_confirmed = all(nature(stored.returned) is Outcome.CONFIRMED for stored in held)
    if not held or (nil and only_confirmed):
        state = ReturnState.NIL if nil else ReturnState.OUTSTANDING
        if decisions_on(who, DecisionKind.EXCLUDE, decisions):
            state = ReturnState.EXCLUDED
        received = nil[-1].date if nil else None
        return [
            Assessed(
                identity=who, state=state, due=due, received=received, received_basis=Basis.DECISION if nil else ""
            )
        ]
    first = first_received([stored.returned for stored in held])
    rows: list[Assessed] = []
    earlier: list[Earlier] = []
    for stored in held:
        rows.append(_assess_held(day, stored, due, first, earlier))
        earlier.append((stored.returned.received.day, found_in(stored.returned, rows[-1].findings)))
    return rows


def _assess_held(
    day: _Day, stored: StoredReturn, due: dt.date | None, first: Return | None, earlier: Sequence[Earlier]
) -> Assessed:
    decisions = day.definitions.register.decisions
    returned = stored.returned
    who = returned.identity
    stated = decisions_on(who, DecisionKind.RECEIVED_ON, decisions)
    received = stated[-1].date if stated else returned.received.day
    judged = stated[-1].date if stated else first.received.day if first else None
    meeting = day.audit.shape is Shape.SESSION  # filled in at the meeting: nothing of it is late
    late = 0 if meeting else working_days_late(judged, due, day.closures)
    tool = day.record.tool(returned.edition) or day.tool
    latest = day.latest.get(who, returned.edition)
    seen = Seen(
        returned=returned,
        tool=tool,
        sources=day.definitions.bank.sources,
        working_days_late=late,
        latest=day.record.tool(latest) if latest != returned.edition else None,
    )
    checked = run_checks(seen, day.checks)
    findings = with_decisions(returned, checked.findings, decisions, earlier)
    state = state_of(returned, findings)
    if stored.superseded_by:
        state = ReturnState.SUPERSEDED
    elif excluded(returned, decisions):
        state = ReturnState.EXCLUDED
    return Assessed(
        identity=who,
        state=state,
        due=due,
        returned=returned,
        tool=tool,
        received=received,
        received_basis=Basis.DECISION if stated else returned.received.basis,
        working_days_late=late,
        findings=findings,
        attachments=day.record.attachments(returned.received.sha256),
        could_not_run=tuple(code for code, outcome in checked.outcomes if outcome is CheckOutcome.COULD_NOT_RUN),
    )
