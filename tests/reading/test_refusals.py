"""Real files that nobody here made: the reason for which each that cannot be read is refused, as a person reviewed it.

`refusals.tsv` has a line for each: its path in the corpus, the code, what is said to be found. All others are read.
"""

import csv
import os
import time
from pathlib import Path

import pytest

from nelaudit.errors import FileError
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.reading import limits
from nelaudit.reading.reader import Reader

CORPUS = Path(os.environ.get("NELAUDIT_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
REFUSALS = Path(__file__).with_name("refusals.tsv")
SLOWEST = 5
pytestmark = [
    pytest.mark.corpus,
    pytest.mark.skipif(not CORPUS.is_dir(), reason="NELAUDIT_CORPUS names no folder of real files"),
]


def outcome(reader: Reader, data: bytes) -> tuple[str, str]:
    """The code and words of a refusal; none for a workbook that is read."""
    try:
        assert isinstance(reader.open(data), ReadWorkbook)
    except FileError as error:
        return error.code, error.found
    return "", ""


def test_each_real_file_that_cannot_be_read_is_refused_for_what_is_so(capsys: pytest.CaptureFixture[str]) -> None:
    with REFUSALS.open(encoding="utf-8", newline="") as file:
        reviewed = {row["path"]: (row["code"], row["found"]) for row in csv.DictReader(file, delimiter="\t")}
    found: dict[str, tuple[str, str]] = {}
    took: dict[str, float] = {}
    with Reader() as reader:
        for path in sorted((CORPUS / "spreadsheets").rglob("*")):
            if path.is_file():
                name = path.relative_to(CORPUS / "spreadsheets").as_posix()
                started = time.perf_counter()
                refused = outcome(reader, path.read_bytes())
                took[name] = time.perf_counter() - started
                if refused[0]:
                    found[name] = refused
    with capsys.disabled():
        for name in sorted(took, key=took.__getitem__)[-SLOWEST:]:
            print(f"{took[name]:6.2f} s  {name}")  # noqa: T201 - the slowest are to be named
    assert max(took.values()) < limits.SECONDS
    assert found == reviewed
