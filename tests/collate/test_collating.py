"""What is worked out of an audit once for all documents: which proposed actions they may show."""

from dataclasses import replace

import pytest

from nelaudit.model.forms import FieldKind
from nelaudit.model.returns import Input
from tests.making import collated_of, state_of


@pytest.mark.parametrize(
    ("lead", "due", "shown"),
    [
        ("Housing", "30/09/2016", ["Change the locks."]),
        ("The owner of 7 Elm Street", "30/09/2016", []),
        ("Housing", "12/03/2016", []),
    ],
)
def test_an_action_is_withheld_by_any_cell_of_its_row(lead: str, due: str, shown: list[str]) -> None:
    state = state_of("| A | GP | complete | 0 | +++ | |")
    [one] = state.returns
    assert one.returned
    texts = {
        "details.not_to_share": "1",
        "q.daily_life.answer": "On 12/03/2016 the lodger left for 7 Elm Street.",
        "proposal.1.action": "Change the locks.",
        "proposal.1.lead": lead,
        "proposal.1.due": due,
    }
    cells = {
        name: Input(field=name, value=text, kind=FieldKind.TEXT, sheet="Form", cell="C5")
        for name, text in texts.items()
    }
    returned = replace(one.returned, inputs={**one.returned.inputs, **cells})
    found = collated_of(replace(state, returns=(replace(one, returned=returned),)))
    assert [each.action for each in found.proposals] == shown
