"""The short way to fill in a form, and to open a workbook again, is the long way: part for part the same bytes."""

import datetime as dt
import io
import random
import warnings
from typing import Any

import openpyxl
import pytest

from nelaudit.define import QUESTION_BANK, REGISTER
from tests.conftest import Desk, filled, good_values
from tests.filling import opened_book, opened_form, parts_as_saved
from tests.intake.mangler import WAYS

CHANGES: dict[str, Any] = {
    "practice.1.text": " a <b> & c \r\n tab\t_x000D_ \U0001f600 ",
    "details.auditor": None,
    "details.manager": "",
    "concern.1.what": "=1+1",
    "concern.1.when": "yesterday",
    "chronology.1.date": dt.date(2016, 3, 12),
}


@pytest.mark.slow
@pytest.mark.parametrize("changes", [CHANGES, {}, CHANGES | {"details.case_worker": dt.date(2016, 3, 12)}])
def test_a_form_is_filled_in_as_openpyxl_does(desk: Desk, changes: dict[str, Any]) -> None:
    form = opened_form(desk.form("POLICE"))
    values = good_values(form.fields, form.agency) | changes
    assert form.filled(values) == form.filled_by_openpyxl(values)


def test_a_field_that_the_form_does_not_have_is_a_mistake_of_the_test(desk: Desk) -> None:
    with pytest.raises(KeyError):
        filled(desk.form("POLICE"), {"q.nothing.answer": "x"})


@pytest.mark.slow
@pytest.mark.parametrize("name", [REGISTER, QUESTION_BANK])
def test_a_definition_workbook_that_was_opened_before_is_the_same_workbook(desk: Desk, name: str) -> None:
    data = (desk.root / "input_templates" / name).read_bytes()
    for _ in range(2):
        assert parts_as_saved(opened_book(data)) == parts_as_saved(openpyxl.load_workbook(io.BytesIO(data)))


@pytest.mark.slow
@pytest.mark.parametrize("way", list(WAYS)[::5])
def test_a_workbook_that_was_opened_before_is_the_same_workbook(desk: Desk, way: str) -> None:
    data = filled(desk.form("POLICE"))
    for _ in range(2):
        opened_book(data)
    first, again = openpyxl.load_workbook(io.BytesIO(data)), opened_book(data)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        for book in (first, again):
            WAYS[way](book, random.Random(7))  # noqa: S311 - the same ways each time
        assert parts_as_saved(first) == parts_as_saved(again)


@pytest.mark.slow
@pytest.mark.parametrize("changes", [CHANGES, {}])
def test_a_form_filled_in_here_is_opened_as_openpyxl_opens_it(desk: Desk, changes: dict[str, Any]) -> None:
    data = filled(desk.form("POLICE"), changes)
    for _ in range(3):
        assert parts_as_saved(opened_book(data)) == parts_as_saved(openpyxl.load_workbook(io.BytesIO(data)))
