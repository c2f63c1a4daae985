"""How far moderated grades agree with the agencies' own: the ledger of changes, agreement with n, weighted kappa."""

from collections import Counter
from collections.abc import Sequence

from nelaudit.model.audit_state import AuditState
from nelaudit.model.grades import MINIMUM_PAIRS, OVERALL, Ledger, steps
from nelaudit.model.moderation import ModeratedGrade
from nelaudit.model.tools import GradeScale


def ledger(state: AuditState) -> tuple[Ledger, ...]:
    """A line for the overall grades, then one a section in form order; only those with a moderated grade.

    Definition: a pair is upgraded where the moderated grade is the better one, downgraded where it is the worse one,
    upheld where both are the same. Which end is good is data: rank 1 is the best.
    """
    if state.moderation is None:
        return ()
    titles = {OVERALL: "Overall"} | {section.name: section.label for section in state.tool.sections}
    given = [grade for grade in state.moderation.grades if grade.agency]
    lines = []
    for section, title in titles.items():
        grades = [grade for grade in given if grade.section == section]
        if grades:
            lines.append(_ledger(section, title, grades, state.tool.scale))
    return tuple(lines)


def _ledger(section: str, title: str, grades: Sequence[ModeratedGrade], scale: GradeScale) -> Ledger:
    pairs = tuple(pair for grade in grades if (pair := steps(grade, scale)))
    moves = [moderated - own for own, moderated in pairs]
    return Ledger(
        section=section,
        title=title,
        n=len(pairs),
        upgraded=sum(move < 0 for move in moves),
        upheld=sum(move == 0 for move in moves),
        downgraded=sum(move > 0 for move in moves),
        within_one=sum(abs(move) <= 1 for move in moves),
        kappa=weighted_kappa(pairs),
        outside=len(grades) - len(pairs),
    )


def weighted_kappa(pairs: Sequence[tuple[int, int]]) -> float | None:
    """Cohen's kappa with linear weights over pairs of ordered grades, each a step of the same scale.

    Definition: 1 - D/E, where D is the mean distance in steps within the pairs, and E the mean distance that would be
    expected if each side gave its grades as often as it did, but without regard to the other. 1 is full agreement, 0
    what chance gives.
    None: under 20 pairs; or where chance alone would agree fully, as when both sides give one and the same grade.
    Source: J. Cohen, Weighted kappa, Psychological Bulletin 70 (1968) 213-220.
    """
    n = len(pairs)
    if n < MINIMUM_PAIRS:
        return None
    first, second = Counter(own for own, _ in pairs), Counter(other for _, other in pairs)
    observed = sum(abs(own - other) for own, other in pairs) / n
    expected = sum(
        abs(own - other) * times * others for own, times in first.items() for other, others in second.items()
    ) / (n * n)
    return 1 - observed / expected if expected else None
