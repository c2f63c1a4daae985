"""The options that commands share, and whose command runs. It loads nothing that `--help` does not need."""

import datetime as dt
import functools
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from nelaudit.pathway.workspace import Workspace

_SHARED = frozenset({"--workspace", "--today"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The options before the command. `workspace` and `today` are None where they were not given."""

    workspace: Path | None
    today: dt.date | None

    @property
    def space(self) -> "Workspace":
        """The workspace: the one named, else the current folder."""
        from nelaudit.pathway.workspace import Workspace  # noqa: PLC0415 - `--help` is to cost nothing

        return Workspace(self.workspace or Path())

    @property
    def day(self) -> dt.date:
        """The day named, else today."""
        return self.today or dt.date.today()  # noqa: DTZ011 - the day on the coordinator's own clock

    @property
    def clock(self) -> str:
        """The time of day as HH:MM; empty where a day was named, since the time is then not known."""
        return "" if self.today else f"{dt.datetime.now():%H:%M}"  # noqa: DTZ005 - the coordinator's own clock


class _Day(click.ParamType):  # type: ignore[type-arg]  # generic at run time since click 8.2 only
    """A day as 2016-05-16 or as 16/05/2016."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> dt.date:
        """The day, or a usage error that says how to write one."""
        for written in ("%Y-%m-%d", "%d/%m/%Y"):
            with suppress(ValueError):
                return dt.datetime.strptime(value, written).date()  # noqa: DTZ007 - a day has no time zone
        return self.fail(f"“{value}” is not a day. Write it as 2016-05-16 or 16/05/2016.", param, ctx)


def settings_options(command: Callable[..., None]) -> Callable[..., None]:
    """Adds --workspace and --today, passed on as one `settings`."""

    @click.option(
        "--workspace",
        type=click.Path(file_okay=False, path_type=Path),
        envvar="NELAUDIT_WORKSPACE",
        help="The folder to work in. Else $NELAUDIT_WORKSPACE, else the current folder.",
    )
    @click.option("--today", type=_Day(), metavar="YYYY-MM-DD", help="The day to act as if it were.")
    @functools.wraps(command)
    def wrapped(*args: Any, workspace: Path | None, today: dt.date | None, **kwargs: Any) -> None:
        command(*args, settings=Settings(workspace=workspace, today=today), **kwargs)

    return wrapped


def options_first(arguments: list[str]) -> list[str]:
    """The arguments with the options that commands share before the command, wherever they were typed."""
    first, rest = [], list[str]()
    left = iter(arguments)
    for word in left:
        if word == "--":
            rest += [word, *left]
        elif word.partition("=")[0] in _SHARED:
            first += [word] if "=" in word else [word, *islice(left, 1)]
        else:
            rest.append(word)
    return [*first, *rest]


json_option = click.option(
    "--json", "as_json", is_flag=True, help="One JSON document on standard output, nothing else."
)

_RUNNING: list[Settings | None] = [None]
"""The settings of the command that runs, last."""


def begin(settings: Settings | None = None) -> None:
    """A command begins: what is shown from now on passes the guard of these settings' workspace."""
    _RUNNING[-1] = settings


def running() -> Settings | None:
    """The settings of the command that runs; None before they are known."""
    return _RUNNING[-1]
