"""When a question is asked: the column `relevant` of the question bank, as in XLSForm."""

import re
from dataclasses import replace

from nelaudit.define.tables import Problems, Row
from nelaudit.model.tools import Condition, Question

_CONDITION = re.compile(r"^\$\{\s*([a-z][a-z0-9_]*)\s*\}\s*={1,2}\s*(['\"])(.{1,100})\2$")
_SIGNS = str.maketrans({**dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`\uff07\u02bc\u2039\u203a", "'"),
                        **dict.fromkeys("\u201c\u201d\u201e\u201f\u2033\uff02\u00ab\u00bb", '"'),
                        **dict(zip("\uff1d\ufe66\uff04\uff5b\uff5d", "==${}", strict=True))})  # fmt: skip
"""Kinds of quote that Excel and Word set by themselves where a straight one was typed, and wide signs of eastern keyboards."""

_OR = re.compile(r"\s+or\s+", re.IGNORECASE)
_MADE_TEXT = re.compile(r"^'(?=\$)")
"""The mark by which people tell Excel that a cell holds text, where it was pasted as a sign of its own."""

_TWICE = re.compile(r"''|\"\"")

Choices = dict[str, dict[str, str]]
"""The words of each list of choices, by their names."""


def conditions_of(row: Row, problems: Problems) -> tuple[Condition, ...]:
    """The conditions of a question as they are written: `${name} = 'choice'`, several joined by `or`; any kind of quotes."""
    text = row.text("relevant")
    if not text:
        return ()
    conditions = []
    for part in _OR.split(text):
        plain = _straight(part.strip())
        match = _CONDITION.match(plain)
        if match and match[2] not in match[3]:
            conditions.append(Condition(name=match[1], choice=match[3].strip()))
        elif match and match[2] == "'" and "=" not in match[3]:
            conditions.append(Condition(name=match[1], choice=match[3].strip()))  # an apostrophe in it
        else:
            quoted = "; its curly quotes may be why" if plain != part.strip() else ""
            problems.add(row, "relevant", f"“{part}” cannot be understood{quoted}.",
                         "Write it as ${name} = 'choice', with straight quotes; several joined by or.")  # fmt: skip
    return tuple(conditions)


def _straight(text: str) -> str:
    """A text with straight quotes and common signs; a pair of single ones that stands for a double one is one."""
    return _TWICE.sub('"', _MADE_TEXT.sub("", text.translate(_SIGNS)))


def resolved_conditions(
    rows: list[Row], questions: list[tuple[Question, frozenset[str]]], choices: Choices, problems: Problems
) -> list[tuple[Question, frozenset[str]]]:
    """Conditions by the words of the drop-down, each checked against the question that it looks at."""
    lists = {row.text("name"): choices.get(row.text("type").rpartition(" ")[2], {}) for row in rows}
    resolved = []
    for row, (question, tools) in zip(rows, questions, strict=True):
        conditions = []
        for condition in question.relevant:
            names = {_straight(name): label for name, label in lists.get(condition.name, {}).items()}
            if condition.name not in lists:
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
