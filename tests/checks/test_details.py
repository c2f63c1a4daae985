"""Details, nil returns, immediate concerns, attendance."""

import dataclasses

import pytest

from nelaudit.checks import run_checks
from tests.checks.forms import CONFIRMED, GOOD, NIL, codes, findings, returned, seen

UNCONFIRMED = NIL | {"details.nil_confirmed_by": "", "details.nil_confirmed_on": ""}

TABLE = [
    # what stands on the form → what must be found
    ("no auditor", {"details.auditor": ""}, ["N01 details.auditor"]),
    ("auditor to be confirmed", {"details.auditor": "TBC"}, ["N01 details.auditor"]),
    ("no case worker", {"details.case_worker": ""}, ["N02 details.case_worker"]),
    ("no case worker, in words", {"details.case_worker": "No allocated worker since 2015"}, []),
    ("no sign-off", {"details.signoff_name": "", "details.signoff_date": ""}, ["N03 details.signoff_name", "N03 details.signoff_date"]),
    ("a question that became relevant", {"q.kind.answer": "CSE"}, ["B01 q.cse.answer"]),
    ("a nil return as it should be", NIL, []),
    ("a nil return without name and day", UNCONFIRMED, ["N05 details.nil_confirmed_by", "N05 details.nil_confirmed_on"]),
    ("a nil return dated with Excel's own number", NIL | {"details.nil_confirmed_on": "42520"}, ["D05 details.nil_confirmed_on"]),
    ("no involvement and an answer", NIL | {"q.seen.answer": GOOD}, ["N04 details.involved"]),
    ("details only: a confirmation", CONFIRMED, []),
    ("a concern acted on", {"concern.1.what": "Left alone overnight", "concern.1.action": "Strategy discussion held"}, ["U01 concern.1.what"]),
    ("a concern without action", {"concern.1.what": "Left alone overnight"}, ["U01 concern.1.what", "U02 concern.1.action"]),
    ("action n/a", {"concern.1.what": "Left alone", "concern.1.action": "N/A"}, ["U01 concern.1.what", "U02 concern.1.action"]),
    ("none stated among the concerns", {"concern.1.what": "No immediate concerns identified."}, []),
    ("n/a among the concerns", {"concern.1.what": "N/A", "concern.1.action": "n/a"}, []),
    ("a denial with a concern behind it", {"concern.1.what": "None other than that he is left alone"}, ["U01 concern.1.what", "U02 concern.1.action"]),
    ("a concern on a nil return", NIL | {"concern.1.what": "Left alone"}, ["N04 details.involved", "U01 concern.1.what", "U02 concern.1.action"]),
    ("the auditor holds the case", {"details.case_worker": "Sam Reed"}, ["N07 details.auditor"]),
    ("the same with titles and a role", {"details.case_worker": "Ms Sam Reed, social worker", "details.auditor": "SAM REED (team)"}, ["N07 details.auditor"]),
    ("a school's one designated lead", {"details.case_worker": "Sam Reed", "details.auditor_role": "Designated safeguarding lead"}, []),
    ("a head teacher who does it all", {"details.case_worker": "Sam Reed", "details.auditor_role": "Headteacher and DSL"}, []),
    ("one word is not enough to tell", {"details.case_worker": "Sam", "details.auditor": "Sam"}, []),
    ("nobody comes", {"attendee.1.name": ""}, ["N08 attendee.1.name"]),
]  # fmt: skip


@pytest.mark.parametrize(("changes", "expected"), [row[1:] for row in TABLE], ids=[row[0] for row in TABLE])
def test_table(changes: dict[str, str], expected: list[str]) -> None:
    assert codes(changes) == expected


def test_the_auditor_who_holds_the_case_stays_advice_and_is_worded_for_a_school() -> None:
    [finding] = findings({"details.case_worker": "Sam Reed"})
    assert not finding.goes_to_agency
    assert "A school with one designated lead" in finding.message


def test_nobody_is_asked_to_come_where_there_is_no_challenge_day_or_a_confirmation_named_them() -> None:
    nobody = seen({"attendee.1.name": ""})
    assert [one.rule.code for one in run_checks(nobody).findings] == ["N08"]
    session = dataclasses.replace(nobody, challenge_day=False)
    assert run_checks(session).findings == ()
    confirmed = dataclasses.replace(nobody, before=(returned({}),))
    assert run_checks(confirmed).findings == ()


PLANNED = "Seen on 12/03/2016. The next visit is on 31/05/2016."


def test_a_form_may_be_signed_off_before_what_is_planned_in_it() -> None:
    assert codes({"details.signoff_date": "2016-05-20", "q.seen.answer": PLANNED}) == []
    told = PLANNED.replace("The next visit is", "Seen again")
    assert codes({"details.signoff_date": "2016-05-20", "q.seen.answer": told}) == ["N06 details.signoff_date"]
