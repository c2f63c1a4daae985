"""Text that stands outside the cells for answers: beside them, below them, in comments, in text boxes, on added sheets.

It is not taken as an answer, since nobody can know of what; it is reported with its words, so that nothing is lost.
"""

from collections.abc import Iterator, Sequence

from nelaudit.intake.placing import SheetView, is_small_number
from nelaudit.model.forms import Form, form_id_in, mark_of
from nelaudit.model.places import cell_name
from nelaudit.model.returns import Notice, NoticeKind

MOST = 300
"""How many places of a workbook are reported one by one."""


def text_outside(form: Form, views: Sequence[SheetView]) -> Iterator[Notice]:
    """What stands outside, in sheet and row order; after `MOST` places, how many more there are."""
    left = 0
    for number, notice in enumerate(_outside(form, views)):
        if number < MOST:
            yield notice
        else:
            left += 1
    if left:
        yield Notice(kind=NoticeKind.OUTSIDE, words=f"… and {left} more places; open the file to read them.")


def _outside(form: Form, views: Sequence[SheetView]) -> Iterator[Notice]:
    for view in views:
        sheet = view.sheet
        if form.printed and not view.as_issued:
            yield from _beside_inputs(form, view)
        for spot, text in sorted(sheet.notes.items()):
            if text.strip():
                yield _notice(NoticeKind.COMMENT, view, spot, text)
        for text in sheet.boxes:
            if text.strip() and mark_of(text) not in form.printed:
                yield Notice(kind=NoticeKind.TEXT_BOX, sheet=sheet.name, words=text)


def _beside_inputs(form: Form, view: SheetView) -> Iterator[Notice]:
    sheet = view.sheet
    inputs = {(row, col) for row, owner in view.owners.items() for col in owner.columns.values()}
    for row, cells in view.rows.items():
        for col, text in cells.items():
            spot = (row, col)
            if spot in inputs or spot in sheet.formulas or spot in sheet.errors or col == view.key_column:
                continue
            if text.strip() and not _is_printed(form, text, sheet.cells[spot]):
                yield _notice(NoticeKind.OUTSIDE, view, spot, text)


def _is_printed(form: Form, text: str, value: object) -> bool:
    """Whether the form itself put it there."""
    return is_small_number(value) or mark_of(text) in form.printed or bool(form_id_in(text))


def _notice(kind: NoticeKind, view: SheetView, spot: tuple[int, int], text: str) -> Notice:
    """A notice that names the nearest row at or above the place, to which the text most likely belongs."""
    above = [row for row, owner in view.owners.items() if row <= spot[0] and owner.columns]
    owner = view.owners[max(above)] if above else None
    at = {col: name for name, col in owner.columns.items()} if owner else {}
    field = at.get(spot[1]) or (next(iter(owner.columns)) if owner else "")
    return Notice(kind=kind, field=field, sheet=view.sheet.name, cell=cell_name(*spot), words=text)
