"""What “Not to be shared” withholds: nothing, exactly the listed questions with what repeats them, or everything."""

import datetime as dt

import pytest

from nelaudit.forms.layout import Page
from nelaudit.forms.not_shared import ALL, NONE, SOME, not_shared_row
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return
from nelaudit.model.tools import GradeScale, Question, QuestionType, Tool
from nelaudit.privacy.withholding import FIELD, Withholding, listed_questions, withholding
from tests.privacy.not_to_share import EVERYTHING, NOTHING, WORDINGS

NAMES = tuple(f"question_{number}" for number in range(1, 25))


def question(name: str) -> Question:
    return Question(
        name=name, section="s", label=name, hint="", type=QuestionType.TEXT, choices=(), required=True, relevant=(),
        date_rule=True, evidence_rule=True, theme="", purposes=(), functions=(),
    )  # fmt: skip


TOOL = Tool(
    key="t", title="T", scale=GradeScale(key="none", title="None", grades=()), sections=(),
    questions=tuple(question(name) for name in NAMES),
)  # fmt: skip


def returned(stated: str, **values: str) -> Return:
    texts = {FIELD: stated} | {name.replace("__", "."): text for name, text in values.items()}
    inputs = {
        name: Input(field=name, value=text, kind=FieldKind.TEXT, sheet="S", cell="D1") for name, text in texts.items()
    }
    got = Received(day=dt.date(2016, 6, 1), basis=Basis.FILE, path="a.xlsx", member="", sha256="")
    return Return(
        form_id="F", identity=Identity(audit="a", case="c", agency="GP"), edition="t", received=got, inputs=inputs
    )


def test_the_table_is_as_long_as_was_asked() -> None:
    assert len(WORDINGS) >= 40


@pytest.mark.parametrize(("stated", "withheld"), WORDINGS)
def test_each_wording_withholds_what_the_table_says(stated: str, withheld: str) -> None:
    found = withholding(returned(stated), TOOL)
    assert found.everything is (withheld == EVERYTHING)
    assert found.nothing is (withheld == NOTHING)
    hidden = [number for number, name in enumerate(NAMES, start=1) if found.answer(name)]
    expected = (
        {EVERYTHING: list(range(1, 25)), NOTHING: []}.get(withheld)
        if withheld in {EVERYTHING, NOTHING}
        else [int(number) for number in withheld.split()]
    )
    assert hidden == expected


@pytest.mark.parametrize(("number", "withheld"), [("24", True), ("25", False)])
def test_a_number_that_the_form_does_not_ask_is_no_list(number: str, withheld: bool) -> None:  # noqa: FBT001
    assert (listed_questions(number, 24) is not None) is withheld
    assert listed_questions("25", 25) == frozenset({25})


TOLD_IN_CONFIDENCE = (
    "On 12/03/2016 the lodger left for 7 Elm Street with intelligence about firearms. Nobody else was told."
)


@pytest.mark.parametrize(
    ("row", "hidden"),
    [
        (("12/03/2016", "A visit"), True),
        (("2016-03-12", "A visit"), True),
        (("13/03/2016", "A visit to the school"), False),
        (("", "The lodger had left, and intelligence came about firearms"), True),
        (("", "Visit at 7 Elm Street"), True),
        (("", "Elm Street"), True),
        (("", "The elm in the street"), False),
        (("", "The mother and the child were seen by the social worker"), False),
        (("", "Intelligence was asked for"), False),
        (("", ""), False),
    ],
)
def test_a_row_that_tells_what_a_withheld_answer_tells_is_withheld(row: tuple[str, str], hidden: bool) -> None:  # noqa: FBT001
    given = returned("question 2", q__question_1__answer="Seen by the GP.", q__question_2__answer=TOLD_IN_CONFIDENCE)
    found = withholding(given, TOOL)
    assert found.row(row) is hidden
    assert withholding(returned("everything", q__question_2__answer=TOLD_IN_CONFIDENCE), TOOL).row(row)
    assert not withholding(returned("none", q__question_2__answer=TOLD_IN_CONFIDENCE), TOOL).row(row)


def test_a_field_is_withheld_with_its_question_or_by_what_it_repeats() -> None:
    given = returned(
        "2", q__question_2__answer=TOLD_IN_CONFIDENCE, q__question_1__answer="Seen.", chronology__1__event="Intelligence about firearms, lodger",
        chronology__2__event="A visit",
    )  # fmt: skip
    found = withholding(given, TOOL)
    fields = (
        "q.question_2.evidence",
        "q.question_1.answer",
        "chronology.1.date",
        "chronology.2.date",
        "details.auditor",
    )
    assert [found.field(given, field) for field in fields] == [True, False, True, False, False]
    assert Withholding(everything=True).field(given, "details.auditor")


def test_the_form_shows_what_is_understood_without_being_changed_in_its_places() -> None:
    page = Page(name="Details")
    not_shared_row(page, 24)
    shown = {cell.col: cell for cell in page.cells}
    assert shown[3].value == NONE
    assert all(words in shown[3].formula for words in (NONE, SOME, ALL))
    assert [field.name for field in page.fields] == [FIELD]
    assert max(len(cell.formula) for cell in page.cells) < 8192
