"""What is shown on the screen passes the guard: file names, messages of mistakes, the log, and the traceback of a bug."""

import datetime as dt
import io
from typing import Any

import openpyxl
import pytest

from nelaudit.checks import runner
from nelaudit.cli import status as status_command
from tests.conftest import Desk, edit_workbook, filled
from tests.pathway.test_guarding import register

NAME = "Liam O'Brien"


@pytest.fixture
def liams(desk: Desk) -> Desk:
    register(desk, NAME)
    assert desk.run("status").code == 0
    return desk


def test_a_file_named_after_a_child_is_known_by_its_digest(liams: Desk) -> None:
    path = liams.drop("Liam O\u2019Brien form.xlsx", filled(liams.form("GP")))
    liams.drop("plain.xlsx", b"no workbook")
    ran = liams.run("ingest")
    [line] = [line for line in ran.err.splitlines() if "accepted" in line and "form" in line]
    assert "returns/[name removed] form.xlsx (SHA-256 " in line
    sha256 = line.partition("(SHA-256 ")[2][:12]
    assert "returns/plain.xlsx: " in ran.err
    assert "Liam" not in ran.err
    listed = liams.run("status").out
    assert f"returns/[name removed] form.xlsx (SHA-256 {sha256})" in listed
    [entry] = [one for one in liams.run("status", "--json").json["returns"] if one["agency"] == "GP"]
    assert (entry["file"], entry["sha256"][:12]) == ("returns/[name removed] form.xlsx", sha256)
    assert path.exists()


def test_a_return_that_a_person_knows_only_by_its_digest_can_be_left_out(liams: Desk) -> None:
    liams.drop("Liam.xlsx", filled(liams.form("GP")))
    liams.run("ingest")
    [entry] = [one for one in liams.run("status", "--json").json["returns"] if one["agency"] == "GP"]
    row = [dt.date(2016, 6, 13), "neglect-2016", "N16-01", "GP", None, "exclude", "twice", "QA", entry["sha256"][:12]]
    edit_workbook(liams.root / "input_templates/register.xlsx", lambda book: book["Decisions"].append(row))
    assert liams.state("GP") == ["excluded"]


def test_a_mistake_in_the_register_is_told_without_the_name_in_it(liams: Desk) -> None:
    register(liams, "Liam O\u2019Brien, 2007", column="date_of_birth")
    ran = liams.run("run")
    assert ran.code == 2
    assert "register.xlsx › Cases!F8: “[name removed], 2007” is not a date." in ran.err


def test_a_mistake_in_the_command_and_a_file_that_is_not_there_are_told_without_the_name(liams: Desk) -> None:
    assert "There is no file or folder [name removed].xlsx" in liams.run("ingest", "liam.xlsx").err
    assert "Liam" not in liams.run("report", "Liam O'Brien").err
    assert "Liam" not in liams.run("report", "x", "Liam").err


def test_a_bug_is_told_without_the_name(liams: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> None:
        raise ValueError(f"no such thing as {NAME}")

    monkeypatch.setattr(status_command, "look", broken)
    ran = liams.run("status")
    assert ran.code == 70
    assert "ValueError: no such thing as [name removed]" in ran.err
    assert "Liam" not in ran.err.replace("test_screen", "")


def test_the_log_is_told_without_the_name(liams: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> str:
        raise ValueError(f"cannot fill {NAME}")

    liams.drop("gp.xlsx", filled(liams.form("GP"), {"overall.grade": None}))
    liams.run("ingest")
    monkeypatch.setattr(runner, "fill", broken)
    said = liams.run("findings").err
    assert "could not run" in said
    assert "ValueError: cannot fill [name removed]" in said
    assert "Liam" not in said


def test_what_is_given_to_be_looked_at_is_given_back_as_it_is(liams: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    class Typed:
        buffer = io.BytesIO(b"Liam was seen on 12/03/2016, which went well.\n")

    monkeypatch.setattr("sys.stdin", Typed())
    [[found]] = liams.run("dates", "-").json
    assert (found["start"], found["text"]) == (17, "12/03/2016")


def test_a_case_row_is_one_of_the_registers(liams: Desk) -> None:
    book = openpyxl.load_workbook(liams.root / "input_templates/register.xlsx")
    assert book["Cases"]["D8"].value == NAME, "the row that the messages above speak of"
