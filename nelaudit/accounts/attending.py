"""Whom the agencies name for the challenge day, from their forms and confirmation sheets."""

from dataclasses import replace

from nelaudit.model.audit_state import AuditState
from nelaudit.model.choices import meant
from nelaudit.model.forms import ATTENDING
from nelaudit.model.moderation import Attendee
from nelaudit.model.returns import ReturnState
from nelaudit.privacy import Withheld


def attendees(state: AuditState, withheld: Withheld) -> tuple[Attendee, ...]:
    """Everyone named, case by case in the order of the audit; an agency that names nobody has one line without a name.

    A confirmation sheet counts beside the form that came after it; what the later one says of a person holds. A form that
    withholds all that stands on it names nobody.
    """
    named: dict[tuple[str, str, str], dict[str, Attendee]] = {}
    for one in state.returns:
        who = one.identity
        people = named.setdefault((who.case, who.agency, who.team), {})
        if one.returned is None or one.state is ReturnState.EXCLUDED:
            continue
        if withheld[one.returned.mark].everything:
            continue
        for row in one.returned.rows("attendee"):
            said = {column: "" if cell.blank else cell.value.strip() for column, cell in row.items()}
            attending = said.get("attending", "")
            name = " ".join(said.get("name", "").split())
            if name:
                before = people.get(
                    name.casefold(), Attendee(case=who.case, agency=who.agency, team=who.team, name=name)
                )
                people[name.casefold()] = replace(
                    before,
                    role=said.get("role") or before.role,
                    attending=meant(attending, ATTENDING) or attending or before.attending,
                )
    nil = {
        (one.identity.case, one.identity.agency, one.identity.team)
        for one in state.current
        if one.state is ReturnState.NIL
    }
    order = [case.reference for case in state.audit.cases]
    lines = [
        attendee
        for (case, agency, team), people in named.items()
        for attendee in people.values() or [Attendee(case=case, agency=agency, team=team)]
        if attendee.name or (case, agency, team) not in nil
    ]
    return tuple(sorted(lines, key=lambda one: order.index(one.case) if one.case in order else len(order)))
