"""What is held of an audit → its state on a given day: states, findings."""

import datetime as dt
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass

from nelaudit.checks import CHECKS, URGENT_CHECKS, Seen, Together, run_checks
from nelaudit.checks.check import Check
from nelaudit.checks.runner import CheckOutcome
from nelaudit.collate.earlier_audits import audits_before
from nelaudit.errors import UsageProblem
from nelaudit.model.audit_state import Assessed, AuditState, Before
from nelaudit.model.decisions import DecisionKind
from nelaudit.model.definitions import Audit, Definitions, Setting, Shape
from nelaudit.model.forms import Identity
from nelaudit.model.receipt import Basis
from nelaudit.model.returns import Return, ReturnState
from nelaudit.model.tools import Tool
from nelaudit.model.wording import Clear, as_written
from nelaudit.pathway.desk import Desk
from nelaudit.schedule.standing import (
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
from nelaudit.schedule.workdays import non_working_days
from nelaudit.store.record import Record
from nelaudit.store.returns import StoredReturn

_CHILDHOOD = 18
"""For so many years back are bank holidays known, so that old intervals in working days are right too."""


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

    settings: Mapping[str, Setting]
    """The checks turned to advice or off for the audit."""

    asked: Mapping[str, Sequence[Identity]]
    """Who was asked, by case, in the register's order."""

    attachments: Mapping[str, tuple[str, ...]]
    """The names of the documents that came with returns, by the return's digest."""

    clear: Clear
    """Takes out of a text what identifies a child."""


def audit_state(desk: Desk, audit: Audit) -> AuditState:
    """The audit on that day: a row for every return due, and for every one held.

    Raises:
        UsageProblem: the audit's tool is not in the question bank.
    """
    day = _day(desk.definitions, desk.record, audit, desk.today, CHECKS, desk.guard_for(audit).text)
    returns = tuple(one for case in _cases(day) for one in _assess_case(day, case))
    return _state_of(day, desk.today, returns, aside=_aside(day))


def states_before(desk: Desk, state: AuditState) -> Before:
    """The audits that an audit is compared with, as they stand on its day.

    Raises:
        UsageProblem: the tool of one of them is not in the question bank.
    """
    register = desk.definitions.register
    issued = {audit.key for audit in register.audits if desk.record.forms.any_of(audit.key)}
    process, practice = audits_before(register, state.audit, issued)
    states = {audit.key: audit_state(desk, audit) for audit in (process, practice) if audit}
    return Before(process=states[process.key] if process else None, practice=states[practice.key] if practice else None)


def case_states(desk: Desk, audit: Audit) -> Iterator[AuditState]:
    """The audit on that day, a state for each of its cases and without mentions.

    One comes after the other, so that a large audit needs no more memory than a small one.

    Raises:
        UsageProblem: the audit's tool is not in the question bank.
    """
    day = _day(desk.definitions, desk.record, audit, desk.today, CHECKS, desk.guard_for(audit).text)
    for case in _cases(day):
        yield _state_of(day, desk.today, tuple(_assess_case(day, case)), aside=_aside(day, case))


def states_of_note(definitions: Definitions, record: Record, audit: Audit, today: dt.date) -> Iterator[AuditState]:
    """A state for each form of the audit that a person may have to look at now, with what the urgent checks find.

    Raises:
        UsageProblem: neither the question bank nor the record holds a tool of the audit.
    """
    of_note = record.holdings.of_note(audit.key)
    if not of_note:
        return
    day = _day(definitions, record, audit, today, URGENT_CHECKS, as_written)
    for who in of_note:
        rows = tuple(_assess(day, who, record.returns.of_whom(who)))
        yield _state_of(day, today, rows, aside=tuple(_assess_aside(day, who)))


def _day(
    definitions: Definitions, record: Record, audit: Audit, today: dt.date, checks: tuple[Check, ...], clear: Clear
) -> _Day:
    latest = record.forms.editions(audit.key)
    tool = definitions.tool(audit.tool) or next(
        (tool for one in latest.values() if (tool := record.tools.get(one))), None
    )
    if tool is None:
        raise UsageProblem(f"{audit.key} names the tool “{audit.tool}”, which the question bank does not hold.")
    register = definitions.register
    years = {*range(today.year - _CHILDHOOD, today.year + 1), *(day.year for day in _days(audit))}
    nation = register.board.setting("bank_holidays", "ENG")
    asked: dict[str, list[Identity]] = defaultdict(list)
    for one in audit.invitations:
        asked[one.case].append(Identity(audit=audit.key, case=one.case, agency=one.agency, team=one.team))
    return _Day(
        definitions=definitions,
        record=record,
        audit=audit,
        tool=tool,
        closures=non_working_days(register.closures, years, nation),
        checks=checks,
        latest=latest,
        settings={one.code: one.setting for one in register.settings_for(audit.key)},
        asked=asked,
        attachments=record.attachments.of_audit(audit.key),
        clear=clear,
    )


def _state_of(
    day: _Day,
    today: dt.date,
    returns: tuple[Assessed, ...],
    *,
    aside: tuple[Assessed, ...] = (),
) -> AuditState:
    return AuditState(
        today=today, audit=day.audit, tool=day.tool, register=day.definitions.register,
        returns=returns,
        purposes=day.definitions.bank.purposes, moderation=day.record.moderations.latest(day.audit.key),
        set_aside=aside, clear=day.clear,
    )  # fmt: skip


def _cases(day: _Day) -> list[str]:
    """The audit's cases in its order, then those of which returns are held and which it no longer names."""
    named = [case.reference for case in day.audit.cases]
    named += [one.case for one in day.audit.invitations]
    return list(dict.fromkeys([*named, *sorted(day.record.holdings.cases(day.audit.key))]))


def _assess_case(day: _Day, case: str) -> list[Assessed]:
    """The rows of one case: a row for every return due, and for every one held."""
    held: dict[Identity, list[StoredReturn]] = defaultdict(list)
    for stored in day.record.returns.of(day.audit.key, case):
        held[stored.returned.identity].append(stored)
    never_asked = sorted(held, key=lambda who: (who.agency, who.team))  # in no order of arrival
    order = dict.fromkeys([*day.asked.get(case, ()), *never_asked])
    together = _together(day, [stored for who in order for stored in held.get(who, [])])
    return [one for who in order for one in _assess(day, who, held.get(who, []), together)]


def _aside(day: _Day, case: str | None = None) -> tuple[Assessed, ...]:
    """The versions of one case, or of all, on which a person must decide."""
    whose = day.record.holdings.waiting(day.audit.key)
    return tuple(one for who in whose if case in {None, who.case} for one in _assess_aside(day, who))


def _assess_aside(day: _Day, who: Identity) -> Iterator[Assessed]:
    due = due_day(day.audit, who, day.definitions.register.decisions)
    for stored in day.record.returns.waiting(who):
        yield _assess_held(day, stored, due, None, (), (), None)


def _together(day: _Day, held: Sequence[StoredReturn]) -> Together:
    """The returns that stand on one case, for the checks that set agencies side by side."""
    register = day.definitions.register
    standing = (
        one.returned for one in held if not one.superseded_by and not excluded(one.returned, register.decisions)
    )
    return Together(returns=tuple(standing), agencies={agency.code: agency.name for agency in register.agencies})


def _days(audit: Audit) -> list[dt.date]:
    calendar = audit.calendar
    return [day for name in calendar.__slots__ if isinstance(day := getattr(calendar, name), dt.date)]


def _assess(day: _Day, who: Identity, held: Sequence[StoredReturn], together: Together | None = None) -> list[Assessed]:
    """The rows of one agency, case and team: each return held, or one row that says that nothing came."""
    decisions = day.definitions.register.decisions
    due = due_day(day.audit, who, decisions)
    nil = decisions_on(who, DecisionKind.NIL, decisions)
    only_details = not any(stored.returned.answered or stored.returned.is_nil for stored in held)
    if not held or (nil and only_details):
        state = ReturnState.NIL if nil else ReturnState.OUTSTANDING
        if any(not one.file for one in decisions_on(who, DecisionKind.EXCLUDE, decisions)):
            state = ReturnState.EXCLUDED
        received = nil[-1].date if nil else None
        return [
            Assessed(
                identity=who,
                state=state,
                due=due,
                received=received,
                received_basis=Basis.DECISION if nil else "",
                by_decision=nil[-1] if nil else None,
            )
        ]
    first = first_received([stored.returned for stored in held])
    rows: list[Assessed] = []
    earlier: list[Earlier] = []
    for place, stored in enumerate(held):
        before = tuple(one.returned for one in held[:place])
        rows.append(_assess_held(day, stored, due, first, earlier, before, together))
        earlier.append((stored.returned.received.day, found_in(stored.returned, rows[-1].findings)))
    return rows


def _assess_held(
    day: _Day,
    stored: StoredReturn,
    due: dt.date | None,
    first: Return | None,
    earlier: Sequence[Earlier],
    before: tuple[Return, ...],
    together: Together | None,
) -> Assessed:
    decisions = day.definitions.register.decisions
    returned = stored.returned
    who = returned.identity
    stated = decisions_on(who, DecisionKind.RECEIVED_ON, decisions)
    received = stated[-1].date if stated else returned.received.day
    judged = stated[-1].date if stated else first.received.day if first else None
    meeting = day.audit.shape is Shape.SESSION  # filled in at the meeting: nothing of it is late
    late = 0 if meeting else working_days_late(judged, due, day.closures)
    tool = day.record.tools.get(returned.edition) or day.tool
    latest = day.latest.get(who, returned.edition)
    seen = Seen(
        returned=returned,
        tool=tool,
        sources=day.definitions.bank.sources,
        working_days_late=late,
        latest=day.record.tools.get(latest) if latest != returned.edition else None,
        born=case.subject.date_of_birth if (case := day.audit.case(who.case)) else None,
        intervals=day.definitions.bank.intervals,
        closures=day.closures,
        challenge_day=not meeting,
        before=before,
        together=together,
        clear=day.clear,
    )
    checked = run_checks(seen, day.checks, day.settings)
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
        asked=tuple(answer.question for _, answer in seen.alone.asked),
        attachments=day.attachments.get(returned.received.sha256, ()),
        could_not_run=tuple(code for code, outcome in checked.outcomes if outcome is CheckOutcome.COULD_NOT_RUN),
        nothing_held=seen.alone.nothing_held,
        dates=seen.alone.dates_read,
    )
