"""What stands among the immediate concerns: the wordings that deny one, beside wordings that look alike and are concerns."""

import pytest

from nelaudit.model.concerns import denies_action, denies_concern
from tests.checks.forms import CONFIRMED, codes

DENIED = r"""
None
none.
NONE!!
No
Nil
nil concerns
N/A
n.a.
N / A
na
Not applicable
Not applicable - no concerns
Not applicable – no concerns identified
N/A – none
N/A - no immediate concerns
N/A, none identified
None identified
None identified at this time
None identified during this audit.
None at present
None known
None known to this agency
None that we are aware of
None to our knowledge
None noted at time of audit
None as at 31/05/2016
None (no concerns)
None. No concerns identified.
No. None identified.
No - none at this time
No concerns
No concern
No concerns at all
No current concerns
No immediate concerns
No immediate concerns.
No immediate safeguarding concerns
No immediate safeguarding concerns noted during this audit
No immediate safeguarding concerns were identified during the course of this audit
No safeguarding issues identified
No concerns or issues
No concerns/issues identified
No concerns or risks identified at this time
No immediate or ongoing concerns
No immediate risk of harm identified
No risk to the child
No concerns for this child at this time
No concerns regarding the child's immediate safety
No concerns to report
Nothing to report
Nothing of concern
Nothing of concern for this child
No immediate safeguarding concerns identified at this current time
None at time of writing this audit
None at time of audit completion
No concerns of an immediate nature
Nothing identified for this child
Nothing of concern identified in this audit
Nil identified
Nil of note
There are no immediate concerns
There were none identified at the time of the audit
At this time there are no immediate concerns
At present no concerns
Currently none
Not at this time
Not that I am aware of
We have no immediate concerns
We are not aware of any immediate safeguarding concerns
I am not aware of any
This audit did not identify any immediate concerns
The audit identified no immediate concerns
Not applicable to this agency
N/A as no concerns identified
Not applicable because there are no immediate concerns
Immediate concerns: none
Concerns - N/A
1. None
Does not apply
Intentionally left blank
-
–
...
No immediate safeguarding concerns identified for this child.
no concerns
No further concerns identified
No known concerns
N/A none
No child protection concerns
No safegaurding concerns
Nil return
No immediate concerns identified from the records
No immediate safeguarding or welfare concerns raised
“None”
• None
Not applicable – no safeguarding concerns were identified
No concerns identified by auditor
None recorded
None arising from this audit
There are no immediate safeguarding concerns for the child at this point
no issues of concern
No safeguarding issues or concerns to report
No immediate concerns at the point of audit
None identified by this agency at the time of completing the audit
no immediate safeguarding concerns have been identified as a result of completing this audit
Nothing arising
N/A at this time
N/A to this case
No current safeguarding concerns known
None to report
no immediate concerns were noted for this young person
None in this case
Not applicable in this instance
We have none
There aren't any
no cause for concern
No immediate cause for concern
No immediate areas of concern identified
We do not have any concerns
Nothing further to add
No concerns identified through completion of this audit
N.A
N\A
None/NA
No immediate and/or safeguarding concerns
No concerns identified on 12/03/2016
No safeguarding concerns were highlighted within the audit
No immediate concerns have been raised
no risks identified
None at this moment in time
No concerns currently identified
No immediate  safeguarding concerns
There are currently no concerns
No concerns - N/A
Nothing immediate
No immediate concerns arising
No concerns, no risks identified
No safety concerns
"""
STATED = """
No concerns were acted on by the school
None of the concerns were referred
Not applicable to this agency, but the sibling has bruises
No. He is at risk tonight
no concerns except that he is left alone
No contact with child for 3 weeks, concerned
Nothing was done about the burn
None other than that he is left alone
No concerns until last night
No, concerns remain
No – concerns about bruising
No concern for the child was shown
No concern for the child
No concern for her welfare
None?
N/A?
No concerns?
Not known
Not sure
Not yet known
No significant concerns
No major concerns at present
No food in the house
No bed
No adult at home
No safeguarding
No safeguarding referral was made
No action was taken
No action required
No further action
Nothing recorded
Nothing was recorded
Nothing done
None seen
No concerns were recorded by the school
No concerns were recorded in the notes
No concerns raised with social care
No concerns reported to us
No one has seen him
Nobody has seen her since Friday
No immediate concerns; mother not seen
No immediate concerns but mother has gone missing
No immediate concerns, however he has a new bruise
No new concerns since the burn
None since Tuesday
No longer safe at home
No response to the bruising
No risk assessment completed
No plan in place tonight
No concerns noted, child not seen
N/A – child missing
N/A for school. Bruises seen by the nurse.
Nil by mouth, not fed
Nil return of calls
Non-mobile baby with bruise
None attendance
Not seen for three weeks
Not safe
Not applicable: father is back in the house
No concerns at the time
There was no concern shown by mother
No one knew
No concerns yet
Nothing urgent
None of note were followed up
Concerns
Concerns identified
Concern: no food
No concerns apart from neglect
No concerns besides the bruise
No concerns identified by police before he was hurt
No immediate concerns that had not already been reported
0 concerns acted on
None acted on
No immediate concerns known to school were shared
No parental concern
No concerns regarding the burn
No concerns about mother's boyfriend were followed up
No risk identified by the GP
NAI suspected
NA I suspected
He has no concerns
The mother is not aware of any risk to the child
no involvement from father; left alone
Not at home
None at home
Yes
x
Nil contact
No concerns by school were passed on
None of these were looked at
No cause was found for the bruise
No concern about the burn
No concerns were identified, which is a concern
No reason for the bruise
No areas of the home were safe
No safe adult
No immediate plan to keep her safe
No current address known
No current contact
No known whereabouts
Nothing is known of where he is
Nothing known about who lives there
No present danger was recognised by staff although he was hurt
No issues seen by us, he was hit at the weekend
No immediate safety
None to protect her
No other adult
No further contact
No welfare check
No audit done and he is at risk
Not at present safe
Not currently seen
No risk, high risk
No, yes
None - urgent
There is immediate risk
There is a concern
Immediate concern
Immediate risk of harm
Concern for this child
Currently at risk
At present a concern
He is not at immediate risk of harm at present
N/A - urgent
No concerns noted. Immediate risk identified.
No concerns and immediate risk identified
None, and current risk of harm to the child
as at this time immediate concerns
not nil
No concerns were not identified
No-one to look after him
No. 12 has no heating
Na Li is at risk
No longer any food
n/a sibling hurt
No food, no bed
Nothing to eat
No concerns at the time
None at the
No concerns at the present address
Nothing for this child
Nothing for the family at present
Nothing in the records
None available
No immediate bed
Nothing of note apart from a burn
Concern: none of the staff acted
"""


def lines(table: str) -> list[str]:
    return table.strip().splitlines()


@pytest.mark.parametrize("text", lines(DENIED))
def test_a_line_that_only_denies_is_no_concern(text: str) -> None:
    assert denies_concern(text)
    assert codes({"concern.1.what": text}) == []
    assert (
        codes(
            {
                "concern.1.what": text,
                "concern.1.action": "N/A",
                "concern.1.by": "Sam Reed",
                "concern.1.when": "2016-05-31",
            }
        )
        == []
    )


@pytest.mark.parametrize("text", lines(STATED))
def test_a_line_that_looks_like_a_denial_is_a_concern(text: str) -> None:
    assert not denies_concern(text)
    assert codes({"concern.1.what": text}) == ["U01 concern.1.what", "U02 concern.1.action"]
    assert "U01 concern.1.what" in codes(CONFIRMED | {"concern.1.what": text})


@pytest.mark.parametrize("text", [one for one in lines(DENIED) if any(sign.isalnum() for sign in one)])
@pytest.mark.parametrize("more", ["{} He is at risk tonight.", "{}, but the baby was left alone", "{}\nBruise on the left arm", "{}?",
                                  "{} - sibling hurt", "{} except the burn", "{} until Friday"])  # fmt: skip
def test_whatever_is_added_to_a_denial_makes_it_a_concern(text: str, more: str) -> None:
    assert not denies_concern(more.format(text))


@pytest.mark.parametrize("spoiled", ["  {}  ", "\u00a0{}\u200b", "{}\n", "“{}”", "{}.", "{}!", "- {}", "* {}"])
@pytest.mark.parametrize("text", ["None", "No immediate concerns", "N/A", "Not applicable - no concerns"])
def test_what_cannot_be_seen_or_only_decorates_changes_nothing(text: str, spoiled: str) -> None:
    assert denies_concern(spoiled.format(text))
    assert denies_concern(spoiled.format(text.upper().replace(" ", "\u00a0")))


@pytest.mark.parametrize(
    "text",
    [
        "None",
        "No action taken",
        "No action",
        "None taken",
        "N/A",
        "Nothing done",
        "Not yet",
        "None yet",
        "No further action",
        "NFA",
        "No action required at this time",
        "Not applicable",
        "None at this time",
        "Nil",
        "No action has been taken",
        "No immediate action required",
        "Not required",
        "no referral made",
        "N/A - no concerns",
        "TBC",
        "no information held",
    ],
)
def test_a_concern_beside_which_only_stands_that_nothing_was_done_has_no_action(text: str) -> None:
    assert codes({"concern.1.what": "Left alone", "concern.1.action": text}) == [
        "U01 concern.1.what",
        "U02 concern.1.action",
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Rang the police",
        "No action needed: with grandmother now",
        "No further action by duty team after strategy discussion",
        "NFA agreed with MASH on 12/03/2016",
        "Referral made",
        "Discussed with the safeguarding lead",
        "No action by school, so we referred",
        "Nothing could be done until the police came; they are there now",
    ],
)
def test_an_action_in_words_that_look_like_a_denial_is_an_action(text: str) -> None:
    assert not denies_action(text)
    assert codes({"concern.1.what": "Left alone", "concern.1.action": text}) == ["U01 concern.1.what"]


BESIDE = [
    # what stands in the line → where the concern is seen
    ({"concern.1.what": "None", "concern.1.action": "Strategy discussion held, child moved"}, ["U01 concern.1.action"]),
    (
        {"concern.1.what": "No concerns", "concern.1.reference": "MASH-2016-0417"},
        ["U01 concern.1.reference", "U02 concern.1.action"],
    ),
    ({"concern.1.action": "Rang the duty team"}, ["U01 concern.1.action"]),
    ({"concern.1.by": "Sam Reed"}, ["U01 concern.1.by", "U02 concern.1.action"]),
    ({"concern.1.action": "N/A"}, []),
    ({"concern.1.what": "\u200b", "concern.1.action": "None"}, []),
    ({"concern.1.what": "None", "concern.1.action": "No action required", "concern.1.reference": "n/a"}, []),
]


@pytest.mark.parametrize(("line", "expected"), BESIDE)
def test_words_beside_a_blank_or_denied_concern(line: dict[str, str], expected: list[str]) -> None:
    assert codes(line) == expected


def test_no_text_takes_long_to_read() -> None:
    for text in (
        "no today " * 26,
        "none and " * 26,
        "nil or no " * 24,
        "immediate or current " * 11,
        "to date at present " * 12,
    ):
        assert denies_concern(f"{text}as") is False
    assert denies_concern("no concerns " * 200) is False
