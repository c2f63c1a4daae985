"""The collation's sheet of one case: questions down, agencies across, full answers, each with the cell it stands in."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from nelaudit.collate.collated import Collated
from nelaudit.model.audit_state import Assessed
from nelaudit.model.forms import FieldKind
from nelaudit.model.returns import Answer, Input, Return, ReturnState
from nelaudit.model.sheets import CELL_LIMIT, Cell, Sheet, Style
from nelaudit.model.wording import Clear, counted, listed, short_day
from nelaudit.privacy import Withholding
from nelaudit.privacy.withholding import FIELD
from nelaudit.report.parts.shown import STATE_WORDS, agency_and_team

_FIRST = 2
"""The first agency's column, after the number and the question."""

_HEADER_ROW = 4
_NUMBER_WIDTH, _QUESTION_WIDTH, _ANSWER_WIDTH = 5, 36, 52
PRIVATE = "[NOT TO BE SHARED, as the agency asked]"
_NO_ANSWER, _NOT_ASKED = "(no answer)", "(not asked in this edition of the form)"
_TABLES = (
    ("practice", "Good practice", ("text",)),
    ("proposal", "Proposed actions", ("action", "lead", "due")),
    ("concern", "Immediate concerns stated", ("what", "action", "by", "when", "reference")),
)
"""What stands on the form beyond its questions: table, heading, columns; the chronology has a sheet of its own."""


@dataclass(slots=True)
class _Page:
    """The sheet in the making."""

    clear: Clear
    cells: list[Cell] = field(default_factory=list)
    row: int = 0

    def put(self, col: int, value: str | float, style: Style) -> None:
        self.cells.append(Cell(row=self.row, col=col, value=value, style=style))

    def line(self, label: str, values: Sequence[str], style: Style, *, number: int | None = None) -> None:
        """A row with its label and a value for each agency; what is longer than a cell holds goes on in the next row.

        It is cleared before it is cut in pieces, so that no name lies on a cut.
        """
        parts = [_pieces(self.clear(value)) for value in values]
        for turn in range(max((len(pieces) for pieces in parts), default=1)):
            if turn == 0 and number is not None:
                self.put(0, number, Style.QUESTION)
            head = Style.QUESTION if number is not None else Style.HINT
            self.put(1, label if turn == 0 else f"{label} (continued)", head)
            for col, pieces in enumerate(parts, start=_FIRST):
                text = pieces[turn] if turn < len(pieces) else ""
                self.put(col, text, Style.HINT if text in {_NO_ANSWER, _NOT_ASKED} else style)
            self.row += 1


def case_sheet(collated: Collated, case: str, name: str) -> Sheet:
    """One case; what an agency does not want shared is marked as such."""
    held = [one for one in collated.state.current if one.identity.case == case and one.collated and one.returned]
    order = [agency.code for agency in collated.state.register.agencies]
    held.sort(key=lambda one: order.index(one.identity.agency) if one.identity.agency in order else len(order))
    page = _Page(collated.state.clear)
    page.put(0, f"Case {case}", Style.TITLE)
    page.row = 1
    page.put(0, "Questions down, agencies across. Below each answer stands the cell it is in; the file is named at the head "
             "of the column.", Style.PLAIN)  # fmt: skip
    page.row = 2
    page.put(0, _absent(collated, case), Style.PLAIN)
    page.row = _HEADER_ROW
    for col, words in enumerate(("No.", "Question", *(agency_and_team(collated, one.identity) for one in held))):
        page.put(col, words, Style.HEADER)
    page.row += 1
    returns = [(one, one.returned) for one in held if one.returned]
    _heads(page, collated, returns)
    _questions(page, collated, returns)
    _tables(page, collated, returns)
    return Sheet(
        name=name,
        cells=tuple(page.cells),
        widths=(_NUMBER_WIDTH, _QUESTION_WIDTH, *([_ANSWER_WIDTH] * max(len(held), 1))),
        freeze=(_HEADER_ROW + 1, _FIRST),
        repeat_rows=(_HEADER_ROW, _HEADER_ROW),
        landscape=True,
    )


def _absent(collated: Collated, case: str) -> str:
    """Who is asked and has no column here, and why."""
    groups: dict[ReturnState, list[str]] = {}
    for one in collated.state.current:
        if one.identity.case == case and not one.collated:
            groups.setdefault(one.state, []).append(agency_and_team(collated, one.identity))
    if not groups:
        return "Every agency that was asked has a column here."
    parts = (f"{STATE_WORDS[state]}: {listed(who)}" for state, who in groups.items())
    return f"Without a column here – {'; '.join(parts)}."


def _heads(page: _Page, collated: Collated, returns: Sequence[tuple[Assessed, Return]]) -> None:
    state = [STATE_WORDS[one.state] + (f", {short_day(one.received)}" if one.received else "") for one, _ in returns]
    page.line("Return", state, Style.HINT)
    page.line("File", [returned.received.file for _, returned in returns], Style.HINT)
    asked = [returned.value(FIELD) for _, returned in returns]
    if any(asked):
        page.line("Asked not to be shared", asked, Style.HINT)
        page.line("So withheld from others", [_understood(collated, one) for one, _ in returns], Style.HINT)


def _understood(collated: Collated, one: Assessed) -> str:
    """What the box of a return was taken to mean."""
    tool = one.tool or collated.state.tool
    private = collated.withholding(one)
    if private.everything:
        return "all that stands on this form"
    numbers = [number for number, question in enumerate(tool.questions, start=1) if private.answer(question.name)]
    return f"{counted(len(numbers), 'answer')}: {listed([str(number) for number in numbers])}" if numbers else "nothing"


def _questions(page: _Page, collated: Collated, returns: Sequence[tuple[Assessed, Return]]) -> None:
    """Section by section, as the audit's tool now asks; then what only an earlier or later edition asked."""
    answers = [{answer.question: answer for answer in returned.answers} for _, returned in returns]
    private = [collated.withholding(one) for one, _ in returns]
    number = 0
    for section in collated.state.tool.sections:
        _section(page, section.label, len(returns))
        for question in collated.state.tool.questions_of(section.name):
            number += 1
            _question(page, question.label, question.name, number, answers, private)
        if section.graded and collated.state.tool.scale.grades:
            _grade(page, f"section.{section.name}.grade", returns)
    asked = {question.name for question in collated.state.tool.questions}
    others = dict.fromkeys(name for found in answers for name in found if name not in asked)
    if others:
        _section(page, "Asked in another edition of the form only", len(returns))
        labels = _labels(one for one, _ in returns)
        for name in others:
            number += 1
            _question(page, labels.get(name, name), name, number, answers, private)
    if collated.state.tool.scale.grades:
        _section(page, "Overall", len(returns))
        _grade(page, "overall.grade", returns)


def _labels(returns: Iterable[Assessed]) -> dict[str, str]:
    return {question.name: question.label for one in returns if one.tool for question in one.tool.questions}


def _section(page: _Page, label: str, columns: int) -> None:
    for col in range(_FIRST + columns):
        page.put(col, label if col == 1 else "", Style.SECTION)
    page.row += 1


def _question(
    page: _Page,
    label: str,
    name: str,
    number: int,
    answers: Sequence[Mapping[str, Answer]],
    private: Sequence[Withholding],
) -> None:
    found = [answer.get(name) for answer in answers]
    texts = [
        _NOT_ASKED
        if answer is None
        else _NO_ANSWER
        if answer.answer.blank
        else _marked(_shown(answer.answer), hidden=hidden.answer(name))
        for answer, hidden in zip(found, private, strict=True)
    ]
    page.line(label, texts, Style.QUESTION, number=number)
    for words, part in (("Evidence and source", "evidence"), ("Dates", "dates")):
        inputs = [getattr(answer, part) if answer else None for answer in found]
        shown = [_shown(one) if one else "" for one in inputs]
        shown = [_marked(text, hidden=one.answer(name)) for text, one in zip(shown, private, strict=True)]
        if any(shown):
            page.line(words, shown, Style.HINT)
    places = [f"{one.answer.sheet}!{one.answer.cell}" if one else "" for one in found]
    page.line("Where it stands", places, Style.HINT)


def _marked(text: str, *, hidden: bool) -> str:
    """A text under the mark that its agency does not want it shared, where that is so."""
    return f"{PRIVATE}\n{text}" if text and hidden else text


def _grade(page: _Page, name: str, returns: Sequence[tuple[Assessed, Return]]) -> None:
    found = [returned.inputs.get(name) for _, returned in returns]
    texts = [
        f"{one.value.strip()}  ({one.sheet}!{one.cell})" if one and not one.blank else "(no grade)" for one in found
    ]
    page.line("Self-grade", texts, Style.LABEL)


def _tables(page: _Page, collated: Collated, returns: Sequence[tuple[Assessed, Return]]) -> None:
    private = [collated.withholding(one) for one, _ in returns]
    for table, heading, columns in _TABLES:
        texts = [
            "\n".join(_rows(returned, table, columns, hidden))
            for (_, returned), hidden in zip(returns, private, strict=True)
        ]
        if any(texts):
            _section(page, heading, len(returns))
            page.line(heading, texts, Style.QUESTION)


def _rows(returned: Return, table: str, columns: Sequence[str], private: Withholding) -> Iterator[str]:
    for row in returned.rows(table):
        cells = [row[column] for column in columns if column in row and not row[column].blank]
        if cells:
            text = f"{' · '.join(_shown(cell) for cell in cells)}  ({cells[0].sheet}!{cells[0].cell})"
            yield _marked(text, hidden=private.row(cell.value for cell in cells))


def _shown(found: Input) -> str:
    """What stands in a cell; a whole date as people here write it."""
    text = found.value.strip()
    is_day = found.kind is FieldKind.DATE and len(text) == len("2016-06-06") and text[4::3] == "--"
    return f"{text[8:]}/{text[5:7]}/{text[:4]}" if is_day else text


def _pieces(text: str) -> list[str]:
    """A text in parts that a cell can hold; nearly always one."""
    units = text.encode("utf-16-le", "surrogatepass")
    if len(units) <= 2 * CELL_LIMIT:
        return [text]
    pieces, rest = [], text
    while rest:
        size = len(rest.encode("utf-16-le", "surrogatepass")) // 2
        take = len(rest) if size <= CELL_LIMIT else CELL_LIMIT // 2
        pieces.append(rest[:take])
        rest = rest[take:]
    return pieces
