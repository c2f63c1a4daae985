"""A filled form saved by LibreOffice in each format: every answer letter for letter, and no finding that it did not have."""

import csv
import datetime as dt
import io
import shutil
from collections.abc import Mapping
from pathlib import Path

import pytest
from openpyxl.cell.rich_text import CellRichText, TextBlock
from openpyxl.cell.text import InlineFont
from openpyxl.styles import Font

from tests.conftest import PROSE, Desk, filled
from tests.filling import opened_book, opened_form
from tests.office.driving import needs_office
from tests.office.test_formats import FORMATS, converted

pytestmark = [pytest.mark.office, needs_office]

OUT = InlineFont(strike=True)
TEXTS: list[str | CellRichText] = [
    f"{PROSE}\nThen again.\n\n- one\n- two  with two blanks",
    f"{PROSE} R&D <b>bold</b> “quoted” – 50% of £20 🙂",
    f"\t{PROSE}\tafter a tab",
    CellRichText(f"{PROSE} ", TextBlock(InlineFont(b=True), "In bold."), " Ŵyn a thŷ."),
]
EXPECTED = [str(text) for text in TEXTS]
LOOKS: dict[str, tuple[dt.date | float, str, str]] = {
    "month": (dt.date(2016, 3, 1), "mmm-yy", "March 2016"),
    "no year": (dt.date(2016, 3, 16), "d-mmm", "16 March"),
    "day": (dt.date(2016, 3, 12), "dd/mm/yyyy", "2016-03-12"),
    "share": (0.45, "0%", "45%"),
    "noughts": (4505577, "0000000000", "0004505577"),
    "long": (1234567890123450, "0", "1234567890123450"),
}


def as_filled(form: bytes) -> tuple[bytes, Mapping[str, str]]:
    """A form with odd texts and looks, and what must be read of each of these cells."""
    fields = opened_form(form).fields
    asked = [name.removesuffix(".answer") for name, (_, _, kind, _) in fields.items()
             if name.startswith("q.") and name.endswith(".answer") and kind == "text"]  # fmt: skip
    book = opened_book(filled(form))
    expected = {}
    for question, text, said in zip(asked, TEXTS, EXPECTED, strict=False):
        sheet, cell, _, _ = fields[f"{question}.answer"]
        book[sheet][cell].value, expected[f"{question}.answer"] = text, said
    for question, (value, code, said) in zip(asked[len(TEXTS) :], LOOKS.values(), strict=False):
        sheet, cell, _, _ = fields[f"{question}.evidence"]
        book[sheet][cell].value, expected[f"{question}.evidence"] = value, said
        book[sheet][cell].number_format = code
    struck = asked[len(TEXTS) + len(LOOKS) :]
    sheet, cell, _, _ = fields[f"{struck[0]}.answer"]
    book[sheet][cell].value, book[sheet][cell].font = f"{PROSE} Struck whole.", Font(strike=True)
    sheet, cell, _, _ = fields[f"{struck[1]}.answer"]
    book[sheet][cell] = CellRichText(f"{PROSE} Live. ", TextBlock(OUT, "Nobody came."), " Somebody came.")
    expected |= {f"{struck[0]}.answer": "", f"{struck[1]}.answer": f"{PROSE} Live.  Somebody came."}
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue(), expected


def read_back(desk: Desk, root: Path, name: str, data: bytes) -> tuple[Mapping[str, str], list[tuple[str, str]]]:
    shutil.copytree(desk.root, root)
    other = Desk(root, desk.capsys)
    other.drop(name, data)
    assert [entry["outcome"] for entry in other.ingest().values()] == ["accepted"], name
    found = other.codes("POLICE")
    other.run("export", "neglect-2016", "--format", "csv")
    text = (root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text, newline=""))
    return {row["field"]: row["value"] for row in rows if row["agency"] == "POLICE"}, found


def test_what_was_seen_comes_back_in_each_format(desk: Desk, tmp_path: Path) -> None:
    data, expected = as_filled(desk.form("POLICE"))
    values, findings = read_back(desk, tmp_path / "as-sent", "police.xlsx", data)
    assert {name: values[name].removeprefix("'") for name in expected} == expected
    assert {code for code, _ in findings} >= {"M16", "M17", "B01"}
    (tmp_path / "police.xlsx").write_bytes(data)
    for kind in FORMATS:
        saved = converted(tmp_path, kind)["police"]
        again, found = read_back(desk, tmp_path / f"as-{kind}", f"police.{kind}", saved)
        assert {name: (text, again[name]) for name, text in values.items() if again[name] != text} == {}, kind
        assert sorted(found) == sorted(findings), kind
