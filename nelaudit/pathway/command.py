"""What every command does that reads the register: first it says what no command may leave unsaid, then it works.

First come what the record holds and the register no longer knows, and the concerns that no command has shown yet; after
the work come the concerns that came in with it, and last what could not be done. A concern counts as shown once a
command that said it got to its end.
"""

import datetime as dt
import logging
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

from nelaudit.define.lost import describe_lost, find_lost
from nelaudit.errors import DefinitionError, Failure, NelauditError, Problem, StoreError
from nelaudit.model.definitions import Board, Definitions, Register
from nelaudit.model.tools import QuestionBank
from nelaudit.pathway.at_sight import concerns_at_sight
from nelaudit.pathway.definitions import inspect_definitions
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.guarding import keep_subjects
from nelaudit.pathway.trying import our_mistake, trying
from nelaudit.pathway.urgent import Attention, Concern, attention
from nelaudit.pathway.workspace import Progress, Workspace, silent
from nelaudit.store.record import Record

_LOG = logging.getLogger(__name__)

Say = Callable[[str], None]

URGENT, LOST = "URGENT", "NOT IN THE REGISTER"
_UNREAD = Definitions(
    register=Register(
        board=Board(
            name="", short_name="", coordinator="", coordinator_email="", coordinator_phone="", concern_phone="", settings=(),
        ),
        agencies=(), groups=(), audits=(), closures=(), scales=(), decisions=(),
    ),
    bank=QuestionBank(tools=(), intervals=(), guidance=(), sources=()),
)  # fmt: skip
"""What is known where the definitions cannot be read: concerns are looked for all the same."""


def unsaid(text: str) -> None:
    """Says nothing."""
    del text


@dataclass(slots=True, kw_only=True)
class Command:
    """One command at work: its desk, what it has said, and what it could not do."""

    name: str
    desk: Desk
    say: Say
    problems: tuple[Problem, ...] = ()
    failures: list[Failure] = field(default_factory=list)
    waits: bool = False
    said: dict[str, Concern] = field(default_factory=dict)

    @property
    def exit_code(self) -> int:
        """1 where something was said that waits for a person, or the code of what could not be done."""
        return max([int(self.waits), *(failure.exit_code for failure in self.failures)])

    def say_concerns(self, found: Attention, *, every: bool = False) -> None:
        """Says the open concerns that this command has not said yet: every one, or those that none has shown before."""
        self._say(concern for concern in found.concerns if every or not concern.shown)
        self.waits |= bool(found.concerns)
        self.fail(found.failures)

    def _say(self, concerns: Iterator[Concern]) -> None:
        for concern in concerns:
            if concern.mark not in self.said:
                self.say(f"{URGENT}  {concern.line}")
                self.said[concern.mark] = concern
            self.waits = True

    def fail(self, failures: Sequence[Failure]) -> None:
        """Keeps what could not be done, each once, to be said at the end."""
        self.failures += [failure for failure in dict.fromkeys(failures) if failure not in self.failures]

    def look_again(self, *, every: bool = False) -> None:
        """Says what concerns are new, or every one that is open."""
        self.say_concerns(self._look(self.desk.record), every=every)

    def say_first(self, record: Record, *, every: bool = False) -> None:
        """Says what the register has lost, with its concerns, and then the concerns that no command has shown, or every one."""
        found = self._look(record)
        lost = (
            find_lost(self.desk.definitions.register, record.holdings.all())
            if self.desk.definitions is not _UNREAD
            else ()
        )
        for one in lost:
            whose = {holding.identity for holding in one.holdings}
            of_it = [concern for concern in found.concerns if concern.identity in whose]
            self.say(f"{LOST}  {describe_lost(one, len(of_it))}")
            self.waits = True
            self._say(iter(of_it))
        self.say_concerns(found, every=every)

    def say_at_sight(self, paths: Sequence[Path]) -> None:
        """Says the concerns in files that cannot be taken in now, as far as they can be seen."""
        held: frozenset[str] = frozenset()
        with suppress(NelauditError, OSError):
            if self.desk.space.record_path.is_file():
                with self.desk.space.record(glance=True) as record:
                    held = record.intake.all_settled()
        with trying("Looking for concerns in files that were not taken in", self.failures):
            for shown in concerns_at_sight(self.desk.space, paths, held.__contains__):
                self.say(
                    f"{URGENT}  {shown}: an immediate safeguarding concern is stated. Read it now. It was not taken in."
                )
                self.waits = True

    def say_failures(self) -> None:
        """Says what could not be done."""
        for failure in self.failures:
            self.say(failure.words)

    def _look(self, record: Record) -> Attention:
        """What waits for a person. A mistake of ours in looking stops no command, and is said at its end."""
        try:
            return attention(self.desk.definitions, record, self.desk.today)
        except NelauditError:
            raise
        except Exception:  # noqa: BLE001 - whatever our own mistake is, the command goes on and says so
            _LOG.exception("looking for open concerns")
            return Attention(failures=(our_mistake("Open concerns could not all be looked for"),))


@contextmanager
def at_work(
    name: str,
    space: Workspace,
    today: dt.date,
    *,
    clock: str = "",
    progress: Progress = silent,
    say: Say = unsaid,
    writes: bool = False,
    takes_in: Sequence[Path] | None = None,
    rehearse: bool = False,
    with_mistakes: bool = False,
    compares: bool = False,
) -> Iterator[Command]:
    """One command, with everything said that comes before and after its work.

    A command that `writes` holds the workspace until it ends. One that takes files in names where they lie: where it
    cannot begin, the concerns in those files are said at least. A rehearsal leaves no trace, not even of what was shown.
    A command that is itself about the definitions goes on where they hold mistakes. One that `compares` what agencies say
    reads the codebook and the vocabulary too.

    Raises:
        UsageProblem: the folder is no workspace.
        DefinitionError: every mistake in the definitions at once.
        StoreError: another command is at work here, or the record cannot be used.
        OutputError: no lock can be made.
    """
    desk = Desk(space=space, today=today, definitions=_UNREAD, clock=clock, progress=progress, rehearse=rehearse)
    command = Command(name=name, desk=desk, say=say)
    with ExitStack() as held:
        held.callback(desk.close)
        try:
            _begin(command, with_mistakes=with_mistakes, compares=compares)
            if writes:
                held.enter_context(space.locked(name, rehearse=rehearse))
                held.callback(desk.close)  # before the lock is let go
        except (NelauditError, OSError):
            command.say_at_sight(takes_in or ())
            raise
        try:
            yield command
        except Exception:
            if takes_in is not None:
                with suppress(NelauditError, OSError):
                    command.look_again()
            command.say_failures()
            raise
        if not rehearse:
            with suppress(NelauditError, OSError):
                _keep_shown(command, locked=writes)
        command.say_failures()


def _begin(command: Command, *, with_mistakes: bool, compares: bool) -> None:
    """Reads the definitions, and says what comes first; whatever keeps it from either, it says what it can."""
    desk = command.desk
    try:
        definitions, command.problems = inspect_definitions(desk.space, compares=compares)
        desk.read_anew(definitions)
        if desk.space.record_path.is_file():
            command.say_first(desk.record)
    except (NelauditError, OSError):
        _say_first_at_a_glance(command)
        raise
    mistakes = tuple(problem for problem in command.problems if not problem.advice)
    if mistakes and not with_mistakes:
        with suppress(NelauditError, OSError):
            if desk.space.record_path.is_file():
                command.look_again(every=True)  # nothing more will be done, and a child may be at risk all the same
        raise DefinitionError(mistakes)
    if desk.space.record_path.is_file():
        with suppress(StoreError):  # what cannot be kept now is kept by the next command
            keep_subjects(desk.definitions, desk.record)


def _say_first_at_a_glance(command: Command) -> None:
    """What comes first, where the record is in use or the definitions cannot be read: from a copy of it, past any lock."""
    desk = command.desk
    with suppress(NelauditError, OSError):
        if desk.definitions is _UNREAD:
            with suppress(DefinitionError):
                definitions, command.problems = inspect_definitions(desk.space, glance=True)
                desk.read_anew(definitions)
        if desk.space.record_path.is_file():
            with desk.space.record(glance=True) as record:
                command.say_first(record, every=True)


def _keep_shown(command: Command, *, locked: bool) -> None:
    """Records which concerns were shown. Where that fails, or another command is at work, they are said once more."""
    marks = [mark for mark, concern in command.said.items() if not concern.shown]
    if not marks:
        return
    with ExitStack() as held:
        if not locked:
            held.enter_context(command.desk.space.locked(command.name))
        with command.desk.record.whole():
            command.desk.record.concerns.add(marks, shown_on=command.desk.today, command=command.name)
