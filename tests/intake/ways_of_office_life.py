"""Further ways in which filled forms come back spoiled, of everyday office life; beside those in `mangler`.

`OFFICE_WAYS` take a form alone, in the manner of `mangler.WAYS`; `TOGETHER` take a second form too. `AMBIGUOUS` names
those after which not even a careful reader could tell for certain what some text answers.
"""

from tests.intake import ways_cells, ways_rows, ways_sheets, ways_tables, ways_together, ways_word
from tests.intake.office_registry import AMBIGUOUS, OFFICE_WAYS, TOGETHER

ROOMS = (ways_word, ways_rows, ways_tables, ways_sheets, ways_cells, ways_together)
"""The modules that fill the lists when they are imported."""

__all__ = ["AMBIGUOUS", "OFFICE_WAYS", "ROOMS", "TOGETHER"]
