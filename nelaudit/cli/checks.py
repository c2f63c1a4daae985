"""The command `checks`."""

import click

from nelaudit.checks import all_rules
from nelaudit.cli.options import json_option
from nelaudit.cli.screen import print_json, show


@click.command(
    help="List every code: what it is, why it matters, how to put it right.\n\nExample: python process.py checks"
)
@json_option
def checks(*, as_json: bool) -> None:
    rules = all_rules()
    if as_json:
        names = ("code", "name", "severity", "summary", "why", "put_right", "source")
        print_json({"checks": [{name: str(getattr(rule, name)) for name in names} for rule in rules]})
        return
    for rule in rules:
        show(f"{rule.code}  {rule.name} ({rule.kind})\n    {rule.summary}\n    Why: {rule.why}")
        show(f"    Put right: {rule.put_right}\n    Source: {rule.source}\n")
