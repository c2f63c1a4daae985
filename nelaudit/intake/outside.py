"""Text that stands outside the cells for answers: beside them, below them, in comments, in text boxes, on added sheets.

It is not taken as an answer, since nobody can know of what; it is reported with its words, so that nothing is lost.
"""

from collections.abc import Collection, Iterator, Sequence

from nelaudit.intake.added_words import added_words, beyond_printed
from nelaudit.intake.layouts import is_small_number
from nelaudit.intake.own_words import is_own, own_spots
from nelaudit.intake.rows import bare
from nelaudit.intake.sheet_view import SheetView
from nelaudit.intake.words import Sure, said_by
from nelaudit.model.folding import plain, seen_signs
from nelaudit.model.forms import FIRST_PAGE, FIRST_PAGE_ENDS, SUBJECT, Form, form_id_in
from nelaudit.model.places import cell_name
from nelaudit.model.returns import Notice, NoticeKind

MOST = 300
"""How many places of a workbook are reported one by one."""

_BLOCK_ROWS, _BLOCK_COLUMNS = 14, 3
_BLOCK_CHANGED = (
    "What the form's first page says of whose it is was written otherwise than issued; it is not quoted here."
)
_BLOCK_COMMENT = "A comment on what the form's first page says of whose it is; it is not quoted here."


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
    names = frozenset(view.sheet.name for view in views)
    for view in views:
        sheet = view.sheet
        if form.printed and sheet.cells and not view.as_issued:
            yield from _beside_inputs(form, view, names)
        private = _first_page_block(view) if sheet.notes else frozenset()
        for spot, text in sorted(sheet.notes.items()):
            if text.strip():
                yield _notice(NoticeKind.COMMENT, view, spot, _BLOCK_COMMENT if spot in private else text)
        for text in sheet.boxes:
            if text.strip() and not is_own(seen_signs(text), form.printed):
                yield Notice(kind=NoticeKind.TEXT_BOX, sheet=sheet.name, words=text)


def _beside_inputs(form: Form, view: SheetView, names: Collection[str]) -> Iterator[Notice]:
    sheet = view.sheet
    inputs = {(row, col) for row, owner in view.owners.items() for col in owner.columns.values()}
    passed = inputs | own_spots(form, view, names)
    private = _first_page_block(view)
    changed = ""
    for row, cells in view.rows.items():
        for col, text in cells.items():
            spot = (row, col)
            if spot in passed or spot in sheet.formulas or spot in sheet.errors or text.strip() in view.issued.by_key:
                continue
            if not text.strip() or _is_printed(form, view, text, sheet.cells[spot]) or _is_said(view, row, text):
                continue
            if spot in private:
                changed = changed or cell_name(row, col)
            else:
                yield _notice(NoticeKind.OUTSIDE, view, spot, _quoted(form, view, row, text))
    if changed:
        yield Notice(kind=NoticeKind.OUTSIDE, sheet=sheet.name, cell=changed, words=_BLOCK_CHANGED)


def _first_page_block(view: SheetView) -> frozenset[tuple[int, int]]:
    """The cells in which the form's first page says whose it is: the child's details are quoted nowhere.

    They are those beside the labels, and, where labels are gone, those below the heading of the block.
    """
    labels = {plain(label) for label in SUBJECT}
    beside = {
        (row, col + more)
        for row, cells in view.rows.items()
        for col, text in cells.items()
        if plain(text) in labels
        for more in range(_BLOCK_COLUMNS)
    }
    start = _place_of(view, FIRST_PAGE, 0)
    if start is None:
        return frozenset(beside)
    end = _place_of(view, FIRST_PAGE_ENDS, start[0])
    last = min(end[0] if end else start[0] + _BLOCK_ROWS, start[0] + _BLOCK_ROWS)
    below = {(row, start[1] + more) for row in range(start[0] + 1, last) for more in range(_BLOCK_COLUMNS)}
    return frozenset(beside | below)


def _place_of(view: SheetView, words: str, below: int) -> tuple[int, int] | None:
    """Where printed words stand first, from a row on."""
    return next(
        ((row, col) for row, cells in view.rows.items() if row >= below for col, text in cells.items()
         if plain(text) == plain(words)),
        None,
    )  # fmt: skip


def _is_said(view: SheetView, row: int, text: str) -> bool:
    """Whether the words of a row's question are told of already, as what that row was known by."""
    owner, turned = view.owners.get(row), view.turned.get(row)
    return bool(owner and owner.beside == text) or bool(turned and turned.words == text)


def _quoted(form: Form, view: SheetView, row: int, text: str) -> str:
    """What was added to printed words, where the text holds any."""
    owner = view.owners.get(row)
    label = form.labels.get(owner.key, "") if owner else ""
    if label and owner and owner.key in said_by(view.issued, text).keys:
        return added_words(text, label)
    return beyond_printed(text, form.printed)


def _is_printed(form: Form, view: SheetView, text: str, value: object) -> bool:
    """Whether the form itself put it there: whole, or no more than the first line or a piece of a question."""
    if is_small_number(value) or form_id_in(text) or is_own(text, form.printed):
        return True
    if len(text) > view.issued.longest:
        return False
    said = said_by(view.issued, text)
    if said.sure is Sure.PART:
        whole = (one.whole for one in view.issued.wordings if one.key in said.keys)
        return any(bare(text) in words for words in whole)
    return said.sure > Sure.PART


def _notice(kind: NoticeKind, view: SheetView, spot: tuple[int, int], text: str) -> Notice:
    """A notice that names the nearest row at or above the place, to which the text most likely belongs."""
    own = view.named(spot[0])
    if own and not (spot[0] in view.owners and view.owners[spot[0]].columns):
        field = view.issued.by_key[own].fields[0].name
        return Notice(kind=kind, field=field, sheet=view.sheet.name, cell=cell_name(*spot), words=text)
    above = [row for row, owner in view.owners.items() if row <= spot[0] and owner.columns]
    owner = view.owners[max(above)] if above else None
    at = {col: name for name, col in owner.columns.items()} if owner else {}
    field = at.get(spot[1]) or (next(iter(owner.columns)) if owner else "")
    return Notice(kind=kind, field=field, sheet=view.sheet.name, cell=cell_name(*spot), words=text)
