"""Where the rows and columns of a form stand now, in sheets that may have been sorted, moved, copied or renamed.

A row is known by its hidden name, else by the words printed beside it; where the two disagree the words win, since
they are what the person saw who filled the row in. A column is known by its heading,
one whose heading was reworded by its place among the others; without any headings no column is guessed.
"""

import re
from bisect import bisect_left
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
_PRINTED_NUMBERS = 100
"""The form's own numbers are smaller than this."""

_FEW_CELLS = 400
_MOST_EXTRA_ROWS = 500
_OPENING = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class IssuedRow:
    """One row of the form as issued: its hidden name, the words beside it, and its inputs.

    `columns` and `headings` (as they are compared) are those of the inputs; `in_table` says that it is one of many like
    rows, which have numbers and no words of their own.
    """

    key: str
    sheet: str
    row: int
    label: str
    number: int | None
    fields: tuple[Field, ...]
    columns: tuple[int, ...]
    headings: tuple[str, ...]
    in_table: bool


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


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IssuedRows:
    """The rows of an edition's forms, ready to be looked for; `inputs` are the places that take input, by sheet."""

    rows: tuple[IssuedRow, ...]
    by_key: Mapping[str, IssuedRow]
    by_label: Mapping[str, str]
    """The words beside a row, as they are compared → its hidden name; words that stand twice are left out."""

    headings: frozenset[str]
    longest: int
    longest_heading: int
    """No text longer than this is a row's words, or a heading: twice as long as the longest, for spaces put in."""

    inputs: Mapping[str, frozenset[tuple[int, int]]]
    openings: frozenset[str]
    """How the texts begin by which rows and columns are known."""

    tables: Mapping[str, tuple[IssuedRow, ...]]
    """The rows of each table, in order."""


def issued_rows(form: Form) -> IssuedRows:
    """The rows of the form as issued; forms of one edition share them."""
    return _shared_rows(form.fields, tuple(form.labels.items()), tuple(form.numbers.items()))


@lru_cache(maxsize=64)
def _shared_rows(
    fields: tuple[Field, ...], labels: tuple[tuple[str, str], ...], numbers: tuple[tuple[str, int], ...]
) -> IssuedRows:
    words, printed_numbers = dict(labels), dict(numbers)
    found: dict[str, list[tuple[Field, int]]] = defaultdict(list)
    places: dict[str, int] = {}
    inputs: dict[str, set[tuple[int, int]]] = defaultdict(set)
    for one in fields:
        place = cell_place(one.cell)
        if place is not None:
            inputs[one.sheet].add(place)
            found[row_key(one.name)].append((one, place[1]))
            places[row_key(one.name)] = place[0]
    rows = tuple(
        IssuedRow(
            key=key,
            sheet=own[0][0].sheet,
            row=places[key],
            label=words.get(key, ""),
            number=printed_numbers.get(key),
            fields=tuple(one for one, _ in own),
            columns=tuple(col for _, col in own),
            headings=tuple(plain(one.heading) for one, _ in own),
            in_table=bool(_TABLE_ROW.match(key)),
        )
        for key, own in found.items()
    )
    tables: dict[str, list[IssuedRow]] = defaultdict(list)
    for row in rows:
        if row.in_table:
            tables[row.key.rpartition(".")[0]].append(row)
    counts = Counter(plain(row.label) for row in rows if row.label)
    by_label = {plain(row.label): row.key for row in rows if row.label and counts[plain(row.label)] == 1}
    headings = frozenset(plain(one.heading) for one in fields if one.heading)
    return IssuedRows(
        rows=rows,
        by_key={row.key: row for row in rows},
        by_label=by_label,
        headings=headings,
        longest=2 * max(map(len, by_label), default=0),
        longest_heading=2 * max(map(len, headings), default=0),
        inputs={sheet: frozenset(spots) for sheet, spots in inputs.items()},
        openings=frozenset(text[:_OPENING] for text in (*by_label, *headings, *map(str.casefold, found))),
        tables={table: tuple(own) for table, own in tables.items()},
    )


def _place(cell: tuple[tuple[int, int], object]) -> tuple[int, int]:
    return cell[0]


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """The column of each input of a row, None where it is gone, and whether the headings say so.

    `first` is the leftmost, or 0; `there` says that there is any.
    """

    places: tuple[int | None, ...]
    headed: bool
    first: int
    there: bool

    def of(self, fields: Sequence[Field]) -> dict[str, int]:
        """The columns by the names of the fields."""
        return {one.name: place for one, place in zip(fields, self.places, strict=True) if place is not None}


def _columns_at(places: tuple[int | None, ...], *, headed: bool) -> Columns:
    known = [place for place in places if place is not None]
    return Columns(places=places, headed=headed, first=min(known, default=0), there=bool(known))


@dataclass
class SheetView:
    """One returned sheet, with what is needed to place rows and columns in it. Not frozen: it is worked out once."""

    sheet: ReadSheet
    issued: IssuedRows
    printed: frozenset[str] = frozenset()
    owners: dict[int, Placed] = field(default_factory=dict)
    as_issued: bool = False
    """Whether it is known that nothing stands on it but inputs in their places and what the form came with."""

    @cached_property
    def rows(self) -> dict[int, dict[int, str]]:
        """The text of every filled cell, row by row and in each from the left."""
        found: dict[int, dict[int, str]] = defaultdict(dict)
        for (row, col), value in sorted(self.sheet.cells.items(), key=_place):
            found[row][col] = value if value.__class__ is str and "\r" not in value else as_text(value)
        return dict(found)

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
                if len(text) <= self.issued.longest_heading and (heading := plain(text)) in self.issued.headings:
                    columns[heading].append(col)
            if columns:
                found.append((row, dict(columns)))
        return found

    def header_above(self, row: int, wanted: Sequence[str]) -> tuple[int, dict[str, list[int]]] | None:
        """The nearest row above with two of the wanted headings, or the only one."""
        need = min(2, len(set(wanted)))
        for at, columns in reversed(self.header_rows[: bisect_left(self._header_places, row)]):
            if sum(heading in columns for heading in set(wanted)) >= need:
                return at, columns
        return None

    @cached_property
    def _header_places(self) -> list[int]:
        return [row for row, _ in self.header_rows]

    @cached_property
    def _columns_read(self) -> dict[tuple[int, tuple[int, ...], tuple[str, ...]], Columns]:
        return {}

    def columns_of(self, row: int, issued: IssuedRow) -> Columns:
        """Where the inputs of an issued row are in that row; rows below one heading that have like inputs share it."""
        alike = (bisect_left(self._header_places, row), issued.columns, issued.headings)
        read = self._columns_read.get(alike)
        if read is None:
            read = self._columns_read[alike] = self._columns(row, issued)
        return read

    def _columns(self, row: int, issued: IssuedRow) -> Columns:
        """The same, worked out.

        A field whose heading was reworded keeps its place among its neighbours; one whose column is gone has none. Of
        several columns without any heading nobody can say which is which.
        """
        header = self.header_above(row, issued.headings)
        if header is None:
            if len(issued.fields) > 1 and any(issued.headings):
                return _columns_at((None,) * len(issued.fields), headed=False)
            moved_by = self.key_column or 0
            return _columns_at(tuple(col + moved_by for col in issued.columns), headed=not any(issued.headings))
        at = header[1]
        pairs = tuple(zip(issued.columns, issued.headings, strict=True))
        found = [(col if col in at[heading] else at[heading][0]) if heading in at else None for col, heading in pairs]
        moved = {now - col for now, col in zip(found, issued.columns, strict=True) if now is not None}
        headed = None not in found
        if len(moved) == 1:
            by = moved.pop()
            guessed = (col + by if self._reworded(header[0], col + by) else None for col in issued.columns)
            found = [place if now is None else now for now, place in zip(found, guessed, strict=True)]
        return _columns_at(tuple(found), headed=headed)

    def _reworded(self, row: int, col: int) -> bool:
        """Whether something stands in a heading's place that the form did not come with."""
        text = self.rows[row].get(col, "")
        return bool(text.strip()) and mark_of(text) not in self.printed


def place_rows(views: Sequence[SheetView], issued: IssuedRows, form_id: str) -> dict[str, list[Placed]]:
    """Every place where each row of the form stands now, by its hidden name; a row that is gone is not there."""
    placed: dict[str, list[Placed]] = defaultdict(list)
    for view in views:
        if not _take_known_layout(view, form_id):
            view.owners.update(_owners(view))
        for owner in view.owners.values():
            placed[owner.key].append(owner)
    for found in (*_by_like_words(views, issued, placed), *_extra_rows(views, issued, placed)):
        placed[found.key].append(found)
    return placed


def _owners(view: SheetView) -> dict[int, Placed]:
    found = ((row, _owner(view, row, cells)) for row, cells in view.rows.items())
    return {row: owner for row, owner in found if owner}


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Where everything stands on a sheet that nobody has rearranged: the rows' own, by number, with their columns.

    `marks` are those of the texts outside the inputs; `as_issued` says that the inputs stand where they were issued, and
    no row without a name could be one that was added.
    """

    key_column: int | None
    header_rows: list[tuple[int, dict[str, list[int]]]]
    rows: tuple[tuple[int, str, Mapping[str, int]], ...]
    first_columns: Mapping[str, int]
    marks: frozenset[str]
    as_issued: bool


Around = tuple[tuple[tuple[int, int], str, bool], ...]
"""The texts around the answers: the place of each, and whether it is a small number, as the form itself prints them."""


def _take_known_layout(view: SheetView, form_id: str) -> bool:
    """Takes over what was worked out for an earlier form on which the same texts stood around the answers.

    In most forms of an edition they do. An answer in the words of the form itself could change what stands where, and
    has the sheet looked at whole.
    """
    issued = view.issued
    inputs = issued.inputs.get(view.sheet.name, frozenset())
    if not inputs and len(view.sheet.cells) > _FEW_CELLS:
        return False  # a sheet of the agency's own, too large to be remembered
    around, alike = [], []
    for spot, value in view.sheet.cells.items():
        text = value if value.__class__ is str and "\r" not in value else as_text(value)
        if spot not in inputs:
            around.append((spot, "" if text == form_id else text, is_small_number(value)))
        elif len(text) <= issued.longest and text.lstrip()[:_OPENING].casefold() in issued.openings:
            alike.append((spot[1], text))
    layout = _layout(issued, inputs, tuple(around))
    if layout is None or any(_could_place(issued, layout, col, text) for col, text in alike):
        return False
    view.__dict__.update(key_column=layout.key_column, header_rows=layout.header_rows)
    view.as_issued = layout.as_issued and layout.marks <= view.printed
    for row, key, columns in layout.rows:
        view.owners[row] = Placed(key=key, sheet=view.sheet, row=row, columns=columns)
    return True


def _could_place(issued: IssuedRows, layout: Layout, col: int, text: str) -> bool:
    """Whether an answer is a hidden name, a heading, or the words of a row that stand left of that row's inputs."""
    words = plain(text)
    if words in issued.headings or text.strip() in issued.by_key:
        return True
    key = issued.by_label.get(words)
    return key is not None and col < layout.first_columns.get(key, col + 1)


def is_small_number(value: object) -> bool:
    """Whether a value is a number such as the form itself prints: of a question, of a row, of what is missing."""
    return isinstance(value, int | float) and not isinstance(value, bool) and 0 <= value < _PRINTED_NUMBERS


@lru_cache(maxsize=256)
def _layout(issued: IssuedRows, inputs: frozenset[tuple[int, int]], around: Around) -> Layout | None:
    """The layout of a sheet with nothing but these texts; None if any row of it is doubtful."""
    sheet = ReadSheet(name="", hidden=False, cells={spot: text for spot, text, _ in around})
    view = SheetView(sheet, issued)
    owners = _owners(view)
    named = sum(text.strip() in issued.by_key for _, text, _ in around)
    if named != len(owners) or any(one.by != "name" or one.beside or not one.headed for one in owners.values()):
        return None
    rows = tuple((row, one.key, one.columns) for row, one in owners.items())
    first = {key: min(columns.values()) for _, key, columns in rows if columns}
    in_place = inputs == {(row, col) for row, _, columns in rows for col in columns.values()}
    loose = any(spot[0] not in owners and (small or len(text) == 1) for spot, text, small in around)
    return Layout(
        key_column=view.key_column,
        header_rows=view.header_rows,
        rows=rows,
        first_columns=first,
        marks=frozenset(mark_of(text) for _, text, small in around if text.strip() and not small),
        as_issued=in_place and not loose,
    )


def _owner(view: SheetView, row: int, cells: Mapping[int, str]) -> Placed | None:
    """The row that stands here by its hidden name and the words beside it."""
    issued, key_col = view.issued, view.key_column
    named = cells.get(key_col, "").strip() if key_col is not None else ""
    key = named if named in issued.by_key else ""
    worded = next((found for col, text in cells.items() if (found := _worded(view, row, col, text))), "")
    who = worded or key
    if not who:
        return None
    columns = view.columns_of(row, issued.by_key[who])
    altered = ""
    if not worded and issued.by_key[key].label:
        left = [text for col, text in cells.items() if col != key_col and col < columns.first]
        altered = next((text for text in reversed(left) if not _is_number(text)), "")
    printed = bool(altered) and mark_of(altered) in view.printed
    if not worded and (printed or _numbered_otherwise(view, cells, issued.by_key[key])):
        return None  # another part of the form stands beside its name
    by = "name" if key == who else "words"
    return Placed(
        key=who, sheet=view.sheet, row=row, columns=columns.of(issued.by_key[who].fields), by=by, beside=altered,
        headed=columns.headed,
    )  # fmt: skip


def _numbered_otherwise(view: SheetView, cells: Mapping[int, str], row: IssuedRow) -> bool:
    """Whether the number of another row stands beside a row whose words are gone: then its name alone proves nothing."""
    if not row.label or row.in_table:
        return False
    place = row.columns[0] - 2 + (view.key_column or 0)
    text = cells.get(place, "").strip()
    return text.isdigit() and int(text) != row.number


def _worded(view: SheetView, row: int, col: int, text: str) -> str:
    """The row whose words stand in that cell: left of its inputs, with their headings above."""
    if len(text) > view.issued.longest or col == view.key_column:
        return ""
    key = view.issued.by_label.get(plain(text), "")
    if not key:
        return ""
    if len(plain(text)) < _DISTINCT and not _at_home(view, row, view.issued.by_key[key]):
        return ""
    columns = view.columns_of(row, view.issued.by_key[key])
    return key if columns.there and col < columns.first else ""


def _at_home(view: SheetView, row: int, issued: IssuedRow) -> bool:
    """Whether the row's own headings stand above: words alone, anywhere, place nothing."""
    return view.header_above(row, issued.headings) is not None


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
        columns = view.columns_of(row, view.issued.by_key[key])
        if columns.there and col < columns.first:
            named = columns.of(view.issued.by_key[key].fields)
            yield Placed(
                key=key, sheet=view.sheet, row=row, columns=named, by="like words", beside=text, headed=columns.headed
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
    numbers = {
        table: max(int(row.key.rpartition(".")[2]) for row in rows) if any(placed.get(row.key) for row in rows) else 0
        for table, rows in issued.tables.items()
    }
    for view in views:
        if view.as_issued:
            continue
        heads = [row for row, _ in view.header_rows]
        for table, (sample, *_) in issued.tables.items():
            for at, columns in view.header_rows:
                if not all(heading in columns for heading in sample.headings):
                    continue
                end = next((row for row in heads if row > at), None)
                yield from _unnamed(view, table, sample, at, end, numbers)


def _unnamed(
    view: SheetView, table: str, sample: IssuedRow, at: int, end: int | None, numbers: dict[str, int]
) -> Iterator[Placed]:
    read = view.columns_of(at + 1, sample)
    columns = read.of(sample.fields)
    taken = 0
    for row, cells in view.rows.items():
        inside = row > at and (end is None or row < end)
        if not inside or row in view.owners or taken >= _MOST_EXTRA_ROWS:
            continue
        texts = [text for col in columns.values() if (text := cells.get(col, "").strip())]
        if not texts or any(mark_of(text) in view.printed and len(text) > 1 for text in texts):
            continue
        numbers[table] += 1
        taken += 1
        key = f"{table}.{numbers[table]}"
        renamed = {f"{key}.{name.rpartition('.')[2]}": col for name, col in columns.items()}
        found = Placed(key=key, sheet=view.sheet, row=row, columns=renamed, by="table", headed=read.headed)
        view.owners[row] = found
        yield found
