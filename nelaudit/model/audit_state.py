"""The picture of an audit on a given day: every return due or held, what is wrong in it, which themes it shows."""

import datetime as dt
import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from nelaudit.model.codebook import Codebook, Polarity
from nelaudit.model.dates import DateMention
from nelaudit.model.definitions import Audit, Register
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.forms import Identity
from nelaudit.model.moderation import Moderation, Review
from nelaudit.model.returns import Input, Return, ReturnState
from nelaudit.model.tools import Purpose, Tool
from nelaudit.model.vocabulary import Vocabulary
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
class Mention:
    """A theme in an answer: a strength or a development, with the sentence, its cell and the file.

    `withheld` says that the agency asked that the answer not be shared, and `quotable` that the sentence may stand in a
    report. `reviewed` is what the coordinator decided (accepted, re-coded), empty while nobody has. `about` says whom the words are about where that is not the subject
    child, as the form says it ("sibling"); such a mention stands outside every measure.
    """

    theme: str
    polarity: Polarity
    identity: Identity
    question: str
    sentence: str
    phrase: str
    cue: str
    cell: Input
    file: str = ""
    quotable: bool = True
    withheld: bool = False
    reviewed: str = ""
    about: str = ""

    @property
    def key(self) -> str:
        """What tells this mention from every other and stays the same when the program is run again.

        Unit: sixteen hexadecimal digits.
        """
        who = self.identity
        place = (who.audit, who.case, who.agency, who.team, self.question, self.theme, self.polarity)
        words = " ".join(self.sentence.split()).casefold()
        return hashlib.sha256("|".join((*place, words)).encode("utf-8", "surrogatepass")).hexdigest()[:_KEY_DIGITS]


@dataclass(frozen=True, slots=True, kw_only=True)
class AuditState:
    """An audit on the day `today`.

    `proposed` are the mentions as the codebook finds them; `mentions` are those that count, by what the coordinator's
    `reviews` accepted, rejected and re-coded.
    """

    today: dt.date
    audit: Audit
    tool: Tool
    register: Register
    codebook: Codebook
    returns: tuple[Assessed, ...]
    mentions: tuple[Mention, ...]
    purposes: tuple[Purpose, ...] = ()
    proposed: tuple[Mention, ...] = ()
    reviews: tuple[Review, ...] = ()
    moderation: Moderation | None = None
    """What the challenge day brought back, once its workbook was taken in."""
    clear: Clear = field(default=as_written, repr=False, compare=False)
    """Takes out of a text what identifies a child, for texts that are cut or counted before a document is cleared."""

    vocabulary: Vocabulary | None = field(default=None, repr=False, compare=False)
    """The words by which accounts are compared; None for a command that compares none."""

    set_aside: tuple[Assessed, ...] = ()
    """Versions on which a person must decide: nothing of them counts but an immediate concern, which never waits."""

    @property
    def current(self) -> tuple[Assessed, ...]:
        """All but the superseded and the excluded."""
        left_out = {ReturnState.SUPERSEDED, ReturnState.EXCLUDED}
        return tuple(one for one in self.returns if one.state not in left_out)

    @property
    def of_subject(self) -> tuple[Mention, ...]:
        """The mentions that count: of the subject child, not of a sibling or relative."""
        return tuple(one for one in self.mentions if not one.about)

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

    def agency_name(self, code: str) -> str:
        """The name that reports show for an agency."""
        agency = self.register.agency(code)
        return agency.name if agency else code
