"""What the coordinator defines in the register: board, agencies, audits, cases, decisions."""

import datetime as dt
from dataclasses import dataclass, field
from enum import StrEnum

from nelaudit.model.codebook import Codebook
from nelaudit.model.decisions import Decision
from nelaudit.model.tools import GradeScale, QuestionBank, Tool
from nelaudit.model.vocabulary import Vocabulary

SAMPLE_SIZE = 10
"""How many cases are drawn for a session where the register does not say."""


class Shape(StrEnum):
    """How an audit runs: several cases sent to many agencies, or many cases of one agency at a meeting."""

    MULTI_AGENCY = "multi-agency"
    SESSION = "session"


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """The board's names, vocabulary, contacts and defaults; `settings` holds every row of the Board sheet."""

    name: str
    short_name: str
    coordinator: str
    coordinator_email: str
    coordinator_phone: str
    concern_phone: str
    settings: tuple[tuple[str, str], ...]

    def setting(self, name: str, default: str = "") -> str:
        """The value of a row of the Board sheet, or `default` where there is none."""
        return dict(self.settings).get(name, default)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agency:
    """An agency that is asked for returns, and its single point of contact (SPOC)."""

    code: str
    name: str
    spoc: str
    email: str
    also_notify: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Group:
    """A sub-group or board, who leads it, and when it meets."""

    name: str
    lead: str
    email: str
    meetings: tuple[dt.date, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Closure:
    """Days on which nobody works or schools are closed, both ends included.

    Only closures of kind `office` take days out of working-day sums; others are for advice.
    """

    first: dt.date
    last: dt.date
    name: str
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Who a case is about. It stands in the form's subject block and nowhere else."""

    name: str = ""
    other_names: str = ""
    date_of_birth: dt.date | None = None
    address: str = ""
    nhs_number: str = ""
    upn: str = ""
    carers: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A child's case in an audit, known everywhere by its reference."""

    audit: str
    reference: str
    order: int
    subject: Subject = field(default_factory=Subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Invitation:
    """One form to be sent: a case, an agency and, where an agency has several, a team."""

    audit: str
    case: str
    agency: str
    team: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ListedCase:
    """A case that may be drawn for a session, and who would be asked about it."""

    case: Case
    invitation: Invitation


@dataclass(frozen=True, slots=True, kw_only=True)
class Draw:
    """A sample as it was drawn, once for an audit: both lists in ranked order, by reference and never by name."""

    audit: str
    drawn_on: dt.date
    drawn_by: str
    seed: str
    size: int
    listed: tuple[Invitation, ...]
    drawn: tuple[Invitation, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Calendar:
    """An audit's row of the calendar. A text stands where the board has set no day (`Jan 2017`)."""

    tool_sent_out: dt.date | str | None = None
    deadline: dt.date | str | None = None
    qa_group: dt.date | str | None = None
    challenge_day: dt.date | str | None = None
    qa_group_2: dt.date | str | None = None
    action_plan_sent_out: dt.date | str | None = None
    monitoring: dt.date | str | None = None
    actions_completed_by: dt.date | str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Audit:
    """One audit: its key and title, its tool, its row of the calendar, its cases and whom it asks.

    A session may have a list to draw from (`listed`, in the order of the sheet). Once drawn, `cases` and `invitations`
    hold what was drawn after the audit's own, and `unlisted` names what was drawn and the register no longer holds.
    """

    key: str
    title: str
    tool: str
    shape: Shape
    programme_year: str
    calendar: Calendar
    cases: tuple[Case, ...] = ()
    invitations: tuple[Invitation, ...] = ()
    listed: tuple[ListedCase, ...] = ()
    sample_size: int = SAMPLE_SIZE
    sample_seed: str = ""
    draw: Draw | None = None
    unlisted: tuple[str, ...] = ()

    @property
    def deadline(self) -> dt.date | None:
        """The day by which returns are due, where the calendar names a day."""
        return self.calendar.deadline if isinstance(self.calendar.deadline, dt.date) else None

    def case(self, reference: str) -> Case | None:
        """The case with this reference."""
        return next((case for case in self.cases if case.reference == reference), None)


class Setting(StrEnum):
    """What a register may make of a check."""

    ADVICE = "advice"
    OFF = "off"


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckSetting:
    """A check turned to advice or off, with the reason and who agreed it; a blank audit means all."""

    audit: str
    code: str
    setting: Setting
    reason: str
    agreed_by: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Register:
    """The control workbook, whole."""

    board: Board
    agencies: tuple[Agency, ...]
    groups: tuple[Group, ...]
    audits: tuple[Audit, ...]
    closures: tuple[Closure, ...]
    scales: tuple[GradeScale, ...]
    decisions: tuple[Decision, ...]
    check_settings: tuple[CheckSetting, ...] = ()

    def settings_for(self, audit: str) -> tuple[CheckSetting, ...]:
        """The settings that hold for an audit, in the order of their codes; its own row goes before one for all."""
        found = {one.code: one for one in self.check_settings if not one.audit}
        found |= {one.code: one for one in self.check_settings if one.audit == audit}
        return tuple(found[code] for code in sorted(found))

    def agency(self, code: str) -> Agency | None:
        """The agency with this code."""
        return next((agency for agency in self.agencies if agency.code == code), None)

    def audit(self, key: str) -> Audit | None:
        """The audit with this key."""
        return next((audit for audit in self.audits if audit.key == key), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The words by which texts are understood: themes and their phrases, and what agencies, events and papers are called."""

    codebook: Codebook
    vocabulary: Vocabulary


@dataclass(frozen=True, slots=True, kw_only=True)
class Definitions:
    """Everything the coordinator defines, read and found consistent; `words` only for work that compares what agencies say."""

    register: Register
    bank: QuestionBank
    words: Words | None = None

    @property
    def known_words(self) -> Words:
        """The words, for work that cannot be done without them.

        Raises:
            ValueError: they were not read; this is a mistake of ours.
        """
        if self.words is None:
            raise ValueError("the definitions were read without the codebook and the vocabulary")
        return self.words

    def tool(self, key: str) -> Tool | None:
        """The tool with this key."""
        return next((tool for tool in self.bank.tools if tool.key == key), None)
