"""What is planted in a form: each slip changes what slips.toml says that it changes, and nothing else."""

import random
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path

import pytest

from nelaudit.demo.loading import texts_folder
from nelaudit.demo.plan import Filling, Plan, good_values, load_plan
from nelaudit.demo.stories import story
from nelaudit.errors import DefinitionError
from nelaudit.model.definitions import Definitions
from nelaudit.model.intake import Outcome
from nelaudit.pathway.issue import form_for
from tests.conftest import DEADLINE, ISSUED

AUDITOR, FROM, TO = "Sam Reed", "28/08/2014", "10/05/2016"


@pytest.fixture
def filling(definitions: Definitions) -> Filling:
    """The police's form of the first case, filled in well."""
    audit, tool = definitions.register.audit("neglect-2016"), definitions.tool("neglect")
    assert audit is not None
    assert tool is not None
    form, _ = form_for(definitions, audit, audit.invitations[0], tool, return_by=DEADLINE, issued_on=ISSUED, key=b"")
    told = replace(story(1, "POLICE", 1), auditor=AUDITOR, period_from=FROM, period_to=TO)
    return Filling(form=form, tool=tool, values=good_values(form, tool, told))


@pytest.fixture(scope="module")
def plan() -> Plan:
    return load_plan(texts_folder())


def make(plan: Plan, slip: str, filling: Filling) -> dict[str, str]:
    """Makes a slip; what each changed field says now, empty where it is blank."""
    before = dict(filling.values)
    plan.behaviour(slip)(filling, random.Random(1))  # noqa: S311 - no secret
    names = before.keys() | filling.values.keys()
    return {name: filling.values.get(name, "") for name in names if filling.values.get(name) != before.get(name)}


@pytest.mark.parametrize(
    ("slip", "changed", "planted"),
    [
        ("no_day", {"chronology.2.event": "Home visit; the child was seen.", "chronology.2.date": "14:30"},
         [("chronology.2.date", "D06")]),
        ("backwards", {"details.period_from": TO, "details.period_to": FROM}, [("details.period_to", "D11")]),
        ("own_case", {"details.case_worker": AUDITOR}, [("details.auditor", "N07")]),
        ("unnamed",
         {"details.auditor": "", "details.case_worker": "", "details.signoff_name": "", "details.signoff_date": ""},
         [("details.auditor", "N01"), ("details.case_worker", "N02"), ("details.signoff_name", "N03"),
          ("details.signoff_date", "N03")]),
        ("context",
         {"q.differing_views.answer": "All staff have completed mandatory safeguarding training. The policy on supervision "
          "was under revision and there were two vacancies.", "q.differing_views.evidence": "Case file"},
         [("q.differing_views.answer", "B07")]),
        ("concern",
         {"concern.1.what": "During the audit it came to light that the child has been left alone overnight with a younger "
          "sibling.", "concern.1.action": "Duty social worker rung at once; strategy discussion held the same afternoon.",
          "concern.1.by": AUDITOR, "concern.1.when": "27/05/2016", "concern.1.reference": "MASH-2016-0417"},
         [("concern.1.what", "U01")]),
    ],
)  # fmt: skip
def test_a_slip_changes_what_it_says_and_plants_its_code(
    plan: Plan, filling: Filling, slip: str, changed: Mapping[str, str], planted: list[tuple[str, str]]
) -> None:
    made = make(plan, slip, filling)
    assert {name: text for name, text in made.items() if not name.endswith(".dates")} == changed
    assert filling.planted == planted
    assert (filling.outcome, filling.code) == (Outcome.ACCEPTED, "")


@pytest.mark.parametrize(
    ("slip", "left", "outcome", "code"),
    [
        ("nil",
         {"details.involved": "No involvement", "details.nil_confirmed_by": AUDITOR,
          "details.nil_confirmed_on": "25/05/2016",
          "details.nil_records_searched": "Client database and closed paper files"},
         Outcome.NIL, ""),
        ("blank_form", {}, Outcome.REFUSED, "F10"),
    ],
)  # fmt: skip
def test_a_slip_may_empty_the_form_and_end_otherwise(
    plan: Plan, filling: Filling, slip: str, left: Mapping[str, str], outcome: Outcome, code: str
) -> None:
    make(plan, slip, filling)
    assert filling.values == left
    assert (filling.outcome, filling.code) == (outcome, code)


def test_what_is_taken_by_lot_is_taken_once_and_asks_for_what_is_missing(plan: Plan, filling: Filling) -> None:
    changed = make(plan, "thin", filling)
    [(yes, _), (above, _), (unsourced, _)] = filling.planted
    assert [code for _, code in filling.planted] == ["B02", "B03", "E01"]
    assert len({name.split(".")[1] for name, _ in filling.planted}) == 3
    assert (changed[yes], changed[above], changed[unsourced]) == ("Yes", "As above", "")
    question = next(one for one in filling.tool.questions if one.name == unsourced.split(".")[1])
    assert question.evidence_rule
    answer = changed[f"q.{question.name}.answer"]
    assert answer.startswith("On 14/03/2016 the worker met both parents at home")
    assert answer.endswith(" That is how POLICE saw it.")


def test_a_slip_at_a_field_that_the_form_lacks_is_told(filling: Filling, tmp_path: Path) -> None:
    folder = Path(shutil.copytree(Path(str(texts_folder())), tmp_path / "texts"))
    slips = folder / "slips.toml"
    slips.write_text(slips.read_text("utf-8").replace('details.auditor = ""', 'details.auditr = ""'), "utf-8")
    with pytest.raises(DefinitionError) as told:
        make(load_plan(folder), "unnamed", filling)
    assert str(told.value) == (
        "nelaudit/demo/texts/slips.toml › unnamed: The form has no field “details.auditr”. Did you mean “details.auditor”?"
    )
