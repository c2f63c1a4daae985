"""What commands share: the workspace and the day, and the one way in which anything is shown.

Whatever is shown passes the guard first: lines, tables and JSON alike, messages of errors and the program's own log among
them. So nothing in `cli` writes to the screen but what stands here.
"""

import datetime as dt
import functools
import json
import logging
import sys
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

import click

from nelaudit.pathway.desk import Desk, at_desk
from nelaudit.pathway.guarding import screen_guard
from nelaudit.pathway.workspace import Workspace, silent
from nelaudit.privacy import Cleared, Guard, clear, make_guard, named, opened

T = TypeVar("T")
_DIGEST_SHOWN = 12
WORTH_SHOWING = 8
"""So many items take over a second, and are shown going by."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options before the command. `workspace` and `today` are None where they were not given."""

    workspace: Path | None
    today: dt.date | None

    @property
    def space(self) -> Workspace:
        """The workspace: the one named, else the current folder."""
        return Workspace(self.workspace or Path())

    @property
    def day(self) -> dt.date:
        """The day named, else today."""
        return self.today or dt.date.today()  # noqa: DTZ011 - the day on the coordinator's own clock

    @property
    def clock(self) -> str:
        """The time of day as HH:MM; empty where a day was named, since the time is then not known."""
        return "" if self.today else f"{dt.datetime.now():%H:%M}"  # noqa: DTZ005 - the coordinator's own clock


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --workspace and --today, passed on as one `settings`."""

    @click.option(
        "--workspace",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="NELAUDIT_WORKSPACE",
        help="The folder to work in. Else $NELAUDIT_WORKSPACE, else the current folder.",
    )
    @click.option(
        "--today", type=click.DateTime(["%Y-%m-%d"]), metavar="YYYY-MM-DD", help="The day to act as if it were."
    )
    @functools.wraps(command)
    def wrapped(*args: Any, workspace: Path | None, today: dt.datetime | None, **kwargs: Any) -> None:
        settings = Settings(workspace=workspace, today=today.date() if today else None)
        command(*args, settings=settings, **kwargs)

    return wrapped


json_option = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else."
)


@contextmanager
def desk_of(
    settings: Settings,
    command: str,
    *,
    writes: bool = False,
    takes_in: Sequence[Path] | None = None,
    rehearse: bool = False,
    with_mistakes: bool = False,
    compares: bool = False,
) -> Iterator[Desk]:
    """The desk for a command, which says on standard error what comes first and what comes last."""
    with at_desk(
        settings.space, settings.day, command,
        say=say, writes=writes, takes_in=takes_in, rehearse=rehearse, with_mistakes=with_mistakes, compares=compares,
    ) as desk:  # fmt: skip
        yield desk


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
        self._settings = settings
        self._guard: Guard | None = None

    @property
    def guard(self) -> Guard:
        """The guard of the workspace; of nobody where there is none."""
        if self._guard is None:
            self._guard = screen_guard(self._settings.space) if self._settings else make_guard(())
        return self._guard


_SHOWN_BY = [Screen()]
"""The screen of the command that runs, last."""


def begin(settings: Settings | None = None) -> None:
    """Shows from now on by the guard of these settings' workspace."""
    _SHOWN_BY[-1] = Screen(settings)


def without_names(text: str) -> str:
    """A text as it may be shown."""
    return _SHOWN_BY[-1].guard.text(text)


def _put(text: Cleared[str], *, err: bool) -> None:
    """The one place that writes on the screen."""
    click.echo(opened(text), err=err)


def show(text: str = "") -> None:
    """A line on standard output."""
    _put(clear(_SHOWN_BY[-1].guard, text), err=False)


def say(text: str = "") -> None:
    """A line for a person, on standard error."""
    _put(clear(_SHOWN_BY[-1].guard, text), err=True)


def print_json(document: object) -> None:
    """One JSON document on standard output."""
    made = clear(_SHOWN_BY[-1].guard, document)
    _put(clear(make_guard(()), json.dumps(opened(made), ensure_ascii=False, indent=1)), err=False)


def print_as_given(document: object) -> None:
    """One JSON document on standard output, about words that whoever runs the command has just typed in."""
    words = json.dumps(document, ensure_ascii=False, indent=1)
    _put(named(words, why="it gives back the text that the command was given"), err=False)


def told_apart(file: str, sha256: str) -> str:
    """A file's name, with the start of its digest where the name alone would show a child and is shown without it."""
    return f"{file} (SHA-256 {sha256[:_DIGEST_SHOWN]})" if sha256 and without_names(file) != file else file


class ScreenLog(logging.Handler):
    """Shows the program's own log, a traceback in it included, as everything else is shown."""

    def emit(self, record: logging.LogRecord) -> None:
        """One entry."""
        say(self.format(record))


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
