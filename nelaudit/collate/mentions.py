"""Returns → mentions: the themes that each answer shows, where, and whether the words may be quoted."""

import re
from collections.abc import Iterator

from nelaudit.collate.themes import find_themes
from nelaudit.model.codebook import Codebook
from nelaudit.model.pictures import Mention
from nelaudit.model.returns import Return
from nelaudit.model.tools import QuestionType, Tool

_NUMBER = re.compile(r"\b(?:q|qs|question|questions|no|number|and|,|&|to|-)?\.?\s*(\d{1,2})\b", re.IGNORECASE)
_NOTHING = frozenset({"", "no", "none", "n/a", "na", "nil", "nothing", "not applicable", "-"})


def mentions_in(returned: Return, tool: Tool, codebook: Codebook) -> Iterator[Mention]:
    """The mentions in one return's written answers, in form order."""
    numbers = {question.name: number for number, question in enumerate(tool.questions, start=1)}
    texts = {question.name for question in tool.questions if question.type is QuestionType.TEXT}
    private = withheld(returned, len(numbers))
    for answer in returned.answers:
        if answer.question not in texts or answer.answer.blank:
            continue
        text = answer.answer.value
        for match in find_themes(text, codebook):
            yield Mention(
                theme=match.theme,
                polarity=match.polarity,
                identity=returned.identity,
                question=answer.question,
                sentence=" ".join(text[match.start : match.end].split()),
                phrase=match.phrase,
                cue=match.cue,
                cell=answer.answer,
                quotable=numbers[answer.question] not in private,
            )


def withheld(returned: Return, questions: int) -> frozenset[int]:
    """The numbers of the questions that the agency asked not to share; all of them where it names none."""
    text = returned.value("details.not_to_share")
    if text.casefold().strip(" .") in _NOTHING:
        return frozenset()
    named = {int(number) for number in _NUMBER.findall(text)} & set(range(1, questions + 1))
    return frozenset(named or range(1, questions + 1))
