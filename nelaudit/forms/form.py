"""One form: an invitation and its tool → the issued form with its map, and the workbook that the agency gets."""

import datetime as dt
from dataclasses import dataclass

from nelaudit.forms import layout
from nelaudit.forms.front import front_marks, guidance_page
from nelaudit.forms.identity import form_id, signature
from nelaudit.forms.layout import Page
from nelaudit.forms.long_answers import long_answers_page
from nelaudit.forms.not_shared import HELPERS
from nelaudit.forms.questions import QUESTION_HEADER_ROW, questions_page
from nelaudit.forms.tables import chronology_page, concerns_page, details_page, practice_page
from nelaudit.model.definitions import Audit, Board, Invitation, Register
from nelaudit.model.findings import Rule
from nelaudit.model.forms import (
    LONG_ANSWERS,
    MAP_HEADER,
    MAP_KEYS,
    MAP_SHEET,
    Form,
    Identity,
    mark_of,
    sentences_of,
    title_of,
)
from nelaudit.model.sheets import DATE_ADVICE, DATE_TITLE, LIST_ADVICE, LIST_TITLE, Cell, Sheet, Style, WorkbookValue
from nelaudit.model.tools import GuidanceLine, Tool

_WIDTHS = {
    layout.GUIDANCE: (3, 30, 84),
    layout.DETAILS: (3, 34, 44, 50, 18, 8, 8),
    layout.QUESTIONS: (4, 5, 40, 64, 30, 16, 16),
    layout.CHRONOLOGY: (4, 5, 14, 76, 32, 22),
    layout.CONCERNS: (4, 5, 44, 44, 22, 14, 20, 16),
    layout.PRACTICE: (4, 5, 80, 34, 18),
    LONG_ANSWERS: (4, 30, 130, 8, 8, 8, 8, 8, 8),
}
_HIDDEN_COLUMNS = {layout.GUIDANCE: (), layout.DETAILS: (0, *HELPERS), LONG_ANSWERS: (0, 3, 4, 5, 6, 7, 8)}
_HEADER_ROWS = {layout.QUESTIONS: QUESTION_HEADER_ROW, layout.CHRONOLOGY: 3, layout.CONCERNS: 3}


@dataclass(frozen=True, slots=True, kw_only=True)
class FormRequest:
    """All that one form is made from. `rules` are the checks whose first lines the guidance repeats."""

    register: Register
    audit: Audit
    invitation: Invitation
    tool: Tool
    guidance: tuple[GuidanceLine, ...]
    rules: tuple[Rule, ...]
    return_by: dt.date
    issued_on: dt.date
    key: bytes

    @property
    def identity(self) -> Identity:
        """The form's audit, case, agency and team."""
        asked = self.invitation
        return Identity(audit=asked.audit, case=asked.case, agency=asked.agency, team=asked.team)


def make_form(request: FormRequest) -> tuple[Form, WorkbookValue]:
    """The form and its workbook.

    Source: Multi-Agency Audit Guidance, section 4; design, "The form".
    """
    identity, edition = request.identity, request.tool.edition
    number = form_id(identity, edition)
    pages = _pages(request)
    title, subject = f"{request.audit.title}: audit form {identity.case}", f"Multi-agency audit form, edition {edition}"
    form = Form(
        form_id=number,
        identity=identity,
        edition=edition,
        signature=signature(request.key, number, identity, edition),
        issued_on=request.issued_on,
        file_name=_file_name(identity),
        fields=tuple(field for page in pages for field in page.fields),
        labels={name: words for page in pages for name, words in page.labels.items()},
        numbers={name: number for page in pages for name, number in page.numbers.items()},
        printed=beside_pages(request.register.board, title, subject).union(*(page.printed for page in pages)),
        front=front_marks(
            board=request.register.board,
            audit=request.audit,
            case=request.audit.case(identity.case),
            agency_name=_agency_name(request),
            team=identity.team,
        ),
    )
    board = request.register.board
    book = WorkbookValue(
        title=title,
        subject=subject,
        author=board.name,
        created=request.issued_on,
        sheets=(*(_sheet(page, number) for page in pages), map_sheet(form)),
        properties=identity_properties(form),
        names=identity_names(),
        footer=footer(board, form),
    )
    return form, book


def beside_pages(board: Board, title: str, subject: str) -> frozenset[str]:
    """The marks of what a workbook of ours says beside its pages: its title, its marking, what cells say of a wrong entry."""
    texts = (title, subject, board.setting("protective_marking"), LIST_ADVICE, DATE_ADVICE)
    sentences = (sentence for text in (LIST_ADVICE, DATE_ADVICE) for sentence in sentences_of(text))
    titles = map(title_of, (LIST_TITLE, DATE_TITLE))
    return frozenset(mark_of(text) for text in (*texts, *sentences, *titles) if text)


def _agency_name(request: FormRequest) -> str:
    agency = request.register.agency(request.invitation.agency)
    return agency.name if agency else request.invitation.agency


def _pages(request: FormRequest) -> tuple[Page, ...]:
    questions = questions_page(request.tool)
    details = details_page(len(request.tool.questions))
    case = request.audit.case(request.invitation.case)
    front = guidance_page(
        board=request.register.board,
        audit=request.audit,
        case=case,
        agency_name=_agency_name(request),
        team=request.invitation.team,
        guidance=request.guidance,
        rules=request.rules,
        return_by=request.return_by,
        still_missing=(details.missing, questions.missing),
    )
    pages = (front, details, questions, chronology_page(), concerns_page(), practice_page())
    return (*pages, long_answers_page(pages, _WIDTHS))


def _sheet(page: Page, number: str) -> Sheet:
    """The sheet of a page.

    All but the first carry the form's id in the corner of the hidden column, so that a sheet says whose it is even
    where the map is lost or several forms were copied into one workbook.
    """
    header = _HEADER_ROWS.get(page.name)
    corner = () if page.name == layout.GUIDANCE else (Cell(row=0, col=0, value=number, style=Style.HIDDEN),)
    return Sheet(
        name=page.name,
        cells=(*corner, *page.cells),
        widths=_WIDTHS[page.name],
        rules=tuple(page.rules),
        highlights=page.highlights,
        min_heights=tuple(page.heights),
        hidden_columns=_HIDDEN_COLUMNS.get(page.name, (0,)),
        freeze=(header + 1, 0) if header is not None else None,
        repeat_rows=(header, header) if header is not None else None,
        landscape=page.name != layout.GUIDANCE,
        protected=True,
    )


def identity_properties(form: Form) -> tuple[tuple[str, str], ...]:
    """The form's label as custom document properties."""
    return tuple((f"nelaudit_{name}", value) for name, value in _identity_rows(form))


def _identity_rows(form: Form) -> tuple[tuple[str, str], ...]:
    who = form.identity
    values = (form.form_id, who.audit, who.case, who.agency, who.team, form.edition, form.signature)
    return tuple(zip(MAP_KEYS, values, strict=True))


def map_sheet(form: Form) -> Sheet:
    """The very hidden sheet for machines: key/value rows, then a line for every input cell."""
    rows: list[tuple[str, ...]] = [*_identity_rows(form), MAP_HEADER]
    rows += [(f.name, f.sheet, f.cell, f.kind.value, "|".join(f.choices)) for f in form.fields]
    cells = tuple(
        Cell(row=row, col=col, value=value, style=Style.HIDDEN)
        for row, values in enumerate(rows)
        for col, value in enumerate(values)
    )
    return Sheet(name=MAP_SHEET, cells=cells, widths=(34, 24, 8, 8, 40), protected=True, very_hidden=True)


def identity_names() -> tuple[tuple[str, str], ...]:
    """Three names that point at the label in the map; they survive where properties are lost."""
    rows = {key: row for row, key in enumerate(MAP_KEYS, start=1)}
    return tuple((f"nelaudit_{key}", f"{MAP_SHEET}!$B${rows[key]}") for key in ("form_id", "case", "agency"))


def _file_name(identity: Identity) -> str:
    """Made of register codes only, which hold letters, digits, hyphens and underscores."""
    parts = (identity.case, identity.agency, identity.team)
    return " ".join(part for part in parts if part) + ".xlsx"


def footer(board: Board, form: Form) -> str:
    """What stands at the foot of every printed page: the marking, whose form it is, and its id."""
    marking = board.setting("protective_marking")
    return " · ".join(part for part in (marking, str(form.identity), form.form_id) if part)
