"""Rows of text → CSV that Excel opens as text and that gives back every value."""

import csv
import io
from collections.abc import Iterable, Mapping

_LEADING = ("=", "+", "-", "@", "\t", "\r", "'")


def csv_bytes(header: tuple[str, ...], rows: Iterable[Mapping[str, str]]) -> bytes:
    """UTF-8 with BOM; a value that a spreadsheet could take for a formula gets one leading apostrophe."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(header)
    for row in rows:
        writer.writerow([guarded(row[name]) for name in header])
    return text.getvalue().encode("utf-8-sig", "replace")


def guarded(value: str) -> str:
    """The value, safe to open in a spreadsheet; removing one leading apostrophe restores it."""
    return f"'{value}" if value.startswith(_LEADING) else value
