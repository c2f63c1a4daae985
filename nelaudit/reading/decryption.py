"""Locked workbooks → their bytes unlocked, with Excel's silent default password or a passphrase that the board holds.

It runs in the worker process only: the bytes are untrusted, and so is what they hold once they are unlocked. A
passphrase is never part of an error's words.
"""

import io
from collections.abc import Sequence
from typing import Any

from nelaudit.errors import Damaged, Encrypted, FileError
from nelaudit.reading import limits
from nelaudit.reading.content import is_locked

EXCELS_OWN = "VelvetSweatshop"
"""With this Excel locks what is only to be protected against changes, and unlocks it without asking."""


def unlocked(data: bytes, passphrases: Sequence[str]) -> bytes:
    """The bytes that a locked Office file holds; any others as they are.

    Raises:
        Encrypted: no passphrase fits, or the way of locking is not known.
        LabelEncrypted: a sensitivity label locks it; no passphrase is tried.
        Damaged: its inner table of contents cannot be read, or what it holds is no workbook.
    """
    if not is_locked(data):
        return data
    from msoffcrypto import OfficeFile  # noqa: PLC0415 - few files need it

    known = (EXCELS_OWN, *passphrases)
    try:
        file = OfficeFile(io.BytesIO(data))
        tried = known[: _tries(file)]
        if any(_opens(file, passphrase) for passphrase in tried):
            return _content(file)
    except (FileError, MemoryError):
        raise
    except Exception as error:  # whatever the library meets, the file is locked and stays so
        raise Encrypted(
            "It is locked in a way that the program cannot undo, with or without the right passphrase."
        ) from error
    if not tried:
        raise Encrypted("It is locked far more strongly than any office program locks a file.")
    if len(tried) < len(known):
        raise Encrypted(f"Only the first {len(tried) - 1} of the board's passphrases could be tried on it.")
    raise Encrypted("It is one that the board does not hold.")


def _tries(file: Any) -> int:
    """How many passwords may be tried: the stronger a file is locked, the longer each takes."""
    rounds = file.info.get("spinValue", 0) if file.format == "ooxml" else 0
    return min(1 + limits.PASSPHRASES, limits.PASSPHRASE_ROUNDS // max(rounds, 1))


def _opens(file: Any, passphrase: str) -> bool:
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415

    checked = {"verify_password": True} if file.format == "ooxml" else {}
    try:
        file.load_key(password=passphrase, **checked)
    except InvalidKeyError:
        return False
    return True


def _content(file: Any) -> bytes:
    from msoffcrypto.exceptions import InvalidKeyError  # noqa: PLC0415

    out = io.BytesIO()
    try:
        file.decrypt(out)
    except InvalidKeyError as error:  # the passphrase was found to fit before
        raise Damaged("It unlocks, but what it holds is no workbook, or not a whole one.") from error
    return out.getvalue()
