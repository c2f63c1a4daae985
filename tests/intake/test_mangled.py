"""Spoiled forms: for every answer either the same text at the right question, or a finding that names it."""

import datetime as dt
import io
import random
import re
import warnings
from collections.abc import Sequence

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from nelaudit.checks import Seen, run_checks
from nelaudit.intake.label import read_labels
from nelaudit.intake.matching import match_inputs
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import Form, row_key
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import NoticeKind, Return
from nelaudit.pathway.workspace import Workspace
from nelaudit.reading.workbook import read_workbook
from tests.conftest import filled, good_values
from tests.filling import opened_book, opened_form
from tests.intake.mangler import WAYS

MARK = re.compile(r"<((?:q|details|chronology|practice|section|concern)\.[\w.]+)>")
EXAMPLES = 40


class Case:
    """A form as issued, filled in so that each text names the field that it belongs to."""

    def __init__(self, root: Workspace, definitions: Definitions) -> None:
        self.definitions = definitions
        path = root.audit_folder("neglect-2016", "forms") / "N16-01 POLICE.xlsx"
        data = path.read_bytes()
        fields = opened_form(data).fields
        self.values = good_values(fields)
        for name, (_, _, kind, _) in fields.items():
            if kind == "text" and name.startswith(("q.", "details.", "chronology.1.", "chronology.2.", "practice.1")):
                self.values[name] = f"<{name}> the worker wrote this on 12/03/2016 in the case file."
        self.texts = {name: text for name, text in self.values.items() if isinstance(text, str) and MARK.match(text)}
        self.data = filled(data, only=self.values)
        with root.record() as record:
            form = record.forms.get(read_labels(read_workbook(data))[0].label.form_id)
        assert form is not None
        self.form: Form = form

    def spoil(self, ways: Sequence[str], seed: int) -> bytes:
        book = opened_book(self.data)
        source = random.Random(seed)
        for name in ways:
            WAYS[name](book, source)
        out = io.BytesIO()
        book.save(out)
        return out.getvalue()

    def read(self, data: bytes) -> Return:
        [one] = read_labels(read_workbook(data))
        assert one.label.form_id == self.form.form_id
        matched = match_inputs(self.form, one.sheets, one.copies, unlabelled=one.unlabelled, others=one.others)
        day = dt.date(2016, 6, 1)
        received = Received(day=day, basis=Basis.FILE, path="x", member="", sha256="0")
        return Return(
            form_id=self.form.form_id, identity=self.form.identity, edition=self.form.edition, received=received,
            inputs=matched.inputs, notices=matched.notices,
        )  # fmt: skip

    def faults(self, returned: Return) -> list[str]:
        """Answers that stand at another field than their own, or are gone without a word."""
        tool = self.definitions.tool("neglect")
        assert tool is not None
        findings = run_checks(Seen(returned=returned, tool=tool, sources=self.definitions.bank.sources)).findings
        whole_row = {NoticeKind.ROW_GONE, NoticeKind.BY_PLACE}
        gone = {row_key(notice.field) for notice in returned.notices if notice.kind in whole_row}
        sheets = {
            one.sheet
            for one in returned.notices
            if one.kind is NoticeKind.ROW_GONE and one.words == f"the sheet {one.sheet}"
        }
        gone |= {row_key(one.name) for one in self.form.fields if one.sheet in sheets}
        named = {finding.field for finding in findings} | {name for name in self.texts if row_key(name) in gone}
        said = {mark for notice in returned.notices for mark in MARK.findall(notice.words)}
        wrong = [
            f"{name} holds what belongs to {mark}"
            for name, found in returned.inputs.items()
            for mark in MARK.findall(found.value)
            if mark != name and not (name.startswith("chronology.") and mark.split(".")[::2] == name.split(".")[::2])
        ]
        held = {mark for found in returned.inputs.values() for mark in MARK.findall(found.value)}
        lost = [
            f"{name} is gone and nothing says so"
            for name, text in self.texts.items()
            if name not in held | named | said and text
        ]
        changed = [
            f"{name} was changed"
            for name, text in self.texts.items()
            if name in held - named
            and name in returned.inputs
            and returned.value(name)
            and text not in returned.value(name)
        ]
        return wrong + lost + changed


@pytest.fixture(scope="module")
def case(issued_workspace: object, definitions: Definitions) -> Case:
    return Case(Workspace(issued_workspace), definitions)  # type: ignore[arg-type]


def test_there_are_forty_ways_and_more() -> None:
    assert len(WAYS) >= 40


@pytest.mark.long_tables
@pytest.mark.parametrize("name", WAYS)
@pytest.mark.parametrize("seed", [1, pytest.param(2, marks=pytest.mark.slow)])
def test_one_way(case: Case, name: str, seed: int) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        data = case.spoil([name], seed)
    assert case.faults(case.read(data)) == []


@pytest.mark.slow
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=True)
@given(ways=st.lists(st.sampled_from(sorted(WAYS)), min_size=2, max_size=4), seed=st.integers(0, 2**16))
def test_ways_combined(case: Case, ways: list[str], seed: int) -> None:
    data = case.spoil(ways, seed)
    if {"map_deleted", "hidden_column_deleted_everywhere", "properties_deleted"} <= set(ways):
        return  # nothing is left that says whose form it is: refused, tested elsewhere
    assert case.faults(case.read(data)) == []
