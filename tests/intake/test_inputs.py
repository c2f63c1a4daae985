"""What is odd about a cell is told, whatever else its sheet holds."""

import pytest

from nelaudit.intake.inputs import read_input
from nelaudit.intake.sheet_view import Placed
from nelaudit.model.forms import Field, FieldKind
from nelaudit.model.returns import Input, NoticeKind
from nelaudit.model.workbooks import ReadSheet

FIELD = Field(name="q.voice.answer", sheet="Questions", cell="D6", kind=FieldKind.TEXT, heading="Answer")
BLANK = Input(field=FIELD.name, value="", kind=FIELD.kind, sheet=FIELD.sheet, cell=FIELD.cell)
SPOT = (5, 3)


@pytest.mark.parametrize(
    ("odd", "kind"),
    [
        ({}, None),
        ({"cut": frozenset({SPOT})}, NoticeKind.CUT),
        ({"formulas": frozenset({SPOT})}, NoticeKind.FORMULA),
        ({"errors": frozenset({SPOT})}, NoticeKind.ERROR_VALUE),
        ({"struck": {SPOT: "not seen"}}, NoticeKind.STRUCK),
        ({"cells": {SPOT: 12345678901234567000}}, NoticeKind.DIGITS_LOST),
        ({"cells": {}, "merged": ((4, 3, 5, 3),)}, NoticeKind.MERGED),
        ({"cut": frozenset({(6, 3)}), "formulas": frozenset({(6, 3)})}, None),
    ],
)
def test_what_is_odd_about_a_cell(odd: dict[str, object], kind: NoticeKind | None) -> None:
    about = {"name": "Questions", "hidden": False, "cells": {SPOT: "Seen alone."}} | odd
    sheet = ReadSheet(**about)  # type: ignore[arg-type]
    placed = Placed(key="q.voice", sheet=sheet, row=5, columns={FIELD.name: 3}, by="name")
    _, notices = read_input(FIELD, BLANK, [placed])
    assert [(one.kind, one.cell) for one in notices] == ([(kind, "D6")] if kind else [])
