"""The collation's sheets of what is worked out over all returns: chronology, challenge points, phrases to look at.

Each takes its values ready-made and only lays them out.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from nelaudit.collate.collated import Compared
from nelaudit.model.challenge import ChallengePoint, Reference
from nelaudit.model.sheets import Sheet, Style
from nelaudit.model.themes import EmergingPhrase
from nelaudit.model.wording import listed
from nelaudit.report.parts.shown import agency_and_team, date_in_words
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


def challenge_points_sheet(collated: Compared, points: Sequence[ChallengePoint]) -> Sheet:
    """Where the agencies' accounts differ, each point with both sources."""
    rows = [
        (point.case, point.kind.value, listed([collated.state.agency_name(code) for code in point.agencies]),
         point.sentence, "" if point.shareable else "not to be shared",
         references_text(collated, point.references))
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


def references_text(collated: Compared, references: Sequence[Reference]) -> str:
    """The places that a point rests on, one a line: agency, sheet and cell, file."""
    return "\n".join(
        f"{collated.state.agency_name(one.identity.agency)}: {one.sheet}!{one.cell} ({one.file})" for one in references
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


def chronology_of(collated: Compared) -> tuple[EventRow, ...]:
    """The merged chronologies of all cases, in the order of the cases: a row for each agency's version of an event."""
    return tuple(row for case in collated.state.audit.cases for row in _events(collated, case.reference))


def _events(collated: Compared, case: str) -> Iterator[EventRow]:
    for number, event in enumerate(collated.chronologies.get(case, ()), start=1):
        for version in event.versions:
            yield EventRow(
                case=case,
                event=number,
                date=date_in_words(version),
                precision=version.precision.value if version.precision else "no firm date",
                agency=agency_and_team(collated, version.event.identity),
                words=version.event.words,
                source=version.source,
                about=version.about,
                shared="" if version.shareable else "not to be shared",
                where=version.event.place,
            )


def phrases_of(collated: Compared, phrases: Sequence[EmergingPhrase]) -> tuple[PhraseRow, ...]:
    """What the codebook does not cover and several returns say, with one sentence each."""
    rows = []
    for found in phrases:
        example = found.examples[0]
        rows.append(
            PhraseRow(
                phrase=found.phrase,
                returns=found.returns,
                agencies=listed([collated.state.agency_name(code) for code in found.agencies]),
                sentence=example.sentence,
                where=f"{example.identity.case} · {agency_and_team(collated, example.identity)} · "
                f"{example.cell.sheet}!{example.cell.cell}",
            )
        )
    return tuple(rows)
