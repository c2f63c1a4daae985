"""A third invented case, run once before the code was touched again: a disabled girl of nine, short answers, plain hands."""

from tests.challenge.cases.telling import Plant, Told

AUDIT, CASE = "disabled-2016", "D16-01"
PERIOD = ("01/04/2015", "31/03/2016")

STORY = {
    "CSC": Told(
        period=PERIOD,
        answers={
            "profile_context": "D is nine and has cerebral palsy. The disabled children's team has worked with her since April 2015.",
            "first_recognition": "On 18 May 2015 the short break centre reported bruising to both upper arms.",
            "referral_outcome": "The centre's referral was dealt with the same day. Threshold for section 47 was met.",
            "risk_analysis": "The assessment of 29 June 2015 weighed handling, equipment and the stepfather's temper.",
            "daily_life": "D was seen on her own with her communication book on 20 May 2015. Her wishes and feelings are written in her own symbols.",
            "family_work": "Mother and stepfather were seen together on 21 May 2015, 8 July 2015 and 16 September 2015.",
            "plan_aims": "Child protection plan from 11 June 2015; ended 10 December 2015.",
            "working_together": "Strategy discussion on 19 May 2015 with police, the paediatrician and the school nurse. Initial child protection "
            "conference on 11 June 2015. Review conference on 10 September 2015 and 10 December 2015. Core groups on 25 June 2015, "
            "23 July 2015 and 15 October 2015.",
            "information_flow": "The conference minutes were sent to all on 18 June 2015.",
            "outcome_change": "No further bruising since May 2015. A child in need meeting on 25 February 2016 found the hoist in daily use.",
        },
        chronology=(
            ("18/05/2015", "Report of bruising from short break centre", "Mosaic", "The subject child"),
            ("19/05/2015", "Strategy discussion", "Mosaic", "The subject child"),
            ("11/06/2015", "ICPC", "Mosaic", "The subject child"),
            ("10/09/2015", "RCPC", "Mosaic", "The subject child"),
            ("10/12/2015", "RCPC, plan ended", "Mosaic", "The subject child"),
            ("25/02/2016", "Child in need meeting", "Mosaic", "The subject child"),
        ),
        grades={"overall": "Good", "voice": "Good", "disabled": "Good"},
    ),
    "POLICE": Told(
        period=PERIOD,
        answers={
            "profile_context": "One crime report, opened 19 May 2015 and closed 30 July 2015. No other record of D.",
            "working_together": "The public protection unit took part in the strategy discussion on 19 May 2015 and went to the conference on 11 June 2015.",
            "risk_analysis": "The officer read the handling plan on 3 June 2015 before she spoke with the stepfather.",
            "daily_life": "The officer met D with the social worker on 20 May 2015. Mother was not in the room and D used her book.",
            "oversight_reasons": "The inspector's review of 30 July 2015 sets out why no charge was brought.",
        },
        chronology=(
            ("19/05/2015", "Strategy discussion; crime recorded", "Athena", "The subject child"),
            ("20/05/2015", "Joint visit", "Athena", "The subject child"),
            ("30/07/2015", "Investigation closed", "Athena", "The subject child"),
        ),
        grades={"overall": "Good"},
    ),
    "HV": Told(
        period=PERIOD,
        answers={
            "profile_context": "The special school nurse sees D in school each half term; last seen 22 March 2016.",
            "working_together": "The school nurse joined the strategy discussion on 19 May 2015 and the conferences of 11 June 2015, 10 September 2015 and 10 December 2015.",
            "safe_care": "Her moving and handling plan was written again on 5 June 2015 with the physiotherapist.",
            "information_flow": "The body map of 18 May 2015 was copied to the paediatrician on 19 May 2015.",
            "outcome_change": "Weight and skin are good as of 22 March 2016.",
        },
        chronology=(
            ("19/05/2015", "Strategy discussion", "SystmOne", "The subject child"),
            ("05/06/2015", "Handling plan revised", "SystmOne", "The subject child"),
            ("11/06/2015", "Initial conference", "SystmOne", "The subject child"),
            ("22/03/2016", "Seen in school", "SystmOne", "The subject child"),
        ),
        grades={"overall": "Good", "voice": "Good", "disabled": "Good"},
    ),
    "ACUTE": Told(
        period=PERIOD,
        answers={
            "profile_context": "D is under the community paediatric clinic, seen 19 May 2015, 2 October 2015 and 4 March 2016.",
            "impairment_or_harm": "The paediatrician examined D on 19 May 2015 and wrote that the marks fitted a grip and not her splints.",
            "working_together": "The paediatrician spoke at the strategy discussion on 19 May 2015 and sent a report to conference.",
            "information_flow": "The report of 19 May 2015 was sent to children's social care on 20 May 2015.",
        },
        chronology=(
            ("19/05/2015", "Examined by paediatrician", "Clinic letter", "The subject child"),
            ("02/10/2015", "Clinic", "Clinic letter", "The subject child"),
            ("04/03/2016", "Clinic", "Clinic letter", "The subject child"),
        ),
        grades={"overall": "Good", "disabled": "Good"},
    ),
    "GP": Told(
        period=PERIOD,
        answers={
            "profile_context": "Registered since birth. Annual health check 12 November 2015.",
            "working_together": "The practice sent a short report for the conference on 11 June 2015.",
            "information_flow": "Clinic letters arrive within two weeks. The plan was coded on 26 June 2015.",
            "adult_difficulties": "Mother was treated for low mood from 14 July 2015.",
        },
        chronology=(
            ("14/07/2015", "Mother: low mood", "EMIS", "Another family member"),
            ("12/11/2015", "Annual health check", "EMIS", "The subject child"),
        ),
        grades={"overall": "Requires improvement"},
    ),
    "SCHOOLS": Told(
        period=PERIOD,
        answers={
            "profile_context": "D has been at our special school since 2011. She communicates with a symbol book and eye pointing.",
            "communication_method": "Staff trained the social worker in the symbol book on 20 May 2015.",
            "working_together": "Our designated lead attended the conference on 11 June 2015, both review conferences and the core groups of 25 June 2015, 23 July "
            "2015 and 15 October 2015.",
            "joined_plans": "The annual review of her education, health and care plan on 3 November 2015 read the protection plan.",
            "outcome_change": "She now asks to go to the short break centre (11 January 2016).",
        },
        chronology=(
            ("11/06/2015", "Child protection conference", "CPOMS", "The subject child"),
            ("25/06/2015", "Core group", "CPOMS", "The subject child"),
            ("23/07/2015", "Core group", "CPOMS", "The subject child"),
            ("15/10/2015", "Core group", "CPOMS", "The subject child"),
            ("03/11/2015", "Annual review", "CPOMS", "The subject child"),
        ),
        grades={"overall": "Good", "voice": "Good", "disabled": "Good"},
    ),
    "CAMHS": Told(
        period=PERIOD,
        answers={
            "profile_context": "D was seen by the learning disability clinician from 21 September 2015 to 1 February 2016.",
            "referral_outcome": "The school's referral was received on 24 July 2015 and accepted on 31 July 2015.",
            "daily_life": "Play observations on 21 September 2015 and 19 October 2015 showed a wary child who warmed quickly.",
            "working_together": "The clinician was invited to the core group on 15 October 2015 and came.",
        },
        chronology=(
            ("24/07/2015", "Referral received from school", "RiO", "The subject child"),
            ("21/09/2015", "First observation", "RiO", "The subject child"),
            ("15/10/2015", "Core group", "RiO", "The subject child"),
            ("01/02/2016", "Closed", "RiO", "The subject child"),
        ),
        grades={"overall": "Good", "voice": "Good"},
    ),
    "HOUSING": Told(
        period=PERIOD,
        answers={
            "profile_context": "The family are tenants. Adaptations were requested on 6 July 2015.",
            "plan_progress": "The ceiling hoist was fitted on 20 January 2016, ten weeks after the survey of 9 November 2015.",
            "working_together": "The adaptations officer came to the core group on 15 October 2015.",
        },
        chronology=(
            ("06/07/2015", "Adaptations requested", "Northgate", "The subject child"),
            ("09/11/2015", "Survey", "Northgate", "The subject child"),
            ("20/01/2016", "Hoist fitted", "Northgate", "The subject child"),
        ),
        grades={"overall": "Requires improvement"},
    ),
}

PLANTED = (
    Plant(
        kind="DATES",
        agencies=("POLICE", "CSC"),
        edits=(
            (
                "POLICE",
                "q.working_together.answer",
                "went to the conference on 11 June 2015",
                "went to the initial conference on 16 June 2015",
            ),
        ),
    ),
    Plant(
        kind="MEETING",
        agencies=("CSC", "HV"),
        edits=(
            (
                "HV",
                "q.working_together.answer",
                "joined the strategy discussion on 19 May 2015 and the conferences",
                "went to the conferences",
            ),
            (
                "HV",
                "q.information_flow.answer",
                "The body map of 18 May 2015 was copied to the paediatrician on 19 May 2015.",
                "Clinic letters are filed.",
            ),
            ("HV", "chronology.1.date", "19/05/2015", "02/05/2015"),
            ("HV", "chronology.1.event", "Strategy discussion", "Seen in school"),
        ),
    ),
    Plant(
        kind="MEETING",
        agencies=("SCHOOLS", "CSC"),
        edits=(
            ("SCHOOLS", "chronology.2.event", "Core group", "Home-school meeting"),
            ("SCHOOLS", "chronology.3.event", "Core group", "Report home"),
            ("SCHOOLS", "chronology.4.event", "Core group", "Physio review"),
            (
                "SCHOOLS",
                "q.working_together.answer",
                "both review conferences and the core groups of 25 June 2015, 23 July 2015 and 15 October 2015.",
                "and both review conferences. The school was never asked to a core group.",
            ),
        ),
        add=(("CSC", "q.joined_plans.answer", "The school hosted and attended the core group on 23 July 2015."),),
    ),
    Plant(
        kind="NIL",
        agencies=("CAMHS", "SCHOOLS"),
        nil="CAMHS",
        add=(
            (
                "SCHOOLS",
                "q.referral_outcome.answer",
                "The learning support lead referred D to CAMHS, who saw her from September 2015.",
            ),
        ),
    ),
    Plant(kind="GRADES", agencies=("HV", "SCHOOLS"), edits=(("HV", "section.disabled.grade", "Good", "Inadequate"),)),
    Plant(
        kind="ANSWERS",
        agencies=("POLICE", "CSC"),
        edits=(
            (
                "POLICE",
                "q.daily_life.answer",
                "Mother was not in the room and D used her book.",
                "Mother was present throughout and D was not spoken to without her.",
            ),
        ),
    ),
    Plant(
        kind="ANSWERS",
        agencies=("ACUTE", "CSC"),
        edits=(
            (
                "CSC",
                "q.information_flow.answer",
                "The conference minutes were sent to all on 18 June 2015.",
                "We never received the paediatrician's report of 19 May 2015.",
            ),
        ),
    ),
    Plant(
        kind="CONCERN",
        agencies=("SCHOOLS",),
        add=(
            (
                "SCHOOLS",
                "concern.1.what",
                "D signed last week that stepfather ties her to the wheelchair when he is cross.",
            ),
            ("SCHOOLS", "concern.1.action", "Designated lead rang the duty team."),
        ),
    ),
)
