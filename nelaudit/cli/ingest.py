"""The command `ingest`."""

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import click

from nelaudit.cli.options import Settings, json_option
from nelaudit.cli.screen import announced, columns, print_json, say, say_written, told_apart
from nelaudit.cli.work import at_work
from nelaudit.errors import UsageProblem
from nelaudit.model.intake import Outcome
from nelaudit.model.wording import counted, listed
from nelaudit.pathway.batch import IntakeEntry
from nelaudit.pathway.command import URGENT, Command
from nelaudit.pathway.ingest import take_in, take_in_again
from nelaudit.pathway.keeping import Voice
from nelaudit.pathway.logging_intake import write_intake_log

_QUIET = {Outcome.UNCHANGED}
_WAITS = {Outcome.REFUSED, Outcome.ASKED}
_WIDEST = max(len(outcome.value) for outcome in Outcome)


@click.command(
    help="Take in returned files: the folder returns/, or the files and folders named.\n\n"
    "Ends with 1 where a file was refused, a concern is stated, or a person must decide.\n\n"
    "Example: python process.py ingest"
)
@click.argument("paths", nargs=-1, type=click.Path(path_type=Path))
@click.option("--dry-run", "rehearse", is_flag=True, help="Say what would become of each file, and keep nothing.")
@click.option(
    "--again", is_flag=True, help="Read every archived file anew, after the program has learned to read better."
)
@json_option
@click.pass_obj
def ingest(settings: Settings, paths: tuple[Path, ...], *, rehearse: bool, again: bool, as_json: bool) -> int:
    if again and paths:
        raise UsageProblem(
            "“--again” reads the archive, so it takes no files or folders. Leave them out, or leave it out."
        )
    voice = Voice(urgent=say_urgent, outcome=_unsaid if as_json else say_outcome)
    files = () if again else paths or (settings.space.returns,)
    with at_work(settings, "ingest", progress=announced, writes=True, takes_in=files, rehearse=rehearse) as command:
        desk = command.desk
        taken = take_in_again(desk, voice=voice) if again else take_in(desk, paths, voice=voice)
        command.fail(taken.failures)
        if as_json:
            print_json({"files": [_as_json(entry) for entry in taken.entries]})
        else:
            say_counts(taken.entries)
        if rehearse:
            say("This was a rehearsal: nothing was kept.")
        else:
            command.say_concerns(taken.attention)
            _log(command)
        if taken.attention.needed and not exit_code(taken.entries):
            say("A concern is open or a decision waits from before: see “findings” and “status”.")
    return max(exit_code(taken.entries), int(taken.attention.needed), command.exit_code)


def _log(command: Command) -> None:
    """Writes the intake log anew."""
    log = write_intake_log(command.desk)
    say_written(log.documents)
    command.fail(log.failures)


def _unsaid(entry: IntakeEntry) -> None:
    """With --json an outcome stands in the document alone."""
    del entry


def exit_code(entries: Sequence[IntakeEntry]) -> int:
    """1 where something waits for a person, else 0."""
    return int(any(entry.outcome in _WAITS or entry.urgent for entry in entries))


def say_urgent(entry: IntakeEntry) -> None:
    """A concern, as soon as the file that states it was read."""
    unclear = f"; case unclear: the form's label says {entry.case_unclear}" if entry.case_unclear else ""
    say(_line(URGENT, entry, f"an immediate safeguarding concern is stated{unclear}. Read it now."))


def say_outcome(entry: IntakeEntry) -> None:
    """What became of a file, once that is on the disk."""
    if entry.outcome not in _QUIET:
        say(_line(entry.outcome.value, entry, entry.message))
    if entry.for_agency:
        say(f"may be sent: {entry.for_agency}")


def _line(word: str, entry: IntakeEntry, words: str) -> str:
    """A line of the intake: what it is, the code where there is one, the file, and what to say of it."""
    place = told_apart(" › ".join(filter(None, (entry.path, entry.member))), entry.sha256)
    code = (entry.code,) if entry.code and word != URGENT else ()
    return columns(word, *code, f"{place}: {words}", widths=(_WIDEST, *map(len, code)))


def say_counts(entries: Sequence[IntakeEntry]) -> None:
    """How many files there were, and what became of them."""
    counts = Counter(entry.outcome for entry in entries)
    words = listed([f"{counts[outcome]} {outcome.value}" for outcome in Outcome if counts[outcome]])
    say(f"{counted(len(entries), 'file')}{': ' + words if words else ''}.")
    if entries and set(counts) == {Outcome.UNCHANGED}:
        say("Nothing is new: every file was taken in before, and nothing was changed.")


def _as_json(entry: IntakeEntry) -> dict[str, object]:
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
