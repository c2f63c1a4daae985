"""Themes in an auditor's free text: which theme a sentence judges, and which way.

In comes a text and the codebook; out come `ThemeMatch` values, in the order of the sentences. A
theme phrase alone is a fact and gives nothing. It becomes a match when the phrase is a judgement by
itself, or when a cue or a negation in the same clause judges it.

Phrases and cues are matched word by word, in any case, the longest first. A word that ends in `*`
at the end of a phrase stands for any ending (`escalat*`); ` ... ` stands for up to eight other words
(`information ... shared`); `(mother/father)` for either word or group of words. A development cue that ends in a little word ("lack of", "should have
been") covers what follows it in the clause; any other cue covers only its neighbourhood.

Reading the codebook, the answers and the suppression of names are left to other rooms.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from typing import NamedTuple

import ahocorasick

from nelaudit.model.codebook import Codebook, CueKind, Polarity, ThemeMatch

GAP = 8  # other words that ` ... ` may stand for
NEGATION_REACH = 5  # words from a negation to what it negates
COVER_REACH = 9  # words that a covering cue reaches forward
BEFORE_REACH = 3  # words from a cue to the phrase after it
NEIGHBOURHOOD = 30  # words on each side in which anything can bear on a phrase; bounds the work
AFTER_REACH = 8  # words from a phrase to the cue after it


def _words(line: str) -> frozenset[str]:
    return frozenset(line.split())


_WORD = re.compile(r"\w+(?:['’]\w+)*|&")
_ABBREVIATIONS = _words(
    "dr mr mrs ms prof rev st sgt insp supt cllr no nos approx vs e.g i.e eg ie cf para paras p pp ref "
    "s ss reg regs sec art jan feb mar apr jun jul aug sept sep oct nov dec tel ext dept inc incl viz "
    "al"
)
_BREAK = re.compile(
    r"(?=[.!?…\r\n\v\f\x85\u2028\u2029])(?:(?P<stop>[.!?…]+[\"'”’)\]]*)(?=\s|$)"
    r"|(?<=[a-z]{3})(?P<tight>[.!?])(?=[A-Z][a-z])|(?P<line>\r\n|[\r\n\v\f\x85\u2028\u2029]))"
)
_LAST_WORD = re.compile(r"[\w.]+$")
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
_CONCESSION = re.compile(r"(?:although|though|even though|despite|in spite of|whil(?:e|st)|whereas)\b[^,]*(,)")
_RULES = re.compile(
    r"\b(?:polic(?:y|ies)|procedures?|guidance|protocols?|legislation|act(?: \d{4})?|standards?|handbook|"
    r"working together(?: \d{4})?|regulations?|guidelines?|framework|pathway)\s+(?:which\s+|also\s+|clearly\s+)?"
    r"(?:says?|states?|stated|requires?|sets? out|expects?|provides?|describes?|places?|makes clear|stipulates?|"
    r"advises?|recommends?|specif(?:y|ies)|dictates?|is that|are that)\b"
    r"|\baccording to (?:the |our |local |lscb |board |trust |national )*(?:polic|procedure|guidance|protocol)"
    r"|\b(?:are|is) (?:expected|required|obliged|advised) (?:to|by)\b"
    r"|\b(?:all|every|each|any) (?:\w+ ){0,3}(?:must|shall|are to)\b"
    r"|\b(?:all|every|each|any) (?:child(?:ren)?|young (?:people|person)) should(?! have)\b"
    r"|\b(?:all|every|each) (?:\w+ ){1,4}(?:is|are) (?:\w+ed|seen|held|given|sent)\b"
    r"|\bit is (?:our |the |trust |force |school )*(?:policy|procedure|practice) (?:that|to|for)\b"
    r"|\b(?:stated|laid down|set out|required) (?:in|by) (?:our |the |local |trust |school |force )*(?:polic|procedure|guidance|protocol)"
    r"|[\"“][^\"”]*\b(?:must|should|shall|will)\b[^\"”]*[\"”]"
    r"|\b(?:has|have) a (?:statutory )?duty to\b|\bstatutory duty\b"
)

_RULE_HINTS = (
    "polic", "procedure", "guid", "protocol", "legislation", " act ", "standard", "handbook", "together",
    "regulation", "framework", "pathway", "expected", "required", "obliged", "advised", "must", "shall",
    "all ", "every ", "each ", " any ", "duty", "practice", '"', "“",
)  # fmt: skip
_AUXILIARY = _words(
    "was were is are be been being has have had did do does could would can will always also often "
    "clearly consistently fully generally largely very quite really then which that both all to which "
    "mostly"
)
_LINK = _words(
    "and or the a an of their his her its our both with between in for on to by all any this these "
    "that child's children's as well"
)
_COVERING_ENDS = _words(
    "to of be been have from more should must need needs in any that for needed on by with ensure about "
    "whether who what how why if"
)
_FORWARD_ENDS = _words("of that about")  # such a cue never judges what stands before it
_BARRIERS = frozenset(("because", "so", "when", "who", "which", "until", "after", "before", "if", "since"))
_PEOPLE = "(he/she/they/mother/mum/father/dad/parents/the family/grandmother/boyfriend/young person/child)"
_NEUTRALISERS = (  # a negation in these words judges nobody's practice
    "(was/were/is/are/did/does) not (only/just/merely)",
    "(was/were/is/are) not (required/necessary/needed/applicable/known)",
    "not only", "not just", "not merely", "not simply", "no doubt", "no need", "no longer", "not known to",
    "not previously known", "not applicable", "not required", "not necessary", "not needed", "not known",
    "no further action", "no fixed abode", "no comment", "not yet due", "no role", "not (our/the/my) role", "no involvement",
    "no information is held", "no information held", "holds no", "hold no", "no previous", "no consent",
    "not present", "not at home", "not subject to", "not open to",
    f"{_PEOPLE} did not (attend/want/wish/consent/agree/engage/give consent)",
    f"{_PEOPLE} (has/have/had) not (attended/engaged)",
)  # fmt: skip
_TIGHT_NEGATIONS = _words("no without nor free")


@dataclass(frozen=True, slots=True)
class _Entry:
    """What one text of the codebook means: themes with their own polarity, and kinds of cue."""

    themes: tuple[tuple[str, Polarity | None], ...]
    cues: frozenset[CueKind]


class _Hit(NamedTuple):
    """An entry found in the text; `first` and `end` count words; `held` are the words it uses."""

    first: int
    end: int
    held: tuple[int, ...]
    entry: _Entry


@dataclass(frozen=True, slots=True)
class _Gapped:
    """A phrase with gaps: the keys that may fill each of its slots."""

    slots: tuple[frozenset[str], ...]
    entry: _Entry


@dataclass(frozen=True, slots=True)
class _Compiled:
    """The codebook made ready: the automaton of its keys, and the gapped phrases by last key."""

    automaton: ahocorasick.Automaton
    gapped: dict[str, tuple[_Gapped, ...]]


@dataclass(frozen=True, slots=True)
class _Text:
    """A text cut into words, with each word's offsets."""

    text: str
    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]

    def between(self, hit: _Hit) -> str:
        """What stands in the text where the hit is."""
        return self.text[self.starts[hit.first] : self.ends[hit.end - 1]]


@dataclass(frozen=True, slots=True)
class _Judged:
    """A phrase with its judgement; `distance` is from the cue, -1 for a judgement by itself."""

    theme: str
    polarity: Polarity
    phrase: _Hit
    cue: _Hit | None
    distance: int


def find_themes(text: str, codebook: Codebook) -> tuple[ThemeMatch, ...]:
    """Find the themes that a text judges, as strength or as development.

    Each theme stands at most once with each polarity in a sentence. Facts without judgement,
    questions and statements of policy give nothing.

    Args:
        text: An answer as the auditor wrote it.
        codebook: The themes, phrases and cues to look for.

    Returns:
        The matches in the order of the sentences, then of the phrases.
    """
    compiled = _compiled_for(codebook)
    read = _read(text)
    hits = _hits(read, compiled)
    found: list[ThemeMatch] = []
    if not any(hit.entry.themes for hit in hits):
        return ()
    firsts = [hit.first for hit in hits]
    for start, end in _sentences(text):
        first, stop = bisect_right(read.ends, start), bisect_right(read.starts, end - 1)
        inside = [hit for hit in hits[bisect_left(firsts, first) : bisect_left(firsts, stop)] if hit.end <= stop]
        sentence = text[start:end]
        if not any(hit.entry.themes for hit in inside):
            continue
        clauses = [_between(read, inside, low, high) for low, high in _clauses(sentence, start)]
        matches = tuple(_matches(read, clauses, start, end))
        if matches and not _says_nothing(sentence):
            found.extend(matches)
    return tuple(found)


# --- sentences and clauses ---------------------------------------------------------------------


def _sentences(text: str) -> Iterator[tuple[int, int]]:
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
        return _NEW_LINE_STARTS.match(text, mark.end()) is not None or text[mark.end() :].startswith(("\n", "\r"))
    following = text[mark.end() : mark.end() + 40].lstrip()
    if not mark["stop"].startswith("."):
        return not following[:1].islower()
    word = _LAST_WORD.search(text, max(0, mark.start() - 20), mark.start())
    last = word[0].casefold() if word else ""
    if last in _ABBREVIATIONS or (len(last) == 1 and last.isalpha() and last != "i"):
        return False
    return not following[:1].islower()


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    bullet = _BULLET.match(text, start, end)
    start = bullet.end() if bullet else start
    end = start + len(text[start:end].rstrip())
    if start < end:
        yield start, end


def _says_nothing(sentence: str) -> bool:
    """Whether a sentence is a question or tells what policy expects, not what was done."""
    if sentence.rstrip("\"'”’)] ").endswith("?"):
        return True
    lowered = _lower(sentence)
    return any(hint in lowered for hint in _RULE_HINTS) and _RULES.search(lowered) is not None


def _lower(sentence: str) -> str:
    """The sentence in small letters, letter for letter; patterns run faster so than ignoring case."""
    lowered = sentence.lower()
    return lowered if len(lowered) == len(sentence) else sentence


def _clauses(sentence: str, offset: int) -> Iterator[tuple[int, int]]:
    """Offsets, in the whole text, of the clauses of a sentence."""
    lowered = _lower(sentence)
    cuts = [(mark.start(), mark.end()) for mark in _CLAUSE.finditer(lowered)]
    concession = _CONCESSION.match(lowered)
    if concession:
        cuts.append(concession.span(1))
    start = 0
    for low, high in sorted(cuts):
        yield offset + start, offset + low
        start = max(start, high)
    yield offset + start, offset + len(sentence)


# --- words and hits ----------------------------------------------------------------------------


def _read(text: str) -> _Text:
    marks = tuple(_WORD.finditer(text))
    return _Text(
        text=text,
        words=tuple(_plain(mark[0] for mark in marks).split()),
        starts=tuple(mark.start() for mark in marks),
        ends=tuple(mark.end() for mark in marks),
    )


def _plain(words: Iterable[str]) -> str:
    """Words as they are compared: one case, one apostrophe, `&` as "and", one space between."""
    return f" {' '.join(words)} ".casefold().replace("’", "'").replace(" & ", " and ")[1:-1]


def _slots(phrase: str) -> tuple[tuple[str, ...], ...]:
    """The parts of a codebook phrase between its gaps, each as the automaton keys that may fill it."""
    slots = (_keys(part) for part in re.split(r"\s+(?:\.\.\.|…)\s+", phrase.strip()))
    return tuple(keys for keys in slots if keys)


def _keys(part: str) -> tuple[str, ...]:
    """Words between spaces, one key for each choice of `(a/b)`; left open after a `*`."""
    groups = [group.split("/") if group else [""] for group in re.split(r"\(([^()]*)\)", part)]
    keys = []
    for choice in product(*groups):
        written = " ".join(choice).rstrip()
        words = _plain(_WORD.findall(written))
        if words:
            keys.append(f" {words}" if written.endswith("*") else f" {words} ")
    return tuple(dict.fromkeys(keys))


_latest: list[tuple[Codebook, _Compiled]] = []


def _compiled_for(codebook: Codebook) -> _Compiled:
    """The codebook made ready; the same object again is not even hashed."""
    if not (_latest and _latest[0][0] is codebook):
        _latest[:] = [(codebook, _compile(codebook))]
    return _latest[0][1]


@cache
def _compile(codebook: Codebook) -> _Compiled:
    themes: dict[str, dict[str, Polarity | None]] = {}
    cues: dict[str, set[CueKind]] = {}
    gapped: dict[str, list[_Gapped]] = {}
    pieces: set[str] = set()
    for phrase in sorted(codebook.phrases, key=lambda phrase: phrase.polarity is not None):
        slots = _slots(phrase.text)
        if len(slots) == 1:
            for key in slots[0]:
                themes.setdefault(key, {})[phrase.theme] = phrase.polarity
        elif slots:
            rule = _Gapped(tuple(map(frozenset, slots)), _Entry(((phrase.theme, phrase.polarity),), frozenset()))
            pieces.update(*slots)
            for key in slots[-1]:
                gapped.setdefault(key, []).append(rule)
    for text, kinds in [*((cue.text, {cue.kind}) for cue in codebook.cues), *((n, set()) for n in _NEUTRALISERS)]:
        for key in _keys(text):
            cues.setdefault(key, set()).update(kinds)
    automaton = ahocorasick.Automaton()
    for key in dict.fromkeys((*themes, *cues, *pieces)):
        entry = _Entry(tuple(themes.get(key, {}).items()), frozenset(cues.get(key, ())))
        whole = entry if key in themes or key in cues else None
        automaton.add_word(key, (key, len(key.split()), whole, key in pieces))
    if len(automaton):
        automaton.make_automaton()
    return _Compiled(automaton, {key: tuple(rules) for key, rules in gapped.items()})


def _hits(read: _Text, compiled: _Compiled) -> list[_Hit]:
    """Entries in the text, in order: of phrases that share a word the longest, and so of cues.

    A negation within a phrase ("not seen alone") is part of it and negates nothing else.
    """
    if not compiled.automaton or not read.words:
        return []
    line = f" {' '.join(read.words)} "
    opens = [0]
    for word in read.words:
        opens.append(opens[-1] + len(word) + 1)
    spans: dict[str, list[tuple[int, int]]] = {}
    candidates: list[_Hit] = []
    for at, (key, length, entry, is_piece) in compiled.automaton.iter(line):
        end = bisect_right(opens, at - 1)
        if is_piece:
            spans.setdefault(key, []).append((end - length, end))
        if entry is not None:
            candidates.append(_Hit(end - length, end, tuple(range(end - length, end)), entry))
    candidates.extend(hit for hit in _gapped_hits(compiled, spans) if not _reports(read, hit))
    candidates.sort(key=lambda hit: (not hit.entry.themes, -len(hit.held), hit.end - hit.first, hit.first, hit.held))
    themes: set[int] = set()
    cues: set[int] = set()
    kept: list[_Hit] = []
    for hit in candidates:
        layer = themes if hit.entry.themes else cues
        if not layer.isdisjoint(hit.held) and not (kept and kept[-1].held == hit.held):
            continue
        if layer is cues and CueKind.NEGATION in hit.entry.cues and not themes.isdisjoint(hit.held):
            continue
        layer.update(hit.held)
        kept.append(hit)
    return sorted(kept, key=lambda hit: hit.first)


def _gapped_hits(compiled: _Compiled, spans: dict[str, list[tuple[int, int]]]) -> Iterator[_Hit]:
    """The phrases with ` ... ` whose parts stand near enough to each other, in order."""
    present = frozenset(spans)
    for last, ends in spans.items():
        for rule in compiled.gapped.get(last, ()):
            if present.isdisjoint(rule.slots[0]):
                continue
            choices = [slot & present for slot in rule.slots[:-1]]
            for span in ends:
                chain = [span]
                for keys in reversed(choices):
                    first = chain[0][0]
                    near = [at for key in keys for at in _ending_near(spans[key], first)]
                    if not near:
                        break
                    chain.insert(0, max(near, key=lambda at: (at[1], -at[0])))
                else:
                    held = tuple(word for at in chain for word in range(*at))
                    yield _Hit(chain[0][0], span[1], held, rule.entry)


def _ending_near(spans: list[tuple[int, int]], first: int) -> list[tuple[int, int]]:
    """The spans, which stand in order, that end at most a gap before a word."""
    if len(spans) > GAP:
        low = bisect_left(spans, first - GAP, key=lambda at: at[1])
        spans = spans[low : bisect_right(spans, first, key=lambda at: at[1])]
    return [at for at in spans if 0 <= first - at[1] <= GAP]


def _reports(read: _Text, hit: _Hit) -> bool:
    """Whether a gap goes over into what somebody said: "the assessment found that … was poor"."""
    return any(read.words[word] == "that" and word not in hit.held for word in range(hit.first, hit.end))


def _between(read: _Text, hits: Sequence[_Hit], low: int, high: int) -> list[_Hit]:
    """Those of the hits, which stand in order, that lie wholly between two offsets."""
    start = bisect_left(hits, low, key=lambda hit: read.starts[hit.first])
    stop = bisect_left(hits, high, key=lambda hit: read.starts[hit.first])
    return [hit for hit in hits[start:stop] if read.ends[hit.end - 1] <= high]


# --- judgement ---------------------------------------------------------------------------------


def _matches(read: _Text, clauses: Sequence[Sequence[_Hit]], start: int, end: int) -> Iterator[ThemeMatch]:
    """The sentence's matches: from each clause the surest judgement of each theme."""
    seen: set[tuple[str, Polarity]] = set()
    for hits in clauses:
        surest: dict[str, _Judged] = {}
        for judged in _judge(read, hits):
            held = surest.get(judged.theme)
            if held is None or judged.distance < held.distance:
                surest[judged.theme] = judged
        for judged in surest.values():
            if (judged.theme, judged.polarity) in seen:
                continue
            seen.add((judged.theme, judged.polarity))
            yield ThemeMatch(
                theme=judged.theme,
                polarity=judged.polarity,
                phrase=read.between(judged.phrase),
                cue=read.between(judged.cue) if judged.cue else "",
                start=start,
                end=end,
            )


def _judge(read: _Text, clause: Sequence[_Hit]) -> Iterator[_Judged]:
    firsts = [hit.first for hit in clause]
    for hit in clause:
        if not hit.entry.themes:
            continue
        low, high = bisect_left(firsts, hit.first - NEIGHBOURHOOD), bisect_right(firsts, hit.end + NEIGHBOURHOOD)
        hits = clause[low:high]
        for theme, own in hit.entry.themes:
            if own is not None:
                turned, turner = _turned(read, hits, hit, own)
                yield _Judged(theme, turned, hit, turner, -1)
                continue
            polarity, cue, distance = _cued(read, hits, hit)
            if polarity is not None:
                yield _Judged(theme, polarity, hit, cue, distance)


def _turned(read: _Text, hits: Sequence[_Hit], hit: _Hit, polarity: Polarity) -> tuple[Polarity, _Hit | None]:
    """A judgement after what stands before it: "not timely", "should be clearer", "no drift"."""
    for other in reversed(hits):
        if polarity is Polarity.STRENGTH and CueKind.NEGATION in other.entry.cues and _within(other, hit):
            return Polarity.DEVELOPMENT, other
        if other.end > hit.first:
            continue
        gap = range(other.end, hit.first)
        if polarity is Polarity.STRENGTH:
            between = read.words[other.end : hit.first]
            if not _BARRIERS.isdisjoint(between) or ("and" in between and _crossed(hits, other, hit)):
                break
            if _covers(read, other) and len(gap) <= COVER_REACH:
                return Polarity.DEVELOPMENT, other
            if CueKind.NEGATION in other.entry.cues and len(gap) <= NEGATION_REACH:
                return Polarity.DEVELOPMENT, other
        elif CueKind.NEGATION in other.entry.cues and not _split_by(hits, other, hit):
            tight = not _TIGHT_NEGATIONS.isdisjoint(read.words[other.first : other.end])
            if len(gap) <= (2 if tight else 0) and "that" not in read.words[other.first : hit.first]:
                return Polarity.STRENGTH, other
    return polarity, None


def _cued(read: _Text, hits: Sequence[_Hit], phrase: _Hit) -> tuple[Polarity | None, _Hit | None, int]:
    """The judgement that the nearest cue, or else a negation, passes on a phrase."""
    nearest: tuple[int, _Hit] | None = None
    for cue in hits:
        if cue.entry.cues & {CueKind.STRENGTH, CueKind.DEVELOPMENT}:
            distance = _distance(read, hits, cue, phrase)
            if distance is not None and (nearest is None or distance < nearest[0]):
                nearest = distance, cue
    negation = _negation(read, hits, phrase)
    if negation and (nearest is None or nearest[0] > BEFORE_REACH):
        return Polarity.DEVELOPMENT, negation, NEGATION_REACH
    if nearest is None:
        return None, None, 0
    distance, cue = nearest
    own = Polarity.STRENGTH if CueKind.STRENGTH in cue.entry.cues else Polarity.DEVELOPMENT
    polarity, _ = _turned(read, [hit for hit in hits if hit is not phrase], cue, own)
    return polarity, cue, distance


def _distance(read: _Text, hits: Sequence[_Hit], cue: _Hit, phrase: _Hit) -> int | None:
    """Words between a cue and the phrase that it judges; None where it judges something else."""
    if phrase.first < cue.end and cue.first < phrase.end:
        return 0
    low, high = (cue.end, phrase.first) if cue.end <= phrase.first else (phrase.end, cue.first)
    gap = read.words[low:high]
    rest = [word for word in range(low, high) if not any(word in hit.held for hit in hits)]
    crossed = _crossed(hits, cue, phrase)
    if crossed and not all(read.words[word] in _LINK | _AUXILIARY for word in rest):
        return None
    covers = _covers(read, cue)
    if cue.end <= phrase.first:
        reach = COVER_REACH if covers else BEFORE_REACH
        elsewhere = not _BARRIERS.isdisjoint(gap) or (not crossed and not covers and "and" in gap)
    else:
        reach = AFTER_REACH
        leads = any(hit.first == cue.end and hit.entry.themes for hit in hits)
        forward = read.words[cue.end - 1] in _FORWARD_ENDS
        elsewhere = gap[-1:] == ("and",) or "that" in gap or forward or (leads and not covers)
    return None if elsewhere or len(rest) > reach else len(rest)


def _negation(read: _Text, hits: Sequence[_Hit], phrase: _Hit) -> _Hit | None:
    """The negation that governs a phrase: before it, within it, or in the verb after it."""
    for hit in hits:
        if CueKind.NEGATION not in hit.entry.cues:
            continue
        if _within(hit, phrase):
            return hit
        gap = read.words[min(hit.end, phrase.end) : max(hit.first, phrase.first)]
        if hit.end <= phrase.first:
            if len(gap) <= NEGATION_REACH and _BARRIERS.isdisjoint(gap) and not _split_by(hits, hit, phrase):
                return hit
        elif (
            len(gap) <= AFTER_REACH
            and (_AUXILIARY - {"that"}).issuperset(gap)
            and "of" not in read.words[max(0, phrase.first - 2) : phrase.first]
            and not _leads_to_theme(hits, hit)
        ):
            return hit
    return None


def _leads_to_theme(hits: Iterable[_Hit], negation: _Hit) -> bool:
    """Whether the negation is rather of a theme phrase that follows it."""
    return any(0 <= hit.first - negation.end <= NEGATION_REACH and hit.entry.themes for hit in hits)


def _spans(hit: _Hit, cue: _Hit) -> bool:
    """Whether a theme phrase takes in a cue, which is then its own before it is any other's."""
    return bool(hit.entry.themes) and hit is not cue and hit.first <= cue.first and cue.end <= hit.end


def _crossed(hits: Iterable[_Hit], cue: _Hit, other: _Hit) -> bool:
    """Whether a cue meets another theme phrase before it reaches this one."""
    return _split_by(hits, cue, other) or any(hit is not other and _spans(hit, cue) for hit in hits)


def _within(one: _Hit, other: _Hit) -> bool:
    """Whether one hit stands in a gap of the other."""
    return other.first <= one.first and one.end <= other.end and not set(one.held) & set(other.held)


def _covers(read: _Text, cue: _Hit) -> bool:
    """Whether a cue says that all that follows fell short: "lack of", "should have been"."""
    return CueKind.DEVELOPMENT in cue.entry.cues and read.words[cue.end - 1] in _COVERING_ENDS


def _split_by(hits: Iterable[_Hit], one: _Hit, other: _Hit) -> bool:
    """Whether another theme phrase stands between two hits."""
    low, high = min(one.end, other.end), max(one.first, other.first)
    return any(low <= hit.first and hit.end <= high and hit.entry.themes for hit in hits)
