"""The commands `tool check` …: the definition workbooks."""

import click

from nelaudit.cli.shared import Settings, say
from nelaudit.model.wording import counted
from nelaudit.pathway.workspace import inspect_definitions


@click.group()
def tool() -> None:
    """Check the workbooks that define audits, tools and themes.

    Example: python process.py tool check
    """


@tool.command()
@click.pass_obj
def check(settings: Settings) -> int:
    """Name every mistake in the definition workbooks at once, with sheet and cell.

    Example: python process.py tool check
    """
    definitions, problems = inspect_definitions(settings.space)
    mistakes = [problem for problem in problems if not problem.advice]
    for problem in problems:
        click.echo(f"{'advice  ' if problem.advice else 'mistake '}{problem}")
    tools = definitions.bank.tools
    say(
        f"{counted(len(mistakes), 'mistake')}, {counted(len(problems) - len(mistakes), 'point')} of advice; "
        f"{counted(len(tools), 'tool')}, {counted(len(definitions.register.audits), 'audit')}, "
        f"{counted(len(definitions.codebook.themes), 'theme')}."
    )
    for one in tools:
        say(f"  {one.key}: {counted(len(one.questions), 'question')}, edition {one.edition}")
    return 2 if mistakes else 0
