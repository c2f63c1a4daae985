"""What is wrong where, as a list: one audit, or all of the register, case by case."""

from dataclasses import dataclass

from nelaudit.errors import Failure
from nelaudit.model.findings import Severity
from nelaudit.pathway.assessing import case_states
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.urgent import crashes
from nelaudit.report.tables.rows import Row, findings_rows


@dataclass(frozen=True, slots=True, kw_only=True)
class FindingsList:
    """The rows of a list, and the checks that crashed while it was made."""

    rows: tuple[Row, ...]
    failures: tuple[Failure, ...]


def findings_on(desk: Desk, key: str | None = None) -> FindingsList:
    """The findings of one audit, or of all of the register, case by case; urgent ones first, then errors, then advice.

    Raises:
        UsageProblem: the register has no such audit.
    """
    rows: list[Row] = []
    failures: list[Failure] = []
    for audit in (desk.audit(key),) if key else desk.definitions.register.audits:
        for state in case_states(desk, audit):
            rows += findings_rows(state)
            failures += crashes((state,))
    order = [severity.value for severity in Severity]
    return FindingsList(
        rows=tuple(sorted(rows, key=lambda row: order.index(row["severity"]))), failures=tuple(failures)
    )
