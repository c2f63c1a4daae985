"""What a check looks at, and what it points to."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property

from nelaudit.checks.wordlists import says_nothing_held
from nelaudit.dates import find_dates
from nelaudit.model.dates import DateMention
from nelaudit.model.findings import Rule, Severity, rule_from_docstring
from nelaudit.model.returns import Answer, Input, NoticeKind, Return
from nelaudit.model.tools import Question, Tool


class Applies(StrEnum):
    """To which returns a check applies."""

    INVOLVED = "involved"
    NIL = "nil"
    ALWAYS = "always"


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One return with its tool and its lateness. Not slotted: what checks share is worked out once."""

    returned: Return
    tool: Tool
    sources: tuple[str, ...] = ()
    working_days_late: int = 0
    latest: Tool | None = None
    """The tool of the edition last issued for this case and agency, where the return is of another."""

    @cached_property
    def questions(self) -> dict[str, Question]:
        """The tool's questions by name."""
        return {question.name: question for question in self.tool.questions}

    @cached_property
    def asked(self) -> tuple[tuple[Question, Answer], ...]:
        """The questions that this return must answer, each with its answer: those that are relevant."""
        pairs = ((self.questions.get(answer.question), answer) for answer in self.returned.answers)
        return tuple((question, answer) for question, answer in pairs if question and self.relevant(question))

    @cached_property
    def answered(self) -> tuple[tuple[Question, Answer], ...]:
        """The questions that were answered with something other than that nothing is held."""
        return tuple(
            (question, answer)
            for question, answer in self.asked
            if not answer.answer.blank and not says_nothing_held(answer.answer.value)
        )

    @cached_property
    def _read(self) -> dict[str, tuple[DateMention, ...]]:
        return {}

    def dates_in(self, text: str) -> tuple[DateMention, ...]:
        """The date mentions of a text of this return; each text is read once, whichever checks ask."""
        found = self._read.get(text)
        if found is None:
            found = self._read[text] = find_dates(text)
        return found

    @cached_property
    def dates(self) -> dict[str, tuple[tuple[Input, DateMention], ...]]:
        """The date mentions in each answer and its dates cell, by question, with the cell that holds each."""
        found = {}
        for _, answer in self.asked:
            cells = [cell for cell in (answer.answer, answer.dates) if cell is not None and not cell.blank]
            mentions = ((cell, mention) for cell in cells for mention in self.dates_in(cell.value))
            found[answer.question] = tuple(mentions)
        return found

    @cached_property
    def unplaced(self) -> frozenset[str]:
        """The fields of which intake could not say what stands in them: it is said there, and they are not blank."""
        kinds = {NoticeKind.TWO_PLACES, NoticeKind.ROW_GONE}
        return frozenset(notice.field for notice in self.returned.notices if notice.kind in kinds)

    def relevant(self, question: Question) -> bool:
        """Whether one of the question's conditions holds, or it has none."""
        if not question.relevant:
            return True
        return any(
            self.returned.value(f"q.{condition.name}.answer").casefold() == condition.choice.casefold()
            for condition in question.relevant
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """Where a check points: a field with its cell, and words for the message's named fields."""

    cell: Input | None = None
    question: str = ""
    words: Mapping[str, str] = field(default_factory=dict)


Generator = Callable[[Seen], Iterator[Hit]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """A check: its rule, its message with named {fields}, to which returns it applies, and the generator."""

    rule: Rule
    message: str
    applies: Applies
    points: Generator


def check(
    code: str, name: str, *, severity: Severity, message: str, applies: Applies = Applies.INVOLVED
) -> Callable[[Generator], Check]:
    """Makes a check of a generator; its docstring is the rule that people read."""

    def declare(points: Generator) -> Check:
        rule = rule_from_docstring(code, name, severity, points.__doc__)
        return Check(rule=rule, message=message, applies=applies, points=points)

    return declare


def at(cell: Input, question: str = "", /, **words: str) -> Hit:
    """A hit at an input cell."""
    return Hit(cell=cell, question=question, words=words)
