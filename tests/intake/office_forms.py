"""A pool of issued forms, and how each is filled in so that every text, date and choice says where it belongs."""

import datetime as dt
import io
import re
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import openpyxl

from nelaudit.model.forms import MAP_SHEET
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.issue import issue_forms
from nelaudit.pathway.workspace import Workspace, make_workspace
from tests.conftest import ISSUED
from tests.filling import map_of, opened_book
from tests.intake.mangler import Book
from tests.intake.office_registry import HEADINGS, label_cell

AUDIT = "neglect-2016"
FIRST_DAY, DAYS_APART = dt.date(2014, 6, 2), 12
FRONT_LABELS = ("Case reference", "Agency", "The child", "Date of birth")
_ROW = re.compile(r"^(?:(?:chronology|concern|practice|proposal|attendee)\.(\d+)\..*|.*)$")
BARE = re.compile(r"<(?P<field>[\w.]+?)(?P<end>!?)(?P<old>~\w+)?@(?P<case>[\w-]+)/(?P<agency>[\w-]+)>")
"""A mark: the field, whether it ends the text, whether it is an older version of it, and whose form it is."""


@dataclass(frozen=True, kw_only=True)
class Filled:
    """A form filled in: what was written into each field, and what is printed beside and above its cell."""

    case: str
    agency: str
    form_id: str
    data: bytes
    values: dict[str, Any]
    choices: dict[str, tuple[str, ...]]
    sheets: dict[str, str]
    labels: dict[str, str]
    headings: dict[str, str]
    front: dict[str, str]

    @property
    def key(self) -> str:
        return f"{self.case}/{self.agency}"

    @property
    def questions(self) -> frozenset[str]:
        """The questions with a written answer."""
        return frozenset(name for name, one in self.values.items() if name.endswith(".answer") and "<" in str(one))

    def open(self) -> Book:
        return opened_book(self.data)


def marked(field: str, key: str) -> str:
    """A text that says at both ends which field of which form it belongs to."""
    return (
        f"<{field}@{key}> The worker saw the home, talked with both parents, and wrote it down. "
        f"A manager read it, and agreed what was to be done by whom. <{field}!@{key}>"
    )


def fill(path: Path, number: int) -> Filled:
    """Opens an issued form and fills it in; no date is that of another field, or of a form with another number."""
    case, agency = path.stem.split(" ")[:2]
    book = openpyxl.load_workbook(path)
    fields = map_of(book)
    values: dict[str, Any] = {"details.involved": "Yes"}
    days: list[dt.date] = []
    for at, (field, (_, _, kind, choices)) in enumerate(fields.items()):
        if field == "details.involved" or field.startswith("details.nil") or int(_ROW.sub(r"\1", field) or 1) > 2:
            continue
        if kind == "text":
            values[field] = marked(field, f"{case}/{agency}")
        elif kind == "date":
            days.append(FIRST_DAY + dt.timedelta(days=DAYS_APART * len(days) + number))
            values[field] = dt.datetime.combine(days[-1], dt.time())
        else:
            values[field] = choices[at % min(len(choices), 4)]
    places = tuple((field, title, place) for field, (title, place, _, _) in fields.items())
    if places not in _PRINTED:
        _PRINTED[places] = {field: _printed(book[title], book[title][place]) for field, title, place in places}
    printed = _PRINTED[places]
    front = {label: str(cell.value) for label in FRONT_LABELS if (cell := label_cell(book, label)) is not None}
    for field, value in values.items():
        book[fields[field][0]][fields[field][1]].value = value
    out = io.BytesIO()
    book.save(out)
    return Filled(
        case=case, agency=agency, form_id=str(book[MAP_SHEET]["B1"].value), data=out.getvalue(), values=values, front=front,
        sheets={field: title for field, title, _ in places},
        labels={field: label for field, (label, _) in printed.items()},
        headings={field: heading for field, (_, heading) in printed.items()},
        choices={field: tuple(choices) for field, (_, _, _, choices) in fields.items()},
    )  # fmt: skip


_PRINTED: dict[tuple[tuple[str, str, str], ...], dict[str, tuple[str, str]]] = {}
"""What is printed beside and above the cells of forms alike, looked for once."""


def _printed(sheet: Any, cell: Any) -> tuple[str, str]:
    """The words printed to the left of an input cell, and the heading above it."""
    left = [sheet.cell(cell.row, col) for col in range(2, cell.column)]
    words = [one.value for one in left if isinstance(one.value, str) and one.protection.locked]
    above = (sheet.cell(row, cell.column) for row in range(cell.row - 1, 0, -1) if _is_heading_row(sheet, row))
    return (words[0] if words else ""), str(next(above).value)


def _is_heading_row(sheet: Any, row: int) -> bool:
    return any(sheet.cell(row, col).value in HEADINGS for col in range(1, sheet.max_column + 1))


def make_pool(root: Path, cases: int) -> Workspace:
    """A workspace with that many cases of the audit, each issued to all twelve agencies."""
    make_workspace(root)
    space = Workspace(root)
    register = space.templates / "register.xlsx"
    book = openpyxl.load_workbook(register)
    invited = [row for row in book["Invitations"].iter_rows(min_row=2, values_only=True) if row[0] == AUDIT]
    agencies = [row[2] for row in invited if row[1] == invited[0][1]]
    for number in range(len(invited) // len(agencies) + 1, cases + 1):
        reference = f"N16-{number:02}"
        born = dt.datetime(2008, 1, 5) + dt.timedelta(days=97 * number)  # noqa: DTZ001 - a cell holds no zone
        name, street = f"Juniper Ashgrove-{number}", f"{number} Heron Court, Marlhaven, MH1 6ZZ"
        book["Cases"].append(
            [AUDIT, reference, number, name, None, born, street, None, None, f"Father: Elm {name[8:]}"]
        )
        for agency in agencies:
            book["Invitations"].append([AUDIT, reference, agency])
    book.save(register)
    desk = Desk(space=space, today=ISSUED, definitions=load_definitions(space)[0])
    with closing(desk):
        issue_forms(desk, desk.audit(AUDIT))
    return space


def pool_of(space: Workspace) -> list[tuple[str, str]]:
    """The case and agency of every form that was issued."""
    names = sorted(path.stem for path in space.audit_folder(AUDIT, "forms").glob("*.xlsx"))
    return [(name.split(" ")[0], name.split(" ")[1]) for name in names]
