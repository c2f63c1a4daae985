"""The merged chronology of a case: what all agencies record, in order of date, one event joined where several tell it.

In come the returns of one child; out come `MergedEvent` values. Dates are never changed: each agency's version keeps the
date that it states. Where two dates of one event differ, the event stands at the earlier. What has no firm date comes
last, in its own words.
"""

import datetime as dt
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from rapidfuzz import fuzz

from nelaudit.accounts.same_event import DifferentDays, same_event_days
from nelaudit.accounts.statements import Account, Dated, Statement, is_subject, lowered, words_of
from nelaudit.model.chronology import MergedEvent, Version
from nelaudit.model.definitions import Agency
from nelaudit.model.vocabulary import CONFERENCE, EventKind

ALIKE = 78
"""From 0 to 100: how alike the words of two agencies on one day must be to be one event."""
NEARLY_THE_SAME = 92
"""How alike they must be some days apart."""
NEAR = dt.timedelta(days=3)
_ENOUGH = 12
_MOST, _COMPARED = 120, 12
"""How many events, and versions of one, a version is compared with at most."""
_SHARED = 3
_WEAK = words_of(
    "that this with from have been were child children young person there their they them what which when where about agreed "
    "january february march april june july august september october november december recorded record report first second"
)
_LATEST = dt.date.max


def merged_chronologies(
    accounts: Mapping[str, Sequence[Account]],
    differing: Mapping[str, Sequence[DifferentDays]],
    agencies: Sequence[Agency],
) -> dict[str, tuple[MergedEvent, ...]]:
    """For each case the chronology rows and the dated sentences of all agencies on the child, in order of date.

    `differing` are the events that the agencies of a case place on different days.
    """
    order = {agency.code: place for place, agency in enumerate(agencies)}
    return {case: _merged(case, of_case, differing[case], order) for case, of_case in accounts.items()}


def _merged(
    case: str, accounts: Sequence[Account], differing: Sequence[DifferentDays], order: dict[str, int]
) -> tuple[MergedEvent, ...]:
    versions = sorted(
        (version for account in accounts for version in _versions(account)), key=lambda one: _place(one, order)
    )
    groups = _joined(versions, differing)
    events = (MergedEvent(case=case, title=_title(group), versions=tuple(group)) for group in groups)
    return tuple(sorted(events, key=lambda event: _place(event.versions[0], order)))


def only_shareable(events: Sequence[MergedEvent]) -> tuple[MergedEvent, ...]:
    """The chronology without what an agency asked not to share: for the board and for other agencies."""
    kept = ((event, [one for one in event.versions if one.shareable]) for event in events)
    shown = (replace(event, title=_title(versions), versions=tuple(versions)) for event, versions in kept if versions)
    return tuple(sorted(shown, key=lambda event: event.versions[0].first or _LATEST))


def _place(version: Version, order: dict[str, int]) -> tuple[dt.date, dt.date, int, str, str, str, str]:
    who = version.event.identity
    return (version.first or _LATEST, version.last or _LATEST, order.get(who.agency, len(order)), str(who),
            version.event.file, _natural(version.event.cell), version.event.words)  # fmt: skip


def _natural(cell: str) -> str:
    """A cell so that D9 comes before D10."""
    letters = cell.rstrip("0123456789")
    return f"{letters}{cell[len(letters) :]:0>7}"


def _title(group: Sequence[Version]) -> str:
    kinds = {one.kind.key: one.kind for one in group if one.kind}
    if len(kinds) > 1 and len({kind.family for kind in kinds.values()}) == 1:
        kinds.pop(CONFERENCE, None)
    return kinds[min(kinds)].title if kinds else ""


def _versions(account: Account) -> Iterator[Version]:
    """Each row, and each sentence with a firm date: at its first date, and at every date tied to a kind of event."""
    for statement in account.statements:
        tied = {named.date: named.kind for named in reversed(statement.named) if named.date}
        if statement.dated is not None:
            first = statement.dates[0] if statement.dates else None
            kind = next(iter(tied.values()), None)
            yield _version(statement, first, kind)
            continue
        for place, dated in enumerate(statement.dates):
            kind = tied.get(dated)
            if kind or place == 0:
                yield _version(statement, dated, kind)


def _version(statement: Statement, dated: Dated | None, kind: EventKind | None) -> Version:
    reference = statement.dated or statement.reference
    return Version(
        event=statement.reference,
        dated=replace(reference, words=dated.mention.text if dated else statement.stated),
        stated=dated.mention.text if dated else statement.stated,
        iso=(dated.mention.iso or "") if dated else "",
        precision=dated.mention.kind if dated else None,
        first=dated.first if dated else None,
        last=dated.last if dated else None,
        source=statement.source,
        about=statement.about,
        kind=kind,
        shareable=statement.shareable,
        of_subject=is_subject(statement.about),
    )


@dataclass(slots=True)
class _Group:
    """One event in the making: its kind and day where it has any, and its versions.

    `compared` are the versions that a further one is compared with, each with its telling words.
    """

    key: tuple[str, dt.date] | None
    versions: list[Version] = field(default_factory=list)
    compared: list[tuple[Version, frozenset[str]]] = field(default_factory=list)

    @property
    def latest(self) -> dt.date:
        """The day of the version that joined last."""
        return self.versions[-1].first or _LATEST


def _joined(versions: Sequence[Version], differing: Sequence[DifferentDays]) -> list[list[Version]]:
    """Versions of one event together, in order of date.

    Those of one kind of event on one event's days belong together; any other version belongs where like words stand on
    its day or shortly before.
    """
    days = same_event_days(differing)
    groups: list[_Group] = []
    by_key: dict[tuple[str, dt.date], _Group] = {}
    recent: list[_Group] = []
    for version in versions:
        if version.first is None:
            groups.append(_Group(key=None, versions=[version]))
            continue
        key, words = _day_key(version, days), _telling(version)
        earliest = version.first - NEAR
        recent = [group for group in recent[-_MOST:] if group.latest >= earliest]
        home = by_key.get(key) if key else None
        if home is None:
            home = _of_like_words(version, words, (group for group in recent if not (key and group.key)))
        if home is None:
            home = _Group(key=key)
            groups.append(home)
            recent.append(home)
        if key:
            by_key.setdefault(key, home)
        home.versions.append(version)
        if len(home.compared) < _COMPARED:
            home.compared.append((version, words))
    return [group.versions for group in groups]


def _of_like_words(version: Version, words: frozenset[str], groups: Iterable[_Group]) -> _Group | None:
    """The first group that tells of a version's event; most share no word with it, which is quick to see."""
    for group in groups:
        for other, others in group.compared:
            if words and others and words.isdisjoint(others):
                continue
            if _alike(version, other, shared=len(words & others)):
                return group
    return None


def _day_key(version: Version, days: dict[tuple[str, dt.date], dt.date]) -> tuple[str, dt.date] | None:
    """The kind's family and the day at which all tellers of the event meet; None where no known kind happens on a day."""
    if version.kind is None or version.first is None or version.first != version.last:
        return None
    family = version.kind.family or version.kind.key
    return family, days.get((family, version.first), version.first)


def _telling(version: Version) -> frozenset[str]:
    """The words by which an event is known again."""
    return words_of(lowered(version.event.words)) - _WEAK


def _alike(version: Version, other: Version, *, shared: int) -> bool:
    """Whether two versions tell of one event; `shared` counts the telling words that both hold."""
    if version.first is None or other.first is None:
        return False
    if version.about != other.about and version.about and other.about:
        return False
    words, others = version.event.words, other.event.words
    if min(len(words), len(others)) < _ENOUGH:
        return False
    if version.first == other.first and version.last == other.last:
        return shared >= _SHARED or bool(fuzz.token_set_ratio(words, others, score_cutoff=ALIKE))
    apart = version.first - other.first
    own = version.event.identity == other.event.identity
    return not own and apart <= NEAR and bool(fuzz.token_set_ratio(words, others, score_cutoff=NEARLY_THE_SAME))
