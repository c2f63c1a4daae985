"""A case, an agency and a seed → what that agency's auditor wrote on the form: always the same for the same three."""

import datetime as dt
import random
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from nelaudit.demo.texts_acute import VOICE as ACUTE
from nelaudit.demo.texts_base import COMPLETED, CONTRIBUTED, NOTHING, Voice
from nelaudit.demo.texts_camhs import VOICE as CAMHS
from nelaudit.demo.texts_csc import VOICE as CSC
from nelaudit.demo.texts_drugalc import VOICE as DRUGALC
from nelaudit.demo.texts_earlyhelp import VOICE as EARLYHELP
from nelaudit.demo.texts_facts import ALONE, STOCK, Facts, facts, own_days, working
from nelaudit.demo.texts_gp import VOICE as GP
from nelaudit.demo.texts_housing import VOICE as HOUSING
from nelaudit.demo.texts_hv import VOICE as HV
from nelaudit.demo.texts_judgements import SHORTCOMINGS, STRENGTHS
from nelaudit.demo.texts_people import FIRST_NAMES, SURNAMES
from nelaudit.demo.texts_police import VOICE as POLICE
from nelaudit.demo.texts_probation import VOICE as PROBATION
from nelaudit.demo.texts_schools import VOICE as SCHOOLS
from nelaudit.demo.texts_yos import VOICE as YOS

NOTHING_HELD = "No information held."

VOICES: Mapping[str, Voice] = {
    "POLICE": POLICE,
    "CSC": CSC,
    "EARLYHELP": EARLYHELP,
    "HV": HV,
    "ACUTE": ACUTE,
    "GP": GP,
    "CAMHS": CAMHS,
    "SCHOOLS": SCHOOLS,
    "HOUSING": HOUSING,
    "YOS": YOS,
    "PROBATION": PROBATION,
    "DRUGALC": DRUGALC,
}

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "profile": ("profile_context",),
    "recognition": ("first_recognition", "referral_outcome"),
    "assessment": ("risk_analysis", "adult_difficulties"),
    "voice": ("daily_life",),
    "family": ("family_work", "not_brought"),
    "planning": ("plan_aims", "plan_progress"),
    "joint_working": ("working_together", "information_flow", "differing_views"),
    "oversight": ("oversight_reasons",),
    "identity": ("identity_needs",),
    "neglect": (
        "neglect_kinds", "cumulative_harm", "neglect_tool", "tool_completion", "tool_use", "tool_not_used",
        "repeat_cycles",
    ),
    "impact": ("outcome_change",),
    "learning": ("learning_taken",),
}  # fmt: skip
"""The questions of the neglect tool by section, in bank order; the profile, identity and learning carry no grade."""

_UNGRADED = frozenset({"profile", "identity", "learning"})
_UNDATED = frozenset({"differing_views", "cumulative_harm", "tool_not_used", "identity_needs", "learning_taken"})
_GOOD, _IMPROVE, _POOR = "Good", "Requires improvement", "Inadequate"
_CANNOT_SAY = "Insufficient information"
_GRADES = ("Outstanding", _GOOD, _IMPROVE, _POOR)
_HELD_LOW, _HELD_HIGH = 1 / 3, 2 / 3
_SHORT = 42
_WELL = re.compile(
    r"\b(?:accepted|agreed|at once|attended|best|better|changed|clear|gave|good|held|helped|honest\w*|made|model|named"
    r"|next day|praised|promptly|put right|read|same day|same week|seen alone|seen at|settled|shared|shown|told|useful"
    r"|used|well|with reasons|within|worked)\b"
)
_ILL = re.compile(
    r"\b(?:blank|closed|delay\w*|filed|gaps?|lapsed|late|later|left|missed|missing|never|no|nobody|none|not|only|overdue"
    r"|separate\w*|short|slow|slipped|sparse|thin|too|unaware|until|without|wrong)\b"
)
_HOPEFUL = frozenset({"outcome_change", "learning_taken", "tool_completion", "tool_use"})
_CONVERSATIONS = (
    "[I went through this|This was talked over] with the {worker} on {audit}.",
    "The {worker} [added to this|confirmed this] when we spoke on {audit}.",
    "The {manager} [read and agreed this|agreed with this view] on {audit}.",
    "[This was fed back to the team|The team heard this] on {audit}[| and added nothing| and agreed].",
    "I [read the file again|looked once more] on {audit} and [came to the same view|did not change my mind].",
)
"""Said where a further case names no day of its own, so that it does not read like the case it comes from."""
_DOCUMENTS: Mapping[str, tuple[str, ...]] = {
    "referral_outcome": ("referral form", "letter of reply", "contact record"),
    "plan_aims": ("child protection plan", "copy of the plan on the case file", "core group minutes"),
    "plan_progress": ("core group minutes", "conference report", "chronology"),
    "working_together": ("conference minutes", "core group minutes", "conference report"),
    "information_flow": ("secure e-mail", "telephone log", "letter"),
    "differing_views": ("e-mail exchange", "file note", "minutes"),
    "oversight_reasons": ("supervision record", "management decision", "supervision record and decision log"),
    "cumulative_harm": ("chronology", "case file summary", "chronology written for conference"),
    "tool_completion": ("graded care profile", "graded care profile, copy on file"),
    "tool_use": ("graded care profile, both versions", "core group minutes; graded care profile"),
    "tool_not_used": ("conversation with the worker; e-mail", "case file", "supervision record"),
    "outcome_change": ("chronology", "conference report", "latest contact record"),
}
_SIBLING = re.compile("brother|sibling")
_SLOT = re.compile(r"\{(\w+)(:m)?\}")
_SENTENCE = re.compile(r"(?:^|(?<=[.?] ))[a-z]")
_CHOICE = re.compile(r"\[([^\[\]]*)\]")
_STYLES = ("%d/%m/%Y", "%d.%m.%y", "%-d %B %Y", "ordinal", "%d/%m/%y", "%-d.%-m.%Y", "%-d/%-m/%Y", "%a %-d %b %Y")
_NUMERALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


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
    teller = _Teller(case, agency, seed)
    voice = VOICES[agency]
    part = voice.part[teller.facts.kind]
    answers: dict[str, tuple[str, str, str]] = {}
    grades: dict[str, str] = {}
    for section, questions in QUESTIONS.items():
        asked = [name for name in questions if name != "neglect_tool" and _relevant(name, part)]
        for name in questions:
            if name == "neglect_tool":
                answers[name] = (part, teller.choose(name, voice.evidence), "")
            else:
                answers[name] = teller.answer(name) if name in asked else ("", "", "")
        if section not in _UNGRADED:
            grades[section] = teller.grade(section, asked)
    auditor, role, worker, manager = teller.people()
    return Story(
        answers=answers,
        grades=grades,
        overall=_overall(grades),
        chronology=teller.chronology(),
        practice=teller.practice(),
        proposals=teller.proposals(),
        auditor=auditor,
        auditor_role=role,
        case_worker=worker,
        manager=manager,
        records_seen=teller.choose("records", voice.records_seen),
        period_from=f"{min(teller.days['a'], teller.days['first']) - dt.timedelta(days=21):%d/%m/%Y}",
        period_to=f"{teller.days['latest']:%d/%m/%Y}",
    )


def subject(case: int, seed: int) -> tuple[dt.date, str]:
    """The child's day of birth and gender (`girl` or `boy`), which the texts of the case rest on."""
    known = facts(case, seed)
    return known.born, "boy" if known.boy else "girl"


def _relevant(question: str, part: str) -> bool:
    """Whether the form asks a question after that answer on the neglect tool."""
    if question in {"tool_completion", "tool_use"}:
        return part in {COMPLETED, CONTRIBUTED}
    return question != "tool_not_used" or part not in {COMPLETED, CONTRIBUTED}


def _overall(grades: Mapping[str, str]) -> str:
    """The overall grade: the middle of the sections' grades, the poorer of two."""
    ranks = sorted(_GRADES.index(grade) for grade in grades.values() if grade in _GRADES)
    return _GRADES[ranks[len(ranks) // 2]] if ranks else _CANNOT_SAY


@cache
def _names(seed: int) -> tuple[str, ...]:
    """Invented names, no two alike, in an order of the seed's own."""
    names = [f"{first} {last}" for first in FIRST_NAMES for last in SURNAMES]
    random.Random(f"{seed}-names").shuffle(names)  # noqa: S311 - no secret
    return tuple(names)


def day_in_words(day: dt.date, style: str) -> str:
    """A day as people write it, without platform-dependent formats."""
    if style == "ordinal":
        return f"{day.day}{_NUMERALS.get(day.day, 'th')} {_MONTHS[day.month - 1]} {day.year}"
    plain = style.replace("%-d", str(day.day)).replace("%-m", str(day.month))
    plain = plain.replace("%B", _MONTHS[day.month - 1]).replace("%b", _MONTHS[day.month - 1][:3])
    plain = plain.replace("%a", ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[day.weekday()])
    return day.strftime(plain)


class _Teller:
    """One auditor at work on one form: the facts as the agency knows them, and a hand of their own."""

    def __init__(self, case: int, agency: str, seed: int) -> None:
        self.case, self.agency, self.seed = case, agency, seed
        self.voice = VOICES[agency]
        self.facts: Facts = facts(case, seed)
        self.days = own_days(case, agency, seed, self.facts)
        hand = self.chance("hand")
        self.styles = (hand.choice(_STYLES[:-1]), hand.choice(_STYLES))
        self.child = hand.choice(("C", "the child", "C"))
        self.words = self._words()

    def chance(self, question: str) -> random.Random:
        """Chance of a question's own, so that one text can change without the others."""
        return random.Random(f"{self.seed}-{self.case}-{self.agency}-{question}")  # noqa: S311 - no secret

    def choose(self, purpose: str, stock: Sequence[str]) -> str:
        """One text of a stock, filled in."""
        chance = self.chance(purpose)
        return self.told(chance.choice(stock), chance)[0]

    def _words(self) -> dict[str, str]:
        he, him, his = ("he", "him", "his") if self.facts.boy else ("she", "her", "her")
        voice, worker = self.voice, self.voice.worker[self.facts.kind]
        words = {"he": he, "him": him, "his": his, "himself": f"{him}self", "worker": worker, "record": voice.record}
        words |= {"sup": voice.supervision, "manager": voice.manager, "boy": "boy" if self.facts.boy else "girl"}
        words |= {key.capitalize(): _opened(word) for key, word in words.items()}
        return words | {"C": self.child, "CC": _opened(self.child)} | dict(self.facts.words)

    def told(self, template: str, chance: random.Random) -> tuple[str, list[dt.date]]:
        """A template filled in, and the days that it names in full."""
        named: list[dt.date] = []

        def fill(match: re.Match[str]) -> str:
            key, month_only = match.groups()
            day = self.days.get(key)
            if day is None:
                return self.words[key]
            if month_only:
                return f"{_MONTHS[day.month - 1]} {day.year}"
            named.append(day)
            return day_in_words(day, self.styles[0] if chance.random() < 0.8 else self.styles[1])  # noqa: PLR2004

        text = _CHOICE.sub(lambda match: chance.choice(match[1].split("|")), template)
        return _SLOT.sub(fill, text), named

    def _core(self, question: str) -> tuple[str, list[dt.date]] | None:
        """What the agency says to a question before it judges, with the days named; None where it holds nothing."""
        core = self.voice.cores[question][self.facts.kind]
        return None if core == NOTHING else self.told(core, self.chance(question))

    def went_well(self, question: str) -> bool | None:
        """Whether the account tells of good work, so that judgement and grade can agree with it."""
        told = self._core(question)
        if told is None:
            return None
        chance = self.chance(f"{question}-sign")
        if question in _HOPEFUL:
            return chance.random() < _HELD_HIGH
        text = told[0].lower()
        balance = len(_WELL.findall(text)) - len(_ILL.findall(text))
        return balance > 0 if balance else chance.random() < 1 / 2

    def answer(self, question: str) -> tuple[str, str, str]:
        """Answer, evidence and dates of one question."""
        told = self._core(question)
        chance = self.chance(f"{question}-rest")
        if told is None:
            return NOTHING_HELD, f"{self.words['Record']} searched; {chance.choice(('nothing found', 'no entry'))}", ""
        text, named = told
        stock = (STRENGTHS if self.went_well(question) else SHORTCOMINGS)[question]
        place = self._place(question, len(stock))
        judged = [self.told(stock[place], chance)[0]]
        if len(text.split()) < _SHORT and not self.voice.terse and chance.random() < 1 / 2:
            judged.append(self.told(stock[(place + 1) % len(stock)], chance)[0])
        if self.case > STOCK and len(named) < 2:  # noqa: PLR2004 - one day may recur
            judged.append(self.told(chance.choice(_CONVERSATIONS), chance)[0])
        answer = _SENTENCE.sub(lambda match: match[0].upper(), " ".join([text, *judged]))
        return answer, self._evidence(question, chance), self._dates(question, named, chance)

    def _place(self, question: str, size: int) -> int:
        """Which judgement of the stock; the agencies of a case draw from one pack, so that few say the same."""
        pack = random.Random(f"{self.seed}-{self.case}-{question}")  # noqa: S311 - no secret
        return pack.sample(range(size), size)[list(VOICES).index(self.agency) % size]

    def _evidence(self, question: str, chance: random.Random) -> str:
        source = self.told(chance.choice(self.voice.evidence), chance)[0]
        parts = [source]
        if question in _DOCUMENTS and chance.random() < 2 / 3:
            parts.append(chance.choice(_DOCUMENTS[question]))
        text = "; ".join(parts)
        if chance.random() < 1 / 6:
            text = f"{text}. {chance.choice([aside for aside in self.voice.asides if self._fits(aside)])}"
        return text

    def _fits(self, aside: str) -> bool:
        """Whether an aside fits the family: only the first has a partner in it, and the last child has no brother."""
        return not ((self.facts.kind and "partner" in aside) or (self.facts.kind == ALONE and _SIBLING.search(aside)))

    def _dates(self, question: str, named: list[dt.date], chance: random.Random) -> str:
        if not named or (question in _UNDATED and chance.random() < 1 / 2) or chance.random() < 1 / 8:
            return ""
        style = chance.choice(("%d/%m/%Y", "%d/%m/%Y", *self.styles))
        join = chance.choice(("; ", ", ", "\n"))
        return join.join(day_in_words(day, style) for day in sorted(set(named)))

    def grade(self, section: str, questions: Sequence[str]) -> str:
        """The agency's own grade of a part of its work, from how that part went."""
        signs = [sign for sign in map(self.went_well, questions) if sign is not None]
        if not signs:
            return _CANNOT_SAY
        share = sum(signs) / len(signs)
        chance = self.chance(f"grade-{section}").random()
        if share > _HELD_HIGH:
            return _GRADES[0] if chance < 1 / 10 else _GOOD
        if share >= _HELD_LOW:
            return _GOOD if chance < 1 / 3 else _IMPROVE
        return _POOR if chance < _HELD_LOW else _IMPROVE

    def chronology(self) -> tuple[tuple[str, str, str, str], ...]:
        """The agency's chronology, in order of date."""
        chance = self.chance("chronology")
        rows = []
        for line in self.voice.chronology:
            if self.facts.kind in line.kinds:
                event = self.told(line.event, chance)[0]
                rows.append((self.days[line.key], event, self.told(line.source, chance)[0], line.about))
        return tuple((f"{day:%d/%m/%Y}", event, source, about) for day, event, source, about in sorted(rows))

    def practice(self) -> tuple[str, ...]:
        """One or two lines of good practice."""
        chance = self.chance("practice")
        picked = chance.sample(self.voice.practice[self.facts.kind], chance.choice((1, 1, 2)))
        return tuple(self.told(line, chance)[0] for line in picked)

    def proposals(self) -> tuple[tuple[str, str, str], ...]:
        """One to three proposed actions with a lead and a working day by which they are due."""
        chance = self.chance("proposals")
        picked = chance.sample(self.voice.proposals, chance.choice((1, 2, 2, 3)))
        dues = (working(dt.date(2016, 9, 5) + dt.timedelta(days=chance.randint(0, 100))) for _ in picked)
        return tuple(
            (self.told(action, chance)[0], lead, f"{due:%d/%m/%Y}")
            for (action, lead), due in zip(picked, dues, strict=True)
        )

    def people(self) -> tuple[str, str, str, str]:
        """Auditor, their role, case worker and manager; in some schools one designated lead is both of the first."""
        names = _names(self.seed)
        start = ((self.case - 1) * len(VOICES) + list(VOICES).index(self.agency)) * 3
        auditor, worker, manager = names[start : start + 3]
        chance = self.chance("people")
        title, role = self.voice.title, chance.choice(self.voice.roles)
        if self.agency == "SCHOOLS" and chance.random() < 1 / 2:
            return title + auditor, self.voice.roles[0], title + auditor, manager
        return title + auditor, role, worker, manager


def _opened(word: str) -> str:
    return word[:1].upper() + word[1:]
