"""The one kind of value that documents, exports and messages are made of: one that has been cleared of names.

`clear` makes it, by going through every text of a value: cells, headings, captions, alternative texts, footers, properties,
the names of sheets and of attached files. `named` lets a value pass that must name the child, and says why; a test lists
every use of it. Nobody else can make one, and writers take nothing else, so that clearing cannot be left out.
"""

import dataclasses
import datetime as dt
import re
from collections.abc import Callable, Mapping
from enum import Enum
from typing import Any, Final, Generic, TypeVar

from nelaudit.model.sheets import CELL_LIMIT, Cell, InputRule, Sheet, Style, WorkbookValue
from nelaudit.privacy.guard import Guard
from nelaudit.privacy.marks import FOUND, IN_SHEET_NAME

T = TypeVar("T")
T_co = TypeVar("T_co", covariant=True)

_SEAL: Final = object()
_SHEET_NAME, _TITLE, _MESSAGE = 31, 32, 255
_HEADINGS = frozenset({Style.TITLE, Style.HEADING, Style.SECTION, Style.HEADER, Style.HEADER_NUMBER})
_LEFT = (int, float, dt.date, bytes, type(None))
_IN_QUOTES = re.compile(r'"((?:[^"]|"")*)"')


class Cleared(Generic[T_co]):
    """A value that may go out. `why` is empty, or says why it names the child all the same."""

    __slots__ = ("_value", "_why")

    def __init__(self, value: T_co, *, seal: object, why: str = "") -> None:
        """Made here alone.

        Raises:
            TypeError: somebody else tries to.
        """
        if seal is not _SEAL:
            raise TypeError("A Cleared value is made by clear() or named() alone.")
        self._value, self._why = value, why

    @property
    def value(self) -> T_co:
        """What may go out."""
        return self._value

    @property
    def why(self) -> str:
        """Why it names the child; empty where it does not."""
        return self._why


def clear(guard: Guard, value: T) -> Cleared[T]:
    """The value without what identifies a child, in every text of it."""
    return Cleared(_cleared(guard, value), seal=_SEAL)


def named(value: T, *, why: str) -> Cleared[T]:
    """A value that goes out as it is, since it must name the child; `why` says what for."""
    if not why.strip():
        raise ValueError("A document that names a child needs a reason.")
    return Cleared(value, seal=_SEAL, why=why)


def opened(given: Cleared[T]) -> T:
    """What a writer may write.

    Raises:
        TypeError: it was never cleared; a bug of ours that must reach no file.
    """
    if not isinstance(given, Cleared):
        raise TypeError(f"A {type(given).__name__} was to be written without being cleared of names.")
    return given.value


def _cleared(guard: Guard, value: Any) -> Any:
    """The same value where nothing had to be taken out, else one like it."""
    if isinstance(value, (Enum, *_LEFT)):
        return value
    if isinstance(value, str):
        return guard.text(value)
    if isinstance(value, WorkbookValue):
        return _workbook(guard, value)
    if isinstance(value, (tuple, list, Mapping)):
        return _many(guard, value)
    if dataclasses.is_dataclass(value) and not isinstance(value, type):
        return _like(value, lambda one: _cleared(guard, one))
    raise TypeError(f"A {type(value).__name__} cannot be cleared of names.")


def _many(guard: Guard, values: Any) -> Any:
    """Several values in their own kind of container; the keys of a mapping are names of columns, and stay."""
    if isinstance(values, Mapping):
        return {name: _cleared(guard, one) for name, one in values.items()}
    made = [_cleared(guard, one) for one in values]
    if all(one is before for one, before in zip(made, values, strict=True)):
        return values
    return type(values)(*made) if hasattr(values, "_fields") else type(values)(made)


def _like(value: Any, change: Callable[[Any], Any], but: frozenset[str] = frozenset()) -> Any:
    """A dataclass with every field changed but those named; the very same one where nothing changes."""
    fields = {one.name: getattr(value, one.name) for one in dataclasses.fields(value) if one.name not in but}
    made = {name: change(one) for name, one in fields.items()}
    changed = {name: one for name, one in made.items() if one is not fields[name]}
    return dataclasses.replace(value, **changed) if changed else value


def _workbook(guard: Guard, book: WorkbookValue) -> WorkbookValue:
    """A workbook, in which no two sheets have the same name after clearing either; names of cells are the program's own."""
    made: WorkbookValue = _like(book, lambda one: _cleared(guard, one), but=frozenset({"sheets", "names"}))
    sheets, taken = list[Sheet](), set[str]()
    for sheet in (_sheet(guard, one) for one in book.sheets):
        name, number = sheet.name, 1
        while name.casefold() in taken:
            number += 1
            name = f"{sheet.name[: _SHEET_NAME - 5]} ({number})"
        taken.add(name.casefold())
        sheets.append(dataclasses.replace(sheet, name=name) if name != sheet.name else sheet)
    return dataclasses.replace(made, sheets=tuple(sheets))


def _sheet(guard: Guard, sheet: Sheet) -> Sheet:
    """A sheet; one that only machines read, and no person can unhide by a menu, holds codes and marks and no words."""
    if sheet.very_hidden:
        return sheet
    made: Sheet = _like(sheet, lambda one: _cleared(guard, one), but=frozenset({"name", "cells", "rules", "tables"}))
    name = FOUND.sub(IN_SHEET_NAME, guard.text(sheet.name))[:_SHEET_NAME]
    cells = tuple(_cell(guard, cell) for cell in sheet.cells)
    rules = tuple(_rule(guard, rule) for rule in sheet.rules)
    tables = tuple(
        _like(table, lambda one: _cleared(guard, one), but=frozenset({"header", "name"})) for table in sheet.tables
    )
    tables = tuple(
        dataclasses.replace(table, header=tuple(guard.text(one, heading=True) for one in table.header))
        for table in tables
    )
    return dataclasses.replace(made, name=name, cells=cells, rules=rules, tables=tables)


def _cell(guard: Guard, cell: Cell) -> Cell:
    value, formula = cell.value, cell.formula
    if isinstance(value, str) and value and not isinstance(value, Enum):
        value = guard.text(value, heading=cell.style in _HEADINGS)
        if value is not cell.value and len(value) * 2 > CELL_LIMIT:
            value = _fitting(value)
    if formula and guard.holds(formula):
        formula = _IN_QUOTES.sub(lambda found: f'"{guard.text(found[1])}"', formula)
    return (
        cell
        if value is cell.value and formula is cell.formula
        else dataclasses.replace(cell, value=value, formula=formula)
    )


def _fitting(text: str) -> str:
    """A text that has become longer than a cell holds, since a mark is longer than a name; its end gives way."""
    units = text.encode("utf-16-le", "surrogatepass")
    return text if len(units) <= 2 * CELL_LIMIT else units[: 2 * (CELL_LIMIT - 1)].decode("utf-16-le", "ignore") + "…"


def _rule(guard: Guard, rule: InputRule) -> InputRule:
    """What shows beside an input cell, no longer than Excel shows it."""
    made: InputRule = _like(rule, lambda one: _cleared(guard, one))
    if made is rule:
        return rule
    return dataclasses.replace(made, title=made.title[:_TITLE], message=made.message[:_MESSAGE])
