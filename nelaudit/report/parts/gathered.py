"""What is worked out over all returns, as the workbooks lay it out: one place where each comes from."""

from collections.abc import Iterator

from nelaudit.accounts.chronology import merged_chronology
from nelaudit.challenge.points import challenge_points, shareable_points
from nelaudit.model.audit_state import AuditState
from nelaudit.model.challenge import ChallengePoint
from nelaudit.model.moderation import LogLine
from nelaudit.model.wording import listed
from nelaudit.privacy.marks import NOT_SHARED
from nelaudit.report.collation.extras import EventRow, PhraseRow
from nelaudit.report.overview.cases import date_in_words
from nelaudit.report.parts.shown import agency_and_team
from nelaudit.themes.emerging import emerging

_NOT_SHARED = "not to be shared"


def points_of(picture: AuditState) -> tuple[ChallengePoint, ...]:
    """Where the agencies' accounts differ, for the coordinator: with what an agency asked not to be shared."""
    return challenge_points(picture)


def points_to_share(picture: AuditState) -> tuple[ChallengePoint, ...]:
    """Where the agencies' accounts differ, without what an agency asked not to be shared."""
    return shareable_points(challenge_points(picture))


def point_shown(picture: AuditState, line: LogLine) -> str:
    """A point of the challenge log as all may see it: not where an agency has since asked that what it rests on be withheld."""
    withheld = {point.key for point in points_of(picture) if not point.shareable}
    return NOT_SHARED if line.key in withheld else line.point


def chronology_of(picture: AuditState) -> tuple[EventRow, ...]:
    """The merged chronologies of all cases, in the order of the cases: a row for each agency's version of an event."""
    return tuple(row for case in picture.audit.cases for row in _events(picture, case.reference))


def _events(picture: AuditState, case: str) -> Iterator[EventRow]:
    for number, event in enumerate(merged_chronology(picture, case), start=1):
        for version in event.versions:
            yield EventRow(
                case=case,
                event=number,
                date=date_in_words(picture, version),
                precision=version.precision.value if version.precision else "no firm date",
                agency=agency_and_team(picture, version.event.identity),
                words=version.event.words,
                source=version.source,
                about=version.about,
                shared="" if version.shareable else _NOT_SHARED,
                where=version.event.place,
            )


def phrases_of(picture: AuditState) -> tuple[PhraseRow, ...]:
    """What the codebook does not cover and several returns say, with one sentence each."""
    rows = []
    for found in emerging(picture):
        example = found.examples[0]
        rows.append(
            PhraseRow(
                phrase=found.phrase,
                returns=found.returns,
                agencies=listed([picture.agency_name(code) for code in found.agencies]),
                sentence=example.sentence,
                where=f"{example.identity.case} · {agency_and_team(picture, example.identity)} · "
                f"{example.cell.sheet}!{example.cell.cell}",
            )
        )
    return tuple(rows)
