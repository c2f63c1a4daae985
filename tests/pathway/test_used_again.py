"""A form used again for another child: it waits, nothing of it counts, and only a decision on file and case lets it in."""

import datetime as dt
import json
import shutil
import sqlite3
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import TODAY, Desk, Ran, edit_workbook, filled
from tests.filling import edited, opened_book
from tests.pathway.reused import CHILD, OTHER, guidance_of, value_cell
from tests.pathway.test_ingest import mail
from tests.report.test_intake_log import LOG, read

pytestmark = pytest.mark.long_tables

MINE, THEIRS = "N16-01 GP", "N16-02 GP"
CONCERN = {"concern.1.what": "He was left alone overnight.", "concern.1.action": "Rang the front door."}


@pytest.fixture
def desk(reused_workspace: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], kept: None) -> Desk:
    """A desk with forms of three cases in two audits, two of them of one agency."""
    del kept
    root = tmp_path / "board"
    shutil.copytree(reused_workspace, root)
    return Desk(root, capsys)


def form(desk: Desk, name: str, audit: str = "neglect-2016") -> bytes:
    return (desk.root / "output" / audit / "forms" / f"{name}.xlsx").read_bytes()


def overtyped(data: bytes, **facts: object) -> bytes:
    """The form with facts of its first page overtyped, by their labels with `_` for a space."""

    def edit(book: Any) -> None:
        for label, value in facts.items():
            value_cell(book["Guidance"], label.replace("_", " ")).value = value

    return edited(data, edit)


def reused(desk: Desk, changes: dict[str, Any] | None = None) -> bytes:
    """N16-01's form, filled in for N16-02."""
    return overtyped(
        filled(form(desk, MINE), changes), Case_reference="N16-02", The_child=OTHER, Date_of_birth="06/09/2007"
    )


def decide(desk: Desk, kind: str, file: str | None, case: str | None = "N16-01", *, day: str = "2016-06-10") -> None:
    row = [dt.date.fromisoformat(day), "neglect-2016", case, "GP", None, kind, "we rang them", "QA group", file]
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))


def states(desk: Desk) -> dict[tuple[str, str], list[str]]:
    """The states of each case and agency."""
    found: dict[tuple[str, str], list[str]] = {}
    for row in desk.run("status", "--json").json["returns"]:
        if row["state"] != "outstanding" or row["audit"] == "neglect-2016":
            found.setdefault((row["case"], row["agency"]), []).append(row["state"])
    return found


def one(ran: Ran) -> dict[str, Any]:
    (entry,) = ran.json["files"]
    return dict(entry)


def waiting(desk: Desk) -> list[tuple[str, str, str]]:
    return [(row["What waits"], row["File"], row["Case"]) for row in read(desk.root / LOG, "Waiting")]


def nothing_of_it(desk: Desk, words: str) -> bool:
    """Whether the words stand in no table of the audit that could be laid before anybody."""
    assert desk.run("export", "neglect-2016").code == 0
    files = (desk.root / "output/neglect-2016/export").glob("*.csv")
    return all(words not in path.read_text("utf-8-sig") for path in files)


@pytest.mark.parametrize(
    ("way", "facts"),
    [
        ("the reference of another case", {"Case_reference": "N16-02"}),
        ("a case of another audit", {"Case_reference": "M16-01"}),
        ("a reference that nobody has", {"Case_reference": "N16-99"}),
        ("another child's name", {"The_child": OTHER}),
        ("a correction of the name", {"The_child": "Peregryne Oakapple"}),
        ("another birth date", {"Date_of_birth": "06/09/2007"}),
        ("a correction of the birth date", {"Date_of_birth": "12/02/2014"}),
        ("another agency", {"Agency": "Merrowshire Police"}),
    ],
)
def test_nothing_counts_until_somebody_decides(desk: Desk, way: str, facts: dict[str, str]) -> None:
    del way
    text = "The health visitor came on 14/03/2016 and wrote that all was well at home."
    data = overtyped(filled(form(desk, MINE), {"practice.1.text": text}), **facts)
    desk.drop("gp.xlsx", data)
    ran = desk.run("ingest", "--json")
    entry = one(ran)
    assert (ran.code, entry["outcome"], entry["code"], entry["supersedes"]) == (1, "asked", None, [])
    assert states(desk)["N16-01", "GP"] == ["outstanding"]
    assert waiting(desk) == [("File asked about", "returns/gp.xlsx", "N16-01")]
    assert nothing_of_it(desk, text)
    kept = {path.read_bytes() for path in (desk.root / "output/record/archive").rglob("*") if path.is_file()}
    assert data in kept
    assert desk.run("run").code == 1
    assert [row["Outcome"] for row in read(desk.root / LOG, "Files")] == ["asked"], "said once, however often it is run"


@pytest.mark.parametrize("name", [THEIRS, "N16-01 POLICE", "M16-01 GP"])
def test_the_first_page_of_another_form(desk: Desk, name: str) -> None:
    audit = "missing-2016" if name.startswith("M") else "neglect-2016"
    other = form(desk, name, audit)
    desk.drop("gp.xlsx", edited(filled(form(desk, MINE)), lambda book: guidance_of(book, other)))
    assert one(desk.run("ingest", "--json"))["outcome"] == "asked"
    assert set(states(desk)["N16-01", "GP"]) == {"outstanding"}


def test_what_waits_says_why_and_what_to_do_and_names_nobody(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk))
    ran = desk.run("ingest")
    log = " ".join(str(value) for row in read(desk.root / LOG, "Waiting") for value in row.values())
    for said in (ran.err, log):
        assert "the case reference (now N16-02), the child's name and the date of birth are not as issued" in said
        assert "neglect-2016 / N16-01 / GP" in said
        assert "“include”" in said
        assert "“exclude”" in said
        for private in (CHILD, OTHER, "Pebblesworth", "06/09/2007", "11/02/2014"):
            assert private not in said
    assert "may be sent: The first page of the form does not say what we issued" in ran.err


def test_a_corrected_birth_date_is_asked_about_in_other_words(desk: Desk) -> None:
    desk.drop("gp.xlsx", overtyped(filled(form(desk, MINE)), Date_of_birth="12/02/2014"))
    message = one(desk.run("ingest", "--json"))["message"]
    assert message.startswith("On its first page the date of birth is not as issued: that may be a correction")
    assert "12/02/2014" not in message


def test_the_state_stays_and_an_earlier_return_stands(desk: Desk) -> None:
    desk.drop("first.xlsx", filled(form(desk, MINE)), dt.date(2016, 6, 1))
    desk.ingest()
    desk.drop("second.xlsx", reused(desk, {"practice.1.text": "More."}), dt.date(2016, 6, 8))
    found = desk.ingest()
    assert (found["second.xlsx"]["outcome"], found["first.xlsx"]["outcome"]) == ("asked", "unchanged")
    assert states(desk)["N16-01", "GP"] == ["complete"]
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["state"] == "complete")
    assert row["file"] == "returns/first.xlsx"


def test_a_confirmed_case_stays_confirmed(desk: Desk) -> None:
    desk.drop("first.xlsx", filled(form(desk, MINE), only={"details.involved": "Yes"}), dt.date(2016, 5, 20))
    desk.drop("second.xlsx", reused(desk))
    desk.ingest()
    assert states(desk)["N16-01", "GP"] == ["confirmed"]


@pytest.mark.slow
def test_the_same_bytes_again_still_wait(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk))
    first = desk.run("ingest", "--json")
    again = desk.run("ingest", "--json", today=dt.date(2016, 6, 20))
    assert (again.code, again.json) == (first.code, first.json)
    shutil.rmtree(desk.root / "returns")
    (desk.root / "returns").mkdir()
    gone = desk.run("ingest", "--json", today=dt.date(2016, 6, 27))
    assert (gone.code, gone.json["files"]) == (1, [])
    assert "waits for your decision" in desk.run("run", today=dt.date(2016, 6, 27)).err
    assert "1 file waits for your decision" in desk.run("status").err
    assert len(read(desk.root / LOG, "Files")) == 1


@pytest.mark.parametrize("lies", ["in the folder", "moved away", "in a mail"])
def test_a_decision_on_file_and_case_takes_it_in_as_the_form_s_own(desk: Desk, lies: str) -> None:
    data = reused(desk, {"practice.1.text": "She rang every week."})
    name, place = ("RE audit.eml", "final.xlsx") if lies == "in a mail" else ("gp.xlsx", "")
    path = desk.drop(name, mail(dt.date(2016, 6, 3), (place, data)) if place else data, dt.date(2016, 6, 3))
    desk.run("ingest", today=dt.date(2016, 6, 6))
    decide(desk, "include", place or name)
    if lies == "moved away":
        path.unlink()
    ran = desk.run("ingest", "--json")
    entry = one(ran)
    assert (entry["outcome"], ran.code) == ("accepted", 0)
    assert (Path(entry["path"]).name, entry["member"]) == (name, place or None)
    assert states(desk)["N16-01", "GP"] == ["complete"]
    assert set(states(desk)["N16-02", "GP"]) == {"outstanding"}
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["state"] == "complete")
    assert row["received"] == "2016-06-03"
    assert not nothing_of_it(desk, "She rang every week.")
    assert waiting(desk) == []
    assert [row["Outcome"] for row in read(desk.root / LOG, "Files")] == ["asked", "accepted"]
    quiet = desk.run("ingest", "--json")
    assert quiet.code == 0
    assert {entry["outcome"] for entry in quiet.json["files"]} <= {"unchanged"}


def test_the_day_it_first_came_counts_where_nothing_else_says_one(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk), dt.date(2001, 1, 1))  # a file's day that cannot be
    desk.run("ingest", today=dt.date(2016, 6, 6))
    decide(desk, "include", "gp.xlsx")
    desk.run("ingest", today=dt.date(2016, 6, 20))
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["state"] == "complete")
    assert (row["received"], row["working_days_late"]) == ("2016-06-06", "0")


@pytest.mark.parametrize(
    ("kind", "file", "case", "expect"),
    [
        ("include", None, "N16-01", "asked"),
        ("include", "gp.xlsx", None, "asked"),
        ("include", "other.xlsx", "N16-01", "asked"),
        ("include", "gp.xlsx", "N16-02", "asked"),
        ("include", "gp.xlsx", "N16-01", "accepted"),
        ("include", "returns/gp.xlsx", "N16-01", "accepted"),
        ("exclude", "other.xlsx", "N16-01", "asked"),
        ("exclude", "gp.xlsx", "N16-02", "asked"),
        ("exclude", "gp.xlsx", "N16-01", "unchanged"),
        ("exclude", "gp.xlsx", None, "unchanged"),
    ],
)
def test_which_decisions_settle_it(desk: Desk, kind: str, file: str | None, case: str | None, expect: str) -> None:
    desk.drop("gp.xlsx", reused(desk))
    desk.ingest()
    decide(desk, kind, file, case)
    ran = desk.run("ingest", "--json")
    assert one(ran)["outcome"] == expect
    assert ran.code == (1 if expect == "asked" else 0)
    assert states(desk)["N16-01", "GP"] == (["complete"] if expect == "accepted" else ["outstanding"])
    assert set(states(desk)["N16-02", "GP"]) == {"outstanding"}


def test_a_decision_for_another_case_is_not_followed_and_it_is_said_what_to_do(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk))
    desk.ingest()
    decide(desk, "include", "gp.xlsx", "N16-02")
    message = one(desk.run("ingest", "--json"))["message"]
    assert "includes this file for neglect-2016 / N16-02, and it was issued for neglect-2016 / N16-01 / GP" in message
    assert "Ask the agency to fill in the form issued for the case that it is about" in message
    assert [row["Outcome"] for row in read(desk.root / LOG, "Files")] == ["asked", "asked"]
    assert len(waiting(desk)) == 1


def test_a_decision_older_than_the_file_lets_nothing_in_and_leaves_nothing_out(desk: Desk) -> None:
    """A file of the same name was decided on before this one came."""
    for kind in ("include", "exclude"):
        decide(desk, kind, "gp.xlsx", day="2016-05-25")
    desk.drop("gp.xlsx", reused(desk), dt.date(2016, 6, 1))
    ran = desk.run("ingest", "--json")
    assert (ran.code, one(ran)["outcome"]) == (1, "asked")


@pytest.mark.slow
def test_what_was_left_out_stays_owed(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk))
    desk.ingest()
    decide(desk, "exclude", "gp.xlsx")
    assert desk.run("run").code == 0
    assert states(desk)["N16-01", "GP"] == ["outstanding"]
    assert waiting(desk) == []
    desk.drop("right.xlsx", filled(form(desk, MINE)), dt.date(2016, 6, 9))
    assert desk.ingest()["right.xlsx"]["outcome"] == "accepted"


def test_an_urgent_concern_is_said_at_once_and_of_whom_is_not_claimed(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk, CONCERN))
    ran = desk.run("ingest")
    assert ran.code == 1
    line = "URGENT      returns/gp.xlsx: an immediate safeguarding concern is stated; case unclear: the form's label says neglect-2016 / N16-01 / GP."
    assert line in ran.err
    (row,) = read(desk.root / LOG, "Waiting")
    assert row["What it means"].startswith("URGENT: an immediate safeguarding concern is stated in it; case unclear")
    assert desk.run("findings", "--json").json["findings"] == [], (
        "a concern of an unknown child is no finding on a case"
    )
    again = desk.run("run")
    assert (again.code, "URGENT" in again.err) == (1, True)
    shutil.rmtree(desk.root / "returns")
    (desk.root / "returns").mkdir()
    assert "URGENT" in desk.run("run").err, "until somebody decides"


def test_the_register_corrected_takes_the_correction_in(desk: Desk) -> None:
    desk.drop("gp.xlsx", overtyped(filled(form(desk, MINE)), Date_of_birth="12/02/2014"))
    desk.ingest()

    def correct(book: Any) -> None:
        for row in book["Cases"].iter_rows():
            if row[1].value == "N16-01":
                row[5].value = dt.date(2014, 2, 12)

    edit_workbook(desk.root / "input_templates" / "register.xlsx", correct)
    ran = desk.run("ingest", "--json")
    assert (ran.code, one(ran)["outcome"]) == (0, "accepted")


@pytest.mark.slow
def test_a_form_made_without_names_and_one_whose_block_is_emptied_are_taken_in(desk: Desk) -> None:
    def off(book: Any) -> None:
        rows = {row[0].value: row[1] for row in book["Board"].iter_rows()}
        if "names_on_forms" in rows:
            rows["names_on_forms"].value = "no"
        else:
            book["Board"].append(["names_on_forms", "no"])

    desk.drop(
        "emptied.xlsx", overtyped(filled(form(desk, MINE)), Case_reference=None, The_child=None, Date_of_birth=None)
    )
    assert desk.ingest()["emptied.xlsx"]["message"].endswith(
        "On its first page these are blank now: the case reference, the child's name and the date of birth."
    )
    edit_workbook(desk.root / "input_templates" / "register.xlsx", off)
    desk.run("issue", "neglect-2016", today=dt.date(2016, 5, 16))
    folder = desk.root / "output/neglect-2016/forms"
    [apart] = [path for path in folder.glob("N16-02 GP*.xlsx") if OTHER not in _text(path.read_bytes())]
    desk.drop("apart.xlsx", filled(apart.read_bytes()))
    assert desk.ingest()["apart.xlsx"]["outcome"] == "accepted"
    desk.drop(
        "again.xlsx", overtyped(filled(apart.read_bytes(), {"practice.1.text": "More."}), Case_reference="N16-01")
    )
    assert desk.ingest()["again.xlsx"]["outcome"] == "asked"


def _text(data: bytes) -> str:
    book = opened_book(data)
    return " ".join(str(cell.value) for sheet in book for row in sheet.iter_rows() for cell in row)


def test_a_record_from_before_first_pages_were_kept_sees_the_same(desk: Desk) -> None:
    with sqlite3.connect(desk.root / "output/record/nelaudit.db") as db:
        assert db.execute("DELETE FROM fronts").rowcount > 0
    db.close()
    desk.drop("mine.xlsx", filled(form(desk, THEIRS)))
    desk.drop("gp.xlsx", reused(desk))
    assert {name: entry["outcome"] for name, entry in desk.ingest().items()} == {
        "mine.xlsx": "accepted",
        "gp.xlsx": "asked",
    }


@pytest.mark.slow
def test_what_an_older_program_took_in_is_found_when_the_archive_is_read_again(desk: Desk) -> None:
    """Until the archive is read again it stands as the older program left it; then it waits, and what it replaced stands."""
    desk.drop("first.xlsx", filled(form(desk, MINE)), dt.date(2016, 6, 1))
    desk.ingest()
    wrong = reused(desk, {"practice.1.text": "More."})
    decide(desk, "include", "second.xlsx")
    desk.drop("second.xlsx", wrong, dt.date(2016, 6, 8))
    assert desk.ingest()["second.xlsx"]["outcome"] == "accepted"
    assert sorted(states(desk)["N16-01", "GP"]) == ["complete", "superseded"]

    def forget(book: Any) -> None:
        book["Decisions"].delete_rows(2, 9)

    edit_workbook(desk.root / "input_templates" / "register.xlsx", forget)
    ran = desk.run("ingest", "--again", "--json")
    assert [(Path(entry["path"]).name, entry["outcome"]) for entry in ran.json["files"]] == [
        ("first.xlsx", "unchanged"), ("second.xlsx", "asked"),
    ]  # fmt: skip
    assert states(desk)["N16-01", "GP"] == ["complete"]
    assert json.loads(desk.run("ingest", "--again", "--json").out) == ran.json
    decide(desk, "include", "second.xlsx")
    assert desk.ingest()["second.xlsx"]["outcome"] == "accepted"
    assert sorted(states(desk)["N16-01", "GP"]) == ["complete", "superseded"]


def test_a_rehearsal_says_the_same_and_keeps_nothing(desk: Desk) -> None:
    desk.drop("gp.xlsx", reused(desk))
    rehearsed = desk.run("ingest", "--dry-run", "--json")
    real = desk.run("ingest", "--json")
    assert (rehearsed.code, rehearsed.json) == (real.code, real.json)
    decide(desk, "include", "gp.xlsx")
    assert one(desk.run("ingest", "--dry-run", "--json"))["outcome"] == "accepted"
    assert states(desk)["N16-01", "GP"] == ["outstanding"]
    assert one(desk.run("ingest", "--json", today=TODAY))["outcome"] == "accepted"


def test_a_file_that_bears_the_child_s_name_is_decided_on_by_its_digest(desk: Desk) -> None:
    desk.drop("Oakapple final.xlsx", reused(desk))
    desk.ingest()
    (row,) = read(desk.root / LOG, "Waiting")
    assert "Oakapple" not in " ".join(map(str, row.values()))
    decide(desk, "include", row["SHA-256"][:10])
    assert one(desk.run("ingest", "--json"))["outcome"] == "accepted"


@pytest.mark.slow
def test_of_two_forms_in_one_workbook_each_is_decided_on_by_its_own_case(desk: Desk) -> None:
    theirs = opened_book(filled(form(desk, THEIRS)))

    def join(book: Any) -> None:
        for sheet in theirs.worksheets:
            if sheet.sheet_state == "visible":
                made = book.create_sheet(f"{sheet.title} (2)")
                for row in sheet.iter_rows():
                    for cell in row:
                        if cell.value is not None:
                            made.cell(cell.row, cell.column).value = cell.value

    both = edited(filled(form(desk, MINE)), join)
    desk.drop("both.xlsx", overtyped(both, Case_reference="N16-99"))
    assert [entry["outcome"] for entry in desk.run("ingest", "--json").json["files"]] == ["asked", "asked"]
    decide(desk, "include", "both.xlsx", "N16-01")
    assert [entry["outcome"] for entry in desk.run("ingest", "--json").json["files"]] == ["accepted", "asked"]
    decide(desk, "include", "both.xlsx", "N16-02")
    ran = desk.run("ingest", "--json")
    assert (ran.code, [entry["outcome"] for entry in ran.json["files"]]) == (0, ["unchanged", "accepted"])
