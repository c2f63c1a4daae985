"""What Excel takes amiss and a validator does not see, in the forms of all tools and in a confirmation sheet."""

import re
import zipfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import openpyxl
import pytest
from openpyxl.utils import get_column_letter, range_boundaries
from openpyxl.worksheet.datavalidation import DataValidation

from nelaudit.forms.long_answers import PIECE, PIECE_HEIGHT
from nelaudit.model.definitions import Definitions
from tests.filling import map_of

TOOLS = ("generic", "disabled", "missing", "neglect", "sexual_harm", "youth_justice", "single_assessment")
CONFIRMATION = "confirmation"
SHARED_FUNCTIONS = {
    "AND", "CHAR", "COUNTIF", "EXACT", "FIND", "IF", "IFERROR", "INDEX", "ISNUMBER", "LEN", "MID", "MIN", "NOT", "OR",
    "ROUNDUP", "SEARCH", "SUBSTITUTE", "SUM", "SUMPRODUCT", "TRIM", "UPPER",
}  # fmt: skip
"""The functions that Excel, Excel on the web, LibreOffice and Google Sheets share and that a form may use."""

PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(app|core|custom)\.xml|xl/(workbook|styles|sharedStrings|metadata)\.xml"
    r"|xl/theme/theme1\.xml|xl/_rels/workbook\.xml\.rels|xl/worksheets/sheet\d+\.xml"
)
"""The parts that a form is made of: no macro, no link to elsewhere, no picture, nothing active."""

CELL_LIMIT, FORMULA_LIMIT, LAST_ROW, LAST_COLUMN = 32_767, 8_192, 1_048_576, 16_384
POINTS_A_UNIT, POINTS_A_CAPITAL, POINTS_A_LINE = 5.25, 5.8 * 1.05, 12.75
"""Arial 10 in Excel: a unit of column width, a capital letter of running text as the screen draws it, a line."""


@pytest.fixture(params=[*TOOLS, CONFIRMATION])
def path(request: pytest.FixtureRequest, previews: dict[str, Path], issued_workspace: Path) -> Path:
    sheet = issued_workspace / "output/neglect-2016/confirmations/Confirmation POLICE.xlsx"
    return sheet if request.param == CONFIRMATION else previews[request.param]


@pytest.fixture
def book(path: Path) -> openpyxl.Workbook:
    return openpyxl.load_workbook(path)


def formulas(book: openpyxl.Workbook) -> Iterator[str]:
    for sheet in book.worksheets:
        for row in sheet.iter_rows():
            yield from (str(cell.value) for cell in row if cell.data_type == "f")
        for place in sheet.conditional_formatting:
            for rule in place.rules:
                yield from rule.formula
        for rule in sheet.data_validations.dataValidation:
            yield from filter(None, (rule.formula1, rule.formula2))


def test_all_tools_are_looked_at(previews: dict[str, Path]) -> None:
    assert set(previews) == set(TOOLS)


def test_every_list_of_a_form_is_one_that_the_checks_know(
    book: openpyxl.Workbook, definitions: Definitions, request: pytest.FixtureRequest
) -> None:
    key = request.node.callspec.params["path"]
    tool = next((one for one in definitions.bank.tools if one.key == key), definitions.bank.tools[0])
    for name, (_, _, kind, choices) in map_of(book).items():
        field = re.sub(r"^confirm\.\d+\.", "details.", name)
        assert list(tool.choices_of(field)) == choices, name
        assert (kind == "choice") == bool(choices), name


def test_formulas_use_only_what_all_spreadsheets_share(book: openpyxl.Workbook) -> None:
    used = set()
    for formula in formulas(book):
        assert len(formula) <= FORMULA_LIMIT
        assert not re.search(r"\[|#REF!|_xlfn|https?:", formula), formula
        used |= set(re.findall(r"([A-Z][A-Z0-9.]*)\(", re.sub(r'"[^"]*"', '""', formula)))
    assert used
    assert used <= SHARED_FUNCTIONS


def test_names_stand_once_and_point_into_the_workbook(book: openpyxl.Workbook) -> None:
    scopes = [book.defined_names, *(sheet.defined_names for sheet in book.worksheets)]
    for scope in scopes:
        assert max(Counter(name.casefold() for name in scope).values(), default=0) <= 1
        for name in scope.values():
            sheet = str(name.attr_text).rpartition("!")[0].strip("'")
            assert sheet in book.sheetnames


def test_sheets_have_names_that_every_spreadsheet_takes(book: openpyxl.Workbook) -> None:
    names = book.sheetnames
    assert max(Counter(name.casefold() for name in names).values()) == 1
    for name in names:
        assert 0 < len(name) <= 31
        assert not re.search(r"[\[\]:*?/\\]|^'|'$", name)
        assert name.casefold() != "history"


def test_prompts_errors_and_lists_fit(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        taken: set[tuple[int, int]] = set()
        for rule in sheet.data_validations.dataValidation:
            assert max(len(rule.promptTitle or ""), len(rule.errorTitle or "")) <= 32
            assert max(len(rule.prompt or ""), len(rule.error or "")) <= 255
            assert max(len(rule.formula1 or ""), len(rule.formula2 or "")) <= 255
            if rule.type == "list":
                listed, area = str(rule.formula1).lstrip("=").split("!")
                choices = [cell.value for row in book[listed][area.replace("$", "")] for cell in row]
                assert all(choices)
            for area in rule.sqref.ranges:
                cells = {(row, col) for row, col in area.cells}
                assert not cells & taken
                taken |= cells


def test_ranges_stand_inside_their_sheet_and_apart(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        merged = [str(area) for area in sheet.merged_cells.ranges]
        assert len(merged) == len(set(merged))
        areas = [str(area) for place in sheet.conditional_formatting for area in place.sqref.ranges]
        for area in areas + [str(one) for rule in sheet.data_validations.dataValidation for one in rule.sqref.ranges]:
            left, top, right, bottom = (int(number or 0) for number in range_boundaries(area))
            assert 1 <= left <= right <= sheet.max_column <= LAST_COLUMN, area
            assert 1 <= top <= bottom <= sheet.max_row <= LAST_ROW, area


def test_no_text_is_longer_than_a_cell(book: openpyxl.Workbook) -> None:
    for sheet in book.worksheets:
        for row in sheet.iter_rows(values_only=True):
            assert all(len(value.encode("utf-16-le")) // 2 < CELL_LIMIT for value in row if isinstance(value, str))


def test_nothing_active_and_no_link_to_elsewhere(path: Path) -> None:
    with zipfile.ZipFile(path) as parts:
        names = parts.namelist()
        assert len(names) == len({name.casefold() for name in names})
        assert [name for name in names if not PARTS.fullmatch(name)] == []
        for name in names:
            text = parts.read(name)
            assert b'TargetMode="External"' not in text, name
            assert b"macroEnabled" not in text, name


def test_a_document_says_what_it_is_to_a_screen_reader(book: openpyxl.Workbook) -> None:
    assert book.properties.title
    assert book.properties.subject
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            assert not re.fullmatch(r"Sheet\d*", sheet.title)
            assert any(cell.value for row in sheet.iter_rows(min_col=2, max_row=1) for cell in row)
            inputs = [cell for row in sheet.iter_rows() for cell in row if not cell.protection.locked]
            told = {place for rule in sheet.data_validations.dataValidation if rule.prompt for place in cells_of(rule)}
            assert {cell.coordinate for cell in inputs} <= told


def cells_of(rule: DataValidation) -> set[str]:
    return {f"{get_column_letter(col)}{row}" for area in rule.sqref.ranges for row, col in area.cells}


def test_a_piece_of_a_long_answer_fits_its_row_even_in_capitals(previews: dict[str, Path]) -> None:
    sheet = openpyxl.load_workbook(previews["neglect"])["Long answers"]
    letters = sheet.column_dimensions["C"].width * POINTS_A_UNIT / POINTS_A_CAPITAL
    lines = -(-(PIECE + 15) // (letters - 5))
    assert lines * POINTS_A_LINE <= PIECE_HEIGHT
    assert (sheet.row_dimensions[5].height or 0) >= PIECE_HEIGHT
