"""The desk: everything that a command works with, as one value."""

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass

from nelaudit.model.audit_state import Assessed
from nelaudit.model.definitions import Audit, Definitions
from nelaudit.pathway.definitions import known_audit
from nelaudit.pathway.guarding import guard_for, guard_of
from nelaudit.pathway.workspace import Progress, Workspace, silent
from nelaudit.privacy import Guard
from nelaudit.store.files import Archive
from nelaudit.store.record import Record


@dataclass(slots=True, kw_only=True)
class Desk:
    """What a command works with: the workspace with its definitions and its record, the day, and how progress is shown.

    `clock` is the time of day for the log, where it is known. A rehearsal works on a copy of the record, and keeps nothing.
    """

    space: Workspace
    today: dt.date
    definitions: Definitions
    clock: str = ""
    progress: Progress = silent
    rehearse: bool = False
    _record: Record | None = None
    _guard: Guard | None = None

    @property
    def record(self) -> Record:
        """The record, opened when it is first asked for.

        Raises:
            StoreError: it cannot be used.
        """
        if self._record is None:
            self._record = Record(self.space.record_path, rehearse=self.rehearse)
        return self._record

    @property
    def guard(self) -> Guard:
        """The guard of what the command writes, made once: it knows every child of the record and of the register."""
        if self._guard is None:
            self._guard = guard_of(self.definitions, self.record)
        return self._guard

    def guard_for(self, audit: Audit, returns: Iterable[Assessed] = ()) -> Guard:
        """The guard of an audit's own documents."""
        return guard_for(self.guard, self.record, audit, self.today, returns)

    @property
    def archive(self) -> Archive:
        """The archive of files as they came; in a rehearsal it takes nothing in."""
        return self.space.archive(keep=not self.rehearse)

    @property
    def key(self) -> bytes:
        """The board's signing key, made at first use; a rehearsal makes none."""
        return self.space.key(rehearse=self.rehearse)

    def audit(self, key: str) -> Audit:
        """The audit with this key.

        Raises:
            UsageProblem: the register has none.
        """
        return known_audit(self.definitions, key)

    def read_anew(self, definitions: Definitions) -> None:
        """Goes on with definitions that have just been read."""
        self.definitions, self._guard = definitions, None

    def close(self) -> None:
        """Closes the record."""
        if self._record is not None:
            self._record.__exit__(None, None, None)
            self._record = None
