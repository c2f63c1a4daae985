"""Makes a measure of a generator: its docstring is the definition that people read."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from nelaudit.measures.facts import Facts
from nelaudit.model.measures import Basis, Better, GroupKind, Item, MeasureRule, Unit

Generator = Callable[[Facts], Iterator[Item]]
WHOLE = (GroupKind.AUDIT, GroupKind.AGENCY)
BY_QUESTION = (*WHOLE, GroupKind.SECTION, GroupKind.PURPOSE, GroupKind.FUNCTION)
"""The groups of a measure that counts answers: each question has a section, and serves purposes and functions."""

_PARTS = re.compile(r"^(Counted|Of|Not):\s*", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Counter:
    """A measure as it is declared: its rule, and the generator of the items behind it."""

    rule: MeasureRule
    items: Generator


def measure(
    key: str,
    title: str,
    *,
    unit: Unit,
    basis: Basis,
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
        text = "\n".join(line.strip() for line in (items.__doc__ or "").strip().splitlines())
        definition, *rest = _PARTS.split(text)
        parts = {name: " ".join(words.split()) for name, words in zip(rest[::2], rest[1::2], strict=True)}
        if not definition.strip() or not parts.get("Counted") or not parts.get("Of"):
            raise ValueError(f"{key}: its docstring lacks a first line, “Counted:” or “Of:”")
        rule = MeasureRule(
            key=key, title=title, definition=" ".join(definition.split()), counted=parts["Counted"], of=parts["Of"],
            is_not=parts.get("Not", ""), unit=unit, basis=basis, better=better, target=target, of_grades=of_grades,
            per_return=per_return, in_sessions=in_sessions, longest=longest, groups=groups,
        )  # fmt: skip
        return Counter(rule=rule, items=items)

    return declare
