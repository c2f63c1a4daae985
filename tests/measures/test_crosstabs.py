"""The cross-tabulations, as the tables they are."""

from nelaudit.collate.collated import Collated
from nelaudit.collate.collating import cross_tabulated
from nelaudit.model.measures import Crosstab
from tests.making import collated_of, mention, rows_of, state_of

FORMS = """
| A | POLICE | complete    | 0 | +++ | Good |
| A | GP     | partial     | 0 | +-y | Good |
| B | POLICE | complete    | 0 | 0d+ | Good |
| B | CSC    | outstanding |   |     |      |
"""
MENTIONS = """
| voice  | strength    | A | POLICE | daily_life |
| voice  | strength    | A | POLICE | outcome    |
| voice  | strength    | B | POLICE | daily_life |
| voice  | strength    | A | GP     | daily_life |
| impact | development | B | POLICE | outcome    |
"""


def made(found: Collated, name: str) -> Crosstab:
    return next(one for one in cross_tabulated(found) if one.name == name)


def as_table(one: Crosstab) -> list[list[str]]:
    return [list(one.header), *(list(row) for row in one.rows)]


def found() -> Collated:
    sibling = mention(("impact", "strength", "A", "GP", "outcome"), about="sibling")
    return collated_of(state_of(FORMS), (*(mention(row) for row in rows_of(MENTIONS)), sibling))


def test_theme_by_agency_counts_returns_and_leaves_siblings_out() -> None:
    assert as_table(made(found(), "crosstab_theme_agency")) == rows_of("""
        | theme  | polarity    | POLICE | GP | CSC | agencies | returns | of_returns |
        | voice  | strength    | 2      | 1  | 0   | 2        | 3       | 3          |
        | voice  | development | 0      | 0  | 0   | 0        | 0       | 3          |
        | impact | strength    | 0      | 0  | 0   | 0        | 0       | 3          |
        | impact | development | 1      | 0  | 0   | 1        | 1       | 3          |
    """)


def test_theme_by_case_counts_returns() -> None:
    assert as_table(made(found(), "crosstab_theme_case"))[:2] == rows_of("""
        | theme  | polarity    | A | B | C | cases | returns | of_returns |
        | voice  | strength    | 2 | 1 | 0 | 2     | 3       | 3          |
    """)


def test_question_by_agency_counts_the_states_of_answers() -> None:
    table = as_table(made(found(), "crosstab_question_agency"))
    filled = [row for row in table[1:] if row[-1] != "0"]
    assert [table[0], *filled] == rows_of("""
        | section | question   | state                  | POLICE | GP | CSC | returns |
        | voice   | daily_life | no information held    | 1      | 0  | 0   | 1       |
        | voice   | daily_life | answered               | 1      | 1  | 0   | 2       |
        | work    | outcome    | blank                  | 0      | 1  | 0   | 1       |
        | work    | outcome    | undated                | 1      | 0  | 0   | 1       |
        | work    | outcome    | answered               | 1      | 0  | 0   | 1       |
        | work    | referral   | yes, no or placeholder | 0      | 1  | 0   | 1       |
        | work    | referral   | answered               | 2      | 0  | 0   | 2       |
    """)


def test_measures_by_purpose_have_their_counts() -> None:
    rows = made(found(), "crosstab_measure_purpose").rows
    assert [row for row in rows if row[0] == "blank"] == [
        ("blank", "good_practice", "0.1667", "1", "6", "3", "share", ""),
        ("blank", "improve", "0.1667", "1", "6", "3", "share", ""),
    ]


def test_an_audit_of_which_nothing_came_has_its_tables_too() -> None:
    nothing = state_of("| A | POLICE | outstanding | | | |")
    assert [len(one.rows) for one in cross_tabulated(collated_of(nothing))] == [4, 4, 0, 0, 0, 0]
