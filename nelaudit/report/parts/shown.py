"""What the parts of the overview report share: the words for states, agencies by name, what is not back."""

from nelaudit.measures.facts import STATE_WORDS
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.chronology import Version
from nelaudit.model.forms import Identity
from nelaudit.model.wording import listed

__all__ = ["STATE_WORDS", "agency_and_team", "agency_names", "not_back", "tells_a_birthday"]


def agency_names(picture: AuditState, codes: tuple[str, ...]) -> str:
    """The agencies' names as a sentence lists them."""
    return listed([picture.agency_name(code) for code in codes])


def tells_a_birthday(picture: AuditState, version: Version) -> bool:
    """Whether the words of an event show that its date is a birthday, which by itself it would not."""
    words = version.event.words
    return version.stated in words and version.stated not in picture.clear(words)


def not_back(picture: AuditState) -> list[Assessed]:
    """What has not come back: outstanding, or confirmed only."""
    return [one for one in picture.current if not one.came]


def agency_and_team(picture: AuditState, who: Identity) -> str:
    """Whose return it is, as a table shows it."""
    return " · ".join(filter(None, (picture.agency_name(who.agency), who.team)))
