"""The quick tests that rule patterns out: they never rule out what a pattern would find."""

import re

from hypothesis import given, settings
from hypothesis import strategies as st

from nelaudit.model.vocabulary import Naming
from nelaudit.text.hints import in_order
from nelaudit.text.notation import hints_of, pattern_of
from tests.vocabulary import lexicon, vocabulary

NAMINGS = [
    *(naming for event in vocabulary().events for naming in event.words),
    *(naming for matter in (*vocabulary().papers, *vocabulary().topics) for naming in matter.words),
]


@settings(max_examples=200, deadline=None)
@given(naming=st.sampled_from(NAMINGS), data=st.data())
def test_whatever_a_wording_finds_holds_one_of_its_hints(naming: Naming, data: st.DataObject) -> None:
    pattern = re.compile(pattern_of(naming), re.ASCII)
    text = data.draw(st.from_regex(pattern))
    assert any(hint in text for hint in hints_of(naming))


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
    assert [text[start:end] for _, start, end in lexicon().kinds.at(text)] == [
        "referred", "strategy discussion", "review conference", "a&e",
    ]  # fmt: skip
