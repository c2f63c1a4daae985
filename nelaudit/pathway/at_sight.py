"""Files that cannot be taken in just now: whether they state an immediate concern is said all the same."""

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from nelaudit.checks.at_sight import states_concern
from nelaudit.errors import FileError
from nelaudit.pathway.incoming import files_below, read_plain, shown_path
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading import limits
from nelaudit.reading.answers import Opened
from nelaudit.reading.containers import Container
from nelaudit.reading.reader import Reader
from nelaudit.store.files import digest

Held = Callable[[str], bool]


def none_held(sha256: str) -> bool:
    """Nothing is known to be held."""
    del sha256
    return False


def stated_in(reader: Reader, opened: Opened, held: Held = none_held, depth: int = 0) -> bool:
    """Whether an immediate concern stands in a workbook, or in one that lies in a mail or zip and is not `held`."""
    if not isinstance(opened, Container):
        return states_concern(opened)
    return depth < limits.DEPTH and any(stated_in_bytes(reader, part.data, held, depth + 1) for part in opened.parts)


def stated_in_bytes(reader: Reader, data: bytes, held: Held = none_held, depth: int = 0) -> bool:
    """The same of bytes; what cannot be opened tells nothing, and what is held was told before."""
    try:
        return not held(digest(data)) and stated_in(reader, reader.open(data), held, depth)
    except FileError:
        return False


def concerns_at_sight(space: Workspace, paths: Sequence[Path], held: Held) -> Iterator[str]:
    """The files below the paths, as messages show them, that state a concern and of which the bytes are not `held`."""
    with Reader() as reader:
        for path in files_below(paths):
            try:
                data, _ = read_plain(path)
            except FileError:
                continue
            if stated_in_bytes(reader, data, held):
                yield shown_path(space, path)
