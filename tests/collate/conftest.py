"""The shipped codebook."""

from pathlib import Path

import pytest

from nelaudit.define.definitions import check_codebook
from nelaudit.model.codebook import Codebook
from nelaudit.reading.workbook import read_workbook

WORKBOOK = Path(__file__).parents[2] / "input_templates" / "codebook.xlsx"


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    found, problems = check_codebook(read_workbook(WORKBOOK.read_bytes()))
    assert problems == ()
    return found
