"""What the measures count, worked out once from the state of an audit: forms, answers, queries, grades as given and as moderated."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property

from nelaudit.model.audit_state import Assessed, AuditState, FormState
from nelaudit.model.challenge import ChallengePoint
from nelaudit.model.findings import Finding, Severity
from nelaudit.model.forms import Identity
from nelaudit.model.grades import GivenGrade, steps
from nelaudit.model.moderation import ModeratedGrade
from nelaudit.model.returns import Answer, NoticeKind, ReturnState
from nelaudit.model.tools import Question

THIN, UNDATED, UNSOURCED = {"B02", "B03", "B04"}, {"D01", "D02", "D03"}, {"E01"}
_UNPLACED = {NoticeKind.TWO_PLACES, NoticeKind.ROW_GONE}


class AnswerState(StrEnum):
    """What became of a question on a collated return; of several, the first of this list."""

    UNPLACED = "not placed by the program"
    BLANK = "blank"
    NOTHING_HELD = "no information held"
    THIN = "yes, no or placeholder"
    UNDATED = "undated"
    UNSOURCED = "unsourced"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenAnswer:
    """One question on one collated return; `codes` are what was found in its answer, evidence and dates."""

    identity: Identity
    question: Question
    answer: Answer
    state: AnswerState
    codes: frozenset[str]
    file: str

    @property
    def real(self) -> bool:
        """Whether the agency answers in words, and not that it holds nothing."""
        return self.state in {AnswerState.UNDATED, AnswerState.UNSOURCED, AnswerState.ANSWERED}


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """An error once found in an agency's return. It is open, closed by a decision, or gone from the later return."""

    finding: Finding
    open: bool
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ModeratedPair:
    """A grade that the challenge day agreed beside the agency's own, both on the scale; and where that stands, if it does."""

    agreed: ModeratedGrade
    given: GivenGrade | None
    shift: int
    """How many steps towards the better end; below nought towards the worse."""


@dataclass(frozen=True, kw_only=True)
class Facts:
    """The facts of an audit. Not slotted: what measures share is worked out once."""

    state: AuditState
    grades: tuple[GivenGrade, ...]
    """Every grade that an agency gave itself on a collated return."""

    challenge: tuple[ChallengePoint, ...]
    """The points on which the agencies' accounts differ."""

    @cached_property
    def forms(self) -> tuple[FormState, ...]:
        """One a form, in the order of the returns; forms left out by decision are not among them."""
        return self.state.forms

    @cached_property
    def due(self) -> tuple[FormState, ...]:
        """The forms whose day is past or was never set, and those that came before it."""
        today = self.state.today
        return tuple(one for one in self.forms if one.came or (one.first.due is None or one.first.due < today))

    @cached_property
    def first_returns(self) -> tuple[Assessed, ...]:
        """The first return with answers of each form, whatever became of it later; none that was left out by decision."""
        first: dict[Identity, Assessed] = {}
        for one in self.state.returns:
            if one.state is ReturnState.EXCLUDED or one.returned is None or not one.returned.has_answers:
                continue
            before = first.get(one.identity)
            if before is None or (before.returned and one.returned.received.day < before.returned.received.day):
                first[one.identity] = one
        return tuple(first.values())

    @cached_property
    def answers(self) -> tuple[GivenAnswer, ...]:
        """Every question that a collated return has to answer or does answer, in form order."""
        return tuple(answer for one in self.state.current if one.collated for answer in self._answers(one))

    def _answers(self, one: Assessed) -> list[GivenAnswer]:
        if one.returned is None:
            return []
        questions = {question.name: question for question in (one.tool or self.state.tool).questions}
        codes: dict[str, set[str]] = defaultdict(set)
        for found in one.findings:
            codes[found.question].add(found.rule.code)
        asked, file = set(one.asked), one.returned.received.file
        unplaced = {notice.field for notice in one.returned.notices if notice.kind in _UNPLACED}
        nil = one.returned.is_nil
        given = []
        for answer in one.returned.answers:
            question = questions.get(answer.question)
            if question is None or answer.question not in asked:
                continue
            if answer.answer.blank and (nil or not question.required):
                continue  # who states no involvement, and answers all the same, need not answer the rest
            found_in = frozenset(codes.get(answer.question, ()))
            if answer.answer.blank:
                state = AnswerState.UNPLACED if answer.answer.field in unplaced else AnswerState.BLANK
            else:
                state = AnswerState.NOTHING_HELD if answer.question in one.nothing_held else _state(found_in)
            given.append(
                GivenAnswer(
                    identity=one.identity, question=question, answer=answer, state=state, codes=found_in, file=file
                )
            )
        return given

    @cached_property
    def queries(self) -> tuple[Query, ...]:
        """Every error found in a return of a form that still stands, once however often it came back."""
        held: dict[Identity, list[Assessed]] = defaultdict(list)
        for one in self.state.returns:
            if one.state is not ReturnState.EXCLUDED:
                held[one.identity].append(one)
        return tuple(query for ones in held.values() for query in _queries(ones))

    @cached_property
    def moderated(self) -> tuple[ModeratedPair, ...]:
        """The grades that the challenge day moderated, of those that have a rank before and after."""
        if self.state.moderation is None:
            return ()
        places = {(one.case, one.agency, one.team, one.section): one for one in self.grades}
        found = []
        for one in self.state.moderation.grades:
            pair = steps(one, self.state.tool.scale) if one.agency else None
            if pair:
                given = places.get((one.case, one.agency, one.team, one.section))
                found.append(ModeratedPair(agreed=one, given=given, shift=pair[0] - pair[1]))
        return tuple(found)


def _state(codes: frozenset[str]) -> AnswerState:
    for state, found in (
        (AnswerState.THIN, THIN), (AnswerState.UNDATED, UNDATED), (AnswerState.UNSOURCED, UNSOURCED),
    ):  # fmt: skip
        if codes & found:
            return state
    return AnswerState.ANSWERED


def _queries(ones: Sequence[Assessed]) -> list[Query]:
    """The errors in the returns of one form; nothing counts where none of them stands."""
    standing = [one for one in ones if one.state is not ReturnState.SUPERSEDED]
    if not standing:
        return []
    now: dict[tuple[str, str], Finding] = {}
    for one in standing:
        for found in _errors(one):
            mark = (found.rule.code, found.field)
            if mark not in now or now[mark].closed:
                now[mark] = found
    queries = {
        mark: Query(finding=found, open=not found.closed, how="closed by decision" if found.closed else "open")
        for mark, found in now.items()
    }
    for one in ones:
        for found in _errors(one):
            queries.setdefault(
                (found.rule.code, found.field), Query(finding=found, open=False, how="put right in a later return")
            )
    return list(queries.values())


def _errors(one: Assessed) -> list[Finding]:
    return [found for found in one.findings if found.rule.severity is Severity.ERROR]
