"""The command `issue`."""

import click

from nelaudit.cli.shared import Settings, say, shown
from nelaudit.model.wording import counted


@click.command()
@click.argument("audit")
@click.pass_obj
def issue(settings: Settings, audit: str) -> None:
    """Make the form of every invitation to an audit.

    The forms are in output/AUDIT/forms, named by case and agency. Running it again makes the same forms.

    Example: python process.py issue neglect-2016
    """
    from nelaudit.pathway.issuing import issue_forms  # noqa: PLC0415 - libraries are loaded by the command that needs them
    from nelaudit.pathway.workspace import known_audit, load_definitions  # noqa: PLC0415

    definitions, _ = load_definitions(settings.space)
    paths = issue_forms(settings.space, definitions, known_audit(definitions, audit), settings.day, shown)
    say(f"{counted(len(paths), 'form')} in {paths[0].parent}")
