"""The measures of an audit, in order: each with its value, n, rating and the rows behind it, as a whole and by group.

A measure is one function of `process` or `practice`, declared with the words that say what it counts. Which way a
number went is told apart from whether that is good, and nothing is rated or compared on few.
"""

from collections import Counter as Tally
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from nelaudit.grades.counting import worse_median
from nelaudit.measures import practice, process
from nelaudit.measures.facts import Facts
from nelaudit.measures.rules import Counter
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.definitions import Audit, Register, Shape
from nelaudit.model.measures import (
    Basis,
    Better,
    Direction,
    Group,
    GroupKind,
    Item,
    Measure,
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

AMBER_FROM = 0.8
"""Amber begins at this part of the target."""

_DIGITS = 9
"""So many digits of a share are looked at: beyond them stands what binary fractions leave over."""

_AFTER_CHALLENGE_DAY = (process.attendance, practice.upheld, practice.upgraded, practice.downgraded)
_OF_GRADES = (practice.overall_grade, practice.section_grade)


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The pictures of the audits to compare with: the one before in the calendar, and the one before of the same theme."""

    process: AuditState | None = None
    practice: AuditState | None = None


NOTHING_BEFORE = Before()


def audits_before(register: Register, audit: Audit, issued: Collection[str]) -> tuple[Audit | None, Audit | None]:
    """The audits to compare with, of those of which forms were issued: the last by deadline, and the last with this tool.

    Source: design, "Grades"
    """
    earlier = [
        (one.deadline, one)
        for one in register.audits
        if one.key in issued and one.deadline and audit.deadline and one.deadline < audit.deadline
    ]
    in_order = [one for _, one in sorted(earlier, key=lambda pair: (pair[0], pair[1].key))]
    same = [one for one in in_order if one.tool == audit.tool]
    return (in_order[-1] if in_order else None, same[-1] if same else None)


def measures(picture: AuditState, before: Before = NOTHING_BEFORE) -> tuple[Measure, ...]:
    """Every measure that has a meaning for the audit, as a whole and then by each of its groups."""
    now = Facts(picture=picture)
    then = {
        Basis.PROCESS: Facts(picture=before.process) if before.process else None,
        Basis.PRACTICE: Facts(picture=before.practice) if before.practice else None,
    }
    found = []
    for counter in MEASURES:
        if not _has_meaning(counter, picture):
            continue
        earlier = then[counter.rule.basis]
        compared = earlier if earlier and _has_meaning(counter, earlier.picture) else None
        found += _told(counter, now, compared)
    return tuple(found)


def of_kind(found: Iterable[Measure], kind: GroupKind) -> tuple[Measure, ...]:
    """The measures told by one kind of group."""
    return tuple(one for one in found if one.group.kind is kind)


def _has_meaning(counter: Counter, picture: AuditState) -> bool:
    """Sessions have no lateness, ungraded audits no grades, and before the challenge day nothing came of it."""
    if picture.audit.shape is Shape.SESSION and not counter.rule.in_sessions:
        return False
    if counter in _OF_GRADES and not picture.tool.scale.grades:
        return False
    return counter not in _AFTER_CHALLENGE_DAY or picture.moderation is not None


def _told(counter: Counter, now: Facts, then: Facts | None) -> list[Measure]:
    groups = _grouped(counter, now)
    earlier = _grouped(counter, then) if then else {}
    scales = now.picture.tool.scale, then.picture.tool.scale if then else None
    minimum = minimum_n(now.picture, counter.rule)
    return [
        _measure(counter.rule, group, items, earlier.get(group), scales, minimum) for group, items in groups.items()
    ]


def _grouped(counter: Counter, facts: Facts) -> dict[Group, tuple[Item, ...]]:
    """The items of each group, groups in the order of the register, of the form, or of the question bank."""
    items = tuple(counter.items(facts))
    groups: dict[Group, tuple[Item, ...]] = {}
    for kind in counter.rule.groups:
        if kind is GroupKind.AUDIT:
            groups[Group(kind=kind)] = items
            continue
        parts: dict[str, list[Item]] = defaultdict(list)
        for item in items:
            for key in _keys(item, kind):
                parts[key].append(item)
        if kind is GroupKind.AGENCY:  # an agency without a query has none, which is worth saying
            for form in facts.forms:
                parts[form.identity.agency] += []
        order = _order(facts.picture, kind)
        for key in [*(one for one in order if one in parts), *(one for one in parts if one not in order)]:
            groups[Group(kind=kind, key=key)] = tuple(parts[key])
    return groups


def _keys(item: Item, kind: GroupKind) -> tuple[str, ...]:
    if kind is GroupKind.AGENCY:
        return item.agencies or (item.identity.agency,)
    if kind is GroupKind.SECTION:
        return (item.section,) if item.section else ()
    if item.question is None:
        return ()
    return item.question.purposes if kind is GroupKind.PURPOSE else item.question.functions


def _order(picture: AuditState, kind: GroupKind) -> tuple[str, ...]:
    if kind is GroupKind.AGENCY:
        return tuple(agency.code for agency in picture.register.agencies)
    if kind is GroupKind.SECTION:
        return tuple(section.name for section in picture.tool.sections)
    return tuple(purpose.key for purpose in picture.purposes if purpose.kind.value == kind.value)


def _measure(
    rule: MeasureRule,
    group: Group,
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


def minimum_n(picture: AuditState, rule: MeasureRule) -> int:
    """Under how many a measure is neither rated nor compared, by the register."""
    if rule.of_grades:
        return whole_setting(picture, "minimum_n_grades", 10)
    return whole_setting(picture, "minimum_n_process", 5)


def whole_setting(picture: AuditState, name: str, default: int) -> int:
    """A whole number of the Board sheet."""
    text = picture.register.board.setting(name)
    return int(text) if text.isdigit() else default


def finding_counts(returns: Iterable[Assessed]) -> Tally[str]:
    """How often each code was found and is open."""
    return Tally(found.rule.code for one in returns for found in one.findings if not found.closed)
