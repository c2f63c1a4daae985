"""What changed between two editions of a tool, a line a change, in words."""

from collections.abc import Iterator

from nelaudit.model.tools import Question, Tool
from nelaudit.model.wording import shortened

_ASPECTS = (
    ("section", "section"),
    ("label", "question"),
    ("hint", "hint"),
    ("type", "type"),
    ("choices", "choices"),
    ("required", "required"),
    ("relevant", "asked only when"),
    ("date_rule", "date rule"),
    ("evidence_rule", "evidence rule"),
    ("theme", "theme"),
    ("purposes", "purposes"),
    ("functions", "functions"),
)


def changes(old: Tool, new: Tool) -> Iterator[str]:
    """A line for each question added, taken out, moved or changed, and for sections and scale; none if the same."""
    before = {question.name: question for question in old.questions}
    after = {question.name: question for question in new.questions}
    yield from (f"added    {name}: {shortened(one.label, 100)}" for name, one in after.items() if name not in before)
    yield from (f"removed  {name}: {shortened(one.label, 100)}" for name, one in before.items() if name not in after)
    for name, question in after.items():
        if name in before:
            yield from _question(before[name], question)
    if [name for name in before if name in after] != [name for name in after if name in before]:
        yield "moved    the questions stand in another order"
    grades = [{section.name: section.graded for section in tool.sections} for tool in (old, new)]
    for section in new.sections:
        if section.name in grades[0] and grades[0][section.name] is not section.graded:
            yield f"changed  section {section.name}: {'now graded' if section.graded else 'no longer graded'}"
    if old.scale != new.scale:
        yield f"changed  grade scale: {', '.join(old.scale.labels) or 'none'} → {', '.join(new.scale.labels) or 'none'}"


def _question(old: Question, new: Question) -> Iterator[str]:
    for field, words in _ASPECTS:
        was, now = getattr(old, field), getattr(new, field)
        if was != now:
            yield f"changed  {new.name}, {words}: {_shown(was)} → {_shown(now)}"


def _shown(value: object) -> str:
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        return ", ".join(str(getattr(one, "choice", one)) for one in value) or "none"
    return f"“{shortened(str(value), 80)}”"
