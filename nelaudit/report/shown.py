"""What the parts of the overview report share: the words for states, agencies by name, what is not back."""

from nelaudit.model.forms import Identity
from nelaudit.model.pictures import Assessed, Picture
from nelaudit.model.returns import ReturnState
from nelaudit.model.wording import listed

STATE_WORDS = {
    ReturnState.OUTSTANDING: "not returned",
    ReturnState.CONFIRMED: "confirmed only, not returned",
    ReturnState.NIL: "nil return",
    ReturnState.PARTIAL: "returned with queries",
    ReturnState.COMPLETE: "returned",
    ReturnState.SUPERSEDED: "replaced by a later return",
    ReturnState.EXCLUDED: "excluded by decision",
}


def agency_names(picture: Picture, codes: tuple[str, ...]) -> str:
    """The agencies' names as a sentence lists them."""
    return listed([picture.agency_name(code) for code in codes])


def not_back(picture: Picture) -> list[Assessed]:
    """What has not come back: outstanding, or confirmed only."""
    return [one for one in picture.current if not one.came]


def agency_and_team(picture: Picture, who: Identity) -> str:
    """Whose return it is, as a table shows it."""
    return " · ".join(filter(None, (picture.agency_name(who.agency), who.team)))
