"""A second invented case, kept apart while the code was written: a boy of fifteen who goes missing, other agencies, other
hands. Nothing in it contradicts anything until `PLANTED` is written over it.
"""

from tests.challenge.cases.telling import Plant, Told

AUDIT, CASE = "missing-2016", "M16-01"

STORY = {
    "POLICE": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Subject has seven missing reports on COMPACT between 14/09/2015 and 06/03/2016. He is also named "
            "in one crime as a witness. Record complete.",
            "missing_pattern": "Longest absence: 4 Jan 2016 at 21:10 until 5 Jan 2016 at 16:30, found at an address on the "
            "Mill estate with two older males. The other episodes were overnight.",
            "missing_risk": "Graded medium on the first four, high from 4 Jan 2016 once the address was known.",
            "return_check": "A PC saw him on 5 Jan 2016 at home; he would not say who bought his trainers. This went on the intel system.",
            "information_flow": "The missing person coordinator e-mailed the DSL on 5 Jan 2016 with the times of the absence and the "
            "address. CSC had the same e-mail.",
            "working_together": "Strat meeting 9 Feb 2016 attended by DS and MPC. MACE panel 3 March 2016, chaired by us.",
            "outcome_change": "No report since 06/03/2016. The males have been served with abduction warning notices (12/02/2016).",
        },
        chronology=(
            ("14/09/2015", "1st missing report, back by morning", "COMPACT", "The subject child"),
            ("04/01/2016", "Missing report (6th). Found 05/01", "COMPACT", "The subject child"),
            ("09/02/2016", "Strat meeting", "COMPACT", "The subject child"),
            ("12/02/2016", "CAWNs served", "Niche", "Someone else"),
            ("03/03/2016", "MACE", "MACE minutes", "The subject child"),
            ("06/03/2016", "Missing report (7th)", "COMPACT", "The subject child"),
        ),
        grades={"missing": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "CSC": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Aged 15, at home with Dad; Mum moved north in 2014. Child in need since 20 November 2015, social worker "
            "allocated 23 November 2015. No gaps in the file.",
            "risk_analysis": "The assessment finished on 18 December 2015. It asks what he gets from being away, and lists every adult he names.",
            "daily_life": "Social worker and boy went fishing on 30 January 2016 and he talked for two hours, just the two of them.",
            "missing_risk": "After the January episode the team manager asked for a strategy meeting, held 9 February 2016.",
            "interview_offer": "Return interviews are done for us by the early help youth worker. The one for the January episode was "
            "offered on 6 January 2016.",
            "working_together": "Strategy meeting on 9 February 2016: police, YOS, school, early help. MACE on 3 March 2016 had police, CAMHS "
            "and YOS round the table, and we presented. CIN reviews 15 January 2016 and 11 March 2016.",
            "information_flow": "Police e-mails after each episode come to the duty inbox and are read the same day.",
            "oversight_reasons": "Monthly supervision; on 14 January 2016 the manager wrote that going missing was the symptom.",
        },
        chronology=(
            ("20/11/2015", "CIN plan agreed", "LCS", "The subject child"),
            ("18/12/2015", "Assessment signed off", "LCS", "The subject child"),
            ("15/01/2016", "CIN review", "LCS", "The subject child"),
            ("09/02/2016", "Strategy meeting", "LCS", "The subject child"),
            ("03/03/2016", "MACE", "LCS", "The subject child"),
            ("11/03/2016", "CIN review", "LCS", "The subject child"),
        ),
        grades={"missing": "Good", "joint_working": "Good", "overall": "Requires improvement"},
    ),
    "EARLYHELP": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Our youth worker has known this lad since a group in October 2015. The file is thin for that month.",
            "interview_offer": "He was rung on 6 January 2016 and picked the skate park as the place. The return interview happened on "
            "7 January 2016. He was by himself; Dad waited in the car.",
            "return_check": "He told the youth worker about a 'mate's uncle' who pays for pizza. This was typed up and with the "
            "social worker by 8 January 2016.",
            "working_together": "The reintegration meeting on 25 January 2016, in the head of year's office, had Dad, the lad, the "
            "attendance lead and us. The youth worker was also at the strategy meeting of 9 February 2016.",
            "learning_taken": "Letting him pick the place worked. We would like a second youth worker trained.",
        },
        chronology=(
            ("12/10/2015", "Joined boxing group", "EHM", "The subject child"),
            ("07/01/2016", "Return interview, skate park", "EHM", "The subject child"),
            ("25/01/2016", "Reintegration meeting at school", "EHM", "The subject child"),
            ("09/02/2016", "Strategy meeting", "EHM", "The subject child"),
        ),
        grades={"missing": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "CAMHS": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Referred by school 2 November 2015; first appointment 10 December 2015; seen five times to 24 March 2016. All notes typed.",
            "daily_life": "Low mood measured at 21 on 10 December 2015 and 12 on 24 March 2016. He says sleep is the main thing.",
            "working_together": "Our duty clinician sat on the MACE panel on 3 March 2016 and took back two actions. No other meetings were in our remit.",
            "information_flow": "Letters to GP after each appointment. School had a summary on 17 December 2015 with consent.",
            "oversight_reasons": "Caseload supervision 14 December 2015, 8 February 2016.",
        },
        chronology=(
            ("02/11/2015", "Referral in from school", "RiO", "The subject child"),
            ("10/12/2015", "First appointment", "RiO", "The subject child"),
            ("03/03/2016", "MACE", "RiO", "The subject child"),
            ("24/03/2016", "Fifth session, improving", "RiO", "The subject child"),
        ),
        grades={"joint_working": "Good", "overall": "Good"},
    ),
    "SCHOOLS": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Year 10. On roll here since Year 7. SIMS and the safeguarding folder were both read.",
            "referral_outcome": "We sent CAMHS a referral on 2 November 2015 and had a date within six weeks.",
            "missing_pattern": "Absent on 13 days out of 70 in the autumn. Police told us by e-mail on 5 January 2016 about the night before, and "
            "he came in on the 6th looking shattered.",
            "daily_life": "Head of year has breakfast with him on Mondays. On 18 January 2016 he was excluded for three days after a fight.",
            "working_together": "Dad and the youth worker came in for a reintegration meeting on 25 January 2016. DSL went to the "
            "strategy meeting on 9 February 2016.",
            "plan_progress": "Attendance since half term is 96% (measured 24 March 2016).",
        },
        chronology=(
            ("02/11/2015", "Referral to CAMHS", "Folder", "The subject child"),
            ("18/01/2016", "Excluded, 3 days", "SIMS", "The subject child"),
            ("25/01/2016", "Reintegration meeting", "Folder", "The subject child"),
            ("09/02/2016", "Strategy meeting attended by DSL", "Folder", "The subject child"),
        ),
        grades={"missing": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "HOUSING": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Two-bed flat, tenant is the father. Four contacts on file, last 16 March 2016.",
            "family_work": "Estate officer met Father on 1 December 2015 about arrears and set up a payment plan.",
            "information_flow": "We were asked by police on 8 January 2016 for the tenants of an address and answered that day.",
            "working_together": "Not a regular partner in this case. One call with the social worker, 16 March 2016.",
        },
        chronology=(
            ("01/12/2015", "Payment plan", "Orchard", "Another family member"),
            ("08/01/2016", "Police request answered", "Orchard", "Someone else"),
            ("16/03/2016", "Call with social worker", "Orchard", "The subject child"),
        ),
        grades={"joint_working": "Requires improvement", "overall": "Requires improvement"},
    ),
    "YOS": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Prevention work, voluntary, from 26 November 2015. Eleven sessions. Contact log up to date.",
            "speech_learning_health": "No information held.",
            "daily_life": "He talks while doing something with his hands, so sessions are at the bike workshop. Seen there without Dad each week since 3 December 2015.",
            "adult_difficulties": "Dad's back injury and low income came up on 17 December 2015.",
            "family_work": "Clearwater's young people's worker saw him at our office on 8 December 2015 and three times after that, about cannabis.",
            "working_together": "At the strategy meeting on 9 February 2016 and at MACE on 3 March 2016. CIN reviews attended by phone.",
            "differing_views": "We thought him exploited from the start. Raised with CSC on 11 December 2015, agreed by 9 February 2016.",
        },
        chronology=(
            ("26/11/2015", "Prevention programme begins", "ChildView", "The subject child"),
            ("08/12/2015", "Joint session, cannabis", "ChildView", "The subject child"),
            ("09/02/2016", "Strategy meeting", "ChildView", "The subject child"),
            ("03/03/2016", "MACE", "ChildView", "The subject child"),
        ),
        grades={"missing": "Good", "joint_working": "Good", "overall": "Good"},
    ),
    "DRUGALC": Told(
        period=("01/09/2015", "31/03/2016"),
        answers={
            "profile_context": "Four sessions with our young people's worker, 8 December 2015 to 19 January 2016, then closed as planned.",
            "daily_life": "Smoking most days at the start, weekends only by 19 January 2016, by his own diary.",
            "information_flow": "Closing letter to YOS on 22 January 2016.",
            "working_together": "We work through YOS and did not expect to be at meetings.",
        },
        chronology=(
            ("08/12/2015", "First session, at YOS", "Nebula", "The subject child"),
            ("19/01/2016", "Last session", "Nebula", "The subject child"),
            ("22/01/2016", "Closing letter", "Nebula", "The subject child"),
        ),
        grades={"overall": "Good"},
    ),
}

PLANTED = (
    Plant(
        kind="DATES",
        agencies=("YOS", "CSC"),
        edits=(
            (
                "YOS",
                "q.working_together.answer",
                "strategy meeting on 9 February 2016",
                "strategy meeting on 11 February 2016",
            ),
            ("YOS", "q.differing_views.answer", "agreed by 9 February 2016", "agreed by mid February 2016"),
            ("YOS", "chronology.3.date", "09/02/2016", "11/02/2016"),
        ),
    ),
    Plant(
        kind="DATES",
        agencies=("EARLYHELP", "CSC"),
        edits=(
            (
                "CSC",
                "q.interview_offer.answer",
                "offered on 6 January 2016.",
                "offered on 6 January 2016 and took place on 12 January 2016.",
            ),
        ),
        add=(
            ("CSC", "chronology.7.date", "12/01/2016"),
            ("CSC", "chronology.7.event", "Return interview by early help"),
            ("CSC", "chronology.7.source", "LCS"),
            ("CSC", "chronology.7.about", "The subject child"),
        ),
    ),
    Plant(
        kind="MEETING",
        agencies=("CSC", "CAMHS"),
        edits=(
            (
                "CAMHS",
                "q.working_together.answer",
                "Our duty clinician sat on the MACE panel on 3 March 2016 and took back two actions. No other meetings were in our remit.",
                "We had no seat at MACE in March 2016 and heard of it from the father. No other meetings were in our remit.",
            ),
            ("CAMHS", "chronology.3.event", "MACE", "Fourth session"),
        ),
    ),
    Plant(
        kind="MEETING",
        agencies=("EARLYHELP", "SCHOOLS"),
        edits=(
            (
                "SCHOOLS",
                "q.working_together.answer",
                "Dad and the youth worker came in for a reintegration meeting on 25 January 2016.",
                "There was no reintegration meeting; he came back into lessons on 21 January 2016.",
            ),
            ("SCHOOLS", "chronology.3.date", "25/01/2016", "21/01/2016"),
            ("SCHOOLS", "chronology.3.event", "Reintegration meeting", "Back in lessons"),
        ),
    ),
    Plant(kind="NIL", agencies=("DRUGALC", "YOS"), nil="DRUGALC"),
    Plant(
        kind="ANSWERS",
        agencies=("POLICE", "SCHOOLS"),
        edits=(
            (
                "SCHOOLS",
                "q.missing_pattern.answer",
                "Police told us by e-mail on 5 January 2016 about the night before, and he came in on the 6th looking shattered.",
                "Nobody told us about the night of 4 January 2016: he was marked ill on 5 January 2016.",
            ),
        ),
    ),
    Plant(
        kind="GRADES",
        agencies=("CAMHS", "CSC"),
        edits=(
            ("CAMHS", "overall.grade", "Good", "Outstanding"),
            ("CSC", "overall.grade", "Requires improvement", "Inadequate"),
        ),
    ),
    Plant(
        kind="ANSWERS",
        agencies=("EARLYHELP", "CSC"),
        edits=(
            (
                "CSC",
                "q.daily_life.answer",
                "Social worker and boy",
                (
                    "The return interviewer's note of 7 January 2016 shows that his father sat "
                    "in all the way through. Social worker and boy"
                ),
            ),
        ),
    ),
)
