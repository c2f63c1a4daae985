"""Answers that contradict each other: facts about the child, referrals and information, choices, and plain denials."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING

from nelaudit.accounts.cases import (
    MOST,
    CaseAccounts,
    Difference,
    Source,
    answer_source,
    days_in_words,
    negated,
    source,
)
from nelaudit.accounts.statements import Statement
from nelaudit.challenge.exchanges import exchange_points
from nelaudit.challenge.readings.claims import Claim, claims, contradict
from nelaudit.challenge.readings.denials import denied_facts
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.choices import meant
from nelaudit.model.tools import Question, QuestionType
from nelaudit.model.vocabulary import NEGLECT_TOOL

if TYPE_CHECKING:
    from nelaudit.model.forms import Identity

_MOST = 4
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


def answer_points(held: CaseAccounts) -> Iterator[Difference]:
    """The contradictions between answers of a case."""
    said = [*_facts(held), *exchange_points(held)]
    yield from said
    for question in held.state.tool.questions:
        if question.type in {QuestionType.CHOICE, QuestionType.NUMBER}:
            yield from _choices(held, question)
            yield from _own_part(held, question)
    told = [set(one.sources) for one in said]
    yield from (one for one in denied_facts(held) if not any(set(one.sources) <= sources for sources in told))


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
            about=f"{no.topic.key}|{no.account.agency}|{min(no.days, default='')}",
            weight=10 + len(against),
        )


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
        written = cell.value.strip() if cell else ""
        text = meant(written, question.choices) if question.choices else written
        if cell and text and not _OPEN.search(text):
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
    cells = ((account, account.returned.inputs.get(f"q.{question.name}.answer")) for account in held.accounts)
    out = [(account, cell) for account, cell in cells if cell and _NO_PART.search(meant(cell.value, question.choices))]
    naming = [(other, statement) for other in held.accounts if out for statement in other.statements
              if any(kind.key == NEGLECT_TOOL for kind, _, _ in statement.kinds)]  # fmt: skip
    for account, cell in out:
        told = [(other, one) for other, one in naming
                if other.agency != account.agency and _completed_with(held, one, account.agency)]  # fmt: skip
        if told:
            tellers = [other.returned.identity for other, _ in told]
            yield Difference(
                kind=ChallengeKind.ANSWERS,
                sentence=f"{held.names(tellers)} {'name' if len(set(tellers)) > 1 else 'names'} "
                f"{held.name(account.returned.identity)} as taking part in the neglect tool; "
                f"{held.name(account.returned.identity)} answers “{meant(cell.value, question.choices)}”.",
                sources=(answer_source(account, cell, question.name), *(source(one) for _, one in told[:_MOST])),
                about=f"{question.name}|{account.agency}",
                weight=9,
            )


def _completed_with(held: CaseAccounts, statement: Statement, agency: str) -> bool:
    return not negated(statement.low) and any(
        party.agency == agency and _TOGETHER.search(statement.low[max(0, party.start - 40) : party.start])
        for party in held.parties.named_in(statement.low)
    )
