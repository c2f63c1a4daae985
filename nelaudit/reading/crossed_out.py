"""Words that are crossed out where no cell holds them, in text boxes and comments: said as such, so that nobody takes them for live."""

from collections.abc import Sequence
from itertools import groupby
from xml.etree.ElementTree import Element

from nelaudit.reading.display import Run
from nelaudit.reading.parts import local

_FALSE = frozenset({"0", "false", "off"})
_LINES = frozenset({"sngStrike", "dblStrike"})


def is_struck(looks: Element) -> bool:
    """Whether a font, or the looks of a piece of text, is struck out."""
    return any(local(one) == "strike" and one.get("val", "1").casefold() not in _FALSE for one in looks)


def struck_texts(text: Element) -> frozenset[Element]:
    """Those texts (`t`) of a comment's or a drawing's runs that are struck out."""
    return frozenset(
        said
        for run in text.iter()
        for looks in run
        if local(looks) == "rPr" and (looks.get("strike") in _LINES or is_struck(looks))
        for said in run
        if local(said) == "t"
    )


def said_in_full(runs: Sequence[Run]) -> str:
    """The text of some pieces, with a word before what is crossed out."""
    found = ""
    for gone, pieces in groupby(runs, key=lambda run: bool(run.struck)):
        text = "".join(run.text for run in pieces)
        inner = text.strip()
        found += text.replace(inner, f"[crossed out: {inner}]", 1) if gone and inner else text
    return found
