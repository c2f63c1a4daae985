"""When a question is asked: the column `relevant` of the question bank, as in XLSForm."""

import re
from dataclasses import replace

from nelaudit.define.tables import Problems, Row
from nelaudit.model.tools import Condition, Question

_CONDITION = re.compile(r"^\$\{([a-z][a-z0-9_]*)\}\s*=\s*'([^']{1,100})'$")

Choices = dict[str, dict[str, str]]
"""The words of each list of choices, by their names."""


def conditions_of(row: Row, problems: Problems) -> tuple[Condition, ...]:
    """The conditions of a question as they are written: `${name} = 'choice'`, several joined by `or`."""
    text = row.text("relevant")
    if not text:
        return ()
    conditions = []
    for part in re.split(r"\s+or\s+", text):
        match = _CONDITION.match(part.strip())
        if match:
            conditions.append(Condition(name=match[1], choice=match[2]))
        else:
            problems.add(row, "relevant", f"“{part}” cannot be understood.",
                         "Write it as ${name} = 'choice', several joined by or.")  # fmt: skip
    return tuple(conditions)


def resolved_conditions(
    rows: list[Row], questions: list[tuple[Question, frozenset[str]]], choices: Choices, problems: Problems
) -> list[tuple[Question, frozenset[str]]]:
    """Conditions by the words of the drop-down, each checked against the question that it looks at."""
    lists = {row.text("name"): choices.get(row.text("type").rpartition(" ")[2], {}) for row in rows}
    resolved = []
    for row, (question, tools) in zip(rows, questions, strict=True):
        conditions = []
        for condition in question.relevant:
            names = lists.get(condition.name)
            if names is None:
                problems.add(row, "relevant", f"There is no question “{condition.name}”.", "Write a question's name.")
            elif condition.choice not in names:
                problems.add(row, "relevant", f"“{condition.name}” has no choice “{condition.choice}”.",
                             "Write the name of one of its choices.")  # fmt: skip
            else:
                conditions.append(Condition(name=condition.name, choice=names[condition.choice]))
                missing = tools - next(has for other, has in questions if other.name == condition.name)
                for tool in sorted(missing):
                    problems.add(
                        row, "relevant", f"The tool {tool} does not ask “{condition.name}”.", "Tick it there too."
                    )
        resolved.append((replace(question, relevant=tuple(conditions)), tools))
    _check_circles(rows, questions, problems)
    return resolved


def _check_circles(rows: list[Row], questions: list[tuple[Question, frozenset[str]]], problems: Problems) -> None:
    """Notes each question that is asked only after an answer which is asked for only after its own."""
    looks_at = {question.name: {one.name for one in question.relevant} for question, _ in questions}
    for row, (question, _) in zip(rows, questions, strict=True):
        reached: set[str] = set()
        ahead = set(looks_at[question.name])
        while ahead:
            name = ahead.pop()
            if name not in reached:
                reached.add(name)
                ahead |= looks_at.get(name, set())
        if question.name in reached:
            problems.add(row, "relevant", f"“{question.name}” waits for its own answer, so it is never asked.",
                         "Name another question, or leave the cell empty.")  # fmt: skip
