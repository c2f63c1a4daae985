"""What a typed choice means: the one place where the text of a cell is read against the list of its drop-down.

Pasting takes a drop-down away, and what then stands in the cell is seldom the list's own spelling. What cannot change the
meaning is forgiven: letter case, white space and unseen signs of every kind, kinds of dash and quotation mark, and the
punctuation behind or around the words. A question mark is a doubt and is not forgiven. After that exactly one choice is
meant, or none is: nothing is guessed, and what is off the list is for the checks to ask about.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

_DASHES, _QUOTES = "\u2212\u2043", '"`\u00b4\u02b9\u02bb\u02bc\u02bd\u02ca\u02cb\u2032\u2033\uff07\uff02\u201a\u201e'
"""Signs used as dashes and as quotation marks that Unicode counts as something else."""

_UNSEEN = "\u034f\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0\ufe0e\ufe0f"
"""Signs that show nothing and that Unicode does not count as format signs."""

_PLAIN = {
    **dict.fromkeys(map(ord, _DASHES), "-"),
    **dict.fromkeys(map(ord, _QUOTES), "'"),
    **dict.fromkeys(map(ord, _UNSEEN), ""),
}
_BY_CATEGORY = {"Pd": "-", "Pi": "'", "Pf": "'", "Cf": "", "Cc": ""}
_AROUND, _BEHIND = " '", " '.,;:!\u3002\u3001"
_CACHED = 16384


def plain_words(text: str) -> str:
    """A text without what cannot be seen or only decorates it: small letters, single spaces, plain dashes and quotes."""
    folded = unicodedata.normalize("NFKC", text.translate(_PLAIN))
    seen = "".join(sign if sign.isalnum() or sign == " " else _seen(sign) for sign in folded)
    return " ".join(seen.translate(_PLAIN).casefold().split())


def _seen(sign: str) -> str:
    """A sign as it is compared: white space of any kind as a space, and nothing for what shows nothing."""
    return " " if sign.isspace() else _BY_CATEGORY.get(unicodedata.category(sign), sign)


def _bare(text: str) -> str:
    """The plain words without quotes around them, punctuation behind them, and any space."""
    return plain_words(text).lstrip(_AROUND).rstrip(_BEHIND).replace(" ", "")


_WAYS: tuple[Callable[[str], str], ...] = (str.strip, plain_words, _bare)
"""How a text and a choice are compared, the strictest way first."""


def meant(text: str, choices: Iterable[str]) -> str:
    """The one choice that a text means, as the list writes it; empty where it means none, or could mean two."""
    return _meant(text, tuple(choices)) if text else ""


@lru_cache(maxsize=_CACHED)
def _meant(text: str, choices: tuple[str, ...]) -> str:
    return looked_up(text, {choice: choice for choice in choices})


def looked_up(text: str, names: Mapping[str, str]) -> str:
    """What the one name that a text means stands for; two names of the same thing, such as key and title, are one."""
    for way in _WAYS:
        told = way(text)
        found = {names[name] for name in names if way(name) == told} if told else set()
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""
