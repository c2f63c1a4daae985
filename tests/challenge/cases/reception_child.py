"""An invented case: a girl in reception class, a mother who drinks, eight agencies. Nothing in it contradicts anything
until `PLANTED` is written over it. The story stood before the code that reads it.
"""

from tests.challenge.cases.telling import Plant, Told

AUDIT, CASE = "neglect-2016", "N16-01"

STORY = {
    "CSC": Told(
        period=("01/01/2014", "31/05/2016"),
        answers={
            "profile_context": "The child is five and lives with her mother. We hold two episodes: an assessment that began "
            "on 15 June 2015 and closed on 17 July 2015, and the current one, open since 30 September 2015. The file is "
            "complete apart from one supervision note.",
            "referral_outcome": "The school's referral of 11 June 2015 was accepted the next day. The hospital rang us on "
            "30 September 2015 about the scald, and the case was taken straight to a strategy discussion.",
            "daily_life": "On 2 October 2015 the social worker saw the girl on her own in her bedroom while the officer spoke "
            "with the mother downstairs. She said that she makes her own tea when Mummy is asleep. Direct work with a "
            "worry book followed on 19 November 2015.",
            "family_work": "Mother was visited fortnightly from 20 October 2015. Father, who lives in another county, was "
            "rung on 5 October 2015 and wrote to the conference.",
            "plan_aims": "The plan made on 20 October 2015 asks for three things: no drinking while in sole charge, a warm "
            "dry bedroom, and school every day.",
            "working_together": "A strategy discussion took place on 1 October 2015 with police, the hospital and the school, "
            "whose designated lead joined by telephone. The initial child protection conference met on 20 October 2015 and "
            "was well attended. Core groups were held on 3 November 2015, 8 December 2015 and 23 February 2016; the review "
            "conference on 14 January 2016 kept the plan in place. The housing officer came to each core group.",
            "information_flow": "Minutes went out on 27 October 2015. The alcohol service's reports came monthly.",
            "oversight_reasons": "Supervision on 9 November 2015 and 1 February 2016 asked what a weekend is like for her.",
        },
        chronology=(
            ("15/06/2015", "Single assessment begun after referral by school", "Case file", "The subject child"),
            ("17/07/2015", "Assessment closed, family to be supported by early help", "Case file", "The subject child"),
            (
                "01/10/2015",
                "Strategy discussion; section 47 enquiries to be made jointly",
                "Record of strategy discussion",
                "The subject child",
            ),
            ("02/10/2015", "Joint visit with police", "Visit record", "The subject child"),
            ("20/10/2015", "ICPC: child protection plan, category neglect", "Minutes", "The subject child"),
            ("14/01/2016", "Review conference, plan continues", "Minutes", "The subject child"),
        ),
        grades={"planning": "Good", "voice": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "POLICE": Told(
        period=("01/01/2014", "30/04/2016"),
        answers={
            "profile_context": "We know the household through one call on 9 June 2015, when neighbours heard shouting, and "
            "through the enquiries that followed the child's injury in the autumn. Our log is complete.",
            "risk_analysis": "The call of 9 June 2015 was graded standard. A check on 1 October 2015 found nothing recorded "
            "about any other adult at the address.",
            "daily_life": "The officer who went with the social worker on 2 October 2015 noted a tidy bedroom with a damp "
            "wall. The girl was spoken to alone by the social worker and appeared at ease.",
            "working_together": "We took part in the strategy discussion on 1 October 2015 and were represented at the "
            "initial conference on 20/10/2015 by a detective constable. We do not attend core groups as a rule.",
            "information_flow": "A notification about the June call was passed to children's social care on 10 June 2015.",
            "oversight_reasons": "The sergeant reviewed the crime report on 26 October 2015 and agreed no further police action.",
        },
        chronology=(
            (
                "09/06/2015",
                "Officers called to verbal argument between mother and a friend",
                "Niche",
                "The subject child",
            ),
            ("01/10/2015", "Strategy discussion with social care and health", "Crime report", "The subject child"),
            ("02/10/2015", "Visit to the home with social worker", "Pocket book", "The subject child"),
            ("26/10/2015", "Crime report filed", "Crime report", "The subject child"),
        ),
        grades={
            "planning": "Requires improvement",
            "voice": "Requires improvement",
            "joint_working": "Good",
            "overall": "Good",
        },
    ),
    "HV": Told(
        period=("01/01/2014", "31/05/2016"),
        answers={
            "profile_context": "The family has been known to health visiting since birth and to the school nurse since "
            "September 2015. Records are complete but for the two-year check, which was done late, on 4 March 2014.",
            "first_recognition": "On 20 May 2014 the health visitor found mother smelling of alcohol mid-morning and spoke "
            "with her about support.",
            "daily_life": "The nursery nurse watched a mealtime on 12 August 2014: mother was warm, and the flat cold. The "
            "school nurse met the girl in school on 11 November 2015, by herself, and heard that she likes dinners there best.",
            "working_together": "The school nurse went to the conference of 20 October 2015 with a written report and to the "
            "core groups of 3 November 2015, 8 December 2015 and 23 February 2016.",
            "information_flow": "The GP was told of the alcohol on 22 May 2014. The school nurse shared growth figures at "
            "each core group.",
            "plan_progress": "At the review of 14 January 2016 her teeth had been treated and her weight was steady.",
        },
        chronology=(
            ("04/03/2014", "Two year review, late", "Child health record", "The subject child"),
            ("20/05/2014", "Home visit: smell of alcohol", "SystmOne", "Another family member"),
            ("12/08/2014", "Observation at mealtime by nursery nurse", "SystmOne", "The subject child"),
            (
                "20/10/2015",
                "Initial child protection conference attended by school nurse",
                "Minutes",
                "The subject child",
            ),
            ("11/11/2015", "School nurse saw child in school", "SystmOne", "The subject child"),
            ("14/01/2016", "Review child protection conference", "Minutes", "The subject child"),
        ),
        grades={"planning": "Good", "voice": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "SCHOOLS": Told(
        period=("01/09/2014", "31/05/2016"),
        answers={
            "profile_context": "She joined our nursery class on 5 November 2014 and reception in September 2015. Our log has "
            "an entry for most weeks.",
            "first_recognition": "On 19 January 2015 she came in without breakfast for the third day running. Breakfast club "
            "was offered that week.",
            "referral_outcome": "The designated lead referred to social care on 11 June 2015 after she told her teacher that "
            "nobody would wake up. The outcome letter is dated 17 July 2015.",
            "daily_life": "She talks most at the water tray. On 13 October 2015 she drew her house with nobody in it.",
            "working_together": "The designated lead took part by telephone in the strategy discussion of 1 October 2015 and "
            "attended the conference on 20 October 2015 and all three core groups. The last, on 23 February 2016, was held "
            "in school.",
            "plan_progress": "Attendance rose from 81% in October 2015 to 94% by March 2016.",
            "identity_needs": "She is White British and the only child in class with a stammer, for which she had therapy "
            "from 16 November 2015.",
        },
        chronology=(
            ("05/11/2014", "Joined nursery class", "Admission register", "The subject child"),
            ("19/01/2015", "Third day without breakfast", "CPOMS", "The subject child"),
            ("11/06/2015", "Referral to children's social care", "Copy of referral", "The subject child"),
            ("20/10/2015", "Case conference", "CPOMS", "The subject child"),
            ("23/02/2016", "Core group in school", "CPOMS", "The subject child"),
        ),
        grades={"planning": "Good", "voice": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "GP": Told(
        period=("01/01/2014", "30/04/2016"),
        answers={
            "profile_context": "Mother and child have been patients since 2011. The last consultation about the child was on "
            "17 March 2016.",
            "adult_difficulties": "Mother told us of her drinking on 26 May 2014 and again on 5 November 2015, when a letter "
            "asking for help for her was written to Clearwater.",
            "referral_outcome": "We referred mother to the drug and alcohol service by letter on 9 November 2015. We made no "
            "referral to social care ourselves.",
            "not_brought": "The child was not brought for her booster on 7 October 2014. A text was sent and she came on "
            "21 October 2014.",
            "working_together": "The practice sent a report for the conference of 20 October 2015; nobody could go.",
            "information_flow": "Minutes of the conference arrived on 2 November 2015 and were coded the same day.",
        },
        chronology=(
            ("26/05/2014", "Mother consulted about alcohol", "EMIS", "Another family member"),
            ("07/10/2014", "Not brought for booster", "EMIS", "The subject child"),
            ("09/11/2015", "Mother referred to Clearwater", "Letter on EMIS", "Another family member"),
            ("17/03/2016", "Consultation, cough", "EMIS", "The subject child"),
        ),
        grades={
            "planning": "Requires improvement",
            "joint_working": "Requires improvement",
            "overall": "Requires improvement",
        },
    ),
    "ACUTE": Told(
        period=("01/01/2014", "30/04/2016"),
        answers={
            "profile_context": "One attendance in the period: she was brought to the emergency department on 30 September 2015 "
            "with a scald to her left forearm, said to be from a pan of pasta.",
            "referral_outcome": "The nurse in charge telephoned the duty social worker on 30 September 2015 and followed it "
            "with a form that evening.",
            "daily_life": "The play specialist noted on 30 September 2015 that she asked whether she could stay for breakfast.",
            "working_together": "The consultant spoke in the strategy discussion on 1 October 2015. A report was sent for the "
            "conference.",
            "information_flow": "The discharge letter of 1 October 2015 went to the GP and the school nurse.",
        },
        chronology=(
            ("30/09/2015", "ED: scald to left forearm", "ED card", "The subject child"),
            ("01/10/2015", "Strategy discussion by telephone", "Safeguarding file", "The subject child"),
            ("15/10/2015", "Burns clinic, healing well", "Clinic letter", "The subject child"),
        ),
        grades={"joint_working": "Good", "overall": "Good"},
    ),
    "HOUSING": Told(
        period=("01/01/2014", "31/05/2016"),
        answers={
            "profile_context": "Mother has held the tenancy since 2012. Repairs and visit notes are complete.",
            "daily_life": "The officer saw the girl's room on 26 November 2015 and again on 12 April 2016, when it was dry.",
            "working_together": "We were asked to the core group from the start and came on 3 November 2015, 8 December 2015 "
            "and 23 February 2016.",
            "plan_progress": "Damp was reported on 3 November 2015; the work took until 12 April 2016 and the plan gave "
            "eight weeks.",
        },
        chronology=(
            ("03/11/2015", "First core group", "Northgate", "The subject child"),
            ("26/11/2015", "Inspection of bedroom", "Northgate", "The subject child"),
            ("12/04/2016", "Works signed off", "Repairs log", "The subject child"),
        ),
        grades={"planning": "Requires improvement", "joint_working": "Good", "overall": "Requires improvement"},
    ),
    "DRUGALC": Told(
        period=("01/01/2014", "31/05/2016"),
        answers={
            "profile_context": "Mother has been in treatment with us since 1 December 2015. We have no record of the child "
            "as a client.",
            "referral_outcome": "The GP's letter of 9 November 2015 reached us on 11 November 2015 and she was offered the "
            "next assessment slot.",
            "adult_difficulties": "The assessment on 1 December 2015 set out how evenings go when mother has been drinking.",
            "working_together": "The recovery worker came to the core groups of 8 December 2015 and 23 February 2016 and to the "
            "review conference on 14 January 2016.",
            "plan_progress": "Drinking days fell from twenty a month to two by 29 March 2016.",
        },
        chronology=(
            ("11/11/2015", "Referral letter from GP received", "Case system", "Another family member"),
            ("01/12/2015", "Comprehensive assessment", "Case system", "Another family member"),
            ("29/03/2016", "Treatment review", "Case system", "Another family member"),
        ),
        grades={"planning": "Good", "joint_working": "Requires improvement", "overall": "Good"},
    ),
}

PLANTED = (
    Plant(
        kind="DATES",
        agencies=("HV", "CSC"),
        edits=(
            ("HV", "q.working_together.answer", "conference of 20 October 2015", "conference of 22 October 2015"),
            ("HV", "chronology.4.date", "20/10/2015", "22/10/2015"),
        ),
    ),
    Plant(
        kind="MEETING",
        agencies=("CSC", "SCHOOLS"),
        edits=(
            (
                "SCHOOLS",
                "q.working_together.answer",
                "The designated lead took part by telephone in the strategy discussion of 1 October 2015 and attended",
                "We were not asked to any strategy discussion and have no record that one was held. The designated lead attended",
            ),
        ),
    ),
    Plant(kind="NIL", agencies=("HOUSING", "CSC"), nil="HOUSING"),
    Plant(
        kind="GRADES", agencies=("DRUGALC", "CSC"), edits=(("DRUGALC", "section.planning.grade", "Good", "Inadequate"),)
    ),
    Plant(
        kind="ANSWERS",
        agencies=("CSC", "POLICE"),
        edits=(
            (
                "POLICE",
                "q.daily_life.answer",
                "The girl was spoken to alone by the social worker and appeared at ease.",
                "Mother stayed in the room throughout and the girl was not spoken to on her own.",
            ),
        ),
    ),
    Plant(
        kind="ANSWERS",
        agencies=("GP", "DRUGALC"),
        edits=(
            (
                "DRUGALC",
                "q.referral_outcome.answer",
                "The GP's letter of 9 November 2015 reached us on 11 November 2015 and she was offered the next assessment slot.",
                "We hold no referral from the surgery. Mother rang us herself on 16 November 2015 and was offered the next slot.",
            ),
            ("DRUGALC", "chronology.1.date", "11/11/2015", "16/11/2015"),
            ("DRUGALC", "chronology.1.event", "Referral letter from GP received", "Mother rang and asked for help"),
        ),
    ),
    Plant(
        kind="CONCERN",
        agencies=("ACUTE",),
        add=(
            (
                "ACUTE",
                "concern.1.what",
                (
                    "The burns clinic was told that mother's former partner, who is barred from the home, "
                    "sleeps there at weekends."
                ),
            ),
            ("ACUTE", "concern.1.action", "Named nurse rang the duty team."),
            ("ACUTE", "concern.1.when", "26/05/2016"),
        ),
    ),
    Plant(
        kind="GAP",
        agencies=(),
        edits=(
            (
                "HV",
                "q.daily_life.answer",
                "The nursery nurse watched a mealtime on 12 August 2014: mother was warm, and the flat cold. ",
                "",
            ),
            ("HV", "chronology.3.date", "12/08/2014", "18/04/2016"),
            ("HV", "chronology.3.event", "Observation at mealtime by nursery nurse", "Dental follow-up"),
            (
                "SCHOOLS",
                "q.profile_context.answer",
                "She joined our nursery class on 5 November 2014 and reception in September 2015.",
                "She joined our nursery class in the new year of 2015 and reception in September 2015.",
            ),
            ("SCHOOLS", "chronology.1.date", "05/11/2014", "08/01/2015"),
            (
                "GP",
                "q.not_brought.answer",
                (
                    "The child was not brought for her booster on 7 October 2014. A text was sent and "
                    "she came on 21 October 2014."
                ),
                "No information held.",
            ),
            ("GP", "chronology.2.date", "07/10/2014", "05/11/2015"),
            ("GP", "chronology.2.event", "Not brought for booster", "Mother consulted about alcohol"),
        ),
    ),
)
