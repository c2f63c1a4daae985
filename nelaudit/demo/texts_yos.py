"""The youth offending service: direct, on the young person's side."""

from nelaudit.demo.texts_base import CONTRIBUTED, NOT_USED, NOTHING, SIBLING, Happening, Voice

VOICE = Voice(
    worker=("YOS officer", "YOS officer", "YOS officer"),
    manager="YOS operations manager",
    supervision="supervision",
    record="ChildView",
    title="",
    roles=("YOS quality and performance officer", "Senior practitioner, YOS", "YOS health co-ordinator"),
    terse=False,
    records_seen=(
        "ChildView contacts, AssetPlus, panel reports",
        "AssetPlus, home visit notes, supervision record, e-mails with social care",
        "ChildView diary, referral order panel minutes, AssetPlus reviews",
    ),
    evidence=(
        "ChildView contact log",
        "AssetPlus",
        "ChildView; panel report",
        "AssetPlus review; home visit note",
        "YOS case file",
        "Supervision record on ChildView",
    ),
    asides=(
        "The order was made on a half-brother, who is not the subject of this audit.",
        "AssetPlus replaced Asset in the period.",
        "Office moved in autumn 2015.",
        "One volunteer panel member was interviewed by the auditor.",
    ),
    part=(NOT_USED, NOT_USED, CONTRIBUTED),
    cores={
        "profile_context": (
            "{CC}, two, was never our client. We were in the home because of an order on an older young person of the household, from {a} to {e}, and saw {C} there on {n1} visits. What was seen of {C} is in the contact log only and [was not indexed|took some finding].",
            "{CC}, eight, is known through a triage and later a referral order on another young person of the house. Visits from {a} to {e}. {CC} was present at most and is named in AssetPlus from {s1}. [Earlier visits say 'younger child present'|Before this the notes say 'child present'].",
            "{CC}, fifteen: triage on {b}, community resolution, then a referral order of six months from {s1}. Last seen {e}. Lives with his father; child protection plan since {icpc}. Record is full, except for [the triage interview|two weeks in August].",
        ),
        "first_recognition": (
            "On a home visit of {a} the officer saw a baby in a car seat in front of a fan heater, with nobody else in the room. He spoke to the mother and noted it. The early help worker was rung {b}.",
            "{a}: {C} opened the door, alone with a pan on. The officer waited until the mother was back and said why. Early help was told on {b}, since they were involved already.",
            "The triage worker asked what was stolen and why ({b}): bread, ham, milk. She asked for early help to be re-offered, gave him a voucher and [rang school|spoke to his head of year].",
        ),
        "referral_outcome": (
            "The officer thought the threshold met after {incident}, when told by the young person of a fight. He rang {ref1}, was told that police had notified, and did not get {reply1}'s answer. No second call was made.",
            "Our manager discussed level of need with the Front Door on {x} and shared three visit notes. Outcome of {ref2} known by {s1}. [We did not refer in our own name|No form was sent by us].",
            "Referred jointly with school on {ref2}; two pages, no jargon, his own account. Accepted within a day. The earlier contact of {ref1} had our name on it and no analysis.",
        ),
        "risk_analysis": (
            "AssetPlus of {b} holds a section on others in the home: a baby, a man who is 'not always there', drink. It was written for another purpose and [not lifted out|went no further] until {icpc}.",
            "On {s1} AssetPlus was rewritten with {C} in it as a child at risk. History of the house back to 2009 was used. The mother's learning difficulty is noted; father is 'hostile', with no more said.",
            "AssetPlus {s1}: risk to others low, his own safety and wellbeing high. It explains theft as hunger and late nights as staying out of the way. Strength: he has kept himself in school.",
        ),
        "adult_difficulties": (
            "Mother was tearful or smelled of drink on {b} and {x}. The officer wrote 'not coping'. He knew of the partner's order from a colleague in Probation, [and said so to the social worker on|and passed it on at] {cg1}.",
            "Father shouted on {b} and {m2}, drunk both times. We changed visits to the office, which kept staff safe and left {C} unseen.",
            "Father's heroin use was told to us by C on {v}, in confidence. The worker explained why she could not keep it, and he came along when she [rang|told the social worker].",
        ),
        "daily_life": (
            "{CC} was seen {b}, {x}, {v}, mostly in a car seat or pushchair. On {x} {he} had an empty bottle and did not cry for it. The officer, a father himself, wrote that this bothered him more than crying.",
            "{CC} was seen {b} and {v}. {He} knows the bus times and the benefit day. Asked on {v} what {he} likes, {he} said 'when it is quiet'. It was given to the social worker the same week.",
            "Seen alone weekly from {s1}. He chose to be seen over food. 'If I get locked up who does Dad?' he asked on {v}. The contract was rewritten so that sessions [ended by teatime|never fell on a payday].",
        ),
        "family_work": (
            "Our work was with another young person and the mother, seen {b}, {x} and {s1}. She was open about money and not about the partner. We never met {C}'s father or asked after him.",
            "Mother came to two panel meetings, {b} and {s1}, father to none. It was explained to both that we would speak to social care about {C}, [which they took hard|and why].",
            "Father came to the panel {s1} and was praised by a volunteer for coming, the first good thing he had heard in a while. C's mother wrote a letter. They had sight of each report.",
        ),
        "not_brought": (
            NOTHING,
            "Home visits of {m1} and {m2} found nobody. It was a breach matter for another young person, and {C} was not in anyone's mind. Seen next {r}, by school.",
            "Missed {m1} and {m2}. Breach was considered and held back: he was minding his father. The worker went round on {r}, with chips, and saw why.",
        ),
        "plan_aims": (
            "The plan of {icpc} asks us to time visits when {C} is up and to tell the social worker what we see. It is clear. It came {s1}, through the young person's worker in social care.",
            "Plan {icpc}: YOS to hold meetings away from the home at bedtime and report fortnightly. Our intervention plan of {s1} says the same. What to do if father was drunk was agreed on {cg1}.",
            "Contract {s1} and child protection plan {icpc} were made into one page with C. Six aims, his first: 'someone to ring'. If heating or food failed, [he rings and we act that day|a call to us counted as reporting].",
        ),
        "plan_progress": (
            "What we could report was small: {C} seen {v}, {s2}, {e}, each time awake, clothed and warm. Our order ended then, and reports with it.",
            "Fortnightly notes were sent {s1} to {rcpc}, then lapsed for six weeks when the worker left. Picked up {s2}. Nobody at the core group remarked on the gap.",
            "Panel reviews {s1}, {rcpc}, {e}. Set back on {cg2}, when heating failed and he took food again: no breach, an emergency payment instead. Order revoked early for progress.",
        ),
        "working_together": (
            "Not invited to {icpc}; sent a page on being asked on {s47}. Attended {cg1}. The same home was being visited by five services in one week, and {cg2} put that right.",
            "Attended {cg1} and {rcpc}; no invitation to {icpc}. Police and YOS share a building, [which helped|so most was done by talking].",
            "Strategy meeting {strategy}, conference {icpc}, core groups {cg1} and {cg2}, review {rcpc}: all attended. School and YOS meet him together. The nurse and our worker took him to the dentist.",
        ),
        "information_flow": (
            "Told the early help worker of the car seat {b}. We did not know that early help closed {ehclose}. Police told us of {incident} three days on. Our sightings went to the social worker {s47}.",
            "Our notes went to the Front Door on {x}. Police shared custody information daily; none of it was about {C}. Minutes came {s2}, after we asked.",
            "AssetPlus shared {strategy}. CAMHS told us of risk on {x} within the hour. Probation's knowledge of father came {s1}, having been asked for on {ref2}.",
        ),
        "differing_views": (
            "The officer thought {C} neglected; his manager thought that it was not ours to say. It was not taken further. I think that it should have been.",
            "Court wanted a home curfew; we said the home was the trouble ({s1}). The magistrates accepted this.",
            "Police leaned to charge, we to welfare ({b}). At {rcpc} we disagreed with step-down. Each time the reasons were in writing, and each time it was settled there.",
        ),
        "oversight_reasons": (
            "Supervision of {s1} and {s2} deals with the order. {CC} has two lines in the first. The manager's request of {s1} to 'look at the baby' led to the notes that conference used.",
            "{s1}, {s2}: safety of staff, then of {C}, in that order. The decision to stop home visits was made on {m2:m} with reasons for the one and none for the other.",
            "Supervision {s1}, {v}, {s2}. The manager signed off not breaching on {r}, with reasons that I would use in training.",
        ),
        "identity_needs": (
            NOTHING,
            "Recorded only for the young person on the order. {CC}'s speech was hard to follow, which the worker noticed on {v} and passed to school.",
            "C is Black and mixed heritage, dyslexic, and tall for his age. Shops follow him. The speech therapist screened him {v} and the contract was put on cards.",
        ),
        "neglect_kinds": (
            "Warmth, stimulation, supervision. {a} to {x}. 'Chaotic household' was the term; the word neglect is in our page of {s47}.",
            "Supervision, noise, fear, late nights. {a} to {cg2}. Logged as 'parenting style' and 'house in a state'.",
            "Food, heating, medical, no adult in charge. {b} to {cg2}. We wrote neglect from the first AssetPlus. Triage had put 'welfare issues'.",
        ),
        "cumulative_harm": (
            "Seven sightings, each a sentence. Put together by the manager's request, they told a story that none had told alone.",
            "We saw a house go downhill through one young person's file. It was the court report that drew the line from start to end.",
            "The worker drew a timeline with C's offences above and empty-cupboard weeks below. They matched.",
        ),
        "tool_completion": (
            NOTHING,
            NOTHING,
            "The YOS officer sent pages of AssetPlus and a photograph of a shopping list to the social worker for the tool on {gcp1}. Adult scores {g1}. C was asked if he minded, and did not.",
        ),
        "tool_use": (
            NOTHING,
            NOTHING,
            "Repeat {gcp2}: {g2}. We thought physical care {p1} still, not {p2}, since the boiler had failed. Left to the review. The first scores got him the voucher and his young carer's assessment.",
        ),
        "tool_not_used": (
            "Not used by the YOS. AssetPlus was relied on and has no place for a baby of the house. Staff thought of the tool as a health form.",
            "Nobody asked us and we had no training. Visit notes were relied on. The area of supervision would have been scored badly, [and early|a year sooner].",
            NOTHING,
        ),
        "repeat_cycles": (
            "Better at panel time, worse between: {b}, {x}. Seen by the officer and put down to the young person's moods.",
            "Triage {a}, order {s1}. At the second the worker read the first and asked who else lived there.",
            "Theft {b}, theft {x}: same shop, same ham. Early help had closed {ehclose}. The second time we treated it as a message.",
        ),
        "outcome_change": (
            "{CC} was in a car seat on {a}, walking to the door on {e}. It was not chiefly our doing. Fewer visitors, at better times, may have helped.",
            "On {b} {he} was out at nine at night. On {e} {he} was in bed when we rang at eight. School says the same.",
            "No offence since {x}, order ended early, attends school at {att2}. He scores himself 7 for safety ({e}), it was 3 ({s1}). He still watches the door.",
        ),
        "learning_taken": (
            "The officer noticed a baby who did not cry. We need a place to write what we see of other children, and leave to act on it.",
            "When we withdraw for staff safety, somebody must still see the children. That is our learning.",
            "Holding back breach was right. Magistrates and panel members would profit from an hour on adolescent neglect.",
        ),
    },
    chronology=(
        Happening(
            key="a",
            event="Home visit: young child [seen unattended|left without an adult]",
            source="ChildView",
            kinds=(0, 1),
        ),
        Happening(key="b", event="Triage after theft of food", source="ChildView", kinds=(2,)),
        Happening(key="b", event="Early help worker told", source="ChildView contact log", kinds=(0, 1)),
        Happening(key="m1", event="Missed appointment", source="ChildView", kinds=(1, 2)),
        Happening(key="m2", event="Missed; breach considered", source="ChildView", about=SIBLING, kinds=(1,)),
        Happening(key="r", event="Visited at home, seen minding father", source="Home visit note", kinds=(2,)),
        Happening(key="x", event="Visit notes shared with Front Door", source="E-mail", kinds=(0, 1)),
        Happening(key="ref2", event="Joint referral with school", source="Referral form", kinds=(2,)),
        Happening(key="strategy", event="Strategy meeting attended", source="Minutes", kinds=(2,)),
        Happening(key="s1", event="Referral order panel", source="Panel report", about=SIBLING, kinds=(0, 1)),
        Happening(key="s1", event="Referral order panel; contract agreed", source="Panel report", kinds=(2,)),
        Happening(key="cg1", event="Core group", source="Core group minutes"),
        Happening(key="e", event="Last contact", source="ChildView"),
    ),
    practice=(
        (
            "A YOS officer wrote that a baby did not cry for an empty bottle.",
            "The officer went to the core group although {C} was not his client.",
        ),
        (
            "The worker waited with {C} until an adult came home, and told early help.",
            "The manager read three visit notes again with {C} in mind and rang the Front Door.",
        ),
        (
            "Breach was held back with clear reasons, and the visit of {r} showed why.",
            "Contract and child protection plan were made into a single page with C.",
        ),
    ),
    proposals=(
        (
            "Add a page on other children in the home to each AssetPlus and share it with their social worker",
            "YOS operations manager",
        ),
        (
            "When home visits stop for staff safety, agree within five days who will see the children",
            "YOS Head of Service",
        ),
        ("Session on adolescent neglect for panel members and magistrates", "YOS quality officer"),
    ),
)
