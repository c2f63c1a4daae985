"""“No information held” in its many wordings, and the accounts that merely hold the phrase."""

import pytest

from nelaudit.checks.wordlists import says_nothing_held
from tests.checks.forms import codes, seen

SAID = """
No information held.
No information held
no info held
No records held.
We do not hold any records for this child
We do not hold any records for X.
Nothing recorded on our system
Nothing recorded on our system.
No record of this in the school file
Not known to this service
Unable to access the archived paper file.
we have no access to social care records
We have no access to this information
No information is held by the GP practice about this.
No information available.
Nothing held.
None recorded
None known.
Nil held
Not recorded.
Not recorded on Mosaic.
There is no record of this on SystmOne
There are no records of any contact in this period.
Records do not show this.
The record does not say.
I could not find any record of this.
Unable to locate the file
Not known to YOS.
Not open to this service.
Not registered with our practice.
The family is not known to our service. Records checked 14/03/2016.
No information held. Records searched on 14/03/2016 by J Smith.
SystmOne and RiO searched on 12/03/2016; nothing found.
No information held – records checked under both names.
N/A - no information held
No information held as the case closed in 2014.
No information held, as the child was not registered with us.
We hold no information on whether she was seen alone.
No information held on visits made, meetings attended, or plans completed.
Probation holds no records on this child
We don't hold this information
This agency has had no involvement with the family
We had no contact with this child during the period.
Information not held
Details not available
not held by this agency
This is not recorded.
It is not recorded whether this was discussed with the parents.
No information held. Children's social care would hold this.
Unknown to this service.
No knowledge of this family.
no data held on system
We have no details of the plan.
No entries on file
No documentation available
Housing do not have this information.
No information held prior to March 2016.
Nothing known to our service.
We hold nothing on this.
No information could be found in the records.
The school does not hold records for this period.
No notes available
Paper records cannot be located.
No information held about this by the service.
None held
Nothing is recorded about this in the notes.
"""

NOT_SAID = """
The worker visited three times but no records are held on the father.
Nothing recorded on our system other than a visit on 12/03/2016.
No records are held and the worker visited weekly.
Seen weekly by teaching assistants, no records held.
No records held, child seen weekly in class.
She was seen on 12/03/2016. No information held on the father.
There was no evidence of neglect.
No referral was made.
Father's whereabouts were not known to the social worker.
The mother had no access to a bank account.
Unable to access the property on 12/03/2016.
Yes
N/A
The child told staff there was no food. No information held on what followed.
C moved in with grandmother; no information held on why.
No contact between the child and her father.
We found no food in the house.
The visit found nothing wrong with the house
Not known
None
Unknown
The plan was reviewed and no record of the discussion was kept, although the mother agreed to attend.
Records were checked on 14/03/2016.
He lives with his mother. Nothing held on father.
The social worker completed the assessment. No record of management oversight.
GP saw the child regularly and there are no records of concern
No improvement was recorded.
The information was shared on 12/03/2016.
Information was not shared with the school.
The school was not told. No information was passed on.
The neglect tool was not used.
We contacted the parents, who had no information to give.
No concerns recorded
The notes do not show whether our assessment was used. A template was relied on. The team heard this on 17 May 2016.
No information held. Staff lacked training.
"""


@pytest.mark.parametrize("text", SAID.strip().splitlines())
def test_it_is_an_answer_and_nothing_more_is_asked(text: str) -> None:
    assert says_nothing_held(text)
    assert codes({"q.seen.answer": text, "q.seen.evidence": ""}) == []
    assert seen({"q.seen.answer": text}).nothing_held == {"seen"}


@pytest.mark.parametrize("text", NOT_SAID.strip().splitlines())
def test_an_account_that_holds_the_phrase_is_judged_like_any_other(text: str) -> None:
    assert not says_nothing_held(text)
    assert seen({"q.seen.answer": text}).nothing_held == frozenset()


def test_a_long_account_is_never_waved_through() -> None:
    assert not says_nothing_held("No information held. " * 30)
