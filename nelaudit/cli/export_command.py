"""The command `export`."""

import click

from nelaudit.cli.shared import Settings, say
from nelaudit.pathway.looking import export_tables


@click.command()
@click.argument("audit")
@click.option(
    "--format", "form", type=click.Choice(["csv"]), default="csv", show_default=True, help="The kind of file."
)
@click.pass_obj
def export(settings: Settings, audit: str, form: str) -> None:
    """Write everything that an audit holds, as tables that other programs read.

    The files are in output/AUDIT/export; inputs.csv holds every input cell as it was written.

    Example: python process.py export neglect-2016 --format csv
    """
    del form
    for path in export_tables(settings.space, settings.day, audit):
        say(f"wrote {path}")
