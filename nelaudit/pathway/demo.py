"""The demonstration: an invented audit from its forms to its report, in a folder of its own.

It goes the whole road with the program's real parts: forms are issued, filled in as agencies do, dropped into the
folder of returns, and the weekly batch is run on them.
"""

import datetime as dt
import hashlib
import io
import json
import os
import random
import re
import shutil
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from pathlib import Path

import openpyxl

from nelaudit.define import REGISTER
from nelaudit.demo.plan import CORRECTED, Filling, behaviours, cell_values, good_values
from nelaudit.demo.stories import story, subject
from nelaudit.errors import UsageProblem
from nelaudit.model.definitions import Audit
from nelaudit.model.forms import Form
from nelaudit.model.intake import Outcome
from nelaudit.model.places import cell_place
from nelaudit.model.tools import Tool
from nelaudit.pathway.command import Say, at_work, unsaid
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.issue import issue_forms
from nelaudit.pathway.keeping import Voice
from nelaudit.pathway.report import OVERVIEW, SCORECARD
from nelaudit.pathway.run import Week, run_week
from nelaudit.pathway.workspace import Progress, Workspace, make_workspace, silent
from nelaudit.schedule.workdays import add_working_days, non_working_days
from nelaudit.store.files import write_whole
from nelaudit.store.lock import LOCK
from nelaudit.writing.archive import fixed_zip

AUDIT = "neglect-2016"
TODAY = dt.date(2016, 6, 13)
ISSUED = dt.date(2016, 5, 16)
MARK = ".made-by-nelaudit-demo"
CASES = 3
_PDF = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
_CLOCK = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*(<)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Demonstration:
    """What the demonstration made."""

    report: Path
    scorecard: Path
    plan: Path
    week: Week
    exit_code: int
    """0, or that of what could not be done: the concerns of an invented audit wait for nobody."""


def demonstrate(
    root: Path,
    *,
    cases: int = CASES,
    seed: int = 1,
    today: dt.date = TODAY,
    progress: Progress = silent,
    say: Say = unsaid,
    voice: Voice | None = None,
) -> Demonstration:
    """Makes the folder anew, fills the forms in, and runs the batch on them.

    Raises:
        UsageProblem: the folder holds something that the demonstration did not make.
        OutputError: the folder, a form or the report could not be written.
    """
    _look_whose(root)
    space = Workspace(root)
    with space.locked("demo"):
        _clear(space)
        make_workspace(root)
        write_whole(root / MARK, b"This folder was made by the demonstration, which may replace it.\n")
        if cases > CASES:
            _add_cases(space, cases, seed)
        key = hashlib.sha256(f"nelaudit-demo-{seed}".encode()).hexdigest()
        write_whole(space.record_folder / "signing.key", key.encode(), 0o600)
    with at_work(
        "demo", space, today, progress=progress, say=say, writes=True, takes_in=(space.returns,), compares=True
    ) as command:
        desk = command.desk
        audit = desk.audit(AUDIT)
        command.fail(issue_forms(desk, audit, on=min(ISSUED, today)).failures)
        plan = _fill_in(desk, audit, seed)
        plan_path = root / "demo.json"
        about = {"audit": AUDIT, "today": today.isoformat(), "seed": seed, "cases": cases, **plan}
        write_whole(plan_path, json.dumps(about, ensure_ascii=False, indent=1).encode())
        week = run_week(command, voice=voice)
    folder = space.audit_folder(AUDIT, "report")
    return Demonstration(
        report=folder / OVERVIEW,
        scorecard=folder / SCORECARD,
        plan=plan_path,
        week=week,
        exit_code=max((failure.exit_code for failure in command.failures), default=0),
    )


def _look_whose(root: Path) -> None:
    """Whether the folder may be replaced: one that an earlier demonstration made, or that holds nothing."""
    if root.exists() and any(root.iterdir()) and not (root / MARK).is_file():
        raise UsageProblem(
            f"{root} holds files that the demonstration did not make. Name another folder with --workspace."
        )


def _clear(space: Workspace) -> None:
    """Empties a folder that an earlier demonstration made, but for the lock that is held on it."""
    kept = {space.output, space.record_folder}
    for folder in (space.root, space.output, space.record_folder):
        for path in folder.iterdir():
            if path in kept or (folder == space.record_folder and path.stem == Path(LOCK).stem):
                continue
            if path.is_dir() and not path.is_symlink():
                shutil.rmtree(path)
            else:
                path.unlink()


def _add_cases(space: Workspace, cases: int, seed: int) -> None:
    """Adds cases to the register, each sent to every agency that the first case is sent to."""
    path = space.templates / REGISTER
    book = openpyxl.load_workbook(path)
    invited = [row for row in book["Invitations"].iter_rows(min_row=2, values_only=True) if row[0] == AUDIT]
    first = invited[0][1]
    agencies = [row[2] for row in invited if row[1] == first]
    for number in range(CASES + 1, cases + 1):
        reference = f"N16-{number:02}"
        book["Cases"].append([AUDIT, reference, number, None, None, subject(number, seed)[0]])
        for agency in agencies:
            book["Invitations"].append([AUDIT, reference, agency])
    buffer = io.BytesIO()
    book.save(buffer)
    write_whole(path, buffer.getvalue())


def _fill_in(desk: Desk, audit: Audit, seed: int) -> dict[str, object]:
    """Fills the forms in and drops them into the folder of returns; gives what must be found."""
    tool = desk.definitions.tool(audit.tool)
    if tool is None or audit.deadline is None:
        raise UsageProblem(f"The example audit {AUDIT} has lost its tool or its deadline.")
    closures = non_working_days(desk.definitions.register.closures, {audit.deadline.year})
    forms = {(form.identity.case, form.identity.agency): form for form in desk.record.forms.of(AUDIT)}
    agencies = [agency.code for agency in desk.definitions.register.agencies]
    cases = [case.reference for case in audit.cases]
    files: list[dict[str, object]] = []
    findings: list[dict[str, str]] = []
    with desk.progress(tuple(forms.items()), "Filling the forms in as agencies do") as items:
        for (case, agency), form in items:
            place = cases.index(case), agencies.index(agency)
            for turn in range(1 + (place == CORRECTED)):
                filling = _filling(form, tool, place, seed, corrected=turn == 1)
                if filling is None:
                    continue
                rng = random.Random(f"post-{seed}-{form.form_id}-{turn}")  # noqa: S311 - no secret
                day = _day_sent(filling, audit.deadline, closures, rng, turn)
                filling.sent_on(day)
                path, member = _drop(desk.space, form, filling, day, rng, turn)
                files.append(_planned_file(path, member, filling, form))
                if member:
                    files.append({**_planned_file(path, _REPORT, filling, form), "outcome": Outcome.ATTACHMENT.value})
                if turn or place != CORRECTED:
                    findings += _planned_findings(filling, form)
    files += _wrong_files(desk.space)
    return {"files": sorted(files, key=lambda one: (str(one["path"]), str(one["member"]))), "findings": findings}


_REPORT = "Conference report.pdf"


def _filling(form: Form, tool: Tool, place: tuple[int, int], seed: int, *, corrected: bool) -> Filling | None:
    """The form as this agency fills it in, or None where it sends nothing; a corrected one is good."""
    chosen = behaviours(*place, seed)
    if not chosen:
        return None
    told = story(place[0] + 1, form.identity.agency, seed)
    filling = Filling(form=form, tool=tool, values=good_values(form, tool, told))
    rng = random.Random(f"fill-{seed}-{form.form_id}")  # noqa: S311 - no secret
    if place == CORRECTED and not corrected:
        filling.values.pop("overall.grade")
    for behave in chosen:
        behave(filling, rng)
    return filling


def _day_sent(
    filling: Filling, deadline: dt.date, closures: frozenset[dt.date], rng: random.Random, turn: int
) -> dt.date:
    """Late by as many working days as planned; a correction on the deadline; all others in the eight days before."""
    days = filling.days_late or (0 if turn else -rng.randint(1, 8))
    return add_working_days(deadline, days, closures)


def _drop(
    space: Workspace, form: Form, filling: Filling, day: dt.date, rng: random.Random, turn: int
) -> tuple[str, str]:
    """Puts the filled form into the folder of returns; gives its path there and its place in a mail."""
    data = fill_workbook((space.audit_folder(AUDIT, "forms") / form.file_name).read_bytes(), form, filling)
    stem = form.file_name.removesuffix(".xlsx")
    name = rng.choice((f"{stem}.xlsx", f"{stem} completed.xlsx", f"Copy of {stem}.xlsx", f"{stem} FINAL v2.xlsx"))
    if turn:
        name = f"{stem} corrected.xlsx"
    path = space.returns / name
    if filling.mailed:
        path = space.returns / f"RE Audit {stem}.eml"
        data = _mail(form, name, data, day)
    write_whole(path, data)
    noon = dt.datetime.combine(day, dt.time(12)).timestamp()
    os.utime(path, (noon, noon))
    return path.relative_to(space.root).as_posix(), name if filling.mailed else ""


def fill_workbook(issued: bytes, form: Form, filling: Filling) -> bytes:
    """The issued form with the values typed in, as a spreadsheet program would save it."""
    book = openpyxl.load_workbook(io.BytesIO(issued))
    places = {field.name: field for field in form.fields}
    for name, value in cell_values(form, filling.values).items():
        row, col = cell_place(places[name].cell) or (0, 0)
        cell = book[places[name].sheet].cell(row + 1, col + 1)
        cell.value = value
        if isinstance(value, str):
            cell.data_type = "s"
    buffer = io.BytesIO()
    book.save(buffer)
    return fixed_zip(buffer.getvalue(), edit=_without_clock)


def _without_clock(name: str, data: bytes) -> bytes:
    """Takes the moment of saving out of the document's properties."""
    return _CLOCK.sub(rb"\g<1>2016-06-01T12:00:00Z\2", data) if name == "docProps/core.xml" else data


def _mail(form: Form, name: str, workbook: bytes, day: dt.date) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"] = f"SPOC {form.identity.agency} <spoc@{form.identity.agency.lower()}.example>"
    message["To"] = "QA Coordinator <audits@board.example>"
    message["Subject"] = f"RE: Audit {form.identity.case}"
    message["Date"] = format_datetime(dt.datetime.combine(day, dt.time(16, 40), dt.UTC))
    message["Message-ID"] = f"<{form.form_id}@{form.identity.agency.lower()}.example>"
    message.set_content("Please find our completed form attached, with the conference report it refers to.\n")
    message.add_attachment(
        workbook, maintype="application", subtype="vnd.openxmlformats-officedocument.spreadsheetml.sheet", filename=name
    )
    message.add_attachment(_PDF, maintype="application", subtype="pdf", filename=_REPORT)
    message.set_boundary(f"==={form.form_id}===")
    return message.as_bytes()


def _planned_file(path: str, member: str, filling: Filling, form: Form) -> dict[str, object]:
    return {
        "path": path,
        "member": member or None,
        "outcome": filling.outcome.value,
        "code": filling.code or None,
        "form_id": None if filling.code else form.form_id,
    }


def _planned_findings(filling: Filling, form: Form) -> list[dict[str, str]]:
    who = form.identity
    return [
        {"form_id": form.form_id, "audit": who.audit, "case": who.case, "agency": who.agency, "team": who.team,
         "field": name, "code": code}
        for name, code in filling.planted
        if not filling.code
    ]  # fmt: skip


def _wrong_files(space: Workspace) -> list[dict[str, object]]:
    """What does not belong: somebody else's workbook."""
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Duty rota"
    sheet.append(["Week", "Monday", "Tuesday"])
    sheet.append(["23/05/2016", "Team A", "Team B"])
    buffer = io.BytesIO()
    book.save(buffer)
    path = space.returns / "Duty rota May 2016.xlsx"
    write_whole(path, fixed_zip(buffer.getvalue(), edit=_without_clock))
    name = path.relative_to(space.root).as_posix()
    return [{"path": name, "member": None, "outcome": Outcome.REFUSED.value, "code": "F05", "form_id": None}]
