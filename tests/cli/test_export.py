"""The export: the same tables with the same values in every kind of file."""

import csv

import openpyxl
import pandas as pd
import pytest

from nelaudit.report.tables.rows import OF_COLLATED, OF_STATE
from tests.conftest import Desk, filled
from tests.filling import opened_form

NAMES = (
    *OF_STATE, *OF_COLLATED, "crosstab_theme_agency", "crosstab_theme_case", "crosstab_question_agency",
    "crosstab_measure_section", "crosstab_measure_purpose", "crosstab_measure_function",
)  # fmt: skip


def test_the_csv_files_are_those_of_the_contract(desk: Desk) -> None:
    desk.drop(
        "police.xlsx",
        filled(desk.form("POLICE"), {"chronology.1.date": "March 2014", "chronology.1.event": "Referral"}),
    )
    desk.ingest()
    assert desk.run("export", "neglect-2016", "--format", "csv").code == 0
    folder = desk.root / "output/neglect-2016/export"
    assert {path.name for path in folder.iterdir()} == {f"{name}.csv" for name in NAMES}
    lines = (folder / "chronology.csv").read_text("utf-8-sig").splitlines()
    assert lines[1].startswith("neglect-2016,N16-01,2014-03,month,POLICE,Referral")
    measures = (folder / "measures.csv").read_text("utf-8-sig").splitlines()
    assert measures[0] == "measure,audit,agency,value,numerator,denominator,n,unit,target,rag,previous"
    for line in (
        "returned,neglect-2016,,0.3333,1,3,3,share,1,Too few to rate,",
        "returned,neglect-2016,POLICE,1,1,1,1,share,1,Too few to rate,",
        "overall-grade,neglect-2016,POLICE,Good,1,1,1,grade,,No target,",
    ):
        assert line in measures


def test_every_kind_of_file_holds_the_same_values(desk: Desk) -> None:
    fields = opened_form(desk.form("POLICE")).fields
    first = next(name for name in fields if name.endswith(".answer"))
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {first: "=1+1 was the sum he was asked on 12/03/2016."}))
    desk.ingest()
    for form in ("csv", "xlsx", "parquet"):
        assert desk.run("export", "neglect-2016", "--format", form).code == 0
    folder = desk.root / "output/neglect-2016/export"
    book = openpyxl.load_workbook(folder / "export.xlsx")
    assert book.sheetnames == ["about", *NAMES]
    for name in NAMES:
        with (folder / f"{name}.csv").open(encoding="utf-8-sig", newline="") as file:
            rows = [[value.removeprefix("'") for value in row] for row in csv.reader(file)]
        sheet = [["" if value is None else value for value in row] for row in book[name].iter_rows(values_only=True)]
        frame = pd.read_parquet(folder / f"{name}.parquet")
        assert sheet == rows, name
        assert [list(frame.columns), *frame.to_numpy().tolist()] == rows, name


def test_parquet_without_pyarrow_says_what_to_install(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("nelaudit.pathway.export.find_spec", lambda _: None)
    ran = desk.run("export", "neglect-2016", "--format", "parquet")
    assert ran.code == 2
    assert "python -m pip install pyarrow" in ran.err
    assert not (desk.root / "output/neglect-2016/export").exists()
