"""The command `themes`."""

from typing import BinaryIO

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import print_as_given
from nelaudit.cli.texts import FILE, lines_of
from nelaudit.pathway.definitions import load_codebook
from nelaudit.themes.finding import find_themes


@click.command(
    help="Show the themes seen in a text, one text a line, as JSON. FILE may be - for standard input.\n\n"
    "The codebook is the workspace's own, else the one that comes with the program.\n\n"
    "Example: python process.py themes answers.txt"
)
@FILE
@click.pass_obj
def themes(settings: Settings, file: BinaryIO) -> None:
    codebook = load_codebook(settings.space)
    names = ("theme", "polarity", "phrase", "cue")
    print_as_given(
        [[{name: getattr(m, name) for name in names} for m in find_themes(line, codebook)] for line in lines_of(file)]
    )
