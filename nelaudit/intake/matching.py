"""Sheets as returned → the form's inputs, each with the cell where it stands now, and what was noticed on the way.

Nothing is guessed: what stands in two places in different words is listed and not taken; what is found by other means
than the row's hidden name is said; what stands outside the cells for answers is reported with its words.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from nelaudit.intake.added_words import added_words
from nelaudit.intake.gone import missing_parts
from nelaudit.intake.inputs import read_input
from nelaudit.intake.outside import text_outside
from nelaudit.intake.placing import place_rows
from nelaudit.intake.rows import IssuedRow, IssuedRows, issued_rows
from nelaudit.intake.sheet_view import Placed, SheetView
from nelaudit.model.folding import plain
from nelaudit.model.forms import Field, Form, form_id_in, mark_of
from nelaudit.model.places import cell_name, cell_place
from nelaudit.model.returns import Input, Notice, NoticeKind
from nelaudit.model.workbooks import ReadSheet, as_text

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
        if (found and not _is_as_issued(found)) or (not found and row.sheet not in gone and row.key not in turned):
            notices += _about_row(row, found)
        for one, blank in zip(row.fields, row.blanks, strict=True):
            inputs[one.name], noticed = read_input(one, blank, found)
            notices += noticed
    tables = {f"{row.key.rpartition('.')[0]}.{one.name.rpartition('.')[2]}": one for row in issued.rows if row.in_table
              for one in row.fields} if placed else {}  # fmt: skip
    for found in placed.values():
        for one in _added(found, tables):
            blank = Input(field=one.name, value="", kind=one.kind, sheet=one.sheet, cell=one.cell)
            inputs[one.name], noticed = read_input(one, blank, found)
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


def _is_as_issued(found: Sequence[Placed]) -> bool:
    """Whether a row stands in one place, under its name, and nothing is odd about it: of most rows nothing is to be said."""
    return len(found) == 1 and (one := found[0]).by == "name" and not one.beside and one.headed and bool(one.columns)


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
