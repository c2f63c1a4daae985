"""The commands `dates` and `themes`: what the program sees in a text."""

import datetime as dt
from typing import BinaryIO

import click

from nelaudit.cli.shared import Settings, print_as_given

_FILE = click.argument("file", type=click.File("rb"))


def _lines(file: BinaryIO) -> list[str]:
    """The file's lines, blank ones included, without their ends: UTF-8, else as Windows writes text."""
    data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines


@click.command(
    help="Show the dates seen in a text, one text a line, as JSON. FILE may be - for standard input.\n\n"
    "Example: python process.py dates answers.txt --written-on 2016-06-06"
)
@_FILE
@click.option(
    "--written-on", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="Resolves dates without a year."
)
def dates(file: BinaryIO, written_on: dt.datetime | None) -> None:
    from nelaudit.text.dates import find_dates  # noqa: PLC0415 - libraries are loaded by the command that needs them

    day = written_on.date() if written_on else None
    names = ("start", "end", "text", "iso", "kind")
    print_as_given(
        [
            [{name: getattr(found, name) for name in names} for found in find_dates(line, written_on=day)]
            for line in _lines(file)
        ]
    )


@click.command(
    help="Show the themes seen in a text, one text a line, as JSON. FILE may be - for standard input.\n\n"
    "The codebook is the workspace's own, else the one that comes with the program.\n\n"
    "Example: python process.py themes answers.txt"
)
@_FILE
@click.pass_obj
def themes(settings: Settings, file: BinaryIO) -> None:
    from nelaudit.pathway.workspace import load_codebook  # noqa: PLC0415
    from nelaudit.themes.finding import find_themes  # noqa: PLC0415

    codebook = load_codebook(settings.space)
    names = ("theme", "polarity", "phrase", "cue")
    print_as_given(
        [[{name: getattr(m, name) for name in names} for m in find_themes(line, codebook)] for line in _lines(file)]
    )
