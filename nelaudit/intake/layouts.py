"""Where everything stands on a sheet that nobody has rearranged, worked out once for all forms of an edition."""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache

from nelaudit.intake.owners import find_owners
from nelaudit.intake.rows import OPENING, IssuedRows
from nelaudit.intake.sheet_view import HeaderRow, Placed, SheetView
from nelaudit.intake.words import printed_as
from nelaudit.model.folding import plain, seen_signs
from nelaudit.model.forms import mark_of
from nelaudit.model.workbooks import ReadSheet, as_text

_PRINTED_NUMBERS = 100
"""The form's own numbers are smaller than this."""

_FEW_CELLS = 400

Around = tuple[tuple[int, int], str, bool]
"""A text beside the answers: its place, and whether it is a small number, as the form itself prints them."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """The rows' own places, by number, with their columns.

    `marks` are those of the texts outside the inputs; `as_issued` says that the inputs stand where they were issued, and
    no row without a name could be one that was added.
    """

    key_column: int | None
    header_rows: list[HeaderRow]
    rows: tuple[tuple[int, str, Mapping[str, int]], ...]
    first_columns: Mapping[str, int]
    marks: frozenset[str]
    as_issued: bool


def take_known_layout(view: SheetView, form_id: str) -> bool:
    """Takes over what was worked out for an earlier form on which the same texts stood around the answers.

    In most forms of an edition they do. An answer in the words of the form itself could change what stands where, and
    has the sheet looked at whole.
    """
    issued = view.issued
    inputs = issued.inputs.get(view.sheet.name, frozenset())
    if not inputs and len(view.sheet.cells) > _FEW_CELLS:
        return False  # a sheet of the agency's own, too large to be remembered
    around: list[Around] = []
    alike = []
    for spot, value in view.sheet.cells.items():
        text = value if value.__class__ is str and "\r" not in value else as_text(value)
        if spot not in inputs:
            small = value.__class__ is not str and is_small_number(value)
            around.append((spot, "" if text == form_id else text, small))
        elif len(text) <= issued.longest and text.lstrip()[:OPENING].casefold() in issued.openings:
            alike.append((spot[1], text))
    if not inputs and not any(_could_belong(issued, text) for _, text, _ in around):
        view.__dict__.update(key_column=None, header_rows=[])
        view.as_issued = not _is_loose(around, ()) and all(mark in view.printed for mark in _marks(around))
        return True
    layout = _layout(issued, inputs, tuple(around))
    if layout is None or any(_could_place(issued, layout, col, text) for col, text in alike):
        return False
    view.__dict__.update(key_column=layout.key_column, header_rows=layout.header_rows)
    view.as_issued = layout.as_issued and layout.marks <= view.printed
    for row, key, columns in layout.rows:
        view.owners[row] = Placed(key=key, sheet=view.sheet, row=row, columns=columns)
    return True


def _could_place(issued: IssuedRows, layout: Layout, col: int, text: str) -> bool:
    """Whether an answer is a hidden name, a heading, or the words of a row that stand left of that row's inputs."""
    words = plain(text)
    if words in issued.headings or text.strip() in issued.by_key:
        return True
    key = issued.by_label.get(words)
    return key is not None and col < layout.first_columns.get(key, col + 1)


def _could_belong(issued: IssuedRows, text: str) -> bool:
    """Whether a text is a hidden name, a heading, or the words of a row: on the guidance and on added sheets none is."""
    seen = seen_signs(text)
    return (
        seen.strip() in issued.by_key
        or (len(seen) <= issued.longest_heading and plain(seen) in issued.headings)
        or (len(seen) <= issued.longest and bool(printed_as(issued, seen).keys))
    )


def _is_loose(around: Iterable[Around], owned: Collection[int]) -> bool:
    """Whether a small number or a single sign stands in a row that is none of the form's: it may be one that was added."""
    return any(spot[0] not in owned and (small or len(text) == 1) for spot, text, small in around)


def _marks(around: Iterable[Around]) -> Iterator[str]:
    return (mark_of(text) for _, text, small in around if text.strip() and not small)


def is_small_number(value: object) -> bool:
    """Whether a value is a number such as the form itself prints: of a question, of a row, of what is missing."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _PRINTED_NUMBERS


@lru_cache(maxsize=256)
def _layout(issued: IssuedRows, inputs: frozenset[tuple[int, int]], around: tuple[Around, ...]) -> Layout | None:
    """The layout of a sheet with nothing but these texts; None if any row of it is doubtful."""
    sheet = ReadSheet(name="", hidden=False, cells={spot: text for spot, text, _ in around})
    view = SheetView(sheet, issued)
    owners, turned = find_owners(view)
    named = sum(text.strip() in issued.by_key for _, text, _ in around)
    odd = any(one.by != "name" or one.beside or not one.headed for one in owners.values())
    if turned or named != len(owners) or odd:
        return None
    rows = tuple((row, one.key, one.columns) for row, one in owners.items())
    first = {key: min(columns.values()) for _, key, columns in rows if columns}
    in_place = inputs == {(row, col) for row, _, columns in rows for col in columns.values()}
    return Layout(
        key_column=view.key_column,
        header_rows=view.header_rows,
        rows=rows,
        first_columns=first,
        marks=frozenset(_marks(around)),
        as_issued=in_place and not _is_loose(around, owners),
    )
