"""A sheet that people fill in row by row: what is given is locked, what is theirs is open, empty rows take more."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nelaudit.model.papers import KEY, NEW_ROW
from nelaudit.model.sheets import Cell, Highlight, InputRule, Sheet, Style, TableRange
from nelaudit.report.parts.table_sheet import TABLE_ROW, Value

_EMPTY_ROW_POINTS = 30.0
_PROMPT_TITLE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One column. What is `given` is locked in rows that come filled, and open in empty ones."""

    heading: str
    width: float
    given: bool = False
    choices: tuple[str, ...] = ()
    date: bool = False
    message: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryRow:
    """One row: its key, and a value a column. In a `free` row every cell is open."""

    key: str
    values: tuple[Value, ...]
    free: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """A last column that says what is still missing: `formula` for a row counted from 1, `value` for its entry."""

    heading: str
    width: float
    formula: Callable[[int], str]
    value: Callable[[EntryRow], str]


def entry_sheet(
    name: str, notes: Sequence[str], columns: Sequence[Column], entries: Sequence[EntryRow], *, empty: int = 0,
    live: Live | None = None,
) -> Sheet:  # fmt: skip
    """The sheet with its entries and so many `empty` rows below them, as one native table; free rows must come last."""
    blank = EntryRow(key=NEW_ROW, values=tuple("" for _ in columns), free=True)
    rows = [*entries, *([blank] * empty)]
    first, last = TABLE_ROW + 1, TABLE_ROW + max(len(rows), 1)
    header = (KEY, *(column.heading for column in columns), *((live.heading,) if live else ()))
    cells = [Cell(row=0, col=1, value=name, style=Style.TITLE)]
    cells += [Cell(row=row, col=1, value=note, style=Style.PLAIN) for row, note in enumerate(notes, start=1)]
    cells += [Cell(row=TABLE_ROW, col=col, value=words, style=Style.HEADER) for col, words in enumerate(header)]
    for number, entry in enumerate(rows, start=first):
        cells.append(Cell(row=number, col=0, value=entry.key, style=Style.HIDDEN))
        for col, (column, value) in enumerate(zip(columns, entry.values, strict=True), start=1):
            cells.append(Cell(row=number, col=col, value=value, style=_style(column, entry)))
        if live:
            cells.append(
                Cell(row=number, col=len(columns) + 1, value=live.value(entry), style=Style.LIVE,
                     formula=live.formula(number + 1))
            )  # fmt: skip
    given = sum(not entry.free for entry in rows)
    return Sheet(
        name=name,
        cells=tuple(cells),
        widths=(4, *(column.width for column in columns), *((live.width,) if live else ())),
        rules=tuple(_rules(columns, first, first + given, last)),
        highlights=_highlight(len(columns) + 1, first, last) if live else (),
        tables=(
            TableRange(name=f"{name.title().replace(' ', '')}Table", row=TABLE_ROW, col=0, last_row=last, header=header,
                       description=notes[0] if notes else name),
        ),
        min_heights=tuple((row, _EMPTY_ROW_POINTS) for row in range(first + given, last + 1)),
        hidden_columns=(0,),
        freeze=(TABLE_ROW + 1, 0),
        repeat_rows=(TABLE_ROW, TABLE_ROW),
        landscape=True,
        protected=True,
    )  # fmt: skip


def _style(column: Column, entry: EntryRow) -> Style:
    if column.given and not entry.free:
        return Style.QUESTION
    return Style.INPUT_DATE if column.date else Style.INPUT


def _rules(columns: Sequence[Column], first: int, first_free: int, last: int) -> list[InputRule]:
    """One rule a column, over all its open cells."""
    return [
        InputRule(row=start, last_row=last, col=col, title=column.heading[:_PROMPT_TITLE], message=column.message,
                  choices=column.choices, date=column.date)
        for col, column in enumerate(columns, start=1)
        if (column.choices or column.date or column.message)
        and (start := first_free if column.given else first) <= last
    ]  # fmt: skip


def _highlight(col: int, first: int, last: int) -> tuple[Highlight, ...]:
    """What is missing stands out."""
    letter = chr(ord("A") + col)
    formula = f"=LEN(${letter}{first + 1})>0"
    return (Highlight(row=first, last_row=last, col=col, last_col=col, formula=formula, look="missing"),)
