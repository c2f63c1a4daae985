"""The command `report`."""

import click

from nelaudit.cli.desk import desk_of
from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say, say_written
from nelaudit.pathway.reporting import write_reports


@click.command(
    help="Write the Word overview report, the QA scorecard, the findings and the collation of an audit.\n\n"
    "They are in output/AUDIT/report. One that you have edited is left alone; the new one goes beside it. Decisions "
    "in the collation are taken in first. Ends with 1 where one of them cannot be understood.\n\n"
    "Example: python process.py report neglect-2016"
)
@click.argument("audit")
@click.pass_obj
def report(settings: Settings, audit: str) -> int:
    with desk_of(settings, "report", writes=True, compares=True) as desk:
        reported = write_reports(settings.space, desk.definitions, settings.day, audit)
        for line in (*reported.lines, *map(str, reported.problems)):
            say(line)
        say_written(reported.documents)
        desk.fail(reported.failures)
    return max(int(bool(reported.problems)), desk.exit_code)
