import pkgutil
import re
from collections.abc import Iterator
from importlib import import_module

import pytest

import nelaudit
from nelaudit.model import late as module
from nelaudit.model.late import late

ROOMS = ("checks", "model", "privacy", "text")


def late_patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    for found in pkgutil.walk_packages(nelaudit.__path__, "nelaudit."):
        if found.name.split(".")[1] in ROOMS:
            for name, value in vars(import_module(found.name)).items():
                if isinstance(value, module._Late):  # noqa: SLF001 - nothing else tells one from a pattern
                    yield f"{found.name}.{name}", value  # type: ignore[misc]  # it stands in a pattern's place


def test_a_late_pattern_looks_as_a_compiled_one_does() -> None:
    words = late(r"(?P<one>c)oncern|risk", re.IGNORECASE)
    found = words.search("A Concern")
    assert found is not None
    assert found["one"] == "C"
    assert words.sub("-", "risk, concern") == "-, -"
    assert words.match("no risk") is None
    assert words.match("no risk", 3) is not None
    assert (words.pattern, words.flags) == (r"(?P<one>c)oncern|risk", re.compile("", re.IGNORECASE).flags)


def test_a_late_pattern_is_compiled_once_and_only_when_it_is_asked(monkeypatch: pytest.MonkeyPatch) -> None:
    made: list[str] = []
    compiled = re.compile

    def compile_(words: str, flags: int = 0) -> re.Pattern[str]:
        made.append(words)
        return compiled(words, flags)

    monkeypatch.setattr(re, "compile", compile_)
    words = late("concern")
    assert made == []
    assert words.search("concern")
    assert words.fullmatch("concern")
    assert words.search("concern")
    assert made == ["concern"]


def test_every_late_pattern_can_be_compiled() -> None:
    found = dict(late_patterns())
    assert len(found) > 50
    for name, pattern in found.items():
        assert re.compile(pattern.pattern), name
