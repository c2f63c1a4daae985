"""Answers that are none, thin, copied or about something else; their source, their impact and their grades."""

import pytest

from tests.checks.forms import GOOD, codes, findings, rows

ANSWERS = """
| a good form                           |                                                                    |        |
| left empty                            | (blank)                                                            | B01    |
| a line break and a space              | ¶                                                                  | B01    |
| a zero-width space, as pasted         | \u200b\ufeff                                                       | B01    |
| a hard space                          | \xa0                                                               | B01    |
| a bare yes                            | Yes.                                                               | B02    |
| a bare no                             | No                                                                 | B02    |
| TRUE from a tick box                  | TRUE                                                               | B02    |
| yes at more length                    | Yes, they definitely were                                          | B02    |
| partly, with a full stop              | Partially.                                                         | B02    |
| no to a degree                        | No not really                                                      | B02    |
| yes, with what was done               | Yes. The worker saw the child at home on 12/03/2016.               |        |
| no, with what was done                | No, but the school rang on 12/03/2016 and again the week after.    |        |
| N/A                                   | N/A                                                                | B03    |
| none                                  | None                                                               | B03    |
| a nought                              | 0                                                                  | B03    |
| a dash                                | —                                                                  | B03    |
| question marks                        | ???                                                                | B03    |
| as above                              | as above                                                           | B03    |
| see the chronology                    | Please see chronology                                              | B03    |
| see another question                  | See Q4                                                             | B03    |
| as said already                       | As already stated above                                            | B03    |
| covered in a report                   | Covered in the conference report                                   | B03    |
| to follow                             | Info to follow                                                     | B03    |
| waiting                               | Awaiting response from school nurse                                | B03    |
| to be confirmed                       | To be confirmed by social worker                                   | B03    |
| nothing to add                        | Nothing further to add.                                            | B03    |
| the letter x                          | xxx                                                                | B03    |
| not known                             | Not known                                                          | B03    |
| the question                          | How was seen?                                                      | B04    |
| the question without its mark         | how was  seen?                                                     | B04    |
| the hint                              | Dates on which the child was seen, and seen alone.                 | B04    |
| question and hint                     | How was seen?¶Dates on which the child was seen, and seen alone.   | B04    |
| the question, and yes                 | How was seen?¶Yes                                                  | B04    |
| another question of the form          | How was moves?                                                     | B04    |
| the question with an answer below it  | How was seen?¶At home on 12/03/2016, alone.                        |        |
| policy and training only              | Staff follow the supervision policy. All are trained every year.   | B07, D01 q.seen.dates |
| workload only                         | The team was short-staffed in March 2016 owing to sickness.        | B07, D04 |
| workload that explains an event       | The visit of 12/03/2016 was late as the team was short-staffed.    |        |
| policy, and what was done for her     | In line with policy she was seen on 12/03/2016.                    |        |
| the brother in place of the child     | The older brother was seen at school on 12/03/2016.                | B08    |
| the sibling, and few words more       | Sibling attends the same school. Seen 12/03/2016.                  | B08    |
| the brother, said to be another       | For context, not about the subject: the brother was seen 12/03/2016. |      |
| the brother and the child             | C and his brother were seen at home on 12/03/2016.                 |        |
| siblings seen with the child          | The siblings were seen with the child on 12/03/2016.               |        |
| nothing held                          | No information held.                                               |        |
| nothing held, in other words          | We do not hold any records on this.                                |        |
"""

EVIDENCE = """
| no source                             | (blank)                                       | E01    |
| a placeholder                         | N/A                                           | E01    |
| a person and no record                | The worker told me                            | E01    |
| a record in the plural                | Case notes                                    |        |
| a record with the hyphen left out     | strategy discussion record                    |        |
| a system                              | systmone                                      |        |
| the agency's own system               | QES entry                                     |        |
| a page                                | page 12                                       |        |
"""


@pytest.mark.parametrize(("title", "changes", "expected"), rows(ANSWERS, "q.seen.answer"))
def test_answers(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes(changes) == expected, title


@pytest.mark.parametrize(("title", "changes", "expected"), rows(EVIDENCE, "q.seen.evidence"))
def test_evidence(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes(changes) == expected, title


def test_a_source_anywhere_in_the_row_will_do() -> None:
    assert codes({"q.seen.evidence": "", "q.seen.answer": f"{GOOD} (SystmOne)"}) == []
    assert codes({"q.seen.evidence": "", "q.seen.dates": "12/03/2016 (case note)"}) == []


NONE_ALLOWED = """
| none, where the hint allows it        | None.                                         |        |
| no, where the hint allows it          | No                                            |        |
| n/a, where the hint allows it         | N/A                                           |        |
| none arose                            | None arose.                                   |        |
| to follow, which no hint allows       | TBC                                           | B03    |
| yes, which says too little            | Yes                                           | B02    |
"""


@pytest.mark.parametrize(("title", "changes", "expected"), rows(NONE_ALLOWED, "q.moves.answer"))
def test_none_is_an_answer_where_the_hint_says_so(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes({**changes, "q.moves.evidence": "Case file"}) == expected, title


TRAINING = "All staff have completed mandatory training; more on the policy is wanted."


def test_a_question_about_training_may_be_answered_with_training() -> None:
    assert codes({"q.trained.answer": TRAINING, "q.trained.evidence": "Case file"}) == []


IMPACT = """
| what was done                         | Six visits were made by 12/03/2016 and each action was done.       | E02    |
| what changed                          | He is now on time for school every day (12/03/2016: 96%).          |        |
| what stayed the same                  | His weight stayed on the 2nd centile between 1/2/2016 and 12/03/2016. |     |
| that it cannot be told yet            | It is too early to say; the plan was made on 12/03/2016.           |        |
| nothing held                          | No information held                                                |        |
"""


@pytest.mark.parametrize(("title", "changes", "expected"), rows(IMPACT, "q.changed.answer"))
def test_impact(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes({**changes, "q.changed.evidence": "Case file"}) == expected, title


SAME = "The plan was reviewed on 12/03/2016 by all who know the child."


def test_one_text_in_three_boxes_is_said_once_and_at_the_second() -> None:
    boxes = {
        f"q.{name}.{part}": text
        for name in ("seen", "moves", "trained")
        for part, text in (("answer", SAME), ("evidence", "Case file"))
    }
    assert codes(boxes) == ["B05 q.moves.answer"]
    assert codes({**boxes, "q.trained.answer": f"{SAME} More was asked for."}) == []
    for_none = {name: "Not applicable as the child was at home." for name in boxes if name.endswith("answer")}
    assert codes({**boxes, **for_none}) == []
    nothing = dict.fromkeys(boxes, "No information held")
    assert codes(nothing) == []


def test_a_text_at_the_limit_of_a_cell_is_pointed_out_with_its_last_words() -> None:
    text = GOOD + " and so on" * 4000
    assert codes({"q.seen.answer": text[:32766]}) == []
    [finding] = findings({"q.seen.answer": text[:32767]})
    assert (finding.rule.code, finding.field) == ("B09", "q.seen.answer")
    assert finding.message.endswith("so on and so on and so on and so”.")
    smileys = "\U0001f600" * 16384  # two characters each, as Excel counts
    assert "B09 chronology.1.event" in codes({"chronology.1.event": smileys})


def test_a_text_as_long_as_some_programs_save_it_in_an_xls_is_pointed_out() -> None:
    text = GOOD + " and so on" * 40
    assert codes({"q.seen.answer": text[:254]}) == codes({"q.seen.answer": text[:256]}) == []
    [finding] = findings({"q.seen.answer": text[:255]})
    assert (finding.rule.code, finding.field) == ("B09", "q.seen.answer")
    assert "255 characters" in finding.message
    assert codes({"q.seen.answer": f"{text[:254]}."}) == [], "by chance, and whole"


GRADES = """
| a grade in another spelling           | GOOD                      |                           |
| no grade                              | (blank)                   | G01                       |
| a grade that is not on the list       | Quite good                | G01                       |
| a grade outside the scale             | Insufficient information  |                           |
"""


@pytest.mark.parametrize(("title", "changes", "expected"), rows(GRADES, "section.voice.grade"))
def test_grades(title: str, changes: dict[str, str], expected: list[str]) -> None:
    assert codes({**changes, "overall.grade": "Good"}) == expected, title


NOTHING = {"q.seen.answer": "No information held", "q.seen.evidence": "", "q.kind.answer": "No information held"}


def test_where_nothing_is_held_no_grade_is_chased_though_an_optional_question_is_empty() -> None:
    assert codes({**NOTHING, "section.voice.grade": "", "overall.grade": ""}) == []


SHORTCOMINGS = "On 12/03/2016 the record was poor, the child was not seen and the plan was not reviewed."
GOOD_WORK = "On 12/03/2016 thorough and timely work, child-centred and persistent."
AT_ODDS = [
    # the answer, the section's grade, the overall grade → what must be found
    (SHORTCOMINGS, "Good", "Good", ["G02 section.voice.grade"]),
    (SHORTCOMINGS, "Poor", "Poor", []),
    (SHORTCOMINGS, "Fair", "Fair", []),
    (GOOD_WORK, "Poor", "Poor", ["G02 section.voice.grade"]),
    (f"{GOOD_WORK} The second visit was delayed.", "Poor", "Poor", []),
    (GOOD, "Fair", "Poor", ["G02 overall.grade"]),
    (GOOD, "Fair", "Good", ["G02 overall.grade"]),
    (GOOD, "Fair", "Insufficient information", []),
]


@pytest.mark.parametrize(("answer", "section", "overall", "expected"), AT_ODDS)
def test_a_grade_at_odds_with_its_text_or_the_others_is_advice(
    answer: str, section: str, overall: str, expected: list[str]
) -> None:
    changes = {"q.seen.answer": answer, "section.voice.grade": section, "overall.grade": overall}
    assert codes(changes) == expected


def test_a_ranked_grade_where_nothing_is_held_is_at_odds() -> None:
    assert codes({**NOTHING, "overall.grade": "Good"}) == ["G02 section.voice.grade"]
