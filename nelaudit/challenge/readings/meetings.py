"""Who says of whom that they were at a meeting, were asked to it, or were not: what texts affirm and deny.

In comes a statement; out come `Presence` values. A denial that holds for some occasions only ("not always invited") is none.
"""

import datetime as dt
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nelaudit.accounts.cases import CaseAccounts
from nelaudit.accounts.parties import PartyAt
from nelaudit.accounts.statements import Account, Named, Statement
from nelaudit.challenge.readings import meeting_words as say
from nelaudit.model.vocabulary import EventKind
from nelaudit.text.sentences import clause_at

EVERYONE = "*"
KnownDays = Mapping[dt.date, Mapping[str, EventKind]]
"""The meetings that a case's agencies tell of: by day, each family with its kind."""


class MeetingClaim(StrEnum):
    """What is said of an agency and a meeting, or (`ABSENT`) of a meeting alone."""

    THERE = "there"
    INVITED = "invited"
    NOT_THERE = "not there"
    UNINVITED = "not invited"
    UNRECORDED = "not recorded"
    ABSENT = "not held"


DENIALS = frozenset({MeetingClaim.NOT_THERE, MeetingClaim.UNINVITED, MeetingClaim.UNRECORDED, MeetingClaim.ABSENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Presence:
    """A claim about an agency (`EVERYONE`, or empty for the meeting as such), as a statement makes it.

    `days` are the days of the meeting, where the clause names any; `months` the months, as first and last day; `general`
    says that it holds for every meeting of the kind.
    """

    claim: MeetingClaim
    agency: str
    kind: EventKind
    days: frozenset[dt.date]
    months: tuple[tuple[dt.date, dt.date], ...]
    general: bool
    account: Account
    statement: Statement


def presences(held: CaseAccounts, account: Account, known: KnownDays) -> Iterator[Presence]:
    """Everything that one account says of who was at which meeting; `known` are the days of all meetings that are told."""
    before: list[Presence] = []
    for statement in account.statements:
        named = [one for one in statement.named if one.kind.meeting] or _by_its_day(statement, known)
        if not named and before and before[0].statement.reference.field == statement.reference.field:
            yield from _continued(held, account, statement, before[0])
        last, before = before, []
        for start in dict.fromkeys(one.start for one in named):
            same = [one for one in named if one.start == start]
            spoken_of = [one for one in last if one.kind.key == same[0].kind.key and not statement.dates]
            yield from _of_meeting(held, account, statement, same, spoken_of, known)
        if len({one.start for one in named}) == 1:
            tied = frozenset(one.date.day for one in named if one.date and one.date.day)
            before = [Presence(claim=MeetingClaim.THERE, agency="", kind=named[0].kind, days=tied, months=(), general=False,
                               account=account, statement=statement)]  # fmt: skip


def _by_its_day(statement: Statement, known: KnownDays) -> list[Named]:
    """The meeting that "the discussion on 4 February" means: the only one that anybody places on such a day."""
    found = None if statement.dated else say.PLAIN.search(statement.low)
    if found is None:
        return []
    date = next((one for one in statement.dates if one.day and one.mention.start == found.end()), None)
    days = {date.day} if date and date.day else _bare_day(statement.low, found.end(), known)
    kinds = [kind for day in days if day in known for kind in known[day].values()]
    if len(kinds) != 1:
        return []
    return [Named(kind=kinds[0], start=found.start("noun"), end=found.end("noun"), date=date)]


def _bare_day(low: str, start: int, known: KnownDays, family: str = "") -> frozenset[dt.date]:
    """The day that "on 4th February" means after a meeting, where only one told meeting was on a fourth of February."""
    found = say.DAY_AND_MONTH.match(low, start)
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
    if statement.dates or not meeting.days or low.count(" ") > say.SHORT or say.OF_ANOTHER.search(low):
        return
    if say.NOT_ASKED_NEXT.search(low) or say.NOT_THERE.search(low):
        asked = say.NOT_ASKED_NEXT.search(low)
        claim = MeetingClaim.UNINVITED if asked else MeetingClaim.NOT_THERE
        denial = asked or say.NOT_THERE.search(low)
        opens, closes = clause_at(low, *denial.span()) if denial else (0, len(low))
        closes = _with_note(low, denial.end() if denial else closes, closes)
        parties = [one.agency for one in held.parties.named_in(low) if opens <= one.start and one.end <= closes]
        whom = account.agency if not parties or say.OWN.search(low, opens, closes) else parties[0]
        yield replace(meeting, claim=claim, agency=whom, statement=statement)
        return
    for party in held.parties.named_in(low):
        before, after = low[: party.start], low[party.end :]
        if say.ONLY_PAPER.search(before) or say.NOT_PARTY.search(after):
            continue
        if say.PARTY_THEN_COMING.match(after) or say.COMING_THEN_PARTY.search(before):
            yield replace(meeting, claim=MeetingClaim.THERE, agency=party.agency, statement=statement)


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

    def said(claim: MeetingClaim, agency: str, days: frozenset[dt.date] = tied or near) -> Presence:
        general = not tied and say.SOME.search(clause) is None
        return Presence(claim=claim, agency=agency, kind=one.kind, days=days, months=months, general=general,
                        account=account, statement=statement)  # fmt: skip

    denial = _denial(before, after, low[one.end :])
    if denial is MeetingClaim.ABSENT:
        yield said(MeetingClaim.ABSENT, "")
        return
    if denial:
        yield said(denial, _whom(account, low, opens, one, parties, denial))
        return
    everyone = say.EVERYONE.search(clause)
    if everyone:
        yield said(MeetingClaim.INVITED if everyone["how"] in {"invited", "asked"} else MeetingClaim.THERE, EVERYONE)
    named_there = False
    for party in parties:
        claim = _claim(low, party, one, opens)
        another = say.ANOTHER_ONE.search(low, one.end, party.start) if party.start > one.end else None
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
    if not named_there and re.search(rf"\b(?:{say.COMING})\b", clause) and not _about_papers(clause):
        yield said(MeetingClaim.THERE, account.agency)


def _with_note(low: str, end: int, closes: int) -> int:
    """Where a clipped note of a meeting ends: of "RCPC 14/10/15: nobody from here went;" at the semicolon."""
    if low[closes : closes + 1] == ":" and low.count(" ", end, closes) <= say.CLIPPED:
        return clause_at(low, closes + 1, closes + 1)[1]
    return closes


def _about_papers(clause: str) -> bool:
    return re.search(r"\b(?:sent a report|report (?:was )?sent|apolog\w+|invited)\b", clause) is not None


def _denial(before: str, after: str, rest: str) -> MeetingClaim | None:
    """What the words around a meeting deny."""
    around = say.THEIR_APOLOGIES.sub("", f"{before}¦{after}")
    no_such = say.NO.search(before) is not None
    held = say.WAS_HELD.search(after) or say.THERE_WAS_NO.search(before)
    found = (
        (MeetingClaim.UNRECORDED, no_such and say.RECORDED_AFTER.search(after)),
        (MeetingClaim.ABSENT, say.ABSENT_BEFORE.search(before) or say.ABSENT_AFTER.search(after) or (no_such and held)),
        (MeetingClaim.NOT_THERE, no_such),  # "No core groups." alone may be said of the teller's own attendance
        (MeetingClaim.UNINVITED, say.UNINVITED.search(around) and not say.TOLD_AT_IT.search(before)),
        (MeetingClaim.UNRECORDED, say.UNRECORDED_BEFORE.search(before) or say.UNRECORDED_AFTER.search(rest)),
        (MeetingClaim.NOT_THERE, say.NOT_THERE.search(around)),
    )
    return next((claim for claim, said in found if said), None)


def _whom(
    account: Account, low: str, opens: int, meeting: Named, parties: tuple[PartyAt, ...], denial: MeetingClaim
) -> str:  # fmt: skip
    """Of whom a denial speaks: of the agency named in the clause before the verb, unless it says "we"; else of the teller."""
    _, closes = clause_at(low, meeting.start, meeting.end)
    inside = [party for party in parties if opens <= party.start and party.end <= closes]
    pattern = {MeetingClaim.UNINVITED: say.UNINVITED, MeetingClaim.NOT_THERE: say.NOT_THERE}.get(denial)
    verb = pattern.search(low, opens, closes) if pattern else None
    ahead = [party for party in inside if verb is None or party.start < verb.end()]
    if not ahead or say.OWN.search(low, opens, closes) or denial is MeetingClaim.UNRECORDED:
        return account.agency
    return ahead[-1].agency


def _claim(low: str, party: PartyAt, meeting: Named, opens: int) -> MeetingClaim | None:
    """Whether the party named is said to have been at the meeting or asked to it."""
    first, last = min(party.start, meeting.start), max(party.end, meeting.end)
    before, after = low[max(0, party.start - 60, opens if opens < party.start else 0) : party.start], low[party.end :]
    if not say.LEFT_OUT.search(low[first:last]) and say.INVITED_AFTER.match(after):
        return MeetingClaim.INVITED
    if meeting.end <= party.start and (_in_list(low, party, meeting) or _all_there(low, party, meeting)):
        return MeetingClaim.THERE
    if say.APART.search(low[first:last]) or say.LEFT_OUT.search(low[first:last] + after[:40]):
        return None
    if say.ONLY_PAPER.search(before) or say.NOT_PARTY.search(after):
        return None
    if say.INVITED_BEFORE.search(before):
        return MeetingClaim.INVITED
    there = (
        _there_after(low, party, meeting, opens)
        if meeting.end <= party.start
        else _there_before(low, party, meeting, before)
    )
    return MeetingClaim.THERE if there else None


def _in_list(low: str, party: PartyAt, meeting: Named) -> bool:
    """Whether an agency stands in a list of those present: "Strategy discussion 3 May: police, ward sister and DSL."."""
    between = say.PRESENT.split(low[meeting.end : party.start])[-1]
    return (
        say.LISTED.match(between) is not None
        and not say.NO_LIST.search(between)
        and say.LIST_GOES_ON.match(low, party.end) is not None
    )


def _all_there(low: str, party: PartyAt, meeting: Named) -> bool:
    """Whether the next clause says it of a meeting: "the conference was on 3 May; police and the school were both there"."""
    between = low[meeting.end : party.start]
    return (
        between.count(";") == 1 and not say.LEFT_OUT.search(between) and say.ALL_THERE.match(low, party.end) is not None
    )


def _there_after(low: str, party: PartyAt, meeting: Named, opens: int) -> bool:
    """An agency named after the meeting: in brackets, "the panel had police and school", "attended by", "school came"."""
    between = low[meeting.end : party.start]
    if say.IN_BRACKETS.match(between) or say.HAD.match(between):
        return True
    were = say.WERE.match(between) if say.AT.search(low[: meeting.start]) else None
    if were and not say.NO_LIST.search(were["list"]):
        return True
    coming = say.COMING_THEN_PARTY.search(low[opens : party.start])
    if coming and "invited" not in coming[0]:
        return True
    return say.PARTY_THEN_COMING.match(low[party.end : party.end + 80]) is not None


def _there_before(low: str, party: PartyAt, meeting: Named, before: str) -> bool:
    """An agency named before the meeting: "the school came to the panel", "sat with the school at the panel"."""
    if say.BESIDE.search(before) and say.AT.search(low[: meeting.start]):
        return True
    between = low[party.end : meeting.start]
    return (say.PARTY_THEN_COMING.match(f"{between} ") or say.PARTY_AT.match(between)) is not None
