"""The command `moderate`."""

from pathlib import Path

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say, say_written
from nelaudit.cli.work import at_work
from nelaudit.pathway.moderate import take_in_moderation, write_moderation


@click.command(
    help="Write the moderation workbook for an audit's challenge day or, with FILE, take it in.\n\n"
    "It is output/AUDIT/challenge/moderation.xlsx. FILE is that workbook filled in, or an e-mail that holds it. It is "
    "taken in whole, or not at all where it holds a mistake: then every mistake is named with its cell, and the "
    "command ends with 2. It ends with 1 where a point is unresolved or an action has no lead or day.\n\n"
    "Example: python process.py moderate neglect-2016 output/neglect-2016/challenge/moderation.xlsx"
)
@click.argument("audit")
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.pass_obj
def moderate(settings: Settings, audit: str, file: Path | None) -> int:
    with at_work(settings, "moderate", writes=True, compares=True) as command:
        desk = command.desk
        done = write_moderation(desk, audit) if file is None else take_in_moderation(desk, audit, file)
        for line in done.lines:
            say(line)
        say_written(done.documents)
        command.fail(done.failures)
    return max(int(done.waits), command.exit_code)
