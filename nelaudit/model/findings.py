"""Findings about returns, and the rules (checks and file faults) that they rest on."""

from dataclasses import dataclass
from enum import StrEnum

from nelaudit.errors import FileError
from nelaudit.model.forms import Identity


class Severity(StrEnum):
    """`urgent` comes first on every list; `error` goes back to the agency; `advice` stays with the coordinator."""

    URGENT = "urgent"
    ERROR = "error"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A code and all that people read of it: the only place from which lists, documents and messages take these words.

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


def rule_of_fault(fault: type[FileError]) -> Rule:
    """The rule of a file that could not be taken in, whose words stand with the error itself."""
    return Rule(
        code=fault.code,
        name=fault.name,
        severity=Severity.ERROR,
        summary=fault.summary,
        why=fault.why,
        put_right=fault.put_right,
        source=fault.source,
    )
