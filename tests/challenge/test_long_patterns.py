"""A long pattern carries an example below it, which it finds: else nobody can tell what it is for."""

import ast
import importlib
import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parents[2] / "nelaudit"
ROOMS = ("accounts", "challenge", "text")
LONG = 200
_EXAMPLE = re.compile(r'"([^"]+)"')


def long_patterns() -> Iterator[tuple[re.Pattern[str], str, str]]:
    """Each long pattern with its name, its module before it, and the words that stand below it there."""
    for room in ROOMS:
        for file in sorted((PACKAGE / room).rglob("*.py")):
            if "dates" in file.parts:
                continue  # that grammar is built up of parts, each held by tests of its own
            module = ".".join(file.relative_to(PACKAGE.parent).with_suffix("").parts)
            values = vars(importlib.import_module(module))
            for one, following in pairwise([*ast.parse(file.read_text("utf-8")).body, ast.Pass()]):
                if isinstance(one, ast.Assign) and isinstance(one.targets[0], ast.Name):
                    value = values[one.targets[0].id]
                    if isinstance(value, re.Pattern) and len(value.pattern) > LONG:
                        yield value, f"{module}.{one.targets[0].id}", said(following)


def said(statement: ast.stmt) -> str:
    """The words of a statement that is words alone."""
    if isinstance(statement, ast.Expr) and isinstance(statement.value, ast.Constant):
        return str(statement.value.value)
    return ""


@pytest.mark.parametrize(
    ("pattern", "below"), [pytest.param(pattern, below, id=name) for pattern, name, below in long_patterns()]
)
def test_a_long_pattern_finds_the_example_below_it(pattern: re.Pattern[str], below: str) -> None:
    assert any(pattern.search(example) for example in _EXAMPLE.findall(below)), below
