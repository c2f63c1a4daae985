"""The lines of a confirmation sheet as they came back: does each still say the case that it was issued for?

A line's words, its case reference and its team, are what the person saw who filled it in. Where they are those of another
line of the sheet the line is that one's; where the sheet has no such line nobody knows which child it is about.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from nelaudit.intake.front_page import KnownFacts, header_is_anothers
from nelaudit.model.folding import plain
from nelaudit.model.forms import Confirmation, Form, Identity, mark_of
from nelaudit.model.front import Fact, fact_words
from nelaudit.model.places import cell_place
from nelaudit.model.returns import Input, is_blank
from nelaudit.model.workbooks import ReadSheet, as_text

_NAME = re.compile(r"confirm\.(\d{1,4})")
_CASE, _TEAM = "case", "team"
_FEWEST_HEADINGS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A filled line that is not as issued: `number` is the one that its hidden name says, 0 where it says none.

    `place` is its sheet and row; `named` the reference that now stands there, where the register knows it.
    """

    number: int
    place: str
    named: str

    def __str__(self) -> str:
        """As messages name it."""
        return f"{self.place}, now {self.named}" if self.named else self.place


@dataclass(frozen=True, slots=True, kw_only=True)
class Lines:
    """What a confirmation sheet says otherwise than it was issued."""

    strange: tuple[Line, ...] = ()
    header: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class _LineTable:
    """Where the lines stand on a sheet: the row of the headings, the columns of case and team, those for input."""

    sheet: ReadSheet
    header: int
    case: int
    team: int | None
    inputs: tuple[int, ...]


def with_cases_as_labels(sheet: Confirmation, issued: Callable[[str], Form | None]) -> Form:
    """The sheet's form for matching: a line is known by its case, or by its hidden name where two teams have one case.

    As issued the words beside a line are its team, where it has one, and many lines have the same.
    """
    cases = [form.identity.case if (form := issued(one)) else "" for one in sheet.forms]
    once = {case for case, count in Counter(cases).items() if count == 1 and case}
    labels = {f"confirm.{number}": case for number, case in enumerate(cases, start=1) if case in once}
    return replace(sheet.form, labels=labels)


def read_lines(
    sheet: Confirmation,
    sheets: Sequence[ReadSheet],
    taken: Sequence[tuple[int, Input]],
    issued: Callable[[str], Form | None],
    known: KnownFacts,
) -> Lines:
    """What is not as issued, by the words on the sheet; `taken` are the inputs of each line, as matching took them."""
    whose = [form.identity if (form := issued(one)) else None for one in sheet.forms]
    tables = [table for one in sheets if (table := _table(sheet.form, one))]
    strange = {line.place: line for table in tables for line in _strange(table, whose, known)}
    for table in tables:
        strange |= {line.place: line for line in _misplaced(table, whose, taken, known) if line.place not in strange}
    header = any(_header_changed(sheet.form, table, known) for table in tables)
    return Lines(strange=tuple(strange.values()), header=header)


def _table(form: Form, sheet: ReadSheet) -> _LineTable | None:
    """The table of lines on a sheet, by its headings; None where there is none."""
    headings = {plain(one.heading) for one in form.fields}
    rows: dict[int, dict[str, list[int]]] = {}
    for (row, col), value in sheet.cells.items():
        if value.__class__ is str and (text := plain(str(value))) in {_CASE, _TEAM, *headings}:
            rows.setdefault(row, {}).setdefault(text, []).append(col)
    for row, found in sorted(rows.items()):
        columns = sorted(col for text, cols in found.items() if text in headings for col in cols)
        if _CASE in found and len(columns) >= _FEWEST_HEADINGS:
            team = found[_TEAM][0] if _TEAM in found else None
            return _LineTable(sheet=sheet, header=row, case=found[_CASE][0], team=team, inputs=tuple(columns))
    return None


def _text(table: _LineTable, row: int, col: int | None) -> str:
    value = table.sheet.cells.get((row, col)) if col is not None else None
    text = "" if value is None else as_text(value)
    return "" if is_blank(text) or (row, col) in table.sheet.errors else text


def _lines_of(table: _LineTable, row: int, whose: Sequence[Identity | None]) -> list[int] | None:
    """The numbers of the issued lines whose words stand in a row; None where no words stand there."""
    case, team = _text(table, row, table.case), _text(table, row, table.team)
    if not case:
        return None
    return [
        number
        for number, one in enumerate(whose, start=1)
        if one
        and fact_words(Fact.REFERENCE, case) == fact_words(Fact.REFERENCE, one.case)
        and (not team or fact_words(Fact.TEAM, team) == fact_words(Fact.TEAM, one.team))
    ]


def _strange(table: _LineTable, whose: Sequence[Identity | None], known: KnownFacts) -> Iterator[Line]:
    """The filled rows whose words are those of no issued line, or that stand under the name of another's team."""
    for row in sorted({row for row, _ in table.sheet.cells if row > table.header}):
        filled = any(_text(table, row, col) for col in table.inputs)
        if filled and _lines_of(table, row, whose) == []:
            yield _line(table, row, _named_number(table, row, whose), known)


def _misplaced(
    table: _LineTable, whose: Sequence[Identity | None], taken: Sequence[tuple[int, Input]], known: KnownFacts
) -> Iterator[Line]:
    """The rows that matching took for a line whose words are another's."""
    for number, found in taken:
        place = cell_place(found.cell)
        if found.blank or place is None or found.sheet != table.sheet.name or place[0] <= table.header:
            continue
        lines = _lines_of(table, place[0], whose)
        if lines is not None and number not in lines:
            yield _line(table, place[0], number, known)


def _line(table: _LineTable, row: int, number: int, known: KnownFacts) -> Line:
    words = fact_words(Fact.REFERENCE, _text(table, row, table.case))
    return Line(
        number=number, place=f"{table.sheet.name} row {row + 1}", named=known.values[Fact.REFERENCE].get(words, "")
    )


def _named_number(table: _LineTable, row: int, whose: Sequence[Identity | None]) -> int:
    """The number in the hidden name that a row carries, 0 where it carries none that was issued."""
    texts = (as_text(value).strip() for (at, _), value in table.sheet.cells.items() if at == row)
    numbers = (int(match[1]) for text in texts if (match := _NAME.fullmatch(text)))
    return next((number for number in numbers if 0 < number <= len(whose) and whose[number - 1]), 0)


def _header_changed(form: Form, table: _LineTable, known: KnownFacts) -> bool:
    """Whether another agency or audit is named above the lines, or any other words stand where ours was."""
    above = {spot: value for spot, value in table.sheet.cells.items() if spot[0] < table.header}
    header = ReadSheet(name="", hidden=False, cells=above, errors=table.sheet.errors)
    if header_is_anothers(form, header, known):
        return True
    own = mark_of(known.sheet_line(form))
    texts = [as_text(value) for (_, col), value in sorted(above.items(), key=lambda cell: cell[0]) if col == table.case]
    others = [text for text in texts if not is_blank(text) and mark_of(text) not in form.printed]
    return own in form.printed and bool(others) and not any(mark_of(text) == own for text in texts)
