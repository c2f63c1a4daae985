"""What each agency owes for each case, and how it stands: the state, the day of receipt, lateness, decisions."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator, Sequence

from nelaudit.model.decisions import Decision, DecisionKind
from nelaudit.model.definitions import Audit
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.forms import Identity
from nelaudit.model.receipt import Received
from nelaudit.model.returns import Return, ReturnState
from nelaudit.schedule.workdays import working_days_between


def decisions_on(identity: Identity, kind: DecisionKind, decisions: Iterable[Decision]) -> tuple[Decision, ...]:
    """The decisions of a kind that cover a return; a blank case, agency or team in the register means "any".

    Raises:
        ValueError: the table of what decisions do says that nothing acts on this kind; this is a mistake of ours.
    """
    if not kind.is_acted_on:
        raise ValueError(f"{kind} is acted on here, and EFFECTS does not say so")
    return tuple(
        decision
        for decision in decisions
        if decision.kind is kind
        and decision.audit == identity.audit
        and decision.case in {"", identity.case}
        and decision.agency in {"", identity.agency}
        and decision.team in {"", identity.team}
    )


def excluded(returned: Return, decisions: Sequence[Decision]) -> bool:
    """Whether a decision leaves this return out and no later one takes it in; one that names a file means that only."""
    return left_out(returned.identity, returned.received, decisions)


def left_out(identity: Identity, received: Received, decisions: Sequence[Decision]) -> bool:
    """The same of a file, by the form that it holds and by where it came from."""
    out, back = (
        [one.date for one in decisions_on(identity, kind, decisions) if not one.file or received.is_named(one.file)]
        for kind in (DecisionKind.EXCLUDE, DecisionKind.INCLUDE)
    )
    return bool(out) and (not back or max(back) < max(out))


def included(identity: Identity, received: Received, decisions: Sequence[Decision]) -> Decision | None:
    """The latest decision that takes this very file in: it names the file and, where the form has one, the case.

    Its maker can have seen the file: an older decision on another file of the same name takes nothing in.
    """
    back = [one for one in _on_file(identity, DecisionKind.INCLUDE, received, decisions) if one.case == identity.case]
    return max(back, key=lambda one: one.date) if back and not left_out(identity, received, decisions) else None


def put_away(identity: Identity, received: Received, decisions: Sequence[Decision]) -> bool:
    """Whether a decision whose maker can have seen this file leaves it out, and no later one takes it in."""
    seen = [one for one in decisions if one.date >= received.day]
    return left_out(identity, received, seen)


def _on_file(
    identity: Identity, kind: DecisionKind, received: Received, decisions: Sequence[Decision]
) -> Iterator[Decision]:
    """The decisions on a form that name this file, and were made when it had come."""
    on = decisions_on(identity, kind, decisions)
    return (one for one in on if one.file and received.is_named(one.file) and one.date >= received.day)


def included_elsewhere(identity: Identity, received: Received, decisions: Sequence[Decision]) -> Decision | None:
    """A decision that would take this file in under another audit or case than its form was issued for."""
    return next(
        (
            one
            for one in decisions
            if one.kind is DecisionKind.INCLUDE
            and one.file
            and received.is_named(one.file)
            and (one.audit != identity.audit or one.case not in {"", identity.case})
        ),
        None,
    )


def signed_off(identity: Identity, decisions: Sequence[Decision]) -> Decision | None:
    """The decision that closed the whole audit, unless a later one lets this agency's or case's returns in."""
    closing = [
        one
        for one in decisions_on(identity, DecisionKind.SIGNED_OFF, decisions)
        if not (one.case or one.agency or one.team)
    ]
    if not closing:
        return None
    last = max(closing, key=lambda one: one.date)
    back = decisions_on(identity, DecisionKind.INCLUDE, decisions)
    return None if any(one.date >= last.date for one in back) else last


def due_day(audit: Audit, identity: Identity, decisions: Iterable[Decision]) -> dt.date | None:
    """The day by which a return is due: the audit's deadline, or the latest day to which it was extended.

    An extension's new day stands in its own column, and nowhere else; none makes a return due earlier.
    """
    extensions = decisions_on(identity, DecisionKind.EXTENSION, decisions)
    days = [one.new_deadline for one in extensions if one.new_deadline]
    return max([*days, audit.deadline]) if audit.deadline else max(days, default=None)


def working_days_late(received: dt.date | None, due: dt.date | None, closures: Collection[dt.date]) -> int:
    """How many working days after the due day it came; 0 where it was on time or nothing was due."""
    if received is None or due is None or received <= due:
        return 0
    return max(working_days_between(due, received, closures), 1)


def first_received(returns: Sequence[Return]) -> Return | None:
    """The first accepted file of a form, by which lateness is judged; a confirmation alone is no return."""
    full = [one for one in returns if one.has_answers or one.is_nil]
    return min(full, key=lambda one: one.received.day, default=None)


Earlier = tuple[dt.date, frozenset[tuple[str, str, str]]]
"""The day a return came, and what was found in it: code, field, and the text of the cell."""


def found_in(returned: Return, findings: Iterable[Finding]) -> frozenset[tuple[str, str, str]]:
    """What was found in a return, as later returns of the same form are compared with it."""
    return frozenset((one.rule.code, one.field, returned.value(one.field)) for one in findings)


def with_decisions(
    returned: Return, findings: Iterable[Finding], decisions: Sequence[Decision], earlier: Sequence[Earlier]
) -> tuple[Finding, ...]:
    """Findings closed by a person: errors accepted as they are, concerns closed.

    A decision closes only what its maker can have seen: what stood in a return that had come by its date, in the same
    words. `earlier` are the returns of the same form that came before.
    """
    who = returned.identity
    accepted = decisions_on(who, DecisionKind.ACCEPT_AS_IS, decisions)
    dealt_with = decisions_on(who, DecisionKind.CLOSE_CONCERN, decisions)
    closing = {Severity.URGENT: dealt_with, Severity.ERROR: accepted, Severity.ADVICE: accepted}
    return tuple(_closed(one, returned, closing[one.rule.severity], earlier) for one in findings)


def _closed(finding: Finding, returned: Return, decisions: Sequence[Decision], earlier: Sequence[Earlier]) -> Finding:
    mark = (finding.rule.code, finding.field, returned.value(finding.field))
    first = min([returned.received.day, *(day for day, marks in earlier if mark in marks)])
    able = [decision for decision in decisions if decision.date >= first]
    if not able:
        return finding
    last = max(able, key=lambda decision: decision.date)
    words = f"{last.date:%Y-%m-%d} {last.agreed_by}: {last.reason}"
    return Finding(**{name: getattr(finding, name) for name in finding.__slots__} | {"closed": words})


def state_of(returned: Return, findings: Iterable[Finding]) -> ReturnState:
    """The state of a return that stands: partial while an error in it is open.

    Details alone from which nobody can tell whether the agency was involved are partial until that is known: by another
    file, or by a decision “nil”.

    Source: design, "Return states".
    """
    if returned.is_nil and not returned.has_answers:
        return ReturnState.NIL
    if not returned.has_answers:
        return ReturnState.CONFIRMED
    if not returned.answered:
        return ReturnState.PARTIAL
    open_errors = any(found.rule.severity is Severity.ERROR and not found.closed for found in findings)
    return ReturnState.PARTIAL if open_errors else ReturnState.COMPLETE
