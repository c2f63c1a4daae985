"""The confirmation sheet: one an agency, all its cases. Is it involved, who audits, who comes to the challenge day?

It comes back days before the forms do, so that a wrong agency or a missing auditor is known while there is time.
"""

import datetime as dt
import hashlib
from collections.abc import Sequence

from nelaudit.forms import layout
from nelaudit.forms.form import beside_pages, footer, identity_names, identity_properties, map_sheet
from nelaudit.forms.front import front_marks, not_a_referral
from nelaudit.forms.identity import signature
from nelaudit.forms.layout import Page, blank, choose, is_one_of
from nelaudit.model.definitions import Agency, Audit, Board
from nelaudit.model.forms import (
    CONFIRMATION,
    INVOLVED,
    NO_INVOLVEMENT,
    YES,
    Confirmation,
    FieldKind,
    Form,
    Identity,
    confirmed_field,
)
from nelaudit.model.front import Fact, agency_line
from nelaudit.model.sheets import Cell, Sheet, Style, WorkbookValue
from nelaudit.model.wording import written_day

SHEET = "Confirmation"
_HEADER_ROW = 8
_WIDTHS = (4, 14, 14, 16, 20, 20, 20, 24, 22, 13, 24, 17)
_LIVE = 11
_WHOSE = "One row a case. Whose case it is stands on the first page of the form with the same reference."
_NIL = (
    "If your agency never worked with the child or family, choose No involvement and fill in the last three columns: "
    "that is a nil return, and no form is needed for that case."
)
_COLUMNS = (
    (3, "involved", "Is, or was, your agency involved?", FieldKind.CHOICE, "Choose Yes or No involvement."),
    (4, "case_worker", "Case worker", FieldKind.TEXT, "Who works, or last worked, with the child."),
    (5, "auditor", "Auditor", FieldKind.TEXT, "Who will read the records and fill in the form."),
    (6, "manager", "Manager", FieldKind.TEXT, "Who oversees the work with this child."),
    (7, "attends", "Who attends the challenge day", FieldKind.TEXT, "Name and role."),
    (
        8,
        "nil_confirmed_by",
        "No involvement: confirmed by",
        FieldKind.TEXT,
        "Who searched the records and confirms it.",
    ),
    (9, "nil_confirmed_on", "Confirmed on", FieldKind.DATE, "The day of the search, as dd/mm/yyyy."),
    (10, "nil_records_searched", "Records searched", FieldKind.TEXT, "Which systems and files were searched."),
)


def make_confirmation(
    board: Board, audit: Audit, agency: Agency, forms: Sequence[Form], *, due: dt.date, issued_on: dt.date, key: bytes
) -> tuple[Confirmation, WorkbookValue]:
    """The confirmation sheet of one agency, with a row for each of its forms, and its workbook.

    Source: Multi-Agency Audit Guidance, section 4.
    """
    identity = Identity(audit=audit.key, case="", agency=agency.code)
    text = "\n".join((audit.key, agency.code, *(form.form_id for form in forms)))
    number = f"{CONFIRMATION}{hashlib.sha256(text.encode()).hexdigest()[:12].upper()}"
    page = _page(board, audit, agency, forms, due)
    title, subject = (
        f"{audit.title}: confirmation sheet of {agency.name}",
        "Multi-agency audit: confirmation of involvement",
    )
    form = Form(
        form_id=number,
        identity=identity,
        edition="confirmation",
        signature=signature(key, number, identity, "confirmation"),
        issued_on=issued_on,
        file_name=f"Confirmation {agency.code}.xlsx",
        fields=tuple(page.fields),
        labels=page.labels,
        printed=page.printed | beside_pages(board, title, subject),
        front=_header_marks(board, audit, agency),
    )
    corner = Cell(row=0, col=0, value=number, style=Style.HIDDEN)
    sheet = Sheet(
        name=SHEET,
        cells=(corner, *page.cells),
        widths=_WIDTHS,
        rules=tuple(page.rules),
        highlights=page.highlights,
        min_heights=tuple(page.heights),
        hidden_columns=(0,),
        freeze=(_HEADER_ROW + 1, 0),
        repeat_rows=(_HEADER_ROW, _HEADER_ROW),
        landscape=True,
        protected=True,
    )
    book = WorkbookValue(
        title=title,
        subject=subject,
        author=board.name,
        created=issued_on,
        sheets=(sheet, map_sheet(form)),
        properties=identity_properties(form),
        names=identity_names(),
        footer=footer(board, form),
    )
    confirmation = Confirmation(form=form, due=due, forms=tuple(one.form_id for one in forms))
    return confirmation, book


def _header_marks(board: Board, audit: Audit, agency: Agency) -> dict[str, frozenset[str]]:
    """What the sheet says above its rows: the audit and the agency. Each row says its own case."""
    marks = front_marks(board=board, audit=audit, case=None, agency_name=agency.name)
    return {fact: marks[fact] for fact in (Fact.AUDIT, Fact.AGENCY)}


def _page(board: Board, audit: Audit, agency: Agency, forms: Sequence[Form], due: dt.date) -> Page:
    page = Page(name=SHEET)
    page.put(1, f"{audit.title}: confirmation sheet", Style.TITLE)
    page.down()
    page.put(1, agency_line(agency.name, board.name), Style.PLAIN)
    page.down()
    page.put(1, f"Please return this sheet by {written_day(due)}, before the forms.", Style.HEADING)
    page.down()
    for line in (_WHOSE, _NIL, not_a_referral(board)):
        page.put(1, line, Style.PLAIN)
        page.down()
    page.put(1, "Still to complete", Style.PLAIN)
    count_row = page.row
    page.row = _HEADER_ROW
    page.put(1, "Case", Style.HEADER)
    page.put(2, "Team", Style.HEADER)
    for col, _, heading, _, _ in _COLUMNS:
        page.put(col, heading, Style.HEADER)
    page.put(_LIVE, "What is missing", Style.HEADER)
    page.down()
    for number, form in enumerate(forms, start=1):
        page.put(1, form.identity.case, Style.LABEL)
        page.put(2, form.identity.team, Style.QUESTION)
        for col, name, heading, kind, hint in _COLUMNS:
            choices = INVOLVED if kind is FieldKind.CHOICE else ()
            page.ask(col, confirmed_field(number, name), kind, title=heading[:32], message=hint, choices=choices)
        page.live(_LIVE, _status(page), layout.ANSWER_NEEDED)
        page.heights.append((page.row, 30.0))
        page.down()
    end, page.row = page.row, count_row
    page.put(3, len(forms), Style.LIVE, layout.missing_in(f"$L${_HEADER_ROW + 2}:$L${end}"))
    return page


def _status(page: Page) -> str:
    """Involved: a case worker, an auditor and who attends. Not involved: the three lines of a nil return."""
    involved = page.here(3)
    nil = is_one_of(involved, [NO_INVOLVEMENT])
    wanted = [blank(page.here(col)) for col in (4, 5, 7)]
    nil_wanted = [blank(page.here(col)) for col in (8, 9, 10)]
    return choose(
        (blank(involved), layout.ANSWER_NEEDED),
        (f"AND({nil},OR({','.join(nil_wanted)}))", layout.ANSWER_NEEDED),
        (nil, layout.COMPLETE),
        (f"NOT({is_one_of(involved, [YES])})", layout.CHOOSE),
        (f"NOT(AND({','.join(nil_wanted)}))", layout.ONLY_NIL),
        (f"OR({','.join(wanted)})", layout.ANSWER_NEEDED),
        otherwise=layout.COMPLETE,
    )
