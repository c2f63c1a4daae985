"""Where the rows of a form stand now, in sheets that may have been sorted, moved, copied or renamed.

A sheet without the form's id never fills a row while the form's own sheet of that kind is there: it may be anybody's.
"""

from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence

from nelaudit.intake.layouts import take_known_layout
from nelaudit.intake.owners import by_like_words, find_owners
from nelaudit.intake.rows import IssuedRow, IssuedRows
from nelaudit.intake.sheet_view import Placed, SheetView
from nelaudit.model.forms import form_id_in, mark_of

_MOST_EXTRA_ROWS = 500


def place_rows(views: Sequence[SheetView], issued: IssuedRows, form_id: str) -> dict[str, list[Placed]]:
    """Every place where each row of the form stands now, by its hidden name; a row that is gone is not there."""
    for view in views:
        if not take_known_layout(view, form_id):
            owners, view.turned = find_owners(view)
            view.owners.update(owners)
    filling = _filling(views, issued)
    for view in views:
        allowed = filling[view]
        view.held_rows = bool(view.owners or view.turned)
        for row in [row for row, one in view.owners.items() if issued.by_key[one.key].sheet not in allowed]:
            del view.owners[row]
            view.as_issued = False
    placed: dict[str, list[Placed]] = defaultdict(list)
    for view in views:
        for owner in view.owners.values():
            placed[owner.key].append(owner)
    able = [view for view in views if filling[view]]
    liked = (one for one in by_like_words(able, issued, placed))
    for found in (*liked, *_extra_rows(able, issued, placed, filling)):
        placed[found.key].append(found)
    return placed


def _filling(views: Sequence[SheetView], issued: IssuedRows) -> dict[SheetView, frozenset[str]]:
    """Of which issued sheets each returned one may fill the rows.

    One that carries the id: all. One without: while another carries it, only the sheet whose name it bears, if that is
    nowhere among those with an id. Where no sheet carries it: the sheet whose name it bears; one that nobody bears may
    be filled by the only one that holds its rows.
    """
    every = frozenset(issued.inputs)
    any_labelled = any(view.labelled for view in views)
    loose = [view for view in views if not view.labelled and not view.barred]
    borne = {view.sheet.name for view in loose} & every
    if any_labelled and not borne:
        return {view: every if view.labelled and not view.barred else frozenset() for view in views}
    held = {view: _kinds(view, issued) for view in views}
    own = frozenset().union(*(held[view] for view in views if view.labelled), frozenset())
    found = {}
    for view in views:
        if view.labelled or view.barred:
            found[view] = frozenset() if view.barred else every
            continue
        kinds = (frozenset({view.sheet.name}) & every) - own
        if not any_labelled:
            others = [one for one in loose if one is not view]
            kinds |= frozenset(
                kind
                for kind in held[view] - borne
                if not any(kind in held[one] for one in others)
            )  # fmt: skip
            kinds |= _brought_along(view, held[view], loose, held, borne)
        found[view] = kinds
    return found


def _brought_along(
    view: SheetView, kinds: frozenset[str], loose: Sequence[SheetView], held: Mapping[SheetView, frozenset[str]],
    borne: Collection[str],
) -> frozenset[str]:  # fmt: skip
    """Kinds whose rows stand on no sheet that bears their name: those pasted below another's."""
    return frozenset(
        kind
        for kind in kinds
        if kind in borne
        and not any(one.sheet.name == kind and kind in held[one] for one in loose)
        and not any(kind in held[one] for one in loose if one is not view)
    )


def _kinds(view: SheetView, issued: IssuedRows) -> frozenset[str]:
    """The issued sheets of which rows stand on a returned one, or whose name it bears."""
    keys = {one.key for one in view.owners.values()} | {one.key for one in view.turned.values()}
    rows = {issued.by_key[key].sheet for key in keys}
    headed = {
        row.sheet
        for row in (own[0] for own in issued.tables.values())
        for header in view.header_rows
        if set(row.headings) <= set(header.columns)
    }
    return frozenset(rows | headed | ({view.sheet.name} & set(issued.inputs)))


def _extra_rows(
    views: Sequence[SheetView], issued: IssuedRows, placed: Mapping[str, list[Placed]],
    filling: Mapping[SheetView, frozenset[str]],
) -> Iterator[Placed]:  # fmt: skip
    """Rows of a table that carry no name: added by the agency, or left without one. Each takes the next free number."""
    numbers = {
        table: max(int(row.key.rpartition(".")[2]) for row in rows) if any(placed.get(row.key) for row in rows) else 0
        for table, rows in issued.tables.items()
    }
    for view in views:
        if view.as_issued:
            continue
        for table, (sample, *_) in issued.tables.items():
            if sample.sheet not in filling[view]:
                continue
            for header in view.header_rows:
                if all(heading in header.columns for heading in sample.headings):
                    yield from _unnamed(view, table, sample, header.row, numbers)


def _unnamed(
    view: SheetView, table: str, sample: IssuedRow, at: int, numbers: dict[str, int]
) -> Iterator[Placed]:  # fmt: skip
    read = view.columns_of(at + 1, sample)
    columns = read.of(sample.fields)
    own = {*columns.values(), view.key_column}
    taken = 0
    for row in _below(view, table, at, columns.values()):
        cells = view.rows[row]
        texts = [text for col, text in cells.items() if col in columns.values() and text.strip()]
        beside = [text for col, text in cells.items() if col not in own and not _is_furniture(view, text)]
        if row in view.owners or view.named(row) or not texts or taken >= _MOST_EXTRA_ROWS:
            continue
        if any(len(text) > 1 and mark_of(text) in view.printed for text in texts) or (beside and len(columns) == 1):
            continue
        numbers[table] += 1
        taken += 1
        key = f"{table}.{numbers[table]}"
        renamed = {f"{key}.{name.rpartition('.')[2]}": col for name, col in columns.items()}
        found = Placed(key=key, sheet=view.sheet, row=row, columns=renamed, by="table", headed=read.headed)
        view.owners[row] = found
        yield found


def _below(view: SheetView, table: str, at: int, columns: Collection[int]) -> Iterator[int]:
    """The rows below a table's headings, up to where something else of the form begins.

    That is another heading, a row of another table, a row of nothing but printed words, or one whose number is smaller
    than the one before; beside a table of one column, whose rows might be anything's, any printed words.
    """
    heads = {header.row for header in view.header_rows}
    last, before = 0, at
    for row, cells in view.rows.items():
        if row <= at:
            continue
        owner = view.owners.get(row)
        if view.key_column is not None and row > before + 1:
            return  # a note further down is no row of the table
        before = row
        if row in heads or (owner and owner.key.rpartition(".")[0] != table) or row in view.turned:
            return
        left = [text.strip() for col, text in cells.items() if col < min(columns) and text.strip()]
        numbers = [int(text) for text in left if text.isdecimal()]
        printed = [
            text for col, text in cells.items() if col not in columns and len(text) > 1 and _is_printed(view, text)
        ]
        bare_row = all(_is_furniture(view, text) for text in cells.values())
        if not view.named(row) and (bare_row or (len(columns) == 1 and printed) or (numbers and max(numbers) <= last)):
            return
        last = max(numbers, default=last)
        yield row


def _is_printed(view: SheetView, text: str) -> bool:
    return mark_of(text) in view.printed and not text.strip().isdecimal()


def _is_furniture(view: SheetView, text: str) -> bool:
    """Whether a text is what the form itself puts beside answers: a number, a title, what is missing, its id."""
    said = text.strip()
    return not said or said.rstrip(".").isdecimal() or bool(form_id_in(said)) or mark_of(text) in view.printed
