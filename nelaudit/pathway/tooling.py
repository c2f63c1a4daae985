"""Step 1 of the pathway: a tool as agencies will see it, and what changed between its editions."""

import datetime as dt
from pathlib import Path

from nelaudit.define.editions import changes
from nelaudit.errors import UsageProblem
from nelaudit.model.definitions import Audit, Calendar, Definitions, Invitation, Shape
from nelaudit.model.tools import Tool
from nelaudit.pathway.documents import save_document
from nelaudit.pathway.guarding import guard_of
from nelaudit.pathway.issuing import form_for
from nelaudit.pathway.workspace import Workspace, load_definitions
from nelaudit.privacy import clear
from nelaudit.writing.excel.workbook import workbook_bytes

_PREVIEW_KEY = b"a preview is never taken in"


def preview_tool(space: Workspace, name: str, today: dt.date) -> Path:
    """Writes a blank form of a tool, which is not issued and would be refused if it came back.

    Raises:
        UsageProblem: the question bank has no such tool.
        OutputError: it could not be written, or stands beside one that is held open.
    """
    definitions, _ = load_definitions(space)
    tool = _known_tool(definitions, name)
    asked = Invitation(audit="preview", case="PREVIEW", agency="PREVIEW")
    audit = Audit(
        key="preview",
        title=tool.title,
        tool=tool.key,
        shape=Shape.MULTI_AGENCY,
        programme_year="",
        calendar=Calendar(deadline=today),
        invitations=(asked,),
    )
    _, book = form_for(definitions, audit, asked, tool, return_by=today, issued_on=today, key=_PREVIEW_KEY)
    with space.record() as record:
        data = workbook_bytes(clear(guard_of(definitions, record), book))
        return save_document(space, record, space.output / "preview" / f"{tool.key}.xlsx", data, today)


def diff_tools(space: Workspace, old: str, new: str) -> tuple[str, ...]:
    """What changed between two tools, each an edition that was issued or a tool as it stands now.

    Raises:
        UsageProblem: neither the record nor the question bank knows one of them.
    """
    definitions, _ = load_definitions(space)
    with space.record() as record:
        tools = [record.tools.get(name) or _known_tool(definitions, name) for name in (old, new)]
    return tuple(changes(tools[0], tools[1]))


def _known_tool(definitions: Definitions, name: str) -> Tool:
    tool = definitions.tool(name) or next((one for one in definitions.bank.tools if one.edition == name), None)
    if tool is None:
        known = ", ".join(one.key for one in definitions.bank.tools)
        raise UsageProblem(f"There is no tool or issued edition “{name}”. The question bank has: {known}.")
    return tool
