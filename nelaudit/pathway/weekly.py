"""The weekly batch on any workspace: take in, check, collate, refresh the documents, say what needs a person."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nelaudit.collate.measure_tables import timeliness
from nelaudit.define import REGISTER
from nelaudit.issue.sampling import lost_cases
from nelaudit.model.findings import Severity
from nelaudit.model.forms import Identity
from nelaudit.model.pictures import Picture
from nelaudit.model.returns import IntakeRow, Outcome
from nelaudit.model.wording import counted
from nelaudit.pathway.assessing import draw_picture
from nelaudit.pathway.batch import Entry
from nelaudit.pathway.logging_intake import write_intake_log
from nelaudit.pathway.reporting import report_on
from nelaudit.pathway.taking_in import take_in
from nelaudit.pathway.undecided import waiting_files
from nelaudit.pathway.workspace import Progress, Workspace, load_definitions, silent


@dataclass(frozen=True, slots=True, kw_only=True)
class Week:
    """What one weekly batch did: the files taken in, a line for each audit under way, the documents written."""

    entries: tuple[Entry, ...]
    lines: tuple[str, ...]
    documents: tuple[Path, ...]
    concern_open: bool
    decision_waits: bool


def run_week(space: Workspace, today: dt.date, progress: Progress = silent, *, clock: str = "") -> Week:
    """Runs the batch. Documents are made for each audit of which forms have been issued, and the intake log last.

    `clock` is the time of day for the log, where it is known.

    Raises:
        DefinitionError: every mistake in the definitions at once; nothing was taken in.
        StoreError: another batch is at work.
    """
    definitions, _ = load_definitions(space)
    entries = take_in(space, definitions, (), today, progress, clock=clock).entries
    lines: list[str] = []
    documents: list[Path] = []
    concern = waits = False
    with space.record() as record:
        waiting = waiting_files(definitions, record)
        said = {entry.sha256 for entry in entries if entry.outcome is Outcome.ASKED}
        lines += [_waits(line) for line in waiting if line.sha256 not in said]
        waits |= bool(waiting)
        under_way = [audit for audit in definitions.register.audits if record.has_forms(audit.key)]
        lines += [str(problem) for problem in lost_cases(under_way, REGISTER)]
        with progress(under_way, "Writing documents") as audits:
            for audit in audits:
                picture = draw_picture(definitions, record, audit, today)
                reported = report_on(space, definitions, record, picture)
                documents += reported.documents
                lines += [*reported.lines, *map(str, reported.problems)]
                waits |= bool(reported.problems)
                lines += [_line(picture), *(_undecided(who) for who in picture.undecided)]
                waits |= bool(picture.undecided)
                concern |= bool(picture.open_concerns)
    documents.append(write_intake_log(space, definitions, today))
    return Week(
        entries=entries, lines=tuple(lines), documents=tuple(documents), concern_open=concern, decision_waits=waits
    )


def _line(picture: Picture) -> str:
    """One audit in a line: what came, what is out, what waits."""
    rows = timeliness(picture)
    came, out = sum(row.came for row in rows), sum(row.outstanding for row in rows)
    urgent = len(picture.open_concerns)
    errors = sum(len(one.open_findings(Severity.ERROR)) for one in picture.current)
    first = f"{counted(urgent, 'URGENT finding')} open; " if urgent else ""
    return (
        f"{picture.audit.key}: {first}{counted(came, 'form')} in, {out} still out, "
        f"{counted(errors, 'query', 'queries')} for agencies."
    )


def _waits(line: IntakeRow) -> str:
    place = " › ".join(filter(None, (line.path, line.member)))
    return f"{place} waits for your decision. {line.message}"


def _undecided(who: Identity) -> str:
    return f"{who}: more than one return stands. To leave one out, add a decision “exclude” to the register and name its file."
