"""The record: whole or not at all, never of a newer program, and what it gives back is what was put in."""

import datetime as dt
import json
import os
import sqlite3
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from nelaudit.errors import OutputError, StoreError
from nelaudit.model.definitions import Definitions, Draw, Invitation
from nelaudit.model.forms import Field, FieldKind, Form, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Aside, Input, Notice, NoticeKind, Return
from nelaudit.store.files import Archive, signing_key, write_whole
from nelaudit.store.lock import batch_lock
from nelaudit.store.record import Record
from nelaudit.store.schema import STEPS

WHO = Identity(audit="a", case="c", agency="g", team="t")


def form(edition: str) -> Form:
    field = Field(
        name="details.involved", sheet="Details", cell="C5", kind=FieldKind.CHOICE, choices=("Yes", "No involvement")
    )
    return Form(
        form_id="F-1", identity=WHO, edition=edition, signature="s", issued_on=dt.date(2016, 5, 16), file_name="f.xlsx", fields=(field,)
    )  # fmt: skip


def returned(sha256: str, edition: str) -> Return:
    got = Received(day=dt.date(2016, 6, 1), basis=Basis.FILE, path="a.xlsx", member="", sha256=sha256)
    cell = Input(field="details.involved", value="Yes ", kind=FieldKind.CHOICE, sheet="Details", cell="C5")
    return Return(form_id="F-1", identity=WHO, edition=edition, received=got, inputs={cell.field: cell})


def test_forms_tools_and_returns_come_back_as_they_were(tmp_path: Path, definitions: Definitions) -> None:
    for tool in definitions.bank.tools:
        path = tmp_path / f"{tool.key}.db"
        with Record(path) as record, record.whole():
            record.forms.add(form(tool.edition), tool)
            record.returns.add(returned("1", tool.edition))
            record.returns.add(returned("2", tool.edition), replaces=("1",))
        with Record(path) as record:
            assert record.tools.get(tool.edition) == tool
            assert record.forms.get("F-1") == form(tool.edition)
            first, second = record.returns.of("a", "c")
            assert (first.returned, first.superseded_by) == (returned("1", tool.edition), "2")
            assert record.returns.standing(WHO) == (second,)


def test_the_first_draw_of_an_audit_stands(tmp_path: Path) -> None:
    listed = tuple(
        Invitation(audit="a", case=case, agency="CSC", team=team) for case, team in (("c2", "N"), ("c1", ""))
    )
    draw = Draw(
        audit="a", drawn_on=dt.date(2016, 9, 12), drawn_by="Pat", seed="s", size=1, listed=listed, drawn=listed[:1]
    )  # fmt: skip
    with Record(tmp_path / "r.db") as record, record.whole():
        record.draws.add(draw)
        record.draws.add(replace(draw, seed="another", drawn=listed[1:]))
    with Record(tmp_path / "r.db") as record:
        assert record.draws.all() == (draw,)


def test_a_rehearsal_sees_what_is_held_and_keeps_nothing(tmp_path: Path, definitions: Definitions) -> None:
    tool, path = definitions.bank.tools[0], tmp_path / "r.db"
    with Record(path) as record:
        record.forms.add(form(tool.edition), tool)
    before = path.read_bytes()
    with Record(path, rehearse=True) as record:
        record.returns.add(returned("1", tool.edition))
        assert len(record.returns.of("a", "c")) == 1
    assert path.read_bytes() == before
    with Record(tmp_path / "none" / "r.db", rehearse=True) as record:
        assert record.intake.all() == ()
    assert not (tmp_path / "none").exists()


def test_what_fails_half_way_leaves_nothing(tmp_path: Path, definitions: Definitions) -> None:
    tool = definitions.bank.tools[0]
    with Record(tmp_path / "r.db") as record:
        record.forms.add(form(tool.edition), tool)
        with pytest.raises(ZeroDivisionError), record.whole():  # noqa: PT012 - both are what is tried
            record.returns.add(returned("1", tool.edition))
            raise ZeroDivisionError
        assert record.returns.of("a", "c") == ()


def test_a_newer_or_damaged_record_is_said_plainly(tmp_path: Path) -> None:
    newer = sqlite3.connect(tmp_path / "newer.db")
    newer.execute("PRAGMA user_version = 99")
    newer.close()
    with pytest.raises(StoreError, match="newer version"):
        Record(tmp_path / "newer.db")
    (tmp_path / "broken.db").write_bytes(b"not a database at all" * 100)
    with pytest.raises(StoreError, match="cannot be opened"):
        Record(tmp_path / "broken.db")


def test_one_batch_at_a_time(tmp_path: Path) -> None:
    with batch_lock(tmp_path / "lock"), pytest.raises(StoreError, match="Another batch"), batch_lock(tmp_path / "lock"):
        pass
    with batch_lock(tmp_path / "lock"):
        pass


def test_the_archive_keeps_bytes_and_sees_damage(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    sha256 = archive.put(b"as received")
    assert archive.put(b"as received") == sha256
    assert archive.get(sha256) == b"as received"
    next(path for path in tmp_path.rglob(sha256)).write_bytes(b"changed")
    with pytest.raises(StoreError, match="missing or damaged"):
        archive.get(sha256)


def test_a_write_is_whole_or_not_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    target = tmp_path / "report.docx"
    target.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OutputError, match="No space left"):
        write_whole(target, b"new")
    assert target.read_bytes() == b"old"
    assert [path.name for path in tmp_path.iterdir()] == ["report.docx"]


def test_the_key_is_made_once_and_for_its_owner_only(tmp_path: Path) -> None:
    key = signing_key(tmp_path / "signing.key")
    assert signing_key(tmp_path / "signing.key") == key
    assert len(key) == 32
    if os.name == "posix":
        assert (tmp_path / "signing.key").stat().st_mode & 0o077 == 0
    (tmp_path / "signing.key").write_text("oops")
    with pytest.raises(StoreError, match="cannot be read"):
        signing_key(tmp_path / "signing.key")


@pytest.mark.skipif(os.name != "posix", reason="the system knows no modes")
def test_strangers_cannot_read_the_database(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        with Record(tmp_path / "nelaudit.db"):
            pass
    finally:
        os.umask(before)
    assert (tmp_path / "nelaudit.db").stat().st_mode & 0o027 == 0


def test_a_record_of_an_earlier_version_keeps_every_cell_and_notice(tmp_path: Path, definitions: Definitions) -> None:
    tool = definitions.bank.tools[0]
    db = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    for statement in ";".join(STEPS[:4]).split(";"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 4")
    db.execute("INSERT INTO editions VALUES ('e', ?)", (json.dumps(asdict(tool)),))
    db.execute("INSERT INTO forms VALUES ('F-1', 'a', 'c', 'g', 't', 'e', 's', '2016-05-16', 'f.xlsx', '[]', '{}')")
    db.execute("INSERT INTO returns VALUES ('1', 'F-1', '2016-06-01', 'file', 'a.xlsx', '', '')")
    cells = (("overall.grade", "", "choice", "B9"), ("concern.1.what", " Left\nalone “ ", "text", "B2"))
    for place, (field, value, kind, cell) in enumerate(cells):
        db.execute("INSERT INTO inputs VALUES ('1', 'F-1', ?, ?, ?, ?, 'S', ?)", (place, field, value, kind, cell))
    db.execute("INSERT INTO notices VALUES ('1', 'F-1', 0, 'formula', 'overall.grade', 'S', 'B9', '=1')")
    db.close()
    with Record(tmp_path / "r.db") as record:
        [stored] = record.returns.of("a", "c")
        assert [(one.field, one.value, one.kind.value, one.cell) for one in stored.returned.inputs.values()] == [*cells]
        assert stored.returned.notices == (
            Notice(kind=NoticeKind.FORMULA, field="overall.grade", sheet="S", cell="B9", words="=1"),
        )
        assert record.holdings.of_note("a") == (WHO,)


def test_of_several_written_at_once_what_was_whole_stays(tmp_path: Path, definitions: Definitions) -> None:
    tool = definitions.bank.tools[0]
    with Record(tmp_path / "r.db") as record:
        with record.whole():
            record.forms.add(form(tool.edition), tool)
        with pytest.raises(ZeroDivisionError):
            _two_of_which_the_second_fails(record, tool.edition)
    with Record(tmp_path / "r.db") as record:
        assert [(one.returned.received.sha256, one.superseded_by) for one in record.returns.of("a", "c")] == [("1", "")]


def _two_of_which_the_second_fails(record: Record, edition: str) -> None:
    record.begin()
    try:
        with record.whole():
            record.returns.add(returned("1", edition))
        with record.whole():
            record.returns.add(returned("2", edition), replaces=("1",))
            raise ZeroDivisionError
    finally:
        record.commit()


def test_what_first_pages_said_is_kept_and_added_to(tmp_path: Path, definitions: Definitions) -> None:
    tool = definitions.bank.tools[0]
    first = replace(form(tool.edition), front={"Case reference": frozenset({"a1"}), "The child": frozenset({"b1"})})
    again = replace(first, front={"Case reference": frozenset({"a1"}), "The child": frozenset({"b2"})})
    with Record(tmp_path / "r.db") as record, record.whole():
        record.forms.add(first, tool)
        record.forms.add(again, tool)
    with Record(tmp_path / "r.db") as record:
        found = record.forms.get("F-1")
        assert found is not None
        assert found.front == {"Case reference": frozenset({"a1"}), "The child": frozenset({"b1", "b2"})}
        assert record.forms.of("a") == (found,)


def test_what_waits_stands_nowhere_and_what_it_replaced_stands_again(tmp_path: Path, definitions: Definitions) -> None:
    tool = definitions.bank.tools[0]
    with Record(tmp_path / "r.db") as record, record.whole():
        record.forms.add(form(tool.edition), tool)
        first, second = returned("1", tool.edition), returned("2", tool.edition)
        record.returns.add(first)
        record.returns.add(second, replaces=("1",))
        record.returns.put_aside(second, Aside.VERSION)
        assert [one.returned for one in record.returns.standing(WHO)] == [first]
        assert [one.returned for one in record.returns.of("a", "c")] == [first]
        assert [(one.returned, one.aside) for one in record.returns.waiting(WHO)] == [(second, Aside.VERSION)]
        assert record.holdings.waiting() == record.holdings.waiting("a") == (WHO,)
        assert record.holdings.waiting("b") == ()
        record.returns.read_anew(second)
        assert [one.returned for one in record.returns.waiting(WHO)] == [second], "read again, it goes on waiting"
        record.returns.add(second, replaces=("1",))
        assert [one.returned for one in record.returns.standing(WHO)] == [second]
        record.returns.put_aside(second, Aside.WHOSE)
        assert record.returns.waiting(WHO) == ()
        assert record.holdings.cases("a") == ("c",)


def test_what_one_form_of_a_file_had_replaced_is_apart_from_what_its_other_form_had(
    tmp_path: Path, definitions: Definitions
) -> None:
    tool = definitions.bank.tools[0]
    other = replace(WHO, case="d")
    with Record(tmp_path / "r.db") as record, record.whole():
        for form_id, who in (("F-1", WHO), ("F-2", other)):
            record.forms.add(replace(form(tool.edition), form_id=form_id, identity=who), tool)
            first, second = (replace(returned(name, tool.edition), form_id=form_id, identity=who) for name in "12")
            record.returns.add(first)
            record.returns.add(second, replaces=("1",))
        record.returns.put_aside(returned("2", tool.edition), Aside.WHOSE)
        assert [one.returned.received.sha256 for one in record.returns.standing(WHO)] == ["1"]
        assert [one.returned.received.sha256 for one in record.returns.standing(other)] == ["2"]


def test_a_record_from_before_anything_waited_asks_nothing_new(tmp_path: Path, definitions: Definitions) -> None:
    tool = definitions.bank.tools[0]
    db = sqlite3.connect(tmp_path / "r.db", isolation_level=None)
    for statement in ";".join(STEPS[:6]).split(";"):
        db.execute(statement)
    db.execute("PRAGMA user_version = 6")
    db.execute("INSERT INTO editions VALUES ('e', ?)", (json.dumps(asdict(tool)),))
    db.execute("INSERT INTO forms VALUES ('F-1', 'a', 'c', 'g', 't', 'e', 's', '2016-05-16', 'f.xlsx', '[]', '{}')")
    for sha256 in ("1", "2"):
        db.execute(
            "INSERT INTO returns (sha256, form_id, received, received_basis, path, member) VALUES (?, 'F-1', '2016-06-01', "
            "'file', 'a.xlsx', '')",
            (sha256,),
        )
        db.execute(
            "INSERT INTO intake (taken_on, path, member, sender, sha256, outcome, code, message, form_id) VALUES "
            "('2016-06-01', 'a.xlsx', '', '', ?, 'asked', '', 'Both stand.', 'F-1')",
            (sha256,),
        )
    db.close()
    with Record(tmp_path / "r.db") as record:
        assert len(record.returns.standing(WHO)) == 2
        assert record.intake.waiting() == ()
        assert [one.returned.received.saved for one in record.returns.of("a", "c")] == [None, None]
        found = record.forms.get("F-1")
        assert found is not None
        assert found.front == {}
