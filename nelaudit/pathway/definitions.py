"""The definition workbooks of a workspace, read once a process for the same bytes, with every mistake in them."""

from collections.abc import Iterator, Mapping
from functools import lru_cache

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
from nelaudit.errors import Damaged, DefinitionError, FileError, Problem, UsageProblem
from nelaudit.forms.sampling import lost_cases
from nelaudit.model.codebook import Codebook
from nelaudit.model.definitions import Audit, Definitions, Draw, Words
from nelaudit.model.vocabulary import Vocabulary
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.workspace import Workspace, shipped_templates
from nelaudit.reading.workbook import read_workbook


def load_definitions(space: Workspace, *, compares: bool = False) -> tuple[Definitions, tuple[Problem, ...]]:
    """The definitions, with what was drawn for a session as its own cases, and the advice on them.

    The codebook and the vocabulary are read for work that `compares` what agencies say, and only then.

    Raises:
        UsageProblem: the folder is no workspace.
        DefinitionError: every mistake in the workbooks at once.
        StoreError: the record, which holds what was drawn, cannot be used.
    """
    definitions, problems = inspect_definitions(space, compares=compares)
    mistakes = tuple(problem for problem in problems if not problem.advice)
    if mistakes:
        raise DefinitionError(mistakes)
    return definitions, problems


def inspect_definitions(
    space: Workspace, *, glance: bool = False, compares: bool = False
) -> tuple[Definitions, tuple[Problem, ...]]:
    """The definitions as far as they can be understood, and every problem; at a glance, past any lock on the record.

    The codebook and the vocabulary are read for work that `compares` what agencies say, and only then.

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
    given, problems = dict[str, bytes](), []
    for name in (REGISTER, QUESTION_BANK, *((CODEBOOK, VOCABULARY) if compares else ())):
        try:
            data = _own_or_shipped(space, name)
            _read(data)
        except FileNotFoundError:
            problems.append(
                _unreadable(
                    name,
                    "The file is missing.",
                    "Put back your last copy, or, where you have none, one from a fresh workspace.",
                )
            )
        except OSError:
            problems.append(_unreadable(name, "The file cannot be read.", "Close it in Excel, then try again."))
        except FileError as error:
            problems.append(_unreadable(name, f"The file cannot be opened. {error.found}", "Put back your last copy."))
        else:
            given[name] = data
    draws = _draws(space, glance=glance)
    if problems:
        further = (one for one in _in_the_rest(given, draws) if not one.advice)
        raise DefinitionError((*problems, *further))
    definitions, found = _checked(
        given[REGISTER],
        given[QUESTION_BANK],
        given.get(CODEBOOK),
        given.get(VOCABULARY),
        draws,
        tuple(switchable().items()),
    )
    return definitions, (*found, *lost_cases(definitions.register.audits, REGISTER))


def _in_the_rest(given: Mapping[str, bytes], draws: tuple[Draw, ...]) -> Iterator[Problem]:
    """What is wrong in those workbooks that can be opened, where another cannot."""
    if REGISTER in given and QUESTION_BANK in given:
        yield from _checked(given[REGISTER], given[QUESTION_BANK], None, None, draws, tuple(switchable().items()))[1]
    if CODEBOOK in given:
        yield from _checked_codebook(given[CODEBOOK])[1]
    if VOCABULARY in given:
        yield from _checked_vocabulary(given[VOCABULARY])[1]


def _draws(space: Workspace, *, glance: bool) -> tuple[Draw, ...]:
    """The samples on record; none where nothing was ever recorded, which makes no record."""
    if not space.record_path.is_file():
        return ()
    with space.record(glance=glance) as record:
        return record.draws.all()


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
def _checked(
    register: bytes,
    bank: bytes,
    codebook: bytes | None,
    vocabulary: bytes | None,
    draws: tuple[Draw, ...],
    codes: tuple[tuple[str, bool], ...],
) -> tuple[Definitions, tuple[Problem, ...]]:
    """Definitions and what is wrong in them, worked out once a process for the same bytes and samples."""
    books = {REGISTER: _read(register), QUESTION_BANK: _read(bank)}
    if codebook is None or vocabulary is None:
        return check_definitions(books, draws, dict(codes))
    themes, mistakes = _checked_codebook(codebook)
    compared, further = _checked_vocabulary(vocabulary)
    words = Words(codebook=themes, vocabulary=compared)
    definitions, problems = check_definitions(books, draws, dict(codes), words=words)
    return definitions, (*mistakes, *problems, *further)


@lru_cache(maxsize=4)
def _checked_codebook(data: bytes) -> tuple[Codebook, tuple[Problem, ...]]:
    """A codebook's thousands of phrases, read once a process however often they are asked for.

    Raises:
        FileError: it is no workbook, or a damaged one.
    """
    return check_codebook(_read(data))


def _own_or_shipped(space: Workspace, name: str) -> bytes:
    """A definition workbook's bytes; of the vocabulary, which a workspace from before it has not, else the shipped one's.

    Raises:
        OSError: it is missing, or cannot be read.
    """
    own = space.templates / name
    shipped = name == VOCABULARY and not own.exists()
    return shipped_templates().joinpath(name).read_bytes() if shipped else own.read_bytes()


@lru_cache(maxsize=4)
def _checked_vocabulary(data: bytes) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """A vocabulary, read once a process however often it is asked for.

    Raises:
        FileError: it is no workbook, or a damaged one.
    """
    return check_vocabulary(_read(data))


@lru_cache(maxsize=8)
def _read(data: bytes) -> ReadWorkbook:
    """A definition workbook's cells, read once a process.

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
