"""The QA scorecard of an audit, as a workbook value: every number with its n, every finding with its cell."""

from nelaudit.measures.listing import NOTHING_BEFORE, Before, measures
from nelaudit.model.audit_state import AuditState
from nelaudit.model.sheets import WorkbookValue
from nelaudit.model.wording import short_day
from nelaudit.report.scorecard.grades import grade_sheets
from nelaudit.report.scorecard.measures import behind, by_agency, by_purpose, by_section, definitions, headline
from nelaudit.report.scorecard.moderation import moderation_sheets
from nelaudit.report.scorecard.returns import (
    completeness_sheet,
    nil_and_missing,
    returns_sheet,
    timeliness_sheet,
)
from nelaudit.report.scorecard.themes import evidence, findings, themes_sheet


def scorecard(picture: AuditState, before: Before = NOTHING_BEFORE) -> WorkbookValue:
    """The scorecard: the headline, then each part of it, then what stands behind the numbers."""
    board = picture.register.board
    found = measures(picture, before)
    sheets = (
        headline(picture, found, before),
        by_agency(picture, found),
        by_section(picture, found),
        by_purpose(picture, found),
        timeliness_sheet(picture),
        nil_and_missing(picture),
        completeness_sheet(picture),
        *grade_sheets(picture),
        *moderation_sheets(picture),
        themes_sheet(picture),
        evidence(picture),
        returns_sheet(picture),
        findings(picture),
        behind(picture, found),
        definitions(picture, found),
    )
    return WorkbookValue(
        title=f"{picture.audit.title}: QA scorecard",
        subject=f"QA scorecard as at {short_day(picture.today)}",
        author=board.coordinator,
        created=picture.today,
        sheets=sheets,
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, picture.audit.title))),
    )
