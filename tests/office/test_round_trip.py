"""A form issued, opened, filled and saved by LibreOffice itself, and read back: what was typed is what is read."""

import csv
import io
import json
import shutil
from collections.abc import Mapping
from pathlib import Path

import openpyxl
import pytest

from nelaudit.model.places import cell_place
from nelaudit.model.workbooks import ReadWorkbook, as_text
from nelaudit.reading.reader import Reader
from nelaudit.writing.encryption import encrypted
from tests.conftest import PROSE, Desk, good_values
from tests.filling import map_of, opened_form
from tests.office.driving import Step, needs_office, work_in_office

MUSEUM = Path(__file__).parents[1] / "museum"
FORMATS = {"xlsx": "Calc MS Excel 2007 XML", "ods": "calc8"}
ODD = {
    "practice.1.text": "N/A",
    "practice.2.text": "None",
    "practice.3.text": "=1+1 is text here",
    "practice.4.text": "Ŵyn, tŷ, 😀\nsecond line",
    "chronology.1.event": "0",
    "chronology.2.event": "TRUE",
    "chronology.3.event": "Long answer. " * 2520 + "Seven..",
    "chronology.4.event": "'quoted' – “curly”",
}
NUMBERS = {"q.{first}.evidence": 12.5, "chronology.5.source": 7.0}


def job_for(form: bytes) -> tuple[list[list[object]], dict[str, str]]:
    """What is typed where, and what must be read back, by field."""
    fields = opened_form(form).fields
    first = next(name for name, (_, _, kind, _) in fields.items() if name.startswith("q.") and kind == "text").split(
        "."
    )[1]
    values = good_values(fields) | ODD | {name.format(first=first): value for name, value in NUMBERS.items()}
    typed, expected = [], {}
    for name, value in values.items():
        sheet, cell, _, _ = fields[name]
        kind = "text" if isinstance(value, str) else "number" if isinstance(value, float) else "date"
        plain = value.isoformat() if kind == "date" else value
        typed.append([sheet, cell, kind, plain])
        expected[name] = as_text(value)
    return typed, expected


def fill(
    tmp_path: Path,
    form: bytes,
    values: list[list[object]],
    show: list[list[str]],
    *,
    formats: Mapping[str, str] = FORMATS,
    password: str = "",
) -> dict[str, list[str]]:
    """LibreOffice opens the form, types the values in, and saves it in each format, all with the password if any."""
    path = tmp_path / "form.xlsx"
    path.write_bytes(form)
    save = tuple((tmp_path / f"filled.{name}", kind) for name, kind in formats.items())
    steps = (Step(show=show), Step(values=values, show=show, save=save))
    [done] = work_in_office(tmp_path, [(path, steps)], password=password)
    return dict(zip(("before", "after"), done.shown, strict=True))


@needs_office
@pytest.mark.office
def test_what_is_typed_in_libreoffice_is_read_back(desk: Desk, tmp_path: Path) -> None:
    form = desk.form("POLICE")
    book = openpyxl.load_workbook(io.BytesIO(form))
    live = [
        ["Questions", f"G{row}"]
        for row in range(5, book["Questions"].max_row + 1)
        if book["Questions"][f"G{row}"].value
    ]
    counts = [
        ["Guidance", cell.coordinate] for row in book["Guidance"]["C1:C40"] for cell in row if cell.data_type == "f"
    ]
    typed, expected = job_for(form)
    shown = fill(tmp_path, form, typed, live + counts)
    assert "Answer needed" in shown["before"]
    assert set(shown["after"][: len(live)]) == {"Complete"} | ({"Not applicable"} & set(shown["after"]))
    assert shown["after"][len(live) :] == ["0", "0"]
    for name in FORMATS:
        target = desk.root.parent / name
        shutil.copytree(desk.root, target)
        other = Desk(target, desk.capsys)
        other.drop(f"filled.{name}", (tmp_path / f"filled.{name}").read_bytes())
        assert [entry["outcome"] for entry in other.ingest().values()] == ["accepted"], name
        other.run("export", "neglect-2016")
        text = (target / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
        csv.field_size_limit(1_000_000)
        rows = {
            row["field"]: row["value"]
            for row in csv.DictReader(io.StringIO(text, newline=""))
            if row["agency"] == "POLICE"
        }
        for field, value in expected.items():
            got = rows[field].removeprefix("'")
            assert got == value, (name, field)


@needs_office
@pytest.mark.office
def test_live_messages_follow_what_is_typed(desk: Desk, tmp_path: Path) -> None:
    form = desk.form("POLICE")
    book = openpyxl.load_workbook(io.BytesIO(form))
    answers = {name: place for name, place in map_of(book).items() if name.endswith(".answer") and place[2] == "text"}
    cases = [
        ("No information held", "", "", "Complete"),
        (PROSE.replace("12/03/2016", "a day"), "Case file", "", "Add a date"),
        (PROSE, "", "", "Say where this is recorded"),
        (PROSE, "Case file", "2016-03-12", "Complete"),
    ]
    names = [name.removesuffix(".answer") for name in list(answers)[: len(cases)]]
    fields = map_of(book)
    typed: list[list[object]] = []
    show = []
    for stem, (answer, evidence, dates, _) in zip(names, cases, strict=True):
        for part, value in (("answer", answer), ("evidence", evidence), ("dates", dates)):
            sheet, cell, _, _ = fields[f"{stem}.{part}"]
            if value:
                typed.append([sheet, cell, "date" if part == "dates" else "text", value])
        place = cell_place(fields[f"{stem}.answer"][1])
        assert place is not None
        show.append(["Questions", f"G{place[0] + 1}"])
    shown = fill(tmp_path, form, typed, show)
    assert shown["before"] == ["Answer needed"] * len(cases)
    assert shown["after"] == [expected for *_, expected in cases]


@needs_office
@pytest.mark.office
def test_a_locked_form_opens_in_libreoffice_and_comes_back_locked(
    desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    formats = FORMATS | {"xls": "MS Excel 97"}
    typed, _ = job_for(desk.form("POLICE"))
    form = encrypted(desk.form("POLICE"), "ŵern hidden 1")
    fill(tmp_path, form, typed, [], formats=formats, password="ŵern hidden 1")  # noqa: S106 - a test's own
    monkeypatch.setenv("NELAUDIT_PASSPHRASE_POLICE", "ŵern hidden 1")
    outcomes = {}
    for name in formats:
        target = desk.root.parent / name
        shutil.copytree(desk.root, target)
        other = Desk(target, desk.capsys)
        other.drop(f"filled.{name}", (tmp_path / f"filled.{name}").read_bytes())
        [entry] = other.ingest().values()
        outcomes[name] = (entry["outcome"], entry["code"])
    assert outcomes == {"xlsx": ("accepted", None), "xls": ("accepted", None), "ods": ("refused", "F04")}


@pytest.mark.parametrize(
    "name", sorted(path.name for path in MUSEUM.glob("filled-by-libreoffice.*") if path.suffix != ".json")
)
def test_the_museum_is_read_as_it_was_filled(name: str) -> None:
    expected = json.loads((MUSEUM / "filled-by-libreoffice.json").read_text("utf-8"))
    with Reader() as reader:
        book = reader.open((MUSEUM / name).read_bytes())
    assert isinstance(book, ReadWorkbook)
    for place, value in expected.items():
        sheet_name, _, cell = place.partition("!")
        sheet, at = book.sheet(sheet_name), cell_place(cell)
        assert sheet is not None
        assert at is not None
        assert as_text(sheet.cells.get(at, "")) == value, place


def test_the_museum_is_not_empty() -> None:
    assert {path.suffix for path in MUSEUM.glob("filled-by-libreoffice.*")} == {".xlsx", ".ods", ".json"}
