"""Cross-tabulations for other programs: themes by agency and by case, questions by agency, measures by what they serve.

Shape: each is a header and rows of text, a column an agency or a case, in the register's order. A cell counts returns,
0 where there are none. What is about somebody other than the subject child is left out, as in every measure.
"""

from collections.abc import Sequence

from nelaudit.measures.facts import AnswerState, Facts
from nelaudit.model.audit_state import AuditState
from nelaudit.model.codebook import Polarity, Theme
from nelaudit.model.measures import Crosstab, GroupKind, Measure, of_kind, written_value
from nelaudit.model.themes import Mention


def crosstabs(
    facts: Facts, found: Sequence[Measure], mentions: Sequence[Mention], themes: Sequence[Theme]
) -> tuple[Crosstab, ...]:
    """Every cross-tabulation of an audit; `found` are its measures, `mentions` those of the subject child."""
    return (
        theme_by_agency(facts.state, mentions, themes),
        theme_by_case(facts.state, mentions, themes),
        question_by_agency(facts),
        *(_measures_by(found, kind) for kind in (GroupKind.SECTION, GroupKind.PURPOSE, GroupKind.FUNCTION)),
    )


def theme_by_agency(state: AuditState, mentions: Sequence[Mention], themes: Sequence[Theme]) -> Crosstab:
    """Theme and polarity down, agencies across: how many of the agency's returns speak of it; and of all returns."""
    columns = _agencies(state)
    spoken = {(one.theme, one.polarity.value, one.identity.agency, one.identity) for one in mentions}
    pairs = [(theme, polarity, agency) for theme, polarity, agency, _ in spoken]
    return _by_theme(state, themes, "crosstab_theme_agency", pairs, columns, "agencies")


def theme_by_case(state: AuditState, mentions: Sequence[Mention], themes: Sequence[Theme]) -> Crosstab:
    """Theme and polarity down, cases across: how many returns on the case speak of it; and of all returns."""
    columns = tuple(case.reference for case in state.audit.cases)
    spoken = {(one.theme, one.polarity.value, one.identity.case, one.identity) for one in mentions}
    pairs = [(theme, polarity, case) for theme, polarity, case, _ in spoken]
    return _by_theme(state, themes, "crosstab_theme_case", pairs, columns, "cases")


def question_by_agency(facts: Facts) -> Crosstab:
    """Question and state of its answer down, agencies across: how many of the agency's collated returns are so."""
    columns = _agencies(facts.state)
    answers = facts.answers
    order = dict.fromkeys((one.question.section, one.question.name) for one in answers)
    asked = {question.name: number for number, question in enumerate(facts.state.tool.questions)}
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
    state: AuditState,
    themes: Sequence[Theme],
    name: str,
    pairs: Sequence[tuple[str, str, str]],
    columns: tuple[str, ...],
    what: str,
) -> Crosstab:
    """Every theme of the codebook with both polarities, also those of which nobody speaks."""
    keys = [(theme.key, polarity.value) for theme in themes for polarity in Polarity]
    collated = len({one.identity for one in state.current if one.collated})
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


def _agencies(state: AuditState) -> tuple[str, ...]:
    """The agencies that were asked, in the register's order; then those that it no longer holds."""
    asked = dict.fromkeys(one.identity.agency for one in state.current)
    known = [agency.code for agency in state.register.agencies if agency.code in asked]
    return (*known, *sorted(set(asked) - set(known)))
