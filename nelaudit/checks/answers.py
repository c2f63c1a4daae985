"""Checks of answers: blank, bare, a placeholder, undated, unsourced, ungraded."""

from collections.abc import Iterator

from nelaudit.checks.seen import Hit, Seen, at, check
from nelaudit.checks.wordlists import is_bare_yes_no, is_placeholder, says_nothing_held
from nelaudit.model.dates import DateKind
from nelaudit.model.findings import Severity
from nelaudit.model.returns import Answer, Input
from nelaudit.model.tools import QuestionType
from nelaudit.model.wording import shortened

_WRONG = {DateKind.IMPOSSIBLE, DateKind.US_ORDER}


def _prose(seen: Seen) -> Iterator[tuple[str, Answer]]:
    """The written answers, with the question's own words."""
    for question, answer in seen.answered:
        if question.type is QuestionType.TEXT:
            yield question.label, answer


@check(
    "B01", "blank-answer", severity=Severity.ERROR,
    message="The question “{label}” has no answer. Please answer it, or write “No information held”.",
)  # fmt: skip
def blank_answer(seen: Seen) -> Iterator[Hit]:
    """A question has no answer.

    Why: nobody can tell a question that was passed over from one on which nothing is held.
    Put right: answer the question; where your agency holds nothing on it, write “No information held”.
    Source: Multi-Agency Audit Guidance, section 4
    """
    for question, answer in seen.asked:
        if question.required and answer.answer.blank and answer.answer.field not in seen.unplaced:
            yield at(answer.answer, answer.question, label=shortened(question.label, 120))


@check(
    "B02", "bare-yes-no", severity=Severity.ERROR,
    message="“{text}” is all that answers “{label}”. Please say how, and what difference it made.",
)  # fmt: skip
def bare_yes_no(seen: Seen) -> Iterator[Hit]:
    """An answer is yes or no and nothing more.

    Why: the questions ask how and with what effect; a yes can be neither analysed nor compared.
    Put right: say what was done, when, and what difference it made for the child.
    Source: Multi-Agency Audit Guidance, section 4
    """
    for label, answer in _prose(seen):
        if is_bare_yes_no(answer.answer.value):
            yield at(answer.answer, answer.question, label=shortened(label, 120), text=answer.answer.value.strip())


@check(
    "B03", "placeholder", severity=Severity.ERROR,
    message="“{text}” does not answer “{label}”. Please answer it, or write “No information held”.",
)  # fmt: skip
def placeholder(seen: Seen) -> Iterator[Hit]:
    """Something stands in an answer that answers nothing, such as n/a, tbc, “as above” or a dash.

    Why: each answer is read beside the other agencies' answers to the same question, without the rest of the form.
    Put right: answer in words; where your agency holds nothing on the question, write “No information held”.
    Source: Multi-Agency Audit Guidance, section 4
    """
    for label, answer in _prose(seen):
        text = answer.answer.value
        if is_placeholder(text) and not is_bare_yes_no(text):
            yield at(answer.answer, answer.question, label=shortened(label, 120), text=shortened(text.strip(), 60))


def _describes_events(answer: Answer) -> bool:
    return not is_bare_yes_no(answer.answer.value) and not is_placeholder(answer.answer.value)


@check(
    "D01", "undated", severity=Severity.ERROR,
    message="The answer to “{label}” gives no date. Please add the date of each event, as dd/mm/yyyy.",
)  # fmt: skip
def undated(seen: Seen) -> Iterator[Hit]:
    """An answer describes events, and no date stands in it or beside it.

    Why: without dates the agencies' accounts of one child cannot be set side by side.
    Put right: add the date of each event, as dd/mm/yyyy, in the answer or in the column beside it.
    Source: Multi-Agency Audit Guidance, section 4
    """
    for question, answer in seen.answered:
        if question.date_rule and _describes_events(answer) and not seen.dates[answer.question]:
            place = answer.dates or answer.answer
            yield at(place, answer.question, label=shortened(question.label, 120))


@check(
    "D02", "vague-date-only", severity=Severity.ADVICE,
    message="The only dates in the answer to “{label}” are vague: {dates}.",
)  # fmt: skip
def vague_date_only(seen: Seen) -> Iterator[Hit]:
    """The only dates in an answer are vague, such as “last year” or “in the spring”.

    Why: a vague date cannot be set beside the other agencies' dates.
    Put right: give the day, as dd/mm/yyyy, or at least the month and year.
    Source: Multi-Agency Audit Guidance, section 4
    """
    for question, answer in seen.answered:
        found = seen.dates[answer.question]
        kinds = {mention.kind for _, mention in found}
        if question.date_rule and kinds == {DateKind.VAGUE}:
            words = ", ".join(dict.fromkeys(f"“{mention.text}”" for _, mention in found))
            yield at(found[0][0], answer.question, label=shortened(question.label, 120), dates=words)


@check(
    "D03", "impossible-date", severity=Severity.ERROR,
    message="“{text}” is not a date in the calendar. Please check it and write it as dd/mm/yyyy.",
)  # fmt: skip
def impossible_date(seen: Seen) -> Iterator[Hit]:
    """A date cannot be: 31 February, or a thirteenth month, as when day and month are exchanged.

    Why: an event on a day that never was cannot be placed in the chronology, and guessing would invent a date.
    Put right: check the date in the record and write it as dd/mm/yyyy, the day first.
    Source: Multi-Agency Audit Guidance, section 4
    """
    cells: list[tuple[str, Input]] = [
        (answer.question, cell)
        for _, answer in seen.asked
        for cell in (answer.answer, answer.evidence, answer.dates)
        if cell is not None
    ]
    cells += [("", row["date"]) for row in seen.returned.rows("chronology") if "date" in row]
    cells += [
        ("", cell) for name, cell in seen.returned.inputs.items() if name.startswith("details.") and cell.kind == "date"
    ]
    for question, cell in cells:
        for mention in seen.dates_in(cell.value) if not cell.blank else ():
            if mention.kind in _WRONG:
                yield at(cell, question, text=mention.text)


@check(
    "E01", "unsourced", severity=Severity.ADVICE,
    message="The answer to “{label}” does not say which record it comes from.",
)  # fmt: skip
def unsourced(seen: Seen) -> Iterator[Hit]:
    """An answer does not say which record it comes from.

    Why: a statement that names its record can be checked on the challenge day, and weighs more in the report.
    Put right: name the record in the evidence column, such as the case file, a conference report or a system.
    Source: Multi-Agency Audit Guidance, section 4
    """
    words = tuple(source.casefold() for source in seen.sources)
    for question, answer in seen.answered:
        if not question.evidence_rule or answer.evidence is None or not _describes_events(answer):
            continue
        named = any(word in answer.answer.value.casefold() for word in words)
        if (answer.evidence.blank or is_placeholder(answer.evidence.value)) and not named:
            yield at(answer.evidence, answer.question, label=shortened(question.label, 120))


@check(
    "G01", "missing-grade", severity=Severity.ERROR,
    message="{what} has no grade{found}. Please choose one from the list.",
)  # fmt: skip
def missing_grade(seen: Seen) -> Iterator[Hit]:
    """A section, or the audit as a whole, has no grade from the list.

    Why: the board sees every agency's own judgement beside the judgement of the challenge day.
    Put right: choose a grade from the list; “Insufficient information” is one of them.
    Source: Local
    """
    labels = {label.casefold() for label in seen.tool.scale.labels}
    if not labels:
        return
    for section in seen.tool.sections:
        cell = seen.returned.inputs.get(f"section.{section.name}.grade")
        asked = [answer for question, answer in seen.asked if question.section == section.name]
        if cell is None or not asked or all(says_nothing_held(answer.answer.value) for answer in asked):
            continue
        if cell.value.strip().casefold() not in labels:
            yield at(cell, what=f"The section “{section.label}”", found=_instead(cell))
    overall = seen.returned.inputs.get("overall.grade")
    all_nothing = bool(seen.asked) and not seen.answered and all(not a.answer.blank for _, a in seen.asked)
    if overall is not None and not all_nothing and overall.value.strip().casefold() not in labels:
        yield at(overall, what="The audit as a whole", found=_instead(overall))


def _instead(cell: Input) -> str:
    return "" if cell.blank else f" that the list holds (it says “{shortened(cell.value, 40)}”)"
