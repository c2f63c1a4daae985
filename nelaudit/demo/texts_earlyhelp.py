"""Early help: friendly, practical, close to the family."""

from nelaudit.demo.texts_base import CONTRIBUTED, FAMILY, Happening, Voice

VOICE = Voice(
    worker=("family support worker", "family support worker", "family support worker"),
    manager="early help co-ordinator",
    supervision="monthly supervision",
    record="Halo",
    title="",
    roles=("Early help quality lead", "Senior practitioner, early help", "Children's centre manager"),
    terse=False,
    records_seen=(
        "Halo record, common assessment, TAF minutes, closing summary",
        "Early help case file, outcome stars, supervision record, e-mails with the social worker",
        "Halo contacts, TAF minutes and family plan, group registers",
    ),
    evidence=(
        "Halo contact record",
        "Common assessment; TAF minutes",
        "Early help case file",
        "Outcome star and case notes",
        "TAF minutes",
        "Closing summary on Halo",
    ),
    asides=(
        "Worker left the service in spring 2015.",
        "The centre moved premises at this time.",
        "Concerns an older brother, not the subject.",
        "Group register kept on paper.",
    ),
    part=(CONTRIBUTED, CONTRIBUTED, CONTRIBUTED),
    cores={
        "profile_context": (
            "We worked with {C} and {his} mum from {eh} to {ehclose}, then again as part of the plan since {cg1}. {CC} was nine months when we began and is two now. [Group sessions are recorded in the register only|Notes of the group sessions are brief].",
            "Our first spell of work with {C}'s family ran from {eh} to {ehclose}; the second began {s1} within the child protection plan. {CC} was six then, eight now, and lives with both parents. Home visits are written up; telephone calls are [patchy|not all there].",
            "{CC} was thirteen when we met him. Open {eh}, closed {ehclose}, reopened for mentoring {s1}. Dad is his only carer at home. The closing summary is [good|short] and the case notes from {a} on are complete.",
        ),
        "first_recognition": (
            "The health visitor brought Mum to us; the common assessment of {eh} names weight, loneliness and a cold flat. Practical help came within a week: heater, cot sheet, a lift to group. [That was just what was wanted|It was well received].",
            "School asked us in, and the assessment was finished on {eh} with Mum and with {C}. First sign in our own notes is {a}: {C} wore the same dress four days running. Parenting sessions began {b}.",
            "School had worried since {first}. Our assessment on {eh} heard from {C} that he gets himself up, fed and out. A food parcel and a club place were offered [at once|that week]; Dad was offered a course.",
        ),
        "referral_outcome": (
            "Need was judged at level 3 on {eh} and level 2 at closure on {ehclose}. After the police notification of {incident} we were told on {reply1} to offer support again; Mum did not answer. We let the Front Door know on {x}.",
            "We held the case at level 3 throughout. On {b} the worker asked whether it had become level 4; the co-ordinator thought not yet. Stepped down {ehclose}. The reply of {reply1} sent it back to us and we asked for step-up on {x}.",
            "Level 3. Closed to school {ehclose} as 'needs mostly met'. We made no referral then. On {ref2} we gave our whole file to the YOS and school for theirs, and the outcome came to us by telephone on {s1}.",
        ),
        "risk_analysis": (
            "The assessment of {eh} is rich on feeding and money, thin on who visits. A man's coat in the hall is noted on {b} and not asked about. Strengths: Mum's delight in {C}, her own mother close by.",
            "{b} and {ehclose} both use the outcome star. Home, health and boundaries scored low, love and warmth higher. Dad's drinking is [touched on in one line|a single line]; an older brother's history was not looked up.",
            "Our assessment names Dad's illness, debts of {money}, poor food and a very able boy. It did not ask what 'illness' was. On {x} we looked at it again with fresh eyes.",
        ),
        "adult_difficulties": (
            "Mum's low mood was talked about at each visit and she was taken to her GP on {b}. Drink was not asked about until {x}. We saw tidy mornings and did not see evenings.",
            "We learned on {b} that Mum cannot read well, and made a picture chart. Dad's drinking was 'his business' in the notes; how it was for {C} at bedtime [comes in only at|is first set down on] {v}.",
            "Dad was often drowsy ({a}, {b}). The worker put it down to depression. Clearwater's role became known to us on {cg1}, and the picture of a boy on watch each evening came together.",
        ),
        "daily_life": (
            "{CC} was seen at home {eh}, {b} and in the group most weeks. {He} ate well there and slept on the worker's lap. At home the pram stood in front of the television. On {v} {he} climbed to the window and said 'out'.",
            "{CC} was seen at home and alone at school ({b}, {v}). Using the bear cards {he} chose 'worried' for night time and 'happy' for Nan's. [The plan put a night at Nan's into each week|That led to weekends with Nan].",
            "Walks with the dog were where he talked: {b}, {v}, {e}. 'I'm the mum in our house.' He liked being asked to teach others to cook, and [a cookery club was built round him|that is how the club began].",
        ),
        "family_work": (
            "Mum was at the heart of the work and helped to write the plan. Her partner was not part of it; we did not know there was one until {incident}. Grandmother came to the TAF of {b}.",
            "We visited weekly from {eh}, mostly seeing Mum. Dad was at work or upstairs; evening visits were tried once, {b}. Parents knew about each meeting. [Honesty about drink came late|We were kinder than we were honest].",
            "Dad was seen {eh}, {b} and {v}. He came to two sessions of five. He felt judged by letters and did better with a cup of tea. C's mum was [never rung|not approached by us].",
        ),
        "not_brought": (
            "Group was missed on {m1} and {m2}. As we had closed, no one was counting. The centre's receptionist sent a text. {CC} next came {r}, thinner, and she told the health visitor.",
            "Nobody in on {m1} and {m2}, curtains drawn. The worker left a card, rang school and learned that {C} was in class. Seen {r}. Four such visits had been [made the year before|noted before closure].",
            "He did not come to cookery on {m1} and {m2}. The worker went round, found Dad asleep and C at the washing machine. Told school that day. He was back {r}.",
        ),
        "plan_aims": (
            "Family plan of {eh}: weigh weekly, a warm room, two groups a week, Mum's mood. Who and when is there for each. It says nothing of what would bring about step-up. Plan of {icpc}: five sessions at home, by {cg2}.",
            "The family plan {eh} had {n2} actions and no order among them. Under the plan of {icpc} our part was routines, bedtime and Dad's evenings, reviewed at each core group.",
            "Plan {eh}: food, club, money advice by {b}. Plan {icpc}: mentor once a week, young carer's assessment by {cg1}. [The second was clearer than the first|Dates were kept].",
        ),
        "plan_progress": (
            "TAF reviews on {a} and {ehclose}. Weight had risen, so we closed. It was one good month. Since {cg1} progress is looked at every six weeks with the growth chart in the room.",
            "Reviews were due every six weeks and held {b} and {ehclose}. The star hardly moved. Closure came because the hours were used up. In {s2:m} lateness returned, and the worker went back to mornings.",
            "Reviewed {b}, {ehclose}. Closed when he had food for a month. Young carer's assessment, asked for {icpc}, came {s2}, [eight weeks late|two months over].",
        ),
        "working_together": (
            "TAF {eh} and {b}: health visitor came, GP sent word. We were lead professional. After {icpc} we attend core groups ({cg1}, {cg2}). Handover to the social worker was a joint visit on {s47}.",
            "TAF meetings {b} and {ehclose}; school at each, school nurse once, police none. Invited to {icpc}. Our worker and the DSL shared a car to {cg1}, [a good use of time|and made a plan on the way].",
            "We were not invited to {icpc} or {cg1}, though we had known him longest. At {rcpc} we came and gave a history. The YOS worker and ours now share one weekly slot.",
        ),
        "information_flow": (
            "We wrote to the health visitor and GP at closure on {ehclose}. The police notification of {incident} came on {reply1}. Probation's knowledge of the partner would have changed our visits in {a:m}; no one knew to ask.",
            "Learned from school daily, from housing nothing until {cg2}. We passed concerns on {b} to the Front Door for advice. The sibling's earlier file was [in the same building|one floor up] and not read.",
            "We gave the YOS our assessment {ref2}. CAMHS letters went to Dad only. On {v} C showed one to our worker, unopened, and the appointment was saved.",
        ),
        "differing_views": (
            "The health visitor was uneasy about closing on {ehclose}. It was said at the TAF; the minutes do not have it. I find her view was right.",
            "School opposed closure on {ehclose}. Our co-ordinator explained about hours. No one used the word escalate; it was settled by default.",
            "Our worker doubted the 'illness' on {b}. She said so in supervision and was told to build trust first. She did not bring it up again.",
        ),
        "oversight_reasons": (
            "Supervision monthly: {a}, {b}, then {s1}, {s2}. The closing decision of {ehclose} is signed with reasons, all of them about Mum. The later entries begin with {C}.",
            "The co-ordinator signed the closure of {ehclose}: 'allocated hours complete'. At {s1} she asked to see the star next to the photographs, and [the pace of visits changed|visits doubled].",
            "Supervision {b}, {s1}, {s2}. Reasons are given for reopening, less so for closing. The co-ordinator met C herself on {v}.",
        ),
        "identity_needs": (
            "We asked Mum on {eh} about home, church and food. She brought cold beetroot soup to group and others came to know her. Interpreting was done by a friend, [which was not right|and should not have been].",
            "White British. The worker knew the estate's shame about 'the social' and met Mum in the library. Easy-read plan {v}. Being a girl or boy in that house was not thought about.",
            "C's Bajan grandparents were found through the family tree of {v}. A cousin now rings on Sundays. Dyslexia: plans are recorded on his phone.",
        ),
        "neglect_kinds": (
            "Warmth, feeding, stimulation. {a} to {e}. The assessment says 'needs support with routines'. Neglect is not our word until {cg1}.",
            "Home conditions, hygiene, bedtime, emotional warmth from Dad. Noted {a}, last {e}. 'Low-level neglect' is used on {b}, and nothing follows from it.",
            "Food, heating, company. {eh} to {e}. We wrote 'resilient' five times. It hid how tired he was.",
        ),
        "cumulative_harm": (
            "We took each visit as it came. The first joined-up list was made for {icpc}, and the worker said she had not known she knew so much.",
            "A timeline on the office wall from {v} helped. Before, notes had filled forty pages that nobody read from the start.",
            "At closure we looked at the last month and not the last year. The look back of {x} put this right.",
        ),
        "tool_completion": (
            "We gave the social worker notes of eleven group sessions and photographs of meals for the tool completed on {gcp1}. Scores: {g1}. We were not in the room.",
            "Our star and the bedtime diary were used in the tool of {gcp1}; the worker sat in on one session at Mum's wish. {g1}.",
            "The worker helped C with his own copy in the week of {gcp1} and sent a page on food and money. Adult scores {g1}.",
        ),
        "tool_use": (
            "From {gcp1} came two actions for us: play at home and a stair gate grant. On {gcp2} the scores were {g2}, and we cut visits to fortnightly. We had thought it a little better than others did.",
            "{gcp2}: {g2}. Bedtimes came from the score for emotional care ({e1}). Our star still showed boundaries as poor; that difference was talked about on {cg2}.",
            "The mentor's time came from the score {e1} for emotional care. Repeat on {gcp2}: {g2}. C said his own would not have changed, [and that was taken to the core group|which the group heard].",
        ),
        "tool_not_used": ("-", "-", "-"),
        "repeat_cycles": (
            "{eh} opened, {ehclose} closed, asked to reopen {reply1}, no answer at the door. It was the third time that Mum had said yes and then gone quiet. We put that in our note of {x}.",
            "Open and shut twice before, for a brother. {ehclose} was the third closure of the household. In the autumn, after {ref2}, nobody proposed a fourth parenting course.",
            "Closed {ehclose}; by {ref1} the cupboards were empty. What is different since {s1} is that we see the kitchen each time and stay until Dad is up.",
        ),
        "outcome_change": (
            "On {eh} {C} did not play; on {e} {he} fed a doll and me. The room is warm. Mum has two friends from group. Partner's visits [are said to have stopped|have, she says, stopped].",
            "{b} compared with {e}: bedtime at eight most nights, own bed, nits gone, a weekend at Nan's each fortnight. Dad's evenings: no change.",
            "He cooks for pleasure. Kitchen stocked on {v} and {e}, money advice cut the debt from {money} by a third. He laughs more. He is also still the one with the keys.",
        ),
        "learning_taken": (
            "The welcome was our strength. We would ask who else is at home and call back three months after closing.",
            "Close when the child's life has changed, not when hours run out. The worker's bear cards were lovely work.",
            "Cookery club was inspired. We would get training on drug treatment and ask what 'ill' means.",
        ),
    },
    chronology=(
        Happening(key="eh", event="Early help assessment completed", source="Common assessment"),
        Happening(key="b", event="TAF meeting; plan agreed", source="TAF minutes"),
        Happening(key="ehclose", event="Closed: [needs met|hours complete]", source="Closing summary"),
        Happening(key="reply1", event="Front Door asked us to offer support again", source="E-mail"),
        Happening(key="m1", event="No access", source="Halo contact record"),
        Happening(key="m2", event="No access; card left", source="Halo contact record"),
        Happening(key="r", event="Child seen", source="Halo contact record"),
        Happening(key="x", event="Look back with co-ordinator", source="Supervision record"),
        Happening(key="s1", event="[Work resumed|Reopened] within the plan", source="Halo"),
        Happening(key="cg2", event="Core group attended", source="Core group minutes"),
        Happening(key="v", event="Parent seen at home with child", source="Case notes", about=FAMILY),
        Happening(key="e", event="Latest visit", source="Halo contact record"),
    ),
    practice=(
        (
            "Practical help (a heater, a lift, a cot sheet) came within a week of the first meeting.",
            "The centre's receptionist noticed that {C} was thinner and told the health visitor.",
        ),
        (
            "The worker used the bear cards well, and {C}'s answer about nights led to weekends with a grandmother.",
            "Worker and DSL prepared each core group together.",
        ),
        (
            "The cookery club was built round C's own skill, and gave him friends.",
            "A worker noticed an unopened appointment letter and the appointment was saved.",
        ),
    ),
    proposals=(
        ("Call back every family three months after closure and record what is seen", "Early help co-ordinator"),
        (
            "Ask at every first visit who lives in or visits the home and look up siblings' files",
            "Early help quality lead",
        ),
        ("End closure by hours: closing to need evidence of change for the child at two reviews", "Head of Early Help"),
        ("Joint half-day with Clearwater on parental substance use", "Workforce development lead"),
    ),
)
