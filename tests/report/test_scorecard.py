"""The scorecard that comes out: what stands on its sheets, and that every number has its rows behind it."""

import datetime as dt
import io
from dataclasses import replace
from typing import Any

import openpyxl
import pytest

from nelaudit.model.audit_state import NOTHING_BEFORE, AuditState, Before
from nelaudit.model.forms import FieldKind
from nelaudit.model.measures import GroupKind
from nelaudit.model.moderation import Attendance, Moderation
from nelaudit.model.returns import Input
from nelaudit.model.themes import Mention
from nelaudit.privacy.marks import NOT_SHARED
from nelaudit.report.scorecard.workbook import scorecard
from nelaudit.writing.excel.workbook import workbook_bytes
from tests.conftest import Desk, edit_workbook, filled
from tests.filling import opened_form
from tests.making import TODAY, an_audit, collated_of, mention, rows_of, state_of
from tests.privacy.clearing import cleared

FORMS = """
| A | POLICE | complete    | 0 | +++ | Good                 |
| A | GP     | partial     | 2 | +-y | Requires improvement |
| A | CSC    | nil         |   |     |                      |
| B | POLICE | complete    | 5 | 0d+ | Inadequate           |
| B | GP     | outstanding |   |     |                      |
| C | POLICE | complete    | 0 | s++ | Not applicable       |
"""


def made(state: AuditState, mentions: tuple[Mention, ...] = (), *, before: Before = NOTHING_BEFORE) -> Any:
    book = scorecard(collated_of(state, mentions, before=before))
    return openpyxl.load_workbook(io.BytesIO(workbook_bytes(cleared(book))))


def table(book: Any, name: str) -> list[dict[str, Any]]:
    """The rows of a sheet's table by the words of its header."""
    header, *rows = book[name].iter_rows(min_row=4, values_only=True)
    return [dict(zip(header, row, strict=True)) for row in rows if any(value is not None for value in row)]


def test_the_headline_has_value_n_rating_and_room_for_a_comment() -> None:
    rows = {row["Measure"]: row for row in table(made(state_of(FORMS)), "Headline")}
    assert list(rows)[:2] == ["Voice evidenced", "Impact evidenced"]
    returned = rows["Forms returned"]
    assert (returned["Value"], returned["Counted"], returned["n"], returned["Rating"]) == (5 / 6, "5 of 6", 6, "Amber")
    assert (rows["Missing"]["Value"], rows["Missing"]["Rating"]) == (1, "No target")
    assert rows["Overall self-grade"]["Value"] == "Requires improvement"
    assert rows["Complete at first return"]["Rating"] == "Too few to rate"
    assert {row["Commentary"] for row in rows.values()} == {None}


def test_the_headline_shows_what_was_before_and_says_with_what_it_compares() -> None:
    earlier = state_of("\n".join(f"| {case} | {agency} | complete | 0 | +++ | |" for case in "ABC" for agency in ("POLICE", "GP")),
                         audit=an_audit("m15", dt.date(2015, 6, 6)))  # fmt: skip
    book = made(state_of(FORMS), before=Before(process=earlier))
    rows = {row["Measure"]: row for row in table(book, "Headline")}
    returned = rows["Forms returned"]
    assert (returned["Previous"], returned["Direction of travel"], returned["Good is"]) == (1, "Down", "higher")
    assert rows["Voice evidenced"]["Previous"] is None
    assert (
        "process with Audit m15; practice and grades with no earlier audit of this theme"
        in book["Headline"]["A3"].value
    )


@pytest.mark.parametrize("part", ["numerator", "denominator"])
def test_the_rows_behind_the_numbers_add_up_to_every_measure(part: str) -> None:
    state = state_of(FORMS)
    rows = table(made(state), "Behind the numbers")
    columns = ("Counts in",) if part == "numerator" else ("Counts in", "Also among")
    for one in collated_of(state).measures:
        if one.group.kind is GroupKind.AUDIT:
            naming = [
                row for row in rows if any(one.rule.title in (row[column] or "").split("; ") for column in columns)
            ]
            assert len(naming) == getattr(one, part), one.rule.title


def test_a_row_behind_a_number_names_its_cell_and_file() -> None:
    rows = table(made(state_of(FORMS)), "Behind the numbers")
    [blank] = [row for row in rows if "Blank questions" in (row["Counts in"] or "")]
    assert (blank["Case"], blank["Question or section"], blank["Cell"], blank["File"]) == (
        "A", "outcome?", "Questions!D7", "A GP 2.xlsx",
    )  # fmt: skip


def test_what_is_nil_and_what_is_missing_are_told_apart() -> None:
    rows = table(made(state_of(FORMS)), "Nil and missing")
    assert [(row["Agency"], row["State"], row["Overdue"]) for row in rows] == [
        ("Csc", "nil return", None),
        ("Gp", "not returned", "yes"),
    ]


@pytest.mark.parametrize(
    ("box", "shown"),
    [("None", ("Ann Ash", "30/05/2016", "All systems")), ("Do not share", (NOT_SHARED, None, None))],
)
def test_who_stands_behind_a_nil_return_is_shown_unless_its_agency_withholds_it(
    box: str, shown: tuple[str | None, ...]
) -> None:
    state = state_of("| A | GP | nil | | --- | |")
    [nil] = state.returns
    assert nil.returned
    values = {
        "not_to_share": box,
        "nil_confirmed_by": "Ann Ash",
        "nil_confirmed_on": "30/05/2016",
        "nil_records_searched": "All systems",
    }
    cells = {
        f"details.{name}": Input(field=f"details.{name}", value=text, kind=FieldKind.TEXT, sheet="Details", cell="C6")
        for name, text in values.items()
    }
    nil = replace(nil, returned=replace(nil.returned, inputs={**nil.returned.inputs, **cells}))
    [row] = table(made(replace(state, returns=(nil,))), "Nil and missing")
    assert (row["Nil confirmed by"], row["On"], row["Records searched"]) == shown


def test_the_grade_map_says_the_grade_in_words_with_its_n() -> None:
    book = made(state_of(FORMS))
    rows = {row["Agency"]: row["Overall"] for row in table(book, "Grade map")}
    assert rows == {
        "Police": "Inadequate (2)",
        "Gp": "Requires improvement (1)",
    }  # of two the worse; "not applicable" in no n
    shades = {row[0].value: row[-1].fill.fgColor.rgb for row in book["Grade map"].iter_rows(min_row=5)}
    assert shades["Police"] != shades["Gp"]


def test_themes_say_of_how_many_returns() -> None:
    mentions = rows_of("""
        | impact | development | A | POLICE | outcome    |
        | impact | development | A | GP     | outcome    |
        | voice  | development | B | POLICE | daily_life |
    """)
    rows = table(made(state_of(FORMS), tuple(mention(row) for row in mentions)), "Themes")
    found = {row["Theme"]: (row["Development: rank"], row["Development: returns"]) for row in rows}
    assert found == {"Impact": (1, "2 of 4"), "Voice": (2, "1 of 4")}


def test_by_purpose_shows_each_local_purpose_and_each_statutory_function() -> None:
    mentions = (mention(("impact", "strength", "A", "GP", "outcome")),)
    rows = table(made(state_of(FORMS), mentions), "By purpose")
    shown = [[row["Purpose or function"], row["Kind"], *(str(row[column]) for column in
              ("Questions", "Asked", "Blank", "Undated", "Agencies: strength"))] for row in rows]  # fmt: skip
    assert shown == rows_of("""
        | Name good work        | local purpose      | 2 | 8 | 1 | 1 | 1 |
        | Find where to improve | local purpose      | 2 | 8 | 1 | 1 | 1 |
        | Early help            | statutory function | 1 | 4 | 0 | 0 | 0 |
        | Joint audit           | statutory function | 2 | 8 | 1 | 1 | 1 |
    """)


def test_every_measure_shown_is_defined_there() -> None:
    book = made(state_of(FORMS))
    defined = {row["Measure"]: row for row in table(book, "Definitions")}
    assert {row["Measure"] for row in table(book, "Headline")} <= set(defined)
    assert (
        defined["Voice evidenced"]["How it is counted"]
        .splitlines()[-1]
        .startswith("Not: it does not say that the child was heard")
    )
    assert defined["Overall self-grade"]["Minimum n"] == 10


def test_the_charts_and_the_evidence_come_from_the_returns(desk: Desk) -> None:
    fields = opened_form(desk.form("POLICE")).fields
    first = next(name for name, place in fields.items() if name.endswith(".answer") and place[2] == "text")
    alone = "On 12/03/2016 the child was not seen alone and their wishes and feelings were not recorded."
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {first: alone}))
    desk.ingest()
    assert desk.run("report", "neglect-2016").code == 0
    card = openpyxl.load_workbook(desk.root / "output/neglect-2016/report/scorecard.xlsx")
    for name in ("Timeliness", "Completeness", "Grades", "Themes"):
        assert len(getattr(card[name], "_charts")) == 1, name  # noqa: B009 - openpyxl has no public name for it
    rows = table(card, "Evidence index")
    assert rows
    assert {(row["Sentence"], row["Cell"], row["File"]) for row in rows} == {
        (alone, f"Questions!{fields[first][1]}", "returns/police.xlsx")
    }


def test_a_scorecard_with_commentary_is_never_overwritten(desk: Desk) -> None:
    assert desk.run("report", "neglect-2016").code == 0
    path = desk.root / "output/neglect-2016/report/scorecard.xlsx"
    book = openpyxl.load_workbook(path)
    book["Headline"]["K5"] = "Talked through with the GP lead."
    book.save(path)
    assert desk.run("report", "neglect-2016").code == 0
    assert openpyxl.load_workbook(path)["Headline"]["K5"].value == "Talked through with the GP lead."
    assert (path.parent / "scorecard (new 2016-06-13).xlsx").exists()


def test_two_people_with_one_role_are_two_rows_behind_the_attendance() -> None:
    people = tuple(
        Attendance(case="A", agency="GP", team="", name=name, role="Auditor", attended=True) for name in ("P", "Q")
    )
    state = state_of(FORMS, moderation=Moderation(audit="n16", taken_in_on=TODAY, attendance=people))
    rows = table(made(state), "Behind the numbers")
    assert sum("Challenge-day attendance" in (row["Counts in"] or "") for row in rows) == 2


@pytest.mark.slow
def test_the_audit_before_in_the_calendar_is_drawn_for_the_comparison(desk: Desk) -> None:
    edit_workbook(
        desk.root / "input_templates/register.xlsx",
        lambda book: book["Invitations"].append(["missing-2016", "M16-01", "POLICE"]),
    )
    assert desk.run("issue", "missing-2016", today=dt.date(2016, 3, 14)).code == 0
    desk.drop("police.xlsx", filled(desk.form("POLICE")))
    desk.ingest()
    assert desk.run("report", "neglect-2016").code == 0
    card = openpyxl.load_workbook(desk.root / "output/neglect-2016/report/scorecard.xlsx")
    assert (
        "process with Children who go missing; practice and grades with no earlier audit"
        in card["Headline"]["A3"].value
    )
    rows = {row["Measure"]: row for row in table(card, "Headline")}
    returned = rows["Forms returned"]
    assert (returned["Previous"], returned["Direction of travel"]) == (0, "Too few to compare")
    assert rows["Voice evidenced"]["Previous"] is None
    assert desk.run("export", "neglect-2016").code == 0
    lines = (desk.root / "output/neglect-2016/export/measures.csv").read_text("utf-8-sig").splitlines()
    assert "returned,neglect-2016,,0.3333,1,3,3,share,1,Too few to rate,0" in lines
    assert "returned,neglect-2016,POLICE,1,1,1,1,share,1,Too few to rate,0" in lines
