"""The machine-readable tables: one header and one function for each, the same for CSV and JSON."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from nelaudit.accounts.chronology import merged_chronology, only_shareable
from nelaudit.challenge.points import challenge_points, shareable_points
from nelaudit.measures.crosstabs import crosstabs, written_value
from nelaudit.measures.listing import NOTHING_BEFORE, Before, measures
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.dates import DateKind
from nelaudit.model.measures import GroupKind, Measure
from nelaudit.model.returns import Return, ReturnState
from nelaudit.privacy.marks import BIRTH, NOT_SHARED
from nelaudit.report.parts.shown import tells_a_birthday
from nelaudit.text.dates import find_dates

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


def returns_rows(picture: AuditState) -> Iterator[Row]:
    """One row a return due or held, outstanding ones included."""
    for one in picture.returns:
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


def findings_rows(picture: AuditState) -> Iterator[Row]:
    """One row a finding on a current return: urgent first, then errors, then advice; names are taken out."""
    for found in picture.findings:
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


def _held(picture: AuditState) -> Iterator[tuple[Assessed, Return]]:
    for one in picture.returns:
        if one.returned is not None:
            yield one, one.returned


def inputs_rows(picture: AuditState) -> Iterator[Row]:
    """One row an input cell of every return held, superseded ones included: the lossless table."""
    for one, returned in _held(picture):
        who, file = one.identity, file_of(returned)
        for found in returned.inputs.values():
            yield _row(
                INPUTS, who.audit, who.case, who.agency, who.team, returned.form_id, found.field, found.value,
                one.state.value, file, found.sheet, found.cell,
            )  # fmt: skip


def answers_rows(picture: AuditState) -> Iterator[Row]:
    """One row a question of every return held, with its section's grade; what was chosen stands as its list has it."""
    for one, returned in _held(picture):
        who, file = one.identity, file_of(returned)
        tool = one.tool or picture.tool
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


def mentions_rows(picture: AuditState) -> Iterator[Row]:
    """One row a theme in an answer that counts; what is marked as about somebody else stays out.

    Of an answer that its agency asked not to share the words are left out, and the row counts.
    """
    for found in picture.of_subject:
        who = found.identity
        words = (NOT_SHARED, "", "") if found.withheld else (found.sentence, found.phrase, found.cue)
        yield _row(
            MENTIONS, found.theme, found.polarity.value, who.audit, who.case, who.agency, found.question, *words,
            found.reviewed, found.cell.sheet, found.cell.cell,
        )  # fmt: skip


def chronology_rows(picture: AuditState) -> Iterator[Row]:
    """The merged chronologies, case by case: one row an agency's version of an event; what is not dated comes last.

    Rows of one event stand together. An answer's dated sentence is an event too; its `source` is the question's field. What
    an agency asked not to share is left out.
    """
    for case in picture.audit.cases:
        for event in only_shareable(merged_chronology(picture, case.reference)):
            for one in event.versions:
                date = BIRTH if tells_a_birthday(picture, one) else one.iso or one.stated
                yield _row(
                    CHRONOLOGY, picture.audit.key, case.reference, date,
                    one.precision.value if one.precision else "text" if one.stated else "none",
                    one.event.identity.agency, one.event.words, one.source or _question_of(one.event.field), one.about,
                    one.event.sheet, one.event.cell,
                )  # fmt: skip


def _question_of(field: str) -> str:
    return field.removesuffix(".answer") if field.startswith("q.") else ""


def challenge_rows(picture: AuditState) -> Iterator[Row]:
    """One row a challenge point, ranked within its case. References are `agency sheet!cell`, agencies their codes.

    A point that rests on what an agency asked not to share is left out.
    """
    for point in shareable_points(challenge_points(picture)):
        yield _row(
            CHALLENGE, picture.audit.key, point.case, point.kind.value, "; ".join(point.agencies), point.sentence,
            "; ".join(dict.fromkeys(f"{one.identity.agency} {one.place}" if one.cell else f"{one.identity.agency} register"
                                    for one in point.references)),
        )  # fmt: skip


def dated(text: str) -> tuple[str, str]:
    """A date cell's text as ISO with its precision (`day`, `month`, `range`), else the text itself and `text`."""
    firm = [found for found in find_dates(text) if found.kind in {DateKind.DAY, DateKind.MONTH, DateKind.RANGE}]
    return (firm[0].iso or "", firm[0].kind.value) if firm else (text, "text" if text else "none")


def measures_rows(picture: AuditState, found: Iterable[Measure]) -> Iterator[Row]:
    """One row a measure for the audit as a whole, and then one for each agency."""
    for one in found:
        if one.group.kind in {GroupKind.AUDIT, GroupKind.AGENCY}:
            target = "" if one.rule.target is None else f"{one.rule.target:g}"
            yield _row(
                MEASURES, one.rule.key, picture.audit.key, one.group.key, written_value(one, one.value, one.label),
                str(one.numerator), str(one.denominator), str(one.n), one.rule.unit.value, target, one.rag.value,
                written_value(one, one.previous, one.previous_label),
            )  # fmt: skip


TABLES = {
    "inputs": (INPUTS, inputs_rows),
    "answers": (ANSWERS, answers_rows),
    "returns": (RETURNS, returns_rows),
    "findings": (FINDINGS, findings_rows),
    "mentions": (MENTIONS, mentions_rows),
    "chronology": (CHRONOLOGY, chronology_rows),
    "challenge": (CHALLENGE, challenge_rows),
}
"""The tables of an export by file name: header and rows."""


LOSSLESS = frozenset({"inputs", "answers"})
"""The tables that give back every word of the agencies, names of children among them; all others are cleared of names."""

Table = tuple[str, tuple[str, ...], Sequence[Row]]
"""A table of the export: its name, header and rows."""


def tables(picture: AuditState, before: Before = NOTHING_BEFORE) -> Iterator[Table]:
    """Every table of the export, the measures and the cross-tabulations last."""
    for name, (header, rows) in TABLES.items():
        yield name, header, tuple(rows(picture))
    found = measures(picture, before)
    yield "measures", MEASURES, tuple(measures_rows(picture, found))
    for table in crosstabs(picture, found):
        yield table.name, table.header, tuple(_row(table.header, *values) for values in table.rows)
