"""What the demonstration plants: how each agency fills its form in, and what must be found in it.

A behaviour changes the values of a good form and says which fields must then raise which code. Most are slips, as
slips.toml says them; a few are worked out here. The plan is met exactly: whatever is not planted must not be found.
"""

import datetime as dt
import random
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, partial
from importlib.resources.abc import Traversable

from nelaudit.demo.loading import raise_all, texts, texts_folder
from nelaudit.demo.slips import ANY, CELLS, FORM_SLOTS, PLAN, SLIPS, Casting, Slips, Step, read_casting, read_slips
from nelaudit.demo.stories import Story
from nelaudit.demo.templates import Slots, with_words
from nelaudit.demo.toml_table import meant, open_table, problem_in
from nelaudit.demo.voices import VOICES
from nelaudit.errors import DefinitionError, Problem
from nelaudit.model.forms import FieldKind, Form
from nelaudit.model.intake import Outcome
from nelaudit.model.tools import Question, QuestionType, Tool

Planted = tuple[str, str]
"""A field and the code that it must raise; the field is empty where the return as a whole is meant."""

SIGNED = "02/06/2016"
"""The day of sign-off that stands on a good form until the day on which it is sent is known."""

CORRECTED = (1, 3)
"""The case and the agency's place (both from 0) whose first return is corrected by a second one."""


@dataclass(slots=True, kw_only=True)
class Filling:
    """A form being filled in: the values by field, what was planted, and how the file will come back."""

    form: Form
    tool: Tool
    values: dict[str, str]
    planted: list[Planted] = field(default_factory=list)
    outcome: Outcome = Outcome.ACCEPTED
    code: str = ""
    mailed: bool = False
    days_late: int = 0

    def sent_on(self, day: dt.date) -> None:
        """Signs the form off on the day on which it is sent; what else was dated later is of that day too."""
        if self.values.get("details.signoff_date") == SIGNED:
            self.values["details.signoff_date"] = f"{day:%d/%m/%Y}"
        for name in ("details.nil_confirmed_on", "concern.1.when"):
            if name in self.values:
                dated = dt.datetime.strptime(self.values[name], "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
                self.values[name] = f"{min(dated, day):%d/%m/%Y}"

    def write(self, name: str, value: str) -> None:
        """Writes a value; an empty one leaves the field blank."""
        if value:
            self.values[name] = value
        else:
            self.values.pop(name, None)

    def put(self, name: str, value: str, code: str) -> None:
        """Writes a value, or leaves the field blank, and plants the code there."""
        self.write(name, value)
        self.planted.append((name, code))


Behaviour = Callable[[Filling, random.Random], None]


def good_values(form: Form, tool: Tool, story: Story) -> dict[str, str]:
    """A form filled in as the guidance asks."""
    values = {
        "details.involved": "Yes",
        "details.case_worker": story.case_worker,
        "details.auditor": story.auditor,
        "details.auditor_role": story.auditor_role,
        "details.manager": story.manager,
        "details.records_seen": story.records_seen,
        "details.period_from": story.period_from,
        "details.period_to": story.period_to,
        "details.signoff_name": story.manager,
        "details.signoff_date": SIGNED,
        "attendee.1.name": story.auditor,
        "attendee.1.role": "Auditor",
        "attendee.1.attending": "Yes",
        "overall.grade": story.overall,
    }
    for name, cells in story.answers.items():
        for part, text in zip(CELLS, cells, strict=True):
            values[f"q.{name}.{part}"] = text
    values |= {f"section.{name}.grade": label for name, label in story.grades.items()}
    for number, row in enumerate(story.chronology, start=1):
        values |= {f"chronology.{number}.{name}": text for name, text in zip(_EVENT, row, strict=True)}
    values |= {f"practice.{number}.text": text for number, text in enumerate(story.practice, start=1)}
    for number, proposal in enumerate(story.proposals, start=1):
        values |= {f"proposal.{number}.{name}": text for name, text in zip(_PROPOSAL, proposal, strict=True)}
    known = {one.name for one in form.fields}
    del tool
    return {name: text for name, text in values.items() if name in known and text}


_EVENT = ("date", "event", "source", "about")
_PROPOSAL = ("action", "lead", "due")


def _open_questions(filling: Filling, *, dated: bool = False, sourced: bool = False) -> list[Question]:
    """Written questions that the form answers and that no earlier behaviour has touched."""
    touched = {name.split(".")[1] for name, _ in filling.planted if name.startswith("q.")}
    return [
        question
        for question in filling.tool.questions
        if question.type is QuestionType.TEXT
        and not question.relevant
        and question.required
        and question.name not in touched
        and question.date_rule >= dated
        and question.evidence_rule >= sourced
        and "no information" not in filling.values.get(f"q.{question.name}.answer", "").casefold()
    ]


def _pick(filling: Filling, rng: random.Random, *, dated: bool = False, sourced: bool = False) -> str:
    return f"q.{rng.choice(_open_questions(filling, dated=dated, sourced=sourced)).name}"


def _enact(slip: str, steps: tuple[Step, ...], filling: Filling, rng: random.Random) -> None:
    """Makes a slip, step by step; a step's slots are filled from the form as it was before the step."""
    for step in steps:
        at = _question(step.question, filling, rng)
        written = {**step.fields, **{f"{at}.{cell}": text for cell, text in step.cells.items()}}
        raised = {f"{at}.{place}" if place in CELLS else place: code for place, code in step.raises.items()}
        _check_fields(slip, (*written, *raised, *(step.keeps or ())), filling.form)
        before = {**dict.fromkeys(FORM_SLOTS, ""), **filling.values, "agency": filling.form.identity.agency}
        if step.keeps is not None:
            filling.values = {name: text for name, text in filling.values.items() if name in step.keeps}
        for name, text in written.items():
            filling.write(name, with_words(text, before))
        filling.planted += raised.items()
        filling.outcome = step.outcome or filling.outcome
        filling.code = step.code or filling.code


def _question(question: str, filling: Filling, rng: random.Random) -> str:
    """The field of the step's question: the one that it names, or one by lot; empty where it has none."""
    if question in ANY:
        return _pick(filling, rng, dated=question == "any dated", sourced=question == "any sourced")
    return f"q.{question}" if question else ""


def _check_fields(slip: str, names: Iterable[str], form: Form) -> None:
    """Refuses a slip at a field that the form does not have, which would be planted and never found."""
    known = tuple(one.name for one in form.fields)
    for name in names:
        if name not in known:
            raise DefinitionError((problem_in(SLIPS, slip, f"The form has no field “{name}”.", meant(name, known)),))


def good(filling: Filling, rng: random.Random) -> None:
    """As it should be."""
    del filling, rng


def mailed(filling: Filling, rng: random.Random) -> None:
    """Sent by e-mail, with a conference report beside the form."""
    del rng
    filling.mailed = True


def ungraded(filling: Filling, rng: random.Random) -> None:
    """A section without its grade."""
    filling.put(rng.choice([name for name in filling.values if name.startswith("section.")]), "", "G01")


def late(filling: Filling, rng: random.Random) -> None:
    """Returned after the deadline."""
    filling.days_late = rng.choice((1, 2, 3))
    filling.planted.append(("", "R01"))


def pasted(filling: Filling, rng: random.Random) -> None:
    """The question pasted where its answer belongs."""
    name = _pick(filling, rng)
    question = next(one for one in filling.tool.questions if f"q.{one.name}" == name)
    filling.put(f"{name}.answer", f"{question.label}\n{question.hint}", "B04")


def same_text(filling: Filling, rng: random.Random) -> None:
    """One text in three boxes; the second is pointed at."""
    names = {_pick(filling, rng)}
    while len(names) < 3:  # noqa: PLR2004 - from three on it is said
        names.add(_pick(filling, rng))
    in_order = [f"q.{one.name}" for one in filling.tool.questions if f"q.{one.name}" in names]
    for name in in_order:
        filling.values[f"{name}.answer"] = _planned().slips.texts["sourced"]
        filling.values.pop(f"{name}.dates", None)
    filling.planted.append((f"{in_order[1]}.answer", "B05"))


def other_words(filling: Filling, rng: random.Random) -> None:
    """A choice in other words than the list's: what hangs on any choice is asked, and the blanks among it are found."""
    del rng
    filling.put("q.neglect_tool.answer", "Completed", "B10")
    for question in filling.tool.questions:
        if question.relevant and f"q.{question.name}.answer" not in filling.values:
            filling.planted.append((f"q.{question.name}.answer", "B01"))


def odd_grade(filling: Filling, rng: random.Random) -> None:
    """An overall grade that is worse than that of any section."""
    del rng
    grades = texts().words.grades
    for name in [name for name in filling.values if name.startswith("section.")]:
        filling.values[name] = grades["good"]
    filling.put("overall.grade", grades["inadequate"], "G02")


_BY_HAND: Mapping[str, Behaviour] = {
    one.__name__: one for one in (good, mailed, ungraded, late, pasted, same_text, other_words, odd_grade)
}
"""The behaviours that are worked out here, by the names that plan.toml uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What can be planted, and who plants what."""

    slips: Slips
    casting: Casting

    def behaviours(self, case: int, place: int, seed: int) -> tuple[Behaviour, ...]:
        """How the agency at `place` (from 0) fills in the case (from 0): the first ones as planned, others by lot."""
        agency = tuple(VOICES)[place]
        if case < len(self.casting.cases):
            return tuple(map(self.behaviour, self.casting.cases[case][agency]))
        drawn = random.Random(f"behaviour-{seed}-{case}-{place}").choice(self.casting.drawn_from)  # noqa: S311 - no secret
        return (
            (good,) if "nil" in drawn and agency not in self.casting.may_be_nil else tuple(map(self.behaviour, drawn))
        )

    def behaviour(self, name: str) -> Behaviour:
        """The behaviour of a name that stands in the plan."""
        return _BY_HAND.get(name) or partial(_enact, name, self.slips.steps[name])


@cache
def _planned() -> Plan:
    """What the files that come with the program say.

    Raises:
        DefinitionError: see `load_plan`.
    """
    return load_plan(texts_folder())


def load_plan(folder: Traversable) -> Plan:
    """What a folder's slips.toml and plan.toml say: the slips, which the plan names, and then the plan.

    Raises:
        DefinitionError: every mistake in slips.toml at once, else every mistake in plan.toml.
    """
    problems: list[Problem] = []
    slips = read_slips(open_table(folder, SLIPS, problems, Slots()), texts().words, _BY_HAND)
    raise_all(problems)
    casting = read_casting(open_table(folder, PLAN, problems, Slots()), (*_BY_HAND, *slips.steps))
    raise_all(problems)
    return Plan(slips=slips, casting=casting)


def behaviours(case: int, place: int, seed: int) -> tuple[Behaviour, ...]:
    """How the agency at `place` (from 0) fills in the case (from 0), in the demonstration that comes with the program."""
    return _planned().behaviours(case, place, seed)


def cell_values(form: Form, values: Mapping[str, str]) -> dict[str, str | dt.date]:
    """The values as a person would type them: a single dd/mm/yyyy in a date cell becomes a date."""
    kinds = {one.name: one.kind for one in form.fields}
    return {
        name: _as_date(text) if kinds[name] is FieldKind.DATE else text
        for name, text in values.items()
        if name in kinds
    }


def _as_date(text: str) -> str | dt.date:
    try:
        return dt.datetime.strptime(text.strip(), "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
    except ValueError:
        return text
