"""The command `init`."""

from contextlib import nullcontext

import click

from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say
from nelaudit.pathway.workspace import make_workspace


@click.command(
    help="Make a workspace: the workbooks to edit, a folder for returns, a folder for output.\n\n"
    "Nothing that is there already is overwritten.\n\n"
    "Example: python process.py --workspace board init"
)
@click.option("--empty", is_flag=True, help="Without the example's agencies, audits and cases.")
@click.pass_obj
def init(settings: Settings, *, empty: bool) -> None:
    space = settings.space
    with space.locked("init") if space.output.is_dir() else nullcontext():
        made = make_workspace(space.root, empty=empty)
    for path in made:
        say(f"made {path}")
    say("The workspace is ready." if made else "Everything is there already; nothing was changed.")
    say("Next: edit input_templates/register.xlsx, then run “tool check”.")
