"""The question bank workbook → QuestionBank: a tool is a column of ticks over shared sections and questions."""

import re

from nelaudit.define.conditions import Choices, conditions_of, resolved_conditions
from nelaudit.define.tables import Problems, Row, SourceBook, coded, unique
from nelaudit.model.forms import MAP_HEADER, MAP_KEYS, MAP_SHEET
from nelaudit.model.tools import (
    GradeScale,
    GuidanceLine,
    Interval,
    IntervalUnit,
    Purpose,
    PurposeKind,
    Question,
    QuestionBank,
    QuestionType,
    Section,
    Tool,
)
from nelaudit.model.wording import shortened

ADVISED_QUESTIONS = 30
LABEL_LIMIT, HINT_LIMIT, CHOICE_LIMIT = 500, 250, 100
_COLUMNS = (
    "type",
    "name",
    "label",
    "hint",
    "required",
    "relevant",
    "section",
    "date_rule",
    "evidence_rule",
    "theme",
    "purposes",
    "functions",
)
_NOT_IN_CHOICES = frozenset('|"')
"""One parts the choices in a form's map, the other ends a text in its live formulas."""

_NAME = re.compile(r"^[a-z][a-z0-9_]{0,39}$")
_RESERVED = frozenset(
    {"overall", "details", "attendee", "section", "chronology", "concern", "practice", "proposal", "q"}
    | {MAP_SHEET, *MAP_KEYS, *MAP_HEADER}
)
_TYPES = {"text": QuestionType.TEXT, "date": QuestionType.DATE, "number": QuestionType.NUMBER}


def read_question_bank(
    source: SourceBook, scales: tuple[GradeScale, ...], themes: frozenset[str] | None
) -> QuestionBank:
    """The bank; `scales` are the register's grade scales and `themes` the codebook's keys, where it was read."""
    problems = source.problems
    sections = _sections(source)
    choices = _choices(source)
    served = tuple(
        Purpose(key=row.text("key"), kind=kind, label=row.text("label"))
        for row in source.rows("Purposes", ("key", "kind", "label"))
        for kind in PurposeKind
        if row.text("kind") == kind
    )
    purposes = {kind: frozenset(one.key for one in served if one.kind is kind) for kind in PurposeKind}
    tools = _tool_rows(source, {scale.key: scale for scale in scales})
    for name in tools:
        if source.has("Questions") and name not in source.header("Questions"):
            problems.add_at(source.file, "Questions", "A1", f"The tool “{name}” has no column of ticks.",
                            f"Add a column headed {name} and tick its questions.")  # fmt: skip
    questions: list[tuple[Question, frozenset[str]]] = []
    seen: dict[str, str] = {}
    rows = list(source.rows("Questions", _COLUMNS, ("core", *tools)))
    for row in rows:
        _check_name(row, problems, seen)
        question = _question(row, problems, choices, frozenset(section.name for section in sections))
        _check_references(row, problems, themes, purposes)
        questions.append((question, frozenset(tool for tool in tools if row.ticked(tool, problems))))
    _check_ticks(source, rows, questions)
    resolved = resolved_conditions(rows, questions, choices, problems)
    made = tuple(_tool(source, row, scale, sections, resolved) for row, scale in tools.values())
    core = tuple(row.text("name") for row in rows if row.ticked("core", problems))
    _check_core(source, made, {tool.key: row for tool, (row, _) in zip(made, tools.values(), strict=True)}, core)
    return QuestionBank(
        tools=made,
        intervals=_intervals(source, {tool.key: tool for tool in made}),
        guidance=_guidance(source),
        sources=tuple(row.text("word") for row in source.rows("Sources", ("word",), ("kind",))),
        purposes=served,
    )


def _sections(source: SourceBook) -> tuple[Section, ...]:
    sections, seen = [], dict[str, str]()
    for row in source.rows("Sections", ("name", "label", "hint", "graded")):
        _check_name(row, source.problems, seen)
        graded = row.ticked("graded", source.problems)
        sections.append(Section(name=row.text("name"), label=row.text("label"), hint=row.text("hint"), graded=graded))
    return tuple(sections)


def _choices(source: SourceBook) -> Choices:
    choices: Choices = {}
    for row in source.rows("Choices", ("list_name", "name", "label")):
        label = row.text("label")
        if not label or len(label) > CHOICE_LIMIT or set(label) & _NOT_IN_CHOICES:
            source.problems.add(
                row, "label", f"“{shortened(label, 60)}” cannot be a choice.",
                f"Write 1 to {CHOICE_LIMIT} characters, without the sign | and without straight double quotes.",
            )  # fmt: skip
        names = choices.setdefault(row.text("list_name"), {})
        for column, taken in (("name", names), ("label", names.values())):
            if row.text(column).casefold() in {one.casefold() for one in taken}:
                source.problems.add(
                    row, column, f"The list {row.text('list_name')} holds “{row.text(column)}” twice.",
                    "Delete one of them; small and capital letters do not tell two apart.",
                )  # fmt: skip
        names[row.text("name")] = label
    return choices


def _tool_rows(source: SourceBook, scales: dict[str, GradeScale]) -> dict[str, tuple[Row, GradeScale]]:
    tools: dict[str, tuple[Row, GradeScale]] = {}
    seen: dict[str, str] = {}
    for row in source.rows("Tools", ("tool", "title", "scale"), ("core",)):
        name = coded(row, "tool", source.problems).casefold()
        if not unique(row, "tool", seen, source.problems):
            continue
        if name in {*_COLUMNS, "core"}:
            source.problems.add(
                row, "tool", f"“{name}” is the name of a column of the sheet Questions.", "Choose another."
            )
            continue
        scale = scales.get(row.text("scale"))
        if scale is None:
            source.problems.add(row, "scale", f"The register has no grade scale “{row.text('scale')}”.",
                                f"Write one of: {', '.join(scales)}.")  # fmt: skip
        tools[name] = (row, scale or GradeScale(key="", title="", grades=()))
    return tools


def _check_name(row: Row, problems: Problems, seen: dict[str, str]) -> None:
    name = row.text("name")
    if not _NAME.match(name):
        problems.add(row, "name", f"“{name}” cannot be a name.",
                     "Use small letters, digits and underscores, a letter first, at most 40.")  # fmt: skip
    elif name in _RESERVED:
        problems.add(row, "name", f"“{name}” is a name that the form uses itself.", "Choose another.")
    else:
        unique(row, "name", seen, problems)


def _question(row: Row, problems: Problems, choices: Choices, sections: frozenset[str]) -> Question:
    kind, options = _type(row, problems, choices)
    for column, limit in (("label", LABEL_LIMIT), ("hint", HINT_LIMIT)):
        length = len(row.text(column).encode("utf-16-le", "surrogatepass")) // 2
        if length > limit:
            problems.add(
                row, column, f"The text has {length} characters, as Excel counts them.", f"Shorten it to {limit}."
            )
    if not row.text("label"):
        problems.add(row, "label", "The question has no text.", "Write it as an open question: how, what difference.")
    if row.text("section") not in sections:
        problems.add(row, "section", f"The sheet Sections has no “{row.text('section')}”.", "Write a section's name.")
    return Question(
        name=row.text("name"),
        section=row.text("section"),
        label=row.text("label"),
        hint=row.text("hint"),
        type=kind,
        choices=options,
        required=row.ticked("required", problems),
        relevant=conditions_of(row, problems),
        date_rule=row.ticked("date_rule", problems),
        evidence_rule=row.ticked("evidence_rule", problems),
        theme=row.text("theme"),
        purposes=row.words("purposes"),
        functions=row.words("functions"),
    )


def _type(row: Row, problems: Problems, choices: Choices) -> tuple[QuestionType, tuple[str, ...]]:
    words = row.text("type").split()
    if len(words) == 2 and words[0] == "select_one":  # noqa: PLR2004 - the word and its list
        if words[1] not in choices:
            problems.add(row, "type", f"The sheet Choices has no list “{words[1]}”.", "Add the list, or mend its name.")
        return QuestionType.CHOICE, tuple(choices.get(words[1], {}).values())
    if len(words) == 1 and words[0] in _TYPES:
        return _TYPES[words[0]], ()
    problems.add(row, "type", f"“{row.text('type')}” is no type of question.",
                 "Write text, date, number, or select_one with the name of a list.")  # fmt: skip
    return QuestionType.TEXT, ()


def _check_references(
    row: Row, problems: Problems, themes: frozenset[str] | None, purposes: dict[PurposeKind, frozenset[str]]
) -> None:
    if themes is not None and row.text("theme") and row.text("theme") not in themes:
        problems.add(row, "theme", f"The codebook has no theme “{row.text('theme')}”.", "Write a theme's key.")
    for column, kind in (("purposes", PurposeKind.PURPOSE), ("functions", PurposeKind.FUNCTION)):
        for key in row.words(column):
            if key not in purposes[kind]:
                problems.add(row, column, f"The sheet Purposes has no {kind} “{key}”.", "Write the key of one.")


def _check_ticks(source: SourceBook, rows: list[Row], questions: list[tuple[Question, frozenset[str]]]) -> None:
    """Advice on questions that no tool asks, and on sections of which no tool asks anything."""
    for row, (_, tools) in zip(rows, questions, strict=True):
        if not tools:
            source.problems.add(
                row, "name", f"No tool asks “{row.text('name')}”.",
                "Tick it for a tool, or delete the row if nobody needs it.", advice=True,
            )  # fmt: skip
    asked = {question.section for question, tools in questions if tools}
    for row in source.rows("Sections", ("name",), ("label", "hint", "graded")):
        if rows and row.text("name") not in asked:
            source.problems.add(
                row, "name", f"No tool asks a question of the section “{row.text('name')}”, so no form shows it.",
                "Write its name beside a question, or delete the row if nobody needs it.", advice=True,
            )  # fmt: skip


def _tool(
    source: SourceBook,
    row: Row,
    scale: GradeScale,
    sections: tuple[Section, ...],
    questions: list[tuple[Question, frozenset[str]]],
) -> Tool:
    key = row.text("tool")
    order = {section.name: place for place, section in enumerate(sections)}
    chosen = [question for question, tools in questions if key.casefold() in tools]
    chosen.sort(key=lambda question: order.get(question.section, len(order)))
    if not chosen:
        source.problems.add(
            row, "tool", f"The tool “{key}” asks nothing.", "Tick its questions on the sheet Questions."
        )
    open_questions = sum(question.type is QuestionType.TEXT for question in chosen)
    if open_questions > ADVISED_QUESTIONS:
        source.problems.add(row, "tool", f"The tool “{key}” asks {open_questions} open questions.",
                            f"Consider {ADVISED_QUESTIONS} or fewer: longer forms come back thin.", advice=True)  # fmt: skip
    used = {question.section for question in chosen}
    return Tool(
        key=key,
        title=row.text("title"),
        scale=scale,
        sections=tuple(section for section in sections if section.name in used),
        questions=tuple(chosen),
    )


def _check_core(source: SourceBook, tools: tuple[Tool, ...], rows: dict[str, Row], core: tuple[str, ...]) -> None:
    """Notes each core question that a tool marked as asking them all does not ask."""
    for tool in tools:
        asked = {question.name for question in tool.questions}
        missing = [name for name in core if name not in asked]
        if rows[tool.key].ticked("core", source.problems) and missing:
            source.problems.add(rows[tool.key], "core", f"The tool “{tool.key}” lacks core questions: {', '.join(missing)}.",
                                "Tick them on the sheet Questions, or clear this cell.")  # fmt: skip


def _intervals(source: SourceBook, tools: dict[str, Tool]) -> tuple[Interval, ...]:
    intervals = []
    for row in source.rows("Intervals", ("name", "tool", "start", "end", "length", "unit", "source")):
        tool, unit, length = tools.get(row.text("tool")), row.text("unit"), row.whole("length", source.problems)
        if tool is None:
            source.problems.add(row, "tool", f"There is no tool “{row.text('tool')}”.", "Write the name of one.")
        dates = {question.name for question in tool.questions if question.type is QuestionType.DATE} if tool else set()
        for column in ("start", "end"):
            if tool and row.text(column) not in dates:
                source.problems.add(row, column, f"The tool {tool.key} asks no date named “{row.text(column)}”.",
                                    "Write the name of a question of type date that it asks.")  # fmt: skip
        if unit not in tuple(IntervalUnit):
            source.problems.add(row, "unit", f"“{unit}” is no unit.", f"Write one of: {', '.join(IntervalUnit)}.")
        elif length is None or length < 1:
            source.problems.add(row, "length", "The interval has no length.", "Write a whole number such as 72.")
        else:
            intervals.append(
                Interval(
                    name=row.text("name"),
                    tool=row.text("tool"),
                    start=row.text("start"),
                    end=row.text("end"),
                    length=length,
                    unit=IntervalUnit(unit),
                    source=row.text("source"),
                )
            )
    return tuple(intervals)


def _guidance(source: SourceBook) -> tuple[GuidanceLine, ...]:
    return tuple(
        GuidanceLine(heading=row.text("heading"), text=row.text("text"))
        for row in source.rows("Guidance", ("heading", "text"))
    )
