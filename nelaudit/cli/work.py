"""A command at work: what comes first and what comes last is said on standard error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say, shown
from nelaudit.pathway.command import Command
from nelaudit.pathway.command import at_work as at_command
from nelaudit.pathway.workspace import Progress


@contextmanager
def at_work(
    settings: Settings,
    name: str,
    *,
    progress: Progress = shown,
    writes: bool = False,
    takes_in: Sequence[Path] | None = None,
    rehearse: bool = False,
    with_mistakes: bool = False,
    compares: bool = False,
) -> Iterator[Command]:
    """One command, which says on standard error what comes first and what comes last."""
    with at_command(
        name, settings.space, settings.day, clock=settings.clock, progress=progress,
        say=say, writes=writes, takes_in=takes_in, rehearse=rehearse, with_mistakes=with_mistakes, compares=compares,
    ) as command:  # fmt: skip
        yield command
