"""The overview's part case by case: it sets agency beside agency."""

import pytest

from nelaudit.model.documents import Heading
from nelaudit.report.overview.cases import cases_part
from tests.making import collated_of, state_of


@pytest.mark.parametrize(
    ("table", "headings"),
    [
        ("| A | GP | complete | 0 | +++ | |\n| A | GP  | complete | 0 | +++ | |", []),  # one agency, told twice
        ("| A | GP | complete | 0 | +++ | |\n| B | CSC | complete | 0 | +++ | |", []),
        ("| A | GP | complete | 0 | +++ | |\n| A | CSC | outstanding |  |  | |", []),
        ("| A | GP | complete | 0 | +++ | |\n| A | CSC | complete | 0 | +++ | |", ["A"]),
    ],
)
def test_a_case_that_one_agency_alone_tells_of_is_not_in_it(table: str, headings: list[str]) -> None:
    blocks = [*cases_part(collated_of(state_of(table)))]
    assert [one.text for one in blocks if isinstance(one, Heading) and one.level == 2] == headings
