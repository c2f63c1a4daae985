"""The Questions sheet: one row a question, a grade a section, and what is missing, live.

The live words come from functions that Excel, Excel on the web, LibreOffice and Google Sheets share. They
are a help to the person who fills the form in; intake checks everything again and trusts none of them.
"""

from collections.abc import Iterator

from nelaudit.forms import layout
from nelaudit.forms.layout import Page, blank, choose, is_one_of
from nelaudit.forms.long_answers import LONG_COUNT
from nelaudit.model.forms import FieldKind
from nelaudit.model.sheets import Style
from nelaudit.model.tools import Question, QuestionType, Section, Tool
from nelaudit.model.wording import shortened

QUESTION_HEADER_ROW = 3
QUESTIONS_COUNT = "$D$2"
"""Where the number of rows still to complete stands."""

_NAME, _NUMBER, _QUESTION, _ANSWER, _EVIDENCE, _DATES, _LIVE = range(7)
_KINDS = {
    QuestionType.TEXT: FieldKind.TEXT,
    QuestionType.CHOICE: FieldKind.CHOICE,
    QuestionType.DATE: FieldKind.DATE,
    QuestionType.NUMBER: FieldKind.NUMBER,
}
_NO_INVOLVEMENT = f'{layout.DETAILS}!$E$5="{layout.NIL_RETURN}"'
_UNKNOWN = (layout.ANSWER_NEEDED, layout.OPTIONAL, layout.CHOOSE)
"""What the live cell of a choice says while nobody can know what is chosen."""

_READ_WHOLE = "Read it whole on the sheet Long answers."
_ROOM_TO_WRITE = 66.0
_YEAR_IN = 'SUMPRODUCT(ISNUMBER(SEARCH({{"/19","/20",".20"," 199"," 200"," 201"," 202"}},{cell}))*1)>0'


def questions_page(tool: Tool) -> Page:
    """The sheet with every question of the tool, in order, with section and overall grades."""
    page = Page(name=layout.QUESTIONS)
    page.put(_QUESTION, "Questions", Style.TITLE)
    page.down()
    page.put(_QUESTION, "Still to complete", Style.LABEL)
    count_row = page.row
    page.down(QUESTION_HEADER_ROW - count_row)
    header = ("Name", "No.", "Question", "Answer", "Evidence and source", "Date(s)", "What is missing")
    for col, words in enumerate(header):
        page.put(col, words, Style.HEADER)
    page.down()
    rows = _rows(tool)
    number = 0
    for section in tool.sections:
        _section_row(page, section)
        for question in tool.questions_of(section.name):
            number += 1
            _question_row(page, question, number, rows)
        if section.graded and tool.scale.grades:
            _grade_row(page, f"section.{section.name}.grade", f"Grade: {section.label}", tool)
    if tool.scale.grades:
        _section_row(page, Section(name="overall", label="Overall", hint="", graded=True))
        _grade_row(page, "overall.grade", "Overall grade", tool)
    end = page.row
    page.row = count_row
    count = layout.missing_in(f"$G${QUESTION_HEADER_ROW + 2}:$G${end + 1}")
    page.put(_ANSWER, page.missing, Style.LIVE, count)
    page.down()
    page.put(
        _ANSWER, "", Style.HINT, f'=IF({LONG_COUNT}=0,"","Longer than a row can show: "&{LONG_COUNT}&". {_READ_WHOLE}")'
    )
    page.row = end
    return page


def _rows(tool: Tool) -> dict[str, int]:
    """The row in which each question will stand, as a formula counts, so that a condition can look at a later row too."""
    rows, row = {}, QUESTION_HEADER_ROW + 1
    for section in tool.sections:
        row += 1
        for question in tool.questions_of(section.name):
            row += 1
            rows[question.name] = row
        row += bool(section.graded and tool.scale.grades)
    return rows


def _section_row(page: Page, section: Section) -> None:
    texts = {_QUESTION: section.label, _ANSWER: section.hint}
    for col in range(_NUMBER, _LIVE + 1):
        page.put(col, texts.get(col), Style.SECTION)
    page.down()


def _question_row(page: Page, question: Question, number: int, rows: dict[str, int]) -> None:
    page.put(_NUMBER, number, Style.QUESTION)
    page.put(_QUESTION, f"{question.label}\n{question.hint}" if question.hint else question.label, Style.QUESTION)
    title = shortened(f"Question {number}", 32)
    message = question.hint or "Write in full sentences, from your own agency's records."
    name = f"q.{question.name}"
    page.ask(
        _ANSWER,
        f"{name}.answer",
        _KINDS[question.type],
        title=title,
        message=message,
        choices=question.choices,
    )
    page.ask(_EVIDENCE, f"{name}.evidence", FieldKind.TEXT, title="Evidence and source",
             message="Say which record this comes from. A sibling or another person may be mentioned here only, "
             "marked as not the subject.")  # fmt: skip
    page.ask(_DATES, f"{name}.dates", FieldKind.DATE, title="Date(s)",
             message="The date of each event, as dd/mm/yyyy. Several dates: put a semicolon between them.")  # fmt: skip
    page.live(_LIVE, _status(page, question, rows), layout.ANSWER_NEEDED if question.required else layout.OPTIONAL)
    page.heights.append((page.row, _ROOM_TO_WRITE))
    page.down()


def _status(page: Page, question: Question, rows: dict[str, int]) -> str:
    answer, evidence, dates = page.here(_ANSWER), page.here(_EVIDENCE), page.here(_DATES)
    nothing_held = f'AND(LEN({answer})<=160,ISNUMBER(SEARCH("no information held",{answer})))'
    cases = [(_NO_INVOLVEMENT, layout.NOT_APPLICABLE)]
    if question.choices:
        known = f"OR({blank(answer)},{nothing_held},{is_one_of(answer, question.choices)})"
        cases.append((f"NOT({known})", layout.CHOOSE))
    if question.relevant:
        cases.append((f"NOT(OR({','.join(_may_hold(question, rows))}))", layout.NOT_APPLICABLE))
    empty = layout.ANSWER_NEEDED if question.required else layout.OPTIONAL
    cases.append((blank(answer), empty))
    cases.append((nothing_held, layout.COMPLETE))
    if question.date_rule:
        undated = f"AND({blank(dates)},NOT({_YEAR_IN.format(cell=answer)}))"
        cases.append((undated, layout.ADD_A_DATE))
    if question.evidence_rule:
        cases.append((blank(evidence), layout.SAY_WHERE))
    return choose(*cases, otherwise=layout.COMPLETE)


def _may_hold(question: Question, rows: dict[str, int]) -> Iterator[str]:
    """The tests of which one is enough for a question to be asked: a choice that it waits for is made, or is not known."""
    for name in dict.fromkeys(one.name for one in question.relevant):
        row = rows[name]
        yield is_one_of(f"$D${row}", [one.choice for one in question.relevant if one.name == name])
        yield from (f'$G${row}="{words}"' for words in _UNKNOWN)


def _grade_row(page: Page, name: str, label: str, tool: Tool) -> None:
    page.put(_NUMBER, None, Style.QUESTION)
    page.put(_QUESTION, label, Style.LABEL)
    page.ask(_ANSWER, name, FieldKind.CHOICE, title="Grade", choices=tool.scale.labels,
             message="Choose the grade that your agency's work in this part deserves.")  # fmt: skip
    grade = page.here(_ANSWER)
    status = choose((_NO_INVOLVEMENT, layout.NOT_APPLICABLE), (blank(grade), layout.GRADE_NEEDED),
                    (is_one_of(grade, tool.scale.labels), layout.COMPLETE), otherwise=layout.CHOOSE)  # fmt: skip
    page.live(_LIVE, status, layout.GRADE_NEEDED)
    page.down()
