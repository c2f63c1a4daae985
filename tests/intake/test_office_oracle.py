"""The judge of spoiled forms is itself judged: it must see each kind of fault, and forgive what the file itself says."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.intake.mangler import Book
from tests.intake.office_forms import AUDIT, Filled, fill
from tests.intake.office_grid import grid_of
from tests.intake.office_oracle import Seen, judged
from tests.intake.office_registry import bring, label_cell, table

ONE, OTHER = "q.first_recognition", "q.referral_outcome"
EVENT = "chronology.1.event"


@dataclass
class Told:
    """What a product might have made of a form: first all of it, rightly; then as a case changes it."""

    form: Filled
    second: Filled
    book: Book
    inputs: dict[str, dict[str, str]]
    findings: list[dict[str, str]] = field(default_factory=list)
    outcome: str = "accepted"

    def find(self, code: str, **known: str) -> None:
        blank = {"code": code, "severity": "error", "field": "", "sheet": "", "cell": "", "message": ""}
        self.findings.append(blank | known)

    def faults(self) -> list[str]:
        inputs = [dict(row) for row in self.inputs.values()]
        seen = Seen(outcomes=(self.outcome,), messages=(), inputs=inputs, findings=[dict(one) for one in self.findings])
        return [str(fault) for fault in judged(self.form, (self.second,), grid_of(self.book), seen)]


@pytest.fixture(scope="module")
def forms(issued_workspace: Path) -> tuple[Filled, Filled]:
    folder = issued_workspace / "output" / AUDIT / "forms"
    return fill(folder / "N16-01 POLICE.xlsx", 0), fill(folder / "N16-01 GP.xlsx", 1)


@pytest.fixture
def told(forms: tuple[Filled, Filled]) -> Told:
    form, book = forms[0], forms[0].open()
    rows = {}
    for row in book["nelaudit"].iter_rows(min_row=9, max_col=3, values_only=True):
        name, sheet, cell = (str(one) for one in row)
        if name in form.values:
            value = form.values[name]
            text = value if isinstance(value, str) else f"{value:%Y-%m-%d}"
            rows[name] = {
                "case": form.case, "agency": form.agency, "form_id": form.form_id, "field": name, "value": text,
                "state": "complete", "file": "returns/0.xlsx", "sheet": sheet, "cell": cell,
            }  # fmt: skip
    return Told(form=form, second=forms[1], book=book, inputs=rows)


def nothing(told: Told) -> None:
    """All stored as it was written."""


def exchanged(told: Told) -> None:
    """The file is whole, and two answers are stored as each other's."""
    one, other = told.inputs[f"{ONE}.answer"], told.inputs[f"{OTHER}.answer"]
    one["value"], other["value"] = other["value"], one["value"]


def dragged(told: Told) -> None:
    """The sender copied an answer over another, beside words that were left alone."""
    one, other = told.inputs[f"{ONE}.answer"], told.inputs[f"{OTHER}.answer"]
    told.book["Questions"][other["cell"]] = one["value"]
    other["value"] = one["value"]


def rows_exchanged_by_name(told: Told) -> None:
    """Words and answers of two rows were exchanged, the words cut; the product went by the hidden names."""
    sheet = told.book["Questions"]
    for col in "CDEF":
        one, other = sheet[f"{col}8"], sheet[f"{col}9"]
        one.value, other.value = other.value, one.value
    for cell in (sheet["C8"], sheet["C9"]):
        cell.value = str(cell.value).split("\n", maxsplit=1)[0]
    exchanged(told)
    told.find("M05", field=f"{ONE}.answer")
    told.find("M05", field=f"{OTHER}.answer")


def evidence_as_answer(told: Told) -> None:
    told.inputs[f"{ONE}.answer"]["value"] = told.inputs[f"{ONE}.evidence"]["value"]
    told.find("B01", field=f"{ONE}.answer")


def another_date(told: Told) -> None:
    told.inputs[f"{ONE}.dates"]["value"] = told.inputs[f"{OTHER}.dates"]["value"]


def another_grade(told: Told) -> None:
    row = told.inputs["section.recognition.grade"]
    row["value"] = next(one for one in told.form.choices[row["field"]] if one != row["value"])


def another_forms_text(told: Told) -> None:
    text = told.second.values[f"{ONE}.answer"]
    told.book["Questions"]["D8"] = text
    told.inputs[f"{ONE}.answer"]["value"] = text


def another_forms_sheet(told: Told) -> None:
    """A sheet without id beside the own fills a row of the chronology."""
    found = table(told.second.open(), "Event")
    assert found
    bring(told.book, found.sheet, "More", names=False)
    told.inputs["x"] = told.inputs[EVENT] | {
        "field": "chronology.31.event", "value": told.second.values[EVENT], "sheet": "More", "cell": "C5",
    }  # fmt: skip


def another_forms_sheet_for_the_own(told: Told, *, names: bool) -> None:
    found = table(told.second.open(), "Event")
    assert found
    del told.book["Chronology"]
    bring(told.book, found.sheet, "Chronology", names=names)
    told.inputs = {name: row for name, row in told.inputs.items() if not name.startswith("chronology.")}


def unlabelled_sheet_for_the_own(told: Told) -> None:
    """Nothing on the sheet tells it from the form's own, which is gone: nobody could know."""
    kept = told.inputs[EVENT] | {"value": told.second.values[EVENT], "cell": "C5"}
    another_forms_sheet_for_the_own(told, names=False)
    told.inputs[EVENT] = kept


def labelled_sheet_for_the_own(told: Told) -> None:
    kept = told.inputs[EVENT] | {"value": told.second.values[EVENT]}
    another_forms_sheet_for_the_own(told, names=True)
    told.inputs[EVENT] = kept
    told.find("M04", sheet="Chronology")


def stored_under_another(told: Told) -> None:
    for row in told.inputs.values():
        row["agency"] = "GP"


def rows_mixed(told: Told) -> None:
    one, other = told.inputs["chronology.1.date"], told.inputs["chronology.2.date"]
    one["value"], other["value"] = other["value"], one["value"]
    one["cell"], other["cell"] = other["cell"], one["cell"]


def rows_renumbered(told: Told) -> None:
    for name in [name for name in told.inputs if name.startswith("chronology.1.")]:
        one, other = told.inputs[name], told.inputs[name.replace(".1.", ".2.")]
        one["value"], other["value"] = other["value"], one["value"]
        one["cell"], other["cell"] = other["cell"], one["cell"]


def gone(told: Told) -> None:
    del told.inputs[f"{ONE}.answer"]


def gone_and_called_blank(told: Told) -> None:
    gone(told)
    told.find("B01", field=f"{ONE}.answer")


def gone_and_quoted(told: Told) -> None:
    gone(told)
    told.find("M06", message=f"On Questions: “{told.form.values[f'{ONE}.answer'][:60]}…”.")


def gone_and_pointed_to(told: Told) -> None:
    gone(told)
    told.find("M06", sheet="Questions", cell="H8")


def gone_and_another_row_pointed_to(told: Told) -> None:
    gone(told)
    told.find("M06", sheet="Questions", cell="H9")


def gone_and_pointed_to_in_other_words(told: Told) -> None:
    """An answer typed behind the question: the finding points to the cell, and quotes the question."""
    cell = told.book["Questions"]["C8"]
    cell.value = f"{cell.value} {told.form.values[f'{ONE}.answer']}"
    told.book["Questions"]["D8"] = None
    gone(told)
    told.find("B01", field=f"{ONE}.answer")
    told.find("M06", sheet="Questions", cell="C8", message=f"“{cell.value[:90]}…”")


def gone_and_only_dated(told: Told) -> None:
    gone(told)
    told.find("D08", field=f"{ONE}.answer")


def gone_and_counted(told: Told) -> None:
    gone(told)
    told.find("M06", sheet="Questions", cell="H20", message="“…” and 3 more; look at the sheet.")


def gone_and_refused(told: Told) -> None:
    told.inputs.clear()
    told.outcome = "refused"


def end_cut(told: Told) -> None:
    row = told.inputs[f"{ONE}.answer"]
    row["value"] = row["value"][:80]


def deleted_by_the_sender(told: Told) -> None:
    told.book["Questions"]["D8"] = None
    gone(told)


def stray_text(told: Told) -> None:
    told.book["Questions"]["J20"] = "<stray.here> A word more."


def stray_text_told(told: Told) -> None:
    stray_text(told)
    told.find("M06", sheet="Questions", cell="J20")


def front_page(told: Told) -> None:
    label_cell(told.book, "The child").value = "Wren Larkspur"


def front_page_asked_about(told: Told) -> None:
    front_page(told)
    told.inputs.clear()
    told.outcome = "asked"


def concerns_deleted(told: Told) -> None:
    del told.book["Immediate concerns"]
    told.inputs = {name: row for name, row in told.inputs.items() if not name.startswith("concern.")}


def concerns_deleted_told_late(told: Told) -> None:
    concerns_deleted(told)
    told.find("M04", sheet="Immediate concerns")


def concerns_deleted_told(told: Told) -> None:
    concerns_deleted(told)
    told.find("M04", sheet="Immediate concerns", severity="urgent")


def off_the_list(told: Told) -> None:
    told.inputs["section.recognition.grade"]["value"] = "Quite good"


def off_the_list_told(told: Told) -> None:
    off_the_list(told)
    told.find("G01", field="section.recognition.grade")


def by_likeness(told: Told) -> None:
    told.book["Questions"]["A8"], told.book["Questions"]["C8"] = None, "What were the first signs, and who saw them?"


def by_likeness_told(told: Told) -> None:
    by_likeness(told)
    told.find("M02", field=f"{ONE}.answer")


CASES: list[tuple[Callable[[Told], None], int, str]] = [
    # what became of the form, faults, and how each begins
    (nothing, 0, ""),
    (exchanged, 2, "wrong"),
    (dragged, 0, ""),
    (rows_exchanged_by_name, 2, "wrong"),
    (evidence_as_answer, 1, "wrong"),
    (another_date, 1, "wrong"),
    (another_grade, 1, "wrong"),
    (another_forms_text, 1, "wrong"),
    (labelled_sheet_for_the_own, 4, ""),
    (unlabelled_sheet_for_the_own, 3, ""),
    (stored_under_another, 109, "wrong"),
    (rows_mixed, 2, "wrong"),
    (rows_renumbered, 0, ""),
    (gone, 1, "lost"),
    (gone_and_called_blank, 0, ""),
    (gone_and_quoted, 0, ""),
    (gone_and_pointed_to, 0, ""),
    (gone_and_another_row_pointed_to, 1, "lost"),
    (gone_and_pointed_to_in_other_words, 1, "lost"),
    (gone_and_only_dated, 1, "lost"),
    (gone_and_counted, 0, ""),
    (gone_and_refused, 0, ""),
    (end_cut, 1, "lost: the end"),
    (deleted_by_the_sender, 0, ""),
    (stray_text, 1, "lost: stray.here"),
    (stray_text_told, 0, ""),
    (front_page, 1, "wrong: the front page"),
    (front_page_asked_about, 0, ""),
    (concerns_deleted, 1, "unnamed: the table concern is gone"),
    (concerns_deleted_told_late, 1, "unnamed: the table concern"),
    (concerns_deleted_told, 0, ""),
    (off_the_list, 1, "unnamed: the choice"),
    (off_the_list_told, 0, ""),
    (by_likeness, 1, "unnamed"),
    (by_likeness_told, 0, ""),
]


@pytest.mark.parametrize(("case", "number", "begins"), CASES, ids=[case.__name__ for case, _, _ in CASES])
def test_the_judge(told: Told, case: Callable[[Told], None], number: int, begins: str) -> None:
    case(told)
    faults = told.faults()
    assert len(faults) == number, faults
    assert all(one.startswith(begins) for one in faults), faults


def test_a_sheet_from_elsewhere_fills_nothing(told: Told) -> None:
    another_forms_sheet(told)
    wrong = [one for one in told.faults() if one.startswith("wrong")]
    assert len(wrong) == 1
    assert "chronology.31.event" in wrong[0]


def test_a_file_that_is_named_nowhere_is_lost(told: Told) -> None:
    seen = Seen(outcomes=(), messages=(), inputs=(), findings=())
    [fault] = judged(told.form, (), grid_of(told.book), seen)
    assert str(fault) == "lost: the file is named nowhere"
