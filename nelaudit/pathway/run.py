"""The weekly batch on any workspace: take in, check, collate, refresh the documents, say what needs a person.

Whatever fails on the way, the rest is done: each file's outcome and each concern is said as it comes in, each audit and
each document is tried by itself, and what could not be done is kept to be said last.
"""

from dataclasses import dataclass, field
from pathlib import Path

from nelaudit.define import REGISTER
from nelaudit.errors import Failure, NelauditError
from nelaudit.forms.sampling import lost_cases
from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Audit
from nelaudit.model.findings import Severity
from nelaudit.model.forms import Identity
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.wording import counted
from nelaudit.pathway.assessing import audit_state
from nelaudit.pathway.batch import IntakeEntry
from nelaudit.pathway.command import Command
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.ingest import Taken, take_in
from nelaudit.pathway.keeping import Voice
from nelaudit.pathway.logging_intake import write_intake_log
from nelaudit.pathway.report import report_on
from nelaudit.pathway.trying import trying
from nelaudit.pathway.undecided import waiting_files


@dataclass(slots=True, kw_only=True)
class Week:
    """What one weekly batch did: the files taken in, a line for each audit under way, the documents written, what failed."""

    entries: tuple[IntakeEntry, ...] = ()
    lines: list[str] = field(default_factory=list)
    documents: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)
    concern_open: bool = False
    decision_waits: bool = False


def run_week(command: Command, *, voice: Voice | None = None) -> Week:
    """Runs the batch. Documents are made for each audit of which forms have been issued, and the intake log last."""
    week, desk = Week(), command.desk
    week.entries = _take_in(command, week, voice)
    passed_over = [str(problem) for problem in command.problems if problem.passed_over]
    week.lines += passed_over
    week.decision_waits |= bool(passed_over)
    with trying("Refreshing the documents", week.failures):
        waiting = waiting_files(desk.definitions, desk.record)
        said = {entry.sha256 for entry in week.entries if entry.outcome is Outcome.ASKED}
        week.lines += [_waits(line) for line in waiting if line.sha256 not in said]
        week.decision_waits |= bool(waiting)
        under_way = [audit for audit in desk.definitions.register.audits if desk.record.forms.any_of(audit.key)]
        week.lines += [str(problem) for problem in lost_cases(under_way, REGISTER)]
        with desk.progress(under_way, "Writing documents") as audits:
            for audit in audits:
                with trying(audit.key, week.failures):
                    _refresh(desk, week, audit)
    log = write_intake_log(desk)
    week.documents += log.documents
    week.failures += log.failures
    command.fail(week.failures)
    return week


def _take_in(command: Command, week: Week, voice: Voice | None) -> tuple[IntakeEntry, ...]:
    """Takes in what came, and says every concern that is open now; what cannot be taken in is looked at all the same."""
    taken = list[Taken]()
    with trying("Taking files in", week.failures):
        try:
            taken.append(take_in(command.desk, (), voice=voice))
        except NelauditError:
            command.say_at_sight((command.desk.space.returns,))
            raise
    for one in taken:
        week.failures += one.failures
        command.say_concerns(one.attention, every=True)
    if not taken:
        with trying("Looking for open concerns", week.failures):
            command.look_again(every=True)
    return tuple(entry for one in taken for entry in one.entries)


def _refresh(desk: Desk, week: Week, audit: Audit) -> None:
    """Writes the documents of one audit, and says how it stands."""
    state = audit_state(desk, audit)
    week.concern_open |= bool(state.open_concerns)
    week.decision_waits |= bool(state.undecided)
    reported = report_on(desk, state)
    week.documents += reported.documents
    week.failures += reported.failures
    week.lines += [*reported.lines, *map(str, reported.problems), _line(state), *map(_undecided, state.undecided)]
    week.decision_waits |= bool(reported.problems)


def _line(state: AuditState) -> str:
    """One audit in a line: what came, what is out, what waits."""
    forms = state.forms
    came, out = sum(form.came for form in forms), sum(not form.came for form in forms)
    urgent = len(state.open_concerns)
    errors = sum(len(one.open_findings(Severity.ERROR)) for one in state.current)
    first = f"{counted(urgent, 'URGENT finding')} open; " if urgent else ""
    return (
        f"{state.audit.key}: {first}{counted(came, 'form')} in, {out} still out, "
        f"{counted(errors, 'query', 'queries')} for agencies."
    )


def _waits(line: IntakeRow) -> str:
    place = " › ".join(filter(None, (line.path, line.member)))
    return f"{place} waits for your decision. {line.message}"


def _undecided(who: Identity) -> str:
    return f"{who}: more than one return stands. To leave one out, add a decision “exclude” to the register and name its file."
