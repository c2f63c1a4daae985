"""The form's first page: what this form is and is not, whose it is, what is still missing, and the rules."""

import datetime as dt
from collections.abc import Mapping

from nelaudit.forms import layout
from nelaudit.forms.layout import Page
from nelaudit.forms.questions import QUESTIONS_COUNT
from nelaudit.forms.tables import DETAILS_COUNT
from nelaudit.model.definitions import Audit, Board, Case
from nelaudit.model.findings import Rule
from nelaudit.model.forms import FIRST_PAGE, FIRST_PAGE_ENDS
from nelaudit.model.front import NO_CASE, Fact, fact_mark, front_facts
from nelaudit.model.sheets import Style
from nelaudit.model.tools import GuidanceLine
from nelaudit.model.wording import fill, written_day

_BEFORE_THE_DAY = (Fact.REFERENCE, Fact.AGENCY, Fact.TEAM)
"""The facts that stand above the day by which the form is due; the child's stand below it."""


def guidance_page(
    *,
    board: Board,
    audit: Audit,
    case: Case | None,
    agency_name: str,
    team: str,
    guidance: tuple[GuidanceLine, ...],
    rules: tuple[Rule, ...],
    return_by: dt.date,
    still_missing: tuple[int, int],
) -> Page:
    """The Guidance sheet. The subject's name stands here and nowhere else.

    Where the board's `names_on_forms` is no it stands nowhere: the page says that it comes by another route.
    """
    page = Page(name=layout.GUIDANCE)
    page.put(1, audit.title, Style.TITLE)
    page.down()
    page.put(1, f"Audit form · {board.name}", Style.PLAIN)
    page.down(2)
    _warning(page, board)
    _facts(page, front_facts(case, agency_name, team, named=_hold_names(board)), return_by)
    _progress(page, *still_missing)
    fields = {
        **dict(board.settings),
        "return_date": written_day(return_by),
        "audit_title": audit.title,
        "case": case.reference if case else NO_CASE,
        "agency": agency_name,
    }
    _guidance(page, guidance, fields)
    _rules(page, rules)
    return page


def front_marks(
    *, board: Board, audit: Audit, case: Case | None, agency_name: str, team: str = ""
) -> dict[str, frozenset[str]]:
    """The marks of the facts that the first page of a form prints, its audit's title included, by their labels."""
    facts = front_facts(case, agency_name, team, named=_hold_names(board)) | {Fact.AUDIT: audit.title}
    return {fact.value: frozenset({fact_mark(fact, words)}) for fact, words in facts.items()}


def not_a_referral(board: Board) -> str:
    """Whom to ring where a child may be at risk now."""
    service = board.setting("concern_service", "the duty team")
    return (
        f"If a child may be at risk now, do not wait for this audit: ring {service} on {board.concern_phone}, then "
        f"tell {board.coordinator} on {board.coordinator_phone}."
    )


def _warning(page: Page, board: Board) -> None:
    record = f"Record who was told, when, and the reference on the sheet “{layout.CONCERNS}”."
    page.put(1, "This form is not a referral", Style.WARNING)
    page.put(2, f"{not_a_referral(board)} {record}", Style.WARNING)
    page.down(2)


def _hold_names(board: Board) -> bool:
    """Whether the board's forms name the child, or leave that to another secure route."""
    return board.setting("names_on_forms", "yes").casefold() != "no"


def _facts(page: Page, facts: Mapping[Fact, str], return_by: dt.date) -> None:
    page.put(1, FIRST_PAGE, Style.HEADING)
    page.down()
    first = [(fact.value, facts[fact]) for fact in _BEFORE_THE_DAY if fact in facts]
    rest = [(fact.value, words) for fact, words in facts.items() if fact not in _BEFORE_THE_DAY]
    for label, value in (*first, ("Return by", written_day(return_by)), *rest):
        page.put(1, label, Style.LABEL)
        page.put(2, value, Style.SUBJECT)
        page.down()
    page.down()


def _progress(page: Page, details: int, questions: int) -> None:
    page.put(1, FIRST_PAGE_ENDS, Style.HEADING)
    page.down()
    counts = (
        (layout.DETAILS, DETAILS_COUNT, details),
        (layout.QUESTIONS, QUESTIONS_COUNT, questions),
    )
    for sheet, cell, number in counts:
        page.put(1, sheet, Style.LABEL)
        page.put(2, number, Style.LIVE, f"={sheet}!{cell}")
        page.down()
    page.down()


def _guidance(page: Page, guidance: tuple[GuidanceLine, ...], fields: dict[str, str]) -> None:
    heading = ""
    for line in guidance:
        if line.heading != heading:
            heading = line.heading
            page.put(1, heading, Style.LABEL)
        page.put(2, fill(line.text, fields), Style.TEXT)
        page.down()
    page.down()


def _rules(page: Page, rules: tuple[Rule, ...]) -> None:
    page.put(1, "What we look for when the form comes back", Style.HEADING)
    page.down()
    for rule in rules:
        page.put(1, rule.summary, Style.QUESTION)
        page.put(2, rule.put_right[:1].upper() + rule.put_right[1:], Style.TEXT)
        page.down()
