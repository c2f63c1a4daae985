"""The list of checks, in code order: to add one, write its generator and name it here."""

from nelaudit.checks.answers import (
    bare_yes_no,
    blank_answer,
    impossible_date,
    missing_grade,
    placeholder,
    undated,
    unsourced,
    vague_date_only,
)
from nelaudit.checks.details import (
    concern_without_action,
    immediate_concern,
    late_return,
    missing_auditor,
    missing_case_worker,
    missing_sign_off,
    nil_unconfirmed,
    nil_with_answers,
)
from nelaudit.checks.matched import (
    error_value,
    format_hides_comments,
    formula_as_answer,
    found_by_like_words,
    found_by_place,
    found_by_words,
    merged_cells,
    other_edition,
    question_altered,
    row_gone,
    text_outside_cells,
    two_places,
    unsigned_form,
)
from nelaudit.checks.seen import Applies, Check
from nelaudit.errors import FILE_FAULTS
from nelaudit.model.findings import Rule, Severity, rule_from_docstring

CHECKS: tuple[Check, ...] = (
    blank_answer,
    bare_yes_no,
    placeholder,
    undated,
    vague_date_only,
    impossible_date,
    unsourced,
    missing_grade,
    found_by_words,
    found_by_like_words,
    two_places,
    row_gone,
    question_altered,
    text_outside_cells,
    error_value,
    formula_as_answer,
    merged_cells,
    found_by_place,
    unsigned_form,
    format_hides_comments,
    other_edition,
    missing_auditor,
    missing_case_worker,
    missing_sign_off,
    nil_with_answers,
    nil_unconfirmed,
    immediate_concern,
    concern_without_action,
    late_return,
)


def all_rules() -> tuple[Rule, ...]:
    """Every code with what people read of it: the checks of answers, then the faults of files."""
    faults = (rule_from_docstring(fault.code, fault.name, Severity.ERROR, fault.__doc__) for fault in FILE_FAULTS)
    return (*(check.rule for check in CHECKS), *faults)


def completion_rules() -> tuple[Rule, ...]:
    """The rules that the form's own guidance repeats: what the agency itself can put right."""
    return tuple(check.rule for check in CHECKS if check.rule.severity is not Severity.URGENT and _asks_agency(check))


def _asks_agency(check: Check) -> bool:
    return check.applies is not Applies.ALWAYS
