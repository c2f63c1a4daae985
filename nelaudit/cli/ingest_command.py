"""The command `ingest`."""

import datetime as dt
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from nelaudit.cli.shared import Settings, json_option, print_json, say, shown, told_apart
from nelaudit.errors import UsageProblem
from nelaudit.model.definitions import Definitions
from nelaudit.model.returns import Outcome
from nelaudit.model.wording import counted, listed
from nelaudit.pathway.accepting import Entry
from nelaudit.pathway.taking_in import take_in, take_in_again
from nelaudit.pathway.workspace import Workspace, load_definitions

_QUIET = {Outcome.UNCHANGED}
_WAITS = {Outcome.REFUSED, Outcome.ASKED}


@click.command()
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", "rehearse", is_flag=True, help="Say what would become of each file, and keep nothing.")
@click.option(
    "--again", is_flag=True, help="Read every archived file anew, after the program has learned to read better."
)
@json_option
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], *, rehearse: bool, again: bool, as_json: bool) -> int:
    """Take in returned files: the folder returns/, or the files and folders named.

    Ends with 1 where a file was refused, a concern is stated, or a person must decide.

    Example: python process.py ingest
    """
    if again and paths:
        raise UsageProblem(
            "“--again” reads the archive, so it takes no files or folders. Leave them out, or leave it out."
        )
    space, day, clock = settings.space, settings.day, settings.clock
    definitions, _ = load_definitions(space)
    if again:
        taken = take_in_again(space, definitions, day, shown, clock=clock, rehearse=rehearse)
    else:
        taken = take_in(space, definitions, paths, day, shown, clock=clock, rehearse=rehearse)
    entries = taken.entries
    if as_json:
        print_json({"files": [_as_json(entry) for entry in entries]})
    else:
        print_entries(entries)
        if taken.person_needed and not exit_code(entries):
            say("A concern is open or a decision waits from before: see “findings” and “status”.")
    if rehearse:
        say("This was a rehearsal: nothing was kept.")
    else:
        _log(space, definitions, day)
    return max(exit_code(entries), int(taken.person_needed))


def _log(space: Workspace, definitions: Definitions, day: dt.date) -> None:
    """Writes the intake log anew."""
    from nelaudit.pathway.logging_intake import write_intake_log  # noqa: PLC0415 - a rehearsal needs no writer of Excel

    say(f"wrote {write_intake_log(space, definitions, day)}")


def exit_code(entries: Sequence[Entry]) -> int:
    """1 where something waits for a person, else 0."""
    return int(any(entry.outcome in _WAITS or entry.urgent for entry in entries))


def print_entries(entries: Sequence[Entry]) -> None:
    """What needs a person first, then the counts."""
    for entry in entries:
        place = told_apart(" › ".join(filter(None, (entry.path, entry.member))), entry.sha256)
        if entry.urgent:
            say(f"URGENT    {place}: an immediate safeguarding concern is stated. Read it now.")
        if entry.outcome not in _QUIET:
            say(f"{entry.outcome.value:<10}{entry.code and entry.code + '  '}{place}: {entry.message}")
        if entry.for_agency:
            say(f"may be sent: {entry.for_agency}")
    counts = Counter(entry.outcome for entry in entries)
    words = listed([f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]])
    say(f"{counted(len(entries), 'file')}{': ' + words if words else ''}.")
    if entries and set(counts) == {Outcome.UNCHANGED}:
        say("Nothing is new: every file was taken in before, and nothing was changed.")


def _as_json(entry: Entry) -> dict[str, object]:
    return {
        "path": entry.path,
        "member": entry.member or None,
        "outcome": entry.outcome.value,
        "code": entry.code or None,
        "message": entry.message,
        "for_agency": entry.for_agency or None,
        "form_id": entry.form_id or None,
        "sha256": entry.sha256 or None,
        "supersedes": list(entry.supersedes),
    }
