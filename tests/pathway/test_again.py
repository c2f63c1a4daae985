"""A rehearsal keeps nothing; the archive read again takes in what could not be read and changes nothing else."""

import datetime as dt
import hashlib
import json
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.cli import main
from nelaudit.errors import Damaged
from nelaudit.pathway.workspace import Workspace, make_workspace
from nelaudit.reading.answers import Opened
from nelaudit.reading.containers import Container, ContainerPart
from nelaudit.reading.reader import Reader
from tests.conftest import Desk, Ran, edit_workbook, filled
from tests.pathway.test_ingest import mail

LATER = dt.date(2016, 6, 20)
Rows = dict[str, list[tuple[Any, ...]]]


def tree(root: Path) -> dict[str, str]:
    """Every file and folder below the workspace: its path, and the digest of its bytes."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() if path.is_file() else "folder"
        for path in sorted(root.rglob("*"))
    }


def rows(root: Path) -> Rows:
    """Every row of the record, table by table."""
    with sqlite3.connect(root / "output/record/nelaudit.db") as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name")]
        found = {name: db.execute(f"SELECT * FROM {name} ORDER BY 1, 2").fetchall() for name in tables}  # noqa: S608
    db.close()
    return found


def log(root: Path) -> list[tuple[str, str, str, str]]:
    """The intake log: path, member, outcome, code."""
    with sqlite3.connect(root / "output/record/nelaudit.db") as db:
        found = db.execute("SELECT path, member, outcome, code FROM intake ORDER BY id").fetchall()
    db.close()
    return found


def alter(root: Path, statement: str, *values: str) -> None:
    with sqlite3.connect(root / "output/record/nelaudit.db") as db:
        assert db.execute(statement, values).rowcount == 1
    db.close()


def misread(root: Path, field: str, change: Callable[[str], str], sha256: str = "") -> None:
    """Makes the record hold another text in a field than what was read: of the one return, or of that file's."""
    with sqlite3.connect(root / "output/record/nelaudit.db") as db:
        [(key, stored)] = db.execute("SELECT rowid, inputs FROM returns WHERE sha256 = ? OR ? = ''", (sha256, sha256))
        inputs = [[name, change(text) if name == field else text, *rest] for name, text, *rest in json.loads(stored)]
        assert json.loads(stored) != inputs
        db.execute("UPDATE returns SET inputs = ? WHERE rowid = ?", (json.dumps(inputs), key))
    db.close()


@contextmanager
def reading(monkeypatch: pytest.MonkeyPatch, change: Callable[[bytes, Opened], Opened]) -> Iterator[None]:
    """A reader that cannot do all that it should: `change` says what it makes of a file, or raises."""
    whole = Reader.open
    with monkeypatch.context() as patch:
        patch.setattr(Reader, "open", lambda self, data, meanwhile: change(data, whole(self, data, meanwhile)))
        yield


def cannot_read(*files: bytes) -> Callable[[bytes, Opened], Opened]:
    def change(data: bytes, opened: Opened) -> Opened:
        if data in files:
            raise Damaged
        return opened

    return change


def again(desk: Desk, *options: str) -> Ran:
    return desk.run("ingest", "--again", "--json", *options, today=LATER)


def outcomes(ran: Ran) -> list[tuple[str, str]]:
    return [(Path(one["path"]).name + ((one["member"] and " › " + one["member"]) or ""), one["outcome"])
            for one in ran.json["files"]]  # fmt: skip


def test_a_rehearsal_says_what_a_batch_would_and_changes_no_byte(desk: Desk) -> None:
    desk.drop("first.xlsx", filled(desk.form("POLICE"), {"overall.grade": None}))
    desk.run("ingest")
    desk.drop("second.xlsx", filled(desk.form("POLICE")), dt.date(2016, 6, 8))
    desk.drop("rota.xlsx", b"no workbook")
    desk.drop("mail.eml", mail(dt.date(2016, 6, 2), ("gp.xlsx", filled(desk.form("GP"))), ("r.pdf", b"%PDF-1.4\n")))
    before, held = tree(desk.root), rows(desk.root)
    rehearsed = desk.run("ingest", "--dry-run", "--json")
    assert (tree(desk.root), rows(desk.root)) == (before, held)
    assert "nothing was kept" in rehearsed.err
    real = desk.run("ingest", "--json")
    assert "nothing was kept" not in real.err
    assert (rehearsed.code, rehearsed.json) == (real.code, real.json)
    assert {one["outcome"] for one in real.json["files"]} >= {"accepted", "refused", "attachment", "unchanged"}


def test_a_rehearsal_in_a_workspace_that_never_saw_a_batch_leaves_nothing(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    make_workspace(tmp_path)
    Workspace(tmp_path).returns.joinpath("text.xlsx").write_bytes(b"hello")
    before = tree(tmp_path)
    with pytest.raises(SystemExit) as end:
        main(["--workspace", str(tmp_path), "ingest", "--dry-run", "--json"])
    assert end.value.code == 1
    assert [one["code"] for one in json.loads(capsys.readouterr().out)["files"]] == ["F02"]
    assert tree(tmp_path) == before


def test_a_rehearsal_of_reading_again_changes_no_byte(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    data = filled(desk.form("POLICE"))
    desk.drop("police.xlsx", data)
    with reading(monkeypatch, cannot_read(data)):
        desk.run("ingest")
    before, held = tree(desk.root), rows(desk.root)
    rehearsed = again(desk, "--dry-run")
    assert (tree(desk.root), rows(desk.root)) == (before, held)
    assert rehearsed.json == again(desk).json
    assert outcomes(rehearsed) == [("police.xlsx", "accepted")]


def test_again_takes_no_paths(desk: Desk) -> None:
    path = desk.drop("police.xlsx", filled(desk.form("POLICE")))
    ran = desk.run("ingest", "--again", str(path))
    assert ran.code == 2
    assert "--again" in ran.err
    assert log(desk.root) == []


def test_what_could_not_be_read_is_taken_in_as_of_the_day_it_came(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    data = filled(desk.form("POLICE"))
    desk.drop("police.xlsx", data, dt.date(2016, 6, 1))
    desk.drop("rota.xlsx", b"no workbook")
    with reading(monkeypatch, cannot_read(data)):
        assert desk.run("ingest").code == 1
    (desk.root / "returns/police.xlsx").unlink()
    ran = again(desk)
    assert sorted(outcomes(ran)) == [("police.xlsx", "accepted"), ("rota.xlsx", "refused")]
    assert ran.code == 1
    assert desk.codes("POLICE") == []
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["agency"] == "POLICE")
    assert (row["state"], row["received"], row["received_basis"]) == ("complete", "2016-06-01", "file")
    assert log(desk.root) == [
        ("returns/police.xlsx", "", "refused", "F03"),
        ("returns/rota.xlsx", "", "refused", "F02"),
        ("returns/police.xlsx", "", "accepted", ""),
    ]


def test_a_file_refused_first_and_taken_in_later_is_read_again_as_it_was_taken_in(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = filled(desk.form("POLICE"))
    desk.drop("first.xlsx", data, dt.date(2016, 6, 1))
    with reading(monkeypatch, cannot_read(data)):
        desk.run("ingest")
    (desk.root / "returns/first.xlsx").unlink()
    desk.drop("second.xlsx", data, dt.date(2016, 6, 3))
    desk.run("ingest")
    assert outcomes(again(desk)) == [("second.xlsx", "unchanged")]


def test_a_day_that_no_file_tells_is_the_day_it_was_first_taken_in(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    data = filled(desk.form("POLICE"))
    desk.drop("police.xlsx", data, dt.date(2015, 1, 1))
    with reading(monkeypatch, cannot_read(data)):
        desk.run("ingest", today=dt.date(2016, 6, 3))
    again(desk)
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["agency"] == "POLICE")
    assert (row["received"], row["received_basis"]) == ("2016-06-03", "today")


def test_what_was_misread_is_read_anew_and_all_else_stays(desk: Desk) -> None:
    desk.drop("first.xlsx", filled(desk.form("POLICE"), {"overall.grade": None}), dt.date(2016, 6, 1))
    desk.drop("gp.xlsx", filled(desk.form("GP")), dt.date(2016, 6, 2))
    desk.run("ingest")
    desk.drop("second.xlsx", filled(desk.form("POLICE")), dt.date(2016, 6, 8))
    desk.run("ingest")
    held = rows(desk.root)
    first = hashlib.sha256((desk.root / "returns/first.xlsx").read_bytes()).hexdigest()
    gp = hashlib.sha256((desk.root / "returns/gp.xlsx").read_bytes()).hexdigest()
    for sha256, field in ((first, "details.auditor"), (gp, "details.case_worker"), (gp, "details.signoff_name")):
        misread(desk.root, field, lambda text: f"mis{text}", sha256)
    ran = again(desk)
    assert ran.code == 0
    assert outcomes(ran) == [("first.xlsx", "superseded"), ("gp.xlsx", "accepted"), ("second.xlsx", "unchanged")]
    messages = [one["message"] for one in ran.json["files"]]
    assert "1 cell differs from what was held: Details" in messages[0]
    assert "2 cells differ from what was held" in messages[1]
    after = rows(desk.root)
    assert {name: after[name] for name in ("returns", "attachments")} == {
        name: held[name] for name in ("returns", "attachments")
    }
    assert [row[:2] for row in log(desk.root)] == [
        ("returns/first.xlsx", ""), ("returns/gp.xlsx", ""), ("returns/second.xlsx", ""),
        ("returns/first.xlsx", ""), ("returns/gp.xlsx", ""),
    ]  # fmt: skip
    assert after["intake"][:3] == held["intake"]
    assert {one["outcome"] for one in again(desk).json["files"]} == {"unchanged"}
    assert rows(desk.root)["intake"] == after["intake"]


def test_a_corrected_reading_states_a_concern_at_once(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"concern.1.what": "The child is left alone overnight."}))
    desk.run("ingest")
    misread(desk.root, "concern.1.what", lambda _: "")
    ran = desk.run("ingest", "--again")
    assert ran.code == 1
    assert "URGENT" in ran.err


def test_forms_in_a_mail_keep_its_day_and_sender_and_its_other_documents(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    police, gp = filled(desk.form("POLICE")), filled(desk.form("GP"))
    attached = ("report.pdf", b"%PDF-1.4\n")
    desk.drop("one.eml", mail(dt.date(2016, 6, 3), ("police.xlsx", police), attached))
    desk.drop("two.eml", mail(dt.date(2016, 6, 4), ("gp.xlsx", gp), ("minutes.pdf", b"%PDF-1.5\n")))
    with reading(monkeypatch, cannot_read(police)):
        desk.run("ingest")
    held = rows(desk.root)
    ran = again(desk)
    assert outcomes(ran) == [
        ("one.eml › police.xlsx", "accepted"), ("one.eml › report.pdf", "attachment"),
        ("two.eml › gp.xlsx", "unchanged"), ("two.eml › minutes.pdf", "unchanged"),
    ]  # fmt: skip
    returns = {row["agency"]: row for row in desk.run("status", "--json").json["returns"]}
    assert (returns["POLICE"]["received"], returns["POLICE"]["received_basis"]) == ("2016-06-03", "mail")
    assert (returns["GP"]["received"], returns["GP"]["received_basis"]) == ("2016-06-04", "mail")
    after = rows(desk.root)
    assert [row[3] for row in after["attachments"] if row not in held["attachments"]] == ["report.pdf"]
    assert set(held["attachments"]) < set(after["attachments"])
    assert [row[2:5] for row in after["intake"] if row not in held["intake"]] == [
        ("returns/one.eml", "police.xlsx", "spoc@police.example"),
        ("returns/one.eml", "report.pdf", "spoc@police.example"),
    ]  # fmt: skip


def test_a_mail_in_which_no_workbook_was_seen_is_opened_again(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    def without_workbooks(_: bytes, opened: Opened) -> Opened:
        if isinstance(opened, Container):
            parts = tuple(ContainerPart(name=part.name, data=b"?") for part in opened.parts)
            return Container(kind=opened.kind, parts=parts, date=opened.date, sender=opened.sender)
        return opened

    desk.drop("one.eml", mail(dt.date(2016, 6, 3), ("police.xlsx", filled(desk.form("POLICE")))))
    with reading(monkeypatch, without_workbooks):
        desk.run("ingest")
    assert log(desk.root) == [("returns/one.eml", "", "refused", "F02")]
    assert outcomes(again(desk)) == [("one.eml › police.xlsx", "accepted")]
    assert desk.state("POLICE") == ["complete"]


def test_an_archived_file_does_not_replace_what_came_after_it_on_the_same_day(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    first = filled(desk.form("POLICE"), {"practice.1.text": "The older one."})
    desk.drop("first.xlsx", first, dt.date(2016, 6, 1))
    with reading(monkeypatch, cannot_read(first)):
        desk.run("ingest")
    desk.drop("second.xlsx", filled(desk.form("POLICE"), {"practice.1.text": "The newer one."}), dt.date(2016, 6, 1))
    with reading(monkeypatch, cannot_read(first)):
        desk.run("ingest")
    assert outcomes(again(desk)) == [("first.xlsx", "asked"), ("second.xlsx", "unchanged")]
    assert desk.state("POLICE") == ["complete"]
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["agency"] == "POLICE")
    assert row["file"] == "returns/second.xlsx"


def test_what_can_no_longer_be_read_stays_as_it_was_read(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    data = filled(desk.form("POLICE"))
    desk.drop("police.xlsx", data)
    desk.run("ingest")
    held = rows(desk.root)
    with reading(monkeypatch, cannot_read(data)):
        ran = again(desk)
    assert ran.code == 1
    assert "what was read before is kept" in ran.json["files"][0]["message"]
    after = rows(desk.root)
    assert after["returns"] == held["returns"]
    assert desk.state("POLICE") == ["complete"]


def test_an_archived_file_that_is_gone_is_said_and_stops_no_other(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    gone, other = filled(desk.form("POLICE")), filled(desk.form("GP"))
    desk.drop("gone.xlsx", gone)
    desk.drop("other.xlsx", other)
    with reading(monkeypatch, cannot_read(other)):
        desk.run("ingest")
    next((desk.root / "output/record/archive").rglob(hashlib.sha256(gone).hexdigest())).unlink()
    ran = again(desk)
    assert (ran.code, outcomes(ran)) == (3, [("gone.xlsx", "refused"), ("other.xlsx", "accepted")])
    assert "is missing or damaged. Put back a backup" in ran.err
    assert desk.state("POLICE") == ["complete"]


def test_decisions_hold_and_a_closed_audit_stays_closed(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    police, gp = filled(desk.form("POLICE")), filled(desk.form("GP"))
    desk.drop("police.xlsx", police)
    desk.drop("gp.xlsx", gp)
    with reading(monkeypatch, cannot_read(gp)):
        desk.run("ingest")

    def decide(book: openpyxl.Workbook) -> None:
        day, audit, by = dt.date(2016, 6, 10), "neglect-2016", "QA group"
        book["Decisions"].append([day, audit, "N16-01", "POLICE", None, "exclude", "a test", by, "police.xlsx"])
        book["Decisions"].append([day, audit, None, None, None, "signed_off", "done", by, None])

    edit_workbook(desk.root / "input_templates/register.xlsx", decide)
    ran = again(desk)
    assert sorted((one["outcome"], one["code"]) for one in ran.json["files"]) == [
        ("refused", "F06"),
        ("unchanged", None),
    ]
    assert desk.state("POLICE") == ["excluded"]


def test_lines_of_an_older_log_are_read_again_part_by_part(desk: Desk) -> None:
    parts = (("police.xlsx", filled(desk.form("POLICE"))), ("report.pdf", b"%PDF-1.4\n"))
    desk.drop("one.eml", mail(dt.date(2016, 6, 3), *parts))
    desk.run("ingest")
    for member, _ in parts:
        alter(desk.root, "UPDATE intake SET container = '' WHERE member = ?", member)
    held = rows(desk.root)
    misread(desk.root, "details.auditor", lambda _: "misread")
    assert outcomes(again(desk)) == [("one.eml › police.xlsx", "accepted")]
    after = rows(desk.root)
    assert (after["returns"], after["attachments"]) == (held["returns"], held["attachments"])


def test_the_time_of_day_is_logged_unless_a_day_is_named(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    desk.drop("rota.xlsx", b"no workbook")
    desk.run("ingest")
    desk.drop("other.xlsx", b"no workbook either")
    with pytest.raises(SystemExit):
        main(["--workspace", str(desk.root), "ingest"])
    assert "wrote" in capsys.readouterr().err
    times = {row[2]: row[14] for row in rows(desk.root)["intake"]}
    assert times["returns/rota.xlsx"] == ""
    assert dt.time.fromisoformat(times["returns/other.xlsx"])


def test_a_refusal_says_what_may_be_sent(desk: Desk) -> None:
    desk.drop("other.xlsx", b"no workbook either")
    (entry,) = desk.run("ingest", "--json").json["files"]
    assert entry["for_agency"].startswith("The file that reached us is not an Excel workbook.")
    assert f"\nmay be sent: {entry['for_agency']}\n" in desk.run("ingest").err
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    assert desk.ingest()["police.xlsx"]["for_agency"] is None
    assert openpyxl.load_workbook(desk.root / "output/intake-log.xlsx").sheetnames[0] == "Read me"
