"""Runs every check over one return, and says of each whether it ran, did not apply, or could not run."""

import logging
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.checks.catalogue import CHECKS
from nelaudit.checks.seen import Applies, Check, Hit, Seen
from nelaudit.model.findings import Finding
from nelaudit.model.wording import fill

_LOG = logging.getLogger(__name__)


class CheckOutcome(StrEnum):
    """What became of a check on one return; no findings alone would mean all three."""

    RAN = "ran"
    NOT_APPLICABLE = "not applicable"
    COULD_NOT_RUN = "could not run"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings on one return in code order, and the outcome of each check by code."""

    findings: tuple[Finding, ...]
    outcomes: tuple[tuple[str, CheckOutcome], ...]


def run_checks(seen: Seen, checks: Sequence[Check] = CHECKS) -> Checked:
    """Every check, or those named, over one return. A crash in a check is our bug: it is logged, and the others still run."""
    findings: list[Finding] = []
    outcomes: list[tuple[str, CheckOutcome]] = []
    for check in checks:
        if not _applies(check, seen):
            outcomes.append((check.rule.code, CheckOutcome.NOT_APPLICABLE))
            continue
        try:
            findings += [_finding(check, hit, seen) for hit in check.points(seen)]
            outcomes.append((check.rule.code, CheckOutcome.RAN))
        except Exception:  # noqa: BLE001 - a bug in one check must not hide what the others find
            _LOG.exception("%s could not run on %s", check.rule.code, seen.returned.form_id)
            outcomes.append((check.rule.code, CheckOutcome.COULD_NOT_RUN))
    return Checked(findings=tuple(findings), outcomes=tuple(outcomes))


def _applies(check: Check, seen: Seen) -> bool:
    if check.applies is Applies.ALWAYS:
        return True
    if check.applies is Applies.NIL:
        return seen.returned.is_nil
    return not seen.returned.is_nil and seen.returned.has_answers


def _finding(check: Check, hit: Hit, seen: Seen) -> Finding:
    return Finding(
        rule=check.rule,
        identity=seen.returned.identity,
        form_id=seen.returned.form_id,
        question=hit.question,
        field=hit.cell.field if hit.cell else "",
        sheet=hit.cell.sheet if hit.cell else "",
        cell=hit.cell.cell if hit.cell else "",
        message=fill(check.message, hit.words),
        file=seen.returned.received.file,
    )
