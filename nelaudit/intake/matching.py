"""Sheets as returned → the form's inputs, each with the cell where it stands now, and what was noticed on the way.

Nothing is guessed: what stands in two places in different words is listed and not taken; what is found by other means
than the row's hidden name is said; what stands outside the cells for answers is reported with its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from nelaudit.intake.added_words import added_words
from nelaudit.intake.gone import missing_parts
from nelaudit.intake.outside import text_outside
from nelaudit.intake.placing import place_rows
from nelaudit.intake.rows import IssuedRow, IssuedRows, issued_rows
from nelaudit.intake.sheet_view import Placed, SheetView
from nelaudit.model.folding import plain
from nelaudit.model.forms import Field, FieldKind, Form, form_id_in, mark_of
from nelaudit.model.places import cell_name, cell_place
from nelaudit.model.returns import Input, Notice, NoticeKind
from nelaudit.model.workbooks import ReadSheet, as_text, lacks_digits

_READ = "It was read as this form's, as the rest of the file says."
_LEFT_OUT = (
    "Nothing on it was taken, since the form's own sheet is there or nobody can say whose it is; its words are listed."
)
_ALTERED = frozenset({NoticeKind.ALTERED, NoticeKind.OTHER_WORDS, NoticeKind.BY_WORDS, NoticeKind.BY_LIKE_WORDS})
_BY = {"words": NoticeKind.BY_WORDS, "like words": NoticeKind.BY_LIKE_WORDS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """The inputs by field name in form order, rows that the agency added last, and the notices.

    `kinds` are the sheets of the form, by the names they were issued with, of which rows were found.
    """

    inputs: Mapping[str, Input]
    notices: tuple[Notice, ...]
    kinds: frozenset[str] = frozenset()


def match_inputs(
    form: Form,
    sheets: Sequence[ReadSheet],
    copies: Sequence[ReadSheet] = (),
    *,
    unlabelled: Sequence[ReadSheet] = (),
    others: Sequence[ReadSheet] = (),
) -> Matched:
    """Every input of the form, with the text that stands in it and the cell where it stands now.

    `sheets` carry the form's id; `unlabelled` carry none, and fill only what those do not hold; `others` fill nothing.
    `copies` are sheets that repeat answers by formulas: what was typed on them is reported, and taken for no answer.
    """
    issued = issued_rows(form)
    views = (
        *(SheetView(sheet, issued, form.printed) for sheet in sheets),
        *(SheetView(sheet, issued, form.printed, labelled=False) for sheet in unlabelled),
        *(SheetView(sheet, issued, form.printed, labelled=False, barred=True) for sheet in others),
    )
    placed = place_rows(views, issued, form.form_id)
    kinds = frozenset(issued.by_key[key].sheet for key, found in placed.items() if found and key in issued.by_key)
    inputs: dict[str, Input] = {}
    missing = tuple(missing_parts(views, issued, placed))
    notices = [*_turned(views, issued), *_without_id(views, issued), *missing]
    gone = {notice.sheet for notice in missing if not notice.cell}
    turned = {one.key for view in views for one in view.turned.values()}
    for row in issued.rows:
        found = placed.pop(row.key, [])
        if found or (row.sheet not in gone and row.key not in turned):
            notices += _about_row(row, found)
        for one in row.fields:
            inputs[one.name], noticed = _input(one, found)
            notices += noticed
    tables = {f"{row.key.rpartition('.')[0]}.{one.name.rpartition('.')[2]}": one for row in issued.rows if row.in_table
              for one in row.fields} if placed else {}  # fmt: skip
    for found in placed.values():
        for one in _added(found, tables):
            inputs[one.name], noticed = _input(one, found)
            notices += noticed
    typed = (SheetView(_typed(sheet, form.printed, inputs), issued, form.printed) for sheet in copies)
    notices += _told_once(notices, text_outside(form, (*views, *typed)))
    return Matched(inputs=inputs, notices=tuple(notices), kinds=kinds)


def _told_once(told: Sequence[Notice], outside: Iterable[Notice]) -> Iterator[Notice]:
    """What stands outside, but for words that are told of already as changed or added in the same row."""
    altered = {_words_in_row(one) for one in told if one.kind in _ALTERED}
    return (one for one in outside if one.kind is not NoticeKind.OUTSIDE or _words_in_row(one) not in altered)


def _words_in_row(notice: Notice) -> tuple[str, int | None, str]:
    place = cell_place(notice.cell)
    return notice.sheet, place[0] if place else None, plain(notice.words)


def _turned(views: Sequence[SheetView], issued: IssuedRows) -> Iterator[Notice]:
    """Rows from which nothing was taken, since the words beside them are not those of the question they are named for."""
    for view in views:
        for one in view.turned.values():
            row = issued.by_key[one.key]
            yield Notice(
                kind=NoticeKind.OTHER_WORDS, field=row.fields[0].name, sheet=view.sheet.name, cell=cell_name(one.row, 0),
                words=one.words,
            )  # fmt: skip


def _without_id(views: Sequence[SheetView], issued: IssuedRows) -> Iterator[Notice]:
    """Sheets without the form's id from which something was taken, or that hold rows of the form and gave nothing."""
    some = any(view.labelled for view in views)
    for view in views:
        if view.labelled or not (view.held_rows or view.owners):
            continue
        first = next(iter(view.owners.values()), None)
        at = {"field": issued.by_key[first.key].fields[0].name} if first and first.key in issued.by_key else {}
        taken = any(_filled(one) for one in view.owners.values())
        read = NoticeKind.NO_ID_AMONG_OTHERS if some else NoticeKind.NO_ID
        kind, words = (read, _READ) if taken else (NoticeKind.NOT_TAKEN, _LEFT_OUT)
        yield Notice(kind=kind, sheet=view.sheet.name, words=words, **at)


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
            yield Notice(kind=NoticeKind.ALTERED, words=added_words(place.beside, row.label), **where)
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
    text = sheet.text_at(spot) if sheet.shown else "" if value is None else as_text(value)
    if not text:
        made = _blank(one.name, one.kind.value, sheet.name, spot)
    else:
        made = Input(field=one.name, value=text, kind=one.kind, sheet=sheet.name, cell=cell_name(*spot))
    odd = sheet.merged or spot in sheet.formulas or spot in sheet.errors or spot in sheet.struck
    odd = odd or (value is not None and lacks_digits(value))
    return made, _about_cell(made, sheet, spot) if odd else ()


@lru_cache(maxsize=8192)
def _blank(name: str, kind: str, sheet: str, spot: tuple[int, int]) -> Input:
    """A blank cell is the same in every form of an edition."""
    return Input(field=name, value="", kind=FieldKind(kind), sheet=sheet, cell=cell_name(*spot))


def _in_places(one: Field, found: Sequence[Placed]) -> tuple[Input, Iterable[Notice]]:
    """What stands in one field that has several places, or none.

    Different texts are all listed and none is taken; neither is what stands only in a copy, while the form's own row is
    blank: a copied row may be anybody's.
    """
    there = [place for place in found if one.name in place.columns]
    if not there:
        gone = Notice(
            kind=NoticeKind.ROW_GONE, field=one.name, sheet=one.sheet, cell=one.cell, words=f"the column {one.heading}"
        )
        blank = Input(field=one.name, value="", kind=one.kind, sheet=one.sheet, cell=one.cell)
        return blank, [gone] if any(place.columns for place in found) else ()
    texts = [_text_at(place, one.name) for place in there]
    first = _own_place(one, there)
    agree = len({text.strip() for text in texts}) == 1
    if first is not None and not agree and len({text.strip() for text in texts if text.strip()}) == 1:
        agree = bool(_text_at(first, one.name).strip())
    if agree:
        place = first or there[0]
        return _in_cell(one, place.sheet, (place.row, place.columns[one.name]))
    notices = [
        Notice(kind=NoticeKind.TWO_PLACES, field=one.name, sheet=place.sheet.name, cell=_cell_of(place, one.name), words=text)
        for place, text in zip(there, texts, strict=True)
        if text.strip()
    ]  # fmt: skip
    at = next(place for place, text in zip(there, texts, strict=True) if text.strip())
    blank = Input(field=one.name, value="", kind=one.kind, sheet=at.sheet.name, cell=_cell_of(at, one.name))
    return blank, notices


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
