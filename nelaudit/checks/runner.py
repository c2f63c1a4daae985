"""Runs every check over one return, and says of each whether it ran, did not apply, or could not run."""

import logging
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from nelaudit.checks.catalogue import CHECKS
from nelaudit.checks.check import Applies, Check, Hit
from nelaudit.checks.seen import Seen
from nelaudit.model.definitions import Setting
from nelaudit.model.findings import Finding, Rule, Severity
from nelaudit.model.returns import Return
from nelaudit.model.wording import fill

_LOG = logging.getLogger(__name__)
_A_FEW = 5
_PLACES = 12
_UNSEEN = (
    "Words stand among the immediate concerns, and the program failed to look at them, which is a mistake of ours: “{text}”. "
    "Read them now."
)


class CheckOutcome(StrEnum):
    """What became of a check on one return; no findings alone would mean all of these."""

    RAN = "ran"
    NOT_APPLICABLE = "not applicable"
    COULD_NOT_RUN = "could not run"
    SWITCHED_OFF = "switched off"


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """The findings on one return in code order, and the outcome of each check by code."""

    findings: tuple[Finding, ...]
    outcomes: tuple[tuple[str, CheckOutcome], ...]


def run_checks(seen: Seen, checks: Sequence[Check] = CHECKS, settings: Mapping[str, Setting] | None = None) -> Checked:
    """Every check, or those named, over one return. A crash in a check is our bug: it is logged, and the others still run.

    Where a check of concerns crashes, each concern is pointed to as it stands.
    `settings` are the checks turned to advice or off for the audit, by code. Only a check whose findings stay with the
    coordinator is shown the other agencies' returns.
    """
    settings = settings or {}
    applying = _applying(seen.returned)
    findings: list[Finding] = []
    outcomes: list[tuple[str, CheckOutcome]] = []
    for check in checks:
        rule = check.rule
        if settings.get(rule.code) is Setting.OFF:
            outcomes.append((rule.code, CheckOutcome.SWITCHED_OFF))
            continue
        if check.applies not in applying:
            outcomes.append((rule.code, CheckOutcome.NOT_APPLICABLE))
            continue
        if settings.get(rule.code) is Setting.ADVICE:
            rule = replace(rule, severity=Severity.ADVICE)
        try:
            hits = list(check.points(seen if rule.coordinator_only else seen.alone))
            if hits:
                findings += [_finding(check.message, rule, hit, seen, more) for hit, more in _first_few(hits)]
            outcomes.append((rule.code, CheckOutcome.RAN))
        except Exception:  # noqa: BLE001 - a bug in one check must not hide what the others find
            _LOG.exception("%s could not run on %s", rule.code, seen.returned.form_id)
            outcomes.append((rule.code, CheckOutcome.COULD_NOT_RUN))
            findings += _unseen(rule, seen) if rule.severity is Severity.URGENT else ()
    return Checked(findings=tuple(findings), outcomes=tuple(outcomes))


def _unseen(rule: Rule, seen: Seen) -> Iterator[Finding]:
    """What stands among the concerns, where the check that looks at them crashed: whoever reads it decides."""
    for row in seen.returned.rows("concern"):
        cell = next(cell for cell in row.values() if not cell.blank)
        yield _finding(_UNSEEN, rule, Hit(cell=cell, words={"text": seen.quoted(cell.value, 160)}), seen, "")


def _first_few(hits: Iterable[Hit]) -> list[tuple[Hit, str]]:
    """No more than a few hits in one field, the last of them with how many more there are and where.

    Who puts those right sees the others, and a list that never ends is not read.
    """
    kept: list[tuple[Hit, str]] = []
    counts: dict[str, int] = {}
    last: dict[str, int] = {}
    beyond: dict[str, list[str]] = {}
    for hit in hits:
        name = hit.cell.field if hit.cell else ""
        counts[name] = counts.get(name, 0) + 1
        if not name or counts[name] <= _A_FEW:
            last[name] = len(kept)
            kept.append((hit, ""))
        else:
            beyond.setdefault(name, []).append(f"{hit.cell.sheet}!{hit.cell.cell}" if hit.cell else "")
    for name, places in beyond.items():
        kept[last[name]] = (kept[last[name]][0], _and_more(places))
    return kept


def _and_more(places: Sequence[str]) -> str:
    """How many more hits there are, and where to look."""
    where = [place for place in dict.fromkeys(places) if place.strip("!")]
    shown = f": {', '.join(where[:_PLACES])}{' …' if len(where) > _PLACES else ''}" if where else ""
    return f" … and {len(places)} more{shown}."


def _applying(returned: Return) -> frozenset[Applies]:
    """Which kinds of checks apply to a return."""
    if returned.is_nil:
        return frozenset({Applies.ALWAYS, Applies.NIL})
    return frozenset({Applies.ALWAYS, Applies.INVOLVED} if returned.answered else {Applies.ALWAYS})


def _finding(message: str, rule: Rule, hit: Hit, seen: Seen, more: str) -> Finding:
    return Finding(
        rule=replace(rule, severity=hit.severity) if hit.severity else rule,
        identity=seen.returned.identity,
        form_id=seen.returned.form_id,
        question=hit.question,
        field=hit.cell.field if hit.cell else "",
        sheet=hit.cell.sheet if hit.cell else "",
        cell=hit.cell.cell if hit.cell else "",
        message=fill(message, hit.words) + more,
        file=seen.returned.received.file,
    )
