"""Whole sheets and tables of the form that did not come back: each is said once, and not row by row."""

from collections.abc import Iterator, Mapping, Sequence

from nelaudit.intake.rows import IssuedRow, IssuedRows
from nelaudit.intake.sheet_view import Placed, SheetView
from nelaudit.model.places import cell_name
from nelaudit.model.returns import Notice, NoticeKind


def missing_parts(
    views: Sequence[SheetView], issued: IssuedRows, placed: Mapping[str, Sequence[Placed]]
) -> Iterator[Notice]:
    """A notice for each sheet of which nothing came back, and for each table that is gone from one that did.

    So is a table whose headings are gone, where something stands in its rows: nobody can say what is what.
    """
    rows: dict[str, list[IssuedRow]] = {}
    for row in issued.rows:
        rows.setdefault(row.sheet, []).append(row)
    turned = {one.key for view in views for one in view.turned.values()}
    there = {_table_of(key) for key, found in placed.items() if found}
    for sheet, own in rows.items():
        tables = [table for table, members in issued.tables.items() if members[0].sheet == sheet]
        absent = [table for table in tables if table not in there and not _headed(views, issued.tables[table])]
        found = any(placed.get(row.key) or row.key in turned for row in own if not row.in_table)
        if not found and len(absent) == len(tables):
            yield from _sheet_gone(sheet, own)
            continue
        for table in absent:
            yield _table_gone(issued.tables[table])
    yield from _without_headings(issued, placed)


def _table_of(key: str) -> str:
    return key.rpartition(".")[0]


def _headed(views: Sequence[SheetView], members: Sequence[IssuedRow]) -> bool:
    """Whether the headings of a table are there."""
    wanted = set(members[0].headings)
    return any(wanted <= set(header.columns) for view in views for header in view.header_rows)


def _sheet_gone(sheet: str, own: Sequence[IssuedRow]) -> Iterator[Notice]:
    """One notice for the sheet; the fields of its rows stand behind it, so that none is said again."""
    first = own[0].fields[0]
    yield Notice(kind=NoticeKind.ROW_GONE, field=first.name, sheet=sheet, words=f"the sheet {sheet}")


def _table_gone(members: Sequence[IssuedRow]) -> Notice:
    first = members[0].fields[0]
    return Notice(
        kind=NoticeKind.ROW_GONE, field=first.name, sheet=first.sheet, cell=first.cell,
        words=f"the table with the heading “{first.heading}”",
    )  # fmt: skip


def _without_headings(issued: IssuedRows, placed: Mapping[str, Sequence[Placed]]) -> Iterator[Notice]:
    columnless = [(_table_of(key), place) for key, found in placed.items() for place in found if not place.columns]
    for table, members in issued.tables.items():
        lost = [place for its, place in columnless if its == table and _holds_words(place)]
        if lost:
            first = members[0].fields[0]
            yield Notice(
                kind=NoticeKind.ROW_GONE, field=first.name, sheet=lost[0].sheet.name, cell=cell_name(lost[0].row, 0),
                words=f"the headings above the table “{first.heading}”",
            )  # fmt: skip


def _holds_words(place: Placed) -> bool:
    """Whether anything stands in the row but its name and its number."""
    texts = [value for (row, _), value in place.sheet.cells.items() if row == place.row]
    return any(
        isinstance(value, str) and value.strip() != place.key and not value.strip().isdecimal() for value in texts
    )
