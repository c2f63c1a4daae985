"""CAMHS: formulating, thoughtful, aware of its waiting list."""

from nelaudit.demo.texts_base import CONTRIBUTED, FAMILY, NOT_SHOWN, NOT_USED, NOTHING, Happening, Voice

VOICE = Voice(
    worker=("parent-infant therapist", "clinician", "clinician"),
    manager="clinical lead",
    supervision="clinical supervision",
    record="RiO",
    title="",
    roles=("CAMHS safeguarding lead", "Consultant clinical psychologist", "Team manager, different locality"),
    terse=False,
    records_seen=(
        "RiO progress notes, consultation note, letters",
        "RiO record, SDQ and RCADS scores, letters to GP, supervision record",
        "Referral, choice assessment, care plan and clinic letters on RiO",
    ),
    evidence=(
        "RiO progress notes",
        "Clinic letter; RiO",
        "RiO, scanned letters",
        "Consultation note",
        "RiO risk assessment",
        "Care plan on RiO",
    ),
    asides=(
        "Waiting list stood at eighteen weeks (context only).",
        "Sessions were cancelled by us on two occasions.",
        "Referral for a brother was on the same letter; not the subject.",
        "The clinician has since moved trust.",
    ),
    part=(NOT_SHOWN, NOT_USED, CONTRIBUTED),
    cores={
        "profile_context": (
            "{CC} (2) was not referred as a patient in {his} own right. The under-fives service consulted to the health visitor on {a} and saw mother and {C} together {n1} times from {s1} to {e}. The consultation is recorded in [one note|a single note]; the sessions in full.",
            "{CC} (8) was referred by the GP on {a} for anxiety and soiling, closed in {m2:m} after two missed appointments, re-referred and seen from {s1} to {e}. Lives with both parents. RiO holds both episodes; the first is [sparse|brief].",
            "{CC} (15) was first referred {b}; not brought, closed. Seen on the ward after an overdose in {m1:m}; therapy since {s1}, last session {e}. He lives with his father. The episodes are [joined up on RiO|linked in a summary].",
        ),
        "first_recognition": (
            "On {a} the health visitor described an infant who had stopped asking. The consultation advised more watching at mealtimes and a joint visit, and offered a first appointment which mother did not take up until {s1}.",
            "The referral letter of {a} gives soiling, nightmares and a 'messy home'. It was triaged as routine. Signposting to the continence service was the only early offer, [made within two weeks|by letter].",
            "A school referral of {b} says low, angry, hungry. Triage noted the first two. An appointment was sent and no enquiry was made as to who would bring him.",
        ),
        "referral_outcome": (
            NOTHING,
            "Triaged as routine on {b}; no safeguarding referral was considered at closure in {m2:m}. When {C} told the clinician on {x} about nights alone, the Front Door was rung that afternoon and told us on {ref2} that a referral was accepted.",
            "After the overdose the duty clinician agreed a referral with the ward on {m1}. We learned on {x} that it had been closed, and supported the named nurse's challenge. Accepted {ref2}.",
        ),
        "risk_analysis": (
            "The formulation of {v} links mother's own childhood in care, low mood and fear of the partner with {C}'s watchfulness. {CC}'s capacity to be comforted is the main strength. The partner's part was [inferred|gathered from mother] as he was not met.",
            "Choice assessment of {s1}: SDQ total 24, anxiety in the clinical range. It was formulated as distress in the face of neglect rather than disorder. Father did not attend, and [his drinking is reported second-hand|is known through mother].",
            "Formulation of {v}: depression in a boy who is carer, cook and lookout. RCADS 78 on the depression scale. History taken from him, school and his mother by telephone; father once. Risk was re-rated from medium to [low with conditions|medium-low].",
        ),
        "adult_difficulties": (
            "Mother spoke of drinking 'to get through bath time' on {v}. The therapist thought with her about what {C} sees when her face goes blank. With consent this was shared with the health visitor and Clearwater.",
            "On {s1} we saw that mother could follow one idea at a time. Sessions were shortened. Father's alcohol use came up through {C}'s play: a bear who sleeps on the stairs. Adult services were [not contacted until|first contacted] {cg1}.",
            "Father's opiate treatment was unknown to us at first closure. On {v} C described checking his breathing at night. This was passed on {cg1}, and Clearwater altered the dose time.",
        ),
        "daily_life": (
            "In the session of {s1} {C} explored in silence and did not turn to anyone when {he} fell. By {v} {he} looked for {his} mother's face, and on {e} ran back to her knee. Videos were used so that she could see it too.",
            "{CC} was seen alone {s1}, {v} and {e}. Through the doll's house {he} showed a child who puts everybody to bed and then sits by the door. {He} would like 'a grown-up who stays up'. [We read that sentence to conference|It was carried to the core group].",
            "Seen alone throughout. On {s1} he said, 'I eat when I am at school, the rest is just waiting.' His own goals, sleep and a mate round, are what therapy [has worked on|was built on].",
        ),
        "family_work": (
            "Work was with mother and {C} together. She came to {n1} of nine sessions and said that no one had asked about her own mother before. Grandmother joined once, {v}.",
            "Mother brought {C} to most sessions from {s1}, with an aunt driving. Father was invited by letter three times and [never by telephone|not rung]. Parents were told on {x} that we would contact social care, and mother was relieved.",
            "Father came on {v}, stayed twenty minutes and heard what his son had said, with C in the room by choice. C's mother has spoken with the clinician. [This was brave work by all three|It was hard for both].",
        ),
        "not_brought": (
            "The first offer, {m1}, and a second, {m2}, were not taken up. Both letters were in English only. The health visitor was told on the second, and brought them to the clinic herself for the visit of {r}, [an informal meeting|a first hello].",
            "Not brought on {m1} or {m2}; discharged the same week to the GP, without a call to school. The GP and school nurse questioned this. Re-opened {x}. Since {s1} a missed session leads to a call within the hour.",
            "The referral of {b} ended with two missed appointments. After the overdose, those of {m2} and a week later were missed too. We closed again in error and re-opened {x} after the GP's letter. Seen {r} at school.",
        ),
        "plan_aims": (
            "The plan of {icpc} asks for ten parent-infant sessions with a review at {cg2}. It was clear what should be different: mother to read {C}'s cues. If she could not come, [the therapist was to go to her|sessions moved to the children's centre].",
            "Plan {icpc}: therapeutic work to begin by {cg1}, a worker for {C} to be named, father to be asked in. Our care plan dated {s1} repeats these. Contingency [was not given|is missing].",
            "Safety plan made with C on {r}, rewritten {v}. The child protection plan of {icpc} gives us weekly sessions and a say on exam stress. What to do if father relapsed is in it, in C's words.",
        ),
        "plan_progress": (
            "Reviewed {v}, {cg2} and {e} using video and mother's own ratings, from 3 to 7. A gap of four weeks in the new year was [ours|due to us]; {C}'s sleep went backwards in that time.",
            "SDQ was repeated on {rcpc}: 24 fell to 17. Soiling moved from daily to weekly, then stuck while the bathroom was broken. We raised this on {cg2}: no therapy mends a bath.",
            "RCADS was repeated {v} and {e}: 78, 66, 58. A slide in {s2:m}, when heating failed, was noticed in the room and taken to the core group. Therapy began seven weeks after it was promised.",
        ),
        "working_together": (
            "The therapist attended {cg1} and {cg2}, not {icpc}, to which we were not invited. Joint session with the health visitor {v}. What we added was a way of watching.",
            "Not invited to {icpc}; a letter was sent. Attended {rcpc}. School and clinic met on {v} to agree one message about toileting.",
            "Discharge meeting {r}; strategy meeting {strategy} by telephone; {icpc} and {rcpc} attended with reports. The YOS worker and our clinician agreed who would ask about mood, so that he [was not asked twice|is asked once].",
        ),
        "information_flow": (
            "With consent we told Clearwater on {v} of the evening drinking. Minutes of {icpc} reached us {s1}. Police information on the partner was never sent to us and [we did not ask|was not requested].",
            "Our closing letter of {m2:m} went to GP and parents, not school. On {x} we told social care what {C} had shown. School's chronology, received {s1}, changed our formulation.",
            "The ward's letter came within a day. We did not tell school of the closure. On {x} we gave them a safety plan and a name to ring; [they have used it twice|it was used on {v}].",
        ),
        "differing_views": (
            "A colleague wondered whether mother should be seen in adult services first. Clinical supervision on {s1} held that a toddler cannot wait, and the work began.",
            "The GP and the school nurse did not accept our discharge. They wrote; the clinical lead reviewed it on {x} and agreed with them.",
            "Social care first thought that this was a mental health case, we that it was neglect. It was put on the table on {strategy}, with the ward's help, and settled as both.",
        ),
        "oversight_reasons": (
            "Clinical supervision {s1}, {v}, {s2}. Each entry looks at {C} as well as the mother. The note of {a} was not supervised.",
            "The decision to close in {m2:m} was administrative and no one signed it. Re-opening on {x} has the clinical lead's reasons. Supervision {s1}, {s2}.",
            "Risk was reviewed by the consultant on {r}, {s1} and {s2} with reasons. No reason is found for the closure before the overdose.",
        ),
        "identity_needs": (
            "An interpreter sat in from {s1}. Mother sang in Lithuanian during the session of {v} and {C} went still and smiled. After that, sessions began with the song.",
            "White British; expressive language delay, so play and drawing rather than talk. {His} soiling shamed {him} with boys in the class and [the toilet pass was agreed|a private toilet was found].",
            "He said on {v} that nobody had asked about being Black in a White house. The clinician did, and it became a theme. He reads with effort: worksheets were replaced by voice notes.",
        ),
        "neglect_kinds": (
            "Emotional: an unresponsive face, little play. Physical, by report. {a} to {e}. The first note has 'attachment difficulties', the letter of {s1} emotional neglect.",
            "Emotional and supervisory neglect, from {a} by the referral, first seen by us {s1}, last {e}. Early words were 'anxiety, ?parenting'.",
            "Emotional, food, medical. {b} to {e}. At triage: 'behavioural'. From {strategy}: adolescent neglect.",
        ),
        "cumulative_harm": (
            "One consultation could not show a pattern. The formulation of {v} brings health visitor's and mother's histories into a single page.",
            "Two referrals nine months apart had the same symptoms and were read afresh each time. The timeline in the second assessment shows it.",
            "A timeline was drawn with C on {v}, good things above the line, bad below. He saw it before we did: 'it is all the same thing'.",
        ),
        "tool_completion": (
            NOTHING,
            NOTHING,
            "The clinician gave the social worker a page on emotional care for the tool of {gcp1}. C brought his own copy to session and went through it. Adult scores: {g1}.",
        ),
        "tool_use": (
            NOTHING,
            NOTHING,
            "C's lower mark for emotional care was discussed in session on {v}, and with his leave at {cg2}. Repeat on {gcp2}: {g2}. It helped him to see that he was not imagining things.",
        ),
        "tool_not_used": (
            "RiO does not show if our observations went into the tool. The therapist relied on video and a mother-infant scale. Areas of warmth and responsiveness might have been scored jointly.",
            "We were not asked and did not offer. SDQ and a drawing assessment were relied on. As a shared language with school the tool would have been useful.",
            NOTHING,
        ),
        "repeat_cycles": (
            NOTHING,
            "Referred {a}, closed; referred again, opened {x}. The second time the trigger was the same. What differed is that somebody was named to bring {him}.",
            "Referral {b} closed; overdose; closed again; re-opened {x}. Three doors. A standing rule now holds that no young person after self-harm is closed for not coming.",
        ),
        "outcome_change": (
            "Between {s1} and {e} shared smiles in a ten-minute film went from two to nineteen. {He} sleeps through five nights in seven. Mother's ratings agree, the health visitor's too.",
            "SDQ total fell from 24 ({s1}) to 15 ({e}). {He} soils less than once a week and has been to a party. Nights are still hard when Dad is loud.",
            "RCADS 78 on {s1}, 58 on {e}. No self-harm. He has had a mate round twice. The wait before therapy cost him [an autumn|half a year].",
        ),
        "learning_taken": (
            "Filming with mother was very good work. Letters to a family need to be in its language, and consultation should end with a date to look again.",
            "Closing after two missed appointments harmed {C}. Play gave {him} a voice, and we would ring school first.",
            "The safety plan in his own words is a model. Triage staff need training to read hunger and tiredness.",
        ),
    },
    chronology=(
        Happening(key="a", event="Consultation to health visitor", source="Consultation note", kinds=(0,)),
        Happening(key="a", event="Referral received from GP: anxiety, soiling", source="RiO", kinds=(1,)),
        Happening(key="b", event="Referral from school: low mood, triaged", source="RiO", kinds=(2,)),
        Happening(key="m1", event="Not brought to first appointment", source="RiO", kinds=(0, 1)),
        Happening(key="m1", event="Ward assessment after overdose", source="RiO risk assessment", kinds=(2,)),
        Happening(key="m2", event="Not brought; [letter sent|letter to GP]", source="RiO"),
        Happening(key="r", event="Seen", source="RiO progress notes"),
        Happening(key="x", event="Re-opened; safeguarding discussed", source="RiO", kinds=(1, 2)),
        Happening(key="s1", event="First therapy session", source="RiO progress notes"),
        Happening(key="v", event="Formulation shared with parent", source="Clinic letter", about=FAMILY),
        Happening(key="rcpc", event="Review conference: report sent", source="Conference report", kinds=(1, 2)),
        Happening(key="e", event="Latest session", source="RiO progress notes"),
    ),
    practice=(
        (
            "The therapist filmed mother and {C} together so that she could see her own good moments.",
            "Sessions were moved to where the mother could walk, and an interpreter sat in from the start.",
        ),
        (
            "The clinician told the core group plainly that no therapy mends a broken bath.",
            "Play gave {C} a way to show what nights were like, and it was carried to conference word for word.",
        ),
        (
            "The safety plan is in C's own words, and school keeps a copy with a name to ring.",
            "The clinician brought father and son into one room, at C's wish and pace.",
        ),
    ),
    proposals=(
        (
            "End discharge for missed appointments where a child depends on an adult to come, and ring the referrer first",
            "CAMHS Service Manager",
        ),
        ("Add food, sleep and who is at home to the triage form", "Clinical lead, single point of access"),
        ("Offer invitation letters and reminder calls in the language of home", "CAMHS administrator lead"),
    ),
)
