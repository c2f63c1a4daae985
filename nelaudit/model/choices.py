"""What a typed choice means: the one place where the text of a cell is read against the list of its drop-down.

Pasting takes a drop-down away, and what then stands in the cell is seldom the list's own spelling. What cannot change the
meaning is forgiven: letter case, accents, letters of other scripts that look like ours, white space and unseen signs of
every kind, kinds of dash and quotation mark, and the punctuation behind or around the words. A question mark is a doubt and
is not forgiven, nor is the accent of a letter that stands alone. After that exactly one choice is meant, or none is: nothing is guessed, and what is off the list is for the checks to ask about.
"""

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from nelaudit.model.folding import plain

_AROUND, _BEHIND = " '", " '.,;:!\u3002\u3001"
_CACHED = 16384


def plain_words(text: str) -> str:
    """A text without what cannot be seen or only decorates it: small letters, single spaces, one kind of dash and quote."""
    return plain(text).replace('"', "'")


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
    for way in _WAYS if not _is_accented_letter(text) else _WAYS[:1]:
        told = way(text)
        found = {names[name] for name in names if way(name) == told} if told else set()
        if found:
            return found.pop() if len(found) == 1 else ""
    return ""


def _is_accented_letter(text: str) -> bool:
    """Whether a text is one letter with an accent, which is another mark than the letter: Å is no A."""
    letters = [sign for sign in unicodedata.normalize("NFC", text) if sign.isalpha()]
    return len(letters) == 1 and unicodedata.decomposition(letters[0])[:1] not in {"", "<"}
