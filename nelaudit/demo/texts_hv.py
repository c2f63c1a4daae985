"""Health visiting and school nursing: warm, clinical, close to the child."""

from nelaudit.demo.texts_base import COMPLETED, CONTRIBUTED, NOT_USED, Happening, Voice

VOICE = Voice(
    worker=("health visitor", "school nurse", "school nurse"),
    manager="team leader",
    supervision="safeguarding supervision",
    record="SystmOne",
    title="",
    roles=("Specialist nurse, safeguarding children", "Named nurse, community", "Practice teacher, health visiting"),
    terse=False,
    records_seen=(
        "SystmOne record, growth chart, safeguarding supervision record, scanned red book pages",
        "SystmOne child and mother's records; discharge summaries; graded care profile; conference reports",
        "Health record on SystmOne from birth, school nursing record, letters received",
    ),
    evidence=(
        "SystmOne, home visit entry",
        "SystmOne; growth chart",
        "Red book copy and SystmOne",
        "Safeguarding template on SystmOne",
        "SystmOne, scanned correspondence",
        "Discharge summary received; SystmOne",
    ),
    asides=(
        "Caseload was above the recommended size that quarter.",
        "An older half-brother has his own record; not the subject.",
        "Duty cover arrangements applied in August.",
        "Red book seen by auditor in photocopy only.",
    ),
    part=(COMPLETED, CONTRIBUTED, NOT_USED),
    cores={
        "profile_context": (
            "{CC} was born at 37 weeks and has been on our caseload since birth, universal plus from {a} and partnership plus from {icpc}. {He} is two and lives with {his} mother. The named health visitor changed on {b}; [the handover was a good one|one handover note cannot be found]. Latest contact {e}.",
            "{CC}, eight, transferred from health visiting to school nursing at five. We reopened {his} record on {a} when school asked about head lice, and {he} has been on the enhanced caseload since {icpc}. There is a gap in the record between the school-entry screen and {a}.",
            "{CC} is fifteen. The school nurse first saw him at drop-in on {a} and has seen him {n1} times since, last on {e}. His early health record came from another area and [the two-year review is missing|has no two-year review].",
        ),
        "first_recognition": (
            "On {first} {C}'s weight had fallen from the 25th to the {wt1} centile. The health visitor talked feeding through with a tearful mother, asked about low mood and came back within ten days. An early help assessment was opened with her consent on {eh}.",
            "School asked us on {first} about persistent head lice. The nurse visited on {b}, found {C} scratched and sore, left treatment and showed mother how to use it. [A common assessment was suggested and started|Early help began] {eh}.",
            "At drop-in on {a} {C} asked whether you can live on noodles. The nurse weighed him (below the 9th centile for BMI), gave food-bank details and spoke to the school the same day. Early help had begun {eh}.",
        ),
        "referral_outcome": (
            "The health visitor referred on {ref1} with a growth chart enclosed and was told on {reply1} that no further action would be taken. She spoke to our safeguarding team, gathered {n1} missed contacts into one page and referred again {ref2}; accepted.",
            "We did not refer in our own right. The nurse added a health summary to the school's referral of {ref2} and rang the Front Door on {x} to hear the outcome, which came in writing [a week later|on {s1}].",
            "The nurse discussed the threshold with the safeguarding lead on {b} and {x}. She supported the joint referral of {ref2} with a letter on weight, dental pain and sleep. Earlier, on {ref1}, she had thought that others were referring.",
        ),
        "risk_analysis": (
            "The family health needs assessment of {b} names poor weight gain, low mood and isolation, and mother's warmth as a strength. The partner is first mentioned {x}, as 'a friend'. It was revised {s1} with his history included.",
            "A school health assessment was done on {b} and again {v}. It weighs hygiene, dental pain, broken glasses and bedwetting together. [Father's drinking came into it only the second time|The first one left out father's drinking].",
            "The nurse's health assessment of {v} joined weight, sleep, low mood and tooth decay into one account of going without. Father was not spoken to for it, [since he did not answer calls|which she records as a gap].",
        ),
        "adult_difficulties": (
            "Mother scored 17 on the Edinburgh scale on {b} and was encouraged to the GP; on {x} she smelled of drink at ten in the morning. The health visitor recorded the effect: late feeds, a bottle propped on a cushion, {C} [not comforted|left to cry].",
            "Mother's learning difficulty is in her maternity notes; we found it when we looked on {ref2}. She had been given {n1} leaflets. From {v} the nurse demonstrated instead, and lice treatment worked for the first time.",
            "We knew from {C} on {v} that his father 'sleeps a lot and gets ill'. The nurse asked consent to speak to Clearwater; it was [given|refused and then given] on {s1}. Until then the adult's illness had been nobody's question here.",
        ),
        "daily_life": (
            "Seen at home {b}, {s47}, {v}, {e}. On {v} {C} was in a playpen with the television on, nappy heavy, watching the door. {He} lifted {his} arms to the health visitor and took food from her hand. By {e} {he} was babbling and bringing toys.",
            "Seen at school {b} and {v}, alone both times. {CC} said the shower 'bites' because it is cold, that {he} washes in the sink, and that {he} would like glasses 'so the board stays still'. We [got the glasses within a week|took that to the core group].",
            "Seen alone at drop-in {a}, {b}, {v} and {e}. C likes the nurse's room for its warmth. He described sleeping in his coat and getting his own tooth out. A health passport was made with him in {v:m}.",
        ),
        "family_work": (
            "Visits were arranged for mornings, when mother managed best. She agreed to a feeding plan on {b} and said on {v} that she had been afraid of losing {C}. The partner was in the house on two visits and [was not asked his name|was greeted and not assessed].",
            "Mother came to school on {b} and was seen at home {s1} with pictures to follow. Father was [never met|met once, at the door]. A paternal aunt took {C} to the optician on {v}, an offer that came because the nurse asked.",
            "Father has not met the nurse. Letters went on {b} and {m1}; a call was answered on {v} and he agreed to register C with a dentist. C's mother was [not on our record|added to the record] until {s1}.",
        ),
        "not_brought": (
            "Not brought to weighing on {m1}, nor to the developmental review of {m2}. The health visitor called unannounced, found nobody, told the GP and saw {C} at the children's centre on {r}. Three earlier failed contacts are counted in her referral of {ref2}.",
            "Not brought to vision recall on {m1} or to the continence clinic {m2}. The clinic sent a discharge letter after the second. The nurse noticed it on {x}, rang and had {him} put back on the list; seen {r} at school.",
            "He was not brought to the dental access clinic on {m1} or for immunisation on {m2}. We gave the booster at school on {r}. [The dental discharge went unread|The clinic had closed the referral by letter to father only].",
        ),
        "plan_aims": (
            "Our actions under the plan of {icpc}: weigh every two weeks, review development by {cg2}, see {C} undressed at each visit, neglect tool by {gcp1}. All have dates. It says that a second static weight [brings a paediatric appointment|goes to the paediatrician].",
            "Plan {icpc}: school nurse to see {C} every three weeks, follow up teeth, eyes and continence. Actions were [on our record by|entered on SystmOne on] {s1}. What would happen if lice returned was not spelled out.",
            "Plan {icpc} asks the nurse for a health assessment by {rcpc} and to get him to a dentist. The plan came to us on {s1}. It says who drives him and [who pays for the bus|that he chooses who goes in with him].",
        ),
        "plan_progress": (
            "Weighed {n2} times since {icpc}: {wt1} centile, then {wt2} by {rcpc}. Static on {cg2}, after which the plan was changed to weekly weighing and a dietitian saw {C} within [twelve days|a fortnight].",
            "By {rcpc} glasses were worn and {teeth} teeth were out; continence had not started. The delay, {s1} to {s2}, was in our own referral, which had been sent to the wrong clinic.",
            "His weight was taken {v}, {rcpc} and {e}: up 2.1 kg in all. The dentist took three months from {icpc}. Immunisations are complete. [Sleep was not measured|Nobody measured sleep], although he had raised it first.",
        ),
        "working_together": (
            "Strategy discussion {strategy}: attended. ICPC {icpc}: attended with a report three days ahead; RCPC {rcpc} likewise. Core groups {cg1} and {cg2}. Joint visits with the social worker {gcp1} and {gcp2}. Health visiting brought the growth chart on to the table.",
            "We were not part of the strategy discussion of {strategy}. The nurse attended {icpc} and {cg1}, sent a report to {rcpc}. She and the DSL meet monthly, which has been [the mainstay of|most useful in] this work.",
            "Invited to {icpc} two days before and could not attend; report sent. Attended {rcpc} and {cg2}. The nurse went with the YOS worker to the dentist on {v}, [a small joint visit that meant a lot|which got him through the door].",
        ),
        "information_flow": (
            "Weights were shared with GP and social worker after each contact from {icpc}. The police notification of {incident} arrived on {m1}, after the visit that it would have changed. We learned of the partner's order from Probation on {cg1}.",
            "On {ref2} we told the Front Door of the continence and dental discharge letters, which nobody else held. We had to ask twice for the minutes of {icpc}. Audiology's result ({b}) reached school [only when the nurse took it|by hand].",
            "The ED letter about the overdose of {m1:m} came to us eleven days late and named the wrong school. The nurse told school and CAMHS on {x}. CAMHS told us of non-attendance on {s1}.",
        ),
        "differing_views": (
            "The health visitor did not agree with no further action on {reply1}. She rang the duty manager and was told to re-refer if things got worse. Our named nurse offered to escalate; with the new referral of {ref2} this [was not needed|was let go].",
            "The nurse thought bedwetting a sign of distress, the GP saw a physical cause. They spoke on {v} and agreed to treat it as both.",
            "On {cg1} the nurse questioned whether father's word about meals could be relied upon. The group was hopeful. She asked C himself and brought his list of a week's meals to the meeting of {cg2}.",
        ),
        "oversight_reasons": (
            "Safeguarding supervision {s1}, {s2}, and an unplanned session {x}. The last led straight to the second referral. Reasons are recorded on the template, and actions are [checked at the next session|followed up].",
            "Supervision took place {s1} and {s2}. In the first the nurse was asked what a good day would look like for {C}; she [asked {him}|put that question to {him}] on {v}.",
            "The nurse brought C to group supervision on {s1}. The decision of {b} to 'monitor' was made without a supervisor and no reason is given.",
        ),
        "identity_needs": (
            "Lithuanian is the language of home. The red book holds a note in Lithuanian that nobody had read until {v}: it was mother's feeding diary. An interpreter has been used since. {CC} [is cuddled and sung to in Lithuanian|hears both languages].",
            "{CC} is White British, wears glasses and is mildly hard of hearing in winter. Mother prefers to be shown. We wrote 'no needs' on {a}, [which was wrong|and this was corrected {v}].",
            "C describes himself as 'half Bajan'. The nurse asked about hair and skin care on {v}; he was pleased, and cream for eczema was prescribed the same week. Dyslexia is flagged on our record.",
        ),
        "neglect_kinds": (
            "Nutritional and medical neglect, damp nappies, lack of stimulation. First recorded {first}, latest {e} (a missed booster, since given). Records say 'poor weight gain'; 'neglect' from {ref2}.",
            "Hygiene, dental, medical. Lice since {first}, teeth since {b}, last concern {e}: a lost pair of glasses. The words 'ongoing hygiene issues' occur {n2} times before neglect is used.",
            "Dental decay, hunger, tiredness, no adult to sign consent. From {a} to {e}. The nurse wrote 'he is parenting himself' on {b}, which says it well.",
        ),
        "cumulative_harm": (
            "A chronology of significant events was opened on {b}. By {ref2} it had {n2} entries, including {n1} contacts missed. It was this sheet that conference read first.",
            "Each lice episode was closed as treated. The nurse who took over on {x} counted them and saw that {C} had been infested for most of two years.",
            "Drop-in notes are kept by day, and no running list existed until {v}. Put together, they show weight, tooth and sleep worsening side by side.",
        ),
        "tool_completion": (
            "The health visitor and social worker completed the graded care profile with mother on {gcp1}, second version, over two visits, one at lunchtime. {g1}. The partner was not part of it. {CC} was observed.",
            "We gave health facts for the tool that school and social care completed on {gcp1}: dental, vision, continence and growth. {g1}. The nurse [was not present for the scoring|joined the second of the two sessions].",
            "-",
        ),
        "tool_use": (
            "Repeated {gcp2}: {g2}. The health visitor had scored safety 5 at first because of the stair; the social worker 4. They looked at the stairs together on {cg2} and agreed 5, and a gate was fitted [two days later|the same week].",
            "The score for physical care ({p1} on {gcp1}, {p2} on {gcp2}) put teeth and eyes into the plan. We would have scored health care lower. This was said at the core group of {cg1} and noted.",
            "-",
        ),
        "tool_not_used": (
            "-",
            "-",
            "School nursing took no part. The nurse was trained in 2014 on the first version and thought the tool was meant for under-fives. She relied on the health assessment of {v}; scoring with C might have shown how little emotional care there was.",
        ),
        "repeat_cycles": (
            "Weight picked up after {eh} and partnership plus stopped on {ehclose}; it fell again by {m1}. The second time the health visitor asked for two good weights in a row before any stepping down.",
            "Head lice treated {b}, returned, treated {m2}, returned. Early help had closed {ehclose}. What was different in the autumn was that the nurse treated the whole household and visited on day seven.",
            "C came to drop-in, improved, stopped coming after {ehclose}, and was back on {x} thinner than before. The nurse now sees him by appointment instead of waiting for him.",
        ),
        "outcome_change": (
            "Weight: {wt1} centile on {s47}, {wt2} on {e}. Ages and Stages on {e}: communication now in the expected range, fine motor still behind. {He} turns to {his} mother for comfort, which we had not seen before {v}.",
            "Compared with {b}, on {e} {he} had clear skin, no lice, glasses on and {teeth} fewer bad teeth. Dry nights: four in seven. {He} told the nurse {he} [sleeps better|had a sleepover].",
            "BMI was on the 7th centile on {a} and the 20th on {e}. His toothache is gone. He rates his week six out of ten where it was two on {b}. He still tires easily.",
        ),
        "learning_taken": (
            "The health visitor's tenacity after {reply1} was exemplary. We would ask 'who else lives here?' at every contact and record the answer.",
            "Showing instead of telling changed everything for this mother. We would read the maternity notes at transfer.",
            "C came because the door was open and warm. Our drop-in records should be joined into one story, and refreshers on the neglect tool should cover teenagers.",
        ),
    },
    chronology=(
        Happening(
            key="first", event="Weight below expected centile; feeding plan agreed", source="Growth chart", kinds=(0,)
        ),
        Happening(key="first", event="School asked about persistent head lice", source="SystmOne", kinds=(1,)),
        Happening(key="a", event="Drop-in: hunger and low weight", source="School nursing health record", kinds=(2,)),
        Happening(key="b", event="Visit; [advice given and followed up|health needs assessed]", source="SystmOne"),
        Happening(key="ref1", event="Referral to the Front Door", source="Referral form", kinds=(0,)),
        Happening(key="m1", event="Not brought to [appointment|clinic]", source="SystmOne"),
        Happening(key="m2", event="Not brought; [GP told|social worker not yet involved]", source="SystmOne"),
        Happening(key="r", event="Child seen and [weighed|measured]", source="Growth chart"),
        Happening(key="ref2", event="Second referral, health summary attached", source="Referral form"),
        Happening(
            key="strategy",
            event="Strategy discussion, health took part",
            source="SystmOne safeguarding template",
            kinds=(0,),
        ),
        Happening(key="icpc", event="Initial conference; report sent", source="Conference report"),
        Happening(
            key="gcp1",
            event="Graded care profile with social worker and mother",
            source="Graded care profile",
            kinds=(0,),
        ),
        Happening(key="v", event="Child seen, [undressed and weighed|health assessment done]", source="SystmOne"),
        Happening(key="rcpc", event="Review conference attended", source="Conference minutes"),
        Happening(key="e", event="Latest contact: [well|gaining weight]", source="SystmOne"),
    ),
    practice=(
        (
            "The health visitor put {n1} missed contacts on one page with a growth chart, and the second referral of {ref2} was accepted.",
            "She read the mother's feeding diary with an interpreter when nobody else had asked what it was.",
        ),
        (
            "The school nurse showed treatment rather than give another leaflet, having asked how the mother learns best.",
            "The school nurse got {him} glasses within days, through an aunt whom nobody had asked before.",
        ),
        (
            "The school nurse asked C to list a week's meals and took the list to the core group of {cg2}.",
            "Drop-in was kept warm, open and unhurried, and C came back to it.",
        ),
    ),
    proposals=(
        (
            "Use 'was not brought' codes for all missed child appointments and alert the practitioner at the second",
            "Service Manager, 0-19",
        ),
        (
            "Refresher for all health visitors and school nurses on the graded care profile, second version, with a teenager's case",
            "Named Nurse, community",
        ),
        (
            "Read maternity and parent records when a child transfers from health visiting to school nursing under concern",
            "Team leaders, 0-19",
        ),
        (
            "Add 'who else lives here?' to the home visit template and audit its use after three months",
            "Clinical systems lead",
        ),
    ),
)
