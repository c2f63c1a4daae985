"""A text that a command is given, line by line."""

from typing import BinaryIO

import click

FILE = click.argument("file", type=click.File("rb"))


def lines_of(file: BinaryIO) -> list[str]:
    """The file's lines, blank ones included, without their ends: UTF-8, else as Windows writes text."""
    data = file.read()
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252", "replace")
    lines = text.replace("\r\n", "\n").split("\n")
    return lines[:-1] if lines[-1] == "" else lines
