"""Every tool's form in LibreOffice: its live words follow what is typed, wrong things above all, and nothing is cut."""

import re
import subprocess
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl
import pytest

from nelaudit.model.definitions import Definitions
from nelaudit.model.places import cell_name, cell_place
from nelaudit.model.tools import Question, QuestionType, Tool
from tests.conftest import PROSE, map_of
from tests.office.driving import Step, Worked, needs_office, work_in_office

TOOLS = ("generic", "disabled", "missing", "neglect", "sexual_harm", "youth_justice", "single_assessment")
PDF = "calc_pdf_Export"
UNDATED = PROSE.replace("12/03/2016", "a day in the week")
ASKING = ("Answer needed", "Add a date", "Say where this is recorded", "Grade needed")
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


@dataclass(frozen=True)
class Form:
    """A tool's form in the office: what is typed into which question, and the words that must stand beside it then."""

    tool: Tool
    fields: dict[str, tuple[str, str, str, list[str]]]
    plan: dict[str, tuple[str, str, str, str]]

    @classmethod
    def of(cls, tool: Tool, path: Path) -> "Form":
        plain = [
            question.name
            for question in tool.questions
            if question.type is QuestionType.TEXT
            and question.date_rule
            and question.evidence_rule
            and question.required
            and not question.relevant
        ]
        plan = [
            ("", "", "", "Answer needed"),
            ("   ", "Case file", "2016-03-12", "Answer needed"),
            (UNDATED, "Case file", "", "Add a date"),
            (PROSE, "", "", "Say where this is recorded"),
            (PROSE, "Case file", "", "Complete"),
            (UNDATED, "Case file", "2016-03-12", "Complete"),
            ("No information held", "", "", "Complete"),
            (long_answer(), "Case file", "2016-03-12", "Complete"),
        ]
        fields = map_of(openpyxl.load_workbook(path))
        return cls(tool, fields, dict(zip(plain, plan, strict=False)))

    def typed(self) -> list[list[object]]:
        found: list[list[object]] = []
        for name, (answer, evidence, day, _) in self.plan.items():
            for part, value in (("answer", answer), ("evidence", evidence), ("dates", day)):
                if value:
                    sheet, cell, _, _ = self.fields[f"q.{name}.{part}"]
                    found.append([sheet, cell, "date" if part == "dates" else "text", value])
        return found + [["Questions", self.cell(name), "text", choice] for name, choice in self.choices().items()]

    def choices(self) -> dict[str, str]:
        """The last answer of each question that others hang on: it makes some of them relevant, if not all."""
        asked = {condition.name for question in self.tool.questions for condition in question.relevant}
        return {question.name: question.choices[-1] for question in self.tool.questions if question.name in asked}

    def cell(self, name: str) -> str:
        return self.fields[f"q.{name}.answer"][1]

    def live(self) -> list[tuple[str, str]]:
        """The questions and grades in the order of the sheet, with the cell of their live words."""
        names = [name for name in self.fields if re.fullmatch(r"q\..+\.answer|section\..+\.grade|overall\.grade", name)]
        return [(name, f"G{place(self.fields[name][1])[0] + 1}") for name in names]

    def show(self) -> list[list[str]]:
        """The live words, then the counts: on Questions, Details, and twice on the first sheet."""
        front = openpyxl.load_workbook(self.path)["Guidance"] if self.path else None
        assert front is not None
        counts = [["Guidance", cell.coordinate] for [cell] in front["C1:C40"] if cell.data_type == "f"]
        return [["Questions", cell] for _, cell in self.live()] + [["Questions", "D2"], ["Details", "C2"], *counts]

    path: Path | None = None

    def at_issue(self, question: Question) -> str:
        return "Not applicable" if question.relevant else "Answer needed" if question.required else "Optional"

    def after(self, question: Question) -> str:
        """The words that must stand beside a question after the typing."""
        if question.name in self.plan:
            return self.plan[question.name][3]
        chosen = self.choices()
        if question.name in chosen:
            return "Add a date" if question.date_rule else "Say where this is recorded" if question.evidence_rule else "Complete"
        if question.relevant:
            met = any(chosen.get(condition.name) == condition.choice for condition in question.relevant)
            return "Answer needed" if met else "Not applicable"
        return self.at_issue(question)


def place(cell: str) -> tuple[int, int]:
    found = cell_place(cell)
    assert found is not None
    return found
