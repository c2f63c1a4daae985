"""Checks of how a return was matched to the form as issued: what stood elsewhere, twice, altered or not at all."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from nelaudit.checks.check import Applies, Hit, at, check
from nelaudit.checks.dated import serial_days
from nelaudit.checks.seen import Seen
from nelaudit.model.findings import Severity
from nelaudit.model.forms import FieldKind
from nelaudit.model.returns import Input, Notice, NoticeKind
from nelaudit.model.wording import counted, shortened

_SHOWN = 160
_RING = " An immediate concern that stood there cannot be seen: ring the agency today."


def _noticed(seen: Seen, *kinds: NoticeKind) -> Iterator[Hit]:
    """Where notices of these kinds point, with the words found there."""
    return (_pointing(notice, seen) for notice in seen.returned.notices if notice.kind in kinds)


def _pointing(notice: Notice, seen: Seen) -> Hit:
    cell = Input(field=notice.field, value=notice.words, kind=FieldKind.TEXT, sheet=notice.sheet, cell=notice.cell)
    question = notice.field.split(".")[1] if notice.field.startswith("q.") else ""
    return Hit(cell=cell, question=question, words={"words": seen.quoted(notice.words, _SHOWN)})


def _once_a_sheet(seen: Seen, kind: NoticeKind) -> Iterator[Hit]:
    """Where the first notice of a kind points on each sheet, and how many rows of the sheet are like it."""
    rows = Counter(notice.sheet for notice in seen.returned.notices if notice.kind is kind)
    for hit in _noticed(seen, kind):
        sheet = hit.cell.sheet if hit.cell else ""
        if count := rows.pop(sheet, 0):
            yield replace(hit, words={**hit.words, "rows": counted(count, "row")})


@check(
    "M01", "found-by-words", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A row was found by the words printed beside it, not by its hidden name.",
    why="rows were sorted, copied or pasted elsewhere; the answers beside the words were taken as answers to them.",
    put_right="look at the form once; if the answers stand beside the right questions, nothing is to be done.",
    source="Local",
    message="{rows} of this sheet lost the hidden name or stand in another order, and were found by the words printed "
    "there: “{words}”.",
)  # fmt: skip
def found_by_words(seen: Seen) -> Iterator[Hit]:
    yield from _once_a_sheet(seen, NoticeKind.BY_WORDS)


@check(
    "M02", "found-by-like-words", severity=Severity.ERROR, applies=Applies.ALWAYS,
    summary="A row was taken for the question that its words are like, its hidden name being lost or another's.",
    why="an answer must not be counted under a question that it was not written about.",
    put_right="check that the answer is to the question issued, and send the answers on the form as it was issued.",
    source="Local",
    message="This row was taken as the answer to this question by the words beside it, and not by its hidden name: "
    "“{words}”.",
)  # fmt: skip
def found_by_like_words(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.BY_LIKE_WORDS)


@check(
    "M03", "two-places", severity=Severity.ERROR, applies=Applies.ALWAYS,
    summary="The same row stands twice with different texts, so that nobody can say which one counts.",
    why="choosing for the agency would be putting words in its mouth.",
    put_right="keep the answer that counts, delete the copy, and send the form again.",
    source="Local",
    message="Two different texts stand for this; neither was taken. Here: “{words}”.",
)  # fmt: skip
def two_places(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.TWO_PLACES)


@check(
    "M04", "row-gone", severity=Severity.ERROR, applies=Applies.ALWAYS,
    summary="A row or column of the form as issued is no longer in the file.",
    why="an answer that stood there is lost, and a question that is not there cannot be answered.",
    put_right="answer it on the form as it was issued, and send that form again.",
    source="Local",
    message="A part of the form is no longer there: “{words}”.{ring}",
)  # fmt: skip
def row_gone(seen: Seen) -> Iterator[Hit]:
    for hit in _noticed(seen, NoticeKind.ROW_GONE):
        concerns = hit.cell is not None and hit.cell.field.startswith("concern.")
        yield replace(
            hit, severity=Severity.URGENT if concerns else None, words={**hit.words, "ring": _RING if concerns else ""}
        )


@check(
    "M05", "question-altered", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="The words of a question were changed before the form came back.",
    why="the answer may be to what it now says, and not to what was asked.",
    put_right="read the answer beside the question as issued; if it does not fit, ask the agency.",
    source="Local",
    message="The words beside the answer are not those issued; changed or added: “{words}”.",
)  # fmt: skip
def question_altered(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.ALTERED)


@check(
    "M06", "text-outside", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="Text stands beside, below or away from the cells for answers: in a comment, a drawing, a page header, a property.",
    why="it may be part of an answer, and nobody can know of which; reports do not hold it.",
    put_right="read it; if it is part of an answer, ask the agency to write it into the answer's own cell.",
    source="Local",
    message="Text stands outside the cells for answers and was not taken: “{words}”.",
)  # fmt: skip
def text_outside_cells(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.OUTSIDE, NoticeKind.COMMENT, NoticeKind.TEXT_BOX)


@check(
    "M07", "error-value", severity=Severity.ERROR, applies=Applies.ALWAYS,
    summary="A cell for an answer shows an error value such as #REF!.",
    why="what stood there was lost when cells were moved or links broken; it is neither an answer nor a blank.",
    put_right="write the answer into the cell again.",
    source="Local",
    message="The cell shows an error value of Excel ({words}), not an answer.",
)  # fmt: skip
def error_value(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.ERROR_VALUE)


@check(
    "M08", "formula", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A cell for an answer holds a formula instead of a text.",
    why="the program never works out formulas of others; the result stored in the file may be old.",
    put_right="check that the result is what the agency meant.",
    source="Local",
    message="The cell holds a formula; {result}.",
)  # fmt: skip
def formula_as_answer(seen: Seen) -> Iterator[Hit]:
    for hit in _noticed(seen, NoticeKind.FORMULA):
        words = hit.words["words"]
        result = (
            f"its last result was taken: “{words}”"
            if words.strip()
            else "no result was saved with it, so it counts as blank"
        )
        yield replace(hit, words={**hit.words, "result": result})


@check(
    "M09", "merged-cells", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A cell for an answer was merged with another, so that only one text is left for both.",
    why="Excel keeps one text of a merged range; another may have been lost.",
    put_right="ask the agency whether the cell held an answer.",
    source="Local",
    message="The cell was merged with {words}; whatever stands there was taken for that cell alone.",
)  # fmt: skip
def merged_cells(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.MERGED)


@check(
    "M10", "found-by-place", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="The headings above a row were changed, so that its columns were known by their place alone.",
    why="if columns were also moved, evidence could be taken for an answer.",
    put_right="look at the form once; if answer, evidence and dates stand in their own columns, nothing is to be done.",
    source="Local",
    message="Headings were changed; {rows} of this sheet were read by the place of their columns: “{words}”.",
)  # fmt: skip
def found_by_place(seen: Seen) -> Iterator[Hit]:
    yield from _once_a_sheet(seen, NoticeKind.BY_PLACE)


@check(
    "M11", "unsigned-form", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="The form's label does not carry the signature that it was issued with.",
    why="the hidden map was lost or changed on the way, or the board's key is another one now.",
    put_right="if anything else about the return looks odd, ask the agency where the file comes from.",
    source="Local",
    message="The form carries {words}. What it holds was taken in.",
)  # fmt: skip
def unsigned_form(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.UNSIGNED)


@check(
    "M12", "format-hides-comments", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="Charts and pictures of an .xls, or comments and drawings in a damaged part of the file, cannot be read.",
    why="words in them would not be seen by the program.",
    put_right="open the file once and look for them; next time ask for an .xlsx file.",
    source="Local",
    message="{words}",
)  # fmt: skip
def format_hides_comments(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.UNREADABLE)


@check(
    "M13", "other-edition", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="The return came on an earlier or later edition of the form than the one last issued to that agency.",
    why="what only the other edition asks is not answered; what it did answer was taken in by the questions' names.",
    put_right="look at the questions named; where an answer to them is needed, ask the agency for it.",
    source="Local",
    message="The return is on another edition of the form than the last one issued{words}.",
)  # fmt: skip
def other_edition(seen: Seen) -> Iterator[Hit]:
    if seen.latest is not None:
        lacking = [one.label for one in seen.latest.questions if one.name not in seen.questions]
        words = (
            f"; it does not ask: {shortened('; '.join(lacking), _SHOWN)}" if lacking else ", with the same questions"
        )
        yield Hit(words={"words": words})


@check(
    "M14", "sheet-without-id", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A sheet with rows of the form does not carry the form's id, so that by itself it says not whose it is.",
    why="it may have been pasted from another agency's form, or from another child's.",
    put_right="look at the form once; if the answers on that sheet are this agency's, about this child, nothing is to "
    "be done.",
    source="Local",
    message="The sheet does not carry the form's id. {words}",
)  # fmt: skip
def sheet_without_id(seen: Seen) -> Iterator[Hit]:
    for notice in seen.returned.notices:
        severity = Severity.ERROR if notice.kind is NoticeKind.NO_ID_AMONG_OTHERS else None
        if notice.kind in {NoticeKind.NO_ID, NoticeKind.NO_ID_AMONG_OTHERS, NoticeKind.NOT_TAKEN}:
            yield replace(_pointing(notice, seen), severity=severity)


@check(
    "M15", "words-of-no-question", severity=Severity.ERROR, applies=Applies.ALWAYS,
    summary="The words beside a row are like no question of the form, or like several, so that its answer is nobody's.",
    why="an answer must not be counted under a question that it was not written about.",
    put_right="send the answer on the form as it was issued, beside the question that it answers.",
    source="Local",
    message="The words beside the answer are not those of one question of the form, so nothing was taken from this "
    "row: “{words}”.",
)  # fmt: skip
def words_of_no_question(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.OTHER_WORDS)


@check(
    "M16", "digits-lost", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A cell for an answer holds a number of more than 15 digits.",
    why="Excel keeps 15 digits of a number and writes noughts for the rest, so that a long reference is no longer the "
    "one that was typed.",
    put_right="ask the agency for the number as text: with an apostrophe before it, or in words around it.",
    source="Local",
    message="“{words}” is a number of more than 15 digits, of which Excel may have lost the last.",
)  # fmt: skip
def digits_lost(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.DIGITS_LOST)


@check(
    "M17", "struck-out", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="Words in a cell for an answer are crossed out.",
    why="what its author crossed out is not what the agency says; only what is left was taken as the answer.",
    put_right="read what is crossed out; if it should stand, or it is not clear what should, ask the agency.",
    source="Local",
    message="Crossed out in the cell, and not taken as part of the answer: “{words}”.",
)  # fmt: skip
def struck_out(seen: Seen) -> Iterator[Hit]:
    yield from _noticed(seen, NoticeKind.STRUCK)


_BARE_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_ENOUGH = 2
"""How many days must stand as numbers, and none as a day, before all formats count as lost."""


@check(
    "M18", "formats-lost", severity=Severity.ADVICE, applies=Applies.ALWAYS,
    summary="A cell for words holds a bare number, and the file lost the formats of its numbers: its days are numbers too.",
    why="some programs save a form without formats: 45% becomes 0.45, 0012 becomes 12, and March 2016 becomes 42430.",
    put_right="read the number beside the answer; if it is not clear what was typed, ask the agency.",
    source="Local",
    message="“{words}” stands in a cell for words, and the file lost the formats of its numbers{day}. What was seen when it "
    "was typed may have been something else.",
)  # fmt: skip
def formats_lost(seen: Seen) -> Iterator[Hit]:
    days = [cell.value.strip() for _, cell in seen.date_cells]
    if sum(bool(serial_days(day)) for day in days) < _ENOUGH or any(_DAY.fullmatch(day) for day in days):
        return
    for field, cell in seen.returned.inputs.items():
        if cell.kind is FieldKind.TEXT and _BARE_NUMBER.fullmatch(cell.value.strip()):
            question = field.split(".")[1] if field.startswith("q.") else ""
            as_day = "".join(f"; as a day it is {day:%d/%m/%Y}" for day in serial_days(cell.value))
            yield at(cell, question, words=cell.value.strip(), day=as_day)
