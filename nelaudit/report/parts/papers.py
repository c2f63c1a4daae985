"""The hidden sheet by which a workbook of the coordinator's own is known again, and its opening sheet."""

from collections.abc import Sequence
from dataclasses import replace

from nelaudit.model.papers import PAPER_SHEET, Paper, paper_rows, printed_marks
from nelaudit.model.sheets import Cell, Sheet, Style, WorkbookValue
from nelaudit.privacy import Cleared, Guard, clear

HOW_TO = "How to use"


def paper_sheet(paper: Paper) -> Sheet:
    """The very hidden sheet."""
    cells = tuple(
        Cell(row=row, col=col, value=value, style=Style.HIDDEN)
        for row, values in enumerate(paper_rows(paper))
        for col, value in enumerate(values)
    )
    return Sheet(name=PAPER_SHEET, cells=cells, widths=(14, 60), protected=True, very_hidden=True)


def with_paper(guard: Guard, book: WorkbookValue, paper: Paper) -> Cleared[WorkbookValue]:
    """A workbook cleared of names, with its hidden sheet, which holds the marks of the texts as they now stand in it."""
    cleared = clear(guard, book).value
    marked = replace(paper, printed=printed_marks(cleared.sheets))
    return clear(guard, replace(cleared, sheets=(*cleared.sheets, paper_sheet(marked))))


def paper_properties(paper: Paper) -> tuple[tuple[str, str], ...]:
    """The same in the workbook's properties, for people who look there."""
    return (("nelaudit_workbook", paper.kind), ("nelaudit_audit", paper.audit))


def how_to_sheet(
    title: str, lines: Sequence[str], rows: Sequence[tuple[str, str]], *, protected: bool = False
) -> Sheet:
    """The opening sheet: a title, a few lines below it, then what each part is for."""
    cells = [Cell(row=0, col=0, value=title, style=Style.TITLE)]
    cells += [Cell(row=row, col=0, value=line, style=Style.PLAIN) for row, line in enumerate(lines, start=1)]
    for row, (head, words) in enumerate(rows, start=len(lines) + 2):
        cells.append(Cell(row=row, col=0, value=head, style=Style.LABEL))
        cells.append(Cell(row=row, col=1, value=words, style=Style.QUESTION))
    return Sheet(name=HOW_TO, cells=tuple(cells), widths=(24, 100), landscape=True, protected=protected)
