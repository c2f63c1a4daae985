"""The hospital: by attendance, clinical, careful with times."""

from nelaudit.demo.texts_base import FAMILY, NOT_SHOWN, NOT_USED, Happening, Voice

VOICE = Voice(
    worker=("paediatric liaison nurse", "paediatric liaison nurse", "paediatric liaison nurse"),
    manager="named nurse",
    supervision="the weekly safeguarding review",
    record="PAS",
    title="",
    roles=(
        "Named nurse, safeguarding children",
        "Paediatric consultant, not involved in care",
        "Safeguarding nurse adviser",
    ),
    terse=True,
    records_seen=(
        "ED cards, ward notes, PAS, clinic letters, liaison forms",
        "Paediatric notes, PAS outpatient history, discharge summaries, safeguarding file",
        "Electronic patient record, growth charts, ED safeguarding checklist",
    ),
    evidence=(
        "ED card and discharge summary",
        "Ward notes; growth chart",
        "PAS appointment history",
        "Clinic letter",
        "Liaison form, safeguarding log",
        "Paediatric notes; body map",
    ),
    asides=(
        "Attendance fell on a bank holiday weekend.",
        "Paper ED card retrieved from store.",
        "Mother's own attendance; not about the subject.",
        "Written from notes; staff not interviewed.",
    ),
    part=(NOT_USED, NOT_USED, NOT_SHOWN),
    cores={
        "profile_context": (
            "{CC}, two. Born here; {n1} ED attendances between {a} and {e}, one admission ({s47}) for growth assessment, paediatric outpatients since. CP flag on {record} from {s1}. Maternity notes were [obtained from store|read for this audit]; one ED card is missing.",
            "{CC}, eight. ED {a} and {b} (fall, septic finger), dental extraction under general anaesthetic {v}, eye clinic. CP flag {s1}. [Clinic letters complete|The eye clinic's letters were kept apart] and the ED record is brief.",
            "{CC}, fifteen. ED {b} (fainted at school) and {m1} (paracetamol, kept overnight), follow-up {e}. CP flag {s1}. Ward record full; the first ED card has no social history.",
        ),
        "first_recognition": (
            "First sign to us was {a}: burn to hand from a heater, aged ten months. Treated, explanation consistent, health visitor informed by liaison form {b}. Wet clothing is noted by the triage nurse [and by no one else|only].",
            "{a}: {C} attended with an infected finger, ten days old. Staff nurse noted lice and black teeth. Liaison form to school nurse {b}. No early help was discussed.",
            "{b}: collapse, had not eaten since the day before. Glucose, toast, home by bus alone. No liaison form. Recognised for what it was on {m1}.",
        ),
        "referral_outcome": (
            "No referral after {a}. On {s47} the consultant examined {C} at the social worker's request and wrote that poor growth was due to lack of food. Sent {s1}.",
            "Neither ED visit met the threshold taken singly. The dental team asked for advice on {x} and made a referral with {ref2} already in train. Outcome received {s1}.",
            "A referral was made on {m1} at 22.10 by the night doctor. The Front Door acknowledged, and closed it to the existing early help. The ward was not told. Chased {x}, accepted {ref2}.",
        ),
        "risk_analysis": (
            "Medical of {s47} weighs organic causes, feeding history and three centile falls; conclusion is clear. It does not mention the partner. Mother's handling on the ward is [described as loving|recorded as warm and unsure].",
            "Anaesthetic pre-assessment {v} was the first full look: {teeth} teeth to go, iron low, growth on the 9th centile. Liaison nurse read all cards back to {a}.",
            "Psychosocial assessment of {m1} is thorough on intent and thin on home. 'Lives with dad' was accepted. On review {x} the consultant asked who cooks.",
        ),
        "adult_difficulties": (
            "Mother attended ED herself on {b}, intoxicated, 'child with friend'. This was not carried to {C}'s record until the named nurse matched them on {strategy}.",
            "Father smelled of alcohol on {a}; written on the card. Mother could not complete the consent form on {v} and a nurse read it to her. Learning difficulty was then flagged.",
            "Father came at 02.00 on {m1}, drowsy; the ward took it for tiredness. His treatment was not asked about. Named nurse learned of it at {strategy}.",
        ),
        "daily_life": (
            "Ward play specialist watched {C} on {s47}: ate everything, feared baths, went to all staff, slept when held. Her page went to conference. Seen {e} in clinic: exploring, shy of me.",
            "{CC} was seen by {himself} on {v} before theatre. Said the tooth fairy does not know where {he} lives. Asked if {he} could keep the toothbrush. [A pack was given and school told|The nurse rang school].",
            "Seen alone on {m1} by the nurse he chose. 'I wanted it to stop being just me.' He asked that Dad should not be in trouble. Recorded word for word and shared {x}.",
        ),
        "family_work": (
            "Mother stayed on the ward from {s47} and fed {C} with help. The partner was turned away once. Grandmother visited daily. All were told of the findings [by the consultant|on discharge].",
            "Mother and an aunt came on {v}; father waited in the car. Aftercare was shown, not just told. Report to conference was not shared beforehand.",
            "Father was seen on {m1} and {e}. He wept. What the ward thought about hunger was not said to him. C's mother was rung at C's wish on the second occasion.",
        ),
        "not_brought": (
            "Growth clinic {m1} and {m2}: not brought. First rebooked, second led to a discharge letter, stopped by the secretary who saw the flag. Health visitor rung. Seen {r}.",
            "Dental assessment {m1}, eye clinic {m2}: discharged after one each by rule. School nurse got both reinstated; seen {r}. Nobody here asked why a child with pain was not brought.",
            "Follow-up of {m2} after the overdose: not brought. Letter to father. GP and CAMHS copied in. Seen {r} with school's help.",
        ),
        "plan_aims": (
            "Plan of {icpc} gives us growth review by {cg2} and open access to the ward. Contingency: admit if weight falls on two visits. Sent to the consultant by name, so it was seen.",
            "The plan, received {s1}, asks for dental follow-up at six months and no discharge for non-attendance. It is flagged on {record}.",
            "Plan of {icpc}: a safety plan for medicines at home and follow-up by {rcpc}. The hospital's part was verbal and entered {s1}.",
        ),
        "plan_progress": (
            "Growth {s47}, {v}, {e}: {wt1}, rising to {wt2}. Dietitian wait of six weeks was shortened by a call. Reviewed by one consultant throughout.",
            "Extraction took from {x} to {v}, through two lists. Healing good {s2}. Iron recheck is [overdue by a month|outstanding].",
            "Follow-up {r}, {s2}, {e}. No further attendance. Review letter of {s2} went out after five weeks.",
        ),
        "working_together": (
            "Strategy discussion {strategy}: consultant by telephone. ICPC {icpc}: report and attendance. No core groups. Psychosocial meeting weekly; {C} discussed {s1}.",
            "Not invited to the strategy discussion. ICPC {icpc}: dental report sent, not attended. Liaison nurse and school nurse speak weekly.",
            "Discharge planned {r}, by telephone with CAMHS. Social care not yet involved. Report for {icpc}; apologies {rcpc}.",
        ),
        "information_flow": (
            "Liaison forms {b} and {s47} to HV and GP within two days. Police information on the partner came on {strategy}, too late for our ED.",
            "We told school nurse of both ED visits, {b}. Eye clinic's discharge went to the GP only. Learned at conference of missed school days.",
            "Discharge letter of {m1:m} named the previous school. Corrected {x}. We were not told that early help had closed; it [bore on|would have changed] safe discharge.",
        ),
        "differing_views": (
            "Night registrar thought the burn accidental, the nurse was less sure. Consultant reviewed on {b} and kept to accidental. Both views are written down.",
            "Anaesthetist wished to refer at {x}, the dentist to wait. Named nurse was asked; referred.",
            "On {m1} the Front Door saw a mental health matter, the ward a home matter. The named nurse escalated on {x}, in writing, and it was accepted {ref2}.",
        ),
        "oversight_reasons": (
            "Weekly review {s1} and {s2}. Reason for each decision noted. ED checklist was completed on {s47}; on {a} three boxes were left empty.",
            "ED cards {a} and {b} were not seen by a senior at the time. Weekly review of {s1} looked at all. Since then under-tens with infected wounds are read [the same day|next day].",
            "Consultant's sign-off of {m1} gives reasons for safe discharge. The weekly review {s2} asked if the home had been known, and found it had not.",
        ),
        "identity_needs": (
            "Interpreter booked for {s47} and used; none on {a}. Ethnicity 'White other'. Vegetarian food was offered by assumption, not asked.",
            "White British; wears glasses; mother needs forms read. On {v} a picture story of theatre was used and {C} took it home.",
            "Ethnicity not completed {b}; 'mixed' on {m1}. Asked for a male nurse and was given one. Dyslexia was noticed on the self-report form.",
        ),
        "neglect_kinds": (
            "Nutrition, supervision (burn), late presentation. {a} to {e}. Notes say 'faltering growth, non-organic'. Neglect is written on {s47}.",
            "Dental, medical, hygiene. {a} to {v}. 'Poor oral hygiene' on three cards. 'Dental neglect' first on {x}.",
            "Food, medical care, emotional. {b} to {e}. 'Social' and 'DSH' were used. Ward summary of {x} says neglect.",
        ),
        "cumulative_harm": (
            "ED cards are filed by visit. Named nurse laid them out for {strategy}; the trend took five minutes to see.",
            "The anaesthetist looked back before theatre. That is not routine. It brought two attendances and three discharges together.",
            "A faint and an overdose four months apart were not connected. Same ED, same bay.",
        ),
        "tool_completion": ("-", "-", "-"),
        "tool_use": ("-", "-", "-"),
        "tool_not_used": (
            "Not used in hospital. The consultant's report and play specialist's page were relied on. We were not asked for facts for {gcp1}.",
            "Dental staff had never seen the tool. Photographs and tooth charts did the work. Its health care section would have fitted.",
            "Ward notes do not show whether social care used our assessment in it. Psychosocial template was relied on.",
        ),
        "repeat_cycles": (
            "Attended {a}, {b}, then {s47}. Two liaison forms with the same words. Third time a consultant looked back.",
            "Discharged from eyes and teeth, re-referred, discharged. Round stopped when {r} was kept with the nurse's help.",
            "{b} and {m1}: fed and sent home, twice. At the second, follow-up was booked before he left; at the first, not.",
        ),
        "outcome_change": (
            "{wt1} centile {s47}; {wt2} on {e}. Burn healed with no scar. Development catching up. Growth lines speak for themselves.",
            "No pain, {teeth} teeth removed, sees the board: {x} against {e}. Iron not yet rechecked.",
            "No self-harm since {m1}. Weight up 2 kg by {e}. Says food is 'sorted, mostly'. Follow-up continues.",
        ),
        "learning_taken": (
            "Play specialist's page was outstanding. Parent's ED visits should prompt a look at the child.",
            "Discharge by rule failed this child. Dental and eye staff need level 2 refreshers on neglect.",
            "Night doctor referred properly at 22.10. We would ask 'who cooks?' of any teenager who faints.",
        ),
    },
    chronology=(
        Happening(key="a", event="ED: [minor burn to hand|small burn, treated]", source="ED card", kinds=(0,)),
        Happening(key="a", event="ED: infected finger, ten days old", source="ED card", kinds=(1,)),
        Happening(key="b", event="ED: collapse at school, unfed", source="ED card", kinds=(2,)),
        Happening(key="b", event="Parent attended ED intoxicated", source="ED card", about=FAMILY, kinds=(0,)),
        Happening(key="m1", event="Clinic: not brought", source="PAS", kinds=(0, 1)),
        Happening(
            key="m1", event="Overdose, overnight stay; referral by night doctor", source="Ward notes", kinds=(2,)
        ),
        Happening(key="m2", event="Not brought to follow-up", source="PAS"),
        Happening(key="r", event="Seen in clinic", source="Clinic letter"),
        Happening(
            key="strategy", event="Strategy discussion, consultant by telephone", source="Safeguarding log", kinds=(0,)
        ),
        Happening(key="s47", event="Admitted for growth assessment", source="Discharge summary", kinds=(0,)),
        Happening(key="icpc", event="Report sent to conference", source="Conference report"),
        Happening(key="v", event="Dental extraction under general anaesthetic", source="Discharge summary", kinds=(1,)),
        Happening(key="e", event="Follow-up: [improving|well]", source="Clinic letter"),
    ),
    practice=(
        (
            "The ward play specialist wrote a page on what {C} did in a day, and conference read it first.",
            "A clinic secretary saw the flag and stopped a discharge letter.",
        ),
        (
            "The anaesthetist looked back through every card before theatre and asked for advice.",
            "A staff nurse read the consent form aloud and showed the aftercare, which the mother then did well.",
        ),
        (
            "The night doctor made the referral on {m1} before going off duty, in plain words.",
            "The nurse wrote down what C said word for word, with his leave.",
        ),
    ),
    proposals=(
        (
            "Stop automatic discharge of children after a missed appointment; consultant to decide with the flag in view",
            "Outpatient services manager",
        ),
        ("Match adult ED attendances for alcohol with children at the same address each week", "Named nurse"),
        (
            "Check school and social worker before each discharge letter of a child with a flag",
            "Ward manager, children's ward",
        ),
    ),
)
