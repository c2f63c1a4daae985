"""The plain notation of the vocabulary → patterns over small letters.

`word*` is any word that begins so, `*word` any that ends so, `*` alone any word of four letters or more; `(a|b)` is one of
these, `[a|b]` one of these or nothing; ` ... ` up to four other words. In what stands before or after, NUMBER is a figure
or a reference ("cp/114"), START and END are where the sentence begins and ends, SPACE is that any word follows; what is or
begins with a sign (`, on`) follows at once. Square brackets take the space beside them with them; next to a letter they take none.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import product
from math import prod

from nelaudit.model.vocabulary import Naming
from nelaudit.text.wordings import PatternError

MOST = 400
"""More wordings than this one row may not stand for."""

_NUMBER, _START, _END, _SPACE = "NUMBER", "START", "END", "SPACE"
_CAPITALS = frozenset({_NUMBER, _START, _END, _SPACE})
_PIECE = re.compile(r"\(([^()\[\]]*)\)|\[([^()\[\]]*)\]|([^()\[\]]+)")
_OUTSIDE = re.compile(r"(?<![^|\s])[()](?=\s*(?:\||$))|\([^()]*\)|\[[^\[\]]*\]|\|")
"""A bracket by itself, what brackets hold, or a stroke that stands in none."""

_STRAY = re.compile(r"[()\[\]]")
_SIGN = re.compile(r"(?P<gap> ?\.\.\.)|(?P<any>(?<![\w'])\*(?![\w']))|(?P<part>\*)|(?P<number>\bNUMBER\b)")
_BREAK = "\0"
"""In place of whatever is no word of its own."""

_ANY, _PART, _GAP, _FIGURE = r"[a-z'-]{4,}", r"\w*", r"(?: [\w'-]+){0,4}", r"(?:[a-z]{1,4}[/-]?)?\d"
_BESIDE = {_END: "$", _SPACE: " ", "(": r" ?\(", ")": r" ?\)"}
_LEAST = 2
_FOREIGN = re.compile(r"[{}]|[(\[][^()\[\]|/]+/[^()\[\]|/]+[)\]]|\w\*\w")
"""What the codebook's notation has and this one has not, as in `(aunt/uncle)` or `{parents}`; and a star within a word."""

_Choice = tuple[tuple[str, ...], bool]
"""The alternatives at one place of a wording, and whether there may be none of them."""


def plain(words: str) -> str:
    """A cell's words as they are compared: in small letters but for the words in capitals, with plain quotes."""
    words = " ".join(words.replace("’", "'").replace("‘", "'").replace("…", "...").split())
    return re.sub(r"\w+", lambda word: word[0] if word[0] in _CAPITALS else word[0].lower(), words)


def alternatives(cell: str) -> tuple[str, ...]:
    """The alternatives of a cell, between upright strokes that stand in no bracket."""
    parts, since = list[str](), 0
    for stroke in _OUTSIDE.finditer(cell):
        if stroke[0] == "|":
            parts.append(cell[since : stroke.start()])
            since = stroke.end()
    return tuple(plain(part) for part in (*parts, cell[since:]) if part.strip())


def pattern_of(naming: Naming) -> str:
    """A wording as a pattern, with the bounds of words around it and what must or must not stand beside it.

    Raises:
        PatternError: a bracket stands alone or in another, a star stands where the words before must be plain, there is no
            word to look for, or it stands for too many wordings.
    """
    body = _body(naming.words)
    bound = r"\b" if all(one[-1:].isalnum() or one.endswith(_BREAK) for one in expanded(naming.words)) else ""
    return f"{_behind(naming)}{body}{bound}{_ahead(naming)}"


def hints_of(naming: Naming) -> frozenset[str]:
    """Bare words of which one stands in whatever a wording finds, with what must follow it.

    Raises:
        PatternError: as `pattern_of`; or nothing of it is a word of its own.
    """
    found = set()
    for words, after in product(expanded(naming.words), list(_following(naming.only_before)) or [""]):
        hint = max(f"{words}{after}".split(_BREAK), key=len)
        if len(hint.strip()) < _LEAST:
            raise PatternError(f"“{naming.words}” holds no word of its own.", "Write at least one word of two letters.")
        found.add(hint)
    return frozenset(one for one in found if not any(other in one for other in found if other != one))


@lru_cache(maxsize=512)
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """The pattern of whole words, each in the notation.

    Raises:
        PatternError: as `pattern_of`.
    """
    return re.compile(rf"\b(?:{'|'.join(_body(one) for one in words) or '(?!)'})\b")


def expanded(words: str) -> list[str]:
    """Every wording that the words stand for, with a sign that no text holds for what is no word of its own.

    Raises:
        PatternError: a bracket stands alone or in another, or they are too many.
    """
    choices = [[*alternatives, *([""] if optional else [])] for alternatives, optional in _pieces(words)]
    if prod(map(len, choices)) > MOST:
        raise PatternError(f"“{words}” stands for over {MOST} wordings.", "Write it as several rows.")
    return [_SIGN.sub(_BREAK, "".join(each)) for each in product(*choices)]


def _behind(naming: Naming) -> str:
    """What must and must not stand before, as looks behind."""
    only = "|".join(_stands_before(one, "=") for item in naming.only_after for one in _each_before(item))
    never = "".join(_stands_before(one, "!") for item in naming.not_after for one in _each_before(item))
    return f"(?:{only})" * bool(only) + never


def _each_before(item: str) -> list[str]:
    return [item] if item in _CAPITALS else expanded(item)


def _stands_before(words: str, sign: str) -> str:
    if words == _START:
        return "^" if sign == "=" else "(?!^)"
    if words == _NUMBER:  # with a space after it or none
        return r"(?:(?<=\d)|(?<=\d ))" if sign == "=" else r"(?<!\d)(?<!\d )"
    if _BREAK in words:
        raise PatternError(f"“{words.replace(_BREAK, '*')}” cannot stand before: it may be of any length.",
                           "Write whole words there, without a star.")  # fmt: skip
    return rf"(?<{sign}{_opening(words)}{re.escape(words)} )"


def _ahead(naming: Naming) -> str:
    """What must and must not stand after, as looks ahead; "the school's nurse" is passed over as "the school nurse" is."""
    only = "|".join(_follows(one) for one in naming.only_before)
    never = "|".join(_follows(one, "(?:'s)?") for one in naming.not_before)
    return f"(?={only})" * bool(only) + f"(?!{never})" * bool(never)


def _follows(words: str, between: str = "") -> str:
    if words in _BESIDE:
        return _BESIDE[words]
    bound = r"\b" if words[-1:].isalnum() and not words.endswith(_NUMBER) else ""
    return f" ?{_body(words)}{bound}" if _begins_with_sign(words) else f"{between} {_body(words)}{bound}"


def _following(items: Sequence[str]) -> Iterator[str]:
    """What follows a wording, as letters, for each that may."""
    for item in items:
        if item in _BESIDE:
            yield ""
            continue
        for one in expanded(item):
            yield from (one, f" {one}") if _begins_with_sign(item) else (f" {one}",)


def _begins_with_sign(words: str) -> bool:
    return not (words[:1].isalnum() or words[:1] in "*(['")


def _opening(words: str) -> str:
    return r"\b" if words[:1].isalnum() else ""


def _body(words: str) -> str:
    return "".join(
        _literal(choices[0]) if len(choices) == 1 and not optional
        else f"(?:{'|'.join(map(_literal, choices))}){'?' if optional else ''}"
        for choices, optional in _pieces(words)
    )  # fmt: skip


def _literal(text: str) -> str:
    """Words without brackets as a pattern."""
    parts, since = list[str](), 0
    for sign in _SIGN.finditer(text):
        found = {"gap": _GAP, "any": _ANY, "part": _PART, "number": _FIGURE}[sign.lastgroup or ""]
        parts += (re.escape(text[since : sign.start()]).replace(r"\ ", " "), found)
        since = sign.end()
    return "".join((*parts, re.escape(text[since:]).replace(r"\ ", " ")))


@lru_cache(maxsize=4096)
def _pieces(words: str) -> tuple[_Choice, ...]:
    """The words cut at their brackets; the space beside square brackets goes into them.

    Raises:
        PatternError: a bracket stands alone or in another, or a sign stands that this notation has not.
    """
    if foreign := _FOREIGN.search(words):
        raise PatternError(f"In “{words}” stands “{foreign[0]}”, which means nothing here.",
                           "Write (this|that) for one of two, and a star at a word's beginning or end only.")  # fmt: skip
    if _STRAY.search(_PIECE.sub(lambda piece: "" if piece[3] is None else piece[3], words)):
        raise PatternError(f"In “{words}” a bracket is not closed, or stands in another.",
                           "Write (this|that) and [this|that].")  # fmt: skip
    if not words.strip():
        raise PatternError("There is nothing to look for.", "Write the words.")
    pieces = [
        (tuple(part.strip() for part in inner.split("|")), piece[2] is not None) if (inner := _inner(piece)) is not None
        else ((piece[3],), False)
        for piece in _PIECE.finditer(words)
    ]  # fmt: skip
    return tuple(_spaced(pieces))


def _inner(piece: re.Match[str]) -> str | None:
    """The text inside a piece's brackets."""
    return piece[1] if piece[1] is not None else piece[2]


def _spaced(pieces: list[_Choice]) -> Iterable[_Choice]:
    """Each optional piece with the space before it, at the beginning with that after it; none where letters touch it."""
    done: list[_Choice] = []
    open_start = True  # nothing stands before but what may be left out, spaces with it
    for place in range(len(pieces)):
        choices, optional = pieces[place]
        if not optional:
            done.append((choices, False))
            open_start &= not any(choices)
            continue
        before = done[-1][0][0] if done and len(done[-1][0]) == 1 and not done[-1][1] else ""
        after = pieces[place + 1] if place + 1 < len(pieces) else None
        if before.endswith(" "):
            done[-1] = ((before[:-1],), False)
            choices = tuple(f" {one}" for one in choices)
        elif open_start and after and not after[1] and after[0][0].startswith(" "):
            pieces[place + 1] = ((after[0][0][1:],), False)
            choices = tuple(f"{one} " for one in choices)
        done.append((choices, True))
    return done
