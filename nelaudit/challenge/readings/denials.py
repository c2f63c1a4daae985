"""One agency states a thing of a day and another denies it in like words."""

import datetime as dt
import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from functools import lru_cache

from nelaudit.accounts.cases import MOST, CaseAccounts, Difference, source
from nelaudit.accounts.statements import Account, Statement, stem, words_of
from nelaudit.challenge.readings.stances import contrary_stances
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.vocabulary import MEETING
from nelaudit.model.wording import short_day, shortened

_DENYING = (
    r"no|not|never|nor|neither|nobody|none|nothing|cannot|without|refus\w*|declin\w*|withheld|withdr[ae]w\w*|missed"
)
_PLAIN_DENIAL = re.compile(rf"\b(?:{_DENYING})\b")
_DENIAL = re.compile(rf"\b(?:{_DENYING}|\w+n't)\b")
_AT_MEETING = re.compile(
    r"\b(?P<who>mother|father|mum|dad|parents|stepfather|partner|grandmother)\b(?P<how>[^.;]{0,40}?)\b(?:attend\w*|came|come|present|there)\b"
)
_MIGHT = re.compile(r"\b(?:would|should|could|might|may (?:have|be|not|well)|whether)\b")
_OWN = re.compile(r"\b(?:we|our|us|i|my)\b")
_BESIDE = re.compile(r"\b(?:after|since|before|until|till|prior to) (?:the )?$")
"""A denial "after 4 May" says nothing of 4 May."""
_NOTE = re.compile(r";|\.\s")
_PART = re.compile(r"[;:()]|\.(?=\s|$)|, (?=and |but |so |who |which )| [–—-] ")
_TOKEN = re.compile(r"[a-z0-9'-]+")
_WEAK = words_of(
    "that this with from have been were child children young person there their they them what which when where whose about "
    "would could should also some more most than then very well good better clear clearly recorded record records early late "
    "january february march april june july august september october november december police school social worker "
    "meeting conference attended invited report core group strategy discussion"
)
_AFTER_ITS_WORD = frozenset({"ref", "dec", "wit"})  # "consent refused", "declined", "withheld"
_LONGEST = 30
_NEAR = 3
_ENOUGH, _SHARE = 3, 0.6
_SHOWN = 110
_SHORT, _OFTEN, _NEARLY = 16, 40, 0.7


def denied_facts(held: CaseAccounts) -> Iterator[Difference]:
    """Two sentences of one day that share their words, where one denies what the other states.

    What an agency denies of itself ("we did not call") contradicts nobody. Only sentences that name the same day are
    compared, so that the work stays in proportion to what is written.
    """
    done: set[tuple[str, str]] = set()
    for yes, no, day in (*_undated(held), *_of_one_day(held), *contrary_stances(held)):
        pair = (str(yes.reference), str(no.reference))
        if pair not in done:
            done.add(pair)
            yield _difference(held, yes, no, day)


def _of_one_day(held: CaseAccounts) -> Iterator[tuple[Statement, Statement, dt.date | None]]:
    by_day = _by_day(held)
    for day in sorted(by_day):
        for account, no in by_day[day]:
            if not _denies(no.low) or _OWN.search(no.low):
                continue
            for other, yes in by_day[day]:
                if other.agency != account.agency and _against(yes, no):
                    yield yes, no, day
                    break


def _by_day(held: CaseAccounts) -> dict[dt.date, list[tuple[Account, Statement]]]:
    by_day: dict[dt.date, list[tuple[Account, Statement]]] = defaultdict(list)
    for account in held.accounts:
        for statement in account.statements:
            if statement.dates and statement.low.count(" ") <= _LONGEST and not _might(statement.low):
                denies = _denies(statement.low)
                for day in {
                    one.day
                    for one in statement.dates
                    if one.day
                    and not (denies and not statement.dated and _BESIDE.search(statement.low[: one.mention.start]))
                }:
                    if len(by_day[day]) < MOST:
                        by_day[day].append((account, statement))
    return by_day


def _undated(held: CaseAccounts) -> Iterator[tuple[Statement, Statement, dt.date | None]]:
    """The same of sentences without a date, which must be alike in nearly every word."""
    said = [
        (account, one, words_of(one.low) - _WEAK)
        for account in held.accounts
        for one in account.statements[: 10 * MOST]
        if not (one.days or one.dates)
        and one.low.count(" ") <= _SHORT
        and not _might(one.low)
        and not _OWN.search(one.low)
    ]
    index: dict[str, list[int]] = defaultdict(list)
    for place, (_, one, words) in enumerate(said):
        if not _denies(one.low):
            for word in words:
                index[word].append(place)
    for account, no, words in said:
        if len(words) < _ENOUGH or not _denies(no.low):
            continue
        shared = Counter(place for word in words for place in index[word] if len(index[word]) <= _OFTEN)
        for place in sorted(place for place, count in shared.items() if count >= _ENOUGH):
            other, yes, others = said[place]
            alike = len(words & others) >= _NEARLY * len(words | others)
            if other.agency != account.agency and alike and _against(yes, no):
                yield yes, no, None
                break


@lru_cache(maxsize=65536)
def _might(low: str) -> bool:
    return _MIGHT.search(low) is not None


@lru_cache(maxsize=65536)
def _denies(low: str) -> bool:
    return (_DENIAL if "n't" in low else _PLAIN_DENIAL).search(low) is not None


def _against(yes: Statement, no: Statement) -> bool:
    """Whether one states what the other denies: like words, and the denial stands beside a word they share."""
    if _denies(yes.low):
        return False
    if _same_relative_at_a_meeting(yes, no):
        return True
    if len((words_of(yes.low) & words_of(no.low)) - _WEAK) < _ENOUGH:
        return False  # no two of their notes can share enough
    return any(
        _contrary(part, other) for part in _NOTE.split(no.low) if _denies(part) for other in _NOTE.split(yes.low)
    )


def _contrary(no: str, yes: str) -> bool:
    """Whether one note denies what another states."""
    mine, theirs = words_of(no) - _WEAK, words_of(yes) - _WEAK
    both = mine & theirs
    if len(both) < _ENOUGH or len(both) < _SHARE * min(len(mine), len(theirs)):
        return False
    return any(stem(token) in both for part in _PART.split(no) for token in _denied(_TOKEN.findall(part)))


def _denied(tokens: list[str]) -> Iterator[str]:
    """The words beside a denial, within its part of the sentence."""
    for place, token in enumerate(tokens):
        if _DENIAL.fullmatch(token):
            yield from tokens[place - (token[:3] in _AFTER_ITS_WORD and place > 0) : place + _NEAR + 1]


def _same_relative_at_a_meeting(yes: Statement, no: Statement) -> bool:
    """Whether both speak of the father, say, at the same kind of meeting, and the denial is of his being there."""
    if not (yes.kinds and no.kinds):
        return False
    there, absent = _AT_MEETING.search(yes.low), _AT_MEETING.search(no.low)
    if not (there and absent and there["who"] == absent["who"] and _DENIAL.search(absent["how"])):
        return False
    kinds = [
        {kind.family or kind.key for kind, _, _ in one.kinds if kind.key != MEETING and kind.meeting}
        for one in (yes, no)
    ]
    return bool(kinds[0] & kinds[1])


def _difference(held: CaseAccounts, yes: Statement, no: Statement, day: dt.date | None) -> Difference:
    said, denied = (shortened(held.state.clear(one.reference.words), _SHOWN).rstrip(".") for one in (yes, no))
    return Difference(
        kind=ChallengeKind.ANSWERS,
        sentence=f"{f'Of {short_day(day)} ' if day else ''}{held.name(yes.reference.identity)} writes “{said}”; "
        f"{held.name(no.reference.identity)} writes “{denied}”.",
        sources=(source(yes), source(no)),
        about=f"denied|{day or ''}|{no.reference.identity.agency}|{no.reference.field}",
        weight=5,
    )
