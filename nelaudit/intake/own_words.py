"""Words that nobody at the agency wrote: the form's own, however spaced, and those of programs that saved it again.

The lists of the drop-downs stand on a very hidden sheet, which gnumeric and Numbers show; Numbers puts the name of each
table above it and adds a sheet that tells of the export; Excel adds one that tells what an older format cannot hold.
"""

import re
import unicodedata
from collections.abc import Callable, Collection, Iterator

from nelaudit.intake.sheet_view import SheetView
from nelaudit.model.forms import LISTS_SHEET, LONG_ANSWERS, MAP_SHEET, Form, mark_of, sentences_of

Spot = tuple[int, int]

_GLUED = re.compile(r"(?<=[.!?:])(?=[^\W\d_])")
"""Where a line ended that a program glued to the next: “met.Then”."""

_NUMBERS = re.compile(r"\d+")
_SHORTEST_LIVE = 25
"""Shorter words before a number may be anybody's, such as “Date 12/03/2016”; the form's live texts are longer."""

_ALIKE = str.maketrans(
    {**dict.fromkeys("\u2010\u2011\u2012\u2212", "-"), **dict.fromkeys("\u00b4`\u02bc\u2032\uff07", "'"),
     **dict.fromkeys("\u201e\u201f\u2033\uff02", '"')}
)  # fmt: skip

_TABLE_NAME = re.compile(r"(?:Table|Tabelle|Tableau|Tabla|Tabella|Tabel|Tabela) \d+(?:-\d+)*")
_TABLE_SHEET = re.compile(rf".* - {_TABLE_NAME.pattern}")
_EXPORTED = "This document was exported from Numbers."
_OF_NUMBERS = frozenset({"Numbers Sheet Name", "Numbers Table Name", "Excel Worksheet Name"})
_COMPATIBILITY = "Compatibility Report for "
_OF_COMPATIBILITY = re.compile(
    r"Compatibility Report for .*|Run on .*|The following features in this workbook .*|(?:Minor|Significant) loss of .*"
    r"|# of occurrences|Version|Excel (?:97|20)[\d\s,&–-]*|Some (?:cells|formulas|formatting|styles) .*"
    r"|One or more (?:cells|objects|charts|functions) in this .*",
    re.DOTALL,
)
"""What Excel's Compatibility Checker writes on the sheet that it adds."""


def is_own(text: str, printed: Collection[str]) -> bool:
    """Whether a text is the form's own: whole, or made up of sentences of its own, or with other numbers in it."""
    if mark_of(text) in printed:
        return True
    for one in _spellings(text):
        sentences = sentences_of(one)
        pieces = [piece for piece in _NUMBERS.split(one) if any(sign.isalpha() for sign in piece)]
        if sum(map(len, pieces)) < _SHORTEST_LIVE:
            pieces = []
        if any(parts and all(mark_of(part) in printed for part in parts) for parts in ([one], sentences, pieces)):
            return True
    return False


def _spellings(text: str) -> Iterator[str]:
    """A text as programs may have changed it on the way: other kinds of the same sign, lines glued together."""
    settled = text.translate(_ALIKE)
    for one in dict.fromkeys((settled, settled.replace("\u2026", "..."), unicodedata.normalize("NFC", settled))):
        yield one
        if _GLUED.search(one):
            yield _GLUED.sub(" ", one)


def own_spots(form: Form, view: SheetView, names: Collection[str]) -> frozenset[Spot]:
    """The places of a sheet in which the program's lists stand, or words of a program that saved the form again.

    `names` are those of all sheets.
    """
    first = next(iter(view.rows), -1)
    found = {(first, col) for col, text in view.rows.get(first, {}).items() if _TABLE_NAME.fullmatch(text.strip())}
    if len(view.rows.get(first, {})) != len(found):
        found = set()  # the name of a table stands alone
    if not view.owners and not view.turned:
        found |= set(_listed(form, view)) | set(_of_exporter(view, names))
    return frozenset(found)


def _listed(form: Form, view: SheetView) -> Iterator[Spot]:
    """The cells of the lists of drop-downs: on their own sheet each choice, elsewhere a list that stands whole in a column."""
    lists = {tuple(map(mark_of, one.choices)) for one in form.fields if len(one.choices) > 1}
    columns: dict[int, list[tuple[int, str]]] = {}
    for row, cells in view.rows.items():
        for col, text in cells.items():
            columns.setdefault(col, []).append((row, mark_of(text)))
    on_own = view.sheet.name.casefold().startswith(LISTS_SHEET)
    every = frozenset(mark for one in lists for mark in one)
    for col, own in columns.items():
        marks = tuple(mark for _, mark in own)
        for place, (row, mark) in enumerate(own):
            if on_own and mark in every:
                yield row, col
            for one in lists:
                if mark == one[0] and marks[place : place + len(one)] == one:
                    yield from ((below, col) for below, _ in own[place : place + len(one)])


def _of_exporter(view: SheetView, names: Collection[str]) -> Iterator[Spot]:
    """The cells of a sheet that a program added to tell of its own work."""
    texts = [text for cells in view.rows.values() for text in cells.values()]
    known: Callable[[str], bool]
    if any(text.startswith(_EXPORTED) for text in texts):
        ours = {
            *names,
            *(name.partition(" - ")[0] for name in names),
            MAP_SHEET,
            LISTS_SHEET,
            LONG_ANSWERS,
            *_OF_NUMBERS,
        }

        def known(text: str) -> bool:
            return (
                text in ours
                or text.startswith(_EXPORTED)
                or bool(_TABLE_NAME.fullmatch(text) or (_TABLE_SHEET.fullmatch(text) and _is_name(text, ours)))
            )
    elif any(text.startswith(_COMPATIBILITY) for text in texts):

        def known(text: str) -> bool:
            return _OF_COMPATIBILITY.fullmatch(text) is not None
    else:
        return
    yield from ((row, col) for row, cells in view.rows.items() for col, text in cells.items() if known(text.strip()))


def _is_name(text: str, ours: Collection[str]) -> bool:
    """Whether a text is the name of a sheet, or of one that is known."""
    return text.rpartition(" - ")[0] in ours
