"""The command `report`."""

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say, say_written
from nelaudit.cli.work import at_work
from nelaudit.pathway.report import write_reports


@click.command(
    help="Write the Word overview report, the QA scorecard, the findings and the collation of an audit.\n\n"
    "They are in output/AUDIT/report. One that you have edited is left alone; the new one goes beside it. Decisions "
    "in the collation are taken in first. Ends with 1 where one of them cannot be understood.\n\n"
    "Example: python process.py report neglect-2016"
)
@click.argument("audit")
@click.pass_obj
def report(settings: Settings, audit: str) -> int:
    with at_work(settings, "report", writes=True, compares=True) as command:
        reported = write_reports(command.desk, audit)
        for line in (*reported.lines, *map(str, reported.problems)):
            say(line)
        say_written(reported.documents)
        command.fail(reported.failures)
    return max(int(bool(reported.problems)), command.exit_code)
