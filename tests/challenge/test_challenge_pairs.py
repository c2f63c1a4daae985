"""Two agencies, one sentence each: which pairs are a challenge point, and which only look like one."""

import pytest

from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.definitions import Definitions
from tests.challenge.cases import prose_pairs, spoken_pairs, terse_pairs, wider_pairs
from tests.challenge.cases.telling import state_of
from tests.making import points_of

DIFFERENT = [
    # agency, words, agency, words, kind
    ("CSC", "The initial child protection conference was held on 12 March 2016.", "HV", "The health visitor attended ICPC on 14 March 2016.", "dates"),
    ("CSC", "Initial conference 12/03/16, plan made.", "SCHOOLS", "The head attended the first child protection conference, 12/03/15.", "dates"),
    ("POLICE", "On 3 May 2016 a strategy discussion took place by telephone.", "ACUTE", "Our named nurse joined the strategy meeting held on 5 May 2016.", "dates"),
    ("CSC", "The core group first met on 7 April 2016.", "HOUSING", "We have been part of the core group, which began with the meeting on 11 April 2016. The core group of 11 April 2016 was at school.", "dates"),
    ("SCHOOLS", "She was taken to the emergency department with a burn on 9 February 2016.", "ACUTE", "Attended the emergency department on 10 February 2016 with burns to the hand.", "dates"),
    ("CSC", "The TAF on 2 June 2015 was attended by the school nurse and the GP.", "GP", "Nobody from the surgery went to the TAF on 2 June 2015.", "meeting"),
    ("CSC", "Housing were present at the core group on 9 May 2016.", "HOUSING", "We were never invited to core groups.", "meeting"),
    ("POLICE", "The MARAC of 17 February 2016 heard the case; the school sent its safeguarding lead, who was present throughout.", "CSC", "There has been no MARAC for this family.", "meeting"),
    ("HV", "All agencies attended the review conference on 4 April 2016.", "PROBATION", "We did not attend the review conference on 4 April 2016 as we had no invitation.", "meeting"),
    ("CSC", "The strategy discussion on 3 May 2016 involved police and the health visitor.", "HV", "There is no record of a strategy discussion in the health visiting file.", "meeting"),
    ("CSC", "A professionals' meeting was held on 8 March 2016 with CAMHS.", "CAMHS", "No professionals' meeting took place in this case.", "meeting"),
    ("SCHOOLS", "We referred him to CAMHS on 4 April 2016.", "CAMHS", "CAMHS has not received a referral for this young person.", "answers"),
    ("SCHOOLS", "A referral to children's social care was made on 4 April 2016.", "CSC", "No referral was received from the school.", "answers"),
    ("CSC", "The referral came from the GP on 6 June 2016.", "GP", "The practice did not refer the child to social care.", "answers"),
    ("CSC", "He was seen alone by the social worker on 11 May 2016.", "SCHOOLS", "The social worker never saw him alone.", "answers"),
    ("CSC", "The child was spoken to alone on 11 May 2016 at school.", "SCHOOLS", "On 11 May 2016 the child was seen with his mother and not on his own.", "answers"),
    ("POLICE", "She was seen alone on 2 May 2016.", "CSC", "At no point was the child seen alone by any professional.", "answers"),
    ("POLICE", "We informed the school of the arrest on 9 May 2016.", "SCHOOLS", "The school was not told of the arrest on 9 May 2016.", "answers"),
    ("ACUTE", "The discharge letter of 5 April 2016 was sent to the GP that day.", "GP", "We did not receive a discharge letter from the hospital in April; none dated 5 April 2016 is on the record.", "answers"),
    ("CSC", "Mother gave consent to the assessment on 8 June 2016.", "EARLYHELP", "Mother refused consent to the assessment on 8 June 2016.", "answers"),
    ("CSC", "The ICPC took place on 03/03/2016 and a plan was made.", "POLICE", "Initial case conference, 10/03/2016: a constable went.", "dates"),
    ("CSC", "MARAC heard the case on 16 March 2016.", "PROBATION", "This family came to MARAC on 23 March 2016.", "dates"),
    ("CSC", "He was arrested on 2 April 2016 for shoplifting.", "POLICE", "Arrested 4 April 2016, theft from shop.", "dates"),
    ("YOS", "The return interview took place on 9 May 2016.", "POLICE", "Return home interview completed by YOS on 12 May 2016.", "dates"),
    ("HV", "Conference was in session on 3 March 2016 with the GP in the room.", "GP", "The GP was unable to go to the conference of 3 March 2016.", "meeting"),
    ("CSC", "Core group, 7 April 2016. School, housing and health visitor attended.", "HOUSING", "Our officer could not attend the core group on 7 April 2016 and sent apologies.", "meeting"),
    ("SCHOOLS", "Our head sat next to the CAMHS nurse at the TAC meeting on 7 April 2016.", "CAMHS", "CAMHS was not represented at the TAC on 7 April 2016.", "meeting"),
    ("CSC", "A child in need meeting took place on 7 April 2016.", "SCHOOLS", "No child in need meetings were ever held.", "meeting"),
    ("POLICE", "A strategy discussion was convened on 7 April 2016 with the school.", "SCHOOLS", "The school was not included in the strategy discussion on 7 April 2016.", "meeting"),
    ("EARLYHELP", "We made a referral to Clearwater on 7 April 2016.", "DRUGALC", "Clearwater never received a referral.", "answers"),
    ("GP", "The child was referred by the practice to CAMHS on 7 April 2016.", "CAMHS", "There is no trace of a referral from the GP.", "answers"),
    ("HV", "The health visitor referred to social care on 7 April 2016.", "CSC", "We have no record of a referral from health visiting.", "answers"),
    ("CSC", "Social worker spoke with C on her own on 7 April 2016.", "POLICE", "C has never been spoken to without her mother.", "answers"),
    ("CSC", "On 7 April 2016 the girl was seen by herself.", "HV", "On 7 April 2016 the mother was present throughout and the girl could not be seen alone.", "answers"),
    ("POLICE", "We shared the intelligence with social care on 7 April 2016.", "CSC", "Police did not tell us of the intelligence of 7 April 2016.", "answers"),
    ("SCHOOLS", "School told the health visitor on 7 April 2016 that she was losing weight.", "HV", "The health visitor was not informed on 7 April 2016 or later.", "answers"),
    ("CSC", "The school was invited to the conference on 7 April 2016 but did not attend.", "SCHOOLS", "We were not invited to the conference on 7 April 2016.", "meeting"),
    ("CSC", "The school hosted and attended the core group on 7 April 2016.", "SCHOOLS", "The review conference was on 1 April 2016. The school was never asked to a core group.", "meeting"),
    ("POLICE","A strategy meeting took place on 3 February 2016, attended by the school nurse and the social worker.","HV","No strategy meeting was held for this child.","meeting"),
    ("CSC","Core group meetings took place on 2 March 2016 and 6 April 2016. The GP attended both.","GP","The practice has never been invited to a core group meeting.","meeting"),
    ("CSC","CAMHS were part of the Team Around the Family meeting on 4 May 2016.","CAMHS","There is no record on our system of any TAF meeting.","meeting"),
    ("SCHOOLS","The designated safeguarding lead attended the child protection conference on 12 April 2016.","CSC","School did not attend the conference on 12 April 2016.","meeting"),
    ("CSC","The child was seen alone by the social worker during the home visit on 9 March 2016.","SCHOOLS","The child has never been seen alone by a social worker.","answers"),
    ("HV","The child's wishes and feelings were recorded on 9 March 2016.","CSC","On 9 March 2016 the child's wishes and feelings were not recorded.","answers"),
    ("SCHOOLS","School made a referral to the MASH on 11 January 2016.","CSC","There is no record of a referral from the school in January 2016.","answers"),
    ("GP","A referral was sent to CAMHS on 11 January 2016 and acknowledged.","CAMHS","CAMHS did not receive any referral from the GP.","answers"),
    ("HOUSING","Housing notified children's social care of the eviction on 7 March 2016.","CSC","Social care was not informed about the eviction.","answers"),
    ("CSC","The single assessment was shared with the school on 20 April 2016.","SCHOOLS","School has not received a copy of the single assessment.","answers"),
    ("POLICE","Police attended a domestic incident at the address on 6 June 2015.","CSC","The domestic abuse incident of 8 June 2015 led to a contact.","dates"),
    ("HV","Child became subject of a child protection plan on 22 February 2016.","CSC","The child was made subject to a child protection plan on 25 February 2016.","dates"),
    ("SCHOOLS","He was permanently excluded on 14 March 2016.","YOS","He was permanently excluded from school on 16 March 2016.","dates"),
    ("CSC","The LAC review took place on 3 May 2016.","SCHOOLS","The looked after child review was held on 10 May 2016.","dates"),
    ("CSC","Father was invited to and attended the initial conference on 12 April 2016.","HV","Father did not attend the initial conference on 12 April 2016.","answers"),
]  # fmt: skip

ALIKE = [
    ("CSC", "The review conference met on 12 March 2016.", "HV", "We attended the initial conference on 14 December 2015.", ""),
    ("CSC", "Core groups on 7 April 2016 and 12 May 2016.", "HOUSING", "We came to the core group of 12 May 2016.", ""),
    ("CSC", "Minutes of the core group of 7 April 2016 were sent on 14 April 2016.", "HOUSING", "Minutes of the core group reached us on 18 April 2016.", ""),
    ("CSC", "The conference was planned for 12 March 2016 and took place on 19 March 2016.", "HV", "ICPC 19 March 2016 attended.", ""),
    ("CSC", "A strategy discussion was held on 3 May 2016 with police.", "SCHOOLS", "We were not invited to the strategy discussion of 3 May 2016.", ""),
    ("CSC", "A strategy discussion was held on 3 May 2016 with police.", "HV", "No strategy discussion was held after the first injury in 2014.", ""),
    ("CSC", "Housing attended the core group on 9 May 2016.", "HOUSING", "We were not always invited to core groups.", ""),
    ("SCHOOLS", "We considered a referral to CAMHS on 4 April 2016.", "CAMHS", "No referral was received.", ""),
    ("GP", "We made no referral to social care.", "CSC", "The referral was made by the school on 4 April 2016.", ""),
    ("CSC", "The child was seen alone on 11 May 2016.", "HV", "We did not see the child alone, as she is two.", ""),
    ("CSC", "The child was seen alone on 11 May 2016.", "POLICE", "The child was not seen alone often enough.", ""),
    ("CSC", "The child was seen alone on 11 May 2016.", "SCHOOLS", "On 20 May 2016 the child was not seen alone, since mother stayed.", ""),
    ("SCHOOLS", "Mother was seen alone on 11 May 2016.", "CSC", "On 11 May 2016 the child was not seen alone.", ""),
    ("POLICE", "We told social care of the arrest on 9 May 2016.", "SCHOOLS", "The school was not told of the arrest on 9 May 2016.", ""),
    ("HV", "Home visit on 9 May 2016, child well.", "CSC", "Home visit on 11 May 2016, child well.", ""),
    ("HV", "The health visitor weighed him on 9 May 2016.", "GP", "He was weighed on 12 May 2016.", ""),
    ("CSC", "The assessment was clear about risk.", "SCHOOLS", "The assessment was not clear about risk.", ""),
    ("CSC", "The second strategy discussion was on 10 May 2016.", "POLICE", "A strategy discussion was held on 3 May 2016.", ""),
    ("CSC", "Father attended the review on 3 May 2016.", "YOS", "Father did not attend our appointment on 3 May 2016.", ""),
    ("POLICE", "He went missing on 3 May 2016 and on 5 May 2016.", "SCHOOLS", "He was reported missing on 4 May 2016.", ""),
    ("CSC", "A family group conference was held on 12 March 2016.", "HV", "The initial conference was on 14 March 2016.", ""),
    ("CSC", "We asked police on 3 May 2016 for a strategy discussion, which was held on 4 May 2016.", "POLICE", "Strategy discussion 4 May 2016.", ""),
    ("CSC", "The strategy discussion was on 7 April 2016, the conference on 21 April 2016.", "HV", "ICPC 21 April 2016. Report sent 18 April 2016.", ""),
    ("CSC", "Children were seen alone at each statutory visit, last on 7 April 2016.", "GP", "The child is always brought by her mother; she was last seen on 7 April 2016.", ""),
    ("SCHOOLS", "No TAF was in place when he joined us in 2014.", "EARLYHELP", "TAF meetings on 7 April 2015 and 6 May 2015.", ""),
    ("YOS", "Probation was not part of the plan.", "PROBATION", "We attended the core group on 7 April 2016.", ""),
    ("CSC", "School referred on 7 April 2016.", "SCHOOLS", "We referred to the Front Door on 7 April 2016 after he disclosed an assault.", ""),
    ("GP", "We were not copied into the plan of 7 April 2016.", "CSC", "The plan of 7 April 2016 was sent to the school.", ""),
    ("HV", "The core group of 7 April 2016 was cancelled.", "CSC", "Core group 21 April 2016.", ""),
    ("CSC", "The conference on 7 April 2016 was adjourned and reconvened on 14 April 2016.", "POLICE", "We attended the conference on 14 April 2016.", ""),
    ("SCHOOLS", "The school had no notice of the conference before 1 April 2016.", "CSC", "The school attended the conference on 7 April 2016.", ""),
    ("POLICE", "Mother was arrested on 7 April 2016.", "CSC", "Father was arrested on 9 April 2016.", ""),
    ("CSC", "Core groups on 7 April 2016 and 12 May 2016.", "ACUTE", "No core groups.", ""),
    ("CSC", "Core groups on 7 April 2016 and 12 May 2016.", "GP", "No core group attended.", ""),
    ("CSC", "The outcome was not fed back, and nobody asked.", "POLICE", "Strategy discussion on 7 April 2016 with social care.", ""),
    ("HOUSING", "On 7 April 2016 neighbours rang us and were asked to call police.", "POLICE", "On 7 April 2016 her views were not given enough weight.", ""),
    ("CSC", "The core group met on 24 May 2016.", "EARLYHELP", "Under the plan of 14 May 2016 our part was bedtime, looked at in each core group.", ""),
    ("CSC", "The conference was on 28 April 2016.", "PROBATION", "Report for conference sent on 1 May 2016.", ""),
    ("CSC", "The school was invited to the conference on 7 April 2016 but did not attend.", "SCHOOLS", "We were not at the conference on 7 April 2016.", ""),
    ("CSC","The health visitor was spoken to on 9 March 2016.","HV","We were not told that the case had closed.",""),
    ("SCHOOLS","School staff met with the mother alone on 9 March 2016.","CSC","The child was not seen on 9 March 2016.",""),
    ("CSC","Police were not present at the conference on 12 April 2016 but sent a report.","POLICE","A report was sent for the conference on 12 April 2016.",""),
    ("CSC","The TAF closed on 12 April 2016.","EARLYHELP","The last TAF meeting was on 5 April 2016.",""),
    ("HV","Referral to speech therapy made on 4 May 2016.","ACUTE","Referral to the dietitian on 6 May 2016.",""),
    ("CSC","Legal planning meeting 4 May 2016.","POLICE","We were not part of any legal planning.",""),
    ("CSC","The GP was invited to the conference on 4 May 2016.","GP","The practice did not attend the conference of 4 May 2016 and sent apologies.",""),
    ("YOS","He was seen on his own at each session.","GP","He is usually seen with his father.",""),
    ("DRUGALC", "Father's readings were shared with Probation, and from 12 October 2015 with social care.", "PROBATION", "The officer asked father what C had eaten; he did not know.", ""),
]  # fmt: skip


def told_by(words: str) -> dict[str, str]:
    """A form with these words as an answer, or as a row of the chronology where they read "date | event"."""
    date, row, event = words.partition(" | ")
    told = {"chronology.1.date": date, "chronology.1.event": event} if row else {"q.working_together.answer": words}
    return {"details.involved": "Yes", **told}


@pytest.mark.parametrize(
    ("agency", "words", "other", "others", "kind"),
    [
        *DIFFERENT,
        *ALIKE,
        *terse_pairs.DIFFERENT,
        *terse_pairs.ALIKE,
        *prose_pairs.DIFFERENT,
        *prose_pairs.ALIKE,
        *wider_pairs.DIFFERENT,
        *wider_pairs.ALIKE,
        *spoken_pairs.DIFFERENT,
        *spoken_pairs.ALIKE,
    ],
)
def test_pairs(definitions: Definitions, agency: str, words: str, other: str, others: str, kind: str) -> None:
    told = {code: told_by(text) for code, text in ((agency, words), (other, others))}
    points = points_of(state_of(definitions, "neglect-2016", "N16-01", told))
    kinds = {
        "dates": ChallengeKind.DATES,
        "meeting": ChallengeKind.MEETING,
        "answers": ChallengeKind.ANSWERS,
        "concern": ChallengeKind.CONCERN,
    }
    assert [point.kind for point in points] == ([kinds[kind]] if kind else []), [point.sentence for point in points]
    for point in points:
        assert set(point.agencies) == {agency, other}
