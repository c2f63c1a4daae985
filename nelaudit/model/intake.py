"""What became of a file at intake, and the line of the log that says so."""

import datetime as dt
from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    """What became of one file at intake."""

    ACCEPTED = "accepted"
    CONFIRMED = "confirmed"
    NIL = "nil"
    UNCHANGED = "unchanged"
    SUPERSEDED = "superseded"
    ASKED = "asked"
    ATTACHMENT = "attachment"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeRow:
    """One line of the intake log.

    `container` is the digest of the file that was dropped: the mail or zip, else the workbook itself. `modified` is the
    day that file was last changed, `mailed` that of the mail; `taken_at` is the time of day, empty where not known.
    """

    taken_on: dt.date
    path: str
    member: str
    sender: str
    sha256: str
    outcome: Outcome
    code: str
    message: str
    form_id: str
    message_id: str = ""
    reader: str = ""
    modified: dt.date | None = None
    mailed: dt.date | None = None
    taken_at: str = ""
    for_agency: str = ""
    container: str = ""
