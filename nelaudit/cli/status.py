"""The command `status`."""

from collections.abc import Iterable

import click

from nelaudit.cli.options import Settings, json_option
from nelaudit.cli.screen import print_json, print_table, say, told_apart
from nelaudit.cli.work import at_work
from nelaudit.model.wording import counted
from nelaudit.pathway.status import Standing, files_waiting, look
from nelaudit.pathway.urgent import crashes
from nelaudit.report.tables.rows import returns_rows


@click.command(
    help="Show who has returned what, those still out included.\n\nExample: python process.py status neglect-2016"
)
@click.argument("audit", required=False)
@json_option
@click.pass_obj
def status(settings: Settings, audit: str | None, *, as_json: bool) -> int:
    with at_work(settings, "status") as command:
        standings = look(command.desk, audit)
        command.fail(tuple(crashes([standing.state for standing in standings])))
        if as_json:
            returns = [dict(row) for standing in standings for row in returns_rows(standing.state)]
            audits = [_as_json(standing) for standing in standings]
            print_json({"today": settings.day.isoformat(), "audits": audits, "returns": returns})
        else:
            _print(standings)
            _say_waiting(files_waiting(command.desk))
    return command.exit_code


def _print(standings: Iterable[Standing]) -> None:
    """Each audit: the step that comes next, and its returns."""
    for standing in standings:
        say(f"{standing.state.audit.key}: {standing.step}; next: {standing.next_date or 'no date set'}")
        rows = [
            (
                row["case"],
                row["agency"],
                row["team"],
                row["state"],
                row["received"],
                row["working_days_late"],
                told_apart(row["file"], row["sha256"]),
            )
            for row in returns_rows(standing.state)
        ]
        print_table(("case", "agency", "team", "state", "received", "days late", "file"), rows)


def _say_waiting(waiting: int) -> None:
    """That files wait for a decision, where any do."""
    if waiting:
        verb = "waits" if waiting == 1 else "wait"
        say(f"{counted(waiting, 'file')} {verb} for your decision, and nothing of it counts until then: see the sheet "
            "Waiting of output/intake-log.xlsx.")  # fmt: skip


def _as_json(standing: Standing) -> dict[str, object]:
    audit = standing.state.audit
    challenge_day = audit.calendar.challenge_day
    return {
        "audit": audit.key,
        "title": audit.title,
        "tool": audit.tool,
        "step": standing.step,
        "next_date": standing.next_date or None,
        "deadline": audit.deadline.isoformat() if audit.deadline else None,
        "challenge_day": str(challenge_day) if challenge_day else None,
    }
