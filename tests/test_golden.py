"""Digests that a person can review: the templates, an issued form, reports, the coordinator's own workbooks. `pytest --golden-update` renews them."""

import hashlib
import io
from collections import Counter
from pathlib import Path
from typing import Any

import docx
import openpyxl
import pytest
from docx.table import Table
from docx.text.paragraph import Paragraph

from tests.conftest import Desk, filled

GOLDEN = Path(__file__).parent / "golden"
TEMPLATES = Path(__file__).parents[1] / "input_templates"
NAMES = (
    "register.xlsx",
    "question_bank.xlsx",
    "codebook.xlsx",
    "vocabulary.xlsx",
    "house_style.docx",
    "form.xlsx",
    "overview.docx",
    "scorecard.xlsx",
    "collation.xlsx",
    "moderation.xlsx",
)


LONG = 1000
"""Rows of a sheet that nobody reads through in a digest; its count and sum tell that it changed."""


def of_definitions(path: Path) -> list[str]:
    """One line a row of a definition workbook; of a sheet too long to review its heads, its count of rows and its sum."""
    lines = []
    for sheet in openpyxl.load_workbook(path).worksheets:
        lines.append(f"[{sheet.title}]")
        rows = (
            tuple("" if value is None else str(value) for value in row) for row in sheet.iter_rows(values_only=True)
        )
        told = [" | ".join(row).rstrip(" |") for row in rows if any(row)]
        if len(told) > LONG:
            counted = Counter(line.split(" | ")[0] for line in told[1:])
            told = [
                told[0],
                *(f"{name}: {count} rows" for name, count in sorted(counted.items())),
                f"sha256 {hashlib.sha256(repr(told).encode()).hexdigest()}",
            ]
        lines += told
    return lines


def of_workbook(data: bytes) -> list[str]:
    """One line a row with its texts and formulas, input cells marked `?`; then the drop-downs. The map is left out."""
    lines = []
    book: Any = openpyxl.load_workbook(io.BytesIO(data))
    for sheet in book.worksheets:
        if sheet.title == "nelaudit":
            continue
        charts = len(sheet._charts)  # noqa: SLF001 - openpyxl has no public name for it
        lines.append(f"[{sheet.title}] {sheet.sheet_state} freeze={sheet.freeze_panes} charts={charts}")
        for row in sheet.iter_rows():
            shown = [
                f"{cell.column_letter}{'' if cell.protection.locked else '?'}{'' if cell.value is None else repr(cell.value)}"
                for cell in row
                if cell.value is not None or not cell.protection.locked
            ]
            lines += [f"{row[0].row} {' '.join(shown)}"] if shown else []
        rules = sheet.data_validations.dataValidation
        lines += sorted(
            {f"? {rule.type} {rule.formula1 or ''} {rule.promptTitle}" for rule in rules if rule.type != "none"}
        )
    return lines


def of_document(data: bytes) -> list[str]:
    """One line a paragraph with its style, one a row of a table."""
    document = docx.Document(io.BytesIO(data))
    lines = []
    for block in document.iter_inner_content():
        if isinstance(block, Paragraph) and block.text.strip():
            lines.append(f"[{block.style.name if block.style else ''}] {block.text}")
        elif isinstance(block, Table):
            lines += ["| " + " | ".join(cell.text for cell in row.cells) for row in block.rows]
    return lines


def of_styles(data: bytes) -> list[str]:
    """The names of a house style's own styles."""
    return sorted(style.name or "" for style in docx.Document(io.BytesIO(data)).styles)


def reported(desk: Desk, name: str) -> bytes:
    desk.drop(
        "police.xlsx",
        filled(desk.form("POLICE"), {"proposal.1.action": "Agree a visiting plan", "details.auditor": None}),
    )
    desk.ingest()
    assert desk.run("report", "neglect-2016").code == 0
    return (desk.root / "output/neglect-2016/report" / name).read_bytes()


def digest(desk: Desk, name: str) -> list[str]:
    if name == "form.xlsx":
        return of_workbook(desk.form("POLICE"))
    if name == "overview.docx":
        return of_document(reported(desk, name))
    if name in {"scorecard.xlsx", "collation.xlsx"}:
        return of_workbook(reported(desk, name))
    if name == "moderation.xlsx":
        reported(desk, "overview.docx")
        desk.run("moderate", "neglect-2016")
        return of_workbook((desk.root / "output/neglect-2016/challenge" / name).read_bytes())
    if name == "house_style.docx":
        return of_styles((TEMPLATES / name).read_bytes())
    return of_definitions(TEMPLATES / name)


@pytest.mark.parametrize("name", NAMES)
def test_golden(name: str, desk: Desk, request: pytest.FixtureRequest) -> None:
    path = GOLDEN / f"{name}.txt"
    found = "\n".join(digest(desk, name)) + "\n"
    if request.config.getoption("--golden-update"):
        path.write_text(found, encoding="utf-8", newline="\n")
    assert found.splitlines() == path.read_text("utf-8").splitlines()


def test_no_golden_file_is_unused() -> None:
    assert {path.name for path in GOLDEN.iterdir()} == {f"{name}.txt" for name in NAMES}
