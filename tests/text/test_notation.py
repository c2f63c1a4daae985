"""The plain notation of the vocabulary: what a row finds and what it passes over."""

import re

import pytest

from nelaudit.model.vocabulary import Naming
from nelaudit.text.notation import alternatives, any_of, hints_of, pattern_of, plain
from nelaudit.text.wordings import PatternError


def finds(naming: Naming, text: str) -> list[str]:
    return [match[0] for match in re.finditer(rf"\b(?:{pattern_of(naming)})", text)]


@pytest.mark.parametrize(
    ("words", "text", "found"),
    [
        ("school nurs*", "school nurses and a school nurse; schooling", ["school nurses", "school nurse"]),
        ("*school", "preschool, school, schools", ["preschool", "school"]),
        ("* general", "royal general, in general", ["royal general"]),
        ("conference[s]", "conference conferences conferencing", ["conference", "conferences"]),
        ("police [officer|officers]", "police officers, police", ["police officers", "police"]),
        ("[deputy] head", "deputy head, head, deputy", ["deputy head", "head"]),
        ("review [cp] [case] conference", "review cp case conference, review conference", ["review cp case conference", "review conference"]),
        ("nrm [form] [was sent|sent]", "nrm form was sent; nrm", ["nrm form was sent", "nrm"]),
        ("[pre-]discharge meeting", "pre-discharge meeting, discharge meeting", ["pre-discharge meeting", "discharge meeting"]),
        ("(teeth|tooth) ... under general", "tooth came out under general; teeth. under general", ["tooth came out under general"]),
        ("mov* back", "moved back, moving back, moves his back", ["moved back", "moving back"]),
        ("a & e", "a & e", ["a & e"]),
        ("w.", "sw w. hv", ["w."]),
    ],
)  # fmt: skip
def test_a_wording_finds_whole_words(words: str, text: str, found: list[str]) -> None:
    assert finds(Naming(words=words), text) == found


@pytest.mark.parametrize(
    ("naming", "yes", "no"),
    [
        (Naming(words="paediatrics", only_after=("from",)), "seen from paediatrics", "paediatrics wrote"),
        (Naming(words="medical", only_after=("the", "'s", "START")), "ann's medical", "a medical"),
        (Naming(words="medical", only_after=("the", "'s", "START")), "medical held", "on medical grounds"),
        (Naming(words="conference", not_after=("group",)), "case conference", "group conference"),
        (Naming(words="mo", not_after=("NUMBER",)), "with mo", "aged 14 mo"),
        (Naming(words="duty", only_before=("NUMBER", "about*")), "duty 3 may", "duty team"),
        (Naming(words="strategy", only_before=(":", "END", "on NUMBER")), "strategy on 3 may", "strategy on housing"),
        (Naming(words="strategy", only_before=(":", "END")), "a strategy", "a strategy for housing"),
        (Naming(words="arrest for ...", only_before=("(",)), "arrest for theft (see log)", "arrest for theft"),
        (Naming(words="debrief", only_before=("SPACE",)), "debrief by police", "debrief."),
        (Naming(words="school", not_before=("nurs*",)), "school wrote", "school nurse"),
        (Naming(words="school", not_before=("nurs*",)), "school's head", "school's nurse"),
        (Naming(words="ref", not_before=("NUMBER", ": NUMBER")), "ref made", "ref: cp/114"),
        (Naming(words="medical", only_before=("on", ", on")), "medical, on 3 may", "medical one"),
    ],
)
def test_what_stands_beside_decides(naming: Naming, yes: str, no: str) -> None:
    assert finds(naming, yes)
    assert not finds(naming, no)


@pytest.mark.parametrize(
    ("naming", "hints"),
    [
        (Naming(words="conference[s]"), {"conference"}),
        (Naming(words="(teeth|tooth) * out"), {"teeth ", "tooth "}),
        (Naming(words="ed", only_before=(":",)), {"ed:", "ed :"}),
        (Naming(words="[initial] (icpc|cpc)"), {"cpc"}),
    ],
)
def test_the_hints_are_what_every_find_holds(naming: Naming, hints: set[str]) -> None:
    assert hints_of(naming) == hints


@pytest.mark.parametrize(
    ("naming", "words"),
    [
        (Naming(words="(this|that"), "not closed"),
        (Naming(words="(this|[that])"), "stands in another"),
        (Naming(words="(a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h) (a|b|c|d|e|f|g|h)"), "over 400"),
        (Naming(words="seen", only_after=("mother*",)), "any length"),
        (Naming(words="seen", only_before=("(by",)), "not closed"),
        (Naming(words="  "), "nothing to look for"),
    ],
)
def test_what_cannot_be_read_is_said(naming: Naming, words: str) -> None:
    with pytest.raises(PatternError, match=re.escape(words)):
        pattern_of(naming)


@pytest.mark.parametrize("words", ["*", "... a"])
def test_a_wording_needs_a_word_of_its_own(words: str) -> None:
    with pytest.raises(PatternError, match="no word of its own"):
        hints_of(Naming(words=words))


def test_a_cell_is_cut_outside_brackets_and_read_without_capitals() -> None:
    assert alternatives("Rang | (told|asked) us | , ON | ( | NUMBER | ") == (
        "rang",
        "(told|asked) us",
        ", on",
        "(",
        "NUMBER",
    )
    assert alternatives("") == ()
    assert plain(" The  Child’s … MARAC ") == "the child's ... marac"


def test_any_of_several_whole_words() -> None:
    assert any_of(("burn*", "cut[s]")).findall("burnt, cuts and cutting") == ["burnt", "cuts"]
    assert any_of(()).search("anything") is None
