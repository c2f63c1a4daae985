"""Steps 4 to 8 of the pathway: the picture of an audit → the overview report, the QA scorecard and the findings."""

import datetime as dt
from pathlib import Path

from nelaudit.model.definitions import Definitions
from nelaudit.model.pictures import Picture
from nelaudit.pathway.assessing import draw_before, draw_picture
from nelaudit.pathway.workspace import HOUSE_STYLE, Workspace, known_audit, load_definitions, save_document
from nelaudit.report.findings_book import findings_book
from nelaudit.report.overview import overview
from nelaudit.report.scorecard import scorecard
from nelaudit.store.record import Record
from nelaudit.writing.excel import workbook_bytes
from nelaudit.writing.word import docx_bytes

OVERVIEW, SCORECARD, FINDINGS = "overview.docx", "scorecard.xlsx", "findings.xlsx"


def write_reports(space: Workspace, today: dt.date, key: str) -> tuple[Path, Path, Path]:
    """Writes the documents of one audit: the report, the scorecard, the findings.

    Raises:
        UsageProblem: the register has no such audit.
        OutputError: a document could not be written.
    """
    definitions, _ = load_definitions(space)
    with space.record() as record:
        picture = draw_picture(definitions, record, known_audit(definitions, key), today)
        return write_picture(space, definitions, record, picture)


def write_picture(
    space: Workspace, definitions: Definitions, record: Record, picture: Picture
) -> tuple[Path, Path, Path]:
    """Writes the documents of a picture: the report, then the scorecard, then the findings."""
    folder = space.audit_folder(picture.audit.key, "report")
    report = docx_bytes(overview(picture), house_style=space.template(HOUSE_STYLE))
    card = workbook_bytes(scorecard(picture, draw_before(definitions, record, picture)))
    findings = workbook_bytes(findings_book(picture))
    return (
        save_document(space, record, folder / OVERVIEW, report, picture.today),
        save_document(space, record, folder / SCORECARD, card, picture.today),
        save_document(space, record, folder / FINDINGS, findings, picture.today),
    )
