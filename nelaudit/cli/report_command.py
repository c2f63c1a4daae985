"""The command `report`."""

import click

from nelaudit.cli.shared import Settings, say


@click.command()
@click.argument("audit")
@click.pass_obj
def report(settings: Settings, audit: str) -> None:
    """Write the Word overview report, the Excel QA scorecard and the findings of an audit.

    They are in output/AUDIT/report. One that you have edited is left alone; the new one goes beside it.

    Example: python process.py report neglect-2016
    """
    from nelaudit.pathway.reporting import write_reports  # noqa: PLC0415 - libraries are loaded by the command that needs them

    for path in write_reports(settings.space, settings.day, audit):
        say(f"wrote {path}")
