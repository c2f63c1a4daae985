"""Measures of practice, as the agencies and the challenge day see it. Compared only with an audit of the same theme."""

from collections.abc import Iterator

from nelaudit.measures.facts import AnswerState, Facts, ModeratedPair
from nelaudit.measures.process import answer_item
from nelaudit.measures.rules import BY_QUESTION, measure
from nelaudit.model.forms import Identity
from nelaudit.model.grades import OVERALL, GivenGrade
from nelaudit.model.measures import Better, Comparison, GroupKind, Item, Unit

_SAID = {AnswerState.ANSWERED, AnswerState.UNDATED}


@measure(
    "voice-evidenced",
    "Voice evidenced",
    definition="Answers that say in words, with their source, what is known of the child's voice and daily life.",
    counted="answers that are not blank, not a bare yes or no, not a placeholder, not “No information held”, and that "
    "name the record they come from.",
    of="the questions on the child's voice that each collated return has to answer.",
    is_not="it does not say that the child was heard, or heard well; only that the agency can show what its record holds.",
    unit=Unit.SHARE,
    basis=Comparison.PRACTICE,
    better=Better.HIGHER,
    per_return=True,
    groups=BY_QUESTION,
)
def voice_evidenced(facts: Facts) -> Iterator[Item]:
    yield from _evidenced(facts, "voice")


@measure(
    "impact-evidenced",
    "Impact evidenced",
    definition="Answers that say in words, with their source, what changed for the child.",
    counted="answers that are not blank, not a bare yes or no, not a placeholder, not “No information held”, and that "
    "name the record they come from.",
    of="the questions on impact that each collated return has to answer.",
    is_not="it does not say that the change was good, or due to the work; only that the agency can show what its "
    "record holds.",
    unit=Unit.SHARE,
    basis=Comparison.PRACTICE,
    better=Better.HIGHER,
    per_return=True,
    groups=BY_QUESTION,
)
def impact_evidenced(facts: Facts) -> Iterator[Item]:
    yield from _evidenced(facts, "impact")


def _evidenced(facts: Facts, theme: str) -> Iterator[Item]:
    for one in facts.answers:
        if one.question.theme == theme:
            yield answer_item(one, counts=one.state in _SAID and "E01" not in one.codes)


@measure(
    "overall-grade",
    "Overall self-grade",
    definition="The grade in the middle of those that agencies gave their own work overall; of an even number the "
    "worse of the two.",
    counted="overall self-grades on the scale.",
    of="the same grades; “not applicable” and “insufficient information” stand outside.",
    is_not="no average: how often each grade was given stands on the sheet Grades.",
    unit=Unit.GRADE,
    basis=Comparison.PRACTICE,
    better=Better.HIGHER,
    of_grades=True,
)
def overall_grade(facts: Facts) -> Iterator[Item]:
    yield from _ranked(facts, overall=True)


@measure(
    "section-grade",
    "Section self-grade",
    definition="The grade in the middle of those that agencies gave their own work in a section; of an even number "
    "the worse.",
    counted="self-grades of the section that are on the scale.",
    of="the same grades; “not applicable” and “insufficient information” stand outside.",
    unit=Unit.GRADE,
    basis=Comparison.PRACTICE,
    better=Better.HIGHER,
    of_grades=True,
    groups=(GroupKind.SECTION,),
)
def section_grade(facts: Facts) -> Iterator[Item]:
    yield from _ranked(facts, overall=False)


def _ranked(facts: Facts, *, overall: bool) -> Iterator[Item]:
    scale = facts.state.tool.scale
    for given in facts.grades:
        if (given.section == OVERALL) is not overall:
            continue
        rank = scale.rank(given.label)
        if rank is not None:
            yield _grade(given, counts=True, words=given.label, amount=rank)


@measure(
    "challenge-points",
    "Challenge points",
    definition="Points on which the agencies' accounts of one child differ, for the challenge day to talk through.",
    counted="challenge points of all cases; by agency, those that name it.",
    of="the same points.",
    is_not="no fault: where accounts differ, one agency may know what another cannot.",
    unit=Unit.COUNT,
    basis=Comparison.PRACTICE,
    better=Better.NEITHER,
)
def challenge(facts: Facts) -> Iterator[Item]:
    for point in facts.challenge:
        first = point.references[0]
        yield Item(
            identity=first.identity, counts=True, words=point.kind.value, file=first.file, sheet=first.sheet,
            cell=first.cell, mark=point.key, agencies=point.agencies,
        )  # fmt: skip


@measure(
    "grades-upheld",
    "Grades upheld",
    definition="Self-grades that the challenge day left as they were.",
    counted="grades, overall and by section, that were moderated and upheld.",
    of="the agencies' own grades that were moderated and are on the scale before and after.",
    unit=Unit.SHARE,
    basis=Comparison.PRACTICE,
    better=Better.NEITHER,
    of_grades=True,
)
def upheld(facts: Facts) -> Iterator[Item]:
    for one in facts.moderated:
        yield _moderated(facts, one, counts=not one.shift)


@measure(
    "grades-upgraded",
    "Grades upgraded",
    definition="Self-grades that the challenge day raised.",
    counted="grades, overall and by section, that were moderated towards the better end of the scale.",
    of="the agencies' own grades that were moderated and are on the scale before and after.",
    unit=Unit.SHARE,
    basis=Comparison.PRACTICE,
    better=Better.NEITHER,
    of_grades=True,
)
def upgraded(facts: Facts) -> Iterator[Item]:
    for one in facts.moderated:
        yield _moderated(facts, one, counts=one.shift > 0)


@measure(
    "grades-downgraded",
    "Grades downgraded",
    definition="Self-grades that the challenge day lowered.",
    counted="grades, overall and by section, that were moderated towards the worse end of the scale.",
    of="the agencies' own grades that were moderated and are on the scale before and after.",
    is_not="no fault of the agency: a grade that moves shows that the challenge day was open.",
    unit=Unit.SHARE,
    basis=Comparison.PRACTICE,
    better=Better.NEITHER,
    of_grades=True,
)
def downgraded(facts: Facts) -> Iterator[Item]:
    for one in facts.moderated:
        yield _moderated(facts, one, counts=one.shift < 0)


def _moderated(facts: Facts, one: ModeratedPair, *, counts: bool) -> Item:
    agreed, given = one.agreed, one.given
    who = Identity(audit=facts.state.audit.key, case=agreed.case, agency=agreed.agency, team=agreed.team)
    return Item(
        identity=who, counts=counts, words=f"{agreed.self_grade} → {agreed.label}", section=agreed.section,
        file=given.file if given else "", sheet=given.sheet if given else "", cell=given.cell if given else "",
        mark="" if given else agreed.section,
    )  # fmt: skip


def _grade(given: GivenGrade, *, counts: bool, words: str, amount: int = 0) -> Item:
    return Item(
        identity=given.identity, counts=counts, words=words, amount=amount, section=given.section, file=given.file,
        sheet=given.sheet, cell=given.cell,
    )  # fmt: skip
