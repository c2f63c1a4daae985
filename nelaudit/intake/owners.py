"""Which row of the form stands in each row of a sheet.

A row is known by its hidden name and by the words printed beside it. Where the two disagree the words win if they are
those of one other question and no other, since they are what the person saw who filled the row in; where they are of
none or of several, nothing is taken from the row.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from nelaudit.intake.rows import IssuedRow, IssuedRows
from nelaudit.intake.sheet_view import Placed, SheetView, Turned
from nelaudit.intake.words import Sure, printed_as, row_meant, said_by
from nelaudit.model.folding import plain
from nelaudit.model.forms import mark_of

_DISTINCT = 30
"""Words of this length are a question's own; shorter ones must stand below their headings."""


def find_owners(view: SheetView) -> tuple[dict[int, Placed], dict[int, Turned]]:
    """The rows of the form that stand on a sheet, and those whose name and words forbid to take anything from them."""
    owners: dict[int, Placed] = {}
    turned: dict[int, Turned] = {}
    for row, cells in view.rows.items():
        found = _owner(view, row, cells)
        if isinstance(found, Placed):
            owners[row] = found
        elif found is not None:
            turned[row] = found
    contradicted = any(one.by != "name" and view.named(row) for row, one in owners.items())
    for row in [row for row, one in owners.items() if contradicted and _by_name_alone(view, one)]:
        turned[row] = Turned(key=owners.pop(row).key, row=row, words="")
    return owners, turned


def _by_name_alone(view: SheetView, one: Placed) -> bool:
    """Whether nothing but its hidden name says which row it is: on a sheet where other names proved wrong, that is nothing.

    A row of a table has no words of its own; there it is enough that those of another row stand in it.
    """
    row, cells = view.issued.by_key[one.key], view.rows[one.row]
    if one.by == "name" and row.in_table:
        return any(_stands_as_words(view, col, text) for col, text in cells.items())
    if one.by != "name" or not row.label:
        return False
    texts = _texts_beside(view, row, one.row, cells)
    return not any(one.key in said_by(view.issued, text).keys for text in texts) and _number(view, cells, row) is None


def _says_a_row(view: SheetView, text: str) -> bool:
    """Whether a text is, whole or by its first line, the words of a row of the form."""
    return len(text) <= view.issued.longest and bool(printed_as(view.issued, text).keys)


def _stands_as_words(view: SheetView, col: int, text: str) -> bool:
    """Whether a text is the words of a row, and stands where these do: left of that row's inputs as issued."""
    if not _says_a_row(view, text):
        return False
    moved_by = view.key_column or 0
    return any(col < view.issued.by_key[key].columns[0] + moved_by for key in printed_as(view.issued, text).keys)


def _owner(view: SheetView, row: int, cells: Mapping[int, str]) -> Placed | Turned | None:
    """The row that stands here by its hidden name and the words beside it."""
    named = view.named(row)
    if not named:
        return _by_words(view, row, cells)
    issued = view.issued.by_key[named]
    columns = view.columns_of(row, issued)
    if issued.in_table and columns.there:
        if any(_says_a_row(view, text) for text in cells.values() if len(text) >= _DISTINCT):
            return _by_words(view, row, cells) or Turned(key=named, row=row, words="")
        return Placed(
            key=named, sheet=view.sheet, row=row, columns=columns.of(issued.fields), headed=columns.headed
        )  # fmt: skip
    if issued.in_table or not issued.label:
        return _by_words(view, row, cells) or Placed(
            key=named, sheet=view.sheet, row=row, columns=columns.of(issued.fields), headed=columns.headed
        )  # fmt: skip
    return _by_name_and_words(view, issued, row, cells)


def _by_name_and_words(
    view: SheetView, issued: IssuedRow, row: int, cells: Mapping[int, str]
) -> Placed | Turned | None:
    """A row with a name and a label of its own: the words may confirm the name, overrule it, or forbid to take anything."""
    texts = _texts_beside(view, issued, row, cells)
    meant, sure, words = row_meant(view.issued, issued.key, texts)
    if not meant and (right := _texts_beyond(view, issued, row, cells)):
        meant, sure, words = row_meant(view.issued, issued.key, right)
    if not meant:
        if any(mark_of(text) in view.printed for text in texts):
            return None  # another part of the form stands beside its name
        if texts:
            return Turned(key=issued.key, row=row, words=texts[-1])
        return None if _numbered_otherwise(view, cells, issued) else _placed(view, issued, row)
    if len(meant) > 1:
        return Turned(key=issued.key, row=row, words=words)
    [key] = meant
    if key == issued.key:
        return _placed(view, issued, row, beside="" if sure >= Sure.FIRST_LINE else words)
    return _placed(view, view.issued.by_key[key], row, by=_known_by(view, words), beside=words)


def _placed(view: SheetView, issued: IssuedRow, row: int, *, by: str = "name", beside: str = "") -> Placed:
    columns = view.columns_of(row, issued)
    return Placed(
        key=issued.key, sheet=view.sheet, row=row, columns=columns.of(issued.fields), by=by, beside=beside,
        headed=columns.headed,
    )  # fmt: skip


def _texts_beside(view: SheetView, issued: IssuedRow, row: int, cells: Mapping[int, str]) -> list[str]:
    """The texts left of a row's inputs, but for its name and its number; of a row without columns, all of them."""
    columns = view.columns_of(row, issued)
    return [
        text
        for col, text in cells.items()
        if col != view.key_column and (not columns.there or col < columns.first) and text.strip() and not _is_number(text)
    ]  # fmt: skip


def _texts_beyond(view: SheetView, issued: IssuedRow, row: int, cells: Mapping[int, str]) -> list[str]:
    """The texts right of a row's first input that stand in no input: where the question's column was moved there."""
    columns = view.columns_of(row, issued)
    return [
        text
        for col, text in cells.items()
        if columns.there and col > columns.first and col not in columns.places and len(text) <= view.issued.longest
    ]


def _numbered_otherwise(view: SheetView, cells: Mapping[int, str], row: IssuedRow) -> bool:
    """Whether the number of another row stands beside a row whose words are gone: then its name alone proves nothing."""
    return _number(view, cells, row) is False


def _number(view: SheetView, cells: Mapping[int, str], row: IssuedRow) -> bool | None:
    """Whether the number printed beside a row is its own; None where there is none."""
    if not row.label or row.in_table:
        return None
    place = row.columns[0] - 2 + (view.key_column or 0)
    text = cells.get(place, "").strip().rstrip(".")
    return int(text) == row.number if _is_number(text) else None


def _is_number(text: str) -> bool:
    return text.strip().rstrip(".").isdecimal()


def _by_words(view: SheetView, row: int, cells: Mapping[int, str]) -> Placed | None:
    """A row without a name, or with that of a table, by the whole words or the first line of one question."""
    found: dict[str, str] = {}
    for col, text in cells.items():
        if col == view.key_column or len(text) > view.issued.longest:
            continue
        for key in printed_as(view.issued, text).keys:
            issued = view.issued.by_key[key]
            columns = view.columns_of(row, issued)
            if columns.there and col < columns.first and (len(text) >= _DISTINCT or at_home(view, row, issued)):
                found[key] = text
    if len(found) != 1:
        return None
    [(key, words)] = found.items()
    return _placed(view, view.issued.by_key[key], row, by=_known_by(view, words), beside=words)


def _known_by(view: SheetView, words: str) -> str:
    """How a row is known that its words alone place: whole as issued, or only much like them."""
    return "words" if plain(words) in view.issued.by_label else "like words"


def at_home(view: SheetView, row: int, issued: IssuedRow) -> bool:
    """Whether the row's own headings stand above: words alone, anywhere, place nothing."""
    return view.header_above(row, issued.headings) is not None


def by_like_words(
    views: Sequence[SheetView], issued: IssuedRows, placed: Mapping[str, Sequence[Placed]]
) -> Iterator[Placed]:
    """Rows whose hidden name is lost and whose words were changed, where one question alone is like them."""
    lost = {one.key for one in issued.wordings if not placed.get(one.key)}
    if not lost:
        return
    found: dict[str, list[tuple[SheetView, Placed]]] = defaultdict(list)
    for view in views:
        for row, cells in view.rows.items():
            if row not in view.owners and row not in view.turned and not view.named(row):
                for one in _like(view, row, cells, lost):
                    found[one.key].append((view, one))
    for places in found.values():
        view, one = places[0]
        if len(places) == 1 and one.row not in view.owners:
            view.owners[one.row] = one
            yield one


def _like(view: SheetView, row: int, cells: Mapping[int, str], lost: set[str]) -> Iterator[Placed]:
    """What one row may be by a text left of its inputs that is like one question, or a piece of it, and no other."""
    for col, text in cells.items():
        if len(text) > view.issued.longest:
            continue
        meant, _, _ = row_meant(view.issued, "", [text])
        if len(meant) != 1 or not meant <= lost:
            continue
        [key] = meant
        row_issued = view.issued.by_key[key]
        columns = view.columns_of(row, row_issued)
        if columns.there and col < columns.first and at_home(view, row, row_issued):
            yield _placed(view, row_issued, row, by="like words", beside=text)
