"""What stands in a spoiled workbook: marks, places, labels, and what its front pages say."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from tests.intake.mangler import Book
from tests.intake.office_forms import BARE, FRONT_LABELS
from tests.intake.office_registry import ID

Place = tuple[str, int, int]
"""A sheet, and the row and column of a cell."""

_STRAY = re.compile(r"<(stray[\w.]*|spilled|extra)>")


_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f]")


@dataclass(frozen=True, kw_only=True)
class Mark:
    """Whose a text is: a field of a form (`case/agency`), or a stray text of none."""

    field: str
    key: str
    end: bool = False
    old: bool = False

    @property
    def text(self) -> str:
        """The mark as it stands in a text."""
        return f"<{self.field}{'!' * self.end}{'~old' * self.old}{'@' * bool(self.key)}{self.key}>"

    def __str__(self) -> str:
        return f"{self.field}{'!' * self.end}{' (old)' * self.old}" + (f" of {self.key}" if self.key else "")


def marks(text: str) -> set[Mark]:
    """Every mark in a text."""
    found = {
        Mark(field=one["field"], key=f"{one['case']}/{one['agency']}", end=bool(one["end"]), old=bool(one["old"]))
        for one in BARE.finditer(text)
    }
    return found | {Mark(field=one, key="") for one in _STRAY.findall(text)}


def plain(text: object) -> str:
    """A printed text as a reader sees it: one kind of space, one kind of quotation mark, nothing unseen."""
    return " ".join(_UNSEEN.sub("", str(text)).replace("\N{RIGHT SINGLE QUOTATION MARK}", "'").split())


@dataclass(frozen=True, kw_only=True)
class Grid:
    """What stands in a spoiled workbook: every text by its place, and what its front pages say."""

    cells: Mapping[Place, str]
    names: Mapping[tuple[str, int], str]
    front: tuple[Mapping[str, str], ...]
    ids: frozenset[str]

    @cached_property
    def places(self) -> Mapping[Mark, list[Place]]:
        found: dict[Mark, list[Place]] = defaultdict(list)
        for place, text in self.cells.items():
            for mark in marks(text):
                found[mark].append(place)
        return found

    @cached_property
    def words(self) -> frozenset[str]:
        return frozenset(plain(text) for text in self.cells.values())

    @cached_property
    def _rows(self) -> Mapping[tuple[str, int], list[str]]:
        found: dict[tuple[str, int], list[str]] = defaultdict(list)
        for (sheet, row, _), text in self.cells.items():
            found[sheet, row].append(plain(text))
        return found

    def row(self, place: Place) -> list[str]:
        return self._rows.get(place[:2], [])

    @cached_property
    def labelled(self) -> Mapping[str, str]:
        """The id that stands in a cell of a sheet, by the sheet."""
        return {sheet: text for (sheet, _, _), text in self.cells.items() if ID.fullmatch(text)}

    @cached_property
    def keys(self) -> Mapping[str, set[str]]:
        """The forms whose texts stand on a sheet, by the sheet."""
        found: dict[str, set[str]] = defaultdict(set)
        for mark, places in self.places.items():
            for sheet, _, _ in places:
                found[sheet] |= {mark.key} - {""}
        return found

    def above(self, place: Place) -> Iterator[str]:
        """The texts above a place, the nearest first."""
        sheet, bottom, col = place
        return (plain(found) for row in range(bottom - 1, 0, -1) if (found := self.cells.get((sheet, row, col))))


def grid_of(book: Book) -> Grid:
    """Reads a workbook before it is saved; comments stand where their cells do."""
    cells: dict[Place, str] = {}
    names: dict[tuple[str, int], str] = {}
    ids = {str(book.custom_doc_props[name].value) for name in book.custom_doc_props.names}
    for sheet in book.worksheets:
        if sheet.sheet_state == "veryHidden" and sheet.title in {"nelaudit", "lists"}:
            ids |= {str(cell.value) for cell in sheet["B"][:8]}
            continue
        for row in sheet.iter_rows():
            for cell in row:
                said = f" {cell.comment.text}" if cell.comment else ""
                if (cell.value is not None and cell.data_type != "f") or said:
                    cells[(sheet.title, cell.row, cell.column)] = f"{'' if cell.value is None else cell.value}{said}"
                if cell.column == 1 and isinstance(cell.value, str):
                    names[sheet.title, cell.row] = cell.value.strip().casefold()
    ids |= {text for text in cells.values() if ID.fullmatch(text)}
    return Grid(cells=cells, names=names, front=tuple(_fronts(cells)), ids=frozenset(ids))


def _fronts(cells: Mapping[Place, str]) -> Iterator[dict[str, str]]:
    """What each front page says; a page is told by the label of the case."""
    for (sheet, _, _), text in cells.items():
        if text == FRONT_LABELS[0]:
            here = {one: place for place, one in cells.items() if place[0] == sheet and one in FRONT_LABELS}
            yield {label: cells.get((at[0], at[1], at[2] + 1), "") for label, at in here.items()}
