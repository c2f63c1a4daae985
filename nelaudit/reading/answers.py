"""What the process that reads answers to the batch: values → bytes, and back.

The bytes are MessagePack, never pickles, and are read by the types of the values: a file that took the process over can
make the batch refuse it, and nothing else. A cell's value is one of several kinds that look alike once written, so that
days and times travel beside the cells, each kind by itself.
"""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass, field, fields
from functools import cache
from operator import attrgetter
from typing import Any, TypeVar

import msgspec

from nelaudit.errors import FILE_FAULTS, FileError, NotRead
from nelaudit.model.places import Place
from nelaudit.model.workbooks import Beyond, CellValue, EmbeddedFile, ReadSheet, ReadWorkbook
from nelaudit.reading.containers import Container

Opened = ReadWorkbook | Container
T = TypeVar("T")

NO_SENSE = "The program makes no sense of its parts."
_PLAIN = frozenset({str, int, float, bool})
_NAME = attrgetter("name")
_FAULTS = {fault.code: fault for fault in FILE_FAULTS}


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """Why a file was not opened: the code of the fault, and what was found."""

    code: str
    found: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Sheet:
    """A `ReadSheet` as it travels. Where a day or time stands, `cells` holds an empty text, which keeps the order."""

    name: str
    hidden: bool
    cells: dict[Place, str | int | float | bool]
    days: dict[Place, dt.date] = field(default_factory=dict)
    moments: dict[Place, dt.datetime] = field(default_factory=dict)
    times: dict[Place, dt.time] = field(default_factory=dict)
    spans: dict[Place, dt.timedelta] = field(default_factory=dict)
    errors: frozenset[Place] = frozenset()
    formulas: frozenset[Place] = frozenset()
    merged: tuple[tuple[int, int, int, int], ...] = ()
    notes: dict[Place, str] = field(default_factory=dict)
    boxes: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    remarks_lost: bool = False
    shown: dict[Place, str] = field(default_factory=dict)
    struck: dict[Place, str] = field(default_factory=dict)
    beyond: tuple[Beyond, ...] = ()
    cut: frozenset[Place] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Workbook:
    """A `ReadWorkbook` as it travels."""

    format: str
    sheets: tuple[_Sheet, ...]
    properties: dict[str, str] = field(default_factory=dict)
    media: tuple[EmbeddedFile, ...] = ()
    media_left_out: int = 0
    saved: dt.datetime | None = None
    beyond: tuple[Beyond, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Answer:
    """One of the three."""

    workbook: _Workbook | None = None
    container: Container | None = None
    fault: Fault | None = None


_KINDS: dict[type, str] = {dt.date: "days", dt.datetime: "moments", dt.time: "times", dt.timedelta: "spans"}
_ENCODE = msgspec.msgpack.Encoder().encode
_DECODER = msgspec.msgpack.Decoder(_Answer)


def encode(answer: Opened | Fault) -> bytes:
    """An answer as bytes."""
    if isinstance(answer, Fault):
        return _ENCODE(_Answer(fault=answer))
    if isinstance(answer, Container):
        return _ENCODE(_Answer(container=answer))
    return _ENCODE(_Answer(workbook=_as(_Workbook, answer, sheets=tuple(map(_sent, answer.sheets)))))


def decode(body: bytes) -> Opened:
    """What was opened.

    Raises:
        FileError: it could not be, or what came is no answer at all.
    """
    try:
        answer = _DECODER.decode(body)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:  # the last two msgspec lets through
        raise NotRead(NO_SENSE) from error
    if answer.workbook is not None:
        return _as(ReadWorkbook, answer.workbook, sheets=tuple(map(_received, answer.workbook.sheets)))
    if answer.container is not None:
        return answer.container
    raise _error(answer.fault)


def _error(fault: Fault | None) -> FileError:
    if fault is None or fault.code not in _FAULTS:
        return NotRead(NO_SENSE)
    return _FAULTS[fault.code](fault.found)


def _sent(sheet: ReadSheet) -> _Sheet:
    apart: dict[str, dict[Place, CellValue]] = {}
    cells = dict(sheet.cells)
    for place, value in sheet.cells.items():
        if value.__class__ not in _PLAIN:
            apart.setdefault(_KINDS[type(value)], {})[place] = value
            cells[place] = ""
    return _as(_Sheet, sheet, cells=cells, **apart)


def _received(sheet: _Sheet) -> ReadSheet:
    cells: dict[Place, CellValue] = {**sheet.cells, **sheet.days, **sheet.moments, **sheet.times, **sheet.spans}
    return _as(ReadSheet, sheet, cells=cells)


def _as(kind: Callable[..., T], value: Any, **own: Any) -> T:
    """A value of another class with fields of the same names, but for those that are its own."""
    shared = {name: getattr(value, name) for name in _shared_names(kind, value.__class__) if name not in own}
    return kind(**shared, **own)


@cache
def _shared_names(kind: Callable[..., Any], other: type) -> frozenset[str]:
    return frozenset(map(_NAME, fields(kind))) & frozenset(map(_NAME, fields(other)))  # type: ignore[arg-type]
