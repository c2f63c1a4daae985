"""What the system and the database say when they cannot → what was found, and what a person can do about it.

Only a damaged record asks for a backup to be put back: whoever does that for a full disk or a record in use loses what
came in since.
"""

import errno
import shutil
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from nelaudit.errors import RecordInUse, StoreError

_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_DENIED = frozenset({errno.EACCES, errno.EPERM, errno.EBUSY, getattr(errno, "ETXTBSY", errno.EBUSY)})
_TOO_LITTLE = 200_000
"""With fewer bytes free than this, a database that cannot write says many things, and means a full disk."""

_NOTHING_LOST = "Nothing that was kept before is lost."


def what_to_do(error: OSError) -> str:
    """What the system says of a file, and what to do, in one or two sentences."""
    says = error.strerror or str(error) or type(error).__name__
    if error.errno in _FULL:
        return f"{says}. The disk is full: free some space, then run the command again. {_NOTHING_LOST}"
    if error.errno == errno.EROFS:
        return f"{says}. The folder may only be read: choose one that may be written, then run the command again."
    if error.errno in _DENIED:
        return (
            f"{says}. If it is open in another program, close it; else look whether your account may write there. Then "
            "run the command again."
        )
    return f"{says}. Look whether the disk and the folder can be reached, then run the command again."


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kind:
    """One way in which a database fails: by its result codes and by its words, where an error comes without a code."""

    codes: frozenset[int]
    words: tuple[str, ...]


_IN_USE = _Kind(
    codes=frozenset({sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED, sqlite3.SQLITE_PROTOCOL}),
    words=("is locked", "locking protocol"),
)
_NO_SPACE = _Kind(codes=frozenset({sqlite3.SQLITE_FULL}), words=("is full", "no space left"))
_NOT_ALLOWED = _Kind(
    codes=frozenset({sqlite3.SQLITE_READONLY, sqlite3.SQLITE_PERM, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_AUTH}),
    words=("readonly database", "unable to open", "permission denied", "not authorized"),
)
_NO_ANSWER = _Kind(codes=frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_NOLFS}), words=("disk i/o error",))
_DAMAGED = _Kind(
    codes=frozenset({sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_FORMAT}),
    words=("malformed", "not a database"),
)
_PRIMARY = 0xFF
"""A result code of SQLite is the kind of failure in its lowest byte, and details above."""


def store_error(error: sqlite3.Error, path: Path, holder: str = "") -> StoreError | None:
    """What a failing database means for the coordinator; None where it is a mistake in the program.

    `holder` says which command holds the workspace, where one does.
    """
    kind = _kind(error)
    if kind in {_NO_ANSWER, _NOT_ALLOWED} and _is_full(path.parent):
        kind = _NO_SPACE
    match kind:
        case None:
            return None
        case _ if kind is _IN_USE:
            who = holder or "another program, such as a second command or one that looks at databases"
            return RecordInUse(
                f"The record {path.name} is in use by {who}. Nothing is wrong with it, and nothing was lost: wait until "
                "that has ended, then run the command again."
            )
        case _ if kind is _NO_SPACE:
            return StoreError(
                f"The record {path.name} could not be written, since the disk is full. Free some space, then run the "
                f"command again. {_NOTHING_LOST}"
            )
        case _ if kind is _NOT_ALLOWED:
            return StoreError(
                f"The record {path.name} cannot be opened or written here ({error}). Look whether your account may write "
                f"in output/record and the file is not set to be read only, then run the command again. {_NOTHING_LOST}"
            )
        case _ if kind is _NO_ANSWER:
            return StoreError(
                f"The disk did not answer as it should when the record {path.name} was used ({error}). Look whether the "
                "folder can be reached and has space, then run the command again. If it says so again, ask whoever looks "
                "after the computer, and leave the record as it is."
            )
    return StoreError(
        f"The record {path.name} cannot be opened: it is damaged ({error}). Put back the latest backup of output/record."
    )


def _kind(error: sqlite3.Error) -> _Kind | None:
    code: int | None = getattr(error, "sqlite_errorcode", None)
    said = str(error).casefold()
    for kind in (_IN_USE, _NO_SPACE, _NOT_ALLOWED, _NO_ANSWER, _DAMAGED):
        if (code & _PRIMARY in kind.codes) if code is not None else any(words in said for words in kind.words):
            return kind
    return None


def _is_full(folder: Path) -> bool:
    try:
        return shutil.disk_usage(folder).free < _TOO_LITTLE
    except OSError:
        return False
