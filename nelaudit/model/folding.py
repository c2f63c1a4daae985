"""The one way in which texts are compared: small letters without accents, plain quotes, dashes and spaces.

`folded` compares sign by sign, `plain` whatever the spacing, `words_alone` whatever the punctuation.

Every place of a folded text leads back to its place in the text as written, so that the right words are taken out.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

_OFTEN_SEEN = 500
_APART = re.compile(r"[^\w']+|_+")

_APOSTROPHES = frozenset(
    "'`\u00b4\u2018\u2019\u201a\u201b\u02b9\u02bb\u02bc\u02bd\u02c8\u02ca\u02cb\u2032\u2035\uff07\u055a\ua78c\u1fbd\u1fbf\u1fef"
    "\u1ffd\u1ffe\u0384"
)
_QUOTES = frozenset("\u2033\u2036\uff02\u201e\u02ba\u02dd\u301d\u301e\u301f")
_DASHES = frozenset("\u2212\u2043\u00b7\u2022\u2027\u30fb")
_UNSEEN = frozenset("\u115f\u1160\u3164\uffa0\u2800\u034f")
_SPELT = {
    **dict.fromkeys(_APOSTROPHES, "'"), **dict.fromkeys(_QUOTES, '"'), **dict.fromkeys(_DASHES, "-"),
    **dict.fromkeys(_UNSEEN, ""),
    "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "đ": "d",
    "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "\u0131": "i", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ŋ": "n",
    "Ŋ": "n", "ə": "a", "Ə": "a", "ƒ": "f",
}  # fmt: skip
"""Signs as people write them who have no such key, where Unicode does not say so."""

_ALIKE = dict(
    zip(
        "\u0430\u0435\u043e\u0440\u0441\u0445\u0443\u0456\u0458\u0455\u04bb\u0501\u04cf\u03bf\u03b9\u03b1\u03bd\u03c1\u03ba",
        "aeopcxyijshdloiavpk",
        strict=True,
    )
)
"""Small letters of other scripts that look like ours."""


@dataclass(frozen=True, slots=True)
class Folded:
    """A text as it is compared. `places` leads from each sign of `low` to the original; None where they stand alike."""

    original: str
    low: str
    places: tuple[int, ...] | None = None

    def start(self, at: int) -> int:
        """Where a sign of the folded text stands in the original."""
        if self.places is None:
            return at
        return self.places[at] if at < len(self.places) else len(self.original)

    def end(self, at: int) -> int:
        """Where the original goes on after the folded text's first `at` signs: unseen signs belong to the one before."""
        if self.places is None:
            return at
        stop = self.places[at - 1] + 1 if at else 0
        while stop < len(self.original) and not _TABLE[ord(self.original[stop])]:
            stop += 1
        return stop

    def written(self, start: int, end: int) -> str:
        """The original between two places of the folded text."""
        return self.original[start:end] if self.places is None else self.original[self.start(start) : self.end(end)]


UNSEEN = "\u00ad\u034f\u061c\u115f\u1160\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
"""The signs that nobody sees and that programs put between others, as the inside of a class of a pattern."""

_UNSEEN_SIGN = re.compile(f"[{UNSEEN}]")


class _SignTable(dict[int, str]):
    """What each sign is folded to; worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        self[code] = found = _folded_sign(chr(code))
        return found


def _folded_sign(sign: str) -> str:
    if sign in _SPELT:
        return _SPELT[sign]
    category = unicodedata.category(sign)
    if category in {"Pi", "Pf"}:
        return '"'
    if category in {"Mn", "Me", "Cf"}:
        return ""
    if category == "Pd":
        return "-"
    if category[0] == "Z" or sign.isspace() or category == "Cc":
        return " "
    base = "".join(one for one in unicodedata.normalize("NFKD", sign) if not unicodedata.combining(one))
    return "".join(_ALIKE.get(one, _SPELT.get(one, one)) for one in base.casefold())


_TABLE = _SignTable()
_PLAIN = {code: _folded_sign(chr(code)) for code in range(128)}
_ASCII = str.maketrans({chr(code): made for code, made in _PLAIN.items() if made != chr(code).lower()})


def fold(text: str) -> Folded:
    """The text as it is compared, with the way back."""
    if text.isascii():
        return Folded(text, text.translate(_ASCII).lower())
    if all(len(_TABLE[ord(sign)]) == 1 for sign in set(text)):
        return Folded(text, text.translate(_TABLE))
    made = [_TABLE[ord(sign)] for sign in text]
    return Folded(text, "".join(made), tuple(place for place, part in enumerate(made) for _ in part))


def seen_signs(text: str) -> str:
    """The text without the signs that nobody sees."""
    return text if text.isascii() else _UNSEEN_SIGN.sub("", text)


def folded(text: str) -> str:
    """The text as it is compared, where nobody asks for the way back."""
    return fold(text).low


def plain(text: str) -> str:
    """The text as it is compared whatever its spacing and line breaks."""
    return _often_plain(text) if len(text) <= _OFTEN_SEEN else _plain(text)


def words_alone(text: str) -> str:
    """The words of a text: no stops or other signs but apostrophes, one space between."""
    return _often_words(text) if len(text) <= _OFTEN_SEEN else _words(text)


def _plain(text: str) -> str:
    return " ".join(folded(text).split())


def _words(text: str) -> str:
    return " ".join(_APART.sub(" ", folded(text)).split())


_often_plain, _often_words = lru_cache(maxsize=8192)(_plain), lru_cache(maxsize=8192)(_words)
"""The printed words of a form come again in every form; answers, which are longer, do not."""
