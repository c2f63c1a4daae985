"""What every family of challenge points works with: the accounts of a case, the agencies in texts, a difference found."""

import datetime as dt
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from nelaudit.accounts.lexicon import Lexicon
from nelaudit.accounts.parties import Parties
from nelaudit.accounts.same_event import DifferentDays
from nelaudit.accounts.staff import staff_of
from nelaudit.accounts.statements import Account, Statement, reference_to
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.challenge import ChallengeKind, Reference
from nelaudit.model.forms import Identity
from nelaudit.model.returns import Input, ReturnState
from nelaudit.model.wording import listed, short_day
from nelaudit.privacy import Withheld

_NEGATED = re.compile(r"\b(?:no|not|never|nor|neither|nobody|none|nothing|without|cannot|unable|un(?:aware|known))\b")
_CONTRACTED = re.compile(r"n't\b")
_SUPPOSED = re.compile(
    r"\b(?:would|should|could(?! not)|might|may (?:have|be|not|well)|if|whether|consider\w*|discuss\w* (?:a|whether)|offer(?:ed)? (?:an?|of)|declin\w*|refus\w*|"
    r"plan(?:ned)? to|hop(?:e|ed) to|need(?:s|ed)? to|wait(?:ing|ed)? for|recommend\w*|suggest\w*)\b"
)
"""As in "the school should have been told"."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A source of a difference, and whether its agency lets it be seen."""

    reference: Reference
    shareable: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """Two or more sources that differ.

    `about` is the event or topic, in words that stay when a further agency joins in: a point's key rests on it. Heavier
    ones rank higher.
    """

    kind: ChallengeKind
    sentence: str
    sources: tuple[Source, ...]
    agencies: tuple[str, ...] = ()
    about: str = ""
    weight: float = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseAccounts:
    """All that is held of a case: what each agency says, who sent a nil return, and how agencies are named."""

    state: AuditState
    case: str
    accounts: tuple[Account, ...]
    nil: tuple[Assessed, ...]
    parties: Parties
    lexicon: Lexicon
    order: dict[str, int]
    withheld: Withheld
    differing: tuple[DifferentDays, ...]
    """The events that the agencies place on different days."""

    def name(self, who: Identity | str) -> str:
        """An agency's name, with the team where the case has several teams of it."""
        if isinstance(who, str):
            return self.state.agency_name(who)
        teams = {one.returned.identity.team for one in self.accounts if one.agency == who.agency}
        name = self.state.agency_name(who.agency)
        return f"{name} ({who.team})" if who.team and len(teams) > 1 else name

    def names(self, whose: Sequence[Identity]) -> str:
        """Several agencies as a sentence lists them."""
        return listed(list(dict.fromkeys(self.name(who) for who in whose)))

    def of(self, agency: str) -> tuple[Account, ...]:
        """The accounts of an agency."""
        return tuple(one for one in self.accounts if one.agency == agency)


def case_accounts(
    state: AuditState,
    case: str,
    accounts: tuple[Account, ...],
    differing: tuple[DifferentDays, ...],
    withheld: Withheld,
    lexicon: Lexicon,
) -> CaseAccounts:
    """What is held of a case; `differing` are the events that its accounts place on different days."""
    staff = staff_of((one.returned for one in accounts), lexicon.vocabulary)
    nil = (one for one in state.current if one.identity.case == case and one.state is ReturnState.NIL)
    return CaseAccounts(
        state=state,
        case=case,
        accounts=accounts,
        nil=tuple(sorted(nil, key=lambda one: str(one.identity))),
        parties=Parties(state.register.agencies, lexicon.vocabulary, staff),
        lexicon=lexicon,
        order={agency.code: place for place, agency in enumerate(state.register.agencies)},
        withheld=withheld,
        differing=differing,
    )


def source(statement: Statement) -> Source:
    """A statement as a source."""
    return Source(reference=statement.reference, shareable=statement.shareable)


def dated_sources(statement: Statement) -> tuple[Source, ...]:
    """A statement with the cell that dates it, where that is another one."""
    dated = statement.dated
    if dated is None or dated.cell == statement.reference.cell or not dated.words:
        return (source(statement),)
    return source(statement), Source(reference=dated, shareable=statement.shareable)


def cell_source(account: Account, cell: Input) -> Source:
    """A cell of a form as a source, its words whole."""
    return Source(reference=reference_to(account.returned, cell, cell.value.strip()))


def answer_source(account: Account, cell: Input, question: str) -> Source:
    """The answer to a choice or date question as a source."""
    return replace(cell_source(account, cell), shareable=not account.withheld.answer(question))


MOST = 150
"""How many claims of one kind by one account are compared: far more than an auditor makes."""


def negated(words: str) -> bool:
    """Whether small-letter words deny something."""
    return _NEGATED.search(words) is not None or ("n't" in words and _CONTRACTED.search(words) is not None)


def supposed(words: str) -> bool:
    """Whether small-letter words speak of what might or should be."""
    return _SUPPOSED.search(words) is not None


def days_in_words(days: Sequence[dt.date]) -> str:
    """Days as a sentence lists them."""
    return listed([short_day(day) for day in sorted(days)])
