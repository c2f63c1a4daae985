"""Files taken in one after the other: each outcome is told once it is on the disk, and each concern at once.

Writing each file's lines to the disk alone would take as long as reading it, so a few go together. Where they cannot be
written, as on a full disk, that is what is told of them; what is left is still opened, and its concerns are told.
"""

import logging
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from types import TracebackType
from typing import Self

from nelaudit.errors import Failure, FileError, NelauditError, NotTakenIn, StoreError
from nelaudit.model.intake import Outcome
from nelaudit.pathway.batch import Batch, Found, IntakeEntry, log_row
from nelaudit.pathway.trying import our_mistake
from nelaudit.reading.leftovers import is_unfinished
from nelaudit.store.faults import what_to_do

_LOG = logging.getLogger(__name__)
_WRITTEN_AT_ONCE, _SECONDS = 25, 1.0
_UNFINISHED = "Its name is that of an unfinished download: look for the whole file."
_STANDS = frozenset({Outcome.UNCHANGED, Outcome.REFUSED})


def _untold(entry: IntakeEntry) -> None:
    del entry


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """To whom an intake tells what it finds: a concern as soon as it is read, an outcome once it is on the disk."""

    urgent: Callable[[IntakeEntry], None] = _untold
    outcome: Callable[[IntakeEntry], None] = _untold


@dataclass(slots=True, kw_only=True)
class Keeper:
    """Takes files in; use it as a context manager. `keeps` ends once the record cannot be written."""

    batch: Batch
    voice: Voice
    entries: list[IntakeEntry] = field(default_factory=list)
    keeps: bool = True
    _waiting: list[IntakeEntry] = field(default_factory=list)
    _grouped: bool = False
    _since: float = 0.0

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._flush()

    def take(self, found: Found, read: Callable[[], list[IntakeEntry]], at_sight: Callable[[], IntakeEntry]) -> None:
        """Takes one file in. Where it cannot be kept, the file is only looked at, for its concerns."""
        entries = self._read(found, read) if self.keeps else None
        if entries is None:
            entries = [self._logged(at_sight(), found)]
        for entry in entries:
            if entry.urgent:
                self.voice.urgent(entry)
        self._waiting += entries
        if len(self._waiting) >= _WRITTEN_AT_ONCE or time.monotonic() - self._since > _SECONDS:
            self._flush()

    def _read(self, found: Found, read: Callable[[], list[IntakeEntry]]) -> list[IntakeEntry] | None:
        """The entries of a file that was taken in or refused; None where it could be neither."""
        try:
            self._begin()
            return read()
        except StoreError as error:
            self._stop(error)
        except NelauditError as error:
            self._fail(Failure(words=str(error), exit_code=error.exit_code))
        except OSError as error:
            self._fail(Failure(words=f"{found.path}: {what_to_do(error)}"))
        except Exception:  # noqa: BLE001 - one file never stops a batch, be it our own mistake
            _LOG.exception("%s", found.path)
            self._fail(our_mistake(f"{found.path} could not be taken in"))
        return None

    def _logged(self, entry: IntakeEntry, found: Found) -> IntakeEntry:
        """Writes into the log that a file could not be taken in, where the log can be written."""
        if self.keeps and entry.outcome is Outcome.REFUSED:
            try:
                self._begin()
                with self.batch.desk.record.whole():
                    self.batch.desk.record.intake.add(log_row(self.batch, entry, replace(found, container="")))
            except StoreError as error:
                self._stop(error)
        return entry

    def _begin(self) -> None:
        if not self._grouped:
            self.batch.desk.record.begin()
            self._grouped, self._since = True, time.monotonic()

    def _stop(self, error: StoreError) -> None:
        """Nothing more can be kept; what was whole before goes to the disk, if it still can."""
        self.keeps = False
        self._fail(Failure(words=str(error), exit_code=error.exit_code))
        self._flush()

    def _flush(self) -> None:
        """Writes what was read to the disk, and tells it."""
        waiting, self._waiting = self._waiting, []
        if self._grouped:
            self._grouped = False
            try:
                self.batch.desk.record.commit()
            except StoreError as error:
                waiting = [unkept(entry) for entry in waiting]
                if self.keeps:
                    self.keeps = False
                    self._fail(Failure(words=str(error), exit_code=error.exit_code))
        for entry in waiting:
            self.voice.outcome(entry)
        self.entries += waiting
        self._since = time.monotonic()

    def _fail(self, failure: Failure) -> None:
        if failure not in self.batch.failures:
            self.batch.failures.append(failure)


def refused(found: Found, sha256: str, error: FileError, *, urgent: bool = False) -> IntakeEntry:
    """The entry of a file that was refused, with what it means and what to do; its sender did not send half a file."""
    put_right = error.put_right[:1].upper() + error.put_right[1:]
    unfinished = bool(error.for_agency) and is_unfinished(found.member or found.path)
    return IntakeEntry(
        path=found.path,
        member=found.member,
        outcome=Outcome.REFUSED,
        code=error.code,
        message=" ".join(filter(None, (error.summary, error.found, _UNFINISHED if unfinished else put_right))),
        sha256=sha256,
        urgent=urgent,
        sender=found.sender,
        message_id=found.message_id,
        for_agency="" if unfinished else error.for_agency,
    )


def unkept(entry: IntakeEntry) -> IntakeEntry:
    """An entry whose file was read and could not be written to the record; what was refused stays so."""
    if entry.outcome in _STANDS:
        return entry
    found = Found(path=entry.path, member=entry.member, data=b"", sender=entry.sender, message_id=entry.message_id)
    return refused(found, "", NotTakenIn(), urgent=entry.urgent)
