"""The hidden sheet by which a workbook of the coordinator's own is known again, and its opening sheet."""

from collections.abc import Sequence

from nelaudit.model.papers import PAPER_SHEET, Paper, paper_rows
from nelaudit.model.sheets import Cell, Sheet, Style

HOW_TO = "How to use"


def paper_sheet(paper: Paper) -> Sheet:
    """The very hidden sheet."""
    cells = tuple(
        Cell(row=row, col=col, value=value, style=Style.HIDDEN)
        for row, values in enumerate(paper_rows(paper))
        for col, value in enumerate(values)
    )
    return Sheet(name=PAPER_SHEET, cells=cells, widths=(14, 60), protected=True, very_hidden=True)


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
