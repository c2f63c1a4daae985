"""The collation's sheets of what is worked out over all returns: chronology, challenge points, phrases to look at.

Each takes its values ready-made and only lays them out.
"""

from collections.abc import Sequence
from typing import NamedTuple

from nelaudit.model.audit_state import AuditState
from nelaudit.model.challenge import ChallengePoint, Reference
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.wording import listed
from nelaudit.report.parts.table_sheet import table_sheet


class EventRow(NamedTuple):
    """One agency's version of an event: `event` numbers the events of a case; `date` is as people read it."""

    case: str
    event: int
    date: str
    precision: str
    agency: str
    words: str
    source: str
    about: str
    shared: str
    where: str


class PhraseRow(NamedTuple):
    """Words that the codebook does not cover, in how many returns they stand, with a sentence and its place."""

    phrase: str
    returns: int
    agencies: str
    sentence: str
    where: str


def chronology_sheet(events: Sequence[EventRow]) -> Sheet:
    """The merged chronology of every case: the versions of one event have one number."""
    return table_sheet(
        "Chronology",
        "The chronologies and dated sentences of all agencies, case by case in order of date. Rows with one number tell of "
        "one event, each agency in its own words.",
        (
            "Case",
            "Event",
            "Date",
            "Precision",
            "Agency",
            "In its words",
            "Source",
            "About",
            "Sharing",
            "Where it stands",
        ),
        events,
        (10, 8, 18, 12, 30, 80, 28, 16, 14, 20),
        styles={1: Style.NUMBER},
    )


def challenge_points_sheet(picture: AuditState, points: Sequence[ChallengePoint]) -> Sheet:
    """Where the agencies' accounts differ, each point with both sources."""
    rows = [
        (point.case, point.kind.value, listed([picture.agency_name(code) for code in point.agencies]),
         point.sentence, "" if point.shareable else "not to be shared",
         references_text(picture, point.references))
        for point in points
    ]  # fmt: skip
    return table_sheet(
        "Challenge points",
        "Where the agencies' accounts of one child differ, the weightiest first. Each is a matter to talk through at the "
        "challenge day, not a finding against anyone.",
        ("Case", "Kind", "Agencies", "Point", "Sharing", "What it rests on"),
        rows,
        (10, 22, 34, 80, 14, 60),
    )


def references_text(picture: AuditState, references: Sequence[Reference]) -> str:
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
