"""The workspace: a folder with `input_templates/`, `returns/` and `output/`, and what the program keeps there."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol, TypeVar

from nelaudit.define import (
    CODEBOOK,
    QUESTION_BANK,
    REGISTER,
    VOCABULARY,
)
from nelaudit.errors import OutputError
from nelaudit.store.faults import what_to_do
from nelaudit.store.files import ARCHIVE, Archive, signing_key, write_whole
from nelaudit.store.lock import LOCK, batch_lock
from nelaudit.store.record import Record

HOUSE_STYLE = "house_style.docx"
TEMPLATES = (REGISTER, QUESTION_BANK, CODEBOOK, VOCABULARY, HOUSE_STYLE)
_EMPTIED = {REGISTER: ("Agencies", "Groups", "Audits", "Cases", "Invitations", "Sampling", "Closures", "Decisions",
                       "Checks")}  # fmt: skip

T = TypeVar("T")


class Progress(Protocol):
    """Shows how far a long step is: takes the items and a label, gives the items back one by one."""

    def __call__(self, items: Sequence[T], label: str) -> AbstractContextManager[Iterable[T]]:
        """The items, in a context that shows them going by."""


def silent(items: Sequence[T], label: str) -> AbstractContextManager[Iterable[T]]:
    """Shows nothing."""
    del label
    return nullcontext(items)


@dataclass(frozen=True, slots=True)
class Workspace:
    """Where everything of one board lies."""

    root: Path

    @property
    def templates(self) -> Path:
        """What the coordinator edits."""
        return self.root / "input_templates"

    @property
    def returns(self) -> Path:
        """Where returned files are dropped."""
        return self.root / "returns"

    @property
    def output(self) -> Path:
        """Everything made for people, a folder for each audit."""
        return self.root / "output"

    @property
    def record_folder(self) -> Path:
        """What is never deleted."""
        return self.output / "record"

    def audit_folder(self, audit: str, part: str) -> Path:
        """A part of an audit's folder, such as forms, report or export."""
        return self.output / audit / part

    @property
    def record_path(self) -> Path:
        """The database of the record."""
        return self.record_folder / "nelaudit.db"

    @contextmanager
    def record(self, *, rehearse: bool = False, glance: bool = False) -> Iterator[Record]:
        """The open record; to rehearse, a copy of it, so that nothing is kept; at a glance, a copy past any lock."""
        with Record(self.record_path, rehearse=rehearse, glance=glance) as record:
            yield record

    def locked(self, command: str, *, rehearse: bool = False) -> AbstractContextManager[None]:
        """Holds the workspace for a command; a rehearsal where none ever ran holds nothing, and leaves no lock.

        Raises:
            RecordInUse: another command is at work here; it is named.
            OutputError: no lock can be made.
        """
        path = self.record_folder / LOCK
        return nullcontext() if rehearse and not path.exists() else batch_lock(path, command)

    def archive(self, *, keep: bool = True) -> Archive:
        """The archive of files as received; with `keep` off, as in a rehearsal, it takes nothing in."""
        return Archive(self.record_folder / ARCHIVE, keep=keep)

    def key(self, *, rehearse: bool = False) -> bytes:
        """The board's signing key, made at first use; a rehearsal makes none, and signs with nothing."""
        path = self.record_folder / "signing.key"
        return b"" if rehearse and not path.exists() else signing_key(path)

    def template(self, name: str) -> bytes:
        """A template's bytes: the workspace's own, for the house style else the shipped one.

        Raises:
            OutputError: it cannot be read just now.
        """
        own = self.templates / name
        if own.is_file():
            try:
                return own.read_bytes()
            except OSError as error:
                raise OutputError(f"{own} could not be read: {what_to_do(error)}") from error
        return shipped_templates().joinpath(name).read_bytes()


def shipped_templates() -> Traversable:
    """The templates that come with the program: in the installed package, or in the checkout's own folder."""
    packaged = files("nelaudit") / "input_templates"
    if packaged.is_dir():
        return packaged
    return Path(__file__).parents[2] / "input_templates"


def make_workspace(root: Path, *, empty: bool = False) -> tuple[Path, ...]:
    """Makes the folders and copies the templates that are not there yet; overwrites nothing.

    With `empty`, the register is shipped without the example's agencies, audits and cases.
    """
    made = []
    space = Workspace(root)
    for folder in (space.templates, space.returns, space.output):
        if not folder.is_dir():
            folder.mkdir(parents=True)
            made.append(folder)
    for name in TEMPLATES:
        path = space.templates / name
        if not path.exists():
            data = shipped_templates().joinpath(name).read_bytes()
            write_whole(path, emptied(data, _EMPTIED[name]) if empty and name in _EMPTIED else data)
            made.append(path)
    return tuple(made)


def emptied(workbook: bytes, sheets: Iterable[str]) -> bytes:
    """A definition workbook with only the header rows left on the named sheets."""
    import io  # noqa: PLC0415

    import openpyxl  # noqa: PLC0415 - a third of a second, needed once in a workspace's life

    book = openpyxl.load_workbook(io.BytesIO(workbook))
    for name in sheets:
        sheet = book[name]
        sheet.delete_rows(2, sheet.max_row)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()
