"""The command `issue`."""

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say
from nelaudit.cli.work import at_work
from nelaudit.model.wording import counted
from nelaudit.pathway.drawing import Drawing, draw_once
from nelaudit.pathway.issue import Issued, issue_forms


@click.command(
    help="Make the form of every invitation to an audit, and each agency's confirmation sheet.\n\n"
    "The forms are in output/AUDIT/forms, named by case and agency; the confirmation sheets, one an agency for all "
    "its cases, in output/AUDIT/confirmations. Running it again makes the same documents.\n\n"
    "The cases of a session are drawn from the register's list the first time; the draw is recorded and stands.\n\n"
    "Example: python process.py issue neglect-2016"
)
@click.argument("audit")
@click.pass_obj
def issue(settings: Settings, audit: str) -> int:
    with at_work(settings, "issue", writes=True) as command:
        drawing = draw_once(command.desk, audit)
        for note in drawing.notes:
            say(note)
        issued = issue_forms(command.desk, command.desk.audit(audit))
        _say_issued(drawing, issued)
        command.fail((*drawing.failures, *issued.failures))
    return command.exit_code


def _say_issued(drawing: Drawing, issued: Issued) -> None:
    """What was made, and where it lies."""
    if issued.forms:
        say(f"{counted(len(issued.forms), 'form')} in {issued.forms[0].parent}")
    for message in issued.messages:
        say(f"a draft with all of them attached, to look at and send: {message}")
    if drawing.document:
        say(f"how the cases were drawn: {drawing.document}")
    if issued.confirmations:
        say(f"{counted(len(issued.confirmations), 'confirmation sheet')} in {issued.confirmations[0].parent}")
