"""Grades of one case that lie two ranks or more apart, on the same section or overall."""

from collections.abc import Iterator

from nelaudit.accounts.cases import CaseAccounts, Difference, cell_source
from nelaudit.accounts.statements import Account
from nelaudit.model.challenge import ChallengeKind
from nelaudit.model.grades import OVERALL, label_today
from nelaudit.model.returns import Input

SPREAD = 2
"""How many ranks apart the best and the worst grade must be."""


def grade_points(held: CaseAccounts) -> Iterator[Difference]:
    """One point a section, and one overall, whose best and worst grade are two ranks apart or more."""
    scale = held.state.tool.scale
    sections = [
        (one.name, f"“{one.label}”", f"section.{one.name}.grade") for one in held.state.tool.sections if one.graded
    ]
    for name, title, field in [(OVERALL, "its work overall", "overall.grade"), *sections]:
        given: dict[int, list[tuple[Account, Input]]] = {}
        for account in held.accounts:
            cell = account.returned.inputs.get(field)
            label = label_today(cell.value, account.tool.scale, scale) if cell else ""
            rank = scale.rank(label)
            if cell and rank:
                given.setdefault(rank, []).append((account, cell))
        if not given or max(given) - min(given) < SPREAD:
            continue
        best, worst = given[min(given)], given[max(given)]
        yield Difference(
            kind=ChallengeKind.GRADES,
            sentence=f"{_graders(held, best)} {title} {_shown(best)}; {_graders(held, worst)} "
            f"{'its own' if name == OVERALL else 'it'} {_shown(worst)}.",
            sources=tuple(cell_source(account, cell) for account, cell in (*best, *worst)),
            about=name,
            weight=(max(given) - min(given)) * 10 + 5 * (name == OVERALL),
        )


def _shown(given: list[tuple[Account, Input]]) -> str:
    """The grade as the list of the first of these forms has it."""
    account, cell = given[0]
    return account.tool.shown(cell.field, cell.value.strip())


def _graders(held: CaseAccounts, given: list[tuple[Account, Input]]) -> str:
    verb = "grade" if len(given) > 1 else "grades"
    return f"{held.names([account.returned.identity for account, _ in given])} {verb}"
