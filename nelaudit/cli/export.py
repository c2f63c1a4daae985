"""The command `export`."""

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say_written
from nelaudit.cli.work import at_work
from nelaudit.pathway.export import ExportFormat, export_tables


@click.command(
    help="Write everything that an audit holds, as tables that other programs read.\n\n"
    "The files are in output/AUDIT/export: a file a table, or with xlsx one workbook with a sheet a table. The tables "
    "inputs and answers hold every word as it was written, names of children among them: keep them. All others are "
    "cleared of names. Parquet needs pyarrow: python -m pip install pyarrow.\n\n"
    "Example: python process.py export neglect-2016 --format csv"
)
@click.argument("audit")
@click.option(
    "--format", "form", type=click.Choice([form.value for form in ExportFormat]), default=ExportFormat.CSV.value,
    show_default=True, help="The kind of file.",
)  # fmt: skip
@click.pass_obj
def export(settings: Settings, audit: str, form: str) -> int:
    with at_work(settings, "export", writes=True, compares=True) as command:
        written = export_tables(command.desk, audit, ExportFormat(form))
        say_written(written.documents)
        command.fail(written.failures)
    return command.exit_code
