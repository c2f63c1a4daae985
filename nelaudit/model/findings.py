"""Findings about returns, and the rules (checks and file faults) that they rest on."""

import re
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.forms import Identity


class Severity(StrEnum):
    """`urgent` comes first on every list; `error` goes back to the agency; `advice` stays with the coordinator."""

    URGENT = "urgent"
    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A code and all that people read of it, from one docstring.

    `on_form`: the form's own guidance repeats it. `coordinator_only`: what it finds rests on another agency's return, so
    that nothing of it may be sent to an agency.
    """

    code: str
    name: str
    severity: Severity
    summary: str
    why: str
    put_right: str
    source: str
    on_form: bool = False
    coordinator_only: bool = False

    @property
    def kind(self) -> str:
        """The severity as lists show it, with who may see what is found."""
        return f"{self.severity.value}, coordinator only" if self.coordinator_only else self.severity.value


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One thing that is wrong, or that a person must see, in one return; `field`, `sheet` and `cell` may be empty."""

    rule: Rule
    identity: Identity
    form_id: str
    question: str
    field: str
    sheet: str
    cell: str
    message: str
    file: str = ""
    closed: str = ""

    @property
    def goes_to_agency(self) -> bool:
        """Whether the agency is asked to put it right: an open error that rests on its own return alone."""
        return self.rule.severity is Severity.ERROR and not self.closed and not self.rule.coordinator_only


_PARTS = re.compile(r"^(Why|Put right|Source):\s*", re.MULTILINE)


def rule_from_docstring(
    code: str,
    name: str,
    severity: Severity,
    docstring: str | None,
    *,
    on_form: bool = False,
    coordinator_only: bool = False,
) -> Rule:
    """Reads a rule out of a docstring: a first line, then `Why:`, `Put right:` and `Source:`.

    Raises:
        ValueError: a part is missing; this is a bug of ours, found at import.
    """
    text = "\n".join(line.strip() for line in (docstring or "").strip().splitlines())
    summary, *rest = _PARTS.split(text)
    parts = dict(zip(rest[::2], rest[1::2], strict=True))
    missing = [part for part in ("Why", "Put right", "Source") if not parts.get(part, "").strip()]
    if missing or not summary.strip():
        raise ValueError(f"{code} {name}: its docstring lacks {missing or 'a first line'}")
    one_line = {part: " ".join(value.split()) for part, value in parts.items()}
    return Rule(
        code=code,
        name=name,
        severity=severity,
        summary=" ".join(summary.split()),
        why=one_line["Why"],
        put_right=one_line["Put right"],
        source=one_line["Source"],
        on_form=on_form,
        coordinator_only=coordinator_only,
    )
