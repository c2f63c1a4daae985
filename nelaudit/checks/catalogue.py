"""The list of checks, in code order: to add one, write its generator and name it here."""

from collections.abc import Collection

from nelaudit.checks.answers import (
    about_another_child,
    bare_yes_no,
    blank_answer,
    context_only,
    copied_answer,
    cut_at_cell_limit,
    placeholder,
    question_as_answer,
    same_text_throughout,
)
from nelaudit.checks.between_agencies import nil_contradicted
from nelaudit.checks.check import Check
from nelaudit.checks.chosen import choice_off_list, entry_off_list, involvement_unclear, nil_lines_without_nil
from nelaudit.checks.date_bounds import before_birth, future_date, outside_period
from nelaudit.checks.dated import (
    impossible_date,
    month_only,
    no_date_in_date_cell,
    number_as_date,
    undated,
    vague_date_only,
)
from nelaudit.checks.details import (
    attendees_missing,
    auditor_holds_the_case,
    concern_elsewhere,
    concern_without_action,
    immediate_concern,
    late_return,
    missing_auditor,
    missing_case_worker,
    missing_sign_off,
    nil_unconfirmed,
    nil_with_answers,
    sign_off_too_early,
)
from nelaudit.checks.evidence import grade_at_odds, impact_not_shown, missing_grade, unsourced
from nelaudit.checks.intake_notices import (
    digits_lost,
    error_value,
    format_hides_comments,
    formats_lost,
    formula_as_answer,
    found_by_like_words,
    found_by_place,
    found_by_words,
    merged_cells,
    other_edition,
    question_altered,
    row_gone,
    sheet_without_id,
    struck_out,
    text_outside_cells,
    two_places,
    unsigned_form,
    words_of_no_question,
)
from nelaudit.checks.ordered import dates_disagree, impossible_order, interval_missed, wrong_weekday
from nelaudit.errors import FILE_FAULTS
from nelaudit.model.findings import Rule, Severity, rule_of_fault

CHECKS: tuple[Check, ...] = (
    blank_answer,
    bare_yes_no,
    placeholder,
    question_as_answer,
    same_text_throughout,
    copied_answer,
    context_only,
    about_another_child,
    cut_at_cell_limit,
    choice_off_list,
    entry_off_list,
    undated,
    vague_date_only,
    impossible_date,
    month_only,
    number_as_date,
    no_date_in_date_cell,
    future_date,
    outside_period,
    before_birth,
    dates_disagree,
    impossible_order,
    wrong_weekday,
    interval_missed,
    unsourced,
    impact_not_shown,
    missing_grade,
    grade_at_odds,
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
    sheet_without_id,
    words_of_no_question,
    digits_lost,
    struck_out,
    formats_lost,
    missing_auditor,
    missing_case_worker,
    missing_sign_off,
    nil_with_answers,
    nil_unconfirmed,
    sign_off_too_early,
    auditor_holds_the_case,
    attendees_missing,
    involvement_unclear,
    nil_lines_without_nil,
    immediate_concern,
    concern_without_action,
    concern_elsewhere,
    late_return,
    nil_contradicted,
)

URGENT_CHECKS: tuple[Check, ...] = tuple(
    check for check in CHECKS if check.rule.severity is Severity.URGENT or check is row_gone
)
"""The checks that may find something urgent: concerns that are stated, and the sheet for them that is gone."""


def all_rules() -> tuple[Rule, ...]:
    """Every code with what people read of it: the checks of answers, then the faults of files."""
    return (*(check.rule for check in CHECKS), *map(rule_of_fault, FILE_FAULTS))


def completion_rules(without: Collection[str] = (), *, challenge_day: bool = True) -> tuple[Rule, ...]:
    """The rules that the form's own guidance repeats, but for those that are off, or need a day that an audit has not."""
    left_out = {*without, *(() if challenge_day else (attendees_missing.rule.code,))}
    return tuple(check.rule for check in CHECKS if check.rule.on_form and check.rule.code not in left_out)


def switchable() -> dict[str, bool]:
    """Every code, and whether a register may turn it to advice or off: concerns and faults of files stay as they are."""
    checks = {check.rule.code: check.rule.severity is not Severity.URGENT for check in CHECKS}
    return {fault.code: False for fault in FILE_FAULTS} | checks
