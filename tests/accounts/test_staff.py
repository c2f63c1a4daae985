"""Whom a text means by a surname: the agency whose own form names that person, and nobody where two agencies do."""

import pytest

from nelaudit.accounts.staff import staff_of
from nelaudit.model.forms import Identity
from tests.challenge.cases.telling import return_of
from tests.vocabulary import vocabulary

FORMS = {
    "SCHOOLS": {"details.manager": "Mrs Ruth Alderson", "attendee.1.name": "Mr Edwin Quill"},
    "HV": {"details.case_worker": "Tom Alderson", "details.auditor": "Ida Marsh"},
}


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        ("mr quill attended", ["SCHOOLS"]),
        ("ida marsh rang mr quill", ["HV", "SCHOOLS"]),
        ("mrs alderson attended", []),  # each of the two has an Alderson
        ("tom alderson rang ida marsh", ["HV"]),
    ],
)
def test_a_surname_that_two_agencies_have_names_nobody(text: str, whose: list[str]) -> None:
    returns = [return_of(Identity(audit="a", case="c", agency=code), values) for code, values in FORMS.items()]
    assert [agency for agency, _, _ in staff_of(returns, vocabulary()).named_in(text)] == whose
