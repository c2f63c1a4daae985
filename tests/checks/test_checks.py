"""Each check as a table: what an agency wrote, and the codes that it must get, field by field."""

import dataclasses
import datetime as dt
from collections.abc import Iterator, Mapping

import pytest

from nelaudit.checks import CHECKS, Seen, all_rules, run_checks
from nelaudit.checks.runner import CheckOutcome
from nelaudit.checks.seen import Applies, Check, Hit
from nelaudit.model.findings import Severity
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.returns import Basis, Input, Notice, NoticeKind, Received, Return
from nelaudit.model.tools import Condition, Grade, GradeScale, Question, QuestionType, Section, Tool

GOOD = "The worker saw the child at home on 12/03/2016 and again a week later."


def question(name: str, kind: QuestionType = QuestionType.TEXT, **changes: object) -> Question:
    plain = Question(
        name=name, section="voice", label=f"How was {name}?", hint="", type=kind, choices=(), required=True, relevant=(),
        date_rule=True, evidence_rule=True, theme="", purposes=(), functions=(),
    )  # fmt: skip
    return dataclasses.replace(plain, **changes)  # type: ignore[arg-type]


SCALE = GradeScale(
    key="s",
    title="S",
    grades=(
        Grade(label="Good", rank=1),
        Grade(label="Poor", rank=2),
        Grade(label="Insufficient information", rank=None),
    ),
)
TOOL = Tool(
    key="t",
    title="T",
    scale=SCALE,
    sections=(Section(name="voice", label="Voice", hint="", graded=True),),
    questions=(
        question("seen"),
        question("kind", QuestionType.CHOICE, choices=("CSE", "HSB"), date_rule=False, evidence_rule=False),
        question("cse", relevant=(Condition(name="kind", choice="CSE"),)),
    ),
)
FORM = {
    "details.involved": "Yes",
    "details.nil_confirmed_by": "",
    "details.nil_confirmed_on": "",
    "details.case_worker": "Pat Lowe",
    "details.auditor": "Sam Reed",
    "details.signoff_name": "Chris Moor",
    "details.signoff_date": "2016-05-31",
    "q.seen.answer": GOOD,
    "q.seen.evidence": "Case file",
    "q.seen.dates": "",
    "q.kind.answer": "HSB",
    "q.kind.evidence": "",
    "q.kind.dates": "",
    "q.cse.answer": "",
    "q.cse.evidence": "",
    "q.cse.dates": "",
    "section.voice.grade": "Good",
    "overall.grade": "good",
    "chronology.1.date": "",
    "chronology.1.event": "",
    "concern.1.what": "",
    "concern.1.action": "",
}
DATES = {"details.nil_confirmed_on", "details.signoff_date", "q.seen.dates", "chronology.1.date"}


def seen(changes: Mapping[str, str], late: int = 0) -> Seen:
    values = FORM | {name.replace("__", "."): value for name, value in changes.items()}
    inputs = {
        name: Input(
            field=name,
            value=value,
            kind=FieldKind.DATE if name in DATES else FieldKind.TEXT,
            sheet="Form",
            cell=f"B{row}",
        )
        for row, (name, value) in enumerate(values.items(), start=1)
    }
    got = Received(day=dt.date(2016, 6, 1), basis=Basis.FILE, path="a.xlsx", member="", sha256="0")
    who = Identity(audit="a", case="c", agency="g")
    returned = Return(form_id="F", identity=who, edition="t-1", received=got, inputs=inputs)
    return Seen(returned=returned, tool=TOOL, sources=("SystmOne",), working_days_late=late)


def codes(changes: Mapping[str, str]) -> list[str]:
    found = run_checks(seen(changes)).findings
    return [f"{one.rule.code} {one.field}".strip() for one in found]


NIL = {name.replace(".", "__"): "" for name in FORM} | {"details__involved": "No involvement"}

TABLE = [
    # what stands on the form → what must be found
    ("a good form", {}, []),
    ("a blank answer", {"q__seen__answer": " \n"}, ["B01 q.seen.answer"]),
    ("nothing held", {"q__seen__answer": "No information held.", "q__seen__evidence": ""}, []),
    ("nothing held, in other words", {"q__seen__answer": "We do not hold any records on this.", "q__seen__evidence": ""}, []),
    ("nothing held, no grade chased", {"q__seen__answer": "No information held", "q__seen__evidence": "", "q__kind__answer": "No information held", "section__voice__grade": "", "overall__grade": ""}, []),
    ("a bare yes", {"q__seen__answer": "Yes."}, ["B02 q.seen.answer"]),
    ("TRUE from a tick box", {"q__seen__answer": "TRUE"}, ["B02 q.seen.answer"]),
    ("yes with more is an answer", {"q__seen__answer": f"Yes. {GOOD}"}, []),
    ("N/A", {"q__seen__answer": "N/A"}, ["B03 q.seen.answer"]),
    ("None", {"q__seen__answer": "None"}, ["B03 q.seen.answer"]),
    ("0", {"q__seen__answer": "0"}, ["B03 q.seen.answer"]),
    ("as above", {"q__seen__answer": "as above"}, ["B03 q.seen.answer"]),
    ("a dash", {"q__seen__answer": "—"}, ["B03 q.seen.answer"]),
    ("no date anywhere", {"q__seen__answer": "The worker saw the child at home and again later."}, ["D01 q.seen.dates"]),
    ("a date beside the answer", {"q__seen__answer": "The worker saw the child at home.", "q__seen__dates": "2016-03-12"}, []),
    ("a month is a date", {"q__seen__answer": "The worker saw the child at home in March 2016."}, []),
    ("only a vague date", {"q__seen__answer": "The worker saw the child at home last year."}, ["D02 q.seen.answer"]),
    ("a vague date beside a firm one", {"q__seen__answer": "Seen last year and on 12/03/2016 by the worker."}, []),
    ("an impossible date", {"q__seen__answer": "The worker saw the child at home on 31/02/2016."}, ["D03 q.seen.answer"]),
    ("month before day", {"q__seen__dates": "03/16/2016"}, ["D03 q.seen.dates"]),
    ("an impossible date in the chronology", {"chronology__1__date": "30/02/2016", "chronology__1__event": "Visit"}, ["D03 chronology.1.date"]),
    ("no source", {"q__seen__evidence": ""}, ["E01 q.seen.evidence"]),
    ("a source in the answer", {"q__seen__evidence": "", "q__seen__answer": f"{GOOD} (SystmOne)"}, []),
    ("no grade for the section", {"section__voice__grade": ""}, ["G01 section.voice.grade"]),
    ("a grade that is not on the list", {"overall__grade": "Quite good"}, ["G01 overall.grade"]),
    ("no auditor", {"details__auditor": ""}, ["N01 details.auditor"]),
    ("auditor to be confirmed", {"details__auditor": "TBC"}, ["N01 details.auditor"]),
    ("no case worker", {"details__case_worker": ""}, ["N02 details.case_worker"]),
    ("no sign-off", {"details__signoff_name": "", "details__signoff_date": ""}, ["N03 details.signoff_name", "N03 details.signoff_date"]),
    ("a question that became relevant", {"q__kind__answer": "CSE"}, ["B01 q.cse.answer"]),
    ("a nil return as it should be", NIL | {"details__nil_confirmed_by": "Sam", "details__nil_confirmed_on": "2016-05-30"}, []),
    ("a nil return without name and day", NIL, ["N05 details.nil_confirmed_by", "N05 details.nil_confirmed_on"]),
    ("no involvement and an answer", NIL | {"details__nil_confirmed_by": "Sam", "details__nil_confirmed_on": "2016-05-30", "q__seen__answer": GOOD}, ["N04 details.involved"]),
    ("details only: a confirmation", {name.replace(".", "__"): "" for name in FORM if not name.startswith("details.")}, []),
    ("a concern acted on", {"concern__1__what": "Left alone overnight", "concern__1__action": "Strategy discussion held"}, ["U01 concern.1.what"]),
    ("a concern without action", {"concern__1__what": "Left alone overnight"}, ["U01 concern.1.what", "U02 concern.1.action"]),
    ("action n/a", {"concern__1__what": "Left alone", "concern__1__action": "N/A"}, ["U01 concern.1.what", "U02 concern.1.action"]),
    ("none stated among the concerns", {"concern__1__what": "No immediate concerns identified."}, []),
    ("n/a among the concerns", {"concern__1__what": "N/A", "concern__1__action": "n/a"}, []),
    ("a denial with a concern behind it", {"concern__1__what": "None other than that he is left alone"}, ["U01 concern.1.what", "U02 concern.1.action"]),
    ("a concern on a nil return", NIL | {"details__nil_confirmed_by": "Sam", "details__nil_confirmed_on": "2016-05-30", "concern__1__what": "Left alone"}, ["N04 details.involved", "U01 concern.1.what", "U02 concern.1.action"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_table(changes: dict[str, str], expected: list[str]) -> None:
    assert codes(changes) == expected


def test_lateness_is_advice_in_working_days() -> None:
    [finding] = run_checks(seen({}, late=2)).findings
    assert (finding.rule.code, finding.rule.severity) == ("R01", Severity.ADVICE)
    assert "2 working days" in finding.message
    assert codes({}) == []


NOTICED = {
    NoticeKind.BY_WORDS: "M01",
    NoticeKind.BY_LIKE_WORDS: "M02",
    NoticeKind.TWO_PLACES: "M03",
    NoticeKind.ROW_GONE: "M04",
    NoticeKind.ALTERED: "M05",
    NoticeKind.OUTSIDE: "M06",
    NoticeKind.COMMENT: "M06",
    NoticeKind.TEXT_BOX: "M06",
    NoticeKind.ERROR_VALUE: "M07",
    NoticeKind.FORMULA: "M08",
    NoticeKind.MERGED: "M09",
    NoticeKind.BY_PLACE: "M10",
    NoticeKind.UNSIGNED: "M11",
    NoticeKind.UNREADABLE: "M12",
}


@pytest.mark.parametrize("kind", NoticeKind)
def test_what_intake_noticed_is_found_where_it_stands(kind: NoticeKind) -> None:
    notice = Notice(kind=kind, field="q.seen.answer", sheet="Form", cell="J9", words="as we said")
    noticed = dataclasses.replace(seen({}), returned=dataclasses.replace(seen({}).returned, notices=(notice,)))
    [finding] = run_checks(noticed).findings
    assert (finding.rule.code, finding.field, finding.question) == (NOTICED[kind], "q.seen.answer", "seen")
    assert (finding.sheet, finding.cell) == ("Form", "J9")
    assert "as we said" in finding.message


def test_another_edition_names_what_it_does_not_ask() -> None:
    newer = dataclasses.replace(TOOL, questions=(*TOOL.questions, question("father")))
    [finding] = run_checks(dataclasses.replace(seen({}), latest=newer)).findings
    assert finding.rule.code == "M13"
    assert "How was father?" in finding.message
    assert "How was seen?" not in finding.message


def test_every_check_has_a_row_where_it_fires() -> None:
    fired = {found.split()[0] for _, _, expected in TABLE for found in expected} | {"R01", "M13", *NOTICED.values()}
    assert fired == {check.rule.code for check in CHECKS}


def test_a_finding_names_sheet_and_cell_and_the_question() -> None:
    [finding] = run_checks(seen({"q__seen__answer": ""})).findings
    place = list(FORM).index("q.seen.answer") + 1
    assert (finding.sheet, finding.cell, finding.question) == ("Form", f"B{place}", "seen")
    assert "How was seen?" in finding.message


def test_codes_are_those_of_the_contract_and_in_order() -> None:
    rules = [(rule.code, rule.name, rule.severity.value) for rule in all_rules()]
    assert rules == [
        ("B01", "blank-answer", "error"),
        ("B02", "bare-yes-no", "error"),
        ("B03", "placeholder", "error"),
        ("D01", "undated", "error"),
        ("D02", "vague-date-only", "advice"),
        ("D03", "impossible-date", "error"),
        ("E01", "unsourced", "advice"),
        ("G01", "missing-grade", "error"),
        ("M01", "found-by-words", "advice"),
        ("M02", "found-by-like-words", "error"),
        ("M03", "two-places", "error"),
        ("M04", "row-gone", "error"),
        ("M05", "question-altered", "advice"),
        ("M06", "text-outside", "advice"),
        ("M07", "error-value", "error"),
        ("M08", "formula", "advice"),
        ("M09", "merged-cells", "advice"),
        ("M10", "found-by-place", "advice"),
        ("M11", "unsigned-form", "advice"),
        ("M12", "format-hides-comments", "advice"),
        ("M13", "other-edition", "advice"),
        ("N01", "missing-auditor", "error"),
        ("N02", "missing-case-worker", "error"),
        ("N03", "missing-sign-off", "error"),
        ("N04", "nil-with-answers", "error"),
        ("N05", "nil-unconfirmed", "error"),
        ("U01", "immediate-concern", "urgent"),
        ("U02", "concern-without-action", "urgent"),
        ("R01", "late-return", "advice"),
        ("F01", "empty-file", "error"),
        ("F02", "not-a-workbook", "error"),
        ("F03", "damaged", "error"),
        ("F04", "encrypted", "error"),
        ("F05", "not-our-form", "error"),
        ("F06", "wrong-board-or-audit", "error"),
        ("F07", "relabelled", "error"),
        ("F08", "too-large", "error"),
        ("F09", "in-use", "error"),
        ("F10", "blank-form", "error"),
        ("F11", "label-encrypted", "error"),
    ]


def test_a_crash_in_a_check_is_told_apart_from_no_findings(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_: Seen) -> Iterator[Hit]:
        raise ZeroDivisionError

    bad = Check(rule=CHECKS[0].rule, message="", applies=Applies.ALWAYS, points=broken)
    checked = run_checks(seen({"details__auditor": ""}), (bad, *CHECKS[1:]))
    assert dict(checked.outcomes)["B01"] is CheckOutcome.COULD_NOT_RUN
    assert dict(checked.outcomes)["N04"] is CheckOutcome.NOT_APPLICABLE
    assert [finding.rule.code for finding in checked.findings] == ["N01"]
    assert "B01 could not run" in caplog.text
