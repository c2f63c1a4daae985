"""Steps 4 to 8 of the pathway: the picture of an audit → report, scorecard, findings and collation."""

import datetime as dt
from dataclasses import dataclass
from pathlib import Path

from nelaudit.errors import Problem
from nelaudit.model.definitions import Definitions
from nelaudit.model.pictures import Picture
from nelaudit.pathway.assessing import draw_before, draw_picture
from nelaudit.pathway.guarding import guard_for, guard_of
from nelaudit.pathway.reviewing import COLLATION, take_in_reviews
from nelaudit.pathway.workspace import HOUSE_STYLE, Workspace, known_audit, load_definitions, save_document
from nelaudit.privacy import Guard, clear
from nelaudit.report.collation import collation, collation_paper
from nelaudit.report.findings_book import findings_book
from nelaudit.report.overview import overview
from nelaudit.report.papers import with_paper
from nelaudit.report.scorecard import scorecard
from nelaudit.store.record import Record
from nelaudit.writing.excel import workbook_bytes
from nelaudit.writing.word import docx_bytes

OVERVIEW, SCORECARD, FINDINGS = "overview.docx", "scorecard.xlsx", "findings.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The documents written, what to say of the edited collation, and what in it must be put right."""

    documents: tuple[Path, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]


def write_reports(space: Workspace, today: dt.date, key: str) -> Reported:
    """Takes in the edited collation of an audit, then writes its documents.

    Raises:
        UsageProblem: the register has no such audit.
        OutputError: a document could not be read or written.
    """
    definitions, _ = load_definitions(space)
    with space.record() as record:
        audit, guard = known_audit(definitions, key), guard_of(definitions, record)
        picture = draw_picture(definitions, record, audit, today, guard=guard)
        return report_on(space, definitions, record, picture, guard)


def report_on(
    space: Workspace, definitions: Definitions, record: Record, picture: Picture, guard: Guard | None = None
) -> Reported:
    """Takes in the edited collation, then writes the report, the scorecard, the findings and the collation.

    While a mistake stands in the edited collation, no new one is written: one workbook is enough to put right.
    """
    guard = guard or guard_of(definitions, record)
    guard = guard_for(guard, record, picture.audit, picture.today, picture.returns)
    reviewed = take_in_reviews(space, record, picture)
    picture, today = reviewed.picture, picture.today
    folder = space.audit_folder(picture.audit.key, "report")
    report = docx_bytes(clear(guard, overview(picture)), house_style=space.template(HOUSE_STYLE))
    card = workbook_bytes(clear(guard, scorecard(picture, draw_before(definitions, record, picture, guard))))
    documents = [
        save_document(space, record, folder / OVERVIEW, report, today),
        save_document(space, record, folder / SCORECARD, card, today),
        save_document(space, record, folder / FINDINGS, workbook_bytes(clear(guard, findings_book(picture))), today),
    ]
    if not reviewed.problems:
        path = folder / COLLATION
        book = workbook_bytes(with_paper(guard, collation(picture), collation_paper(picture)))
        documents.append(save_document(space, record, path, book, today, replaceable=reviewed.replaceable))
    return Reported(documents=tuple(documents), lines=reviewed.lines, problems=reviewed.problems)
