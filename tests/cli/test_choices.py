"""Choices typed over their drop-downs, from the form that comes back to what the program tells of it."""

import csv
import datetime as dt
from typing import Any

import openpyxl
import pytest

from tests.conftest import Desk, edit_workbook, filled
from tests.filling import opened_form

pytestmark = pytest.mark.long_tables

LINES = {"details.nil_confirmed_by": "Jo Hart", "details.nil_confirmed_on": dt.date(2016, 5, 18),
         "details.nil_records_searched": "Niche and paper files"}  # fmt: skip
DEPENDENTS = ["q.tool_completion.answer", "q.tool_use.answer", "q.tool_not_used.answer"]
COMPLETED = "We completed it, alone or with another agency"


def inputs(desk: Desk) -> dict[tuple[str, str], str]:
    """What inputs.csv holds, by agency and field."""
    assert desk.run("export", "neglect-2016", "--format", "csv").code == 0
    return {(row["agency"], row["field"]): row["value"] for row in table(desk, "inputs")}


def table(desk: Desk, name: str) -> list[dict[str, str]]:
    path = desk.root / f"output/neglect-2016/export/{name}.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def decide(desk: Desk, kind: str) -> None:
    row = [dt.date(2016, 6, 2), "neglect-2016", "N16-01", "GP", None, kind, "Told by telephone", "QA group", None]
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))


@pytest.mark.parametrize(
    "text", ["No", "Not involved", "N/A", "Never known to us", "Nil", "None known", "No involement"]
)
def test_involvement_in_other_words_is_no_confirmation_and_no_nil_return(desk: Desk, text: str) -> None:
    desk.drop("gp.xlsx", filled(desk.form("GP"), only={"details.involved": text, **LINES}))
    entry = desk.ingest()["gp.xlsx"]
    assert (entry["outcome"], entry["code"]) == ("accepted", None)
    assert "cannot be told" in entry["message"]
    assert desk.state("GP") == ["partial"]
    assert desk.codes("GP") == [("N09", "details.involved")]
    [row] = desk.run("findings", "neglect-2016", "--json").json["findings"]
    assert f"“{text}”" in row["message"]
    assert (row["severity"], row["sheet"], row["cell"]) == ("error", "Details", "C5")
    assert inputs(desk)["GP", "details.involved"] == text
    measures = {row["measure"]: row for row in table(desk, "measures") if row["agency"] == "GP"}
    assert (measures["nil"]["numerator"], measures["returned"]["numerator"]) == ("0", "1")
    assert measures["blank"]["denominator"] == "0"  # it answers nothing, and no answer of it is missing
    ran = desk.run("run")
    assert (ran.code, "1 form in, 2 still out, 1 query for agencies" in ran.err) == (0, True)


@pytest.mark.parametrize("involved", [None, "Yes"])
def test_the_lines_of_a_nil_return_alone_need_a_person(desk: Desk, involved: str | None) -> None:
    desk.drop("gp.xlsx", filled(desk.form("GP"), only={"details.involved": involved, **LINES}))
    entry = desk.ingest()["gp.xlsx"]
    assert (entry["outcome"], "cannot be told" in entry["message"]) == ("accepted", True)
    assert desk.state("GP") == ["partial"]
    assert desk.codes("GP") == [("N10", "details.involved")]


def test_an_unclear_return_is_settled_by_a_decision_or_by_another_form(desk: Desk) -> None:
    desk.drop("gp.xlsx", filled(desk.form("GP"), only={"details.involved": "Not involved", **LINES}))
    desk.ingest()
    decide(desk, "accept_as_is")
    assert desk.state("GP") == ["partial"]  # accepting the words does not say what they mean
    decide(desk, "nil")
    assert desk.state("GP") == ["nil"]
    desk.drop(
        "again.xlsx",
        filled(desk.form("GP"), only={"details.involved": "no\u00a0involvement.", **LINES}),
        dt.date(2016, 6, 3),
    )
    entry = desk.ingest()["again.xlsx"]
    assert (entry["outcome"], "replaces" in entry["message"]) == ("nil", True)
    assert sorted(desk.state("GP")) == ["nil", "superseded"]
    assert desk.codes("GP") == []


def test_an_unclear_return_after_a_full_one_is_not_put_aside(desk: Desk) -> None:
    desk.drop("full.xlsx", filled(desk.form("GP")), dt.date(2016, 6, 1))
    desk.ingest()
    desk.drop("later.xlsx", filled(desk.form("GP"), only={"details.involved": "No", **LINES}), dt.date(2016, 6, 3))
    assert desk.ingest()["later.xlsx"]["outcome"] == "asked"
    assert sorted(desk.state("GP")) == ["complete", "partial"]


@pytest.mark.parametrize(
    "text", ["No involvement", "NO INVOLVEMENT", " no  involvement. ", "No\u00a0involvement", "No involvement\u200b"]
)
def test_no_involvement_however_it_was_pasted_is_a_nil_return(desk: Desk, text: str) -> None:
    desk.drop("gp.xlsx", filled(desk.form("GP"), only={"details.involved": text, **LINES}))
    assert desk.ingest()["gp.xlsx"]["outcome"] == "nil"
    assert (desk.state("GP"), desk.codes("GP")) == (["nil"], [])
    assert inputs(desk)["GP", "details.involved"] == text


# what is typed over the choice | the codes that must be found while what depends on it is blank
TYPED: list[tuple[Any, list[tuple[str, str]]]] = [
    ("Completed", [*(("B01", name) for name in DEPENDENTS), ("B10", "q.neglect_tool.answer")]),
    ("We completed it", [*(("B01", name) for name in DEPENDENTS), ("B10", "q.neglect_tool.answer")]),
    ("Yes", [*(("B01", name) for name in DEPENDENTS), ("B10", "q.neglect_tool.answer")]),
    (None, [("B01", "q.neglect_tool.answer"), *(("B01", name) for name in DEPENDENTS)]),
    (f"{COMPLETED}\u00a0", [("B01", name) for name in DEPENDENTS[:2]]),
    (f" {COMPLETED.upper()}.", [("B01", name) for name in DEPENDENTS[:2]]),
    ("We took\u00a0no part in it", [("B01", DEPENDENTS[2])]),
    ("The record does not show.\n", [("B01", DEPENDENTS[2])]),
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_blank_questions_behind_a_choice_in_other_words_do_not_pass(
    desk: Desk, text: str | None, expected: list[tuple[str, str]]
) -> None:
    fields = opened_form(desk.form("POLICE")).fields
    blank = {
        name: None for name in fields if name.rpartition(".")[0] in {one.removesuffix(".answer") for one in DEPENDENTS}
    }
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {**blank, "q.neglect_tool.answer": text}))
    assert desk.ingest()["police.xlsx"]["outcome"] == "accepted"
    assert desk.codes("POLICE") == expected
    assert desk.state("POLICE") == ["partial"]
    assert inputs(desk)["POLICE", "q.neglect_tool.answer"] == (text or "")


def test_what_is_forgiven_counts_as_the_choice_everywhere_and_stands_as_written_among_the_inputs(desk: Desk) -> None:
    typed = {"q.neglect_tool.answer": f"{COMPLETED.lower()} .", "overall.grade": "REQUIRES\u00a0improvement.",
             "section.voice.grade": " good ", "attendee.1.attending": "yes.", "chronology.1.date": dt.date(2016, 3, 12),
             "chronology.1.event": "Home visit by the worker", "chronology.1.about": "a\u00a0sibling"}  # fmt: skip
    desk.drop("police.xlsx", filled(desk.form("POLICE"), typed))
    desk.ingest()
    assert [code for code, _ in desk.codes("POLICE") if code[0] in "BN" or code == "G01"] == []
    stored = inputs(desk)
    assert {name: stored["POLICE", name] for name, text in typed.items() if isinstance(text, str)} == {
        name: text for name, text in typed.items() if isinstance(text, str)
    }
    answers = {row["question"]: row for row in table(desk, "answers")}
    assert answers["neglect_tool"]["answer"] == COMPLETED
    assert answers["daily_life"]["grade"] == "Good"
    overall = [row for row in table(desk, "measures") if (row["measure"], row["agency"]) == ("overall-grade", "POLICE")]
    assert [row["value"] for row in overall] == ["Requires improvement"]
    assert "A sibling" in {row["about"] for row in table(desk, "chronology")}
    assert desk.run("moderate", "neglect-2016").code == 0
    book = openpyxl.load_workbook(desk.root / "output/neglect-2016/challenge/moderation.xlsx")
    rows = list(book["Attendance"].iter_rows(values_only=True))
    assert [row for row in rows if any(str(one).startswith("Sam ") for one in row) and "yes" in row]


def test_what_is_off_the_list_in_the_tables_is_advice_in_the_words_written(desk: Desk) -> None:
    typed = {"attendee.1.attending": "Hopefully", "chronology.1.date": dt.date(2016, 3, 12),
             "chronology.1.event": "Home visit by the worker", "chronology.1.about": "The lodger"}  # fmt: skip
    desk.drop("police.xlsx", filled(desk.form("POLICE"), typed))
    desk.ingest()
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    found = {(row["code"], row["field"], row["severity"]): row["message"] for row in rows if row["code"] == "B11"}
    assert set(found) == {("B11", "attendee.1.attending", "advice"), ("B11", "chronology.1.about", "advice")}
    assert "“Hopefully”" in found["B11", "attendee.1.attending", "advice"]
    assert "“A sibling”" in found["B11", "chronology.1.about", "advice"]
    assert desk.state("POLICE") == ["complete"]


# what stands in the concern box | whether a concern is open afterwards
CONCERNS = [
    ("Not applicable - no concerns", False),
    ("None identified at this time", False),
    ("N/A – none", False),
    ("No. He is at risk tonight", True),
    ("No concerns were acted on by the school", True),
]


@pytest.mark.parametrize(("text", "is_open"), CONCERNS)
def test_a_denial_of_concern_raises_nothing_and_what_looks_like_one_is_urgent(
    desk: Desk, text: str, *, is_open: bool
) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), {"concern.1.what": text}))
    ran = desk.run("ingest")
    assert ran.code == int(is_open)
    urgent = [("U01", "concern.1.what"), ("U02", "concern.1.action")] if is_open else []
    assert [pair for pair in desk.codes("POLICE") if pair[0][0] == "U"] == urgent
