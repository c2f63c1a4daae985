"""Where the agencies' accounts of one child differ: what the challenge day talks through."""

from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.forms import Identity


class ChallengeKind(StrEnum):
    """In what the accounts differ; in the order in which they are ranked."""

    CONCERN = "concern known to one"
    NIL = "nil return contradicted"
    ANSWERS = "answers contradict"
    MEETING = "meeting recorded by some"
    DATES = "dates differ"
    GAP = "gap"
    GRADES = "grades spread"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """A place in a return: whose it is, the field, file, sheet and cell, and the words that stand there (or a part)."""

    identity: Identity
    field: str
    file: str
    sheet: str
    cell: str
    words: str = ""

    @property
    def place(self) -> str:
        """Sheet and cell, as `Questions!D12`."""
        return f"{self.sheet}!{self.cell}"


@dataclass(frozen=True, slots=True, kw_only=True)
class ChallengePoint:
    """One difference: the case, the agencies in the register's order, a plain sentence, and every source it rests on.

    `key` stays the same as long as the point does, so that what a challenge day decided on it is found again.
    `shareable` is False where a source is something that its agency asked not to share: such a point is for the
    coordinator alone.
    """

    key: str
    kind: ChallengeKind
    case: str
    agencies: tuple[str, ...]
    sentence: str
    references: tuple[Reference, ...]
    shareable: bool = True
