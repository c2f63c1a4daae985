"""Text → sentences and clauses, and which sentences are questions."""

import re
from collections.abc import Iterator

from nelaudit.model.wording import word_set

_ABBREVIATIONS = word_set(
    "dr mr mrs ms prof rev st sgt insp supt cllr no nos approx vs e.g i.e eg ie cf para paras p pp ref "
    "s ss reg regs sec art jan feb mar apr jun jul aug sept sep oct nov dec tel ext dept inc incl viz "
    "al"
)

_SHORTHAND = word_set(
    "mtg mtgs conf confs disc init rev strat gp gps grp grps att att'd attd rec'd recd inv'd ref'd refs appt appts asst assess info imms paed paeds phys "
    "prof profs tm sw hv sn dsl ht d/c supv med meds adm"
)
"""Words that may end a sentence too: no break where a number or a bracket follows."""

_ENDS, _LINES = ".!?…", r"\r\n\v\f\x85\u2028\u2029"
_BREAK = re.compile(
    rf"[{_ENDS}{_LINES}](?:(?<=[{_ENDS}])(?P<stop>[{_ENDS}]*[\"'”’)\]]*)(?=\s|$)"
    rf"|(?<=[a-z]{{3}}[.!?])(?P<tight>)(?=[A-Z][a-z])|(?<=[{_LINES}])(?P<line>(?:(?<=\r)\n)?))"
)
"""It begins with the sign itself, which is looked for faster than anything ahead of it."""

_LAST_WORD = re.compile(r"(?:.*[^\w.])?([\w.]+)$", re.DOTALL)
_LONGEST_ABBREVIATION = 20

_BULLET = re.compile(r"\s*(?:(?:[-–—*•·▪●○◦‣»o]|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+)*")

_NEW_LINE_STARTS = re.compile(r"\s*(?:[^a-z\s]|(?:[-*o]|[a-z][.)]|[ivx]{1,4}[.)])\s)")

_VERB = (
    r"(?:was|were|is|are|has|have|had|did|does|could|should|would|might|cannot|needs?|must|will|remains?|"
    r"became|\w+n['’]t)"
)

_CLAUSE = re.compile(
    r"[;()]|\b(?:but|however|although|though|whereas|yet|nevertheless|nonetheless|despite|whil(?:e|st)|"
    r"in spite of|apart from|except)\b"
    r"|\band\s+(?=(?:the|there|this|that|these|those|it|they|he|she|we|his|her|their|our|its|all|both|some|"
    r"no|nobody|none|nothing|agencies|professionals|staff|workers|practitioners|police|school|health|"
    rf"social workers?|mother|mum|father|dad|parents)\b(?:\s+[\w'’-]+){{0,5}}?\s+{_VERB}\b)"
)
"""Where a clause ends, as in "the plan was clear but nobody shared it"."""

_CONCESSION = re.compile(r"(?:although|though|even though|despite|in spite of|whil(?:e|st)|whereas)\b[^,]*(,)")


def sentences(text: str) -> Iterator[tuple[int, int]]:
    """Offsets of the sentences, without the space, bullets and numbers around them."""
    start = 0
    for mark in _BREAK.finditer(text):
        if not _breaks(text, mark):
            continue
        yield from _trimmed(text, start, mark.start() if mark.lastgroup == "line" else mark.end())
        start = mark.end()
    yield from _trimmed(text, start, len(text))


def _breaks(text: str, mark: re.Match[str]) -> bool:
    """Whether a full stop or a line's end really ends a sentence."""
    if mark.lastgroup == "tight":
        return True
    if mark.lastgroup == "line":
        return _NEW_LINE_STARTS.match(text, mark.end()) is not None or text.startswith(("\n", "\r"), mark.end())
    following = text[mark.end() : mark.end() + 40].lstrip()[:1]
    if following.islower():
        return False
    if text[mark.start()] != ".":
        return True
    word = _LAST_WORD.match(text, max(0, mark.start() - _LONGEST_ABBREVIATION), mark.start())
    last = word[1].casefold() if word else ""
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i"):
        return False
    return following.isalpha() or last not in _SHORTHAND


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield start, end


def is_question(sentence: str) -> bool:
    """Whether a sentence asks, and so judges nothing."""
    return sentence.rstrip("\"'”’)] ").endswith("?")


def _lower(sentence: str) -> str:
    """The sentence in small letters, letter for letter; patterns run faster so than ignoring case."""
    lowered = sentence.lower()
    return lowered if len(lowered) == len(sentence) else sentence


def clauses(sentence: str) -> Iterator[tuple[int, int]]:
    """Offsets of the clauses of a sentence."""
    lowered = _lower(sentence)
    cuts = [(mark.start(), mark.end()) for mark in _CLAUSE.finditer(lowered)]
    concession = _CONCESSION.match(lowered)
    if concession:
        cuts.append(concession.span(1))
    start = 0
    for low, high in sorted(cuts):
        yield start, low
        start = max(start, high)
    yield start, len(sentence)


_TURN = re.compile(
    r"[;:]|,? (?:but|although|though|whereas|while|however)\b|(?:,| [–—-]) (?:and|which|who|so|where)\b|\. "
)


def clause_at(low: str, start: int, end: int) -> tuple[int, int]:
    """The clause of a sentence that holds what stands from `start` to `end`."""
    cuts = [(0, 0), *((match.start(), match.end()) for match in _TURN.finditer(low)), (len(low), len(low))]
    opens = max(stop for begin, stop in cuts if stop <= start)
    closes = min(begin for begin, stop in cuts if begin >= end)
    return opens, closes
