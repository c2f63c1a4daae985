"""Whether a thing was taken up or refused, kept or missed, done or not: what one agency says and another says otherwise.

In comes a statement; out come `Stance` values. Two of them are of one matter where they tell of one day and share the
thing's name, or, without a day, where they share its words and speak of one agency's service.
"""

import datetime as dt
import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import islice

from nelaudit.accounts.cases import MOST, CaseAccounts
from nelaudit.accounts.statements import Account, Statement, words_of
from nelaudit.model.vocabulary import MEETING, EventKind
from nelaudit.text.hints import Hints


class StanceSide(StrEnum):
    """What became of a thing offered, due or begun."""

    TAKEN_UP = "taken up"
    REFUSED = "refused"
    KEPT = "kept"
    MISSED = "missed"
    DONE = "done"
    NOT_DONE = "not done"


_CONTRARY = {
    (StanceSide.TAKEN_UP, StanceSide.REFUSED), (StanceSide.KEPT, StanceSide.REFUSED), (StanceSide.DONE, StanceSide.REFUSED),
    (StanceSide.KEPT, StanceSide.MISSED), (StanceSide.DONE, StanceSide.NOT_DONE),
}  # fmt: skip
_NOT = r"(?:did not|does not|would not|will not|has not|had not|have not|never|was not|were not|not)(?: \w+)?"
_SIDES = re.compile(
    r"\b(?=ref|dec|tur|rej|wi[tl]|sai|opt|di[ds]|doe|wou|ha[sdv]|nev|w[ae][srnl]|no[t -]|mis|cam|bro|fai|acc|agr|too|tak|con|gav|sig|eng|att|kep|see|com|hel|car|und)"  # how each of them begins: rules out most words at once
    rf"(?:(?P<REFUSED>refus(?:ed|es|al)|declined|declines|turned (?:\w+ )?down|rejected|withheld|said no to|opted out|{_NOT} (?:accept\w*|want\w*|take up|taken up|agree\w*|"
    r"consent\w*|wish\w*|sign))"
    rf"|(?P<MISSED>{_NOT} (?:engag\w*|attend\w*|come|came|brought|taken to|turn\w* up|kept|keep|work with)|missed|disengag\w*|no[- ]show|(?:came|went|brought) to (?:none|no)|failed to (?:attend|engage|come))"
    rf"|(?P<NOT_DONE>{_NOT} (?:completed|complete|done|carried out|undertaken|signed|given|used|made|started|begun|held|take place|go ahead))"
    r"|(?P<TAKEN_UP>accept(?:ed|s)|agreed(?: to)?|took up|taken up|consent(?:ed|s)|gave (?:\w+ )?consent|consent (?:was )?given|welcomed|signed up)"
    r"|(?P<KEPT>engag(?:ed|es|ing)|(?:came|went|brought|taken) to|attended|kept (?:all|every|each|both|her|his|their|the)|took part|turned up|seen (?:weekly|fortnightly|regularly))"
    r"|(?P<DONE>completed|held|took place|went ahead|carried out|undertaken|signed))\b"
)  # fmt: skip
"""As in "mother declined"."""

_HINT = Hints({
    "stance": "refus|declin|turned|reject|withh|said no|opted|accept|agree|consent|engag|attend|came|went|brought|missed|complet|carried|undertak|sign|held|went|took|taken|done|given|kept|want"
})  # fmt: skip
_PERSON = re.compile(
    r"\b(?:(?P<mother>mothers?|stepmother)|(?P<father>father|stepfather|partner|boyfriend)|(?P<other>grand\w+|aunt|uncle|carers?|foster \w+)|"
    r"(?P<all>parents|family|both)|(?P<child>child|young person|boy|girl|c|daughter|son))\b(?!'s)"
)
"""As in "the stepfather"."""

_OPEN = re.compile(
    r"\b(?:at first|initially|later|eventually|until|till|sometimes|some|most|often|usually|again|then|since|after|before|would(?! not)|should|could|might|may (?:have|be|not|well)|whether|if|"
    r"always|reluctant\w*|at times|partly|plan(?:ned)? to|due to|asked to|hop\w+ to|need\w* to|half|only)\b"
)
"""As in "at first"."""

_WEAK = words_of(
    "that this with from have been were child children young person their there they them what which when where whose about and then offered offer "
    "would could should also some more most than very well good clear recorded record january february march april june july august september "
    "october november december mother father parent parents partner school police social worker team service accepted agreed refused declined turned "
    "down completed complete consent consented taken given engaged attended brought came health housing all three each both review meeting mother's "
    "work worked working visit"
)
_BEFORE, _AFTER = 110, 70
_NEXT = 30
_ENOUGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """One agency's word that a thing was taken up, kept or done, or was not.

    `around` is where it is said, `matter` the words of it, `thing` those next after the verb.
    """

    side: StanceSide
    person: str
    around: str
    matter: frozenset[str]
    thing: frozenset[str]
    kinds: frozenset[EventKind]
    days: frozenset[dt.date]
    account: Account
    statement: Statement


def contrary_stances(held: CaseAccounts) -> Iterator[tuple[Statement, Statement, dt.date | None]]:
    """Pairs of statements that cannot both be right, the denial second, with their common day if any."""
    said = [one for account in held.accounts for one in islice(_stances(held, account), MOST)]
    for no in (one for one in said if one.side in {StanceSide.REFUSED, StanceSide.MISSED, StanceSide.NOT_DONE}):
        for yes in said:
            if (
                (yes.side, no.side) in _CONTRARY
                and yes.account.agency != no.account.agency
                and _one_matter(held, yes, no)
            ):
                yield yes.statement, no.statement, min(yes.days & no.days, default=None)
                break


def _one_matter(held: CaseAccounts, yes: Stance, no: Stance) -> bool:
    if yes.person != no.person and "" not in {yes.person, no.person}:
        return False
    shared = yes.matter & no.matter
    if yes.days and no.days:
        return bool(yes.days & no.days) and (
            bool(yes.kinds & no.kinds or yes.thing & no.thing) or len(shared) >= _ENOUGH
        )
    return (
        len(shared) >= _ENOUGH
        and 2 * len(shared) >= min(len(yes.matter), len(no.matter))
        and bool(_services(held, yes) & _services(held, no))
    )


def _services(held: CaseAccounts, stance: Stance) -> frozenset[str]:
    """The agencies whose thing it is: those named beside it, or else the teller."""
    named = frozenset(party.agency for party in held.parties.named_in(stance.around))
    return named or frozenset({stance.account.agency})


def _stances(held: CaseAccounts, account: Account) -> Iterator[Stance]:
    for statement in account.statements:
        low = statement.low
        if not statement.of_subject or not _HINT.any_in(low):
            continue
        for found in _SIDES.finditer(low):
            side = StanceSide[found.lastgroup or ""]
            opens, closes = max(0, found.start() - _BEFORE), found.end() + _AFTER
            opens = max(opens, low.rfind(";", opens, found.start()) + 1)
            cut = low.find(";", found.end(), closes)
            around = low[opens : cut if cut >= 0 else closes]
            if _OPEN.search(low[max(opens, found.start() - 40) : found.end() + 40]):
                continue
            person = _person(around[: found.start() - opens], around)
            if not person and side in {StanceSide.KEPT, StanceSide.MISSED}:
                continue
            kinds = frozenset(kind for kind, _, _ in held.lexicon.kinds.at(around))
            if any(kind.meeting or kind.key == MEETING for kind in kinds):
                continue  # who was at meetings is told elsewhere
            yield Stance(side=side, person=person.removeprefix("?"), around=around, matter=words_of(around) - _WEAK, thing=words_of(low[found.end() : found.end() + _NEXT]) - _WEAK, kinds=kinds,
                         days=frozenset(one.day for one in statement.dates if one.day), account=account, statement=statement)  # fmt: skip


def _person(before: str, around: str) -> str:
    """Of whom it is told: the last one named before the verb; "?" where only he, she or they is written."""
    found = [match.lastgroup or "" for match in _PERSON.finditer(before)] or [
        match.lastgroup or "" for match in islice(_PERSON.finditer(around), 1)
    ]
    if found:
        return found[-1] if found[-1] != "all" else "?"
    return "?" if re.search(r"\b(?:he|she|they)\b", around) else ""
