"""The command `demo`."""

from pathlib import Path

import click

from nelaudit.cli.ingest import say_counts, say_outcome, say_urgent
from nelaudit.cli.options import Settings
from nelaudit.cli.screen import say, show, shown
from nelaudit.pathway.demo import TODAY, demonstrate
from nelaudit.pathway.keeping import Voice


@click.command(
    help="Show the whole road on an invented audit: forms, returns, checks, report and scorecard.\n\n"
    "It works in --workspace, else in output/demo, and replaces only a folder that it made itself. What it planted is "
    "in demo.json there.\n\n"
    "Example: python process.py demo"
)
@click.option("--cases", type=click.IntRange(3, 30), default=3, show_default=True, help="How many cases to audit.")
@click.option("--seed", type=int, default=1, show_default=True, help="Another number, other forms.")
@click.pass_obj
def demo(settings: Settings, *, cases: int, seed: int) -> int:
    root = settings.workspace or Path("output") / "demo"
    made = demonstrate(
        root, cases=cases, seed=seed, today=settings.today or TODAY, progress=shown, say=say,
        voice=Voice(urgent=say_urgent, outcome=say_outcome),
    )  # fmt: skip
    say_counts(made.week.entries)
    for line in made.week.lines:
        say(line)
    say(f"What was planted: {made.plan}")
    show(f"report: {made.report}")
    show(f"scorecard: {made.scorecard}")
    return made.exit_code
