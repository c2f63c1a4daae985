"""The coordinator's own workbooks, filled in and saved by LibreOffice itself, and taken in again."""

import shutil
from pathlib import Path

import openpyxl
import pytest

from tests.conftest import Desk, filled
from tests.filling import map_of
from tests.office.driving import Step, needs_office, work_in_office

pytestmark = [needs_office, pytest.mark.office]

ALONE = "On 12/03/2016 the child was not seen alone and their wishes and feelings were not recorded."
SAVED = "Calc MS Excel 2007 XML"
REPORT, MODERATION = "output/neglect-2016/report", "output/neglect-2016/challenge/moderation.xlsx"


@pytest.fixture
def answered(desk: Desk, tmp_path: Path) -> Desk:
    form = tmp_path / "form.xlsx"
    form.write_bytes(desk.form("POLICE"))
    first = next(name for name in map_of(openpyxl.load_workbook(form)) if name.endswith(".answer"))
    people = {"attendee.1.name": "Sam Reed", "overall.grade": "Good"}
    desk.drop("police.xlsx", filled(desk.form("POLICE"), people | {first: ALONE}))
    desk.ingest()
    assert desk.run("report", "neglect-2016").code == 0
    assert desk.run("moderate", "neglect-2016").code == 0
    return desk


def place(file: Path, sheet: str, column: str, **wanted: str) -> str:
    """The cell of a column in the row that shows the wanted words."""
    rows = list(openpyxl.load_workbook(file)[sheet].iter_rows())
    top = next(number for number, row in enumerate(rows) if row[0].value == "key")
    heads = [cell.value for cell in rows[top]]
    row = next(
        row
        for row in rows[top + 1 :]
        if all(str(row[heads.index(name)].value or "") == value for name, value in wanted.items())
    )
    return str(row[heads.index(column)].coordinate)


def test_both_workbooks_come_back_from_libreoffice(answered: Desk, tmp_path: Path) -> None:
    collation, moderation = answered.root / REPORT / "collation.xlsx", answered.root / MODERATION
    overall = {"Agency": "Merrowshire Police", "Section": "Overall"}
    missing = place(moderation, "Grades", "What is missing", **overall)
    typed = {
        collation: [
            ["Themes", place(collation, "Themes", "Decision", Sentence=ALONE), "text", "accepted"],
            ["Themes", place(collation, "Themes", "May be quoted", Sentence=ALONE), "text", "yes"],
            ["Themes", place(collation, "Themes", "Comment", Sentence=ALONE), "text", "Ŵyn: a comment\nin two lines"],
        ],
        moderation: [
            ["Attendance", place(moderation, "Attendance", "Attended", Name="Sam Reed"), "text", "yes"],
            ["Grades", place(moderation, "Grades", "Moderated grade", **overall), "text", "Inadequate"],
        ],
    }
    reason = ["Grades", place(moderation, "Grades", "Reason", **overall), "text", "The child was not heard."]
    due = ["Actions agreed", place(moderation, "Actions agreed", "Due", key="new"), "date", "2016-09-30"]
    action = ["Actions agreed", place(moderation, "Actions agreed", "Action", key="new"), "text", "Agree one plan"]
    lead = ["Actions agreed", place(moderation, "Actions agreed", "Who leads", key="new"), "text", "Police"]
    show = [["Grades", missing]]
    saved = {file: tmp_path / f"saved {file.name}" for file in typed}
    _, worked = work_in_office(
        tmp_path,
        [
            (collation, [Step(values=typed[collation], save=[(saved[collation], SAVED)])]),
            (
                moderation,
                [
                    Step(values=typed[moderation], show=show),
                    Step(values=[reason, action, lead, due], show=show, save=[(saved[moderation], SAVED)]),
                ],
            ),
        ],
    )
    assert worked.shown == [["Give the reason"], [""]]
    for file, copy in saved.items():
        shutil.copyfile(copy, file)
    ran = answered.run("report", "neglect-2016")
    assert (ran.code, "1 decision taken in" in ran.err) == (0, True), ran.err
    assert [one.name for one in collation.parent.glob("collation*")] == ["collation.xlsx"]
    assert place(collation, "Themes", "Comment", Sentence=ALONE, Comment="Ŵyn: a comment\nin two lines")
    ran = answered.run("moderate", "neglect-2016", str(moderation))
    assert ran.code == 0, ran.err
    assert "outside the cells" not in ran.err
    assert [one.name for one in moderation.parent.iterdir()] == ["moderation.xlsx"]
    assert place(moderation, "Grades", "Reason", Reason="The child was not heard.", **{"Moderated grade": "Inadequate"})
    assert place(moderation, "Actions agreed", "Due", Action="Agree one plan", Due="2016-09-30 00:00:00")
