"""The command `dates`."""

import datetime as dt
from typing import BinaryIO

import click

from nelaudit.cli.screen import print_as_given
from nelaudit.cli.texts import FILE, lines_of
from nelaudit.text.dates import find_dates


@click.command(
    help="Show the dates seen in a text, one text a line, as JSON. FILE may be - for standard input.\n\n"
    "Example: python process.py dates answers.txt --written-on 2016-06-06"
)
@FILE
@click.option(
    "--written-on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Resolves dates without a year."
)
def dates(file: BinaryIO, written_on: dt.datetime | None) -> None:
    day = written_on.date() if written_on else None
    names = ("start", "end", "text", "iso", "kind")
    print_as_given(
        [
            [{name: getattr(found, name) for name in names} for found in find_dates(line, written_on=day)]
            for line in lines_of(file)
        ]
    )
