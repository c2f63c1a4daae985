"""Measures of process: what came back, when, and how complete it was. They say nothing of practice."""

from collections.abc import Iterator

from nelaudit.measures.facts import UNDATED, AnswerState, Facts, GivenAnswer, Query
from nelaudit.measures.rules import BY_QUESTION, measure
from nelaudit.model.audit_state import Assessed, FormState
from nelaudit.model.findings import Severity
from nelaudit.model.forms import Identity
from nelaudit.model.measures import Better, Comparison, Item, Unit
from nelaudit.model.returns import STATE_WORDS
from nelaudit.model.wording import counted


@measure(
    "confirmed",
    "Confirmed",
    definition="Agencies that have said whether they work with the child.",
    counted="forms for which a confirmation, a return or a nil return is in.",
    of="all forms asked for.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.HIGHER,
    target=1.0,
    in_sessions=False,
)
def confirmed(facts: Facts) -> Iterator[Item]:
    for form in facts.forms:
        yield _form(form, counts=form.came or form.confirmed_only)


@measure(
    "returned",
    "Forms returned",
    definition="Forms that came back.",
    counted="returns and nil returns, those with queries among them.",
    of="the forms whose day is past, and those that came before it.",
    is_not="a form that was only confirmed has not come back.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.HIGHER,
    target=1.0,
)
def returned(facts: Facts) -> Iterator[Item]:
    for form in facts.due:
        yield _form(form, counts=form.came)


@measure(
    "returned-on-time",
    "Returned on time",
    definition="Forms that came back by their day.",
    counted="forms of which the first return came by the deadline, or by the day to which it was extended.",
    of="the forms whose day is past, and those that came before it; nil returns aside.",
    is_not="a form that never came is not on time.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.HIGHER,
    target=0.9,
    in_sessions=False,
)
def on_time(facts: Facts) -> Iterator[Item]:
    for form in facts.due:
        if not form.nil:
            yield _form(form, counts=form.came and not form.days_late)


@measure(
    "days-late-median",
    "Days late, in the middle",
    definition="How many working days late the late returns were, in the middle; of an even number the later of the two.",
    counted="returns that came late, from their day to the first return; nil returns aside.",
    of="the same returns; what never came has no number of days and is counted as missing.",
    unit=Unit.DAYS,
    basis=Comparison.PROCESS,
    better=Better.LOWER,
    in_sessions=False,
)
def days_late_median(facts: Facts) -> Iterator[Item]:
    yield from _late(facts)


@measure(
    "days-late-longest",
    "Days late, the longest",
    definition="How many working days late the latest return was.",
    counted="returns that came late, from their day to the first return; nil returns aside.",
    of="the same returns; what never came has no number of days and is counted as missing.",
    unit=Unit.DAYS,
    basis=Comparison.PROCESS,
    better=Better.LOWER,
    in_sessions=False,
    longest=True,
)
def days_late_longest(facts: Facts) -> Iterator[Item]:
    yield from _late(facts)


def _late(facts: Facts) -> Iterator[Item]:
    for form in facts.forms:
        if form.days_late:
            yield _form(form, counts=True, amount=form.days_late)


@measure(
    "nil",
    "Nil returns",
    definition="Forms on which the agency states that it had no involvement.",
    counted="nil returns, whenever they came.",
    of="all forms asked for.",
    is_not="a nil return is neither missing nor blank.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.NEITHER,
)
def nil(facts: Facts) -> Iterator[Item]:
    for form in facts.forms:
        yield _form(form, counts=form.nil)


@measure(
    "missing",
    "Missing",
    definition="Forms that have not come back though their day is past.",
    counted="forms of which neither a return nor a nil return is in.",
    of="the forms whose day is past, and those that came before it.",
    unit=Unit.COUNT,
    basis=Comparison.PROCESS,
    better=Better.LOWER,
)
def missing(facts: Facts) -> Iterator[Item]:
    for form in facts.due:
        yield _form(form, counts=not form.came)


@measure(
    "complete-at-first-return",
    "Complete at first return",
    definition="Returns that needed no query.",
    counted="first returns in which no error was found, whatever was put right or accepted later.",
    of="the first return with answers of each form.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.HIGHER,
    target=0.75,
    per_return=True,
)
def complete_at_first(facts: Facts) -> Iterator[Item]:
    for one in facts.first_returns:
        errors = sum(found.rule.severity is Severity.ERROR for found in one.findings)
        yield _return(one, counts=not errors, words=counted(errors, "error"))


@measure(
    "blank",
    "Blank questions",
    definition="Questions that were passed over.",
    counted="questions with nothing in their answer.",
    of="the questions that each collated return has to answer.",
    is_not="“No information held” is an answer, and so is not blank.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.LOWER,
    target=0.05,
    per_return=True,
    groups=BY_QUESTION,
)
def blank(facts: Facts) -> Iterator[Item]:
    for one in facts.answers:
        yield answer_item(one, counts=one.state is AnswerState.BLANK)


@measure(
    "undated",
    "Undated answers",
    definition="Answers that cannot be set beside the other agencies' dates.",
    counted="answers with no date, with vague dates only, or with a date that cannot be.",
    of="the answers in words to questions that ask for dates.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.LOWER,
    per_return=True,
    groups=BY_QUESTION,
)
def undated(facts: Facts) -> Iterator[Item]:
    for one in facts.answers:
        if one.real and one.question.date_rule:
            yield answer_item(one, counts=bool(one.codes & UNDATED))


@measure(
    "no-information-held",
    "No information held",
    definition="Questions to which the agency answers that it holds nothing.",
    counted="answers such as “No information held”.",
    of="the questions that each collated return has to answer.",
    is_not="no fault: it is counted apart from blanks and from answers.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.NEITHER,
    per_return=True,
    groups=BY_QUESTION,
)
def nothing_held(facts: Facts) -> Iterator[Item]:
    for one in facts.answers:
        yield answer_item(one, counts=one.state is AnswerState.NOTHING_HELD)


@measure(
    "queries-open",
    "Queries open",
    definition="Errors in returns that the agency has still to put right.",
    counted="errors that stand in a return and that no decision has closed.",
    of="every error found in the returns of forms that stand, each once.",
    unit=Unit.COUNT,
    basis=Comparison.PROCESS,
    better=Better.LOWER,
    per_return=True,
)
def queries_open(facts: Facts) -> Iterator[Item]:
    for one in facts.queries:
        yield _query(one, counts=one.open)


@measure(
    "queries-closed",
    "Queries closed",
    definition="Errors in returns that are dealt with.",
    counted="errors that a decision closed, and those that the later return of the form no longer has.",
    of="every error found in the returns of forms that stand, each once.",
    unit=Unit.COUNT,
    basis=Comparison.PROCESS,
    better=Better.NEITHER,
    per_return=True,
)
def queries_closed(facts: Facts) -> Iterator[Item]:
    for one in facts.queries:
        yield _query(one, counts=not one.open)


@measure(
    "attendance",
    "Challenge-day attendance",
    definition="People invited to the challenge day who came.",
    counted="people written down as having attended.",
    of="the people of whom it was written down whether they came.",
    unit=Unit.SHARE,
    basis=Comparison.PROCESS,
    better=Better.HIGHER,
    in_sessions=False,
)
def attendance(facts: Facts) -> Iterator[Item]:
    invited = facts.state.moderation.attendance if facts.state.moderation else ()
    for number, one in enumerate(invited):
        if one.attended is not None:
            who = Identity(audit=facts.state.audit.key, case=one.case, agency=one.agency, team=one.team)
            came = "attended" if one.attended else "did not attend"
            yield Item(identity=who, counts=one.attended, words=f"{one.role or 'invited'}: {came}",
                       sheet="moderation workbook", mark=str(number))  # fmt: skip


def _form(form: FormState, *, counts: bool, amount: int = 0) -> Item:
    words = STATE_WORDS[form.first.state]
    if form.days_late:
        words = f"{words}, {counted(form.days_late, 'working day')} late"
    return _return(form.first, counts=counts, words=words, amount=amount)


def _return(one: Assessed, *, counts: bool, words: str, amount: int = 0) -> Item:
    file = one.returned.received.file if one.returned else ""
    return Item(identity=one.identity, counts=counts, words=words, amount=amount, file=file)


def answer_item(one: GivenAnswer, *, counts: bool) -> Item:
    """The item of an answer: its state and the cell where it stands."""
    cell = one.answer.answer
    return Item(
        identity=one.identity, counts=counts, words=one.state.value, question=one.question, section=one.question.section,
        file=one.file, sheet=cell.sheet, cell=cell.cell,
    )  # fmt: skip


def _query(one: Query, *, counts: bool) -> Item:
    found = one.finding
    return Item(
        identity=found.identity, counts=counts, words=f"{found.rule.code} {one.how}", file=found.file, sheet=found.sheet,
        cell=found.cell,
    )  # fmt: skip
