"""What stands beside the form's own words: of words that were printed nothing is quoted, however many of them there are."""

import pytest

from nelaudit.intake.added_words import beyond_printed
from nelaudit.model.forms import mark_of

PRINTED = frozenset(
    map(
        mark_of,
        (
            "Case worker",
            "Case worker and manager",
            "Records seen",
            "Which records were seen",
            "Who saw the child?",
        ),
    )
)

BEYOND = [
    # what it shows | the text | what of it was not printed
    ("nothing printed", "Dad moved back in", "Dad moved back in"),
    ("printed words first", "Case worker Dad moved back in", "Dad moved back in"),
    ("two printed texts begin alike", "Case worker and manager Dad moved back in", "Dad moved back in"),
    ("printed words last", "Dad moved back in Records seen", "Dad moved back in"),
    ("two printed texts end alike", "None held. Which records seen", "None held. Which"),
    ("the longer printed text last", "None are held Which records were seen", "None are held"),
    ("a printed sentence among others", "Dad moved back in. Who saw the child? Nobody.", "Dad moved back in. Nobody."),
    ("printed words in the middle", "Ask the Case worker about dad", "Ask the Case worker about dad"),
    ("all of it printed", "Case worker", "Case worker"),
]


@pytest.mark.parametrize(("way", "text", "expected"), BEYOND, ids=[row[0] for row in BEYOND])
def test_printed_words_at_either_end_are_left_out_of_what_is_quoted(way: str, text: str, expected: str) -> None:
    del way
    assert beyond_printed(text, PRINTED) == expected
