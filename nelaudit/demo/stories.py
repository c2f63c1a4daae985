"""A case, an agency and a seed → what that agency's auditor wrote on the form: always the same for the same three."""

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from nelaudit.demo.loading import texts
from nelaudit.demo.teller import Teller
from nelaudit.demo.voices import CHOSEN, QUESTIONS, VOICES, asks
from nelaudit.demo.words import GRADES, INSUFFICIENT

__all__ = ["QUESTIONS", "VOICES", "Story", "story", "subject"]

_UNGRADED = frozenset({"profile", "identity", "learning"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """What one agency's auditor wrote of one case.

    `answers` holds answer, evidence and dates of every question of the neglect tool in bank order; the three are
    empty for a question that the answer on the neglect tool makes irrelevant. `chronology` holds date, event, source
    and whom it is about; `proposals` hold action, lead and due date. All dates of their own are dd/mm/yyyy.
    """

    answers: Mapping[str, tuple[str, str, str]]
    grades: Mapping[str, str]
    overall: str
    chronology: tuple[tuple[str, str, str, str], ...]
    practice: tuple[str, ...]
    proposals: tuple[tuple[str, str, str], ...]
    auditor: str
    auditor_role: str
    case_worker: str
    manager: str
    records_seen: str
    period_from: str
    period_to: str


def story(case: int, agency: str, seed: int) -> Story:
    """The story of a case (counted from 1) as an agency's auditor tells it."""
    teller = Teller(texts(), case, agency, seed)
    answers: dict[str, tuple[str, str, str]] = {}
    grades: dict[str, str] = {}
    for section, questions in QUESTIONS.items():
        asked = [name for name in questions if name != CHOSEN and asks(name, teller.part)]
        for name in questions:
            if name == CHOSEN:
                answers[name] = teller.choice(name)
            else:
                answers[name] = teller.answer(name) if name in asked else ("", "", "")
        if section not in _UNGRADED:
            grades[section] = teller.grade(section, asked)
    auditor, role, worker, manager = teller.people()
    labels = texts().words.grades
    return Story(
        answers=answers,
        grades={section: labels[grade] for section, grade in grades.items()},
        overall=labels[_overall(grades.values())],
        chronology=teller.chronology(),
        practice=teller.practice(),
        proposals=teller.proposals(),
        auditor=auditor,
        auditor_role=role,
        case_worker=worker,
        manager=manager,
        records_seen=teller.records_seen(),
        period_from=f"{min(teller.days['a'], teller.days['first']) - dt.timedelta(days=21):%d/%m/%Y}",
        period_to=f"{teller.days['latest']:%d/%m/%Y}",
    )


def subject(case: int, seed: int) -> tuple[dt.date, str]:
    """The child's day of birth and gender (`girl` or `boy`), which the texts of the case rest on."""
    known = texts().families.facts(case, seed)
    return known.born, "boy" if known.boy else "girl"


def _overall(grades: Iterable[str]) -> str:
    """The overall grade: the middle of the sections' grades, the poorer of two."""
    ranks = sorted(GRADES.index(grade) for grade in grades if grade in GRADES)
    return GRADES[ranks[len(ranks) // 2]] if ranks else INSUFFICIENT
