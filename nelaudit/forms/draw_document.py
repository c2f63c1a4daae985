"""The draw of a session's sample as a workbook that a board member can read and repeat; references only, no names."""

import shlex

from nelaudit.forms.sampling import mark
from nelaudit.model.definitions import Board, Draw
from nelaudit.model.sheets import Cell, Sheet, Style, TableRange, WorkbookValue
from nelaudit.model.wording import counted, short_day

FILE_NAME = "draw.xlsx"
_HEADER = ("Rank", "Case", "Agency", "Team", "Drawn", "Mark (SHA-256)")
_SHEET, _TITLE = "Draw", "How the cases were drawn"


def draw_document(draw: Draw, board: Board, title: str) -> WorkbookValue:
    """The document: who drew what and when, how to repeat it, and every case of the list in ranked order."""
    cells = [Cell(row=0, col=0, value=_TITLE, style=Style.TITLE)]
    row = 2
    for label, text in (("Audit", title), *_facts(draw), *_recipe(draw)):
        cells += [
            Cell(row=row, col=0, value=label, style=Style.LABEL),
            Cell(row=row, col=1, value=text, style=Style.PLAIN),
        ]
        row += 1
    head = row + 1
    cells += [Cell(row=head, col=col, value=words, style=Style.HEADER) for col, words in enumerate(_HEADER)]
    chosen = frozenset(draw.drawn)
    for place, one in enumerate(draw.listed, start=1):
        values: tuple[str | int, ...] = (
            place,
            one.case,
            one.agency,
            one.team,
            "yes" if one in chosen else "no",
            mark(draw.seed, one.case),
        )
        cells += [Cell(row=head + place, col=col, value=value, style=Style.TEXT) for col, value in enumerate(values)]
    table = TableRange(
        name="DrawTable", row=head, col=0, last_row=head + len(draw.listed), header=_HEADER,
        description="Every case of the list in ranked order, and whether it was drawn",
    )  # fmt: skip
    sheet = Sheet(
        name=_SHEET,
        cells=tuple(cells),
        widths=(16, 16, 14, 14, 9, 70),
        tables=(table,),
        repeat_rows=(head, head),
        landscape=True,
    )
    return WorkbookValue(
        title=f"{title}: {_TITLE.lower()}",
        subject=f"Sample drawn on {short_day(draw.drawn_on)}",
        author=board.name,
        created=draw.drawn_on,
        sheets=(sheet,),
        footer=" · ".join(filter(None, (board.setting("protective_marking"), board.short_name, draw.audit))),
    )


def _facts(draw: Draw) -> tuple[tuple[str, str], ...]:
    return (
        ("Drawn by", draw.drawn_by),
        ("Drawn on", short_day(draw.drawn_on)),
        ("Seed", draw.seed),
        ("How many", f"{len(draw.drawn)} of {counted(len(draw.listed), 'case')} listed; {draw.size} were asked for"),
    )


def _recipe(draw: Draw) -> tuple[tuple[str, str], ...]:
    """How anyone can draw the same sample again."""
    first = draw.listed[0].case if draw.listed else "REFERENCE"
    command = f"printf '%s\\n%s' {shlex.quote(draw.seed)} {shlex.quote(first)} | sha256sum"
    lines = (
        "For each case of the list, write the seed, a line break (one line feed) and the case's reference,",
        "with nothing before or after, and work out the SHA-256 of that text with any tool. That is its mark.",
        f"In a terminal, for {first}:  {command}",
        f"Put the cases in the order of their marks, 0 to 9 before a to f, and take the first {draw.size}.",
        "The order of the list plays no part.",
    )
    return tuple(("" if place else "To repeat it", line) for place, line in enumerate(lines))
