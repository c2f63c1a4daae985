"""Every tool's form in LibreOffice: its live words follow what is typed, wrong things above all, and nothing is cut."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.model.definitions import Definitions
from nelaudit.model.places import cell_place
from nelaudit.model.tools import Question, QuestionType, Tool
from tests.conftest import PROSE
from tests.filling import map_of
from tests.office.driving import Step, Worked, needs_office, work_in_office

TOOLS = ("generic", "disabled", "missing", "neglect", "sexual_harm", "youth_justice", "single_assessment")
PDF = "calc_pdf_Export"
UNDATED = PROSE.replace("12/03/2016", "a day in the week")
ASKING = ("Answer needed", "Add a date", "Say where this is recorded", "Grade needed", "Choose from the list")
CONFIRMATION = "confirmation"

pytestmark = [needs_office, pytest.mark.office]


def long_words() -> list[str]:
    """Some 900 invented words, each but once."""
    heads, middles, tails = ("bram", "delk", "fost", "gurn", "hesk", "jolm", "kint", "larp", "mosk", "nult"), "aeiou", (
        "", "ber", "dan", "fil", "gost", "hum", "jet", "kor", "lim", "mas", "nop", "pid", "ras", "sut", "tev", "vog", "wen",
        "yam",
    )  # fmt: skip
    return [head + middle + tail for tail in tails for middle in middles for head in heads]


def long_answer() -> str:
    """A little over 6,000 characters, a line break after every forty words."""
    words = long_words()
    text = "\n".join(" ".join(words[start : start + 40]) for start in range(0, len(words), 40))
    assert len(text) > 6000
    return text


PLAN = (
    ("", "", "", "Answer needed"),
    ("   ", "Case file", "2016-03-12", "Answer needed"),
    (UNDATED, "Case file", "", "Add a date"),
    (PROSE, "", "", "Say where this is recorded"),
    (PROSE, "Case file", "", "Complete"),
    (UNDATED, "Case file", "2016-03-12", "Complete"),
    ("No information held", "", "", "Complete"),
    (long_answer(), "Case file", "2016-03-12", "Complete"),
)
"""Answer, evidence and date typed into the first plain questions, and the words that must stand beside them then."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A tool's form: where its inputs stand, and which line of the plan goes to which question."""

    tool: Tool
    path: Path
    fields: dict[str, tuple[str, str, str, list[str]]]
    plan: dict[str, tuple[str, str, str, str]]

    @property
    def rows(self) -> list[str]:
        """The inputs that the words of the last column on Questions are about, in the order of the sheet."""
        return [name for name in self.fields if re.fullmatch(r"q\..+\.answer|section\..+\.grade|overall\.grade", name)]

    @property
    def choices(self) -> dict[str, str]:
        """The first choice of each question that others hang on: it makes some of them relevant, and not all."""
        asked = {condition.name for question in self.tool.questions for condition in question.relevant}
        return {question.name: question.choices[0] for question in self.tool.questions if question.name in asked}

    def typed(self) -> list[list[object]]:
        """What a careless auditor types."""
        found: list[list[object]] = []
        for name, (answer, evidence, day, _) in self.plan.items():
            for part, value in (("answer", answer), ("evidence", evidence), ("dates", day)):
                if value:
                    sheet, cell, _, _ = self.fields[f"q.{name}.{part}"]
                    found.append([sheet, cell, "date" if part == "dates" else "text", value])
        for name, choice in self.choices.items():
            found.append(["Questions", self.fields[f"q.{name}.answer"][1], "text", choice])
        return found

    def shown(self) -> list[list[str]]:
        """The live words of Questions, then the counts: on Questions, on Details, and both again on the first sheet."""
        words = [["Questions", f"G{row_of(self.fields[name][1])}"] for name in self.rows]
        front = openpyxl.load_workbook(self.path)["Guidance"]
        counts = [["Guidance", cell.coordinate] for [cell] in front["C1:C40"] if cell.data_type == "f"]
        assert len(counts) == 2
        return [*words, ["Questions", "D2"], ["Details", "C2"], *counts]

    def expected(self, *, typed: bool) -> list[str]:
        """The words and counts that must be shown, before the typing and after it."""
        questions = {question.name: question for question in self.tool.questions}
        words = []
        for name in self.rows:
            question = questions.get(name.split(".")[1]) if name.startswith("q.") else None
            if question is None:
                words.append("Grade needed")
            elif typed and question.name in self.plan:
                words.append(self.plan[question.name][3])
            else:
                words.append(self._left_alone(question, self.choices if typed else {}))
        missing = str(sum(one in ASKING for one in words))
        return [*words, missing, "5", "5", missing]

    def _left_alone(self, question: Question, chosen: dict[str, str]) -> str:
        if question.name in chosen:
            return (
                "Add a date"
                if question.date_rule
                else "Say where this is recorded"
                if question.evidence_rule
                else "Complete"
            )
        if question.relevant and all(chosen.get(one.name) not in {None, one.choice} for one in question.relevant):
            return "Not applicable"
        return "Answer needed" if question.required else "Optional"


def row_of(cell: str) -> int:
    place = cell_place(cell)
    assert place is not None
    return place[0] + 1


def form_of(tool: Tool, path: Path) -> Form:
    plain = [
        question.name
        for question in tool.questions
        if question.type is QuestionType.TEXT and question.date_rule and question.evidence_rule
        if question.required and not question.relevant
    ]
    fields = map_of(openpyxl.load_workbook(path))
    return Form(tool=tool, path=path, fields=fields, plan=dict(zip(plain, PLAN, strict=False)))


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """What one office made of the forms of all tools, and of a confirmation sheet."""

    folder: Path
    forms: dict[str, Form]
    worked: dict[str, Worked]
    issued: dict[str, Path]


@pytest.fixture(scope="module")
def session(
    previews: dict[str, Path],
    definitions: Definitions,
    issued_workspace: Path,
    tmp_path_factory: pytest.TempPathFactory,
) -> Session:
    folder = tmp_path_factory.mktemp("office")
    forms = {tool.key: form_of(tool, previews[tool.key]) for tool in definitions.bank.tools}
    documents: dict[str, tuple[Path, tuple[Step, ...]]] = {}
    for key, form in forms.items():
        show = form.shown()
        involved, words = ["Details", "C5"], ["Details", "C3"]
        documents[key] = (
            form.path,
            (
                Step(show=show),
                Step(values=form.typed(), show=show, save=[(folder / f"{key}.pdf", PDF)]),
                Step(values=[[*involved, "text", "Yes"]], show=show),
                Step(values=[[*involved, "text", "No involvement"]], show=[*show, words]),
            ),
        )
    sheet = issued_workspace / "output/neglect-2016/confirmations/Confirmation POLICE.xlsx"
    show = [["Confirmation", "L10"], ["Confirmation", "D7"]]
    answers: tuple[tuple[str, ...], ...] = (
        (),
        ("D10", "Yes", "E10", "Pat Lowe", "F10", "Sam Reed"),
        ("H10", "Chris Moor, team manager"),
        ("D10", "No involvement"),
        ("I10", "Chris Moor", "J10", "2016-05-20", "K10", "The case system"),
        ("D10", "Not involved"),
        ("D10", "Yes."),
        ("D10", "no\u00a0involvement"),
    )
    steps = [
        Step(
            values=[
                ["Confirmation", cell, "date" if cell == "J10" else "text", value]
                for cell, value in zip(typed[::2], typed[1::2], strict=True)
            ],
            show=show,
        )
        for typed in answers
    ]
    documents[CONFIRMATION] = (sheet, tuple(steps))
    done = work_in_office(folder, list(documents.values()))
    return Session(
        folder=folder,
        forms=forms,
        worked=dict(zip(documents, done, strict=True)),
        issued={key: path for key, (path, _) in documents.items()},
    )


def test_all_tools_are_looked_at(session: Session) -> None:
    assert set(session.forms) == set(TOOLS)


@pytest.mark.parametrize("key", TOOLS)
def test_the_words_and_counts_follow_what_is_typed(session: Session, key: str) -> None:
    form, (before, after, involved, nil) = session.forms[key], session.worked[key].shown
    assert len(form.plan) == len(PLAN)
    assert before == form.expected(typed=False)
    expected = form.expected(typed=True)
    assert after == expected
    assert involved == [*expected[:-3], "4", "4", expected[-1]]
    *words, questions, details, front_details, front_questions, instruction = nil
    assert set(words) == {"Not applicable"}
    assert (questions, details, front_details, front_questions) == ("0", "3", "3", "0")
    assert instruction.startswith("Fill in the three nil return lines")


def test_a_choice_makes_its_own_questions_relevant_and_no_others(session: Session) -> None:
    form, (before, after, *_) = session.forms["sexual_harm"], session.worked["sexual_harm"].shown
    words = {name.split(".")[1]: pair for name, *pair in zip(form.rows, before, after, strict=False)}
    assert words["cse_disruption"] == ["Answer needed", "Answer needed"]  # what is not chosen yet may still be this
    assert words["hsb_assessment"] == words["family_safety"] == ["Answer needed", "Not applicable"]


@pytest.mark.parametrize("key", TOOLS)
def test_a_long_answer_is_printed_whole(session: Session, key: str) -> None:
    pages = subprocess.run(
        ["pdftotext", "-layout", str(session.folder / f"{key}.pdf"), "-"], capture_output=True, text=True, check=True
    ).stdout.split("\f")
    own = "\n".join(page for page in pages if re.search(r"Long answers, page \d+ of \d+", page))
    words = long_words()
    known = set(words)
    assert [word for word in own.split() if word in known] == words


def test_a_confirmation_sheet_says_what_is_missing(session: Session) -> None:
    shown = session.worked[CONFIRMATION].shown
    assert [words for words, _ in shown] == [
        "Answer needed", "Answer needed", "Complete", "Answer needed", "Complete", "Choose from the list",
        "Only for a nil return", "Complete",
    ]  # fmt: skip
    assert [count for _, count in shown] == ["1", "1", "0", "1", "0", "1", "1", "0"]


@pytest.mark.parametrize("key", [*TOOLS, CONFIRMATION])
def test_every_formula_stands_in_the_file_with_what_the_office_calculates(session: Session, key: str) -> None:
    formulas = openpyxl.load_workbook(session.issued[key])
    stored = openpyxl.load_workbook(session.issued[key], data_only=True)
    expected: dict[tuple[str, str], Any] = {
        (sheet.title, cell.coordinate): stored[sheet.title][cell.coordinate].value
        for sheet in formulas.worksheets
        for row in sheet.iter_rows()
        for cell in row
        if cell.data_type == "f"
    }
    assert expected
    calculated = {
        name: value or None if isinstance(value, str) else value for name, value in session.worked[key].results.items()
    }
    assert calculated == expected
