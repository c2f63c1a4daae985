"""What stands in each of a form's fields, in the place where it stands now, and what is odd about the cell."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from nelaudit.intake.sheet_view import Placed
from nelaudit.model.forms import Field
from nelaudit.model.places import cell_name
from nelaudit.model.returns import Input, Notice, NoticeKind
from nelaudit.model.workbooks import ReadSheet, as_text, lacks_digits


def read_input(one: Field, blank: Input, found: Sequence[Placed]) -> tuple[Input, Iterable[Notice]]:
    """What stands in one field, and what is odd about it; `blank` is the field where it was issued, with nothing in it."""
    if len(found) == 1 and (col := found[0].columns.get(one.name)) is not None:
        return _in_cell(blank, found[0].sheet, (found[0].row, col))
    return _in_places(one, blank, found)


def _in_cell(blank: Input, sheet: ReadSheet, spot: tuple[int, int]) -> tuple[Input, Iterable[Notice]]:
    value = sheet.cells.get(spot)
    text = sheet.text_at(spot) if sheet.shown else "" if value is None else as_text(value)
    made, name, cell = blank, sheet.name, cell_name(*spot)
    if text or name != blank.sheet or cell != blank.cell:
        made = Input(field=blank.field, value=text, kind=blank.kind, sheet=name, cell=cell)
    odd = sheet.merged or any(spot in ones for ones in (sheet.formulas, sheet.errors, sheet.struck, sheet.cut))
    odd = odd or (value is not None and lacks_digits(value))
    return made, _about_cell(made, sheet, spot) if odd else ()


def _in_places(one: Field, blank: Input, found: Sequence[Placed]) -> tuple[Input, Iterable[Notice]]:
    """What stands in one field that has several places, or none.

    Different texts are all listed and none is taken; neither is what stands only in a copy, while the form's own row is
    blank: a copied row may be anybody's.
    """
    there = [place for place in found if one.name in place.columns]
    if not there:
        gone = Notice(
            kind=NoticeKind.ROW_GONE, field=one.name, sheet=one.sheet, cell=one.cell, words=f"the column {one.heading}"
        )
        return blank, [gone] if any(place.columns for place in found) else ()
    texts = [_text_at(place, one.name) for place in there]
    first = _own_place(one, there)
    agree = len({text.strip() for text in texts}) == 1
    if first is not None and not agree and len({text.strip() for text in texts if text.strip()}) == 1:
        agree = bool(_text_at(first, one.name).strip())
    if agree:
        place = first or there[0]
        return _in_cell(blank, place.sheet, (place.row, place.columns[one.name]))
    notices = [
        Notice(kind=NoticeKind.TWO_PLACES, field=one.name, sheet=place.sheet.name, cell=_cell_of(place, one.name), words=text)
        for place, text in zip(there, texts, strict=True)
        if text.strip()
    ]  # fmt: skip
    at = next(place for place, text in zip(there, texts, strict=True) if text.strip())
    return replace(blank, sheet=at.sheet.name, cell=_cell_of(at, one.name)), notices


def _text_at(place: Placed, name: str) -> str:
    return place.sheet.text_at((place.row, place.columns[name]))


def _cell_of(place: Placed, name: str) -> str:
    return cell_name(place.row, place.columns[name])


def _own_place(one: Field, there: Sequence[Placed]) -> Placed | None:
    """Which of several places is the form's own and no copy: the only one on the sheet as issued, or the only one named."""
    issued = [place for place in there if place.sheet.name == one.sheet]
    if len(issued) == 1:
        return issued[0]
    named = [place for place in issued or there if place.by == "name"]
    return named[0] if len(named) == 1 else None


def _about_cell(value: Input, sheet: ReadSheet, spot: tuple[int, int]) -> Iterator[Notice]:
    """What is odd about the cell itself: an error value, a formula, digits lost, a text cut short, words crossed out, a merged neighbour."""
    where = {"field": value.field, "sheet": value.sheet, "cell": value.cell}
    if spot in sheet.errors:
        yield Notice(kind=NoticeKind.ERROR_VALUE, words=value.value, **where)
    elif spot in sheet.formulas:
        yield Notice(kind=NoticeKind.FORMULA, words=value.value, **where)
    if lacks_digits(sheet.cells.get(spot, "")) and spot not in sheet.shown:
        yield Notice(kind=NoticeKind.DIGITS_LOST, words=value.value, **where)
    if spot in sheet.cut:
        yield Notice(kind=NoticeKind.CUT, words=value.value, **where)
    if spot in sheet.struck:
        yield Notice(kind=NoticeKind.STRUCK, words=sheet.struck[spot], **where)
    for top, left, bottom, right in sheet.merged if value.blank else ():
        if top <= spot[0] <= bottom and left <= spot[1] <= right and (top, left) != spot:
            yield Notice(kind=NoticeKind.MERGED, words=cell_name(top, left), **where)
