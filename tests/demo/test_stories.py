"""The demonstration's texts: whole, the same every time, no two alike, and such that no check has anything to say."""

import datetime as dt
import re
from collections import Counter
from functools import cache

import pytest

from nelaudit.checks import Seen, run_checks
from nelaudit.checks.wordlists import says_nothing_held
from nelaudit.define import QUESTION_BANK, REGISTER
from nelaudit.define.question_bank import read_question_bank
from nelaudit.define.register import read_register, read_scales
from nelaudit.define.tables import Problems, SourceBook
from nelaudit.demo.loading import texts
from nelaudit.demo.stories import QUESTIONS, VOICES, Story, story, subject
from nelaudit.model.dates import DateKind
from nelaudit.model.definitions import Register
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return
from nelaudit.model.tools import QuestionBank, QuestionType, Tool
from nelaudit.pathway.workspace import shipped_templates
from nelaudit.reading.workbook import read_workbook
from nelaudit.text.dates import find_dates

SEED = 2016
FORMS = [(case, agency) for case in range(1, 7) for agency in VOICES]


@cache
def definitions() -> tuple[QuestionBank, Register]:
    problems = Problems()
    books = {name: read_workbook(shipped_templates().joinpath(name).read_bytes()) for name in (REGISTER, QUESTION_BANK)}
    register, bank = (SourceBook(file=name, book=books[name], problems=problems) for name in (REGISTER, QUESTION_BANK))
    questions = read_question_bank(bank, read_scales(register), frozenset())
    return questions, read_register(register, frozenset(tool.key for tool in questions.tools))


def tool() -> Tool:
    return next(tool for tool in definitions()[0].tools if tool.key == "neglect")


@cache
def told(case: int, agency: str, seed: int = SEED) -> Story:
    return story(case, agency, seed)


def nothing_held() -> str:
    return texts().words.nothing_held


def given(text: str, field: str, kind: FieldKind = FieldKind.TEXT) -> tuple[str, Input]:
    return field, Input(field=field, value=text, kind=kind, sheet="Form", cell="A1")


def filled(one: Story, agency: str) -> Return:
    cells = [
        given("Yes", "details.involved", FieldKind.CHOICE),
        given(one.auditor, "details.auditor"),
        given(one.auditor_role, "details.auditor_role"),
        given(one.case_worker, "details.case_worker"),
        given(one.manager, "details.manager"),
        given(one.manager, "details.signoff_name"),
        given("03/06/2016", "details.signoff_date", FieldKind.DATE),
        given(one.records_seen, "details.records_seen"),
        given(one.period_from, "details.period_from", FieldKind.DATE),
        given(one.period_to, "details.period_to", FieldKind.DATE),
        given(one.overall, "overall.grade", FieldKind.CHOICE),
    ]
    for name, (answer, evidence, dates) in one.answers.items():
        cells.append(given(answer, f"q.{name}.answer"))
        cells.append(given(evidence, f"q.{name}.evidence"))
        cells.append(given(dates, f"q.{name}.dates"))
    cells += [given(label, f"section.{name}.grade", FieldKind.CHOICE) for name, label in one.grades.items()]
    for number, (date, event, source, about) in enumerate(one.chronology, start=1):
        row = {"date": date, "event": event, "source": source, "about": about}
        cells += [given(text, f"chronology.{number}.{column}") for column, text in row.items()]
    received = Received(day=dt.date(2016, 6, 3), basis=Basis.FILE, path="form.xlsx", member="", sha256="")
    return Return(
        form_id="form",
        identity=Identity(audit="neglect-2016", case="N16-01", agency=agency),
        edition=tool().edition,
        received=received,
        inputs=dict(cells),
    )


def test_stories_cover_the_agencies_and_the_questions_of_the_bank() -> None:
    bank, register = definitions()
    assert bank.tools
    assert list(VOICES) == [agency.code for agency in register.agencies], "the plan goes by the agency's place"
    assert {question.name: question.section for question in tool().questions} == {
        name: section for section, names in QUESTIONS.items() for name in names
    }


@pytest.mark.long_tables
@pytest.mark.parametrize(("case", "agency"), FORMS)
def test_every_question_is_answered_in_order_and_no_check_fires(case: int, agency: str) -> None:
    one = told(case, agency)
    assert list(one.answers) == [question.name for question in tool().questions]
    assert list(one.grades) == [section.name for section in tool().sections if section.graded]
    assert {one.overall, *one.grades.values()} <= set(tool().scale.labels)
    seen = Seen(returned=filled(one, agency), tool=tool(), sources=definitions()[0].sources)
    checked = run_checks(seen)
    assert checked.findings == ()
    assert all(answer.answer.value for _, answer in seen.asked)
    asked = {question.name for question, _ in seen.asked}
    assert all(one.answers[name] == ("", "", "") for name in one.answers.keys() - asked)


@pytest.mark.parametrize(("case", "agency"), FORMS)
def test_dated_questions_carry_a_firm_date_and_sourced_ones_a_source(case: int, agency: str) -> None:
    one = told(case, agency)
    questions = {question.name: question for question in tool().questions}
    for name, (answer, evidence, dates) in one.answers.items():
        if not answer or answer == nothing_held() or questions[name].type is not QuestionType.TEXT:
            continue
        assert not says_nothing_held(answer), (name, answer)
        kinds = {mention.kind for cell in (answer, dates) for mention in find_dates(cell)}
        if questions[name].date_rule:
            assert kinds & {DateKind.DAY, DateKind.MONTH, DateKind.RANGE}, (name, answer)
        assert evidence, name


def test_the_same_case_agency_and_seed_give_the_same_story() -> None:
    assert story(2, "CSC", SEED) == story(2, "CSC", SEED)
    assert story(2, "CSC", SEED) != story(2, "CSC", SEED + 1)
    assert subject(1, SEED) == (dt.date(2014, 2, 11), "boy")


def test_no_two_forms_share_a_long_answer() -> None:
    answers = Counter(
        text
        for form in FORMS
        for text in (answer for answer, _, _ in told(*form).answers.values())
        if len(text) > 60 and text != nothing_held()
    )
    assert [text for text, count in answers.items() if count > 1] == []


def test_a_few_answers_say_that_nothing_is_held() -> None:
    first = [told(case, agency) for case in range(1, 4) for agency in VOICES]
    count = sum(answer == nothing_held() for one in first for answer, _, _ in one.answers.values())
    assert 3 <= count <= 15


@pytest.mark.parametrize(("case", "agency"), FORMS)
def test_texts_are_finished_and_of_a_readable_length(case: int, agency: str) -> None:
    one = told(case, agency)
    lines = [*one.practice, one.records_seen, *(event for _, event, _, _ in one.chronology)]
    for text in [*lines, *(text for cells in one.answers.values() for text in cells)]:
        assert not re.search(r"[\[\]{}|]|  |\.\.| \.", text), text
    for name, (answer, _, _) in one.answers.items():
        if answer and answer != nothing_held() and name != "neglect_tool":
            assert 20 <= len(answer.split()) <= 105, (name, answer)


@pytest.mark.long_tables
@pytest.mark.parametrize("case", range(1, 31))
def test_events_of_thirty_cases_lie_between_2014_and_may_2016_on_the_calendar(case: int) -> None:
    for agency in VOICES:
        one = told(case, agency)
        days = [dt.datetime.strptime(date, "%d/%m/%Y").date() for date, _, _, _ in one.chronology]  # noqa: DTZ007
        assert days == sorted(days)
        assert dt.date(2014, 1, 1) <= days[0] <= days[-1] <= dt.date(2016, 5, 31)
        assert 1 <= len(one.practice) <= 2
        for _, _, due in one.proposals:
            assert re.fullmatch(r"\d\d/\d\d/201[67]", due)


def test_agencies_sometimes_disagree_about_a_day() -> None:
    police = {date for date, event, _, _ in told(1, "POLICE").chronology if "Strategy" in event}
    health = {date for date, event, _, _ in told(1, "HV").chronology if "Strategy" in event}
    assert (police, health) == ({"12/10/2015"}, {"14/10/2015"})


def test_no_form_names_the_child_and_no_two_agencies_share_a_worker() -> None:
    _, register = definitions()
    audit = register.audit("neglect-2016")
    assert audit is not None
    names = {word for case in audit.cases for word in (case.subject.name + " " + case.subject.other_names).split()}
    for form in FORMS:
        one = told(*form)
        words = set(re.findall(r"\w+", " ".join(text for cells in one.answers.values() for text in cells)))
        assert not words & names
    people = Counter(person for form in FORMS for person in {told(*form).auditor, told(*form).manager})
    assert max(people.values()) == 1
    assert all(told(*form).auditor != told(*form).case_worker for form in FORMS if form[1] != "SCHOOLS")
