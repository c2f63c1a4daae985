"""The way back from a text as it is compared to the text as it was written."""

import pytest

from nelaudit.model.folding import fold


@pytest.mark.parametrize(
    ("text", "low", "written"),
    [
        ("Ask Zoe\u0308 again", "zoe", "Zoe\u0308"),  # the dots are a sign of their own, and go with the letter
        ("Ask Zoe\u200b again", "zoe", "Zoe\u200b"),  # nobody sees it
        ("Ask Zoe\u0308\u200b", "zoe", "Zoe\u0308\u200b"),
        ("Ask Zo\u00eb again", "zoe", "Zo\u00eb"),
        ("Ask Zoe again", "zoe", "Zoe"),
    ],
)
def test_what_nobody_sees_after_a_word_is_taken_out_with_it(text: str, low: str, written: str) -> None:
    found = fold(text)
    at = found.low.index(low)
    assert found.written(at, at + len(low)) == written
