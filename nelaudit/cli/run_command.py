"""The command `run`: the weekly batch."""

import click

from nelaudit.cli.ingest_command import exit_code, print_entries
from nelaudit.cli.shared import Settings, say, shown


@click.command()
@click.pass_obj
def run(settings: Settings) -> int:
    """Do the weekly batch: take in what came, check it, refresh the documents, say what needs a person.

    Example: python process.py --workspace board run
    """
    from nelaudit.pathway.weekly import run_week  # noqa: PLC0415 - libraries are loaded by the command that needs them

    week = run_week(settings.space, settings.day, shown, clock=settings.clock)
    print_entries(week.entries)
    for line in week.lines:
        say(line)
    for path in week.documents:
        say(f"wrote {path}")
    return max(exit_code(week.entries), int(week.concern_open or week.decision_waits))
