"""What lies in the folder of returns: the files, their names as messages show them, and their bytes, bounded."""

import datetime as dt
import os
import stat
from collections.abc import Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import category

from nelaudit.errors import InUse, NotAWorkbook, TooLarge
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading import limits
from nelaudit.reading.leftovers import is_passed_over

_FIRST = 8
_UNSHOWN = frozenset({"Cc", "Cs"})


def files_below(paths: Sequence[Path]) -> list[Path]:
    """The files below the paths, oldest first; what programs leave beside an open file is passed over."""
    found: list[Path] = []
    for path in paths:
        if not path.is_dir() or path.is_symlink():
            found.append(path)
            continue
        for folder, _, names in os.walk(path):
            below = Path(folder).relative_to(path)
            found += [Path(folder) / name for name in names if not _passed_over(below / name, Path(folder) / name)]
    return sorted(found, key=lambda path: (_modified(path), path.stem, path.as_posix()))


def _passed_over(below: Path, path: Path) -> bool:
    """Whether a file is left over by its name, and by how it begins, of which its name alone must not decide."""
    return is_passed_over(below.as_posix()) and is_passed_over(below.as_posix(), _first_bytes(path))


def _first_bytes(path: Path) -> bytes:
    if not path.is_file():
        return b""
    try:
        with path.open("rb") as file:
            return file.read(_FIRST)
    except OSError:
        return b""


def _modified(path: Path) -> int:
    try:
        return path.lstat().st_mtime_ns
    except OSError:
        return 0


def shown_path(space: Workspace, path: Path) -> str:
    """The path as messages and the log show it: from the workspace where it lies in it, on one line; a link as itself."""
    try:
        shown = (_resolved(path.parent) / path.name).relative_to(_resolved(space.root)).as_posix()
    except (ValueError, OSError):
        shown = path.as_posix()
    return "".join("\N{REPLACEMENT CHARACTER}" if category(sign) in _UNSHOWN else sign for sign in shown)


@lru_cache(maxsize=64)
def _resolved(folder: Path) -> Path:
    """A folder without links, asked of the system once and not for each of its files."""
    return folder.resolve()


def read_plain(path: Path) -> tuple[bytes, dt.date]:
    """The bytes of a plain file and the day it was last changed.

    Raises:
        FileError: it is no plain file, far too large, or another program holds or changes it.
    """
    try:
        before = path.lstat()
        if not stat.S_ISREG(before.st_mode):
            raise NotAWorkbook("It is not a plain file, but a link or a device.")
        if before.st_size > limits.FILE_BYTES:
            raise TooLarge(f"It has {before.st_size // 1_000_000:,} MB.")
        data = path.read_bytes()
        after = path.lstat()
    except OSError as error:
        raise InUse(f"The system says: {error.strerror or 'it cannot be read'}.") from error
    if (before.st_size, before.st_mtime_ns) != (after.st_size, after.st_mtime_ns) or len(data) != after.st_size:
        raise InUse("It changed while it was being read.")
    return data, dt.datetime.fromtimestamp(after.st_mtime).date()  # noqa: DTZ006 - the day on the coordinator's own clock
