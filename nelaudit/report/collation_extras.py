"""The collation's sheets of what is worked out over all returns: chronology, challenge points, phrases to look at.

Each takes its values ready-made and only lays them out.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nelaudit.model.challenge import ChallengePoint, Reference
from nelaudit.model.pictures import Picture
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.wording import listed
from nelaudit.report.table_sheet import table_sheet


class EventRow(NamedTuple):
    """One event of a merged chronology as it is shown: `date` as people read it, `where` as `Agency: Sheet!Cell`."""

    case: str
    date: str
    precision: str
    agencies: str
    event: str
    source: str
    about: str
    where: str


class PhraseRow(NamedTuple):
    """Words that the codebook does not cover, in how many returns they stand, with a sentence and its place."""

    phrase: str
    returns: int
    agencies: str
    sentence: str
    where: str


def chronology_sheet(events: Sequence[EventRow]) -> Sheet:
    """The merged chronology of every case, one event a row."""
    return table_sheet(
        "Chronology",
        "The chronologies and dated sentences of all agencies, case by case in order; each agency's own version is kept.",
        ("Case", "Date", "Precision", "Agencies", "Event", "Source", "About", "Where it stands"),
        events,
        (10, 14, 11, 30, 80, 28, 16, 36),
    )


def challenge_points_sheet(picture: Picture, points: Sequence[ChallengePoint]) -> Sheet:
    """Where the agencies' accounts differ, each point with both sources."""
    rows = [
        (point.case, point.kind.value, listed([picture.agency_name(code) for code in point.agencies]), point.sentence,
         references_text(picture, point.references))
        for point in points
    ]  # fmt: skip
    return table_sheet(
        "Challenge points",
        "Where the agencies' accounts of one child differ, the weightiest first. Each is a matter to talk through at the "
        "challenge day, not a finding against anyone.",
        ("Case", "Kind", "Agencies", "Point", "What it rests on"),
        rows,
        (10, 22, 34, 80, 60),
    )


def references_text(picture: Picture, references: Sequence[Reference]) -> str:
    """The places that a point rests on, one a line: agency, sheet and cell, file."""
    return "\n".join(
        f"{picture.agency_name(one.identity.agency)}: {one.sheet}!{one.cell} ({one.file})" for one in references
    )


def phrases_sheet(phrases: Sequence[PhraseRow]) -> Sheet:
    """What the codebook does not cover and several returns say."""
    return table_sheet(
        "Phrases to look at",
        "Words that several returns use and the codebook does not cover. To have one found from now on, add it to the "
        "codebook.",
        ("Phrase", "Returns", "Agencies", "A sentence with it", "Where it stands"),
        phrases,
        (26, 10, 34, 90, 30),
        styles={1: Style.NUMBER},
    )
