"""What shows only beside other agencies' returns, and that none of it reaches an agency."""

import dataclasses
import datetime as dt

import pytest

from nelaudit.checks import CHECKS, Together, run_checks
from nelaudit.model.findings import Severity
from tests.checks.forms import NIL, RECEIVED, codes, findings, returned, seen

LONG = "The worker and the family agreed on 12/03/2016 what had to change for the child, and who would see to it."
EARLIER = RECEIVED - dt.timedelta(days=3)

COPIES = [
    # the other agency's text, the day on which it came → what must be found
    (LONG, EARLIER, ["B06 q.seen.answer"]),
    (f"  {LONG.upper()}\n", EARLIER, ["B06 q.seen.answer"]),
    (LONG, RECEIVED + dt.timedelta(days=1), []),
    (LONG.replace("family", "parents"), EARLIER, []),
]


@pytest.mark.parametrize(("text", "day", "expected"), COPIES)
def test_a_copied_answer_is_found_in_the_later_return(text: str, day: dt.date, expected: list[str]) -> None:
    other = returned({"q.moves.answer": text}, "POLICE", day)
    assert codes({"q.seen.answer": LONG}, other) == expected


SIXTY = "On 12/03/2016 they agreed who would see to it, and by when it"
"""Sixty-one characters."""


@pytest.mark.parametrize(("text", "copied"), [(SIXTY, True), (SIXTY[1:], True), (SIXTY[2:], False)])
def test_an_answer_of_sixty_characters_is_long_enough_to_be_a_copy(text: str, copied: bool) -> None:  # noqa: FBT001
    assert len(SIXTY) == 61
    found = codes({"q.seen.answer": text}, returned({"q.seen.answer": text}, "POLICE", EARLIER))
    assert ("B06 q.seen.answer" in found) is copied


def test_of_one_day_the_copy_is_said_once() -> None:
    ours, theirs = returned({"q.seen.answer": LONG}), returned({"q.moves.answer": LONG}, "POLICE", RECEIVED)
    ran = [
        dataclasses.replace(seen({}), returned=one, together=Together(returns=(ours, theirs), agencies={}))
        for one in (ours, theirs)
    ]
    assert [[one.rule.code for one in run_checks(each).findings if one.rule.code == "B06"] for each in ran].count(
        ["B06"]
    ) == 1


def test_short_answers_and_nothing_held_may_be_alike() -> None:
    for text in ("Seen on 12/03/2016.", "No information is held by this agency on the point in question at all."):
        assert codes({"q.seen.answer": text}, returned({"q.seen.answer": text}, "POLICE", EARLIER)) == []


TOLD = """
YOS attended the core group on 12/03/2016.                                          | yes
The youth offending service visited him at home on 12/03/2016.                      | yes
A plan was made with Merrow Youth Offending Service on 12/03/2016.                  | yes
The referral was shared with YOS.                                                   | yes
YOS was not involved.                                                               | no
No referral was made to the youth offending service.                                | no
We asked whether he was known to YOS and were told that he was not.                 | no
Youth offending was discussed on 12/03/2016.                                        | no
"""


@pytest.mark.parametrize("line", TOLD.strip().splitlines())
def test_a_nil_return_is_contradicted_by_what_another_agency_tells(line: str) -> None:
    sentence, wanted = (part.strip() for part in line.split("|"))
    one = seen(NIL, returned({"q.moves.answer": f"Seen on 12/03/2016. {sentence} He lives at home."}, "POLICE"))
    nil = dataclasses.replace(one.returned, identity=dataclasses.replace(one.returned.identity, agency="YOS"))
    findings = run_checks(dataclasses.replace(one, returned=nil)).findings
    assert [finding.rule.code for finding in findings] == (["X01"] if wanted == "yes" else [])
    if findings:
        assert sentence in findings[0].message
        assert "Merrow Constabulary (Form!B" in findings[0].message


def test_a_code_that_is_an_everyday_word_names_no_agency_in_small_letters() -> None:
    agencies = {"ACUTE": "Merrow Hospitals NHS Trust", "POLICE": "Merrow Police"}
    for text, agency, told in (
        ("He suffered from acute pain.", "ACUTE", 0),
        ("A letter from ACUTE came.", "ACUTE", 1),
        ("The police attended.", "POLICE", 1),
    ):
        together = Together(returns=(returned({"q.seen.answer": text}, "HV"),), agencies=agencies)
        assert len(list(together.telling_of(agency))) == told, text


def test_nothing_that_may_go_to_an_agency_rests_on_anothers_return() -> None:
    other = returned(
        {"q.seen.answer": LONG, "q.moves.answer": "Merrow General Practice attended on 12/03/2016."}, "POLICE", EARLIER
    )
    for changes in ({"q.seen.answer": LONG, "details.auditor": ""}, NIL):
        beside, alone = findings(changes, other), findings(changes)
        assert [one for one in beside if not one.rule.coordinator_only] == list(alone)
        assert {one.rule.code for one in beside if one.rule.coordinator_only} & {"B06", "X01"}


def test_what_is_for_the_coordinator_only_never_goes_to_an_agency_whatever_its_severity() -> None:
    for check in (one for one in CHECKS if one.rule.coordinator_only):
        assert check.rule.severity is Severity.ADVICE
        raised = dataclasses.replace(check, rule=dataclasses.replace(check.rule, severity=Severity.ERROR))
        other = returned(
            {"q.seen.answer": LONG, "q.moves.answer": "Merrow General Practice attended."}, "POLICE", EARLIER
        )
        hits = [run_checks(seen(changes, other), (raised,)).findings for changes in ({"q.seen.answer": LONG}, NIL)]
        assert any(hits)
        assert not any(finding.goes_to_agency for findings in hits for finding in findings)
