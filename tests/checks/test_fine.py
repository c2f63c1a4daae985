"""Answers that look odd and are in order: nothing may be said of them, not even as advice."""

import pytest

from tests.checks.forms import codes

FINE = """
N/A – child is pre-verbal, aged 4 months; seen 12/03/2016 with mother and observed at play.
None. Records checked 14/03/2016.
No. The school was asked on 14/03/2016 and said that no meeting had been called.
Yes – see 12/03/2016: the worker saw him alone in his room and he said that he was hungry.
No referral was made by this agency.
There was no disagreement between agencies.
No early help was offered.
The tool was not used by our agency as it is a social care tool.
Not applicable as the child has lived at home throughout.
We did not attend any conference as we were not invited.
The child was seen, alone, on 3rd, 10th and 17th March 2016.
12/03/16 home visit. 19/03/16 home visit. 26/3/16 no access.
Seen w/c 14/03/2016 at nursery.
First known 2014; allocated 12.03.2016; closed 1.5.16.
On 12/03/2016 at 14:30 the officer attended and the child was safe and well.
DOB 04/05/2010. First seen by us on 12/03/2016.
Mother (DOB 12/03/1985) was seen on 12/03/2016.
Mother known to services since 03/02/1999 and was herself a child in need. The child was seen on 12/03/2016.
Pre-birth assessment completed 12/02/2010; child seen 12/03/2016.
Older sibling on a plan 12/02/2008 to 12/02/2009; this child seen 12/03/2016.
Next core group is due on 12/07/2016; the last was on 12/03/2016.
Conference booked for 14/06/2016. Child seen 12/03/2016.
The order made on 12/03/2016 expires on 11/03/2017.
Child Protection Plan from 12/03/2016 until 12/09/2016.
The plan of 12/03/2016 was to be completed by 30/06/2016.
The appointment offered on 12/03/2016 is for 20/06/2016.
Between 12/03/2016 and 14/05/2016 the worker visited eleven times, 9 of them announced.
He was not brought to the appointments of 12/03/2016 and 19/03/2016; a call was made after each.
Attendance 84% at 12/03/2016, 96% at 20/05/2016.
The strategy discussion was held on Monday 14/03/2016 and minutes came on Friday 18 March 2016.
Tues 15/03/2016: phone call to mum. Thurs 17/03/2016: visit.
GCP2 completed 12/03/2016: physical 4, safety 3, love 2, esteem 3.
See case note of 12/03/2016: child disclosed to teacher that dad had hit him with a belt.
As above, the child was seen on 12/03/2016, but this time he spoke of his wish to live with nan.
Staff are trained in the neglect tool, and it was used with mother on 12/03/2016.
The policy says ten days; the visit took place on 12/03/2016, on the fourth day.
Owing to sickness a duty worker saw the child on 12/03/2016 in place of the allocated one.
Capacity in the team meant that the review of 12/03/2016 was two weeks late; his mother complained.
The brother was seen with the child on 12/03/2016.
Both siblings and the subject child were seen on 12/03/2016.
C told his sister on 12/03/2016 that he was scared; she told school.
His sister attended with him on 12/03/2016.
Child's voice: "I want to go home", 12/03/2016.
NFA by MASH 12/03/2016.
Seen.Alone.12/03/2016.
• seen 12/03/2016 • seen 19/03/2016 • seen 26/03/2016
I have read the file and could find no record of the child being spoken to alone.
There is no record of management oversight between 12/03/2016 and 14/05/2016.
Records do not show whether the father was told.
No information held by us; social care would hold this.
This agency holds no records for the period. Checked 14/03/2016.
Unable to access the archived paper file.
Family not known to this service.
Not open to this service.
The worker saw her on 29/02/2016, in a leap year.
Visit of 12-03-2016, call of 2016-03-14, letter of 14 Mar 16.
1. Seen 12/03/2016 2. Spoken to 14/03/2016 3. Reviewed 28/04/2016
The child moved on 12/03/2016 from 12/3 Mill Street to 14/5 Hill Road.
Version 2.1 of the plan, para 3.4, dated 12/03/2016, sets 4 goals.
ACE score 4/10; strengths scored 7/10 on 12/03/2016.
On 12/03/2016 no concerns were noted, and on 14/05/2016 again none.
Section 47 opened 12/03/2016, s17 from 14/05/2016.
The child is now 6 and was seen on 12/03/2016 by HV, SW and GP.
She was arrested on 12/03/2016, bailed to 12/06/2016.
The trial is listed for 12/09/2016; ABE interview 12/03/2016.
Not explored. The exploitation tool was not completed.
None used. The care profile would have helped.
Not our role.
Not known to school.
Child is 4 yrs, sibling 18 months; both seen 12/03/2016.
Child aged 6, sibling aged 2, seen 12/03/2016.
Too early to tell. On 03/05/2016 attending 82%.
Not open to us; the social worker would know.
"""


@pytest.mark.parametrize("text", FINE.strip().splitlines())
def test_no_false_alarm(text: str) -> None:
    assert codes({"q.seen.answer": text}) == []


def test_there_are_many() -> None:
    assert len(FINE.strip().splitlines()) >= 60
