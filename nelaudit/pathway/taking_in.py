"""Step 3 of the pathway: returned files → the archive, then the store; each file wholly in or wholly out."""

import datetime as dt
import os
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import chain, islice
from pathlib import Path
from typing import TypeVar
from unicodedata import category

from nelaudit.errors import EmptyFile, FileError, InUse, NotAWorkbook, NotOurForm, TooLarge, UsageProblem
from nelaudit.model.definitions import Definitions
from nelaudit.model.findings import Severity, rule_from_docstring
from nelaudit.model.returns import IntakeRow, Outcome
from nelaudit.pathway.accepting import take_workbook
from nelaudit.pathway.assessing import person_needed
from nelaudit.pathway.batch import Batch, Entry, Found, log_row
from nelaudit.pathway.locking import board_passphrases
from nelaudit.pathway.waiting import release, released_entries, still_waits, take_the_rest, take_waiting
from nelaudit.pathway.workspace import Progress, Workspace, silent
from nelaudit.reading import limits
from nelaudit.reading.containers import Container
from nelaudit.reading.content import Kind
from nelaudit.reading.reader import Reader
from nelaudit.store.files import digest

T = TypeVar("T")

_LEFT_BY_PROGRAMS = ("~$", ".~lock.", ".")
_WRITTEN_AT_ONCE = 25
"""Writing each file's lines to the disk alone would take as long as reading it."""

_NO_WORKBOOK = frozenset({EmptyFile.code, NotAWorkbook.code})
_ATTACHABLE = _NO_WORKBOOK | {NotOurForm.code}
_WORKBOOK_ENDINGS = (".xlsx", ".xlsm", ".xls", ".xlsb", ".ods", ".zip", ".eml", ".msg")
_UNSHOWN = frozenset({"Cc", "Cs"})
_NOTHING_NEW = "These very bytes were taken in before; nothing changed."
_KEPT = "It could be read before and cannot now; what was read before is kept."
_LEFT_BY_WINDOWS = frozenset({"thumbs.db", "desktop.ini"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one intake did, and whether a concern is open or a decision waits anywhere in the workspace."""

    entries: tuple[Entry, ...]
    person_needed: bool


def take_in(
    space: Workspace,
    definitions: Definitions,
    paths: Sequence[Path],
    today: dt.date,
    progress: Progress = silent,
    *,
    clock: str = "",
    rehearse: bool = False,
) -> Taken:
    """Takes in the named files and folders, else the folder of returns; nothing stops the batch.

    `clock` is the time of day for the log, where it is known. A rehearsal says what would become of each file and
    keeps nothing.

    Raises:
        UsageProblem: a named path is not there, or the file of passphrases can be read by others.
        DefinitionError: the file of passphrases holds mistakes.
        StoreError: another batch is at work, or the record is damaged.
    """
    absent = [str(path) for path in paths if not os.path.lexists(path)]
    if absent:
        raise UsageProblem(f"There is no file or folder {', '.join(absent)}. Check the name for a slip.")
    entries: list[Entry] = []
    with _batch(space, definitions, today, clock, rehearse=rehearse) as batch:
        release(batch)
        files = _files(paths or (space.returns,))
        with progress(files, "Reading returned files") as shown:
            for group in _groups(shown):
                with batch.record.group():
                    for path in group:
                        entries += _take_path(batch, path, _shown(space, path))
        entries += take_the_rest(batch)
        waits = person_needed(definitions, batch.record, today)
    return Taken(entries=_as_it_ended(batch, entries), person_needed=waits)


def _as_it_ended(batch: Batch, entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """The entries, those amended that a later file of the same batch made doubtful or outdone."""
    ended = []
    for entry in entries:
        later = batch.amended.get((entry.sha256, entry.form_id)) if entry.outcome is not Outcome.UNCHANGED else None
        ended.append(replace(entry, outcome=later[0], message=later[1], supersedes=()) if later else entry)
    return tuple(ended)


def _groups(items: Iterable[T]) -> Iterator[Iterable[T]]:
    """The items in groups that go to the disk together; an item is asked for only when its turn has come."""
    left = iter(items)
    for first in left:
        yield chain((first,), islice(left, _WRITTEN_AT_ONCE - 1))


def take_in_again(
    space: Workspace,
    definitions: Definitions,
    today: dt.date,
    progress: Progress = silent,
    *,
    clock: str = "",
    rehearse: bool = False,
) -> Taken:
    """Reads every file in the archive anew, after the program has learned to read better.

    A file that was refused is taken in if it now can be, as of the day it came; a return held already gets what is now
    read from its bytes, in its old place. What could be read before and cannot now keeps what was read.

    Raises:
        StoreError: another batch is at work, or the record or the archive is damaged.
    """
    entries: list[Entry] = []
    with _batch(space, definitions, today, clock, rehearse=rehearse, again=True) as batch:
        release(batch)
        log = batch.record.intake_log()
        batch.order = {row.sha256: place for place, row in reversed(tuple(enumerate(log)))}
        files = tuple(_archived_files(log).items())
        with progress(files, "Reading the archive again") as shown:
            for group in _groups(shown):
                with batch.record.group():
                    for sha256, row in group:
                        entries += _take_archived(batch, sha256, row)
        waits = person_needed(definitions, batch.record, today)
    return Taken(entries=_as_it_ended(batch, entries), person_needed=waits)


def _take_archived(batch: Batch, sha256: str, row: IntakeRow) -> list[Entry]:
    whole = sha256 == row.container
    found = Found(
        path=row.path,
        member="" if whole else row.member,
        data=batch.archive.get(sha256),
        modified=row.modified,
        mailed=None if whole else row.mailed,
        sender="" if whole else row.sender,
        message_id="" if whole else row.message_id,
        depth=0 if whole else int(bool(row.member)),
        container=sha256,
        arrived=row.taken_on,
    )
    batch.parts = batch.unpacked = 0
    return _logged(batch, found, _take(batch, found))


def _archived_files(log: Sequence[IntakeRow]) -> dict[str, IntakeRow]:
    """Each file that was dropped, by its digest, with the line of the log that tells how it came.

    A mail or zip is read again as a whole. Of lines written before the log knew the whole, each part stands for itself,
    and attachments stay what they are.
    """
    found: dict[str, IntakeRow] = {}
    for row in log:
        if not row.sha256 or (not row.container and row.outcome is Outcome.ATTACHMENT):
            continue
        known = found.setdefault(row.container or row.sha256, row)
        if known.outcome is Outcome.REFUSED and row.outcome is not Outcome.REFUSED:
            found[row.container or row.sha256] = row
    return found


@contextmanager
def _batch(
    space: Workspace, definitions: Definitions, today: dt.date, clock: str, *, rehearse: bool, again: bool = False
) -> Iterator[Batch]:
    """Everything that a batch works with; after a rehearsal nothing of it is kept."""
    passphrases = board_passphrases(space, definitions).distinct
    with (
        space.locked(rehearse=rehearse),
        space.record(rehearse=rehearse) as record,
        Reader(passphrases=passphrases) as reader,
    ):
        yield Batch(
            definitions=definitions,
            record=record,
            archive=space.archive(keep=not rehearse),
            reader=reader,
            today=today,
            clock=clock,
            key=space.key(rehearse=rehearse),
            again=again,
        )


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


def _take_path(batch: Batch, path: Path, shown: str) -> list[Entry]:
    found = Found(path=shown, member="", data=b"")
    try:
        data, modified = _read(path)
    except FileError as error:
        return _logged(batch, found, [_refused(found, "", error)])
    found = replace(found, data=data, modified=modified, container=digest(data))
    return _logged(batch, found, _take(batch, found))


def _logged(batch: Batch, found: Found, entries: list[Entry]) -> list[Entry]:
    """Writes refusals into the log; whatever was taken in stands there already."""
    refused = [entry for entry in entries if entry.outcome is Outcome.REFUSED]
    with batch.record.whole() if refused else nullcontext():
        for entry in refused:
            batch.record.add_intake(log_row(batch, entry, found))
    return entries


def _shown(space: Workspace, path: Path) -> str:
    """The path as messages and the log show it: from the workspace where it lies in it, on one line; a link as itself."""
    try:
        shown = (_resolved(path.parent) / path.name).relative_to(_resolved(space.root)).as_posix()
    except (ValueError, OSError):
        shown = path.as_posix()
    return "".join("\N{REPLACEMENT CHARACTER}" if category(sign) in _UNSHOWN else sign for sign in shown)


@lru_cache(maxsize=64)
def _resolved(folder: Path) -> Path:
    """A folder without links, asked of the system once and not for each of its files."""
    return folder.resolve()


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
        raise InUse(f"The system says: {error.strerror or 'it cannot be read'}.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise InUse("It changed while it was being read.")
    return data, dt.datetime.fromtimestamp(after.st_mtime).date()  # noqa: DTZ006 - the day on the coordinator's own clock


def _take(batch: Batch, found: Found) -> list[Entry]:
    """One file or part: archived while it is read, and before anything is made of it; then taken in as what it is."""
    sha256 = digest(found.data) if found.depth else found.container
    if sha256 in batch.released:
        return released_entries(batch, found, sha256)
    if sha256 in batch.waiting and not batch.again:
        said = still_waits(batch, found, sha256)
        return take_waiting(batch, found, sha256) if said is None else said
    held = batch.record.settled(sha256)
    if held and not batch.again and not (found.depth and held.outcome is Outcome.ATTACHMENT):
        return [
            Entry(
                path=found.path, member=found.member, outcome=Outcome.UNCHANGED, message=_NOTHING_NEW, sha256=sha256,
                form_id=held.form_id, sender=found.sender,
            )
        ]  # fmt: skip
    try:
        opened = batch.reader.open(found.data, meanwhile=lambda: batch.archive.put(found.data, sha256))
        if isinstance(opened, Container):
            return _take_container(batch, found, opened)
        return take_workbook(batch, found, sha256, opened)
    except FileError as error:
        refused = _refused(found, sha256, error)
        if held and held.outcome is not Outcome.ATTACHMENT:
            refused = replace(refused, message=f"{refused.message} {_KEPT}")
        return [refused]


def _take_container(batch: Batch, found: Found, opened: Container) -> list[Entry]:
    """The parts of a mail or zip. Beside a form, other documents are its attachments, never refused."""
    if found.depth >= limits.DEPTH:
        raise TooLarge("Mails and zips lie in each other too deeply.")
    _count_in(batch, opened, first=not found.depth)
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
            message_id=opened.message_id or found.message_id,
            depth=found.depth + 1,
        )
        taken = _take(batch, inner)
        entries += taken
        if len(taken) == 1 and _is_attachment(taken[0]):
            others.append(taken[0])
    forms = [entry for entry in entries if entry.form_id and entry.outcome is not Outcome.ATTACHMENT]
    if forms:
        return _with_attachments(batch, found, entries, others, forms)
    entries = [entry for entry in entries if entry.code not in _NO_WORKBOOK]
    if not entries:
        raise NotAWorkbook(
            f"It is {'an e-mail' if opened.kind is Kind.MAIL else 'a packed folder'} without a workbook."
        )
    return entries


def _count_in(batch: Batch, opened: Container, *, first: bool) -> None:
    """Holds the mails and zips in one file to the limits together: each alone may be small, and hold many others."""
    before = (0, 0) if first else (batch.parts, batch.unpacked)
    batch.parts = before[0] + len(opened.parts)
    batch.unpacked = before[1] + sum(len(part.data) for part in opened.parts)
    if batch.parts > limits.PARTS or batch.unpacked > limits.UNPACKED_BYTES:
        raise TooLarge("The mails and zips that lie in each other hold too much altogether.")


def _is_attachment(entry: Entry) -> bool:
    """Whether a part beside a form is a document of its own: no form of ours, or by its name no workbook at all."""
    other = bool(entry.code) and not entry.member.casefold().endswith(_WORKBOOK_ENDINGS)
    return entry.code in _ATTACHABLE or other


def _with_attachments(
    batch: Batch, found: Found, entries: list[Entry], others: list[Entry], forms: list[Entry]
) -> list[Entry]:
    """Records what came beside forms with the first of them, once."""
    form = forms[0]
    result = list(entries)
    for entry in others:
        kept = replace(
            entry, outcome=Outcome.UNCHANGED, code="", form_id=form.form_id, for_agency="", message=_NOTHING_NEW
        )
        if not any(batch.record.is_attached(entry.sha256, one.sha256) for one in forms):
            message = f"Kept as an attachment of the return in the same message ({form.member})."
            kept = replace(kept, outcome=Outcome.ATTACHMENT, message=message)
            with batch.record.whole():
                batch.record.add_attachment(entry.sha256, form.sha256, entry.path, entry.member)
                batch.record.add_intake(log_row(batch, kept, found))
        result[result.index(entry)] = kept
    return result


def _refused(found: Found, sha256: str, error: FileError) -> Entry:
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
        message_id=found.message_id,
        for_agency=error.for_agency,
    )
