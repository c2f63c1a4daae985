"""One agency states a thing and another denies it in like words, of the same day or of the whole case."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass

from nelaudit.collate.differences import CaseAccounts, Difference, source, supposed
from nelaudit.collate.statements import Account, Statement, words_of
from nelaudit.model.challenge import ChallengeKind

_NEGATION = re.compile(r"\b(?:no|not|never|nor|neither|nobody|none|nothing|cannot|without)\b|n't\b")
_CONTRARY = re.compile(
    r"\b(?:refus\w*|declin\w*|withheld|withdr[ae]w\w*|incomplete|outstanding|overdue|out of date|absent|missed|failed|closed|ended|stopped|stranger)\b"
)
_OWN = re.compile(r"\b(?:we|our|us|i|my)\b")
_WEAK = words_of(
    "that this with from have been were child children young person there their they them what which when where whose about "
    "would could should also some more most than then very well good better clear clearly recorded record records early late"
)
_COMMON_SHARE = 0.12
_LONGEST = 30
_DATED, _UNDATED = 3, 4
_DATED_SHARE, _UNDATED_SHARE = 0.6, 0.8


@dataclass(frozen=True, slots=True, kw_only=True)
class _Said:
    account: Account
    statement: Statement
    words: frozenset[str]
    denied: bool


def denied_facts(held: CaseAccounts) -> Iterator[Difference]:
    """Pairs of statements that share nearly all their words and differ in one saying "not".

    What an agency denies of itself ("we did not attend") contradicts nobody; comparisons go by an index of words, so that
    the work stays in proportion to what is written.
    """
    said = [
        _Said(account=account, statement=statement, words=words_of(statement.low) - _WEAK, denied=_denied(statement.low))
        for account in held.accounts
        for statement in account.statements
        if statement.low.count(" ") <= _LONGEST and not supposed(statement.low)
    ]
    index: dict[str, list[int]] = defaultdict(list)
    for place, one in enumerate(said):
        if not one.denied:
            for word in one.words:
                index[word].append(place)
    common = max(8, len(said) * _COMMON_SHARE)
    for no in said:
        if not no.denied or _OWN.search(no.statement.low):
            continue
        shared = Counter(place for word in sorted(no.words) if len(index[word]) <= common for place in index[word])
        for place, count in sorted(shared.items()):
            yes = said[place]
            if count > 1 and yes.account.agency != no.account.agency and _against(yes, no):
                yield _difference(held, yes, no)
                break


def _denied(low: str) -> bool:
    """Whether a sentence denies: an odd number of negations and contrary words."""
    return (len(_NEGATION.findall(low)) + len(_CONTRARY.findall(low))) % 2 == 1


def _against(yes: _Said, no: _Said) -> bool:
    both = yes.words & no.words
    fewest = min(len(yes.words), len(no.words))
    if yes.statement.days and no.statement.days:
        return bool(yes.statement.days & no.statement.days) and len(both) >= _DATED and len(both) >= _DATED_SHARE * fewest
    if yes.statement.days or no.statement.days or _OWN.search(yes.statement.low):
        return False
    return len(both) >= _UNDATED and len(both) >= _UNDATED_SHARE * max(len(yes.words), len(no.words))


def _difference(held: CaseAccounts, yes: _Said, no: _Said) -> Difference:
    return Difference(
        kind=ChallengeKind.ANSWERS,
        sentence=f"{held.name(yes.account.returned.identity)} states what {held.name(no.account.returned.identity)} denies.",
        sources=(source(yes.statement), source(no.statement)),
        about="denied",
        weight=5,
    )
