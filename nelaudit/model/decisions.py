"""What a person decided on returns and audits, with the reason and who agreed it."""

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class DecisionKind(StrEnum):
    """What a person may decide; `EFFECTS` says what each does at every run."""

    NIL = "nil"
    EXTENSION = "extension"
    EXCLUDE = "exclude"
    INCLUDE = "include"
    COMBINE = "combine"
    ACCEPT_AS_IS = "accept_as_is"
    RECEIVED_ON = "received_on"
    CLOSE_CONCERN = "close_concern"
    CHAIR_NOMINATED = "chair_nominated"
    ENDORSED = "endorsed"
    SIGNED_OFF = "signed_off"
    CALL_IN = "call_in"

    @property
    def is_acted_on(self) -> bool:
        """Whether anything reads such a decision; one of any other kind is recorded, and that is all."""
        return self in EFFECTS


EFFECTS: Mapping[DecisionKind, str] = {
    DecisionKind.NIL: "the form counts as a nil return",
    DecisionKind.EXTENSION: "the form is due on the day in new_deadline",
    DecisionKind.EXCLUDE: "the return is left out",
    DecisionKind.INCLUDE: "the return counts, even one that was left out or came after the audit was signed off",
    DecisionKind.ACCEPT_AS_IS: "errors and advice found so far are closed",
    DecisionKind.RECEIVED_ON: "the form counts as received on that day",
    DecisionKind.CLOSE_CONCERN: "concerns stated so far are closed",
    DecisionKind.SIGNED_OFF: "the audit is closed, and takes in no more forms",
}
"""What each kind of decision does, of those that do anything: whoever makes the program act on another names it here."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """What a person decided, with the reason and who agreed it. Blank means "any" for case, agency, team.

    `file` narrows an exclude to one of several returns of a form, and says of an include which file it takes in: by its path
    or name, its name inside a mail or zip, or the start of its digest.
    `new_deadline` is the day to which an extension moves a deadline.
    """

    date: dt.date
    audit: str
    case: str
    agency: str
    team: str
    kind: DecisionKind
    reason: str
    agreed_by: str
    file: str = ""
    new_deadline: dt.date | None = None
