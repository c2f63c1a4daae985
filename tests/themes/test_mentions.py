import datetime as dt
from dataclasses import replace

import pytest

from nelaudit.collate.collating import proposed_mentions, withheld_of
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.codebook import Codebook, Polarity
from nelaudit.model.definitions import Agency, Audit, Board, Calendar, Case, Register, Shape, Subject
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return, ReturnState
from nelaudit.model.themes import Mention
from nelaudit.model.tools import GradeScale, Question, QuestionType, Tool
from nelaudit.privacy import make_guard, withholding
from nelaudit.text.passages import marked_passages
from nelaudit.themes.emerging import emerging
from nelaudit.themes.mentions import mentions_in
from tests.making import collated_of

TODAY = dt.date(2016, 6, 20)


def question(name: str) -> Question:
    return Question(
        name=name, section="one", label="What did the plan do?", hint="", type=QuestionType.TEXT, choices=(),
        required=True, relevant=(), date_rule=False, evidence_rule=False, theme="", purposes=(), functions=(),
    )  # fmt: skip


@pytest.fixture
def tool() -> Tool:
    scale = GradeScale(key="none", title="None", grades=())
    return Tool(key="t", title="T", scale=scale, sections=(), questions=(question("first"), question("second")))


def given(agency: str, *, not_to_share: str = "", case: str = "C1", **texts: str) -> Return:
    fields = {f"q.{name.replace('_evidence', '')}.{'evidence' if name.endswith('_evidence') else 'answer'}": text
              for name, text in texts.items()} | {"details.not_to_share": not_to_share}  # fmt: skip
    return Return(
        form_id=f"F-{agency}", identity=Identity(audit="a", case=case, agency=agency), edition="1",
        received=Received(day=TODAY, basis=Basis.FILE, path=f"{agency}.xlsx", member="", sha256=""),
        inputs={name: Input(field=name, value=text, kind=FieldKind.TEXT, sheet="questions", cell="D4")
                for name, text in fields.items()},
    )  # fmt: skip


def found(returned: Return, tool: Tool, codebook: Codebook) -> list[tuple[str, str, str]]:
    return [
        (one.theme, str(one.polarity), one.about)
        for one in mentions_in(returned, tool, codebook, withholding(returned, tool))
    ]


def mention(**changed: object) -> Mention:
    told = Mention(
        theme="voice", polarity=Polarity.STRENGTH, identity=Identity(audit="a", case="C1", agency="GP"), question="first",
        sentence="She was heard.", phrase="heard", cue="", cell=given("GP", first="x").inputs["q.first.answer"],
    )  # fmt: skip
    return replace(told, **changed)  # type: ignore[arg-type]


def test_a_mentions_key_outlives_a_rerun_and_tells_it_from_every_other() -> None:
    assert mention().key == mention(sentence="  She was\nHEARD. ", phrase="she", file="again.xlsx", reviewed="yes").key
    others = [
        mention(theme="impact"), mention(polarity=Polarity.DEVELOPMENT), mention(question="second"),
        mention(sentence="He was heard."), mention(identity=Identity(audit="a", case="C1", agency="GP", team="North")),
        mention(identity=Identity(audit="a", case="C2", agency="GP")),
    ]  # fmt: skip
    assert len({mention().key, *(other.key for other in others)}) == len(others) + 1
    assert int(mention().key, 16) >= 0
    assert len(mention().key) == len("0123456789abcdef")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Re sibling: the plan was vague.", ["sibling"]),
        ("Case notes read.\nRe older brother: the plan was vague.\nThe log was read.", ["brother"]),
        ("Sister (not the subject) was never seen alone.", ["sister"]),
        ("The cousin, who is not the subject child, moved in.", ["cousin"]),
        ("Not the subject: the plan was vague. Supervision lapsed.", ["not the subject"]),
        ("CPOMS 3 May. Sibling: attendance fell.", ["sibling"]),
        ("The plan for the siblings was vague.", []),
        ("Regarding the plan: it was vague.", []),
        ("His brother said that the plan was clear.", []),
    ],
)
def test_passages_marked_as_about_somebody_else(text: str, expected: list[str]) -> None:
    assert [passage.about for passage in marked_passages(text)] == expected


def test_marked_passages_are_labelled_wherever_they_stand_and_evidence_is_read_for_no_other(
    tool: Tool, codebook: Codebook
) -> None:
    returned = given(
        "GP",
        first="The plan was vague.\nRe sibling: supervision was poor.",
        first_evidence="Supervision was poor. Re brother: the records were chaotic.",
    )
    assert found(returned, tool, codebook) == [
        ("planning", "development", ""),
        ("oversight", "development", "sibling"),
        ("recording", "development", "brother"),
    ]


def test_what_is_marked_as_about_somebody_else_stands_outside_every_ranking(tool: Tool, codebook: Codebook) -> None:
    state = state_of(tool, given("GP", first="Re sibling: the plan was vague."))
    found = collated_of(state, proposed_mentions(state, codebook), codebook=codebook)
    assert [one.about for one in found.mentions] == ["sibling"]
    assert found.of_subject == ()
    assert found.ranked[Polarity.DEVELOPMENT] == ()


def test_emerging_phrases_come_with_returns_agencies_and_sentences(tool: Tool, codebook: Codebook) -> None:
    state = state_of(
        tool,
        given("GP", first="Zinc supplements lapsed. Zinc supplements again."),
        given("SCHOOL", first="We saw zinc supplements in his bag. Nobody mentioned a trampoline."),
        given("POLICE", first="A trampoline stood there. Zinc supplements were on the shelf."),
    )
    first, second = emerging(state, codebook, withheld_of(state))
    assert (first.phrase, first.returns, first.agencies) == (
        "zinc supplements", 3, ("GP", "SCHOOL", "POLICE")
    )  # fmt: skip
    assert [(one.sentence, one.identity.agency, one.cell.cell) for one in first.examples] == [
        ("Zinc supplements lapsed.", "GP", "D4"),
        ("We saw zinc supplements in his bag.", "SCHOOL", "D4"),
        ("Zinc supplements were on the shelf.", "POLICE", "D4"),
    ]
    assert (second.phrase, second.agencies) == ("trampoline", ("SCHOOL", "POLICE"))
    assert emerging(state, codebook, withheld_of(state), most=1) == (first,)


def test_emerging_leaves_out_names_what_is_withheld_and_what_is_about_others(tool: Tool, codebook: Codebook) -> None:
    texts = {
        "GP": "Marigold likes kayaking. Re sibling: origami every evening.",
        "SCHOOL": "Marigold was seen kayaking. Re brother: origami at lunch.",
    }
    returns = [given(agency, first=text, second="The juggling was loud.") for agency, text in texts.items()]
    guard = make_guard([Subject(name="Marigold")])
    hidden = [given(agency, first=text, not_to_share="question 1") for agency, text in texts.items()]
    shown = state_of(tool, *returns, names="Marigold")
    assert [one.phrase for one in emerging(replace(shown, clear=guard.text), codebook, withheld_of(shown))] == [
        "juggling", "kayaking"
    ]  # fmt: skip
    kept = state_of(tool, *hidden, names="Marigold")
    assert emerging(kept, codebook, withheld_of(kept)) == ()


def state_of(tool: Tool, *returns: Return, names: str = "") -> AuditState:
    assessed = tuple(
        Assessed(identity=one.identity, state=ReturnState.COMPLETE, due=None, returned=one, tool=tool)
        for one in returns
    )
    agencies = tuple(Agency(code=one.identity.agency, name=one.identity.agency, spoc="", email="") for one in returns)
    audit = Audit(
        key="a", title="A", tool=tool.key, shape=Shape.MULTI_AGENCY, programme_year="2016", calendar=Calendar(),
        cases=(Case(audit="a", reference="C1", order=1, subject=Subject(name=names)),),
    )  # fmt: skip
    board = Board(name="", short_name="", coordinator="", coordinator_email="", coordinator_phone="", concern_phone="",
                  settings=())  # fmt: skip
    register = Register(
        board=board, agencies=agencies, groups=(), audits=(audit,), closures=(), scales=(), decisions=()
    )
    return AuditState(
        today=TODAY, audit=audit, tool=tool, register=register, returns=assessed,
    )  # fmt: skip
