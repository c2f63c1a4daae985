"""Tables of text → files for other programs: CSV that gives back every value, one workbook, or Parquet."""

import csv
import datetime as dt
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from nelaudit.errors import OutputError
from nelaudit.model.sheets import CELL_LIMIT
from nelaudit.model.wording import counted
from nelaudit.privacy import Cleared, opened
from nelaudit.writing.archive import fixed_zip
from nelaudit.writing.excel.workbook import must

Table = tuple[str, tuple[str, ...], Sequence[Mapping[str, str]]]
"""A name, a header, and rows that have a value for each of its words."""

ROW_LIMIT = 1_048_576
"""The most rows that a sheet of Excel holds, the header among them."""

_LEADING = ("=", "+", "-", "@", "\t", "\r", "'")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_WIDEST, _LOOKED_AT = 60, 200


def csv_bytes(table: Cleared[Table]) -> bytes:
    """UTF-8 with BOM; a value that a spreadsheet could take for a formula gets one leading apostrophe."""
    _, header, rows = opened(table)
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(row[name]) for name in header])
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(value: str) -> str:
    """The value, safe to open in a spreadsheet; removing one leading apostrophe restores it."""
    return f"'{value}" if value.startswith(_LEADING) else value


def parquet_bytes(table: Cleared[Table]) -> bytes:
    """One Parquet file, every column text; needs pyarrow."""
    import pandas as pd  # noqa: PLC0415 - half a second, needed by exports only

    _, header, rows = opened(table)
    columns = list(header)
    values = [[_LONE_SURROGATE.sub("\ufffd", row[name]) for name in header] for row in rows]
    buffer = io.BytesIO()
    pd.DataFrame(values, columns=columns, dtype="string").to_parquet(buffer, engine="pyarrow", index=False)
    return buffer.getvalue()


def tables_workbook(title: Cleared[str], created: dt.date, tables: Iterable[Cleared[Table]]) -> bytes:
    """One workbook with a sheet a table, every value as text; the first sheet lists them, and what had to be cut.

    It says of each table that names children that it does, and why.

    Raises:
        OutputError: a table has more rows than a sheet holds.
    """
    import xlsxwriter  # noqa: PLC0415 - needed by one kind of export

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    book.set_properties({"title": opened(title), "created": dt.datetime(created.year, created.month, created.day)})  # noqa: DTZ001 - XlsxWriter takes naive times
    bold = book.add_format({"bold": True, "bottom": 2})
    about = book.add_worksheet("about")
    about.set_column(0, 0, 30)
    about.set_column(2, 2, 100)
    listing: list[tuple[str, ...]] = [("sheet", "rows", "note")]
    for table in tables:
        name, header, rows = opened(table)
        cut = _sheet(book.add_worksheet(name), name, header, rows, bold)
        notes = [f"May name children: {table.why}."] if table.why else []
        if cut:
            notes.append(
                f"{counted(cut, 'text is', 'texts are')} cut, as Excel holds no longer one; each says where it is whole."
            )
        listing.append((name, str(len(rows)), " ".join(notes)))
    for number, line in enumerate(listing):
        for col, value in enumerate(line):
            must(about.write_string(number, col, value, bold if not number else None))
    book.close()
    return fixed_zip(buffer.getvalue())


def _sheet(ws: Any, name: str, header: tuple[str, ...], rows: Sequence[Mapping[str, str]], bold: object) -> int:
    """Writes one table; gives how many cells had to be cut."""
    if len(rows) >= ROW_LIMIT:
        raise OutputError(
            f"The table {name} has {len(rows):,} rows, more than a sheet of Excel holds. Export it as csv or parquet."
        )
    cut = 0
    for col, word in enumerate(header):
        must(ws.write_string(0, col, word, bold))
        longest = max((len(row[word]) for row in rows[:_LOOKED_AT]), default=0)
        must(ws.set_column(col, col, min(max(longest, len(word)), _WIDEST) + 2))
    for number, row in enumerate(rows, start=1):
        for col, word in enumerate(header):
            text = _LONE_SURROGATE.sub("\ufffd", row[word])
            shown = _fitted(text, f"{name}.csv", number + 1) if len(text) > CELL_LIMIT // 2 else text
            cut += shown != text
            must(ws.write_string(number, col, shown))
    ws.freeze_panes(1, 0)
    must(ws.autofilter(0, 0, max(len(rows), 1), len(header) - 1))
    return cut


def _fitted(text: str, file: str, row: int) -> str:
    """A text as a cell can hold it; one that is too long ends in words that say where the whole of it is."""
    units = text.encode("utf-16-le")
    if len(units) // 2 <= CELL_LIMIT:
        return text
    note = f"… [cut here, as a cell holds no more: the whole text is in row {row} of {file}, by export --format csv]"
    return units[: 2 * (CELL_LIMIT - len(note))].decode("utf-16-le", "ignore") + note
