"""“No information held” in its many wordings: an answer, which needs no date, source or grade.

A short text counts where every part of it either says that nothing is held, or goes with saying so: what was
searched and when, why there is nothing, who would know. One part that tells of anything else makes it an ordinary
answer, so that a real account that merely holds the phrase is judged like any other.
"""

import re
from functools import lru_cache

from nelaudit.model.late import late

_LIMIT = 300
_PART_WORDS = 40
_BEFORE_WORDS = 10

_THING = (
    r"(?:information|info|records?|recordings?|data|details?|documentation|documents?|notes?|entr(?:y|ies)|files?"
    r"|paperwork|knowledge|mention|trace|reference)"
)
_WHERE = (
    r"(?:(?:on|in|within|by|at|with|to)\s+(?:(?:us|our|this|the|my|any|their|its)\b|(?-i:[A-Z])\w*|file\b|record\b|records\b"
    r"|system\b|systems\b))"
)
_US = (
    r"(?:us|me|(?:this|our|the)\s+(?:\w+\s+){0,3}(?:agency|service|services|team|trust|practice|school|nursery|college|hospital"
    r"|department|organisation|force|system|surgery|board|setting|provider|charity|unit)|(?:school|police|housing|probation|nursery|college|hospital|health|education|services)\b|(?-i:[A-Z]{2,})\w*)"
)
_HELD = (
    r"(?:held|kept|known|available|recorded|found|located|retained|documented|noted|accessible|traced|exists?"
    r"|on\s+(?:file|record)|to\s+hand)"
)
_BE = r"(?:is|are|was|were|has\s+been|have\s+been|can\s+be|could\s+be)"
_NOT = r"(?:not|n['’]t|unable\s+to|never)"
_GAP = r"(?:[\w'’/-]+\s+)"

_NOTHING = late(
    r"\b(?:"
    rf"no\s+{_GAP}{{0,4}}?(?:{_THING}|evidence)\s+{_GAP}{{0,8}}?{_HELD}\b"
    rf"|no\s+{_GAP}{{0,3}}?{_THING}(?:\s+(?:of|about|on|in|regarding|relating|concerning|for|within|as|to|before|prior|after"
    r"|since|whether|at)\b|\W*$)"
    rf"|no\s+evidence\s+{_GAP}{{0,8}}?(?:in|on|within)\s+(?:the|our|this|my)\s+{_GAP}{{0,3}}?(?:records?|files?|notes|system)\b"
    rf"|(?:information|info|records?|data|details?|this|it|these|that)\s+{_BE}\s+not\s+{_GAP}{{0,2}}?{_HELD}\b"
    rf"|(?:information|info|records?|data|details?)\s+(?:not|un)\s*(?:held|known|available|recorded|found|kept)\b"
    rf"|(?:{_THING})\s+(?:cannot|can['’]t|could\s+not|couldn['’]t)\s+be\s+(?:found|located|traced|accessed|opened|read)\b"
    rf"|not\s+(?:held|recorded|documented|noted|kept|available)\s+{_WHERE}"
    rf"|(?:(?:not|un)\s*known|not\s+(?:open|registered|referred|allocated|on\s+roll))\s+(?:to|with|at|within)\s+{_US}"
    rf"|(?:do|does|did|would)(?:\s+not|n['’]t)\s+(?:currently\s+|routinely\s+)?(?:hold|have|possess|keep|retain|record)\s+"
    rf"(?:access\s+to\s+)?{_GAP}{{0,4}}?{_THING}\b"
    r"|(?:do|does|did)(?:\s+not|n['’]t)\s+(?:hold|keep|record|collect)\s+(?:this|that|these|any|it|such|anything)\b"
    rf"|(?:hold|holds|held|have|has|had|there\s+(?:is|are|was|were)|find|found|finds)\s+no\s+{_GAP}{{0,3}}?{_THING}\b"
    rf"|(?:hold|holds)\s+nothing\b|found\s+nothing(?:\s+(?:{_HELD}|in|on)\b|\W*$)"
    rf"|(?:no|without|{_NOT}\s+(?:have|had|got)(?:\s+any)?)\s+access\s+to\s+{_GAP}{{0,5}}?(?:{_THING}|systems?|database|archive"
    r"|this|that|these|it)\b"
    rf"|(?:unable|not\s+(?:been\s+)?able)\s+to\s+(?:access|obtain|locate|find|retrieve|view|open|trace)\s+{_GAP}{{0,6}}?"
    rf"(?:{_THING}|systems?|database|archive|this|anything)\b"
    rf"|(?:cannot|can['’]t|could\s+not|couldn['’]t|did\s+not|didn['’]t)\s+(?:access|obtain|locate|find|retrieve|trace)\s+"
    rf"{_GAP}{{0,6}}?(?:{_THING}|anything)\b"
    rf"|nothing\s+(?:(?:is|was|has\s+been|further|relevant|else|more)\s+){{0,2}}(?:{_HELD}|on\s+(?:the|our|this)\s+system"
    r"|in\s+(?:the|our|this)\s+(?:\w+\s+)?(?:records?|files?|notes?|system))"
    rf"|none\s+(?:(?:is|are|was|were|has\s+been|further)\s+)?(?:held|recorded|known|found|available|documented|kept|on\s+(?:file"
    r"|record|(?:the|our|this)\s+system))\b"
    r"|(?:records?|files?|notes|systems?|chronology|log)\s+(?:do|does|did|is|are)(?:\s+not|n['’]t)\s+(?:show|say|hold|contain|mention"
    r"|record|state|indicate|include|tell|evidence|clear)\b"
    r"|(?:we|i|our\s+\w+|this\s+(?:agency|service|team|practice|school))\s+(?:had|have|has)\s+(?:had\s+)?no\s+(?:\w+\s+){0,2}?"
    r"(?:contact|involvement|input|dealings|role|part)\b"
    r"|not\s+aware\s+of\s+any\s+(?:\w+\s+){0,2}(?:information|records?|involvement)"
    r")"
    r"|^(?:not|nil|none|nothing|no\s+details)\s+(?:held|recorded|documented|available|on\s+file|on\s+record|known\s+to\s+us)\W*$"
    r"|^(?:no\s+information|no\s+info|no\s+records?|no\s+data|no\s+details|unknown\s+to\s+us)\W*$",
    re.IGNORECASE,
)

_TOLD = (
    r"(?:visited|visits|seen|saw|sees|attended|attends|met|disclosed|called|rang|phoned|offered|invited|arrested|discharged|admitted"
    r"|observed|assessed|completed|started|began|made|gave|took|went|came|moved|lived|lives|presented|remained|worked|works"
    r"|supported|supports|agreed|responded|shared|contacted|referred|closed|opened|brought|reviewed|improved|engaged)"
)
_WHO = (
    r"(?:the\s+)?(?:child|young\s+person|he|she|they|we|i|worker|mother|father|mum|dad|parents?|family|nurse|teacher|staff|police"
    r"|visitor|doctor|gp|school|boy|girl|baby|sibling|brother|sister|case|social\s+worker|(?-i:C))"
)
_ACCOUNT = late(
    rf"\b{_WHO}\s+(?:[\w'’]+\s+){{0,4}}?{_TOLD}\b|\b{_TOLD}\s+(?:on|by|at|weekly|daily|regularly|\d)", re.IGNORECASE
)
_TELLS = late(rf"\b{_TOLD}\b", re.IGNORECASE)
_SEARCHED = late(
    r"\b(?:search\w*|check\w*|review\w*|look(?:ed|s)?|read|consult\w*|quer(?:y|ied)|trawl\w*|examin\w*|interrogat\w*)\b",
    re.IGNORECASE,
)
_RECORDS = late(
    r"\b(?:records?|files?|systems?|databases?|notes|archives?|paper|electronic|names?|logs?|index(?:es)?|emails?|both|all)\b"
    r"|\b(?-i:[A-Z]\w*[A-Z]\w*)\b",
    re.IGNORECASE,
)
_GOES_WITH = late(
    r"^(?:n/?a|none|no|nil|not\s+applicable|sorry|apologies|unfortunately|unknown|not\s+known)?$"
    r"|^(?:please\s+)?(?:see|refer|contact|ask)\b"
    r"|^(?:as|because|since|due\s+to|this\s+(?:is|was)\s+(?:because|due|as)|therefore|hence|so)\b"
    r"|\b(?:would|may|might|will|should)\s+(?:hold|have|know|need|be\s+(?:held|kept|known|recorded|able|asked|best))\b"
    r"|\b(?:held|kept|recorded)\s+by\b"
    r"|\bnot\s+(?:open|registered|known|referred|involved|on\s+roll|enrolled|allocated|commissioned|applicable|relevant|a\s+patient)\b"
    r"|\bno\s+(?:involvement|contact|role|input|referral|patient|client|pupil)\b",
    re.IGNORECASE,
)
_SEEN = late(rf"\b{_WHO}\s+(?:was|were)\s+seen\b", re.IGNORECASE)
_SAVE = late(r"\b(?:other\s+than|apart\s+from|aside\s+from|except|save)\b", re.IGNORECASE)
_SENTENCES = late(r"[;\n!?]+|\.(?=\s|$)|\s+[-–—]\s+")
_CLAUSES = late(
    r",?\s+\b(?:but|however|although|though|yet|while|whereas|and\s+then|then)\b"
    r"|,?\s+and\s+(?=(?:the|a|he|she|they|it|we|i|mother|father|mum|dad|worker|school|staff|police|child)\b)|,",
    re.IGNORECASE,
)


_DENIED = ("no ", "no\n", "not ", "n't", "n’t", "nothing", "none", "nil ", "cannot", "unable", "unknown", "without")
_NAMED = (
    "held", "hold", "kept", "keep", "known", "record", "info", "data", "detail", "document", "note", "entry", "entries", "file",
    "paperwork", "knowledge", "mention", "trace", "reference", "available", "found", "find", "locat", "retain", "access", "exist",
    "hand", "system", "archive", "contact", "involve", "input", "dealings", "role", "part", "show", "say", "aware", "evidence",
    "collect", "possess", "obtain", "open", "regist", "roll", "allocat", "referred",
)  # fmt: skip


@lru_cache(maxsize=4096)
def says_nothing_held(text: str) -> bool:
    """Whether a short answer says, and only says, that the agency holds nothing on the point: that is an answer."""
    if len(text) > _LIMIT or not _may_say_it(text) or _SAVE.search(text):
        return False
    said = False
    for sentence in _SENTENCES.split(text):
        outcome = _sentence_says(sentence)
        if outcome is None:
            return False
        said |= outcome
    return said


def _sentence_says(sentence: str) -> bool | None:
    """Whether a sentence says that nothing is held (else it goes with saying so); None where it tells of anything else."""
    said = False
    for piece in _CLAUSES.split(sentence):
        part = " ".join(piece.split()).strip(" .:-–—()[]\"'“”‘’")
        found = _NOTHING.search(part) if part and _may_say_it(part) else None
        if found and not _tells_before(part[: found.start()]) and len(part.split()) <= _PART_WORDS:
            said = True
        elif found or (part and not _goes_with(part, said=said)):
            return None
    return said


def _may_say_it(text: str) -> bool:
    """A quick look, since nearly every answer is none: is anything denied, and anything held or known named at all?"""
    small = text.casefold()
    return any(word in small for word in _DENIED) and any(word in small for word in _NAMED)


def _goes_with(part: str, *, said: bool) -> bool:
    """Whether a part that does not say it may stand beside one that does; a few words only behind it, in its sentence."""
    if _SEARCHED.search(part) and _RECORDS.search(part):
        return not _SEEN.search(part)
    beside = (said and len(part.split()) <= _BEFORE_WORDS) or _GOES_WITH.search(part)
    return bool(beside) and not _ACCOUNT.search(part)


def _tells_before(start: str) -> bool:
    """Whether the words before the phrase already tell of something, or are too many to be a way into it."""
    return len(start.split()) > _BEFORE_WORDS or bool(_TELLS.search(start))
