"""The one way in which commands show anything.

Whatever is shown passes the guard first: lines, tables and JSON alike, messages of errors and the program's own log among
them. So nothing else in `cli` writes to the screen.
"""

import json
import sys
from collections.abc import Iterable, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import TypeVar

import click

from nelaudit.cli.options import Settings, running
from nelaudit.pathway.guarding import screen_guard
from nelaudit.pathway.workspace import silent
from nelaudit.privacy import Cleared, Guard, clear, make_guard, named, opened

T = TypeVar("T")
_DIGEST_SHOWN = 12
WORTH_SHOWING = 8
"""So many items take over a second, and are shown going by."""


def say_written(paths: Iterable[Path]) -> None:
    """A line for each document that was written."""
    for path in paths:
        say(f"wrote {path}")


def columns(*cells: str, widths: Sequence[int]) -> str:
    """Cells on one line, set below those of other lines; at least two spaces stand between any two, however long."""
    padded = [cell.ljust(width) for cell, width in zip(cells, widths, strict=False)]
    return "  ".join([*padded, *cells[len(padded) :]]).rstrip()


class Screen:
    """What is shown by one command, by the guard of its workspace, which is made when something is first shown."""

    def __init__(self, settings: Settings | None = None) -> None:
        self.settings = settings
        self._guard: Guard | None = None

    @property
    def guard(self) -> Guard:
        """The guard of the workspace; of nobody where there is none."""
        if self._guard is None:
            self._guard = screen_guard(self.settings.space) if self.settings else make_guard(())
        return self._guard


_SHOWN_BY = [Screen()]
"""The screen of the command that runs, last."""


def _screen() -> Screen:
    """The screen of the command that runs."""
    if _SHOWN_BY[-1].settings is not running():
        _SHOWN_BY[-1] = Screen(running())
    return _SHOWN_BY[-1]


def without_names(text: str) -> str:
    """A text as it may be shown."""
    return _screen().guard.text(text)


def _put(text: Cleared[str], *, err: bool) -> None:
    """The one place that writes on the screen."""
    click.echo(opened(text), err=err)


def show(text: str = "") -> None:
    """A line on standard output."""
    _put(clear(_screen().guard, text), err=False)


def say(text: str = "") -> None:
    """A line for a person, on standard error."""
    _put(clear(_screen().guard, text), err=True)


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    made = clear(_screen().guard, document)
    _put(clear(make_guard(()), json.dumps(opened(made), ensure_ascii=False, indent=1)), err=False)


def print_as_given(document: object) -> None:
    """One JSON document on standard output, about words that whoever runs the command has just typed in."""
    words = json.dumps(document, ensure_ascii=False, indent=1)
    _put(named(words, why="it gives back the text that the command was given"), err=False)


def told_apart(file: str, sha256: str) -> str:
    """A file's name, with the start of its digest where the name alone would show a child and is shown without it."""
    return f"{file} (SHA-256 {sha256[:_DIGEST_SHOWN]})" if sha256 and without_names(file) != file else file


def shown(items: Sequence[T], label: str) -> AbstractContextManager[Iterable[T]]:
    """A progress bar on standard error where the items are many enough to take a while."""
    if len(items) < WORTH_SHOWING:
        return silent(items, label)
    return click.progressbar(items, label=label, file=sys.stderr)


def announced(items: Sequence[T], label: str) -> AbstractContextManager[Iterable[T]]:
    """Says how many items there are; for a step that says a line of each, between which no bar can stand."""
    if len(items) >= WORTH_SHOWING:
        say(f"{label}: {len(items)}")
    return silent(items, label)


def print_table(header: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
    """A table for the screen on standard output, columns set in line; nothing where there are no rows."""
    rows = [[without_names(str(cell)) for cell in row] for row in rows]
    widths = [max(len(str(row[place])) for row in [header, *rows]) for place in range(len(header))]
    for row in [header, tuple("-" * width for width in widths), *rows]:
        show(columns(*map(str, row), widths=widths))
