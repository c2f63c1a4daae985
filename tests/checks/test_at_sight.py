"""A workbook that is not taken in: whether a concern stands in it, in whatever state the form is."""

import datetime as dt

import pytest

from nelaudit.checks.at_sight import states_concern
from nelaudit.model.workbooks import CellValue, ReadSheet, ReadWorkbook

HEADING = ("No.", "What is the concern?", "Action taken", "By whom", "When", "Reference", "What is missing")


def book(*rows: tuple[CellValue | None, ...], name: str = "Immediate concerns") -> ReadWorkbook:
    cells = {
        (row, col): value for row, values in enumerate(rows) for col, value in enumerate(values) if value is not None
    }
    return ReadWorkbook(format="xlsx", sheets=(ReadSheet(name=name, hidden=False, cells=cells),), properties={})


@pytest.mark.parametrize(
    ("rows", "stated"),
    [
        ([("", *HEADING), ("concern.1", 1, "Left alone.")], True),
        ([("", *HEADING), ("concern.1", 1, None, "Rung the duty team.")], True),
        ([("", *HEADING), ("concern.1", 1, None, None, None, dt.date(2016, 6, 1))], True),
        ([("", *HEADING), ("concern.1", 1, None, None, None, None, None, "Answer needed")], False),
        ([("", *HEADING), ("concern.1", 1, "None")], False),
        ([("", *HEADING), ("concern.1", 1, "N/A", "N/A")], False),
        ([("", *HEADING), ("concern.1", 1)], False),
        ([("", *HEADING), ("concern.1", 1), ("concern.2", 2), ("concern.3", 3, "He moved back in.")], True),
        ([("concern.2", 2, "He moved back in.")], True),
        ([HEADING, (1, "Left alone.")], True),
        ([HEADING, (), (), (1, "Left alone.")], True),
        ([("What is the concern? (one a row)",), ("Left alone.",)], True),
        ([HEADING, (1, "No concerns identified.")], False),
        ([HEADING, (), (), (), ("Good practice", "What was done")], False),
        ([("Week", "Duty"), ("1", "Left alone.")], False),
        ([], False),
    ],
)
def test_concerns_are_seen_by_hidden_names_and_by_the_heading(
    rows: list[tuple[CellValue | None, ...]],
    stated: bool,  # noqa: FBT001 - the table's expect column
) -> None:
    assert states_concern(book(*rows)) is stated
    assert states_concern(book(*rows, name="Sheet1")) is stated


def test_what_formulas_show_is_the_form_s_own() -> None:
    cells: dict[tuple[int, int], CellValue] = {(0, 0): "concern.1", (0, 1): 1, (0, 7): "Something else"}
    sheet = ReadSheet(name="x", hidden=False, cells=cells, formulas=frozenset({(0, 7)}))
    assert not states_concern(ReadWorkbook(format="xlsx", sheets=(sheet,), properties={}))
