"""Looks at what is held: audits with their states, and every table of an export."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum
from functools import partial
from importlib.util import find_spec

from nelaudit.errors import Failure, UsageProblem
from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Audit, Definitions
from nelaudit.model.findings import Severity
from nelaudit.pathway.assessing import audit_state, case_states
from nelaudit.pathway.collating import collate
from nelaudit.pathway.documents import Tray, Written
from nelaudit.pathway.guarding import guard_for, guard_of
from nelaudit.pathway.undecided import waiting_files
from nelaudit.pathway.urgent import crashes
from nelaudit.pathway.workspace import Workspace, known_audit
from nelaudit.privacy import Cleared, Guard, clear, named
from nelaudit.report.tables.rows import LOSSLESS, Row, Table, findings_rows, tables
from nelaudit.writing.tables import csv_bytes, parquet_bytes, tables_workbook

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """The rows of a list, and the checks that crashed while it was made."""

    rows: tuple[Row, ...]
    failures: tuple[Failure, ...]


def look(space: Workspace, definitions: Definitions, today: dt.date, key: str | None = None) -> tuple[Standing, ...]:
    """One audit, or all of the register, as they stand on that day.

    Raises:
        UsageProblem: the register has no such audit.
    """
    audits = (known_audit(definitions, key),) if key else definitions.register.audits
    with space.record() as record:
        guard = guard_of(definitions, record)
        states = [audit_state(definitions, record, audit, today, guard=guard) for audit in audits]
    return tuple(
        Standing(state=state, step=step, next_date=day)
        for state in states
        for step, day in [next_step(state.audit, today)]
    )


def files_waiting(space: Workspace, definitions: Definitions) -> int:
    """How many files are held of which nothing counts until a person has decided."""
    with space.record() as record:
        return len(waiting_files(definitions, record))


def findings_on(space: Workspace, definitions: Definitions, today: dt.date, key: str | None = None) -> Listed:
    """The findings of one audit, or of all of the register, case by case; urgent ones first, then errors, then advice.

    Raises:
        UsageProblem: the register has no such audit.
    """
    audits = (known_audit(definitions, key),) if key else definitions.register.audits
    rows: list[Row] = []
    failures: list[Failure] = []
    with space.record() as record:
        guard = guard_of(definitions, record)
        for audit in audits:
            for state in case_states(definitions, record, audit, today, guard):
                rows += findings_rows(state)
                failures += crashes((state,))
    order = [severity.value for severity in Severity]
    return Listed(rows=tuple(sorted(rows, key=lambda row: order.index(row["severity"]))), failures=tuple(failures))


def next_step(audit: Audit, today: dt.date) -> tuple[str, str]:
    """The next step of the pathway and its day; a text of the calendar counts as still to come."""
    for name, words in _STEPS:
        day = getattr(audit.calendar, name)
        if isinstance(day, str):
            return words, day
        if day is not None and day >= today:
            return words, day.isoformat()
    return "pathway completed", ""


class ExportFormat(StrEnum):
    """The kind of file that an export writes: a file a table, or one workbook with a sheet a table."""

    CSV = "csv"
    XLSX = "xlsx"
    PARQUET = "parquet"


def export_tables(space: Workspace, definitions: Definitions, today: dt.date, key: str, form: ExportFormat) -> Written:
    """Writes every table of an audit, each by itself.

    Raises:
        UsageProblem: the register has no such audit, or what Parquet needs is not installed.
        StoreError: the record cannot be used.
    """
    if form is ExportFormat.PARQUET and find_spec("pyarrow") is None:
        raise UsageProblem(
            "Parquet files need pyarrow, which is not installed. Install it with: python -m pip install pyarrow "
            "– or choose --format csv or --format xlsx, which hold the same tables."
        )
    audit = known_audit(definitions, key)
    with space.record() as record:
        guard = guard_of(definitions, record)
        state = audit_state(definitions, record, audit, today, guard=guard)
        guard = guard_for(guard, record, audit, today, state.returns)
        found = [_cleared(guard, table) for table in tables(collate(definitions, record, state, guard))]
        folder = space.audit_folder(state.audit.key, "export")
        tray = Tray(space=space, record=record, today=today)
        if form is ExportFormat.XLSX:
            title = clear(guard, f"{state.audit.title}: export")
            tray.put(folder / "export.xlsx", lambda: tables_workbook(title, today, found))
        else:
            write = csv_bytes if form is ExportFormat.CSV else parquet_bytes
            for table in found:
                tray.put(folder / f"{table.value[0]}.{form}", partial(write, table))
    return Written(documents=tuple(tray.written), failures=(*tray.failures, *crashes((state,))))


def _cleared(guard: Guard, table: Table) -> Cleared[Table]:
    """A table without names, but for those that give back every word of the agencies."""
    if table[0] in LOSSLESS:
        return named(table, why="it gives back what agencies wrote, word for word, and stays with the coordinator")
    return clear(guard, table)
