"""The workbooks that the coordinator works in and hands back: the collation and the moderation workbook.

Report writes them and define reads them; what both must know stands here: headings, the words of drop-downs, and the
hidden sheet by which such a workbook is known again.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.definitions import Register
from nelaudit.model.forms import MAP_SHEET, mark_of
from nelaudit.model.sheets import INPUTS, Sheet
from nelaudit.model.workbooks import ReadSheet, ReadWorkbook, as_text

PAPER_SHEET = MAP_SHEET
"""The very hidden sheet that says which workbook this is."""

KEY = "key"
"""The heading of a hidden first column: the row that holds it is the header of what is handed back."""

YES, NO = "yes", "no"


class PaperKind(StrEnum):
    """Which of the two workbooks it is."""

    COLLATION = "collation"
    MODERATION = "moderation"


class ThemeColumn(StrEnum):
    """The headings of the sheet Themes of the collation, as they are read back."""

    WRITTEN = "as written"
    THEME = "Theme"
    POLARITY = "Polarity"
    CASE = "Case"
    AGENCY = "Agency"
    SENTENCE = "Sentence"
    DECISION = "Decision"
    NEW_THEME = "Re-code to theme"
    NEW_POLARITY = "Re-code to polarity"
    QUOTE = "May be quoted"
    COMMENT = "Comment"


class ModerationColumn(StrEnum):
    """The headings of the moderation workbook's sheets, as they are read back; several sheets share some."""

    CASE = "Case"
    AGENCY = "Agency"
    TEAM = "Team"
    NAME = "Name"
    ROLE = "Role"
    EXPECTED = "Said they would come"
    ATTENDED = "Attended"
    AGENCIES = "Agencies"
    POINT = "Point"
    RESTS_ON = "What it rests on"
    ACCOUNT = "Agreed account"
    UNRESOLVED = "Unresolved"
    FOLLOW_UP = "Who follows up"
    BY = "By when"
    SECTION = "Section"
    SELF_GRADE = "Self-grade"
    GRADE = "Moderated grade"
    REASON = "Reason"
    PRACTICE = "What was done, and what difference it made"
    ACTION = "Action"
    LEAD = "Who leads"
    DUE = "Due"


ATTENDANCE_SHEET, LOG_SHEET, GRADES_SHEET = "Attendance", "Challenge log", "Grades"
PRACTICE_SHEET, ACTIONS_SHEET = "Good practice", "Actions agreed"
WHOLE_CASE = "The case as a whole"
"""What stands in the place of an agency beside the one grade of a case."""

NEW_ROW = "new"
"""The key of a row that was empty when the workbook was written."""

THEMES_SHEET = "Themes"
NOT_TO_SHARE = "not to be shared"
"""What stands in the place of a tick where the agency asked that its words not be shared."""

REVIEW_INPUTS = (ThemeColumn.DECISION, ThemeColumn.NEW_THEME, ThemeColumn.NEW_POLARITY, ThemeColumn.QUOTE,
                 ThemeColumn.COMMENT)  # fmt: skip
"""The columns of the sheet Themes that a person fills in."""


def written_as(decision: str, theme: str, polarity: str, quote: str, comment: str) -> str:
    """The inputs of a row on one line, as they stand beside it in a hidden column; only a changed row counts."""
    return "|".join(" ".join(part.split()) for part in (decision, theme, polarity, quote, comment))


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """What a workbook says of itself.

    `based_on` is the number of the moderation that it showed when it was written, 0 where there was none; `printed`
    are the marks of all texts that it came with, so that what was typed elsewhere is seen.
    """

    kind: PaperKind
    audit: str
    based_on: int = 0
    printed: frozenset[str] = frozenset()


_IN_QUOTES = re.compile(r'"([^"]{1,255})"')
_PER_CELL = 2_000
"""How many marks stand in one cell: with a space after each they stay below what a cell holds."""


def paper_rows(paper: Paper) -> tuple[tuple[str, str], ...]:
    """The rows of the hidden sheet."""
    marks = sorted(paper.printed)
    joined = (" ".join(marks[start : start + _PER_CELL]) for start in range(0, len(marks), _PER_CELL))
    return (
        ("workbook", paper.kind),
        ("audit", paper.audit),
        ("based_on", str(paper.based_on)),
        *(("printed", part) for part in joined),
    )


def paper_of(book: ReadWorkbook) -> Paper | None:
    """Which of the two workbooks it is; None where it is neither."""
    for sheet in book.sheets:
        rows = [
            (as_text(sheet.cells.get((row, 0), "")), as_text(sheet.cells.get((row, 1), ""))) for row in _rows(sheet)
        ]
        values = {name: value for name, value in reversed(rows) if name != "printed"}
        if sheet.name.casefold().startswith(PAPER_SHEET) and values.get("workbook") in set(PaperKind):
            based_on = values.get("based_on", "")
            return Paper(
                kind=PaperKind(values["workbook"]),
                audit=values.get("audit", ""),
                based_on=int(based_on) if based_on.isdigit() else 0,
                printed=frozenset(mark for name, value in rows if name == "printed" for mark in value.split()),
            )
    return None


def _rows(sheet: ReadSheet) -> range:
    return range(max((row for row, _ in sheet.cells), default=-1) + 1)


def printed_marks(sheets: tuple[Sheet, ...]) -> frozenset[str]:
    """The marks of all that stands on these sheets or that their live cells can show, but for what people fill in."""
    cells = [cell for sheet in sheets for cell in sheet.cells if cell.style not in INPUTS]
    texts = {as_text(cell.value) for cell in cells if cell.value not in {None, ""}}
    live = {words for cell in cells for words in _IN_QUOTES.findall(cell.formula)}
    return frozenset(mark_of(text) for text in texts | live)


def agency_labels(register: Register) -> dict[str, str]:
    """How each agency is named in a drop-down, by its code: by its name, with the code where two share it."""
    names = [agency.name.casefold() for agency in register.agencies]
    return {
        agency.code: agency.name if names.count(agency.name.casefold()) == 1 else f"{agency.name} ({agency.code})"
        for agency in register.agencies
    }
