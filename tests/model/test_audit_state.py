"""What is found in an audit as a whole: concerns outlive their return, until a person closes them."""

from dataclasses import replace

import pytest

from nelaudit.model.audit_state import CONCERN_CODE
from tests.making import finding, state_of


@pytest.mark.parametrize(("closed", "expect"), [("", [CONCERN_CODE]), ("2016-06-10 QA group: dealt with", [])])
def test_a_concern_that_stands_in_a_replaced_return_only_is_listed_until_it_is_closed(
    closed: str, expect: list[str]
) -> None:
    state = state_of("""
        | A | GP | superseded | 0 | +++ | |
        | A | GP | complete   | 0 | +++ | |
    """)
    before, after = state.returns
    concern = finding(before.identity, CONCERN_CODE, "daily_life", "D6", "a.xlsx", closed=closed)
    found = replace(state, returns=(replace(before, findings=(concern,)), after)).findings
    assert [one.rule.code for one in found] == expect
