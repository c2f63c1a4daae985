"""Step 3 of the pathway: returned files → the archive, then the store; each file wholly in or wholly out."""

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from nelaudit.errors import Failure, FileError, NotTakenIn, StoreError, UsageProblem
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.pathway.at_sight import stated_in_bytes
from nelaudit.pathway.batch import Batch, Found, IntakeEntry
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.incoming import files_below, read_plain, shown_path
from nelaudit.pathway.keeping import Keeper, Voice, refused
from nelaudit.pathway.locking import board_passphrases
from nelaudit.pathway.taking_one import logged, take_file, unchanged
from nelaudit.pathway.trying import trying
from nelaudit.pathway.urgent import Attention, attention
from nelaudit.pathway.waiting import release, take_the_rest
from nelaudit.reading.reader import Reader
from nelaudit.store.files import digest

_KEPT_AS_IT_WAS = "What was read of it before is kept."

_NOWHERE = Found(path="returns", member="", data=b"")
"""The place of files that lie in no folder now, and on which somebody has decided since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What one intake did, what waits for a person anywhere in the workspace, and what could not be kept."""

    entries: tuple[IntakeEntry, ...]
    attention: Attention
    failures: tuple[Failure, ...]


def take_in(desk: Desk, paths: Sequence[Path], *, voice: Voice | None = None) -> Taken:
    """Takes in the named files and folders, else the folder of returns; nothing stops the batch.

    Whoever calls it holds the workspace. A rehearsal says what would become of each file and keeps nothing.

    Raises:
        UsageProblem: a named path is not there, or the file of passphrases can be read by others.
        DefinitionError: the file of passphrases holds mistakes.
        StoreError: the record is damaged, or cannot be opened.
    """
    absent = [str(path) for path in paths if not os.path.lexists(path)]
    if absent:
        raise UsageProblem(f"There is no file or folder {', '.join(absent)}. Check the name for a slip.")
    with _batch(desk) as batch:
        release(batch)
        files = files_below(paths or (desk.space.returns,))
        with (
            desk.progress(files, "Reading returned files") as shown,
            Keeper(batch=batch, voice=voice or Voice()) as keeper,
        ):
            for path in shown:
                found = Found(path=shown_path(desk.space, path), member="", data=b"")
                keeper.take(found, *_ways(batch, found, path))
            keeper.take(_NOWHERE, lambda: take_the_rest(batch), lambda: refused(_NOWHERE, "", NotTakenIn()))
        return _taken(batch, keeper)


def _as_it_ended(batch: Batch, entries: Sequence[IntakeEntry]) -> tuple[IntakeEntry, ...]:
    """The entries, those amended that a later file of the same batch made doubtful or outdone."""
    ended = []
    for entry in entries:
        later = batch.amended.get((entry.sha256, entry.form_id)) if entry.outcome is not Outcome.UNCHANGED else None
        ended.append(replace(entry, outcome=later[0], message=later[1], supersedes=()) if later else entry)
    return tuple(ended)


def _ways(batch: Batch, found: Found, path: Path) -> tuple[Callable[[], list[IntakeEntry]], Callable[[], IntakeEntry]]:
    """How a plain file is taken in, and how it is only looked at."""

    def at_sight() -> IntakeEntry:
        try:
            data, _ = read_plain(path)
        except FileError as error:
            return refused(found, "", error)
        return _at_sight(batch, replace(found, data=data))

    return (lambda: _take_path(batch, path, found)), at_sight


def _at_sight(batch: Batch, found: Found) -> IntakeEntry:
    """The entry of a file that cannot be kept now: what is held already is unchanged, of any other its concerns are told."""
    with suppress(StoreError):
        if held := batch.desk.record.intake.settled(digest(found.data)):
            return unchanged(found, digest(found.data), held)
    return refused(found, "", NotTakenIn(), urgent=stated_in_bytes(batch.reader, found.data))


def _taken(batch: Batch, keeper: Keeper) -> Taken:
    found = Attention()
    with trying("Looking for open concerns", batch.failures):
        found = attention(batch.desk.definitions, batch.desk.record, batch.desk.today)
    entries = _as_it_ended(batch, keeper.entries)
    for before, entry in zip(keeper.entries, entries, strict=True):
        if entry != before:
            keeper.voice.outcome(entry)
    return Taken(entries=entries, attention=found, failures=tuple(dict.fromkeys(batch.failures)))


def take_in_again(desk: Desk, *, voice: Voice | None = None) -> Taken:
    """Reads every file in the archive anew, after the program has learned to read better.

    A file that was refused is taken in if it now can be, as of the day it came; a return held already gets what is now
    read from its bytes, in its old place. What could be read before and cannot now keeps what was read.

    Raises:
        StoreError: the record is damaged, or cannot be opened.
    """
    with _batch(desk, again=True) as batch:
        release(batch)
        log = batch.desk.record.intake.all()
        batch.order = {row.sha256: place for place, row in reversed(tuple(enumerate(log)))}
        files = tuple(_archived_files(log).items())
        with (
            desk.progress(files, "Reading the archive again") as shown,
            Keeper(batch=batch, voice=voice or Voice()) as keeper,
        ):
            for sha256, row in shown:
                found = _archived(sha256, row)
                keeper.take(found, *_ways_again(batch, found))
        return _taken(batch, keeper)


def _ways_again(batch: Batch, found: Found) -> tuple[Callable[[], list[IntakeEntry]], Callable[[], IntakeEntry]]:
    """How an archived file is taken in again; where that cannot be kept, it stays as it was read before."""

    def not_read() -> IntakeEntry:
        return refused(found, "", NotTakenIn(_KEPT_AS_IT_WAS))

    def read() -> list[IntakeEntry]:
        try:
            there = replace(found, data=batch.archive.get(found.container))
        except StoreError as error:
            batch.failures.append(Failure(words=str(error), exit_code=error.exit_code))
            return [not_read()]
        batch.parts = batch.unpacked = 0
        return take_file(batch, there)

    return read, not_read


def _archived(sha256: str, row: IntakeRow) -> Found:
    """An archived file as it came."""
    whole = sha256 == row.container
    return Found(
        path=row.path,
        member="" if whole else row.member,
        data=b"",
        modified=row.modified,
        mailed=None if whole else row.mailed,
        sender="" if whole else row.sender,
        message_id="" if whole else row.message_id,
        depth=0 if whole else int(bool(row.member)),
        container=sha256,
        arrived=row.taken_on,
    )


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
def _batch(desk: Desk, *, again: bool = False) -> Iterator[Batch]:
    """Everything that a batch works with; after a rehearsal nothing of it is kept."""
    with Reader(passphrases=board_passphrases(desk).distinct) as reader:
        yield Batch(desk=desk, archive=desk.archive, reader=reader, key=desk.key, again=again)


def _take_path(batch: Batch, path: Path, found: Found) -> list[IntakeEntry]:
    try:
        data, modified = read_plain(path)
    except FileError as error:
        return logged(batch, found, [refused(found, "", error)])
    found = replace(found, data=data, modified=modified, container=digest(data))
    return take_file(batch, found)
