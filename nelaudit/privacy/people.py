"""A child's subject block → the names in it, as they are looked for."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from nelaudit.model.definitions import Subject
from nelaudit.model.folding import fold, folded
from nelaudit.model.wording import word_set
from nelaudit.privacy.ordinary_words import ADJECTIVES, NOUNS

_UNIT = re.compile(r"[^\W\d_]+(?:['-][^\W\d_]+)*'?")
_SHORTEST, _OWN_PART, _INITIALLED = 2, 4, 5
_JOINED = word_set(
    "o d l m n de da do dos das di du del della dela van von der den ter ten la le les el al ul ur bin binti bint ibn abu abd "
    "ap ab mac mc fitz st saint y e"
)
"""What belongs to the name that follows and is no name alone."""

JOINED_OR_ALONE = word_set("le la van al do di du abu bin")
"""Of these, what may be a whole name too where it comes first or last: Le Thi, Nguyen Van."""

_NO_NAME = word_set(
    "mr mrs ms miss mx dr prof rev sir baby unborn twin twins triplet jr jnr snr sr ii iii iv aka known as formerly nee "
    "previously born called also or and the of not unknown none na nil tbc tba child by goes to preferred name names surname "
    "forename first middle alias spelt spelled pronounced male female adopted adoptive birth changed legal legally pending "
    "sometimes usually english see below above same likes be is was used use using now since until"
)
"""What stands beside the child's names in the register and is none of them."""

_NO_CARER = _NO_NAME | word_set(
    "mother mothers father fathers mum mam dad mums dads mummy daddy parent parents grandmother grandfather grandparents "
    "grandparent nan nana nanna gran granny grandad grandpa aunt aunts auntie uncle uncles foster fostering carer carers step "
    "stepmother stepfather stepmum stepdad partner partners husband wife boyfriend girlfriend ex sister brother sisters "
    "brothers half sibling siblings cousin cousins family families household guardian guardians special guardianship "
    "order local authority looked after lives live living with at in on from for no yes contact only address telephone "
    "phone mobile home work number tel mob email deceased died dead estranged separated divorced whereabouts abroad prison "
    "paternal maternal putative biological natural both two three one all each his her their him she he they it kinship "
    "connected person persons friend friends neighbour supervised supported lodging placement placed residential "
    "children's children staff house school responsibility pr held holds shares share shared main primary sole joint "
    "involved uninvolved absent present details withheld shown over page row note notes council team service services "
    "interpreter needed speaks language reads years aged age old young elder older younger next kin emergency has had have "
    "does did who that this which when where but than then there here out up down off away back new current currently "
    "former long short term time times weekend weekends week weeks day days night nights month months year until "
    "safeguarding social worker duty police court care leaver homeless refugee asylum seeker"
)
_CAMEL = re.compile(r"(?<=[a-zß-ÿ])(?=[A-ZÀ-Þ])")
_UMLAUTS = {"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"}
_O_NAME = re.compile(r"o[bcdfghjklmnpqrstvwxyz][a-z]{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class NameUnit:
    """One name as it stands in the register: its parts (`o`, `brien`) in small letters, which may stand apart or not."""

    parts: tuple[str, ...]

    @property
    def joined(self) -> str:
        """Its letters in one run."""
        return "".join(self.parts)


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The names of one case: the child's `own`, and those of each line of `carers`. `bound` are no names alone."""

    own: tuple[NameUnit, ...]
    carers: tuple[NameUnit, ...]
    bound: frozenset[str]

    @property
    def units(self) -> tuple[NameUnit, ...]:
        """All of them, each once."""
        return tuple(dict.fromkeys((*self.own, *self.carers)))

    @property
    def single(self) -> frozenset[str]:
        """Every run of letters that is a name alone: the units, and the parts of double names."""
        found = {unit.joined for unit in self.units}
        for unit in self.units:
            double = unit.parts[0] not in _JOINED
            found |= {part for part in unit.parts if len(part) >= (_SHORTEST if double else _OWN_PART)
                      and (double or unit.parts[0] not in {"mac", "mc", "fitz"}) and part not in _JOINED}  # fmt: skip
        return frozenset(one for one in found if len(one) >= _SHORTEST)

    @property
    def run_together(self) -> frozenset[str]:
        """Two names in one run (`liamobrien`), and a surname with an initial (`lobrien`)."""
        found = set[str]()
        for units in (self.own, self.carers):
            for one in units:
                for other in units:
                    if one != other:
                        found.add(one.joined + other.joined)
                        if len(other.joined) >= _INITIALLED:
                            found.add(one.joined[0] + other.joined)
        return frozenset(found)

    @property
    def pairs(self) -> frozenset[tuple[str, str]]:
        """Two names that follow each other, as a given name and a surname do; the first and the last are such too."""
        found = set[tuple[str, str]]()
        for units in (self.own, self.carers):
            words = [unit.joined for unit in units]
            found |= {(one, other) for place, one in enumerate(words) for other in words[place + 1 :]}
        return frozenset(found)

    @property
    def initials(self) -> frozenset[str]:
        """The first letters of its names."""
        return frozenset(unit.joined[0] for unit in self.units)


def names_of(subject: Subject) -> Names:
    """The names in a subject block.

    In the child's own columns every word is one, in whatever letters; of the carers' the words with a capital, and where a
    line has none of these every word that tells of no relation.
    """
    own = [*_units(subject.name, _NO_NAME), *_with_capitals(subject.other_names, _NO_NAME)]
    carers = [
        unit for line in re.split(r"[,;:\n()/]|\band\b|&", subject.carers) for unit in _with_capitals(line, _NO_CARER)
    ]
    bound = {word for text in (subject.name, subject.other_names) for word in re.findall(r"[a-z]+", folded(text))}
    return Names(own=tuple(dict.fromkeys(own)), carers=tuple(dict.fromkeys(carers)), bound=frozenset(bound))


def _units(text: str, not_names: frozenset[str]) -> Iterator[NameUnit]:
    """The names in a text, in order; a part that belongs to the next one (O, De, van der) is joined to it."""
    waiting: tuple[str, ...] = ()
    written = _written_units(text)
    for number, word in enumerate(written):
        parts = _parts(word)
        bare = "".join(parts)
        last = number == len(written) - 1
        if bare in not_names or not bare:
            waiting = ()
            continue
        if (bare in _JOINED or len(bare) == 1) and not last:
            waiting = (*waiting, bare) if bare in _JOINED else ()
            if number == 0 and bare in JOINED_OR_ALONE:
                yield NameUnit(parts=(bare,))
            continue
        if len(bare) > 1:
            for spelt in _spellings(word):
                yield NameUnit(parts=(*waiting, *spelt))
                if waiting and (len(spelt) > 1 or bare in JOINED_OR_ALONE):
                    yield NameUnit(parts=spelt)
        waiting = ()


def _with_capitals(text: str, not_names: frozenset[str]) -> Iterator[NameUnit]:
    """The names among the words with a capital; where there is none, among all words."""
    written = _written_units(text)
    words = [
        word
        for number, word in enumerate(written)
        if not _tells_of_else(word, not_names) or _ends_a_name(written, number, not_names)
    ]
    capital = [word for word in words if word[:1].isupper() or "".join(_parts(word)) in _JOINED]
    chosen = capital if any("".join(_parts(word)) not in _JOINED for word in capital) else words
    kept = set(chosen)
    yield from _units(" ".join(word for word in written if word in kept), not_names - {folded(word) for word in kept})


def _tells_of_else(word: str, not_names: frozenset[str]) -> bool:
    """Whether a word, or each part of a joined one (long-term), stands beside names and is none."""
    parts = _parts(word)
    return "".join(parts) in not_names or all(part in not_names for part in parts)


def _ends_a_name(written: list[str], number: int, not_names: frozenset[str]) -> bool:
    """Whether a word that mostly tells of something else is the surname behind a given name: Joy Long, Ann Young."""
    if not number or not written[number][:1].isupper() or "".join(_parts(written[number])) not in ADJECTIVES | NOUNS:
        return False
    before = written[number - 1]
    return before[:1].isupper() and "".join(_parts(before)) not in not_names


def _written_units(text: str) -> list[str]:
    """The words of a text as written, apostrophes and hyphens inside; what is unseen or an accent aside."""
    one = fold(text)
    return [one.written(found.start(), found.end()) for found in _UNIT.finditer(one.low)]


def _parts(word: str) -> tuple[str, ...]:
    """The runs of letters of one word: `O'Brien` → o, brien; `McDonald` → mc, donald; `Smith-Jones` → smith, jones."""
    pieces = [piece for part in re.split(r"['-]", fold(word).low) for piece in (part,) if piece]
    camel = [folded(piece) for piece in _CAMEL.split(word)]
    if len(pieces) == 1 and len(camel) > 1 and all(piece.isalpha() for piece in camel):
        return tuple(camel)
    if len(pieces) == 1:
        for before in ("mc", "mac"):
            if pieces[0].startswith(before) and len(pieces[0]) > len(before) + 3:
                return before, pieces[0][len(before) :]
        if _O_NAME.fullmatch(pieces[0]):
            return "o", pieces[0][1:]
    if len(pieces) > 1 and pieces[-1] == "s":  # "the O'Briens'", a slip in the register
        pieces = pieces[:-1]
    return tuple(pieces)


def _spellings(word: str) -> Iterable[tuple[str, ...]]:
    """The parts of a word, and those of it as written without an umlaut's key: Müller, Mueller."""
    yield _parts(word)
    other = "".join(_UMLAUTS.get(sign, _UMLAUTS.get(sign.lower(), sign)) for sign in word)
    if other != word:
        yield _parts(other)
