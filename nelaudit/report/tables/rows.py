"""The machine-readable tables: one header and one function for each, the same for CSV and JSON."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from nelaudit.collate.collated import Collated
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.measures import Crosstab, GroupKind, written_value
from nelaudit.model.returns import Return, ReturnState
from nelaudit.privacy.marks import BIRTH, NOT_SHARED

Row = Mapping[str, str]

RETURNS = ("audit", "case", "agency", "team", "state", "received", "received_basis", "working_days_late", "auditor",
           "file", "sha256")  # fmt: skip
FINDINGS = ("code", "name", "severity", "audit", "case", "agency", "team", "question", "field", "sheet", "cell",
            "message", "closed")  # fmt: skip
INPUTS = ("audit", "case", "agency", "team", "form_id", "field", "value", "state", "file", "sheet", "cell")
ANSWERS = ("audit", "case", "agency", "team", "question", "answer", "evidence", "dates", "grade", "state", "file",
           "sheet", "cell")  # fmt: skip
MENTIONS = ("theme", "polarity", "audit", "case", "agency", "question", "sentence", "phrase", "cue", "reviewed",
            "sheet", "cell")  # fmt: skip
MEASURES = ("measure", "audit", "agency", "value", "numerator", "denominator", "n", "unit", "target", "rag", "previous")
CHALLENGE = ("audit", "case", "kind", "agencies", "sentence", "references")
CHRONOLOGY = ("audit", "case", "date", "precision", "agency", "event", "source", "about", "sheet", "cell")


def _row(header: tuple[str, ...], *values: str) -> Row:
    return dict(zip(header, values, strict=True))


def returns_rows(state: AuditState) -> Iterator[Row]:
    """One row a return due or held, outstanding ones included."""
    for one in state.returns:
        who, returned = one.identity, one.returned
        came = one.state not in {ReturnState.OUTSTANDING, ReturnState.CONFIRMED}
        yield _row(
            RETURNS,
            who.audit,
            who.case,
            who.agency,
            who.team,
            one.state.value,
            one.received.isoformat() if one.received else "",
            one.received_basis,
            str(one.working_days_late) if came and one.received else "",
            returned.value("details.auditor") if returned else "",
            file_of(returned),
            returned.received.sha256 if returned else "",
        )


def file_of(returned: Return | None) -> str:
    """The file that a return came in, with its place in a mail or zip."""
    return returned.received.file if returned else ""


def findings_rows(state: AuditState) -> Iterator[Row]:
    """One row a finding on a current return: urgent first, then errors, then advice; names are taken out."""
    for found in state.findings:
        who, rule = found.identity, found.rule
        yield _row(
            FINDINGS,
            rule.code,
            rule.name,
            rule.severity.value,
            who.audit,
            who.case,
            who.agency,
            who.team,
            found.question,
            found.field,
            found.sheet,
            found.cell,
            found.message,
            found.closed,
        )


def _held(state: AuditState) -> Iterator[tuple[Assessed, Return]]:
    for one in state.returns:
        if one.returned is not None:
            yield one, one.returned


def inputs_rows(state: AuditState) -> Iterator[Row]:
    """One row an input cell of every return held, superseded ones included: the lossless table."""
    for one, returned in _held(state):
        who, file = one.identity, file_of(returned)
        for found in returned.inputs.values():
            yield _row(
                INPUTS, who.audit, who.case, who.agency, who.team, returned.form_id, found.field, found.value,
                one.state.value, file, found.sheet, found.cell,
            )  # fmt: skip


def answers_rows(state: AuditState) -> Iterator[Row]:
    """One row a question of every return held, with its section's grade; what was chosen stands as its list has it."""
    for one, returned in _held(state):
        who, file = one.identity, file_of(returned)
        tool = one.tool or state.tool
        sections = {question.name: question.section for question in tool.questions}
        for answer in returned.answers:
            field = f"section.{sections.get(answer.question, '')}.grade"
            grade = tool.shown(field, returned.value(field))
            yield _row(
                ANSWERS, who.audit, who.case, who.agency, who.team, answer.question,
                tool.shown(answer.answer.field, answer.answer.value),
                answer.evidence.value if answer.evidence else "", answer.dates.value if answer.dates else "", grade,
                one.state.value, file, answer.answer.sheet, answer.answer.cell,
            )  # fmt: skip


def mentions_rows(collated: Collated) -> Iterator[Row]:
    """One row a theme in an answer that counts; what is marked as about somebody else stays out.

    Of an answer that its agency asked not to share the words are left out, and the row counts.
    """
    for found in collated.of_subject:
        who = found.identity
        words = (NOT_SHARED, "", "") if found.withheld else (found.sentence, found.phrase, found.cue)
        yield _row(
            MENTIONS, found.theme, found.polarity.value, who.audit, who.case, who.agency, found.question, *words,
            found.reviewed, found.cell.sheet, found.cell.cell,
        )  # fmt: skip


def chronology_rows(collated: Collated) -> Iterator[Row]:
    """The merged chronologies, case by case: one row an agency's version of an event; what is not dated comes last.

    Rows of one event stand together. An answer's dated sentence is an event too; its `source` is the question's field. What
    an agency asked not to share is left out.
    """
    for case in collated.state.audit.cases:
        for event in collated.chronologies_to_share.get(case.reference, ()):
            for one in event.versions:
                date = BIRTH if one.birthday else one.iso or one.stated
                yield _row(
                    CHRONOLOGY, collated.state.audit.key, case.reference, date,
                    one.precision.value if one.precision else "text" if one.stated else "none",
                    one.event.identity.agency, one.event.words, one.source or _question_of(one.event.field), one.about,
                    one.event.sheet, one.event.cell,
                )  # fmt: skip


def _question_of(field: str) -> str:
    return field.removesuffix(".answer") if field.startswith("q.") else ""


def challenge_rows(collated: Collated) -> Iterator[Row]:
    """One row a challenge point, ranked within its case. References are `agency sheet!cell`, agencies their codes.

    A point that rests on what an agency asked not to share is left out.
    """
    for point in collated.points_to_share:
        yield _row(
            CHALLENGE, collated.state.audit.key, point.case, point.kind.value, "; ".join(point.agencies), point.sentence,
            "; ".join(dict.fromkeys(f"{one.identity.agency} {one.place}" if one.cell else f"{one.identity.agency} register"
                                    for one in point.references)),
        )  # fmt: skip


def measures_rows(collated: Collated) -> Iterator[Row]:
    """One row a measure for the audit as a whole, and then one for each agency."""
    for one in collated.measures:
        if one.group.kind in {GroupKind.AUDIT, GroupKind.AGENCY}:
            target = "" if one.rule.target is None else f"{one.rule.target:g}"
            yield _row(
                MEASURES, one.rule.key, collated.state.audit.key, one.group.key, written_value(one, one.value, one.label),
                str(one.numerator), str(one.denominator), str(one.n), one.rule.unit.value, target, one.rag.value,
                written_value(one, one.previous, one.previous_label),
            )  # fmt: skip


OF_STATE: Mapping[str, tuple[tuple[str, ...], Callable[[AuditState], Iterator[Row]]]] = {
    "inputs": (INPUTS, inputs_rows),
    "answers": (ANSWERS, answers_rows),
    "returns": (RETURNS, returns_rows),
    "findings": (FINDINGS, findings_rows),
}
"""The tables of an export that show what came, by file name: header and rows."""

OF_COLLATED: Mapping[str, tuple[tuple[str, ...], Callable[[Collated], Iterator[Row]]]] = {
    "mentions": (MENTIONS, mentions_rows),
    "chronology": (CHRONOLOGY, chronology_rows),
    "challenge": (CHALLENGE, challenge_rows),
    "measures": (MEASURES, measures_rows),
}
"""The tables of an export that show what was worked out of it."""

LOSSLESS = frozenset({"inputs", "answers"})
"""The tables that give back every word of the agencies, names of children among them; all others are cleared of names."""

Table = tuple[str, tuple[str, ...], Sequence[Row]]
"""A table of the export: its name, header and rows."""


def tables_of_state(state: AuditState) -> Iterator[Table]:
    """The tables of the export that show what came."""
    for name, (header, rows) in OF_STATE.items():
        yield name, header, tuple(rows(state))


def tables_of_collated(collated: Collated, crosstabs: Sequence[Crosstab]) -> Iterator[Table]:
    """The tables of the export that show what was worked out, the cross-tabulations last."""
    for name, (header, rows) in OF_COLLATED.items():
        yield name, header, tuple(rows(collated))
    for table in crosstabs:
        yield table.name, table.header, tuple(_row(table.header, *values) for values in table.rows)
