"""The database file of the record: opened, brought up to date, and written in wholes; its errors said in plain words."""

import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from nelaudit.errors import OutputError, RecordInUse, StoreError
from nelaudit.store.faults import store_error, what_to_do
from nelaudit.store.lock import LOCK, held_by
from nelaudit.store.schema import STEPS

WAIT = 10.0
"""Seconds for which a command waits where another holds the database."""


class Connection:
    """A connection whose errors are those of the record: what is no mistake of the program says what to do."""

    def __init__(self, path: Path, *, rehearse: bool, glance: bool) -> None:
        """Opens the file; to rehearse, a copy of it in memory; at a glance, a copy made past any lock."""
        self._path = path
        with self.said():
            apart = rehearse or glance
            self._db = sqlite3.connect(":memory:" if apart else path, isolation_level=None, timeout=WAIT)
            try:
                if glance:
                    self._db.deserialize(path.read_bytes())
                elif rehearse and path.is_file():
                    with closing(sqlite3.connect(path, timeout=WAIT)) as kept:
                        kept.backup(self._db)
            except BaseException:
                self._db.close()
                raise

    @contextmanager
    def said(self) -> Iterator[None]:
        """Turns an error of the database into one that says what to do."""
        try:
            yield
        except sqlite3.Error as error:
            said = store_error(error, self._path, held_by(self._path.parent / LOCK, other=True))
            if said is None:
                raise
            if isinstance(said, RecordInUse):
                self._wait_no_more()
            raise said from error

    def _wait_no_more(self) -> None:
        """Whoever has waited once in vain need not wait again for each further write."""
        with suppress(sqlite3.Error, AttributeError):
            self._db.execute("PRAGMA busy_timeout = 0")

    def execute(self, statement: str, values: Sequence[Any] = ()) -> sqlite3.Cursor:
        """Runs one statement.

        Raises:
            StoreError: the record cannot be used just now, or at all.
        """
        with self.said():
            return self._db.execute(statement, values)

    @property
    def in_transaction(self) -> bool:
        """Whether something is written that is not yet on the disk."""
        return self._db.in_transaction

    def close(self) -> None:
        """Closes it; what is not yet whole is dropped."""
        self._db.close()


class Database:
    """The open database; use it as a context manager."""

    def __init__(self, path: Path, *, rehearse: bool = False, glance: bool = False) -> None:
        """Opens the database, making or bringing it up to date as needed.

        To rehearse, it opens a copy in memory. So it does at a `glance`, for which it passes any lock: what stands in the
        file at this moment is good enough to look for concerns, and nothing of it is ever written.

        Raises:
            StoreError: it is damaged, in use, may not be written, or is of a newer version of the program.
            OutputError: there is no folder for it, and none can be made.
        """
        self._nested = self._grouped = False
        if not (rehearse or glance):
            _make_folder(path.parent)
        self._db = Connection(path, rehearse=rehearse, glance=glance)
        try:
            self._db.execute("PRAGMA foreign_keys = ON")
            self._migrate()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._db.close()
        if isinstance(error, sqlite3.Error):
            with self._db.said():
                raise error

    def _migrate(self) -> None:
        version = self._db.execute("PRAGMA user_version").fetchone()[0]
        if version > len(STEPS):
            raise StoreError("The record was written by a newer version of nelaudit. Please update the program.")
        for number in range(version, len(STEPS)):
            with self.whole():
                for statement in STEPS[number].split(";"):
                    self._db.execute(statement)
                self._db.execute(f"PRAGMA user_version = {number + 1}")

    @contextmanager
    def whole(self) -> Iterator[None]:
        """What is done inside goes in together, or not at all; inside a whole it is a part of that.

        Raises:
            StoreError: it could not be written, and nothing of it is kept.
        """
        if self._nested:
            yield
            return
        self._nested = True
        try:
            inside = self._db.in_transaction
            self._db.execute("SAVEPOINT one" if inside else "BEGIN IMMEDIATE")
            try:
                with self._db.said():
                    yield
                self._db.execute("RELEASE one" if inside else "COMMIT")
            except BaseException:
                self._undo(("ROLLBACK TO one", "RELEASE one") if self._grouped else ("ROLLBACK",))
                raise
        finally:
            self._nested = False

    def _undo(self, statements: Sequence[str]) -> None:
        """Takes back what was begun; a database that could not write has often done so by itself."""
        for statement in statements:
            if self._db.in_transaction:
                with suppress(StoreError, sqlite3.Error):
                    self._db.execute(statement)

    def begin(self) -> None:
        """Begins a group: several wholes that go to the disk at once.

        Raises:
            StoreError: the database cannot be written now.
        """
        self._db.execute("BEGIN IMMEDIATE")
        self._grouped = True

    def commit(self) -> None:
        """Ends a group: what was whole in it goes in.

        Raises:
            StoreError: it could not be written, and nothing of the group is kept.
        """
        self._grouped = False
        if not self._db.in_transaction:
            raise StoreError("What was read together with this could not be written either.")
        try:
            self._db.execute("COMMIT")
        except BaseException:
            self._undo(("ROLLBACK",))
            raise

    @contextmanager
    def group(self) -> Iterator[None]:
        """Several wholes, written to the disk at once: what was whole goes in, even where a later one fails.

        Raises:
            StoreError: nothing of them could be written.
        """
        self.begin()
        try:
            yield
        finally:
            self.commit()


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be made: {what_to_do(error)}") from error
