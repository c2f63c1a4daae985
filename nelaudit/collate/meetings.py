"""Who says of whom that they were at a meeting, were asked to it, or were not: what texts affirm and deny.

In comes a statement; out come `Presence` values. A denial that holds for some occasions only ("not always invited") is none.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nelaudit.collate.differences import CaseAccounts, clause_at
from nelaudit.collate.event_kinds import Kind
from nelaudit.collate.happenings import Named, named_in
from nelaudit.collate.parties import PartyAt
from nelaudit.collate.statements import Account, Statement

EVERYONE = "*"
KnownDays = Mapping[dt.date, Mapping[str, Kind]]
"""The meetings that a case's agencies tell of: by day, each family with its kind."""


class Claim(StrEnum):
    """What is said of an agency and a meeting, or (`ABSENT`) of a meeting alone."""

    THERE = "there"
    INVITED = "invited"
    NOT_THERE = "not there"
    UNINVITED = "not invited"
    UNRECORDED = "not recorded"
    ABSENT = "not held"


DENIALS = frozenset({Claim.NOT_THERE, Claim.UNINVITED, Claim.UNRECORDED, Claim.ABSENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A claim about an agency (`EVERYONE`, or empty for the meeting as such), as a statement makes it.

    `days` are the days of the meeting, where the clause names any; `months` the months, as first and last day; `general`
    says that it holds for every meeting of the kind.
    """

    claim: Claim
    agency: str
    kind: Kind
    days: frozenset[dt.date]
    months: tuple[tuple[dt.date, dt.date], ...]
    general: bool
    account: Account
    statement: Statement


_SOME = re.compile(
    r"\b(?:always|often|every|each|all (?:of )?(?:the|our|its)?|most|some|further|other|another|later|last|second|third|until|before|after|"
    r"between|within|during|initially|at first|at that|at this|since|from then|then|regularly|these|those|as a rule|"
    r"usually|on time|early|in time|for (?:\w+ ){1,3}(?:weeks|months))\b"
)
_HELD = r"(?:held|convened|called|arranged|organised|set up|had)"
_NO = re.compile(r"\bno(?: (?:formal|multi-agency|initial|such|single|actual))* $")
_THERE_WAS_NO = re.compile(
    r"\bthere (?:was|were|has been|had been|have been) (?:never )?(?:a |an |any )?(?:no)?(?: \w+){0,2} ?$"
)
_WAS_HELD = re.compile(
    rf"^s?(?: \w+){{0,4}}? (?:(?:was|were|has been|have been|had been) (?:ever |in fact )?{_HELD}|(?:ever )?(?:took|take|taken) place|happened)\b"
)
_ABSENT_BEFORE = re.compile(
    rf"\b(?:never {_HELD} an?|not {_HELD}(?: an?| any)?|did not (?:hold|have|convene|call)(?: an?| any)?)(?: (?:formal|multi-agency|initial|such|single))* $"
)
_ABSENT_AFTER = re.compile(
    rf"^s?(?: \w+){{0,3}}? (?:(?:was|were) (?:not|never) {_HELD}|(?:did not|never) (?:take|took) place|never happened|did not happen)"
)
_NO_RECORD = r"(?:no|not any|nothing|not|cannot find|could not find|unable to find|without)\b[^.;]{0,30}\b(?:record|trace|note|entry|entries|evidence|mention|minute|sign)s?"
_UNRECORDED_BEFORE = re.compile(rf"\b{_NO_RECORD}\b[^.;]{{0,40}}$")
_UNRECORDED_AFTER = re.compile(
    rf"^[^.;]{{0,60}}\b(?:{_NO_RECORD} (?:of|that) (?:one|it|this|any|such)|(?:is|was|are|were) (?:not|nowhere) "
    r"(?:recorded|noted|mentioned|on (?:our )?(?:file|record))|(?:does|do) not appear)"
)
_RECORDED_AFTER = re.compile(r"^s?(?: \w+){0,2} (?:is|was|are|were|appears?) (?:recorded|noted|mentioned|on|in)\b")
_UNINVITED = re.compile(
    r"\b(?:not|never|n't)(?: \w+){0,3} (?:invited|included|told|informed|notified|aware|approached|asked (?:to|for|along|in))\b|\bno invit\w+|"
    r"\b(?:nobody|no one|neither)\b(?: \w+){0,4} (?:(?:invited|asked|told|informed) (?:us|the \w+|our \w+)|let (?:us|the \w+) know)\b|\b(?:nobody|no one|none)\b[^.;]{0,30} "
    r"(?:was|were) (?:invited|asked|told|informed)\b|\bwithout (?:an )?invit\w+|\b(?:was|were) unaware\b|\b(?:did not|didn't) (?:know|hear) "
    r"(?:of|about)\b(?![^.;]{0,60}\b(?:until|till|before)\b)|\bnever (?:knew|heard)\b|\bknew nothing (?:of|about)\b|\bnothing (?:was )?known (?:of|about)\b|\bnot on the (?:invite|invitation|circulation|distribution) list\b|"
    r"\bnot (?:\w+ )?(?:receiv\w*|sent|get|got|have|had|given) (?:an |any |the )?invit\w+|\b(?:overlooked|forgotten|missed off|left off|omitted)\b"
)
_NOT_ASKED_NEXT = re.compile(
    r"\b(?:not|never|n't)(?: \w+){0,2} invited\b|\bno invit\w+|\b(?:nobody|no one) (?:invited|asked) (?:us|the \w+|our \w+)\b"
)
_TOLD_AT_IT = re.compile(
    r"\b(?:told|informed|aware|unaware|know|hear|heard|knew)\b (?:of|about|that) [^.;]{3,80}\b(?:until|till|before|prior to) (?:the |our |that )?(?:\w+ )?$"
)
"""Of something else, up to the meeting: "not told of the arrest until the conference"."""

_NOT_THERE = re.compile(
    r"\b(?:did not|didn't|could not|couldn't|unable to|not able to|never|neither) (?:\w+ )?(?:attend\w*|came|come|join\w*|t[ao]k?ken? part|take part|go|went|sit|sat|get to|got to|make it|dial in|participate|contribute)\b"
    r"|\b(?:no|not a) (?:seat|place|part|voice|presence|input)\b|\b(?:left out of|excluded from|missed|absent from)\b"
    r"|\b(?:nobody|no one|none|no \w+) (?:of|from) (?:\w+ ){1,5}(?:at|on|in)\b|\bno (?:involvement|part|presence) (?:in|at)\b"
    r"|\bnot (?:present|represented|part of|party to|there|at|on the (?:call|line)|in the room|in attendance|involved in)\b|\b(?:nobody|no one|none of)\b[^.;]{0,40}\b(?:attend\w*|"
    r"went|came|go|there|present|represented|took part|joined)\b|\bapologies\b|\babsent\b|\bno (?:representative|representation)\b"
)
_COMING = (
    r"attend\w*|(?:was|were|is|are) (?:also )?(?:present|there|represented)|present|came|joined|took part|participated|contributed|"
    r"dialled in|sat|spoke|went|a?round the table|at the table|in the room|"
    r"(?:was|were) (?:also )?(?:part|members?) of"
)
_PARTY_THEN_COMING = re.compile(rf"^(?:[^.;]{{0,70}}?)\b(?:{_COMING})\b")
_COMING_THEN_PARTY = re.compile(
    r"\b(?:with|including|included|involving|involved|between|attended by|attendance by|attendance of|joined by|present(?: were)?:?|attendees:?|in attendance:?|those "
    r"(?:there|present|at|in)(?: were)?:?|attended:|chaired by|led by|brought together|represented (?:there )?(?:by|through)|took part[^.;]{0,60} through)\b([^.;]*)$"
)
_ONLY_PAPER = re.compile(
    r"\b(?:reports?|information|letters?|concerns?|referral|requests?|apologies|minutes|history|updates?|views?|chronology|contact|call|"
    r"notification|instead of|without|not|except|apart from|but not)(?: \w+){0,3}? (?:from|by|of|to|for)? ?(?:the |our |a )?$"
)
_NOT_PARTY = re.compile(
    r"^(?:'s)?(?: \w+)? (?:report|referral|information|chronology|concerns?|views?|record|premises|system)\b|"
    r"^(?: \w+){0,2} (?:having )?(?:sent|sending|gave|giving|submitt\w+|provid\w+|tendered|tendering) (?:(?:a|an|its|their|her|his|in) )?(?:\w+ )?(?:reports?|apolog\w+|updates?|information|chronology)\b"
)
_SHORT = 20
_PLAIN = re.compile(
    r"\b(?:the|that|this) (?P<noun>meeting|discussion|conference|call|panel)(?: held)? (?:of|on) (?:the )?"
)
_DAY_AND_MONTH = re.compile(
    r"\W{0,2}(?:held )?(?:on |of )?(?:the )?(?:[a-z]{3,6}day,? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b(?!,? \d)"
)
_OF_ANOTHER = re.compile(
    r"\b(?:the|any) (?:first|second|third|last|next|other|others|earlier|later|previous|former|rest|one (?:on|in|of|before|after)|ones)\b"
)
"""After "we came to the meeting of 3 May": "not invited to the first"."""
_CLIPPED = 4
_APART = re.compile(r"[;\n]|\. ")
_LEFT_OUT = re.compile(r"\b(?:not|never|nor|neither|nobody|no one|n't|except|apart from|without)\b")
_INVITED_BEFORE = re.compile(r"\binvited\b[^.;]{0,60}$")
_INVITED_AFTER = re.compile(r"^(?: and [\w ]{3,25})? (?:was|were|had been) (?:also )?(?:invited|asked)\b")
_IN_BRACKETS = re.compile(r"[^.;(]{0,40}\([^)]*$")
_LISTED = re.compile(
    r"[^.;:\n]{0,70}(?:(?::|\(| [–—-]|,)|(?:;|,)? ?(?:attendees|present|attended|those (?:there|present))) ?:? ?(?:[\w'/-]+(?: [\w'/-]+){0,4}(?:,|/| and| &| \+| with) ?)*(?:[\w'/-]+ ){0,3}$"
)
"""From a meeting to an agency in a list: ": police, CAMHS nurse and "."""
_LIST_GOES_ON = re.compile(
    r" ?(?:case |social |support |link )?(?:worker|nurse|officer|rep(?:resentative)?s?|lead|manager|staff|practitioner|team|doctor|consultant|\([^)]{1,30}\)|\w{1,2})?,? ?(?:$|[.,;)/&+]|and\b|with\b|"
    r"(?:all |both |were |was |also )*(?:there|present|attend|on the (?:call|line)|in attendance|by telephone|round the table|dialled))"
)
_THEIR_APOLOGIES = re.compile(
    r"\bapologies(?: for absence)?(?: (?:were )?(?:received|given|sent))?(?: from|:| by)[^.;]*"
)
_PRESENT = re.compile(r"(?<=[;,.(–-]) ?(?=(?:present|attendees|attended|those (?:there|present))\b)")
_NO_LIST = re.compile(
    r"\b(?:apolog\w*|absent|not|no|nobody|invit\w*|reports?|minutes?|sent|told|asked|refer\w*|said|says|agreed|discuss\w*|concerns?|actions?|to|from|for|of|about|by)\b(?! telephone)"
)
_WERE = re.compile(r"[^.;:]{0,40}\bwere (?!(?:\w+ed|told|not|to|no|heard|given|sent|made)\b)(?P<list>[^.;]*)$")
_ALL_THERE = re.compile(
    r"[^.;]{0,60}\b(?:were|was) (?:all |both |also )?(?:there|present|in attendance)\b|[^.;]{0,40}\ball attended\b"
)
_HAD = re.compile(r"[^.;]{0,25}\bhad\b[^.;]*$")
_PARTY_AT = re.compile(
    r"^(?: (?:worker|nurse|officer|lead|manager|staff|rep))?(?: (?:was|were|also|went|both|all))* (?:at|to|in on|joined) (?:(?:the|a|an|our|both|all|each|first|second|ward) )*$"
)
_AT = re.compile(r"\b(?:at|to|in) (?:the |a |an )?$")
_BESIDE = re.compile(r"\b(?:with|alongside|next to|beside|together with)(?: \w+){0,3} $")
_ANOTHER_ONE = re.compile(
    r"\b(?:a|the|and|then) (?:second|third|further|next|later|final|follow-?up|reconvened|review)\b(?= (?:one|meeting|discussion|conference|on|held|of|in|took)\b)|\banother\b"
)
_OWN = re.compile(r"\b(?:we|our|us|i|my)\b")
_EVERYONE = re.compile(
    r"\ball (?:the |other |of the )?(?:agencies|partners|professionals|services|invitees|parties)\b[^.;]{0,30}\b(?P<how>attended|present|came|"
    r"represented|took part|invited|asked)\b|\b(?:well attended|attended) by all\b|\bevery agency (?:attended|came|was represented)\b"
)


def presences(held: CaseAccounts, account: Account, known: KnownDays) -> Iterator[Presence]:
    """Everything that one account says of who was at which meeting; `known` are the days of all meetings that are told."""
    before: list[Presence] = []
    for statement in account.statements:
        named = [one for one in named_in(statement) if one.kind.meeting] or _by_its_day(statement, known)
        if not named and before and before[0].statement.reference.field == statement.reference.field:
            yield from _continued(held, account, statement, before[0])
        last, before = before, []
        for start in dict.fromkeys(one.start for one in named):
            same = [one for one in named if one.start == start]
            spoken_of = [one for one in last if one.kind.key == same[0].kind.key and not statement.dates]
            yield from _of_meeting(held, account, statement, same, spoken_of, known)
        if len({one.start for one in named}) == 1:
            tied = frozenset(one.date.day for one in named if one.date and one.date.day)
            before = [Presence(claim=Claim.THERE, agency="", kind=named[0].kind, days=tied, months=(), general=False,
                               account=account, statement=statement)]  # fmt: skip


def _by_its_day(statement: Statement, known: KnownDays) -> list[Named]:
    """The meeting that "the discussion on 4 February" means: the only one that anybody places on such a day."""
    found = _PLAIN.search(statement.low)
    if found is None or statement.dated:
        return []
    date = next((one for one in statement.dates if one.day and one.mention.start == found.end()), None)
    days = {date.day} if date and date.day else _bare_day(statement.low, found.end(), known)
    kinds = [kind for day in days if day in known for kind in known[day].values()]
    if len(kinds) != 1:
        return []
    return [Named(kind=kinds[0], start=found.start("noun"), end=found.end("noun"), date=date)]


def _bare_day(low: str, start: int, known: KnownDays, family: str = "") -> frozenset[dt.date]:
    """The day that "on 4th February" means after a meeting, where only one told meeting was on a fourth of February."""
    found = _DAY_AND_MONTH.match(low, start)
    if found is None:
        return frozenset()
    days = [
        day
        for day, kinds in known.items()
        if (day.day, f"{day:%b}".lower()) == (int(found[1]), found[2]) and (not family or family in kinds)
    ]
    return frozenset(days if len(days) == 1 else ())


def _continued(held: CaseAccounts, account: Account, statement: Statement, meeting: Presence) -> Iterator[Presence]:
    """What the sentence after the one that names a meeting says of those present: "School attended. We were not invited."."""
    low = statement.low
    if statement.dates or not meeting.days or low.count(" ") > _SHORT or _OF_ANOTHER.search(low):
        return
    if _NOT_ASKED_NEXT.search(low) or _NOT_THERE.search(low):
        asked = _NOT_ASKED_NEXT.search(low)
        claim = Claim.UNINVITED if asked else Claim.NOT_THERE
        denial = asked or _NOT_THERE.search(low)
        opens, closes = clause_at(low, *denial.span()) if denial else (0, len(low))
        closes = _with_note(low, denial.end() if denial else closes, closes)
        parties = [one.agency for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]
        whom = account.agency if not parties or _OWN.search(low, opens, closes) else parties[0]
        yield replace(meeting, claim=claim, agency=whom, statement=statement)
        return
    for party in held.parties.named_in(low):
        before, after = low[: party.start], low[party.end :]
        if _ONLY_PAPER.search(before) or _NOT_PARTY.search(after):
            continue
        if _PARTY_THEN_COMING.match(after) or _COMING_THEN_PARTY.search(before):
            yield replace(meeting, claim=Claim.THERE, agency=party.agency, statement=statement)


def _of_meeting(
    held: CaseAccounts,
    account: Account,
    statement: Statement,
    named: list[Named],
    last: list[Presence],
    known: KnownDays,
) -> Iterator[Presence]:
    """What a statement says of one meeting; `last` is the same kind of meeting in the sentence before it."""
    one, low = named[0], statement.low
    tied = frozenset(found.date.day for found in named if found.date and found.date.day)
    tied = tied or _bare_day(low, one.end, known, one.kind.family or one.kind.key)
    opens, closes = clause_at(low, one.start, one.end)
    closes = _with_note(low, one.end, closes)
    clause, before, after = low[opens:closes], low[opens : one.start], low[one.end : closes]
    parties = held.parties.named_in(low)
    inside = [found for found in statement.dates if statement.dated or opens <= found.mention.start < closes]
    near = frozenset(found.day for found in inside if found.day) or (last[0].days if last else frozenset())
    months = tuple((found.first, found.last) for found in inside if not found.day)

    def said(claim: Claim, agency: str, days: frozenset[dt.date] = tied or near) -> Presence:
        general = not tied and _SOME.search(clause) is None
        return Presence(claim=claim, agency=agency, kind=one.kind, days=days, months=months, general=general,
                        account=account, statement=statement)  # fmt: skip

    denial = _denial(before, after, low[one.end :])
    if denial is Claim.ABSENT:
        yield said(Claim.ABSENT, "")
        return
    if denial:
        yield said(denial, _whom(account, low, opens, one, parties, denial))
        return
    everyone = _EVERYONE.search(clause)
    if everyone:
        yield said(Claim.INVITED if everyone["how"] in {"invited", "asked"} else Claim.THERE, EVERYONE)
    named_there = False
    for party in parties:
        claim = _claim(low, party, one, opens)
        another = _ANOTHER_ONE.search(low, one.end, party.start) if party.start > one.end else None
        if claim and another:  # "… was followed by a second on 3 May, at which the school was present"
            named_there = True
            later = [
                found.day
                for found in statement.dates
                if found.day and another.end() <= found.mention.start < party.start
            ]
            if later and not statement.dated:
                yield said(claim, party.agency, frozenset(later))
        elif claim:
            named_there = True
            yield said(claim, party.agency)
    if not named_there and re.search(rf"\b(?:{_COMING})\b", clause) and not _about_papers(clause):
        yield said(Claim.THERE, account.agency)


def _with_note(low: str, end: int, closes: int) -> int:
    """Where a clipped note of a meeting ends: of "RCPC 14/10/15: nobody from here went;" at the semicolon."""
    if low[closes : closes + 1] == ":" and low.count(" ", end, closes) <= _CLIPPED:
        return clause_at(low, closes + 1, closes + 1)[1]
    return closes


def _about_papers(clause: str) -> bool:
    return re.search(r"\b(?:sent a report|report (?:was )?sent|apolog\w+|invited)\b", clause) is not None


def _denial(before: str, after: str, rest: str) -> Claim | None:
    """What the words around a meeting deny."""
    around = _THEIR_APOLOGIES.sub("", f"{before}¦{after}")
    no_such = _NO.search(before) is not None
    held = _WAS_HELD.search(after) or _THERE_WAS_NO.search(before)
    found = (
        (Claim.UNRECORDED, no_such and _RECORDED_AFTER.search(after)),
        (Claim.ABSENT, _ABSENT_BEFORE.search(before) or _ABSENT_AFTER.search(after) or (no_such and held)),
        (Claim.NOT_THERE, no_such),  # "No core groups." alone may be said of the teller's own attendance
        (Claim.UNINVITED, _UNINVITED.search(around) and not _TOLD_AT_IT.search(before)),
        (Claim.UNRECORDED, _UNRECORDED_BEFORE.search(before) or _UNRECORDED_AFTER.search(rest)),
        (Claim.NOT_THERE, _NOT_THERE.search(around)),
    )
    return next((claim for claim, said in found if said), None)


def _whom(
    account: Account, low: str, opens: int, meeting: Named, parties: tuple[PartyAt, ...], denial: Claim
) -> str:  # fmt: skip
    """Of whom a denial speaks: of the agency named in the clause before the verb, unless it says "we"; else of the teller."""
    _, closes = clause_at(low, meeting.start, meeting.end)
    inside = [party for party in parties if opens <= party.start and party.end <= closes]
    pattern = {Claim.UNINVITED: _UNINVITED, Claim.NOT_THERE: _NOT_THERE}.get(denial)
    verb = pattern.search(low, opens, closes) if pattern else None
    ahead = [party for party in inside if verb is None or party.start < verb.end()]
    if not ahead or _OWN.search(low, opens, closes) or denial is Claim.UNRECORDED:
        return account.agency
    return ahead[-1].agency


def _claim(low: str, party: PartyAt, meeting: Named, opens: int) -> Claim | None:
    """Whether the party named is said to have been at the meeting or asked to it."""
    first, last = min(party.start, meeting.start), max(party.end, meeting.end)
    before, after = low[max(0, party.start - 60, opens if opens < party.start else 0) : party.start], low[party.end :]
    if not _LEFT_OUT.search(low[first:last]) and _INVITED_AFTER.match(after):
        return Claim.INVITED
    if meeting.end <= party.start and _in_list(low, party, meeting):
        return Claim.THERE
    if (
        low.count(";", first, last) == 1
        and meeting.end <= party.start
        and _ALL_THERE.match(after)
        and not _LEFT_OUT.search(low[first:last])
    ):
        return Claim.THERE  # "the conference was on 3 May; police and the school were both there"
    if _APART.search(low[first:last]) or _LEFT_OUT.search(low[first:last] + after[:40]):
        return None
    if _ONLY_PAPER.search(before) or _NOT_PARTY.search(after):
        return None
    if _INVITED_BEFORE.search(before):
        return Claim.INVITED
    there = (
        _there_after(low, party, meeting, opens)
        if meeting.end <= party.start
        else _there_before(low, party, meeting, before)
    )
    return Claim.THERE if there else None


def _in_list(low: str, party: PartyAt, meeting: Named) -> bool:
    """Whether an agency stands in a list of those present: "Strategy discussion 3 May: police, ward sister and DSL."."""
    between = _PRESENT.split(low[meeting.end : party.start])[-1]
    return (
        _LISTED.match(between) is not None
        and not _NO_LIST.search(between)
        and _LIST_GOES_ON.match(low, party.end) is not None
    )


def _there_after(low: str, party: PartyAt, meeting: Named, opens: int) -> bool:
    """An agency named after the meeting: in brackets, "the panel had police and school", "attended by", "school came"."""
    between = low[meeting.end : party.start]
    if _IN_BRACKETS.match(between) or _HAD.match(between):
        return True
    were = _WERE.match(between) if _AT.search(low[: meeting.start]) else None
    if were and not _NO_LIST.search(were["list"]):
        return True
    coming = _COMING_THEN_PARTY.search(low[opens : party.start])
    if coming and "invited" not in coming[0]:
        return True
    return _PARTY_THEN_COMING.match(low[party.end : party.end + 80]) is not None


def _there_before(low: str, party: PartyAt, meeting: Named, before: str) -> bool:
    """An agency named before the meeting: "the school came to the panel", "sat with the school at the panel"."""
    if _BESIDE.search(before) and _AT.search(low[: meeting.start]):
        return True
    between = low[party.end : meeting.start]
    return (_PARTY_THEN_COMING.match(f"{between} ") or _PARTY_AT.match(between)) is not None
