"""The collation workbook: the coordinator's own working paper over all returns of an audit.

Cases stand by their reference, and what identifies a child is taken out of every text, here as in reports: the workbook
may lie open at a meeting. The words themselves stand in the cell and file that are named beside them.
"""

from collections.abc import Sequence

from nelaudit.collate.collated import Collated
from nelaudit.model.papers import Paper, PaperKind
from nelaudit.model.sheets import Sheet, WorkbookValue
from nelaudit.model.themes import EmergingPhrase
from nelaudit.model.wording import short_day
from nelaudit.report.collation.case import case_sheet
from nelaudit.report.collation.extras import (
    challenge_points_sheet,
    chronology_of,
    chronology_sheet,
    phrases_of,
    phrases_sheet,
)
from nelaudit.report.collation.themes import kept_decisions_sheets, theme_table_sheet, themes_sheet
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


def collation_paper(collated: Collated) -> Paper:
    """What the workbook says of itself."""
    return Paper(kind=PaperKind.COLLATION, audit=collated.state.audit.key)


def collation(collated: Collated, phrases: Sequence[EmergingPhrase] = ()) -> WorkbookValue:
    """The collation workbook of an audit, without its hidden sheet; `phrases` are what the codebook does not cover."""
    board, title = collated.state.register.board, collated.state.audit.title
    lines = (
        f"{title}, as at {short_day(collated.state.today)}. {board.name}: for the QA Coordinator only.",
        "The yellow cells on the sheet Themes are yours to fill in.",
    )
    sheets = (
        how_to_sheet("Collation", lines, _HOW),
        themes_sheet(collated),
        theme_table_sheet(collated),
        *_worked_out(collated, phrases),
        *_cases(collated),
        *kept_decisions_sheets(collated),
    )
    return WorkbookValue(
        title=f"{title}: collation",
        subject=f"Collation as at {short_day(collated.state.today)}",
        author=board.coordinator,
        created=collated.state.today,
        sheets=sheets,
        properties=paper_properties(collation_paper(collated)),
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, f"{title}: collation"))),
    )


def _worked_out(collated: Collated, phrases: Sequence[EmergingPhrase]) -> tuple[Sheet, ...]:
    """Challenge points, the chronology and phrases to look at, each where there is any."""
    points, events, found = collated.points, chronology_of(collated), phrases_of(collated, phrases)
    return (
        *((challenge_points_sheet(collated, points),) if points else ()),
        *((chronology_sheet(events),) if events else ()),
        *((phrases_sheet(found),) if found else ()),
    )


def _cases(collated: Collated) -> tuple[Sheet, ...]:
    """A sheet a case, named by its reference; one that Excel would not take as a sheet's name is shortened."""
    taken = {"how to use", "themes", "theme table", "challenge points", "chronology", "phrases to look at",
             "kept decisions", "history", "lists", "nelaudit"}  # fmt: skip
    sheets = []
    references = dict.fromkeys(case.reference for case in collated.state.audit.cases)
    for reference in references | dict.fromkeys(one.identity.case for one in collated.state.current):
        name, number = reference[:_NAME_LIMIT], 1
        while name.casefold() in taken:
            number += 1
            name = f"{reference[: _NAME_LIMIT - 5]} ({number})"
        taken.add(name.casefold())
        sheets.append(case_sheet(collated, reference, name))
    return tuple(sheets)
