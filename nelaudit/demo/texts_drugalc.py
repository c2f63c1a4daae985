"""The drug and alcohol service: recovery-minded, learning to think family."""

from nelaudit.demo.texts_base import CONTRIBUTED, FAMILY, NOT_USED, NOTHING, Happening, Voice

VOICE = Voice(
    worker=("recovery worker", "recovery worker", "recovery worker"),
    manager="service manager",
    supervision="clinical supervision",
    record="the case system",
    title="",
    roles=("Clinical governance lead", "Family and carers lead", "Team leader, other hub"),
    terse=False,
    records_seen=(
        "Key work notes, treatment plan, risk assessment, letters",
        "Case system notes, prescribing record, home visit form, supervision record",
        "Key work notes and reviews, outcome profiles, consent forms",
    ),
    evidence=(
        "Key work notes",
        "Treatment plan and key work notes",
        "Risk assessment on the case system",
        "Key work notes; letter",
        "Home visit form",
        "Consultation note; e-mail",
    ),
    asides=(
        "Consent to share was signed in stages.",
        "The service was re-tendered in spring 2015.",
        "From the parent's record; not about the subject.",
        "Group notes are kept without names.",
    ),
    part=(CONTRIBUTED, NOT_USED, NOT_USED),
    cores={
        "profile_context": (
            "{C}'s mother was referred by her GP on {a}, assessed {b}, dropped out, and has been in structured treatment for alcohol since {s1}; last seen {e}. {CC}, two, is recorded as living with her. We have never held a record for {C} alone. [Childcare questions were left blank at assessment|The page on children was half filled at assessment].",
            "Father has been with us since {a}, under a treatment requirement, and was seen last on {e}. {CC}, eight, and an older child are on our form. Mother is not a client. The file is complete, although [the home visit form is undated on one page|group work is only ticked].",
            "{C}'s father has been prescribed methadone here since {a}; he was last seen {e}. {CC}, 15, was written on the first form as 'teenager, independent'. C himself had four brief sessions on cannabis from {s1}. The records of the two are separate, and [rightly so|were linked with consent].",
        ),
        "first_recognition": (
            "At assessment on {b} mother said that she drinks 'once {he} is down'. The worker asked who would hear {C} at night; there was no answer. A leaflet on sleeping safely was given, and a call to the health visitor was [meant but not made|planned and not made].",
            "Father told the group on {b} that {C} pours his drinks away. It was taken as a joke, by all but one. The worker brought it to her supervisor, [who advised a talk with him|and a talk with him followed].",
            "A safe storage box was issued on {a}, as to every parent. No one asked where it was kept until {x}, when {C} had taken tablets, though not ours. Early help was not known to us.",
        ),
        "referral_outcome": (
            "No referral was made by us; the threshold was talked about with the safeguarding lead on {x}, on the day before mother's consent. Information was given for {ref2} and the result came with the invitation to {icpc}.",
            "The worker rang the Front Door on {ref1} after the arrest, and was told that police had been in touch. We had no letter until {reply1}, from early help. It was not questioned.",
            "We were asked for information on {ref2} and took until {cg1}, waiting for consent. The safeguarding lead has since said that none was needed. Nothing had been referred by us before.",
        ),
        "risk_analysis": (
            "Risk assessment {b}: childcare 'no concerns'. Reviewed {s1} with the health visitor's facts beside ours: AUDIT 19, toddler, no other sober adult. The partner's cannabis [came up then|was new to us].",
            "Assessment {a}, reviews {b}, {s1}. Father's account of a beer at night was set against breath readings only on {s1}. History of two earlier treatments ending in relapse is there and not drawn on.",
            "Risk review {x}: sedation in the evening, money, visitors. The worker went through a day with him hour by hour. {C} was in every hour of it, doing something for him.",
        ),
        "adult_difficulties": (
            "Mother's drinking was understood as a way to bear fear and loneliness. By {v} the worker could say what that meant for a two-year-old: long mornings, short temper, no one up at six. This went to the core group.",
            "Drink was weighed in units ({b}: 70) and in hangovers, never in bedtimes, till {v}. Mother's learning difficulty was noted by the worker who met her at the gate.",
            "Dose was moved from evening to morning on {cg1} when CAMHS told us that {C} watches his father breathe. It should have been asked on {a}. Nights have been safer since.",
        ),
        "daily_life": (
            "{CC} came with mother on {b} and {v}, and sat in the pushchair for an hour without a sound. On {e} {he} played with bricks and was read to. What {he} did at home we know from mother and the health visitor.",
            "{CC} was met once, {v}, when the family worker did a session with both. {He} wrote a postcard to the bottle: 'you make Dad loud'. Father keeps it in his wallet.",
            "In his own sessions ({s1}, {v}) C said he smokes to sleep. Asked what home is like at ten at night, he said 'like being on watch'. He agreed that this could be shared, and it was.",
        ),
        "family_work": (
            "Mother was seen {n2} times. Since {s1} she has been honest about quantities. We asked about {C}'s father and were told that he is away. Grandmother came to the carers' evening of {v}.",
            "Father came weekly; mother, once asked ({v}), came too, and said what she needed. Both saw what we wrote for conference. The aunt is [in the relapse plan|now part of it].",
            "Father was told on {x} that we would talk to social care whether or not he signed. He was angry and came back. C's mother is not known to us.",
        ),
        "not_brought": (
            "Mother missed {m1} and {m2}, and the file was closed with a letter. That a toddler was behind those two missed hours was not in the thinking. She was seen again {r}, by the GP's doing.",
            "Father missed {m1} and {m2}; Probation was told as the order asks, nobody else. He came on {r}. {CC} was, we now know, off school on one of these days.",
            "Two missed pick-ups, {m1} and {m2}. The pharmacist rang on the second. The worker visited {r}, saw {C} well and the cupboard empty, and told nobody outside the service.",
        ),
        "plan_aims": (
            "Plan {icpc}: mother to be sober in {C}'s waking hours, two tests a week, relapse plan by {cg1}. It says who takes {C} if she drinks: {his} grandmother, by taxi, at our cost.",
            "Plan {icpc} had 'father to engage with Clearwater'. He had been doing that for a year. At the core group of {cg2} it became: no drink from four to nine, weekends away from the pub.",
            "In the plan of {icpc} our part is the storage box, dose time and a call within the day if he misses. Dates are given. Our own treatment plan was brought into line {s1}.",
        ),
        "plan_progress": (
            "Outcome profile {s1}, {rcpc}, {e}: drinking days 24, 9, 3 in four weeks. A lapse in {s2:m} was told to the social worker by mother herself, by nine in the morning.",
            "Readings {b}, {s1}, {s2}. Gains were lost at each holiday. Nobody put dates to that until the review of {rcpc}; the plan now has a page for school holidays.",
            "Reviewed {s1}, {s2}. Two positive tests in {s2:m} brought a change of dose and daily pick-up. The three-month medical review was seven weeks late.",
        ),
        "working_together": (
            "Invited to {icpc}, came with a written report; core groups {cg1} and {cg2}. Health visitor and recovery worker saw mother together on {v}. We brought what a relapse looks like.",
            "ICPC {icpc}: invited by way of father, attended. {rcpc}: report, no one came. Monthly three-way meeting with Probation since {v}.",
            "Not invited to {icpc}. Attended {cg1}, {cg2} and {rcpc}. Housing's support officer and our worker call on him as a pair.",
        ),
        "information_flow": (
            "With consent, weekly test results go to the social worker from {s1}. We never heard from police about {incident}. The health visitor's charts helped mother more than anything that we said.",
            "Father's readings were shared with Probation, and from {cg1} with social care. School's late marks, first seen {icpc}, were a shock to him.",
            "Prescribing letters go to the GP and did not mention a child until {s1}. CAMHS told us of the nights on {cg1}. Had we asked, we would have known a year before.",
        ),
        "differing_views": (
            "The prescriber held that a mother in early recovery should not be 'burdened'; the worker that {C} could not wait. It was settled in supervision on {s1}, for {C}.",
            "Probation read our figures as relapse, we as progress ({s2}). Each had part of it. Dates were checked and one table made.",
            "Social care asked us to stop take-home doses on {x}. We thought that this would drive him off. On {cg1} it was agreed to change time and not place, with a review.",
        ),
        "oversight_reasons": (
            "Supervision {s1}, {s2}. The first has half a page on {C}. The closing of {m2:m} was automatic and no manager saw it.",
            "Supervision {b} recorded the drinks remark and asked for a talk; it was not followed up until {s1}. Decisions are signed, with few reasons.",
            "The manager and prescriber gave reasons for the new dose time on {cg1}. Supervision {s2} asked for every parent's box to be seen in place.",
        ),
        "identity_needs": (
            "Mother was offered a Lithuanian-speaking peer on {s1}, which was the making of it. Women-only times were kept. {CC}'s own culture is mentioned once.",
            NOTHING,
            "C was asked on {s1} how he would describe himself and said 'Bajan, Marlhaven, tired'. A male worker of Caribbean heritage took over his sessions.",
        ),
        "neglect_kinds": (
            "Emotional absence, supervision, feeding, {b} to {v}. 'Parenting OK' was our phrase at first; neglect is on the review of {s1}.",
            "Supervision, fear, disrupted sleep, {b} to {cg2}. Put down as 'family tension'. The word neglect was said by {C}'s mother before it was by us.",
            "Food, money, sleep, emotional care. {a} to {cg2}. 'Independent teenager' hid it. Named {cg1}.",
        ),
        "cumulative_harm": (
            "Key work looks at the week gone by. On {v} the worker and mother made a line of {C}'s life with drinking beneath. Mother asked for a copy.",
            "Units per week were charted and children's facts were not. A joint chart was made for {cg2} and changed the talk.",
            "Ten years of treatment are on file, and a whole childhood with them. It was read through for the first time for this audit.",
        ),
        "tool_completion": (
            "The recovery worker gave the health visitor facts on drinking days and mornings for the tool of {gcp1}, in mother's presence. Scores: {g1}. We did not score.",
            NOTHING,
            NOTHING,
        ),
        "tool_use": (
            "Emotional care ({e1} on {gcp1}) was used in key work as a goal. It was {e2} on {gcp2}. Mother scored herself harder than any of us did, and we said so.",
            NOTHING,
            NOTHING,
        ),
        "tool_not_used": (
            NOTHING,
            "Not offered to us and not asked for. Outcome profile and breath tests were relied on; neither sees a child. Training has been asked for.",
            "The service took no part. The parental risk assessment was relied on, with one box for children. The tool would have asked what {C} eats.",
        ),
        "repeat_cycles": (
            "In treatment {b}, closed; back {s1}. The GP's second referral said 'toddler'. It made us act within three days.",
            "Third treatment in six years. Each ended as it began. On {s1} the worker read the earlier ones first and asked {C}'s mother in.",
            "Stable, slip, stable, slip: {b}, {m1}, {cg2}. In the last the social worker was rung, {C} was asked what he needed, and it was short.",
        ),
        "outcome_change": (
            "24 drinking days in the month before {s1}, 3 in that to {e}. {CC} is up, dressed and read to when mother comes. She says she hears {him} now at night.",
            "Father drinks less after {v} and not before eight. {CC}'s mother says {he} sleeps; school says less late. We could not say if it will hold through the summer.",
            "Dose in the morning since {cg1}: C sleeps six to seven hours, by his diary of {e}, against four. He has cut down smoking. Father is alive and awake.",
        ),
        "learning_taken": (
            "Peer support in her own language was our best work. Closing a parent's file must be a decision, with the child in it.",
            "The postcard session should be open to all. Workers want training in asking children.",
            "Going through the day hour by hour is now taught to new staff. We would not again write 'independent' of a boy of thirteen.",
        ),
    },
    chronology=(
        Happening(key="a", event="Parent referred for treatment", source="Case system", about=FAMILY),
        Happening(
            key="b",
            event="[Assessment|Comprehensive assessment]; children asked about",
            source="Key work notes",
            about=FAMILY,
        ),
        Happening(key="ref1", event="Worker rang Front Door", source="Key work notes", kinds=(1,)),
        Happening(key="m1", event="Parent missed appointment", source="Case system", about=FAMILY),
        Happening(key="m2", event="Parent missed again", source="Case system", about=FAMILY),
        Happening(
            key="r", event="Home visit; child seen, [cupboard empty|little food]", source="Home visit form", kinds=(2,)
        ),
        Happening(key="x", event="Safeguarding lead consulted", source="Consultation note"),
        Happening(key="icpc", event="Initial conference attended", source="Conference minutes", kinds=(0, 1)),
        Happening(
            key="s1",
            event="[Treatment plan revised|Treatment reviewed] with the child in view",
            source="Treatment plan",
        ),
        Happening(key="cg1", event="First core group", source="Core group minutes", kinds=(0, 2)),
        Happening(key="v", event="Session with child", source="Key work notes", kinds=(1, 2)),
        Happening(
            key="v", event="Joint visit with health visitor; child observed", source="Home visit form", kinds=(0,)
        ),
        Happening(key="e", event="Latest key work session", source="Key work notes", about=FAMILY),
    ),
    practice=(
        (
            "A peer who spoke the mother's language made treatment possible.",
            "The mother told the social worker of a lapse by nine the next morning, because the plan made that safe to do.",
        ),
        (
            "The family session gave {C} the postcard that {his} father still carries.",
            "The worker who heard a joke in group as a worry brought it to supervision.",
        ),
        (
            "A worker went through father's day hour by hour, and saw C in every hour.",
            "The prescriber moved the dose to the morning as soon as C's nights were known.",
        ),
    ),
    proposals=(
        (
            "Make closing a parent's file a manager's decision that names each child and who has been told",
            "Service manager, Clearwater",
        ),
        (
            "See the storage box and the evening routine on a home visit for every parent in treatment",
            "Clinical governance lead",
        ),
        (
            "Offer the family session to all children of parents in treatment over six years of age",
            "Family and carers lead",
        ),
    ),
)
