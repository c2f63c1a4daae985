"""The database of the record: opened, brought up to date, asked, and written in wholes; its errors said in plain words."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import closing, contextmanager, suppress
from contextvars import ContextVar
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from sqlalchemy import Connection, Executable, NullPool, Row, create_engine
from sqlalchemy.exc import DBAPIError

from nelaudit.errors import OutputError, RecordInUse, StoreError
from nelaudit.store.faults import store_error, what_to_do
from nelaudit.store.files import ARCHIVE
from nelaudit.store.lock import LOCK, held_by
from nelaudit.store.schema import STEPS

WAIT = 10.0
"""Seconds for which a command waits where another holds the database."""

Values = Mapping[str, Any]

_OPENS: ContextVar[Callable[[], sqlite3.Connection]] = ContextVar("opens")
"""What opens the file that the engine is asked for just now."""

_MODE = 0o640
"""As of every file of the record: strangers to the computer's user group cannot read it, where the system knows modes."""

_ENGINE = create_engine(
    "sqlite://",
    creator=lambda: _OPENS.get()(),  # noqa: PLW0108 - what is to be opened is known only then
    poolclass=NullPool,
    hide_parameters=True,
)
"""One for the process, whatever files are opened, since it keeps every statement that it has once put into words.

What is written never stands in the words of an error (`hide_parameters`): a log must name nobody.
"""


class Database:
    """The open database; use it as a context manager.

    What is asked or written outside a whole stands for itself. A whole holds the database from its beginning, so that it
    never meets another writer half way.
    """

    def __init__(self, path: Path, *, rehearse: bool = False, glance: bool = False) -> None:
        """Opens the database, making or bringing it up to date as needed.

        To rehearse, it opens a copy in memory. So it does at a `glance`, for which it passes any lock: what stands in the
        file at this moment is good enough to look for concerns, and nothing of it is ever written.

        Raises:
            StoreError: it is lost, damaged, in use, may not be written, or is of a newer version of the program.
            OutputError: there is no folder for it, and none can be made.
        """
        self._path = path
        self._nested = self._grouped = False
        if _is_lost(path):
            raise StoreError(
                f"The record’s database {path.name} is missing or empty, though the archive beside it holds files that "
                "were taken in. Put back the latest backup of the folder record. Nothing was changed."
            )
        if not (rehearse or glance):
            _make_folder(path.parent)
        with self._said():
            self._db = _connection(path, rehearse=rehearse, glance=glance)
        try:
            self._migrate()
        except BaseException:
            self._db.close()
            raise

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        with suppress(DBAPIError):  # what is not yet whole is dropped
            self._db.close()

    def _migrate(self) -> None:
        with self._said(), self._db.begin():
            version: int = self._db.exec_driver_sql("PRAGMA user_version").scalar_one()
        if version > len(STEPS):
            raise StoreError("The record was written by a newer version of nelaudit. Please update the program.")
        for number in range(version, len(STEPS)):
            with self.whole():
                for statement in STEPS[number].split(";"):
                    self._db.exec_driver_sql(statement)
                self._db.exec_driver_sql(f"PRAGMA user_version = {number + 1}")

    # Asking and writing

    def rows(self, asked: Executable, values: Values | None = None) -> Sequence[Row[Any]]:
        """Every row that a statement finds; its columns are read by name.

        Raises:
            StoreError: the record cannot be used just now, or at all.
        """
        with self._alone():
            return self._db.execute(asked, values).all()

    def row(self, asked: Executable, values: Values | None = None) -> Row[Any] | None:
        """The first row that a statement finds.

        Raises:
            StoreError: the record cannot be used just now, or at all.
        """
        with self._alone():
            return self._db.execute(asked, values).first()

    def write(self, change: Executable, values: Values | Sequence[Values] | None = None) -> None:
        """Makes a change, once for each of the values.

        Raises:
            StoreError: it could not be written.
        """
        with self._alone():
            self._db.execute(change, values)

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One statement: a part of what was begun, or a transaction of its own, which SQLite begins and ends by itself."""
        with self._said():
            if self._db.in_transaction():
                yield
            else:
                with self._db.begin():
                    yield

    # Wholes and groups

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
            with self._said(), self._part() if self._grouped else self._transaction():
                yield
        finally:
            self._nested = False

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        self._begin()
        try:
            yield
            self._db.commit()
        except BaseException:
            self._drop()
            raise

    @contextmanager
    def _part(self) -> Iterator[None]:
        """A whole of a group: what fails in it is taken back, and the rest of the group stays."""
        self._look_whether_begun()
        # Two are made for each file of a batch, and SQLAlchemy's own savepoint takes five times as long.
        self._db.exec_driver_sql("SAVEPOINT part")
        try:
            yield
            self._db.exec_driver_sql("RELEASE SAVEPOINT part")
        except BaseException:
            for statement in ("ROLLBACK TO SAVEPOINT part", "RELEASE SAVEPOINT part"):
                if self._driver.in_transaction:
                    with suppress(DBAPIError):
                        self._db.exec_driver_sql(statement)
            raise

    def begin(self) -> None:
        """Begins a group: several wholes that go to the disk at once.

        Raises:
            StoreError: the database cannot be written now.
        """
        with self._said():
            self._begin()
        self._grouped = True

    def commit(self) -> None:
        """Ends a group: what was whole in it goes in.

        Raises:
            StoreError: it could not be written, and nothing of the group is kept.
        """
        self._grouped = False
        try:
            self._look_whether_begun()
            with self._said():
                self._db.commit()
        except BaseException:
            self._drop()
            raise

    def _begin(self) -> None:
        try:
            self._db.begin()
            self._db.exec_driver_sql("BEGIN IMMEDIATE")
        except BaseException:
            self._drop()
            raise

    def _look_whether_begun(self) -> None:
        """A database that could not write a part has often dropped the whole group by itself.

        Raises:
            StoreError: it has, and nothing of the group is kept.
        """
        if not self._driver.in_transaction:
            raise StoreError("What was read together with this could not be written either.")

    def _drop(self) -> None:
        """Takes back all that was begun. After a commit that failed SQLAlchemy leaves that to us."""
        with suppress(DBAPIError):
            self._db.rollback()
        with suppress(sqlite3.Error):
            self._driver.rollback()

    # Errors

    @property
    def _driver(self) -> sqlite3.Connection:
        """SQLite's own connection, which knows best whether anything is begun."""
        driver = self._db.connection.driver_connection
        assert isinstance(driver, sqlite3.Connection)  # noqa: S101 - as `_opened` made it
        return driver

    @contextmanager
    def _said(self) -> Iterator[None]:
        """Turns an error of the database into one that says what to do; a mistake of the program stays as it is."""
        try:
            yield
        except DBAPIError as error:
            if not isinstance(error.orig, sqlite3.Error):
                raise
            said = store_error(error.orig, self._path, held_by(self._path.parent / LOCK, other=True))
            if said is None:
                raise
            if isinstance(said, RecordInUse):
                self._wait_no_more()
            raise said from error

    def _wait_no_more(self) -> None:
        """Whoever has waited once in vain need not wait again for each further write."""
        with suppress(sqlite3.Error, AttributeError):
            self._driver.execute("PRAGMA busy_timeout = 0")


def _is_lost(path: Path) -> bool:
    """Whether the database is gone, and not merely not yet made: files that it knew lie in the archive beside it."""
    try:
        if path.stat().st_size:
            return False
    except FileNotFoundError:
        pass
    return any(found.is_file() for found in (path.parent / ARCHIVE).rglob("*"))


def _connection(path: Path, *, rehearse: bool, glance: bool) -> Connection:
    """A connection to the file, or to a copy of it in memory."""
    before = _OPENS.set(partial(_opened, path, rehearse=rehearse, glance=glance))
    try:
        return _ENGINE.connect()
    finally:
        _OPENS.reset(before)


def _opened(path: Path, *, rehearse: bool, glance: bool) -> sqlite3.Connection:
    """SQLite's own connection, which begins nothing by itself (`isolation_level`)."""
    apart = rehearse or glance
    if not apart and not path.exists():
        with suppress(OSError):  # SQLite says what stands in the way
            path.touch(_MODE)
    opened = sqlite3.connect(":memory:" if apart else path, isolation_level=None, timeout=WAIT)
    try:
        if glance:
            opened.deserialize(path.read_bytes())
        elif rehearse and path.is_file():
            with closing(sqlite3.connect(path, timeout=WAIT)) as kept:
                kept.backup(opened)
        opened.execute("PRAGMA foreign_keys = ON")
    except BaseException:
        opened.close()
        raise
    return opened


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"The folder {folder} cannot be made: {what_to_do(error)}") from error
