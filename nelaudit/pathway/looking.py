"""Looks at what is held: audits with their pictures, and every table of an export."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nelaudit.model.definitions import Audit
from nelaudit.model.findings import Severity
from nelaudit.model.pictures import Picture
from nelaudit.pathway.assessing import draw_cases, draw_picture
from nelaudit.pathway.workspace import Workspace, known_audit, load_definitions, save_document
from nelaudit.report.rows import Row, findings_rows, tables
from nelaudit.writing.tables import csv_bytes

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
    """An audit's picture, the step of the pathway that comes next, and its day as YYYY-MM-DD or as written."""

    picture: Picture
    step: str
    next_date: str


def look(space: Workspace, today: dt.date, key: str | None = None, *, themes: bool = False) -> tuple[Standing, ...]:
    """One audit, or all of the register, as they stand on that day; the mentions of themes on request.

    Raises:
        UsageProblem: the register has no such audit.
    """
    definitions, _ = load_definitions(space)
    audits = (known_audit(definitions, key),) if key else definitions.register.audits
    with space.record() as record:
        pictures = [draw_picture(definitions, record, audit, today, themes=themes) for audit in audits]
    return tuple(
        Standing(picture=picture, step=step, next_date=day)
        for picture in pictures
        for step, day in [next_step(picture.audit, today)]
    )


def findings_on(space: Workspace, today: dt.date, key: str | None = None) -> tuple[Row, ...]:
    """The findings of one audit, or of all of the register, case by case; urgent ones first, then errors, then advice.

    Raises:
        UsageProblem: the register has no such audit.
    """
    definitions, _ = load_definitions(space)
    audits = (known_audit(definitions, key),) if key else definitions.register.audits
    with space.record() as record:
        pictures = (picture for audit in audits for picture in draw_cases(definitions, record, audit, today))
        rows = [row for picture in pictures for row in findings_rows(picture)]
    order = [severity.value for severity in Severity]
    return tuple(sorted(rows, key=lambda row: order.index(row["severity"])))


def next_step(audit: Audit, today: dt.date) -> tuple[str, str]:
    """The next step of the pathway and its day; a text of the calendar counts as still to come."""
    for name, words in _STEPS:
        day = getattr(audit.calendar, name)
        if isinstance(day, str):
            return words, day
        if day is not None and day >= today:
            return words, day.isoformat()
    return "pathway completed", ""


def export_tables(space: Workspace, today: dt.date, key: str) -> tuple[Path, ...]:
    """Writes every table of an audit as CSV.

    Raises:
        UsageProblem: the register has no such audit.
    """
    picture = look(space, today, key, themes=True)[0].picture
    folder = space.audit_folder(picture.audit.key, "export")
    with space.record() as record:
        return tuple(
            save_document(space, record, folder / f"{name}.csv", csv_bytes(header, rows), today)
            for name, header, rows in tables(picture)
        )
