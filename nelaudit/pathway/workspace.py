"""The workspace: a folder with `input_templates/`, `returns/` and `output/`, and what the program keeps there."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager, nullcontext
from dataclasses import dataclass, replace
from functools import lru_cache
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path
from typing import Protocol, TypeVar

from nelaudit.checks import switchable
from nelaudit.define import (
    CODEBOOK,
    QUESTION_BANK,
    REGISTER,
    VOCABULARY,
    check_codebook,
    check_definitions,
    check_vocabulary,
)
from nelaudit.errors import Damaged, DefinitionError, FileError, OutputError, Problem, UsageProblem
from nelaudit.forms.sampling import lost_cases
from nelaudit.model.codebook import Codebook
from nelaudit.model.definitions import Audit, Definitions, Draw
from nelaudit.model.vocabulary import Vocabulary
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.reading.workbook import read_workbook
from nelaudit.store.faults import what_to_do
from nelaudit.store.files import Archive, signing_key, write_whole
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
        return Archive(self.record_folder / "archive", keep=keep)

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


def load_definitions(space: Workspace, *, vocabulary: bool = False) -> tuple[Definitions, tuple[Problem, ...]]:
    """The definitions, with what was drawn for a session as its own cases, and the advice on them.

    The vocabulary is read on request, for work that compares accounts.

    Raises:
        UsageProblem: the folder is no workspace.
        DefinitionError: every mistake in the workbooks at once.
        StoreError: the record, which holds what was drawn, cannot be used.
    """
    definitions, problems = inspect_definitions(space, vocabulary=vocabulary)
    mistakes = tuple(problem for problem in problems if not problem.advice)
    if mistakes:
        raise DefinitionError(mistakes)
    return definitions, problems


def inspect_definitions(
    space: Workspace, *, glance: bool = False, vocabulary: bool = False
) -> tuple[Definitions, tuple[Problem, ...]]:
    """The definitions as far as they can be understood, and every problem; at a glance, past any lock on the record.

    The vocabulary is read on request, for commands that compare accounts.

    Raises:
        UsageProblem: the folder is no workspace.
        DefinitionError: a workbook is missing or cannot be opened.
        StoreError: the record, which holds what was drawn, cannot be used.
    """
    if not space.templates.is_dir():
        raise UsageProblem(
            f"{space.root} is not a workspace: it has no folder input_templates. Run “init” there first, or name "
            "the right folder with --workspace."
        )
    problems: list[Problem] = []
    register, bank = (_opened(space, name, _read, problems) for name in (REGISTER, QUESTION_BANK))
    codebook = _opened(space, CODEBOOK, _checked_codebook, problems)
    words = _opened(space, VOCABULARY, _checked_vocabulary, problems) if vocabulary else None
    if problems or register is None or bank is None:
        raise DefinitionError(tuple(problems))
    books = {REGISTER: register, QUESTION_BANK: bank}
    definitions, found = check_definitions(books, _draws(space, glance=glance), switchable(), codebook=codebook)
    if words:
        definitions, found = replace(definitions, vocabulary=words[0]), (*found, *words[1])
    return definitions, (*found, *lost_cases(definitions.register.audits, REGISTER))


def _opened(space: Workspace, name: str, read: Callable[[bytes], T], problems: list[Problem]) -> T | None:
    """What reading a definition workbook gives; None where it cannot be opened, which is noted.

    A workspace from before there was a vocabulary reads the shipped one.
    """
    own = space.templates / name
    try:
        shipped = name == VOCABULARY and not own.exists()
        return read(shipped_templates().joinpath(name).read_bytes() if shipped else own.read_bytes())
    except FileNotFoundError:
        problems.append(_unreadable(name, "The file is missing.", "Copy it back from a fresh workspace."))
    except OSError:
        problems.append(_unreadable(name, "The file cannot be read.", "Close it in Excel, then try again."))
    except FileError as error:
        problems.append(_unreadable(name, f"The file cannot be opened. {error.found}", "Put back your last copy."))
    return None


def _draws(space: Workspace, *, glance: bool) -> tuple[Draw, ...]:
    """The samples on record; none where nothing was ever recorded, which makes no record."""
    if not space.record_path.is_file():
        return ()
    with space.record(glance=glance) as record:
        return record.draws()


def load_codebook(space: Workspace) -> Codebook:
    """The workspace's codebook, else the shipped one.

    Raises:
        DefinitionError: every mistake in it at once.
    """
    try:
        codebook, problems = _checked_codebook(space.template(CODEBOOK))
    except FileError as error:
        raise DefinitionError(
            (_unreadable(CODEBOOK, "The file cannot be opened.", "Put back your last copy."),)
        ) from error
    if problems:
        raise DefinitionError(problems)
    return codebook


@lru_cache(maxsize=4)
def _checked_codebook(data: bytes) -> tuple[Codebook, tuple[Problem, ...]]:
    """A codebook's thousands of phrases, read once a process however often they are asked for.

    Raises:
        FileError: it is no workbook, or a damaged one.
    """
    return check_codebook(_read(data))


@lru_cache(maxsize=4)
def _checked_vocabulary(data: bytes) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """A vocabulary, read once a process however often it is asked for.

    Raises:
        FileError: it is no workbook, or a damaged one.
    """
    return check_vocabulary(_read(data))


def _read(data: bytes) -> ReadWorkbook:
    """A definition workbook's cells.

    Raises:
        FileError: it is no workbook, or a damaged one.
    """
    try:
        return read_workbook(data)
    except FileError:
        raise
    except Exception as error:  # whatever a damaged part gives rise to, the file is the board's own and can be put back
        raise Damaged("Its parts make no sense together.") from error


def _unreadable(name: str, found: str, put_right: str) -> Problem:
    return Problem(file=name, sheet="", cell="", found=found.strip(), put_right=put_right)


def known_audit(definitions: Definitions, key: str) -> Audit:
    """The audit with this key.

    Raises:
        UsageProblem: the register has none.
    """
    audit = definitions.register.audit(key)
    if audit is None:
        known = ", ".join(one.key for one in definitions.register.audits) or "none yet"
        raise UsageProblem(f"The register has no audit “{key}”. It has: {known}.")
    return audit
