"""The concerns that are open anywhere in the record, those of audits included that the register no longer knows."""

import datetime as dt
import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nelaudit.errors import Failure
from nelaudit.model.audit_state import AuditState
from nelaudit.model.definitions import Audit, Calendar, Definitions, Register, Shape
from nelaudit.model.findings import Finding
from nelaudit.model.forms import Identity
from nelaudit.pathway.assessing import states_of_note
from nelaudit.pathway.trying import our_mistake
from nelaudit.pathway.undecided import waiting_files
from nelaudit.store.record import Record


@dataclass(frozen=True, slots=True, kw_only=True)
class Concern:
    """An open urgent finding; `line` is what is said of it, `shown` whether a command has shown it before."""

    finding: Finding
    line: str
    shown: bool

    @property
    def identity(self) -> Identity:
        """Whose return states it."""
        return self.finding.identity

    @property
    def mark(self) -> str:
        """What tells it from every other, and stays the same while its words do."""
        return mark_of_concern(self.finding)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attention:
    """What waits for a person: the concerns open, the forms of which several returns stand, and what failed to be checked."""

    concerns: tuple[Concern, ...] = ()
    undecided: tuple[Identity, ...] = ()
    failures: tuple[Failure, ...] = ()
    waiting: int = 0
    """How many files wait for a decision before anything of them counts."""

    @property
    def needed(self) -> bool:
        """Whether anything waits at all."""
        return bool(self.concerns or self.undecided or self.waiting)


def mark_of_concern(finding: Finding) -> str:
    """The mark of an urgent finding: its code, whose it is, and its words."""
    who = finding.identity
    words = (finding.rule.code, who.audit, who.case, who.agency, who.team, finding.message)
    return hashlib.sha256("\n".join(words).encode("utf-8", "surrogatepass")).hexdigest()


def attention(definitions: Definitions, record: Record, today: dt.date) -> Attention:
    """Everything open in every audit that the record holds, the register's own first and in its order."""
    register = definitions.register
    known = [audit.key for audit in register.audits]
    keys = sorted(
        record.holdings.audits_of_note(), key=lambda key: (known.index(key) if key in known else len(known), key)
    )
    shown, known_cases = record.concerns.shown(), _known(register, record)
    concerns: list[Concern] = []
    undecided: list[Identity] = []
    states: list[AuditState] = []
    for key in keys:
        for state in states_of_note(definitions, record, register.audit(key) or _stand_in(key), today):
            states.append(state)
            undecided += state.undecided
            concerns += (
                Concern(finding=one, line=_line(known_cases, one), shown=mark_of_concern(one) in shown)
                for one in state.open_concerns
            )
    waiting = len(waiting_files(definitions, record))
    return Attention(
        concerns=tuple(concerns), undecided=tuple(undecided), failures=tuple(crashes(states)), waiting=waiting
    )


def crashes(states: Sequence[AuditState]) -> Iterator[Failure]:
    """Each check that crashed on a return, by code and file: a mistake of ours, said as one."""
    told = (
        f"{code} could not run on {one.returned.received.file} ({one.identity})"
        for state in states
        for one in state.returns
        if one.returned
        for code in one.could_not_run
    )
    yield from (our_mistake(what) for what in dict.fromkeys(told))


def _stand_in(key: str) -> Audit:
    """An audit that the register no longer holds, as far as its concerns need it."""
    return Audit(key=key, title=key, tool="", shape=Shape.MULTI_AGENCY, programme_year="", calendar=Calendar())


def _known(register: Register, record: Record) -> frozenset[str]:
    """The cases of which record or register says who the child is, so that the screen's guard can take the name out.

    A register that names no child at all was never to hold names: then there are none to take out.
    """
    cases = [case for audit in register.audits for case in audit.cases]
    named = [case for case in cases if case.subject.name] or cases
    return frozenset(case.reference for case in named) | record.subjects.cases()


def _line(known: frozenset[str], finding: Finding) -> str:
    """A concern in a line: its code, whose it is, where it stands, and its words. Whoever shows it takes names out.

    Where neither record nor register says who the child is, nobody can take the name out, and the words are not repeated.
    """
    who = finding.identity
    place = f"{finding.sheet}!{finding.cell}" if finding.cell else "the return"
    words = finding.message
    if who.case not in known:
        words = f"{finding.rule.summary} Its words are not repeated here, since the register no longer says who the child is."
    return f"{finding.rule.code}  {who} › {place}: {words} File: {finding.file}"
