"""What a failing system or database means: a backup is asked for where the record is damaged, and only there."""

import errno
import os
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import insert, text
from sqlalchemy.exc import IntegrityError, OperationalError

from nelaudit.errors import RecordInUse, StoreError
from nelaudit.store import database, faults
from nelaudit.store.record import Record
from nelaudit.store.tables import concerns_shown


@pytest.fixture
def record(tmp_path: Path) -> Path:
    path = tmp_path / "nelaudit.db"
    with Record(path) as made, made.whole():
        made.documents.add("a", "1")
    return path


def write(path: Path) -> None:
    with Record(path) as record, record.whole():
        record.documents.add("b" * 20_000, "2")


def locked(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    try:
        write(path)
    finally:
        other.close()


def locked_while_at_work(path: Path) -> None:
    other = sqlite3.connect(path, isolation_level=None)
    try:
        with Record(path) as record:
            other.execute("BEGIN IMMEDIATE")
            with record.whole():
                record.documents.add("b", "2")
    finally:
        other.close()


def read_only(path: Path) -> None:
    with Record(path) as record:
        record._driver.execute("PRAGMA query_only = ON")  # noqa: SLF001 - as a file that may only be read
        with record.whole():
            record.documents.add("b", "2")


def full(path: Path) -> None:
    with Record(path) as record:
        pages = record._driver.execute("PRAGMA page_count").fetchone()[0]  # noqa: SLF001 - as a disk without room
        record._driver.execute(f"PRAGMA max_page_count = {pages}")  # noqa: SLF001
        with record.whole():
            record.documents.add("b" * 200_000, "2")


def no_database(path: Path) -> None:
    path.write_bytes(b"not a database at all" * 300)
    write(path)


def cut_short(path: Path) -> None:
    path.write_bytes(path.read_bytes()[:8192])
    with Record(path) as record:
        record.intake.all()
        record.holdings.all()


def a_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    write(path)


@pytest.mark.parametrize(
    ("fail", "kind", "words"),
    [
        (locked, RecordInUse, "is in use by another program"),
        (locked_while_at_work, RecordInUse, "is in use by another program"),
        (full, StoreError, "the disk is full"),
        (read_only, StoreError, "cannot be opened or written here"),
        (a_folder, StoreError, "cannot be opened or written here"),
        (no_database, StoreError, "is damaged"),
        (cut_short, StoreError, "is damaged"),
    ],
)
def test_what_sqlite_says_is_told_apart(
    record: Path, monkeypatch: pytest.MonkeyPatch, fail: Callable[[Path], None], kind: type[StoreError], words: str
) -> None:
    monkeypatch.setattr(database, "WAIT", 0.1)
    with pytest.raises(kind) as raised:
        fail(record)
    assert words in str(raised.value)
    assert ("backup" in str(raised.value)) is (words == "is damaged")
    assert raised.value.exit_code == 3


@pytest.mark.parametrize(
    ("said", "words"),
    [
        ("database is locked", "in use"),
        ("database table is locked", "in use"),
        ("database or disk is full", "disk is full"),
        ("attempt to write a readonly database", "cannot be opened or written here"),
        ("unable to open database file", "cannot be opened or written here"),
        ("disk I/O error", "did not answer"),
        ("database disk image is malformed", "backup"),
        ("file is not a database", "backup"),
    ],
)
def test_an_error_without_a_code_is_known_by_its_words(tmp_path: Path, said: str, words: str) -> None:
    told = faults.store_error(sqlite3.OperationalError(said), tmp_path / "nelaudit.db")
    assert told is not None
    assert words in str(told)


def test_a_mistake_of_ours_is_no_fault_of_the_record(record: Path) -> None:
    assert faults.store_error(sqlite3.OperationalError("no such column: x"), record) is None
    with pytest.raises(OperationalError), Record(record) as opened:
        opened.rows(text("SELECT x FROM forms"))
    with pytest.raises(IntegrityError) as raised, Record(record) as opened:
        opened.write(insert(concerns_shown), {"mark": "of a child", "shown_on": None, "command": None})
    assert "of a child" not in str(raised.value), "an error may be written to a log, which must name nobody"


def test_an_unanswering_disk_without_room_is_a_full_one(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    error = sqlite3.OperationalError("disk I/O error")
    monkeypatch.setattr("shutil.disk_usage", lambda _: type("Usage", (), {"free": 0}))
    assert "disk is full" in str(faults.store_error(error, tmp_path / "nelaudit.db"))


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "The disk is full: free some space"),
        (errno.EACCES, "If it is open in another program, close it"),
        (errno.EPERM, "If it is open in another program, close it"),
        (errno.EROFS, "The folder may only be read"),
        (errno.EIO, "Look whether the disk and the folder can be reached"),
    ],
)
def test_what_the_system_says_comes_with_what_to_do(number: int, words: str) -> None:
    said = faults.what_to_do(OSError(number, os.strerror(number)))
    assert said.startswith(os.strerror(number))
    assert words in said
    assert "backup" not in said


def test_at_a_glance_a_locked_record_is_read_and_nothing_of_it_written(record: Path) -> None:
    other = sqlite3.connect(record, isolation_level=None)
    other.execute("BEGIN EXCLUSIVE")
    with Record(record, glance=True) as seen:
        assert seen.documents.digests("a") == {"1"}
        seen.documents.add("a", "2")
    other.close()
    with Record(record) as kept:
        assert kept.documents.digests("a") == {"1"}
