"""The desk of a command: what comes first and what comes last is said on standard error."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say
from nelaudit.pathway.desk import Desk, at_desk


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
