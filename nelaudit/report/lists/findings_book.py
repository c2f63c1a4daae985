"""The findings of an audit as a workbook value: one row a finding with what to put right, and how often each was found.

It is the coordinator's own working paper, grouped by agency and case; a filter shows what goes to one agency. Cases are
shown by their reference, and names that the register knows are taken out.
"""

from collections import Counter
from collections.abc import Sequence

from nelaudit.model.audit_state import AuditState
from nelaudit.model.findings import Finding, Rule, Severity
from nelaudit.model.sheets import Sheet, Style, WorkbookValue
from nelaudit.model.wording import counted, shortened
from nelaudit.report.parts.table_sheet import Value, table_sheet

_HEADER = ("Agency", "Team", "Case", "Kind", "Code", "Question", "Sheet", "Cell", "What was found", "How to put it right",
           "Goes to", "Closed", "File")  # fmt: skip
_WIDTHS = (20, 9, 9, 8, 7, 28, 13, 6, 48, 36, 11, 14, 20)
_COUNTED = ("Code", "What is counted", "Kind")
_LABEL = 120


def findings_book(state: AuditState, rules: Sequence[Rule]) -> WorkbookValue:
    """The workbook: a sheet of findings, and one that counts the open ones by code and agency."""
    board = state.register.board
    return WorkbookValue(
        title=f"Findings: {state.audit.title}",
        subject="What was found in the returns, and where",
        author=board.coordinator,
        created=state.today,
        sheets=(_findings(state), _counts(state, rules)),
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, state.audit.title))),
    )


def in_reading_order(state: AuditState) -> tuple[Finding, ...]:
    """The findings as a person works through them: urgent first; then agency by agency, case by case, errors first."""
    agencies = {agency.code: place for place, agency in enumerate(state.register.agencies)}
    cases = {case.reference: place for place, case in enumerate(state.audit.cases)}
    order = list(Severity)

    def place(found: Finding) -> tuple[object, ...]:
        who = found.identity
        return (
            found.rule.severity is not Severity.URGENT,
            agencies.get(who.agency, len(agencies)),
            who.agency,
            cases.get(who.case, len(cases)),
            who.case,
            who.team,
            order.index(found.rule.severity),
        )

    return tuple(sorted(state.findings, key=place))


def _findings(state: AuditState) -> Sheet:
    labels = {question.name: question.label for one in state.returns for question in (one.tool or state.tool).questions}
    rows = [
        (
            state.agency_name(found.identity.agency),
            found.identity.team,
            found.identity.case,
            found.rule.severity.value,
            found.rule.code,
            shortened(labels.get(found.question, ""), _LABEL),
            found.sheet,
            found.cell,
            found.message,
            found.rule.put_right[:1].upper() + found.rule.put_right[1:],
            "the agency" if found.goes_to_agency else "nobody" if found.closed else "you alone",
            found.closed,
            found.file,
        )
        for found in in_reading_order(state)
    ]
    open_ones = [found for found in state.findings if not found.closed]
    agency = sum(found.goes_to_agency for found in open_ones)
    note = (
        f"{counted(len(rows), 'finding')}, {counted(len(open_ones), 'of them', 'of them')} open; {agency or 'none'} to be put "
        "right by an agency. Urgent ones come first. Filter by Agency and Goes to for what one agency has to put right."
    )
    return table_sheet("Findings", note, _HEADER, rows, _WIDTHS)


def _counts(state: AuditState, rules: Sequence[Rule]) -> Sheet:
    """A row a code that is open somewhere, a column an agency, and the total."""
    counts = Counter((found.rule.code, found.identity.agency) for found in state.findings if not found.closed)
    known = [agency.code for agency in state.register.agencies]
    there = {agency for _, agency in counts}
    agencies = [*(code for code in known if code in there), *sorted(there - set(known))]
    severities = {found.rule.code: found.rule.severity for found in state.findings}
    rows: list[tuple[Value, ...]] = []
    for rule in rules:
        found = [counts[rule.code, agency] for agency in agencies]
        if any(found):
            rows.append(
                (
                    rule.code,
                    rule.summary,
                    severities[rule.code].value,
                    *(number or None for number in found),
                    sum(found),
                )
            )
    header = (*_COUNTED, *(state.agency_name(agency) for agency in agencies), "Total")
    widths = (7, 46, 8, *([11] * len(agencies)), 8)
    note = "How often each is found and still open, by agency. Accepted and closed findings are left out."
    numbers = dict.fromkeys(range(len(_COUNTED), len(header)), Style.NUMBER)
    return table_sheet("Counts", note, header, rows, widths, styles=numbers)
