"""The commands `tool check`, `tool preview` and `tool diff`: the definition workbooks."""

from collections.abc import Sequence

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say, show
from nelaudit.cli.work import at_work
from nelaudit.errors import Problem
from nelaudit.model.wording import counted
from nelaudit.pathway.command import Command
from nelaudit.pathway.tool import diff_tools, preview_tool


@click.command(
    help="Name every mistake in the definition workbooks at once, with sheet and cell.\n\n"
    "Example: python process.py tool check"
)
@click.pass_obj
def check(settings: Settings) -> int:
    with at_work(settings, "tool check", with_mistakes=True, compares=True) as command:
        mistakes = [problem for problem in command.problems if not problem.advice]
        _say_checked(command, mistakes)
    return max(2 if mistakes else 0, command.exit_code)


def _say_checked(command: Command, mistakes: Sequence[Problem]) -> None:
    """Every problem with its place, then what there is."""
    definitions, problems = command.desk.definitions, command.problems
    for problem in problems:
        show(f"{'advice  ' if problem.advice else 'mistake '}{problem}")
    tools = definitions.bank.tools
    say(
        f"{counted(len(mistakes), 'mistake')}, {counted(len(problems) - len(mistakes), 'point')} of advice; "
        f"{counted(len(tools), 'tool')}, {counted(len(definitions.register.audits), 'audit')}, "
        f"{counted(len(definitions.known_words.codebook.themes), 'theme')}."
    )
    for one in tools:
        say(f"  {one.key}: {counted(len(one.questions), 'question')}, edition {one.edition}")


@click.command(
    help="Write a blank form of a tool, to look at before it is issued.\n\n"
    "The form is in output/preview. It is not issued, and would be refused if it came back.\n\n"
    "Example: python process.py tool preview neglect"
)
@click.argument("name", metavar="TOOL")
@click.pass_obj
def preview(settings: Settings, name: str) -> int:
    with at_work(settings, "tool preview", writes=True) as command:
        say(f"wrote {preview_tool(command.desk, name)}")
    return command.exit_code


@click.command(
    help="Say what changed between two editions of a tool, or between two tools.\n\n"
    "Each is an edition that was issued (tool check shows today's), or the name of a tool as it stands now.\n\n"
    "Example: python process.py tool diff neglect-1fad1fcd neglect"
)
@click.argument("old")
@click.argument("new")
@click.pass_obj
def diff(settings: Settings, old: str, new: str) -> int:
    with at_work(settings, "tool diff") as command:
        lines = diff_tools(command.desk, old, new)
        for line in lines:
            show(line)
        say(f"{counted(len(lines), 'change')}.")
    return command.exit_code


tool = click.Group(
    "tool",
    commands=(check, preview, diff),
    help="Check the workbooks that define audits, tools and themes.\n\nExample: python process.py tool check",
)
