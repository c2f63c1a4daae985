"""Whole runs of an audit whose forms name children in every spelling: no document, export, message or log repeats one."""

import datetime as dt
import io
import re
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.comments import Comment

from tests.conftest import Desk, DeskAfter, Ran, edit_workbook, filled
from tests.filling import opened_book, opened_form
from tests.pathway.test_ingest import mail
from tests.privacy.searching import hits, squeezed
from tests.privacy.spellings import LEFT_OVER, LIAM, SPELLINGS

AUDIT, CASE = "neglect-2016", "N16-01"
OTHER = ("Zebedee Quillfeather-Orr", "Quillfeather", "Zebedee")
"""A child of another audit."""

THEMED = (
    "On 14/03/2016 {} was not seen alone and {}'s wishes and feelings were not recorded. {} was seen on 2 May 2016."
)
COMMANDS = (
    ("run",), ("ingest",), ("ingest", "--json"), ("ingest", "--again"), ("status",), ("status", "--json"), ("findings",),
    ("findings", "--json"), ("report", AUDIT), ("moderate", AUDIT), ("export", AUDIT), ("export", AUDIT, "--format", "xlsx"),
    ("tool", "check"), ("issue", AUDIT),
)  # fmt: skip
PARTS = (*LEFT_OVER, "zebedee", "quillfeather")


def _as_liam(book: openpyxl.Workbook) -> None:
    """Writes the child into the register, and another audit's."""
    columns = [cell.value for cell in book["Cases"][1]]
    for row in book["Cases"].iter_rows(min_row=2):
        if row[1].value == CASE:
            for name in ("name", "other_names", "date_of_birth", "address", "nhs_number", "upn", "carers"):
                row[columns.index(name)].value = getattr(LIAM, name)
        if row[1].value == "M16-01":
            row[columns.index("name")].value = OTHER[0]


def _without_the_case(book: openpyxl.Workbook) -> None:
    for sheet in ("Cases", "Invitations", "Decisions"):
        for row in reversed(list(book[sheet].iter_rows(min_row=2))):
            if CASE in [cell.value for cell in row]:
                book[sheet].delete_rows(int(row[0].row or 0))


def _telling(form: bytes, spellings: list[str]) -> dict[str, Any]:
    """A spelling in every text that a form takes, those with a theme first; what is no date stands in date cells too."""
    fields = opened_form(form).fields
    values: dict[str, Any] = {}
    taken = 0
    for name, (_, _, kind, choices) in fields.items():
        if choices or name in {"details.not_to_share", "details.signoff_date"} or kind == "number":
            continue
        spelling = spellings[taken % len(spellings)]
        taken += 1
        if name.startswith("q.") and name.endswith(".answer") and kind == "text":
            values[name] = THEMED.format(spelling, spelling, spelling)
        else:
            values[name] = (
                f"{spelling} and {OTHER[taken % len(OTHER)]}" if kind == "text" else f"when {spelling} was seen"
            )
    return values


def _commented(data: bytes, words: str) -> bytes:
    book = opened_book(data)
    book["Questions"]["D8"].comment = Comment(words, "Pat")
    book["Questions"]["K3"].value = f"Beside the form: {words}"
    book["Details"]["C7"].value = "=1/0"
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def name_the_child(desk: Desk) -> None:
    edit_workbook(desk.root / "input_templates/register.xlsx", _as_liam)
    assert desk.run("issue", AUDIT).code == 0
    spelled = list(SPELLINGS)
    police = _commented(
        filled(desk.form("POLICE"), _telling(desk.form("POLICE"), spelled)), "Ring Liam O\u2019Brien's mum"
    )
    desk.drop("Liam O\u2019Brien form.xlsx", police)
    gp = filled(desk.form("GP"), _telling(desk.form("GP"), spelled[7:] + spelled[:7]))
    desk.drop(
        "RE liam obrien.eml", mail(dt.date(2016, 6, 2), ("O'Brien, Liam.xlsx", gp), ("DOB 12.3.07.pdf", b"%PDF-1.4\n"))
    )
    camhs = filled(desk.form("CAMHS"), _telling(desk.form("CAMHS"), spelled[40:] + spelled[:40]))
    desk.drop("CAMHS 9997226925.xlsx", camhs)
    desk.drop("Siobhan's list.xlsx", b"no workbook")


def name_the_child_and_run(desk: Desk) -> None:
    name_the_child(desk)
    desk.run("run")


@pytest.fixture
def told(desk_after: DeskAfter) -> Desk:
    """The desk after every agency has named the child in everything, in files named after it."""
    return desk_after(name_the_child)


@pytest.fixture
def taken_in(desk_after: DeskAfter) -> Desk:
    """The same, with those files taken in and the documents written."""
    return desk_after(name_the_child_and_run)


def _written(root: Path) -> list[Path]:
    """Every file below output that may name nobody."""
    found = []
    for path in sorted((root / "output").rglob("*")):
        place = path.relative_to(root / "output").parts
        told_whole = path.stem in {"inputs", "answers", "export"} and "export" in place
        if path.is_file() and "record" not in place and "forms" not in place and not told_whole:
            found.append(path)
    return found


def _search(desk: Desk, ran: list[tuple[str, Ran]]) -> list[object]:
    found: list[object] = []
    for command, one in ran:
        said = f"{one.out}\n{one.err}"
        found += [(command, part, line) for line in said.splitlines() for part in PARTS if part in squeezed(line)]
    for path in _written(desk.root):
        found += [(path.name, *hit) for hit in hits(path, PARTS)]
    return found


@pytest.mark.slow
def test_no_document_export_message_or_log_names_a_child(told: Desk) -> None:
    ran = [(" ".join(command), told.run(*command)) for command in COMMANDS]
    assert [command for command, one in ran if one.code not in {0, 1}] == []
    changes = {"details.auditor": "Declan Smith-Jones", "overall.grade": "Good"}
    told.drop("second o'brien.xlsx", filled(told.form("POLICE"), changes), dt.date(2016, 6, 9))
    edit_workbook(told.root / "input_templates/register.xlsx", _without_the_case)
    ran += [("later " + " ".join(command), told.run(*command)) for command in COMMANDS[:-1]]
    assert [command for command, one in ran if one.code not in {0, 1}] == []
    names = {path.name for path in _written(told.root)}
    assert {"overview.docx", "scorecard.xlsx", "findings.xlsx", "collation.xlsx", "moderation.xlsx", "intake-log.xlsx",
            "mentions.csv", "chronology.csv", "challenge.csv", "findings.csv", "returns.csv"} <= names  # fmt: skip
    assert _search(told, ran) == []
    whole = (told.root / f"output/{AUDIT}/export/inputs.csv").read_text("utf-8-sig")
    assert "Liam O\u2019Brien" in whole, "the lossless table gives every word back"


def test_the_search_would_find_a_name(taken_in: Desk) -> None:
    book = openpyxl.load_workbook(taken_in.root / f"output/{AUDIT}/report/scorecard.xlsx")
    book["Returns"]["A1"].value = "L\u00edam"
    book.save(taken_in.root / f"output/{AUDIT}/report/scorecard.xlsx")
    assert [hit[:2] for hit in _search(taken_in, [])] == [("scorecard.xlsx", "liam")]  # type: ignore[index]


def test_what_people_write_into_the_coordinators_workbooks_is_cleared_and_kept(taken_in: Desk) -> None:
    taken_in.run("moderate", AUDIT)
    path = taken_in.root / f"output/{AUDIT}/challenge/moderation.xlsx"

    def fill(book: openpyxl.Workbook) -> None:
        sheet = book["Attendance"]
        heads = {cell.value: cell.column for row in sheet.iter_rows(max_row=6) for cell in row if cell.value}
        first = next(row for row in range(1, 20) if sheet.cell(row, 1).value == "named")
        sheet.cell(first, heads["Attended"]).value = "yes"
        actions = book["Actions agreed"]
        free = next(row for row in range(1, 20) if actions.cell(row, 1).value == "new")
        for name, value in (("Action", "Liam O\u2019Brien is to be seen at 12 high st"), ("Who leads", "Mrs O'Brien")):
            col = next(cell.column for row in actions.iter_rows(max_row=6) for cell in row if cell.value == name)
            actions.cell(free, col).value = value

    edit_workbook(path, fill)
    assert taken_in.run("moderate", AUDIT, str(path)).code in {0, 1}
    first = path.read_bytes()
    assert hits(path, PARTS) == []
    again = taken_in.run("moderate", AUDIT, str(path))
    assert "nothing is new" in again.err, again.err
    assert path.read_bytes() == first
    taken_in.run("report", AUDIT)
    assert hits(taken_in.root / f"output/{AUDIT}/report/overview.docx", PARTS) == []


WRITTEN_ON_THE_DAY: dict[str, dict[str, str | None]] = {
    "Attendance": {"Case": CASE, "Agency": None, "Name": "Pat {}", "Role": "aunt of {}", "Attended": "yes"},
    "Challenge log": {"Case": CASE, "Agencies": "all who know {}", "Point": "When {} was seen", "Agreed account": "{} was seen",
                      "Unresolved": "yes", "Who follows up": "{}'s worker"},
    "Good practice": {"Case": CASE, "Agency": None, "What was done, and what difference it made": "{} was heard"},
    "Actions agreed": {"Case": CASE, "Action": "{} is to be seen", "Who leads": "The mother of {}"},
}  # fmt: skip
"""What people write into an empty row of each sheet of the moderation workbook, a spelling for each {}."""

FOLLOWS_GRADES: dict[str, str | None] = {"Moderated grade": "Inadequate", "Reason": "{} was never seen alone"}


def _write_on_the_day(book: openpyxl.Workbook) -> None:
    """Fills an empty row of each sheet, and the first agency's grade, with the child's name in every column that takes words."""
    spelled = iter(SPELLINGS)
    for name, written in {**WRITTEN_ON_THE_DAY, "Grades": FOLLOWS_GRADES}.items():
        sheet = book[name]
        head = next(row for row in sheet.iter_rows() if row[0].value == "key")
        columns = {str(cell.value): place for place, cell in enumerate(head, start=1)}
        row = next(
            row
            for row in range((head[0].row or 0) + 1, sheet.max_row + 1)
            if (sheet.cell(row, 1).value == "new" if name != "Grades" else sheet.cell(row, columns["Self-grade"]).value)
        )
        for column, words in written.items():
            text = "Marlhaven GP practices" if words is None else words
            sheet.cell(row, columns[column]).value = text.format(next(spelled)) if "{}" in text else text


@pytest.mark.slow
def test_whatever_is_written_down_on_the_day_is_repeated_without_a_name(taken_in: Desk) -> None:
    """In the challenge log, too: the account agreed, the point as it came up, and who follows it up."""
    taken_in.run("moderate", AUDIT)
    path = taken_in.root / f"output/{AUDIT}/challenge/moderation.xlsx"
    edit_workbook(path, _write_on_the_day)
    assert any(hits(path, PARTS)), "the workbook as people filled it in names the child"
    ran = [
        (command, taken_in.run(*command.split()))
        for command in (f"moderate {AUDIT} {path}", f"report {AUDIT}", f"export {AUDIT}")
    ]
    assert [command for command, one in ran if one.code not in {0, 1}] == []
    assert _search(taken_in, ran) == []
    report = " ".join(text for _, _, text in _all(taken_in.root / f"output/{AUDIT}/report/overview.docx"))
    again = " ".join(text for _, _, text in _all(path))
    for words in ("was seen", "'s worker", "was heard", "is to be seen", "The mother of", "was never seen alone"):
        assert words in report, "what people wrote is there, but for the name"
        assert words in again
    assert report.count("[name removed]") >= 5


MARK = re.compile(r"zq[a-z]+")


def test_what_is_withheld_stands_in_no_board_paper_and_no_pack(desk: Desk) -> None:
    """POLICE withholds questions 1 and 3, GP all but question 1, CAMHS nothing."""
    fields = opened_form(desk.form("POLICE")).fields
    asked = [
        name
        for name, place in fields.items()
        if name.startswith("q.") and name.endswith(".answer") and place[2] == "text"
    ]

    def telling(agency: str) -> dict[str, Any]:
        values: dict[str, Any] = {}
        for number, name in enumerate(asked, start=1):
            word = f"zq{agency}{'abcdefghijklmnopqrstuvwxyz'[number]}"
            stem = name.removesuffix(".answer")
            values[name] = (
                f"On {number:02}/02/2016 she was not seen alone and {word} kestrel harbour told nobody of wishes."
            )
            values[f"{stem}.evidence"] = f"Ledger {word}evidence"
        for row in range(1, 4):
            values[f"chronology.{row}.date"] = dt.date(2016, 2, row)
            values[f"chronology.{row}.event"] = f"Kestrel harbour nobody wishes zq{agency}chronology{'abc'[row - 1]}"
            values[f"proposal.{row}.action"] = f"Ask kestrel harbour nobody zq{agency}proposal"
            values[f"proposal.{row}.lead"] = f"zq{agency}lead"
            values[f"practice.{row}.text"] = f"Kestrel harbour nobody zq{agency}practice"
        values |= {"concern.1.what": f"zq{agency}concern kestrel harbour nobody", "concern.1.action": "Rang.",
                   "attendee.1.name": f"Pat zq{agency}person", "attendee.1.role": f"zq{agency}role",
                   "details.auditor": f"Sam zq{agency}auditor", "details.records_seen": f"zq{agency}records"}  # fmt: skip
        return values

    private = {"POLICE": "questions 1 and 3", "GP": "Everything except question 1", "CAMHS": "None"}
    for agency, words in private.items():
        changes = telling(agency.lower()) | {"details.not_to_share": words}
        desk.drop(f"{agency}.xlsx", filled(desk.form(agency), changes))
    assert desk.run("run").code == 1
    assert desk.run("moderate", AUDIT).code in {0, 1}
    assert desk.run("export", AUDIT).code in {0, 1}
    report = desk.root / f"output/{AUDIT}"
    shown: dict[str, set[str]] = {}
    for name in ("report/overview.docx", "report/scorecard.xlsx", "challenge/moderation.xlsx", "export/mentions.csv",
                 "export/chronology.csv", "export/challenge.csv"):  # fmt: skip
        shown[name] = {
            word
            for part in ("zq",)
            for _, _, text in _all(report / name)
            for word in MARK.findall(text.lower())
            if part
        }
    everything = set().union(*shown.values())
    assert {word for word in everything if word.startswith("zqgp")} == set()
    police = {word for word in everything if word.startswith("zqpolice")}
    assert police & {"zqpoliceb", "zqpoliced", "zqpolicebevidence", "zqpolicedevidence"} == set()
    assert not [
        word
        for word in police
        if word.startswith(("zqpolicechronology", "zqpoliceproposal", "zqpolicelead", "zqpoliceconcern"))
    ]
    assert "zqpolicec" in everything, "question 2 is shared"
    assert {"zqcamhsb", "zqcamhsproposal", "zqcamhsperson"} <= everything
    mine = {word for _, _, text in _all(report / "report/collation.xlsx") for word in MARK.findall(text.lower())}
    assert {"zqgpb", "zqpoliceb", "zqgpproposal"} <= mine, "the coordinator sees all"


def _all(path: Path) -> list[tuple[str, str, str]]:
    from tests.privacy.searching import texts_in  # noqa: PLC0415

    return [("", place, text) for place, text in texts_in(path)]
