"""The command `run`: the weekly batch."""

import click

from nelaudit.cli.ingest import exit_code, say_counts, say_outcome, say_urgent
from nelaudit.cli.options import Settings
from nelaudit.cli.screen import announced, say, say_written
from nelaudit.cli.work import at_work
from nelaudit.pathway.keeping import Voice
from nelaudit.pathway.run import run_week


@click.command(
    help="Do the weekly batch: take in what came, check it, refresh the documents, say what needs a person.\n\n"
    "Each file's outcome and each immediate concern is said as it comes in. What cannot be done, as where a document "
    "is open in Excel or the disk is full, is said last and ends the command with 3; the rest is done all the "
    "same.\n\n"
    "Example: python process.py --workspace board run"
)
@click.pass_obj
def run(settings: Settings) -> int:
    with at_work(
        settings, "run", progress=announced, writes=True, takes_in=(settings.space.returns,), compares=True
    ) as command:
        week = run_week(command, voice=Voice(urgent=say_urgent, outcome=say_outcome))
        say_counts(week.entries)
        for line in week.lines:
            say(line)
        say_written(week.documents)
    return max(exit_code(week.entries), int(week.concern_open or week.decision_waits), command.exit_code)
