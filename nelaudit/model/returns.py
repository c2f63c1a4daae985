"""What came back: a return, its inputs with sheet and cell, and its state."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum

from nelaudit.model.choices import meant, plain_words
from nelaudit.model.forms import INVOLVED, NIL_LINES, NO_INVOLVEMENT, FieldKind, Identity
from nelaudit.model.intake import Outcome
from nelaudit.model.receipt import Received


class ReturnState(StrEnum):
    """The state of what one agency owes for one case (design: return states)."""

    OUTSTANDING = "outstanding"
    CONFIRMED = "confirmed"
    NIL = "nil"
    PARTIAL = "partial"
    COMPLETE = "complete"
    SUPERSEDED = "superseded"
    EXCLUDED = "excluded"


STATE_WORDS = {
    ReturnState.OUTSTANDING: "not returned",
    ReturnState.CONFIRMED: "confirmed only, not returned",
    ReturnState.NIL: "nil return",
    ReturnState.PARTIAL: "returned with queries",
    ReturnState.COMPLETE: "returned",
    ReturnState.SUPERSEDED: "replaced by a later return",
    ReturnState.EXCLUDED: "excluded by decision",
}
"""A return's state as reports say it."""


class Aside(StrEnum):
    """Why a return that is held does not count until a person has decided."""

    WHOSE = "whose"
    """Its first page does not say whose form it is as issued; nobody knows which child it is about."""

    VERSION = "version"
    """It came at one moment with another version of the same form, and nothing tells which is the later."""

    OLDER = "older"
    """It came later than the return that is held and was saved before it, or the other way round."""


_UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200c\u200d\u200e\u200f\u2060\u2061\u2062\u2063\u2064\u2800\u3164\ufe0f\ufeff\uffa0"
"""Signs that show nothing and that Python does not count as white space; they come with pasted text."""


def is_blank(text: str) -> bool:
    """Whether nothing that can be seen stands in a text."""
    left = text.strip()
    return not left or (left[0] in _UNSEEN and not left.strip(_UNSEEN + " \t\r\n\xa0"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Input:
    """What stands in one input cell, as text; `value` is empty where nothing does."""

    field: str
    value: str
    kind: FieldKind
    sheet: str
    cell: str

    @property
    def blank(self) -> bool:
        """Whether nothing but white space and unseen signs stands there."""
        return not self.value or is_blank(self.value)


class NoticeKind(StrEnum):
    """What intake noticed while it matched a workbook to the form as issued."""

    BY_WORDS = "found by its words"
    BY_LIKE_WORDS = "found by similar words"
    BY_PLACE = "found by its place"
    TWO_PLACES = "stands in two places"
    ROW_GONE = "row gone"
    ALTERED = "question altered"
    OUTSIDE = "outside the cells"
    COMMENT = "comment"
    TEXT_BOX = "text box"
    ERROR_VALUE = "error value"
    FORMULA = "formula"
    DIGITS_LOST = "digits lost"
    STRUCK = "struck out"
    CUT = "cut short"
    MERGED = "merged cells"
    UNSIGNED = "not signed"
    UNREADABLE = "comments not readable"
    OTHER_WORDS = "words of another question"
    NO_ID = "sheet without id taken"
    NO_ID_AMONG_OTHERS = "sheet without id taken beside sheets with it"
    NOT_TAKEN = "sheet without id not taken"
    CONCERN_ELSEWHERE = "concern in a place that was not taken"


_NOT_NIL = re.compile(r"\W*(?:n\W+a\b.*|na|not applicable\b.*|does not apply\b.*|none|nil|no|x)?\W*")
"""What whoever was involved writes into a line that is for nil returns only."""

_ATTEMPTS = frozenset({NoticeKind.TWO_PLACES, NoticeKind.OUTSIDE, NoticeKind.COMMENT})


@dataclass(frozen=True, slots=True, kw_only=True)
class Notice:
    """One thing noticed: of which field, on which sheet and in which cell (each may be empty), and the words found."""

    kind: NoticeKind
    field: str = ""
    sheet: str = ""
    cell: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """The answer to one question with its evidence and dates."""

    question: str
    answer: Input
    evidence: Input | None = None
    dates: Input | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Return:
    """A returned form: every input cell by field name, in form order, and what was noticed while matching it."""

    form_id: str
    identity: Identity
    edition: str
    received: Received
    inputs: Mapping[str, Input]
    notices: tuple[Notice, ...] = ()

    def value(self, field: str) -> str:
        """The text of a field without outer white space; empty where the form has no such field."""
        found = self.inputs.get(field)
        return found.value.strip() if found else ""

    @property
    def mark(self) -> tuple[Identity, str, str]:
        """What tells this return from every other: whose it is, and the file that it came in."""
        return self.identity, self.received.file, self.received.sha256

    @property
    def answers(self) -> tuple[Answer, ...]:
        """One answer a question, in form order."""
        return tuple(
            Answer(
                question=name[2:-7],
                answer=found,
                evidence=self.inputs.get(f"{name[:-7]}.evidence"),
                dates=self.inputs.get(f"{name[:-7]}.dates"),
            )
            for name, found in self.inputs.items()
            if name[:2] == "q." and name[-7:] == ".answer"
        )

    def rows(self, table: str) -> tuple[Mapping[str, Input], ...]:
        """The filled rows of a table (`chronology`, `concern` …): column name to input, in form order."""
        start = f"{table}."
        rows: dict[str, dict[str, Input]] = {}
        for name in [name for name in self.inputs if name.startswith(start)]:
            number, _, column = name[len(start) :].partition(".")
            rows.setdefault(number, {})[column] = self.inputs[name]
        filled = (number for number, row in rows.items() if any(not one.blank for one in row.values()))
        return tuple(rows[number] for number in sorted(filled, key=int))

    def changes_since(self, before: "Return") -> tuple[tuple[Input | None, Input], ...]:
        """Every input whose text is not what it was, outer spaces aside: before (None where there was no such cell), after.

        A row that is no longer there comes last, as one whose text is gone.
        """
        pairs = [(before.inputs.get(name), found) for name, found in self.inputs.items()]
        pairs += [(old, replace(old, value="")) for name, old in before.inputs.items() if name not in self.inputs]
        return tuple((old, new) for old, new in pairs if (old.value.strip() if old else "") != new.value.strip())

    @property
    def nature(self) -> Outcome:
        """What it is by itself: a nil return, a confirmation (details only), or a full return."""
        if self.has_answers:
            return Outcome.ACCEPTED
        return Outcome.NIL if self.is_nil else Outcome.CONFIRMED

    @property
    def involvement(self) -> str:
        """What the agency chose of `INVOLVED`, however typed; empty where it chose nothing that the list holds."""
        return meant(self.value("details.involved"), INVOLVED)

    @property
    def is_nil(self) -> bool:
        """Whether the agency states that it had no involvement."""
        return self.involvement == NO_INVOLVEMENT

    @property
    def nil_lines(self) -> tuple[Input, ...]:
        """The lines for a nil return that are filled in; “n/a” there says only that it is none."""
        found = (self.inputs[name] for name in NIL_LINES if name in self.inputs)
        return tuple(one for one in found if not one.blank and not _NOT_NIL.fullmatch(plain_words(one.value)))

    @property
    def is_unclear(self) -> bool:
        """Whether it speaks of involvement, and whether there was any cannot be told from it.

        In words off the list, in two places, or by the lines of a nil return without “No involvement”. A person must look:
        it is neither a confirmation nor a nil return.
        """
        said = self.inputs.get("details.involved")
        twice = any(seen.kind is NoticeKind.TWO_PLACES and seen.field == "details.involved" for seen in self.notices)
        off_list = said is not None and not said.blank and not self.involvement
        return off_list or twice or (not self.is_nil and bool(self.nil_lines))

    @property
    def answered(self) -> bool:
        """Whether anything beyond the details, the attendees and the practice of signing off is filled in.

        Words that stand in two places, or beside a question, are an attempt at an answer.
        """
        return any(
            not found.blank for name, found in self.inputs.items() if not name.startswith(("details.", "attendee."))
        ) or any(seen.kind in _ATTEMPTS and seen.field.startswith("q.") for seen in self.notices)

    @property
    def has_answers(self) -> bool:
        """Whether it counts as a return: it answers, or what it says of involvement is an answer that nobody can read."""
        return self.answered or self.is_unclear

    @property
    def filled(self) -> int:
        """How many input cells hold something."""
        return sum(not found.blank for found in self.inputs.values())
