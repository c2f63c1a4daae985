"""The options that commands share, and whose command runs. It loads nothing that `--help` does not need."""

import datetime as dt
import functools
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from nelaudit.pathway.workspace import Workspace


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

_RUNNING: list[Settings | None] = [None]
"""The settings of the command that runs, last."""


def begin(settings: Settings | None = None) -> None:
    """A command begins: what is shown from now on passes the guard of these settings' workspace."""
    _RUNNING[-1] = settings


def running() -> Settings | None:
    """The settings of the command that runs; None before they are known."""
    return _RUNNING[-1]
