"""The command `findings`."""

import click

from nelaudit.cli.shared import Settings, json_option, print_json, say
from nelaudit.model.findings import Severity
from nelaudit.model.wording import counted
from nelaudit.pathway.looking import findings_on


@click.command()
@click.argument("audit", required=False)
@json_option
@click.pass_obj
def findings(settings: Settings, audit: str | None, *, as_json: bool) -> int:
    """Show what is wrong where: code, file, sheet and cell; urgent concerns first.

    Ends with 1 while an immediate concern is open.

    Example: python process.py findings neglect-2016
    """
    rows = findings_on(settings.space, settings.day, audit)
    if as_json:
        print_json({"findings": [dict(row) for row in rows]})
    else:
        for row in rows:
            who = " / ".join(filter(None, (row["audit"], row["case"], row["agency"], row["team"])))
            place = f" › {row['sheet']}!{row['cell']}" if row["cell"] else ""
            closed = f" (closed: {row['closed']})" if row["closed"] else ""
            click.echo(f"{row['severity']:<8}{row['code']}  {who}{place}: {row['message']}{closed}")
        say(f"{counted(len(rows), 'finding')} in {counted(len({row['audit'] for row in rows}), 'audit')}.")
    return int(any(row["severity"] == Severity.URGENT and not row["closed"] for row in rows))
