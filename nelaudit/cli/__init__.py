"""Commands, options and exit codes: the only importer of Click, and the only place that prints.

Exit codes: 0 done; 1 done, but a file was refused, a concern is open or a decision waits; 2 usage or definition
error; 3 could not run; 70 a bug of ours.
"""

import gc
import io
import logging
import sys
import traceback

import click

from nelaudit.cli import (
    checks_command,
    demo_command,
    export_command,
    findings_command,
    ingest_command,
    init_command,
    issue_command,
    moderate_command,
    report_command,
    run_command,
    status_command,
    text_commands,
    tool_commands,
)
from nelaudit.cli.shared import ScreenLog, Settings, begin, say, settings_options
from nelaudit.errors import BUG, NelauditError
from nelaudit.store.faults import what_to_do

_BETWEEN_COLLECTIONS = 50_000, 50
"""New values between two looks at the new ones, and such looks between two at those that outlived one.

A batch makes many values that last and hardly a cycle: looked for at Python's usual pace, they take a tenth of its time.
"""


@click.group(
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


for _command in (
    init_command.init,
    demo_command.demo,
    run_command.run,
    tool_commands.tool,
    issue_command.issue,
    ingest_command.ingest,
    status_command.status,
    findings_command.findings,
    moderate_command.moderate,
    report_command.report,
    export_command.export,
    checks_command.checks,
    text_commands.dates,
    text_commands.themes,
):
    cli.add_command(_command)


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


def log_mistakes() -> None:
    """Has mistakes of ours shown, each once for this command, with what is needed to mend them and by the screen's guard."""
    handler = ScreenLog()
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
        say("Stopped.")
        sys.exit(3)
    except click.ClickException as error:
        say(_as_click_says(error))
        sys.exit(2 if isinstance(error, click.UsageError) else 3)
    except NelauditError as error:
        say(str(error))
        sys.exit(error.exit_code)
    except OSError as error:
        place = f"{error.filename}: " if error.filename else ""
        say(f"The computer could not do it: {place}{what_to_do(error)}")
        sys.exit(3)
    except Exception:  # noqa: BLE001 - the outermost place, where a bug is reported as one
        say(traceback.format_exc().rstrip())
        say("This is a mistake in the program, not in your files. Please report the lines above.")
        sys.exit(BUG)
    sys.exit(code if isinstance(code, int) else 0)
