"""A workbook that is not taken in → whether an immediate concern stands in it, as far as that can be seen.

A refused or unkept file has no return that checks could look at, and a child may be at risk all the same. So nothing is
asked of the file but that it looks like our form: rows that carry our hidden names, or stand below our heading.
"""

import re
from collections.abc import Iterator, Mapping

from nelaudit.model.concerns import denies_concern
from nelaudit.model.folding import words_alone
from nelaudit.model.returns import is_blank
from nelaudit.model.workbooks import ReadSheet, ReadWorkbook

_ROW_NAME = re.compile(r"concern\.\d{1,2}")
_HEADING = "what is the concern"
_IN_BOTH = "concern"
"""What stands in the heading and in each row's name, wherever they are written in plain letters."""

_OPENINGS = frozenset({"what", "conc"})
"""How the heading and the rows' names begin: a sheet without either holds no concern."""

_LIVE = frozenset({"answer needed", "complete", "optional", "not applicable"})
"""What the form itself says at the end of a row, where a program has kept the words and dropped the formula."""

_ROWS_BELOW, _EMPTY_ROWS = 40, 2

Cells = list[tuple[int, str]]


def states_concern(book: ReadWorkbook) -> bool:
    """Whether anything stands among the immediate concerns of a form, or of what is left of one, but that there is none."""
    return any(concerns_on(sheet) for sheet in book.sheets)


def concerns_on(sheet: ReadSheet) -> tuple[str, ...]:
    """The words of each concern that stands on a sheet, be it taken in or not."""
    if not _holds_sign(sheet) or not any(
        isinstance(value, str) and value.lstrip()[:4].casefold() in _OPENINGS for value in sheet.cells.values()
    ):
        return ()
    rows = _rows(sheet)
    found = (texts for texts in (*_named(rows), *_below_heading(rows)) if texts and not denies_concern(texts[0]))
    return tuple(dict.fromkeys(" · ".join(texts) for texts in found))


def _holds_sign(sheet: ReadSheet) -> bool:
    """Whether the name of a row or the heading stands on a sheet at all: on most neither does."""
    values = map(sheet.text_at, sheet.cells) if sheet.shown else sheet.cells.values()
    return any(
        words_alone(text).startswith(_HEADING) or _ROW_NAME.fullmatch(text.strip())
        for text in values
        if isinstance(text, str) and (_IN_BOTH in text.lower() or not text.isascii())
    )


def _rows(sheet: ReadSheet) -> dict[int, Cells]:
    """The filled cells of each row, from left to right; what formulas show is the form's own, and what is crossed out stands nowhere."""
    rows: dict[int, Cells] = {}
    for row, col in sorted(sheet.cells):
        text = sheet.text_at((row, col))
        if not is_blank(text) and (row, col) not in sheet.formulas:
            rows.setdefault(row, []).append((col, text))
    return rows


def _named(rows: Mapping[int, Cells]) -> Iterator[list[str]]:
    """What stands in the rows that carry the hidden name of a concern."""
    for cells in rows.values():
        name = next((col for col, text in cells if _ROW_NAME.fullmatch(text.strip())), None)
        if name is not None:
            yield _typed(cells, name)


def _below_heading(rows: Mapping[int, Cells]) -> Iterator[list[str]]:
    """What stands below the heading of the concerns, from its column to the right."""
    found = ((row, col) for row, cells in rows.items() for col, text in cells if words_alone(text).startswith(_HEADING))
    for top, left in found:
        empty = 0
        for row in range(top + 1, top + _ROWS_BELOW):
            cells = rows.get(row, [])
            empty = 0 if cells else empty + 1
            if empty > _EMPTY_ROWS:
                break
            yield _typed(cells, left - 1)


def _typed(cells: Cells, after: int) -> list[str]:
    """The texts of a row beyond a column, without its number and what the form says of itself."""
    return [
        text for col, text in cells if col > after and not text.strip(" .").isdigit() and words_alone(text) not in _LIVE
    ]
