"""The definition workbooks together, so that what one names in another is checked too.

The vocabulary names nothing of the others, and is checked alone.
"""

from collections.abc import Iterable, Mapping

from nelaudit.define.codebook import read_codebook
from nelaudit.define.question_bank import read_question_bank
from nelaudit.define.register import read_register, read_scales
from nelaudit.define.tables import Problems, SourceBook
from nelaudit.define.vocabulary import read_vocabulary
from nelaudit.errors import Problem
from nelaudit.model.codebook import Codebook
from nelaudit.model.definitions import Definitions, Draw, Register, Words
from nelaudit.model.vocabulary import Vocabulary
from nelaudit.model.workbooks import ReadWorkbook

REGISTER, QUESTION_BANK, CODEBOOK = "register.xlsx", "question_bank.xlsx", "codebook.xlsx"
VOCABULARY = "vocabulary.xlsx"


def check_definitions(
    books: Mapping[str, ReadWorkbook],
    draws: Iterable[Draw] = (),
    codes: Mapping[str, bool] | None = None,
    *,
    words: Words | None = None,
) -> tuple[Definitions, tuple[Problem, ...]]:
    """The definitions as far as they can be understood, and every problem found, by file, sheet and cell.

    `books` holds the register and the question bank by file name; `draws` are the samples on record, whose cases are the
    audits' own. `codes` are those of all checks, with whether each may be turned to advice or off. `words` are the codebook
    and the vocabulary, for work that needs them; without them, no question's theme is looked up.
    """
    problems = Problems()
    register, bank = (SourceBook(file=name, book=books[name], problems=problems) for name in (REGISTER, QUESTION_BANK))
    keys = frozenset(theme.key for theme in words.codebook.themes) if words else None
    questions = read_question_bank(bank, read_scales(register), keys)
    definitions = Definitions(
        register=read_register(register, frozenset(tool.key for tool in questions.tools), draws, codes),
        bank=questions,
        words=words,
    )
    return definitions, problems.all()


def read_register_alone(book: ReadWorkbook) -> Register:
    """The register as far as it can be understood without the other workbooks, whatever mistakes stand in it."""
    source = SourceBook(file=REGISTER, book=book, problems=Problems())
    return read_register(source, frozenset())


def check_codebook(book: ReadWorkbook) -> tuple[Codebook, tuple[Problem, ...]]:
    """The codebook alone, and every problem in it."""
    problems = Problems()
    codebook = read_codebook(SourceBook(file=CODEBOOK, book=book, problems=problems))
    return codebook, problems.all()


def check_vocabulary(book: ReadWorkbook) -> tuple[Vocabulary, tuple[Problem, ...]]:
    """The vocabulary as far as it can be understood, and every problem in it."""
    problems = Problems()
    vocabulary = read_vocabulary(SourceBook(file=VOCABULARY, book=book, problems=problems))
    return vocabulary, problems.all()
