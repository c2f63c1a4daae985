"""The state of an audit on a given day: every return due or held, and what was found in it."""

import datetime as dt
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from nelaudit.model.dates import DateMention
from nelaudit.model.decisions import Decision
from nelaudit.model.definitions import Audit, Register
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.forms import Identity
from nelaudit.model.moderation import Moderation
from nelaudit.model.returns import Return, ReturnState
from nelaudit.model.tools import Purpose, Tool
from nelaudit.model.wording import Clear, as_written

CONCERN_CODE = "U01"
"""The code of an immediate concern; it outlives the return that stated it."""

_KEY_DIGITS = 16


@dataclass(frozen=True, slots=True, kw_only=True)
class Assessed:
    """One return due or held, with its state on the day; `returned` is None where nothing came.

    Unit: `working_days_late` counts working days after `due`; 0 is on time. `due` is None where the calendar names
    no day. `attachments` are the names of the documents that came in the same mail. `asked` are the questions that the
    return has to answer, `nothing_held` those of them to which it answers that the agency holds nothing.
    """

    identity: Identity
    state: ReturnState
    due: dt.date | None
    returned: Return | None = None
    tool: Tool | None = None
    received: dt.date | None = None
    received_basis: str = ""
    working_days_late: int = 0
    findings: tuple[Finding, ...] = ()
    could_not_run: tuple[str, ...] = ()
    attachments: tuple[str, ...] = ()
    asked: tuple[str, ...] = ()
    nothing_held: frozenset[str] = frozenset()
    by_decision: Decision | None = None
    """The decision by which it is a nil return, where nothing came."""

    dates: Mapping[str, tuple[DateMention, ...]] = field(default_factory=dict, repr=False, compare=False)
    """The date mentions of each text of it that the checks read, so that no text needs to be read twice."""

    @property
    def came(self) -> bool:
        """Whether a return or nil return counts: confirmed alone does not."""
        return self.state in {ReturnState.NIL, ReturnState.PARTIAL, ReturnState.COMPLETE}

    @property
    def collated(self) -> bool:
        """Whether its answers count; a return that came back with its details alone has none."""
        return self.state in {ReturnState.PARTIAL, ReturnState.COMPLETE} and (
            self.returned is None or self.returned.answered
        )

    @property
    def concerns(self) -> tuple[tuple[tuple[Identity, str], Finding], ...]:
        """Each immediate concern as it was written, and whose it is, with its finding."""
        stated = (found for found in self.findings if found.rule.code == CONCERN_CODE)
        return tuple(
            ((self.identity, self.returned.value(found.field) if self.returned else ""), found) for found in stated
        )

    def open_findings(self, severity: Severity) -> tuple[Finding, ...]:
        """The findings of a severity that no decision has closed."""
        return tuple(found for found in self.findings if found.rule.severity is severity and not found.closed)


@dataclass(frozen=True, slots=True, kw_only=True)
class FormState:
    """One form that was asked for: the returns of it that stand. A nil return counts as nil whenever it came."""

    identity: Identity
    standing: tuple[Assessed, ...]

    @property
    def nil(self) -> bool:
        """Whether nothing stands but nil returns."""
        return all(one.state is ReturnState.NIL for one in self.standing)

    @property
    def came(self) -> bool:
        """Whether a return or nil return stands."""
        return any(one.came for one in self.standing)

    @property
    def confirmed_only(self) -> bool:
        """Whether the agency has said that it will answer, and no more."""
        return not self.came and any(one.state is ReturnState.CONFIRMED for one in self.standing)

    @property
    def days_late(self) -> int:
        """How many working days late it came first; 0 for a nil return and for one that has not come."""
        return 0 if self.nil else max((one.working_days_late for one in self.standing if one.came), default=0)

    @property
    def first(self) -> Assessed:
        """The return to name for this form: one that came, else whatever stands."""
        return next((one for one in self.standing if one.came), self.standing[0])


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditState:
    """An audit on the day `today`.

    It holds what came and what was found in it, and nothing that is worked out of several returns together.
    """

    today: dt.date
    audit: Audit
    tool: Tool
    register: Register
    returns: tuple[Assessed, ...]
    purposes: tuple[Purpose, ...] = ()
    moderation: Moderation | None = None
    """What the challenge day brought back, once its workbook was taken in."""
    clear: Clear = field(default=as_written, repr=False, compare=False)
    """Takes out of a text what identifies a child, for texts that are cut or counted before a document is cleared."""

    set_aside: tuple[Assessed, ...] = ()
    """Versions on which a person must decide: nothing of them counts but an immediate concern, which never waits."""

    @property
    def current(self) -> tuple[Assessed, ...]:
        """All but the superseded and the excluded."""
        left_out = {ReturnState.SUPERSEDED, ReturnState.EXCLUDED}
        return tuple(one for one in self.returns if one.state not in left_out)

    @property
    def forms(self) -> tuple[FormState, ...]:
        """One a form that was asked for, in order; forms left out by decision are not among them."""
        held: dict[Identity, list[Assessed]] = {}
        for one in self.current:
            held.setdefault(one.identity, []).append(one)
        return tuple(FormState(identity=who, standing=tuple(ones)) for who, ones in held.items())

    @property
    def undecided(self) -> tuple[Identity, ...]:
        """The forms of which more than one return stands, until a person decides."""
        came = Counter(one.identity for one in self.current if one.came and one.returned is not None)
        return tuple(who for who, returns in came.items() if returns > 1)

    @property
    def findings(self) -> tuple[Finding, ...]:
        """The findings on all current returns: urgent first, then errors, then advice.

        A concern stays until it is closed: one that a later return no longer states, or that stands in a return left out
        by decision or set aside until one is made, is among them.
        """
        order = list(Severity)
        found = [finding for one in self.current for finding in one.findings]
        stated = {concern for one in self.current for concern, _ in one.concerns}
        for one in (*self.returns, *self.set_aside):
            for concern, finding in one.concerns:
                if concern not in stated and not finding.closed:
                    stated.add(concern)
                    found.append(finding)
        return tuple(sorted(found, key=lambda finding: order.index(finding.rule.severity)))

    @property
    def open_concerns(self) -> tuple[Finding, ...]:
        """The urgent findings that no decision has closed."""
        return tuple(one for one in self.findings if one.rule.severity is Severity.URGENT and not one.closed)

    @property
    def finding_counts(self) -> Counter[str]:
        """How often each code was found in the current returns and is open."""
        return Counter(found.rule.code for one in self.current for found in one.findings if not found.closed)

    @property
    def minimum_n_process(self) -> int:
        """Under how many returns nothing of process is rated, by the register."""
        return self._whole_setting("minimum_n_process", 5)

    @property
    def minimum_n_grades(self) -> int:
        """Under how many grades no grade is rated, by the register."""
        return self._whole_setting("minimum_n_grades", 10)

    def _whole_setting(self, name: str, default: int) -> int:
        text = self.register.board.setting(name)
        return int(text) if text.isdigit() else default

    def agency_name(self, code: str) -> str:
        """The name that reports show for an agency."""
        agency = self.register.agency(code)
        return agency.name if agency else code


@dataclass(frozen=True, slots=True, kw_only=True)
class Before:
    """The states of the audits to compare with: the one before in the calendar, and the one before of the same theme."""

    process: AuditState | None = None
    practice: AuditState | None = None


NOTHING_BEFORE = Before()
