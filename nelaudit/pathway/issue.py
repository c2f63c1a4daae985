"""Step 2 of the pathway: an audit's invitations → one form for each agency and case, recorded as issued."""

import datetime as dt
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nelaudit.checks import completion_rules
from nelaudit.errors import Failure, UsageProblem
from nelaudit.forms.confirmation import make_confirmation
from nelaudit.forms.form import FormRequest, make_form
from nelaudit.forms.session_message import session_message
from nelaudit.model.definitions import Audit, Definitions, Invitation, Setting, Shape
from nelaudit.model.forms import Form, Identity
from nelaudit.model.sheets import WorkbookValue
from nelaudit.model.tools import Tool
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import Tray
from nelaudit.pathway.locking import form_lock
from nelaudit.privacy import clear, named
from nelaudit.schedule.standing import due_day
from nelaudit.schedule.workdays import add_working_days, non_working_days
from nelaudit.writing.excel.workbook import workbook_bytes
from nelaudit.writing.mail import draft_bytes

_CONFIRMATION_DAYS = 5
_SUBJECT_BLOCK = "its first page tells the agency which child it is about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Issued:
    """The documents of an issue: a form for each invitation, a confirmation sheet for each agency; and what failed.

    A session has instead a message for each agency, as a draft with all its forms attached.
    """

    forms: tuple[Path, ...]
    confirmations: tuple[Path, ...]
    messages: tuple[Path, ...]
    failures: tuple[Failure, ...] = ()


def issue_forms(desk: Desk, audit: Audit, *, on: dt.date | None = None) -> Issued:
    """Writes every form of the audit, and a confirmation sheet for each agency where several agencies are asked.

    `on` is the day of issue where that is not today. The same form made again is the same form, byte for byte unless it is locked. A session needs no confirmation: its
    agency is there.

    Raises:
        UsageProblem: the audit invites nobody, its calendar names no deadline, or an agency's passphrase is missing.
        StoreError: the record cannot be used; what was issued before that stands.
    """
    tool = desk.definitions.tool(audit.tool)
    asked = tuple(one for one in audit.invitations if one.case not in audit.unlisted)
    if tool is None or not asked:
        raise UsageProblem(
            f"{audit.key} invites nobody yet. Add rows to the sheet Invitations of the register or, for a session, to "
            "the sheet Sampling."
        )
    lock = form_lock(desk, [one.agency for one in asked])
    key, record, kept = desk.key, desk.record, set[str]()
    forms: dict[str, list[Form]] = defaultdict(list)
    attached: dict[str, list[tuple[str, bytes]]] = defaultdict(list)
    with desk.progress(asked, f"Making the forms of {audit.key}") as invitations:
        tray = Tray(desk=desk)
        for invitation in invitations:
            who = Identity(audit=audit.key, case=invitation.case, agency=invitation.agency, team=invitation.team)
            due = due_day(audit, who, desk.definitions.register.decisions)
            if due is None:
                raise UsageProblem(f"{audit.key} has no deadline. Write a day into the calendar in the register.")
            issued = record.forms.issued_on(who, tool.edition) or _issue_day(audit, on or desk.today)
            form, book = form_for(desk.definitions, audit, invitation, tool, return_by=due, issued_on=issued, key=key)
            with record.whole():
                record.forms.add(form, tool)
                if invitation.case not in kept:
                    record.subjects.add([case for case in audit.cases if case.reference == invitation.case])
                    kept.add(invitation.case)
            data = lock(workbook_bytes(named(book, why=_SUBJECT_BLOCK)), invitation.agency)
            tray.put(desk.space.audit_folder(audit.key, "forms") / form.file_name, partial(_same, data))
            forms[invitation.agency].append(form)
            attached[invitation.agency].append((form.file_name, data))
        made = len(tray.written)
        if audit.shape is Shape.MULTI_AGENCY:
            for agency, ones in forms.items():
                _confirm(tray, audit, agency, ones)
        else:
            for agency, files in attached.items():
                _draft(tray, audit, agency, files)
    rest = tuple(tray.written[made:])
    session = audit.shape is Shape.SESSION
    return Issued(
        forms=tuple(tray.written[:made]),
        confirmations=() if session else rest,
        messages=rest if session else (),
        failures=tuple(tray.failures),
    )


def _same(data: bytes) -> bytes:
    return data


def _draft(tray: Tray, audit: Audit, code: str, forms: Sequence[tuple[str, bytes]]) -> None:
    """The draft of the one message that takes a session's forms to their agency."""
    definitions = tray.desk.definitions
    agency = definitions.register.agency(code)
    due = due_day(audit, Identity(audit=audit.key, case="", agency=code), definitions.register.decisions)
    assert agency is not None  # noqa: S101 - the register was found consistent
    assert due is not None  # noqa: S101 - every form of it has a day
    message = session_message(definitions.register.board, audit, agency, tuple(forms), due)
    path = tray.desk.space.audit_folder(audit.key, "emails") / f"{code}.eml"
    tray.put(path, lambda: draft_bytes(clear(tray.desk.guard, message)))


def _confirm(tray: Tray, audit: Audit, code: str, forms: Sequence[Form]) -> None:
    """One agency's confirmation sheet, due some working days after the issue of its forms."""
    desk, register = tray.desk, tray.desk.definitions.register
    issued_on = max(form.issued_on for form in forms)
    nation = register.board.setting("bank_holidays", "ENG")
    closures = non_working_days(register.closures, {issued_on.year}, nation)
    days = int(float(register.board.setting("confirmation_working_days", str(_CONFIRMATION_DAYS))))
    due = add_working_days(issued_on, days, closures)
    agency = register.agency(code)
    assert agency is not None  # noqa: S101 - the register was found consistent
    confirmation, book = make_confirmation(
        register.board, audit, agency, forms, due=due, issued_on=issued_on, key=desk.key
    )
    with desk.record.whole():
        desk.record.confirmations.add(confirmation)
    path = desk.space.audit_folder(audit.key, "confirmations") / confirmation.form.file_name
    tray.put(path, lambda: workbook_bytes(clear(desk.guard, book)))


def form_for(
    definitions: Definitions,
    audit: Audit,
    invitation: Invitation,
    tool: Tool,
    *,
    return_by: dt.date,
    issued_on: dt.date,
    key: bytes,
) -> tuple[Form, WorkbookValue]:
    """The form of an invitation, with the board's guidance and the rules that the checks hold it to."""
    return make_form(
        FormRequest(
            register=definitions.register,
            audit=audit,
            invitation=invitation,
            tool=tool,
            guidance=definitions.bank.guidance,
            rules=completion_rules(
                without=_switched_off(definitions, audit), challenge_day=audit.shape is not Shape.SESSION
            ),
            return_by=return_by,
            issued_on=issued_on,
            key=key,
        )
    )


def _switched_off(definitions: Definitions, audit: Audit) -> frozenset[str]:
    """The checks that are off for the audit: a form does not ask for what nobody looks at."""
    return frozenset(one.code for one in definitions.register.settings_for(audit.key) if one.setting is Setting.OFF)


def _issue_day(audit: Audit, today: dt.date) -> dt.date:
    """The calendar's day where it has come, else today: forms made early count from the day they are made."""
    planned = audit.calendar.tool_sent_out
    return planned if isinstance(planned, dt.date) and planned <= today else today
