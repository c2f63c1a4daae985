"""Schools and nurseries: the designated safeguarding lead, who sees the child every day."""

from nelaudit.demo.texts_base import COMPLETED, CONTRIBUTED, FAMILY, Happening, Voice

VOICE = Voice(
    worker=("key person", "class teacher", "head of year"),
    manager="headteacher",
    supervision="the DSL's weekly meeting",
    record="CPOMS",
    title="",
    roles=("Designated safeguarding lead", "Deputy head and deputy DSL", "Safeguarding governor with the DSL"),
    terse=False,
    records_seen=(
        "CPOMS, attendance register, concern forms, copies of conference reports",
        "School file, CPOMS incidents, SIMS attendance, exclusion letters, e-mails with social care",
        "Safeguarding log, attendance register, minutes of core groups, pupil's work",
    ),
    evidence=(
        "CPOMS entries",
        "CPOMS; attendance register",
        "Concern form and body map",
        "Safeguarding log; SIMS printout",
        "School file, DSL's notes",
        "Behaviour log; CPOMS",
    ),
    asides=(
        "The building works closed the breakfast room for a term.",
        "Refers in part to a brother, who is not the subject.",
        "Paper forms before September 2014 were scanned.",
        "Register checked by the attendance officer.",
    ),
    part=(CONTRIBUTED, COMPLETED, CONTRIBUTED),
    cores={
        "profile_context": (
            "{CC} is two and has held a funded nursery place with us since {s1}, five mornings. Before that {he} came to stay-and-play from {a}. {He} lives with Mum and is on a child protection plan. Our file is [full from the start of the place|complete since admission]; the earlier sessions are on paper sign-in sheets.",
            "{CC} is in Year 4 and has been here since Reception. {He} lives with both parents. We opened a safeguarding file on {a}; {he} has been on a child protection plan since {icpc}. {CC} is on the SEN register. Records before {b} are on paper and [two pages are undated|not all are dated].",
            "{CC} joined in Year 7 and is now in Year 10. Dad has sole care. Safeguarding file opened {a}; child protection plan {icpc}; part-time timetable from {b} to {s1}. [The move from paper to CPOMS lost some attachments|The file is in two systems].",
        ),
        "first_recognition": (
            "At stay-and-play on {a} the leader saw {C} cram toast into both cheeks and sit apart. Mum was offered a coffee and a chat, then a place on our parents' group. We joined the early help assessment on {eh}.",
            "{His} teacher first logged head lice, lateness and no coat on {first}. We lent a coat, spoke to Mum at the gate and began a common assessment with early help on {eh}.",
            "The canteen supervisor told us on {first} that {C} was finishing other people's plates. His tutor started a breakfast for him the next day. The early help assessment followed on {eh}, [which felt slow|rather late in our view].",
        ),
        "referral_outcome": (
            "We made no referral ourselves before {C} had a place. After {x}, when {he} arrived in a soaked nappy for the third time, the manager rang the Front Door and was told that a referral ({ref2}) was already in hand.",
            "We contacted the Front Door on {ref1} and were told on {reply1} to carry on with early help. The head wrote to object. Our referral of {ref2} listed {n2} entries from CPOMS in date order and was accepted [the next day|at once].",
            "A contact on {ref1} led to a letter dated {reply1} that signposted Dad to parenting support. With the YOS we referred jointly on {ref2}, attaching attendance, weight and his own account.",
        ),
        "risk_analysis": (
            "The key person's two-week settling record ({v}) notes hunger, flinching at loud voices and real pleasure at {his} mother's return. Mum's partner collected once and [was not on our list|staff did not have his name]; this was put right {s1}.",
            "Our assessment for conference ({icpc}) weighed attendance of {att1}, {n1} late marks a fortnight, tiredness and {his} brightness in maths. It includes Dad's drinking, which we smelled [more than once|on {b} and {x}].",
            "The report for {icpc} joined behaviour, hunger and attendance ({att1}) and asked whether exclusion had added to risk. We had excluded him twice for taking food. That is set down honestly.",
        ),
        "adult_difficulties": (
            "Mum told the key person on {v} that mornings are hard because of tablets and drink the night before. We had seen lateness as disorganised. With her agreement the health visitor was told the same day.",
            "We knew that Mum finds reading difficult and still sent {n2} letters home. From {s1} the family worker rings or meets her at the gate. Dad's drinking was known, [and staff felt awkward about naming it|though named only from {ref2}].",
            "Dad came to a meeting on {b} unable to stay awake. We wrote it in the log as 'unwell'. On {cg1} Clearwater explained his medication, and what evenings were like for {C} made sense to us.",
        ),
        "daily_life": (
            "{CC} is with us five mornings and is watched closely: sleeps within minutes, eats two breakfasts, loves water play. On {v} {he} held the key person's sleeve all morning after a loud voice in the corridor. By {e} {he} was running to the door.",
            "{CC} speaks to {his} teaching assistant every Friday. On {b} {he} said 'I do my own hair but not the back', on {v} 'Dad forgets it is school'. Three Houses was done with the social worker on {v}. [We moved reading to the morning as a result|{His} wish for a clean jumper was met].",
            "He talks to the canteen supervisor more than to any of us. On {b} he said he does the shopping on Sundays with what is in Dad's coat; on {v} that he would like someone to look at his planner. [We asked her to be his mentor|She is now his named person].",
        ),
        "family_work": (
            "Mum stays for ten minutes each morning since {s1} and has joined the cooking group. Her partner was told on {cg1} that he may not collect. Grandmother collects on Fridays and has told us [a good deal|how worried she was].",
            "Mum was seen at the gate most days, Dad at two meetings, {b} and {icpc}. The family worker told them before each referral what would be in it. [An aunt came to parents' evening on|The aunt first came to school on] {v}.",
            "Dad answered one call in four. Home visits {b} and {m2}; he was polite and ashamed. C's mother rang us on {s1} after the conference, having heard nothing from school for two years, [which was our omission|for which we apologised].",
        ),
        "not_brought": (
            "{CC} was not brought to stay-and-play on {m1} and {m2}. As these were open sessions nobody followed up. Since {he} has had a place, absence brings a call by 9.30 and a visit by noon; {he} was next seen {r} at the clinic next door.",
            "First-day calling was made for each absence. On {m1} and {m2} nobody answered for two days; the attendance officer called and saw {C} through a window on the second. {He} was back in school {r}.",
            "C missed {n2} days in the weeks from {m1}. A visit on {m2} found him minding Dad. We coded it unauthorised and sent a penalty warning; he was back {r}. [A young carer's assessment would have been wiser|The warning helped nobody].",
        ),
        "plan_aims": (
            "Under the plan of {icpc} nursery was to offer five mornings, report unexplained absence the same day and note food and presentation daily. We knew this from {cg1}. [The plan says what would happen after three absences|Three absences were to bring a visit].",
            "Plan {icpc}: school to provide breakfast, a spare uniform, Friday talk time, and to get attendance to 92% by {rcpc}. The early help plan of {eh} before it had [no target|nothing measurable].",
            "The plan of {icpc} ended the part-time timetable and gave him a mentor, breakfast and a quiet room. Dates were set on {cg1}. What the school would do if Dad did not come in was [left open|not stated].",
        ),
        "plan_progress": (
            "Attendance at nursery was {att1} in the first half term and {att2} by {cg2}. When it dipped in {s2:m} the key person and health visitor went round together, [and it rose|and since then it has held].",
            "Reviewed each half term and at {rcpc}: attendance {att1} to {att2}, reading age up seven months. Lateness crept back in {s2:m}; the bus pass had run out. It took three weeks to renew.",
            "Attendance was {att1} at {icpc} and {att2} at {e}. There was a dip when heating failed again. The pastoral support plan was reviewed {s1} and {s2}; [the first review was a month late|the first was missed].",
        ),
        "working_together": (
            "Nursery was invited to {icpc} before {C} had even started, and came. Core groups {cg1} and {cg2} were held here so that Mum could walk. We gave a written page to each.",
            "We were not told of the strategy discussion of {strategy}. DSL attended {icpc}, {cg1}, {cg2} and {rcpc}, reports sent five days ahead. The joint visit with the social worker on {gcp1} was [the best thing we did|very useful].",
            "The DSL and head of year attended the strategy meeting {strategy}, {icpc} and {rcpc}. Core groups in term time only: {cg1} missed because of exams. YOS and school meet him together on Wednesdays.",
        ),
        "information_flow": (
            "The daily sheet goes to the health visitor each Friday from {s1}. The social worker told us of the bail condition on {cg1}; until then our staff might have [handed {C} over|let the partner collect].",
            "Our diary of late arrivals went to the Front Door on {ref2} and matched police logs. The outcome of {ref1} reached us only when we rang on {reply1}. We never received the dentist's discharge letter.",
            "We learned of the overdose from C's friend, three weeks before any letter. CAMHS told us on {x} how to keep him safe. School passed exclusions to YOS and [not to the social worker|only later to social care].",
        ),
        "differing_views": (
            "The key person thought {C} frightened of the partner, the room leader thought {him} shy. It was talked through on {v} and the observation was sent as it stood to the social worker.",
            "The head did not accept the decision of {reply1}. The letter of {m1} went to the service manager; the answer of {m2} held to it. We tried once more on {x}, with dates, and it was reopened.",
            "Our pastoral team argued against the second exclusion on {b} and were overruled. Nobody outside school challenged us. YOS did so on {strategy}, fairly.",
        ),
        "oversight_reasons": (
            "The nursery manager and DSL look at each child on a plan every Monday. Entries of {s1} and {s2} give reasons for moving {C}'s key person day. The manager [also checks the daily sheets|signs each one].",
            "DSL and head met weekly; decisions of {ref1}, {ref2} and {s1} are on CPOMS with reasons. The DSL has outside supervision each half term, and that of {x} prompted the second referral.",
            "The decision for a part-time timetable on {b} has a signature and no reasons. Since {s1} the head reviews each plan fortnightly and the governor for safeguarding saw the file on {s2}.",
        ),
        "identity_needs": (
            "Lithuanian songs and a picture board were brought in from {v} because the key person asked Mum for {C}'s words for milk, sleep and hurt. {He} began to speak [within the month|soon afterwards].",
            "White British; first language English; SEN support for speech. Charity uniforms had made {him} stand out; we changed to a quiet swap rail for all. Mum's own literacy was [known and not allowed for|not allowed for until {s1}].",
            "On SIMS he is 'White and Black Caribbean'. Black boys are over-represented in our exclusions, and we asked ourselves on {s2} whether he was seen as older and harder than he is. Dyslexia support is in place.",
        ),
        "neglect_kinds": (
            "Food, nappies, warmth, speech. First seen {a}, last {e} (no change of clothes sent). Our sheets said 'came hungry again' and, from {ref2}, neglect.",
            "Hygiene, clothing, punctuality, teeth, lack of supervision after school. {first} to {e}. CPOMS categories were 'appearance' and 'late'; neglect was [added in the autumn|first ticked on {ref2}].",
            "Hunger, tiredness, nobody at parents' evening since Year 7. From {first} to {e}. The behaviour log says 'defiant', 'theft', 'asleep'. We read that differently now.",
        ),
        "cumulative_harm": (
            "Sign-in sheets gave no picture. Since {s1} one line a day has been kept, and after three weeks Mondays stood out: hungriest, most tired.",
            "The teaching assistant printed the log on {x} and highlighted it by colour. Forty-one small entries; three had been thought serious on their own.",
            "Attendance, behaviour and canteen kept separate lists. They were laid together for {icpc}. It was uncomfortable reading for us.",
        ),
        "tool_completion": (
            "We gave the health visitor and social worker a week's observations for the tool of {gcp1}: meals, sleep, warmth towards Mum. {g1} were the agreed scores. We did not see the form itself until {cg2}.",
            "Our family worker and the social worker completed it with Mum, and Dad for one session, by {gcp1}. Second version. {g1}. {CC} made a drawing for each area. The section on adult-child warmth was [left for a second visit|hardest to score].",
            "Head of year gave attendance, meals and presentation to the social worker for the tool of {gcp1}. Scores: {g1}. C told us that he filled in a copy of his own.",
        ),
        "tool_use": (
            "On {cg2} the scores were shown side by side, {gcp1} against {gcp2}: {g2}. Nursery would have put emotional care higher than {e2}, having seen the reunions at noon. The others agreed to note both.",
            "{gcp2}: {g2}. We had marked emotional care one worse than the social worker and gave the Friday talks as evidence; ours [was adopted|stood]. Attendance and breakfast actions came straight out of the profile.",
            "From the score for food came breakfast, a lunch account and a hamper at holidays. Repeated on {gcp2}: {g2}. We were asked beforehand this time, [which was better|and said so].",
        ),
        "tool_not_used": ("-", "-", "-"),
        "repeat_cycles": (
            "Mum came well for six weeks after {eh}, then drifted off once early help closed on {ehclose}. As sessions were open nobody noticed until {x}. Now a gap of a week is [followed up|asked about].",
            "After each meeting the uniform was clean for a fortnight. Referrals {ref1}, {ref2}; early help closed {ehclose} against our advice. Second time round we sent the pattern, not the day.",
            "Excluded {b}, reintegrated, excluded again in {m1:m}. Early help ended {ehclose}, since 'school was coping'. We had not said so. The joint referral of {ref2} broke the round.",
        ),
        "outcome_change": (
            "On {s1} {C} had four words and ate till {he} was sick. On {e} {he} has about forty in two languages, leaves food on the plate and waves {his} mother off. Weight is in the health visitor's return.",
            "Attendance {att1} in the autumn, {att2} by {e}. {He} has a friend, reads at the level of {his} age and put up {his} hand to sing. Lice: none since {v}. {He} is still [late on Mondays|tired on Mondays].",
            "Between {icpc} and {e}: attendance {att1} to {att2}, no exclusions, predicted grades back in five subjects. He says school is 'all right now'. He still takes rolls home, and now we let him.",
        ),
        "learning_taken": (
            "Our key person's diary was a model. Open sessions need a way of noticing who has stopped coming.",
            "The teaching assistant's Friday talks gave {C} a voice. We would name alcohol earlier and write to parents less.",
            "The canteen supervisor saw it first and deserves thanks. We would ask why a child steals food before we exclude, and all staff need training in adolescent neglect.",
        ),
    },
    chronology=(
        Happening(key="a", event="First concern logged: [hungry and withdrawn|unkempt and tired]", source="CPOMS"),
        Happening(key="eh", event="Early help meeting attended", source="TAF minutes"),
        Happening(key="b", event="Meeting with parent at school", source="School file", about=FAMILY),
        Happening(key="ref1", event="Contact with the Front Door by DSL", source="Referral form", kinds=(1, 2)),
        Happening(key="m1", event="Absence, no reply to [first-day call|calls]", source="Attendance register"),
        Happening(key="r", event="Child back with us", source="Attendance register"),
        Happening(key="ref2", event="Referral with chronology sent", source="Referral form", kinds=(1, 2)),
        Happening(key="strategy", event="Strategy meeting attended by DSL", source="Minutes", kinds=(2,)),
        Happening(key="icpc", event="Initial conference, DSL present", source="Conference minutes"),
        Happening(
            key="gcp1", event="Neglect tool: [our observations given|scores agreed]", source="Graded care profile"
        ),
        Happening(key="v", event="Child spoke about home", source="CPOMS", kinds=(1, 2)),
        Happening(
            key="v", event="Clung to staff after raised voice in corridor", source="Safeguarding log", kinds=(0,)
        ),
        Happening(key="rcpc", event="Review conference: attendance reported", source="Conference report"),
        Happening(key="e", event="Latest review of attendance: {att2}", source="SIMS"),
    ),
    practice=(
        (
            "The key person learned {C}'s words for milk, sleep and hurt in the language of home.",
            "The nursery's daily sheet showed that Mondays were worst, and the health visitor used it.",
        ),
        (
            "The teaching assistant kept Friday talk time for two terms and wrote down {C}'s own words.",
            "The head put the school's disagreement in writing and kept to dates and facts.",
        ),
        (
            "A canteen supervisor noticed C's hunger, told the DSL and became his trusted adult.",
            "The head and governor looked honestly at two exclusions and ended them.",
        ),
    ),
    proposals=(
        (
            "Ask about food, sleep and care before any exclusion or penalty notice for a child with a safeguarding file",
            "Headteacher",
        ),
        (
            "Print and read the whole log for each child with five or more entries in a term",
            "Designated safeguarding lead",
        ),
        ("Follow up families who stop coming to open sessions after two weeks", "Nursery manager"),
        (
            "Train lunchtime and office staff in what neglect looks like, and how to log it",
            "Designated safeguarding lead",
        ),
    ),
)
