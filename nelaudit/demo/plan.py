"""What the demonstration plants: how each agency fills its form in, and what must be found in it.

A behaviour changes the values of a good form and says which fields must then raise which code. The plan is met
exactly: whatever is not planted must not be found.
"""

import datetime as dt
import random
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from nelaudit.demo.stories import Story
from nelaudit.model.forms import FieldKind, Form
from nelaudit.model.returns import Outcome
from nelaudit.model.tools import Question, QuestionType, Tool

Planted = tuple[str, str]
"""A field and the code that it must raise; the field is empty where the return as a whole is meant."""

UNDATED_PROSE = (
    "The family was known to several services and the worker kept in close touch with all of them. Home visits were made "
    "and the plan was kept under review, and the child was said to be settled at home and in school."
)
VAGUE_PROSE = (
    "Concerns were first noticed last year, when home conditions had become poor. They were talked through with the parents "
    "and support was offered, which the parents accepted after some hesitation."
)
IMPOSSIBLE_PROSE = (
    "A home visit on 12/04/2016 found no food in the house. The worker returned on 31/04/2016 with the health visitor and the "
    "conditions had improved, although the kitchen was still not clean."
)
UNSOURCED_PROSE = (
    "On 14/03/2016 the worker met both parents at home and agreed what had to change before the next meeting."
)
SOURCED_PROSE = "On 14/03/2016 the worker met both parents at home and agreed what had to change before the next meeting (contact record)."
COPIED_PROSE = (
    "The plan of 22/01/2016 named five things that had to change and who would see to each; three of them were done by the "
    "review of 24/03/2016, and the two left open were given a new date and a named worker."
)
HOSPITAL = "Merrow Hospitals NHS Trust attended the strategy discussion on 21/09/2015."
SIBLING_PROSE = "The older brother was excluded from school on 02/03/2016. His brother's attendance then fell to 61%."
CONTEXT_PROSE = (
    "All staff have completed mandatory safeguarding training. The policy on supervision was under revision and there were two "
    "vacancies."
)
EFFORT_PROSE = (
    "Six home visits were made between 11/01/2016 and 22/03/2016, two core groups were held, and every action given to the "
    "agency was carried out within its time."
)
SIGNED = "02/06/2016"
"""The day of sign-off that stands on a good form until the day on which it is sent is known."""

CONCERN = "During the audit it came to light that the child has been left alone overnight with a younger sibling."


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

    def blank(self, name: str, code: str) -> None:
        """Leaves a field blank and plants the code there."""
        self.values.pop(name, None)
        self.planted.append((name, code))

    def sent_on(self, day: dt.date) -> None:
        """Signs the form off on the day on which it is sent; what else was dated later is of that day too."""
        if self.values.get("details.signoff_date") == SIGNED:
            self.values["details.signoff_date"] = f"{day:%d/%m/%Y}"
        for name in ("details.nil_confirmed_on", "concern.1.when"):
            if name in self.values:
                dated = dt.datetime.strptime(self.values[name], "%d/%m/%Y").date()  # noqa: DTZ007 - a day has no zone
                self.values[name] = f"{min(dated, day):%d/%m/%Y}"

    def put(self, name: str, value: str, code: str) -> None:
        """Writes a value and plants the code there."""
        self.values[name] = value
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
    for name, texts in story.answers.items():
        for part, text in zip(("answer", "evidence", "dates"), texts, strict=True):
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


def good(filling: Filling, rng: random.Random) -> None:
    """As it should be."""
    del filling, rng


def mailed(filling: Filling, rng: random.Random) -> None:
    """Sent by e-mail, with a conference report beside the form."""
    del rng
    filling.mailed = True


def blanks(filling: Filling, rng: random.Random) -> None:
    """Two questions passed over, and the dates and evidence beside them."""
    for _ in range(2):
        name = _pick(filling, rng)
        filling.blank(f"{name}.answer", "B01")
        filling.values.pop(f"{name}.evidence", None)
        filling.values.pop(f"{name}.dates", None)


def thin(filling: Filling, rng: random.Random) -> None:
    """A bare yes, an "as above", and an answer without its source."""
    filling.put(f"{_pick(filling, rng)}.answer", "Yes", "B02")
    filling.put(f"{_pick(filling, rng)}.answer", "As above", "B03")
    name = _pick(filling, rng, sourced=True)
    filling.values[f"{name}.answer"] = _own(filling, UNSOURCED_PROSE)
    filling.values.pop(f"{name}.dates", None)
    filling.blank(f"{name}.evidence", "E01")


def _own(filling: Filling, text: str) -> str:
    """A text that no other agency of the case has word for word."""
    return f"{text} That is how {filling.form.identity.agency} saw it."


def undated(filling: Filling, rng: random.Random) -> None:
    """An answer without any date."""
    name = _pick(filling, rng, dated=True)
    filling.values[f"{name}.answer"] = _own(filling, UNDATED_PROSE)
    filling.values[f"{name}.evidence"] = "Case file"
    filling.blank(f"{name}.dates", "D01")


def vague(filling: Filling, rng: random.Random) -> None:
    """An answer whose only date is "last year"."""
    name = _pick(filling, rng, dated=True)
    filling.put(f"{name}.answer", _own(filling, VAGUE_PROSE), "D02")
    filling.values[f"{name}.evidence"] = "Case file"
    filling.values.pop(f"{name}.dates", None)


def impossible(filling: Filling, rng: random.Random) -> None:
    """An answer with the thirty-first of April."""
    name = _pick(filling, rng, dated=True)
    filling.put(f"{name}.answer", IMPOSSIBLE_PROSE, "D03")
    filling.values.pop(f"{name}.dates", None)


def ungraded(filling: Filling, rng: random.Random) -> None:
    """A section without its grade."""
    filling.blank(rng.choice([name for name in filling.values if name.startswith("section.")]), "G01")


def unnamed(filling: Filling, rng: random.Random) -> None:
    """Nobody named: no auditor, no case worker, no sign-off."""
    del rng
    for name, code in (("auditor", "N01"), ("case_worker", "N02"), ("signoff_name", "N03"), ("signoff_date", "N03")):
        filling.blank(f"details.{name}", code)


def nil(filling: Filling, rng: random.Random) -> None:
    """No involvement, stated as it should be."""
    del rng
    auditor = filling.values["details.auditor"]
    filling.values.clear()
    filling.values |= {
        "details.involved": "No involvement",
        "details.nil_confirmed_by": auditor,
        "details.nil_confirmed_on": "25/05/2016",
        "details.nil_records_searched": "Client database and closed paper files",
    }
    filling.outcome = Outcome.NIL


def nil_unconfirmed(filling: Filling, rng: random.Random) -> None:
    """No involvement, and nobody to stand behind it."""
    nil(filling, rng)
    filling.blank("details.nil_confirmed_by", "N05")
    filling.blank("details.nil_confirmed_on", "N05")


def nil_with_answers(filling: Filling, rng: random.Random) -> None:
    """No involvement ticked on a form that answers a question."""
    answer = next(name for name in filling.values if name.startswith("q.") and name.endswith(".answer"))
    kept = {answer: filling.values[answer]}
    nil(filling, rng)
    filling.values |= kept
    filling.planted.append(("details.involved", "N04"))
    filling.outcome = Outcome.ACCEPTED


def concern(filling: Filling, rng: random.Random) -> None:
    """An immediate concern, acted on."""
    del rng
    filling.put("concern.1.what", CONCERN, "U01")
    filling.values |= {
        "concern.1.action": "Duty social worker rung at once; strategy discussion held the same afternoon.",
        "concern.1.by": filling.values["details.auditor"],
        "concern.1.when": "27/05/2016",
        "concern.1.reference": "MASH-2016-0417",
    }


def concern_without_action(filling: Filling, rng: random.Random) -> None:
    """An immediate concern with nothing beside it."""
    del rng
    filling.put("concern.1.what", CONCERN, "U01")
    filling.planted.append(("concern.1.action", "U02"))


def late(filling: Filling, rng: random.Random) -> None:
    """Returned after the deadline."""
    filling.days_late = rng.choice((1, 2, 3))
    filling.planted.append(("", "R01"))


def confirmed(filling: Filling, rng: random.Random) -> None:
    """Details only: involved, and who will do it."""
    del rng
    kept = ("involved", "case_worker", "auditor", "auditor_role", "manager")
    filling.values = {f"details.{name}": filling.values[f"details.{name}"] for name in kept}
    filling.outcome = Outcome.CONFIRMED


def blank_form(filling: Filling, rng: random.Random) -> None:
    """Sent back as it came."""
    del rng
    filling.values.clear()
    filling.outcome, filling.code = Outcome.REFUSED, "F10"


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
        filling.values[f"{name}.answer"] = SOURCED_PROSE
        filling.values.pop(f"{name}.dates", None)
    filling.planted.append((f"{in_order[1]}.answer", "B05"))


def lends(filling: Filling, rng: random.Random) -> None:
    """The account that another agency will copy."""
    del rng
    _tell(filling, "plan_aims", COPIED_PROSE)


def copies(filling: Filling, rng: random.Random) -> None:
    """An answer that stands word for word in a return which came before."""
    del rng
    _tell(filling, "plan_aims", COPIED_PROSE)
    filling.planted.append(("q.plan_aims.answer", "B06"))


def names_the_hospital(filling: Filling, rng: random.Random) -> None:
    """Tells of another agency's part."""
    del rng
    _tell(filling, "working_together", f"{SOURCED_PROSE} {HOSPITAL}")


def context(filling: Filling, rng: random.Random) -> None:
    """Policy and vacancies in place of the child."""
    del rng
    _tell(filling, "differing_views", CONTEXT_PROSE)
    filling.planted.append(("q.differing_views.answer", "B07"))


def sibling(filling: Filling, rng: random.Random) -> None:
    """An answer about the brother."""
    del rng
    _tell(filling, "daily_life", SIBLING_PROSE)
    filling.planted.append(("q.daily_life.answer", "B08"))


def months(filling: Filling, rng: random.Random) -> None:
    """Months in place of days."""
    name = _pick(filling, rng, dated=True)
    _tell(filling, name[2:], "Referrals were made in March 2015 and again in September 2015; both were accepted.")
    filling.planted.append((f"{name}.answer", "D04"))


def numbers(filling: Filling, rng: random.Random) -> None:
    """A date that has turned into Excel's own number."""
    name = _pick(filling, rng, dated=True)
    _tell(
        filling, name[2:], "The worker met both parents at home and agreed what had to change before the next meeting."
    )
    filling.put(f"{name}.dates", "42443", "D05")


def no_day(filling: Filling, rng: random.Random) -> None:
    """An event with a time and no day."""
    del rng
    filling.values["chronology.2.event"] = "Home visit; the child was seen."
    filling.put("chronology.2.date", "14:30", "D06")


def wrong_year(filling: Filling, rng: random.Random) -> None:
    """A visit in a year that had not come."""
    name = _pick(filling, rng, dated=True)
    _tell(filling, name[2:], "The worker saw the child at home on 14/03/2017 and found the kitchen clean.")
    filling.planted.append((f"{name}.answer", "D07"))


def other_period(filling: Filling, rng: random.Random) -> None:
    """A period of which no answer tells."""
    del rng
    filling.values |= {"details.period_from": "16/05/2016", "details.period_to": "17/05/2016"}
    _tell(
        filling, "profile_context", "First known on 14/03/2014 after a call from a neighbour; the record has no gaps."
    )
    filling.planted.append(("q.profile_context.answer", "D08"))


def before_birth(filling: Filling, rng: random.Random) -> None:
    """An event before the child was born."""
    del rng
    filling.values |= {"chronology.1.event": "Home visit; weight recorded.", "chronology.1.about": "The subject child"}
    filling.put("chronology.1.date", "14/03/2006", "D09")


def dates_differ(filling: Filling, rng: random.Random) -> None:
    """Another year beside the answer than in it."""
    name = _pick(filling, rng, dated=True)
    _tell(filling, name[2:], SOURCED_PROSE)
    filling.put(f"{name}.dates", "14/03/2015", "D10")


def backwards(filling: Filling, rng: random.Random) -> None:
    """A period that ends before it begins."""
    del rng
    first, last = filling.values["details.period_from"], filling.values["details.period_to"]
    filling.values["details.period_from"] = last
    filling.put("details.period_to", first, "D11")


def wrong_weekday(filling: Filling, rng: random.Random) -> None:
    """A Monday that is called a Tuesday."""
    name = _pick(filling, rng, dated=True)
    _tell(filling, name[2:], "The worker saw the child at home on Tuesday 14/03/2016 and found the kitchen clean.")
    filling.planted.append((f"{name}.answer", "D12"))


def effort_only(filling: Filling, rng: random.Random) -> None:
    """What was done, where the form asks what changed."""
    del rng
    _tell(filling, "outcome_change", EFFORT_PROSE)
    filling.planted.append(("q.outcome_change.answer", "E02"))


def odd_grade(filling: Filling, rng: random.Random) -> None:
    """An overall grade that is worse than that of any section."""
    del rng
    for name in [name for name in filling.values if name.startswith("section.")]:
        filling.values[name] = "Good"
    filling.put("overall.grade", "Inadequate", "G02")


def signed_early(filling: Filling, rng: random.Random) -> None:
    """Signed off before what it tells of had happened."""
    del rng
    filling.put("details.signoff_date", "01/02/2016", "N06")


def own_case(filling: Filling, rng: random.Random) -> None:
    """The case worker audits the case."""
    del rng
    filling.values["details.case_worker"] = filling.values["details.auditor"]
    filling.planted.append(("details.auditor", "N07"))


def nobody_comes(filling: Filling, rng: random.Random) -> None:
    """Nobody named for the challenge day."""
    del rng
    filling.blank("attendee.1.name", "N08")
    for name in ("attendee.1.role", "attendee.1.attending"):
        filling.values.pop(name)


def other_words(filling: Filling, rng: random.Random) -> None:
    """A choice in other words than the list's: what hangs on any choice is asked, and the blanks among it are found."""
    del rng
    filling.put("q.neglect_tool.answer", "Completed", "B10")
    for question in filling.tool.questions:
        if question.relevant and f"q.{question.name}.answer" not in filling.values:
            filling.planted.append((f"q.{question.name}.answer", "B01"))


def perhaps(filling: Filling, rng: random.Random) -> None:
    """Neither yes nor no to whether the auditor comes to the challenge day."""
    del rng
    filling.put("attendee.1.attending", "If the rota allows", "B11")


def involved_since(filling: Filling, rng: random.Random) -> None:
    """Involvement in words of the agency's own."""
    del rng
    filling.put("details.involved", "Involved since 2014", "N09")


def nil_line(filling: Filling, rng: random.Random) -> None:
    """A line for nil returns filled in by an agency that was involved."""
    del rng
    filling.values["details.nil_records_searched"] = "Client database and closed paper files"
    filling.planted.append(("details.involved", "N10"))


def _tell(filling: Filling, question: str, text: str) -> None:
    """Puts a text in place of an answer, with a plain source and nothing in the column of dates."""
    filling.values[f"q.{question}.answer"] = text
    filling.values[f"q.{question}.evidence"] = "Case file"
    filling.values.pop(f"q.{question}.dates", None)


def nil_contradicted(filling: Filling, rng: random.Random) -> None:
    """No involvement, while another agency tells of it."""
    nil(filling, rng)
    filling.planted.append(("details.involved", "X01"))


NOT_RETURNED: tuple[Behaviour, ...] = ()

# How the twelve agencies, in the register's order, fill in the first three cases.
FIRST_CASES: tuple[tuple[tuple[Behaviour, ...], ...], ...] = (
    (
        (mailed,), (concern,), (pasted, months, nil_line), (blanks,), (before_birth, own_case), (thin,), (late,), (good, mailed),
        (undated, vague), (nil,), NOT_RETURNED, (wrong_weekday, wrong_year),
    ),
    (
        (lends, names_the_hospital), (copies, late), (impossible, numbers), (good,), (nil_contradicted,), (ungraded, unnamed),
        (mailed, blanks, other_words), (same_text,), (context, sibling), (nil_with_answers,), (confirmed,), (thin, late),
    ),
    (
        (other_period,), (signed_early, dates_differ), (thin, undated, involved_since), (no_day, mailed, perhaps), (concern_without_action,), NOT_RETURNED,
        (effort_only, odd_grade), (blanks, vague), (late, good), (backwards, nobody_comes), (nil_unconfirmed,), (blank_form,),
    ),
)  # fmt: skip
CORRECTED = (1, 3)
"""The case and the agency's place (both from 0) whose first return is corrected by a second one."""

_STOCK: tuple[tuple[Behaviour, ...], ...] = (
    (good,), (good,), (good, mailed), (good,), (blanks,), (thin,), (late,), (undated,), (nil,), NOT_RETURNED,
)  # fmt: skip


_MAY_BE_NIL = range(9, 12)
"""The places of agencies of whose part the others do not tell, so that nothing contradicts their nil return."""


def behaviours(case: int, place: int, seed: int) -> tuple[Behaviour, ...]:
    """How the agency at `place` (from 0) fills in the case (from 0): the first three by the table, others by lot."""
    if case < len(FIRST_CASES) and place < len(FIRST_CASES[case]):
        return FIRST_CASES[case][place]
    drawn = random.Random(f"behaviour-{seed}-{case}-{place}").choice(_STOCK)  # noqa: S311 - no secret
    return (good,) if nil in drawn and place not in _MAY_BE_NIL else drawn


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
