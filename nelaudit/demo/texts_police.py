"""The police's voice: terse, by the log."""

from nelaudit.demo.texts_base import ELSE, FAMILY, NOT_USED, Happening, Voice

VOICE = Voice(
    worker=("officer", "officer", "officer"),
    manager="detective inspector",
    supervision="the sergeant's review",
    record="Niche",
    title="DS ",
    roles=(
        "Detective Sergeant, Public Protection Unit",
        "Case review officer, Public Protection",
        "Detective Sergeant, MASH",
    ),
    terse=True,
    records_seen=(
        "Niche occurrences and OEL, command and control log, PNC, PND, MARAC minutes",
        "Niche, incident log, DASH forms, strategy discussion record, PNC",
        "Command and control, Niche, police notification forms sent, PPU e-mail inbox",
    ),
    evidence=(
        "Niche occurrence and OEL",
        "Incident log; police notification",
        "DASH form and sergeant's endorsement on Niche",
        "Pocket notebook entry scanned to Niche",
        "Strategy discussion record held by PPU",
        "PPU e-mail folder; Niche enquiry log",
    ),
    asides=(
        "PPU carried two vacancies in this quarter.",
        "Body-worn video was not retained.",
        "Log checked against PND by the auditor.",
        "An older half-brother appears in one log; he is not the subject of this audit.",
    ),
    part=(NOT_USED, NOT_USED, NOT_USED),
    cores={
        "profile_context": (
            "{CC}, now 2, is known to police through [four|five] incidents at the home address between {a} and {e}. Mother is recorded as victim in three and her partner as suspect. {CC} is on a CP plan, category neglect, since {icpc}. [One log has no closing summary|The log of {b} has no result code].",
            "Police hold {n1} occurrences linked to the address from {a} to {e}, mostly alcohol-related and involving father. {CC}, 8, is linked to all but one as present or resident. CP plan from {icpc}; officer in the case since {ref2} is based in PPU.",
            "{CC}, 15, is known both as a child at risk and, since {b}, as a suspect for theft of food. First log {a}, last {e}. Father is on PNC. [The two strands sat in separate records until|Occurrences were not cross-linked until] {strategy}.",
        ),
        "first_recognition": (
            "First sign was {a}: officers attended a noise complaint at 23.40, found mother intoxicated and {C} asleep in a pram in wet clothing. Heating off. A police notification was submitted [at end of shift|before going off duty]; no early help discussion is recorded.",
            "On {a} officers returned {C} home after a passer-by found {him} outside a betting shop at 20.15. The home was described as cluttered, with no clear floor and a strong smell of animals. [Words of advice|Advice] given to father. Police notification sent {b}.",
            "{CC} was found by a patrol on {a} at 01.20, said he had had no tea and did not want to go home while Dad was drinking. [Taken home, father asleep on the sofa|Father could not be woken for ten minutes]. The first police notification followed on {b}.",
        ),
        "referral_outcome": (
            "Police notification graded medium on {incident} after the domestic incident; shared with the Front Door {ref1}. Outcome of no further action reached us {reply1}. A second notification on {ref2}, with history attached, led to strategy discussion.",
            "Officers submitted a notification the same night ({incident}) after father was found drunk in charge of {C}. Front Door acknowledged {ref1}; reply on {reply1} said early help would continue. PPU asked for it to be looked at again {ref2}.",
            "Notifications were sent on {b}, {ref1} and {ref2}. Only the last was risk assessed by PPU as child neglect; the first two were coded [anti-social behaviour|theft]. Reply to the second dated {reply1}: signposted.",
        ),
        "risk_analysis": (
            "DASH form of {incident} scored medium on mother's answers alone. The partner's [previous convictions|earlier warning markers] were not read across until PPU research on {strategy}. Nothing was asked about who fed or changed {C} that evening.",
            "Each attendance was assessed on what officers found. PPU research on {ref2} put father's [alcohol-related history|drink-drive and assault history] beside the logs for the first time and regraded the risk from standard to high.",
            "The decision of {reply1} treated {C} as an offender and did not weigh why a boy steals bread and ham. On {strategy} PPU produced a two-page summary with father's history and {n1} earlier logs.",
        ),
        "adult_difficulties": (
            "Mother's drinking is mentioned in three logs ({a}, {b}, {incident}). Officers recorded her as [fit to care|sober enough] without saying how that was judged. Partner's cannabis use was known from a stop on {x}.",
            "Father's intoxication was recorded on {a} and {incident}, breath alcohol noted once. Mother's [learning difficulty|difficulty in following questions] was noticed by one PC on {b} and put on the notification.",
            "Father was described as 'worse for drink' or 'under the influence' on {a}, {b} and {incident}. Drug use was suspected, and [confirmed by a search on|recorded after a search on] {x}. Its meaning for {C} was not spelled out until conference.",
        ),
        "daily_life": (
            "{CC} was seen by officers on {incident} and {s47}. On the second visit: bedroom cold, bare mattress, bottles on the floor; {C} [did not look up when the adults raised their voices|sat silent and still], which the PC wrote down and told the social worker.",
            "{CC} was spoken to on {incident} in the kitchen with father present, and alone on {s47} at school. {He} said {he} gets {himself} up, 'has crisps for tea' and [hides the car keys|puts {his} coat on the bed]. Account typed up by PPU.",
            "A PC sat with {C} in the van on {x} and asked about home. He said the gas had been off 'for ages' and that he eats at friends' houses. [That conversation is in the pocket notebook|It is noted in full]. Seen alone again {s47}.",
        ),
        "family_work": (
            "Mother was spoken to on {incident} with the partner in the next room. A PPU officer saw her by herself on {v} and she [disclosed two earlier assaults|said more]. No officer spoke to {C}'s father, who lives in another force area.",
            "Both parents were seen on {s47} and told plainly that leaving {C} alone [could amount to an offence|was a criminal matter if repeated]. Father apologised; mother said little. A paternal aunt was mentioned on {b}, and not contacted.",
            "Father was interviewed voluntarily on {v} about neglect. He was [frank about drink and evasive about food|angry at first, then tearful]. {C}'s mother, who lives away, was traced and told on {strategy}.",
        ),
        "not_brought": (
            "Welfare visits on {m1} and {m2} found nobody. The first was closed as no reply. After the second an officer rang the health visitor, and {C} was seen at the maternal grandmother's on {r}.",
            "No reply at the address on {m1}; neighbour said family were in. A second visit on {m2} was [left for the next shift|deferred to lates]. {CC} seen at home {r}, well, in school uniform, house [dirty|unclean].",
            "{CC} did not come to a voluntary interview on {m1} or a restorative meeting on {m2}; both were put down to non-compliance. YOS pointed out that nobody had brought him. Seen with appropriate adult {r}.",
        ),
        "plan_aims": (
            "CP plan of {icpc} gave police two actions: serve a [domestic violence protection notice|warning] if the partner returned, and flag the address. Flag placed {s1}. Plan otherwise did not say what police should do about neglect itself.",
            "Our action in the plan of {icpc} was to notify the social worker of every attendance within 24 hours. Marker on the address from {s1}. It was met on {n1} of the occasions checked.",
            "Plan dated {icpc}. Police to share any [stop or missing report|missing report] the next working day and to review the theft as a welfare matter; the second was done on {s1} with a community resolution.",
        ),
        "plan_progress": (
            "Since the flag was placed attendances fell from {n1} in six months to one ({e}). PPU looked at the marker on {s2} and kept it. Delay in charging decision: [nine|eleven] weeks from {s47}.",
            "Calls to the address stopped between {icpc} and {rcpc}, then two in {s2:m}. PPU told the core group of {cg2} that the drop was [partly because neighbours had moved|not proof of change].",
            "Reported at {rcpc}: no new thefts since {v}. A further missing report on {e} was [resolved in two hours|graded medium]. Investigation into neglect took from {s47} to {s2} to reach CPS advice.",
        ),
        "working_together": (
            "Strategy discussion {strategy}, by telephone: police, CSC, health. Joint s47 visit {s47}. PPU attended ICPC {icpc}, sent a report for {rcpc}, were not invited to core groups.",
            "Police took part in the strategy discussion on {strategy} and visited with the social worker {s47}. A DC attended {icpc}; apologies and report for {rcpc}. The school was [missed off|not part of] the strategy call.",
            "Strategy meeting {strategy} with CSC, school, YOS. Officer attended {icpc} and {rcpc}. Neighbourhood team was [not told|unaware] until {s1} that {C} was subject to a plan.",
        ),
        "information_flow": (
            "Notification of {incident} took [five days|three working days] to leave the PPU inbox. Partner's history given verbally on {strategy} and in writing {icpc}. We learned from health, only at conference, of missed weight checks.",
            "Shared: logs on {ref2}, father's convictions on {strategy}. Learned: that school had kept a diary of {C}'s arrival times, which [matched our logs|explained two of ours]. Minutes of {icpc} received {s1}.",
            "PPU sent a chronology for {icpc}. We asked Probation on {ref2} for father's supervision status; reply came {s1}, after conference. Missing reports went to CSC [within the hour|the same night].",
        ),
        "differing_views": (
            "On {reply1} the Front Door closed; the PPU sergeant thought a strategy discussion was due. A call was made and [no more|nothing in writing]. It was raised again {ref2} and agreed.",
            "Attending officers accepted father's account on {incident} that he 'had only popped out'. The duty sergeant queried it on {ref1} after hearing from the shop. Regraded.",
            "YOS and police differed on {ref1} on whether to charge. YOS view, that hunger explained it, was put in an e-mail of {m1} and [was persuasive in the end|prevailed at] the panel of {s1}.",
        ),
        "oversight_reasons": (
            "Sergeant's reviews on {ref1}, {ref2} and {s1}. The first says 'filed, other agency dealing'. The DI's entry of {s2} sets out why the charge was [not pursued|adjourned] and what was to happen if the partner returned.",
            "Supervisor's endorsements on {incident} and {ref2}; the DI directed on {strategy} that the investigation stay with PPU. Crime report was reviewed every 28 days to {s2}, with two gaps.",
            "PPU DI reviewed the neglect investigation on {s1} and {s2}. Reasons for a community resolution rather than charge are written in full. Neighbourhood supervision of the earlier logs [is not visible|cannot be seen].",
        ),
        "identity_needs": (
            "Logs record {C} as White British by officer's view. Mother speaks with a Baltic accent according to one PC ({b}); [an interpreter was not considered|language need was not asked].",
            "Ethnicity shown as White British, self-defined field left empty. One PC noted that mother 'struggles with forms' and read the notice out to her on {v}.",
            "{CC} is recorded as mixed heritage on PNC and White on Niche. PPU corrected this on {s1}. [His dyslexia was known to school and not to the interviewing officer|Speech and reading needs were given by YOS before interview].",
        ),
        "neglect_kinds": (
            "Logs describe cold, wet clothing, no cot, drunk carers. Words used: 'untidy', 'unkempt', once 'squalid' ({x}). The word neglect first appears {ref2}. Last concern recorded {e}.",
            "Lack of supervision is the main kind, from {a} to {incident}. Also poor home conditions. Recorded as 'left outside', 'house a tip'. Neglect is named from {ref2} onwards.",
            "Hunger, no heating, no boundaries. First log {a}; latest {e}. Words: 'out late', 'streetwise', 'gives lip'. [Such language hid a neglected boy|He was described by behaviour]. 'Neglect' used from {strategy}.",
        ),
        "cumulative_harm": (
            "Five logs had five different officers in the case. PPU research on {ref2} was the first time that they were printed side by side; it took an hour.",
            "Address history was read by one response officer on {incident}, who wrote 'this is the fourth time, please look at the pattern'. PPU did so {ref2}.",
            "Occurrences were filed under theft, missing and ASB. The analyst joined them {strategy}. Twelve months' worth then filled two pages.",
        ),
        "tool_not_used": (
            "The neglect tool is not part of police practice; officers rely on the notification form and a free-text description. Asked by the auditor on {e}, the officer in the case had [not heard of it|heard of it once, at a briefing].",
            "Police took no part in scoring on {gcp1}. DASH and the vulnerability form were relied on. The areas on safety and supervision could have used our logs.",
            "Not used by police. The officer knew of it through the YOS. Our photographs of the kitchen of {s47} were [not asked for|offered to the social worker and would have fitted physical care].",
        ),
        "repeat_cycles": (
            "Attendance {a}, quiet, then {b}, quiet, then {incident}. The second notification on {ref2} went with all earlier ones attached. This had not been done on {ref1}.",
            "Referrals {ref1} and {ref2}, the first closed {reply1}. Four months without calls were taken as improvement. [The second time PPU kept the log open|The second was allocated to a named DC].",
            "Three theft reports ({b}, {incident}, {x}) were dealt with separately. The third came six weeks after early help closed {ehclose}; that link was made {strategy}.",
        ),
        "outcome_change": (
            "Between {incident} and {e}: no injuries, no assaults reported, one call. The partner [has left|is bound by bail conditions]. {CC} was seen on {e} in a clean cot with toys about. Whether that is our doing is hard to say.",
            "{CC} has not been found unsupervised since {ref2}. On {e} the PC noted food in the fridge and {C} 'chatty, showed me {his} reading book', a contrast to {incident}.",
            "No thefts since {v}, one missing episode against [six|seven] in 2015. On {e} {C} told the PCSO that there is gas again. Father's next court date is {latest}.",
        ),
        "learning_taken": (
            "The response PC's description on {s47} was exact and did more than any form. Response teams need a prompt on neglect in the notification.",
            "Credit to the PC who counted the logs. Officers would ask what {C} ate and where {he} sleeps at every attendance.",
            "The night van conversation was good police work with a hungry boy. Neighbourhood and PPU should read one record, and training should cover adolescent neglect.",
        ),
    },
    chronology=(
        Happening(
            key="a",
            event="[Officers attended the address|Police attended]; home conditions poor, notification sent",
            source="Niche",
        ),
        Happening(
            key="b",
            event="Second call; officers spoke to the adults and gave advice",
            source="Incident log",
            about=FAMILY,
        ),
        Happening(
            key="incident",
            event="Domestic incident, mother's partner arrested, child in next room",
            source="Niche; DASH form",
            kinds=(0,),
        ),
        Happening(
            key="incident",
            event="Father found intoxicated in charge of the child; taken home",
            source="Niche",
            kinds=(1,),
        ),
        Happening(
            key="incident",
            event="Child detained for theft of food; bailed to home",
            source="Custody record",
            kinds=(2,),
        ),
        Happening(
            key="ref1", event="Police notification [sent to|shared with] the Front Door", source="Police notification"
        ),
        Happening(
            key="x",
            event="Stop and search of [an adult of the household|an adult linked to the address]",
            source="Niche",
            about=ELSE,
            kinds=(0, 2),
        ),
        Happening(
            key="strategy",
            event="Strategy discussion with CSC [and health|by telephone]",
            source="Strategy discussion record",
        ),
        Happening(key="s47", event="Joint s47 visit with social worker; child seen", source="Niche; pocket notebook"),
        Happening(
            key="icpc", event="Initial child protection conference, PPU [attended|present]", source="Conference minutes"
        ),
        Happening(key="s1", event="Marker placed on the address", source="Command and control log"),
        Happening(key="e", event="[Latest attendance|Last call]; child seen, no concern", source="Incident log"),
    ),
    practice=(
        (
            "The PC wrote down exactly what the bedroom looked like on {s47} and rang the social worker before going off duty.",
            "A PPU officer saw the mother by herself on {v} and took the time to hear of two earlier assaults.",
        ),
        (
            "A response officer counted the earlier logs on {incident} and asked in writing that somebody look at the pattern.",
            "The PC who took {C} home asked what {he} had eaten that day and recorded the answer in {his} own words.",
        ),
        (
            "A night patrol PC sat with C in the van on {x}, asked about home and passed on what he said.",
            "PPU put the offending and the neglect into one summary for {strategy}, which changed how C was seen.",
        ),
    ),
    proposals=(
        (
            "Add three prompts on daily care (food, warmth, who is looking after the child) to the police notification",
            "Detective Inspector, PPU",
        ),
        (
            "Attach a one-page summary of earlier logs to any second notification on the same child within 12 months",
            "MASH sergeant",
        ),
        (
            "Brief all response teams on adolescent neglect, using this case without identifying detail",
            "Chief Inspector, Response",
        ),
        (
            "Check quarterly that address markers match the list of children on a child protection plan",
            "PPU administrator",
        ),
    ),
)
