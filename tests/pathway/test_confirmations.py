"""Confirmation sheets: one an agency, all its cases, taken in as details of each case's return."""

import csv
import datetime as dt
import io
import itertools
import shutil
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl
import pytest

from tests.conftest import ISSUED, Desk, DeskAfter, edit_workbook, filled, saved_at
from tests.filling import map_of, opened_book

pytestmark = pytest.mark.long_tables

CASES = ("N16-01", "N16-02", "N16-03")


def three_cases(desk: Desk) -> None:
    _invited(desk, [(case, agency, None) for case in CASES for agency in ("POLICE", "GP")], "2 confirmation sheets")


def _invited(desk: Desk, invitations: Sequence[tuple[str, str, str | None]], said: str) -> None:
    """Issues the audit anew, in a fresh workspace, to these agencies."""

    def invite(book: openpyxl.Workbook) -> None:
        sheet = book["Invitations"]
        sheet.delete_rows(2, sheet.max_row)
        for row in invitations:
            sheet.append(["neglect-2016", *row])

    shutil.rmtree(desk.root)
    assert desk.run("init").code == 0
    edit_workbook(desk.root / "input_templates" / "register.xlsx", invite)
    ran = desk.run("issue", "neglect-2016", today=ISSUED)
    assert ran.code == 0
    assert said in ran.err


@pytest.fixture
def desk(desk_after: DeskAfter) -> Desk:
    """A desk with three cases for two agencies."""
    return desk_after(three_cases)


def sheet_of(desk: Desk, agency: str) -> bytes:
    return (desk.root / "output/neglect-2016/confirmations" / f"Confirmation {agency}.xlsx").read_bytes()


def confirmed(data: bytes, rows: dict[int, dict[str, Any]]) -> bytes:
    return filled(data, only={f"confirm.{n}.{name}": value for n, row in rows.items() for name, value in row.items()})


INVOLVED = {"involved": "Yes", "case_worker": "Pat Lowe", "auditor": "Sam Reed", "attends": "Sam Reed, DS"}
NIL = {"involved": "No involvement", "nil_confirmed_by": "Jo Hart", "nil_confirmed_on": dt.date(2016, 5, 18),
       "nil_records_searched": "Niche"}  # fmt: skip


def states(desk: Desk, agency: str) -> dict[str, list[str]]:
    rows = desk.run("status", "neglect-2016", "--json").json["returns"]
    return {case: [row["state"] for row in rows if (row["agency"], row["case"]) == (agency, case)] for case in CASES}


def test_the_sheet_asks_for_each_case_by_reference_and_says_when_it_is_due(desk: Desk) -> None:
    book = openpyxl.load_workbook(io.BytesIO(sheet_of(desk, "POLICE")), data_only=True)
    text = "\n".join(str(cell) for row in book["Confirmation"].iter_rows(values_only=True) for cell in row if cell)
    assert "Monday 23 May 2016" in text  # five working days after 16 May
    assert "01632 960180" in text
    register = openpyxl.load_workbook(desk.root / "input_templates/register.xlsx")
    names = [row[3] for row in register["Cases"].iter_rows(values_only=True) if row[0] == "neglect-2016"]
    assert all(str(name) not in text for name in names)
    assert [name for name in map_of(book) if name.endswith(".involved")] == [f"confirm.{n}.involved" for n in (1, 2, 3)]
    assert book["Confirmation"]["L10"].value == "Answer needed"


def test_a_sheet_with_a_case_that_was_added_later_is_due_after_that(desk: Desk) -> None:
    def add(book: openpyxl.Workbook) -> None:
        columns, *rows = book["Audits"].iter_rows()
        sent = [cell.value for cell in columns].index("tool_sent_out")
        next(row for row in rows if row[0].value == "neglect-2016")[sent].value = dt.date(2016, 5, 23)
        book["Cases"].append(["neglect-2016", "N16-09", 9])
        book["Invitations"].append(["neglect-2016", "N16-09", "POLICE"])

    edit_workbook(desk.root / "input_templates" / "register.xlsx", add)
    assert desk.run("issue", "neglect-2016", today=dt.date(2016, 5, 23)).code == 0
    book = openpyxl.load_workbook(io.BytesIO(sheet_of(desk, "POLICE")), data_only=True)
    text = "\n".join(str(cell) for row in book["Confirmation"].iter_rows(values_only=True) for cell in row if cell)
    assert "N16-09" in text
    assert "Tuesday 31 May 2016" in text  # five working days after 23 May, of which Monday is a bank holiday


def test_each_case_becomes_confirmed_or_nil_and_the_rest_stays_out(desk: Desk) -> None:
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED, 2: NIL}), dt.date(2016, 5, 20))
    entry = desk.ingest()["police.xlsx"]
    assert (entry["outcome"], entry["code"]) == ("confirmed", None)
    assert "2 cases" in entry["message"]
    assert "N16-02" in entry["message"]
    assert states(desk, "POLICE") == {"N16-01": ["confirmed"], "N16-02": ["nil"], "N16-03": ["outstanding"]}
    assert desk.codes("POLICE") == []
    assert desk.ingest()["police.xlsx"]["outcome"] == "unchanged"


def test_a_full_return_replaces_the_confirmation_of_its_own_case_only(desk: Desk) -> None:
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED, 2: INVOLVED}), dt.date(2016, 5, 20))
    desk.ingest()
    form = (desk.root / "output/neglect-2016/forms/N16-01 POLICE.xlsx").read_bytes()
    desk.drop("full.xlsx", filled(form))
    assert desk.ingest()["full.xlsx"]["outcome"] == "accepted"
    found = states(desk, "POLICE")
    assert sorted(found["N16-01"]) == ["complete", "superseded"]
    assert found["N16-02"] == ["confirmed"]


def test_a_confirmation_after_the_return_is_kept_beside_it(desk: Desk) -> None:
    form = (desk.root / "output/neglect-2016/forms/N16-01 POLICE.xlsx").read_bytes()
    desk.drop("full.xlsx", filled(form))
    desk.ingest()
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED}), dt.date(2016, 6, 2))
    assert desk.ingest()["police.xlsx"]["outcome"] == "confirmed"
    assert sorted(states(desk, "POLICE")["N16-01"]) == ["complete", "superseded"]


def test_a_nil_on_the_sheet_without_who_and_when_is_queried(desk: Desk) -> None:
    desk.drop("gp.xlsx", confirmed(sheet_of(desk, "GP"), {3: {"involved": "No involvement"}}))
    desk.ingest()
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert {(row["code"], row["case"], row["sheet"], row["cell"]) for row in rows} == {
        ("N05", "N16-03", "Confirmation", "I12"),
        ("N05", "N16-03", "Confirmation", "J12"),
    }


def test_an_empty_sheet_is_refused_as_blank_and_a_foreign_one_as_foreign(desk: Desk) -> None:
    desk.drop("blank.xlsx", sheet_of(desk, "GP"))
    book = opened_book(confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED}))
    book["nelaudit"]["B1"] = "C-000000000000"
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("foreign.xlsx", buffer.getvalue())
    entries = desk.ingest()
    assert entries["blank.xlsx"]["code"] == "F10"
    assert entries["foreign.xlsx"]["code"] == "F06"


def test_a_word_beside_no_filled_row_is_not_lost(desk: Desk) -> None:
    book = opened_book(confirmed(sheet_of(desk, "POLICE"), {2: INVOLVED}))
    book["Confirmation"]["N3"] = "We need until Friday for the other two."
    buffer = io.BytesIO()
    book.save(buffer)
    desk.drop("police.xlsx", buffer.getvalue())
    assert desk.ingest()["police.xlsx"]["outcome"] == "confirmed"
    [row] = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert (row["code"], row["case"], row["cell"]) == ("M06", "N16-02", "N3")
    assert "until Friday" in row["message"]


def test_involvement_in_other_words_on_the_sheet_is_asked_about_case_by_case(desk: Desk) -> None:
    rows: dict[int, dict[str, Any]] = {1: INVOLVED | {"involved": "Yes - since 2014"}, 2: NIL | {"involved": "Not involved"},
            3: NIL | {"involved": " no\u00a0INVOLVEMENT."}}  # fmt: skip
    desk.drop("police.xlsx", confirmed(sheet_of(desk, "POLICE"), rows), dt.date(2016, 5, 20))
    entry = desk.ingest()["police.xlsx"]
    assert entry["outcome"] == "confirmed"
    assert "No involvement in N16-03." in entry["message"]
    assert "involved in N16-01 and N16-02 cannot be told" in entry["message"]
    assert states(desk, "POLICE") == {"N16-01": ["partial"], "N16-02": ["partial"], "N16-03": ["nil"]}
    found = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert [(row["code"], row["case"], row["cell"]) for row in found] == [
        ("N09", "N16-01", "D10"),
        ("N09", "N16-02", "D11"),
    ]
    assert "“Yes - since 2014”" in found[0]["message"]
    form = (desk.root / "output/neglect-2016/forms/N16-01 POLICE.xlsx").read_bytes()
    desk.drop("full.xlsx", filled(form))
    assert desk.ingest()["full.xlsx"]["outcome"] == "accepted"
    assert sorted(states(desk, "POLICE")["N16-01"]) == ["complete", "superseded"]


def test_names_without_a_word_on_involvement_are_a_confirmation_that_is_asked_about(desk: Desk) -> None:
    rows: dict[int, dict[str, Any]] = {1: {name: text for name, text in INVOLVED.items() if name != "involved"},
            2: {name: text for name, text in NIL.items() if name != "involved"}}  # fmt: skip
    desk.drop("gp.xlsx", confirmed(sheet_of(desk, "GP"), rows), dt.date(2016, 5, 20))
    desk.ingest()
    assert states(desk, "GP") == {"N16-01": ["confirmed"], "N16-02": ["partial"], "N16-03": ["outstanding"]}
    assert desk.codes("GP") == [("N09", "details.involved"), ("N10", "details.involved")]


def exchanged(first: int, second: int, columns: range) -> Callable[[Any], None]:
    """Two lines of the sheet change places, from a column on, as when they are cut and pasted."""

    def edit(book: Any) -> None:
        sheet = book["Confirmation"]
        for col in columns:
            one, other = sheet.cell(first, col), sheet.cell(second, col)
            one.value, other.value = other.value, one.value

    return edit


def typed(place: str, text: str | None) -> Callable[[Any], None]:
    def edit(book: Any) -> None:
        book["Confirmation"][place] = text

    return edit


def spoiled(data: bytes, *edits: Callable[[Any], None]) -> bytes:
    book = opened_book(data)
    for edit in edits:
        edit(book)
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def workers(desk: Desk, agency: str) -> dict[str, str]:
    """Whom each case's confirmation names as case worker."""
    assert desk.run("export", "neglect-2016").code == 0
    text = (desk.root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text))
    return {
        row["case"] + (f" {row['team']}" if row["team"] else ""): row["value"]
        for row in rows
        if row["agency"] == agency and row["field"] == "details.case_worker" and row["value"]
    }


def each_its_own(numbers: Sequence[int]) -> dict[int, dict[str, Any]]:
    return {number: INVOLVED | {"case_worker": f"Worker {number}"} for number in numbers}


OWN = {"N16-01": "Worker 1", "N16-02": "Worker 2"}
LINES = [
    # what was done to the lines of N16-01 (row 10) and N16-02 (row 11), and which case has whose worker then
    ("nothing", [], OWN),
    ("the lines exchanged with their names", [exchanged(10, 11, range(1, 13))], OWN),
    ("the lines exchanged without their names", [exchanged(10, 11, range(2, 13))], OWN),
    ("only the references exchanged", [exchanged(10, 11, range(2, 3))], {"N16-01": "Worker 2", "N16-02": "Worker 1"}),
    ("only the answers exchanged", [exchanged(10, 11, range(4, 13))], {"N16-01": "Worker 2", "N16-02": "Worker 1"}),
    ("a reference in other letters", [typed("B10", " n16-01 ")], OWN),
    ("a reference emptied", [typed("B10", None)], OWN),
    ("a reference that nobody has", [typed("B10", "N16-99")], {}),
    ("the reference of another audit's case", [typed("B10", "M16-01")], {}),
    ("a child's name for a reference", [typed("B10", "Clementina Pebblesworth")], {}),
    ("another agency above the lines", [typed("B2", "Marlhaven GP practices · Marlhaven Safeguarding Children Board")], {}),
    ("an agency that nobody knows", [typed("B2", "Harbour Surgery")], {}),
    ("another audit above the lines", [typed("B1", "Children who go missing: confirmation sheet")], {}),
    ("a note above the lines", [typed("N2", "We spoke with Marlhaven GP practices about N16-03.")], OWN),
]  # fmt: skip


@pytest.mark.parametrize(("way", "edits", "expect"), LINES, ids=[way for way, _, _ in LINES])
def test_no_line_is_stored_under_another_case(
    desk: Desk, way: str, edits: list[Callable[[Any], None]], expect: dict[str, str]
) -> None:
    del way
    data = spoiled(confirmed(sheet_of(desk, "POLICE"), each_its_own([1, 2])), *edits)
    desk.drop("police.xlsx", data, dt.date(2016, 5, 20))
    ran = desk.run("ingest", "--json")
    [entry] = ran.json["files"]
    assert workers(desk, "POLICE") == expect
    assert (entry["outcome"], ran.code) == (("confirmed", 0) if expect else ("asked", 1))
    if not expect:
        assert "Clementina" not in entry["message"]
        assert desk.run("ingest", "--json").json == ran.json
        assert set(itertools.chain(*states(desk, "POLICE").values())) == {"outstanding"}


@pytest.mark.parametrize(
    ("kind", "case", "expect"),
    [
        ("include", "N16-01", {"N16-01": "Worker 1", "N16-02": "Worker 2"}),
        ("include", "N16-02", {}),
        ("include", None, {}),
        ("exclude", None, None),
        ("exclude", "N16-01", None),
    ],
)
def test_a_decision_on_a_line_that_names_another_case(
    desk: Desk, kind: str, case: str | None, expect: dict[str, str] | None
) -> None:
    data = spoiled(confirmed(sheet_of(desk, "POLICE"), each_its_own([1, 2])), typed("B10", "N16-99"))
    desk.drop("police.xlsx", data, dt.date(2016, 5, 20))
    message = desk.ingest()["police.xlsx"]["message"]
    assert "1 line names another case or team than issued (Confirmation row 10)" in message
    assert "N16-01" in message
    row = [dt.date(2016, 6, 10), "neglect-2016", case, "POLICE", None, kind, "we rang", "QA group", "police.xlsx"]
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))
    ran = desk.run("ingest", "--json")
    assert ran.code == (1 if expect == {} else 0)
    assert workers(desk, "POLICE") == (expect or {})


def test_a_line_that_was_never_issued_can_only_be_left_out(desk: Desk) -> None:
    def add(book: Any) -> None:
        for col, value in enumerate(["N16-99", None, "Yes", "Worker 9", "Sam Reed"], start=2):
            book["Confirmation"].cell(13, col).value = value

    desk.drop("police.xlsx", spoiled(sheet_of(desk, "POLICE"), add), dt.date(2016, 5, 20))
    entry = desk.ingest()["police.xlsx"]
    assert (entry["outcome"], entry["code"]) == ("asked", None)
    assert "A line that was not issued cannot be taken in" in entry["message"]


def two_teams(desk: Desk) -> None:
    teams = (("N16-01", "North"), ("N16-02", "North"), ("N16-01", "South"))
    _invited(desk, [(case, "POLICE", team) for case, team in teams], "1 confirmation sheet")


@pytest.fixture
def teams(desk_after: DeskAfter) -> Desk:
    """A desk with two cases, one of them asked of two teams of the police."""
    return desk_after(two_teams)


TEAMS = {"N16-01 North": "Worker 1", "N16-02 North": "Worker 2", "N16-01 South": "Worker 3"}


@pytest.mark.parametrize(
    ("edits", "expect"),
    [
        ([], TEAMS),
        ([exchanged(10, 11, range(1, 13))], TEAMS),
        ([typed("C10", "West")], {}),
        ([typed("B10", "N16-99")], {}),
        ([exchanged(10, 12, range(2, 13))], {}),
    ],
    ids=["as issued", "two lines exchanged", "a team that was not asked", "a case that was not asked",
         "two teams of one case exchanged without their names"],
)  # fmt: skip
def test_lines_of_several_teams(teams: Desk, edits: list[Callable[[Any], None]], expect: dict[str, str]) -> None:
    """Two lines have one case, two have one team: none is lost, and none ends under another."""
    data = spoiled(confirmed(sheet_of(teams, "POLICE"), each_its_own([1, 2, 3])), *edits)
    teams.drop("police.xlsx", data, dt.date(2016, 5, 20))
    [entry] = teams.run("ingest", "--json").json["files"]
    assert entry["outcome"] == ("confirmed" if expect else "asked")
    assert workers(teams, "POLICE") == expect


@pytest.mark.parametrize(
    "saved", [("2016-05-18T10:00:00Z", "2016-05-18T15:00:00Z"), ("2016-05-17T10:00:00Z", "2016-05-18T15:00:00Z")]
)
def test_two_versions_of_a_sheet_on_one_day(desk: Desk, saved: tuple[str, str]) -> None:
    rows = {"a.xlsx": each_its_own([1, 2]), "b.xlsx": each_its_own([1]) | {2: INVOLVED | {"case_worker": "Kim Ash"}}}
    for (name, filled_in), moment in zip(rows.items(), saved, strict=True):
        desk.drop(name, saved_at(confirmed(sheet_of(desk, "POLICE"), filled_in), moment), dt.date(2016, 5, 20))
    ran = desk.run("ingest", "--json")
    if saved[0] < "2016-05-18":
        assert (ran.code, workers(desk, "POLICE")) == (0, {"N16-01": "Worker 1", "N16-02": "Kim Ash"})
        return
    assert (ran.code, {one["outcome"] for one in ran.json["files"]}) == (1, {"asked"})
    assert workers(desk, "POLICE") == {"N16-01": "Worker 1"}, "on which both agree"
    row = [dt.date(2016, 6, 10), "neglect-2016", None, "POLICE", None, "exclude", "we rang", "QA group", "a.xlsx"]
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))
    assert desk.run("ingest").code == 0
    assert workers(desk, "POLICE")["N16-02"] == "Kim Ash"


def test_a_sheet_and_a_form_of_one_day_are_no_two_versions(desk: Desk) -> None:
    """They say the same thing in other words; only whether the agency is involved can contradict."""
    desk.drop("sheet.xlsx", confirmed(sheet_of(desk, "POLICE"), {1: INVOLVED, 2: INVOLVED}), dt.date(2016, 5, 20))
    details = {"details.involved": "Yes", "details.case_worker": "P. Lowe (until May)", "attendee.1.name": "Sam Reed"}
    folder = desk.root / "output/neglect-2016/forms"
    desk.drop("form.xlsx", filled((folder / "N16-01 POLICE.xlsx").read_bytes(), only=details), dt.date(2016, 5, 20))
    other = details | {"details.involved": "No involvement", "details.nil_confirmed_by": "Jo Hart"}
    desk.drop("nil.xlsx", filled((folder / "N16-02 POLICE.xlsx").read_bytes(), only=other), dt.date(2016, 5, 20))
    found = {name: entry["outcome"] for name, entry in desk.ingest().items()}
    assert found == {"sheet.xlsx": "asked", "form.xlsx": "confirmed", "nil.xlsx": "asked"}
    assert "confirmed" in states(desk, "POLICE")["N16-01"]
    assert states(desk, "POLICE")["N16-02"] == ["outstanding"]
