"""Which agencies of the audit a text names: "the school nurse" is health visiting, "the designated lead" a school.

An agency of the register belongs to a profession of the vocabulary by the words of its name or code. Words of its name that no
other agency has ("Clearwater") name it as well.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from nelaudit.accounts.staff import Staff
from nelaudit.model.definitions import Agency
from nelaudit.model.vocabulary import AGENCY_NAME, Naming, Profession, Vocabulary
from nelaudit.text.notation import pattern_of


@dataclass(frozen=True, slots=True, kw_only=True)
class PartyAt:
    """An agency named in a text."""

    agency: str
    start: int
    end: int


class Parties:
    """The agencies of an audit and the words that name each."""

    def __init__(self, agencies: Sequence[Agency], vocabulary: Vocabulary, staff: Staff | None = None) -> None:
        """Takes the agencies of the register, the vocabulary, and the staff whom their forms on a case name."""
        self._codes = [agency.code for agency in agencies]
        self._pattern = _pattern_of(tuple(agencies), vocabulary.professions, vocabulary.words(AGENCY_NAME))
        self._staff = staff or Staff()
        self._found: dict[str, tuple[PartyAt, ...]] = {}

    def named_in(self, low: str) -> tuple[PartyAt, ...]:
        """The agencies that a text in small letters names, in its order; each text of a case is asked for many times."""
        found = self._found.get(low)
        if found is None:
            found = self._found[low] = self._search(low)
        return found

    def _search(self, low: str) -> tuple[PartyAt, ...]:
        found = [
            PartyAt(agency=self._codes[int((match.lastgroup or "a0")[1:])], start=match.start(), end=match.end())
            for match in self._pattern.finditer(low)
        ]
        people = [PartyAt(agency=agency, start=start, end=end) for agency, start, end in self._staff.named_in(low)]
        if people:
            apart = [
                one for one in people if not any(one.start < other.end and other.start < one.end for other in found)
            ]
            found = sorted([*found, *apart], key=lambda one: one.start)
        return tuple(found)


@lru_cache(maxsize=8)
def _pattern_of(
    agencies: tuple[Agency, ...], professions: tuple[Profession, ...], no_names: frozenset[str]
) -> re.Pattern[str]:
    words = _patterns(agencies, professions, no_names)
    named = (rf"(?P<a{place}>(?:{words[agency.code]})\b)" for place, agency in enumerate(agencies))
    return re.compile(r"\b(?! )(?:" + "|".join(named) + r"|(?!))")  # no name begins where a word ends


def _patterns(
    agencies: Sequence[Agency], professions: Sequence[Profession], no_names: frozenset[str]
) -> Mapping[str, str]:
    """For each agency the words that name it: those of the professions that are its alone, its own name, its code."""
    names = {agency.code: set(re.findall(r"[a-z][a-z'-]{3,}", agency.name.lower())) for agency in agencies}
    told = {agency.code: f"{agency.name} {agency.code}".lower().replace("’", "'") for agency in agencies}
    titles = {agency.code: agency.name.lower().replace("’", "'") for agency in agencies}
    found: dict[str, list[str]] = {agency.code: [] for agency in agencies}
    for one in professions:
        members = [code for code, name in told.items() if re.search(rf"\b(?:{_any(one.names)})", name)]
        if len(members) == 1:  # of two surgeries neither is "the GP"
            found[members[0]].append(_any(one.words))
    for code, own in names.items():
        others = set().union(*(words for other, words in names.items() if other != code))
        found[code] += [re.escape(word) for word in sorted(own - no_names - others)]
        full = titles[code]
        found[code] += [re.escape(full), *([re.escape(full.split(":")[0])] if ":" in full else [])]
        if len(code) > 1:
            found[code].append(re.escape(code.lower()))
    return {code: "|".join(words) or r"(?!)" for code, words in found.items()}


def _any(namings: Sequence[Naming]) -> str:
    return "|".join(map(pattern_of, namings)) or r"(?!)"
