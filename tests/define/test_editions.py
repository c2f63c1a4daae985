"""A blank form to look at, and what changed between editions."""

import openpyxl

from tests.conftest import Desk, edit_workbook


def column(book: openpyxl.Workbook, sheet: str, name: str) -> str:
    cell = next(cell for cell in book[sheet][1] if cell.value == name)
    return str(cell.column_letter)


def test_a_preview_is_a_form_that_would_be_refused(desk: Desk) -> None:
    assert desk.run("tool", "preview", "sexual_harm").code == 0
    path = desk.root / "output/preview/sexual_harm.xlsx"
    book = openpyxl.load_workbook(path)
    book["Details"]["C5"] = "Yes"
    book.save(desk.root / "returns" / "preview.xlsx")
    assert desk.ingest()["preview.xlsx"]["code"] == "F06"


def test_an_unknown_tool_is_named_with_those_there_are(desk: Desk) -> None:
    ran = desk.run("tool", "preview", "weather")
    assert ran.code == 2
    assert "neglect" in ran.err


def test_what_changed_since_a_form_was_issued(desk: Desk) -> None:
    edition = next(line.split()[-1] for line in desk.run("tool", "check").err.splitlines() if " neglect: " in line)
    assert desk.run("tool", "diff", edition, "neglect").out == ""

    def edit(book: openpyxl.Workbook) -> None:
        sheet = book["Questions"]
        names = {str(row[1].value): row[0].row for row in sheet.iter_rows(min_row=2) if row[1].value}
        sheet[f"{column(book, 'Questions', 'label')}{names['profile_context']}"] = "How well do you know this child?"
        sheet[f"{column(book, 'Questions', 'date_rule')}{names['profile_context']}"] = None
        sheet[f"{column(book, 'Questions', 'neglect')}{names['repeat_cycles']}"] = None
        sheet[f"{column(book, 'Questions', 'neglect')}{names['same_threshold']}"] = "x"

    edit_workbook(desk.root / "input_templates" / "question_bank.xlsx", edit)
    lines = desk.run("tool", "diff", edition, "neglect").out.splitlines()
    assert [line.split(":")[0] for line in lines] == [
        "added    same_threshold",
        "removed  repeat_cycles",
        "changed  profile_context, question",
        *(["changed  profile_context, date rule"] if any("date rule" in line for line in lines) else []),
    ]
    assert "→ “How well do you know this child?”" in lines[2]
