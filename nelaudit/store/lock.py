"""The lock that a command holds while it writes in a workspace, and the name of whoever holds it.

The lock is the operating system's own (`filelock`: flock, on Windows LockFileEx), so that it falls with the process
that holds it, however that ends; on a shared folder it holds as far as the server passes locks on. Who holds it stands
in a file beside, since on Windows nobody else can read the first byte of a file that is locked.
"""

import datetime as dt
import getpass
import os
import platform
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from nelaudit.errors import OutputError, RecordInUse
from nelaudit.store.faults import what_to_do

LOCK = "batch.lock"
_MOST_BYTES = 2_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Holder:
    """Who holds a workspace: the command, its process, the computer, the user, and since when."""

    command: str
    process: str
    computer: str
    user: str
    since: str

    def __str__(self) -> str:
        """As a message names it: “run” (process 4711 of m.tallis on QA-PC, since 13 June 2016, 09:05)."""
        who = f"process {self.process}"
        who += f" of {self.user}" if self.user else ""
        who += f" on {self.computer}" if self.computer else ""
        return f"“{self.command}” ({who}, since {self.since})"


@contextmanager
def batch_lock(path: Path, command: str = "") -> Iterator[None]:
    """Holds the workspace for one command; the operating system lets go of it however the command ends.

    Raises:
        RecordInUse: another command is at work here; it is named.
        OutputError: no lock can be made here, as on a full disk.
    """
    lock = FileLock(path, timeout=0)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        lock.acquire()
    except Timeout:
        raise RecordInUse(
            f"Another batch is at work in this workspace: {held_by(path) or 'it does not say which'}. Wait until it has "
            "ended, then try again. Nothing was done."
        ) from None
    except OSError as error:
        raise OutputError(f"The workspace cannot be held for this command: {what_to_do(error)}") from error
    try:
        _name_holder(path, command)
        yield
    finally:
        with suppress(OSError):
            _beside(path).unlink(missing_ok=True)
        lock.release()


def held_by(path: Path, *, other: bool = False) -> str:
    """Who says that they hold the lock, in words; empty where nobody does, it cannot be read, or no `other` process does."""
    try:
        with _beside(path).open("rb") as file:
            lines = file.read(_MOST_BYTES).decode("utf-8", "replace").splitlines()
    except OSError:
        return ""
    said = {name.strip(): value.strip() for name, _, value in (line.partition(":") for line in lines)}
    if not said.get("command") or (other and said.get("process") == str(os.getpid())):
        return ""
    return str(Holder(**{name: said.get(name, "") for name in Holder.__slots__}))


def _name_holder(path: Path, command: str) -> None:
    """Writes who holds the lock; on a full disk it is held all the same, without a name."""
    now = dt.datetime.now()  # noqa: DTZ005 - the coordinator's own clock
    holder = Holder(
        command=command or "a batch",
        process=str(os.getpid()),
        computer=platform.node(),
        user=_user(),
        since=f"{now.day} {now:%B %Y, %H:%M}",
    )
    lines = (f"{name}: {' '.join(getattr(holder, name).split())}\n" for name in Holder.__slots__)
    with suppress(OSError):
        _beside(path).write_text("".join(lines), encoding="utf-8")


def _beside(path: Path) -> Path:
    return path.with_suffix(".holder")


def _user() -> str:
    try:
        return getpass.getuser()
    except (KeyError, ImportError, OSError):  # a computer that knows no name for whoever is at work
        return ""
