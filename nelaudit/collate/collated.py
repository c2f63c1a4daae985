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
from nelaudit.model.measures import Completeness, Crosstab, Measure, Timeliness
from nelaudit.model.moderation import Attendee, Review
from nelaudit.model.returns import Input
from nelaudit.model.themes import EmergingPhrase, Mention, RankedTheme
from nelaudit.privacy import Withholding
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
class Collated:
    """Everything that is said of an audit.

    `proposed` are the mentions as the
    codebook finds them, `mentions` those that count by the coordinator's `reviews`; `ranked` holds the themes of each
    polarity, the weightiest first. `chronologies` and `points` are for the coordinator; those `_to_share` leave out what
    an agency asked not to be shared. `withheld` says what each return withholds, by its file. What identifies a child is
    taken out at the gate that every document passes; events and phrases are without it already, since they are cut short.
    """

    state: AuditState
    themes: tuple[Theme, ...]
    rules: tuple[Rule, ...]
    before: Before = NOTHING_BEFORE
    proposed: tuple[Mention, ...] = ()
    reviews: tuple[Review, ...] = ()
    mentions: tuple[Mention, ...] = ()
    ranked: Mapping[Polarity, tuple[RankedTheme, ...]] = field(default_factory=dict)
    phrases: tuple[EmergingPhrase, ...] = ()
    chronologies: Mapping[str, tuple[MergedEvent, ...]] = field(default_factory=dict)
    chronologies_to_share: Mapping[str, tuple[MergedEvent, ...]] = field(default_factory=dict)
    points: tuple[ChallengePoint, ...] = ()
    grades: tuple[GivenGrade, ...] = ()
    grade_lines: tuple[GradeLine, ...] = ()
    grade_map: Mapping[tuple[str, str], MiddleGrade] = field(default_factory=dict)
    """The grade in the middle of each agency's in each section, by agency and section."""

    ledger: tuple[Ledger, ...] = ()
    measures: tuple[Measure, ...] = ()
    timeliness: tuple[Timeliness, ...] = ()
    completeness: tuple[Completeness, ...] = ()
    crosstabs: tuple[Crosstab, ...] = ()
    attendees: tuple[Attendee, ...] = ()
    proposals: tuple[Proposal, ...] = ()
    withheld: Mapping[tuple[Identity, str, str], Withholding] = field(default_factory=dict)

    @property
    def of_subject(self) -> tuple[Mention, ...]:
        """The mentions that count: of the subject child, not of a sibling or relative."""
        return tuple(one for one in self.mentions if not one.about)

    @property
    def points_to_share(self) -> tuple[ChallengePoint, ...]:
        """The points that the board and other agencies may see."""
        return tuple(point for point in self.points if point.shareable)

    @property
    def kept_reviews(self) -> tuple[Review, ...]:
        """The reviews of which no mention stands any more: kept, since the sentence may come back."""
        keys = {one.key for one in self.proposed}
        return tuple(one for one in self.reviews if one.key not in keys and any(one.said))

    def withholding(self, one: Assessed) -> Withholding:
        """What a return withholds; what did not come withholds nothing."""
        return self.withheld.get(one.returned.mark, NOTHING_WITHHELD) if one.returned else NOTHING_WITHHELD
