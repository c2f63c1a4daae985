"""Each check as a table: what an agency wrote, and the codes that it must get, field by field."""

import dataclasses
from collections.abc import Iterator

import pytest

from nelaudit.checks import CHECKS, Seen, all_rules, run_checks
from nelaudit.checks.check import Applies, Check, Hit
from nelaudit.checks.runner import CheckOutcome
from nelaudit.model.findings import Rule, Severity
from nelaudit.model.returns import Notice, NoticeKind
from tests.checks import test_answers, test_choices, test_dates, test_details
from tests.checks.forms import FORM, TOOL, codes, question, rows, seen


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
    NoticeKind.NO_ID: "M14",
    NoticeKind.NOT_TAKEN: "M14",
    NoticeKind.NO_ID_AMONG_OTHERS: "M14",
    NoticeKind.OTHER_WORDS: "M15",
    NoticeKind.DIGITS_LOST: "M16",
    NoticeKind.STRUCK: "M17",
    NoticeKind.CUT: "B09",
}


def test_a_concern_that_stands_where_nothing_was_taken_is_urgent() -> None:
    notice = Notice(
        kind=NoticeKind.CONCERN_ELSEWHERE, sheet="Sheet1", words="He is alone at night · Rang the duty team"
    )
    noticed = dataclasses.replace(seen({}), returned=dataclasses.replace(seen({}).returned, notices=(notice,)))
    [finding] = run_checks(noticed).findings
    assert (finding.rule.code, finding.rule.severity, finding.sheet) == ("U03", Severity.URGENT, "Sheet1")
    assert "He is alone at night" in finding.message


@pytest.mark.parametrize("kind", [kind for kind in NoticeKind if kind is not NoticeKind.CONCERN_ELSEWHERE])
def test_what_intake_noticed_is_found_where_it_stands(kind: NoticeKind) -> None:
    notice = Notice(kind=kind, field="q.seen.answer", sheet="Form", cell="J9", words="as we said")
    noticed = dataclasses.replace(seen({}), returned=dataclasses.replace(seen({}).returned, notices=(notice,)))
    [finding] = run_checks(noticed).findings
    assert (finding.rule.code, finding.field, finding.question) == (NOTICED[kind], "q.seen.answer", "seen")
    assert (finding.sheet, finding.cell) == ("Form", "J9")
    assert "as we said" in finding.message


def test_a_formula_without_a_result_is_said_to_have_none() -> None:
    notice = Notice(kind=NoticeKind.FORMULA, field="q.seen.answer", sheet="Form", cell="J9")
    noticed = dataclasses.replace(seen({}), returned=dataclasses.replace(seen({}).returned, notices=(notice,)))
    [finding] = run_checks(noticed).findings
    assert finding.message == "The cell holds a formula; no result was saved with it, so it counts as blank."


def test_another_edition_names_what_it_does_not_ask() -> None:
    newer = dataclasses.replace(TOOL, questions=(*TOOL.questions, question("father")))
    [finding] = run_checks(dataclasses.replace(seen({}), latest=newer)).findings
    assert finding.rule.code == "M13"
    assert "How was father?" in finding.message
    assert "How was seen?" not in finding.message


TABLES: tuple[tuple[list[str], ...], ...] = (
    tuple(row[2] for row in rows(test_answers.ANSWERS, "answer")),
    tuple(row[2] for row in rows(test_answers.EVIDENCE, "evidence")),
    tuple(row[2] for row in rows(test_answers.IMPACT, "answer")),
    tuple(row[2] for row in rows(test_answers.GRADES, "grade")),
    tuple(row[3] for row in test_answers.AT_ODDS),
    tuple(row[2] for row in rows(test_dates.WHERE, "answer", "evidence", "dates")),
    tuple(row[2] for row in test_dates.PERIOD),
    tuple(row[2] for row in test_dates.INTERVAL),
    tuple(row[2] for row in test_details.TABLE),
    tuple(row[2] for row in test_dates.CELLS_AS_ROWS),
    tuple(row[1] for row in test_choices.CASES),
)
ELSEWHERE = {"B05", "B06", "B09", "X01", "R01", "M13", "M18", "U03"}
"""Those that a test of its own shows, since they need more than a cell."""


def test_every_check_fires_in_a_table_or_in_a_test_of_its_own_and_is_silent_in_one() -> None:
    fired = {found.split()[0] for table in TABLES for expected in table for found in expected}
    fired -= {"found"}  # the heading of a table
    assert fired | ELSEWHERE | set(NOTICED.values()) == {check.rule.code for check in CHECKS}
    assert all([] in table for table in TABLES)


def test_a_finding_names_sheet_and_cell_and_the_question() -> None:
    [finding] = run_checks(seen({"q.seen.answer": ""})).findings
    place = list(FORM).index("q.seen.answer") + 1
    assert (finding.sheet, finding.cell, finding.question) == ("Form", f"B{place}", "seen")
    assert "How was seen?" in finding.message


def test_codes_are_those_of_the_contract_and_in_order() -> None:
    rules = [(rule.code, rule.name, rule.severity.value) for rule in all_rules()]
    assert rules == [
        ("B01", "blank-answer", "error"),
        ("B02", "bare-yes-no", "error"),
        ("B03", "placeholder", "error"),
        ("B04", "question-as-answer", "error"),
        ("B05", "same-text-throughout", "advice"),
        ("B06", "copied-answer", "advice"),
        ("B07", "context-only", "advice"),
        ("B08", "about-another-child", "advice"),
        ("B09", "cut-at-cell-limit", "advice"),
        ("B10", "choice-off-list", "error"),
        ("B11", "entry-off-list", "advice"),
        ("D01", "undated", "error"),
        ("D02", "vague-date-only", "advice"),
        ("D03", "impossible-date", "error"),
        ("D04", "month-only", "advice"),
        ("D05", "number-as-date", "advice"),
        ("D06", "no-date-in-date-cell", "advice"),
        ("D07", "future-date", "advice"),
        ("D08", "outside-period", "advice"),
        ("D09", "before-birth", "advice"),
        ("D10", "dates-disagree", "advice"),
        ("D11", "impossible-order", "advice"),
        ("D12", "wrong-weekday", "advice"),
        ("D13", "interval-missed", "advice"),
        ("E01", "unsourced", "advice"),
        ("E02", "impact-not-shown", "advice"),
        ("G01", "missing-grade", "error"),
        ("G02", "grade-at-odds", "advice"),
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
        ("M14", "sheet-without-id", "advice"),
        ("M15", "words-of-no-question", "error"),
        ("M16", "digits-lost", "advice"),
        ("M17", "struck-out", "advice"),
        ("M18", "formats-lost", "advice"),
        ("N01", "missing-auditor", "error"),
        ("N02", "missing-case-worker", "error"),
        ("N03", "missing-sign-off", "error"),
        ("N04", "nil-with-answers", "error"),
        ("N05", "nil-unconfirmed", "error"),
        ("N06", "sign-off-too-early", "advice"),
        ("N07", "auditor-holds-the-case", "advice"),
        ("N08", "attendees-missing", "advice"),
        ("N09", "involvement-unclear", "error"),
        ("N10", "nil-lines-without-nil", "error"),
        ("U01", "immediate-concern", "urgent"),
        ("U02", "concern-without-action", "urgent"),
        ("U03", "concern-elsewhere", "urgent"),
        ("R01", "late-return", "advice"),
        ("X01", "nil-contradicted", "advice"),
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
        ("F12", "not-taken-in", "error"),
        ("F13", "not-read", "error"),
    ]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_says_all_four_things_in_one_line_each(rule: Rule) -> None:
    for words in (rule.summary, rule.why, rule.put_right, rule.source):
        assert words
        assert " ".join(words.split()) == words
    assert rule.summary.endswith(".")


def test_a_crash_in_a_check_is_told_apart_from_no_findings(
    caplog: pytest.LogCaptureFixture,
) -> None:
    def broken(_: Seen) -> Iterator[Hit]:
        raise ZeroDivisionError

    bad = Check(rule=CHECKS[0].rule, message="", applies=Applies.ALWAYS, points=broken)
    checked = run_checks(seen({"details.auditor": ""}), (bad, *CHECKS[1:]))
    assert dict(checked.outcomes)["B01"] is CheckOutcome.COULD_NOT_RUN
    assert dict(checked.outcomes)["N04"] is CheckOutcome.NOT_APPLICABLE
    assert [finding.rule.code for finding in checked.findings] == ["N01"]
    assert "B01 could not run" in caplog.text
