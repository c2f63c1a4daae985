"""The shipped vocabulary, for tests that read texts by it."""

from functools import cache
from pathlib import Path

from nelaudit.accounts.lexicon import Lexicon, lexicon_of
from nelaudit.define import check_vocabulary
from nelaudit.model.vocabulary import Vocabulary
from nelaudit.reading.workbook import read_workbook

SHIPPED = Path(__file__).parents[1] / "input_templates" / "vocabulary.xlsx"


@cache
def vocabulary() -> Vocabulary:
    """The vocabulary that comes with the program."""
    found, problems = check_vocabulary(read_workbook(SHIPPED.read_bytes()))
    assert problems == ()
    return found


def lexicon() -> Lexicon:
    """It, made ready to read by."""
    return lexicon_of(vocabulary())
