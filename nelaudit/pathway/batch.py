"""What one intake works with, file by file: the batch, a file on its way in, and what became of it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from nelaudit.checks import Seen, run_checks
from nelaudit.checks.details import immediate_concern
from nelaudit.errors import Failure
from nelaudit.intake.front_page import KnownFacts
from nelaudit.model.forms import Form
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.returns import NoticeKind, Return
from nelaudit.pathway.desk import Desk
from nelaudit.reading.reader import Reader
from nelaudit.store.files import Archive

STATED = "An immediate safeguarding concern is stated."


@dataclass(frozen=True, slots=True, kw_only=True)
class IntakeEntry:
    """What became of one workbook: `member` is its place in a mail or zip, empty for a plain file.

    `case_unclear` is whose form its label says that it is, where nobody knows whether that is so.
    """

    path: str
    member: str
    outcome: Outcome
    message: str
    code: str = ""
    form_id: str = ""
    sha256: str = ""
    supersedes: tuple[str, ...] = ()
    urgent: bool = False
    sender: str = ""
    message_id: str = ""
    reader: str = ""
    for_agency: str = ""
    case_unclear: str = ""


@dataclass(kw_only=True)
class Batch:
    """What one batch works with. `again` reads anew what is held already, with the reader as it is now.

    `order` is then the place of each archived file in the order of arrival, by its digest.
    `parts` and `unpacked` (bytes) are what the mails and zips in the present file have held so far.
    `fresh` are the returns that came in this batch, by digest and form; `amended` is what later files of the batch made
    of returns that had come before them, by digest and the form in the log. `released` is what a decision has now let in and `waiting` what
    still waits for one, by digest.
    """

    desk: Desk
    archive: Archive
    reader: Reader
    key: bytes
    again: bool = False
    order: Mapping[str, int] = field(default_factory=dict)
    parts: int = 0
    unpacked: int = 0
    fresh: set[tuple[str, str]] = field(default_factory=set)
    amended: dict[tuple[str, str], tuple[Outcome, str]] = field(default_factory=dict)
    released: dict[str, list[IntakeEntry]] = field(default_factory=dict)
    waiting: dict[str, list[IntakeRow]] = field(default_factory=dict)
    failures: list[Failure] = field(default_factory=list)
    """What could not be kept, and why; the batch goes on all the same."""

    @cached_property
    def known(self) -> KnownFacts:
        """What the first pages of the board's forms say."""
        return KnownFacts(self.desk.definitions.register)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """Bytes on their way in: where they were found and what is known of the day.

    `container` is the digest of the whole file that they came in; `arrived` is the day on which that was first taken
    in, where it is now read again.
    """

    path: str
    member: str
    data: bytes
    modified: dt.date | None = None
    mailed: dt.date | None = None
    sender: str = ""
    message_id: str = ""
    depth: int = 0
    container: str = ""
    arrived: dt.date | None = None


def entry_of(found: Found, sha256: str, form: Form, outcome: Outcome, message: str) -> IntakeEntry:
    """What became of a form in a file."""
    return IntakeEntry(
        path=found.path,
        member=found.member,
        outcome=outcome,
        message=message,
        form_id=form.form_id,
        sha256=sha256,
        sender=found.sender,
        message_id=found.message_id,
    )


def is_urgent(batch: Batch, returned: Return) -> bool:
    """Whether the return states an immediate concern: said at once, not only at the next report."""
    if any(one.kind is NoticeKind.CONCERN_ELSEWHERE for one in returned.notices):
        return True
    tool = batch.desk.record.tools.get(returned.edition)
    return tool is not None and bool(run_checks(Seen(returned=returned, tool=tool), (immediate_concern,)).findings)


def log_row(batch: Batch, entry: IntakeEntry, found: Found) -> IntakeRow:
    """An entry as the intake log keeps it; that a concern is stated stands in it whatever became of the file."""
    return IntakeRow(
        taken_on=batch.desk.today,
        path=entry.path,
        member=entry.member,
        sender=entry.sender,
        sha256=entry.sha256,
        outcome=entry.outcome,
        code=entry.code,
        message=f"{entry.message} {STATED}" if entry.urgent else entry.message,
        form_id=entry.form_id,
        message_id=entry.message_id,
        reader=entry.reader,
        modified=found.modified,
        mailed=found.mailed,
        taken_at=batch.desk.clock,
        for_agency=entry.for_agency,
        container=found.container,
    )
