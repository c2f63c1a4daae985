"""Forms used again: several cases, agencies and audits on one desk, and ways to change what a first page says."""

import datetime as dt
from copy import copy
from dataclasses import replace
from typing import Any

from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import Form
from nelaudit.pathway.issue import form_for
from nelaudit.pathway.workspace import Workspace
from nelaudit.privacy import named
from nelaudit.writing.excel.workbook import workbook_bytes
from tests.conftest import DEADLINE, ISSUED
from tests.filling import opened_book

CHILD, OTHER = "Peregrine Oakapple", "Clementina Pebblesworth"
"""The children of N16-01 and of N16-02, both invented."""

INVITED = (
    ("neglect-2016", "N16-01", "GP"),
    ("neglect-2016", "N16-02", "GP"),
    ("neglect-2016", "N16-01", "POLICE"),
    ("missing-2016", "M16-01", "GP"),
)


def invite(book: Any) -> None:
    """Leaves those invitations in the register, in the order of its audits."""
    sheet = book["Invitations"]
    sheet.delete_rows(2, sheet.max_row)
    for row in sorted(INVITED):
        sheet.append([*row, None])


def value_cell(sheet: Any, label: str) -> Any:
    """The cell right of a label, which is the first filled one there or else the next."""
    for row in sheet.iter_rows():
        for one in row:
            if one.value == label:
                beside = [cell for cell in sheet[one.row][one.column :] if cell.value is not None]
                return beside[0] if beside else sheet.cell(one.row, one.column + 1)
    raise AssertionError(label)


def guidance_of(book: Any, other: bytes, *, beside: bool = False) -> None:
    """Takes the first page of another form, in place of the form's own or beside it, as copying sheets in Excel does."""
    source = opened_book(other)["Guidance"]
    place = book.sheetnames.index("Guidance")
    if not beside:
        book.remove(book["Guidance"])
    made = book.create_sheet("Guidance (2)", place)
    for row in source.iter_rows():
        for one in row:
            if one.value is not None:
                made.cell(one.row, one.column).value = one.value
                made.cell(one.row, one.column).number_format = copy(one.number_format)


def front_of(definitions: Definitions, case: str, agency: str, *, names: str) -> tuple[bytes, Form]:
    """A form as a board would issue it whose forms name the child, or do not."""
    audit = definitions.register.audit("neglect-2016")
    tool = definitions.tool("neglect")
    assert audit is not None
    assert tool is not None
    board = definitions.register.board
    settings = (*(one for one in board.settings if one[0] != "names_on_forms"), ("names_on_forms", names))
    register = replace(definitions.register, board=replace(board, settings=settings))
    [asked] = [one for one in audit.invitations if (one.case, one.agency) == (case, agency)]
    form, book = form_for(
        replace(definitions, register=register), audit, asked, tool, return_by=DEADLINE, issued_on=ISSUED, key=b"k"
    )
    return workbook_bytes(named(book, why="a test looks at the first page")), form


def reissue(space: Workspace, definitions: Definitions) -> tuple[bytes, bytes]:
    """N16-01's form for the GP as issued, and as issued again after the register's child was spelt otherwise."""
    audit = definitions.register.audit("neglect-2016")
    tool = definitions.tool("neglect")
    assert audit is not None
    assert tool is not None
    first = (space.audit_folder(audit.key, "forms") / "N16-01 GP.xlsx").read_bytes()
    cases = tuple(
        replace(case, subject=replace(case.subject, name="Perry Oakapple-Grey", date_of_birth=dt.date(2014, 2, 12)))
        if case.reference == "N16-01"
        else case
        for case in audit.cases
    )
    [asked] = [one for one in audit.invitations if (one.case, one.agency) == ("N16-01", "GP")]
    form, book = form_for(
        definitions, replace(audit, cases=cases), asked, tool, return_by=DEADLINE, issued_on=ISSUED, key=b"k"
    )
    with space.record() as record, record.whole():
        record.forms.add(form, tool)
    return first, workbook_bytes(named(book, why="a test looks at the first page"))
