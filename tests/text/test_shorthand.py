"""Auditors' shorthand is written out before texts are compared; places in the text follow it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.vocabulary import lexicon


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("sw1 w. hv at init. conf.", "social worker with hv at initial conference"),
        ("core gp mtg, gp report read", "core group meeting, gp report read"),
        ("ref'd to camhs, ref. made 3/5/16", "referred to camhs, referral made 3/5/16"),
        ("ref no 12 and ref: cp/114", "ref no 12 and ref: cp/114"),
        ("ht 134 cm; ht attended", "ht 134 cm; head teacher attended"),
        ("mum wasn't told, can't say why", "mother was not told, cannot say why"),
        ("nothing to write out here", "nothing to write out here"),
    ],
)
def test_shorthand_is_written_out(said: str, meant: str) -> None:
    assert lexicon().shorthand.written_out(said).words == meant


@given(st.lists(st.sampled_from(["sw", "mtg", "conf.", "w.", "mum", "then", "wasn't", "3/5/16"]), max_size=12))
def test_a_place_after_shorthand_is_found_again(words: list[str]) -> None:
    low = " ".join([*words, "2/2/16"])
    spelt = lexicon().shorthand.written_out(low)
    at = spelt.place(low.rindex("2/2/16"))
    assert spelt.words[at:] == "2/2/16"
