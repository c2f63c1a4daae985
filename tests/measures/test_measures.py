"""What the measures count, on audits written as tables, and when they are rated and compared."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

import pytest

from nelaudit.collate.earlier_audits import audits_before
from nelaudit.measures.listing import MEASURES, rag
from nelaudit.model.audit_state import AuditState, Before
from nelaudit.model.codebook import Polarity
from nelaudit.model.definitions import Shape
from nelaudit.model.measures import Direction, GroupKind, Measure, Rag, of_kind
from nelaudit.model.moderation import Attendance, ModeratedGrade, Moderation
from tests.making import DUE, TODAY, a_register, accepted, an_audit, collated_of, mention, rows_of, state_of

FORMS = """
| A | POLICE | complete    | 0 | +++ | Good                 |
| A | GP     | partial     | 2 | +-y | Requires improvement |
| A | CSC    | nil         |   |     |                      |
| B | POLICE | complete    | 5 | 0d+ | Good                 |
| B | GP     | outstanding |   |     |                      |
| B | CSC    | confirmed   |   |     |                      |
| C | POLICE | complete    | 0 | s++ | Not applicable       |
"""
COUNTED = """
| voice-evidenced          | 2 | 4  | 4 |
| impact-evidenced         | 3 | 4  | 4 |
| overall-grade            | 3 | 3  | 3 |
| confirmed                | 6 | 7  | 7 |
| returned                 | 5 | 7  | 7 |
| returned-on-time         | 2 | 6  | 6 |
| days-late-median         | 2 | 2  | 2 |
| nil                      | 1 | 7  | 7 |
| missing                  | 2 | 7  | 7 |
| complete-at-first-return | 2 | 4  | 4 |
| blank                    | 1 | 12 | 4 |
| undated                  | 1 | 9  | 4 |
| no-information-held      | 1 | 12 | 4 |
| queries-open             | 3 | 3  | 2 |
| queries-closed           | 0 | 3  | 2 |
"""


def whole(found: Sequence[Measure], key: str) -> Measure:
    return next(one for one in found if one.rule.key == key and one.group.kind is GroupKind.AUDIT)


def one_of(state: AuditState, key: str, before: Before | None = None) -> Measure:
    return whole(collated_of(state, before=before or Before()).measures, key)


@pytest.mark.parametrize(("key", "numerator", "denominator", "n"), rows_of(COUNTED))
def test_a_measure_counts_what_it_says(key: str, numerator: str, denominator: str, n: str) -> None:
    found = one_of(state_of(FORMS), key)
    assert (found.numerator, found.denominator, found.n) == (int(numerator), int(denominator), int(n))


def test_every_measure_has_a_name_of_its_own_and_says_what_it_counts() -> None:
    rules = [counter.rule for counter in MEASURES]
    assert len({rule.key for rule in rules}) == len({rule.title for rule in rules}) == len(rules)
    assert all(rule.definition and rule.counted and rule.of for rule in rules)


def test_each_item_behind_an_answer_names_its_file_sheet_and_cell() -> None:
    state = state_of(FORMS)
    blank = [item for item in one_of(state, "blank").items if item.counts]
    assert [(item.file, item.sheet, item.cell) for item in blank] == [("A GP 2.xlsx", "Questions", "D7")]
    held = [item for item in one_of(state, "no-information-held").items if item.counts]
    assert [(item.file, item.cell, item.words) for item in held] == [("B POLICE 4.xlsx", "D6", "no information held")]
    late = one_of(state, "days-late-longest").items
    assert [(item.file, item.words) for item in late] == [
        ("A GP 2.xlsx", "returned with queries, 2 working days late"),
        ("B POLICE 4.xlsx", "returned, 5 working days late"),
    ]


def test_of_an_even_number_the_later_and_the_worse_are_told() -> None:
    state = state_of("""
        | A | POLICE | complete | 1 | +++ | Good                 |
        | A | GP     | complete | 4 | +++ | Requires improvement |
        | B | POLICE | complete | 2 | +++ | Inadequate           |
        | B | GP     | complete | 9 | +++ | Good                 |
    """)
    assert one_of(state, "days-late-median").value == 4
    assert one_of(state, "days-late-longest").value == 9
    assert one_of(state, "overall-grade").label == "Requires improvement"


def test_what_is_not_due_yet_is_neither_missing_nor_late() -> None:
    state = replace(state_of(FORMS), today=DUE)
    assert (one_of(state, "missing").numerator, one_of(state, "returned").denominator) == (0, 5)
    assert one_of(state, "returned-on-time").denominator == 4


@pytest.mark.parametrize(
    ("target", "lower", "value", "expect"),
    [
        (0.9, 0, 0.9, Rag.GREEN),
        (0.9, 0, 0.72, Rag.AMBER),
        (0.9, 0, 0.7199, Rag.RED),
        (0.9, 0, 0.8999, Rag.AMBER),
        (0.05, 1, 0.05, Rag.GREEN),
        (0.05, 1, 0.24, Rag.AMBER),
        (0.05, 1, 0.2401, Rag.RED),
        (0.05, 1, 0.0501, Rag.AMBER),
        (None, 0, 0.5, Rag.NO_TARGET),
    ],
)
def test_green_from_the_target_amber_from_four_fifths(
    target: float | None, lower: int, value: float, expect: Rag
) -> None:
    rules = {counter.rule.key: counter.rule for counter in MEASURES}
    rule = replace(rules["blank" if lower else "returned"], target=target)
    assert rag(rule, value, few=False) is expect
    assert rag(rule, value, few=True) is (Rag.NO_TARGET if target is None else Rag.FEW)


def test_nothing_is_rated_under_the_registers_minimum() -> None:
    four = "\n".join(f"| A | {agency} | complete | 0 | +++ | |" for agency in ("POLICE", "GP", "CSC", "HV"))
    assert one_of(state_of(four), "returned").rag is Rag.FEW
    assert one_of(state_of(four), "blank").rag is Rag.FEW  # twelve questions, but four returns
    assert one_of(state_of(four, minimum_n_process="4"), "returned").rag is Rag.GREEN
    assert one_of(state_of(four + "\n| B | GP | complete | 0 | +++ | |"), "returned").rag is Rag.GREEN


@pytest.mark.parametrize("closed", [0, 1])
def test_a_query_is_open_while_it_stands_open_in_one_of_two_returns(closed: int) -> None:
    state = state_of("| A | GP | partial | 0 | +y+ | |\n| A | GP | partial | 0 | +y+ | |")
    returns = tuple(accepted(one) if place == closed else one for place, one in enumerate(state.returns))
    state = replace(state, returns=returns)
    assert [item.words for item in one_of(state, "queries-open").items if item.counts] == ["B02 open"]
    assert one_of(state, "queries-closed").numerator == 0


def test_a_query_is_closed_by_a_decision_or_by_a_later_return_without_it() -> None:
    table = """
        | A | POLICE | superseded | 0 | -y+ | |
        | A | POLICE | partial    | 0 | +y+ | |
        | A | GP     | complete   | 0 | y++ | |
        | A | CSC    | excluded   | 0 | --- | |
    """
    state = state_of(table)
    state = replace(
        state, returns=tuple(accepted(one) if one.identity.agency == "GP" else one for one in state.returns)
    )
    closed = one_of(state, "queries-closed")
    assert [item.words for item in closed.items if item.counts] == [
        "B01 put right in a later return",
        "B02 closed by decision",
    ]
    assert [item.words for item in one_of(state, "queries-open").items if item.counts] == ["B02 open"]
    first = one_of(state, "complete-at-first-return")
    assert [(item.identity.agency, item.words) for item in first.items] == [("POLICE", "2 errors"), ("GP", "1 error")]


def test_who_states_no_involvement_and_answers_all_the_same_is_not_blank_for_the_rest() -> None:
    state = state_of("| A | POLICE | partial | 0 | +-- | |")
    [one] = state.returns
    assert one.returned is not None
    said = {
        "details.involved": replace(
            one.returned.inputs["q.daily_life.answer"], field="details.involved", value="No involvement"
        )
    }
    nil = replace(one, returned=replace(one.returned, inputs={**one.returned.inputs, **said}))
    assert one_of(state, "blank").denominator == 3
    assert one_of(replace(state, returns=(nil,)), "blank").denominator == 1


def test_what_the_program_could_not_place_is_not_blank() -> None:
    found = one_of(state_of("| A | POLICE | complete | 0 | !+- | |"), "blank")
    assert [(item.counts, item.words) for item in found.items] == [
        (False, "not placed by the program"), (False, "answered"), (True, "blank"),
    ]  # fmt: skip


def test_a_session_has_no_lateness_and_nothing_of_the_challenge_day_is_told_before_it() -> None:
    meeting = collated_of(state_of(FORMS, audit=an_audit(shape=Shape.SESSION))).measures
    assert not {"confirmed", "returned-on-time", "days-late-median"} & {one.rule.key for one in meeting}
    assert not {"attendance", "grades-upheld"} & {one.rule.key for one in collated_of(state_of(FORMS)).measures}


def test_an_ungraded_audit_has_no_grades() -> None:
    state = state_of(FORMS)
    bare = replace(state, tool=replace(state.tool, scale=replace(state.tool.scale, grades=())))
    assert not {"overall-grade", "section-grade"} & {one.rule.key for one in collated_of(bare).measures}


def test_what_the_challenge_day_changed_is_counted_with_its_direction() -> None:
    agreed = [
        ("A", "POLICE", "Good", "Inadequate"),
        ("A", "GP", "Requires improvement", "Good"),
        ("B", "POLICE", "Good", "Good"),
        ("C", "POLICE", "Not applicable", "Good"),
    ]
    came = [("A", True), ("A", True), ("B", False), ("B", None)]
    moderation = Moderation(
        audit="n16",
        taken_in_on=TODAY,
        grades=tuple(
            ModeratedGrade(case=case, agency=agency, team="", section="overall", self_grade=own, label=label, reason="")
            for case, agency, own, label in agreed
        ),
        attendance=tuple(
            Attendance(case=case, agency="GP", team="", name="", role="Auditor", attended=attended)
            for case, attended in came
        ),
    )
    found = collated_of(state_of(FORMS, moderation=moderation)).measures
    shifts = {key: (one.numerator, one.denominator) for key in ("upheld", "upgraded", "downgraded")
              for one in [whole(found, f"grades-{key}")]}  # fmt: skip
    assert shifts == {"upheld": (1, 3), "upgraded": (1, 3), "downgraded": (1, 3)}
    assert [item.words for item in whole(found, "grades-downgraded").items if item.counts] == ["Good → Inadequate"]
    attendance = whole(found, "attendance")
    assert (attendance.numerator, attendance.denominator) == (2, 3)


def test_measures_are_told_by_agency_section_purpose_and_function() -> None:
    found = [one for one in collated_of(state_of(FORMS)).measures if one.rule.key == "blank"]
    counts = {(one.group.kind.value, one.group.key): (one.numerator, one.denominator) for one in found}
    assert counts == {
        ("audit", ""): (1, 12),
        ("agency", "POLICE"): (0, 9),
        ("agency", "GP"): (1, 3),
        ("agency", "CSC"): (0, 0),
        ("section", "voice"): (0, 4),
        ("section", "work"): (1, 8),
        ("purpose", "good_practice"): (1, 8),
        ("purpose", "improve"): (1, 8),
        ("function", "early_help"): (0, 4),
        ("function", "joint_audit"): (1, 8),
    }


def test_an_agency_without_a_query_has_none() -> None:
    found = of_kind(collated_of(state_of(FORMS)).measures, GroupKind.AGENCY)
    queries = {one.group.key: one.value for one in found if one.rule.key == "queries-open"}
    assert queries == {"POLICE": 1, "GP": 2, "CSC": 0}


BETTER = "\n".join(
    f"| {case} | {agency} | complete | 0 | +++ | Good |" for case in "ABC" for agency in ("POLICE", "GP", "CSC", "HV")
)
WORSE = BETTER.replace("complete | 0 | +++ | Good", "complete | 1 | +-+ | Inadequate")


@pytest.mark.parametrize(
    ("now", "then", "key", "expect"),
    [
        (BETTER, WORSE, "returned-on-time", Direction.UP),
        (WORSE, BETTER, "blank", Direction.UP),  # up, and lower is better: which way is good stands apart
        (BETTER, BETTER, "blank", Direction.LEVEL),
        (BETTER, WORSE, "overall-grade", Direction.UP),
        (WORSE, BETTER, "overall-grade", Direction.DOWN),
        (BETTER, WORSE, "queries-open", Direction.NONE),  # counts of audits of different size
        (BETTER, FORMS, "overall-grade", Direction.FEW),  # four grades are too few to compare with
    ],
)
def test_the_direction_of_travel(now: str, then: str, key: str, expect: Direction) -> None:
    earlier = state_of(then, audit=an_audit("m15", dt.date(2015, 6, 6)))
    found = one_of(state_of(now), key, Before(process=earlier, practice=earlier))
    assert found.direction is expect
    assert found.previous == one_of(earlier, key).value


def some(table: str, number: int) -> AuditState:
    """The first so many rows of a table."""
    return state_of("\n".join(table.strip().splitlines()[:number]))


@pytest.mark.parametrize(
    ("key", "now", "then", "expect"),
    [
        # ten grades are enough, and five forms; fewer on either side are not
        ("overall-grade", 10, 10, Direction.UP),
        ("overall-grade", 9, 12, Direction.FEW),
        ("overall-grade", 12, 9, Direction.FEW),
        ("returned-on-time", 5, 5, Direction.UP),
        ("returned-on-time", 4, 12, Direction.FEW),
        ("returned-on-time", 12, 4, Direction.FEW),
    ],
)
def test_what_is_compared_is_enough_on_both_sides(key: str, now: int, then: int, expect: Direction) -> None:
    earlier = some(WORSE, then)
    found = one_of(some(BETTER, now), key, Before(process=earlier, practice=earlier))
    assert (found.n, found.direction) == (now, expect)


def test_the_register_says_how_many_grades_are_enough() -> None:
    four = "\n".join(BETTER.splitlines()[:4])
    earlier = state_of(WORSE)
    for minimum, expect in (("4", Direction.UP), ("5", Direction.FEW)):
        now = state_of(four, minimum_n_grades=minimum, minimum_n_process="1")
        assert one_of(now, "overall-grade", Before(process=earlier, practice=earlier)).direction is expect


def of_days(state: AuditState, *days: int) -> AuditState:
    """The same returns, received so many days after the day on which they were due."""
    returns = []
    for one, day in zip(state.returns, days, strict=True):
        assert one.returned is not None
        came = replace(one.returned.received, day=DUE + dt.timedelta(days=day))
        returns.append(replace(one, returned=replace(one.returned, received=came)))
    return replace(state, returns=tuple(returns))


@pytest.mark.parametrize(
    ("first", "second", "days", "complete"),
    [
        ("superseded | 0 | -y+", "complete   | 0 | +++", (1, 2), 0),
        ("superseded | 0 | -y+", "complete   | 0 | +++", (1, 1), 0),  # of one day the one that is held first
        ("complete   | 0 | +++", "superseded | 0 | -y+", (2, 1), 0),  # whatever its place, the one that came first
        ("superseded | 0 | +++", "partial    | 0 | -y+", (1, 1), 1),
        ("excluded   | 0 | -y+", "complete   | 0 | +++", (1, 2), 1),  # what was left out is none
    ],
)
def test_the_first_return_is_the_one_that_came_first_and_was_not_left_out(
    first: str, second: str, days: tuple[int, int], complete: int
) -> None:
    state = of_days(state_of(f"| A | GP | {first} | |\n| A | GP | {second} | |"), *days)
    found = one_of(state, "complete-at-first-return")
    assert (found.numerator, found.denominator) == (complete, 1)


def test_a_nil_return_is_never_late() -> None:
    state = state_of("| A | CSC | nil | | | |\n| B | CSC | complete | 2 | +++ | |")
    nil, other = state.returns
    state = replace(state, returns=(replace(nil, working_days_late=3), other))
    assert [item.words for item in one_of(state, "days-late-longest").items] == ["returned, 2 working days late"]
    assert one_of(state, "returned-on-time").denominator == 1


def test_practice_is_never_compared_with_another_theme() -> None:
    other = state_of(WORSE, audit=an_audit("m15", tool="missing"))
    found = collated_of(state_of(BETTER), before=Before(process=other)).measures
    assert whole(found, "returned-on-time").previous == 0
    assert whole(found, "voice-evidenced").previous is whole(found, "overall-grade").previous is None


def test_the_audits_to_compare_with_are_the_last_by_deadline_and_the_last_of_the_theme() -> None:
    days = (
        ("n14", 2014, "neglect"),
        ("n15", 2015, "neglect"),
        ("m15", 2015, "missing"),
        ("n16", 2016, "neglect"),
        ("y17", 2017, "neglect"),
    )
    audits = tuple(an_audit(key, dt.date(year, 6, 1 + len(tool)), tool) for key, year, tool in days)
    register = a_register(*audits)
    issued = {"n14", "n15", "m15", "n16", "y17"}
    process, practice = audits_before(register, audits[3], issued)
    assert (process and process.key, practice and practice.key) == ("n15", "n15")
    process, practice = audits_before(register, audits[3], issued - {"n15"})
    assert (process and process.key, practice and practice.key) == ("m15", "n14")
    assert audits_before(register, audits[0], issued) == (None, None)


def test_themes_are_ranked_by_agencies_then_cases_and_words_about_a_sibling_do_not_count() -> None:
    rows = rows_of("""
        | voice  | strength | A | POLICE | daily_life |
        | voice  | strength | A | POLICE | outcome    |
        | voice  | strength | B | POLICE | daily_life |
        | impact | strength | A | GP     | outcome    |
        | impact | strength | A | POLICE | outcome    |
    """)
    sibling = tuple(
        mention(("voice", "strength", "C", agency, "outcome"), about="sibling") for agency in ("GP", "CSC", "HV")
    )
    mentions = (*(mention(row) for row in rows), *sibling)
    ranked = collated_of(state_of(FORMS), mentions).ranked[Polarity.STRENGTH]
    assert [(one.key, len(one.agencies), len(one.cases), one.returns, one.collated) for one in ranked] == [
        ("impact", 2, 1, 2, 4),
        ("voice", 1, 2, 2, 4),
    ]
