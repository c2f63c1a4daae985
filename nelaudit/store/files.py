"""Files of the record: the archive of bytes as received, the signing key, and whole writes."""

import hashlib
import os
import secrets
from contextlib import suppress
from pathlib import Path

from nelaudit.errors import HeldOpen, OutputError, StoreError
from nelaudit.store.faults import what_to_do

_KEY_BYTES = 32
_NAME_BYTES = 8


def write_whole(path: Path, data: bytes, mode: int = 0o640) -> None:
    """Writes a file under a temporary name beside its place and moves it there: it is whole or not there.

    Strangers to the computer's user group cannot read it (`mode`, where the system knows modes).

    Raises:
        HeldOpen: the file that stands there is held by another program, and stays as it was.
        OutputError: the disk is full, or the folder is not ours.
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
    except OSError as error:
        _drop(name)
        raise OutputError(f"{path} could not be written: {what_to_do(error)}") from error
    try:
        os.replace(name, path)  # noqa: PTH105 - likewise
    except OSError as error:
        _drop(name)
        kind = HeldOpen if isinstance(error, (PermissionError, IsADirectoryError)) else OutputError
        raise kind(f"{path} could not be written: {what_to_do(error)}") from error


def _drop(name: str) -> None:
    """Takes half a file away, where the system lets us."""
    with suppress(OSError):
        Path(name).unlink(missing_ok=True)


def digest(data: bytes) -> str:
    """The SHA-256 of some bytes, in hexadecimal."""
    return hashlib.sha256(data).hexdigest()


ARCHIVE = "archive"
"""The folder of the archive, in that of the record."""


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
            StoreError: they are not there, cannot be read, or are no longer what was put in.
        """
        path = self._folder / sha256[:2] / sha256
        try:
            data = path.read_bytes() if path.exists() else b""
        except OSError as error:
            raise StoreError(f"The archived file {sha256[:12]}… cannot be read: {what_to_do(error)}") from error
        if digest(data) != sha256:
            raise StoreError(
                f"The archived file {sha256[:12]}… is missing or damaged. Put back a backup of the record."
            )
        return data


def signing_key(path: Path) -> bytes:
    """The board's signing key, made at first use and readable by its owner only.

    Raises:
        StoreError: the file is there, but cannot be read or holds no key.
        OutputError: it could not be made.
    """
    if not path.exists():
        write_whole(path, secrets.token_hex(_KEY_BYTES).encode(), 0o600)
    try:
        key = bytes.fromhex(path.read_text("ascii").strip())
    except OSError as error:
        raise StoreError(f"The signing key {path.name} cannot be read: {what_to_do(error)}") from error
    except ValueError as error:
        raise StoreError(f"The signing key {path.name} cannot be read. Put back a backup of the record.") from error
    if len(key) < _KEY_BYTES:
        raise StoreError(f"The signing key {path.name} is too short. Put back a backup of the record.")
    return key
