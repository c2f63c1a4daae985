"""Three invented cases in eight agencies' forms: what contradicts is found, what does not raises nothing."""

from dataclasses import replace
from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nelaudit.model.audit_state import AuditState
from nelaudit.model.challenge import ChallengeKind, ChallengePoint
from nelaudit.model.definitions import Definitions
from nelaudit.privacy import clear, make_guard, opened
from nelaudit.report.overview.cases import cases_part
from tests.challenge.cases import disabled_girl, missing_boy, reception_child
from tests.challenge.cases.telling import Plant, state_of, tell
from tests.conftest import PROSE
from tests.counting import steps
from tests.making import chronology_of, collated_of, points_of

CASES = (reception_child, missing_boy, disabled_girl)
OTHERS_ALLOWED = 2


def state(definitions: Definitions, told: ModuleType, planted: tuple[Plant, ...] = ()) -> AuditState:
    return state_of(definitions, told.AUDIT, told.CASE, tell(told.STORY, planted))


def meets(point: ChallengePoint, plant: Plant) -> bool:
    return point.kind is ChallengeKind[plant.kind] and set(plant.agencies) <= set(point.agencies)


@pytest.mark.parametrize("told", CASES)
def test_eight_planted_contradictions_are_found_and_hardly_anything_else(
    definitions: Definitions, told: ModuleType
) -> None:
    left = list(points_of(state(definitions, told, told.PLANTED)))
    assert len(told.PLANTED) == 8
    for plant in told.PLANTED:
        found = next((point for point in left if meets(point, plant)), None)
        assert found, (plant.kind, plant.agencies)
        left.remove(found)
    assert len(left) <= OTHERS_ALLOWED, [point.sentence for point in left]


@pytest.mark.parametrize("told", CASES)
def test_the_same_case_without_them_raises_nothing(definitions: Definitions, told: ModuleType) -> None:
    assert [point.sentence for point in points_of(state(definitions, told))] == []


@pytest.mark.parametrize(
    ("told", "number"), [(told, number) for told in CASES for number in range(8)], ids=lambda value: str(value)[-24:]
)
def test_each_contradiction_alone_is_one_point(definitions: Definitions, told: ModuleType, number: int) -> None:
    plant = told.PLANTED[number]
    points = points_of(state(definitions, told, (plant,)))
    assert [meets(point, plant) for point in points] == [True], [point.sentence for point in points]


def test_a_point_reads_as_a_plain_sentence_with_both_sources(definitions: Definitions) -> None:
    dates, meeting = (
        next(
            point
            for point in points_of(state(definitions, reception_child, reception_child.PLANTED))
            if point.kind is kind
        )
        for kind in (ChallengeKind.DATES, ChallengeKind.MEETING)
    )
    assert dates.sentence.endswith(
        "date the initial child protection conference 20 October 2015; Merrow Community Health: 0-19 health visiting and "
        "school nursing dates it 22 October 2015."
    )
    assert meeting.sentence == (
        "Marlhaven Children's Social Care records Marlhaven schools, academies and nurseries at the strategy discussion on "
        "1 October 2015; Marlhaven schools, academies and nurseries states that it was not asked to it."
    )
    assert {one.identity.agency for one in meeting.references} == {"CSC", "SCHOOLS"}


def test_keys_outlive_a_resubmission_and_tell_points_apart(definitions: Definitions) -> None:
    points = points_of(state(definitions, reception_child, reception_child.PLANTED))
    assert len({point.key for point in points}) == len(points)
    reworded = tell(reception_child.STORY, reception_child.PLANTED)
    reworded["HV"]["details.period_to"] = "30/05/2016"
    reworded["POLICE"]["q.daily_life.answer"] += " Nothing further is held."
    again = points_of(state_of(definitions, reception_child.AUDIT, reception_child.CASE, reworded))
    assert [point.key for point in again] == [point.key for point in points]


def test_keys_outlive_a_further_agency_that_joins_a_point(definitions: Definitions) -> None:
    words = {
        "CSC": "The child was never seen alone by anyone. The core group met on 7 April 2016 with housing. We referred to CAMHS on 4 May 2016.",
        "HOUSING": "We attended the core group on 11 April 2016.",
        "YOS": "She was seen alone on 3 March 2016.",
        "CAMHS": "No referral was received from social care.",
    }
    told = {code: {"details.involved": "Yes", "q.working_together.answer": text} for code, text in words.items()}
    before = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    text = "The core group of 11 April 2016 was at school. She was seen alone on 9 March 2016."
    told["SCHOOLS"] = {"details.involved": "Yes", "q.working_together.answer": text}
    after = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    assert [point.kind for point in before] == [ChallengeKind.ANSWERS, ChallengeKind.ANSWERS, ChallengeKind.DATES]
    assert {point.key for point in after} == {point.key for point in before}
    assert sum("SCHOOLS" in point.agencies for point in after) == 2


def test_kinds_stand_in_their_order_and_agencies_in_the_registers(definitions: Definitions) -> None:
    points = points_of(state(definitions, reception_child, reception_child.PLANTED))
    kinds, codes = list(ChallengeKind), [agency.code for agency in definitions.register.agencies]
    places = [kinds.index(point.kind) for point in points]
    assert places == sorted(places)
    for point in points:
        assert list(point.agencies) == sorted(point.agencies, key=codes.index)


@pytest.mark.parametrize("told", CASES)
def test_every_reference_stands_verbatim_in_its_cell(definitions: Definitions, told: ModuleType) -> None:
    shown = state(definitions, told, told.PLANTED)
    cells = {
        (one.identity, cell.field, cell.sheet, cell.cell): cell.value
        for one in shown.returns
        if one.returned
        for cell in one.returned.inputs.values()
    }
    for point in points_of(shown):
        assert point.references
        for one in point.references:
            assert one.words
            assert one.words in cells[one.identity, one.field, one.sheet, one.cell]


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_returns_does_not_matter(definitions: Definitions, chance: object) -> None:
    told = list(tell(reception_child.STORY, reception_child.PLANTED).items())
    expected = points_of(state_of(definitions, reception_child.AUDIT, reception_child.CASE, dict(told)))
    chance.shuffle(told)  # type: ignore[attr-defined]
    shown = state_of(definitions, reception_child.AUDIT, reception_child.CASE, dict(told))
    assert points_of(shown) == expected


WORKING_TOGETHER = 11
"""The number of that question on the neglect form."""


@pytest.mark.parametrize("private", [f"Question {WORKING_TOGETHER}", "Please do not share our form"])
def test_what_an_agency_withholds_is_in_no_point_for_others(definitions: Definitions, private: str) -> None:
    told = tell(reception_child.STORY, reception_child.PLANTED)
    told["HV"]["details.not_to_share"] = private
    shown = state_of(definitions, reception_child.AUDIT, reception_child.CASE, told)
    number = [question.name for question in shown.tool.questions].index("working_together") + 1
    assert number == WORKING_TOGETHER
    points = points_of(shown)
    hidden = next(point for point in points if point.kind is ChallengeKind.DATES)
    assert not hidden.shareable
    assert hidden not in collated_of(shown).points_to_share
    said = repr([*cases_part(collated_of(shown))])
    assert "22 October 2015" not in said
    assert ChallengeKind.DATES.value not in said


@pytest.mark.parametrize("box", ["", "Please do not share our form"])
def test_a_nil_return_that_is_not_to_be_shared_is_in_no_point_for_others(definitions: Definitions, box: str) -> None:
    nil = tell({}, [Plant(kind="nil", agencies=(), nil="HV")])["HV"]
    told = {
        "SCHOOLS": {
            "details.involved": "Yes",
            "q.working_together.answer": "The health visitor attended the core group on 9 March 2016.",
        },
        "HV": nil | {"details.not_to_share": box},
    }
    (point,) = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    assert (point.kind, set(point.agencies)) == (ChallengeKind.NIL, {"HV", "SCHOOLS"})
    assert point.shareable is (box == "")


def test_names_are_taken_out_of_what_the_board_reads(definitions: Definitions) -> None:
    told = tell(reception_child.STORY, reception_child.PLANTED)
    audit = definitions.register.audit(reception_child.AUDIT)
    assert audit is not None
    name = audit.cases[0].subject.name.split()[0]
    told["CSC"]["chronology.5.event"] = f"ICPC on {name}: child protection plan"
    shown = state_of(definitions, reception_child.AUDIT, reception_child.CASE, told)
    guard = make_guard([audit.cases[0].subject])
    said = repr(opened(clear(guard, tuple(cases_part(collated_of(replace(shown, clear=guard.text)))))))
    assert "[name removed]" in said
    assert name not in said


def test_a_concern_is_pointed_at_and_not_repeated(definitions: Definitions) -> None:
    shown = state(definitions, reception_child, reception_child.PLANTED)
    point = next(one for one in points_of(shown) if one.kind is ChallengeKind.CONCERN)
    assert point.agencies == ("ACUTE",)
    assert "barred" not in repr([*cases_part(collated_of(shown))])


@pytest.mark.parametrize(
    ("first", "second", "question", "found"),
    [
        ("Child sexual exploitation", "Sexual abuse within the family", "harm_kind", 1),
        ("Child sexual exploitation", "More than one of these", "harm_kind", 0),
        ("Child sexual exploitation", "Child sexual exploitation", "harm_kind", 0),
        ("03/05/2016", "05/05/2016", "strategy_held", 1),
        ("03/05/2016", "2016-05-03", "strategy_held", 0),
    ],
)
def test_choices_and_date_questions(
    definitions: Definitions, first: str, second: str, question: str, found: int
) -> None:
    told = {
        agency: {"details.involved": "Yes", f"q.{question}.answer": text}
        for agency, text in (("POLICE", first), ("CSC", second))
    }
    assert len(points_of(state_of(definitions, "sexual-harm-2016", "H16-01", told))) == found


def test_what_each_did_itself_may_differ(definitions: Definitions) -> None:
    told = {
        "CSC": {"q.neglect_tool.answer": "We completed it, alone or with another agency"},
        "GP": {"q.neglect_tool.answer": "We took no part in it"},
    }
    assert points_of(state_of(definitions, "neglect-2016", "N16-01", told)) == ()


@pytest.mark.parametrize(
    ("labels", "found"),
    [
        (("Good", "Inadequate"), 1),
        (("Good", "Requires improvement"), 0),
        (("Outstanding", "Requires improvement"), 1),
        (("Not applicable", "Inadequate"), 0),
        (("Good", "Good", "Inadequate"), 1),
    ],
)
def test_grades_two_ranks_apart(definitions: Definitions, labels: tuple[str, ...], found: int) -> None:
    told = {
        agency: {"section.voice.grade": label} for agency, label in zip(("CSC", "GP", "POLICE"), labels, strict=False)
    }
    assert len(points_of(state_of(definitions, "neglect-2016", "N16-01", told))) == found


@pytest.mark.parametrize(
    ("about", "found"),
    [
        ("Subject child", 1),
        ("", 1),
        ("Another family member", 1),
        ("another family member", 1),
        ("A sibling", 0),
        ("Someone else", 0),
    ],
)
def test_a_nil_return_is_contradicted_by_work_with_the_child_or_family_and_with_no_sibling_or_other(
    definitions: Definitions, about: str, found: int
) -> None:
    row = {"date": "09/03/2016", "event": "The health visitor visited mother at home.", "about": about}
    told = {
        "SCHOOLS": {"details.involved": "Yes", **{f"chronology.1.{name}": text for name, text in row.items()}},
        "HV": tell({}, [Plant(kind="nil", agencies=(), nil="HV")])["HV"],
    }
    points = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    assert [point.kind for point in points] == [ChallengeKind.NIL] * found


@pytest.mark.parametrize(
    ("answer", "found"),
    [
        ("The health visitor did not attend the core group; the health visitor visited the home afterwards.", 1),
        ("The health visitor was invited to the core group; the health visitor supported mother at home.", 1),
        ("The health visitor attended the core group; the health visitor did not visit the home.", 1),
        ("The health visitor did not attend the core group; the health visitor did not visit the home.", 0),
        ("The health visitor was invited to the core group.", 0),
    ],
)
def test_what_an_agency_did_contradicts_its_nil_return_whatever_it_did_not_do_beside_it(
    definitions: Definitions, answer: str, found: int
) -> None:
    told = {
        "SCHOOLS": {"details.involved": "Yes", "q.working_together.answer": answer},
        "HV": tell({}, [Plant(kind="nil", agencies=(), nil="HV")])["HV"],
    }
    points = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    assert [point.kind for point in points] == [ChallengeKind.NIL] * found


def test_a_nil_return_that_nobody_contradicts_is_no_point(definitions: Definitions) -> None:
    told = tell(missing_boy.STORY, (Plant(kind="NIL", agencies=(), nil="HOUSING"),))
    assert points_of(state_of(definitions, missing_boy.AUDIT, missing_boy.CASE, told)) == ()


@pytest.mark.parametrize(
    ("answer", "dates", "other", "found"),
    [
        ("The initial conference was attended by the health visitor.", "14/03/2016", "ICPC 12 March 2016.", 1),
        ("The initial conference was attended by the health visitor.", "12/03/2016", "ICPC 12 March 2016.", 0),
        ("All went well.", "ICPC 14/03/2016; core group 24/03/2016", "ICPC 12 March 2016.", 1),
        ("The conference and the core group were useful.", "14/03/2016", "ICPC 12 March 2016.", 0),
    ],
)
def test_dates_may_stand_in_the_cell_beside_the_answer(
    definitions: Definitions, answer: str, dates: str, other: str, found: int
) -> None:
    told = {
        "HV": {"q.working_together.answer": answer, "q.working_together.dates": dates},
        "CSC": {"q.working_together.answer": other},
    }
    points = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    assert [point.kind for point in points] == [ChallengeKind.DATES] * found
    assert all(one.words in dates for point in points for one in point.references if one.field.endswith(".dates"))


HOSTILE = (
    "with police and school attended the core group, " * 600,
    "no core group on 12/03/2016. " * 1000,
    "The child was not seen alone on 12 March 2016. " * 600,
    "We told the school. The school was not told. " * 600,
    "strategy meeting " * 1800,
    "".join(f"Core group {day}/{month}/20{year}. " for year in range(10, 17) for month in range(1, 13) for day in range(1, 20)),
)  # fmt: skip


@pytest.mark.long_tables
@pytest.mark.parametrize(
    "text", [*HOSTILE[:-1], pytest.param(HOSTILE[-1], marks=pytest.mark.slow)], ids=range(len(HOSTILE))
)
def test_work_stays_bounded_whatever_a_cell_holds(definitions: Definitions, text: str) -> None:
    told = {
        agency: {"q.working_together.answer": text, "q.family_work.answer": text}
        for agency in ("CSC", "GP", "HV", "SCHOOLS")
    }
    shown = state_of(definitions, "neglect-2016", "N16-01", told)
    work = steps(lambda: (points_of(shown), chronology_of(shown, "N16-01")))
    assert work < 10_000_000, "the hardest of these takes four million calls"


def test_a_plain_well_filled_audit_raises_nothing(definitions: Definitions) -> None:
    tool = definitions.tool("neglect")
    assert tool is not None
    values = {
        f"q.{question.name}.answer": question.choices[0] if question.choices else PROSE for question in tool.questions
    }
    values |= {f"section.{section.name}.grade": "Good" for section in tool.sections if section.graded}
    told = {agency.code: {"details.involved": "Yes", **values} for agency in definitions.register.agencies}
    assert points_of(state_of(definitions, "neglect-2016", "N16-01", told)) == ()
