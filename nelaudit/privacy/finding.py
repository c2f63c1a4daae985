"""Where a folded text names a child: every span with the mark that takes its place."""

import datetime as dt
import re
from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from nelaudit.model.folding import Folded
from nelaudit.privacy.addresses import PlaceName
from nelaudit.privacy.births import births_in
from nelaudit.privacy.known import BIRTHS, NUMBERS, POSTCODES, KnownNames
from nelaudit.privacy.marks import ADDRESS, BIRTH, FOUND, NAME, NUMBER
from nelaudit.privacy.numbers import emails_in, numbers_in, postcodes_in
from nelaudit.privacy.ordinary_words import FOLLOWED_BY
from nelaudit.privacy.who_is_meant import Place, is_meant

_NO_DIGIT = dict.fromkeys(code for code in range(128) if not chr(code).isdigit())
_SIGN_INSIDE = re.compile(r"['-]")
_CONTRACTED = re.compile(r"'(?:s|t|d|m|ll|re|ve)(?![a-z])")
_LETTERS_BEFORE = re.compile(r"[a-z]+(?:['-]\s?[a-z]+)*$")
_LETTERS_AFTER = re.compile(r"\s?[a-z]+(?:['-]\s?[a-z]+)*")
_LETTERS = re.compile(r"[a-z]+")
_TAKEN = "\N{WHITE SQUARE}"
_LONGEST, _MOST_PIECES = 40, 6
_END = 1 << 40
_CLOSE = re.compile(r"[\s'-]{1,3}|,\s|\s[A-Za-z]\.?\s")
_RIGHT_BESIDE = re.compile(r"[ '’-]{1,2}|\s[A-Z]\.?\s")
_LISTED = re.compile(r" ?(?:,|and|&|/|\+|, ?and) ?", re.IGNORECASE)
_ENDING = r"\.(?:xlsx?|xlsm|xlsb|ods|eml|msg|zip|pdf|docx?|rtf|png|jpe?g|csv|txt)(?![a-z0-9])"
_FILE_NAMES = (
    re.compile(rf"^(?:(?!\.\s)[^\n]){{0,150}}{_ENDING}$"),
    re.compile(rf"(?<=[(/\\›])\s?[^/\\›:(\n]{{0,90}}{_ENDING}"),
)


class Span(NamedTuple):
    """What is taken out of a folded text: from, to, and the mark that takes its place."""

    start: int
    end: int
    mark: str


def spans_in(known: KnownNames, one: Folded, plain: frozenset[dt.date], *, heading: bool = False) -> list[Span]:
    """Everything found, in any order; a word that may be no name only where what stands beside it says so.

    The birthdays in `plain` are looked for in any text, all others beside words that speak of a birth.
    """
    low = one.low
    found: list[Span] = []
    doubtful: list[Span] = []
    wanted: dict[int, None] = {}
    look = 0
    if known.letters is not None:
        for last, key in known.letters.iter(low):
            look |= key.look
            if key.patterns and not low[last - key.length : last + 1 - key.length].isalpha():
                wanted.update(dict.fromkeys(key.patterns))
            if key.is_name:
                span = _as_word(one, last + 1 - key.length, last + 1)
                if span:
                    (doubtful if key.doubtful else found).append(span)
        for number in wanted:
            found += _by_pattern(known, one, number)
        if "'" in low or "-" in low:
            found += _without_signs(known, one)
    found += _numbers_and_births(known, low, plain, look)
    return found + _meant(known, one, found, doubtful, heading=heading) if doubtful else found


def _numbers_and_births(known: KnownNames, low: str, plain: frozenset[dt.date], look: int) -> Iterator[Span]:
    """What is found by digits; `look` says for what the letters give reason."""
    if known.digits is not None:
        for _, more in known.digits.iter(low.translate(_NO_DIGIT)):
            look |= more
    if look & NUMBERS:
        yield from (Span(start, end, NUMBER) for start, end in numbers_in(low, known.numbers))
    if look & POSTCODES:
        yield from (Span(start, end, ADDRESS) for start, end in postcodes_in(low, known.numbers))
    if look & BIRTHS:
        yield from (Span(start, end, BIRTH) for start, end in births_in(low, known.births, plain))
    if known.numbers.emails and "@" in low:
        yield from (Span(start, end, NUMBER) for start, end in emails_in(low, known.numbers))


def _as_word(one: Folded, start: int, end: int) -> Span | None:
    """The span of a name where it stands as a word: no letter beside it but a plural's, or it begins where a capital does."""
    low = one.low
    if start and low[start - 1].isalpha() and not _camel(one, start):
        return None
    if not low[end : end + 1].isalpha() or _camel(one, end):
        return Span(start, end, NAME)
    plural = "s" if low.startswith("s", end) else "es" if low.startswith("es", end) and low[end - 1] in "sxzh" else ""
    stop = end + len(plural)
    return Span(start, stop, NAME) if plural and not low[stop : stop + 1].isalpha() else None


def _camel(one: Folded, at: int) -> bool:
    """Whether a small letter is followed by a capital here, as in LiamForm."""
    place = one.start(at)
    text = one.original
    return 0 < place < len(text) and text[place].isupper() and text[place - 1].islower()


def _by_pattern(known: KnownNames, one: Folded, number: int) -> Iterator[Span]:
    """Where a name of several parts, or a street, stands."""
    pattern, mark = known.patterns[number]
    if not isinstance(pattern, PlaceName):
        yield from (Span(found.start(), found.end(), mark) for found in pattern.finditer(one.low))
        return
    for start, end in pattern.found_in(one.low):
        last = one.low.rfind(" ", start, end) + 1
        capital = one.original[one.start(last) :][:1].isupper()
        if not pattern.needs_capital or capital or one.low[start].isdigit():
            yield Span(start, end, mark)


def _without_signs(known: KnownNames, one: Folded) -> Iterator[Span]:
    """Names written with an apostrophe, a hyphen or a line's end inside that the register does not know."""
    low, reached = one.low, 0
    for sign in _SIGN_INSIDE.finditer(low):
        at = sign.start()
        if at < reached or _CONTRACTED.match(low, at):
            continue
        before, after = _LETTERS_BEFORE.search(low[max(0, at - _LONGEST) : at]), _LETTERS_AFTER.match(low, at + 1)
        if before and after:
            reached = after.end()
            yield from _in_chain(known, low, at - len(before[0]), reached)


def _in_chain(known: KnownNames, low: str, start: int, end: int) -> Iterator[Span]:
    """The names among pieces that signs join: the longest first, wherever in the chain they begin."""
    pieces = [piece.span() for piece in _LETTERS.finditer(low, start, end)]
    place = 0
    while place < len(pieces) - 1:
        for last in range(min(place + _MOST_PIECES, len(pieces)) - 1, place, -1):
            opens, closes = pieces[place][0], pieces[last][1]
            bare = re.sub(r"[^a-z]", "", low[opens:closes])
            if bare in known.words or bare.removesuffix("s") in known.words:
                yield Span(opens, closes, NAME)
                place = last
                break
        place += 1


def _meant(known: KnownNames, one: Folded, found: list[Span], doubtful: list[Span], *, heading: bool) -> list[Span]:
    """Those of the doubtful names that mean a person; one that does shows it of the next in a list, before it or after it.

    Only what stands next to a word is looked at, so that the work is in proportion to the text.
    """
    sure = sorted(found)
    left = [span for span in sorted(doubtful) if not _within(sure, span)]
    rest = _beside_names(one, [*sure, *left])
    text = _Text(
        known=known,
        one=one,
        around=_without(one, sure),
        names=[span for span in sure if span.mark == NAME],
        doubtful=left,
        files=[at.span() for pattern in _FILE_NAMES for at in pattern.finditer(one.low)] if "." in one.low else [],
        heading=heading,
        shouted=rest.isupper(),
        typed_small=rest.islower(),
    )
    meant: set[Span] = set()
    for order in (left, left[::-1]):
        for span in order:
            if span not in meant and is_meant(text.place(span)):
                meant.add(span)
                insort(text.names, span)
    return sorted(meant)


def _within(spans: Sequence[Span], one: Span) -> bool:
    """Whether a span lies within one of others, which are in order."""
    at = bisect_right(spans, (one.start, _END)) - 1
    return at >= 0 and spans[at].start <= one.start and one.end <= spans[at].end


def _without(one: Folded, found: Sequence[Span]) -> Folded:
    """The text without what is taken out for sure, so that a number in it dates no month beside it."""
    parts, done = list[str](), 0
    for span in found:
        if span.end > done:
            start = max(span.start, done)
            parts += [one.low[done:start], _TAKEN * (span.end - start)]
            done = span.end
    return replace(one, low="".join((*parts, one.low[done:])))


def _beside_names(one: Folded, spans: Sequence[Span]) -> str:
    """What is written beside the names found and the marks; the whole where no letter is."""
    parts, done = list[str](), 0
    for span in sorted(spans):
        parts.append(one.original[done : max(done, one.start(span.start))])
        done = max(done, one.end(span.end))
    rest = FOUND.sub("", "".join((*parts, one.original[done:])))
    return rest if rest.upper() != rest.lower() else one.original


@dataclass(frozen=True, slots=True, kw_only=True)
class _Text:
    """A text with what was found in it: `names` for sure, in order, and the `doubtful` ones.

    `shouted` and `typed_small` say that what stands beside them is all in capitals, or has none.
    """

    known: KnownNames
    one: Folded
    around: Folded
    names: list[Span]
    doubtful: list[Span]
    files: list[tuple[int, int]]
    heading: bool
    shouted: bool
    typed_small: bool

    def place(self, span: Span) -> Place:
        """A doubtful name with what stands beside it."""
        names, others = _next_to(self.names, span), _next_to(self.doubtful, span)
        return Place(
            folded=self.around,
            start=span.start,
            end=span.end,
            word=_word(self.known, self.one, span),
            beside_name=any(_beside(self.known, self.one, span, other) for other in names)
            or any(_whole_name(self.known, self.one, span, other) for other in others),
            in_file_name=any(start <= span.start and span.end <= end for start, end in self.files),
            heading=self.heading,
            shouted=self.shouted,
            typed_small=self.typed_small,
        )


def _next_to(spans: list[Span], one: Span) -> Iterator[Span]:
    """The spans just before and after one, of several in order."""
    at = bisect_left(spans, one)
    yield from (other for other in spans[max(at - 1, 0) : at + 2] if other != one)


def _word(known: KnownNames, one: Folded, span: Span) -> str:
    """The letters of a name, without a plural's ending."""
    word = re.sub(r"[^a-z]", "", one.low[span.start : span.end])
    return next((bare for bare in (word, word[:-1], word[:-2]) if bare in known.words), word)


def _beside(known: KnownNames, one: Folded, span: Span, other: Span) -> bool:
    """Whether a doubtful name stands with a sure one: right beside it, or in one list with it."""
    first, second = sorted((span, other))
    if first.end > second.start:
        return False
    gap, capital = one.written(first.end, second.start), _has_capital(one, span)
    if (_word(known, one, first), _word(known, one, second)) in known.pairs and _CLOSE.fullmatch(gap):
        return capital or not _has_capital(one, other)
    asks = span is first and _word(known, one, span) in {"will", "may"}
    return capital and bool((_RIGHT_BESIDE.fullmatch(gap) and not asks) or _LISTED.fullmatch(gap))


def _whole_name(known: KnownNames, one: Folded, span: Span, other: Span) -> bool:
    """Whether two doubtful names are one child's, as the register has them: Grace Young, grace young, Young, Grace."""
    first, second = sorted((span, other))
    if first.end >= second.start or _has_capital(one, span) != _has_capital(one, other):
        return False
    words, gap = (_word(known, one, first), _word(known, one, second)), one.written(first.end, second.start)
    turned = words[::-1] in known.pairs and (gap.startswith(",") or _has_capital(one, span))
    if not (words in known.pairs or turned) or not _CLOSE.fullmatch(gap):
        return False
    following = re.match(r"\s([a-z']+)", one.low[second.end :])
    return not (following and following[1] in FOLLOWED_BY.get(words[1], ()))


def _has_capital(one: Folded, span: Span) -> bool:
    place = one.start(span.start)
    return one.original[place : place + 1].isupper()
