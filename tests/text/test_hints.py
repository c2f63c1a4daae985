"""The quick tests that rule patterns out: they never rule out what a pattern would find."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nelaudit.accounts.event_kinds import KINDS, Kind, kinds_at
from nelaudit.challenge.readings.untold import TOPIC_HINTS, TOPICS
from nelaudit.text.hints import in_order


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.key)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_kinds_pattern_matches_holds_one_of_its_hints(kind: Kind, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(kind.pattern, re.ASCII)))
    assert any(hint in text for hint in kind.hint.split("|"))


@pytest.mark.parametrize("topic", TOPICS)
@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_whatever_a_topics_pattern_matches_hints_at_it(topic: str, data: st.DataObject) -> None:
    text = data.draw(st.from_regex(re.compile(TOPICS[topic].pattern, re.ASCII)))
    assert topic in TOPIC_HINTS.of(text)


@given(words=st.lists(st.sampled_from([*"abc", "ab", "bc", "abc", " "])))
def test_matches_of_several_patterns_are_those_of_one_with_these_alternatives(words: list[str]) -> None:
    text = "".join(words)
    patterns = {"first": r"ab|c", "second": r"\ba", "third": r"b?c+", "fourth": r"(?<=a)b"}
    joint = re.compile("|".join(f"(?P<{key}>{pattern})" for key, pattern in patterns.items()))
    apart = {key: re.compile(pattern) for key, pattern in patterns.items()}
    assert [(key, match.span()) for key, match in in_order(text, apart)] == [
        (match.lastgroup, match.span()) for match in joint.finditer(text)
    ]


def test_kinds_are_found_in_the_order_of_the_text() -> None:
    text = "referred to the strategy discussion; then the review conference, and a&e"
    assert [text[start:end] for _, start, end in kinds_at(text)] == [
        "referred", "strategy discussion", "review conference", "a&e",
    ]  # fmt: skip
