"""The live words beside a choice, in LibreOffice, and what the checks say of the same form when it comes back: they agree."""

from pathlib import Path

import openpyxl
import pytest

from nelaudit.checks import Seen, run_checks
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.places import cell_place
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return
from nelaudit.model.tools import Tool
from tests.conftest import ISSUED
from tests.filling import map_of
from tests.office.driving import Step, needs_office, work_in_office

pytestmark = [needs_office, pytest.mark.office]

INVOLVED, LINES = "details.involved", ("details.nil_confirmed_by", "details.nil_records_searched")
CHOICE = {"neglect": "q.neglect_tool.answer", "sexual_harm": "q.harm_kind.answer"}
SPOILED = ("{}", " {}", "{}.", "\u00a0{}", "{}\u200b", "{}\u00a0", "{}\n", "{}\t")
OTHER = ("Completed", "n/a", "Not known", "{}?", "{} and more", "No information held", "")


def cases(choices: list[str]) -> list[str]:
    """What may stand in a cell with that list: each choice spoiled, in capitals and small, and other words."""
    spoiled = [way.format(choice) for choice in choices for way in SPOILED]
    spoiled += [text for choice in choices for text in (choice.upper(), choice.lower(), choice.replace(" ", "\u00a0"))]
    spoiled += [choice.replace("'", "’") for choice in choices]
    return [*dict.fromkeys(spoiled), *(text.format(choices[0]) for text in OTHER)]


def returned(values: dict[str, str], fields: dict[str, tuple[str, str, str, list[str]]]) -> Return:
    inputs = {
        name: Input(field=name, value=values.get(name, ""), kind=FieldKind(kind), sheet=sheet, cell=cell)
        for name, (sheet, cell, kind, _) in fields.items()
    }
    got = Received(day=ISSUED, basis=Basis.FILE, path="a.xlsx", member="", sha256="0")
    who = Identity(audit="a", case="c", agency="g")
    return Return(form_id="F", identity=who, edition="e", received=got, inputs=inputs)


def live(fields: dict[str, tuple[str, str, str, list[str]]], name: str) -> list[str]:
    sheet, cell, _, _ = fields[name]
    place = cell_place(cell)
    assert place is not None
    return [sheet, f"{'E' if sheet == 'Details' else 'G'}{place[0] + 1}"]


def typed(fields: dict[str, tuple[str, str, str, list[str]]], values: dict[str, str]) -> list[list[object]]:
    return [[*fields[name][:2], "text", text] for name, text in values.items()]


def codes(tool: Tool, form: Return) -> set[tuple[str, str]]:
    return {(one.rule.code, one.field) for one in run_checks(Seen(returned=form, tool=tool)).findings}


@pytest.fixture(scope="module")
def tools(definitions: Definitions) -> dict[str, Tool]:
    return {tool.key: tool for tool in definitions.bank.tools}


@pytest.mark.parametrize("key", CHOICE)
def test_the_live_words_of_a_choice_and_of_what_hangs_on_it_are_those_of_the_check(
    key: str, tools: dict[str, Tool], previews: dict[str, Path], tmp_path: Path
) -> None:
    tool, fields = tools[key], map_of(openpyxl.load_workbook(previews[key]))
    choice, grade = CHOICE[key], "overall.grade"
    waiting = [f"q.{one.name}.answer" for one in tool.questions if one.relevant]
    texts = cases(list(tool.choices_of(choice)))
    grades = [*cases(list(tool.scale.labels)[:2]), "Goodish"]
    pairs = [(text, grades[place % len(grades)]) for place, text in enumerate(texts)]
    show = [live(fields, name) for name in (choice, *waiting, grade)]
    steps = [Step(values=typed(fields, {choice: text, grade: label}), show=show) for text, label in pairs]
    [worked] = work_in_office(tmp_path, [(previews[key], steps)])
    wrong = []
    for (text, label), shown in zip(pairs, worked.shown, strict=True):
        form = returned({choice: text, grade: label, "details.involved": "Yes"}, fields)
        seen = Seen(returned=form, tool=tool)
        asked = {f"q.{question.name}.answer" for question, _ in seen.asked}
        found = codes(tool, form)
        blank = not text.strip()
        expected = [
            "Choose from the list" if ("B10", choice) in found else "Answer needed" if blank else shown[0],
            *("Answer needed" if name in asked else "Not applicable" for name in waiting),
            "Grade needed" if not label.strip() else "Choose from the list" if ("G01", grade) in found else "Complete",
        ]
        if shown != expected or (("B10", choice) not in found and shown[0] == "Choose from the list"):
            wrong.append((text, label, shown, expected))
    assert wrong == []


def test_the_live_words_of_involvement_are_those_of_the_check(
    tools: dict[str, Tool], previews: dict[str, Path], tmp_path: Path
) -> None:
    tool, fields = tools["generic"], map_of(openpyxl.load_workbook(previews["generic"]))
    question = next(f"q.{one.name}.answer" for one in tool.questions)
    by, searched = LINES
    show = [live(fields, name) for name in (INVOLVED, by, "details.auditor", question, "overall.grade")]
    table = [
        (text, "", "") for text in (*cases(["Yes", "No involvement"]), "No", "Not involved", "Nil", "Never known to us")
    ]
    table += [(text, "Jo Hart", "Niche") for text in ("", "Yes", "No", "No involvement")]
    table += [
        ("Yes", "N/A", "Not applicable - involved"),
        ("Yes", "-", "n/a"),
        ("", "none", "NIL"),
        ("Yes.", "", "All of them"),
    ]
    steps = [
        Step(values=typed(fields, dict(zip((INVOLVED, by, searched), row, strict=True))), show=show) for row in table
    ]
    [worked] = work_in_office(tmp_path, [(previews["generic"], steps)])
    wrong = []
    for row, shown in zip(table, worked.shown, strict=True):
        form = returned(dict(zip((INVOLVED, by, searched), row, strict=True)), fields)
        text = row[0].strip()
        involved = (
            "Answer needed"
            if not text
            else "Nil return"
            if form.is_nil
            else "Complete"
            if form.involvement
            else "Choose from the list"
        )
        line = "Not applicable" if not form.is_nil else "Complete" if row[1] else "Answer needed"
        if not form.is_nil and form.inputs[by] in form.nil_lines:
            line = "Only for a nil return"
        rest = ["Not applicable"] * 3 if form.is_nil else ["Answer needed", "Answer needed", "Grade needed"]
        if shown != [involved, line, *rest]:
            wrong.append((row, shown, [involved, line, *rest]))
    assert wrong == []
