"""Whether a returned form may be taken in as the case's that it was issued for: what it says, and what was decided."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from nelaudit.intake.front_page import FrontPage
from nelaudit.intake.sheet_lines import Lines
from nelaudit.intake.whose import FOR_AGENCY, SHEET_FOR_AGENCY, elsewhere_words, sheet_words, whose_words
from nelaudit.model.decisions import Decision
from nelaudit.model.forms import Confirmation, Form, Identity
from nelaudit.model.receipt import Received
from nelaudit.schedule.standing import included, included_elsewhere, put_away


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Why a form is not taken in for now, and what may be sent to its agency."""

    words: str
    for_agency: str
    case_unclear: str = ""


def doubt_about_form(
    identity: Identity,
    page: FrontPage,
    received: Received,
    decisions: Sequence[Decision],
    *,
    concern: bool,
    among: Sequence[Received],
) -> Doubt | None:
    """The doubt that a first page raises; None where it raises none, or a decision names the file and the case.

    `among` are the other files of the same form, from which a decision must tell this one.
    """
    if not page.changed or included(identity, received, decisions):
        return None
    words = whose_words(identity, page, received.handle(among), concern=concern)
    elsewhere = included_elsewhere(identity, received, decisions)
    return Doubt(
        words=words + (elsewhere_words(identity, elsewhere) if elsewhere else ""),
        for_agency=FOR_AGENCY,
        case_unclear=str(identity),
    )


def doubt_about_sheet(
    sheet: Confirmation,
    lines: Lines,
    issued: Callable[[str], Form | None],
    received: Received,
    decisions: Sequence[Decision],
) -> Doubt | None:
    """The doubt that a confirmation sheet raises: of lines for which no decision names the file and the case."""
    open_lines, cases, stray = [], [], 0
    for line in lines.strange:
        form = issued(sheet.forms[line.number - 1]) if line.number else None
        if form is None:
            stray += 1
        elif included(form.identity, received, decisions):
            continue
        else:
            cases.append(form.identity.case)
        open_lines.append(str(line))
    header = lines.header and not _included_at_all(sheet, issued, received, decisions)
    if not open_lines and not header:
        return None
    words = sheet_words(open_lines, cases, received.handle([]), header=header, stray=stray)
    return Doubt(words=words, for_agency=SHEET_FOR_AGENCY)


def _identities(sheet: Confirmation, issued: Callable[[str], Form | None]) -> list[Identity]:
    """Whose the sheet is: the agency's own, and that of each of its lines."""
    return [sheet.form.identity, *(form.identity for one in sheet.forms if (form := issued(one)))]


def _included_at_all(
    sheet: Confirmation, issued: Callable[[str], Form | None], received: Received, decisions: Sequence[Decision]
) -> bool:
    return any(included(who, received, decisions) for who in _identities(sheet, issued))


def is_left_out(
    form: Form | Confirmation, issued: Callable[[str], Form | None], received: Received, decisions: Sequence[Decision]
) -> bool:
    """Whether a decision leaves a waiting file out, so that nothing more is to be decided on it."""
    whose = [form.identity] if isinstance(form, Form) else _identities(form, issued)
    return any(put_away(who, received, decisions) for who in whose)
