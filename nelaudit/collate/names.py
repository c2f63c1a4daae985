"""Keeps the names of children and carers out of everything but the form's subject block.

A case is its reference. Where an auditor wrote a name that the register knows, quotations show square brackets
instead; a name that is a word too (Grace, Hope) is only taken where it stands with a capital.
"""

import re
from collections.abc import Iterable
from functools import cache

from nelaudit.model.definitions import Case

_WORD = re.compile(r"[^\W\d_][\w'’-]+")
_NOT_NAMES = frozenset(
    {
        *("Mother", "Father", "Mum", "Dad", "Grandmother", "Grandfather", "Aunt", "Uncle", "Foster", "Carer", "Carers"),
        *("Step", "Ms", "Mr", "Mrs", "Miss", "Mx", "Dr", "And", "The", "Known", "Also", "None"),
    }
)


def names_of(cases: Iterable[Case]) -> tuple[str, ...]:
    """Every name and personal number in the cases' subject blocks, longest first."""
    found: set[str] = set()
    for case in cases:
        subject = case.subject
        for words in (subject.name, subject.other_names, subject.carers):
            for word in _WORD.findall(words):
                if word[:1].isupper() and word not in _NOT_NAMES:
                    found.add(word)
        found |= {number for number in (subject.nhs_number, subject.upn) if number}
    return tuple(sorted(found, key=lambda name: (-len(name), name)))


def without_names(text: str, names: tuple[str, ...]) -> str:
    """The text with each name replaced by `[name removed]`."""
    if not names:
        return text
    pattern = _pattern(names)
    replaced = pattern.sub("[name removed]", text)
    return re.sub(r"\[name removed\](?:[ -]\[name removed\])+", "[name removed]", replaced)


@cache
def _pattern(names: tuple[str, ...]) -> re.Pattern[str]:
    return re.compile(r"(?<!\w)(?:" + "|".join(re.escape(name) for name in names) + r")(?!\w)")
