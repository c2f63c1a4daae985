"""What people decide on what was collated: the review of mentions, and what a challenge day agreed."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class ReviewKind(StrEnum):
    """What the coordinator decided on a mention."""

    ACCEPTED = "accepted"
    REJECTED = "rejected"
    RECODED = "re-coded"


@dataclass(frozen=True, slots=True, kw_only=True)
class Review:
    """A decision on one mention, by the mention's key, which outlives every re-run.

    `kind` is None where nobody has decided, and only a comment stands. `theme` and `polarity` are set where the mention
    was re-coded; `quote` says that the sentence may stand in a report. The rest is the mention as it was proposed, so
    that the decision can be read even after its sentence is gone.
    """

    audit: str
    key: str
    kind: ReviewKind | None
    theme: str = ""
    polarity: str = ""
    quote: bool = False
    comment: str = ""
    decided_on: dt.date
    proposed_theme: str = ""
    proposed_polarity: str = ""
    case: str = ""
    agency: str = ""
    team: str = ""
    sentence: str = ""

    @property
    def said(self) -> tuple[str, str, str, bool, str]:
        """What a person said, without the day: kind, theme, polarity, quotation, comment."""
        return self.kind or "", self.theme, self.polarity, self.quote, self.comment


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendance:
    """One person invited to the challenge day; `attended` is None where nobody wrote it down."""

    case: str
    agency: str
    team: str
    name: str
    role: str
    attended: bool | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratedGrade:
    """A grade as the challenge day agreed it, with the reason.

    `section` is a section's name or `overall`; an empty `agency` means the one grade of the case. `self_grade` is the
    agency's own, as it stood beside it at the challenge day; empty where there was none, or more than one.
    """

    case: str
    agency: str
    team: str
    section: str
    self_grade: str
    label: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A line of the challenge log: the point talked through (`key` of the challenge point, or empty), and what came of it."""

    case: str
    key: str
    agencies: str
    point: str
    agreed_account: str
    unresolved: bool
    follow_up: str
    by: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class GoodPractice:
    """Practice that the challenge day wants recognised."""

    case: str
    agency: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgreedAction:
    """An action agreed at the challenge day; `case` is empty where it is of no one case."""

    case: str
    text: str
    lead: str
    due: dt.date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Moderation:
    """Everything that a challenge day brought back for one audit; the latest workbook taken in counts.

    `number` is its place among all that were taken in, of any audit; 0 before it is stored.
    """

    audit: str
    taken_in_on: dt.date
    number: int = 0
    attendance: tuple[Attendance, ...] = ()
    grades: tuple[ModeratedGrade, ...] = ()
    log: tuple[LogLine, ...] = ()
    practice: tuple[GoodPractice, ...] = ()
    actions: tuple[AgreedAction, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Attendee:
    """One person named on a form; `attending` is `Yes`, `No`, what else the form says, or empty. No name: nobody is named."""

    case: str
    agency: str
    team: str
    name: str = ""
    role: str = ""
    attending: str = ""
