"""Urgent first, whatever else fails: every concern is said, in the log, and said again until a command has shown it."""

import datetime as dt
import re
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace

import openpyxl
import pytest
from openpyxl.comments import Comment
from openpyxl.packaging.custom import CustomPropertyList

from nelaudit.checks import CHECKS
from nelaudit.checks.check import Hit
from nelaudit.checks.details import immediate_concern
from nelaudit.cli.ingest import say_outcome, say_urgent
from nelaudit.errors import RecordInUse
from nelaudit.model.intake import Outcome
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway.accepting import take_workbook
from nelaudit.pathway.batch import STATED, Batch, Found, IntakeEntry
from nelaudit.pathway.documents import Written
from nelaudit.reading.reader import Reader
from nelaudit.store.lock import batch_lock
from tests.cli import trouble
from tests.cli.trouble import AUDIT, CONCERN, register, urgent
from tests.conftest import AGENCIES, Desk, DeskAfter, filled
from tests.filling import edited
from tests.pathway.test_ingest import mail

pytestmark = pytest.mark.long_tables

HOUSE_STYLE, REGISTER = "input_templates/house_style.docx", "input_templates/register.xlsx"
Spoil = Callable[[Desk], AbstractContextManager[None]]


def log_of(desk: Desk) -> dict[str, str]:
    """What the intake log says of each file, by its path; the latest line counts."""
    book = openpyxl.load_workbook(desk.root / "output/intake-log.xlsx")
    rows = list(book["Files"].iter_rows(values_only=True))
    top = next(number for number, row in enumerate(rows) if "What it means" in row)
    file, means = rows[top].index("File"), rows[top].index("What it means")
    return {str(row[file]): str(row[means]) for row in rows[top + 1 :] if row[file]}


def report_on_nothing(desk: Desk) -> None:
    assert desk.run("report", AUDIT).code == 0


@pytest.fixture
def reported(desk_after: DeskAfter) -> Desk:
    """A desk with the documents of an audit of which nothing has come back."""
    return desk_after(report_on_nothing)


# What fails, the exit code (design, section 6), and what must be said of it.
SPOILED: list[tuple[str, Spoil, int, str]] = [
    ("overview held open", lambda _: trouble.held_open("overview.docx"), 3, "overview.docx is held by another program"),
    ("collation held open", lambda _: trouble.held_open("collation.xlsx"), 3, "collation.xlsx is held by another program"),
    ("intake log held open", lambda _: trouble.held_open("intake-log.xlsx"), 3, "intake-log.xlsx is held by another"),
    ("full: archiving", lambda _: trouble.full_disk("archive"), 3, "The disk is full"),
    ("full: storing", lambda _: trouble.full_store("INSERT INTO returns"), 3, "disk is full"),
    ("full: committing", lambda _: trouble.full_store("COMMIT"), 3, "disk is full"),
    ("full: documents", lambda _: trouble.full_disk("report"), 3, "The disk is full"),
    ("full: intake log", lambda _: trouble.full_disk("output"), 3, "The disk is full"),
    ("broken house style", lambda desk: trouble.broken(desk, HOUSE_STYLE), 3, "house_style.docx: this is not a Word document"),
    ("record locked", trouble.locked_record, 3, "in use by another program"),
    ("record locked for writing", lambda desk: trouble.locked_record(desk, "IMMEDIATE"), 3, "in use by another program"),
    ("record damaged", lambda desk: trouble.broken(desk, "output/record/nelaudit.db"), 3, "Put back the latest backup"),
    ("register unreadable", lambda desk: trouble.broken(desk, REGISTER), 2, "register.xlsx: The file cannot be opened."),
    ("slip in the register", trouble.mistake_in_register, 2, "“31/02/2016” is not a date"),
    ("slip in the passphrases", trouble.open_passphrases, 2, "passphrases.txt"),
]  # fmt: skip


@pytest.mark.parametrize(("spoil", "code", "said"), [one[1:] for one in SPOILED], ids=[one[0] for one in SPOILED])
def test_a_concern_is_said_and_logged_whatever_fails(reported: Desk, spoil: Spoil, code: int, said: str) -> None:
    reported.drop("police.xlsx", filled(reported.form("POLICE"), CONCERN))
    with spoil(reported):
        ran = reported.run("run")
    assert ran.code == code, ran.err
    assert any("returns/police.xlsx" in line for line in urgent(ran)), ran.err
    assert said in ran.err
    assert "Traceback" not in ran.err
    assert ("backup" in ran.err) is (said == "Put back the latest backup")
    last = max(place for place, line in enumerate(ran.err.splitlines()) if line.startswith("URGENT"))
    assert any(said in line for line in ran.err.splitlines()[last:]), "what failed comes last"
    again = reported.run("run")
    assert again.code == 1
    assert any(f"{AUDIT} / N16-01 / POLICE" in line and "Left alone overnight." in line for line in urgent(again))
    assert STATED in log_of(reported)["returns/police.xlsx"]
    assert reported.state("POLICE") == ["complete"]


@pytest.mark.slow
def test_what_is_held_open_is_left_and_the_rest_is_refreshed(reported: Desk) -> None:
    folder = reported.root / "output/neglect-2016/report"
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    reported.drop("police.xlsx", filled(reported.form("POLICE"), {"details.auditor": None}))
    with trouble.held_open("overview.docx"):
        assert reported.run("run").code == 3
    after = {path.name: path.read_bytes() for path in folder.iterdir()}
    assert {name for name in before if before[name] == after[name]} == {"overview.docx"}
    assert "overview (new 2016-06-13).docx" in after
    for day in (dt.date(2016, 6, 20), dt.date(2016, 6, 27)):
        reported.drop(f"{day}.xlsx", filled(reported.form("GP"), {"practice.1.text": str(day)}), day)
        with trouble.held_open("overview.docx"):
            assert reported.run("run", today=day).code == 3
    assert (folder / "overview.docx").read_bytes() == before["overview.docx"]
    assert reported.run("run").code == 0
    assert (folder / "overview.docx").read_bytes() != before["overview.docx"], "it was never taken for edited"


def test_a_full_disk_for_one_document_keeps_it_from_being_taken_for_edited(reported: Desk) -> None:
    path = reported.root / "output/neglect-2016/report/overview.docx"
    before = path.read_bytes()
    reported.drop("police.xlsx", filled(reported.form("POLICE")))
    for _ in range(2):
        with trouble.full_disk("report"):
            assert reported.run("run").code == 3
    assert path.read_bytes() == before
    assert reported.run("run").code == 0
    assert path.read_bytes() != before
    assert [one.name for one in path.parent.glob("overview*")] == ["overview.docx"]


@pytest.mark.parametrize("part", ["archive", "record"])
def test_what_could_not_be_kept_is_taken_in_the_next_time(desk: Desk, part: str) -> None:
    for agency in AGENCIES:
        desk.drop(f"{agency}.xlsx", filled(desk.form(agency)))
    with trouble.full_disk("archive") if part == "archive" else trouble.full_store():
        ran = desk.run("ingest", "--json")
    assert ran.code == 3
    assert [(one["outcome"], one["code"]) for one in ran.json["files"]] == [("refused", "F12")] * 3
    assert [desk.state(agency) for agency in AGENCIES] == [["outstanding"]] * 3
    again = desk.run("ingest", "--json")
    assert (again.code, {one["outcome"] for one in again.json["files"]}) == (0, {"accepted"})
    book = openpyxl.load_workbook(desk.root / "output/intake-log.xlsx")
    assert not [row for row in book["Waiting"].iter_rows(values_only=True) if "F12" in row]


@pytest.mark.parametrize("command", [("report", AUDIT), ("moderate", AUDIT), ("issue", AUDIT), ("export", AUDIT)])
def test_every_command_writes_what_it_can_and_ends_with_3(desk: Desk, command: tuple[str, ...]) -> None:
    names = {
        "report": "scorecard.xlsx",
        "moderate": "moderation.xlsx",
        "issue": "N16-01 GP.xlsx",
        "export": "answers.csv",
    }
    name = names[command[0]]
    first = desk.run(*command)
    assert first.code == 0
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    desk.ingest()
    if command[0] == "issue":
        register(desk, lambda book: _set(book, "board_name", "Marlhaven Partnership"))
    with trouble.held_open(name):
        ran = desk.run(*command)
    assert ran.code == 3
    assert f"{name} is held by another program and stays as it was" in ran.err
    [beside] = list(desk.root.rglob(f"{name.rpartition('.')[0]} (new 2016-06-13).*"))
    assert len(list(beside.parent.iterdir())) > 1


def _set(book: openpyxl.Workbook, name: str, value: str) -> None:
    next(row for row in book["Board"].iter_rows() if row[0].value == name)[1].value = value


@pytest.mark.slow
def test_other_audits_are_refreshed_where_one_cannot_be(desk: Desk) -> None:
    assert desk.run("issue", "missing-2016").code == 2, "the small register asks for one audit only"
    register(desk, lambda book: book["Invitations"].append(["missing-2016", "M16-01", "GP"]))
    assert desk.run("issue", "missing-2016").code == 0
    with trouble.full_disk("missing-2016"):
        ran = desk.run("run")
    assert ran.code == 3
    assert (desk.root / "output/neglect-2016/report/overview.docx").exists()
    assert not list((desk.root / "output/missing-2016/report").iterdir())
    assert "missing-2016: no forms in, 1 still out" in ran.err


@pytest.mark.slow
def test_what_no_command_has_shown_is_said_by_the_next_of_any_kind(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    commands = [("status",), ("findings",), ("report", AUDIT), ("export", AUDIT), ("moderate", AUDIT), ("ingest",),
                ("run",), ("tool", "check"), ("issue", AUDIT), ("tool", "preview", "neglect")]  # fmt: skip

    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    for number, command in enumerate(commands):
        words = f"Left alone on night {number}."
        form = filled(desk.form("POLICE"), CONCERN | {"concern.1.what": words, "practice.1.text": "More. " * number})
        desk.drop(f"{number}.xlsx", form, dt.date(2016, 5, 17 + number))
        with monkeypatch.context() as patch:
            patch.setattr("nelaudit.pathway.run.write_intake_log", stopped)
            assert desk.run("run").code == 3
        ran = desk.run(*command)
        assert any(words in line for line in urgent(ran)), command
        assert ran.err.splitlines()[0].startswith("URGENT"), command
        assert ran.code == 1, command
        assert not any(words in line for line in urgent(desk.run("status"))), command


def test_a_run_says_every_open_concern_until_it_is_closed(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    for _ in range(3):
        ran = desk.run("run")
        assert (ran.code, sum("U01" in line for line in urgent(ran))) == (1, 1)
    closed = [dt.date(2016, 6, 10), AUDIT, "N16-01", "POLICE", None, "close_concern", "seen to", "QA group"]
    register(desk, lambda book: book["Decisions"].append(closed))
    ran = desk.run("run")
    assert (ran.code, urgent(ran)) == (0, [])


def test_what_no_command_has_shown_is_said_even_where_the_register_cannot_be_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    with monkeypatch.context() as patch:
        patch.setattr("nelaudit.pathway.run.write_intake_log", stopped)
        desk.run("run")
    for spoiled in (REGISTER, "input_templates/codebook.xlsx"):
        with trouble.broken(desk, spoiled):
            ran = desk.run("report", AUDIT)
        assert ran.code == 2
        assert any(f"{AUDIT} / N16-01 / POLICE" in line for line in urgent(ran)), spoiled
    with trouble.locked_record(desk):
        ran = desk.run("status")
    assert ran.code == 3
    assert any("Left alone overnight." in line for line in urgent(ran))


@pytest.mark.parametrize("part", ["held", "full"])
def test_an_intake_log_that_cannot_be_written_is_said_after_what_came(desk: Desk, part: str) -> None:
    desk.drop("gp.xlsx", filled(desk.form("GP")))
    desk.run("ingest")
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    with trouble.held_open("intake-log.xlsx") if part == "held" else trouble.full_disk("output"):
        ran = desk.run("ingest")
    assert (ran.code, len(urgent(ran))) == (3, 2)
    assert "intake-log.xlsx" in ran.err.splitlines()[-1]
    assert "accepted    returns/police.xlsx" in ran.err


def test_the_workspace_is_held_until_the_documents_are_written(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def meanwhile(*_: object) -> Written:
        with (
            pytest.raises(RecordInUse, match="“run”"),
            batch_lock(desk.root / "output/record/batch.lock"),
        ):
            pass
        asked.append("refused")
        return Written(documents=(), failures=())

    monkeypatch.setattr("nelaudit.pathway.run.write_intake_log", meanwhile)
    assert desk.run("run").code == 0
    assert asked == ["refused"]


def test_a_rehearsal_says_concerns_and_counts_for_no_showing(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    assert urgent(desk.run("ingest", "--dry-run"))
    desk.run("ingest")
    assert urgent(desk.run("status")) == []


# Files of which nothing is stored: how each is spoiled, its outcome and code.
def relabelled(data: bytes) -> bytes:
    return edited(data, lambda book: _cell(book, "nelaudit", "B3", "N16-02"))


def of_another_board(data: bytes) -> bytes:
    def edit(book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and re.fullmatch(r"F-[0-9A-F]{12}", cell.value):
                        cell.value = "F-000000000000"

    return edited(data, edit)


def without_hidden_names(data: bytes) -> bytes:
    def edit(book: openpyxl.Workbook) -> None:
        for name in [one for one in book.sheetnames if one != "Immediate concerns"]:
            del book[name]
        book["Immediate concerns"].delete_cols(1)
        book.custom_doc_props = CustomPropertyList()  # type: ignore[attr-defined]

    return edited(data, edit)


def _cell(book: openpyxl.Workbook, sheet: str, cell: str, value: str) -> None:
    book[sheet][cell] = value


@pytest.mark.parametrize(
    ("spoil", "code"), [(relabelled, "F07"), (of_another_board, "F06"), (without_hidden_names, "F05")]
)
@pytest.mark.parametrize("posted", [False, True], ids=["file", "mail"])
def test_a_refused_file_tells_its_concern(desk: Desk, spoil: Callable[[bytes], bytes], code: str, posted: bool) -> None:  # noqa: FBT001 - a parameter of the test
    data = spoil(filled(desk.form("POLICE"), CONCERN))
    name = "police.eml" if posted else "police.xlsx"
    desk.drop(name, mail(dt.date(2016, 6, 1), ("police.xlsx", data)) if posted else data)
    ran = desk.run("ingest", "--json")
    assert [(one["outcome"], one["code"]) for one in ran.json["files"]] == [("refused", code)]
    assert [line for line in urgent(ran) if name in line]
    assert STATED in log_of(desk)[f"returns/{name}"]
    assert [line for line in urgent(desk.run("run")) if name in line], (
        "while the file lies there, it is said at each run"
    )


@pytest.mark.parametrize("words", ["None", "No immediate concerns identified.", "N/A", "-"])
def test_a_refused_file_that_states_no_concern_tells_none(desk: Desk, words: str) -> None:
    desk.drop("police.xlsx", relabelled(filled(desk.form("POLICE"), {"concern.1.what": words})))
    desk.drop("gp.xlsx", of_another_board(filled(desk.form("GP"))))
    ran = desk.run("ingest")
    assert (ran.code, urgent(ran)) == (1, [])


def test_a_closed_audit_and_a_form_that_is_asked_about_tell_their_concern(desk: Desk) -> None:
    desk.drop("one.xlsx", filled(desk.form("POLICE"), {"details.auditor": "Ann Ash"}), dt.date(2016, 6, 1))
    desk.drop("two.xlsx", filled(desk.form("POLICE"), CONCERN | {"details.auditor": "Bob Beech"}), dt.date(2016, 6, 2))
    ran = desk.run("ingest")
    assert [line for line in urgent(ran) if "two.xlsx" in line]
    assert "asked" in ran.err
    done = [dt.date(2016, 6, 9), AUDIT, None, None, None, "signed_off", "done", "QA group"]
    register(desk, lambda book: book["Decisions"].append(done))
    desk.drop("gp.xlsx", filled(desk.form("GP"), CONCERN))
    ran = desk.run("ingest")
    assert "F06" in ran.err
    assert [line for line in urgent(ran) if "gp.xlsx" in line]


def crash(*_: object) -> Iterator[Hit]:
    raise ZeroDivisionError


def broken(monkeypatch: pytest.MonkeyPatch, code: str) -> None:
    """A mistake of ours in one check."""
    spoiled = tuple(replace(one, points=crash) if one.rule.code == code else one for one in CHECKS)
    monkeypatch.setattr("nelaudit.pathway.assessing.CHECKS", spoiled)
    if code == "U01":
        monkeypatch.setattr("nelaudit.pathway.batch.immediate_concern", replace(immediate_concern, points=crash))


@pytest.mark.parametrize("code", ["B01", "U01", "U02"])
def test_a_crash_in_a_check_ends_the_batch_with_70_after_it_is_done(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, code: str
) -> None:
    broken(monkeypatch, code)
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    ran = desk.run("run")
    assert ran.code == 70
    assert any("returns/police.xlsx" in line for line in urgent(ran))
    assert any("Left alone overnight." in line for line in urgent(ran))
    said = f"{code} could not run on returns/police.xlsx ({AUDIT} / N16-01 / POLICE): this is a mistake in the program"
    assert said in ran.err.splitlines()[-1]
    assert (desk.root / "output/neglect-2016/report/overview.docx").exists()
    assert STATED in log_of(desk)["returns/police.xlsx"]


@pytest.mark.parametrize(
    "command", [("status",), ("findings",), ("report", AUDIT), ("export", AUDIT), ("moderate", AUDIT)]
)
def test_a_crash_in_a_check_ends_other_commands_with_70_too(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, command: tuple[str, ...]
) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    desk.ingest()
    broken(monkeypatch, "E01")
    ran = desk.run(*command)
    assert (ran.code, "E01 could not run on returns/police.xlsx" in ran.err) == (70, True)


def test_a_mistake_of_ours_in_one_file_or_document_stops_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def sometimes(batch: Batch, found: Found, sha256: str, book: ReadWorkbook) -> list[IntakeEntry]:
        if "gp" in found.path:
            raise ZeroDivisionError
        return take_workbook(batch, found, sha256, book)

    monkeypatch.setattr("nelaudit.pathway.taking_one.take_workbook", sometimes)
    monkeypatch.setattr("nelaudit.pathway.report.scorecard", crash)
    desk.drop("gp.xlsx", filled(desk.form("GP"), CONCERN))
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    ran = desk.run("run")
    assert ran.code == 70
    assert [line for line in urgent(ran) if "gp.xlsx" in line]
    assert (desk.state("GP"), desk.state("POLICE")) == (["outstanding"], ["complete"])
    folder = desk.root / "output/neglect-2016/report"
    assert sorted(path.name for path in folder.iterdir()) == ["collation.xlsx", "findings.xlsx", "overview.docx"]
    assert "gp.xlsx could not be taken in: this is a mistake in the program" in ran.err
    assert "scorecard.xlsx could not be written: this is a mistake in the program" in ran.err


@pytest.mark.parametrize("outcome", list(Outcome))
def test_columns_never_touch(capsys: pytest.CaptureFixture[str], outcome: Outcome) -> None:
    for code in ("", "F12"):
        entry = IntakeEntry(path="returns/a.xlsx", member="", outcome=outcome, message="So.", code=code, urgent=True)
        say_outcome(entry)
        say_urgent(entry)
    for line in filter(None, capsys.readouterr().err.splitlines()):
        assert re.match(r"\S+(  +F12)?  +returns/a\.xlsx: ", line), line


def test_an_outcome_is_said_once_it_is_kept_and_a_concern_before_the_next_file_is_read(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    whole = Reader.open

    def opened(self: Reader, data: bytes, meanwhile: Callable[[], object]) -> object:
        said.append("read")
        return whole(self, data, meanwhile)

    monkeypatch.setattr(Reader, "open", opened)
    monkeypatch.setattr("nelaudit.pathway.keeping._SECONDS", 0.0)
    monkeypatch.setattr("nelaudit.cli.ingest.say", lambda line: said.append(line.split()[0]))
    desk.drop("a.xlsx", filled(desk.form("POLICE"), CONCERN), dt.date(2016, 6, 1))
    desk.drop("b.xlsx", filled(desk.form("GP")), dt.date(2016, 6, 2))
    desk.run("ingest")
    assert said[:5] == ["read", "URGENT", "accepted", "read", "accepted"]


def test_a_mistake_in_the_definitions_silences_no_open_concern(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    assert desk.run("run").code == 1
    register(desk, lambda book: book["Audits"].__setitem__("D2", "nonsense"))
    for _ in range(2):
        for command in (("run",), ("status",), ("ingest",)):
            ran = desk.run(*command)
            assert ran.code == 2
            assert "URGENT" in ran.err, command


def test_every_command_says_by_its_exit_code_that_a_concern_is_open(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    desk.run("run")
    for command in (("status",), ("report", AUDIT), ("export", AUDIT), ("moderate", AUDIT), ("findings", AUDIT)):
        assert desk.run(*command).code == 1, command


def beside_the_concerns(where: str, words: str) -> Callable[[openpyxl.Workbook], None]:
    """Words on the sheet of the concerns that stand in none of its cells for answers."""

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Immediate concerns"]
        if where == "comment":
            sheet["C5"].comment = Comment(words, "Sam Reed")
        elif where == "formula":
            sheet["C5"] = f'="{words}"'
        else:
            sheet["B14"] = words

    return edit


@pytest.mark.parametrize(
    ("where", "words", "told"),
    [
        ("comment", "Child may be hit tonight.", "Child may be hit tonight."),
        ("below", "Child may be hit tonight.", "Child may be hit tonight."),
        ("formula", "Child may be hit tonight.", "a formula of which no result was saved"),
        ("comment", "None known", ""),
        ("below", "No concerns", ""),
    ],
)
def test_what_stands_beside_the_cells_for_concerns_is_urgent_too(desk: Desk, where: str, words: str, told: str) -> None:
    desk.drop("form.xlsx", edited(filled(desk.form("GP")), beside_the_concerns(where, words)))
    lines = urgent(desk.run("run"))
    assert bool(lines) == bool(told)
    assert all(told in line and "Immediate concerns!" in line for line in lines[1:])
    assert ("U03" in [code for code, _ in desk.codes("GP")]) == bool(told)
