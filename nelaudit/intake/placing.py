"""Where the rows and columns of a form stand now, in sheets that may have been sorted, moved, copied or renamed.

A row is known by its hidden name, else by the words printed beside it; where the two disagree the words win, since
they are what the person saw who filled the row in. A column is known by its heading,
one whose heading was reworded by its place among the others; without any headings no column is guessed.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from rapidfuzz import fuzz

from nelaudit.model.forms import Field, Form, mark_of, plain, row_key
from nelaudit.model.places import cell_place
from nelaudit.model.workbooks import ReadSheet, as_text

LIKENESS = 88.0
"""How like, out of 100, an altered question must be to the one issued."""

MARGIN = 8.0
"""By how much it must be more like it than like any other question."""

_SHORTEST_LIKE = 15
_DISTINCT = 30
"""Words of this length are a question's own; shorter ones must stand below their headings."""

_TABLE_ROW = re.compile(r"^(?:attendee|chronology|concern|practice|proposal)\.\d{1,4}$")
_MOST_EXTRA_ROWS = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedRow:
    """One row of the form as issued: its hidden name, the words beside it, and its inputs with their columns."""

    key: str
    sheet: str
    row: int
    label: str
    number: int | None
    fields: tuple[tuple[Field, int], ...]

    @property
    def in_table(self) -> bool:
        """Whether it is one of many like rows, which have numbers and no words of their own."""
        return bool(_TABLE_ROW.match(self.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A row as found: in which sheet and row, the column of each field, and how it was known.

    `by` is `name`, `words` or `like words`; `beside` is the text that stands there instead of the words issued.
    """

    key: str
    sheet: ReadSheet
    row: int
    columns: Mapping[str, int]
    by: str = "name"
    beside: str = ""
    headed: bool = True


@dataclass(frozen=True, slots=True)
class IssuedRows:
    """A form's rows, ready to be looked for."""

    rows: tuple[IssuedRow, ...]
    by_key: Mapping[str, IssuedRow]
    by_label: Mapping[str, str]
    """The words beside a row, as they are compared → its hidden name; words that stand twice are left out."""

    headings: frozenset[str]
    printed: frozenset[str]


def issued_rows(form: Form) -> IssuedRows:
    """The rows of the form as issued."""
    rows, by_label, headings = _rows(form.fields, tuple(form.labels.items()), tuple(form.numbers.items()))
    return IssuedRows(rows, {row.key: row for row in rows}, by_label, headings, form.printed)


@lru_cache(maxsize=64)
def _rows(
    fields: tuple[Field, ...], labels: tuple[tuple[str, str], ...], numbers: tuple[tuple[str, int], ...]
) -> tuple[tuple[IssuedRow, ...], dict[str, str], frozenset[str]]:
    """What forms of one edition share: the rows, the words that place a row, the headings."""
    words, printed_numbers = dict(labels), dict(numbers)
    found: dict[str, list[tuple[Field, int]]] = defaultdict(list)
    places: dict[str, int] = {}
    for one in fields:
        place = cell_place(one.cell)
        if place is not None:
            found[row_key(one.name)].append((one, place[1]))
            places[row_key(one.name)] = place[0]
    rows = tuple(
        IssuedRow(
            key=key,
            sheet=own[0][0].sheet,
            row=places[key],
            label=words.get(key, ""),
            number=printed_numbers.get(key),
            fields=tuple(own),
        )
        for key, own in found.items()
    )
    counts = Counter(plain(row.label) for row in rows if row.label)
    by_label = {plain(row.label): row.key for row in rows if row.label and counts[plain(row.label)] == 1}
    return rows, by_label, frozenset(plain(one.heading) for one in fields if one.heading)


@dataclass
class SheetView:
    """One returned sheet, with what is needed to place rows and columns in it. Not frozen: it is worked out once."""

    sheet: ReadSheet
    issued: IssuedRows
    owners: dict[int, Placed] = field(default_factory=dict)

    @cached_property
    def rows(self) -> dict[int, dict[int, str]]:
        """The text of every filled cell, row by row."""
        found: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, col), value in self.sheet.cells.items():
            found[row][col] = as_text(value)
        return dict(sorted(found.items()))

    @cached_property
    def key_column(self) -> int | None:
        """The column that holds the hidden names, if one still does."""
        hits = Counter(
            col for cells in self.rows.values() for col, text in cells.items() if text.strip() in self.issued.by_key
        )
        if not hits:
            return None
        best, count = max(hits.items(), key=lambda hit: (hit[1], -hit[0]))
        return best if best == 0 or count > 2 else None  # noqa: PLR2004 - fewer may be words that somebody typed

    @cached_property
    def header_rows(self) -> list[tuple[int, dict[str, list[int]]]]:
        """The rows that hold column headings, each with the columns of each heading."""
        found = []
        for row, cells in self.rows.items():
            columns: dict[str, list[int]] = defaultdict(list)
            for col, text in cells.items():
                if plain(text) in self.issued.headings:
                    columns[plain(text)].append(col)
            if columns:
                found.append((row, dict(columns)))
        return found

    def header_above(self, row: int, wanted: Sequence[str]) -> tuple[int, dict[str, list[int]]] | None:
        """The nearest row above with two of the wanted headings, or the only one."""
        need = min(2, len(set(wanted)))
        for at, columns in reversed(self.header_rows):
            if at < row and sum(heading in columns for heading in set(wanted)) >= need:
                return at, columns
        return None

    def columns_of(self, row: int, issued: IssuedRow) -> tuple[dict[str, int], bool]:
        """The column of each field in that row, and whether the headings say so.

        A field whose heading was reworded keeps its place among its neighbours; one whose column is gone has none. Of
        several columns without any heading nobody can say which is which.
        """
        wanted = [plain(one.heading) for one, _ in issued.fields]
        header = self.header_above(row, wanted)
        if header is None:
            if len(issued.fields) > 1 and any(wanted):
                return {}, False
            return {one.name: col + (self.key_column or 0) for one, col in issued.fields}, not any(wanted)
        at = header[1]
        found = {
            one.name: (col if col in at[heading] else at[heading][0])
            for (one, col), heading in zip(issued.fields, wanted, strict=True)
            if heading in at
        }
        moved = {found[one.name] - col for one, col in issued.fields if one.name in found}
        left = [(one.name, col) for one, col in issued.fields if one.name not in found]
        if len(moved) == 1:
            by = moved.pop()
            found |= {name: col + by for name, col in left if self._reworded(header[0], col + by)}
        return found, not left

    def _reworded(self, row: int, col: int) -> bool:
        """Whether something stands in a heading's place that the form did not come with."""
        text = self.rows[row].get(col, "")
        return bool(text.strip()) and mark_of(text) not in self.issued.printed


def place_rows(views: Sequence[SheetView], issued: IssuedRows) -> dict[str, list[Placed]]:
    """Every place where each row of the form stands now, by its hidden name; a row that is gone is not there."""
    placed: dict[str, list[Placed]] = defaultdict(list)
    for view in views:
        for row, cells in view.rows.items():
            owner = _owner(view, row, cells)
            if owner:
                view.owners[row] = owner
                placed[owner.key].append(owner)
    for found in (*_by_like_words(views, issued, placed), *_extra_rows(views, issued, placed)):
        placed[found.key].append(found)
    return placed


def _owner(view: SheetView, row: int, cells: Mapping[int, str]) -> Placed | None:
    """The row that stands here by its hidden name and the words beside it."""
    issued, key_col = view.issued, view.key_column
    named = cells.get(key_col, "").strip() if key_col is not None else ""
    key = named if named in issued.by_key else ""
    worded = next((found for col, text in sorted(cells.items()) if (found := _worded(view, row, col, text))), "")
    who = worded or key
    if not who:
        return None
    columns, headed = view.columns_of(row, issued.by_key[who])
    altered = ""
    if not worded and issued.by_key[key].label:
        first = min(columns.values(), default=0)
        left = [text for col, text in sorted(cells.items()) if col != key_col and col < first]
        altered = next((text for text in reversed(left) if not _is_number(text)), "")
    printed = bool(altered) and mark_of(altered) in issued.printed
    if not worded and (printed or _numbered_otherwise(view, cells, issued.by_key[key])):
        return None  # another part of the form stands beside its name
    by = "name" if key == who else "words"
    return Placed(key=who, sheet=view.sheet, row=row, columns=columns, by=by, beside=altered, headed=headed)


def _numbered_otherwise(view: SheetView, cells: Mapping[int, str], row: IssuedRow) -> bool:
    """Whether the number of another row stands beside a row whose words are gone: then its name alone proves nothing."""
    if not row.label or row.in_table:
        return False
    place = row.fields[0][1] - 2 + (view.key_column or 0)
    text = cells.get(place, "").strip()
    return text.isdigit() and int(text) != row.number


def _worded(view: SheetView, row: int, col: int, text: str) -> str:
    """The row whose words stand in that cell: left of its inputs, with their headings above."""
    key = view.issued.by_label.get(plain(text), "")
    if not key or col == view.key_column:
        return ""
    if len(plain(text)) < _DISTINCT and not _at_home(view, row, view.issued.by_key[key]):
        return ""
    columns, _ = view.columns_of(row, view.issued.by_key[key])
    return key if columns and col < min(columns.values()) else ""


def _at_home(view: SheetView, row: int, issued: IssuedRow) -> bool:
    """Whether the row's own headings stand above: words alone, anywhere, place nothing."""
    return view.header_above(row, [plain(one.heading) for one, _ in issued.fields]) is not None


def _is_number(text: str) -> bool:
    return text.strip().isdigit()


def _by_like_words(
    views: Sequence[SheetView], issued: IssuedRows, placed: Mapping[str, list[Placed]]
) -> Iterator[Placed]:
    """Rows whose hidden name is lost and whose words were changed, where one question alone is like them."""
    lost = {
        label: key for label, key in issued.by_label.items() if not placed.get(key) and len(label) >= _SHORTEST_LIKE
    }
    if not lost:
        return
    found: dict[str, list[tuple[SheetView, Placed]]] = defaultdict(list)
    for view in views:
        for row, cells in view.rows.items():
            for one in _like(view, row, cells, lost) if row not in view.owners else ():
                found[one.key].append((view, one))
    for places in found.values():
        view, one = places[0]
        if len(places) == 1 and one.row not in view.owners:
            view.owners[one.row] = one
            yield one


def _like(view: SheetView, row: int, cells: Mapping[int, str], lost: Mapping[str, str]) -> Iterator[Placed]:
    """What one row may be by the likeness of a text left of its inputs."""
    for col, text in cells.items():
        key = _most_like(plain(text), lost)
        if key is None or not _at_home(view, row, view.issued.by_key[key]):
            continue
        columns, headed = view.columns_of(row, view.issued.by_key[key])
        if columns and col < min(columns.values()):
            yield Placed(
                key=key, sheet=view.sheet, row=row, columns=columns, by="like words", beside=text, headed=headed
            )


def _most_like(text: str, lost: Mapping[str, str]) -> str | None:
    """The one question that a text is like, by rapidfuzz's ratio."""
    if len(text) < _SHORTEST_LIKE:
        return None
    scores = sorted(((fuzz.ratio(text, label), key) for label, key in lost.items()), reverse=True)
    best = scores[0]
    second = scores[1][0] if len(scores) > 1 else 0.0
    return best[1] if best[0] >= LIKENESS and best[0] - second >= MARGIN else None


def _extra_rows(views: Sequence[SheetView], issued: IssuedRows, placed: Mapping[str, list[Placed]]) -> Iterator[Placed]:
    """Rows of a table that carry no name: added by the agency, or left without one. Each takes the next free number."""
    tables: dict[str, IssuedRow] = {}
    numbers: dict[str, int] = defaultdict(int)
    for row in issued.rows:
        if row.in_table:
            table, _, number = row.key.rpartition(".")
            tables.setdefault(table, row)
            if placed.get(row.key) or not _table_lost(table, placed):
                numbers[table] = max(numbers[table], int(number))
    for view in views:
        heads = [row for row, _ in view.header_rows]
        for table, sample in tables.items():
            wanted = [plain(one.heading) for one, _ in sample.fields]
            for at, columns in view.header_rows:
                if not all(heading in columns for heading in wanted):
                    continue
                end = next((row for row in heads if row > at), None)
                yield from _unnamed(view, table, sample, at, end, numbers)


def _table_lost(table: str, placed: Mapping[str, list[Placed]]) -> bool:
    return not any(key.rpartition(".")[0] == table and found for key, found in placed.items())


def _unnamed(
    view: SheetView, table: str, sample: IssuedRow, at: int, end: int | None, numbers: dict[str, int]
) -> Iterator[Placed]:
    columns, headed = view.columns_of(at + 1, sample)
    taken = 0
    for row, cells in view.rows.items():
        inside = row > at and (end is None or row < end)
        if not inside or row in view.owners or taken >= _MOST_EXTRA_ROWS:
            continue
        texts = [text for col in columns.values() if (text := cells.get(col, "").strip())]
        if not texts or any(mark_of(text) in view.issued.printed and len(text) > 1 for text in texts):
            continue
        numbers[table] += 1
        taken += 1
        key = f"{table}.{numbers[table]}"
        renamed = {f"{key}.{name.rpartition('.')[2]}": col for name, col in columns.items()}
        found = Placed(key=key, sheet=view.sheet, row=row, columns=renamed, by="table", headed=headed)
        view.owners[row] = found
        yield found
