"""What a check looks at, and what it points to."""

import datetime as dt
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache

from nelaudit.checks.side_by_side import Together
from nelaudit.checks.wordlists import allows_none, is_bare_yes_no, is_placeholder, says_none, says_nothing_held
from nelaudit.model.dates import DateKind, DateMention
from nelaudit.model.folding import plain
from nelaudit.model.forms import FieldKind
from nelaudit.model.returns import Answer, Input, NoticeKind, Return, is_blank
from nelaudit.model.tools import Condition, Interval, Question, QuestionType, Tool
from nelaudit.model.wording import Clear, as_written, shortened
from nelaudit.text.dates import find_dates


@dataclass(frozen=True, kw_only=True)
class Seen:
    """One return with its tool, its lateness, and what it is judged beside. Not slotted: what checks share is worked out once.

    `born` is the child's day of birth where the register has it; `closures` is the complete set of non-working weekdays.
    """

    returned: Return
    tool: Tool
    sources: tuple[str, ...] = ()
    working_days_late: int = 0
    latest: Tool | None = None
    """The tool of the edition last issued for this case and agency, where the return is of another."""
    born: dt.date | None = None
    intervals: tuple[Interval, ...] = ()
    closures: Collection[dt.date] = frozenset()
    challenge_day: bool = False
    """Whether the audit has one, so that somebody of the agency must come."""
    before: tuple[Return, ...] = ()
    """What came earlier on the same form: confirmations, and returns since replaced."""
    together: Together | None = None
    """The returns of all agencies on the case; only checks whose findings stay with the coordinator see them."""
    clear: Clear = as_written
    """Takes out of a text what identifies a child."""

    def quoted(self, text: str, limit: int) -> str:
        """Words of a return as a message quotes them: cleared of names first, since a name that is cut is not known again."""
        return shortened(self.clear(text), limit)

    @cached_property
    def alone(self) -> "Seen":
        """The same return without the other agencies' returns: what a check sees whose findings may go to an agency.

        A check that sees them takes from here what all share, so that it is worked out once.
        """
        return replace(self, together=None) if self.together else self

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
    def nothing_held(self) -> frozenset[str]:
        """The questions answered with that nothing is held."""
        return frozenset(answer.question for _, answer in self.asked if says_nothing_held(answer.answer.value))

    @cached_property
    def answered(self) -> tuple[tuple[Question, Answer], ...]:
        """The questions that were answered with something other than that nothing is held."""
        return tuple(
            (question, answer)
            for question, answer in self.asked
            if not answer.answer.blank and answer.question not in self.nothing_held
        )

    @cached_property
    def prose(self) -> tuple[tuple[Question, Answer], ...]:
        """The open questions that were answered with something, but for “none” where the hint allows it."""
        return tuple(
            (question, answer)
            for question, answer in self.answered
            if question.type is QuestionType.TEXT
            and not (allows_none(question.hint) and says_none(answer.answer.value))
        )

    @cached_property
    def pasted(self) -> frozenset[str]:
        """The questions in whose answer nothing stands but words printed on the form."""
        return frozenset(
            question.name
            for question, answer in self.prose
            if self._words[question.name] in self._printed or _repeats_lines(answer.answer.value, self._printed)
        )

    @cached_property
    def _printed(self) -> frozenset[str]:
        return _printed_words(self.tool)

    @cached_property
    def told(self) -> tuple[tuple[Question, Answer], ...]:
        """The open questions that were answered in words of the agency's own: no bare yes, placeholder or question."""
        return tuple(
            (question, answer)
            for question, answer in self.prose
            if question.name not in self.pasted
            and not is_bare_yes_no(answer.answer.value)
            and not is_placeholder(answer.answer.value)
        )

    @cached_property
    def _words(self) -> dict[str, str]:
        return {answer.question: plain(answer.answer.value) for _, answer in self.prose}

    def words_of(self, answer: Answer) -> str:
        """The words of an answer to an open question as they are compared with another's."""
        return self._words[answer.question]

    @cached_property
    def dates_read(self) -> dict[str, tuple[DateMention, ...]]:
        """The date mentions of every text that a check has read so far."""
        return {}

    def dates_in(self, text: str) -> tuple[DateMention, ...]:
        """The date mentions of a text of this return; each text is read once, whichever checks ask."""
        found = self.dates_read.get(text)
        if found is None:
            found = self.dates_read[text] = find_dates(text)
        return found

    @cached_property
    def dates(self) -> dict[str, tuple[tuple[Input, DateMention], ...]]:
        """The date mentions of each question's row (answer, evidence, dates), with the cell that holds each."""
        return {
            answer.question: tuple(
                (cell, mention)
                for cell in (answer.answer, answer.evidence, answer.dates)
                if cell is not None and not cell.blank
                for mention in self.dates_in(cell.value)
            )
            for _, answer in self.asked
        }

    @cached_property
    def days(self) -> dict[str, tuple[tuple[Input, DateMention, dt.date], ...]]:
        """Of these, the mentions that name a day, each with its day."""
        return {
            question: tuple((cell, mention, day) for cell, mention in found if (day := day_of(mention)))
            for question, found in self.dates.items()
        }

    @cached_property
    def date_cells(self) -> tuple[tuple[str, Input], ...]:
        """The filled cells that take a date, each with its question's name where it has one; proposals are left out."""
        found: list[tuple[str, Input]] = []
        for question, answer in self.asked:
            if question.type is QuestionType.DATE and not answer.answer.blank:
                found.append((question.name, answer.answer))
            if answer.dates is not None and not answer.dates.blank:
                found.append((question.name, answer.dates))
        for name, cell in self.returned.inputs.items():
            if cell.kind is FieldKind.DATE and not name.startswith(("q.", "proposal.")) and not cell.blank:
                found.append(("", cell))
        return tuple(found)

    @cached_property
    def filled_cells(self) -> tuple[tuple[str, Input], ...]:
        """The filled cells in which dates are looked for: the questions' rows, then the date cells of the other sheets."""
        rows = (
            (answer.question, cell)
            for _, answer in self.asked
            for cell in (answer.answer, answer.evidence, answer.dates)
            if cell is not None and not cell.blank
        )
        return (*rows, *((question, cell) for question, cell in self.date_cells if not question))

    @cached_property
    def chronology(self) -> tuple[Mapping[str, Input], ...]:
        """The filled rows of the chronology."""
        return self.returned.rows("chronology")

    @cached_property
    def concerns(self) -> tuple[Mapping[str, Input], ...]:
        """The filled rows of the immediate concerns."""
        return self.returned.rows("concern")

    @cached_property
    def unplaced(self) -> frozenset[str]:
        """The fields of which intake could not say what stands in them: it is said there, and they are not blank."""
        kinds = {NoticeKind.TWO_PLACES, NoticeKind.ROW_GONE}
        return frozenset(notice.field for notice in self.returned.notices if notice.kind in kinds)

    def relevant(self, question: Question) -> bool:
        """Whether one of the question's conditions holds or may hold, or it has none.

        While a choice is blank or off the list nobody knows that its questions do not apply, and so they are asked. Known
        to be none of the choices is one on which nothing is held, and a blank one that was itself not asked.
        """
        return not question.relevant or any(self._may_hold(condition) for condition in question.relevant)

    def _may_hold(self, condition: Condition) -> bool:
        field = f"q.{condition.name}.answer"
        text = self.returned.value(field)
        known = self.tool.choice(field, text)
        if known:
            return known == self.tool.choice(field, condition.choice)
        if not is_blank(text):
            return not says_nothing_held(text)
        asks = self.questions.get(condition.name)
        return asks is None or self.relevant(asks)


def day_of(mention: DateMention) -> dt.date | None:
    """The day that a mention names; None where it names a month, a range, or nothing firm."""
    return dt.date.fromisoformat(mention.iso) if mention.kind is DateKind.DAY and mention.iso else None


@lru_cache(maxsize=50)
def _printed_words(tool: Tool) -> frozenset[str]:
    """The questions and hints of a tool as their words alone; worked out once for a tool, not for each return."""
    texts = (text for one in tool.questions for text in (one.label, one.hint, f"{one.label} {one.hint}") if text)
    return frozenset(plain(text) for text in texts)


def _repeats_lines(text: str, printed: frozenset[str]) -> bool:
    """Whether some lines of a text are printed questions or hints, and the others a bare yes or a placeholder."""
    if "\n" not in text:
        return False
    lines = [line for line in text.splitlines() if line.strip()]
    rest = [line for line in lines if plain(line) not in printed]
    return 0 < len(lines) != len(rest) and all(is_bare_yes_no(line) or is_placeholder(line) for line in rest)
