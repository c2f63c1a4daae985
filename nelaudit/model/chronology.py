"""The merged chronology of one child: events as the agencies tell them, each agency's version kept."""

import datetime as dt
from dataclasses import dataclass

from nelaudit.model.challenge import Reference
from nelaudit.model.dates import DateKind
from nelaudit.model.vocabulary import EventKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Version:
    """One agency's version of an event, in its words.

    `first` and `last` are the span that the stated date leaves open: one day, the days of a month, a range; both are
    None where no firm date is stated. `stated` is the date as written and stands in the cell `dated` (for a sentence of
    an answer the same cell as the `event`). `about` is what the agency says whom it concerns, empty for an answer.
    `shareable` is False where the agency asked that it not be shared.
    """

    event: Reference
    dated: Reference
    stated: str
    iso: str
    precision: DateKind | None
    first: dt.date | None
    last: dt.date | None
    source: str = ""
    about: str = ""
    kind: EventKind | None = None
    shareable: bool = True
    of_subject: bool = True
    """Whether it is about the subject child, as far as `about` says."""

    birthday: bool = False
    """Whether its words show that its date is a birthday of one of the children, which by itself it would not."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MergedEvent:
    """One event of a case, with every agency's version of it in order of date; `title` names a known kind of event."""

    case: str
    title: str
    versions: tuple[Version, ...]

    @property
    def agencies(self) -> tuple[str, ...]:
        """Who tells of it."""
        return tuple(dict.fromkeys(one.event.identity.agency for one in self.versions))

    @property
    def dates_differ(self) -> bool:
        """Whether two versions state days that cannot both be right."""
        firm = [(one.first, one.last) for one in self.versions if one.first and one.last]
        return any(a_last < b_first or b_last < a_first for a_first, a_last in firm for b_first, b_last in firm)
