"""Commands, options and exit codes: the only importer of Click, and the only place that prints. A command is a module here.

Exit codes: 0 done; 1 done, but a file was refused, a concern is open or a decision waits; 2 usage or definition
error; 3 could not run; 70 a bug of ours.
"""

import difflib
import gc
import io
import logging
import sys
import traceback
from importlib import import_module

import click

from nelaudit.cli.options import Settings, begin, options_first, settings_options
from nelaudit.errors import BUG, NelauditError

_BETWEEN_COLLECTIONS = 50_000, 50
"""New values between two looks at the new ones, and such looks between two at those that outlived one.

A batch makes many values that last and hardly a cycle: looked for at Python's usual pace, they take a tenth of its time.
"""


COMMANDS = {
    "init": "Make a workspace: the workbooks to edit, a folder for returns, a folder for output.",
    "demo": "Show the whole road on an invented audit: forms, returns, checks, report and scorecard.",
    "tool": "Check the workbooks that define audits, tools and themes.",
    "issue": "Make the form of every invitation to an audit, and each agency's confirmation sheet.",
    "run": "Do the weekly batch: take in what came, check it, refresh the documents, say what needs a person.",
    "ingest": "Take in returned files: the folder returns/, or the files and folders named.",
    "status": "Show who has returned what, those still out included.",
    "findings": "Show what is wrong where: code, sheet and cell, by agency and case; urgent concerns first.",
    "moderate": "Write the moderation workbook for an audit's challenge day or, with FILE, take it in.",
    "report": "Write the Word overview report, the QA scorecard, the findings and the collation of an audit.",
    "export": "Write everything that an audit holds, as tables that other programs read.",
    "checks": "List every code: what it is, why it matters, how to put it right.",
    "dates": "Show the dates seen in a text, one text a line, as JSON. FILE may be - for standard input.",
    "themes": "Show the themes seen in a text, one text a line, as JSON. FILE may be - for standard input.",
}
"""Every command in the order of an audit, with the first line of its help: the module of that name here holds it."""


class _Commands(click.Group):
    """Loads the module of a command when that command runs: a list of commands is shown at once."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names, in the order of an audit."""
        del ctx
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of that name, loaded now."""
        del ctx
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = getattr(import_module(f"nelaudit.cli.{cmd_name}"), cmd_name)
        return command

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """The arguments, of which those that all commands share may stand behind the command too."""
        return super().parse_args(ctx, options_first(args))

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """The command that is named; for a slip of the pen, the one that is meant is said."""
        if args[0] not in COMMANDS and (meant := difflib.get_close_matches(args[0], COMMANDS, n=1)):
            ctx.fail(f"No such command “{args[0]}”. Did you mean “{meant[0]}”?")
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The list of commands, of which none is loaded."""
        del ctx
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.group(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    help="Multi-agency safeguarding audits: forms out, returns in, a report and a scorecard.\n\n"
    "Example: python process.py --workspace board run",
)
@settings_options
@click.version_option(package_name="nelaudit", prog_name="nelaudit")
@click.pass_context
def cli(ctx: click.Context, settings: Settings) -> None:
    ctx.obj = settings
    begin(settings)


class _Once(logging.Filter):
    """Lets each message of the log through once: a mistake of ours in one check comes again for each list it is in."""

    def __init__(self) -> None:
        super().__init__()
        self._seen: set[str] = set()

    def filter(self, record: logging.LogRecord) -> bool:
        """Whether the message is new."""
        words = record.getMessage()
        new = words not in self._seen
        self._seen.add(words)
        return new


class _ScreenLog(logging.Handler):
    """Shows the program's own log, a traceback in it included, as everything else is shown."""

    def emit(self, record: logging.LogRecord) -> None:
        """One entry."""
        _say(self.format(record))


def _say(text: str) -> None:
    """A line for a person, as every command says it."""
    from nelaudit.cli.screen import say  # noqa: PLC0415 - `--help` is to cost nothing

    say(text)


def log_mistakes() -> None:
    """Has mistakes of ours shown, each once for this command, with what is needed to mend them and by the screen's guard."""
    handler = _ScreenLog()
    handler.addFilter(_Once())
    logging.getLogger("nelaudit").handlers = [handler]


def look_for_cycles_seldom() -> None:
    """Sets how often Python looks for values that only hold each other; every command runs so, and every benchmark."""
    gc.set_threshold(*_BETWEEN_COLLECTIONS)


def _as_click_says(error: click.ClickException) -> str:
    """The message of a mistake in the command, as Click words it."""
    told = io.StringIO()
    error.show(told)
    return told.getvalue().rstrip()


def main(arguments: list[str] | None = None) -> None:
    """Runs one command and ends the process with its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(encoding="utf-8", errors="replace")
    look_for_cycles_seldom()
    begin()
    log_mistakes()
    try:
        code = cli.main(args=arguments, prog_name="process.py", standalone_mode=False)
    except click.exceptions.Abort:
        _say("Stopped.")
        sys.exit(3)
    except click.ClickException as error:
        _say(_as_click_says(error))
        sys.exit(2 if isinstance(error, click.UsageError) else 3)
    except NelauditError as error:
        _say(str(error))
        sys.exit(error.exit_code)
    except OSError as error:
        from nelaudit.store.faults import what_to_do  # noqa: PLC0415 - `--help` is to cost nothing

        place = f"{error.filename}: " if error.filename else ""
        _say(f"The computer could not do it: {place}{what_to_do(error)}")
        sys.exit(3)
    except ModuleNotFoundError:
        raise  # whoever started the program says how it is set up; nothing that could say it here would load
    except Exception:  # noqa: BLE001 - the outermost place, where a bug is reported as one
        _say(traceback.format_exc().rstrip())
        _say("This is a mistake in the program, not in your files. Please report the lines above.")
        sys.exit(BUG)
    sys.exit(code if isinstance(code, int) else 0)
