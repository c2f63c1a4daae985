"""Housing: practical, by the tenancy file, more and more aware of the child."""

from nelaudit.demo.texts_base import CONTRIBUTED, FAMILY, NOT_SHOWN, NOTHING, Happening, Voice

VOICE = Voice(
    worker=("housing officer", "housing officer", "tenancy officer"),
    manager="area housing manager",
    supervision="the case conference with the area manager",
    record="Northgate",
    title="",
    roles=("Safeguarding lead, Marlhaven Homes", "Neighbourhood manager, other patch", "Income and support manager"),
    terse=False,
    records_seen=(
        "Tenancy file, repairs log, rent account, Northgate notes",
        "Northgate contacts, inspection sheets with photographs, arrears letters, ASB file",
        "Tenancy file from sign-up, contractor job sheets, e-mails with social care",
    ),
    evidence=(
        "Tenancy file",
        "Repairs log and inspection sheet",
        "Northgate contact notes",
        "Inspection sheet with photographs",
        "Northgate; rent account letter",
        "Tenancy file; e-mail",
    ),
    asides=(
        "The repairs contractor changed in April 2015.",
        "Photographs are held for six years.",
        "Two officers covered three patches that summer.",
        "Complaint file on a neighbour left out.",
    ),
    part=(CONTRIBUTED, CONTRIBUTED, NOT_SHOWN),
    cores={
        "profile_context": (
            "{CC} lives in a two-bed flat let to {his} mother since {a}, just before which they were in temporary accommodation. {n1} visits are on file up to {e}. The household form lists two people; [the partner was never added|no partner is on it]. The repairs log is complete, contact notes less so.",
            "A three-bed house, joint tenancy of {C}'s parents. Our dealings over the child begin with an inspection on {a} and run to {e}: disrepair, rent arrears of {money}, rubbish in the garden. Contractors' notes [sit outside the tenancy file|are on a system of their own].",
            "One-bed flat above shops let to the father; {C} (15) has the bedroom, father the sofa. Involved since {a} through arrears of {money} and a dead boiler. Notice served {b}, suspended {s1}. Last visit {e}. [Two visit notes have no text|One visit note is blank].",
        ),
        "first_recognition": (
            "First sign was {a}, sign-up: no cot, no carpets, heating key lost. The officer arranged a starter pack and told the children's centre, who began early help {eh}. A gas engineer wrote 'baby very cold' on {b}; the slip went to repairs.",
            "A contractor refused to work in the bathroom on {a} for hygiene reasons and said that a child was sleeping in the living room. We treated it as access refused. The officer [visited on|first called on] {b} and offered a skip.",
            "On {a} the income officer was let in by {C}, in school time, who said that Dad was poorly and could he pay in instalments. Arrears advice was given. [It was kindly done|It was well meant], and no one was told.",
        ),
        "referral_outcome": (
            "We made no referral before {ref2}. The officer rang the Front Door on {x} about mould, cold and shouting, and was told that the health visitor had just written. Confirmed to us by e-mail {s1}.",
            "The officer raised a concern with our safeguarding lead on {b}; it was logged as a property matter. On {incident} neighbours rang us and were asked to call police. Referral to social care was never ours.",
            "The notice seeking possession of {b} was not preceded by any check on children in the home. Our lead referred on {x} when it came to light, and had a reply within two days.",
        ),
        "risk_analysis": (
            "The inspection of {x} scores damp as category 1 and notes one heated room. It mentions a man's tools and a dog. We did not put property risk and a baby [in the same sentence|together] until {cg1}.",
            "Property risk was assessed three times ({a}, {b}, {x}), never the people. The hoarding scale was 6 of 9 on {s1}. Parents' pride in the garden shed shows what they can do.",
            "A vulnerability check of {s1}, done after the notice, lists father's health, debt, no heating, a child in sole charge. Before this, risk meant risk to rent.",
        ),
        "adult_difficulties": (
            "The officer noticed bottles on the balcony ({b}, {x}) and a low, flat mother who had not opened post. Support was offered with forms. Its meaning for {C} was left to health.",
            "Mother signs without reading; this was plain on {b}. Letters went on being sent, {n2} of them. Father was 'the worse for wear' on two of four visits.",
            "Father was asleep or drowsy on {a}, {m2} and {x}. Staff thought of him as avoiding us. A support officer, {s1}, was the first to ask what he was taking and who cooked.",
        ),
        "daily_life": (
            "{CC} was in the flat on each visit. On {x} {he} was in a snow suit indoors; on {v} a playpen had been put in the one warm room. Officers looked at walls. The photograph of {e} shows a cot, curtains and {C} waving.",
            "{CC} was seen {b}, {s1} and {e}. {He} showed the officer where {he} does homework: the bottom stair. On {e} {he} had a desk, and told the carpenter [which way the door should open|what colour it should be].",
            "C answers the door and does the talking. On {v} the support officer asked him what was hardest: 'the cold, then the letters'. Both were on our list to mend. He was never seen apart from the door until then.",
        ),
        "family_work": (
            "Mother keeps appointments when texted. She was told on {x} that the officer would ring the Front Door. The partner spoke for her on two visits and the officer let him.",
            "Both tenants were seen {s1} and agreed to a clearing plan, a room a week. Father did the lifting. An aunt minded {C}. [It had not worked when we sent a list|A list alone had failed before].",
            "Father was written to {n2} times. A visit with a sandwich, {s1}, did what letters had not. He agreed to a payment of £5 and to the boiler being looked at.",
        ),
        "not_brought": (
            "Access visits failed {m1} and {m2}. Carded, gas safety procedure begun. No one thought of a baby behind the door. The engineer got in {r}, with the health visitor there.",
            "No access on {m1} and {m2}; {n2} such visits over the year. After the second a warrant was considered. {CC} was seen {r} through the school gate by the officer, who lives near.",
            "Missed appointments {m1}, {m2}. The tenancy officer put a third letter through the door and C rang from school, on {r}, to ask for a time when he was in.",
        ),
        "plan_aims": (
            "The plan of {icpc} gave us heating by {cg1} and damp by {cg2}. The first was met. It had no line on what would follow if repairs were refused, [by us or by her|which was put right at the review].",
            "Plan {icpc} said 'housing to complete repairs', with nobody from housing there. From {cg2} it lists bath, basin, bedroom floor, each with a date and a joiner.",
            "The plan reached us {s1}. Our part: no eviction without a meeting, boiler, a sofa bed. All are dated. If father falls behind [we are to ring the social worker|a call comes before a letter].",
        ),
        "plan_progress": (
            "Boiler {s1}, extractor {v}, damp treated {s2}; re-inspected {e}, dry. Damp took five weeks more than promised. The officer told the core group so herself.",
            "Clearing was looked at weekly with photographs from {s1}. By {rcpc} two rooms were done, by {cg2} it had slipped in one. The bath was fitted after {e}. From first report, {a}, that is far too long.",
            "Boiler mended {s1}, failed {cg2}, replaced {e}. Rent plan kept for {n1} months of seven. The notice lapsed {s2}.",
        ),
        "working_together": (
            "Invited to {icpc}, sent a note; attended {cg1} and {cg2}. A joint visit with the health visitor on {r} had two jobs done in one call.",
            "We were not invited to {icpc} or {cg1}. Came {cg2} and since. A joint visit of school's family worker and officer on {v} settled the desk.",
            "Conference {icpc}: we heard of it from YOS. Attended {rcpc}. The support officer and Clearwater's worker now call together.",
        ),
        "information_flow": (
            "The engineer's slip of {b} reached a housing officer on {x}. Told the Front Door that day. Had we known of the partner's bail ({cg1}) we would have changed the locks sooner.",
            "We gave the repair history to social care on {s1}, within two days of the request. Nobody had asked before. We learned only then that {C} was on a plan.",
            "We told no one of the notice, {b}. School learned of it from C. On {x} we told the Front Door about no heating; Clearwater's information came {cg1}.",
        ),
        "differing_views": (
            "Repairs held that condensation was 'lifestyle'; the officer did not, and had it tested on {x}. It was a cold bridge.",
            "Social care asked why we had not mended the bath, we why parents would not let us in. Both were true. It was said out loud on {cg2} and a plan followed.",
            "Income wanted the notice, support did not. The area manager sided with income on {b}. After the safeguarding lead's e-mail of {x} this was reversed.",
        ),
        "oversight_reasons": (
            "The area manager reviewed the flat on {s1} and {s2}. Reasons for spending outside the programme are given: 'a baby in one room'.",
            "Supervision looked at arrears. The first entry with {C} in it is {s1}. The manager then put one officer in charge of all jobs at the house.",
            "The decision of {b} to serve notice is a tick. The decision of {s1} to suspend has half a page of reasons, a model for us.",
        ),
        "identity_needs": (
            "Sign-up form: Lithuanian, interpreter not needed. She had nodded. From {v} texts go through a translator, and she answers them.",
            "White British. Mother's difficulty with reading is now flagged so that staff ring. The estate's name for the house hurt {C}; the officer had a word with neighbours on {s1}.",
            NOTHING,
        ),
        "neglect_kinds": (
            "Cold, damp, lack of furniture. {a} to {x}. 'Poor heating management by tenant' is the phrase. Neglect is used by us from {icpc}.",
            "Home conditions: no working bath since {a}, floor not visible, infestations. Latest {cg2}. 'Dirty tenant' on three job sheets. I have asked that this stop.",
            "No heating, no bed for father, food cupboards bare on {x}. {a} to {cg2}. Our word was 'non-engagement'.",
        ),
        "cumulative_harm": (
            "Each repair closes when done. The officer's own list of {x} put eleven jobs, two cardings and an engineer's note in order.",
            "Contractors had the pattern, the office did not: twenty or so refused jobs, each a line on an invoice.",
            "Arrears build up by the week and we can show them to the penny. Harm to a boy we did not add up until {s1}.",
        ),
        "tool_completion": (
            "Damp readings and photographs were given to the health visitor for the tool of {gcp1}. Scores as told to us: {g1}. We were not part of the scoring visits.",
            "The officer walked round the house with the social worker on {gcp1} and gave the repair history. {g1}. The sleeping area was scored on our photographs.",
            NOTHING,
        ),
        "tool_use": (
            "Safety and warmth became repairs with dates. At {gcp2}: {g2}. The officer would have marked warmth better, since heating has been on all winter; noted.",
            "The room plan came from it. On {gcp2}: {g2}. Social care thought the kitchen worse than we did, by our own hoarding scale; theirs was taken.",
            NOTHING,
        ),
        "tool_not_used": (
            NOTHING,
            NOTHING,
            "I cannot tell from the file if we were asked. Staff rely on the inspection sheet. The tool would have moved our eyes from rent to a boy in a cold flat, and training is booked.",
        ),
        "repeat_cycles": (
            "Heating restored {b}, key lost, off again {m1}, restored {s1}. It was the third time that the officer asked why.",
            "A skip in {b:m}, another in {m2:m}: cleared and filled again. What changed from {s1} was a weekly visit afterwards.",
            "Agreement to pay {b}, broken; again {m1}, broken. Early help closed {ehclose} and we were not told. The third, {s1}, has held.",
        ),
        "outcome_change": (
            "Bedroom temperature was 11 degrees on {x} and 19 on {e}. Damp readings are down by half. {CC} has a room, and mother says {he} coughs less.",
            "{a}: no bath, no bed of {his} own. {e}: own room, desk, and a bath that runs hot. Kitchen no better.",
            "Notice withdrawn, heating on, both have beds. On {e} C did not come to the door; his father did. That is a change.",
        ),
        "learning_taken": (
            "The gas engineer saw the child first. Slips with a child on them must reach a person. Trades need a half-hour on neglect.",
            "One officer for one house worked. We should stop writing to people who cannot read, and be asked to conferences.",
            "Suspending the notice was brave and right. We would check for children before any notice.",
        ),
    },
    chronology=(
        Happening(key="a", event="[Inspection|Visit]: poor conditions noted", source="Inspection sheet"),
        Happening(key="b", event="Engineer noted a very cold baby", source="Repairs log", kinds=(0,)),
        Happening(key="b", event="Notice seeking possession served", source="Tenancy file", about=FAMILY, kinds=(2,)),
        Happening(key="b", event="Officer visited; skip offered", source="Northgate", kinds=(1,)),
        Happening(key="incident", event="Neighbour rang about shouting", source="Northgate contact", kinds=(0, 1)),
        Happening(key="m1", event="No access", source="Repairs log"),
        Happening(key="m2", event="No access, card left", source="Repairs log"),
        Happening(key="r", event="Access gained; child seen", source="Northgate"),
        Happening(
            key="x", event="Safeguarding lead told; Front Door rung", source="E-mail on tenancy file", kinds=(0, 2)
        ),
        Happening(key="s1", event="Heating restored", source="Repairs log", kinds=(0, 2)),
        Happening(key="s1", event="Clearing plan agreed with tenants", source="Tenancy file", about=FAMILY, kinds=(1,)),
        Happening(key="cg2", event="Core group, housing present", source="Core group minutes"),
        Happening(key="e", event="Re-inspection: [warm and dry|much improved]", source="Inspection sheet"),
    ),
    practice=(
        (
            "A gas engineer wrote on a job slip that the baby was very cold.",
            "The officer had the damp tested instead of accepting that it was the tenant's way of living.",
        ),
        (
            "One officer took charge of all jobs at the house and went back every week.",
            "The carpenter asked {C} about {his} room and built the desk where {he} wanted it.",
        ),
        (
            "The area manager gave full written reasons for suspending a notice because of C.",
            "The support officer took a sandwich instead of a letter, and was let in.",
        ),
    ),
    proposals=(
        ("Route any job slip that mentions a child to the safeguarding lead the same day", "Repairs contract manager"),
        (
            "Check for children, and ring social care where there is a plan, before any notice is served",
            "Income manager",
        ),
        ("Half-hour session on neglect for all trades staff and contractors", "Safeguarding lead, Marlhaven Homes"),
    ),
)
