"""Returns → mentions: the themes that each answer shows, where, and whether the words may be quoted."""

import re
from collections.abc import Iterator

from nelaudit.collate.about import marked_passages
from nelaudit.collate.themes import find_themes
from nelaudit.model.codebook import Codebook, ThemeMatch
from nelaudit.model.pictures import Mention
from nelaudit.model.returns import Answer, Input, Return
from nelaudit.model.tools import QuestionType, Tool

_NAMED = re.compile(
    r"\b(?:questions?|answers?|qs?|nos?)\b\.?\s*((?:\d{1,2}|,|&|/|-|–|\s|\band\b|\bto\b|\bq(?=\s?\d)){1,60})|\bq(\d{1,2})\b",
    re.IGNORECASE,
)
_RANGE = re.compile(r"(\d{1,2})\s*(?:-|–|to)\s*(\d{1,2})|(\d{1,2})", re.IGNORECASE)
_OTHER_SHEETS = re.compile(r"propos|action|practice|everything|anything|nothing|whole|all\b", re.IGNORECASE)
_NOTHING = frozenset({"", "no", "none", "n/a", "na", "nil", "nothing", "not applicable", "-"})


def mentions_in(returned: Return, tool: Tool, codebook: Codebook) -> Iterator[Mention]:
    """The mentions in one return's written answers, in form order.

    An answer tells of the subject child unless a passage is marked as about somebody else; of an evidence box only such
    marked passages are read, for the rest of it names sources.
    """
    themes = {question.name: question.theme for question in tool.questions}
    for answer, quotable in written_answers(returned, tool):
        cells = [(answer.answer, False)]
        if answer.evidence is not None and not answer.evidence.blank:
            cells.append((answer.evidence, True))
        asked = themes[answer.question]
        for cell, marked_only in cells:
            found = _found(cell.value, codebook, asked, marked_only=marked_only)
            for match, about in found:
                yield _mention(returned, answer.question, cell, match, about, quotable=quotable)


def written_answers(returned: Return, tool: Tool) -> Iterator[tuple[Answer, bool]]:
    """The answers in words, in form order, and whether the agency lets each be quoted."""
    numbers = {question.name: number for number, question in enumerate(tool.questions, start=1)}
    texts = {question.name for question in tool.questions if question.type is QuestionType.TEXT}
    private = withheld(returned, len(numbers))
    for answer in returned.answers:
        if answer.question in texts and not answer.answer.blank:
            yield answer, numbers[answer.question] not in private


def _found(text: str, codebook: Codebook, asked: str, *, marked_only: bool) -> Iterator[tuple[ThemeMatch, str]]:
    """The themes of a cell, each with the words that say whom it is about where that is not the subject."""
    marked = marked_passages(text)
    if marked_only and not marked:
        return
    for match in find_themes(text, codebook, asked=asked):
        about = next((one.about for one in marked if one.start < match.end and match.start < one.end), "")
        if about or not marked_only:
            yield match, about


def _mention(returned: Return, question: str, cell: Input, match: ThemeMatch, about: str, *, quotable: bool) -> Mention:
    return Mention(
        theme=match.theme,
        polarity=match.polarity,
        identity=returned.identity,
        question=question,
        sentence=" ".join(cell.value[match.start : match.end].split()),
        phrase=match.phrase,
        cue=match.cue,
        cell=cell,
        file=returned.received.file,
        quotable=quotable,
        about=about,
    )


def withheld(returned: Return, questions: int) -> frozenset[int]:
    """The numbers of the questions that the agency asked not to share; all of them where it names none."""
    text = returned.value("details.not_to_share")
    if text.casefold().strip(" .") in _NOTHING:
        return frozenset()
    named: set[int] = set()
    for match in _NAMED.finditer(text):
        for first, last, single in _RANGE.findall(match[1] or match[2]):
            named |= {int(single)} if single else set(range(int(first), int(last) + 1))
    every = frozenset(range(1, questions + 1))
    return frozenset(named & every) or every


def shares_proposals(returned: Return, questions: int) -> bool:
    """Whether the proposals may be shown: not where the agency withholds them, or withholds without saying what."""
    text = returned.value("details.not_to_share")
    if text.casefold().strip(" .") in _NOTHING:
        return True
    return len(withheld(returned, questions)) < questions and not _OTHER_SHEETS.search(text)
