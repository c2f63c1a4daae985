"""The measures of an audit, in order: each with its value, n, rating and the rows behind it, as a whole and by group.

A measure is one function of `process` or `practice`, declared with the words that say what it counts. Which way a
number went is told apart from whether that is good, and nothing is rated or compared on few.
"""

from collections import defaultdict
from collections.abc import Sequence

from nelaudit.grades.counting import worse_median
from nelaudit.measures import practice, process
from nelaudit.measures.facts import Facts
from nelaudit.measures.rules import Counter
from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Shape
from nelaudit.model.measures import (
    AMBER_FROM,
    Better,
    Comparison,
    Direction,
    GroupKind,
    Item,
    Measure,
    MeasureGroup,
    MeasureRule,
    Rag,
    Unit,
)
from nelaudit.model.tools import GradeScale

MEASURES: tuple[Counter, ...] = (
    practice.voice_evidenced,
    practice.impact_evidenced,
    practice.overall_grade,
    practice.section_grade,
    practice.upheld,
    practice.upgraded,
    practice.downgraded,
    process.confirmed,
    process.returned,
    process.on_time,
    process.days_late_median,
    process.days_late_longest,
    process.nil,
    process.missing,
    process.complete_at_first,
    process.blank,
    process.undated,
    process.nothing_held,
    process.queries_open,
    process.queries_closed,
    practice.challenge,
    process.attendance,
)
"""Every measure, in the order of the scorecard, the child first: to add one, write its generator and name it here."""

_DIGITS = 9
"""So many digits of a share are looked at: beyond them stands what binary fractions leave over."""

_AFTER_CHALLENGE_DAY = (process.attendance, practice.upheld, practice.upgraded, practice.downgraded)
_OF_GRADES = (practice.overall_grade, practice.section_grade)


def measures(now: Facts, process_before: Facts | None, practice_before: Facts | None) -> tuple[Measure, ...]:
    """Every measure that has a meaning for the audit, as a whole and then by each of its groups.

    `process_before` are the facts of the audit before in the calendar, `practice_before` of the one before of the same theme.
    """
    then = {Comparison.PROCESS: process_before, Comparison.PRACTICE: practice_before}
    found = []
    for counter in MEASURES:
        if not _has_meaning(counter, now.state):
            continue
        earlier = then[counter.rule.basis]
        compared = earlier if earlier and _has_meaning(counter, earlier.state) else None
        found += _told(counter, now, compared)
    return tuple(found)


def _has_meaning(counter: Counter, state: AuditState) -> bool:
    """Sessions have no lateness, ungraded audits no grades, and before the challenge day nothing came of it."""
    if state.audit.shape is Shape.SESSION and not counter.rule.in_sessions:
        return False
    if counter in _OF_GRADES and not state.tool.scale.grades:
        return False
    return counter not in _AFTER_CHALLENGE_DAY or state.moderation is not None


def _told(counter: Counter, now: Facts, then: Facts | None) -> list[Measure]:
    groups = _grouped(counter, now)
    earlier = _grouped(counter, then) if then else {}
    scales = now.state.tool.scale, then.state.tool.scale if then else None
    minimum = minimum_n(now.state, counter.rule)
    return [
        _measure(counter.rule, group, items, earlier.get(group), scales, minimum) for group, items in groups.items()
    ]


def _grouped(counter: Counter, facts: Facts) -> dict[MeasureGroup, tuple[Item, ...]]:
    """The items of each group, groups in the order of the register, of the form, or of the question bank."""
    items = tuple(counter.items(facts))
    groups: dict[MeasureGroup, tuple[Item, ...]] = {}
    for kind in counter.rule.groups:
        if kind is GroupKind.AUDIT:
            groups[MeasureGroup(kind=kind)] = items
            continue
        parts: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            for key in _keys(item, kind):
                parts[key].append(item)
        if kind is GroupKind.AGENCY:  # an agency without a query has none, which is worth saying
            for form in facts.forms:
                parts[form.identity.agency] += []
        order = _order(facts.state, kind)
        for key in [*(one for one in order if one in parts), *(one for one in parts if one not in order)]:
            groups[MeasureGroup(kind=kind, key=key)] = tuple(parts[key])
    return groups


def _keys(item: Item, kind: GroupKind) -> tuple[str, ...]:
    if kind is GroupKind.AGENCY:
        return item.agencies or (item.identity.agency,)
    if kind is GroupKind.SECTION:
        return (item.section,) if item.section else ()
    if item.question is None:
        return ()
    return item.question.purposes if kind is GroupKind.PURPOSE else item.question.functions


def _order(state: AuditState, kind: GroupKind) -> tuple[str, ...]:
    if kind is GroupKind.AGENCY:
        return tuple(agency.code for agency in state.register.agencies)
    if kind is GroupKind.SECTION:
        return tuple(section.name for section in state.tool.sections)
    return tuple(purpose.key for purpose in state.purposes if purpose.kind.value == kind.value)


def _measure(
    rule: MeasureRule,
    group: MeasureGroup,
    items: tuple[Item, ...],
    earlier: tuple[Item, ...] | None,
    scales: tuple[GradeScale, GradeScale | None],
    minimum: int,
) -> Measure:
    value, n = _value(rule, items), _n(rule, items)
    previous = _value(rule, earlier) if earlier is not None else None
    if rule.unit is Unit.GRADE and scales[0] != scales[1]:
        previous = None
    enough = earlier is not None and min(n, _n(rule, earlier)) >= minimum
    return Measure(
        rule=rule,
        group=group,
        items=items,
        value=value,
        n=n,
        rag=rag(rule, value, few=n < minimum),
        label=_label(rule, value, scales[0]),
        previous=previous,
        previous_label=_label(rule, previous, scales[0]),
        direction=_direction(rule, value, previous, enough=enough),
    )


def _value(rule: MeasureRule, items: Sequence[Item]) -> float | None:
    counted = sum(item.counts for item in items)
    if rule.unit is Unit.COUNT:
        return counted
    if not items:
        return None
    if rule.unit is Unit.SHARE:
        return counted / len(items)
    amounts = [item.amount for item in items]
    return max(amounts) if rule.longest else worse_median(amounts)


def _n(rule: MeasureRule, items: Sequence[Item]) -> int:
    return len({(item.identity, item.file) for item in items}) if rule.per_return else len(items)


def _label(rule: MeasureRule, value: float | None, scale: GradeScale) -> str:
    if rule.unit is not Unit.GRADE or value is None:
        return ""
    return next((grade.label for grade in scale.grades if grade.rank == value), "")


def rag(rule: MeasureRule, value: float | None, *, few: bool) -> Rag:
    """Green from the target, amber from four fifths of it, else red. Where lower is better, what is left over counts."""
    if rule.target is None:
        return Rag.NO_TARGET
    if few or value is None:
        return Rag.FEW
    share, target = (1 - value, 1 - rule.target) if rule.better is Better.LOWER else (value, rule.target)
    reached = round(share - target, _DIGITS), round(share - target * AMBER_FROM, _DIGITS)  # 0.72 is four fifths of 0.9
    return Rag.GREEN if reached[0] >= 0 else Rag.AMBER if reached[1] >= 0 else Rag.RED


def _direction(rule: MeasureRule, value: float | None, previous: float | None, *, enough: bool) -> Direction:
    """Counts are not compared, since audits differ in size; of grades a lower rank is up."""
    if value is None or previous is None or rule.unit is Unit.COUNT:
        return Direction.NONE
    if not enough:
        return Direction.FEW
    change = previous - value if rule.unit is Unit.GRADE else value - previous
    return Direction.LEVEL if not change else Direction.UP if change > 0 else Direction.DOWN


def minimum_n(state: AuditState, rule: MeasureRule) -> int:
    """Under how many a measure is neither rated nor compared, by the register."""
    return state.minimum_n_grades if rule.of_grades else state.minimum_n_process
