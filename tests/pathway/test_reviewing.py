"""The collation handed back: decisions are taken in, outlast every run, and no word that was typed is lost."""

import csv
import datetime as dt
import io
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from sqlalchemy import select

from nelaudit.errors import TooLarge
from nelaudit.pathway.workspace import Workspace
from nelaudit.store.record import Record
from nelaudit.store.tables import reviews
from nelaudit.writing.encryption import encrypted
from tests.cli.test_locked_forms import WORDS, keep
from tests.conftest import Desk, DeskAfter, filled, saved_at
from tests.filling import opened_form

pytestmark = pytest.mark.long_tables

ALONE = "On 12/03/2016 the child was not seen alone and their wishes and feelings were not recorded."
SHARED = "Information was shared promptly with the social worker on 14/03/2016, which kept the child safe."
LATE = "The assessment was not completed on time and the plan drifted from 01/02/2016 on."
INPUTS = ("Decision", "Re-code to theme", "Re-code to polarity", "May be quoted", "Comment")
UNREVIEWED = "proposed by keyword, not reviewed"


def questions(desk: Desk) -> list[str]:
    fields = opened_form(desk.form("POLICE")).fields
    return [name.split(".")[1] for name, place in fields.items() if name.endswith(".answer") and place[2] == "text"]


def collation(desk: Desk) -> Path:
    return desk.root / "output/neglect-2016/report/collation.xlsx"


class Themes:
    """The sheet Themes as the coordinator sees it."""

    def __init__(self, path: Path) -> None:
        self.path, self.book = path, openpyxl.load_workbook(path)
        self.sheet = self.book["Themes"]
        self.top = next(row[0].row for row in self.sheet.iter_rows() if row[0].value == "key")
        self.columns = {str(cell.value): col for col, cell in enumerate(self.sheet[self.top], start=1)}

    def rows(self) -> list[dict[str, Any]]:
        return [
            {name: self.sheet.cell(number, col).value for name, col in self.columns.items()} | {"row": number}
            for number in range(self.top + 1, self.sheet.max_row + 1)
            if self.sheet.cell(number, 1).value
        ]

    def row(self, sentence: str, theme: str = "") -> dict[str, Any]:
        return next(one for one in self.rows() if one["Sentence"] == sentence and theme in one["Theme"])

    def write(self, row: Mapping[str, Any], **values: str | None) -> None:
        for name, value in values.items():
            heading = {"decision": "Decision", "theme": "Re-code to theme", "polarity": "Re-code to polarity",
                       "quote": "May be quoted", "comment": "Comment"}[name]  # fmt: skip
            self.sheet.cell(row["row"], self.columns[heading]).value = value

    def save(self) -> None:
        self.book.save(self.path)


def mentions(desk: Desk) -> list[dict[str, str]]:
    assert desk.run("export", "neglect-2016").code == 0
    text = (desk.root / "output/neglect-2016/export/mentions.csv").read_text("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def coded(desk: Desk, sentence: str) -> set[tuple[str, str, str]]:
    return {(one["theme"], one["polarity"], one["reviewed"]) for one in mentions(desk) if one["sentence"] == sentence}


def report_text(desk: Desk) -> str:
    document = docx.Document(str(desk.root / "output/neglect-2016/report/overview.docx"))
    return "\n".join(paragraph.text for paragraph in document.paragraphs)


def sheet_text(path: Path, name: str) -> str:
    rows = openpyxl.load_workbook(path)[name].iter_rows(values_only=True)
    return "\n".join(" | ".join(str(value) for value in row if value is not None) for row in rows)


def report_on_answers(desk: Desk) -> None:
    first, second, third, *_ = questions(desk)
    changes = {f"q.{first}.answer": ALONE, f"q.{second}.answer": SHARED, f"q.{third}.answer": LATE}
    desk.drop("police.xlsx", filled(desk.form("POLICE"), changes))
    desk.ingest()
    assert desk.run("report", "neglect-2016").code == 0


@pytest.fixture
def answered(desk_after: DeskAfter) -> Desk:
    """A desk with a return in which themes were found, and the report on it."""
    return desk_after(report_on_answers)


def test_decisions_change_what_counts_and_what_is_quoted(answered: Desk) -> None:
    assert coded(answered, ALONE) == {("voice", "development", "")}
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="accepted", quote="yes", comment="Raise with the board")
    themes.write(themes.row(SHARED, "Information"), decision="rejected")
    for row in themes.rows():
        if row["Sentence"] == LATE:
            themes.write(row, decision="re-coded", theme="Impact", polarity="strength")
    themes.save()
    ran = answered.run("report", "neglect-2016")
    assert (ran.code, "decisions taken in" in ran.err) == (0, True)
    assert coded(answered, ALONE) == {("voice", "development", "accepted")}
    assert ("information-sharing", "strength", "") not in coded(answered, SHARED)
    assert coded(answered, LATE) == {("impact", "strength", "re-coded")}
    text = report_text(answered)
    assert ALONE in text
    assert LATE not in text  # decided on, and not ticked
    assert "Reviewed by the coordinator." in text


def test_the_workbook_is_renewed_in_place_and_shows_the_decisions_again(answered: Desk) -> None:
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="accepted", quote="yes", comment="Raise with the board")
    themes.save()
    for _ in range(2):
        assert answered.run("report", "neglect-2016").code == 0
        assert [path.name for path in collation(answered).parent.glob("collation*")] == ["collation.xlsx"]
        row = Themes(collation(answered)).row(ALONE)
        assert [row[name] for name in INPUTS] == ["accepted", None, None, "yes", "Raise with the board"]


def test_a_decision_can_be_taken_back(answered: Desk) -> None:
    for decision in ("rejected", None):
        themes = Themes(collation(answered))
        themes.write(themes.row(ALONE), decision=decision)
        themes.save()
        assert answered.run("report", "neglect-2016").code == 0
        assert bool(coded(answered, ALONE)) is (decision is None)
    assert coded(answered, ALONE) == {("voice", "development", "")}


@pytest.mark.slow
def test_every_table_of_themes_says_how_far_it_was_reviewed(answered: Desk) -> None:
    scorecard = answered.root / "output/neglect-2016/report/scorecard.xlsx"

    def said() -> tuple[str, str, str, str]:
        return (report_text(answered), sheet_text(scorecard, "Themes"), sheet_text(collation(answered), "Theme table"),
                sheet_text(collation(answered), "Themes"))  # fmt: skip

    assert all(UNREVIEWED in text.casefold() for text in said())
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="accepted")
    themes.save()
    answered.run("report", "neglect-2016")
    total = len(Themes(collation(answered)).rows())
    assert f"1 of {total} reviewed" in said()[0]
    assert f"1 of {total} reviewed" in said()[3]
    themes = Themes(collation(answered))
    for row in themes.rows():
        themes.write(row, decision="accepted")
    themes.save()
    answered.run("report", "neglect-2016")
    assert all("reviewed by the coordinator" in text.casefold() for text in said())
    assert not any(UNREVIEWED in text.casefold() for text in said()[1:])


@pytest.mark.slow
def test_decisions_outlast_new_returns_and_a_sentence_that_vanished(answered: Desk) -> None:
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="rejected", comment="Not about this child")
    themes.write(themes.row(SHARED, "Information"), decision="accepted", quote="yes")
    themes.save()
    first, second, third, *_ = questions(answered)
    later = {f"q.{first}.answer": ALONE.replace("alone", "alone once"), f"q.{second}.answer": SHARED,
             f"q.{third}.answer": LATE}  # fmt: skip
    answered.run("report", "neglect-2016")
    answered.drop("police-2.xlsx", filled(answered.form("POLICE"), later), dt.date(2016, 6, 9))
    assert answered.run("run").code in {0, 1}
    row = Themes(collation(answered)).row(SHARED, "Information")
    assert [row["Decision"], row["May be quoted"]] == ["accepted", "yes"]
    new = Themes(collation(answered)).row(ALONE.replace("alone", "alone once"))
    assert new["Decision"] is None
    kept = sheet_text(collation(answered), "Kept decisions")
    assert ALONE in kept
    assert "Not about this child" in kept
    as_first = filled(answered.form("POLICE"), later | {f"q.{first}.answer": ALONE})
    answered.drop("police-3.xlsx", saved_at(as_first, "2016-06-10T09:00:00Z"), dt.date(2016, 6, 10))
    answered.run("run")
    assert coded(answered, ALONE) == set()  # the words came back, and so did the decision
    assert "Kept decisions" not in openpyxl.load_workbook(collation(answered)).sheetnames


MISTAKES = [
    ({"decision": "maybe"}, "Decision", "is no decision"),
    ({"decision": "re-coded"}, "Re-code to theme", "not to what"),
    ({"decision": "re-coded", "theme": "Weather"}, "Re-code to theme", "no theme “Weather”"),
    ({"decision": "re-coded", "theme": "voice", "polarity": "development"}, "Re-code to theme", "same as the one"),
    ({"decision": "re-coded", "polarity": "bad"}, "Re-code to polarity", "is no polarity"),
    ({"decision": "accepted", "theme": "Impact"}, "Re-code to theme", "not “re-coded”"),
    ({"decision": "rejected", "quote": "yes"}, "May be quoted", "cannot be quoted"),
    ({"quote": "yes"}, "May be quoted", "nothing is decided"),
    ({"decision": "accepted", "quote": "perhaps"}, "May be quoted", "neither yes nor no"),
]


@pytest.mark.parametrize(("values", "column", "words"), MISTAKES, ids=[words for *_, words in MISTAKES])
def test_a_mistake_is_named_with_its_cell_and_the_other_rows_count(
    answered: Desk, values: dict[str, str], column: str, words: str
) -> None:
    themes = Themes(collation(answered))
    wrong = themes.row(ALONE)
    themes.write(wrong, **values)
    themes.write(themes.row(SHARED, "Information"), decision="accepted")
    themes.save()
    before = collation(answered).read_bytes()
    ran = answered.run("report", "neglect-2016")
    cell = themes.sheet.cell(wrong["row"], themes.columns[column]).coordinate
    assert ran.code == 1
    [line] = [line for line in ran.err.splitlines() if words in line]
    assert f"collation.xlsx › Themes!{cell}: " in line
    assert coded(answered, ALONE) == {("voice", "development", "")}
    assert ("information-sharing", "strength", "accepted") in coded(answered, SHARED)
    assert collation(answered).read_bytes() == before  # hers, until it is put right
    assert [path.name for path in collation(answered).parent.glob("collation*")] == ["collation.xlsx"]


def test_all_mistakes_are_named_at_once(answered: Desk) -> None:
    themes = Themes(collation(answered))
    for row in themes.rows():
        themes.write(row, decision="maybe")
    themes.save()
    ran = answered.run("report", "neglect-2016")
    assert ran.err.count("is no decision") == len(themes.rows())


def test_words_typed_elsewhere_are_never_overwritten(answered: Desk) -> None:
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="rejected")
    themes.book["N16-01"]["F40"] = "Ask the nurse"
    themes.save()
    before = collation(answered).read_bytes()
    ran = answered.run("report", "neglect-2016")
    assert "words of your own in N16-01!F40" in ran.err
    assert collation(answered).read_bytes() == before
    beside = collation(answered).with_name("collation (new 2016-06-13).xlsx")
    assert Themes(beside).row(ALONE)["Decision"] == "rejected"
    later = Themes(beside)
    later.write(later.row(ALONE), decision="accepted")
    later.save()
    assert answered.run("report", "neglect-2016").code == 0
    assert coded(answered, ALONE) == {
        ("voice", "development", "accepted")
    }  # the first copy, read before, changes nothing
    assert collation(answered).read_bytes() == before


@pytest.mark.slow
def test_an_older_copy_does_not_undo_a_later_decision(answered: Desk) -> None:
    old = collation(answered).read_bytes()
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="rejected")
    themes.save()
    answered.run("report", "neglect-2016")
    collation(answered).write_bytes(old)
    themes = Themes(collation(answered))
    themes.write(themes.row(SHARED, "Information"), decision="accepted")
    themes.save()
    assert answered.run("report", "neglect-2016").code == 0
    assert coded(answered, ALONE) == set()
    assert ("information-sharing", "strength", "accepted") in coded(answered, SHARED)


def test_rows_may_be_sorted_and_a_row_that_is_not_ours_is_noted(answered: Desk) -> None:
    themes = Themes(collation(answered))
    first, last = themes.rows()[0], themes.rows()[-1]
    width = len(themes.columns)
    upper, lower = ([themes.sheet.cell(one["row"], col).value for col in range(1, width + 1)] for one in (first, last))
    for number, values in ((first["row"], lower), (last["row"], upper)):
        for col, value in enumerate(values, start=1):
            themes.sheet.cell(number, col, value)
    themes.write(last, decision="accepted", comment="Sorted")
    themes.sheet.cell(themes.sheet.max_row + 2, themes.columns["Comment"], "See the minutes")
    themes.save()
    ran = answered.run("report", "neglect-2016")
    assert "is no row of ours" in ran.err
    assert "it is left as it is" in ran.err.casefold()
    beside = Themes(collation(answered).with_name("collation (new 2016-06-13).xlsx"))
    assert beside.row(first["Sentence"], first["Theme"])["Comment"] == "Sorted"


def test_what_is_not_to_be_shared_is_marked_and_never_quoted(desk: Desk) -> None:
    first, *_ = questions(desk)
    changes = {f"q.{first}.answer": ALONE, "details.not_to_share": "Question 1"}
    desk.drop("police.xlsx", filled(desk.form("POLICE"), changes))
    desk.ingest()
    desk.run("report", "neglect-2016")
    assert "[NOT TO BE SHARED, as the agency asked]" in sheet_text(collation(desk), "N16-01")
    themes = Themes(collation(desk))
    assert themes.row(ALONE)["May be quoted"] == "not to be shared"
    themes.write(themes.row(ALONE), decision="accepted")
    themes.save()
    assert desk.run("report", "neglect-2016").code == 0
    assert ALONE not in report_text(desk)
    themes = Themes(collation(desk))
    themes.write(themes.row(ALONE), quote="yes")
    themes.save()
    ran = desk.run("report", "neglect-2016")
    assert (ran.code, "asked that these words not be shared" in ran.err) == (1, True)


def test_a_case_sheet_holds_every_answer_whole_with_its_cell(answered: Desk) -> None:
    long = "word " * 6000 + "end."
    first, *_ = questions(answered)
    answered.drop("gp.xlsx", filled(answered.form("GP"), {f"q.{first}.answer": long}))
    answered.ingest()
    answered.run("report", "neglect-2016")
    sheet = openpyxl.load_workbook(collation(answered))["N16-01"]
    values = [cell for row in sheet.iter_rows() for cell in row if cell.value]
    head = {cell.value: cell.column for cell in sheet[5]}
    [cell] = [cell for cell in values if cell.value == long]
    assert cell.column == head["Marlhaven GP practices"]
    fields = opened_form(answered.form("GP")).fields
    below = [sheet.cell(cell.row + step, cell.column).value for step in range(1, 5)]
    assert f"Questions!{fields[f'q.{first}.answer'][1]}" in below
    assert "returns/gp.xlsx" in {one.value for one in values}
    assert "not returned: Child and Adolescent Mental Health Service" in sheet["A3"].value
    assert (sheet.row_dimensions[cell.row].height or 0) <= 409


def test_the_same_state_gives_the_same_bytes(answered: Desk) -> None:
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="accepted")
    themes.save()
    answered.run("report", "neglect-2016")
    once = collation(answered).read_bytes()
    answered.run("report", "neglect-2016")
    assert collation(answered).read_bytes() == once


def test_a_collation_among_the_returns_is_told_where_it_belongs(answered: Desk) -> None:
    answered.drop("collation.xlsx", collation(answered).read_bytes())
    entry = answered.ingest()["collation.xlsx"]
    assert (entry["outcome"], entry["code"], entry["for_agency"]) == ("refused", "F05", None)
    assert "output/neglect-2016/report/collation.xlsx" in entry["message"]


def test_every_decision_is_kept_in_the_record(answered: Desk) -> None:
    for decision in ("accepted", "rejected"):
        themes = Themes(collation(answered))
        themes.write(themes.row(ALONE), decision=decision)
        themes.save()
        edited = collation(answered).read_bytes()
        answered.run("report", "neglect-2016")
        archived = {
            path.read_bytes() for path in (answered.root / "output/record/archive").rglob("*") if path.is_file()
        }
        assert edited in archived
    with Record(Workspace(answered.root).record_path) as record:
        kinds = [row.kind for row in record.rows(select(reviews.c.kind).order_by(reviews.c.id))]
        assert kinds == ["accepted", "rejected"]
        assert [one.kind for one in record.reviews.of("neglect-2016")] == ["rejected"]


def test_a_locked_collation_is_taken_in_and_left_as_it_is(answered: Desk) -> None:
    keep(answered, WORDS)
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="accepted", quote="yes")
    themes.save()
    locked = encrypted(collation(answered).read_bytes(), WORDS["POLICE"])
    collation(answered).write_bytes(locked)
    ran = answered.run("report", "neglect-2016")
    assert (ran.code, "1 decision taken in" in ran.err) == (0, True)
    assert "collation.xlsx is locked with a passphrase. It is left as it is" in ran.err
    assert coded(answered, ALONE) == {("voice", "development", "accepted")}
    assert collation(answered).read_bytes() == locked
    beside = collation(answered).with_name("collation (new 2016-06-13).xlsx")
    assert Themes(beside).row(ALONE)["Decision"] == "accepted"
    again = answered.run("report", "neglect-2016")
    assert (again.code, "taken in" in again.err) == (0, False)


def test_a_collation_that_is_far_too_large_is_not_read_and_keeps_nothing_else_back(
    answered: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    themes = Themes(collation(answered))
    themes.write(themes.row(ALONE), decision="accepted")
    themes.save()
    edited = collation(answered).read_bytes()
    answered.drop("gp.xlsx", filled(answered.form("GP")))
    answered.ingest()
    monkeypatch.setattr("nelaudit.pathway.reviewing.read_plain", too_large)
    ran = answered.run("report", "neglect-2016")
    assert ran.code == 3
    assert "collation.xlsx could not be read: It has 60 MB." in ran.err
    assert collation(answered).read_bytes() == edited
    rows = openpyxl.load_workbook(collation(answered).with_name("scorecard.xlsx"))["Returns"].iter_rows(
        values_only=True
    )
    assert any("returns/gp.xlsx" in row for row in rows), "the scorecard is of today"


def too_large(_: Path) -> tuple[bytes, dt.date]:
    raise TooLarge("It has 60 MB.")
