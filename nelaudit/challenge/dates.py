"""One event with different dates: the same kind of event, or the same date question."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from nelaudit.accounts.cases import CaseAccounts, Difference, Source, answer_source, dated_sources
from nelaudit.accounts.same_event import DifferentDays, Telling
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.dates import DateKind
from nelaudit.model.tools import QuestionType
from nelaudit.model.wording import short_day
from nelaudit.text.dates import find_dates

if TYPE_CHECKING:
    from nelaudit.model.forms import Identity


def date_points(held: CaseAccounts) -> Iterator[Difference]:
    """Events, and date questions, on which agencies state different days."""
    events = [(frozenset(found.days), _event_point(held, found)) for found in held.differing]
    for days, asked in _question_points(held):
        same = next((place for place, (told, _) in enumerate(events) if days <= told), None)
        if same is None:
            events.append((days, asked))
        else:  # one contradiction is one point, with every place where it stands
            told, event = events[same]
            events[same] = told, replace(event, sources=tuple(dict.fromkeys((*event.sources, *asked.sources))))
    yield from (point for _, point in events)


def _event_point(held: CaseAccounts, found: DifferentDays) -> Difference:
    days = sorted(found.days, key=lambda day: (-len({one.who for one in found.days[day]}), day))
    parts = [_teller(held, found.days[day], place, day, found.kind.title) for place, day in enumerate(days)]
    apart = (max(found.days) - min(found.days)).days
    tellings = [one for day in sorted(found.days) for one in _one_each(found.days[day])]
    return Difference(
        kind=ChallengeKind.DATES,
        sentence=f"{'; '.join(parts)}.",
        sources=tuple(found for one in tellings for found in dated_sources(one.statement)),
        about=f"{found.kind.key}|{'' if found.kind.once else min(found.days)}",
        weight=10 * found.kind.once + min(apart, 9) / 10,
    )


def _teller(held: CaseAccounts, tellings: Sequence[Telling], place: int, day: dt.date, title: str) -> str:
    whose = [one.statement.reference.identity for one in tellings]
    verb = "date" if len({held.name(who) for who in whose}) > 1 else "dates"
    return f"{held.names(whose)} {verb} {title if place == 0 else 'it'} {short_day(day)}"


def _one_each(tellings: Sequence[Telling]) -> list[Telling]:
    """Of each agency one telling, the chronology row before the answer."""
    best: dict[tuple[str, str], Telling] = {}
    for one in sorted(tellings, key=lambda one: not one.statement.is_row):
        best.setdefault(one.who, one)
    return list(best.values())


def _question_points(held: CaseAccounts) -> Iterator[tuple[frozenset[dt.date], Difference]]:
    """A question for a date that two agencies answer with different days, and these days."""
    for question in held.state.tool.questions:
        if question.type is not QuestionType.DATE:
            continue
        by_day: dict[dt.date, list[tuple[Identity, Source]]] = defaultdict(list)
        for account in held.accounts:
            cell = account.returned.inputs.get(f"q.{question.name}.answer")
            days = [one.iso for one in find_dates(cell.value) if one.kind is DateKind.DAY] if cell else []
            if cell and len(days) == 1 and days[0]:
                found = answer_source(account, cell, question.name)
                by_day[dt.date.fromisoformat(days[0])].append((account.returned.identity, found))
        if len(by_day) > 1:
            first, *others = sorted(by_day, key=lambda day: (-len(by_day[day]), day))
            told = [f"{held.names([who for who, _ in by_day[day]])} {short_day(day)}" for day in others]
            answer = "answer" if len(by_day[first]) > 1 else "answers"
            point = Difference(
                kind=ChallengeKind.DATES,
                sentence=f"{held.names([who for who, _ in by_day[first]])} {answer} the question “{question.label}” with "
                f"{short_day(first)}; {'; '.join(told)}.",
                sources=tuple(found for day in sorted(by_day) for _, found in by_day[day]),
                about=question.name,
                weight=10,
            )
            yield frozenset(by_day), point
