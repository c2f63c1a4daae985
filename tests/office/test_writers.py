"""Filled forms saved again by other programs, in each format that they write.

All of them lie in one folder and are taken in by one batch. Every answer, date and grade comes back as typed, or a finding
says of its cell what was lost on the way.
"""

import csv
import datetime as dt
import io
import json
import os
import pickle
import shutil
from collections import defaultdict
from collections.abc import Mapping
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from nelaudit.cli import main
from tests.conftest import DEADLINE, PROSE, TODAY, Desk, filled, issued
from tests.filling import edited, opened_form, with_parts
from tests.kept import made_once
from tests.office.programs import PROGRAMS, Program

pytestmark = pytest.mark.office

AUDIT = "neglect-2016"
SMILE = "\U0001f642"
TYPED: dict[str, Any] = {
    "details.period_from": dt.date(2014, 4, 1),
    "details.period_to": "31/03/2016",
    "details.auditor": "Siân O’Neil-Ŵyn",
    "attendee.1.attending": "Yes",
    "attendee.2.name": "Ann Fox & Co <duty>",
    "attendee.2.attending": "No",
    "section.recognition.grade": "Outstanding",
    "section.assessment.grade": "Requires improvement",
    "section.voice.grade": "Inadequate",
    "section.family.grade": "Not applicable",
    "overall.grade": "Requires improvement",
    "q.profile_context.answer": f"{PROSE}\nA second line.\n\n- one\n- two  with two blanks",
    "q.profile_context.evidence": "0012345",
    "q.profile_context.dates": "12/03/2016",
    "q.first_recognition.answer": f"{PROSE} She said “I’m not – I won’t” & <b>left</b>; 50% of £20 {SMILE} tŷ Siân.",
    "q.first_recognition.evidence": "45%",
    "q.first_recognition.dates": "March 2016, then 4 April 2016",
    "q.referral_outcome.answer": f"{PROSE} " + "Visited again that same week. " * 1000,
    "q.referral_outcome.evidence": "=1+1",
    "q.risk_analysis.answer": f"\t{PROSE}\tafter a tab",
    "q.risk_analysis.evidence": "  two before and two after  ",
    "q.adult_difficulties.answer": "No information held",
    "q.adult_difficulties.evidence": "12/03",
    "q.daily_life.evidence": "TRUE",
    "q.family_work.evidence": "1e5",
    "q.plan_aims.evidence": "'quoted",
    "q.plan_aims.dates": "1/2/2016",
    "q.plan_progress.evidence": 1234567,
    "q.working_together.evidence": 12.5,
    "q.tool_not_used.answer": None,
    "q.tool_not_used.evidence": None,
    "q.tool_not_used.dates": None,
    "chronology.1.date": dt.date(2016, 2, 29),
    "chronology.1.event": "Home visit.\nNobody in.",
    "chronology.1.source": "Case file",
    "chronology.1.about": "The subject child",
    "chronology.2.date": "early March 2016",
    "chronology.2.event": "Call to school",
    "chronology.2.about": "A sibling",
    "chronology.4.date": "07/03/2016",
    "chronology.4.event": "0",
    "concern.1.what": "The child is alone at night.",
    "concern.1.when": dt.date(2016, 5, 20),
    "concern.1.reference": 4505577,
    "practice.1.text": "N/A",
    "practice.2.text": "Two lines\nof practice",
    "proposal.1.action": "Train all staff",
    "proposal.1.lead": "Head of service",
    "proposal.1.due": dt.date(2016, 9, 30),
    "proposal.2.action": "Review the protocol",
    "proposal.2.due": "end of 2016",
}
LOOKS: dict[str, tuple[Any, str, str]] = {
    "q.information_flow.evidence": (0.45, "0%", "45%"),
    "q.differing_views.evidence": (dt.date(2016, 3, 1), "mmm-yy", "March 2016"),
    "q.oversight_reasons.evidence": (dt.date(2016, 3, 16), "d-mmm", "16 March"),
    "q.identity_needs.evidence": (4505577, "0000000000", "0004505577"),
    "q.neglect_kinds.evidence": (dt.datetime(2016, 3, 16, 14, 30), "dd/mm/yyyy hh:mm", "2016-03-16 14:30:00"),  # noqa: DTZ001
}
"""Numbers in cells for words: what Excel makes of what is typed, how it formats that, and what must be read of it."""

BY_LOOK = {
    "March 2016": {"Mar-16", "2016-03-01"},
    "16 March": {"16-Mar", "2016-03-16"},
    "2016-03-16 14:30:00": {"16/03/2016 14:30"},
}
"""What may be read of an .ods that holds a day and says of its format no more than the text that its cell shows."""

LOSSES = {"B09", "D05", "M18"}
"""The findings that say of a cell what was lost: the end of a text, that a number is a day, what else it looked like."""


@dataclass(frozen=True, kw_only=True)
class TakenIn:
    """What was taken in of a return: the text of every field, and each finding's code, field and message."""

    values: Mapping[str, str]
    findings: frozenset[tuple[str, str, str]]

    def said_of(self, field: str) -> str:
        """What the findings say of what a field lost."""
        return " ".join(message for code, name, message in self.findings if name == field and code in LOSSES)


def as_filled(form: bytes) -> bytes:
    """A form filled in as Excel saves it: texts shared, all signs as they are."""
    fields = opened_form(form).fields

    def put(book: Any) -> None:
        for name, (value, code, _) in LOOKS.items():
            sheet, cell, _, _ = fields[name]
            book[sheet][cell].value, book[sheet][cell].number_format = value, code

    written = f"&#{ord(SMILE)};".encode()
    return with_parts(edited(filled(form, TYPED), put), lambda _, part: part.replace(written, SMILE.encode()))


def told(root: Path, *words: str) -> str:
    """What a command says in a workspace."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()), pytest.raises(SystemExit):
        main(["--workspace", str(root), "--today", TODAY.isoformat(), *words])
    return out.getvalue()


def taken_in(root: Path) -> dict[str, TakenIn]:
    """What one batch over the folder of returns keeps of each, by case and agency: the export and the findings."""
    told(root, "ingest")
    told(root, "export", AUDIT, "--format", "csv")
    text = (root / "output" / AUDIT / "export/inputs.csv").read_text("utf-8-sig")
    csv.field_size_limit(1_000_000)
    values = defaultdict[str, dict[str, str]](dict)
    for row in csv.DictReader(io.StringIO(text, newline="")):
        values[f"{row['case']} {row['agency']}"][row["field"]] = row["value"].removeprefix("'")
    found = defaultdict[str, set[tuple[str, str, str]]](set)
    for one in json.loads(told(root, "findings", AUDIT, "--json"))["findings"]:
        found[f"{one['case']} {one['agency']}"].add((one["code"], one["field"], one["message"]))
    return {whose: TakenIn(values=held, findings=frozenset(found[whose])) for whose, held in values.items()}


def drop(root: Path, name: str, data: bytes) -> None:
    """Puts a file into the folder of returns, as on the day of the deadline."""
    path = root / "returns" / name
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(data)
    noon = dt.datetime.combine(DEADLINE, dt.time(12)).timestamp()
    os.utime(path, (noon, noon))


SAVED = [(name, ending) for name, program in PROGRAMS.items() for ending in program.formats]


def send_all(root: Path) -> None:
    """Two folders of returns, of the same forms: as they were filled in, and each as another program saved it again."""
    issued(root / "sent", lambda _: None, AUDIT)
    shutil.copytree(root / "sent", root / "saved")
    forms = sorted((root / "sent/output" / AUDIT / "forms").glob("N16-*.xlsx"))
    whose = {}
    for (name, ending), form in zip(SAVED, forms, strict=False):
        program, filled_in = PROGRAMS[name], as_filled(form.read_bytes())
        if program.missing():
            continue
        source = root / "sent" / f"{name}.{ending}" / form.name
        source.parent.mkdir()
        source.write_bytes(filled_in)
        drop(root / "sent", form.name, filled_in)
        drop(root / "saved", f"{form.stem}.{ending}", program.save(source, ending))
        whose[f"{name} {ending}"] = form.stem
    for folder in ("sent", "saved"):
        (root / f"{folder}.bin").write_bytes(pickle.dumps(taken_in(root / folder)))
    (root / "whose.json").write_text(json.dumps(whose))


@pytest.fixture(scope="session")
def folders(request: pytest.FixtureRequest) -> "Folders":
    """Whose form each program saved in each format, and what was taken in of the folder as sent and as saved."""
    root = made_once(request, "writers", send_all)
    sent, saved = (pickle.loads((root / f"{one}.bin").read_bytes()) for one in ("sent", "saved"))  # noqa: S301 - our own
    return json.loads((root / "whose.json").read_text()), sent, saved


def there(name: str) -> Program:
    """A program, where it is installed; else the test is skipped and says what is missing."""
    program = PROGRAMS[name]
    if program.missing():
        pytest.skip(f"{name} is not installed: {' and '.join(program.missing())} not found; .ci/run tests installs it")
    return program


def came_back(sent: str, came: str, name: str, ending: str) -> bool:
    """Whether a text is as sent; gnumeric marks no blanks at the ends of a text in an .xlsx as part of it."""
    if name == "gnumeric" and ending.endswith("xlsx"):
        return came == sent.strip()
    if name.startswith("SheetJS") and ending in {"ods", "fods"}:
        return came in {sent, *BY_LOOK.get(sent, ())}
    return came == sent


Folders = tuple[dict[str, str], dict[str, TakenIn], dict[str, TakenIn]]


def test_there_is_a_form_for_each_program_and_format(folders: Folders) -> None:
    whose, sent, saved = folders
    assert len(whose) == sum(len(program.formats) for program in PROGRAMS.values() if not program.missing())
    assert set(sent) == set(saved) == set(whose.values())


def test_the_form_itself_is_taken_in_as_typed(folders: Folders) -> None:
    typed = {name: "" if value is None else str(value) for name, value in TYPED.items()}
    typed |= {name: said for name, (_, _, said) in LOOKS.items()}
    typed["q.plan_aims.evidence"] = "'quoted"
    for taken in folders[1].values():
        assert {name: taken.values.get(name, "") for name in typed} == typed


@pytest.mark.parametrize(("name", "ending"), SAVED)
def test_every_answer_comes_back_or_a_finding_says_what_was_lost(name: str, ending: str, folders: Folders) -> None:
    there(name)
    whose = folders[0][f"{name} {ending}"]
    sent, taken = folders[1][whose], folders[2][whose]
    lost = {
        field: (text, taken.values.get(field, "(gone)"), taken.said_of(field))
        for field, text in sent.values.items()
        if not came_back(text, taken.values.get(field, "(gone)"), name, ending)
    }
    assert {field: what for field, what in lost.items() if not what[2]} == {}
    days = {field: (f"{dt.date.fromisoformat(text):%d/%m/%Y}", said) for field, (text, _, said) in lost.items()
            if field.endswith((".dates", "date", ".when", ".due", "_from"))}  # fmt: skip
    assert {field: day for field, day in days.items() if day[0] not in day[1]} == {}
    about_format = LOSSES | ({"M05", "B06"} if name.startswith("SheetJS") and ending == "xls" else set())
    assert {one for one in taken.findings - sent.findings if one[0] not in about_format} == set()
    assert {one for one in sent.findings - taken.findings if one[1] not in lost} == set()


@pytest.mark.parametrize("name", [name for name, program in PROGRAMS.items() if program.others])
def test_a_format_that_holds_no_form_is_refused_and_named(name: str, desk: Desk, tmp_path: Path) -> None:
    program = there(name)
    source = tmp_path / "police.xlsx"
    source.write_bytes(as_filled(desk.form("POLICE")))
    for ending in program.others:
        desk.drop(f"police.{ending}", program.save(source, ending))
    found = {file: (entry["outcome"], entry["code"] in {"F02", "F13"}) for file, entry in desk.ingest().items()}
    assert found == {f"police.{ending}": ("refused", True) for ending in program.others}
