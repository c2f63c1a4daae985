"""A number, or a text, as the words and signs of its cell's format show it: “12%”, “3 visits”, “(£5)”, “Yes” for 1.

A format has up to four sections, parted by semicolons: for numbers above nought, below it, for nought, and for texts; or
two with conditions of their own and one for all else (ECMA-376, 18.8.31). What shows no more than the value (0.00, #,##0),
shows nothing at all (;;;, an empty section, # of a half), or a fraction or power of ten of it, is left as the value: nothing
is lost by it. The sign is not: a section for numbers below nought shows none but its own.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from nelaudit.model.workbooks import CellValue, as_text

SECTION_PARTS = re.compile(r'"[^"]*"|\\.|[_*].|\[[^\]]*\]|(;)')
"""The pieces of a format that may hold the sign that parts its sections, and that sign."""

_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"?|\\(?P<escaped>.)|_.|\*.|\[\$(?P<currency>[^\]-]*)[^\]]*\]'
    r"|\[(?P<sign>[<>=]{1,2})(?P<limit>-?[0-9.]{1,20})\]|\[[^\]]*\]|(?P<general>general)"
    r"|(?P<number>(?=[.,]?[0#?])[0#?,]*(?:\.[0#?]*)?,*)|(?P<power>e[+-])|(?P<fraction>/)|(?P<text>@)|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_LITERAL = ("quoted", "escaped", "currency", "plain")
_SAYS = re.compile(r"[^\W_]|[%£$€¥]")
_FILLED = re.compile(r"0{2,}")
_DIGITS_ALONE = re.compile(r"[0#?]+")
_HOLDS: dict[str, Callable[[float, float], bool]] = {
    "<": lambda one, other: one < other, ">": lambda one, other: one > other, "=": lambda one, other: one == other,
    "<=": lambda one, other: one <= other, ">=": lambda one, other: one >= other, "<>": lambda one, other: one != other,
}  # fmt: skip
_SECTIONS, _MOST_PLACES, _MOST = 4, 30, 1e15


@dataclass(frozen=True, slots=True, kw_only=True)
class _Section:
    """One section: its pieces as kind (`literal`, `number`, `general`, `text`) and words, and the condition that it states."""

    pieces: tuple[tuple[str, str], ...]
    condition: tuple[str, float] | None
    unknown: bool
    """Whether it shows a fraction, a power of ten, a day or a time."""

    @property
    def in_words(self) -> bool:
        """Whether it shows words, or signs of money and shares."""
        return bool(_SAYS.search("".join(words for kind, words in self.pieces if kind == "literal")))

    @property
    def says(self) -> bool:
        """Whether it shows more than the value by itself."""
        numbers = [words for kind, words in self.pieces if kind == "number"]
        if self.unknown or not self.pieces or (len(numbers) > 1 and not all(map(_DIGITS_ALONE.fullmatch, numbers))):
            return False
        return self.in_words or len(numbers) > 1 or any(map(_FILLED.fullmatch, numbers))

    @property
    def bare(self) -> bool:
        """Whether it shows a number and no sign besides, so that one below nought looks like one above."""
        kinds = {kind for kind, words in self.pieces if kind != "literal" or words.strip()}
        return not self.unknown and bool(kinds) and kinds <= {"number", "general"}

    @property
    def below_nought(self) -> bool:
        """Whether its condition lets in numbers below nought alone, whose sign it then puts itself, or none."""
        return self.condition is not None and self.condition[0] in {"<", "<=", "="} and self.condition[1] <= 0


def sections_of(code: str) -> list[str]:
    """The sections of a format; literal texts may hold the sign that parts them."""
    ends = [match.start() for match in SECTION_PARTS.finditer(code) if match[1]]
    return [code[first:last] for first, last in zip([0, *(end + 1 for end in ends)], [*ends, len(code)], strict=True)]


def worded(code: str) -> Callable[[CellValue], str | None] | None:
    """How a format shows numbers and texts; None where it shows their values, or cannot be told apart from that."""
    sections = [_section(part) for part in sections_of(code)[:_SECTIONS]]
    for_text = (
        sections[-1] if len(sections) == _SECTIONS or any(kind == "text" for kind, _ in sections[-1].pieces) else None
    )
    numeric = sections[:-1] if for_text else sections
    says_of_text = for_text is not None and for_text.says and any(kind == "text" for kind, _ in for_text.pieces)
    unsigned = any(one.bare and (number == 1 or one.below_nought) for number, one in enumerate(numeric))
    if not says_of_text and not unsigned and not any(one.says for one in numeric):
        return None

    def shown(value: CellValue) -> str | None:
        if isinstance(value, str):
            return _put_in(for_text, value) if for_text and says_of_text else None
        if isinstance(value, bool) or not isinstance(value, int | float) or not abs(value) < _MOST or not numeric:
            return None
        section, signed = _chosen(numeric, value)
        if section.says:
            return _number(section, value, signed=signed)
        return as_text(abs(value)) if value < 0 and not signed and section.bare else None

    return shown


def _section(text: str) -> _Section:
    pieces: list[tuple[str, str]] = []
    condition, unknown = None, False
    for match in _TOKEN.finditer(text):
        kind = match.lastgroup
        if kind in _LITERAL:
            pieces.append(("literal", match[kind]))
        elif kind == "limit" and match["sign"] in _HOLDS:
            try:
                condition = match["sign"], float(match["limit"])
            except ValueError:
                unknown = True
        elif kind in {"number", "general", "text"}:
            pieces.append((kind, match[kind]))
        odd = kind == "power" or (kind == "plain" and match["plain"].isalpha())
        unknown = unknown or odd or (kind == "fraction" and any(one == "number" for one, _ in pieces))
        if kind == "fraction" and not unknown:
            pieces.append(("literal", "/"))
    return _Section(pieces=tuple(pieces), condition=condition, unknown=unknown)


def _chosen(sections: list[_Section], value: float) -> tuple[_Section, bool]:
    """The section that a number is shown by, and whether its sign is shown besides."""
    first, *more = sections
    if any(one.condition for one in sections[:2]):
        for one in sections[:2]:
            if one.condition and _HOLDS[one.condition[0]](value, one.condition[1]):
                return one, not one.below_nought
        return (sections[min(2, len(sections) - 1)] if len(more) > 1 and all(one.condition for one in sections[:2])
                else sections[min(1, len(sections) - 1)]), True  # fmt: skip
    if value < 0 and more:
        return more[0], False
    return (more[1] if value == 0 and len(more) > 1 else first), True


def _put_in(section: _Section, text: str) -> str:
    return "".join(text if kind == "text" else words for kind, words in section.pieces if kind in {"text", "literal"})


def _number(section: _Section, value: float, *, signed: bool) -> str | None:
    """A number in the digits, signs and words of a section, rounded as it is shown."""
    numbers = [words for kind, words in section.pieces if kind == "number"]
    percents = sum(words.count("%") for kind, words in section.pieces if kind == "literal")
    try:
        exact = Decimal(repr(value)) * 100**percents
        parts = _spread(exact, numbers) if len(numbers) > 1 else [_digits(exact, one) for one in numbers]
    except InvalidOperation:
        return None
    if parts is None or not (section.in_words or float(value).is_integer()):
        return None
    rest = iter(parts)
    said = [
        next(rest) if kind == "number" else as_text(abs(value)) if kind == "general" else words
        for kind, words in section.pieces
    ]
    below = signed and value < 0 and (not numbers or any(sign in "123456789" for part in parts for sign in part))
    return ("-" if below else "") + "".join(said).strip()


def _digits(value: Decimal, pattern: str) -> str:
    """The digits of a number, without its sign, in as many places as a pattern has."""
    whole, _, places = pattern.rstrip(",").partition(".")
    scaled = abs(value).scaleb(-3 * (len(pattern) - len(pattern.rstrip(","))))
    rounded = scaled.quantize(Decimal(1).scaleb(-min(len(places), _MOST_PLACES)), ROUND_HALF_UP)
    if not rounded and "0" not in pattern:
        return ""
    before, _, after = f"{rounded:f}".partition(".")
    kept = after[: len(places.rstrip("#?"))] + after[len(places.rstrip("#?")) :].rstrip("0")
    filled = before.zfill(whole.count("0"))
    return (f"{int(filled):,}" if "," in whole else filled) + (f".{kept}" if kept else "")


def _spread(value: Decimal, patterns: list[str]) -> list[str] | None:
    """The digits of a whole number over several patterns, as in telephone numbers; None where it is not whole."""
    if value < 0 or value != value.to_integral_value():
        return None
    left = str(int(value)).zfill(sum(one.count("0") for one in patterns))
    found: list[str] = []
    for pattern in reversed(patterns[1:]):
        found.append(left[-len(pattern) :] if left else "")
        left = left[: -len(pattern)]
    return [left, *reversed(found)]
