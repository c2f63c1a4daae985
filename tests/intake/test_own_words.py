"""The form's own words, and those of programs that saved it again, are never the agency's text; what it wrote still is."""

import re
from collections.abc import Callable

import openpyxl
import pytest
from openpyxl.worksheet.worksheet import Worksheet

from tests.conftest import Desk, filled
from tests.filling import edited

pytestmark = pytest.mark.long_tables

Edit = Callable[[openpyxl.Workbook], object]
WORDS = "Dad moved back in on 3 May 2016."


def shown(book: openpyxl.Workbook) -> None:
    """Gnumeric and Numbers show the very hidden sheets."""
    for sheet in book.worksheets:
        sheet.sheet_state = "visible"


def numbers(book: openpyxl.Workbook, *, own_names: bool = False) -> None:
    """As Numbers exports: a row with the table's name above each table, names of sheets with it, and a summary."""
    shown(book)
    for sheet in book.worksheets:
        sheet.protection.sheet = False
        sheet.insert_rows(1)
        sheet["A1"] = "Table 1"
        sheet.title = sheet.title if own_names else f"{sheet.title} - Table 1"[:31]
    names = [sheet.title for sheet in book.worksheets]
    summary = book.create_sheet("Export Summary", 0)
    summary["B3"] = (
        "This document was exported from Numbers. Each table was converted to an Excel worksheet. All other objects on each Numbers sheet were placed on separate worksheets. Please be aware that formula calculations may differ in Excel."
    )
    summary["B7"], summary["C7"], summary["D7"] = "Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"
    for row, name in enumerate(names):
        summary.cell(9 + 2 * row, 2, name.partition(" - ")[0])
        summary.cell(10 + 2 * row, 3, "Table 1")
        summary.cell(10 + 2 * row, 4, name)


def compatibility(book: openpyxl.Workbook) -> None:
    sheet = book.create_sheet("Compatibility Report")
    for row, text in enumerate(("Compatibility Report for form.xls", "Run on 01/06/2016 14:02",
                                "The following features in this workbook are not supported by earlier versions of Excel.",
                                "Minor loss of fidelity", "# of occurrences", "Version", "Excel 97-2003"), start=1):  # fmt: skip
        sheet.cell(row, 2, text)


def each_text(change: Callable[[str], str]) -> Edit:
    """Every printed text written otherwise, answers left as they are."""

    def edit(book: openpyxl.Workbook) -> None:
        for sheet in book.worksheets:
            for row in sheet.iter_rows():
                for cell in row:
                    if isinstance(cell.value, str) and not cell.value.startswith("=") and len(cell.value) > 20:
                        cell.value = change(cell.value)

    return edit


def wide_quotes(text: str) -> str:
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


OURS: dict[str, Edit] = {
    "sheets shown": shown,
    "Numbers": numbers,
    "Numbers, sheets under their names": lambda book: numbers(book, own_names=True),
    "a report of Excel's": compatibility,
    "signs that nobody sees": each_text(lambda text: "\u200e" + text.replace(" ", " \u200b", 1) + "\ufeff"),
    "soft hyphens": each_text(lambda text: text[:12] + "\u00ad" + text[12:]),
    "no-break spaces": each_text(lambda text: text.replace(". ", ".\u00a0\u00a0")),
    "lines made one": each_text(lambda text: text.replace("\n", " ")),
    "lines glued": each_text(lambda text: text.replace("\n", "")),
    "spaces around": each_text(lambda text: f"  {text} \n"),
    "straight quotes": each_text(wide_quotes),
    "other dashes": each_text(lambda text: text.replace("-", "\u2011")),
}


def outside(desk: Desk, edit: Edit) -> list[str]:
    data = edited(filled(desk.form("GP")), edit)
    desk.drop("form.xlsx", data)
    assert [entry["outcome"] for entry in desk.ingest().values()] == ["accepted"]
    rows = desk.run("findings", "neglect-2016", "--json").json["findings"]
    return [f"{row['code']} {row['message']}" for row in rows if row["code"] in {"M05", "M06", "M11", "M15"}]


@pytest.mark.parametrize("how", OURS)
def test_no_word_of_our_own_is_the_agency_s(desk: Desk, how: str) -> None:
    assert outside(desk, OURS[how]) == []


def on(name: str, place: str, text: str) -> Callable[[openpyxl.Workbook], None]:
    def edit(book: openpyxl.Workbook) -> None:
        sheet = next(one for one in book.worksheets if one.title.startswith(name))
        sheet.protection.sheet = False
        sheet[place] = text

    return edit


THEIRS: dict[str, tuple[Edit, str]] = {
    "on the lists, shown": (on("lists", "H9", WORDS), WORDS),
    "in the place of a choice": (on("lists", "A2", WORDS), WORDS),
    "on the summary": (on("Export Summary", "F3", WORDS), WORDS),
    "beside a table's name": (on("Questions", "C1", WORDS), WORDS),
    "words of the form with a date": (on("Guidance", "F9", "Date 12/03/2016"), "Date 12/03/2016"),
    "a choice on the form itself": (on("Details", "H9", "We took no part in it"), "We took no part in it"),
}


@pytest.mark.parametrize("case", THEIRS)
def test_what_the_agency_wrote_among_them_is_told(desk: Desk, case: str) -> None:
    edit, words = THEIRS[case]

    def after(book: openpyxl.Workbook) -> None:
        numbers(book)
        edit(book)

    assert words in " ".join(outside(desk, after))


def question(book: openpyxl.Workbook) -> tuple[Worksheet, str]:
    sheet = book["Questions"]
    return sheet, next(f"C{row}" for row in range(5, 12) if re.search(r"\?", str(sheet[f"C{row}"].value)))


@pytest.mark.parametrize(
    "change", ["{0} And the school?", "And the school? {0}", "{0}\nAnd the school?", "\u200e{0} And\u00a0the school?"]
)
def test_altered_words_are_one_finding(desk: Desk, change: str) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet, place = question(book)
        sheet[place] = change.format(sheet[place].value)

    [told] = outside(desk, edit)
    assert told.startswith("M05")
    assert "And the school?" in told


def test_altered_words_that_stand_in_two_cells_are_one_finding(desk: Desk) -> None:
    def edit(book: openpyxl.Workbook) -> None:
        sheet, place = question(book)
        sheet[place] = f"{sheet[place].value} And the school?"
        sheet[f"B{place[1:]}"] = sheet[place].value

    found = [one for one in outside(desk, edit) if "And the school?" in one]
    assert [one[:3] for one in found] == ["M05"]
