"""Sheets as returned → the form's inputs, each with the cell where it stands now, and what was noticed on the way.

Nothing is guessed: what stands in two places in different words is listed and not taken; what is found by other means
than the row's hidden name is said; what stands outside the cells for answers is reported with its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nelaudit.intake.outside import text_outside
from nelaudit.intake.placing import IssuedRow, Placed, SheetView, issued_rows, place_rows
from nelaudit.model.forms import Field, FieldKind, Form, form_id_in, mark_of
from nelaudit.model.places import cell_name
from nelaudit.model.returns import Input, Notice, NoticeKind
from nelaudit.model.workbooks import ReadSheet, as_text

_BY = {"words": NoticeKind.BY_WORDS, "like words": NoticeKind.BY_LIKE_WORDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The inputs by field name in form order, rows that the agency added last, and the notices."""

    inputs: Mapping[str, Input]
    notices: tuple[Notice, ...]


def match_inputs(form: Form, sheets: Sequence[ReadSheet], copies: Sequence[ReadSheet] = ()) -> Matched:
    """Every input of the form, with the text that stands in it and the cell where it stands now.

    `copies` are sheets that repeat answers by formulas: what was typed on them is reported, and taken for no answer.
    """
    issued = issued_rows(form)
    views = tuple(SheetView(sheet, issued, form.printed) for sheet in sheets)
    placed = place_rows(views, issued, form.form_id)
    inputs: dict[str, Input] = {}
    notices: list[Notice] = []
    for row in issued.rows:
        found = placed.pop(row.key, [])
        notices += _about_row(row, found)
        for one in row.fields:
            inputs[one.name], noticed = _input(one, found)
            notices += noticed
    kinds = {f"{row.key.rpartition('.')[0]}.{one.name.rpartition('.')[2]}": one for row in issued.rows if row.in_table
             for one in row.fields} if placed else {}  # fmt: skip
    for found in placed.values():
        for one in _added(found, kinds):
            inputs[one.name], noticed = _input(one, found)
            notices += noticed
    typed = (SheetView(_typed(sheet, form.printed, inputs), issued, form.printed) for sheet in copies)
    notices += text_outside(form, (*views, *typed))
    return Matched(inputs=inputs, notices=tuple(notices))


def _typed(sheet: ReadSheet, printed: frozenset[str], inputs: Mapping[str, Input]) -> ReadSheet:
    """A sheet that repeats answers, with only what was typed on it: a formula may have been replaced by its result."""
    typed = {
        spot: value
        for spot, value in sheet.cells.items()
        if spot not in sheet.formulas and mark_of(as_text(value)) not in printed and not form_id_in(as_text(value))
    }
    answers = "\n".join(" ".join(one.value.split()) for one in inputs.values() if one.value) if typed else ""
    kept = {spot: value for spot, value in typed.items() if " ".join(as_text(value).split()) not in answers}
    return replace(sheet, cells=kept)


def _added(found: Sequence[Placed], kinds: Mapping[str, Field]) -> Iterator[Field]:
    """The fields of a row that the agency added to a table."""
    for name in found[0].columns:
        table, _, column = name.split(".")
        like = kinds[f"{table}.{column}"]
        cell = cell_name(found[0].row, found[0].columns[name])
        yield Field(name=name, sheet=like.sheet, cell=cell, kind=like.kind, choices=like.choices, heading=like.heading)


def _about_row(row: IssuedRow, found: Sequence[Placed]) -> Iterator[Notice]:
    first = row.fields[0]
    if not found and not row.in_table:
        yield Notice(
            kind=NoticeKind.ROW_GONE, field=first.name, sheet=first.sheet, cell=first.cell, words=_question(row)
        )
    if found and not row.in_table and not any(place.columns for place in found):
        at = cell_name(found[0].row, 0)
        yield Notice(
            kind=NoticeKind.ROW_GONE, field=first.name, sheet=found[0].sheet.name, cell=at, words=_question(row)
        )
    for place in found:
        if place.by == "name" and not place.beside and place.headed:
            continue
        cell = cell_name(place.row, min(place.columns.values(), default=0))
        where = {"field": first.name, "sheet": place.sheet.name, "cell": cell}
        if place.by in _BY:
            yield Notice(kind=_BY[place.by], words=place.beside or _question(row), **where)
        elif place.beside:
            yield Notice(kind=NoticeKind.ALTERED, words=place.beside, **where)
        if not place.headed and _filled(place):
            yield Notice(kind=NoticeKind.BY_PLACE, words=_question(row), **where)


def _question(row: IssuedRow) -> str:
    return row.label.split("\n")[0]


def _filled(place: Placed) -> bool:
    return any((place.row, col) in place.sheet.cells for col in place.columns.values())


def _input(one: Field, found: Sequence[Placed]) -> tuple[Input, Iterable[Notice]]:
    """What stands in one field, and what is odd about it."""
    if len(found) == 1 and (col := found[0].columns.get(one.name)) is not None:
        return _in_cell(one, found[0].sheet, (found[0].row, col))
    return _in_places(one, found)


def _in_cell(one: Field, sheet: ReadSheet, spot: tuple[int, int]) -> tuple[Input, Iterable[Notice]]:
    value = sheet.cells.get(spot)
    text = "" if value is None else as_text(value)
    if not text:
        made = _blank(one.name, one.kind.value, sheet.name, spot)
    else:
        made = Input(field=one.name, value=text, kind=one.kind, sheet=sheet.name, cell=cell_name(*spot))
    odd = sheet.merged or spot in sheet.formulas or spot in sheet.errors
    return made, _about_cell(made, sheet, spot) if odd else ()


@lru_cache(maxsize=8192)
def _blank(name: str, kind: str, sheet: str, spot: tuple[int, int]) -> Input:
    """A blank cell is the same in every form of an edition."""
    return Input(field=name, value="", kind=FieldKind(kind), sheet=sheet, cell=cell_name(*spot))


def _in_places(one: Field, found: Sequence[Placed]) -> tuple[Input, Iterable[Notice]]:
    """What stands in one of several places, or in none; two different texts are both listed and neither is taken."""
    texts: dict[str, tuple[ReadSheet, int, int]] = {}
    for place in found:
        if one.name not in place.columns:
            continue
        spot = (place.row, place.columns[one.name])
        value = place.sheet.cells.get(spot)
        text = "" if value is None else as_text(value)
        if text.strip() and text.strip() not in {known.strip() for known in texts}:
            texts[text] = (place.sheet, *spot)
    if len(texts) > 1:
        places = [(sheet.name, cell_name(row, col), text) for text, (sheet, row, col) in texts.items()]
        notices = [
            Notice(kind=NoticeKind.TWO_PLACES, field=one.name, sheet=sheet, cell=cell, words=text)
            for sheet, cell, text in places
        ]
        name, cell, _ = places[0]
        return Input(field=one.name, value="", kind=one.kind, sheet=name, cell=cell), notices
    if texts:
        at, row, col = next(iter(texts.values()))
        return _in_cell(one, at, (row, col))
    there = [place for place in found if one.name in place.columns]
    if there:
        return _in_cell(one, there[0].sheet, (there[0].row, there[0].columns[one.name]))
    gone = Notice(
        kind=NoticeKind.ROW_GONE, field=one.name, sheet=one.sheet, cell=one.cell, words=f"the column {one.heading}"
    )
    blank = Input(field=one.name, value="", kind=one.kind, sheet=one.sheet, cell=one.cell)
    return blank, [gone] if any(place.columns for place in found) else ()


def _about_cell(value: Input, sheet: ReadSheet, spot: tuple[int, int]) -> Iterator[Notice]:
    """What is odd about the cell itself: an error value, a formula, a merged neighbour."""
    where = {"field": value.field, "sheet": value.sheet, "cell": value.cell}
    if spot in sheet.errors:
        yield Notice(kind=NoticeKind.ERROR_VALUE, words=value.value, **where)
    elif spot in sheet.formulas:
        yield Notice(kind=NoticeKind.FORMULA, words=value.value, **where)
    for top, left, bottom, right in sheet.merged if value.blank else ():
        if top <= spot[0] <= bottom and left <= spot[1] <= right and (top, left) != spot:
            yield Notice(kind=NoticeKind.MERGED, words=cell_name(top, left), **where)
