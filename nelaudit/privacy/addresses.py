"""An address in the register → the streets and houses in it, as they are looked for: abbreviated, without a number, run on."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass
from functools import cached_property

from nelaudit.model.folding import folded
from nelaudit.model.wording import word_set

_SHORTENED = {
    "street": "st str", "road": "rd", "avenue": "ave av aven", "lane": "ln la", "close": "cl clo", "drive": "dr drv",
    "court": "ct crt", "crescent": "cres cr cresc", "terrace": "terr ter tce", "gardens": "gdns gdn garden", "place": "pl",
    "square": "sq", "grove": "gr grv gro", "walk": "wlk wk", "way": "wy", "park": "pk", "mount": "mt", "house": "hse ho",
    "cottage": "cott cotts cottages", "saint": "st", "saints": "sts", "north": "n nth", "south": "s sth", "east": "e",
    "west": "w", "green": "grn", "hill": "hl", "parade": "pde", "lodge": "ldg", "building": "bldg", "buildings": "bldgs",
    "heights": "hts", "mansions": "mans", "estate": "est", "upper": "uppr", "lower": "lwr", "boulevard": "blvd bvd", "row": "rw",
    "view": "vw", "wharf": "whf", "quay": "qy", "rise": "rs", "farm": "fm", "great": "gt", "little": "lt", "cross": "x",
    "flats": "flat", "apartments": "apts", "bungalow": "bung", "walkway": "wlkwy", "path": "pth", "field": "fld", "fields": "flds",
}  # fmt: skip
_ALL_WAYS = frozenset(one for whole, short in _SHORTENED.items() for one in (whole, *short.split()))
_SHORT_WAYS = frozenset(one for short in _SHORTENED.values() for one in short.split())
STREETS = word_set(
    "street st str road rd avenue ave av lane ln close cl drive dr court ct crescent cres terrace terr gardens gdns place pl "
    "square sq grove gr walk way park hill mount mews rise row view green path parade quay wharf yard end drove croft garth "
    "gate fold bank brow dene glade heath meadow meadows orchard reach ridge side vale wood woods approach bridge broadway "
    "circus common corner cross esplanade field fields hollow knoll lea leys link loop nook oval paddock passage pastures "
    "promenade quadrant ride riverside route slope springs strand track valley villas walkway warren waterside boulevard "
    "wynd vennel twitten hythe causeway embankment crossways chase copse dale dell garden acre acres"
)
HOUSES = word_set(
    "house hse cottage cottages farm farmhouse lodge villa barn hall manor mill bungalow rectory vicarage grange priory "
    "stables tower towers mansions heights point building buildings flats estate caravan chalet annexe annex hostel refuge "
    "almshouses oast gatehouse croft cabin boat site pitch"
)
_GENERAL = word_set(
    "flat floor ground first second third top basement upper lower room apartment apt unit the left right rear front block "
    "bedsit house number no care of c o maisonette studio suite hostel refuge farm site caravan pitch"
)
_NO_ADDRESS = re.compile(
    r"\b(?:no fixed|nfa|unknown|confidential|as above|same as|withheld|not known|not disclosed|n/a|none|tbc|see )\b|^\W*$"
)
_POSTCODE = re.compile(r"\b[a-z]{1,2}\d[a-z0-9]?\s*\d[a-z]{2}\b")
_NUMBER = r"(?:\d{1,5}(?:\s?[a-z](?![a-z]))?(?:\s?[-/&]\s?\d{1,4}(?:\s?[a-z](?![a-z]))?)?)"
_BEFORE = re.compile(
    rf"(?<![a-z0-9])(?:(?:flat|apartment|apt|unit|room|no|nos|number|house|plot)\W{{0,3}}(?:{_NUMBER}|[a-z](?![a-z]))?\W{{0,3}})?"
    rf"(?:{_NUMBER}[\W_]{{1,3}})?$"
)
_NUMBER_REACH = 36
_AFTER = rf"(?:\W{{1,3}}(?:no|number|house|flat)\W{{1,3}}{_NUMBER}(?![a-z\d])|,?\s\d{{1,3}}[a-z]?(?![a-z\d]|[/.:-]\d|\s?[a-z]))?"
_FEW = 4


@dataclass(frozen=True)
class PlaceName:
    """A street or house to look for: its words in small letters. Not slotted: its pattern is made when it is first needed."""

    words: tuple[str, ...]

    @property
    def anchors(self) -> tuple[str, ...]:
        """Parts of words of which one stands in every text that holds the name: a telling word, else every way of one."""
        plain = [word for word in self.words if word not in _ALL_WAYS and word != "the"]
        if plain:
            longest = max(plain, key=len)
            return (longest.removesuffix("s") if len(longest) > _FEW else longest,)
        return tuple(one.replace("'", "") for one in _ways(self.words[-1]))

    @property
    def needs_capital(self) -> bool:
        """Whether it is too common a phrase to be taken for a street without a capital or a number: The Green."""
        return len(self.words) == 2 and self.words[0] == "the"  # noqa: PLR2004 - "the" and one more

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        rest = self.words[1:] if self.words[0] == "the" and len(self.words) > 1 else self.words
        the = r"the[\W_]{1,4}" if self.needs_capital else ""
        return re.compile(
            the
            + r"[\s_-]{0,3}".join([*(_spelt(word) for word in rest[:-1]), _spelt(rest[-1], last=True)])
            + rf"(?![a-z]){_AFTER}"
        )

    def found_in(self, low: str) -> Iterator[tuple[int, int]]:
        """Where it stands in a folded text, with the house's number before it."""
        for found in self._pattern.finditer(low):
            start = found.start()
            if not (start and low[start - 1].isalpha()):
                before = _BEFORE.search(low[max(0, start - _NUMBER_REACH) : start])
                yield start - (len(before[0]) if before else 0), found.end()

    @property
    def is_word(self) -> bool:
        """Whether it is one word alone, such as Fairview."""
        return len(self.words) == 1


def _spelt(word: str, *, last: bool = False) -> str:
    """A pattern of a word of an address in each way of writing it; but for the last, a stop may follow an abbreviation."""
    ways = sorted(_ways(word), key=lambda one: (-len(one), one))
    return "(?:" + "|".join(re.escape(one) + (r"\.?" if one in _SHORT_WAYS and not last else "") for one in ways) + ")"


def _ways(word: str) -> set[str]:
    full = next((whole for whole, short in _SHORTENED.items() if word in short.split() and whole != "saint"), word)
    ways = {full, word, *_SHORTENED.get(full, "").split()}
    if word in {"st", "saint"}:
        ways |= {"st", "saint", "street"}
    return ways | {f"{one[:-1]}'s" for one in ways if one.endswith("s") and len(one) > _FEW - 1}


def places_of(address: str, towns: Collection[str] = ()) -> tuple[PlaceName, ...]:
    """The streets and houses of an address: its parts down to the last that names a street, a house or a number.

    Where none does, the first part is taken for a house's name, unless it is one of the `towns` that the board speaks of.
    """
    parts = [part for part in re.split(r"[,;\n]|\s-\s", folded(address.replace("\n", ","))) if part.strip()]
    parts = [_POSTCODE.sub(" ", part).strip(" .") for part in parts]
    parts = [part for part in parts if part and not _NO_ADDRESS.search(part)]
    telling = [place for place, part in enumerate(parts) if _tells(part)]
    chosen = parts[: telling[-1] + 1] if telling else [part for part in parts[:1] if part not in towns]
    return tuple(dict.fromkeys(place for part in chosen for place in _in_part(part)))


def numbered_parts(text: str) -> tuple[str, ...]:
    """The parts of a column of the register that are addresses with a number, as where a carer's own stands beside the name."""
    return tuple(part for part in street_parts(text) if re.search(r"\d", part))


def street_parts(text: str) -> tuple[str, ...]:
    """The parts that are, or may be, addresses: Mill Lane is one, and Ann Lane a person."""
    return tuple(part.strip() for part in re.split(r"[,;:\n()]", text) if _tells(folded(part)))


def _tells(part: str) -> bool:
    words = re.findall(r"[a-z']+", part)
    return bool(re.match(r"\s*\d", part) and words) or (len(words) > 1 and words[-1] in STREETS | HOUSES)


def _in_part(part: str) -> Iterator[PlaceName]:
    """The name in one part, without numbers; none where only a flat or floor is named."""
    bare = re.sub(r"\bc\s?/\s?o\b", " ", part)
    words = tuple(
        word.replace("'", "") for word in re.findall(r"[a-z]+(?:'[a-z]+)*", re.sub(r"\b\d+[a-z]?\b", " ", bare))
    )
    while words and words[0] in {"flat", "apartment", "apt", "unit", "room", "no", "number"}:
        words = words[1:]
        if words and len(words[0]) == 1:
            words = words[1:]
    ends = [place for place, word in enumerate(words, start=1) if place > 1 and word in STREETS] or [len(words)]
    for end in ends:
        if words[:end] and not all(word in _GENERAL for word in words[:end]) and words[:end] != ("the",):
            yield PlaceName(words[:end])
