"""What a check is, and what it points to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from nelaudit.checks.seen import Seen
from nelaudit.model.findings import Rule, Severity
from nelaudit.model.returns import Input


class Applies(StrEnum):
    """To which returns a check applies."""

    INVOLVED = "involved"
    NIL = "nil"
    ALWAYS = "always"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where a check points: a field with its cell, and words for the message's named fields.

    `severity` is that of this one hit where it is another than the check's own, as where a child may be at risk now.
    """

    cell: Input | None = None
    question: str = ""
    words: Mapping[str, str] = field(default_factory=dict)
    severity: Severity | None = None


Generator = Callable[[Seen], Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check: its rule, its message with named {fields}, to which returns it applies, and the generator."""

    rule: Rule
    message: str
    applies: Applies
    points: Generator


def check(
    code: str,
    name: str,
    *,
    severity: Severity,
    summary: str,
    why: str,
    put_right: str,
    source: str,
    message: str,
    applies: Applies = Applies.INVOLVED,
    on_form: bool = False,
    coordinator_only: bool = False,
) -> Callable[[Generator], Check]:
    """Makes a check of a generator, with the rule that people read.

    `summary` says what is found, `why` why it matters, `put_right` what to do, `source` what it rests on: these words are
    in every list and, where it is said, on the form. `message` is what a finding says, with named
    {fields}. `on_form`: the form's own guidance repeats the rule. `coordinator_only`: the finding rests on another agency's return.
    """

    def declare(points: Generator) -> Check:
        rule = Rule(
            code=code, name=name, severity=severity, summary=summary, why=why, put_right=put_right, source=source,
            on_form=on_form, coordinator_only=coordinator_only,
        )  # fmt: skip
        return Check(rule=rule, message=message, applies=applies, points=points)

    return declare


def at(cell: Input, question: str = "", /, **words: str) -> Hit:
    """A hit at an input cell."""
    return Hit(cell=cell, question=question, words=words)
