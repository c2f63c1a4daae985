"""Returns → mentions: the themes that each answer shows, where, and whether the words may be quoted."""

from collections.abc import Iterator

from nelaudit.model.codebook import Codebook, ThemeMatch
from nelaudit.model.returns import Answer, Input, Return
from nelaudit.model.themes import Mention
from nelaudit.model.tools import QuestionType, Tool
from nelaudit.privacy import Withholding
from nelaudit.text.passages import marked_passages
from nelaudit.themes.finding import find_themes


def mentions_in(returned: Return, tool: Tool, codebook: Codebook, private: Withholding) -> Iterator[Mention]:
    """The mentions in one return's written answers, in form order.

    An answer tells of the subject child unless a passage is marked as about somebody else; of an evidence box only such
    marked passages are read, for the rest of it names sources.
    """
    themes = {question.name: question.theme for question in tool.questions}
    for answer, quotable in written_answers(returned, tool, private):
        cells = [(answer.answer, False)]
        if answer.evidence is not None and not answer.evidence.blank:
            cells.append((answer.evidence, True))
        asked = themes[answer.question]
        for cell, marked_only in cells:
            found = _found(cell.value, codebook, asked, marked_only=marked_only)
            for match, about in found:
                yield _mention(returned, answer.question, cell, match, about, quotable=quotable)


def written_answers(returned: Return, tool: Tool, private: Withholding) -> Iterator[tuple[Answer, bool]]:
    """The answers in words, in form order, and whether the agency lets each be quoted."""
    texts = {question.name for question in tool.questions if question.type is QuestionType.TEXT}
    for answer in returned.answers:
        if answer.question in texts and not answer.answer.blank:
            yield answer, not private.answer(answer.question)


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
        withheld=not quotable,
        about=about,
    )
