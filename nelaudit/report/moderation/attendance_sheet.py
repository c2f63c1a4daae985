"""The moderation workbook's sheet of who attends: whom the agencies named, and whom the day recorded.

All agencies see it. A name in it that is also one of a child or carer is taken out, and put back when the workbook returns.
"""

from collections.abc import Iterable

from nelaudit.collate.collated import Compared
from nelaudit.model.audit_state import AuditState
from nelaudit.model.moderation import Attendance, Attendee, Moderation
from nelaudit.model.papers import ATTENDANCE_SHEET, NEW_ROW, NO, YES, ModerationColumn, agency_labels
from nelaudit.model.sheets import Sheet
from nelaudit.model.wording import Clear
from nelaudit.report.moderation.entry_sheet import Column, EntryRow, entry_sheet

_COLUMN = ModerationColumn
_EMPTY = 12


def case_column(collated: Compared, *, given: bool = False) -> Column:
    """The case, by its reference."""
    cases = tuple(case.reference for case in collated.state.audit.cases)
    return Column(heading=_COLUMN.CASE, width=11, given=given, choices=cases, message="The case's reference.")


def agency_column(collated: Compared, *, given: bool = False) -> Column:
    """The agency, by how a drop-down names it."""
    invited = {one.agency for one in collated.state.audit.invitations}
    labels = agency_labels(collated.state.register)
    names = tuple(label for code, label in labels.items() if code in invited) or tuple(labels.values())
    return Column(heading=_COLUMN.AGENCY, width=42, given=given, choices=names, message="Choose the agency.")


Person = tuple[str, str, str, str]
"""Who a line of the attendance is of: case, agency, team, and the name in small letters."""


def people(state: AuditState, attendees: Iterable[Attendee]) -> tuple[Attendee | Attendance, ...]:
    """Everyone whom a form names for the day, and then whom the day recorded."""
    return *attendees, *(state.moderation.attendance if state.moderation else ())


def shown_names(known: Iterable[Attendee | Attendance], clear: Clear) -> dict[Person, str]:
    """How the workbook, which all agencies see, names each person that it knows: without what may name a child.

    Two people of one agency of whom the same is left are numbered.
    """
    shown: dict[Person, str] = {}
    for one in known:
        who = (one.case, one.agency, one.team, one.name.casefold())
        if one.name and who not in shown:
            left = name = clear(one.name)
            taken = {other.casefold() for (*place, _), other in shown.items() if tuple(place) == who[:3]}
            number = 1
            while name.casefold() in taken:
                number += 1
                name = f"{left} ({number})"
            shown[who] = name
    return shown


def attendance_sheet(collated: Compared, recorded: Moderation) -> Sheet:
    """Whom the agencies named for each case, then whoever else was recorded, and empty rows for more."""
    state = collated.state
    labels, shown = agency_labels(state.register), shown_names(people(state, collated.attendees), state.clear)
    left = {(one.case, one.agency, one.team, one.name.casefold()): one for one in recorded.attendance}
    entries = []
    for one in collated.attendees:
        who = (one.case, one.agency, one.team, one.name.casefold())
        known = left.pop(who, None)
        values = (one.case, labels.get(one.agency, one.agency), one.team, shown.get(who, ""),
                  known.role if known else one.role, one.attending.lower(), _attended(known))  # fmt: skip
        entries.append(EntryRow(key="named", values=values))
    entries += [
        EntryRow(key=NEW_ROW, free=True, values=(one.case, labels.get(one.agency, one.agency), one.team,
                                              shown.get(who, ""), one.role, "", _attended(one)))
        for who, one in left.items()
    ]  # fmt: skip
    columns = (
        case_column(collated, given=True),
        agency_column(collated, given=True),
        Column(heading=_COLUMN.TEAM, width=12, given=True),
        Column(heading=_COLUMN.NAME, width=28),
        Column(heading=_COLUMN.ROLE, width=28),
        Column(heading=_COLUMN.EXPECTED, width=12, given=True),
        Column(heading=_COLUMN.ATTENDED, width=12, choices=(YES, NO), message="Was this person there for this case?"),
    )
    notes = (
        "Who was there for each case. A line without a name: the agency has named nobody, or the name is taken out.",
    )
    return entry_sheet(ATTENDANCE_SHEET, notes, columns, entries, empty=_EMPTY)


def _attended(known: Attendance | None) -> str:
    if known is None or known.attended is None:
        return ""
    return YES if known.attended else NO
