"""A nil return by an agency that others name as having worked with this child or family."""

import re
from collections.abc import Iterator

from nelaudit.accounts.cases import CaseAccounts, Difference, Source, negated, source, supposed
from nelaudit.accounts.statements import Statement, reference_to
from nelaudit.model.audit_state import Assessed
from nelaudit.model.challenge import ChallengeKind, Reference
from nelaudit.text.sentences import clause_at

_MOST = 6
_DOING = re.compile(
    r"\b(?:attend\w*|came|comes?|join\w*|saw|see[ns]?|visit\w*|met (?:with|her|him|them|the|us|mother|father)|assess\w*|work(?:s|ed|ing|er|ers)|"
    r"support(?:s|ed|ing)?|treat(?:ed|ing|ment)|referr\w*|told|rang|telephon\w*|wrote|reports?|reported|inform\w*|shar\w*|appointments?|"
    r"admi(?:tted|ssion)|discharg\w*|known to|open to|involved|supervis\w*|inspect\w*|repair\w*|arrest\w*|log(?:s|ged)?|notif\w*|"
    r"present|represented|took part|ran|runs|deliver\w*|provid\w*|taught|undert\w+|carried out|helped|contribut\w*|complet\w*|sessions?|spoke|speaks?|gave|asked|(?:meeting|visit|session|contact|care|slot|call)s? with)\b"
)
"""As in "the practice saw him"."""

_CLOSE = 60
_ONLY_ASKED = re.compile(r"\b(?:invit\w+|asked to (?:attend|come|join))\b(?!.*\b(?:attended|came|joined|present)\b)")
_OFFERED = re.compile(
    r"\b(?:offer\w*|suggest\w*|propos\w*|consider\w*|discuss\w*|encourag\w*|invit\w+|ask\w* (?:her|him|them|mother|father|parents?|for)|approach\w*|explor\w*)\b"
)
_TURNED_DOWN = re.compile(
    r"\b(?:declin\w*|refus\w*|turned (?:it |this |that |them |her |him )?down|unwilling|did not (?:\w+ )?(?:want|wish|agree|consent|accept|take|engage)|would not|"
    r"no consent|not consent\w*|consent (?:was )?(?:not|withheld|refused|declined)|not taken up|never taken up|said no|not wanted|opted out|withdr[ae]w\w*)\b"
)
"""Help that the family turned down was not given: who offered it is not who gave it. As in "mother did not want it"."""

_NOT_THIS = re.compile(r"\b(?:sibling|brother|sister|half-brother|half-sister|cousin)\b")


def nil_points(held: CaseAccounts) -> Iterator[Difference]:
    """One point a nil return whose agency others name as at work with the child."""
    for nil in held.nil:
        code = nil.identity.agency
        if any(account.agency == code for account in held.accounts):
            continue  # another team of it answers
        told = [(account, statement) for account in held.accounts for statement in account.statements
                if _names_at_work(held, statement, code)]  # fmt: skip
        chosen: dict[tuple[str, str], Statement] = {}
        for account, statement in sorted(told, key=lambda pair: (pair[0].place, not pair[1].days)):
            chosen.setdefault(account.who, statement)
        if not chosen:
            continue
        tellers = [one.reference.identity for one in chosen.values()]
        yield Difference(
            kind=ChallengeKind.NIL,
            sentence=f"{held.name(code)} returns “no involvement”; {held.names(tellers)} "
            f"{'name' if len(tellers) > 1 else 'names'} it as involved.",
            sources=(*_nil_sources(nil), *(source(one) for one in list(chosen.values())[:_MOST])),
            agencies=(code, *(who.agency for who in tellers)),
            about=str(nil.identity),
            weight=len(tellers),
        )


def _names_at_work(held: CaseAccounts, statement: Statement, code: str) -> bool:
    """Whether a statement says that the agency did something with the child: not denied, not merely thought of."""
    if not statement.of_subject and statement.about != "Another family member":
        return False
    for party in held.parties.named_in(statement.low):
        if party.agency != code:
            continue
        opens, closes = clause_at(statement.low, party.start, party.end)
        clause = statement.low[opens:closes]
        rest = (
            statement.low[max(opens, party.start - _CLOSE) : party.start]
            + statement.low[party.end : min(closes, party.end + _CLOSE)]
        )
        named = statement.low[party.start : party.end]
        if negated(clause) or supposed(clause) or _NOT_THIS.search(clause) or _ONLY_ASKED.search(clause):
            continue
        if _OFFERED.search(statement.low) and _TURNED_DOWN.search(statement.low):
            continue
        if _DOING.search(rest) or re.search(r"\b(?:officer|worker|nurse|teacher|consultant)", named):
            return True
    return False


def _nil_sources(nil: Assessed) -> tuple[Source, ...]:
    if nil.returned is None:
        decision = Reference(identity=nil.identity, field="details.involved", file="", sheet="", cell="")
        return (Source(reference=decision),)
    cell = nil.returned.inputs["details.involved"]
    return (Source(reference=reference_to(nil.returned, cell, cell.value.strip())),)
