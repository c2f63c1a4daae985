"""Dates: missing, vague, impossible, typed oddly, at odds with each other or with the calendar."""

import dataclasses
import datetime as dt

import pytest

from nelaudit.checks import run_checks
from nelaudit.model.tools import QuestionType
from nelaudit.schedule.workdays import non_working_days
from tests.checks.forms import TOOL, codes, findings, rows, seen

WHERE = """
| what it shows                  | answer                                  | evidence              | dates          | found |
| no date anywhere               | The worker saw the child at home.       |                       |                | D01 q.seen.dates |
| in the answer                  | Seen at home on 12 March 2016.          |                       |                |       |
| beside it                      | The worker saw the child at home.       |                       | 2016-03-12     |       |
| in the evidence                | The worker saw the child at home.       | Case note, 12.3.16    |                |       |
| a day with its time            | The worker saw the child at home.       |                       | 2016-03-12 14:30:00 |  |
| a range of days                | Seen weekly, 12/01/2016 to 14/02/2016.  |                       |                |       |
| a month alone                  | Seen at home in March 2016.             |                       |                | D04   |
| months alone                   | Seen in March 2016 and in May 2016.     |                       |                | D04   |
| a month, and the day beside    | Seen at home in March 2016.             |                       | 12/03/2016     |       |
| only last year                 | Seen at home last year.                 |                       |                | D02   |
| last year, and a day           | Seen last year and on 12/03/2016.       |                       |                |       |
| 31 February                    | Seen at home on 31/02/2016.             |                       |                | D03   |
| month before day               | Seen at home.                           |                       | 03/16/2016     | D03 q.seen.dates |
| what did not happen            | No referral was made by our agency.     |                       |                |       |
| what was never used            | The tool was not used.                  |                       |                |       |
| what was missed has a day      | He was not brought to two appointments. |                       |                | D01 q.seen.dates |
| Excel's number beside          | The worker saw the child at home.       |                       | 42441          | D05 q.seen.dates |
| two such numbers               | The worker saw the child at home.       |                       | 42441; 42448   | D05 q.seen.dates |
| a number that is no date       | The worker saw the child at home.       |                       | 1234567        | D01 q.seen.dates, D06 q.seen.dates |
| a time and no day              | Seen at home on 12/03/2016.             |                       | 14:30:00       | D06 q.seen.dates |
| words beside a dated answer    | Seen at home on 12/03/2016.             |                       | see answer     |       |
| the future                     | Seen at home on 12/03/2017.             |                       |                | D07   |
| the day after it came          | Seen at home on 02/06/2016.             |                       |                | D07   |
| the day on which it came       | Seen at home on 01/06/2016.             |                       |                | N06 details.signoff_date |
| the day of the sign-off        | Seen at home on 31/05/2016.             |                       |                |       |
| a plan for the future          | The next visit is on 12/07/2016.        |                       |                |       |
| to be done by a day            | The school to send it by 12/07/2016.    |                       |                |       |
| a plan, its day beside         | The next visit was agreed 12/03/2016.   |                       | 12/07/2016     | D10 q.seen.dates |
| before the birth               | Seen at home on 12/03/2006.             |                       |                | D09   |
| the day before the birth       | Seen at home on 03/05/2010.             |                       |                | D09   |
| the day of the birth           | Seen at home on 04/05/2010.             |                       |                |       |
| the pregnancy                  | Mother booked late on 12/11/2009.       |                       |                |       |
| a parent's past                | Father was convicted on 12/03/2006.     |                       |                |       |
| the same day twice             | Seen at home on 12/03/2016.             |                       | 12/03/2016     |       |
| another year beside            | Seen on 12/03/2016 and 14/03/2016.      |                       | 12/03/2015; 14/03/2016 | D10 q.seen.dates |
| day and month exchanged        | Seen on 12/03/2016 and 14/03/2016.      |                       | 03/12/2016; 14/03/2016 | D07 q.seen.dates, D10 q.seen.dates |
| another day beside             | Seen at home on 12/03/2016.             |                       | 13/03/2016     | D10 q.seen.dates |
| another event's day beside     | Seen at home on 12/03/2016.             |                       | review 13/03/2016 |    |
| further days beside            | Seen at home on 12/03/2016.             |                       | 12/03/2016, 14/04/2016 |   |
| the right weekday              | Seen on Saturday 12/03/2016.            |                       |                |       |
| the wrong weekday              | Seen on Tuesday 12/03/2016.             |                       |                | D12   |
| the wrong weekday, shortened   | Seen Tue 12 March 2016.                 |                       |                | D12   |
| the wrong weekday behind       | Seen on 12/03/2016 (Tuesday).           |                       |                | D12   |
| sat before a date              | He sat on 14/03/2016 with his teacher.  |                       |                |       |
"""


@pytest.mark.parametrize(
    ("title", "changes", "expected"),
    list(rows(WHERE, "q.seen.answer", "q.seen.evidence", "q.seen.dates"))[1:],
)
def test_dates_of_a_row(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes(changes) == expected, title


CELLS = """
| a day                          | details.signoff_date | 2016-05-31      |     |
| a number                       | details.signoff_date | 42520           | D05 |
| not yet                        | details.signoff_date | TBC             | N03 |
| words                          | details.period_from  | birth           | D06 |
| after the return came          | details.signoff_date | 2016-06-02      | D07 |
| the day on which it came       | details.signoff_date | 2016-06-01      |     |
| the day before the latest event | details.signoff_date | 2016-03-11     | N06 |
| the day of the latest event    | details.signoff_date | 2016-03-12      |     |
| sooner than the latest event   | details.signoff_date | 2016-03-01      | N06 |
| an event on 30 February        | chronology.1.date    | 30/02/2016      | D03 |
| an event at half past two      | chronology.1.date    | 14:30:00        | D06 |
| an event on a day of no year   | chronology.1.date    | 12 March        | D06 |
| an event in some year          | chronology.1.date    | spring 2015     | D06 |
| an event in a month            | chronology.1.date    | March 2016      |     |
| signed on a day of no year     | details.signoff_date | 12 March        | D06 |
| an event ahead                 | chronology.1.date    | 12/03/2017      | D07 |
| an event after the form came   | chronology.1.date    | 02/06/2016      | D07 |
| an event on the sign-off's day | chronology.1.date    | 31/05/2016      |     |
| an event the day before birth  | chronology.1.date    | 03/05/2010      | D09 |
| an event on the day of birth   | chronology.1.date    | 04/05/2010      |     |
| an event before the birth      | chronology.1.date    | 12/03/2006      | D09 |
| a date question in words       | q.referred.answer    | some time after | D06 |
| a date question ahead          | q.referred.answer    | 2017-03-12      | D07 |
| a number to do a proposal by   | proposal.1.due       | 42643           | D05 |
| a proposal due in words        | proposal.1.due       | end of 2016     |     |
"""


CELLS_AS_ROWS: list[tuple[str, dict[str, str], list[str]]] = [
    (title, {field: text}, [f"{code} {field}"] if code else [])
    for line in CELLS.strip().splitlines()
    for title, field, text, code in [[cell.strip() for cell in line.strip("|").split("|")]]
]


@pytest.mark.parametrize(("title", "changes", "expected"), CELLS_AS_ROWS)
def test_dates_of_a_cell(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes(changes) == expected, title


def test_excels_number_is_shown_as_the_day_it_would_be() -> None:
    [finding] = findings({"q.seen.answer": "The worker saw the child at home.", "q.seen.dates": "42437; 42438.5"})
    assert finding.rule.code == "D05"
    assert "08/03/2016 and 09/03/2016" in finding.message


def test_bare_numbers_in_cells_for_words_are_named_where_the_file_lost_its_formats() -> None:
    lost = {
        "q.seen.dates": "42441",
        "details.signoff_date": "42520",
        "q.seen.evidence": "0.45",
        "chronology.1.source": "42430",
    }
    said = {one.field: one.message for one in findings(lost) if one.rule.code == "M18"}
    assert set(said) == {"q.seen.evidence", "chronology.1.source"}
    assert "“0.45”" in said["q.seen.evidence"]
    assert "as a day it is 01/03/2016" in said["chronology.1.source"]
    for kept in ({"details.signoff_date": "2016-05-31"}, {"q.seen.evidence": "0012", "chronology.1.source": "45%"}):
        assert "M18" not in " ".join(codes({**lost, **kept})), kept


def test_an_event_without_any_date_is_named_unless_its_words_date_it() -> None:
    [finding] = findings({"chronology.1.event": "Strategy discussion held."})
    assert (finding.rule.code, finding.field) == ("D06", "chronology.1.date")
    assert codes({"chronology.1.event": "Strategy discussion of 12/03/2016."}) == []
    assert codes({"chronology.1.date": "12 March", "chronology.1.event": "Strategy discussion of 12/03/2016."}) == []
    [finding] = findings({"chronology.1.date": "12 March", "chronology.1.event": "Strategy discussion held."})
    assert finding.message == "The cell for a date holds no whole date: “12 March”."


def test_an_event_about_somebody_else_may_lie_before_the_birth() -> None:
    event = {"chronology.1.date": "12/03/2006", "chronology.1.event": "First contact."}
    assert codes({**event, "chronology.1.about": "The subject child"}) == ["D09 chronology.1.date"]
    assert codes({**event, "chronology.1.about": "A sibling"}) == []


def test_the_action_on_a_concern_may_not_lie_ahead() -> None:
    concern = {"concern.1.what": "Left alone.", "concern.1.action": "Duty team rung.", "concern.1.when": "12/03/2017"}
    assert codes(concern) == ["D07 concern.1.when", "U01 concern.1.what"]


PERIOD = [
    # from, to → what must be found, with an answer that tells of 12 March 2016
    ("2016-01-01", "2016-05-31", []),
    ("2016-01-01", "", []),
    ("2016-04-01", "2016-05-31", ["D08 q.seen.answer"]),
    ("2015-01-01", "2015-12-31", ["D08 q.seen.answer"]),
    ("2016-05-31", "2016-01-01", ["D11 details.period_to"]),
    # its first and its last day belong to it, and it may be of one day
    ("2016-03-12", "2016-05-31", []),
    ("2016-03-13", "2016-05-31", ["D08 q.seen.answer"]),
    ("2016-01-01", "2016-03-12", []),
    ("2016-01-01", "2016-03-11", ["D08 q.seen.answer"]),
    ("2016-03-12", "2016-03-12", []),
    ("2016-04-01", "2016-04-01", ["D08 q.seen.answer"]),
]


@pytest.mark.parametrize(("first", "last", "expected"), PERIOD)
def test_the_period_audited(first: str, last: str, expected: list[str]) -> None:
    assert codes({"details.period_from": first, "details.period_to": last}) == expected


def test_one_old_answer_among_many_is_not_outside_the_period() -> None:
    period = {"details.period_from": "2016-01-01", "details.period_to": "2016-05-31"}
    old = {"q.moves.answer": "Moved on 12/03/2014.", "q.moves.evidence": "Case file"}
    more = {"q.changed.answer": "Better since 14/03/2016.", "q.changed.evidence": "Case file"}
    assert codes({**period, **old, **more}) == []
    assert codes({**period, **old}) == ["D08 q.moves.answer"]


@pytest.mark.parametrize(("day", "expected"), [("02/04/2016", ["D08 q.seen.answer"]), ("03/04/2016", [])])
def test_the_last_two_months_before_a_form_came_are_those_of_the_audit_itself(day: str, expected: list[str]) -> None:
    """It came on 1 June 2016: sixty days before are 2 April."""
    period = {"details.period_from": "2016-01-01", "details.period_to": "2016-03-31"}
    assert codes({**period, "q.seen.answer": f"The worker saw the child at home on {day}."}) == expected


def test_two_answers_outside_the_period_are_said_however_many_lie_within_it() -> None:
    within = {f"q.{name}.answer": f"Work {name} began on 14/03/2016." for name in ("changed", "trained", "cse")}
    changes = {
        "details.period_from": "2016-01-01",
        "q.kind.answer": "CSE",
        "q.moves.answer": "Moved on 12/03/2014.",
        **within,
    }
    changes |= {f"q.{name}.evidence": "Case file" for name in ("moves", "changed", "trained", "cse")}
    assert codes(changes) == []
    assert codes({**changes, "q.changed.answer": "Better since 14/03/2014."}) == ["D08 q.changed.answer"]


def test_an_event_on_the_day_of_receipt_came_after_the_sign_off() -> None:
    assert codes({"chronology.1.date": "01/06/2016"}) == ["N06 details.signoff_date"]


INTERVAL = [
    # referred, completed → what must be found; 45 working days from 1 February 2016 end on 6 April, Easter left out
    ("01/02/2016", "06/04/2016", []),
    ("01/02/2016", "07/04/2016", ["D13 q.completed.answer"]),
    ("01/02/2016", "29/01/2016", ["D11 q.completed.answer"]),
    ("01/02/2016", "01/02/2016", []),
    ("01/02/2016", "", []),
    ("not known", "08/04/2016", ["D06 q.referred.answer"]),
]


@pytest.mark.parametrize(("referred", "completed", "expected"), INTERVAL)
def test_times_set_by_law(referred: str, completed: str, expected: list[str]) -> None:
    changes = {"q.referred.answer": referred, "q.completed.answer": completed}
    off = non_working_days((), {2016})
    checked = run_checks(dataclasses.replace(seen(changes), closures=off))
    assert [f"{finding.rule.code} {finding.field}" for finding in checked.findings] == expected
    if expected[:1] == ["D13 q.completed.answer"]:
        [finding] = checked.findings
        assert "46 working days, from 01/02/2016 to 07/04/2016" in finding.message
        assert "45 working days (Guidance, chapter 1)" in finding.message


@pytest.mark.parametrize(
    ("answer", "beside", "expected"),
    [
        ("07/04/2016", "01/03/2016", ["D13 q.completed.answer"]),
        ("01/03/2016", "07/04/2016", []),
        ("", "07/04/2016", ["D13 q.completed.answer"]),
    ],
)
def test_a_time_is_measured_to_the_day_answered_and_only_without_one_to_that_beside_it(
    answer: str, beside: str, expected: list[str]
) -> None:
    changes = {"q.referred.answer": "01/02/2016", "q.completed.answer": answer, "q.completed.dates": beside}
    assert codes(changes) == expected


def test_the_intervals_of_the_table_are_those_of_its_date_questions() -> None:
    assert {one.name for one in TOOL.questions if one.type is QuestionType.DATE} == {"referred", "completed"}
    assert dt.date(2016, 3, 28) in non_working_days((), {2016})
