"""A child and how agencies spell who it is; a board's other children, whose names are words too; sentences with those words."""

import datetime as dt

from nelaudit.model.definitions import Subject

LIAM = Subject(
    name="Liam O'Brien",
    other_names="known as Lee-Roy; formerly Kowalczyk",
    date_of_birth=dt.date(2007, 3, 12),
    address="12 High Street, Marlhaven, MH1 6ZZ",
    nhs_number="999 722 6925",
    upn="P999409612781",
    carers="Mother: Siobhán O'Brien, 07700 900123; father: Declan Smith-Jones, Rose Cottage, Mill Lane",
)

SPELLINGS = (
    "Liam O'Brien", "Liam O\u2019Brien", "LIAM O'BRIEN", "liam o'brien", "Liam O`Brien", "Liam OBrien", "Liam O Brien",
    "O\u2018Brien", "O\u00b4Brien", "O\u02bcBrien", "O\u2032Brien", "O-Brien", "O' Brien", "O\u2019Brien's", "the O'Briens",
    "the O\u2019Briens' home", "the OBriens", "OBRIEN", "L. O'Brien", "O'Brien, Liam", "O'Brien,Liam", "Liam\u2019s mother",
    "Liams", "LIAM'S", "Liam2007", "2007Liam", "_Liam_", "Liam/mother", "LiamOBrien", "liamobrien", "lobrien", "LiamForm",
    "Liam_O'Brien", "Li\u200bam", "Li\u00adam", "Lia\u0301m", "L\u00edam", "\uff2c\uff49\uff41\uff4d", "L\u0456am", "L-i-a-m",
    "L i a m", "Liam\nO'Brien", "O'\nBrien", "O'Bri-\nen", "Li-\nam", "Liam\u00a0O\u2019Brien", "Leeroy", "Lee Roy", "Kowalczyk",
    "Siobhan", "Siobh\u00e1n", "SIOBH\u00c1N", "Siobha\u0301n", "siobhan o brien", "Declan", "Smith-Jones", "Smith\u2013Jones",
    "Smith Jones", "SmithJones", "Mr Jones", "the Smith-Joneses",
    "12 High Street", "12 high st", "12, HIGH STREET", "No. 12 High St.", "12a High Street", "High Street", "high street",
    "12 High\nStreet", "High Street, number 12", "Rose Cottage", "ROSE COTTAGE", "rose cott", "Mill Lane", "mill ln", "12-14 High Street", "12 HIGHST",
    "MH1 6ZZ", "MH16ZZ", "mh1 6zz", "MH1-6ZZ",
    "999 722 6925", "9997226925", "999.722.6925", "999-722-6925", "NHS9997226925", "999\u00a0722\u00a06925", "999 722 69 25",
    "P999409612781", "P9994 0961 2781", "999_722_6925", "9 9 9 7 2 2 6 9 2 5", "07700 900123", "07700900123", "07700-900-123", "(07700) 900123", "+44 7700 900123",
    "+447700900123", "0044 7700 900 123", "+44 (0)7700 900123",
    "12/03/2007", "12/3/07", "12.3.07", "12-03-2007", "12 03 2007", "12032007", "2007-03-12", "20070312", "12 March 2007",
    "12 march 2007", "12th Mar 07", "12 Mar '07", "12-Mar-2007", "12th/March/2007", "2007 March 12", "12|03|2007", "March 12, 2007", "Mar 12th 2007", "12th of March, 2007",
    "the twelfth of March 2007", "DOB 12/03/2007", "DOB 12/3", "d.o.b. 120307", "born 12 March", "born in March 2007",
    "Monday 12 March 2007", "03/12/2007", "2007-03-12T00:00:00", "39153",
)  # fmt: skip
"""Each names the child, its carers, where it lives, its numbers or its birthday."""

LEFT_OVER = (
    "liam", "brien", "siobh", "declan", "smith", "jones", "kowalczyk", "leeroy", "highst", "rosecott", "millla", "millln",
    "mh16zz", "9997226925", "999409612781", "7700900123", "12032007", "20070312", "12march", "march2007", "march12",
    "mar12th", "12thmar", "12mar", "12thofmarch", "twelfth", "0312200", "12307", "120307", "39153",
)  # fmt: skip
"""What must not be left, letters and digits alone, of any of them."""

WORDY = tuple(
    Subject(name=name)
    for name in (
        "Grace May", "Will Young", "Hope Summer", "Mark Brown", "April Rose", "Joy Day", "Faith Case", "Ed Pip", "Dawn White",
        "Frank Field", "Jo Rich", "Art Law", "Christian Page", "Lily Church", "August Green", "Sandy Good", "Bill Ward", "Max Long",
    )
)  # fmt: skip

WHOLE = (
    "A period of grace was given, although risk was not assessed.",
    "Grace period: two weeks from the meeting.",
    "The plan may change in May 2016.",
    "May 2016: a home visit.",
    "May need a new assessment.",
    "This MAY change; the plan WILL NOT.",
    "A NEW address and the SAME school, on ONE DAY.",
    "In May the plan was reviewed.",
    "Until May, no visit was made.",
    "After the May half term the school rang.",
    "12 May 2016",
    "The visit of 6 May was late.",
    "Will the plan be reviewed?",
    "Will she be seen alone?",
    "Will attend the next review.",
    "It will be shared with the school.",
    "Who will lead on this?",
    "We hope that the family will engage.",
    "Hope that this is reviewed.",
    "Hope was expressed that the plan would hold.",
    "Hope is that the family engage.",
    "Hope House gave him a place.",
    "Mark the box where it is not known.",
    "Mark on the left cheek, seen by the nurse.",
    "He has a mark on his arm and brown bruises.",
    "The mother rose at seven.",
    "The rose garden was closed in the summer.",
    "Rose to the challenge.",
    "Summer holidays began on 20 July.",
    "In the summer of 2015 she moved.",
    "Over the Summer she stayed with her aunt.",
    "A Summer-born child, young for the year.",
    "April 2016.",
    "By April 2016 the plan had ended.",
    "Between April and June nobody visited.",
    "The first visit was in April.",
    "Joy at seeing her brother was plain.",
    "She showed joy, and faith in the worker.",
    "Faith and culture were recorded.",
    "Young people were asked what they think.",
    "The young person was seen on day one.",
    "Children and Young People's Service",
    "The Young Carers group met on Friday.",
    "Brown bread and milk, no fruit.",
    "Day 1: the visit. Day 2: the call.",
    "Case N16-01 was discussed.",
    "The case was closed on the day.",
    "Case was closed.",
    "The ED was told, and PIP was claimed.",
    "White British, of Christian faith.",
    "Good practice: the visits were frequent.",
    "Frank conversations were held in a field near the church.",
    "Page 3 of the report, long and plain.",
    "Max 3 visits a week were agreed.",
    "On Ward 7 she was seen by the ward sister.",
    "The bill was paid, and a green light given.",
    "August bank holiday fell in that week.",
    "Dawn raid by the police; the door was broken.",
    "Church of England primary school.",
    "A lily on the table.",
    "Sandy soil, good for roses.",
    "WILL BE REVIEWED IN MAY 2016.",
    "THE FAMILY WILL ATTEND; THE PLAN MAY CHANGE.",
    "YOUNG PEOPLE WERE ASKED. WE HOPE THAT THEY COME.",
    "May not be safe at home. Will not be seen.",
    "Hope for the family; joy in play.",
    "Rich evidence of what she thinks.",
    "Max of two visits, as the law says.",
    "Rose-tinted views of the home.",
    "The long day ended, and the light was good.",
    "June and July: nobody visited in either month.",
    "Art therapy was offered on Sunday morning.",
    "Bill payments were missed.",
)
"""Sentences in which every such word is only a word."""

MEANT = (
    "Grace was seen alone.", "Grace attends nursery.", "Grace's mother was told.", "The worker saw Grace.", "mum of Grace",
    "Grace (9) was seen.", "Grace, 9, was seen.", "Grace Hopewell", "Grace: I want to go home.", "grace may was seen",
    "grace's school rang", "GRACE WAS SEEN", "Grace", "a girl called Hope", "Will said that he was sad.", "Will has a bruise.",
    "Will and Grace were seen.", "Will: I am sad", "The worker noted: HOPE (file).", "We saw JOY.", "The girl, DAWN, ran.", "Will Young", "will young was seen at home", "WILL YOUNG", "They asked May about school.",
    "may's mother was told", "Mr Young", "mrs brown", "Miss Rose", "the Young family", "the Youngs", "Brown, Mark",
    "Mark told the nurse.", "Hope attended.", "Sister, Hope, was there.", "Summer was told.", "April lives with her aunt.",
    "Joy was sad on Monday.", "Day, Joy", "Ed was seen.", "They saw Ed at home.", "Pip was seen", "Lily went home.",
    "with Frank and Dawn", "Child: Grace", "Mother's name: Joy", "returns/grace form.xlsx", "will young.xlsx",
    "GraceForm.xlsx", "Max's brother rang.", "the sibling, Sandy, was there", "“Will went home,” she said.",
    "Faith (aged 7) drew a house.", "Christian stayed at home.",
)  # fmt: skip
"""Sentences in which such a word names a child."""
