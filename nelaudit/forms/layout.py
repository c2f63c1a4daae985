"""The rows of a form, gathered sheet by sheet: cells, rules and the fields of the map, kept in step."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from nelaudit.model.forms import Field, FieldKind, mark_of, row_key, sentences_of, title_of
from nelaudit.model.places import cell_name
from nelaudit.model.sheets import Cell, Highlight, InputRule, Style

GUIDANCE, DETAILS, QUESTIONS = "Guidance", "Details", "Questions"
CHRONOLOGY, CONCERNS, PRACTICE = "Chronology", "Immediate concerns", "Practice and actions"

ANSWER_NEEDED, ADD_A_DATE, SAY_WHERE = "Answer needed", "Add a date", "Say where this is recorded"
GRADE_NEEDED, COMPLETE, NOT_APPLICABLE = "Grade needed", "Complete", "Not applicable"
OPTIONAL, NIL_RETURN = "Optional", "Nil return"
CHOOSE, ONLY_NIL = "Choose from the list", "Only for a nil return"
MISSING = (ANSWER_NEEDED, ADD_A_DATE, SAY_WHERE, GRADE_NEEDED, CHOOSE, ONLY_NIL)

_IN_QUOTES = re.compile(r'"((?:[^"]|"")*)"')
_BREAKS = (9, 10, 13)
_LEFT_OUT = ("\u00a0", "\u200b", "\u202f", "\ufeff", "\u00ad", " ", ".")
_ALIKE = {"\u2019": "'", "\u2018": "'", "\u2013": "-", "\u2011": "-"}
_BESIDE = frozenset({Style.LABEL, Style.QUESTION})

ATTENDEE_ROWS, CHRONOLOGY_ROWS, CONCERN_ROWS, PRACTICE_ROWS, PROPOSAL_ROWS = 4, 30, 5, 5, 6


@dataclass(slots=True)
class Page:
    """One sheet in the making. Rows and columns count from 0."""

    name: str
    cells: list[Cell] = field(default_factory=list)
    rules: list[InputRule] = field(default_factory=list)
    taken: set[tuple[int, int]] = field(default_factory=set)
    fields: list[Field] = field(default_factory=list)
    heights: list[tuple[int, float]] = field(default_factory=list)
    headings: dict[int, str] = field(default_factory=dict)
    marks: list[Highlight] = field(default_factory=list)
    row: int = 0

    def put(self, col: int, value: str | float | None, style: Style, formula: str = "") -> None:
        """A locked cell on the current row."""
        if style is Style.HEADER and isinstance(value, str):
            self.headings[col] = value
        self._take(col, Cell(row=self.row, col=col, value=value, style=style, formula=formula))

    def _take(self, col: int, cell: Cell) -> None:
        if (self.row, col) in self.taken:
            raise ValueError(f"Two cells would stand at {self.name}!{cell_name(self.row, col)}")
        self.taken.add((self.row, col))
        self.cells.append(cell)

    def ask(
        self,
        col: int,
        name: str,
        kind: FieldKind,
        *,
        title: str,
        message: str,
        choices: tuple[str, ...] = (),
        style: Style | None = None,
    ) -> None:
        """An input cell on the current row, with its rule, its line in the map, and the row's name.

        The name stands in the hidden first column; by it intake finds a row that has moved.
        """
        if (self.row, 0) not in self.taken:
            self.put(0, row_key(name), Style.HIDDEN)
        usual = Style.INPUT_DATE if kind is FieldKind.DATE else Style.INPUT
        self._take(col, Cell(row=self.row, col=col, style=style or usual))
        rule = InputRule(
            row=self.row, col=col, title=title, message=message, choices=choices, date=kind is FieldKind.DATE
        )
        self.rules.append(rule)
        cell = cell_name(self.row, col)
        heading = self.headings.get(col, "")
        self.fields.append(Field(name=name, sheet=self.name, cell=cell, kind=kind, choices=choices, heading=heading))

    def here(self, col: int) -> str:
        """The current row's cell in that column, as formulas on this sheet name it."""
        return cell_name(self.row, col)

    def live(self, col: int, formula: str, value: str) -> None:
        """A live cell of the "what is missing" kind, with its stored result."""
        self.put(col, value, Style.LIVE, formula)

    @property
    def highlights(self) -> tuple[Highlight, ...]:
        """The looks of the live cells, one rule for a whole column, so that a form stays small, and the page's own `marks`."""
        live = [cell for cell in self.cells if cell.style is Style.LIVE and isinstance(cell.value, str)]
        found = []
        for col in dict.fromkeys(cell.col for cell in live):
            rows = [cell.row for cell in live if cell.col == col]
            place = f"${cell_name(min(rows), col)}"
            looks = (
                ("done", f'=OR({place}="{COMPLETE}",{place}="{NIL_RETURN}")'),
                ("muted", f'=OR({place}="{NOT_APPLICABLE}",{place}="{OPTIONAL}")'),
                ("missing", "=OR(" + ",".join(f'{place}="{words}"' for words in MISSING) + ")"),
            )
            found += [
                Highlight(row=min(rows), col=col, last_row=max(rows), last_col=col, formula=rule, look=look)
                for look, rule in looks
            ]
        return (*found, *self.marks)

    @property
    def labels(self) -> dict[str, str]:
        """The words beside the inputs of each row, by the row's hidden name; a numbered row has none."""
        words = {
            cell.row: cell.value
            for cell in sorted(self.cells, key=lambda cell: cell.col)
            if cell.style in _BESIDE and isinstance(cell.value, str) and cell.value
        }
        names = {cell.row: cell.value for cell in self.cells if cell.col == 0 and isinstance(cell.value, str)}
        return {name: words[row] for row, name in names.items() if row in words}

    @property
    def numbers(self) -> dict[str, int]:
        """The number printed in each row, by the row's hidden name."""
        shown: dict[int, int] = {}
        for cell in self.cells:
            if cell.style is Style.QUESTION and isinstance(cell.value, float | int):
                shown[cell.row] = int(cell.value)
        names = {cell.row: cell.value for cell in self.cells if cell.col == 0 and isinstance(cell.value, str)}
        return {name: shown[row] for row, name in names.items() if row in shown}

    @property
    def printed(self) -> frozenset[str]:
        """The marks of all texts that stand on the sheet as issued, of their sentences, and of what its cells can show and say."""
        whole = [cell.value for cell in self.cells if isinstance(cell.value, str)]
        texts = {*whole, *(sentence for text in whole for sentence in sentences_of(text))}
        live = {words for cell in self.cells for words in _IN_QUOTES.findall(cell.formula) if words.strip()}
        said = {
            text for rule in self.rules for text in (rule.message, *sentences_of(rule.message), title_of(rule.title))
        }
        return frozenset(mark_of(text) for text in texts | live | said)

    @property
    def missing(self) -> int:
        """How many live cells ask for something as the form is issued."""
        return sum(cell.style is Style.LIVE and cell.value in MISSING for cell in self.cells)

    def down(self, rows: int = 1) -> None:
        """Moves to a later row."""
        self.row += rows


def blank(cell: str) -> str:
    """A formula's test that nothing but spaces stands in a cell."""
    return f"LEN(TRIM({cell}))=0"


def missing_in(area: str) -> str:
    """A formula that counts the live cells of an area that ask for something."""
    return "=" + "+".join(f'COUNTIF({area},"{words}")' for words in MISSING)


def is_one_of(cell: str, choices: Sequence[str]) -> str:
    """A formula's test that one of the choices stands in a cell.

    What the check of the returned form forgives is forgiven here as far as the functions go that all programs share: letter
    case, spaces, the commonest unseen signs, full stops, kinds of apostrophe and dash.
    """
    keys = [f'"{_key(choice)}"' for choice in choices]
    found = _keyed(cell)
    return f"{found}={keys[0]}" if len(keys) == 1 else f"SUMPRODUCT(({found}={{{','.join(keys)}}})*1)>0"


def begins_with(cell: str, words: str) -> str:
    """A formula's test that the text of a cell begins with these words."""
    key = _key(words)
    return f'MID({_keyed(cell)},1,{len(key)})="{key}"'


def _keyed(cell: str) -> str:
    """A formula for a cell's text without what is forgiven; the counterpart of `_key`."""
    formula = cell
    for number in _BREAKS:
        formula = f'SUBSTITUTE({formula},CHAR({number}),"")'
    for sign in _LEFT_OUT:
        formula = f'SUBSTITUTE({formula},"{sign}","")'
    for sign, plain in _ALIKE.items():
        formula = f'SUBSTITUTE({formula},"{sign}","{plain}")'
    return f"UPPER({formula})"


def _key(text: str) -> str:
    for sign in _LEFT_OUT:
        text = text.replace(sign, "")
    for sign, plain in _ALIKE.items():
        text = text.replace(sign, plain)
    return text.upper().replace('"', '""')


def choose(*cases: tuple[str, str], otherwise: str) -> str:
    """Nested IFs: the words of the first case that holds."""
    formula = f'"{otherwise}"'
    for test, words in reversed(cases):
        formula = f'IF({test},"{words}",{formula})'
    return f"={formula}"
