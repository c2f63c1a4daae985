"""Whose names are taken out: of every case ever issued, as the record keeps them, and of all that the register now names."""

import datetime as dt
import sqlite3
from functools import partial
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.model.definitions import Case, Subject
from nelaudit.store.record import Record
from nelaudit.store.schema import STEPS
from tests.conftest import Desk, edit_workbook, filled
from tests.filling import opened_form
from tests.privacy.searching import hits

AUDIT, CASE = "neglect-2016", "N16-01"
SAID = "On 12/03/2016 {} was not seen alone and {}'s wishes and feelings were not recorded."
REPORT = f"output/{AUDIT}/report/overview.docx"


def named(book: openpyxl.Workbook, name: str, column: str = "name", case: str = CASE) -> None:
    columns = [cell.value for cell in book["Cases"][1]]
    row = next(row for row in book["Cases"].iter_rows(min_row=2) if row[1].value == case)
    row[columns.index(column)].value = name


def register(desk: Desk, *names: Any, **column: Any) -> None:
    edit_workbook(desk.root / "input_templates/register.xlsx", lambda book: named(book, *names, **column))


def subjects(desk: Desk) -> list[tuple[str, str]]:
    with Record(desk.root / "output/record/nelaudit.db") as record:
        return [(audit, subject.name) for audit, subject in record.subjects.all()]


def answered(desk: Desk, name: str, day: dt.date = dt.date(2016, 6, 1)) -> None:

    fields = opened_form(desk.form("POLICE")).fields
    first = next(name for name, place in fields.items() if name.endswith(".answer") and place[2] == "text")
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {first: SAID.format(name, name)}), day)
    assert desk.run("run").code == 0


def test_issue_keeps_whom_the_cases_are_about_and_nobody_else(desk: Desk) -> None:
    assert subjects(desk) == [(AUDIT, "Peregrine Oakapple")]
    assert desk.run("status").code == 0
    assert subjects(desk) == [(AUDIT, "Peregrine Oakapple")], "cases that were not issued are not kept"


def test_a_renamed_child_keeps_both_names_out(desk: Desk) -> None:
    register(desk, "Xanthe Brightwater")
    answered(desk, "Peregrine")
    assert [name for _, name in subjects(desk)] == ["Peregrine Oakapple", "Xanthe Brightwater"]
    assert hits(desk.root / REPORT, ("peregrine",)) == []
    answered(desk, "Xanthe", dt.date(2016, 6, 2))
    assert hits(desk.root / REPORT, ("peregrine", "xanthe")) == []


@pytest.mark.parametrize("sheets", [("Cases", "Invitations"), ("Audits", "Cases", "Invitations", "Decisions")])
def test_rows_deleted_from_the_register_do_not_bring_a_name_back(desk: Desk, sheets: tuple[str, ...]) -> None:
    answered(desk, "Peregrine")

    def without(book: openpyxl.Workbook) -> None:
        for name in sheets:
            wanted = AUDIT if "Audits" in sheets else CASE
            for row in reversed(list(book[name].iter_rows(min_row=2))):
                if wanted in [cell.value for cell in row]:
                    book[name].delete_rows(int(row[0].row or 0))

    edit_workbook(desk.root / "input_templates/register.xlsx", without)
    ran = [desk.run(*command) for command in (("run",), ("status",), ("findings",), ("ingest", "--again"))]
    assert all("peregrine" not in f"{one.out}{one.err}".casefold() for one in ran)
    for path in (desk.root / "output").rglob("*.*"):
        if path.is_file() and not {"record", "forms"} & set(path.parts):
            assert hits(path, ("peregrine", "oakapple")) == []


def test_where_forms_hold_no_names_the_register_says_whom_to_take_out(desk: Desk) -> None:
    def apart(book: openpyxl.Workbook) -> None:
        row = next(row for row in book["Board"].iter_rows() if row[0].value == "names_on_forms")
        row[1].value = "no"

    edit_workbook(desk.root / "input_templates/register.xlsx", apart)
    assert desk.run("issue", AUDIT).code == 0
    assert hits(desk.root / f"output/{AUDIT}/forms/N16-01 POLICE.xlsx", ("peregrine",)) == []
    answered(desk, "Peregrine")
    assert hits(desk.root / REPORT, ("peregrine",)) == []


def test_an_older_record_is_filled_from_the_register_at_the_next_command(desk: Desk) -> None:
    path = desk.root / "output/record/nelaudit.db"
    older = next(number for number, step in enumerate(STEPS) if "TABLE subjects" in step)
    database = sqlite3.connect(path, isolation_level=None)
    database.execute("DROP TABLE subjects")
    database.execute("ALTER TABLE documents DROP COLUMN content")
    database.execute(f"PRAGMA user_version = {older}")
    database.close()
    assert desk.run("status").code == 0
    assert subjects(desk) == [(AUDIT, "Peregrine Oakapple")]


def test_a_record_that_another_command_holds_is_read_and_filled_later(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    path: Path = desk.root / "output/record/nelaudit.db"
    connect = sqlite3.connect
    holder = connect(path, isolation_level=None)
    holder.execute("BEGIN IMMEDIATE")
    monkeypatch.setattr(sqlite3, "connect", lambda *args, **kwargs: partial(connect, *args)(**{**kwargs, "timeout": 0}))
    case = Case(
        audit=AUDIT, reference=CASE, order=1, subject=Subject(name="New Name", date_of_birth=dt.date(2010, 1, 2))
    )
    with Record(path) as record:
        record.subjects.add([case])
        assert len(record.subjects.all()) == 1
        holder.close()
        record.subjects.add([case])
        assert (AUDIT, case.subject) in record.subjects.all()


def test_a_birthday_of_another_audits_young_child_is_no_reason_to_lose_the_dates_of_events(desk: Desk) -> None:
    register(desk, dt.date(2016, 3, 12), column="date_of_birth", case="M16-01")
    register(desk, dt.date(2016, 3, 14), column="date_of_birth")
    answered(desk, "The child, born on 12/03/2016 and not on 14/03/2016,")
    text = "\n".join(text for text in _texts(desk.root / REPORT))
    assert "On 12/03/2016 The child, born on [date of birth removed] and not on [date of birth removed]" in text


def _texts(path: Path) -> list[str]:
    from tests.privacy.searching import texts_in  # noqa: PLC0415

    return [text for _, text in texts_in(path)]
