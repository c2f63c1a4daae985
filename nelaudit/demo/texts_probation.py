"""Probation: by the order and the offender, with a growing eye for the child behind him."""

from nelaudit.demo.texts_base import ELSE, FAMILY, NOT_USED, NOTHING, Happening, Voice

VOICE = Voice(
    worker=("offender manager", "offender manager", "offender manager"),
    manager="senior probation officer",
    supervision="management oversight",
    record="nDelius",
    title="",
    roles=("Senior probation officer, other team", "Quality development officer", "Safeguarding lead, Probation"),
    terse=False,
    records_seen=(
        "nDelius contacts, OASys, pre-sentence report",
        "OASys assessments and reviews, nDelius, home visit form, e-mails",
        "nDelius contact log, breach papers, OASys risk management plan",
    ),
    evidence=(
        "nDelius contact",
        "OASys",
        "OASys review; nDelius",
        "Pre-sentence report and nDelius",
        "Home visit form on nDelius",
        "nDelius, enquiry e-mail",
    ),
    asides=(
        "The service was reorganised in this period.",
        "Facts on the partner given as they bear on the child; not about the subject.",
        "Case moved between offices once.",
        "Previous conviction list checked with police.",
    ),
    part=(NOT_USED, NOT_USED, NOT_USED),
    cores={
        "profile_context": (
            "Our part was the supervision of the mother's partner on a community order from {a} to {e}. {CC}, two, is entered on nDelius as a linked child from {s1}. Before that his address was given as his sister's. [Contacts are full; home visits few|Contact notes are full, but there is only one home visit].",
            "{CC}, eight, is the child of a man on a community order with alcohol treatment from {a}, made for driving and assault. {CC} is recorded in OASys from the start. Last contact with father {e}. The record is [complete|good], with one missing review.",
            "{C}'s father has been under a suspended sentence since {a}, shoplifting and possession. {CC}, 15, was in the pre-sentence report as 'a son who helps'. Child protection registered on nDelius {s1}; last contact {e}. Notes are short.",
        ),
        "first_recognition": (
            "First sign was {b}: the partner spoke of 'the baby' keeping him awake. He was asked no more. The register of children at his address was blank. No early help was involved from our side.",
            "At the pre-sentence interview of {a} father said that he minds {C} after work, having told us that he drinks from four. The report writer noted both on [separate pages|different pages]. A check with social care was sent {b}.",
            "The report author learned on {a} that a boy of thirteen did the shopping. She wrote it down as a protective factor for the father. No help was offered to {C}.",
        ),
        "referral_outcome": (
            "No referral before {ref2}. When police asked on {x} about the address, the offender manager saw that a child lived there, and rang the Front Door the same day. A reply came {s1}.",
            "A safeguarding enquiry was sent {b}; the answer, early help only, was filed. After {incident} we asked again and were told of the closure of {reply1}. No view of our own on threshold is given.",
            "Enquiry of {b}: 'not open'. We left it there. The strategy meeting of {strategy} was held without us; our material was asked for on {ref2} and sent {s1}, late.",
        ),
        "risk_analysis": (
            "OASys of {a} put risk to children as low, because none were thought to live with him. It was revised to medium on {s1}. His conviction for assault in front of a child in 2011 [was on file all along|had been there from the start].",
            "OASys {a} and review {s1}: risk to children medium throughout, the risk being 'accident while drunk'. What a child does all evening with a drunk father is not drawn out.",
            "OASys {a} speaks of {C} only as support to father. The review of {s2} turns this round: medium risk to child, through neglect. It says so well.",
        ),
        "adult_difficulties": (
            "The partner's cannabis and temper were worked on in supervision ({b}, {x}). That he lived with a mother who was herself drinking came out on {cg1}. The two together had not been thought of.",
            "Father's drinking was measured weekly by the treatment requirement: 70 units on {b}, 30 by {v}, 55 by {s2}. {CC}'s evenings were bound to follow that line, and nobody drew it for the core group until {cg2}.",
            "Father's positive tests of {b} and {m1} were shared with Clearwater and not with social care. The effect on {C}, money and sleep, was known to his supervisor by {x}.",
        ),
        "daily_life": (
            "We did not see {C}. The partner's account is all there is: 'always grizzling' ({b}), 'good as gold' ({v}). A home visit of {s1} by the offender manager noted a playpen and a safe distance kept.",
            "{CC} was seen once, on the home visit of {v}: doing homework on the stairs, said hello, was sent up. The officer asked father what {C} had eaten; he did not know.",
            "{CC} came with his father to the office on {b} and {x}, in school hours. Reception gave him biscuits. No one asked. On {v} the new officer did, and he said, 'I come so that he comes'.",
        ),
        "family_work": (
            "Work was with the partner. The mother was spoken to on {s1} about his order, with his knowledge. He was told that we would share what we knew. Before, she had been told [next to nothing|nothing].",
            "Father was seen weekly. Mother was met on {v}, and asked what she would like him to stop doing. The family saw our conference report two days ahead.",
            "Father was seen fortnightly and was fond and guilty when {C} was named ({v}). He agreed to bring a plan for evenings. The mother, elsewhere, was [not thought of|not contacted by us].",
        ),
        "not_brought": (
            "The partner missed {m1} and {m2}; enforcement letters followed. That his absence might mean trouble at the flat was not asked. He was next seen {r}, with a scratched face.",
            "Father missed {m1} and {m2}, both Mondays, and gave {C} as the reason. It was accepted. He was next seen {r}. School could have told us that {C} was in class.",
            "Father failed {m1}, and {m2} came late with {C}. Nobody visited. Seen {r}. A pattern of failing in the week after benefit day is plain in the log.",
        ),
        "plan_aims": (
            "Plan of {icpc}: Probation to see that he lives elsewhere and to say at once if that changes. A condition was added {s1}. Clear, dated, and [breach is named as the result if not kept|backed by breach].",
            "The plan gave us 'support father with alcohol'. At {cg1} we asked for something that could be seen: no drinking before {C} is in bed. That is now in both plans.",
            "Plan {icpc} came {s1}. Our action: tell the social worker of each positive test within a day. From {cg2} it has worked. Earlier versions did not mention us.",
        ),
        "plan_progress": (
            "Address checks {v}, {s2}, {e}: at his sister's each time. A sighting near the flat in {s2:m} was looked into within two days and put to him. OASys review was three weeks late.",
            "Reviewed {s1} and {s2}. Units fell and rose again in {s2:m}. The response was more appointments; the core group asked for fewer and better, and we agreed.",
            "Tests negative {v} to {rcpc}, positive {cg2}. The social worker was told that afternoon and {C} stayed with a friend's family over the weekend. This is how it should go.",
        ),
        "working_together": (
            "Not invited to {icpc}; we asked to come to {cg1} and were made welcome. Review {rcpc} attended. Joint meeting with police {s1} on the condition of residence.",
            "Attended {icpc} and {rcpc}, report for each. No core group before {cg2}. Three-way meetings with Clearwater and father monthly since {v}.",
            "Not at the conference of {icpc}: the invitation went to a closed office. Attended {rcpc}. Clearwater and Probation hold a joint slot, and Housing comes once a quarter.",
        ),
        "information_flow": (
            "Social care asked on {ref2} and again on {cg1} for his history; the first request was not answered. What we sent on {s1} led to the bail condition being tightened.",
            "We told the Front Door of the drink readings {x}. Police sent us {incident} a week on. We learned on {icpc} that {C} had been found outside a betting shop in 2014, where father [had said he was at work|was due with us].",
            "Test results went to Clearwater only until {cg2}. YOS asked {ref2}, answered {s1}. From school we heard nothing and we had not asked.",
        ),
        "differing_views": (
            "The offender manager believed his account of living at his sister's. A colleague doubted it on {b}. No check was made until {x}.",
            "Clearwater thought father did well, we that he did not ({s2}). Readings were compared; they had the day wrong. Settled by phone.",
            "A breach would have sent father to prison ({m1}). The manager wrote down why {C}'s interest was weighed, and held it for six weeks.",
        ),
        "oversight_reasons": (
            "The senior's entry of {s1} orders a home visit, a children's check and an OASys review, with reasons. Nothing before. Checked {s2}: all done.",
            "Oversight on {s1}, {s2}. The first raised risk to children and left it at medium, with reasons that convince. The second asked to see {C} named in every contact.",
            "Oversight of {m1} on breach is reasoned. That of {a} is a signature. The senior read the file with the new officer on {s2}.",
        ),
        "identity_needs": (
            NOTHING,
            NOTHING,
            "For {C} nothing was asked. Father is White, and spoke on {v} of not knowing how to help his son with racism. The officer gave this to the YOS.",
        ),
        "neglect_kinds": (
            "Not seen directly. Violence in the home, unfit carers, from {b} to {s1}. 'Domestic' was our term; emotional harm and neglect came with the review of {s1}.",
            "Supervision, from {a}, last {cg2}. 'Child minding while drinking' is in the report. Neglect was first written {icpc}.",
            "Role reversal, food, money spent on drugs. {a} to {cg2}. 'Helpful son' was the phrase for two years.",
        ),
        "cumulative_harm": (
            "Contacts are read by date and by offender. The note of {s1} is the first to gather what he had said of {C}: nine remarks.",
            "A graph of weekly units was made for {cg2}. Laid over school's late marks it fitted. Nobody needed more words.",
            "Missed appointments were totted up for breach, not for {C}. The new officer's summary of {s2} does the second.",
        ),
        "tool_completion": (NOTHING, NOTHING, NOTHING),
        "tool_use": (NOTHING, NOTHING, NOTHING),
        "tool_not_used": (
            "Probation staff had not met the tool. OASys was relied on. It could have shown the offender manager what to look for on a home visit.",
            "We did not take part and were not asked. The readings of alcohol would have lent weight to the scores for safety.",
            "OASys and drug tests were relied on. Officers would welcome a short version to use with fathers, who are seldom asked about care.",
        ),
        "repeat_cycles": (
            "He left after {incident}, was back by {m2}, left again {s1}. We learned of it each time from others. Since {s2} unannounced checks are made.",
            "Drink fell before each review and rose after. It was seen on {s2} by looking at twelve weeks, not two.",
            "Positive, promise, negative, positive: {b}, {m1}, {cg2}. Early help's closing of {ehclose} rested on a negative month.",
        ),
        "outcome_change": (
            "He was at the flat on {x}, and not on {e}. For {C} that means no shouting at night, the health visitor tells us. It depends on an order that ends in the autumn.",
            "70 units on {b}, 40 on {e}. {CC} is no longer left with father in drink, by mother's account and school's. Not more than that can be claimed.",
            "On {b} {C} brought his father here; on {e} father came alone, on time, and {C} was in maths. A small thing that says a lot.",
        ),
        "learning_taken": (
            "The call of {x} was prompt. Ask at induction about children at every address slept at, and see it.",
            "The graph was good practice. Officers want training on what children do while adults drink.",
            "A boy in reception in school hours is a sign. Reception staff should be in the next neglect session.",
        ),
    },
    chronology=(
        Happening(key="a", event="Community order made on mother's partner", source="nDelius", about=ELSE, kinds=(0,)),
        Happening(key="a", event="Order made on father", source="nDelius", about=FAMILY, kinds=(1, 2)),
        Happening(key="b", event="Safeguarding enquiry sent", source="nDelius", kinds=(1, 2)),
        Happening(key="m1", event="Appointment failed", source="nDelius", about=ELSE, kinds=(0,)),
        Happening(key="m1", event="Appointment failed", source="nDelius", about=FAMILY, kinds=(1, 2)),
        Happening(key="x", event="Front Door rung about child at address", source="nDelius", kinds=(0,)),
        Happening(key="s1", event="Child registered; OASys reviewed", source="OASys"),
        Happening(key="icpc", event="Conference: report [sent|given]", source="Conference report", kinds=(1,)),
        Happening(key="v", event="Home visit; child seen", source="Home visit form", kinds=(1,)),
        Happening(key="v", event="Child spoken to in reception", source="nDelius", kinds=(2,)),
        Happening(key="rcpc", event="Review conference attended", source="nDelius"),
        Happening(key="cg2", event="Core group", source="Core group minutes"),
        Happening(key="e", event="Latest contact with the adult", source="nDelius", about=FAMILY),
    ),
    practice=(
        (
            "The offender manager rang the Front Door within hours of seeing that a child lived at the address.",
            "Address checks were made unannounced, and a sighting was followed up within two days.",
        ),
        (
            "The offender manager drew a graph of weekly units for the core group, and it explained the late marks.",
            "The mother was asked what she would like to be different, for the first time.",
        ),
        (
            "The new officer asked a boy in reception why he was there.",
            "A positive test was passed on within the afternoon and C had somewhere to stay by evening.",
        ),
    ),
    proposals=(
        (
            "Ask at induction and every review about children at each address where the person sleeps, and check with social care",
            "Senior probation officer",
        ),
        (
            "Share tests and readings with the social worker within one working day where a child has a plan",
            "Head of Probation, Merrow",
        ),
        ("Include reception staff in safeguarding training on neglect", "Quality development officer"),
    ),
)
