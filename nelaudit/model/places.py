"""Cells by name and by number: `D6` is row 5, column 3, both counted from 0."""

import re
from functools import lru_cache

_CELL = re.compile(r"^\$?([A-Za-z]{1,3})\$?([1-9][0-9]{0,6})$")
_LETTERS = 26

Place = tuple[int, int]
"""A cell of a sheet: its row and its column, both counted from 0."""


@lru_cache(maxsize=8192)  # the cells of a form come again in every form
def cell_name(row: int, col: int) -> str:
    """A cell's name as people see it: (5, 3) is D6."""
    letters = ""
    col += 1
    while col:
        col, rest = divmod(col - 1, _LETTERS)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{row + 1}"


def cell_place(name: str) -> Place | None:
    """The row and column of a cell's name, or None where the text names no cell."""
    match = _CELL.match(name.strip())
    if not match:
        return None
    col = 0
    for letter in match[1].upper():
        col = col * _LETTERS + ord(letter) - ord("A") + 1
    return int(match[2]) - 1, col - 1
