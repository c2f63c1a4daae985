"""Documents on their way to the disk: each is tried, whatever became of the others, and what failed is kept to be said."""

import logging
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from nelaudit.errors import Failure, HeldOpen, OutputError, StoreError
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.trying import trying
from nelaudit.reading.content_digest import content_digest
from nelaudit.store.files import digest, write_whole

_LOG = logging.getLogger(__name__)
_MOST_BESIDE = 50
"""So many files beside one document are tried before it is said that none can be written."""


class WrittenBeside(OutputError):  # noqa: N818 - named for what is so
    """A document could not take its place, which another program holds, and stands beside it."""

    def __init__(self, words: str, path: Path) -> None:
        self.path = path
        super().__init__(words)


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """The documents that a command wrote, and what to say of those that it could not."""

    documents: tuple[Path, ...]
    failures: tuple[Failure, ...]


@dataclass(slots=True, kw_only=True)
class Tray:
    """The documents of one command: those written, and what to say of those that could not be."""

    desk: Desk
    written: list[Path] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)

    def put(self, path: Path, make: Callable[[], bytes], *, replaceable: frozenset[str] = frozenset()) -> Path | None:
        """Makes a document and writes it; gives its place, or None where it could not be written."""
        found, name = len(self.written), _name(self.desk, path)
        with trying(f"{name} could not be written", self.failures):
            try:
                data = make()
                place = save_document(self.desk, path, data, replaceable=replaceable)
                self.written.append(place)
            except WrittenBeside as beside:
                self.written.append(beside.path)
                raise
            except StoreError as error:
                raise OutputError(f"{name} was not written: {error}") from error
        return self.written[-1] if len(self.written) > found else None


def save_document(desk: Desk, path: Path, data: bytes, *, replaceable: frozenset[str] = frozenset()) -> Path:
    """Writes a document; one that a person has edited since is left alone and the new one goes beside it.

    Edited is what says something else. Where Office, SharePoint or OneDrive only saved it again, it is still ours, and
    one that says already what the new one says stays as they left it.

    `replaceable` are the digests of edited states of which everything stands in the new one.

    Returns:
        Where the document now stands.

    Raises:
        WrittenBeside: its place is held by another program, and it stands beside that.
        OutputError: it could not be written at all.
        StoreError: what is written could not be recorded, so that nothing was.
    """
    stem, place, held = path.stem, path, False
    for number in range(1, _MOST_BESIDE):
        try:
            if _takes_place(desk, place, data, replaceable):
                break
        except HeldOpen:
            held = True
        place = path.with_name(f"{stem} (new {desk.today:%Y-%m-%d}{f' {number}' if number > 1 else ''}){path.suffix}")
    else:
        raise OutputError(f"{path} could not be written, nor beside it. Close it in other programs, then run it again.")
    if held:
        raise WrittenBeside(
            f"{_name(desk, path)} is held by another program and stays as it was; the new one stands beside it: "
            f"{place.name}. Close it, then run the command again.",
            place,
        )
    return place


def _takes_place(desk: Desk, place: Path, data: bytes, replaceable: frozenset[str]) -> bool:
    """Writes a document at a place that is free or ours; whether it stands there now.

    Raises:
        HeldOpen: another program holds the place.
    """
    try:
        standing = place.read_bytes()
    except FileNotFoundError:
        _write(desk, place, data, None)
        return True
    except OSError as error:
        raise HeldOpen(f"{place} cannot be read.") from error
    name = _name(desk, place)
    if digest(standing) in {digest(data), *replaceable, *desk.record.documents.digests(name)}:
        _write(desk, place, data, standing)
        return True
    said = content_digest(standing)
    if said and said == content_digest(data):
        return True
    if said and said == desk.record.documents.content(name):
        _write(desk, place, data, standing)
        return True
    return False


def _write(desk: Desk, path: Path, data: bytes, standing: bytes | None) -> None:
    """Records the document and writes it; the same bytes need not be written again."""
    name, new, documents = _name(desk, path), digest(data), desk.record.documents
    same = standing == data
    if not same or new not in documents.digests(name) or not documents.content(name):
        said = content_digest(data)
        if not same or said or new not in documents.digests(name):
            with desk.record.whole():
                documents.add(name, new, before=digest(standing) if standing else "", content=said)
    if not same:
        write_whole(path, data)


def _name(desk: Desk, path: Path) -> str:
    return path.relative_to(desk.space.root).as_posix()
