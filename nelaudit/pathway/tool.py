"""Step 1 of the pathway: a tool as agencies will see it, and what changed between its editions."""

from pathlib import Path

from nelaudit.define.editions import changes
from nelaudit.errors import UsageProblem
from nelaudit.model.definitions import Audit, Calendar, Definitions, Invitation, Shape
from nelaudit.model.tools import Tool
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import save_document
from nelaudit.pathway.issue import form_for
from nelaudit.privacy import clear
from nelaudit.writing.excel.workbook import workbook_bytes

_PREVIEW_KEY = b"a preview is never taken in"


def preview_tool(desk: Desk, name: str) -> Path:
    """Writes a blank form of a tool, which is not issued and would be refused if it came back.

    Raises:
        UsageProblem: the question bank has no such tool.
        OutputError: it could not be written, or stands beside one that is held open.
    """
    definitions = desk.definitions
    tool = _known_tool(definitions, name)
    asked = Invitation(audit="preview", case="PREVIEW", agency="PREVIEW")
    audit = Audit(
        key="preview",
        title=tool.title,
        tool=tool.key,
        shape=Shape.MULTI_AGENCY,
        programme_year="",
        calendar=Calendar(deadline=desk.today),
        invitations=(asked,),
    )
    _, book = form_for(definitions, audit, asked, tool, return_by=desk.today, issued_on=desk.today, key=_PREVIEW_KEY)
    data = workbook_bytes(clear(desk.guard, book))
    return save_document(desk, desk.space.output / "preview" / f"{tool.key}.xlsx", data)


def diff_tools(desk: Desk, old: str, new: str) -> tuple[str, ...]:
    """What changed between two tools, each an edition that was issued or a tool as it stands now.

    Raises:
        UsageProblem: neither the record nor the question bank knows one of them.
    """
    tools = [desk.record.tools.get(name) or _known_tool(desk.definitions, name) for name in (old, new)]
    return tuple(changes(tools[0], tools[1]))


def _known_tool(definitions: Definitions, name: str) -> Tool:
    tool = definitions.tool(name) or next((one for one in definitions.bank.tools if one.edition == name), None)
    if tool is None:
        known = ", ".join(one.key for one in definitions.bank.tools)
        raise UsageProblem(f"There is no tool or issued edition “{name}”. The question bank has: {known}.")
    return tool
