"""Steps 4 to 8 of the pathway: the state of an audit → report, scorecard, findings and collation."""

from dataclasses import dataclass
from functools import partial
from pathlib import Path

from nelaudit.checks import all_rules
from nelaudit.collate.collated import Collated
from nelaudit.collate.collating import phrases_not_covered, proposed_mentions
from nelaudit.errors import Failure, Problem
from nelaudit.model.audit_state import AuditState
from nelaudit.pathway.assessing import audit_state
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.documents import Tray
from nelaudit.pathway.reviewing import COLLATION, Reviewed, take_in_reviews
from nelaudit.pathway.trying import trying
from nelaudit.pathway.urgent import crashes
from nelaudit.pathway.whole_audit import collate
from nelaudit.pathway.workspace import HOUSE_STYLE
from nelaudit.privacy import Guard, clear
from nelaudit.report.collation.workbook import collation, collation_paper
from nelaudit.report.lists.findings_book import findings_book
from nelaudit.report.overview.document import overview
from nelaudit.report.parts.papers import with_paper
from nelaudit.report.scorecard.workbook import scorecard
from nelaudit.writing.excel.workbook import workbook_bytes
from nelaudit.writing.word.document import docx_bytes

OVERVIEW, SCORECARD, FINDINGS = "overview.docx", "scorecard.xlsx", "findings.xlsx"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reported:
    """The documents written, what to say of the edited collation and what in it must be put right, and what failed."""

    documents: tuple[Path, ...]
    lines: tuple[str, ...]
    problems: tuple[Problem, ...]
    failures: tuple[Failure, ...]


def write_reports(desk: Desk, key: str) -> Reported:
    """Takes in the edited collation of an audit, then writes its documents.

    Raises:
        UsageProblem: the register has no such audit.
        StoreError: the record cannot be used.
    """
    return report_on(desk, audit_state(desk, desk.audit(key)))


def report_on(desk: Desk, state: AuditState) -> Reported:
    """Takes in the edited collation, then writes the report, the scorecard, the findings and the collation, each by itself.

    While a mistake stands in the edited collation, no new one is written: one workbook is enough to put right.
    """
    guard = desk.guard_for(state.audit, state.returns)
    key = state.audit.key
    tray = Tray(desk=desk)
    folder = desk.space.audit_folder(key, "report")
    tray.put(folder / FINDINGS, lambda: workbook_bytes(clear(guard, findings_book(state, all_rules()))))
    reviewed, found = Reviewed(), list[Collated]()
    with trying(f"{key}: collating the returns", tray.failures):
        codebook = desk.definitions.known_words.codebook
        proposed = proposed_mentions(state, codebook)
        with trying(f"{key}: taking in the edited {COLLATION}", tray.failures):
            reviewed = take_in_reviews(desk, state, codebook, proposed)
        found.append(collate(desk, state, proposed=proposed))
    for one in found:
        _write(tray, folder, one, guard, reviewed)
    tray.failures += [*reviewed.failures, *crashes((state,))]
    return Reported(
        documents=tuple(tray.written),
        lines=reviewed.lines,
        problems=reviewed.problems,
        failures=tuple(tray.failures),
    )


def _write(tray: Tray, folder: Path, found: Collated, guard: Guard, reviewed: Reviewed) -> None:
    """Writes the documents that are made of all returns together."""
    house = partial(tray.desk.space.template, HOUSE_STYLE)
    tray.put(folder / OVERVIEW, lambda: docx_bytes(clear(guard, overview(found)), house_style=house()))
    tray.put(folder / SCORECARD, lambda: workbook_bytes(clear(guard, scorecard(found))))
    if not reviewed.problems:
        codebook = tray.desk.definitions.known_words.codebook
        tray.put(
            folder / COLLATION,
            lambda: workbook_bytes(
                with_paper(guard, collation(found, phrases_not_covered(found, codebook)), collation_paper(found))
            ),
            replaceable=reviewed.replaceable,
        )
