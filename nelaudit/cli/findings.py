"""The command `findings`."""

from collections.abc import Iterator, Sequence

import click

from nelaudit.cli.options import Settings, json_option
from nelaudit.cli.screen import columns, print_json, say, show
from nelaudit.cli.work import at_work
from nelaudit.model.findings import Severity
from nelaudit.model.wording import counted
from nelaudit.pathway.findings import findings_on
from nelaudit.report.tables.rows import Row

_WIDEST = max(len(severity.value) for severity in Severity)


@click.command(
    help="Show what is wrong where: code, sheet and cell, by agency and case; urgent concerns first.\n\n"
    "Ends with 1 while an immediate concern is open. “run” and “report” write the same as a workbook to filter: "
    "report/findings.xlsx in the audit's folder.\n\n"
    "Example: python process.py findings neglect-2016"
)
@click.argument("audit", required=False)
@json_option
@click.pass_obj
def findings(settings: Settings, audit: str | None, *, as_json: bool) -> int:
    with at_work(settings, "findings") as command:
        found = findings_on(command.desk, audit)
        rows = found.rows
        command.fail(found.failures)
        if as_json:
            print_json({"findings": [dict(row) for row in rows]})
        else:
            for line in _grouped(rows):
                show(line)
            say(f"{counted(len(rows), 'finding')} in {counted(len({row['audit'] for row in rows}), 'audit')}.")
    concern = any(row["severity"] == Severity.URGENT and not row["closed"] for row in rows)
    return max(int(concern), command.exit_code)


def _grouped(rows: Sequence[Row]) -> Iterator[str]:
    """Urgent findings first, each with whose it is; then audit by audit, agency by agency, case by case."""
    urgent = [row for row in rows if row["severity"] == Severity.URGENT]
    if urgent:
        yield "URGENT"
        yield from (f"  {_place(row, 'audit', 'case', 'agency', 'team')}" for row in urgent)
    rest = [row for row in rows if row["severity"] != Severity.URGENT]
    groups: dict[tuple[str, ...], list[Row]] = {}
    for row in rest:
        groups.setdefault((row["audit"], row["agency"], row["case"], row["team"]), []).append(row)
    above: tuple[str, ...] = ()
    for group in sorted(groups):
        if group[:2] != above:
            yield f"{chr(10) if above or urgent else ''}{' / '.join(group[:2])}"
            above = group[:2]
        yield f"  {' / '.join(filter(None, group[2:]))}"
        yield from (f"    {columns(row['severity'], _place(row), widths=(_WIDEST,))}" for row in groups[group])


def _place(row: Row, *who: str) -> str:
    """One finding: its code, whose it is, its cell and its words."""
    whose = " / ".join(row[name] for name in who if row[name])
    cell = f"{row['sheet']}!{row['cell']}" if row["cell"] else "the return"
    closed = f" (closed: {row['closed']})" if row["closed"] else ""
    return f"{row['code']}  {' › '.join(filter(None, (whose, cell)))}: {row['message']}{closed}"
