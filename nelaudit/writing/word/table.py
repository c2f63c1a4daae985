"""A board table: a header row that is repeated on every page, no merged cells, a text for screen readers.

Built from elements rather than python-docx's own calls, which take minutes over a long table.
"""

from collections.abc import Mapping

from docx.oxml.text.paragraph import CT_P
from docx.oxml.xmlchemy import BaseOxmlElement

from nelaudit.model.documents import Table
from nelaudit.writing.word.parts import element, new_paragraph, one_line

_TALL = 1_500  # characters in a cell; a row with more may be taller than a page and has to break


def table_element(table: Table, *, width: int, style_ids: Mapping[str, str]) -> BaseOxmlElement:
    """The table, `width` twentieths of a point wide."""
    widths = _column_widths(table, width)
    grid = element("tblGrid", *(element("gridCol", w=str(column)) for column in widths))
    made = element("tbl", _properties(table, width, style_ids["Board table"]), grid)
    numeric = frozenset(table.numeric)
    heads = _styles(numeric, len(widths), style_ids["Table heading"], style_ids["Table heading number"])
    cells = _styles(numeric, len(widths), style_ids["Table text"], style_ids["Table number"])
    made.append(_row(table.header, widths, heads, header=True))
    for row in table.rows:
        made.append(_row(row, widths, cells))
    return made


def _properties(table: Table, width: int, style_id: str) -> BaseOxmlElement:
    """Caption before description: the other way round is unlawful."""
    look = element("tblLook", val="0420", firstRow="1", lastRow="0", firstColumn="0", lastColumn="0")
    return element(
        "tblPr",
        element("tblStyle", val=style_id),
        element("tblW", w=str(width), type_="dxa"),
        element("tblLayout", type_="fixed"),
        look,
        element("tblCaption", val=one_line(table.title)),
        element("tblDescription", val=one_line(table.description or table.title)),
    )


def _column_widths(table: Table, width: int) -> tuple[int, ...]:
    """Shares of the page → twentieths of a point that add up to it. No shares: all alike."""
    shares = table.widths or (1.0,) * len(table.header)
    if len(shares) != len(table.header):
        raise ValueError(f"table “{table.title}” has {len(table.header)} columns and {len(shares)} widths")
    columns = [int(width * share / sum(shares)) for share in shares]
    columns[-1] += width - sum(columns)
    return tuple(columns)


def _styles(numeric: frozenset[int], columns: int, text: str, number: str) -> tuple[str, ...]:
    return tuple(number if column in numeric else text for column in range(columns))


def _row(
    texts: tuple[str, ...], widths: tuple[int, ...], style_ids: tuple[str, ...], *, header: bool = False
) -> BaseOxmlElement:
    properties = element("trPr")
    if max(map(len, texts)) <= _TALL:
        properties.append(element("cantSplit"))
    if header:
        properties.append(element("tblHeader"))
    row = element("tr", properties)
    for text, width, style_id in zip(texts, widths, style_ids, strict=True):
        row.append(_cell(new_paragraph(style_id, text), width))
    return row


def _cell(paragraph: CT_P, width: int) -> BaseOxmlElement:
    return element("tc", element("tcPr", element("tcW", w=str(width), type_="dxa")), paragraph)
