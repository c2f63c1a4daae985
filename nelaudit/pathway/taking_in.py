"""Step 3 of the pathway: returned files → the archive, then the store; each file wholly in or wholly out."""

import datetime as dt
import os
import stat
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from nelaudit.checks import Seen
from nelaudit.checks.details import immediate_concern
from nelaudit.errors import BlankForm, EmptyFile, FileError, InUse, NotAWorkbook, NotOurForm, TooLarge, UsageProblem
from nelaudit.intake.label import Label, issued_form, read_label
from nelaudit.intake.matching import match_inputs
from nelaudit.intake.settle import Held, settle
from nelaudit.issue.identity import signature
from nelaudit.model.definitions import Definitions
from nelaudit.model.findings import Severity, rule_from_docstring
from nelaudit.model.forms import Form
from nelaudit.model.returns import Basis, Outcome, Received, Return
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.assessing import person_needed
from nelaudit.pathway.workspace import Progress, Workspace, silent
from nelaudit.reading import limits
from nelaudit.reading.containers import Container
from nelaudit.reading.content import Kind
from nelaudit.reading.reader import Reader
from nelaudit.store.files import Archive
from nelaudit.store.record import IntakeRow, Record

_LEFT_BY_PROGRAMS = ("~$", ".~lock.", ".")
_NO_WORKBOOK = frozenset({EmptyFile.code, NotAWorkbook.code})
_ATTACHABLE = _NO_WORKBOOK | {NotOurForm.code}
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".zip", ".eml", ".msg")
_LEFT_BY_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """What became of one workbook: `member` is its place in a mail or zip, empty for a plain file."""

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


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one intake did, and whether a concern is open or a decision waits anywhere in the workspace."""

    entries: tuple[Entry, ...]
    person_needed: bool


@dataclass(slots=True, kw_only=True)
class _Batch:
    """What one batch works with."""

    space: Workspace
    definitions: Definitions
    record: Record
    archive: Archive
    reader: Reader
    today: dt.date
    key: bytes


@dataclass(slots=True, kw_only=True)
class _Found:
    """Bytes on their way in: where they were found and what is known of the day."""

    path: str
    member: str
    data: bytes
    modified: dt.date | None = None
    mailed: dt.date | None = None
    sender: str = ""
    depth: int = 0


def take_in(
    space: Workspace,
    definitions: Definitions,
    paths: Sequence[Path],
    today: dt.date,
    progress: Progress = silent,
) -> Taken:
    """Takes in the named files and folders, else the folder of returns; nothing stops the batch.

    Raises:
        UsageProblem: a named path is not there.
        StoreError: another batch is at work, or the record is damaged.
    """
    absent = [str(path) for path in paths if not os.path.lexists(path)]
    if absent:
        raise UsageProblem(f"There is no file or folder {', '.join(absent)}. Check the name for a slip.")
    entries: list[Entry] = []
    with space.locked(), space.record() as record, Reader() as reader:
        batch = _Batch(
            space=space,
            definitions=definitions,
            record=record,
            archive=space.archive(),
            reader=reader,
            today=today,
            key=space.key(),
        )
        files = _files(paths or (space.returns,))
        with progress(files, "Reading returned files") as shown:
            for path in shown:
                entries += _take_path(batch, path)
        waits = person_needed(definitions, record, today)
    return Taken(entries=tuple(entries), person_needed=waits)


def _files(paths: Sequence[Path]) -> list[Path]:
    """The files below the paths, oldest first; what programs leave beside an open file is passed over."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir() or path.is_symlink():
            found.append(path)
            continue
        for folder, _, names in os.walk(path):
            wanted = (name for name in names if not name.startswith(_LEFT_BY_PROGRAMS))
            found += [Path(folder) / name for name in wanted if name.casefold() not in _LEFT_BY_WINDOWS]
    return sorted(found, key=lambda path: (_modified(path), path.stem, path.as_posix()))


def _modified(path: Path) -> int:
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0


def _take_path(batch: _Batch, path: Path) -> list[Entry]:
    shown = _shown(batch.space, path)
    try:
        data, modified = _read(path)
    except FileError as error:
        entries = [_refused(_Found(path=shown, member="", data=b""), "", error)]
    else:
        entries = _take(batch, _Found(path=shown, member="", data=data, modified=modified))
    with batch.record.whole():
        for entry in entries:
            if entry.outcome is Outcome.REFUSED:
                batch.record.add_intake(_log_row(batch, entry))
    return entries


def _shown(space: Workspace, path: Path) -> str:
    """The path as messages and the log show it: from the workspace where it lies in it."""
    try:
        shown = path.resolve().relative_to(space.root.resolve()).as_posix()
    except (ValueError, OSError):
        shown = path.as_posix()
    return shown.encode("utf-8", "surrogateescape").decode("utf-8", "replace")


def _read(path: Path) -> tuple[bytes, dt.date]:
    """The bytes of a plain file and the day it was last changed."""
    try:
        before = path.lstat()
        if not stat.S_ISREG(before.st_mode):
            raise NotAWorkbook("It is not a plain file, but a link or a device.")
        if before.st_size > limits.FILE_BYTES:
            raise TooLarge(f"It has {before.st_size // 1_000_000:,} MB.")
        data = path.read_bytes()
        after = path.lstat()
    except OSError as error:
        raise InUse(f"The system says: {error.strerror}.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise InUse("It changed while it was being read.")
    return data, dt.datetime.fromtimestamp(after.st_mtime).date()  # noqa: DTZ006 - the day on the coordinator's own clock


def _take(batch: _Batch, found: _Found) -> list[Entry]:
    """One file or part: archived first, then opened, then taken in as what it is."""
    sha256 = batch.archive.put(found.data)
    held = batch.record.settled(sha256)
    if held and not (found.depth and held.outcome is Outcome.ATTACHMENT):
        message = "These very bytes were taken in before; nothing changed."
        return [
            Entry(
                path=found.path, member=found.member, outcome=Outcome.UNCHANGED, message=message, sha256=sha256,
                form_id=held.form_id, sender=found.sender,
            )
        ]  # fmt: skip
    try:
        opened = batch.reader.open(found.data)
        if isinstance(opened, Container):
            return _take_container(batch, found, opened)
        return [_take_workbook(batch, found, sha256, opened)]
    except FileError as error:
        return [_refused(found, sha256, error)]


def _take_container(batch: _Batch, found: _Found, opened: Container) -> list[Entry]:
    """The parts of a mail or zip. Beside a form, other documents are its attachments, never refused."""
    if found.depth >= limits.DEPTH:
        raise TooLarge("Mails and zips lie in each other too deeply.")
    mailed = dt.date.fromisoformat(opened.date) if opened.date else found.mailed
    entries: list[Entry] = []
    others: list[Entry] = []
    for part in opened.parts:
        inner = replace(
            found,
            member=" › ".join(filter(None, (found.member, part.name))),
            data=part.data,
            mailed=mailed,
            sender=opened.sender or found.sender,
            depth=found.depth + 1,
        )
        taken = _take(batch, inner)
        entries += taken
        if len(taken) == 1 and _is_attachment(taken[0]):
            others.append(taken[0])
    forms = [entry for entry in entries if entry.form_id and entry.outcome is not Outcome.ATTACHMENT]
    if forms:
        return _with_attachments(batch, entries, others, forms[0])
    entries = [entry for entry in entries if entry.code not in _NO_WORKBOOK]
    if not entries:
        raise NotAWorkbook(
            f"It is {'an e-mail' if opened.kind is Kind.MAIL else 'a packed folder'} without a workbook."
        )
    return entries


def _is_attachment(entry: Entry) -> bool:
    """Whether a part beside a form is a document of its own: no form of ours, or by its name no workbook at all."""
    other = bool(entry.code) and not entry.member.casefold().endswith(_WORKBOOK_ENDINGS)
    return entry.code in _ATTACHABLE or other


def _with_attachments(batch: _Batch, entries: list[Entry], others: list[Entry], form: Entry) -> list[Entry]:
    result = list(entries)
    for entry in others:
        if form.outcome is Outcome.UNCHANGED:
            kept = replace(entry, outcome=Outcome.UNCHANGED, code="", message=form.message, form_id=form.form_id)
        else:
            message = f"Kept as an attachment of the return in the same message ({form.member})."
            kept = replace(entry, outcome=Outcome.ATTACHMENT, code="", message=message, form_id=form.form_id)
            with batch.record.whole():
                batch.record.add_attachment(entry.sha256, form.sha256, entry.path, entry.member)
                batch.record.add_intake(_log_row(batch, kept))
        result[result.index(entry)] = kept
    return result


def _take_workbook(batch: _Batch, found: _Found, sha256: str, book: ReadWorkbook) -> Entry:
    label = read_label(book)
    register = batch.definitions.register

    def sign(said: Label) -> str:
        return signature(batch.key, said.form_id, said.identity, said.edition)

    form = issued_form(label, batch.record.form, register, sign)
    received = _received(found, sha256, form, batch.today)
    inputs = match_inputs(form, book)
    new = Return(form_id=form.form_id, identity=form.identity, edition=form.edition, received=received, inputs=inputs)
    if not new.filled:
        raise BlankForm(f"It is the form for {form.identity}.")
    standing = batch.record.standing(form.identity)
    held = [Held(sha256=one.returned.received.sha256, returned=one.returned) for one in standing]
    settled = settle(new, held)
    entry = Entry(
        path=found.path,
        member=found.member,
        outcome=settled.outcome,
        message=settled.message,
        form_id=form.form_id,
        sha256=sha256,
        supersedes=settled.replaces,
        urgent=_is_urgent(batch, new),
        sender=found.sender,
    )
    with batch.record.whole():
        batch.record.add_return(new, replaces=settled.replaces, replaced_by=settled.replaced_by)
        batch.record.add_intake(_log_row(batch, entry))
    return entry


def _is_urgent(batch: _Batch, returned: Return) -> bool:
    """Whether the return states an immediate concern: said at once, not only at the next report."""
    tool = batch.record.tool(returned.edition)
    return tool is not None and any(immediate_concern.points(Seen(returned=returned, tool=tool)))


def _received(found: _Found, sha256: str, form: Form, today: dt.date) -> Received:
    """The day of receipt: the mail's date, else the file's own where it lies between issue and today, else today."""
    day, basis = today, Basis.TODAY
    if found.mailed is not None and found.mailed <= today:
        day, basis = found.mailed, Basis.MAIL
    elif found.modified is not None and form.issued_on <= found.modified <= today:
        day, basis = found.modified, Basis.FILE
    return Received(day=day, basis=basis, path=found.path, member=found.member, sha256=sha256)


def _refused(found: _Found, sha256: str, error: FileError) -> Entry:
    rule = rule_from_docstring(error.code, error.name, Severity.ERROR, error.__doc__)
    put_right = rule.put_right[:1].upper() + rule.put_right[1:]
    return Entry(
        path=found.path,
        member=found.member,
        outcome=Outcome.REFUSED,
        code=error.code,
        message=" ".join(filter(None, (rule.summary, error.found, put_right))),
        sha256=sha256,
        sender=found.sender,
    )


def _log_row(batch: _Batch, entry: Entry) -> IntakeRow:
    return IntakeRow(
        taken_on=batch.today,
        path=entry.path,
        member=entry.member,
        sender=entry.sender,
        sha256=entry.sha256,
        outcome=entry.outcome,
        code=entry.code,
        message=entry.message,
        form_id=entry.form_id,
    )
