"""The words by which texts say who was at a meeting, was asked to it, or was not: the patterns that `meetings` reads by.

All are over small letters, shorthand written out. This is the place to teach the program a further way of saying it.
"""

import re

SOME = re.compile(
    r"\b(?:always|often|every|each|all (?:of )?(?:the|our|its)?|most|some|further|other|another|later|last|second|third|until|before|after|"
    r"between|within|during|initially|at first|at that|at this|since|from then|then|regularly|these|those|as a rule|"
    r"usually|on time|early|in time|for (?:\w+ ){1,3}(?:weeks|months))\b"
)
"""As in "not always invited"."""

HELD = r"(?:held|convened|called|arranged|organised|set up|had)"
NO = re.compile(r"\bno(?: (?:formal|multi-agency|initial|such|single|actual))* $")
THERE_WAS_NO = re.compile(
    r"\bthere (?:was|were|has been|had been|have been) (?:never )?(?:a |an |any )?(?:no)?(?: \w+){0,2} ?$"
)
WAS_HELD = re.compile(
    rf"^s?(?: \w+){{0,4}}? (?:(?:was|were|has been|have been|had been) (?:ever |in fact )?{HELD}|(?:ever )?(?:took|take|taken) place|happened)\b"
)
ABSENT_BEFORE = re.compile(
    rf"\b(?:never {HELD} an?|not {HELD}(?: an?| any)?|did not (?:hold|have|convene|call)(?: an?| any)?)(?: (?:formal|multi-agency|initial|such|single))* $"
)
"""As in "we did not hold any "."""

ABSENT_AFTER = re.compile(
    rf"^s?(?: \w+){{0,3}}? (?:(?:was|were) (?:not|never) {HELD}|(?:did not|never) (?:take|took) place|never happened|did not happen)"
)
NO_RECORD = r"(?:no|not any|nothing|not|cannot find|could not find|unable to find|without)\b[^.;]{0,30}\b(?:record|trace|note|entry|entries|evidence|mention|minute|sign)s?"
UNRECORDED_BEFORE = re.compile(rf"\b{NO_RECORD}\b[^.;]{{0,40}}$")
UNRECORDED_AFTER = re.compile(
    rf"^[^.;]{{0,60}}\b(?:{NO_RECORD} (?:of|that) (?:one|it|this|any|such)|(?:is|was|are|were) (?:not|nowhere) "
    r"(?:recorded|noted|mentioned|on (?:our )?(?:file|record))|(?:does|do) not appear)"
)
"""As in " but we have no record of it"."""

RECORDED_AFTER = re.compile(r"^s?(?: \w+){0,2} (?:is|was|are|were|appears?) (?:recorded|noted|mentioned|on|in)\b")
UNINVITED = re.compile(
    r"\b(?:not|never|n't)(?: \w+){0,3} (?:invited|included|told|informed|notified|aware|approached|asked (?:to|for|along|in))\b|\bno invit\w+|"
    r"\b(?:nobody|no one|neither)\b(?: \w+){0,4} (?:(?:invited|asked|told|informed) (?:us|the \w+|our \w+)|let (?:us|the \w+) know)\b|\b(?:nobody|no one|none)\b[^.;]{0,30} "
    r"(?:was|were) (?:invited|asked|told|informed)\b|\bwithout (?:an )?invit\w+|\b(?:was|were) unaware\b|\b(?:did not|didn't) (?:know|hear) "
    r"(?:of|about)\b(?![^.;]{0,60}\b(?:until|till|before)\b)|\bnever (?:knew|heard)\b|\bknew nothing (?:of|about)\b|\bnothing (?:was )?known (?:of|about)\b|\bnot on the (?:invite|invitation|circulation|distribution) list\b|"
    r"\bnot (?:\w+ )?(?:receiv\w*|sent|get|got|have|had|given) (?:an |any |the )?invit\w+|\b(?:overlooked|forgotten|missed off|left off|omitted)\b"
)
"""As in "we were not invited"."""

NOT_ASKED_NEXT = re.compile(
    r"\b(?:not|never|n't)(?: \w+){0,2} invited\b|\bno invit\w+|\b(?:nobody|no one) (?:invited|asked) (?:us|the \w+|our \w+)\b"
)
TOLD_AT_IT = re.compile(
    r"\b(?:told|informed|aware|unaware|know|hear|heard|knew)\b (?:of|about|that) [^.;]{3,80}\b(?:until|till|before|prior to) (?:the |our |that )?(?:\w+ )?$"
)
"""Of something else, up to the meeting: "not told of the arrest until the conference"."""

NOT_THERE = re.compile(
    r"\b(?:did not|didn't|could not|couldn't|unable to|not able to|never|neither) (?:\w+ )?(?:attend\w*|came|come|join\w*|t[ao]k?ken? part|take part|go|went|sit|sat|get to|got to|make it|dial in|participate|contribute)\b"
    r"|\b(?:no|not a) (?:seat|place|part|voice|presence|input)\b|\b(?:left out of|excluded from|missed|absent from)\b"
    r"|\b(?:nobody|no one|none|no \w+) (?:of|from) (?:\w+ ){1,5}(?:at|on|in)\b|\bno (?:involvement|part|presence) (?:in|at)\b"
    r"|\bnot (?:present|represented|part of|party to|there|at|on the (?:call|line)|in the room|in attendance|involved in)\b|\b(?:nobody|no one|none of)\b[^.;]{0,40}\b(?:attend\w*|"
    r"went|came|go|there|present|represented|took part|joined)\b|\bapologies\b|\babsent\b|\bno (?:representative|representation)\b"
)
"""As in "nobody from here could attend, and apologies were sent"."""

COMING = (
    r"attend\w*|(?:was|were|is|are) (?:also )?(?:present|there|represented)|present|came|joined|took part|participated|contributed|"
    r"dialled in|sat|spoke|went|a?round the table|at the table|in the room|"
    r"(?:was|were) (?:also )?(?:part|members?) of"
)
PARTY_THEN_COMING = re.compile(rf"^(?:[^.;]{{0,70}}?)\b(?:{COMING})\b")
"""As in " and the school attended"."""

COMING_THEN_PARTY = re.compile(
    r"\b(?:with|including|included|involving|involved|between|attended by|attendance by|attendance of|joined by|present(?: were)?:?|attendees:?|in attendance:?|those "
    r"(?:there|present|at|in)(?: were)?:?|attended:|chaired by|led by|brought together|represented (?:there )?(?:by|through)|took part[^.;]{0,60} through)\b([^.;]*)$"
)
"""As in "attended by police and "."""

ONLY_PAPER = re.compile(
    r"\b(?:reports?|information|letters?|concerns?|referral|requests?|apologies|minutes|history|updates?|views?|chronology|contact|call|"
    r"notification|instead of|without|not|except|apart from|but not)(?: \w+){0,3}? (?:from|by|of|to|for)? ?(?:the |our |a )?$"
)
"""As in "a report from the "."""

NOT_PARTY = re.compile(
    r"^(?:'s)?(?: \w+)? (?:report|referral|information|chronology|concerns?|views?|record|premises|system)\b|"
    r"^(?: \w+){0,2} (?:having )?(?:sent|sending|gave|giving|submitt\w+|provid\w+|tendered|tendering) (?:(?:a|an|its|their|her|his|in) )?(?:\w+ )?(?:reports?|apolog\w+|updates?|information|chronology)\b"
)
"""As in " sent a report"."""

SHORT = 20
PLAIN = re.compile(
    r"\b(?:the|that|this) (?P<noun>meeting|discussion|conference|call|panel)(?: held)? (?:of|on) (?:the )?"
)
DAY_AND_MONTH = re.compile(
    r"\W{0,2}(?:held )?(?:on |of )?(?:the )?(?:[a-z]{3,6}day,? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?!,? \d)"
)
OF_ANOTHER = re.compile(
    r"\b(?:the|any) (?:first|second|third|last|next|other|others|earlier|later|previous|former|rest|one (?:on|in|of|before|after)|ones)\b"
)
"""After "we came to the meeting of 3 May": "not invited to the first"."""
CLIPPED = 4
APART = re.compile(r"[;\n]|\. ")
LEFT_OUT = re.compile(r"\b(?:not|never|nor|neither|nobody|no one|n't|except|apart from|without)\b")
INVITED_BEFORE = re.compile(r"\binvited\b[^.;]{0,60}$")
INVITED_AFTER = re.compile(r"^(?: and [\w ]{3,25})? (?:was|were|had been) (?:also )?(?:invited|asked)\b")
IN_BRACKETS = re.compile(r"[^.;(]{0,40}\([^)]*$")
LISTED = re.compile(
    r"[^.;:\n]{0,70}(?:(?::|\(| [–—-]|,)|(?:;|,)? ?(?:attendees|present|attended|those (?:there|present))) ?:? ?(?:[\w'/-]+(?: [\w'/-]+){0,4}(?:,|/| and| &| \+| with) ?)*(?:[\w'/-]+ ){0,3}$"
)
"""From a meeting to an agency in a list: ": police, CAMHS nurse and "."""
LIST_GOES_ON = re.compile(
    r" ?(?:case |social |support |link )?(?:worker|nurse|officer|rep(?:resentative)?s?|lead|manager|staff|practitioner|team|doctor|consultant|\([^)]{1,30}\)|\w{1,2})?,? ?(?:$|[.,;)/&+]|and\b|with\b|"
    r"(?:all |both |were |was |also )*(?:there|present|attend|on the (?:call|line)|in attendance|by telephone|round the table|dialled))"
)
"""As in " nurse, "."""

THEIR_APOLOGIES = re.compile(
    r"\bapologies(?: for absence)?(?: (?:were )?(?:received|given|sent))?(?: from|:| by)[^.;]*"
)
PRESENT = re.compile(r"(?<=[;,.(–-]) ?(?=(?:present|attendees|attended|those (?:there|present))\b)")
NO_LIST = re.compile(
    r"\b(?:apolog\w*|absent|not|no|nobody|invit\w*|reports?|minutes?|sent|told|asked|refer\w*|said|says|agreed|discuss\w*|concerns?|actions?|chase|monitor|arrange|ring|weekly|fortnightly|monthly|liaise|to|from|for|of|about|by)\b(?! telephone)"
)
"""As in "apologies"."""

WERE = re.compile(r"[^.;:]{0,40}\bwere (?!(?:\w+ed|told|not|to|no|heard|given|sent|made)\b)(?P<list>[^.;]*)$")
ALL_THERE = re.compile(
    r"[^.;]{0,60}\b(?:were|was) (?:all |both |also )?(?:there|present|in attendance)\b|[^.;]{0,40}\ball attended\b"
)
HAD = re.compile(r"[^.;]{0,25}\bhad\b[^.;]*$")
PARTY_AT = re.compile(
    r"^(?: (?:worker|nurse|officer|lead|manager|staff|rep))?(?: (?:was|were|also|went|both|all))* (?:at|to|in on|joined) (?:(?:the|a|an|our|both|all|each|first|second|ward) )*$"
)
AT = re.compile(r"\b(?:at|to|in) (?:the |a |an )?$")
BESIDE = re.compile(r"\b(?:with|alongside|next to|beside|together with)(?: \w+){0,3} $")
ANOTHER_ONE = re.compile(
    r"\b(?:a|the|and|then) (?:second|third|further|next|later|final|follow-?up|reconvened|review)\b(?= (?:one|meeting|discussion|conference|on|held|of|in|took)\b)|\banother\b"
)
OWN = re.compile(r"\b(?:we|our|us|i|my)\b")
EVERYONE = re.compile(
    r"\ball (?:the |other |of the )?(?:agencies|partners|professionals|services|invitees|parties)\b[^.;]{0,30}\b(?P<how>attended|present|came|"
    r"represented|took part|invited|asked)\b|\b(?:well attended|attended) by all\b|\bevery agency (?:attended|came|was represented)\b"
)
"""As in "all agencies attended"."""
