"""A small form, filled in well but for what a test changes, and what the checks find in it, as readable lines."""

import dataclasses
import datetime as dt
from collections.abc import Mapping

from nelaudit.checks import Seen, Together, run_checks
from nelaudit.model.findings import Finding
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return
from nelaudit.model.tools import (
    Condition,
    Grade,
    GradeScale,
    Interval,
    IntervalUnit,
    Question,
    QuestionType,
    Section,
    Tool,
)

GOOD = "The worker saw the child at home on 12/03/2016 and again a week later."
RECEIVED, BORN = dt.date(2016, 6, 1), dt.date(2010, 5, 4)


def question(name: str, kind: QuestionType = QuestionType.TEXT, **changes: object) -> Question:
    plain = Question(
        name=name, section="voice", label=f"How was {name}?", hint="", type=kind, choices=(), required=True, relevant=(),
        date_rule=True, evidence_rule=True, theme="", purposes=(), functions=(),
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


def optional(name: str, kind: QuestionType = QuestionType.TEXT, **changes: object) -> Question:
    rules = kind is QuestionType.TEXT
    return question(name, kind, **{"required": False, "date_rule": rules, "evidence_rule": rules, **changes})


SCALE = GradeScale(
    key="s",
    title="S",
    grades=(
        Grade(label="Good", rank=1),
        Grade(label="Fair", rank=2),
        Grade(label="Poor", rank=3),
        Grade(label="Insufficient information", rank=None),
    ),
)
TOOL = Tool(
    key="t",
    title="T",
    scale=SCALE,
    sections=(Section(name="voice", label="Voice", hint="", graded=True),),
    questions=(
        question("seen", hint="Dates on which the child was seen, and seen alone."),
        question("kind", QuestionType.CHOICE, choices=("CSE", "HSB"), date_rule=False, evidence_rule=False),
        question("cse", relevant=(Condition(name="kind", choice="CSE"),)),
        optional("changed", theme="impact"),
        optional("moves", hint="Dates of moves. Say so if none arose."),
        optional("trained", theme="training", date_rule=False),
        optional("referred", QuestionType.DATE),
        optional("completed", QuestionType.DATE),
    ),
)
INTERVALS = (
    Interval(name="Assessment complete", tool="t", start="referred", end="completed", length=45,
             unit=IntervalUnit.WORKING_DAYS, source="Guidance, chapter 1"),
    Interval(name="Elsewhere", tool="another", start="referred", end="completed", length=1, unit=IntervalUnit.DAYS, source=""),
)  # fmt: skip
SOURCES = ("SystmOne", "case file", "case note", "minutes", "strategy discussion record")
AGENCIES = {
    "g": "Merrow General Practice",
    "POLICE": "Merrow Constabulary",
    "YOS": "Merrow Youth Offending Service",
    "HV": "Merrow health visiting",
}
_EMPTY = ("answer", "evidence", "dates")
FORM = {
    "details.involved": "Yes",
    "details.nil_confirmed_by": "",
    "details.nil_confirmed_on": "",
    "details.nil_records_searched": "",
    "details.case_worker": "Pat Lowe",
    "details.auditor": "Sam Reed",
    "details.auditor_role": "Senior practitioner",
    "details.period_from": "",
    "details.period_to": "",
    "details.signoff_name": "Chris Moor",
    "details.signoff_date": "2016-05-31",
    "attendee.1.name": "Sam Reed",
    "attendee.1.attending": "",
    "q.seen.answer": GOOD,
    "q.seen.evidence": "Case file",
    "q.seen.dates": "",
    "q.kind.answer": "HSB",
    "q.kind.evidence": "",
    "q.kind.dates": "",
    **{f"q.{one.name}.{part}": "" for one in TOOL.questions[2:] for part in _EMPTY},
    "section.voice.grade": "Good",
    "overall.grade": "good",
    **{f"chronology.{row}.{part}": "" for row in (1, 2) for part in ("date", "event", "source", "about")},
    **{f"concern.1.{part}": "" for part in ("what", "action", "by", "when", "reference")},
}
DATE_TYPED = {one.name for one in TOOL.questions if one.type is QuestionType.DATE}
NIL = dict.fromkeys(FORM, "") | {
    "details.involved": "No involvement",
    "details.nil_confirmed_by": "Sam Reed",
    "details.nil_confirmed_on": "2016-05-30",
}
CONFIRMED = {name: "" for name in FORM if not name.startswith(("details.", "attendee."))}


def _kind(name: str) -> FieldKind:
    last = name.rpartition(".")[2]
    typed = name.startswith("q.") and last == "answer" and name.split(".")[1] in DATE_TYPED
    dated = last in {"dates", "date", "when", "nil_confirmed_on", "signoff_date", "period_from", "period_to"}
    return FieldKind.DATE if typed or dated else FieldKind.TEXT


def returned(changes: Mapping[str, str], agency: str = "g", day: dt.date = RECEIVED) -> Return:
    """The form as it came back: good but for the changes."""
    inputs = {
        name: Input(field=name, value=value, kind=_kind(name), sheet="Form", cell=f"B{row}")
        for row, (name, value) in enumerate((FORM | dict(changes)).items(), start=1)
    }
    got = Received(day=day, basis=Basis.FILE, path="a.xlsx", member="", sha256="0")
    who = Identity(audit="a", case="c", agency=agency)
    return Return(form_id="F", identity=who, edition="t-1", received=got, inputs=inputs)


def seen(changes: Mapping[str, str], *others: Return, late: int = 0) -> Seen:
    """The form as a check sees it, beside the other agencies' returns."""
    own = returned(changes)
    return Seen(
        returned=own, tool=TOOL, sources=SOURCES, working_days_late=late, born=BORN, intervals=INTERVALS,
        challenge_day=True, together=Together(returns=(own, *others), agencies=AGENCIES),
    )  # fmt: skip


def findings(changes: Mapping[str, str], *others: Return) -> tuple[Finding, ...]:
    return run_checks(seen(changes, *others)).findings


def codes(changes: Mapping[str, str], *others: Return) -> list[str]:
    """What is found, as `CODE field`, in code order."""
    return [f"{one.rule.code} {one.field}".strip() for one in findings(changes, *others)]


Row = tuple[str, dict[str, str], list[str]]


def rows(table: str, *fields: str) -> list[Row]:
    """A table as a person writes it: what it shows | a text for each of the fields | what must be found.

    An empty cell leaves the good form's text, `(blank)` empties it, `¶` stands for a line break. What must be found is
    `CODE` for the first of the fields, or `CODE field`; several have commas between them.
    """
    found: list[Row] = []
    for line in table.strip().splitlines():
        title, *texts, expected = (cell.strip(" ") for cell in line.strip().strip("|").split("|"))
        assert len(texts) == len(fields), line
        changes = {
            field: "" if text == "(blank)" else text.replace("¶", "\n")
            for field, text in zip(fields, texts, strict=True)
            if text
        }
        wanted = [one if " " in one else f"{one} {fields[0]}" for one in filter(None, expected.split(", "))]
        found.append((title, changes, wanted))
    return found
