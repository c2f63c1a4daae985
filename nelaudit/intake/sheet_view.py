"""One returned sheet as it is looked through: its rows, the column of hidden names, its headings, the inputs' columns.

A column is known by its heading, one whose heading was reworded by its likeness to the one issued or by its place among
the others; without any heading of several no column is guessed.
"""

from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import NamedTuple

from rapidfuzz import fuzz

from nelaudit.intake.rows import IssuedRow, IssuedRows, bare
from nelaudit.model.folding import plain, seen_signs
from nelaudit.model.forms import Field, mark_of
from nelaudit.model.workbooks import ReadSheet, as_text

_LIKE_HEADING = 80.0
"""How like, out of 100, a reworded heading must be to the one issued."""

_SHORTEST_HEADING = 4
_LONGEST_HEADING = 80


class Placed(NamedTuple):
    """A row as found: in which sheet and row, the column of each field, and how it was known.

    `by` is `name`, `words`, `like words` or `table`; `beside` is the text that stands there instead of the words issued.
    A named tuple, since one is made for every row and so takes a third of the time.
    """

    key: str
    sheet: ReadSheet
    row: int
    columns: Mapping[str, int]
    by: str = "name"
    beside: str = ""
    headed: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Turned:
    """A row that was not taken: its hidden name names one question, and the words beside it are of none or another."""

    key: str
    row: int
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The column of each input of a row, None where it is gone, and whether the headings say so.

    `first` is the leftmost, or 0; `there` says that there is any.
    """

    places: tuple[int | None, ...]
    headed: bool
    first: int
    there: bool

    def of(self, fields: Sequence[Field]) -> dict[str, int]:
        """The columns by the names of the fields."""
        return {one.name: place for one, place in zip(fields, self.places, strict=True) if place is not None}


def columns_at(places: tuple[int | None, ...], *, headed: bool) -> Columns:
    """The columns of a row at these places."""
    known = [place for place in places if place is not None]
    return Columns(places=places, headed=headed, first=min(known, default=0), there=bool(known))


@dataclass(frozen=True, slots=True, kw_only=True)
class HeaderRow:
    """A row that holds column headings: the columns of each, and which of them are only like the ones issued."""

    row: int
    columns: Mapping[str, Sequence[int]]
    reworded: frozenset[str] = frozenset()


def _place(cell: tuple[tuple[int, int], object]) -> tuple[int, int]:
    return cell[0]


@dataclass(eq=False)
class SheetView:
    """One returned sheet, with what is needed to place rows and columns in it. Not frozen: it is worked out once."""

    sheet: ReadSheet
    issued: IssuedRows
    printed: frozenset[str] = frozenset()
    labelled: bool = True
    """Whether the sheet carries the form's id."""

    barred: bool = False
    """Whether nobody can say whose the sheet is, so that it fills nothing."""

    owners: dict[int, Placed] = field(default_factory=dict)
    turned: dict[int, Turned] = field(default_factory=dict)
    held_rows: bool = False
    """Whether rows of the form stand on it, be they taken or not."""

    as_issued: bool = False
    """Whether it is known that nothing stands on it but inputs in their places and what the form came with."""

    @cached_property
    def rows(self) -> dict[int, dict[int, str]]:
        """The text of every filled cell, row by row and in each from the left, without the signs that nobody sees."""
        found: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, col), value in sorted(self.sheet.cells.items(), key=_place):
            text = value if value.__class__ is str and "\r" not in value else as_text(value)
            found[row][col] = text if text.isascii() else seen_signs(text)
        return dict(found)

    @cached_property
    def key_column(self) -> int | None:
        """The column that holds the hidden names, if one still does."""
        hits = Counter(
            col for cells in self.rows.values() for col, text in cells.items() if text.strip() in self.issued.by_key
        )
        if not hits:
            return None
        best, count = max(hits.items(), key=lambda hit: (hit[1], -hit[0]))
        return best if best == 0 or count > 2 else None  # noqa: PLR2004 - fewer may be words that somebody typed

    def named(self, row: int) -> str:
        """The hidden name that stands in a row, or an empty text."""
        name = self.rows[row].get(self.key_column, "").strip() if self.key_column is not None else ""
        return name if name in self.issued.by_key else ""

    @cached_property
    def header_rows(self) -> list[HeaderRow]:
        """The rows that hold column headings, as issued or reworded, from the top."""
        found = {}
        for row, cells in self.rows.items():
            columns: dict[str, list[int]] = defaultdict(list)
            for col, text in cells.items():
                if len(text) <= self.issued.longest_heading and (heading := plain(text)) in self.issued.headings:
                    columns[heading].append(col)
            if columns:
                found[row] = HeaderRow(row=row, columns=dict(columns))
        ours = found or self.key_column is not None or self.sheet.name in self.issued.inputs
        for wanted in self.issued.heading_rows if ours else ():
            if not any(all(heading in one.columns for heading in wanted) for one in found.values()):
                found.update(self._like_headers(wanted, found))
        return [found[row] for row in sorted(found)]

    def _like_headers(self, wanted: Sequence[str], exact: Mapping[int, HeaderRow]) -> dict[int, HeaderRow]:
        """Rows whose texts are like those headings, each of one alone: two of them at least, or the only one."""
        need = min(2, len(set(wanted)))
        found = {}
        for row, cells in self.rows.items():
            if self.named(row) or any(text.strip() in self.issued.by_key for text in cells.values()):
                continue
            held = exact[row].columns if row in exact else {}
            liked: dict[str, list[int]] = {}
            for heading in dict.fromkeys(wanted):
                cols = [
                    col
                    for col, text in cells.items()
                    if plain(text) not in self.issued.headings and like_heading(text, heading, alone=need == 1)
                ]
                if heading not in held and len(cols) == 1:
                    liked[heading] = cols
            taken = Counter(col for cols in liked.values() for col in cols)
            liked = {heading: cols for heading, cols in liked.items() if taken[cols[0]] == 1}
            if liked and len(liked) + sum(heading in held for heading in set(wanted)) >= need:
                found[row] = HeaderRow(row=row, columns={**held, **liked}, reworded=frozenset(liked))
        return found

    def header_above(self, row: int, wanted: Sequence[str]) -> HeaderRow | None:
        """The nearest row above with two of the wanted headings, or the only one; not beyond the headings of others."""
        need = min(2, len(set(wanted)))
        for header in reversed(self.header_rows[: bisect_left(self._header_places, row)]):
            held = sum(heading in header.columns for heading in set(wanted))
            if held >= need:
                return header
            if any(
                set(others) <= set(header.columns) and not set(others) <= set(wanted)
                for others in self.issued.heading_rows
            ):
                return None
        return None

    @cached_property
    def _header_places(self) -> list[int]:
        return [one.row for one in self.header_rows]

    @cached_property
    def _columns_read(self) -> dict[tuple[int, tuple[int, ...], tuple[str, ...]], Columns]:
        return {}

    def columns_of(self, row: int, issued: IssuedRow) -> Columns:
        """Where the inputs of an issued row are in that row; rows below one heading that have like inputs share it."""
        alike = (bisect_left(self._header_places, row), issued.columns, issued.headings)
        read = self._columns_read.get(alike)
        if read is None:
            read = self._columns_read[alike] = self._columns(row, issued)
        return read

    def _columns(self, row: int, issued: IssuedRow) -> Columns:
        """The same, worked out.

        A field whose heading was reworded past likeness keeps its place among its neighbours where it is the only such
        one; one whose column is gone has none. Of several columns without any heading nobody can say which is which.
        """
        header = self.header_above(row, issued.headings)
        if header is None:
            if len(issued.fields) > 1 and any(issued.headings):
                return columns_at((None,) * len(issued.fields), headed=False)
            moved_by = self.key_column or 0
            return columns_at(tuple(col + moved_by for col in issued.columns), headed=not any(issued.headings))
        at = header.columns
        pairs = tuple(zip(issued.columns, issued.headings, strict=True))
        found = [(col if col in at[heading] else at[heading][0]) if heading in at else None for col, heading in pairs]
        moved = {now - col for now, col in zip(found, issued.columns, strict=True) if now is not None}
        headed = None not in found and not header.reworded & set(issued.headings)
        if len(moved) == 1 and found.count(None) == 1:
            by = moved.pop()
            guessed = (col + by if self._reworded(header.row, col + by) else None for col in issued.columns)
            found = [place if now is None else now for now, place in zip(found, guessed, strict=True)]
        return columns_at(tuple(found), headed=headed)

    def _reworded(self, row: int, col: int) -> bool:
        """Whether something stands in a heading's place that the form did not come with."""
        text = self.rows[row].get(col, "")
        return bool(text.strip()) and mark_of(text) not in self.printed


def like_heading(text: str, heading: str, *, alone: bool = False) -> bool:
    """Whether a short text is a heading in other words: much like it, or one within the other.

    A heading that stands `alone`, with no other beside it to bear it out, must be much like it or share two words.
    """
    if len(text) > max(_LONGEST_HEADING, 2 * len(heading)):
        return False
    said, wanted = bare(text), bare(heading)
    shorter = min(said, wanted, key=len)
    if len(shorter) < _SHORTEST_HEADING:
        return False
    if fuzz.ratio(said, wanted) >= _LIKE_HEADING:
        return True
    within = f" {said} " in f" {wanted} " or f" {wanted} " in f" {said} "
    return within and (not alone or " " in shorter)
