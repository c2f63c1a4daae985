"""What a person decided, and what no decision may hide; corrections among several auditors; files that misbehave."""

import datetime as dt
import os
import sys
from typing import Any

import pytest

from tests.conftest import Desk, edit_workbook, filled
from tests.pathway.test_ingest import mail


def decide(desk: Desk, day: str, agency: str, kind: str, file: str | None = None) -> None:
    row = [dt.date.fromisoformat(day), "neglect-2016", "N16-01", agency, None, kind, "reason", "QA group", file]
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))


def send(desk: Desk, name: str, day: str, changes: dict[str, Any] | None = None) -> None:
    desk.drop(name, filled(desk.form("POLICE"), changes), dt.date.fromisoformat(day))
    desk.ingest()


def open_codes(desk: Desk) -> list[str]:
    rows = desk.run("findings", "--json").json["findings"]
    return [row["code"] for row in rows if not row["closed"]]


def test_a_closed_concern_stays_closed_and_a_new_one_is_open(desk: Desk) -> None:
    concern = {"concern.1.what": "Left alone.", "concern.1.action": "Rung the duty team."}
    send(desk, "one.xlsx", "2016-05-20", concern)
    decide(desk, "2016-05-22", "POLICE", "close_concern")
    assert open_codes(desk) == []
    send(desk, "two.xlsx", "2016-06-01", concern | {"practice.1.text": "Good work."})
    assert open_codes(desk) == []
    send(
        desk, "three.xlsx", "2016-06-02", concern | {"practice.1.text": "Good.", "concern.1.what": "He moved back in."}
    )
    assert open_codes(desk) == ["U01"]


def test_a_concern_outlives_the_return_that_stated_it(desk: Desk) -> None:
    send(desk, "one.xlsx", "2016-05-20", {"concern.1.what": "Left alone.", "concern.1.action": "Rung."})
    send(desk, "two.xlsx", "2016-06-01", {"practice.1.text": "x y", "practice.2.text": "More said."})
    assert "superseded" in desk.state("POLICE")
    assert open_codes(desk) == ["U01"]
    assert desk.run("ingest").code == 1
    decide(desk, "2016-06-02", "POLICE", "close_concern")
    assert desk.run("ingest").code == 0


def test_what_was_accepted_never_comes_back_and_a_new_error_does(desk: Desk) -> None:
    send(desk, "one.xlsx", "2016-05-20", {"details.auditor": None})
    decide(desk, "2016-05-23", "POLICE", "accept_as_is")
    assert desk.state("POLICE") == ["complete"]
    send(desk, "two.xlsx", "2016-06-01", {"details.auditor": None, "overall.grade": "Fine", "practice.1.text": "More."})
    assert open_codes(desk) == ["G01"]
    assert sorted(desk.state("POLICE")) == ["partial", "superseded"]


def test_advice_that_was_accepted_stays_closed_through_a_resubmission_and_comes_back_only_for_new_words(
    desk: Desk,
) -> None:
    odd = {"q.daily_life.answer": "Seen alone on Tuesday 14/03/2016 and again on 21/03/2016."}
    send(desk, "one.xlsx", "2016-05-20", odd)
    assert open_codes(desk) == ["D12"]
    decide(desk, "2016-05-23", "POLICE", "accept_as_is")
    assert open_codes(desk) == []
    send(desk, "two.xlsx", "2016-06-01", odd | {"practice.1.text": "More was done."})
    assert sorted(desk.state("POLICE")) == ["complete", "superseded"]
    assert open_codes(desk) == []
    new = {"q.daily_life.answer": "Seen alone on Friday 14/03/2016 and again on 21/03/2016."}
    send(desk, "three.xlsx", "2016-06-02", new | {"practice.1.text": "More was done.", "practice.2.text": "And more."})
    assert open_codes(desk) == ["D12"]


def test_among_several_auditors_each_corrects_their_own(desk: Desk) -> None:
    send(desk, "alice.xlsx", "2016-05-20", {"details.auditor": "Alice Ash"})
    send(desk, "bob.xlsx", "2016-05-21", {"details.auditor": "Bob Beech"})
    send(desk, "alice2.xlsx", "2016-05-22", {"details.auditor": "alice  ash", "practice.1.text": "More."})
    assert sorted(desk.state("POLICE")) == ["complete", "complete", "superseded"]
    assert desk.run("ingest").code == 1
    decide(desk, "2016-05-23", "POLICE", "exclude", "bob.xlsx")
    assert sorted(desk.state("POLICE")) == ["complete", "excluded", "superseded"]
    decide(desk, "2016-05-24", "POLICE", "include", "bob.xlsx")
    assert sorted(desk.state("POLICE")) == ["complete", "complete", "superseded"]


@pytest.mark.slow
def test_the_weekly_batch_ends_in_1_while_two_returns_of_one_form_stand_whatever_audit_comes_after(desk: Desk) -> None:
    assert desk.run("issue", "single-assessment-2016").code == 0
    send(desk, "ash.xlsx", "2016-06-01", {"details.auditor": "Alice Ash"})
    send(desk, "beech.xlsx", "2016-06-02", {"details.auditor": "Bob Beech", "practice.1.text": "She rang twice."})
    assert desk.state("POLICE") == ["complete", "complete"]
    ran = desk.run("run")
    assert "more than one return stands" in ran.out + ran.err
    assert ran.code == 1


def test_a_confirmation_after_the_return_adds_nothing_and_a_nil_by_telephone_counts_after_one(desk: Desk) -> None:
    send(desk, "full.xlsx", "2016-05-20")
    desk.drop("late.xlsx", filled(desk.form("POLICE"), only={"details.involved": "Yes"}), dt.date(2016, 5, 21))
    assert desk.ingest()["late.xlsx"]["outcome"] == "superseded"
    desk.drop("gp.xlsx", filled(desk.form("GP"), only={"details.involved": "Yes"}))
    desk.ingest()
    decide(desk, "2016-06-02", "GP", "nil")
    assert desk.state("GP") == ["nil"]


@pytest.mark.slow
def test_a_second_edited_report_is_left_alone_too(desk: Desk) -> None:
    folder = desk.root / "output/neglect-2016/report"
    for name in ("overview.docx", "overview (new 2016-06-13).docx"):
        desk.run("report", "neglect-2016")
        (folder / name).write_bytes((folder / name).read_bytes() + b"edited")
    desk.run("report", "neglect-2016")
    assert sum(path.read_bytes().endswith(b"edited") for path in folder.glob("overview*")) == 2
    assert (folder / "overview (new 2016-06-13 2).docx").exists()


def test_flipped_bytes_are_damage_and_not_size(desk: Desk) -> None:
    good = filled(desk.form("POLICE"))
    for number in range(12):
        data = bytearray(good)
        place = 600 + number * (len(data) - 2000) // 12
        data[place : place + 40] = bytes(255 - one for one in data[place : place + 40])
        desk.drop(f"flipped{number}.xlsx", bytes(data))
    codes = {entry["code"] for entry in desk.ingest().values() if entry["outcome"] == "refused"}
    assert codes <= {"F02", "F03", "F05"}


def test_a_broken_document_beside_a_form_is_an_attachment(desk: Desk) -> None:
    broken = b"PK\x03\x04" + b"\x00" * 100
    data = mail(dt.date(2016, 6, 1), ("form.xlsx", filled(desk.form("POLICE"))), ("report.docx", broken))
    desk.drop("with mark.eml", b"\xef\xbb\xbf" + data)
    assert [entry["outcome"] for entry in desk.ingest().values()] == ["accepted", "attachment"]


@pytest.mark.skipif(sys.platform != "linux", reason="only here may a file's name be no text at all")
def test_a_name_that_is_no_text_stops_nothing(desk: Desk) -> None:
    path = os.fsencode(desk.root / "returns") + b"/bad\xff.xlsx"
    with open(path, "wb") as file:  # noqa: PTH123 - a name in bytes
        file.write(b"hello")
    desk.drop("good.xlsx", filled(desk.form("POLICE")))
    assert sorted(entry["outcome"] for entry in desk.ingest().values()) == ["accepted", "refused"]


def test_grades_of_an_older_edition_still_count(desk: Desk) -> None:
    send(desk, "police.xlsx", "2016-06-01", {"overall.grade": "Good"})

    def reword(book: Any) -> None:
        for row in book["Grades"].iter_rows(min_row=2):
            if (row[0].value, row[2].value) == ("ofsted", "Good"):
                row[2].value = "Strong"

    edit_workbook(desk.root / "input_templates" / "register.xlsx", reword)
    assert desk.run("report", "neglect-2016").code == 0
    import docx  # noqa: PLC0415

    document = docx.Document(str(desk.root / "output/neglect-2016/report/overview.docx"))
    rows = [[cell.text for cell in row.cells] for table in document.tables for row in table.rows]
    overall = next(row for row in rows if row[0] == "Overall")
    assert overall[-2:] == ["1", "Strong"]
