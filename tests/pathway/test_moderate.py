"""The moderation workbook: written for the challenge day, filled in as people do, taken in whole or not at all."""

import datetime as dt
from email.message import EmailMessage
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import select

from nelaudit.model.challenge import ChallengeKind, ChallengePoint, Reference
from nelaudit.model.forms import Identity
from nelaudit.pathway.workspace import Workspace
from nelaudit.store.record import Record
from nelaudit.store.tables import moderations
from nelaudit.writing.encryption import encrypted
from tests.cli.test_locked_forms import WORDS, keep
from tests.conftest import Desk, DeskAfter, edit_workbook, filled

pytestmark = pytest.mark.long_tables

AFTER = dt.date(2016, 6, 29)
GP, POLICE = "Marlhaven GP practices", "Merrowshire Police"
POINT = "Police date the visit 12 March 2016, the GP 21 March 2016."


def path(desk: Desk) -> Path:
    return desk.root / "output/neglect-2016/challenge/moderation.xlsx"


class Book:
    """The workbook as people at the challenge day see it."""

    def __init__(self, file: Path) -> None:
        self.file, self.book = file, openpyxl.load_workbook(file)

    def header(self, sheet: str) -> tuple[int, dict[str, int]]:
        top = next(row[0].row for row in self.book[sheet].iter_rows() if row[0].value == "key")
        return top, {str(cell.value): col for col, cell in enumerate(self.book[sheet][top], start=1)}

    def rows(self, sheet: str) -> list[dict[str, Any]]:
        top, columns = self.header(sheet)
        ws = self.book[sheet]
        return [
            {name: ws.cell(row, col).value for name, col in columns.items()} | {"row": row}
            for row in range(top + 1, ws.max_row + 1)
        ]

    def find(self, sheet: str, **wanted: str) -> int:
        """The row that shows these words, a column each; spaces for underscores."""
        return next(
            int(row["row"])
            for row in self.rows(sheet)
            if all(row[name.replace("_", " ")] == value for name, value in wanted.items())
        )

    def empty(self, sheet: str) -> int:
        _, columns = self.header(sheet)
        return next(
            int(row["row"])
            for row in self.rows(sheet)
            if row["key"] == "new" and not any(row[name] for name in columns if name not in {"key", "What is missing"})
        )

    def write(self, sheet: str, row: int, **values: Any) -> str:
        """Writes into a row; gives the last cell written."""
        _, columns = self.header(sheet)
        cell = None
        for name, value in values.items():
            cell = self.book[sheet].cell(row, columns[name.replace("_", " ")])
            cell.value = value
        return cell.coordinate if cell else ""

    def save(self) -> None:
        self.book.save(self.file)


def two_returns(desk: Desk) -> None:
    people = {"attendee.1.name": "Sam Reed", "attendee.1.role": "Auditor", "attendee.1.attending": "Yes"}
    desk.drop("police.xlsx", filled(desk.form("POLICE"), people | {"overall.grade": "Good"}))
    desk.drop("gp.xlsx", filled(desk.form("GP"), {"attendee.1.name": None, "overall.grade": "Requires improvement"}))
    desk.ingest()
    assert desk.run("moderate", "neglect-2016").code == 0


@pytest.fixture
def held(desk_after: DeskAfter, monkeypatch: pytest.MonkeyPatch) -> Desk:
    """Two returns, a challenge point on them, and the workbook written."""

    def who(agency: str) -> Identity:
        return Identity(audit="neglect-2016", case="N16-01", agency=agency)

    point = ChallengePoint(
        key="p1", kind=ChallengeKind.DATES, case="N16-01", agencies=("POLICE", "GP"), sentence=POINT,
        references=tuple(Reference(identity=who(code), file=f"returns/{code}.xlsx", sheet="Questions", cell="D6", field="q.seen.answer")
                         for code in ("POLICE", "GP")),
    )  # fmt: skip
    monkeypatch.setattr("nelaudit.collate.collating.challenge_points", lambda *_: (point,))
    return desk_after(two_returns)


def fill(desk: Desk) -> Book:
    """The workbook filled in well, with nothing left open."""
    book = Book(path(desk))
    book.write("Attendance", book.find("Attendance", Name="Sam Reed"), Attended="yes")
    book.write(
        "Attendance", book.empty("Attendance"), Case="N16-01", Agency=GP, Name="Dr Ash", Role="GP", Attended="no"
    )
    book.write(
        "Challenge log", book.find("Challenge log", key="p1"), Agreed_account="It was 12 March.", Unresolved="no"
    )
    book.write("Grades", book.find("Grades", Agency="The case as a whole"), Moderated_grade="Requires improvement",
               Reason="The plan came late.")  # fmt: skip
    book.write("Grades", book.find("Grades", Agency=POLICE, Section="Overall"), Moderated_grade="Inadequate",
               Reason="The child was not heard.")  # fmt: skip
    book.write("Grades", book.find("Grades", Agency=GP, Section="Overall"), Moderated_grade="Requires improvement")
    book.write("Good practice", book.empty("Good practice"), Case="N16-01", Agency=GP,
               **{"What was done, and what difference it made": "The GP rang the school the same day."})  # fmt: skip
    book.write("Actions agreed", book.empty("Actions agreed"), Action="Agree one chronology", Who_leads="Police",
               Due=dt.date(2016, 9, 30))  # fmt: skip
    book.save()
    return book


def take_in(desk: Desk, file: Path | None = None) -> Any:
    return desk.run("moderate", "neglect-2016", str(file or path(desk)), today=AFTER)


def report(desk: Desk) -> tuple[str, list[list[list[str]]]]:
    assert desk.run("report", "neglect-2016", today=AFTER).code == 0
    document = docx.Document(str(desk.root / "output/neglect-2016/report/overview.docx"))
    tables = [[[cell.text for cell in row.cells] for row in one.rows] for one in document.tables]
    return "\n".join(paragraph.text for paragraph in document.paragraphs), tables


def table(tables: list[list[list[str]]], *header: str) -> list[list[str]]:
    return next(one[1:] for one in tables if tuple(one[0][: len(header)]) == header)


def test_what_is_known_is_filled_in_beforehand(held: Desk) -> None:
    book = Book(path(held))
    [named] = [row for row in book.rows("Attendance") if row["Name"]]
    assert [named[name] for name in ("Case", "Agency", "Role", "Said they would come", "Attended")] == [
        "N16-01", POLICE, "Auditor", "yes", None,
    ]  # fmt: skip
    nameless = {row["Agency"] for row in book.rows("Attendance") if row["key"] == "named" and not row["Name"]}
    assert nameless == {GP, "Child and Adolescent Mental Health Service"}
    point = next(row for row in book.rows("Challenge log") if row["key"] == "p1")
    assert point["Point"] == POINT
    assert f"{POLICE}: Questions!D6 (returns/POLICE.xlsx)" in point["What it rests on"]
    overall = {row["Agency"]: row["Self-grade"] for row in book.rows("Grades") if row["Section"] == "Overall"}
    assert overall == {"The case as a whole": None, POLICE: "Good", GP: "Requires improvement"}


def test_given_cells_are_locked_and_the_rest_is_open(held: Desk) -> None:
    book = Book(path(held))
    row = book.find("Grades", Agency=POLICE, Section="Overall")
    _, columns = book.header("Grades")
    sheet = book.book["Grades"]
    assert sheet.protection.sheet
    locked = {name for name, col in columns.items() if sheet.cell(row, col).protection.locked}
    assert locked == {"key", "Case", "Agency", "Team", "Section", "Self-grade", "What is missing"}
    rules = [rule for rule in sheet.data_validations.dataValidation if rule.type == "list"]
    assert [str(rule.formula1).startswith("lists!") for rule in rules] == [True]


def test_the_report_shows_what_the_day_agreed(held: Desk) -> None:
    before, _ = report(held)
    assert "The challenge day" not in before
    assert "have not been moderated" in before
    fill(held)
    ran = take_in(held)
    assert ran.code == 0, ran.err
    text, tables = report(held)
    assert "2 of them: 1 upheld, 0 upgraded, 1 downgraded" in text
    assert table(tables, "Agency", "Named") == [[POLICE, "1", "1", "0", "0"], [GP, "1", "0", "1", "0"]]
    assert f"Nobody came from {GP}." in text
    assert table(tables, "Case", "Grade", "Reason") == [["N16-01", "Requires improvement", "The plan came late."]]
    assert table(tables, "Section", "n", "Upgraded") == [["Overall", "2", "0", "1", "1", "1"]]
    assert table(tables, "Agency and section", "Own grade") == [
        [f"{POLICE}: Overall", "Good", "Inadequate", "downgraded", "The child was not heard."],
        [f"{GP}: Overall", "Requires improvement", "Requires improvement", "upheld", ""],
    ]
    assert "Under 20 pairs no coefficient" in text
    assert table(tables, "Case", "Point") == [["N16-01", POINT, "It was 12 March.", "no"]]
    assert table(tables, "Case", "Agency", "What was done, and what difference it made") == [
        ["N16-01", GP, "The GP rang the school the same day."]
    ]
    assert table(tables, "No.", "Action") == [["1", "Agree one chronology", "Police", "30 September 2016", "all"]]
    card = openpyxl.load_workbook(held.root / "output/neglect-2016/report/scorecard.xlsx")
    row = [cell.value for cell in card["Moderation"][5]]
    assert row == ["Overall", 2, 0, 1, 1, 1, "no kappa under 20 pairs", 0]
    assert card["Moderated grades"].max_row == 4 + 3


def test_written_again_it_shows_what_was_recorded(held: Desk) -> None:
    fill(held)
    take_in(held)
    assert [one.name for one in path(held).parent.iterdir()] == ["moderation.xlsx"]  # renewed in place
    book = Book(path(held))
    sam = next(row for row in book.rows("Attendance") if row["Name"] == "Sam Reed")
    ash = next(row for row in book.rows("Attendance") if row["Name"] == "Dr Ash")
    assert (sam["Attended"], ash["Attended"], ash["Agency"]) == ("yes", "no", GP)
    assert book.rows("Challenge log")[0]["Agreed account"] == "It was 12 March."
    graded = next(row for row in book.rows("Grades") if row["Agency"] == POLICE and row["Section"] == "Overall")
    assert (graded["Moderated grade"], graded["Reason"]) == ("Inadequate", "The child was not heard.")
    assert book.rows("Actions agreed")[0]["Due"].date() == dt.date(2016, 9, 30)
    before = path(held).read_bytes()
    assert "nothing is new" in take_in(held).err
    assert path(held).read_bytes() == before


MISTAKES: list[tuple[str, dict[str, str], dict[str, Any], str]] = [
    ("Grades", {"Agency": POLICE, "Section": "Overall"}, {"Moderated_grade": "Inadequate"}, "without a reason"),
    ("Grades", {"Agency": POLICE, "Section": "Overall"}, {"Moderated_grade": "Superb"}, "no grade of this audit's scale"),
    ("Grades", {"Agency": POLICE, "Section": "Overall"}, {"Reason": "It was late"}, "no grade is chosen"),
    ("Attendance", {"Name": "Sam Reed"}, {"Attended": "maybe"}, "neither yes nor no"),
    ("Attendance", {}, {"Case": "N16-99", "Agency": GP, "Name": "A"}, "no case “N16-99”"),
    ("Attendance", {}, {"Case": "N16-01", "Agency": "The fire brigade", "Name": "A"}, "no agency “The fire brigade”"),
    ("Attendance", {}, {"Case": "N16-01", "Agency": GP, "Attended": "yes"}, "The name is missing"),
    ("Challenge log", {"key": "p1"}, {"Unresolved": "yes"}, "nobody follows it up"),
    ("Challenge log", {"key": "p1"}, {"Agreed_account": "x", "By_when": "in autumn"}, "not a date"),
    ("Challenge log", {}, {"Case": "N16-01", "Agreed_account": "x"}, "The point is missing"),
    ("Actions agreed", {}, {"Who_leads": "Police"}, "The action is missing"),
    ("Actions agreed", {}, {"Action": "Meet", "Due": "soon"}, "not a date"),
    ("Good practice", {}, {"Case": "N16-01"}, "The practice is missing"),
]  # fmt: skip


def wrong(book: Book, sheet: str, place: dict[str, str], values: dict[str, Any]) -> None:
    book.write(sheet, book.find(sheet, **place) if place else book.empty(sheet), **values)


@pytest.mark.parametrize(("sheet", "place", "values", "words"), MISTAKES, ids=[words for *_, words in MISTAKES])
def test_a_mistake_is_named_with_its_cell_and_nothing_is_stored(
    held: Desk, sheet: str, place: dict[str, str], values: dict[str, Any], words: str
) -> None:
    book = fill(held)
    if sheet == "Grades":
        book.write(sheet, book.find(sheet, **place), Moderated_grade=None, Reason=None)
    wrong(book, sheet, place, values)
    book.save()
    ran = take_in(held)
    assert ran.code == 2
    [line] = ran.err.splitlines()
    assert line.startswith(f"moderation.xlsx › {sheet}!")
    assert words in line
    with Record(Workspace(held.root).record_path) as record:
        assert record.moderations.latest("neglect-2016") is None


def test_all_mistakes_are_named_at_once(held: Desk) -> None:
    book = Book(path(held))
    for sheet, place, values, _ in MISTAKES[2:5] + MISTAKES[7:8] + MISTAKES[10:11]:
        wrong(book, sheet, place, values)
    book.save()
    ran = take_in(held)
    assert ran.code == 2
    assert len(ran.err.splitlines()) == 5


def test_what_stays_open_ends_with_1(held: Desk) -> None:
    book = fill(held)
    book.write("Challenge log", book.find("Challenge log", key="p1"), Agreed_account=None, Unresolved="yes",
               Who_follows_up="The QA group")  # fmt: skip
    book.write("Actions agreed", book.empty("Actions agreed"), Action="Meet")
    book.save()
    ran = take_in(held)
    assert ran.code == 1
    assert "no day is set for following it up" in ran.err
    assert "nobody who leads it" in ran.err
    text, tables = report(held)
    assert "1 point was talked through; 1 of them stays unresolved." in text
    assert table(tables, "Case", "Point")[0][3] == "The QA group follows it up, no day set"
    assert [row[2:4] for row in table(tables, "No.", "Action")] == [
        ["Police", "30 September 2016"],
        ["not named", "no date"],
    ]


def test_an_older_workbook_cannot_put_recorded_entries_out_of_sight(held: Desk, tmp_path: Path) -> None:
    blank = tmp_path / "second.xlsx"
    blank.write_bytes(path(held).read_bytes())
    fill(held)
    assert take_in(held).code == 0
    other = Book(blank)
    other.write("Grades", other.find("Grades", Agency=GP, Section="Overall"), Moderated_grade="Good", Reason="Why")
    other.save()
    ran = take_in(held, blank)
    assert ran.code == 2
    assert "2 entries taken in on 29 June 2016 would be lost" in ran.err
    current = Book(path(held))
    current.write("Actions agreed", 5, Action=None, Who_leads=None, Due=None)
    current.save()
    assert take_in(held).code == 0  # written since, so that the empty cells are meant
    with Record(Workspace(held.root).record_path) as record:
        latest = record.moderations.latest("neglect-2016")
        assert latest is not None
        assert (latest.number, latest.actions) == (2, ())
        assert len(record.rows(select(moderations))) == 2, "nothing is deleted"


@pytest.mark.parametrize(
    ("make", "words"),
    [
        ("other audit", "is the moderation workbook of missing-2016, not of neglect-2016"),
        ("form", "is no moderation workbook"),
        ("text", "not an Excel or OpenDocument workbook"),
        ("absent", "There is no file"),
        ("blank", "Nothing is filled in"),
    ],
)
def test_another_file_is_refused_in_words_that_help(held: Desk, tmp_path: Path, make: str, words: str) -> None:
    file = tmp_path / "some.xlsx"
    if make == "other audit":
        held.run("moderate", "missing-2016")
        file = held.root / "output/missing-2016/challenge/moderation.xlsx"
    elif make == "form":
        file.write_bytes(held.form("GP"))
    elif make == "text":
        file.write_text("Hello")
    elif make == "blank":
        file = path(held)
    ran = take_in(held, file)
    assert ran.code == 2
    assert words in ran.err


def test_it_is_found_in_an_e_mail_and_among_returns_it_is_told_what_to_do(held: Desk) -> None:
    fill(held)
    message = EmailMessage()
    message["From"], message["To"], message["Subject"] = "chair@example.org", "qa@example.org", "Moderation"
    message.set_content("Filled in.")
    message.add_attachment(path(held).read_bytes(), maintype="application", subtype="octet-stream", filename="m.xlsx")
    mail = held.root / "mail.eml"
    mail.write_bytes(message.as_bytes())
    held.drop("moderation.xlsx", path(held).read_bytes())
    entry = held.ingest()["moderation.xlsx"]
    assert (entry["outcome"], entry["code"], entry["for_agency"]) == ("refused", "F05", None)
    assert "moderate neglect-2016 FILE" in entry["message"]
    assert take_in(held, mail).code == 0


def test_a_locked_workbook_is_unlocked_with_a_passphrase_and_left_as_it_is(held: Desk) -> None:
    keep(held, WORDS)
    fill(held)
    plain = path(held).read_bytes()
    locked = encrypted(plain, WORDS["GP"])
    path(held).write_bytes(locked)
    ran = take_in(held)
    assert ran.code == 0, ran.err
    assert "moderation.xlsx is locked with a passphrase. It is left as it is" in ran.err
    assert path(held).read_bytes() == locked
    assert (path(held).parent / "moderation (new 2016-06-29).xlsx").exists()
    assert "2 of them: 1 upheld, 0 upgraded, 1 downgraded" in report(held)[0]
    path(held).write_bytes(encrypted(plain, "never-agreed"))
    refused = take_in(held)
    assert (refused.code, "The workbook is locked with a password." in refused.err) == (2, True)


def test_what_came_back_is_kept_whatever_fails_in_what_is_worked_out_anew(
    held: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def slip(*_: object) -> None:
        raise ZeroDivisionError

    fill(held)
    with monkeypatch.context() as patch:
        patch.setattr("nelaudit.collate.collating.merged_chronologies", slip)
        ran = take_in(held)
    assert (ran.code, "taken in from moderation.xlsx" in ran.err) == (70, True)
    assert "moderation.xlsx could not be written: this is a mistake in the program" in ran.err
    assert "2 of them: 1 upheld, 0 upgraded, 1 downgraded" in report(held)[0]


def test_a_workbook_is_bounded_as_any_file_that_comes_in(held: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    fill(held)
    whole = Path.read_bytes

    def read(file: Path) -> bytes:
        assert file.name != "moderation.xlsx", "it was read whole before its size was looked at"
        return whole(file)

    with monkeypatch.context() as patch:
        patch.setattr("nelaudit.reading.limits.FILE_BYTES", 5_000)
        patch.setattr(Path, "read_bytes", read)
        ran = held.run("moderate", "neglect-2016", str(path(held)), today=AFTER)
    assert (ran.code, "far larger than a form can be" in ran.err) == (2, True)
    assert (held.run("moderate", "neglect-2016", str(path(held).parent)).code) == 2


def test_an_ungraded_audit_has_no_sheet_of_grades(held: Desk) -> None:
    def ungraded(book: openpyxl.Workbook) -> None:
        next(row for row in book["Tools"].iter_rows() if row[0].value == "neglect")[2].value = "ungraded"

    edit_workbook(held.root / "input_templates" / "question_bank.xlsx", ungraded)
    held.run("moderate", "neglect-2016")
    book = Book(path(held))
    assert book.book.sheetnames == [
        "How to use", "Attendance", "Challenge log", "Good practice", "Actions agreed", "nelaudit", "lists",
    ]  # fmt: skip
    book.write("Attendance", book.find("Attendance", Name="Sam Reed"), Attended="yes")
    book.save()
    assert take_in(held).code == 0
    text, _ = report(held)
    assert "The challenge day" in text
    assert "Grades after moderation" not in text


def test_words_outside_the_cells_are_named_and_the_file_is_left(held: Desk) -> None:
    book = fill(held)
    book.book["Challenge log"]["L3"] = "Ask the nurse"
    book.save()
    before = path(held).read_bytes()
    ran = take_in(held)
    assert "Challenge log!L3" in ran.err
    assert path(held).read_bytes() == before
    assert Book(path(held).with_name("moderation (new 2016-06-29).xlsx")).rows("Actions agreed")[0]["Action"]


def test_the_same_state_gives_the_same_bytes(held: Desk) -> None:
    once = path(held).read_bytes()
    held.run("moderate", "neglect-2016")
    assert path(held).read_bytes() == once


def test_names_stay_out_of_the_report(held: Desk) -> None:
    def named(book: openpyxl.Workbook) -> None:
        next(row for row in book["Cases"].iter_rows() if row[1].value == "N16-01")[3].value = "Wren Hollis"

    register = held.root / "input_templates" / "register.xlsx"
    edit_workbook(register, named)
    moderation = fill(held)
    moderation.write("Actions agreed", moderation.empty("Actions agreed"), Action="See Wren Hollis alone", Who_leads="GP",
                     Due=dt.date(2016, 7, 1))  # fmt: skip
    moderation.save()
    take_in(held)
    text, tables = report(held)
    assert "Hollis" not in text + str(tables)
    assert ["2", "See [name removed] alone"] in [row[:2] for row in table(tables, "No.", "Action")]
