"""What is worked out over all returns, as the workbooks lay it out: one place where each comes from."""

from nelaudit.model.challenge import ChallengePoint
from nelaudit.model.pictures import Picture
from nelaudit.report.collation_extras import EventRow, PhraseRow


def points_of(picture: Picture) -> tuple[ChallengePoint, ...]:
    """Where the agencies' accounts differ, the weightiest first."""
    del picture
    return ()


def chronology_of(picture: Picture) -> tuple[EventRow, ...]:
    """The merged chronologies of all cases, in the order of the cases."""
    del picture
    return ()


def phrases_of(picture: Picture) -> tuple[PhraseRow, ...]:
    """What the codebook does not cover and several returns say."""
    del picture
    return ()
