"""Checks of what was chosen: involvement, and every cell that has a list. Grades have a check of their own (G01)."""

from collections import defaultdict
from collections.abc import Iterator

from nelaudit.checks.check import Applies, Hit, at, check
from nelaudit.checks.seen import Seen
from nelaudit.checks.wordlists import says_nothing_held
from nelaudit.model.choices import meant, plain_words
from nelaudit.model.findings import Severity
from nelaudit.model.forms import INVOLVED
from nelaudit.model.returns import Input
from nelaudit.model.wording import counted, listed, quoted, shortened

_LABEL, _SHOWN = 120, 160
_COLUMNS = {"attending": "Attending?", "about": "About"}
"""The headings of columns that have a list, by the last part of a field's name."""


@check(
    "B10", "choice-off-list", severity=Severity.ERROR, applies=Applies.ALWAYS, on_form=True,
    summary="A question with a list is answered with something that is not on it.",
    why="other questions are asked or left out by this choice, and agencies' choices are counted side by side; nobody "
    "may guess which one is meant.",
    put_right="choose one of the list's own words.",
    source="Local",
    message="“{text}” is not on the list for “{label}”. Please choose {choices}.",
)  # fmt: skip
def choice_off_list(seen: Seen) -> Iterator[Hit]:
    for question in seen.tool.questions:
        cell = seen.returned.inputs.get(f"q.{question.name}.answer")
        if cell is None or not question.choices or not _off_list(seen, cell) or says_nothing_held(cell.value):
            continue
        yield at(cell, question.name, text=seen.quoted(cell.value, _SHOWN), label=shortened(question.label, _LABEL),
                 choices=quoted(question.choices))  # fmt: skip


@check(
    "B11", "entry-off-list", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A line of a table, such as who attends or whom an event is about, holds something that the column's list "
    "does not.",
    why="what is not on the list is not counted as any of its words; it is shown as it was written.",
    put_right="read the line; where it matters who attends or whom an event is about, ask the agency.",
    source="Local",
    message="“{text}” is not on the list of the column “{column}”{more}. Please choose {choices}.",
)  # fmt: skip
def entry_off_list(seen: Seen) -> Iterator[Hit]:
    lines: dict[tuple[str, str], list[Input]] = defaultdict(list)
    for field, cell in seen.returned.inputs.items():
        if not cell.value:
            continue
        column = field.rpartition(".")[2]
        others_see_to_it = column == "grade" or field.startswith(("q.", "details."))
        if not others_see_to_it and _off_list(seen, cell):
            lines[column, plain_words(cell.value)].append(cell)
    for (column, _), (cell, *others) in lines.items():
        more = f", here and in {counted(len(others), 'further line')}" if others else ""
        yield at(cell, text=seen.quoted(cell.value, _SHOWN), column=_COLUMNS.get(column, column), more=more,
                 choices=quoted(seen.tool.choices_of(cell.field)))  # fmt: skip


def _off_list(seen: Seen, cell: Input) -> bool:
    choices = () if cell.blank else seen.tool.choices_of(cell.field)
    return bool(choices) and not meant(cell.value, choices)


@check(
    "N09", "involvement-unclear", severity=Severity.ERROR, applies=Applies.ALWAYS, on_form=True,
    summary="The form does not say, in one of the two choices, whether the agency is or was involved.",
    why="“no” may mean no involvement or no concern; neither a nil return nor a confirmation may rest on a guess.",
    put_right="choose “Yes” or “No involvement” as the first detail on the sheet Details.",
    source="Multi-Agency Audit Guidance, section 1",
    message="{found} Please choose {choices}.",
)  # fmt: skip
def involvement_unclear(seen: Seen) -> Iterator[Hit]:
    cell = seen.returned.inputs.get("details.involved")
    if cell is None or seen.returned.involvement or cell.field in seen.unplaced:
        return
    lines = bool(seen.returned.nil_lines)
    if not cell.blank:
        also = ", and the lines for a nil return are filled in" if lines else ""
        found = f"Whether your agency is or was involved is answered with “{seen.quoted(cell.value, _SHOWN)}”, which is not on the list{also}."
        yield at(cell, found=found, choices=quoted(INVOLVED))
    elif not lines:
        yield at(cell, found="Whether your agency is or was involved is not answered.", choices=quoted(INVOLVED))


@check(
    "N10", "nil-lines-without-nil", severity=Severity.ERROR, applies=Applies.ALWAYS,
    summary="The lines for a nil return are filled in, and “No involvement” is not chosen.",
    why="somebody searched records and found nothing, or wrote in the wrong lines; a nil return must not be lost or "
    "invented.",
    put_right="choose No involvement if your agency never worked with the child or family; else choose Yes and clear "
    "the lines.",
    source="Multi-Agency Audit Guidance, section 1",
    message="The lines for a nil return are filled in ({where}), and whether your agency is or was involved {says}. "
    "Please choose “No involvement” if it never was; if it was, choose “Yes” and clear these lines.",
)  # fmt: skip
def nil_lines_without_nil(seen: Seen) -> Iterator[Hit]:
    cell = seen.returned.inputs.get("details.involved")
    lines = seen.returned.nil_lines
    if cell is None or not lines or cell.field in seen.unplaced or seen.returned.is_nil:
        return
    if cell.blank or seen.returned.involvement:  # other words are asked about by N09, once
        where = listed([f"{one.sheet}!{one.cell}" for one in lines])
        says = "is not answered" if cell.blank else f"is answered with “{seen.returned.involvement}”"
        yield at(cell, where=where, says=says)
