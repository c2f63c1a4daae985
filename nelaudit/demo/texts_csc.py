"""Children's social care: the fullest record, reflective and procedural."""

from nelaudit.demo.texts_base import COMPLETED, FAMILY, SIBLING, Happening, Voice

VOICE = Voice(
    worker=("social worker", "social worker", "social worker"),
    manager="team manager",
    supervision="supervision",
    record="Liquidlogic",
    title="",
    roles=(
        "Quality assurance officer",
        "Advanced practitioner, safeguarding",
        "Service manager (not line manager of the case)",
    ),
    terse=False,
    records_seen=(
        "Liquidlogic case notes, single assessment, conference minutes, supervision records, graded care profile",
        "Whole electronic case file from the first contact, core group minutes, legal planning meeting note",
        "Case record on Liquidlogic, chronology, both graded care profiles, supervision record",
    ),
    evidence=(
        "Liquidlogic case notes",
        "Single assessment on Liquidlogic",
        "Case file, visit record",
        "Liquidlogic: chronology and genogram",
        "Case record and management decision",
        "Statutory visit record on the case file",
    ),
    asides=(
        "The case moved between teams at this point (context only).",
        "A sibling, not the subject: same plan, separate record.",
        "The duty team was carrying a vacancy.",
        "Auditor also spoke with the social worker by telephone.",
    ),
    part=(COMPLETED, COMPLETED, COMPLETED),
    cores={
        "profile_context": (
            "{CC} is two and lives with {his} mother; mother's partner moved in and out and is now to live elsewhere. Contacts were received {ref1} and {ref2}; the case has been open since {ref2} and {C} has been subject to a child protection plan (neglect) since {icpc}. [Notes between the two contacts are missing|There are no notes between the two contacts].",
            "{CC} is eight, lives with both parents and attends a local junior school. Social care has been involved since {ref2}, following a contact on {ref1} that was closed. Child protection plan from {icpc}, category neglect. The case transferred to the [family support team|locality team] on {s1}, [and the transfer summary is brief|with a good summary].",
            "{CC} is fifteen and lives with {his} father, who has sole care. Opened {ref2}; child protection plan under neglect since {icpc}; a legal planning meeting was held {s2}. An earlier contact of {ref1} was signposted. {His} mother lives in another county and appears [late in|only towards the end of] the record.",
        ),
        "first_recognition": (
            "Social care first heard of {C} on {first}, when the health visitor asked for advice about faltering weight. The duty worker suggested an early help assessment, which began {eh}. [No note was made of what would bring it back|It was not agreed what would bring it back to us].",
            "The first contact on our system is {first}: school, about head lice and lateness. It was passed to early help the same week and an assessment was started {eh}. We did not look up the three contacts about an older sibling at that time.",
            "A contact from the school of {first} describes a boy who falls asleep in lessons and takes food from bins. It was treated as a behaviour matter and signposted; early help took it up on {eh}.",
        ),
        "referral_outcome": (
            "The contact of {ref1} followed a police attendance and was closed {reply1} as no further action, since mother said the partner had left. On {ref2} the health visitor's second referral set out {n1} concerns in date order and a strategy discussion was held {strategy}.",
            "Police and school both contacted us in the week of {ref1}. A decision of {reply1} kept the case at early help. The referral of {ref2} by the school was accepted within a day and [step-up was recorded with reasons|the manager recorded why it now met section 47].",
            "The contact on {ref1} was closed {reply1} with a letter to the father. When the YOS and the school wrote jointly on {ref2}, the manager stepped it up the same day and called a strategy meeting for {strategy}.",
        ),
        "risk_analysis": (
            "The single assessment began {ref2} and was signed off {icpc}. It weighs weight loss, cold and alcohol against mother's evident affection. The partner was seen only once ({s47}) and {C}'s father was [traced late|not traced until {s1}].",
            "The assessment signed off on {icpc} draws on history back to {first:m}. Father's drinking and mother's learning difficulty are both analysed, and a genogram shows a paternal aunt as a possible support. The section on strengths is [thin|short].",
            "The assessment of {icpc} sets out three years of lone coping by {C}, father's dependence, and a mother who had lost touch. It concludes that risk [is high and long-standing|is serious because nothing has changed it], and this follows from the facts given.",
        ),
        "adult_difficulties": (
            "Mother's low mood and drinking were asked about on {s47}; Clearwater's view was obtained on {cg1} and the GP's on {s1}. The worker wrote what a hangover meant for a toddler: no breakfast, no nappy change, a stair gate left open.",
            "Father's alcohol use was discussed on each visit from {s47}. Mother's learning difficulty was assessed by the community team on {v}; until then written agreements had been used that [she could not read|she signed and did not follow].",
            "Father's treatment for opiates and his low mood were known from {ref2}. The worker invited Clearwater and Probation to the core group of {cg1} and learned that sedation in the evenings left {C} [without an adult from teatime|to manage alone].",
        ),
        "daily_life": (
            "{CC} was seen on {s47}, {s1}, {v} and {e}. Observation notes say that {he} ate quickly, went to any adult with arms up and was quiet beside the partner. On {e} {he} sat on {his} mother's lap with a book, [the first such note in the file|which had not been seen before].",
            "{CC} was seen alone at school on {s47} and {v}, using Three Houses. {He} drew a house with 'bottles in the sink' and said {he} worries about Mum when Dad is loud. {His} wish for [a clean bed|a bath that works] became an action in the plan.",
            "{CC} was seen alone on {s47}, {v} and {e}; an advocate was offered and he said no the first time, yes the second. He described cooking on a camping stove, and said: 'nobody asks what I have for tea'. That sentence was [read at conference|at the top of the conference report].",
        ),
        "family_work": (
            "Mother was visited every ten working days from {icpc} and her view is in the report. The partner declined on {s47} and was seen {v}. Maternal grandmother was [brought in through a family meeting on|invited to a family meeting on] {cg2}.",
            "Both parents met the worker before conference on {icpc} and were told what was in the report. Father missed three appointments to {v}. The plan was put into pictures for mother, with advice from the learning disability nurse.",
            "Father was seen on {s47}, {s1} and {e}, mostly in the mornings when he was clearer. {C}'s mother joined by telephone for the review of {rcpc}. The family group conference [was slow to start|first planned for {s1}] took place on {cg2}.",
        ),
        "not_brought": (
            "Nobody answered on {m1} or {m2}, when the contact was still with duty. No one rang the health visitor. Since the plan, two failed visits led to a same-day return and {C} was seen on {v}.",
            "During the early help phase we had no visits. From {icpc} on there were two failed visits, {s1} and {s2}; each time school was rung and {C} was seen there the next morning. Missed dental appointments on {m1} and {m2} came to us at conference only.",
            "{CC} was not brought to the CAMHS appointments of {m1} and {m2}; we heard of this by letter on {x}. From then the worker drove him there and he was seen {v}.",
        ),
        "plan_aims": (
            "The plan of {icpc} names five things that must change for {C}: weight, warmth, a safe place to sleep, sober care in the day, no contact between the partner and the home. Each has a date; [what would follow if not|pre-proceedings if not] is stated at {rcpc}.",
            "Child protection plan dated {icpc}: clean and working bathroom by {cg2}, attendance above 92%, dental treatment complete, no lone care by father in drink. The contingency, a legal planning meeting, was agreed {rcpc}.",
            "Outline plan {icpc}, detailed at the core group {cg1}. It aims at hot food daily, heating, and an adult awake in the evening. Written with {C}, who added 'someone to come to parents' evening'. [Timescales were left open in the first version|The first version had no dates].",
        ),
        "plan_progress": (
            "Reviewed {rcpc}; core groups {cg1} and {cg2}. Weight rose from the {wt1} centile to {wt2}, but the stair gate and cot took {n1} weeks. At {cg2} the plan was changed to add unannounced visits.",
            "At {rcpc} attendance had reached {att2} from {att1}, dental care was complete, and the bathroom was still not usable. Slippage after {rcpc} went unremarked for [four|five] weeks; the core group of {cg2} then set weekly dates with housing.",
            "The review was held on time, {rcpc}. Heating was restored by {s1} and failed again by {cg2}. After that the legal planning meeting put a written timetable to the father, [who signed it|with his solicitor present].",
        ),
        "working_together": (
            "Strategy discussion {strategy} (police, health). ICPC {icpc}: seven agencies invited, six came. Core groups {cg1} and {cg2}. Joint visits with the health visitor on {gcp1} and {gcp2}. Probation was not on the invitation list until {rcpc}.",
            "Strategy {strategy}, conference {icpc}, core groups {cg1}, {cg2}. The DSL and the social worker visited jointly on {gcp1}. Housing came from {cg2} onwards and [this moved things on|repairs followed]. GP sent a report, did not attend.",
            "Strategy meeting {strategy} chaired by the team manager with police, school and YOS. Conference {icpc}; review {rcpc}. Early help, who knew {C} best, were [invited late and could not come|not invited to the first core group].",
        ),
        "information_flow": (
            "We told all partners the outcome of {icpc} on the same day; minutes followed on {s1}. Health's missed weighings were known on {m2} and reached us {ref2}. Probation's information on the partner came after two requests, {x} and {cg1}.",
            "School's diary reached us {ref2}. Police logs followed on {strategy}. We asked housing on {s1} for repair history and had it within two days: it showed [nineteen|twenty-two] refused visits by contractors, which changed how we saw the parents' account.",
            "YOS shared its AssetPlus on {strategy}. Clearwater asked for consent first and replied {cg1}. The hospital letter about the overdose attendance in {m1:m} was [filed without action|with us for three weeks before it was opened].",
        ),
        "differing_views": (
            "The health visitor disagreed with the closure of {reply1} and told the duty manager so by telephone. This is in her record and not in ours. The closure stood until {ref2}.",
            "The school believed in {ref1:m} that the threshold was met. The head wrote on {m1}, our service manager replied {m2}, and a joint look at the file on {x} led to the new referral.",
            "At {rcpc} the YOS worker argued for the plan to go on while our worker proposed step-down. The chair sided with the YOS. [I agree with the chair|In hindsight this was right], given what was found on {e}.",
        ),
        "oversight_reasons": (
            "Supervision is recorded on {s1}, {s2} and four other dates. The decision to close of {reply1} has one line. The manager's entry of {ref2} gives full reasons and asks for the neglect tool by {gcp1}.",
            "Management decisions at {ref2}, {strategy} and {rcpc}. Supervision on {s1} asked 'what is {C} doing at five o'clock?', and {v} shows that the worker went to find out. None is recorded between {cg1} and {s2}.",
            "Group supervision on {s1} named our tiredness with the father as a risk in itself. The team manager visited on {s2} and wrote why a legal planning meeting was needed. Reasons for the closure of {reply1} are missing.",
        ),
        "identity_needs": (
            "{CC} is White Lithuanian and British. Lithuanian is spoken at home and mother's English is better in speech than in writing. An interpreter was booked from {s1}; the first conference had none and [her silence was misread|she was thought unco-operative].",
            "{CC} is White British and {his} mother has a mild learning difficulty. Easy-read plans were used from {v}. Faith is not recorded. {He} wears glasses, long broken, which was [not counted as a need|treated as a small thing] until {cg1}.",
            "{CC} is of mixed White and Caribbean heritage; {his} father is White. Nobody had asked about his Caribbean grandparents until {cg2}. He is dyslexic and prefers to talk in the car. [The worker used this well|Visits were planned around it].",
        ),
        "neglect_kinds": (
            "Physical (weight, warmth, nappies), medical (missed weighings) and emotional, in evidence from {first} to {e}. The contact of {ref1} says 'lifestyle'; the assessment says neglect from its first paragraph.",
            "Hygiene, teeth, home conditions, lack of supervision, schooling. First recorded {first}, last {e}. Emotional neglect is described on {v}: {C} said that nobody at home [has tea with {him}|reads with {him}].",
            "Food, warmth, medical care and guidance, over at least the period {first} to {e}. Earlier records speak of 'beyond parental control', later ones of adolescent neglect.",
        ),
        "cumulative_harm": (
            "A chronology was begun {ref2} from health visiting, police and our own entries. It held {n2} events for a child not yet two. Before that each contact was considered alone.",
            "The file opens with a chronology from {first}. It was written for {icpc} and kept up since. Its first page counts {n1} contacts, of which four had been closed without a visit.",
            "The multi-agency chronology of {strategy} runs to nine pages. Reading it, the worker wrote that no single event would have met the threshold and the whole 'shouts'.",
        ),
        "tool_completion": (
            "Graded care profile (2nd version) completed on {gcp1} with the health visitor and mother over two visits; repeated {gcp2}. Scores on the first: {g1}. The partner declined. {CC}'s day was observed at a mealtime.",
            "Completed by the social worker and the school's family worker on {gcp1}, mother present throughout and father for half. {g1}. {CC}'s own drawings were attached. Repeated {gcp2}: {g2}. The area of [stimulation|responsiveness] was left out the first time, as the visit ran out of time.",
            "Completed {gcp1} by the social worker with father, and by {C} on his own copy. Adult scores: {g1}; C scored physical care one worse than his father. The second on {gcp2} gave {g2}.",
        ),
        "tool_use": (
            "Physical care moved from {p1} to {p2} and emotional care from {e1} to {e2} by {gcp2}. The plan's items follow the four worst lines. The health visitor had scored safety one grade worse; they agreed hers on {cg2}.",
            "Repeated {gcp2}: {g2}. Scores of {gcp1} were put before the core group of {cg1} and three actions came from them. School's lower mark for emotional care ({e1}) was [kept beside ours with both reasons|discussed and adopted].",
            "The score on food led directly to the school breakfast and the voucher. Second scoring {gcp2}: {g2}. YOS thought it generous, since heating had failed again on {cg2}; the difference [is noted and open|was left to the review].",
        ),
        "tool_not_used": ("-", "-", "-"),
        "repeat_cycles": (
            "Contact {first}, early help to {ehclose}, contact {ref1} closed {reply1}, referral {ref2}: three turns in just over a year. On the last the worker looked back first, and supervision of {s1} asked what would make this time different.",
            "Early help closed {ehclose}; {C} came back {ref1} and again {ref2}. Each time the home was cleaned and each time it lasted about [six|eight] weeks. The plan now measures at twelve weeks.",
            "Signposted {first}, early help closed {ehclose}, signposted {reply1}, referred {ref2}. The closure of {ehclose} relied on father's attendance at two appointments. At {rcpc} step-down was put off for that reason.",
        ),
        "outcome_change": (
            "Weight from the {wt1} centile ({s47}) to {wt2} ({e}); {C} sleeps in a cot, has had all immunisations and [goes to nursery five mornings|is walking and babbling]. The partner's return in {s2:m} shows how easily it could turn.",
            "Attendance {att1} at {icpc}, {att2} at {e}; {teeth} teeth extracted and the rest treated; {C} told the worker on {e} that {he} 'likes having friends round now'. The bathroom is still not finished.",
            "Between {s47} and {e} C has gained weight, has heating, and attends at {att2} against {att1}. He says he feels 'less like the dad'. Father's recovery is uneven and {C} [still keeps food under his bed|worries each payday].",
        ),
        "learning_taken": (
            "The social worker's observation of a mealtime was excellent and told conference more than any form. Duty staff should look for the second adult before closing.",
            "Putting the plan into pictures was well done and should have come first. Duty needs to look up siblings' records before any signposting.",
            "C's own scoring was a strength. We would bring housing and the mother in from the start, and not write to a parent who does not open letters.",
        ),
    },
    chronology=(
        Happening(key="first", event="First contact: [advice given|passed to early help]", source="Liquidlogic"),
        Happening(key="ref1", event="Contact after police attendance", source="Contact record"),
        Happening(key="reply1", event="Contact closed, no further action", source="Management decision"),
        Happening(
            key="ref2",
            event="Second referral accepted; [assessment begun|single assessment started]",
            source="Referral form",
        ),
        Happening(
            key="strategy", event="Strategy discussion: section 47 enquiry agreed", source="Strategy discussion record"
        ),
        Happening(key="s47", event="Joint visit; child seen [alone|and bedroom seen]", source="Visit record"),
        Happening(key="icpc", event="Initial conference: plan under neglect", source="Conference minutes"),
        Happening(key="cg1", event="First core group", source="Core group minutes"),
        Happening(key="gcp1", event="Graded care profile completed ({g1})", source="Graded care profile"),
        Happening(key="v", event="Statutory visit, child seen alone", source="Visit record"),
        Happening(key="rcpc", event="Review conference: plan to continue", source="Conference minutes"),
        Happening(
            key="s2",
            event="Half-sibling's plan discussed in supervision",
            source="Supervision record",
            about=SIBLING,
            kinds=(0, 1),
        ),
        Happening(key="s2", event="Legal planning meeting", source="Case file", about=FAMILY, kinds=(2,)),
        Happening(key="cg2", event="Core group; plan revised", source="Core group minutes"),
        Happening(key="gcp2", event="Graded care profile repeated ({g2})", source="Graded care profile"),
    ),
    practice=(
        (
            "The social worker observed a whole mealtime and wrote down what {C} did minute by minute.",
            "The chronology begun on {ref2} drew health, police and our own entries on to one sheet.",
        ),
        (
            "The plan was turned into pictures, and both parents could say what it asked of them.",
            "{CC}'s own drawing and words opened the conference report and shaped two actions of the plan.",
        ),
        (
            "The team manager visited the home herself on {s2} before deciding on a legal planning meeting.",
            "C filled in his own copy of the neglect tool, and his score was set beside the adults'.",
        ),
    ),
    proposals=(
        (
            "Duty decisions to close a neglect contact to name every adult in the household and what history was read",
            "Service Manager, Front Door",
        ),
        (
            "Complete the graded care profile within 30 working days of any plan under neglect and repeat it before each review",
            "Head of Safeguarding",
        ),
        (
            "Invite adult services, housing and probation by default to conferences where an adult is known to them",
            "Conference and Reviewing Manager",
        ),
        (
            "Audit twelve closures of neglect contacts to see whether the referrer was told and could disagree",
            "Quality Assurance Manager",
        ),
        ("Send the outcome of each conference to all invitees within one working day", "Conference administrator"),
    ),
)
