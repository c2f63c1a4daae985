"""Days on which agencies place one event: which stated days are the same event's, told differently.

Two days are one event's when they are of one kind, near enough for that kind, and no agency knows both: who tells of two
core groups a week apart tells of two.
"""

import datetime as dt
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from nelaudit.accounts.statements import Account, Dated, Named, Statement
from nelaudit.model.dates import DateKind
from nelaudit.model.vocabulary import CONFERENCE, EventKind
from nelaudit.model.wording import word_set
from nelaudit.text.notation import any_of
from nelaudit.text.sentences import clause_at

_AGAIN = re.compile(
    r"\b(?:second|third|(?:2nd|3rd)(?! (?:of )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec))|further|another|reconvened|follow-?up|repeat\w*|later|fourth|next)\b"
)
_AFTER_ANOTHER = re.compile(
    r"\b(?:after|following|for|about|re) (?:the |a |his |her )?(?:2nd|second|3rd|third|further|another|next|later)\b"
)
_RELATIVE = re.compile(
    r"(?<!with )(?<!by )(?<!from )(?<!with her )(?<!with his )(?<!by her )(?<!by his )(?<!with the )(?<!by the )(?<!from her )(?<!from his )(?<!on his )(?<!on her )(?<!on )"
    r"(?<!against )(?<!against his )(?<!against her )(?<!told )\b(mother|mum|father|dad|partner|boyfriend|stepfather|stepmother|brother|sister|sibling|grandmother|grandfather|uncle|aunt|cousin)\b"
    r"(?!'s? (?:request|address|home|house|car|flat|consent))"
)
"""As in "father was arrested"."""

_WHOSE_BEFORE = re.compile(
    r"\b([a-z][a-z-]{2,})(?:'s)?(?: (?:was|were|is|had been|has been|been|being|child protection|cp|forensic|sarc|csa|abe))* $"
)
_WHOSE_AFTER = re.compile(
    r"^(?: (?:examination|interview|check|visit|assessment))? (?:of|on|for|with) ([a-z][a-z-]{2,})\b"
)
_NO_NAME = word_set(
    "the and but who she her him his they them their that this then when also was were had has been child children children's girl boy boys young person people yp "
    "pupil student patient client subject suspect man male female adult perpetrator offender police hospital doctor day night same mother mum father dad partner "
    "parents carer carers family joint first second initial further home address suspicion theft assault later again not never after before with from for "
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september october november december "
    "his all both any each being following officer officers social worker protection medical forensic paediatric safeguarding physical full formal"
)
_BESIDE = 40
_GOES_ON = re.compile(r",| and ")
_REVIEW_NEAR = 7
_MOST_DAYS = 150


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """One agency places one event on a day, or in a month.

    `again` says that it calls it a second one; `whose` is the name beside it, of whom it befell, and `adults` those of the
    family in that place.
    """

    kind: EventKind
    who: tuple[str, str]
    dated: Dated
    statement: Statement
    again: bool
    whose: str = ""
    adults: frozenset[str] = frozenset()

    @property
    def day(self) -> dt.date:
        """The day, or the first of the month."""
        return self.dated.first


@dataclass(frozen=True, slots=True, kw_only=True)
class DifferentDays:
    """One event that agencies place on different days: its kind, and who tells of which day."""

    kind: EventKind
    days: Mapping[dt.date, tuple[Telling, ...]]


def tellings(accounts: Iterable[Account]) -> Iterator[Telling]:
    """Every event of a known kind to which a day or month is tied, about the subject child."""
    for account in accounts:
        for statement in account.statements:
            if not statement.of_subject:
                continue
            for named in statement.named:
                if named.date and named.date.mention.kind is not DateKind.RANGE:
                    again = (
                        _AGAIN.search(statement.low, max(0, named.start - 25), named.start)
                        or _AFTER_ANOTHER.search(statement.low, named.end, named.end + 45)
                    ) is not None
                    whose, adults = _whom(statement, named) if named.kind.person else ("", frozenset())
                    yield Telling(kind=named.kind, who=account.who, dated=named.date, statement=statement, again=again,
                                  whose=whose, adults=adults)  # fmt: skip


def _whom(statement: Statement, named: Named) -> tuple[str, frozenset[str]]:
    """The name, and the relatives, beside an event that befalls one person: "Dean's arrest", "medical examination of Ellie"."""
    low = statement.low
    opens, closes = clause_at(low, named.start, named.end)
    behind = _GOES_ON.split(low[named.end : min(closes, named.end + _BESIDE)], maxsplit=1)[0]
    beside = f"{low[opens : named.start]}|{behind}"
    after = _WHOSE_AFTER.match(low[named.end : named.end + 40])
    before = _WHOSE_BEFORE.search(low[max(0, named.start - 60) : named.start])
    names = (found[1] for found in (after, before) if found and found[1] not in _NO_NAME)
    words = statement.reference.words
    name = next((one for one in names if one.upper() in words or one.capitalize() in words), "")
    return name, frozenset(_RELATIVE.findall(beside))


def same_event_days(differing: Iterable[DifferentDays]) -> dict[tuple[str, dt.date], dt.date]:
    """For days that are one event's, told differently: kind's family and day → the earliest of them."""
    found: dict[tuple[str, dt.date], dt.date] = {}
    for one in differing:
        family = one.kind.family or one.kind.key
        for day in one.days:
            found[family, day] = min(one.days)
    return found


def different_days(accounts: Sequence[Account]) -> tuple[DifferentDays, ...]:
    """The events that agencies place on different days, in order of kind and day."""
    by_family: dict[str, list[Telling]] = defaultdict(list)
    for one in tellings(accounts):
        by_family[one.kind.family or one.kind.key].append(one)
    return tuple(one for _, group in sorted(by_family.items()) for one in _in_family(group))


def _in_family(group: Sequence[Telling]) -> Iterator[DifferentDays]:
    by_day: dict[dt.date, list[Telling]] = defaultdict(list)
    for one in group:
        if one.dated.day:
            by_day[one.day].append(one)
    if len(by_day) > _MOST_DAYS:
        return  # no child has so many meetings of one kind: not a text to compare
    kinds = {day: _kind_on(held) for day, held in by_day.items()}
    clusters = {day: [day] for day in by_day}
    for first, second in sorted(combinations(sorted(by_day), 2), key=lambda pair: (pair[1] - pair[0], pair)):
        kind = _joint_kind(kinds[first], kinds[second], (second - first).days)
        if kind is None or clusters[first] is clusters[second]:
            continue
        both = [*clusters[first], *clusters[second]]
        if (
            _one_event(kind, first, second, by_day)
            and _each_tells_one(both, by_day)
            and not _ambiguous(first, second, by_day, kinds)
        ):
            for day in both:
                clusters[day] = both
    for days in dict.fromkeys(tuple(sorted(days)) for days in clusters.values() if len(days) > 1):
        kind = min((kinds[day] for day in days), key=lambda one: (one.key == CONFERENCE, one.key))
        yield DifferentDays(kind=kind, days={day: tuple(by_day[day]) for day in days})


def _ambiguous(
    first: dt.date, second: dt.date, by_day: Mapping[dt.date, Sequence[Telling]], kinds: Mapping[dt.date, EventKind]
) -> bool:
    """Whether a teller of one day tells of a further such event, which may as well be the other's."""
    for mine, other in ((first, second), (second, first)):
        tellers = {one.who for one in by_day[mine]}
        for day, held in by_day.items():
            if day in {mine, other} or tellers.isdisjoint(one.who for one in held):
                continue
            apart = abs((day - other).days)
            kind = _joint_kind(kinds[day], kinds[other], apart)
            if kind and apart <= kind.window:
                return True
    return False


def _each_tells_one(days: Sequence[dt.date], by_day: Mapping[dt.date, Sequence[Telling]]) -> bool:
    """Whether nobody tells of two of the days: who knows two events does not mean one."""
    tellers = [who for day in days for who in {one.who for one in by_day[day]}]
    return len(tellers) == len(set(tellers))


def _kind_on(held: Sequence[Telling]) -> EventKind:
    """What happened on a day: a conference is read as initial or review where another agency says which."""
    kinds = {one.kind.key: one.kind for one in held}
    return kinds[min(kinds, key=lambda key: (key == CONFERENCE, key))]


def _joint_kind(one: EventKind, other: EventKind, apart: int) -> EventKind | None:
    if one.key == other.key:
        return one
    if CONFERENCE in {one.key, other.key} and apart <= _REVIEW_NEAR:
        return other if one.key == CONFERENCE else one
    return None


def _one_event(kind: EventKind, first: dt.date, second: dt.date, by_day: Mapping[dt.date, Sequence[Telling]]) -> bool:
    """Whether two days of a kind are one event, told differently."""
    if (second - first).days > kind.window and not (kind.once and _slip(first, second)):
        return False
    ordinals = [any(one.again for one in by_day[day]) for day in (first, second)]
    if ordinals[0] != ordinals[1] and not kind.once:
        return False
    if kind.person and _adults(by_day[first]) != _adults(by_day[second]):
        return False
    if kind.person and _other_names(by_day[first], by_day[second]):
        return False
    if not (kind.detail or kind.unlike):
        return True
    telling = any_of(kind.detail or kind.unlike)
    mine, theirs = (
        {found[:4] for one in by_day[day] for found in telling.findall(one.statement.low)} for day in (first, second)
    )
    return bool(mine & theirs) or (bool(kind.unlike) and not (mine and theirs))


def _adults(held: Sequence[Telling]) -> frozenset[str]:
    """Those of the family whom it befell, as the tellers name them: what befell the mother did not befall the child."""
    return frozenset(word for one in held for word in one.adults)


def _other_names(held: Sequence[Telling], others: Sequence[Telling]) -> bool:
    """Whether both days' tellers name somebody beside the event, and nobody is named on both."""
    mine, theirs = ({one.whose for one in told if one.whose} for told in (held, others))
    return bool(mine and theirs and mine.isdisjoint(theirs))


def _slip(first: dt.date, second: dt.date) -> bool:
    """Whether a day may be the other mistyped: another year, or day and month exchanged."""
    if (first.day, first.month) == (second.day, second.month):
        return abs(first.year - second.year) == 1
    return first.year == second.year and (first.day, first.month) == (second.month, second.day)
