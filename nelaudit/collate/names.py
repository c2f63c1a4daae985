"""Keeps what identifies children and carers out of everything but the form's subject block.

A case is its reference. Where an auditor wrote a name, number or address that the register knows, documents show square
brackets instead. A name that is a word too (Grace, Hope) is only taken where it stands with a capital.
"""

import re
from collections.abc import Iterable
from functools import cache

from nelaudit.model.definitions import Case

REMOVED = "[name removed]"
_WORD = re.compile(r"[^\W\d_][\w'’-]*")
_SHORTEST = 2
_NOT_NAMES = frozenset(
    [
        "mother",
        "father",
        "mum",
        "dad",
        "grandmother",
        "grandfather",
        "nan",
        "gran",
        "aunt",
        "uncle",
        "foster",
        "carer",
        "carers",
        "parent",
        "parents",
        "step",
        "partner",
        "ms",
        "mr",
        "mrs",
        "miss",
        "mx",
        "dr",
        "and",
        "the",
        "of",
        "known",
        "also",
        "none",
        "sister",
        "brother",
        "half",
        "lives",
        "with",
    ]
)
_WORDS_TOO = frozenset(
    [
        "grace",
        "hope",
        "faith",
        "joy",
        "rose",
        "lily",
        "daisy",
        "ivy",
        "holly",
        "poppy",
        "iris",
        "violet",
        "ruby",
        "amber",
        "pearl",
        "jade",
        "summer",
        "autumn",
        "april",
        "may",
        "june",
        "august",
        "dawn",
        "eve",
        "star",
        "sky",
        "river",
        "angel",
        "charity",
        "patience",
        "will",
        "mark",
        "frank",
        "jack",
        "bill",
        "rob",
        "drew",
        "pat",
        "rich",
        "dean",
        "miles",
        "max",
        "art",
        "grant",
        "chance",
        "heath",
        "reed",
        "guy",
        "hunter",
        "mason",
        "cooper",
        "baker",
        "young",
        "old",
        "brown",
        "white",
        "black",
        "green",
        "gray",
        "grey",
        "long",
        "short",
        "small",
        "little",
        "poor",
        "day",
        "field",
        "wood",
        "hill",
        "stone",
        "park",
        "lane",
        "mill",
        "bond",
        "bush",
        "fox",
        "wolf",
        "bird",
        "king",
        "price",
        "rice",
        "wells",
        "banks",
        "brook",
        "rivers",
        "cross",
        "church",
        "house",
        "bell",
        "ball",
        "pool",
        "pope",
        "savage",
        "sharp",
        "smart",
        "strong",
        "swift",
        "wise",
        "good",
        "love",
        "case",
        "home",
        "west",
        "north",
        "east",
        "south",
        "marsh",
        "moor",
        "ford",
        "fields",
        "woods",
        "hall",
        "knight",
        "page",
        "ward",
        "read",
        "dale",
        "cliff",
        "lake",
        "bridge",
        "gates",
        "power",
        "major",
        "noble",
        "sage",
        "basil",
    ]
)


def names_of(cases: Iterable[Case]) -> tuple[str, ...]:
    """Every name, personal number and first line of an address in the cases' subject blocks, longest first."""
    found: set[str] = set()
    for case in cases:
        subject = case.subject
        for words in (subject.name, subject.other_names, subject.carers):
            for word in _WORD.findall(words):
                parts = {word, *word.split("-")}
                found |= {one for one in parts if one[:1].isupper() and _is_name(one)}
        lines = (line.strip() for line in re.split(r"[,\n]", subject.address))
        found |= {line for line in lines if any(sign.isdigit() for sign in line)}
        found |= {number for number in (subject.nhs_number, subject.upn) if number}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def _is_name(word: str) -> bool:
    return len(word) >= _SHORTEST and word.casefold() not in _NOT_NAMES


def without_names(text: str, names: tuple[str, ...]) -> str:
    """The text with each name, number and address replaced by `[name removed]`."""
    if not names:
        return text
    replaced = _pattern(names).sub(REMOVED, text)
    mark = re.escape(REMOVED)
    return re.sub(rf"{mark}(?:[ -]{mark})+", REMOVED, replaced)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(_one(name) for name in names) + r")(?!\w)")


def _one(name: str) -> str:
    """A name as it may be written: words in any case, words that are names too with a capital, numbers spaced at will."""
    if name.replace(" ", "").isdigit():
        return r"[ -]?".join(name.replace(" ", ""))
    if name.casefold() in _WORDS_TOO:
        return f"(?:{re.escape(name)}|{re.escape(name.upper())})"
    loose = re.escape(name).replace(r"\ ", r"\s+")
    return f"(?i:{loose})"
