"""Text that stands outside the cells for answers: beside them, below them, in comments, in text boxes, on added sheets.

It is not taken as an answer, since nobody can know of what; it is reported with its words, so that nothing is lost.
"""

from collections.abc import Iterator, Sequence

from nelaudit.intake.placing import SheetView
from nelaudit.model.forms import Form, form_id_in, mark_of
from nelaudit.model.places import cell_name
from nelaudit.model.returns import Notice, NoticeKind

MOST = 300
"""How many places of a workbook are reported one by one."""

_PRINTED_NUMBERS = 100
"""The form's own numbers (of questions, of rows, of what is missing) are smaller than this."""


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
        for spot in _beside_inputs(view) if form.printed else ():
            text = view.rows[spot[0]][spot[1]]
            if spot in sheet.formulas or spot in sheet.errors or spot[1] == view.key_column:
                continue
            if text.strip() and not _is_printed(form, text, sheet.cells[spot]):
                yield _notice(NoticeKind.OUTSIDE, view, spot, text)
        for spot, text in sorted(sheet.notes.items()):
            if text.strip():
                yield _notice(NoticeKind.COMMENT, view, spot, text)
        for text in sheet.boxes:
            if text.strip() and mark_of(text) not in form.printed:
                yield Notice(kind=NoticeKind.TEXT_BOX, sheet=sheet.name, words=text)


def _beside_inputs(view: SheetView) -> Iterator[tuple[int, int]]:
    """The filled cells that take no input, in row order; where the layout is known, those that need to be looked at."""
    inputs = {(row, col) for row, owner in view.owners.items() for col in owner.columns.values()}
    if view.unprinted is not None:
        yield from (spot for spot in view.unprinted if spot not in inputs)
        return
    for row, cells in view.rows.items():
        yield from ((row, col) for col in cells if (row, col) not in inputs)


def _is_printed(form: Form, text: str, value: object) -> bool:
    """Whether the form itself put it there."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return 0 <= value < _PRINTED_NUMBERS
    return mark_of(text) in form.printed or bool(form_id_in(text))


def _notice(kind: NoticeKind, view: SheetView, spot: tuple[int, int], text: str) -> Notice:
    """A notice that names the nearest row at or above the place, to which the text most likely belongs."""
    above = [row for row, owner in view.owners.items() if row <= spot[0] and owner.columns]
    owner = view.owners[max(above)] if above else None
    at = {col: name for name, col in owner.columns.items()} if owner else {}
    field = at.get(spot[1]) or (next(iter(owner.columns)) if owner else "")
    return Notice(kind=kind, field=field, sheet=view.sheet.name, cell=cell_name(*spot), words=text)
