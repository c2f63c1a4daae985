"""The QA scorecard of an audit, as a workbook value: every number with its n, every finding with its cell."""

from nelaudit.collate.collated import Collated
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


def scorecard(collated: Collated) -> WorkbookValue:
    """The scorecard: the headline, then each part of it, then what stands behind the numbers."""
    board = collated.state.register.board
    sheets = (
        headline(collated),
        by_agency(collated),
        by_section(collated),
        by_purpose(collated),
        timeliness_sheet(collated),
        nil_and_missing(collated),
        completeness_sheet(collated),
        *grade_sheets(collated),
        *moderation_sheets(collated),
        themes_sheet(collated),
        evidence(collated),
        returns_sheet(collated),
        findings(collated),
        behind(collated),
        definitions(collated),
    )
    return WorkbookValue(
        title=f"{collated.state.audit.title}: QA scorecard",
        subject=f"QA scorecard as at {short_day(collated.state.today)}",
        author=board.coordinator,
        created=collated.state.today,
        sheets=sheets,
        footer=" · ".join(
            filter(None, (board.setting("protective_marking"), board.short_name, collated.state.audit.title))
        ),
    )
