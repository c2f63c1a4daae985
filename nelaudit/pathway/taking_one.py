"""One file → its entries: archived while it is read, then taken in as what it is, with the parts of a mail or zip."""

import datetime as dt
import logging
from contextlib import nullcontext
from dataclasses import replace

from nelaudit.checks.at_sight import states_concern
from nelaudit.errors import (
    EmptyFile,
    Failure,
    FileError,
    NelauditError,
    NotAWorkbook,
    NotOurForm,
    NotTakenIn,
    OutputError,
    TooLarge,
)
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.accepting import take_workbook
from nelaudit.pathway.at_sight import stated_in, stated_in_bytes
from nelaudit.pathway.batch import Batch, Found, IntakeEntry, log_row
from nelaudit.pathway.keeping import refused
from nelaudit.pathway.trying import our_mistake
from nelaudit.pathway.waiting import released_entries, still_waits, take_waiting
from nelaudit.reading import limits
from nelaudit.reading.answers import Opened
from nelaudit.reading.containers import Container
from nelaudit.reading.content import FileKind
from nelaudit.store.faults import what_to_do
from nelaudit.store.files import Archive, digest

_LOG = logging.getLogger(__name__)
_NO_WORKBOOK = frozenset({EmptyFile.code, NotAWorkbook.code})
_ATTACHABLE = _NO_WORKBOOK | {NotOurForm.code}
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".fods", ".zip", ".eml", ".msg")
_NOTHING_NEW = "These very bytes were taken in before; nothing changed."
_KEPT = "It could be read before and cannot now; what was read before is kept."
_NOT_STORED = frozenset({Outcome.REFUSED, Outcome.ASKED})


def take_file(batch: Batch, found: Found) -> list[IntakeEntry]:
    """The entries of one whole file; each refusal stands in the log, as does all that was taken in.

    Raises:
        StoreError: the record cannot be written, or read, just now.
    """
    return logged(batch, found, _take(batch, found))


def logged(batch: Batch, found: Found, entries: list[IntakeEntry]) -> list[IntakeEntry]:
    """Writes refusals into the log; whatever was taken in stands there already. What is not archived has no digest there."""
    out = [entry for entry in entries if entry.outcome is Outcome.REFUSED]
    with batch.desk.record.whole() if out else nullcontext():
        for entry in out:
            place = replace(found, container="") if entry.code == NotTakenIn.code else found
            batch.desk.record.intake.add(log_row(batch, entry, place))
    return entries


def _take(batch: Batch, found: Found) -> list[IntakeEntry]:
    """One file or part: archived while it is read, and before anything is made of it; then taken in as what it is."""
    sha256 = digest(found.data) if found.depth else found.container
    if (decided := _on_a_decision(batch, found, sha256)) is not None:
        return decided
    held = batch.desk.record.intake.settled(sha256) if found.data else None  # an empty file is no other empty file
    if held and not batch.again and not (found.depth and held.outcome is Outcome.ATTACHMENT):
        return [unchanged(found, sha256, held)]
    return _opened(batch, found, sha256, held)


def _on_a_decision(batch: Batch, found: Found, sha256: str) -> list[IntakeEntry] | None:
    """What becomes of a file that a decision has let in, or that waits for one; None of any other."""
    if sha256 in batch.released:
        return released_entries(batch, found, sha256)
    if sha256 in batch.waiting and not batch.again:
        said = still_waits(batch, found, sha256)
        return take_waiting(batch, found, sha256) if said is None else said
    return None


def _opened(batch: Batch, found: Found, sha256: str, held: IntakeRow | None) -> list[IntakeEntry]:
    """A file that is not held already: opened, and taken in as what it is."""
    opened: Opened | None = None
    archiving = _Archiving(batch.archive, found.data, sha256)
    try:
        opened = batch.reader.open(found.data, meanwhile=archiving)
        if archiving.failed:
            return [_not_archived(batch, found, archiving.failed, opened)]
        if isinstance(opened, Container):
            return _take_container(batch, found, opened)
        return [_with_concern(entry, opened) for entry in take_workbook(batch, found, sha256, opened)]
    except FileError as error:
        if archiving.failed:
            return [_not_archived(batch, found, archiving.failed, None)]
        entry = refused(found, sha256, error)
        if held and held.outcome is not Outcome.ATTACHMENT:
            entry = replace(entry, message=f"{entry.message} {_KEPT}")
        return [_with_concern(entry, opened)]


class _Archiving:
    """Archives a file while it is read; where that fails, the file is read all the same, for its concerns."""

    def __init__(self, archive: Archive, data: bytes, sha256: str) -> None:
        self._archive, self._data, self._sha256 = archive, data, sha256
        self.failed: OutputError | None = None

    def __call__(self) -> None:
        try:
            self._archive.put(self._data, self._sha256)
        except OutputError as error:
            self.failed = error


def _not_archived(batch: Batch, found: Found, error: OutputError, opened: Opened | None) -> IntakeEntry:
    """The entry of a file that could not be archived, so that nothing of it is kept."""
    place = " › ".join(filter(None, (found.path, found.member)))
    why = what_to_do(error.__cause__) if isinstance(error.__cause__, OSError) else str(error)
    batch.failures.append(Failure(words=f"{place} could not be kept: {why}", exit_code=error.exit_code))
    return refused(found, "", NotTakenIn(), urgent=opened is not None and stated_in(batch.reader, opened))


def _with_concern(entry: IntakeEntry, opened: Opened | None) -> IntakeEntry:
    """An entry of which nothing is stored, with whether the workbook states a concern all the same."""
    if entry.outcome not in _NOT_STORED or entry.urgent or not isinstance(opened, ReadWorkbook):
        return entry
    return replace(entry, urgent=states_concern(opened))


def unchanged(found: Found, sha256: str, held: IntakeRow) -> IntakeEntry:
    """The entry of a file of which the very bytes are held."""
    return IntakeEntry(
        path=found.path, member=found.member, outcome=Outcome.UNCHANGED, message=_NOTHING_NEW, sha256=sha256,
        form_id=held.form_id, sender=found.sender,
    )  # fmt: skip


def _take_container(batch: Batch, found: Found, opened: Container) -> list[IntakeEntry]:
    """The parts of a mail or zip. Beside a form, other documents are its attachments, never refused."""
    if found.depth >= limits.DEPTH:
        raise TooLarge("Mails and zips lie in each other too deeply.")
    _count_in(batch, opened, first=not found.depth)
    mailed = dt.date.fromisoformat(opened.date) if opened.date else found.mailed
    entries: list[IntakeEntry] = []
    others: list[IntakeEntry] = []
    for part in opened.parts:
        inner = replace(
            found,
            member=" › ".join(filter(None, (found.member, part.name))),
            data=part.data,
            mailed=mailed,
            sender=opened.sender or found.sender,
            message_id=opened.message_id or found.message_id,
            depth=found.depth + 1,
        )
        taken = _take_part(batch, inner)
        entries += taken
        if len(taken) == 1 and _is_attachment(taken[0]):
            others.append(taken[0])
    forms = [entry for entry in entries if entry.form_id and entry.outcome is not Outcome.ATTACHMENT]
    if forms:
        return _with_attachments(batch, found, entries, others, forms)
    entries = [entry for entry in entries if entry.code not in _NO_WORKBOOK]
    if not entries:
        raise NotAWorkbook(
            f"It is {'an e-mail' if opened.kind is FileKind.MAIL else 'a packed folder'} without a workbook."
        )
    return entries


def _take_part(batch: Batch, found: Found) -> list[IntakeEntry]:
    """One part of a mail or zip. A mistake of ours in one part keeps none of the others out."""
    try:
        return _take(batch, found)
    except NelauditError:
        raise
    except Exception:  # noqa: BLE001 - whatever our own mistake is, the other parts are taken in
        _LOG.exception("%s › %s", found.path, found.member)
        batch.failures.append(our_mistake(f"{found.path} › {found.member} could not be taken in"))
        return [refused(found, "", NotTakenIn(), urgent=stated_in_bytes(batch.reader, found.data))]


def _count_in(batch: Batch, opened: Container, *, first: bool) -> None:
    """Holds the mails and zips in one file to the limits together: each alone may be small, and hold many others."""
    before = (0, 0) if first else (batch.parts, batch.unpacked)
    batch.parts = before[0] + len(opened.parts)
    batch.unpacked = before[1] + sum(len(part.data) for part in opened.parts)
    if batch.parts > limits.PARTS or batch.unpacked > limits.UNPACKED_BYTES:
        raise TooLarge("The mails and zips that lie in each other hold too much altogether.")


def _is_attachment(entry: IntakeEntry) -> bool:
    """Whether a part beside a form is a document of its own: no form of ours, or by its name no workbook at all."""
    if entry.code == NotTakenIn.code:
        return False
    other = bool(entry.code) and not entry.member.casefold().endswith(_WORKBOOK_ENDINGS)
    return entry.code in _ATTACHABLE or other


def _with_attachments(
    batch: Batch, found: Found, entries: list[IntakeEntry], others: list[IntakeEntry], forms: list[IntakeEntry]
) -> list[IntakeEntry]:
    """Records what came beside forms with the first of them, once."""
    form = forms[0]
    result = list(entries)
    for entry in others:
        kept = replace(
            entry, outcome=Outcome.UNCHANGED, code="", form_id=form.form_id, for_agency="", message=_NOTHING_NEW
        )
        if not any(batch.desk.record.attachments.has(entry.sha256, one.sha256) for one in forms):
            message = f"Kept as an attachment of the return that came with it ({form.member})."
            kept = replace(kept, outcome=Outcome.ATTACHMENT, message=message)
            with batch.desk.record.whole():
                batch.desk.record.attachments.add(entry.sha256, form.sha256, entry.path, entry.member)
                batch.desk.record.intake.add(log_row(batch, kept, found))
        result[result.index(entry)] = kept
    return result
