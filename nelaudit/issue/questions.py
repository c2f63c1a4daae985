"""The Questions sheet: one row a question, a grade a section, and what is missing, live.

The live words come from functions that Excel, Excel on the web, LibreOffice and Google Sheets share. They
are a help to the person who fills the form in; intake checks everything again and trusts none of them.
"""

from nelaudit.issue import layout
from nelaudit.issue.layout import Page, blank, choose
from nelaudit.issue.long_answers import LONG_COUNT
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
_NO_INVOLVEMENT = f'{layout.DETAILS}!$C$5="No involvement"'
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
    answers = _answer_cells(tool)
    number = 0
    for section in tool.sections:
        _section_row(page, section)
        for question in tool.questions_of(section.name):
            number += 1
            _question_row(page, question, number, answers)
        if section.graded and tool.scale.grades:
            _grade_row(page, f"section.{section.name}.grade", f"Grade: {section.label}", tool)
    if tool.scale.grades:
        _section_row(page, Section(name="overall", label="Overall", hint="", graded=True))
        _grade_row(page, "overall.grade", "Overall grade", tool)
    end = page.row
    page.row = count_row
    page.put(_ANSWER, page.missing, Style.LIVE, _count(end))
    page.down()
    page.put(
        _ANSWER, "", Style.HINT, f'=IF({LONG_COUNT}=0,"","Longer than a row can show: "&{LONG_COUNT}&". {_READ_WHOLE}")'
    )
    page.row = end
    return page


def _count(end: int) -> str:
    area = f"$G${QUESTION_HEADER_ROW + 2}:$G${end + 1}"
    return "=" + "+".join(f'COUNTIF({area},"{words}")' for words in layout.MISSING)


def _answer_cells(tool: Tool) -> dict[str, str]:
    """Where each question's answer will stand, so that a condition can look at a later row too."""
    cells, row = {}, QUESTION_HEADER_ROW + 1
    for section in tool.sections:
        row += 1
        for question in tool.questions_of(section.name):
            cells[question.name] = f"$D${row + 1}"
            row += 1
        row += bool(section.graded and tool.scale.grades)
    return cells


def _section_row(page: Page, section: Section) -> None:
    texts = {_QUESTION: section.label, _ANSWER: section.hint}
    for col in range(_NUMBER, _LIVE + 1):
        page.put(col, texts.get(col), Style.SECTION)
    page.down()


def _question_row(page: Page, question: Question, number: int, answers: dict[str, str]) -> None:
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
    at_issue = _status_at_issue(question)
    page.live(_LIVE, _status(page, question, answers), at_issue)
    page.heights.append((page.row, _ROOM_TO_WRITE))
    page.down()


def _status_at_issue(question: Question) -> str:
    if question.relevant:
        return layout.NOT_APPLICABLE
    return layout.ANSWER_NEEDED if question.required else layout.OPTIONAL


def _status(page: Page, question: Question, answers: dict[str, str]) -> str:
    answer, evidence, dates = page.here(_ANSWER), page.here(_EVIDENCE), page.here(_DATES)
    cases = [(_NO_INVOLVEMENT, layout.NOT_APPLICABLE)]
    if question.relevant:
        tests = ",".join(f'{answers[c.name]}="{c.choice}"' for c in question.relevant)
        cases.append((f"NOT(OR({tests}))", layout.NOT_APPLICABLE))
    empty = layout.ANSWER_NEEDED if question.required else layout.OPTIONAL
    cases.append((blank(answer), empty))
    cases.append((f'AND(LEN({answer})<=160,ISNUMBER(SEARCH("no information held",{answer})))', layout.COMPLETE))
    if question.date_rule:
        undated = f"AND({blank(dates)},NOT({_YEAR_IN.format(cell=answer)}))"
        cases.append((undated, layout.ADD_A_DATE))
    if question.evidence_rule:
        cases.append((blank(evidence), layout.SAY_WHERE))
    return choose(*cases, otherwise=layout.COMPLETE)


def _grade_row(page: Page, name: str, label: str, tool: Tool) -> None:
    page.put(_NUMBER, None, Style.QUESTION)
    page.put(_QUESTION, label, Style.LABEL)
    page.ask(_ANSWER, name, FieldKind.CHOICE, title="Grade", choices=tool.scale.labels,
             message="Choose the grade that your agency's work in this part deserves.")  # fmt: skip
    status = choose((_NO_INVOLVEMENT, layout.NOT_APPLICABLE), (blank(page.here(_ANSWER)), layout.GRADE_NEEDED),
                    otherwise=layout.COMPLETE)  # fmt: skip
    page.live(_LIVE, status, layout.GRADE_NEEDED)
    page.down()
