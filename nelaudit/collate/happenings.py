"""Which events a text names, and which date belongs to which: "On 3 May the core group met" → core group, 3 May.

In comes a statement; out come the kinds of event in it and, where the words tie a date to one, that date. When the words
say that something else happened on that day (minutes came, a meeting was asked for), no date is tied.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from nelaudit.collate.statements import Dated, Statement


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """A kind of event that several agencies tell of.

    Unit: `window` is in days: two agencies that each know one such event, so far apart or nearer, mean the same one; 0
    joins accounts of one day and compares none.
    `once`: a child has it once, so that a day in another year is a slip as well. `meeting`: people are asked to it.
    `person`: it happens to one person, so that the mother's is not the child's.
    `detail`: words of which both accounts must share one before they are taken for the same event.
    """

    key: str
    title: str
    pattern: str
    window: int
    meeting: bool = False
    once: bool = False
    family: str = ""
    detail: str = ""
    person: bool = False


_INJURY = (
    r"burn\w*|scald\w*|overdos\w*|cuts?|bruis\w*|fractur\w*|head injur\w*|fell|fall|swallow\w*|seizure\w*|ingest\w*|"
    r"laceration\w*|self-harm\w*|assault\w*|stab\w*|intoxicat\w*"
)
_CONFERENCE = r"(?:child protection |child-protection |case |cp )*conference\b(?! (?:call|report|minutes|notes|chair))"

KINDS = (
    Kind(key="family_group", title="the family group conference", window=14, meeting=True,
         pattern=r"family group (?:conference|meeting)s?|\bfgc\b"),
    Kind(key="initial_conference", title="the initial child protection conference", window=60, meeting=True, once=True,
         family="conference", pattern=rf"\bicpc\b|\b(?:initial|first) {_CONFERENCE}|\binitial cpc\b"),
    Kind(key="review_conference", title="the review child protection conference", window=28, meeting=True,
         family="conference", pattern=rf"\brcpcs?\b|\breview (?:child protection |case |cp )*conferences?\b|\breview cpc\b"
         r"|\bconference reviews?\b|\bchild protection reviews?\b"),
    Kind(key="conference", title="the child protection conference", window=7, meeting=True, family="conference",
         pattern=rf"(?<!group )(?<!restorative )\b{_CONFERENCE}|\bcpc\b"),
    Kind(key="strategy", title="the strategy discussion", window=7, meeting=True,
         pattern=r"\bstrat(?:egy)? (?:meeting|discussion|call)s?\b|\bstrategy(?= (?:on |of )?\d|:)"),
    Kind(key="core_group", title="the core group", window=10, meeting=True, pattern=r"\bcore[- ]group(?:s)?(?: meetings?)?\b"),
    Kind(key="taf", title="the team around the family meeting", window=7, meeting=True,
         pattern=r"\bta[fc](?: meetings?| reviews?)?\b|\bteam around the (?:family|child)(?: meetings?| reviews?)?\b"),
    Kind(key="child_in_need", title="the child in need meeting", window=10, meeting=True,
         pattern=r"\b(?:child in need|child-in-need|cin)(?: plan)?(?: review)? (?:meetings?|reviews?)\b"),
    Kind(key="professionals", title="the professionals' meeting", window=7, meeting=True,
         pattern=r"\bprofessionals?'? meetings?\b|\bnetwork meetings?\b|\bmulti-?agency (?:planning |risk )?meetings?\b"
         r"|\b(?:complex|risk) (?:case|management|strategy) (?:meeting|discussion)s?\b|\bmapping meetings?\b"),
    Kind(key="marac", title="the MARAC", window=10, meeting=True, pattern=r"\bmaracs?\b"),
    Kind(key="exploitation_panel", title="the exploitation panel", window=10, meeting=True,
         pattern=r"\bm[ac][sc]?e (?:meeting|panel)s?\b|\bmace\b|\bmase\b|\b(?:cse|exploitation|missing) (?:panel|meeting)s?\b"),
    Kind(key="legal_planning", title="the legal planning meeting", window=14, meeting=True,
         pattern=r"\blegal (?:planning|gateway) meetings?\b|\bpre-proceedings meetings?\b"),
    Kind(key="discharge", title="the discharge planning meeting", window=7, meeting=True,
         pattern=r"\bdischarge(?: planning)? meetings?\b"),
    Kind(key="looked_after_review", title="the looked-after review", window=14, meeting=True,
         pattern=r"\b(?:looked[- ]after|lac|cla)(?: child(?:ren)?(?:'s)?)? reviews?\b"),
    Kind(key="education_review", title="the education plan review", window=14, meeting=True,
         pattern=r"\behcp?(?: plan)?(?: annual)? reviews?\b|\bpep (?:meeting|review)s?\b|\bannual reviews?\b"),
    Kind(key="planning_meeting", title="the planning meeting", window=7, meeting=True,
         pattern=r"\b(?:placement |transition |safety )?planning meetings?\b"),
    Kind(key="panel", title="the referral order panel", window=14, meeting=True,
         pattern=r"\b(?:initial |first )?(?:referral order |youth offender )panels?\b"),
    Kind(key="neglect_tool", title="the completion of the neglect tool", window=10,
         pattern=r"\bgraded care profiles?\b|\bgcp2?\b|\bneglect tool\b"),
    Kind(key="medical", person=True, title="the child protection medical", window=14, once=True,
         pattern=r"\b(?:child protection|cp|safeguarding|forensic) (?:medical|examination)s?(?: examination)?\b"),
    Kind(key="interview", person=True, title="the recorded interview", window=10, pattern=r"\babe interviews?\b|\bachieving best evidence\b"
         r"|\bvideo(?:-recorded)? interviews?\b"),
    Kind(key="return_interview", person=True, title="the return interview", window=7,
         pattern=r"\b(?:independent )?return(?: home)? interviews?\b|\brhi\b"),
    Kind(key="arrest", person=True, title="the arrest", window=5, pattern=r"\barrest(?:ed)?\b"),
    Kind(key="protection", title="the use of police protection", window=14, once=True,
         pattern=r"\bpolice (?:powers of )?protection\b|\bpolice powers\b"),
    Kind(key="accommodated", person=True, title="the child's becoming looked after", window=30, once=True,
         pattern=r"\baccommodated\b|\bbec(?:a|o)me looked[- ]after\b|\binto (?:foster )?care\b|\bplaced with (?:foster|a foster)"),
    Kind(key="missing", person=True, title="the missing episode", window=3,
         pattern=r"\breported (?:as )?missing\b|\bwent missing\b|\bmissing (?:episode|report)s?\b"),
    Kind(key="excluded", person=True, title="the exclusion from school", window=6,
         pattern=r"\b(?:permanently |fixed[- ]term )?exclu(?:ded|sions?)\b(?: from school)?"),
    Kind(key="hospital", person=True, title="the hospital attendance", window=7, detail=_INJURY,
         pattern=r"\b(?:emergency department|a ?& ?e|accident and emergency|ed(?= ?:)|ed attendance|hospital|casualty)\b"),
    Kind(key="plan_made", title="the start of the child protection plan", window=30, once=True,
         pattern=r"\bmade (?:the )?subject (?:of|to) (?:a )?(?:child protection|cp) plan\b|\b(?:child protection|cp) plan (?:was )?(?:began|begun|started|made)\b"),
    Kind(key="plan_ended", title="the end of the child protection plan", window=30, once=True,
         pattern=r"\b(?:child protection|cp) plan (?:was )?(?:ended|closed|discontinued)\b|\bremoved from (?:a |the )?(?:child protection|cp) plan\b"),
    Kind(key="meeting", title="the meeting", window=5, meeting=True, pattern=r"\b[a-z-]{4,} (?:meeting|panel)s?\b"),
    Kind(key="referral", title="the referral", window=0, pattern=r"\breferr(?:ed|al)\b"),
    Kind(key="domestic_incident", title="the domestic incident", window=3,
         pattern=r"\bdomestic (?:abuse |violence )?incidents?\b"),
)  # fmt: skip
"""The order matters: where two patterns match the same words, the first counts."""

_BY_KEY = {kind.key: kind for kind in KINDS}
_PATTERN = re.compile("|".join(f"(?P<{kind.key}>{kind.pattern})" for kind in KINDS))
_HINT = re.compile(
    "group|confer|cpc|strat|taf|tac|team around|meeting|review|discussion|marac|mace|mase|mce|panel|graded|gcp|tool|medical|examin"
    "|interview|evidence|rhi|arrest|polic|accommod|looked|care|placed|missing|exclu|emergency|a&e|a & e|accident|hospital"
    "|casualty|ed:|ed att|domestic|fgc|referr"
)

_NO_MEETING = frozenset(
    "practice team staff group allocation weekly monthly fortnightly daily clinical supervision management internal morning peer "
    "case first second third last next this that each every both joint these those more most many such other another further "
    "planned same meeting regular initial review follow-up school parents parent parents' evening face-to-face telephone virtual "
    "brief short long formal informal held during before after with from their whole later early psychosocial mothers service "
    "departmental handover agency attended missed chaired".split()
)

_ELSE = (
    r"minutes|notes?|reports?|invit\w*|letters?|outcome|told|inform\w*|learn\w*|heard (?:of|about|that)|notif\w*|aware|receiv\w*|sent|arriv\w*|"
    r"circulat\w*|request\w*|ask\w*|plan(?:ned|s)?|propos\w*|recommend\w*|decid\w*|decision|would|should|could|need\w*|to convene|"
    r"convened for|apolog\w*|postpon\w*|cancel\w*|re-?arrang\w*|adjourn\w*|due|schedul\w*|arrang\w*|before|after|since|until|by (?=$)|"
    r"follow\w*|prior|ahead|weeks?|days?|months?|agenda|agreed|reach\w*|came to us|wrote|written|rang|telephoned|e-?mail\w*|refer\w*|"
    r"no|not|never|without|nor|cannot|didn't|wasn't|weren't|next|first of|gave|shared|passed|for|when|because|so that|whether|"
    r"later|earlier|if|to be|led|leading|resulted"
)
_SOMETHING_ELSE = re.compile(rf"\b(?:{_ELSE})\b|[;\n]|\.(?: |$)")
_PAPERS = re.compile(
    r"\b(?:minutes?|notes|outcomes?|record|decisions?|actions|recommendations?|papers|feedback|learn\w*|told|informed|heard|"
    r"notified|aware|knew|news|result)(?: and \w+)? (?:of|from|to|for|about) (?:the |our |a |an |this |any )?$"
)
_NOT_HELD_BEFORE = re.compile(
    r"\b(?:no|not|never|without|nor|neither|any|didn't|wasn't|weren't|nobody|none|cancelled|postponed|instead of|should have been|"
    r"could have been|would have been|request(?:ed)?|recommend(?:ed)?|need(?:ed)? for|consider(?:ed)?|propos(?:ed|al)|invit\w+ to|"
    r"asked for|call(?:ed)? for|referr(?:ed|al) to)(?: \w+){0,3} ?(?:the |a |an |any )?$"
)
_CALLED_OFF = re.compile(
    r"^\W*(?:(?:was|were|had been|has been|had to be) )?(?:then |later )?(?:adjourned|cancelled|postponed|re-?arranged|stood down|abandoned|"
    r"put off|did not go ahead|did not take place|not held)\b"
)
_UP_TO = re.compile(r"\b(?:by|until|till|before|after|since|from) (?:the )?$")
_LIST = re.compile(r"\s*(?:,|;|&|/|and|,\s*and|and again on|and on|again on)?\s*(?:on |of )?\s*")
_DIRECT = re.compile(r"\s*(?:\(|,|:|-|–)?\s*(?:held |dated |which was held |that was held )?(?:on |of |in )?(?:the )?")
_DIRECT_OF = re.compile(r"\s*(?:of|held on|held|dated|that was held on|which was held on) (?:the )?")
_LONGEST = 70


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A kind of event that a statement names, where in its words, and the date tied to it, if any."""

    kind: Kind
    start: int
    end: int
    date: Dated | None = None


def kind_of(key: str) -> Kind:
    """The kind with this key."""
    _, _, words = key.partition("meeting: ")
    return _meeting_called(words) if words else _BY_KEY[key]


@lru_cache(maxsize=65536)
def _spans(low: str) -> tuple[tuple[str, int, int], ...]:
    if not _HINT.search(low):
        return ()
    found = ((match.lastgroup or "", *match.span()) for match in _PATTERN.finditer(low))
    return tuple(one for one in found if one[0] != "meeting" or low[one[1] : one[2]].split()[0] not in _NO_MEETING)


@lru_cache(maxsize=512)
def _meeting_called(words: str) -> Kind:
    """A meeting by its own name, such as a reintegration meeting."""
    words = words.removesuffix("s")
    return replace(_BY_KEY["meeting"], key=f"meeting: {words}", title=f"the {words}", pattern=rf"\b{re.escape(words)}s?\b")


def _kind(key: str, words: str) -> Kind:
    return _meeting_called(words) if key == "meeting" else _BY_KEY[key]


def named_in(statement: Statement) -> tuple[Named, ...]:
    """The kinds of event that a statement names, each with the date tied to it; one entry a date of a list."""
    spans = _spans(statement.low)
    if not spans:
        return ()
    if statement.is_row:
        return tuple(_named_in_row(statement, spans))
    return tuple(_named_in_sentence(statement, spans))


def _named_in_row(statement: Statement, spans: tuple[tuple[str, int, int], ...]) -> Iterator[Named]:
    """The row's date is that of the first event it names, unless the row tells of something before or about it."""
    for place, (key, start, end) in enumerate(spans):
        before, after = statement.low[:start], re.split(r"[:;,.–-]", statement.low[end : end + 40])[0]
        head = place == 0 and not _SOMETHING_ELSE.search(before) and not re.search(
            r"\b(?:minutes|invit\w+|request\w*|cancel\w*|postpon\w*|propos\w*|recommend\w*|due|booked|arranged|planned|papers|"
            r"report (?:sent|received|written)|not held|did not|apolog\w*)\b", after
        ) and not re.search(r"\b(?:observations|information|history) (?:was |were )?(?:given|sent|passed|shared)\b", statement.low)  # fmt: skip
        dates = statement.dates if head and len(statement.dates) == 1 else ()
        yield Named(kind=_kind(key, statement.low[start:end]), start=start, end=end, date=dates[0] if dates else None)


def _named_in_sentence(statement: Statement, spans: tuple[tuple[str, int, int], ...]) -> Iterator[Named]:
    low, dates = statement.low, statement.dates
    taken: set[int] = set()
    for place, (key, start, end) in enumerate(spans):
        stop = spans[place + 1][1] if place + 1 < len(spans) else len(low)
        since = spans[place - 1][2] if place else 0
        tied = [] if _NOT_HELD_BEFORE.search(low[max(0, start - 60) : start]) else _tied(
            statement, start, end, since, stop, meeting=_kind(key, low[start:end]).meeting
        )
        tied = [at for at in tied if at not in taken]
        taken.update(tied)
        if not tied:
            yield Named(kind=_kind(key, statement.low[start:end]), start=start, end=end)
        for at in tied:
            yield Named(kind=_kind(key, statement.low[start:end]), start=start, end=end, date=dates[at])


def _tied(statement: Statement, start: int, end: int, since: int, stop: int, *, meeting: bool) -> list[int]:
    """Places of the dates tied to the event named from `start` to `end`; no other event stands from `since` to `stop`."""
    low, dates = statement.low, statement.dates
    after = next((at for at, one in enumerate(dates) if end <= one.mention.start < stop), None)
    before = next((at for at in range(len(dates) - 1, -1, -1) if since <= dates[at].mention.end <= start), None)
    papers = _PAPERS.search(low[max(0, start - 60) : start]) is not None
    gap_after = low[end : dates[after].mention.start] if after is not None else None
    gap_before = low[dates[before].mention.end : start] if before is not None else None
    if gap_after is not None and after is not None and (
        not _leads(gap_after, papers=papers) or _CALLED_OFF.match(low[dates[after].mention.end :])
    ):
        gap_after = None
    if gap_before is not None and before is not None and (
        papers
        or len(gap_before) > _LONGEST
        or _SOMETHING_ELSE.search(gap_before)
        or _UP_TO.search(low[: dates[before].mention.start])
        or _CALLED_OFF.match(low[end:])
    ):
        gap_before = None
    if gap_after is not None and (gap_before is None or len(gap_after) <= len(gap_before) or _DIRECT.fullmatch(gap_after)):
        several = not meeting or low[start:end].endswith(("s", "conference")) or "group" in low[start:end]
        return _with_list(statement, after or 0, stop) if several else [after or 0]
    return [before] if gap_before is not None and before is not None else []


def _leads(gap: str, *, papers: bool) -> bool:
    """Whether the words from an event to a date say that it was on that day."""
    if papers:
        return _DIRECT_OF.fullmatch(gap) is not None
    if _DIRECT.fullmatch(gap):
        return True
    return len(gap) <= _LONGEST and not _SOMETHING_ELSE.search(gap) and " and " not in gap


def _with_list(statement: Statement, first: int, stop: int) -> list[int]:
    """A date and those that follow it in a list: "3 November, 8 December and 23 February"."""
    found = [first]
    dates = statement.dates
    for at in range(first + 1, len(dates)):
        between = statement.low[dates[at - 1].mention.end : dates[at].mention.start]
        if dates[at].mention.start >= stop or not _LIST.fullmatch(between):
            break
        found.append(at)
    return found
