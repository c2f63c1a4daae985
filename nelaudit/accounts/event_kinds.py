"""The kinds of event that several agencies tell of, and where a text names one.

The table is the place to teach the program a further meeting. What date belongs to an event is left to `happenings`.
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from nelaudit.model.wording import word_set
from nelaudit.text.hints import Hints, in_order


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of event that several agencies tell of.

    Unit: `window` is in days: two agencies that each know one such event, so far apart or nearer, mean the same one; 0
    joins accounts of one day and compares none.
    `once`: a child has it once, so that a day in another year is a slip as well. `meeting`: people are asked to it.
    `person`: it happens to one person, so that the mother's is not the child's.
    `hint`: bare words, upright strokes between, of which one stands in whatever the pattern matches: they rule it out quickly.
    `detail`: words of which both accounts must share one before they are taken for the same event; `unlike`: words that,
    where both have some and share none, tell two events.
    """

    key: str
    title: str
    hint: str
    pattern: str
    window: int
    meeting: bool = False
    once: bool = False
    family: str = ""
    detail: str = ""
    unlike: str = ""
    person: bool = False


_INJURY = (
    r"burn\w*|scald\w*|overdos\w*|cuts?|bruis\w*|fractur\w*|head injur\w*|fell|fall|swallow\w*|seizure\w*|ingest\w*|"
    r"laceration\w*|self-harm\w*|assault\w*|stab\w*|intoxicat\w*"
)
_OFFENCE = (
    r"assault\w*|theft|stole|steal\w*|shop\w*|possession|suppl\w*|drugs?|cannabis|burgl\w*|robber\w*|damage|affray|knife|bladed|"
    r"rape|sexual|arson|public order|vehicle|driving|breach|harass\w*|stalk\w*"
)
_CONFERENCE = r"(?:child protection |child-protection |case |cp )*conference\b(?! (?:call|report|minutes|notes|chair))"

KINDS = (
    Kind(key="family_group", title="the family group conference", window=14, meeting=True,
         hint="family group|fgc", pattern=r"family group (?:conference|meeting)s?|\bfgc\b"),
    Kind(key="initial_conference", title="the initial child protection conference", window=60, meeting=True, once=True,
         family="conference", hint="conference|cpc", pattern=rf"\bicpc\b|\b(?:initial|first) {_CONFERENCE}|\binitial cpc\b"),
    Kind(key="transfer_conference", title="the transfer-in conference", window=28, meeting=True, family="conference",
         hint="conference", pattern=rf"\b(?:transfer(?:-| )?(?:in)?|receiving-?(?: )?in) {_CONFERENCE}"),
    Kind(key="review_conference", title="the review child protection conference", window=28, meeting=True,
         family="conference", hint="review|rcpc", pattern=r"\brcpcs?\b|\breview (?:child protection |case |cp )*conferences?\b|\breview cpc\b"
         r"|\bconference reviews?\b|\bchild protection reviews?\b"),
    Kind(key="conference", title="the child protection conference", window=7, meeting=True, family="conference",
         hint="conference|cpc", pattern=rf"(?<!group )(?<!restorative )\b{_CONFERENCE}|\bcpc\b"),
    Kind(key="strategy", title="the strategy discussion", window=7, meeting=True,
         hint="strategy", pattern=r"\b(?:s\.?47 )?strategy (?:meeting|discussion|call|talk|conversation)s?\b|\bstrategy(?= (?:on |of |held )?\d|:|$)|^strategy(?= with| by)"),
    Kind(key="core_group", title="the core group", window=10, meeting=True, hint="core group|core-group", pattern=r"\bcore[- ]group(?:s)?(?: meetings?)?\b"),
    Kind(key="taf", title="the team around the family meeting", window=7, meeting=True,
         hint="taf|tac|team around", pattern=r"\bta[fc]s?(?: meetings?| reviews?)?\b|\bteam around (?:the |a )?(?:family|child|school)(?: meetings?| reviews?)?\b"),
    Kind(key="child_in_need", title="the child in need meeting", window=10, meeting=True,
         hint="meeting|review", pattern=r"\b(?:child in need|child-in-need|cin)(?: plan)?(?: review)? (?:meetings?|reviews?)\b"),
    Kind(key="professionals", title="the professionals' meeting", window=7, meeting=True,
         hint="meeting|discussion", pattern=r"\bprofessionals?'? meetings?\b|\bnetwork meetings?\b|\bmulti-?agency (?:planning |risk )?meetings?\b"
         r"|\b(?:complex|risk) (?:case|management|strategy) (?:meeting|discussion)s?\b|\b(?:complexity |network )?mapping meetings?\b"),
    Kind(key="marac", title="the MARAC", window=10, meeting=True, hint="marac", pattern=r"\bmaracs?\b"),
    Kind(key="exploitation_panel", title="the exploitation panel", window=10, meeting=True,
         hint="mace|mase|meeting|panel", pattern=r"\bm[ac][sc]?e (?:meeting|panel)s?\b|\bmace\b|\bmase\b|\b(?:cse|(?:sexual |criminal )?exploitation|missing(?: children)?|vulnerable (?:adolescents?|children|young people)) (?:operational )?(?:panel|meeting)s?\b"),
    Kind(key="legal_planning", title="the legal planning meeting", window=14, meeting=True,
         hint="meeting", pattern=r"\blegal (?:planning|gateway) meetings?\b|\bpre-proceedings meetings?\b"),
    Kind(key="discharge", title="the discharge planning meeting", window=7, meeting=True,
         hint="discharge", pattern=r"\b(?:pre-)?discharge(?: planning)? meetings?\b"),
    Kind(key="looked_after_review", title="the looked-after review", window=14, meeting=True,
         hint="review", pattern=r"\b(?:looked[- ]after|lac|cla)(?: child(?:ren)?(?:'s)?)? reviews?\b"),
    Kind(key="education_review", title="the education plan review", window=14, meeting=True,
         hint="review|pep meeting", pattern=r"\behcp?(?: plan)?(?: annual)? reviews?\b|\bpep (?:meeting|review)s?\b|\bannual reviews?\b"),
    Kind(key="planning_meeting", title="the planning meeting", window=7, meeting=True,
         hint="planning meeting", pattern=r"\b(?:placement |transition |safety )?planning meetings?\b"),
    Kind(key="panel", title="the referral order panel", window=14, meeting=True,
         hint="panel", pattern=r"\b(?:initial |first )?(?:referral order |youth offender )panels?\b"),
    Kind(key="neglect_tool", title="the completion of the neglect tool", window=10,
         hint="graded care|gcp|neglect tool", pattern=r"\bgraded care profiles?\b|\bgcp2?\b|\bneglect tool\b"),
    Kind(key="medical", person=True, title="the child protection medical", window=14, once=True,
         hint="medical|examination|exam", pattern=r"\b(?:child protection|cp|csa|safeguarding|forensic|paediatric) (?:medical|examination)s?(?: examination)?\b|\bmedical examination\b|\bsarc (?:medical|examination)\b|\b(?:sarc|forensic|paediatric) exam\b"
         r"|(?:(?<=the )|(?<='s )|(?<=her )|(?<=his )|(?<=at )|(?<=first )|^)medical(?=,? (?:on|of|for|at|took|was)\b)|^medical(?=[.,:;]|$)|(?<!lac )(?<!cla )(?<!annual )(?<!school )(?<!after )(?<!adoption )(?<!initial )\bmedical(?= \d)"),
    Kind(key="dental", person=True, title="the dental treatment under anaesthetic", window=14,
         hint="dental|teeth|tooth", pattern=r"\bdental (?:extractions?|clearance|general an|ga\b|surgery)\w*|\b(?:teeth|tooth) (?:\w+ )?(?:out|extracted|removed|taken out)\b"
         r"|\b(?:extractions?|removal) of (?:\w+ )?(?:teeth|tooth)\b|\b(?:teeth|tooth)\b[^.;]{0,20} under (?:general|ga)\b"),
    Kind(key="nrm", person=True, title="the National Referral Mechanism form", window=14, hint="nrm|national referral mechanism", pattern=r"\b(?:nrm|national referral mechanism)\b(?: (?:referral|form))?(?: (?:was )?(?:sent|submitted|made|completed|signed))?"),
    Kind(key="aim", person=True, title="the AIM assessment", window=10, hint="aim", pattern=r"\baim ?[23]? (?:assessment|discussion|meeting)\b"),
    Kind(key="safe_and_well", person=True, title="the safe and well check", window=3,
         hint="safe and|safe &|prevention", pattern=r"\bsafe (?:and|&) well(?: (?:check|visit|interview))?\b|\bprevention (?:interview|check)\b"),
    Kind(key="sentence", person=True, title="the sentence", window=10, hint="sentenced|referral order|rehabilitation order|community order", pattern=r"\bsentenced\b|\b(?:referral|rehabilitation|community) order (?:was )?(?:made|imposed|given)\b"),
    Kind(key="remand", person=True, title="the remand", window=7, hint="remanded", pattern=r"\bremanded\b"),
    Kind(key="interview", person=True, title="the recorded interview", window=10, hint="abe|achieving best|interview", pattern=r"\babes?(?: interviews?)?\b|\bachieving best evidence\b"
         r"|\bvideo(?:-recorded)? interviews?\b"),
    Kind(key="return_interview", person=True, title="the return interview", window=7,
         hint="interview|rhi|debrief", pattern=r"\b(?:independent )?return(?: home)? interviews?\b|\brhis?\b|\bmissing (?:from home )?(?:return )?interviews?\b|\bdebrief(?= )"),
    Kind(key="arrest", person=True, title="the arrest", window=5, hint="arrest", pattern=r"\barrest(?:ed)?\b(?: for (?:\w+ ){0,3}\w+(?=,| on\b| \())?", unlike=_OFFENCE),
    Kind(key="protection", title="the use of police protection", window=14, once=True,
         hint="police p", pattern=r"\bpolice (?:powers of )?protection\b|\bpolice powers\b"),
    Kind(key="accommodated", person=True, title="the child's becoming looked after", window=30, once=True,
         hint="accommodated|me looked|into care|into foster care|placed with", pattern=r"\baccommodated\b|\bbec(?:a|o)me looked[- ]after\b|\binto (?:foster )?care\b|\bplaced with (?:foster|a foster)"),
    Kind(key="missing", person=True, title="the missing episode", window=3,
         hint="missing", pattern=r"\breported (?:as )?missing\b|\bwent missing\b|\bmissing (?:episode|report)s?\b"),
    Kind(key="excluded", person=True, title="the exclusion from school", window=6,
         hint="exclu", pattern=r"\b(?:permanently |fixed[- ]term )?exclu(?:ded|sions?)\b(?: from school)?"),
    Kind(key="hospital", person=True, title="the hospital attendance", window=7, detail=_INJURY,
         hint="emergency|a&e|a & e|a& e|a &e|ed:|ed :|ed attendance|hospital|casualty|admitted", pattern=r"\b(?:emergency department|a ?& ?e|accident and emergency|ed(?= ?:)|ed attendance|hospital|casualty|admitted)\b"),
    Kind(key="plan_made", title="the start of the child protection plan", window=30, once=True,
         hint="cp plan|protection plan", pattern=r"\b(?:placed|put) on a (?:child protection|cp) plan\b|\b(?:child protection|cp) plan (?:from|since)(?= \d)|\b(?:made|became|become) (?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan\b|\b(?:child protection|cp) plan (?:was )?(?:began|begun|started|made)\b"),
    Kind(key="plan_ended", title="the end of the child protection plan", window=30, once=True,
         hint="cp plan|protection plan", pattern=r"\b(?:child protection|cp) plan (?:was )?(?:ended|closed|discontinued)\b|\bremoved from (?:a |the )?(?:child protection|cp) plan\b"),
    Kind(key="meeting", title="the meeting", window=5, meeting=True, hint="meeting|panel", pattern=r"\b[a-z-]{4,} (?:meeting|panel)s?\b"),
    Kind(key="referral", title="the referral", window=0, hint="referred|referral", pattern=r"\breferr(?:ed|al)\b"),
    Kind(key="domestic_incident", title="the domestic incident", window=3,
         hint="domestic", pattern=r"\bdomestic (?:abuse |violence )?incidents?\b"),
)  # fmt: skip
"""The order matters: where two patterns match the same words, the first counts."""

_BY_KEY = {kind.key: kind for kind in KINDS}
_HINTS = Hints({kind.key: kind.hint for kind in KINDS})

_NO_MEETING = word_set(
    "practice team staff group allocation weekly monthly fortnightly daily clinical supervision management "
    "internal morning peer case first second third last next this that each every both joint these those more "
    "most many such other another further planned same meeting regular initial review follow-up school parents "
    "parent parents' evening face-to-face telephone virtual brief short long formal informal held during before "
    "after with from their whole later early psychosocial mothers service departmental handover agency attended "
    "missed chaired help"
)


def kind_of(key: str) -> Kind:
    """The kind with this key."""
    _, _, words = key.partition("meeting: ")
    return _meeting_called(words) if words else _BY_KEY[key]


def kinds_at(low: str) -> tuple[tuple[str, int, int], ...]:
    """The key of each kind that a text in small letters names, and where."""
    spans = ((key, *match.span()) for key, match in in_order(low, _patterns(_HINTS.of(low))))
    return tuple(
        one for one in spans if one[0] != "meeting" or low[one[1] : one[2]].split(maxsplit=1)[0] not in _NO_MEETING
    )


@lru_cache(maxsize=4096)
def _patterns(hinted: frozenset[str]) -> dict[str, re.Pattern[str]]:
    """The patterns of some kinds, in the table's order."""
    return {kind.key: _pattern(kind.key) for kind in KINDS if kind.key in hinted}


@cache
def _pattern(key: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{_BY_KEY[key].pattern})")


@lru_cache(maxsize=512)
def _meeting_called(words: str) -> Kind:
    """A meeting by its own name, such as a reintegration meeting."""
    words = words.removesuffix("s")
    return replace(
        _BY_KEY["meeting"], key=f"meeting: {words}", title=f"the {words}", pattern=rf"\b{re.escape(words)}s?\b"
    )


def kind_named(key: str, words: str) -> Kind:
    """The kind with this key; a meeting that the table does not know goes by its own words."""
    return _meeting_called(words) if key == "meeting" else _BY_KEY[key]
