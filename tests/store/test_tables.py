"""The tables as the program knows them are those of the database, however old it is; and what stands in it can be read."""

import datetime as dt
import json
import sqlite3
from contextlib import closing
from dataclasses import asdict, replace
from pathlib import Path
from typing import Any

import msgspec
import pytest
from sqlalchemy import NullPool, create_engine

from nelaudit.errors import StoreError
from nelaudit.model.definitions import Case, Definitions, Subject
from nelaudit.model.forms import Confirmation, Field, FieldKind, Form, Identity
from nelaudit.model.intake import IntakeRow, Outcome
from nelaudit.model.moderation import (
    AgreedAction,
    Attendance,
    GoodPractice,
    LogLine,
    ModeratedGrade,
    Moderation,
    Review,
    ReviewKind,
)  # fmt: skip
from nelaudit.store.record import Record
from nelaudit.store.schema import STEPS
from nelaudit.store.tables import METADATA

Shape = dict[str, Any]
DAY = dt.date(2016, 6, 1)


def master(path: Path) -> list[tuple[str, ...]]:
    with closing(sqlite3.connect(path)) as db:
        return db.execute("SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name").fetchall()


def shape(path: Path) -> Shape:
    """Of each table: whether strict and with row numbers, its columns, references and indexes, whatever its SQL looks like."""
    with closing(sqlite3.connect(path)) as db:
        tables = db.execute("SELECT name, wr, strict FROM pragma_table_list WHERE name NOT LIKE 'sqlite_%'").fetchall()
        keys = {
            name: [row[0] for row in db.execute("SELECT name FROM pragma_table_info(?) WHERE pk ORDER BY pk", (name,))]
            for name, *_ in tables
        }
        return {
            name: (
                (without, strict),
                db.execute('SELECT cid, name, type, "notnull", dflt_value, pk FROM pragma_table_info(?)', (name,)).fetchall(),
                [
                    (column, table, [to] if to else keys[table])
                    for column, table, to in db.execute('SELECT "from", "table", "to" FROM pragma_foreign_key_list(?)', (name,))
                ],
                db.execute(
                    'SELECT list.name, list."unique", list.origin, info.name FROM pragma_index_list(?) AS list, '
                    "pragma_index_info(list.name) AS info ORDER BY list.name, info.seqno",
                    (name,),
                ).fetchall(),
            )
            for name, without, strict in tables
        }  # fmt: skip


def of_step(path: Path, step: int) -> None:
    """A database as the version left it that knew so many steps."""
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        for statement in ";".join(STEPS[:step]).split(";"):
            db.execute(statement)
        db.execute(f"PRAGMA user_version = {step}")


@pytest.mark.parametrize("step", range(len(STEPS) + 1))
def test_a_database_of_every_step_comes_to_the_same_tables(tmp_path: Path, step: int) -> None:
    of_step(tmp_path / "old.db", step)
    for name in ("old.db", "fresh.db"):
        with Record(tmp_path / name):
            pass
    assert master(tmp_path / "old.db") == master(tmp_path / "fresh.db")


def test_the_tables_of_the_program_are_those_of_the_database(tmp_path: Path) -> None:
    with Record(tmp_path / "fresh.db"):
        pass
    engine = create_engine(f"sqlite:///{tmp_path / 'made.db'}", poolclass=NullPool)
    METADATA.create_all(engine)
    assert shape(tmp_path / "made.db") == shape(tmp_path / "fresh.db")


def one_row(path: Path, asked: str) -> tuple[Any, ...]:
    with closing(sqlite3.connect(path)) as db:
        [row] = db.execute(asked)
        return tuple(row)


def test_a_form_and_a_sheet_come_back_and_stand_as_they_always_did(tmp_path: Path, definitions: Definitions) -> None:
    tool, path = definitions.bank.tools[0], tmp_path / "r.db"
    field = Field(
        name="q.a.answer", sheet="S", cell="B2", kind=FieldKind.CHOICE, choices=("Yes", "No"), heading="Entry"
    )
    form = Form(
        form_id="F-1", identity=Identity(audit="a", case="c", agency="g", team="t"), edition=tool.edition, signature="s",
        issued_on=DAY, file_name="f.xlsx", fields=(field, replace(field, name="q.b.answer", choices=(), heading="")),
        labels={"a": "“Why?”"}, numbers={"a": 1}, printed=frozenset({"z", "b"}), front={"Team": frozenset({"m"})},
    )  # fmt: skip
    sheet = Confirmation(
        form=replace(form, form_id="C-1", identity=Identity(audit="a", case="", agency="g"), edition="confirmation"),
        due=dt.date(2016, 7, 1), forms=("F-1",),
    )  # fmt: skip
    with Record(path) as record, record.whole():
        record.forms.add(form, tool)
        record.confirmations.add(sheet)
    with Record(path) as record:
        assert record.forms.get("F-1") == form
        assert record.confirmations.get("C-1") == sheet
        assert record.forms.whose() == {"F-1": form.identity, "C-1": sheet.form.identity}
        assert record.forms.editions("a") == {form.identity: tool.edition}
        assert record.forms.issued_on(form.identity, tool.edition) == DAY
        assert record.forms.any_of("a")
        assert not record.forms.any_of("b")
    fields, texts, issued_on, stored = one_row(path, "SELECT fields, texts, issued_on, tool FROM forms JOIN editions USING (edition)")  # fmt: skip
    assert json.loads(fields)[0] == ["q.a.answer", "S", "B2", "choice", ["Yes", "No"], "Entry"]
    assert json.loads(texts) == {"labels": {"a": "“Why?”"}, "numbers": {"a": 1}, "printed": ["b", "z"]}
    assert (issued_on, json.loads(stored)) == ("2016-06-01", json.loads(json.dumps(asdict(tool))))


def test_fields_of_a_version_without_headings_are_read(tmp_path: Path, definitions: Definitions) -> None:
    of_step(tmp_path / "r.db", 1)
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as db:
        db.execute("INSERT INTO editions VALUES ('e', ?)", (json.dumps(asdict(definitions.bank.tools[0])),))
        db.execute("INSERT INTO forms VALUES ('F-1', 'a', 'c', 'g', '', 'e', 's', '2016-05-16', 'f.xlsx', ?)",
                   ('[["overall.grade", "S", "B9", "choice", ["Good", "Poor"]]]',))  # fmt: skip
    with Record(tmp_path / "r.db") as record:
        [form] = record.forms.of("a")
        assert form.fields == (
            Field(name="overall.grade", sheet="S", cell="B9", kind=FieldKind.CHOICE, choices=("Good", "Poor")),
        )
        assert record.tools.get("e") == definitions.bank.tools[0]


def test_a_moderation_comes_back_and_stands_as_it_always_did(tmp_path: Path) -> None:
    moderation = Moderation(
        audit="a", taken_in_on=DAY, number=1,
        attendance=(Attendance(case="c", agency="g", team="", name="Kit Hollowell", role="nurse", attended=None),),
        grades=(ModeratedGrade(case="c", agency="", team="", section="overall", self_grade="", label="Good", reason="r"),),
        log=(LogLine(case="c", key="", agencies="g", point="p", agreed_account="x", unresolved=True, follow_up="", by=DAY),),
        practice=(GoodPractice(case="c", agency="g", text="“kind”"),),
        actions=(AgreedAction(case="", text="t", lead="l"),),
    )  # fmt: skip
    with Record(tmp_path / "r.db") as record:
        record.moderations.add(replace(moderation, number=0), path="m.xlsx", sha256="1")
        assert record.moderations.latest("a") == moderation
        assert record.moderations.latest("b") is None
    content = json.loads(one_row(tmp_path / "r.db", "SELECT content FROM moderations")[0])
    lists = {name: value for name, value in asdict(moderation).items() if isinstance(value, tuple)}
    assert content == json.loads(json.dumps(lists, default=dt.date.isoformat))


def test_reviews_lines_of_the_log_and_papers_come_back(tmp_path: Path) -> None:
    review = Review(audit="a", key="k", kind=None, decided_on=DAY, quote=True, comment="c", case="c1", sentence="s")
    line = IntakeRow(
        taken_on=DAY, path="p", member="", sender="", sha256="1", outcome=Outcome.ASKED, code="", message="m", form_id="F-1",
        mailed=DAY, taken_at="09:05",
    )  # fmt: skip
    with Record(tmp_path / "r.db") as record:
        record.reviews.add(review)
        record.reviews.add(again := replace(review, kind=ReviewKind.REJECTED))
        assert record.reviews.of("a") == (again,)
        record.papers.add("1", audit="a", path="p", taken_on=DAY, whole=False)
        assert record.papers.of("a") == {"1": False}
        record.intake.add(line)
        assert record.intake.all() == (line,)
        assert record.intake.waiting() == (line,)
        assert record.intake.first_day("1") == DAY
        assert record.intake.first_day("2") is None
        record.intake.amend("1", "F-1", Outcome.ACCEPTED, "taken")
        assert record.intake.last("1", "F-1") == replace(line, outcome=Outcome.ACCEPTED, message="taken")


def test_a_child_that_an_older_version_kept_is_not_kept_again(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    child = Subject(name="Peregrine Oakapple", date_of_birth=dt.date(2008, 2, 29))
    with Record(path):
        pass
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        stored = json.dumps(asdict(child), ensure_ascii=False, default=dt.date.isoformat)
        db.execute("INSERT INTO subjects VALUES ('a', 'c', ?)", (stored,))
        db.execute("INSERT INTO editions VALUES ('e', '{}')")
        db.execute("INSERT INTO forms VALUES ('F-1', 'a', 'c', 'g', '', 'e', 's', '2016-05-16', 'f', '[]', '{}')")
    with Record(path) as record:
        record.subjects.add([Case(audit="a", reference="c", order=1, subject=child)])
        assert record.subjects.all() == (("a", child),)
        assert one_row(path, "SELECT count(*), max(subject) FROM subjects") == (1, stored)
        other = replace(child, name="Perry Oakapple")
        record.subjects.add([Case(audit="a", reference="c", order=1, subject=other)])
        assert set(record.subjects.all()) == {("a", child), ("a", other)}
        assert record.subjects.cases() == {"c"}


def test_what_was_written_by_hand_and_is_no_such_value_is_not_taken_for_one(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db"):
        pass
    with closing(sqlite3.connect(tmp_path / "r.db", isolation_level=None)) as db:
        db.execute("INSERT INTO subjects VALUES ('a', 'c', '{\"name\": 7}')")
    with Record(tmp_path / "r.db") as record, pytest.raises(msgspec.ValidationError):
        record.subjects.all()


def test_a_group_that_the_database_dropped_takes_nothing_more(tmp_path: Path) -> None:
    with Record(tmp_path / "r.db") as record:
        record.begin()
        record.documents.add("a", "1")
        record._driver.rollback()  # noqa: SLF001 - as SQLite does on a full disk
        with pytest.raises(StoreError, match="together with this"), record.whole():
            record.documents.add("b", "1")
        with pytest.raises(StoreError, match="together with this"):
            record.commit()
        with record.whole():
            record.documents.add("c", "1")
        assert [record.documents.digests(name) for name in "abc"] == [set(), set(), {"1"}]
