"""Forms filled in as an agency does, many times over: what a spreadsheet program does to a form is done once to each form.

openpyxl reads a form and saves it, which takes a tenth of a second, mostly on cells that nobody fills in. So it is saved
once as it is, and answers are then written into the cells as openpyxl writes them; what this cannot write as openpyxl does,
such as a date into a cell that has no format of a date, is left to openpyxl.
"""

import datetime as dt
import io
import pickle
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache, partial
from itertools import count
from typing import Any

import openpyxl
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE
from openpyxl.styles.numbers import is_date_format
from openpyxl.worksheet.dimensions import ColumnDimension, RowDimension

Fields = Mapping[str, tuple[str, str, str, list[str]]]
_CELL = re.compile(r'<c r="([A-Z]+\d+)"( s="\d+")?(?: t="\w+")?(?:/>|>.*?</c>)', re.DOTALL)
_SAVED = re.compile(rb"(<dcterms:modified[^>]*>)[^<]*(</dcterms:modified>)")
_NOW = rb"\g<1>2026-01-05T09:00:00Z\g<2>"
"""The clock of the program that fills in, long after all that is tested: the same bytes for the same answers."""
CORE = "docProps/core.xml"
_BEYOND = re.compile("[\U00010000-\U0010ffff]")
"""Signs that openpyxl writes by their number."""
_EPOCH = dt.date(1899, 12, 30)
_LONGEST = 32_767


def map_of(workbook: openpyxl.Workbook) -> dict[str, tuple[str, str, str, list[str]]]:
    """The map on the very hidden sheet: field → sheet, cell, kind, choices."""
    rows = list(workbook["nelaudit"].iter_rows(values_only=True))
    start = [row[0] for row in rows].index("field") + 1
    return {
        str(row[0]): (str(row[1]), str(row[2]), str(row[3]), str(row[4]).split("|") if row[4] else [])
        for row in rows[start:]
    }


def agency_of(workbook: openpyxl.Workbook) -> str:
    """The agency that the form was issued to."""
    return next(str(row[1]) for row in workbook["nelaudit"].iter_rows(values_only=True) if row[0] == "agency")


@dataclass(frozen=True, kw_only=True)
class Form:
    """A form as a spreadsheet program saved it, with nothing filled in."""

    whole: bytes
    fields: Fields
    agency: str
    parts: Mapping[str, bytes]
    sheets: Mapping[str, str]
    dated: frozenset[str]

    def filled(self, values: Mapping[str, Any]) -> bytes:
        """The form with these values in its fields; None leaves a cell blank."""
        by_part: dict[str, dict[str, str]] = {}
        for name, value in values.items():
            written = _written(value, dated=name in self.dated)
            if written is None:
                return self.filled_by_openpyxl(values)
            sheet, cell, _, _ = self.fields[name]
            by_part.setdefault(self.sheets[sheet], {})[cell] = written
        changed = {part: _put(self.parts[part].decode(), cells) for part, cells in by_part.items()}
        made = zipped({name: changed.get(name) or data for name, data in self.parts.items()})
        _made[made] = (self, dict(values))
        if len(_made) > _HELD:
            del _made[next(iter(_made))]
        return made

    def filled_by_openpyxl(self, values: Mapping[str, Any]) -> bytes:
        """The same the long way."""
        book = openpyxl.load_workbook(io.BytesIO(self.whole))
        self._put_into(book, values)
        return zipped(parts_as_saved(book))

    def opened(self, values: Mapping[str, Any]) -> openpyxl.Workbook:
        """What openpyxl opens in the form filled in with these values: it reads a day as a moment."""
        book = opened_book(zipped(self.parts))
        moments = {name: dt.datetime.combine(day, dt.time()) for name, day in values.items() if type(day) is dt.date}
        self._put_into(book, {**values, **moments})
        return book

    def _put_into(self, book: openpyxl.Workbook, values: Mapping[str, Any]) -> None:
        for name, value in values.items():
            sheet, cell, _, _ = self.fields[name]
            target = book[sheet][cell]
            target.value = _escaped(value) if isinstance(value, str) else value
            if isinstance(value, str):
                target.data_type = "s"


_HELD = 64
_made: dict[bytes, tuple[Form, dict[str, Any]]] = {}
"""The forms filled in last, and with what."""


@lru_cache(maxsize=64)
def opened_form(form: bytes) -> Form:
    """A form by its bytes."""
    book = openpyxl.load_workbook(io.BytesIO(form))
    fields = map_of(book)
    return Form(
        whole=form,
        fields=fields,
        agency=agency_of(book),
        parts=parts_as_saved(book),
        sheets={sheet.title: f"xl/worksheets/sheet{place}.xml" for place, sheet in enumerate(book.worksheets, start=1)},
        dated=frozenset(
            name for name, (sheet, cell, _, _) in fields.items() if is_date_format(book[sheet][cell].number_format)
        ),
    )


def opened_book(data: bytes) -> openpyxl.Workbook:
    """A workbook as openpyxl opens it, to be edited: a copy of one that was opened before is made six times as fast."""
    if data in _made:
        form, values = _made[data]
        return form.opened(values)
    times = _opened(data)
    kept = _pickled(data) if next(times) else b""
    if not kept:
        return openpyxl.load_workbook(io.BytesIO(data))
    book: openpyxl.Workbook = pickle.loads(kept)  # noqa: S301 - what was pickled just now, in this process
    for sheet in book.worksheets:
        for dimensions, new in ((sheet.row_dimensions, RowDimension), (sheet.column_dimensions, ColumnDimension)):
            dimensions.worksheet, dimensions.reference = sheet, "index"
            dimensions.max_outline, dimensions.default_factory = None, partial(new, sheet)
    return book


@lru_cache(maxsize=1024)
def _opened(data: bytes) -> Iterator[int]:
    """Counts how often a workbook was opened before: most are opened once, and then a copy is not worth its making."""
    del data
    return count()


@lru_cache(maxsize=64)
def _pickled(data: bytes) -> bytes:
    """A workbook as it can be copied; nothing where it holds tables, whose list openpyxl cannot put together again."""
    book = openpyxl.load_workbook(io.BytesIO(data))
    return b"" if any(sheet.tables for sheet in book.worksheets) else pickle.dumps(book, pickle.HIGHEST_PROTOCOL)


def edited(data: bytes, *edits: Callable[[Any], object]) -> bytes:
    """A workbook after some edits, as openpyxl saves it."""
    book = opened_book(data)
    for edit in edits:
        edit(book)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def with_parts(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    """A workbook with its parts changed."""
    return zipped({name: change(name, part) for name, part in parts_of(data).items()})


def _written(value: Any, *, dated: bool) -> str | None:
    """A cell from its type on, as openpyxl writes it; None where it would do more than write the value."""
    if value is None:
        return ' t="n"></c>'
    if isinstance(value, str) and len(value) <= _LONGEST and not ILLEGAL_CHARACTERS_RE.search(value):
        text = _escaped(value).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\r", "&#13;")
        text = _BEYOND.sub(lambda sign: f"&#{ord(sign[0])};", text)
        space = ' xml:space="preserve"' if value != value.strip() else ""
        return f' t="inlineStr"><is><t{space}>{text}</t></is></c>' if value else ' t="inlineStr"></c>'
    if type(value) is int or (type(value) is dt.date and dated):
        return f' t="n"><v>{value if isinstance(value, int) else (value - _EPOCH).days}</v></c>'
    return None


def _put(xml: str, cells: dict[str, str]) -> bytes:
    """A sheet with these cells in place of those that stand there."""
    left = dict(cells)

    def cell(found: re.Match[str]) -> str:
        new = left.pop(found[1], None)
        return found[0] if new is None else f'<c r="{found[1]}"{found[2] or ""}{new}'

    made = _CELL.sub(cell, xml)
    assert not left, f"no such cells: {', '.join(left)}"
    return made.encode()


def _escaped(text: str) -> str:
    """As Excel writes text that looks like its own escape for a character; openpyxl does not."""
    return re.sub(r"_(?=x[0-9A-Fa-f]{4}_)", "_x005F_", text)


def parts_as_saved(book: openpyxl.Workbook) -> dict[str, bytes]:
    """The parts of a workbook as it is saved, at one moment."""
    buffer = io.BytesIO()
    book.save(buffer)
    parts = parts_of(buffer.getvalue())
    return parts | {CORE: _SAVED.sub(_NOW, parts[CORE])}


def parts_of(data: bytes) -> dict[str, bytes]:
    """The parts of a workbook by name."""
    with zipfile.ZipFile(io.BytesIO(data)) as source:
        return {name: source.read(name) for name in source.namelist()}


def zipped(parts: Mapping[str, bytes]) -> bytes:
    """Parts as a file, the same bytes at any time of day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as made:
        for name, data in parts.items():
            made.writestr(zipfile.ZipInfo(name), data, zipfile.ZIP_DEFLATED, 1)
    return out.getvalue()
