"""Counts by agency, as the reports' tables show them: how the returns came, and how complete they were."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from nelaudit.measures.facts import THIN, UNDATED, UNSOURCED, AnswerState, Facts, GivenAnswer
from nelaudit.model.audit_state import AuditState, FormState
from nelaudit.model.measures import Completeness, Timeliness
from nelaudit.model.returns import ReturnState


def timeliness(facts: Facts) -> tuple[Timeliness, ...]:
    """One row an agency, in the register's order."""
    forms: dict[str, list[FormState]] = defaultdict(list)
    for form in facts.forms:
        forms[form.identity.agency].append(form)
    return tuple(_timeliness(agency, forms[agency]) for agency in _in_order(facts.state, forms))


def completeness(facts: Facts) -> tuple[Completeness, ...]:
    """One row an agency with at least one collated return, in the register's order."""
    answers: dict[str, list[GivenAnswer]] = defaultdict(list)
    for answer in facts.answers:
        answers[answer.identity.agency].append(answer)
    return tuple(_completeness(agency, answers[agency]) for agency in _in_order(facts.state, answers))


def _in_order(state: AuditState, groups: Mapping[str, object]) -> Iterable[str]:
    order = [agency.code for agency in state.register.agencies]
    known = set(order)
    return [*(code for code in order if code in groups), *(code for code in groups if code not in known)]


def _timeliness(agency: str, forms: Sequence[FormState]) -> Timeliness:
    """Forms are counted once each, even where two returns of one form stand."""
    came = [form for form in forms if form.came and not form.nil]
    return Timeliness(
        agency=agency,
        asked=len(forms),
        on_time=sum(not form.days_late for form in came),
        late=sum(bool(form.days_late) for form in came),
        nil=sum(form.nil for form in forms),
        outstanding=sum(not form.came for form in forms),
        confirmed=sum(form.confirmed_only for form in forms),
        queries=sum(any(one.state is ReturnState.PARTIAL for one in form.standing) for form in forms),
        days_late=tuple(sorted(form.days_late for form in came if form.days_late)),
    )


def _completeness(agency: str, answers: Sequence[GivenAnswer]) -> Completeness:
    states = Counter(answer.state for answer in answers)
    found = {name: sum(bool(answer.codes & codes) for answer in answers)
             for name, codes in (("thin", THIN), ("undated", UNDATED), ("unsourced", UNSOURCED))}  # fmt: skip
    return Completeness(
        agency=agency,
        asked=len(answers),
        blank=states[AnswerState.BLANK],
        nothing_held=states[AnswerState.NOTHING_HELD],
        **found,
    )
