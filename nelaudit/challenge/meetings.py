"""A meeting that one agency records and another denies, was said to be at and omits, or says that it was not asked to."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from nelaudit.accounts.cases import MOST, CaseAccounts, Difference, days_in_words, source
from nelaudit.accounts.same_event import Telling, tellings
from nelaudit.accounts.statements import Account, lowered
from nelaudit.challenge.readings.meetings import DENIALS, EVERYONE, MeetingClaim, Presence, presences
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.dates import DateKind
from nelaudit.model.tools import QuestionType
from nelaudit.model.vocabulary import CONFERENCE, EventKind

_AGAINST = {
    MeetingClaim.UNINVITED: frozenset({MeetingClaim.THERE, MeetingClaim.INVITED}),
    MeetingClaim.NOT_THERE: frozenset({MeetingClaim.THERE}),
    MeetingClaim.UNRECORDED: frozenset({MeetingClaim.THERE}),
}
_WORDS = {
    MeetingClaim.UNINVITED: "was not asked to it",
    MeetingClaim.NOT_THERE: "was not there",
    MeetingClaim.UNRECORDED: "has no record of it",
}
_MOST = 5
_NEAR = 3


def meeting_points(held: CaseAccounts) -> Iterator[Difference]:
    """Contradictions about meetings, then meetings that an agency said to be there leaves out."""
    told = [one for one in tellings(held.accounts) if one.kind.meeting]
    known = _known_days(told)
    said = [one for account in held.accounts for one in islice(presences(held, account, known), 4 * MOST)]
    spoken: set[tuple[str, str]] = set()
    for denial in said:
        if denial.claim is MeetingClaim.ABSENT:
            found = _never_held(held, denial, told)
        elif denial.claim in DENIALS:
            found = _not_there(held, denial, said)
        else:
            continue
        mark = (denial.agency or denial.account.agency, _family(denial))
        if found and mark not in spoken:
            spoken.add(mark)
            yield found
    yield from _left_out(held, said, spoken)


def _known_days(told: Sequence[Telling]) -> dict[dt.date, dict[str, EventKind]]:
    kinds: dict[dt.date, dict[str, EventKind]] = defaultdict(dict)
    for one in told:
        if one.dated.day:
            kinds[one.dated.day][one.kind.family or one.kind.key] = one.kind
    return kinds


def _family(one: Presence) -> str:
    return one.kind.family or one.kind.key


def _same_meeting(denial: Presence, other: Presence) -> bool:
    """Whether a denial and an affirmation speak of the same meeting: of one kind, and of one day where days are said."""
    if denial.kind.key != other.kind.key and not (
        _family(denial) == _family(other) and CONFERENCE in {denial.kind.key, other.kind.key}
    ):
        return False
    if denial.days:
        return any(abs((one - another).days) <= _NEAR for one in denial.days for another in other.days)
    if denial.months:
        return any(first <= day <= last for first, last in denial.months for day in other.days)
    return denial.general and denial.kind.key in {other.kind.key, CONFERENCE}


def _not_there(held: CaseAccounts, denial: Presence, said: Sequence[Presence]) -> Difference | None:
    whom = denial.agency
    against = _AGAINST[denial.claim]
    affirmed = [
        one
        for one in said
        if one.claim in against
        and one.agency in {whom, EVERYONE}
        and one.account.agency != denial.account.agency
        and _same_meeting(denial, one)
    ]
    own = [
        one for one in said
        if one.claim is MeetingClaim.THERE and one.account.agency == whom and one.agency == whom and denial.account.agency == whom
    ]  # fmt: skip
    if not affirmed or (not denial.days and any(_same_meeting(denial, one) for one in own)):
        return None
    tellers = [one.account.returned.identity for one in affirmed]
    verb = "record" if len(set(tellers)) > 1 else "records"
    days = frozenset(day for one in affirmed for day in one.days if not denial.days or day in denial.days)
    when = f" on {days_in_words(sorted(days))}" if 0 < len(days) <= _MOST else ""
    there = "at" if any(one.claim is MeetingClaim.THERE for one in affirmed) else "as invited to"
    speaker = held.name(denial.account.returned.identity)
    denied = (
        f"states that it {_WORDS[denial.claim]}"
        if whom == denial.account.agency
        else f"states that {held.name(whom)} {_WORDS[denial.claim]}"
    )
    return Difference(
        kind=ChallengeKind.MEETING,
        sentence=f"{held.names(tellers)} {verb} {held.name(whom)} {there} {affirmed[0].kind.title}{when}; {speaker} {denied}.",
        sources=(source(denial.statement), *(source(one.statement) for one in affirmed[:_MOST])),
        agencies=(whom, denial.account.agency),
        about=f"{_family(denial)}|{whom}",
        weight=2 + len(affirmed),
    )


def _never_held(held: CaseAccounts, denial: Presence, told: Sequence[Telling]) -> Difference | None:
    """A meeting that one agency says was not held and another dates."""
    same = [one for one in told if (one.kind.family or one.kind.key) == _family(denial)
            and denial.kind.key in {one.kind.key, CONFERENCE}]  # fmt: skip
    if any(one.who[0] == denial.account.agency for one in same):
        return None  # it knows of one: it denies another
    if denial.days:
        same = [one for one in same if any(abs((one.day - day).days) <= _NEAR for day in denial.days)]
    elif denial.months:
        same = [one for one in same if any(first <= one.day <= last for first, last in denial.months)]
    elif not denial.general:
        return None
    if not same:
        return None
    tellers = [one.statement.reference.identity for one in same]
    verb = "date" if len({held.name(who) for who in tellers}) > 1 else "dates"
    days = days_in_words(sorted({one.day for one in same if one.dated.mention.kind is DateKind.DAY})[:_MOST])
    return Difference(
        kind=ChallengeKind.MEETING,
        sentence=f"{held.names(tellers)} {verb} {same[0].kind.title} {days}; "
        f"{held.name(denial.account.returned.identity)} states that none was held.",
        sources=(source(denial.statement), *(source(one.statement) for one in same[:_MOST])),
        about=f"{_family(denial)}|{denial.account.agency}|not held",
        weight=3 + len(set(tellers)),
    )


def _left_out(held: CaseAccounts, said: Sequence[Presence], spoken: set[tuple[str, str]]) -> Iterator[Difference]:
    """A dated meeting at which others place an agency whose full return says nothing of it."""
    for one in said:
        if one.claim is not MeetingClaim.THERE or one.agency in {EVERYONE, one.account.agency} or not one.days:
            continue
        if one.kind.key.startswith("meeting"):
            continue  # others may call it something else
        mark = (one.agency, _family(one))
        mine = held.of(one.agency)
        if mark in spoken or not mine or any(_mentions(held, account, one) for account in mine):
            continue
        spoken.add(mark)
        tellers = [
            other
            for other in said
            if other.claim is MeetingClaim.THERE
            and other.agency == one.agency != other.account.agency
            and _family(other) == _family(one)
        ]
        yield Difference(
            kind=ChallengeKind.MEETING,
            sentence=f"{held.names([other.account.returned.identity for other in tellers])} "
            f"{'record' if len({other.account.who for other in tellers}) > 1 else 'records'} {held.name(one.agency)} at {one.kind.title} on "
            f"{days_in_words(sorted(one.days))}; its return does not mention it.",
            sources=tuple(source(other.statement) for other in tellers[:_MOST]),
            agencies=(one.agency,),
            about=f"{_family(one)}|{one.agency}|left out",
            weight=1,
        )


def _mentions(held: CaseAccounts, account: Account, one: Presence) -> bool:
    """Whether a return tells of such a meeting or of that day, or is too thin or too narrow to say that it does not."""
    days = {day for statement in account.statements for day in statement.days}
    if not account.full or not all(account.reaches(day) for day in one.days):
        return True
    pattern = held.lexicon.kinds.pattern(one.kind)
    if one.days & days:
        return True
    texts = [
        held.lexicon.shorthand.written_out(lowered(cell.value)).words
        for name, cell in account.returned.inputs.items()
        if name.startswith(("q.", "chronology."))
    ]
    texts += [  # a day that answers “when was the conference held?” tells of the conference
        lowered(question.label)
        for question in held.state.tool.questions
        if question.type is QuestionType.DATE and account.returned.value(f"q.{question.name}.answer")
    ]
    return any(pattern.search(text) or (_family(one) == CONFERENCE and CONFERENCE in text) for text in texts)
