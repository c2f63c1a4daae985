"""The sheet "Long answers": texts that are longer than a row of Excel can show, whole, on screen and paper.

A row ends at 409 points, some thirty lines. What an agency writes beyond that is still in its cell, but nobody sees
it. Here every such text stands in pieces, each in a row that fits it, made by formulas that Excel, Excel on the web,
LibreOffice and Google Sheets share. Nothing is typed here, and intake reads nothing here.
"""

from collections.abc import Iterable, Mapping, Sequence

from nelaudit.forms.layout import Page
from nelaudit.model.forms import LONG_ANSWERS, Field, FieldKind
from nelaudit.model.places import cell_place
from nelaudit.model.sheets import Style

PIECES = 15
"""How many pieces the sheet has room for: some 18,000 characters."""

PIECE = 1200
"""The characters of a piece; it ends at the next space."""

PIECE_HEIGHT = 156.0
"""The height of a piece's row in points: twelve lines in Excel, which does not let a row grow with a formula's text.
A piece fits even where all of it is in capitals."""

_OVERHANG = 100
_NONE = "No text is longer than its row can show."
_SOME = "These texts are longer than their rows can show. ¶ marks a new line. Change them where they stand, not here."
_TOO_MANY = "More is written than this sheet can show; the rest stands in its cell."
_FIRST = 5
"""The first row of the lists, as formulas count."""

_WATCHED = frozenset({"answer", "evidence", "what", "action", "text"})
_WHERE, _TEXT, _COPY, _COUNT, _BEFORE, _WHICH, _PART, _PLACE = range(1, 9)
"""Columns B to I; from D on they are hidden and hold what the formulas work with."""

_SHOWN_LINES, _LETTERS_A_LINE, _CAPITALS = 28, 1.1, 1.4
"""What a row shows in Excel, with a margin; how many letters go on a unit of width; how much wider capitals are."""

LONG_COUNT = f"'{LONG_ANSWERS}'!$E$3"
"""Where the number of long texts stands."""


def long_answers_page(pages: Iterable[Page], widths: Mapping[str, Sequence[float]]) -> Page:
    """The sheet that shows the long texts of the pages; `widths` are their columns' widths in characters."""
    watched = [
        field
        for page in pages
        for field in page.fields
        if field.kind is FieldKind.TEXT and field.name.rpartition(".")[2] in _WATCHED
    ]
    last = _FIRST + len(watched) - 1
    page = Page(name=LONG_ANSWERS)
    page.put(_WHERE, LONG_ANSWERS, Style.TITLE)
    page.down()
    page.put(_WHERE, "Excel shows about thirty lines of a cell. Whatever is longer stands here whole, to read and to print.",
             Style.PLAIN)  # fmt: skip
    page.down()
    page.put(_WHERE, _NONE, Style.PLAIN, f'=IF($F$3=0,"{_NONE}",IF($F$3>{PIECES},"{_TOO_MANY}","{_SOME}"))')
    page.put(_COUNT, 0, Style.PLAIN, f'=COUNTIF($E${_FIRST}:$E${last},">0")')
    page.put(_BEFORE, 0, Style.PLAIN, f"=SUM($E${_FIRST}:$E${last})")
    page.down()
    page.put(_WHERE, "Where it stands", Style.HEADER)
    page.put(_TEXT, "Text", Style.HEADER)
    page.down()
    for number, field in enumerate(watched):
        _watch(page, field, widths, first=number == 0)
        if number < PIECES:
            _piece(page, number, last)
        page.down()
    return page


def _watch(page: Page, field: Field, widths: Mapping[str, Sequence[float]], *, first: bool) -> None:
    """A hidden line for one input: its text where that is long, its pieces, and the pieces before it."""
    source = f"'{field.sheet}'!{field.cell}"
    letters = int(widths[field.sheet][(cell_place(field.cell) or (0, 0))[1]] * _LETTERS_A_LINE)
    wider = f"IF(EXACT({source},UPPER({source})),{_CAPITALS},1)"
    lines = f"LEN({source})*{wider}/{letters}+LEN({source})-LEN(SUBSTITUTE({source},CHAR(10),))"
    row = page.row + 1
    page.put(_COPY, "", Style.PLAIN, f'=IF({lines}>{_SHOWN_LINES},{source},"")')
    page.put(_COUNT, 0, Style.PLAIN, f"=ROUNDUP(LEN(D{row})/{PIECE},0)")
    page.put(_BEFORE, 0, Style.PLAIN, "=0" if first else f"=F{row - 1}+E{row - 1}")
    page.put(_PLACE, f"{field.sheet} {field.cell}: {field.heading}", Style.PLAIN)


def _piece(page: Page, number: int, last: int) -> None:
    """A shown line for one piece: which text it is of, and the words from one space to the next beyond its size."""
    row = page.row + 1
    text = f"INDEX($D${_FIRST}:$D${last},$G{row})"
    page.put(_WHICH, 0, Style.PLAIN, f'=IF({number}<$F$3,COUNTIF($F${_FIRST}:$F${last},"<="&{number}),0)')
    page.put(_PART, 0, Style.PLAIN, f"=IF(G{row}=0,0,{number}-INDEX($F${_FIRST}:$F${last},G{row}))")
    place = f"INDEX($I${_FIRST}:$I${last},G{row})"
    page.put(_WHERE, "", Style.TEXT, f'=IF(G{row}=0,"",{place}&IF(H{row}=0,""," (continued)"))')
    start, end = _cut(text, f"H{row}"), _cut(text, f"(H{row}+1)")
    words = f'SUBSTITUTE(MID({text},{start},{end}-{start}),CHAR(10)," ¶ ")'
    page.put(_TEXT, "", Style.TEXT, f'=IF(G{row}=0,"",{words})')
    page.heights.append((page.row, PIECE_HEIGHT))


def _cut(text: str, part: str) -> str:
    """Where a piece begins: after the first space beyond its size, or soon after where there is none."""
    at = f"{part}*{PIECE}"
    return f'IF({part}=0,1,MIN(IFERROR(FIND(" ",{text},{at}),{at})+1,{at}+{_OVERHANG}))'
