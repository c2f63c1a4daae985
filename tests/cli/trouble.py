"""What can go wrong around a batch, each as something that is done to a desk and, where it can be, undone.

A full disk is played by the error that the system gives for one, at the very call that would meet it. (Tried by hand on a
small file system that was really full, with 0, 24, 60 and 120 kB left; a test that needs to mount one could not run
everywhere.)
"""

import errno
import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from sqlalchemy.dialects.sqlite.base import SQLiteDialect

from nelaudit.store import database
from tests.conftest import Desk, Ran, edit_workbook

_NEAR = 2
"""How many folders above a file its part of the workspace is looked for: output/record/archive/ab, output/AUDIT/report."""

AUDIT, RENAMED = "neglect-2016", "neglect-again"
CONCERN = {"concern.1.what": "Left alone overnight.", "concern.1.action": "Rung the duty team."}


def register(desk: Desk, edit: Callable[[openpyxl.Workbook], None]) -> None:
    edit_workbook(desk.root / "input_templates" / "register.xlsx", edit)


def urgent(ran: Ran) -> list[str]:
    """The lines that say a concern."""
    return [line for line in ran.err.splitlines() if line.startswith("URGENT")]


def lost(ran: Ran) -> list[str]:
    """The lines that say what the register has lost."""
    return [line for line in ran.err.splitlines() if line.startswith("NOT IN THE REGISTER")]


def drop_rows(sheet: str, **wanted: str) -> Callable[[openpyxl.Workbook], None]:
    """Deletes the rows of a sheet that hold these values."""

    def edit(book: openpyxl.Workbook) -> None:
        header = [cell.value for cell in book[sheet][1]]
        for row in range(book[sheet].max_row, 1, -1):
            values = dict(zip(header, (cell.value for cell in book[sheet][row]), strict=True))
            if all(values[name] == value for name, value in wanted.items()):
                book[sheet].delete_rows(row)

    return edit


def rename_audit(book: openpyxl.Workbook) -> None:
    """Gives an audit another key, on every sheet that names it."""
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            for cell in row:
                if cell.value == AUDIT:
                    cell.value = RENAMED


@contextmanager
def full_disk(part: str) -> Iterator[None]:
    """No file can be begun in folders of this name."""
    whole = os.open

    def opened(path: Any, *rest: Any, **named: Any) -> int:
        if part in Path(path).parent.parts[-_NEAR:] and ".writing-" in Path(path).name:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC), path)
        return whole(path, *rest, **named)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "open", opened)
        yield


@contextmanager
def full_store(statement: str = "COMMIT") -> Iterator[None]:
    """The database meets a full disk at this statement, and takes back what was begun, as it does then."""
    execute: Any = SQLiteDialect.do_execute
    commit: Any = SQLiteDialect.do_commit

    def fail(connection: Any, said: str) -> None:
        if said.startswith(statement) and connection.in_transaction:
            connection.rollback()
            raise sqlite3.OperationalError("database or disk is full")

    def executed(self: SQLiteDialect, cursor: Any, said: str, *rest: Any) -> None:
        fail(cursor.connection, said)
        execute(self, cursor, said, *rest)

    def committed(self: SQLiteDialect, connection: Any) -> None:
        fail(connection, "COMMIT")
        commit(self, connection)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(SQLiteDialect, "do_execute", executed)
        patch.setattr(SQLiteDialect, "do_commit", committed)
        yield


@contextmanager
def held_open(name: str) -> Iterator[None]:
    """Another program holds the document of this name, as Excel does on Windows."""
    whole = os.replace

    def replaced(source: Any, target: Any) -> None:
        if Path(target).name == name:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), target)
        whole(source, target)

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "replace", replaced)
        yield


@contextmanager
def locked_record(desk: Desk, how: str = "EXCLUSIVE") -> Iterator[None]:
    """Another program holds the database."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(database, "WAIT", 0.2)
        other = sqlite3.connect(desk.root / "output/record/nelaudit.db", isolation_level=None)
        other.execute(f"BEGIN {how}")
        try:
            yield
        finally:
            other.close()


@contextmanager
def broken(desk: Desk, name: str) -> Iterator[None]:
    """A file of the workspace, by its path in it, holds something else."""
    path = desk.root / name
    whole = path.read_bytes()
    path.write_bytes(b"neither a workbook nor a document nor a database" * 300)
    try:
        yield
    finally:
        path.write_bytes(whole)


@contextmanager
def mistake_in_register(desk: Desk) -> Iterator[None]:
    """One slip in one row."""
    path = desk.root / "input_templates" / "register.xlsx"
    whole = path.read_bytes()
    register(desk, lambda book: book["Closures"].append(["31/02/2016", None, "Slip", "office"]))
    try:
        yield
    finally:
        path.write_bytes(whole)


@contextmanager
def open_passphrases(desk: Desk) -> Iterator[None]:
    """A mistake in the file of passphrases."""
    path = desk.root / "output/record/passphrases.txt"
    path.write_text("NOBODY = x\n", encoding="utf-8")
    path.chmod(0o600)
    try:
        yield
    finally:
        path.unlink()
