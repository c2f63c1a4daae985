"""What is held and the register no longer knows: which forms were meant to go, and which are lost."""

import datetime as dt
from dataclasses import replace

import pytest

from nelaudit.define.lost import find_lost
from nelaudit.model.decisions import Decision, DecisionKind
from nelaudit.model.forms import Identity
from nelaudit.model.holdings import Holding
from tests.making import a_register, an_audit


@pytest.mark.parametrize(
    ("case", "team", "lost"),
    [
        ("A", "North", []),
        ("A", "", []),  # of whichever team
        ("A", "South", ["n16"]),
        ("B", "", ["n16"]),
    ],
)
def test_a_form_without_an_invitation_is_lost_unless_a_decision_leaves_it_out(
    case: str, team: str, lost: list[str]
) -> None:
    decision = Decision(
        date=dt.date(2016, 6, 1), audit="n16", case=case, agency="GP", team=team, kind=DecisionKind.EXCLUDE,
        reason="withdrawn", agreed_by="QA group",
    )  # fmt: skip
    register = replace(a_register(an_audit()), decisions=(decision,))
    held = Holding(identity=Identity(audit="n16", case="A", agency="GP", team="North"), forms=1, returns=1)
    assert [one.name for one in find_lost(register, [held])] == lost


OUT = Decision(
    date=dt.date(2016, 6, 1), audit="n16", case="A", agency="GP", team="", kind=DecisionKind.EXCLUDE, reason="withdrawn",
    agreed_by="QA group",
)  # fmt: skip
BACK = replace(OUT, kind=DecisionKind.INCLUDE, date=dt.date(2016, 6, 8), reason="the GP's after all")


@pytest.mark.parametrize(
    ("decisions", "lost"),
    [
        ((OUT,), []),
        ((replace(OUT, file="draft.xlsx"),), ["n16"]),  # one of several returns
        ((OUT, BACK), ["n16"]),
        ((replace(OUT, date=dt.date(2016, 6, 9)), BACK), []),
        ((OUT, replace(BACK, file="another.xlsx")), []),
    ],
)
def test_only_what_leaves_the_whole_form_out_means_that_its_row_may_go(
    decisions: tuple[Decision, ...], lost: list[str]
) -> None:
    register = replace(a_register(an_audit()), decisions=decisions)
    held = Holding(identity=Identity(audit="n16", case="A", agency="GP", team="North"), forms=1, returns=1)
    assert [one.name for one in find_lost(register, [held])] == lost
