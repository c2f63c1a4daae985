"""Cross-tabulations for other programs: themes by agency and by case, questions by agency, measures by what they serve.

Shape: each is a header and rows of text, a column an agency or a case, in the register's order. A cell counts returns,
0 where there are none. What is about somebody other than the subject child is left out, as in every measure.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from nelaudit.measures.facts import AnswerState, Facts
from nelaudit.measures.listing import of_kind
from nelaudit.model.audit_state import AuditState, Mention
from nelaudit.model.codebook import Polarity
from nelaudit.model.measures import GroupKind, Measure, Unit


@dataclass(frozen=True, slots=True, kw_only=True)
class Crosstab:
    """One table: its file name, the header, and rows of text as long as the header."""

    name: str
    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def crosstabs(picture: AuditState, found: Sequence[Measure]) -> tuple[Crosstab, ...]:
    """Every cross-tabulation of an audit; `found` are its measures."""
    return (
        theme_by_agency(picture),
        theme_by_case(picture),
        question_by_agency(picture),
        *(_measures_by(found, kind) for kind in (GroupKind.SECTION, GroupKind.PURPOSE, GroupKind.FUNCTION)),
    )


def theme_by_agency(picture: AuditState) -> Crosstab:
    """Theme and polarity down, agencies across: how many of the agency's returns speak of it; and of all returns."""
    columns = _agencies(picture)
    spoken = {(one.theme, one.polarity.value, one.identity.agency, one.identity) for one in _mentions(picture)}
    pairs = [(theme, polarity, agency) for theme, polarity, agency, _ in spoken]
    return _by_theme(picture, "crosstab_theme_agency", pairs, columns, "agencies")


def theme_by_case(picture: AuditState) -> Crosstab:
    """Theme and polarity down, cases across: how many returns on the case speak of it; and of all returns."""
    columns = tuple(case.reference for case in picture.audit.cases)
    spoken = {(one.theme, one.polarity.value, one.identity.case, one.identity) for one in _mentions(picture)}
    pairs = [(theme, polarity, case) for theme, polarity, case, _ in spoken]
    return _by_theme(picture, "crosstab_theme_case", pairs, columns, "cases")


def question_by_agency(picture: AuditState) -> Crosstab:
    """Question and state of its answer down, agencies across: how many of the agency's collated returns are so."""
    columns = _agencies(picture)
    answers = Facts(picture=picture).answers
    order = dict.fromkeys((one.question.section, one.question.name) for one in answers)
    asked = {question.name: number for number, question in enumerate(picture.tool.questions)}
    questions = sorted(order, key=lambda one: (asked.get(one[1], len(asked)), one))
    keys = [(name, state.value) for _, name in questions for state in AnswerState]
    counts = _counted([(one.question.name, one.state.value, one.identity.agency) for one in answers], keys, columns)
    sections = {name: section for section, name in questions}
    rows = (
        (sections[key[0]], *key, *(str(value) for value in values), str(sum(values)))
        for key, values in zip(keys, counts, strict=True)
    )
    return Crosstab(
        name="crosstab_question_agency", header=("section", "question", "state", *columns, "returns"), rows=tuple(rows)
    )


def _by_theme(
    picture: AuditState, name: str, pairs: Sequence[tuple[str, str, str]], columns: tuple[str, ...], what: str
) -> Crosstab:
    """Every theme of the codebook with both polarities, also those of which nobody speaks."""
    keys = [(theme.key, polarity.value) for theme in picture.codebook.themes for polarity in Polarity]
    collated = len({one.identity for one in picture.current if one.collated})
    rows = (
        (
            *key,
            *(str(value) for value in values),
            str(sum(value > 0 for value in values)),
            str(sum(values)),
            str(collated),
        )
        for key, values in zip(keys, _counted(pairs, keys, columns), strict=True)
    )
    return Crosstab(name=name, header=("theme", "polarity", *columns, what, "returns", "of_returns"), rows=tuple(rows))


def _counted(
    pairs: Sequence[tuple[str, str, str]], keys: Sequence[tuple[str, str]], columns: tuple[str, ...]
) -> list[list[int]]:
    """How often each key meets each column, in their order."""
    import pandas as pd  # noqa: PLC0415 - half a second, needed by exports only

    if not pairs:
        return [[0] * len(columns) for _ in keys]
    given = pd.DataFrame(pairs, columns=["key", "part", "column"], dtype=object)
    table = pd.crosstab([given["key"], given["part"]], given["column"])
    index = pd.MultiIndex.from_tuples(keys, names=["key", "part"])
    counts: list[list[int]] = (
        table.reindex(index=index, columns=list(columns), fill_value=0).to_numpy(dtype=int).tolist()
    )
    return counts


def _measures_by(found: Sequence[Measure], kind: GroupKind) -> Crosstab:
    """One row a measure and group, with the columns of measures.csv that have a meaning there."""
    rows = tuple(
        (one.rule.key, one.group.key, written_value(one, one.value, one.label), str(one.numerator), str(one.denominator),
         str(one.n), one.rule.unit.value, written_value(one, one.previous, one.previous_label))
        for one in of_kind(found, kind)
    )  # fmt: skip
    header = ("measure", kind.value, "value", "numerator", "denominator", "n", "unit", "previous")
    return Crosstab(name=f"crosstab_measure_{kind.value}", header=header, rows=rows)


def written_value(one: Measure, value: float | None, label: str) -> str:
    """A value as text: a share with four decimals at most, whole numbers without `.0`, a grade by its label."""
    if value is None or label:
        return label
    return f"{round(value, 4):g}" if one.rule.unit is Unit.SHARE else f"{value:g}"


def _mentions(picture: AuditState) -> Iterator[Mention]:
    return (one for one in picture.mentions if not one.about)


def _agencies(picture: AuditState) -> tuple[str, ...]:
    """The agencies that were asked, in the register's order; then those that it no longer holds."""
    asked = dict.fromkeys(one.identity.agency for one in picture.current)
    known = [agency.code for agency in picture.register.agencies if agency.code in asked]
    return (*known, *sorted(set(asked) - set(known)))
