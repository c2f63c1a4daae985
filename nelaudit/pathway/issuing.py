"""Step 2 of the pathway: an audit's invitations → one form for each agency and case, recorded as issued."""

import datetime as dt
from pathlib import Path

from nelaudit.checks import completion_rules
from nelaudit.collate.standing import due_day
from nelaudit.errors import UsageProblem
from nelaudit.issue.form import FormRequest, make_form
from nelaudit.model.definitions import Audit, Definitions, Invitation
from nelaudit.model.forms import Form, Identity
from nelaudit.model.sheets import WorkbookValue
from nelaudit.model.tools import Tool
from nelaudit.pathway.workspace import Progress, Workspace, save_document, silent
from nelaudit.writing.excel import workbook_bytes


def issue_forms(
    space: Workspace, definitions: Definitions, audit: Audit, today: dt.date, progress: Progress = silent
) -> tuple[Path, ...]:
    """Writes every form of the audit. The same form made again is the same form, byte for byte.

    Raises:
        UsageProblem: the audit invites nobody, or its calendar names no deadline.
    """
    tool = definitions.tool(audit.tool)
    if tool is None or not audit.invitations:
        raise UsageProblem(f"{audit.key} invites nobody yet. Add rows to the sheet Invitations of the register.")
    key, paths = space.key(), []
    with space.record() as record, progress(audit.invitations, f"Making the forms of {audit.key}") as invitations:
        for invitation in invitations:
            who = Identity(audit=audit.key, case=invitation.case, agency=invitation.agency, team=invitation.team)
            due = due_day(audit, who, definitions.register.decisions)
            if due is None:
                raise UsageProblem(f"{audit.key} has no deadline. Write a day into the calendar in the register.")
            issued = record.issued_on(who, tool.edition) or _issue_day(audit, today)
            form, book = form_for(definitions, audit, invitation, tool, return_by=due, issued_on=issued, key=key)
            with record.whole():
                record.add_form(form, tool)
            path = space.audit_folder(audit.key, "forms") / form.file_name
            paths.append(save_document(space, record, path, workbook_bytes(book), today))
    return tuple(paths)


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
            rules=completion_rules(),
            return_by=return_by,
            issued_on=issued_on,
            key=key,
        )
    )


def _issue_day(audit: Audit, today: dt.date) -> dt.date:
    """The calendar's day where it has come, else today: forms made early count from the day they are made."""
    planned = audit.calendar.tool_sent_out
    return planned if isinstance(planned, dt.date) and planned <= today else today
