"""One auditor at work on one form: the facts as the agency knows them, and a hand of their own."""

import datetime as dt
import random
import re
from collections.abc import Sequence
from functools import cache

from nelaudit.demo.families import FAMILIES
from nelaudit.demo.loading import DemoTexts
from nelaudit.demo.templates import filled
from nelaudit.demo.voices import fitting
from nelaudit.demo.words import INSUFFICIENT, PEOPLE, StaffNames

_UNDATED = frozenset({"differing_views", "cumulative_harm", "tool_not_used", "identity_needs", "learning_taken"})
_HELD_LOW, _HELD_HIGH = 1 / 3, 2 / 3
_SHORT = 42
_HOPEFUL = frozenset({"outcome_change", "learning_taken", "tool_completion", "tool_use"})
_SENTENCE = re.compile(r"(?:^|(?<=[.?] ))[a-z]")
_STYLES = ("%d/%m/%Y", "%d.%m.%y", "%-d %B %Y", "ordinal", "%d/%m/%y", "%-d.%-m.%Y", "%-d/%-m/%Y", "%a %-d %b %Y")
_NUMERALS = {1: "st", 2: "nd", 3: "rd", 21: "st", 22: "nd", 23: "rd", 31: "st"}
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip


@cache
def _names(staff: StaffNames, seed: int) -> tuple[str, ...]:
    """Invented names, no two alike, in an order of the seed's own."""
    names = [f"{first} {last}" for first in staff.first_names for last in staff.surnames]
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


class Teller:
    """One auditor at work on one form: the facts as the agency knows them, and a hand of their own."""

    def __init__(self, texts: DemoTexts, case: int, agency: str, seed: int) -> None:
        self.texts, self.case, self.agency, self.seed = texts, case, agency, seed
        self.voice = texts.voices[agency]
        self.facts = texts.families.facts(case, seed)
        self.part = self.voice.part[self.facts.family]
        self.days = texts.families.days_of(case, agency, seed, self.facts)
        hand = self.chance("hand")
        self.styles = (hand.choice(_STYLES[:-1]), hand.choice(_STYLES))
        self.child = hand.choice(("C", "the child", "C"))
        self.words = self._words()

    def chance(self, question: str) -> random.Random:
        """Chance of a question's own, so that one text can change without the others."""
        return random.Random(f"{self.seed}-{self.case}-{self.agency}-{question}")  # noqa: S311 - no secret

    def _one_of(self, purpose: str, stock: Sequence[str]) -> str:
        """One text of a stock, filled in."""
        chance = self.chance(purpose)
        return self.told(chance.choice(stock), chance)[0]

    def records_seen(self) -> str:
        """Which records the auditor read."""
        return self._one_of("records", self.voice.records_seen)

    def _words(self) -> dict[str, str]:
        he, him, his = ("he", "him", "his") if self.facts.boy else ("she", "her", "her")
        voice, worker = self.voice, self.voice.worker[self.facts.family]
        words = {"he": he, "him": him, "his": his, "himself": f"{him}self", "worker": worker, "record": voice.record}
        words |= {"sup": voice.supervision, "manager": voice.manager, "boy": "boy" if self.facts.boy else "girl"}
        words |= {key.capitalize(): _opened(word) for key, word in words.items()}
        return words | {"C": self.child, "CC": _opened(self.child)} | dict(self.facts.words)

    def told(self, template: str, chance: random.Random) -> tuple[str, list[dt.date]]:
        """A template filled in, and the days that it names in full."""
        named: list[dt.date] = []

        def slot(name: str, month_only: bool) -> str:  # noqa: FBT001 - it is called with what the template says
            day = self.days.get(name)
            if day is None:
                return self.words[name]
            if month_only:
                return f"{_MONTHS[day.month - 1]} {day.year}"
            named.append(day)
            return day_in_words(day, self.styles[0] if chance.random() < 0.8 else self.styles[1])  # noqa: PLR2004

        return filled(template, chance, slot), named

    def _account(self, question: str) -> tuple[str, list[dt.date]] | None:
        """What the agency says to a question before it judges, with the days named; None where it holds nothing."""
        account = self.voice.answers[question][self.facts.family]
        return None if account is None else self.told(account, self.chance(question))

    def went_well(self, question: str) -> bool | None:
        """Whether the account tells of good work, so that judgement and grade can agree with it."""
        told = self._account(question)
        if told is None:
            return None
        chance = self.chance(f"{question}-sign")
        if question in _HOPEFUL:
            return chance.random() < _HELD_HIGH
        text, judging = told[0].lower(), self.texts.judging
        balance = len(judging.well.findall(text)) - len(judging.ill.findall(text))
        return balance > 0 if balance else chance.random() < 1 / 2

    def choice(self, question: str) -> tuple[str, str, str]:
        """Answer, evidence and dates of the question on the agency's part in the neglect tool."""
        return self.texts.words.neglect_tool[self.part], self._one_of(question, self.voice.evidence), ""

    def answer(self, question: str) -> tuple[str, str, str]:
        """Answer, evidence and dates of one question."""
        told = self._account(question)
        chance, shared = self.chance(f"{question}-rest"), self.texts.words
        if told is None:
            return shared.nothing_held, self.told(shared.nothing_held_evidence, chance)[0], ""
        text, named = told
        judgements = self.texts.judging.by_question[question]
        stock = judgements.strengths if self.went_well(question) else judgements.shortcomings
        place = self._place(question, len(stock))
        judged = [self.told(stock[place], chance)[0]]
        if len(text.split()) < _SHORT and not self.voice.terse and chance.random() < 1 / 2:
            judged.append(self.told(stock[(place + 1) % len(stock)], chance)[0])
        if self.case > len(FAMILIES) and len(named) < 2:  # noqa: PLR2004 - one day may recur
            judged.append(self.told(chance.choice(shared.conversations), chance)[0])
        answer = _SENTENCE.sub(lambda match: match[0].upper(), " ".join([text, *judged]))
        return answer, self._evidence(question, chance), self._dates(question, named, chance)

    def _place(self, question: str, size: int) -> int:
        """Which judgement of the stock; the agencies of a case draw from one pack, so that few say the same."""
        pack = random.Random(f"{self.seed}-{self.case}-{question}")  # noqa: S311 - no secret
        return pack.sample(range(size), size)[list(self.texts.voices).index(self.agency) % size]

    def _evidence(self, question: str, chance: random.Random) -> str:
        source = self.told(chance.choice(self.voice.evidence), chance)[0]
        parts = [source]
        documents = self.texts.words.documents.get(question, ())
        if documents and chance.random() < 2 / 3:
            parts.append(chance.choice(documents))
        text = "; ".join(parts)
        if chance.random() < 1 / 6:
            text = f"{text}. {chance.choice(fitting(self.voice.asides, self.facts.family))}"
        return text

    def _dates(self, question: str, named: list[dt.date], chance: random.Random) -> str:
        if not named or (question in _UNDATED and chance.random() < 1 / 2) or chance.random() < 1 / 8:
            return ""
        style = chance.choice(("%d/%m/%Y", "%d/%m/%Y", *self.styles))
        join = chance.choice(("; ", ", ", "\n"))
        return join.join(day_in_words(day, style) for day in sorted(set(named)))

    def grade(self, section: str, questions: Sequence[str]) -> str:
        """The name of the agency's own grade of a part of its work, from how that part went."""
        signs = [sign for sign in map(self.went_well, questions) if sign is not None]
        if not signs:
            return INSUFFICIENT
        share = sum(signs) / len(signs)
        chance = self.chance(f"grade-{section}").random()
        if share > _HELD_HIGH:
            return "outstanding" if chance < 1 / 10 else "good"
        if share >= _HELD_LOW:
            return "good" if chance < 1 / 3 else "requires_improvement"
        return "inadequate" if chance < _HELD_LOW else "requires_improvement"

    def chronology(self) -> tuple[tuple[str, str, str, str], ...]:
        """The agency's chronology, in order of date."""
        chance = self.chance("chronology")
        rows = []
        for line in self.voice.chronology:
            if FAMILIES[self.facts.family] in line.families:
                event = self.told(line.event, chance)[0]
                rows.append((self.days[line.on], event, self.told(line.source, chance)[0], line.about))
        return tuple((f"{day:%d/%m/%Y}", event, source, about) for day, event, source, about in sorted(rows))

    def practice(self) -> tuple[str, ...]:
        """One or two lines of good practice."""
        chance = self.chance("practice")
        picked = chance.sample(self.voice.good_practice[self.facts.family], chance.choice((1, 1, 2)))
        return tuple(self.told(line, chance)[0] for line in picked)

    def proposals(self) -> tuple[tuple[str, str, str], ...]:
        """One to three proposed actions with a lead and a working day by which they are due."""
        chance = self.chance("proposals")
        picked = chance.sample(self.voice.proposals, chance.choice((1, 2, 2, 3)))
        dues = (
            self.texts.families.working(dt.date(2016, 9, 5) + dt.timedelta(days=chance.randint(0, 100))) for _ in picked
        )
        return tuple(
            (self.told(one.action, chance)[0], one.lead, f"{due:%d/%m/%Y}")
            for one, due in zip(picked, dues, strict=True)
        )

    def people(self) -> tuple[str, str, str, str]:
        """Auditor, their role, case worker and manager; in some schools one designated lead is both of the first."""
        names = _names(self.texts.staff, self.seed)
        start = ((self.case - 1) * len(self.texts.voices) + list(self.texts.voices).index(self.agency)) * PEOPLE
        auditor, worker, manager = names[start : start + PEOPLE]
        chance = self.chance("people")
        role = chance.choice(self.voice.roles)
        auditor = f"{self.voice.title} {auditor}".strip()
        if self.agency == "SCHOOLS" and chance.random() < 1 / 2:
            return auditor, self.voice.roles[0], auditor, manager
        return auditor, role, worker, manager


def _opened(word: str) -> str:
    return word[:1].upper() + word[1:]
