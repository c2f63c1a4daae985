"""Further ways in which filled forms come back spoiled, of everyday office life; beside those in `mangler`.

`OFFICE_WAYS` take a form alone, in the manner of `mangler.WAYS`; `TOGETHER` take a second form too. `AMBIGUOUS` names
those after which not even a careful reader could tell for certain what some text answers.
"""

from tests.intake import (
    ways_cells,
    ways_choices,
    ways_copies,
    ways_headings,
    ways_labels,
    ways_names,
    ways_rows,
    ways_sheets,
    ways_tables,
    ways_together,
    ways_word,
    ways_wording,
)  # fmt: skip
from tests.intake.office_registry import AMBIGUOUS, OFFICE_WAYS, TOGETHER

ROOMS = (
    ways_word, ways_wording, ways_rows, ways_names, ways_headings, ways_tables, ways_sheets, ways_copies, ways_cells,
    ways_choices, ways_together, ways_labels,
)  # fmt: skip
"""The modules that fill the lists when they are imported."""

__all__ = ["AMBIGUOUS", "OFFICE_WAYS", "ROOMS", "TOGETHER"]
