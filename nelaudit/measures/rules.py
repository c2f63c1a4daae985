"""Makes a measure of a generator, with the definition that people read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nelaudit.measures.facts import Facts
from nelaudit.model.measures import Better, Comparison, GroupKind, Item, MeasureRule, Unit

Generator = Callable[[Facts], Iterator[Item]]
WHOLE = (GroupKind.AUDIT, GroupKind.AGENCY)
BY_QUESTION = (*WHOLE, GroupKind.SECTION, GroupKind.PURPOSE, GroupKind.FUNCTION)
"""The groups of a measure that counts answers: each question has a section, and serves purposes and functions."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A measure as it is declared: its rule, and the generator of the items behind it."""

    rule: MeasureRule
    items: Generator


def measure(
    key: str,
    title: str,
    *,
    definition: str,
    counted: str,
    of: str,
    is_not: str = "",
    unit: Unit,
    basis: Comparison,
    better: Better,
    target: float | None = None,
    of_grades: bool = False,
    per_return: bool = False,
    in_sessions: bool = True,
    longest: bool = False,
    groups: tuple[GroupKind, ...] = WHOLE,
) -> Callable[[Generator], Counter]:
    """Declares a measure; what each option means stands with `MeasureRule`."""

    def declare(items: Generator) -> Counter:
        rule = MeasureRule(
            key=key, title=title, definition=definition, counted=counted, of=of, is_not=is_not, unit=unit, basis=basis,
            better=better, target=target, of_grades=of_grades, per_return=per_return, in_sessions=in_sessions,
            longest=longest, groups=groups,
        )  # fmt: skip
        return Counter(rule=rule, items=items)

    return declare
