"""The collation workbook: the coordinator's own working paper over all returns of an audit.

Cases stand by their reference, and what identifies a child is taken out of every text, here as in reports: the workbook
may lie open at a meeting. The words themselves stand in the cell and file that are named beside them.
"""

from nelaudit.model.audit_state import AuditState
from nelaudit.model.papers import Paper, PaperKind
from nelaudit.model.sheets import Sheet, WorkbookValue
from nelaudit.model.wording import short_day
from nelaudit.report.collation.case import case_sheet
from nelaudit.report.collation.extras import challenge_points_sheet, chronology_sheet, phrases_sheet
from nelaudit.report.collation.themes import kept_decisions_sheets, theme_table_sheet, themes_sheet
from nelaudit.report.parts.gathered import chronology_of, phrases_of, points_of
from nelaudit.report.parts.papers import how_to_sheet, paper_properties

_NAME_LIMIT = 31
_HOW = (
    (
        "What this is",
        ("All agencies' answers on each case side by side, and every mention of a theme that the codebook proposes. It is "
        "yours alone: it holds what agencies asked not to be shared. Do not send it on."),
    ),
    (
        "Themes",
        ("A row for each mention. Choose a decision: accepted (it is what it says), rejected (it is not; it then counts "
        "nowhere) or re-coded (it is another theme, or the other polarity: choose which). Write a comment if you like. "
        "Until you decide, a theme stands in reports as “proposed by keyword, not reviewed”."),
    ),
    (
        "May be quoted",
        ("Choose yes for sentences that may stand in the report, word for word and without names. Of the mentions you have "
        "decided on, only these are quoted. What an agency asked not to be shared is never quoted."),
    ),
    (
        "How it comes back",
        ("Save this workbook where it is, close it, and run the program again. Your decisions, quotations and comments are "
        "taken in, and the new workbook shows them. They outlast every run, even when rows are sorted or new returns come."),
    ),
    (
        "Your own notes",
        ("Write them into the column Comment, which is kept. If you type anything elsewhere, this workbook is left as it is "
        "and the new one is put beside it. Colours are not carried over."),
    ),
    (
        "If something is wrong",
        ("A decision that cannot be understood is named with its cell. All others count. The workbook is left alone until "
        "it is put right."),
    ),
    (
        "Names",
        ("Cases stand by their reference. Names of children and carers, birthdays, numbers and addresses of every case that the "
        "board ever had are replaced by marks such as [name removed]; the cell and file beside each text hold the words as "
        "they were written."),
    ),
)  # fmt: skip


def collation_paper(picture: AuditState) -> Paper:
    """What the workbook says of itself."""
    return Paper(kind=PaperKind.COLLATION, audit=picture.audit.key)


def collation(picture: AuditState) -> WorkbookValue:
    """The collation workbook of an audit, without its hidden sheet."""
    board, title = picture.register.board, picture.audit.title
    lines = (
        f"{title}, as at {short_day(picture.today)}. {board.name}: for the QA Coordinator only.",
        "The yellow cells on the sheet Themes are yours to fill in.",
    )
    sheets = (
        how_to_sheet("Collation", lines, _HOW),
        themes_sheet(picture),
        theme_table_sheet(picture),
        *_worked_out(picture),
        *_cases(picture),
        *kept_decisions_sheets(picture),
    )
    return WorkbookValue(
        title=f"{title}: collation",
        subject=f"Collation as at {short_day(picture.today)}",
        author=board.coordinator,
        created=picture.today,
        sheets=sheets,
        properties=paper_properties(collation_paper(picture)),
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, f"{title}: collation"))),
    )


def _worked_out(picture: AuditState) -> tuple[Sheet, ...]:
    """Challenge points, the chronology and phrases to look at, each where there is any."""
    points, events, phrases = points_of(picture), chronology_of(picture), phrases_of(picture)
    return (
        *((challenge_points_sheet(picture, points),) if points else ()),
        *((chronology_sheet(events),) if events else ()),
        *((phrases_sheet(phrases),) if phrases else ()),
    )


def _cases(picture: AuditState) -> tuple[Sheet, ...]:
    """A sheet a case, named by its reference; one that Excel would not take as a sheet's name is shortened."""
    taken = {"how to use", "themes", "theme table", "challenge points", "chronology", "phrases to look at",
             "kept decisions", "history", "lists", "nelaudit"}  # fmt: skip
    sheets = []
    references = dict.fromkeys(case.reference for case in picture.audit.cases)
    for reference in references | dict.fromkeys(one.identity.case for one in picture.current):
        name, number = reference[:_NAME_LIMIT], 1
        while name.casefold() in taken:
            number += 1
            name = f"{reference[: _NAME_LIMIT - 5]} ({number})"
        taken.add(name.casefold())
        sheets.append(case_sheet(picture, reference, name))
    return tuple(sheets)
