"""Answers that contradict each other: facts about the child, referrals and information, choices, and plain denials."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from nelaudit.collate.claims import Claim, claims, contradict
from nelaudit.collate.denials import denied_facts
from nelaudit.collate.differences import (
    MOST,
    CaseAccounts,
    Difference,
    Source,
    answer_source,
    days_in_words,
    negated,
    source,
)
from nelaudit.collate.event_kinds import kinds_at
from nelaudit.collate.referrals import Move, Passage, passages
from nelaudit.collate.statements import Statement, words_of
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.tools import Question, QuestionType

if TYPE_CHECKING:
    from nelaudit.model.forms import Identity

_MOST = 4
_NEAR = 3
_FOLLOWED_UP = 30
_OWN_PART = re.compile(r"^(?:we|our|i)\b", re.IGNORECASE)
_ABOUT_THE_AGENCY = re.compile(r"\b(?:your agency|you|your)\b", re.IGNORECASE)
_OPEN = re.compile(
    r"not known|unknown|does not show|not applicable|n/?a\b|more than one|other|insufficient|unclear|not sure|don't know",
    re.IGNORECASE,
)
_NO_PART = re.compile(r"^we (?:took no part|did not|were not|had no part)", re.IGNORECASE)
_TOGETHER = re.compile(
    r"\b(?:completed|done|scored|filled in|carried out|undertaken)\b[^.;]*\b(?:with|by|and) (?:the |our |his |her )?$"
)
_COMMON = words_of(
    "that this with from have been were child children young person mother father parent family home school social worker "
    "police health about which when they them their told informed sent received information record recorded copy notified made aware know knew shared passed never until date after before"
)
_SHARED, _MOSTLY = 3, 0.6


def answer_points(held: CaseAccounts) -> Iterator[Difference]:
    """The contradictions between answers of a case."""
    yield from _facts(held)
    said = [one for account in held.accounts for one in islice(passages(held, account), MOST)]
    yield from _referrals(held, said)
    yield from _information(held, said)
    for question in held.picture.tool.questions:
        if question.type in {QuestionType.CHOICE, QuestionType.NUMBER}:
            yield from _choices(held, question)
            yield from _own_part(held, question)
    yield from denied_facts(held)


def _facts(held: CaseAccounts) -> Iterator[Difference]:
    said = [one for account in held.accounts for one in islice(claims(held, account), MOST)]
    for no in (one for one in said if not one.holds):
        against: dict[tuple[str, str], Claim] = {}
        for yes in said:
            if yes.holds and contradict(yes, no):
                against.setdefault(yes.account.who, yes)
        if not against:
            continue
        days = sorted({day for one in against.values() for day in one.days & no.days})
        when = f" on {days_in_words(days)}" if days else ""
        tellers = [one.account.returned.identity for one in against.values()]
        yield Difference(
            kind=ChallengeKind.ANSWERS,
            sentence=f"{held.names(tellers)} {'state' if len(tellers) > 1 else 'states'} that the child {no.topic.yes}{when}; "
            f"{held.name(no.account.returned.identity)} states that the child {no.topic.no}{'' if when else ' at all' if no.universal else ''}.",
            sources=(source(no.statement), *(source(one.statement) for one in list(against.values())[:_MOST])),
            about=no.topic.key,
            weight=10 + len(against),
        )


def _referrals(held: CaseAccounts, said: Sequence[Passage]) -> Iterator[Difference]:
    done: set[tuple[str, str]] = set()
    denials = [one for one in said if one.move in {Move.NOT_RECEIVED, Move.NOT_MADE}]
    for denial in denials:
        for other in said:
            pair = (other.sender, other.receiver)
            if pair in done or other.account.agency == denial.account.agency or not _denies(held, denial, other):
                continue
            done.add(pair)
            when = f" on {days_in_words([other.day])}" if other.day else ""
            sender, receiver = held.name(other.sender), held.name(other.receiver)
            told = (
                f"that it referred to {receiver}"
                if other.account.agency == other.sender
                else f"a referral by {sender} to {receiver}"
            )
            denied = "that it received no such referral" if denial.move is Move.NOT_RECEIVED else "that it made none"
            yield Difference(
                kind=ChallengeKind.ANSWERS,
                sentence=f"{held.name(other.account.returned.identity)} records {told}{when}; "
                f"{held.name(denial.account.returned.identity)} states {denied}.",
                sources=(source(denial.statement), source(other.statement)),
                agencies=pair,
                about="referral",
                weight=12,
            )
    for made in said:
        pair = (made.sender, made.receiver)
        if (
            made.move is Move.MADE
            and made.account.agency == made.sender
            and pair not in done
            and _unanswered(held, made)
        ):
            done.add(pair)
            yield Difference(
                kind=ChallengeKind.GAP,
                sentence=f"{held.name(made.account.returned.identity)} records that it referred to {held.name(made.receiver)} on "
                f"{days_in_words([made.day] if made.day else [])}; the return of {held.name(made.receiver)} records nothing of it.",
                sources=(source(made.statement),),
                agencies=pair,
                about="referral",
                weight=1,
            )


def _denies(held: CaseAccounts, denial: Passage, other: Passage) -> bool:
    if denial.move is Move.NOT_RECEIVED:
        match = other.move is Move.MADE and other.receiver == denial.receiver and denial.sender in {"", other.sender}
    else:
        match = (
            other.move is Move.RECEIVED and other.sender == denial.sender and denial.receiver in {"", other.receiver}
        )
    to_social_care = {party.agency for party in held.parties.named_in("social care")}
    if not match or (denial.move is Move.NOT_MADE and not denial.receiver and other.receiver not in to_social_care):
        return False  # "we made no referral" is said of social care unless it says of whom
    if denial.days and other.days:
        return any(abs((one - another).days) <= _NEAR for one in denial.days for another in other.days)
    return not denial.limited and not denial.days


def _unanswered(held: CaseAccounts, made: Passage) -> bool:
    """Whether the receiver's full return has nothing in the weeks after a dated referral, and no word of referrals."""
    receivers = held.of(made.receiver)
    if made.day is None or not receivers:
        return False
    day = made.day
    for account in receivers:
        days = {one for statement in account.statements for one in statement.days}
        if not account.full or not account.reaches(day):
            return False
        if any(0 <= (one - day).days <= _FOLLOWED_UP for one in days):
            return False
        if any("referr" in one.low and _may_answer(held, one, made) for one in account.statements):
            return False
    return True


def _may_answer(held: CaseAccounts, statement: Statement, made: Passage) -> bool:
    """Whether a receiver's word of a referral may be of this one: undated, near in time, or from this sender."""
    near = made.day and any(abs((at - made.day).days) <= 2 * _FOLLOWED_UP for at in statement.days)
    named = any(party.agency == made.sender for party in held.parties.named_in(statement.low))
    return bool(not statement.days or near or named)


def _information(held: CaseAccounts, said: Sequence[Passage]) -> Iterator[Difference]:
    """What one agency says it passed on and the other says never came, where both speak of the same matter."""
    done: set[tuple[str, str]] = set()
    for denial in (one for one in said if one.move is Move.NOT_TOLD):
        for told in (one for one in said if one.move is Move.TOLD):
            pair = (told.sender, denial.receiver)
            if told.receiver != denial.receiver or pair in done or not _same_matter(told, denial):
                continue
            done.add(pair)
            days = sorted(told.days & denial.days) or sorted(told.days)
            when = f" on {days_in_words(days)}" if 0 < len(days) <= _MOST else ""
            yield Difference(
                kind=ChallengeKind.ANSWERS,
                sentence=f"{held.name(told.account.returned.identity)} records passing information to {held.name(told.receiver)}{when}; "
                f"{held.name(denial.account.returned.identity)} states that it was not told or did not receive it.",
                sources=(source(denial.statement), source(told.statement)),
                agencies=pair,
                about="information",
                weight=8,
            )


def _same_matter(told: Passage, denial: Passage) -> bool:
    shared = (words_of(told.statement.low) & words_of(denial.statement.low)) - _COMMON
    if told.days and denial.days:
        return any(0 <= (day - about).days <= 1 for day in told.days for about in denial.days)
    matter = words_of(denial.statement.low) - _COMMON
    return len(shared) >= _SHARED or (bool(shared) and len(shared) >= _MOSTLY * len(matter))


def _choices(held: CaseAccounts, question: Question) -> Iterator[Difference]:
    """A fact that agencies were given to choose from, answered differently; what each did itself may well differ."""
    plain = {choice.casefold() for choice in question.choices}
    if any(_OWN_PART.search(choice) for choice in question.choices):
        return
    if _ABOUT_THE_AGENCY.search(question.label) and (
        plain <= {"yes", "no", "partly", "in part"} or question.type is QuestionType.NUMBER
    ):
        return
    given: dict[str, list[tuple[Identity, Source]]] = defaultdict(list)
    shown: dict[str, str] = {}
    for account in held.accounts:
        cell = account.returned.inputs.get(f"q.{question.name}.answer")
        text = cell.value.strip() if cell else ""
        if cell and text and not _OPEN.search(text) and (not plain or text.casefold() in plain):
            shown.setdefault(text.casefold(), text)
            given[text.casefold()].append((account.returned.identity, answer_source(account, cell, question.name)))
    if len(given) <= 1:
        return
    order = Counter({key: len(found) for key, found in given.items()}).most_common()
    parts = [
        f"{held.names([who for who, _ in given[key]])}: “{shown[key]}”"
        for key, _ in sorted(order, key=lambda pair: (-pair[1], pair[0]))
    ]
    yield Difference(
        kind=ChallengeKind.ANSWERS,
        sentence=f"To the question “{question.label}” the answers differ. {'; '.join(parts)}.",
        sources=tuple(found for key in sorted(given) for _, found in given[key]),
        about=question.name,
        weight=9,
    )


def _own_part(held: CaseAccounts, question: Question) -> Iterator[Difference]:
    """An agency that chooses "we took no part" in a tool, where another says that it was completed together with it."""
    for account in held.accounts:
        cell = account.returned.inputs.get(f"q.{question.name}.answer")
        if cell is None or not _NO_PART.search(cell.value):
            continue
        told = [(other, statement) for other in held.accounts if other.agency != account.agency
                for statement in other.statements if _completed_with(held, statement, account.agency)]  # fmt: skip
        if told:
            tellers = [other.returned.identity for other, _ in told]
            yield Difference(
                kind=ChallengeKind.ANSWERS,
                sentence=f"{held.names(tellers)} {'name' if len(set(tellers)) > 1 else 'names'} "
                f"{held.name(account.returned.identity)} as taking part in the neglect tool; "
                f"{held.name(account.returned.identity)} answers “{cell.value.strip()}”.",
                sources=(answer_source(account, cell, question.name), *(source(one) for _, one in told[:_MOST])),
                about=question.name,
                weight=9,
            )


def _completed_with(held: CaseAccounts, statement: Statement, agency: str) -> bool:
    if not any(key == "neglect_tool" for key, _, _ in kinds_at(statement.low)) or negated(statement.low):
        return False
    return any(
        party.agency == agency and _TOGETHER.search(statement.low[max(0, party.start - 40) : party.start])
        for party in held.parties.named_in(statement.low)
    )
