"""General practice: brief, by consultation."""

from nelaudit.demo.texts_base import FAMILY, NOT_SHOWN, NOT_USED, Happening, Voice

VOICE = Voice(
    worker=("GP", "GP", "GP"),
    manager="practice manager",
    supervision="the practice safeguarding meeting",
    record="EMIS",
    title="Dr ",
    roles=("Practice safeguarding lead", "GP partner, not the usual doctor", "Named GP for the area"),
    terse=True,
    records_seen=(
        "EMIS record of child and parents, scanned letters, practice safeguarding meeting notes",
        "EMIS consultations, discharge summaries, conference minutes scanned",
        "Summary record, clinic letters, e-mails with the health visitor",
    ),
    evidence=(
        "EMIS consultation",
        "EMIS; clinic letter scanned",
        "Discharge summary on EMIS",
        "EMIS, practice meeting minutes",
        "EMIS problem list",
    ),
    asides=(
        "Locum cover that month.",
        "From the mother's record; not about the subject.",
        "Letter scanned without being coded.",
        "Checked against the out-of-hours summary.",
    ),
    part=(NOT_USED, NOT_SHOWN, NOT_USED),
    cores={
        "profile_context": (
            "{CC}, 2, registered with us at birth with mother. Seen {n1} times since {a}; last on {e}. Coded 'child protection plan' from {s1}. The partner is registered [elsewhere|at another practice]. Letters from health visiting are complete, police notifications are not.",
            "{CC}, 8. Registered since 2009, as are both parents. Consultations {a}, {b}, {v}, last {e}. Coded as on a plan {s1}, some weeks after {icpc}. Two clinic letters are scanned under a sibling.",
            "{CC}, 15, registered with father. Seen {a}, then not until {x}; latest {e}. Plan coded {s1}. Records from the previous practice [arrived in part|are incomplete before 2010].",
        ),
        "first_recognition": (
            "Nappy rash and slow weight gain at a consultation of {a}. Advice, cream, letter to health visitor {b}. Mother's low mood was treated in her own record and [not linked|the link was not drawn].",
            "First seen for lice and a septic finger on {a}. Treated. Third visit for the same thing was {b}; the GP then wrote to the school nurse. No early help offered from here.",
            "Tired all the time, {a}. Bloods normal. Diet of noodles and toast noted by the registrar, who [asked him to come back|booked a review]. He was not brought, and it lapsed. Seen again {x}.",
        ),
        "referral_outcome": (
            "No referral by us. On {ref1} the practice was copied into the health visitor's referral, and on {reply1} into the closing letter. Filed. Second referral {ref2} discussed at our meeting and supported by letter.",
            "Referred for dental and continence care ({b}), not to social care. In hindsight the third septic finger met the threshold for a conversation with the Front Door. Reply to our letter of {ref2} came {s1}.",
            "The registrar rang the Front Door {ref1} about hunger and was told that school had it in hand. Not followed up. We supplied information on {ref2} within two days.",
        ),
        "risk_analysis": (
            "At {x} the GP weighed {C} (on the {wt1} centile), read back through the record and wrote: poor growth, missed imms, mother drinking, new man in home. Passed on {ref2}.",
            "{n1} separate infections between {a} and {x} were each treated well. Nobody asked why until the summary for {icpc}. Strength noted: mother always came when called.",
            "Assessment of {x} after overdose: risk moderate, mood low, 'hungry more than depressed'. Father's prescription was [looked at the same day|known to the prescriber but not linked].",
        ),
        "adult_difficulties": (
            "Mother: antidepressants from {b}, AUDIT score 19 on {x}. Effect on a toddler is mentioned once. Partner unknown to us.",
            "Father: alcohol, advised {a} and {x}. Mother: mild learning disability on the register since 2007, annual health check missed {m1}. {CC}'s record does not refer to either until {s1}.",
            "Father: methadone 60 ml, shared care with Clearwater, reviewed {b} and {s2}. 'Son at home' written on each review. Whether he could look after him was not asked before {strategy}.",
        ),
        "daily_life": (
            "Examined {a}, {x}, {e}. Quiet, clean enough, clingy on {x}; on {e} walking round the room and handing me the torch. Mother answered warmly to {him}. No visit to the home by us.",
            "{CC} was seen with mother on {a}, {b}; alone for a minute on {v} when the nurse dressed {his} finger. Said the dog sleeps in the bath. This went to the school nurse.",
            "Seen alone {x} and {e}. On the first he said there is no point cooking for one. Asked what would help: 'a bus pass and a lock'. [Both were passed to the social worker|We wrote this in the letter].",
        ),
        "family_work": (
            "Mother seen {b}, {x}, {v}. Frank about mood, less so about drink. Partner never met. She was told on {v} that we would send a report to conference, and read it.",
            "Both parents are our patients. Double appointments for mother since {v}. Father cut short the conversation of {x}. Neither was shown the report of {icpc} beforehand.",
            "Father seen regularly for his prescription; C's care raised with him first on {s1}. He was grateful. C's mother is [not a patient here|registered far away]; no contact.",
        ),
        "not_brought": (
            "Immunisations {m1}, {m2}: not brought. Reminder texts only. Health visitor told by task on the second. Given {r}.",
            "Septic finger review {m1}, blood test {m2}: not brought. Read code used was DNA. Seen {r} as an emergency. We have since changed the code.",
            "Not brought {m1} (bloods) or {m2} (mood review). At 14 he was expected to come by himself. Receptionist rang father; no reply. Seen {r} with the YOS worker.",
        ),
        "plan_aims": (
            "Plan of {icpc} scanned {s1}. Our part: catch up imms by {cg2}, weigh if not seen by the HV, share mother's attendance. Clear enough. All three done.",
            "Received {s1}. GP to review skin and teeth, and give mother an annual health check. No date was set; health check done {s2}.",
            "Plan of {icpc} names 'GP' for mood review monthly. The practice learned of this {s1}. Reviews {v} and {e}; one was [missed|late].",
        ),
        "plan_progress": (
            "Weights on our system: {x}, {v}, {e}; centile {wt1} to {wt2}. Imms up to date by {s2}. Delay in catch-up, five weeks, was ours: no slot kept.",
            "Skin clear by {rcpc}. Continence referral of {b} had bounced; resent {s1}. That is a year's delay nobody noticed.",
            "PHQ for adolescents 18 on {x}, 9 on {e}. A review fell through when the GP moved on. Next seen by a partner on {s2}.",
        ),
        "working_together": (
            "Invited to {icpc}, apologies, report sent. {rcpc} the same. Monthly meeting with the health visitor, at which {C} was discussed {b}, {x} and {s1}. Useful.",
            "ICPC {icpc}: invitation came the day before; report sent {s1}, too late. RCPC {rcpc}: report in time. No core group attended.",
            "Telephone into {rcpc} for ten minutes, which worked. {icpc}: no invitation found. Shared care meetings with Clearwater {b}, {s2}.",
        ),
        "information_flow": (
            "Told the HV of low weight {x}, same day. Police notification of {incident} not received. Learned of the partner from the minutes, {s1}.",
            "Letters on the finger and on bruising from a fall went to the school nurse {b}. Dentist's discharge came to us and was filed. No one asked us for parents' records until {ref2}.",
            "Hospital letter on the overdose arrived the next day ({x}); school nurse not copied in. We rang her on {r}. Clearwater's letters say nothing about children.",
        ),
        "differing_views": (
            "The GP did not think {reply1} right and said so to the health visitor. It went no further on our side.",
            "School nurse and GP saw the bedwetting differently ({v}); settled by a call. The mother's statement that teeth 'just run in the family' was accepted for two years.",
            "CAMHS closed after two missed appointments ({x}). The GP wrote back that a boy without an adult cannot attend, and it was reopened {s1}.",
        ),
        "oversight_reasons": (
            "Practice safeguarding meeting: {b}, {s1}, {s2}. Action and owner minuted each time. Reasons are short but there.",
            "Discussed {s1} only. Before then {C} was not on our list. The lead has since gone through all children with more than two missed appointments.",
            "Registrar's decisions of {a} were debriefed, not recorded. Meeting of {s1} put an alert on father's record; since then prescriptions [prompt a question about C|carry a prompt].",
        ),
        "identity_needs": (
            "Language coded as Lithuanian; telephone interpreter used {v}. Mother preferred a woman doctor and was given one.",
            "White British. Mother's learning disability is coded and easy-read invitations are used since {s2}. {CC}'s hearing was checked {b}.",
            "Ethnicity 'not stated' until {e}, when he was asked. Reads slowly, so texts rather than letters. Faith was not asked about.",
        ),
        "neglect_kinds": (
            "Growth, imms, hygiene. {a} to {e}. Words: 'faltering growth', 'social'. Neglect is coded from {s1}.",
            "Skin, lice, teeth, missed care. {a} to {v}. Coded infection by infection. The word neglect is in the letter of {ref2} only.",
            "Food, dental pain, lack of anyone to bring him. {a} to {e}. 'Social circumstances' was our phrase.",
        ),
        "cumulative_harm": (
            "EMIS shows one problem at a time. The summary for conference was the first look back and took twenty minutes.",
            "Infections were treated and closed. A practice nurse counted them {x} and brought the number to the doctor.",
            "Three clinicians, three problems. The partner read all back on {x} and wrote half a page that was very clear.",
        ),
        "tool_completion": ("-", "-", "-"),
        "tool_use": ("-", "-", "-"),
        "tool_not_used": (
            "Not used in general practice here and nobody asked us for information for it. We rely on growth, code and conversation. A copy of the scores would help us.",
            "The minutes of {cg1} mention scores; we cannot tell whether our letter was used. Ten-minute consultations suit it badly, but parts could.",
            "We were not aware of it. Relied on mood scale and weight. It might have told us that food was the trouble.",
        ),
        "repeat_cycles": (
            "Better after {b}, worse by {m1}. Closure letters of {ehclose} and {reply1} were filed with no plan to look again. Now diarised.",
            "Four courses of lice treatment, {a} to {m1}. The second referral, {ref2}, went in with ours behind it. On {ref1} we were not asked.",
            "Referred to CAMHS {b}, closed; again {x}, closed, reopened {s1}. Third time with an adult named to bring him.",
        ),
        "outcome_change": (
            "{wt1} centile {x}, {wt2} on {e}. Fully immunised. Mother's AUDIT 19 down to 7. Growing, in short.",
            "Skin clear, {teeth} teeth out, vision corrected; compare {a} with {e}. Attends with {his} aunt. Father unchanged.",
            "Score 18 down to 9, weight up 2 kg between {x} and {e}. Sleeps. Father's dose is stable; the boy's future is less so.",
        ),
        "learning_taken": (
            "Good liaison with the health visitor. We would link mother's and child's records, and code 'not brought'.",
            "Practice nurse's count was the turning point. Staff need an hour on neglect, not another flow chart.",
            "Registrar asked about food and should be proud of it. We would not leave a fourteen-year-old to book himself in.",
        ),
    },
    chronology=(
        Happening(key="a", event="Consultation: [slow weight gain|skin infection]", source="EMIS", kinds=(0, 1)),
        Happening(key="a", event="Consultation: tired, poor diet", source="EMIS", kinds=(2,)),
        Happening(key="b", event="Letter to [health visitor|school nurse]", source="Letter on EMIS"),
        Happening(key="m1", event="Not brought", source="EMIS"),
        Happening(key="m2", event="Not brought again; text sent", source="EMIS"),
        Happening(key="x", event="Seen; record read back", source="EMIS consultation"),
        Happening(key="ref2", event="Letter in support of referral", source="Letter"),
        Happening(key="s1", event="Plan coded; practice meeting", source="EMIS"),
        Happening(key="s2", event="Parent's medication reviewed", source="EMIS", about=FAMILY),
        Happening(key="e", event="Latest consultation, [well|improved]", source="EMIS"),
    ),
    practice=(
        (
            "The GP read back through the whole record on {x} and told the health visitor the same day.",
            "The practice and the health visitor meet each month, and {C} was discussed three times.",
        ),
        (
            "The practice nurse counted {C}'s infections and took the number to the doctor.",
            "Double appointments and easy-read letters were arranged for the mother from {v}.",
        ),
        (
            "The registrar asked a tired boy what he ate.",
            "The GP wrote back to a closing service that a boy without an adult cannot attend.",
        ),
    ),
    proposals=(
        (
            "Replace the code for missed child appointments by 'not brought' and run a monthly search for two or more",
            "Practice manager",
        ),
        (
            "Link parents' and children's records where an adult has a substance or learning disability code",
            "Practice safeguarding lead",
        ),
        ("Send reports to conference by the day before, with a template of one page", "Named GP"),
    ),
)
