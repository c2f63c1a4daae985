"""The rows of a form as issued, ready to be looked for in what came back."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from nelaudit.model.folding import plain, words_alone
from nelaudit.model.forms import Field, Form, row_key
from nelaudit.model.places import cell_name, cell_place
from nelaudit.model.returns import Input

OPENING = 3
"""How many signs of a text are looked at first, to see whether it may be one of the form's own."""

_TABLE_ROW = re.compile(r"^(?:attendee|chronology|concern|practice|proposal|reaudit)\.\d{1,4}$")


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
    blanks: tuple[Input, ...]
    """Each of its inputs where it was issued, with nothing in it: most of a form comes back so."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """The words beside a row as they are compared (see `bare`): all of them, and their first line alone."""

    key: str
    whole: str
    first: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class IssuedRows:
    """The rows of an edition's forms, ready to be looked for; `inputs` are the places that take input, by sheet."""

    rows: tuple[IssuedRow, ...]
    by_key: Mapping[str, IssuedRow]
    by_label: Mapping[str, str]
    """The words beside a row, as they are compared → its hidden name; words that stand twice are left out."""

    wordings: tuple[Wording, ...]
    by_whole: Mapping[str, frozenset[str]]
    by_first: Mapping[str, frozenset[str]]
    """The hidden names of the rows by their words: whole, and their first line."""

    headings: frozenset[str]
    heading_rows: tuple[tuple[str, ...], ...]
    """The headings of each kind of row, once each; those of one kind stand in one row."""

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
    rows, inputs = _rows(fields, dict(labels), dict(numbers))
    tables: dict[str, list[IssuedRow]] = defaultdict(list)
    for row in rows:
        if row.in_table:
            tables[row.key.rpartition(".")[0]].append(row)
    counts = Counter(plain(row.label) for row in rows if row.label)
    by_label = {plain(row.label): row.key for row in rows if row.label and counts[plain(row.label)] == 1}
    headings = frozenset(plain(one.heading) for one in fields if one.heading)
    wordings = tuple(
        Wording(key=row.key, whole=bare(row.label), first=bare(row.label.strip().split("\n")[0]))
        for row in rows
        if row.label
    )
    firsts = (plain(row.label.strip().split("\n")[0]) for row in rows if row.label)
    return IssuedRows(
        rows=rows,
        by_key={row.key: row for row in rows},
        by_label=by_label,
        wordings=wordings,
        by_whole=_keys_by({one.key: one.whole for one in wordings}),
        by_first=_keys_by({one.key: one.first for one in wordings}),
        headings=headings,
        heading_rows=tuple(dict.fromkeys(tuple(filter(None, row.headings)) for row in rows if any(row.headings))),
        longest=2 * max(map(len, by_label), default=0),
        longest_heading=2 * max(map(len, headings), default=0),
        inputs=inputs,
        openings=frozenset(text[:OPENING] for text in (*by_label, *firsts, *headings, *(row.key.casefold() for row in rows))),
        tables={table: tuple(own) for table, own in tables.items()},
    )  # fmt: skip


def _rows(
    fields: tuple[Field, ...], words: Mapping[str, str], numbers: Mapping[str, int]
) -> tuple[tuple[IssuedRow, ...], dict[str, frozenset[tuple[int, int]]]]:
    """The rows in form order, and the places that take input, by sheet."""
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
            number=numbers.get(key),
            fields=tuple(one for one, _ in own),
            columns=tuple(col for _, col in own),
            headings=tuple(plain(one.heading) for one, _ in own),
            in_table=bool(_TABLE_ROW.match(key)),
            blanks=tuple(
                Input(field=one.name, value="", kind=one.kind, sheet=one.sheet, cell=cell_name(places[key], col))
                for one, col in own
            ),
        )
        for key, own in found.items()
    )
    return rows, {sheet: frozenset(spots) for sheet, spots in inputs.items()}


def _keys_by(words: Mapping[str, str]) -> dict[str, frozenset[str]]:
    """The keys of each of these words, most often one."""
    found: dict[str, set[str]] = defaultdict(set)
    for key, one in words.items():
        found[one].add(key)
    return {one: frozenset(keys) for one, keys in found.items() if one}


def bare(text: str) -> str:
    """A text as likeness is judged: its words alone, and without apostrophes, which people leave out."""
    return words_alone(text).replace("'", "")
