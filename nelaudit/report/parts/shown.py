"""What the parts of the overview report share: the words for states, agencies by name, what is not back."""

from nelaudit.collate.collated import Compared
from nelaudit.model.audit_state import Assessed
from nelaudit.model.chronology import Version
from nelaudit.model.dates import DateKind
from nelaudit.model.forms import Identity
from nelaudit.model.moderation import LogLine
from nelaudit.model.returns import STATE_WORDS
from nelaudit.model.wording import listed, short_day
from nelaudit.privacy.marks import BIRTH, NOT_SHARED

__all__ = ["STATE_WORDS", "agency_and_team", "agency_names", "date_in_words", "not_back", "point_shown"]


def agency_names(collated: Compared, codes: tuple[str, ...]) -> str:
    """The agencies' names as a sentence lists them."""
    return listed([collated.state.agency_name(code) for code in codes])


def not_back(collated: Compared) -> list[Assessed]:
    """What has not come back: outstanding, or confirmed only."""
    return [one for one in collated.state.current if not one.came]


def agency_and_team(collated: Compared, who: Identity) -> str:
    """Whose return it is, as a table shows it."""
    return " · ".join(filter(None, (collated.state.agency_name(who.agency), who.team)))


def point_shown(collated: Compared, line: LogLine) -> str:
    """A point of the challenge log as all may see it: not where an agency has since asked that what it rests on be withheld."""
    withheld = {point.key for point in collated.points if not point.shareable}
    return NOT_SHARED if line.key in withheld else line.point


def date_in_words(version: Version) -> str:
    """A version's date as a report shows it: a day, a month, a range; as written where it is none of them."""
    if version.birthday:
        return BIRTH
    first, last = version.first, version.last
    if first is None or last is None:
        return version.stated or "no date"
    if version.precision is DateKind.MONTH:
        return f"{first:%B %Y}"
    if version.precision is DateKind.RANGE:
        return f"{short_day(first)} to {short_day(last)}"
    return short_day(first)
