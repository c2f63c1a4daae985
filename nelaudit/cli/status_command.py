"""The command `status`."""

import click

from nelaudit.cli.shared import Settings, json_option, print_json, print_table, say, told_apart
from nelaudit.pathway.looking import Standing, look
from nelaudit.report.rows import returns_rows


@click.command()
@click.argument("audit", required=False)
@json_option
@click.pass_obj
def status(settings: Settings, audit: str | None, *, as_json: bool) -> None:
    """Show who has returned what, those still out included.

    Example: python process.py status neglect-2016
    """
    standings = look(settings.space, settings.day, audit)
    if as_json:
        returns = [dict(row) for standing in standings for row in returns_rows(standing.picture)]
        audits = [_as_json(standing) for standing in standings]
        print_json({"today": settings.day.isoformat(), "audits": audits, "returns": returns})
        return
    for standing in standings:
        say(f"{standing.picture.audit.key}: {standing.step}; next: {standing.next_date or 'no date set'}")
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
            for row in returns_rows(standing.picture)
        ]
        print_table(("case", "agency", "team", "state", "received", "days late", "file"), rows)


def _as_json(standing: Standing) -> dict[str, object]:
    audit = standing.picture.audit
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
