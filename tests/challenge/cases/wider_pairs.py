"""Pairs for the causes that cases 5 to 7 laid open, in other words than theirs. Written before they were tried."""

DIFFERENT = [
    # agency, words, agency, words, kind
    # an event's own day, a medical named in other ways, names beside it
    ("POLICE", "The forensic exam took place on 6 May 2016 at the suite in Northgate.", "ACUTE", "SARC exam 9 May 2016, Dr Imran.", "dates"),
    ("CSC", "Jodie's medical was on 6 May 2016 and her aunt went with her.", "ACUTE", "Child protection medical 4 May 2016.", "dates"),
    ("POLICE", "Tyler Marsh was arrested on 6 May 2016 for robbery.", "YOS", "Marsh arrested for robbery, 8 May 2016.", "dates"),
    ("ACUTE", "06/05/2016 | Admitted, fracture of the forearm", "CSC", "She was admitted to hospital with a fracture on 9 May 2016.", "dates"),
    ("CSC", "He moved out on 2 May 2016, and was arrested for assault on 6 May 2016.", "POLICE", "Arrest 9 May 2016, assault.", "dates"),
    # meetings
    ("CSC", "The strategy discussion on 6 May 2016 was followed by a further one on 11 May 2016, at which housing was present.", "HOUSING", "We had no invite to the strategy discussion of 11 May 2016 and no one from here went.", "meeting"),
    ("CSC", "Those at the core group of 6 May 2016 were the headteacher, the drugs worker and the midwife.", "DRUGALC", "Nobody from our service was at the core group of 6 May 2016; no invitation had come.", "meeting"),
    ("SCHOOLS", "The review conference of 6 May 2016 was attended by us, by police and by the CAMHS nurse.", "CAMHS", "For the review conference on 6 May 2016 we got no invitation and were not there.", "meeting"),
    # what was handed over and did not come
    ("POLICE", "A copy of the bail sheet was given by PC Rudd to the head of year on 6 May 2016.", "SCHOOLS", "We were never given the bail sheet, then or later.", "answers"),
    ("CSC", "The safety plan was e-mailed by the duty worker to housing, the school and CAMHS on 6 May 2016.", "CAMHS", "The safety plan was not sent to us.", "answers"),
    ("ACUTE", "Report of the child protection medical typed and posted to social care and the GP on 13 May 2016.", "GP", "No report of the child protection medical (held 6 May 2016) was received from the hospital.", "answers"),
    ("YOS", "We handed the risk assessment to the school on 6 May 2016.", "SCHOOLS", "School was not provided with the risk assessment, either before or after he came back.", "answers"),
    ("GP", "The practice referred him to CAMHS on 6 May 2016.", "CAMHS", "No referral from Dr Reed's surgery was received at any time.", "answers"),
    # known to one, and another was never told
    ("GP", "On 2 March 2016 she told the nurse that she was pregnant. This was not passed on to anybody.", "CSC", "No agency told us that she was pregnant.", "concern"),
    ("HOUSING", "02/03/2016 | Neighbour says that Darren Pike has moved back in and shouts at night", "CSC", "Nobody told us that Darren Pike had moved back until the school rang on 20 May 2016.", "concern"),
    ("DRUGALC", "On 2 March 2016 mother said that she had begun to inject heroin again. We kept this to ourselves.", "HV", "We were not told that mother was using heroin again.", "concern"),
    ("SCHOOLS", "On 2 March 2016 she showed her form tutor cuts on her arms from self-harm; it was not shared with any other service.", "CAMHS", "CAMHS did not know of the self-harm until she was seen on 25 May 2016.", "concern"),
    ("PROBATION", "He told his officer on 2 March 2016 that he was living at the flat with Kelly Brand. No contact with social care was made.", "CSC", "We first learnt that he was living at the flat with Kelly Brand on 20 May 2016.", "concern"),
    ("POLICE", "02/03/2016 | Call to address: Wayne Tully had strangled mother. No further action.", "CSC", "No one had informed us that Wayne Tully had strangled the mother.", "concern"),
]  # fmt: skip

ALIKE = [
    # messages are not the event, and papers are not the meeting
    ("ACUTE", "02/05/2016 | Admitted with fracture", "CSC", "04/05/2016 | Hospital tells us of admission with fracture", ""),
    ("ACUTE", "02/05/2016 | ED: burn to hand", "GP", "06/05/2016 | ED letter, burn to hand", ""),
    ("ACUTE", "02/05/2016 | ED: burn to hand", "HV", "05/05/2016 | Copy of ED card: burn", ""),
    ("CSC", "ICPC 2 May 2016.", "GP", "Reports written for ICPC (29/4/16).", ""),
    ("CSC", "ICPC 2 May 2016.", "HV", "In the file: ward letter 20/4/16, ICPC minutes 19/5/16, dental letter 1/6/16.", ""),
    ("POLICE", "He was arrested on 6 May 2016 for assault.", "CSC", "He left the house on 2 May 2016, was arrested on 6 May and bailed.", ""),
    ("ACUTE", "Three visits to us (03.03.16 alcohol, 09.05.16 headache), one SARC exam.", "POLICE", "SARC exam 4 May 2016.", ""),
    # another child, another man
    ("CSC", "Jodie's medical was on 6 May 2016.", "ACUTE", "Medical of Callum on 9 May 2016.", ""),
    ("POLICE", "Wayne Tully was arrested on 6 May 2016.", "HOUSING", "Mr Lomas was arrested on 8 May 2016.", ""),
    ("CSC", "His brother's medical was on 9 May 2016.", "ACUTE", "CP medical 6 May 2016.", ""),
    # two meetings in one breath
    ("POLICE", "The strategy discussion of 2 May 2016 led to another on 6 May 2016, which the school attended.", "SCHOOLS", "School was not asked to the strategy discussion of 2 May 2016.", ""),
    ("CSC", "The first core group was on 2 May 2016; the school and then, at a second on 6 May 2016, housing attended.", "HOUSING", "Housing was not at the core group of 2 May 2016.", ""),
    # denials that are not of a message, or not of this one
    ("SCHOOLS", "We rang social care on 6 May 2016.", "CSC", "He moved out on 6 May 2016 and has had no contact with the children since.", ""),
    ("ACUTE", "We notified social care on 6 May 2016 of the admission.", "CSC", "At that stage we had nothing to say that she was at risk, on 6 May 2016.", ""),
    ("SCHOOLS", "06/05/2016 | Referred to social care, bruise", "CSC", "No referral was received from the walk-in centre, and we heard of the injury when the school referred on 6 May 2016.", ""),
    ("CAMHS", "Our letters were always copied to the GP.", "GP", "No report of the medical of 6 May 2016 was received from the hospital.", ""),
    ("POLICE", "We told the school of the bail conditions on 6 May 2016.", "SCHOOLS", "Police rang us on 6 May 2016 about bail. We were not told on 6 May 2016 where he was living.", ""),
    ("GP", "06/05/2016 | Mother told Dr Lal police are looking for her brother", "POLICE", "Police were not informed on 6 May 2016.", ""),
    ("GP", "Letters on file about the eye clinic of 6 May 2016.", "ACUTE", "Eye clinic 6 May 2016 - not brought; letter to GP.", ""),
    ("CSC", "The plan of 6 May 2016 was sent to the school and the GP.", "HOUSING", "We were not given the plan before or after the move.", ""),
    # who was told, or knew, or says nothing of a concern
    ("DRUGALC", "On 2 March 2016 mother said that she had begun to inject heroin again; we rang the health visitor the same day.", "HV", "We were not told that mother's benefits had stopped.", ""),
    ("HOUSING", "02/05/2016 | Neighbour says that Darren Pike has moved back in", "CSC", "Nobody told us that Darren Pike had moved back until the school rang on 6 May 2016.", ""),
    ("POLICE", "02/03/2016 | Call to address, Wayne Tully drunk. Report sent to social care.", "CSC", "We were not told when the school changed its times.", ""),
    ("CAMHS", "Closed on 2 March 2016.", "SCHOOLS", "We were not told when CAMHS closed the case.", ""),
    ("PROBATION", "His order began on 2 March 2016.", "EARLYHELP", "The stepfather's order was not known to us until October.", ""),
    ("DRUGALC", "Mother's drug use since 2 March 2014, methadone script.", "SCHOOLS", "Mother's drug use was not known to us until the meeting on 25 September 2015.", ""),
    ("SCHOOLS", "On 2 March 2016 she showed cuts on her arms.", "HV", "The mother said that nobody had told her about the cuts.", ""),
    ("CSC", "Mother told us on 2 March 2016 that she was pregnant.", "GP", "We were not told of the conference until its day.", ""),
]  # fmt: skip
