"""An immediate concern that one agency states and no other return speaks of."""

import re
from collections.abc import Iterator, Mapping

from nelaudit.accounts.cases import CaseAccounts, Difference, Source, cell_source
from nelaudit.accounts.statements import Account, lowered, words_of
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.concerns import denies_concern
from nelaudit.model.returns import Input

_ABOUT_STAFF = re.compile(
    r"\b(?:lado|colleague|member of staff|staff member|professional's (?:conduct|behaviour)|allegation against)\b"
)
_COMMON = words_of(
    "that this they them their with from have been were when what about child child's children young person mother father "
    "parent parents family home school told says said left still found during audit came light made concern concerns risk "
    "immediate safeguarding record records date sleeps week weekend night nights days there being into over also same former "
    "current known seen visit case worker social which while after before would could should"
)
_ENOUGH = 3
_SHARE = 0.4


def concern_points(held: CaseAccounts) -> Iterator[Difference]:
    """One point a concern that no other agency's form states or tells of."""
    stated = [(account, row, cell) for account in held.accounts for row, cell in _stated(account)]
    for account, row, cell in stated:
        words = words_of(lowered(cell.value)) - _COMMON
        others = [one for one in held.accounts if one.agency != account.agency]
        if not others or any(_speaks_of(other, words) for other in others):
            continue
        found = cell_source(account, cell)
        private = _ABOUT_STAFF.search(cell.value.lower()) is not None
        private |= account.withheld.row(one.value for one in row.values())
        yield Difference(
            kind=ChallengeKind.CONCERN,
            sentence=f"{held.name(account.returned.identity)} states an immediate concern; none of the other "
            f"{len(others)} returns on this child speaks of it." if len(others) > 1 else
            f"{held.name(account.returned.identity)} states an immediate concern; the other return on this child does not speak of it.",
            sources=(Source(reference=found.reference, shareable=not private),),
            about=f"{account.returned.identity}|{cell.field}",
            weight=len(others),
        )  # fmt: skip


def _stated(account: Account) -> Iterator[tuple[Mapping[str, Input], Input]]:
    """Each row that states a concern, with the cell of its words."""
    for row in account.returned.rows("concern"):
        cell = row.get("what")
        if cell and not cell.blank and not denies_concern(cell.value):
            yield row, cell


def _speaks_of(other: Account, words: frozenset[str]) -> bool:
    """Whether another return tells of it: one statement, or one concern, that shares enough of its words."""
    if len(words) <= 1:
        return True  # too few words to say that nobody knows it
    needed = max(min(_ENOUGH, len(words)), round(len(words) * _SHARE))
    said = [one.low for one in other.statements] + [lowered(cell.value) for _, cell in _stated(other)]
    return any(len(words & words_of(low)) >= needed for low in said)
