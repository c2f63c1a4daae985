"""The register's sheet Decisions: what people decided, row by row, and what of it can be acted on."""

import datetime as dt

from nelaudit.define.cases import known_agency, known_audit
from nelaudit.define.tables import Problems, Row, SourceBook
from nelaudit.model.decisions import Decision, DecisionKind
from nelaudit.model.definitions import Agency, Audit

_NEEDED = ("date", "audit", "case", "agency", "team", "kind", "reason", "agreed_by")
_NEW_DEADLINE = "new_deadline"


def read_decisions(source: SourceBook, audits: tuple[Audit, ...], agencies: tuple[Agency, ...]) -> tuple[Decision, ...]:
    """The decisions that can be acted on; a register from before there was one has no column for a new deadline.

    An extension without its new deadline is passed over, and said at every run: it must keep nothing else out.
    """
    by_key = {audit.key: audit for audit in audits}
    codes = frozenset(agency.code for agency in agencies)
    decisions = []
    for row in source.rows("Decisions", _NEEDED, ("file", _NEW_DEADLINE)):
        day, kind = row.day("date", source.problems), row.text("kind")
        audit = by_key.get(row.text("audit"))
        known_audit(row, frozenset(by_key), source.problems)
        if row.text("agency"):
            known_agency(row, codes, source.problems)
        _look_through(row, audit, source.problems)
        if day and audit and kind in tuple(DecisionKind):
            new_deadline = _new_deadline(row, DecisionKind(kind), audit, source.problems)
            if kind == DecisionKind.EXTENSION and new_deadline is None:
                continue
            decisions.append(
                Decision(
                    date=day,
                    audit=audit.key,
                    case=row.text("case"),
                    agency=row.text("agency"),
                    team=row.text("team"),
                    kind=DecisionKind(kind),
                    reason=row.text("reason"),
                    agreed_by=row.text("agreed_by"),
                    file=row.text("file"),
                    new_deadline=new_deadline,
                )
            )
    return tuple(decisions)


def _look_through(row: Row, audit: Audit | None, problems: Problems) -> None:
    """Notes what is wrong with a row beside its audit and agency."""
    kind = row.text("kind")
    if not row.text("date"):
        problems.add(row, "date", "The decision has no date.", "Write the day as dd/mm/yyyy.")
    if kind not in tuple(DecisionKind):
        problems.add(row, "kind", f"“{kind}” is no kind of decision.", f"Write one of: {', '.join(DecisionKind)}.")
    elif not DecisionKind(kind).is_acted_on:
        problems.add(
            row, "kind", f"“{kind}” is recorded, and nothing acts on it yet.",
            "Nothing is to be put right; see to it by hand that it is followed.", advice=True,
        )  # fmt: skip
    if row.text("case") and audit and row.text("case") not in _references(audit):
        problems.add(row, "case", f"{audit.key} has no case “{row.text('case')}”.", "Write a case's reference.")
    for column in ("reason", "agreed_by"):
        if not row.text(column):
            problems.add(row, column, "This cell is empty.", "A decision needs its reason and who agreed it.")
    if audit and not _touches(row, audit):
        problems.add(row, "agency", f"No invitation of {audit.key} is meant by this decision.",
                     "Check case, agency and team against the sheet Invitations.", advice=True)  # fmt: skip


def _new_deadline(row: Row, kind: DecisionKind, audit: Audit, problems: Problems) -> dt.date | None:
    """The day in the column of that name, which counts for an extension alone; no date in any other cell is taken for it."""
    text = row.text(_NEW_DEADLINE)
    if kind is not DecisionKind.EXTENSION:
        if text:
            problems.add(row, _NEW_DEADLINE, f"A new deadline counts for an extension only, and this is “{kind}”.",
                         "Delete it, or write extension as the kind.", advice=True)  # fmt: skip
        return None
    day = row.day_or_text(_NEW_DEADLINE, Problems())
    if not isinstance(day, dt.date):
        found = f"“{text}” is not a date." if text else "The extension names no new deadline."
        problems.add_at(
            row.file, row.sheet, row.cell(_NEW_DEADLINE) if _NEW_DEADLINE in row.columns else row.cell("kind"),
            f"{found} The row is passed over, and nothing is due later because of it.",
            f"Write the day on which the form is now due into the column {_NEW_DEADLINE}, as dd/mm/yyyy; a date in the "
            "reason, or that of the decision, does not count.",
            advice=True, passed_over=True,
        )  # fmt: skip
        return None
    if audit.deadline and day <= audit.deadline:
        problems.add(
            row, _NEW_DEADLINE, f"The new deadline {day:%d/%m/%Y} is not after that of {audit.key}, "
            f"{audit.deadline:%d/%m/%Y}, and changes nothing.",
            "Check the day.", advice=True,
        )  # fmt: skip
    return day


def _references(audit: Audit) -> frozenset[str]:
    """The cases of the audit, those that may still be drawn included."""
    return frozenset(case.reference for case in (*audit.cases, *(one.case for one in audit.listed)))


def _touches(row: Row, audit: Audit) -> bool:
    """Whether any invitation of the audit is meant, or one that may still be drawn; a blank cell means any."""
    invitations = (*audit.invitations, *(one.invitation for one in audit.listed))
    asked = ((one.case, one.agency, one.team) for one in invitations)
    wanted = tuple(row.text(column) for column in ("case", "agency", "team"))
    return any(all(not want or want == have for want, have in zip(wanted, one, strict=True)) for one in asked)
