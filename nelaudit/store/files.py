"""Files of the record: the archive of bytes as received, the signing key, the batch's lock, and whole writes."""

import hashlib
import os
import secrets
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from nelaudit.errors import OutputError, StoreError

_KEY_BYTES = 32
_NAME_BYTES = 8


def write_whole(path: Path, data: bytes, mode: int = 0o640) -> None:
    """Writes a file under a temporary name beside its place and moves it there: it is whole or not there.

    Strangers to the computer's user group cannot read it (`mode`, where the system knows modes).

    Raises:
        OutputError: the disk is full, the folder is not ours, or the file is open in another program.
    """
    name = f"{path.parent}/.writing-{secrets.token_hex(_NAME_BYTES)}"

    def only_ours(made: str, flags: int) -> int:
        return os.open(made, flags, mode)

    try:
        os.makedirs(path.parent, exist_ok=True)  # noqa: PTH103 - it is done for every file of a batch, and pathlib's takes twice as long
        with open(name, "xb", opener=only_ours) as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)  # noqa: PTH105 - likewise
    except OSError as error:
        Path(name).unlink(missing_ok=True)
        raise OutputError(f"{path} could not be written: {error.strerror}. If it is open in another program, close it "
                          "and run the command again.") from error  # fmt: skip


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


class Archive:
    """Bytes as received, each under its digest; nothing is ever changed or taken away."""

    def __init__(self, folder: Path, *, keep: bool = True) -> None:
        """`folder` is made when the first file is put in; with `keep` off, as in a rehearsal, nothing is put in."""
        self._folder, self._keep = folder, keep

    def put(self, data: bytes, sha256: str = "") -> str:
        """Keeps the bytes and gives their digest, which is worked out where it is not known yet."""
        sha256 = sha256 or digest(data)
        path = self._folder / sha256[:2] / sha256
        if self._keep and not path.exists():
            write_whole(path, data)
        return sha256

    def get(self, sha256: str) -> bytes:
        """The bytes with this digest.

        Raises:
            StoreError: they are not there, or are no longer what was put in.
        """
        path = self._folder / sha256[:2] / sha256
        data = path.read_bytes() if path.exists() else b""
        if digest(data) != sha256:
            raise StoreError(
                f"The archived file {sha256[:12]}… is missing or damaged. Put back a backup of the record."
            )
        return data


def signing_key(path: Path) -> bytes:
    """The board's signing key, made at first use and readable by its owner only.

    Raises:
        StoreError: the file is there, but holds no key.
    """
    if not path.exists():
        write_whole(path, secrets.token_hex(_KEY_BYTES).encode(), 0o600)
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except (ValueError, OSError) as error:
        raise StoreError(f"The signing key {path.name} cannot be read. Put back a backup of the record.") from error
    if len(key) < _KEY_BYTES:
        raise StoreError(f"The signing key {path.name} is too short. Put back a backup of the record.")
    return key


@contextmanager
def batch_lock(path: Path) -> Iterator[None]:
    """Holds the workspace for one batch; the operating system lets go of it however the batch ends.

    Raises:
        StoreError: another batch is at work here.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    lock = sqlite3.connect(path, isolation_level=None, timeout=0)
    try:
        lock.execute("BEGIN EXCLUSIVE")
    except sqlite3.OperationalError as error:
        lock.close()
        raise StoreError(
            "Another batch is at work in this workspace. Wait until it has ended, then try again."
        ) from error
    try:
        yield
    finally:
        lock.close()
