"""What was worked out of an audit: the one value that documents and exports are made of."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field

from nelaudit.model.audit_state import NOTHING_BEFORE, Assessed, AuditState, Before
from nelaudit.model.challenge import ChallengePoint
from nelaudit.model.chronology import MergedEvent
from nelaudit.model.codebook import Polarity, Theme
from nelaudit.model.findings import Rule
from nelaudit.model.forms import Identity
from nelaudit.model.grades import GivenGrade, GradeLine, Ledger, MiddleGrade
from nelaudit.model.measures import Completeness, Measure, Timeliness
from nelaudit.model.moderation import Attendee, Review
from nelaudit.model.returns import Input
from nelaudit.model.themes import Mention, RankedTheme
from nelaudit.privacy import Withheld, Withholding
from nelaudit.privacy.withholding import NOTHING_WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """An action that an auditor proposed, in the auditor's words, with the cell where it stands.

    `due` is a day or, where none is stated, the words of the cell, which may be empty.
    """

    identity: Identity
    action: str
    lead: str
    due: dt.date | str
    cell: Input


@dataclass(frozen=True, slots=True, kw_only=True)
class Compared:
    """What comes of setting the returns of an audit side by side, as the challenge day needs it.

    `chronologies` and `points` are for the coordinator; those `_to_share` leave out what an agency asked not to be shared.
    `withheld` says what each return withholds. What identifies a child is taken out at the gate that every document passes;
    events are without it already, since they are cut short.
    """

    state: AuditState
    withheld: Withheld = field(default_factory=dict)
    chronologies: Mapping[str, tuple[MergedEvent, ...]] = field(default_factory=dict)
    chronologies_to_share: Mapping[str, tuple[MergedEvent, ...]] = field(default_factory=dict)
    points: tuple[ChallengePoint, ...] = ()
    grades: tuple[GivenGrade, ...] = ()
    attendees: tuple[Attendee, ...] = ()

    @property
    def points_to_share(self) -> tuple[ChallengePoint, ...]:
        """The points that the board and other agencies may see."""
        return tuple(point for point in self.points if point.shareable)

    def withholding(self, one: Assessed) -> Withholding:
        """What a return withholds; what did not come withholds nothing."""
        return self.withheld.get(one.returned.mark, NOTHING_WITHHELD) if one.returned else NOTHING_WITHHELD


@dataclass(frozen=True, slots=True, kw_only=True)
class Collated(Compared):
    """Everything that is said of an audit, but what one document alone says.

    `proposed` are the mentions as the codebook finds them, `mentions` those that count by the coordinator's `reviews`;
    `ranked` holds the themes of each polarity, the weightiest first.
    """

    themes: tuple[Theme, ...]
    rules: tuple[Rule, ...]
    before: Before = NOTHING_BEFORE
    proposed: tuple[Mention, ...] = ()
    reviews: tuple[Review, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ranked: Mapping[Polarity, tuple[RankedTheme, ...]] = field(default_factory=dict)
    grade_lines: tuple[GradeLine, ...] = ()
    grade_map: Mapping[tuple[str, str], MiddleGrade] = field(default_factory=dict)
    """The grade in the middle of each agency's in each section, by agency and section."""

    ledger: tuple[Ledger, ...] = ()
    measures: tuple[Measure, ...] = ()
    timeliness: tuple[Timeliness, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    proposals: tuple[Proposal, ...] = ()

    @property
    def of_subject(self) -> tuple[Mention, ...]:
        """The mentions that count: of the subject child, not of a sibling or relative."""
        return tuple(one for one in self.mentions if not one.about)

    @property
    def kept_reviews(self) -> tuple[Review, ...]:
        """The reviews of which no mention stands any more: kept, since the sentence may come back."""
        keys = {one.key for one in self.proposed}
        return tuple(one for one in self.reviews if one.key not in keys and any(one.said))
