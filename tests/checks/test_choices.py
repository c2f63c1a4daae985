"""A typed choice against its list: what is forgiven, what is asked about, and which questions are asked meanwhile."""

import dataclasses

import pytest

from nelaudit.checks import Seen, run_checks
from nelaudit.model.choices import looked_up, meant
from nelaudit.model.forms import ABOUT, ATTENDING, INVOLVED
from nelaudit.model.returns import Notice, NoticeKind, ReturnState
from nelaudit.model.tools import Condition, QuestionType
from nelaudit.schedule.standing import state_of
from tests.checks.forms import CONFIRMED, FORM, GOOD, TOOL, codes, findings, optional, question, returned, seen

LISTS = {
    "involved": INVOLVED,
    "grade": ("Outstanding", "Requires improvement", "Not applicable", "1", "2", "A", "B"),
    "part": ("We completed it, alone or with another agency", "We gave information to another agency's tool",
             "CP – review", "We took no part in it"),
    "near": ("Any one", "Anyone", "Yes", "YES"),
}  # fmt: skip

# list | what is typed ([nbsp] and the like stand for signs that cannot be seen) | which choice is meant
TYPED = """
    involved | Yes | Yes
    involved | yes | Yes
    involved | YES. | Yes
    involved | [nbsp]Yes[zwsp] | Yes
    involved | [bom]yes, | Yes
    involved | “Yes” | Yes
    involved | 'Yes | Yes
    involved | Yes[tab] | Yes
    involved | No involvement | No involvement
    involved | no  involvement | No involvement
    involved | NO[nbsp]INVOLVEMENT | No involvement
    involved | No[zwsp]involvement | No involvement
    involved | No[lf]involvement | No involvement
    involved | No[crlf]involvement[lf] | No involvement
    involved | No[narrow]involve[shy]ment! | No involvement
    involved | No involve[lrm]ment… | No involvement
    involved | [wide]No involvement[ideographic] | No involvement
    involved | No | (none)
    involved | Not involved | (none)
    involved | No-involvement | (none)
    involved | N/A | (none)
    involved | Nil | (none)
    involved | Never known to us | (none)
    involved | Yes? | (none)
    involved | Yes / No involvement | (none)
    involved | Yes, no involvement | (none)
    involved | Yes - health visiting | (none)
    involved | no involvement with the family | (none)
    involved | - | (none)
    involved | . | (none)
    grade | requires  IMPROVEMENT; | Requires improvement
    grade | Requires[nbsp][nbsp]improvement | Requires improvement
    grade | Good | (none)
    grade | Outstanding? | (none)
    grade | Outstanding/Requires improvement | (none)
    grade | 1. | 1
    grade | -1 | (none)
    grade | 12 | (none)
    grade | A- | (none)
    grade | a | A
    grade | Å | (none)
    grade | á. | (none)
    grade | Réquires improvement | Requires improvement
    grade | A+ | (none)
    part | we completed it, alone or with another agency. | We completed it, alone or with another agency
    part | We gave information to another agency’s tool | We gave information to another agency's tool
    part | We gave information to another agency`s tool | We gave information to another agency's tool
    part | cp - review | CP – review
    part | CP[minus]review | CP – review
    part | CP[nbhyphen]review | CP – review
    part | Completed | (none)
    part | We took part in it | (none)
    part | We took no part | (none)
    near | Any one | Any one
    near | Anyone | Anyone
    near | ANY ONE | Any one
    near | Yes | Yes
    near | yes | (none)
"""
SIGNS = {
    "nbsp": "\u00a0", "zwsp": "\u200b", "bom": "\ufeff", "tab": "\t", "lf": "\n", "crlf": "\r\n", "narrow": "\u202f",
    "shy": "\u00ad", "lrm": "\u200e", "wide": "\u3000", "ideographic": "\u2003", "minus": "\u2212", "nbhyphen": "\u2011",
}  # fmt: skip


def _signs(text: str) -> str:
    for name, sign in SIGNS.items():
        text = text.replace(f"[{name}]", sign)
    return text


@pytest.mark.parametrize("line", [line.strip() for line in TYPED.strip().splitlines()])
def test_exactly_one_choice_is_meant_or_none_is(line: str) -> None:
    listed, typed, expected = (part.strip(" ") for part in line.split("|"))
    assert meant(_signs(typed), LISTS[listed]) == ("" if expected == "(none)" else expected)


@pytest.mark.parametrize("listed", LISTS)
def test_whatever_was_chosen_from_the_list_is_that_choice(listed: str) -> None:
    assert [meant(choice, LISTS[listed]) for choice in LISTS[listed]] == list(LISTS[listed])


def test_two_names_of_one_thing_do_not_compete_and_those_of_two_do() -> None:
    assert looked_up("impact.", {"impact": "k", "Impact": "k"}) == "k"
    assert looked_up("impact.", {"impact": "k", "Impact": "other"}) == ""


INVOLVEMENT = "details.involved"
LINES = {
    "details.nil_confirmed_by": "Jo Hart",
    "details.nil_confirmed_on": "2016-05-18",
    "details.nil_records_searched": "Niche",
}
DETAILS = CONFIRMED | dict.fromkeys((name for name in FORM if name.startswith(("details.", "attendee."))), "")
"""A form on which nothing is filled in."""
NAMED = {"details.auditor": "Sam Reed", "details.case_worker": "Pat Lowe"}

OTHER_WORDS = ("No", "Not involved", "N/A", "Never known to us", "Nil", "None", "Nil return", "No involement", "Not applicable",
               "Yes?", "Yes and no", "n/k", "x", "We were not involved with the family")  # fmt: skip
SPOILED = ("No involvement", "no involvement", "No\u00a0involvement", " No  involvement.", "NO INVOLVEMENT\n", "No\u200binvolvement",
           "“No involvement”", "No\tinvolvement!")  # fmt: skip


@pytest.mark.parametrize("text", SPOILED)
def test_no_involvement_however_it_is_spaced_and_spelt_is_a_nil_return(text: str) -> None:
    nil = {**DETAILS, INVOLVEMENT: text, **LINES}
    assert codes(nil) == []
    assert returned(nil).nature.value == "nil"
    assert state_of(returned(nil), ()) is ReturnState.NIL
    assert returned(nil).inputs[INVOLVEMENT].value == text


@pytest.mark.parametrize("text", OTHER_WORDS)
@pytest.mark.parametrize("lines", [{}, LINES, NAMED, {**NAMED, **LINES}], ids=["alone", "lines", "named", "both"])
def test_involvement_in_other_words_is_asked_about_and_neither_nil_nor_confirmed(
    text: str, lines: dict[str, str]
) -> None:
    form = {**DETAILS, INVOLVEMENT: text, **lines}
    assert codes(form) == ["N09 details.involved"]
    [finding] = findings(form)
    assert finding.goes_to_agency
    assert f"“{text}”" in finding.message
    assert "“Yes” or “No involvement”" in finding.message
    assert ("lines for a nil return" in finding.message) == ("details.nil_confirmed_by" in lines)
    assert returned(form).nature.value == "accepted"
    assert state_of(returned(form), ()) is ReturnState.PARTIAL


# what stands on the details | what must be found, and the state that the return is in
STANDS = [
    ("a confirmation", {INVOLVEMENT: "Yes", **NAMED}, [], "confirmed"),
    ("a confirmation with n/a in the other lines", {INVOLVEMENT: "yes.", **NAMED, **dict.fromkeys(LINES, "N/A")}, [], "confirmed"),
    ("a name that begins like n/a", {INVOLVEMENT: "Yes", "details.nil_confirmed_by": "Na Li"}, ["N10 details.involved"], "partial"),
    ("n/a and why", {INVOLVEMENT: "Yes", "details.nil_confirmed_by": "Not applicable – we are involved"}, [], "confirmed"),
    ("names and no involvement chosen", {**NAMED}, ["N09 details.involved"], "confirmed"),
    ("nil lines and nothing chosen", LINES, ["N10 details.involved"], "partial"),
    ("one nil line and nothing chosen", {"details.nil_records_searched": "All systems"}, ["N10 details.involved"], "partial"),
    ("nil lines and Yes", {INVOLVEMENT: "Yes", **LINES}, ["N10 details.involved"], "partial"),
    ("nil lines beside names and Yes", {INVOLVEMENT: "Yes", **NAMED, **LINES}, ["N10 details.involved"], "partial"),
    ("a nil return", {INVOLVEMENT: "No involvement", **LINES}, [], "nil"),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected", "state"), [row[1:] for row in STANDS], ids=[row[0] for row in STANDS])
def test_details_alone(form: dict[str, str], expected: list[str], state: str) -> None:
    assert codes(DETAILS | form) == expected
    assert state_of(returned(DETAILS | form), ()) == state


# what stands on a form that is filled in well otherwise | what must be found
FILLED = [
    ("in other words", {INVOLVEMENT: "No"}, ["N09 details.involved"]),
    ("nothing chosen", {INVOLVEMENT: ""}, ["N09 details.involved"]),
    ("only unseen signs", {INVOLVEMENT: "\u200b\u00a0"}, ["N09 details.involved"]),
    ("Yes, and nil lines", LINES, ["N10 details.involved"]),
    ("in other words, and nil lines", {INVOLVEMENT: "Not involved", **LINES}, ["N09 details.involved"]),
    ("yes.", {INVOLVEMENT: "yes."}, []),
    ("nil, and answers", {INVOLVEMENT: "no\u00a0involvement.", **LINES}, ["N04 details.involved"]),
]  # fmt: skip


@pytest.mark.parametrize(("form", "expected"), [row[1:] for row in FILLED], ids=[row[0] for row in FILLED])
def test_a_filled_form(form: dict[str, str], expected: list[str]) -> None:
    assert codes(form) == expected


def test_involvement_that_stands_twice_is_unclear_and_asked_about_once() -> None:
    notice = Notice(kind=NoticeKind.TWO_PLACES, field=INVOLVEMENT, sheet="Form", cell="B1", words="No involvement")
    twice = dataclasses.replace(returned(DETAILS | LINES), notices=(notice,))
    checked = run_checks(dataclasses.replace(seen({}), returned=twice, together=None))
    assert [one.rule.code for one in checked.findings] == ["M03"]
    assert state_of(twice, ()) is ReturnState.PARTIAL
    assert not twice.is_nil


def test_details_of_which_involvement_stands_twice_are_no_confirmation() -> None:
    details = returned(DETAILS)
    assert state_of(details, ()) is ReturnState.CONFIRMED
    notice = Notice(kind=NoticeKind.TWO_PLACES, field=INVOLVEMENT, sheet="Form", cell="B1", words="No involvement")
    twice = dataclasses.replace(details, notices=(notice,))
    assert twice.is_unclear
    assert state_of(twice, ()) is ReturnState.PARTIAL


# what is chosen | what must be found: the dependent question is asked unless the choice is known to be another
CHOSEN = [
    ("HSB", []),
    ("hsb.", []),
    ("“HSB”", []),
    ("\u00a0HSB\u200b", []),
    ("CSE", ["B01 q.cse.answer"]),
    ("CSE ", ["B01 q.cse.answer"]),
    ("\u00a0cse\n", ["B01 q.cse.answer"]),
    ("C\u00adSE!", ["B01 q.cse.answer"]),
    ("", ["B01 q.kind.answer", "B01 q.cse.answer"]),
    ("\u200b", ["B01 q.kind.answer", "B01 q.cse.answer"]),
    ("Exploitation", ["B01 q.cse.answer", "B10 q.kind.answer"]),
    ("HSB?", ["B01 q.cse.answer", "B10 q.kind.answer"]),
    ("HSB, mainly", ["B01 q.cse.answer", "B10 q.kind.answer"]),
    ("CSE/HSB", ["B01 q.cse.answer", "B10 q.kind.answer"]),
    ("N/A", ["B01 q.cse.answer", "B10 q.kind.answer"]),
    ("No information held", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CHOSEN)
def test_while_a_choice_is_unknown_what_depends_on_it_is_asked(text: str, expected: list[str]) -> None:
    assert codes({"q.kind.answer": text}) == expected
    answered = codes({"q.kind.answer": text, "q.cse.answer": GOOD, "q.cse.evidence": "Case file"})
    assert answered == [one for one in expected if "cse" not in one]


@pytest.mark.parametrize("text", ["Completed", "We took part", "n/a"])
def test_a_choice_off_the_list_can_be_sent_to_the_agency_with_its_words_and_the_list(text: str) -> None:
    found = [one for one in findings({"q.kind.answer": text}) if one.rule.code == "B10"]
    [finding] = found
    assert finding.goes_to_agency
    assert finding.question == "kind"
    assert finding.message == f"“{text}” is not on the list for “How was kind?”. Please choose “CSE” or “HSB”."
    [blank] = [one for one in findings({"q.kind.answer": ""}) if one.question == "kind"]
    assert "Please choose “CSE” or “HSB”." in blank.message


CHAIN = dataclasses.replace(
    TOOL,
    questions=(
        question("part", QuestionType.CHOICE, choices=("Took part", "Took none"), date_rule=False, evidence_rule=False),
        question("how", QuestionType.CHOICE, choices=("Alone", "Jointly"), relevant=(Condition(name="part", choice="Took part"),),
                 date_rule=False, evidence_rule=False),
        question("whom", relevant=(Condition(name="how", choice="Jointly"), Condition(name="late", choice="Yes")),
                 date_rule=False, evidence_rule=False),
        optional("late", QuestionType.CHOICE, choices=("Yes", "No"), relevant=(Condition(name="part", choice="Took part"),)),
    ),
)  # fmt: skip
# part, how, late → which of them, and of "whom", are asked
CHAINS = [
    ("Took none", "", "", []),
    ("Took part", "Alone", "No", ["how", "late"]),
    ("Took part", "Jointly", "No", ["how", "whom", "late"]),
    ("Took part", "alone.", "yes", ["how", "whom", "late"]),
    ("Took part", "Alone", "", ["how", "whom", "late"]),
    ("Took part", "By ourselves", "No", ["how", "whom", "late"]),
    ("Took part in it", "", "", ["how", "whom", "late"]),
    ("", "", "", ["how", "whom", "late"]),
    ("Took none", "Both", "", ["whom"]),
    ("Took none", "Alone", "", []),
]  # fmt: skip


@pytest.mark.parametrize(("part", "how", "late", "expected"), CHAINS)
def test_a_chain_of_conditions(part: str, how: str, late: str, expected: list[str]) -> None:
    names = [one.name for one in CHAIN.questions]
    values = {f"q.{name}.answer": "" for name in names}
    values |= {"q.part.answer": part, "q.how.answer": how, "q.late.answer": late}
    form = Seen(returned=returned(values), tool=CHAIN)
    assert [one.name for one, _ in form.asked if one.name != "part"] == expected


# a cell with a list | what is typed | what must be found
TABLES = [
    ("attendee.1.attending", "yes.", []),
    ("attendee.1.attending", "NO\u00a0", []),
    ("attendee.1.attending", "Maybe", ["B11"]),
    ("attendee.1.attending", "Hopefully yes", ["B11"]),
    ("chronology.1.about", "a  SIBLING", []),
    ("chronology.1.about", "The subject\u00a0child.", []),
    ("chronology.1.about", "Brother", ["B11"]),
    ("chronology.1.about", "Mother", ["B11"]),
    ("section.voice.grade", "good.", []),
    ("section.voice.grade", "INSUFFICIENT\u00a0information", []),
    ("section.voice.grade", "Good/Fair", ["G01"]),
    ("section.voice.grade", "Goodish", ["G01"]),
    ("overall.grade", "“Good”", []),
    ("overall.grade", "2", ["G01"]),
]  # fmt: skip


@pytest.mark.parametrize(("field", "text", "expected"), TABLES)
def test_every_cell_with_a_list_is_checked_against_it(field: str, text: str, expected: list[str]) -> None:
    event = {"chronology.1.date": "2016-03-12", "chronology.1.event": "Home visit"} if "chronology" in field else {}
    found = findings({field: text, **event})
    assert [one.rule.code for one in found] == expected
    assert all(f"“{text}”" in one.message and "Please choose “" in one.message for one in found)


def test_the_same_words_in_many_lines_are_asked_about_once() -> None:
    rows = {f"chronology.{row}.{part}": text for row in (1, 2)
            for part, text in (("date", "2016-03-12"), ("event", f"Visit {row}"), ("about", "The mother"))}  # fmt: skip
    [finding] = findings(rows)
    assert (finding.rule.code, finding.field) == ("B11", "chronology.1.about")
    assert "here and in 1 further line" in finding.message
    assert not finding.goes_to_agency


def test_a_grade_off_the_list_is_asked_about_though_no_answer_is_due() -> None:
    nothing = {f"q.{one.name}.answer": "No information held" for one in TOOL.questions if one.required}
    assert codes({**nothing, "section.voice.grade": "", "overall.grade": ""}) == []
    assert codes({**nothing, "section.voice.grade": "No information held", "overall.grade": "n/a"}) == []
    assert codes({**nothing, "section.voice.grade": "Middling", "overall.grade": ""}) == ["G01 section.voice.grade"]


@pytest.mark.parametrize(("typed", "same"), [("POOR.", "Poor"), ("\u00a0good", "Good"), ("“Fair”", "Fair")])
def test_a_grade_however_typed_is_compared_as_the_grade_that_it_is(typed: str, same: str) -> None:
    plain = {"section.voice.grade": same, "overall.grade": "Good" if same != "Good" else "Poor"}
    assert codes({**plain, "section.voice.grade": typed}) == codes(plain)
    assert codes(plain)[0] == "G02 overall.grade"


def test_the_lists_of_the_form_are_those_that_the_checks_know() -> None:
    assert TOOL.choices_of("attendee.12.attending") == ATTENDING
    assert TOOL.choices_of("chronology.30.about") == ABOUT
    assert TOOL.choices_of("q.kind.answer") == ("CSE", "HSB")
    assert TOOL.choices_of("q.kind.evidence") == TOOL.choices_of("details.auditor") == ()


CASES = [
    *((form, expected) for _, form, expected, _ in STANDS),
    *((form, expected) for _, form, expected in FILLED),
    *(({"q.kind.answer": text}, expected) for text, expected in CHOSEN),
    *(({field: text}, [f"{code} {field}" for code in expected]) for field, text, expected in TABLES),
]
"""What the table of all codes needs to know of the tables above."""
