"""What the record holds and the register no longer knows: an audit, a case, an agency or an invitation that is gone.

A row that was deleted, or a key that was renamed, would hide everything that came in under it. What comes in are the
register and what is held; what goes out says by name what is gone, and what to do.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.decisions import DecisionKind
from nelaudit.model.definitions import Audit, Register
from nelaudit.model.forms import Identity
from nelaudit.model.holdings import Holding
from nelaudit.model.wording import counted, listed


class Gone(StrEnum):
    """The sheet of the register from which a row is gone."""

    AUDITS = "Audits"
    CASES = "Cases"
    AGENCIES = "Agencies"
    INVITATIONS = "Invitations"


@dataclass(frozen=True, slots=True, kw_only=True)
class Lost:
    """A row that is gone from a sheet: its key, case or code (of invitations the audit), and what is held under it.

    `perhaps` is an audit of the register that may be the lost one under another key; empty where none looks so.
    """

    sheet: Gone
    name: str
    holdings: tuple[Holding, ...]
    perhaps: str = ""


def find_lost(register: Register, holdings: Iterable[Holding]) -> tuple[Lost, ...]:
    """Everything held that the register no longer knows, each once, by the widest row that is gone.

    A form whose return a decision excludes may have lost its invitation: that was meant.
    """
    agencies = frozenset(agency.code for agency in register.agencies)
    gone: dict[tuple[Gone, str, str], list[Holding]] = defaultdict(list)
    held = tuple(holdings)
    for holding in held:
        who = holding.identity
        audit = register.audit(who.audit)
        if audit is None:
            gone[Gone.AUDITS, who.audit, ""].append(holding)
        elif audit.case(who.case) is None:
            gone[Gone.CASES, who.audit, who.case].append(holding)
        elif who.agency not in agencies:
            gone[Gone.AGENCIES, "", who.agency].append(holding)
        elif not _invited(audit, who) and not _left_out(register, who):
            gone[Gone.INVITATIONS, who.audit, ""].append(holding)
    order = list(Gone)
    used = frozenset(holding.identity.audit for holding in held)
    return tuple(
        Lost(
            sheet=sheet,
            name=case or audit,
            holdings=tuple(ones),
            perhaps=_perhaps(register, ones, used) if sheet is Gone.AUDITS else "",
        )
        for (sheet, audit, case), ones in sorted(gone.items(), key=lambda item: order.index(item[0][0]))
    )


def _invited(audit: Audit, who: Identity) -> bool:
    return any((one.case, one.agency, one.team) == (who.case, who.agency, who.team) for one in audit.invitations)


def _left_out(register: Register, who: Identity) -> bool:
    """Whether a decision leaves this very form out, whichever file it came in, and no later one takes it in again."""
    out, back = (
        [
            one.date
            for one in register.decisions
            if one.kind is kind
            and not one.file
            and (one.audit, one.case, one.agency) == (who.audit, who.case, who.agency)
            and one.team in {"", who.team}
        ]
        for kind in (DecisionKind.EXCLUDE, DecisionKind.INCLUDE)
    )
    return bool(out) and (not back or max(back) < max(out))


def _perhaps(register: Register, holdings: Sequence[Holding], used: frozenset[str]) -> str:
    """The one audit without forms of its own that names the same cases, as an audit does that was renamed."""
    cases = {holding.identity.case for holding in holdings}
    like = [
        audit.key for audit in register.audits
        if audit.key not in used and cases & {case.reference for case in audit.cases}
    ]  # fmt: skip
    return like[0] if len(like) == 1 else ""


def describe_lost(lost: Lost, concerns: int) -> str:
    """What is gone, what is held under it, and what to do, in a few sentences; `concerns` are open in it."""
    found, put_right = _WORDS[lost.sheet]
    who = [holding.identity for holding in lost.holdings]
    names = {
        "name": lost.name,
        "audits": listed(list(dict.fromkeys(one.audit for one in who))),
        "what": ", ".join(f"{one.case} / {one.agency}" + (f" / {one.team}" if one.team else "") for one in who),
    }
    held = _held(lost, concerns)
    perhaps = f" It may now be called “{lost.perhaps}”: if so, give it its old key again." if lost.perhaps else ""
    return f"register.xlsx › {lost.sheet}: {found.format(**names)} {held}{perhaps} {put_right.format(**names)}"


def _held(lost: Lost, concerns: int) -> str:
    """What is held under a lost row: how many forms and returns of which cases and agencies, how many open concerns."""
    who = [holding.identity for holding in lost.holdings]
    counts = [
        counted(sum(holding.forms for holding in lost.holdings), "form issued", "forms issued"),
        counted(sum(holding.returns for holding in lost.holdings), "return"),
        counted(concerns, "open concern"),
    ]
    parts = [listed(counts)]
    if lost.sheet in {Gone.AUDITS, Gone.AGENCIES}:
        parts.append(f"cases {listed(list(dict.fromkeys(one.case for one in who)))}")
    if lost.sheet in {Gone.AUDITS, Gone.CASES}:
        parts.append(f"agencies {listed(list(dict.fromkeys(one.agency for one in who)))}")
    return f"The record holds {'; '.join(parts)}."


_WORDS: Mapping[Gone, tuple[str, str]] = {
    Gone.AUDITS: (
        "the audit “{name}” is no longer there.",
        "Put its row back, or rename it back to “{name}”; until then none of it is in any list or document.",
    ),
    Gone.CASES: (
        "the case “{name}” of {audits} is no longer there.",
        "Put its row back, and its invitations: without it nobody can keep the child's names out of documents.",
    ),
    Gone.AGENCIES: (
        "the agency “{name}” is no longer there ({audits}).",
        "Put its row back, or rename its code back to “{name}”.",
    ),
    Gone.INVITATIONS: (
        "{audits} no longer asks for forms that were issued: {what}.",
        "Put the rows back, or, if a form was withdrawn, add a decision “exclude” for its case and agency.",
    ),
}
