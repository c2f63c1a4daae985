"""The people whom an agency's own form names as its staff, so that "Mrs Alderson attended" is known to mean the school.

In come returns; out comes, for each name, whose staff it is. A surname that two agencies have names nobody.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from nelaudit.model.returns import Return
from nelaudit.model.vocabulary import ROLE, SPOKEN_TITLE, TITLE, Vocabulary

_FIELDS = ("details.case_worker", "details.manager", "details.auditor", "details.signoff_name")
_APART = re.compile(r"[,;:/()\n]| and | - ")
_FIRST = re.compile(r"[A-Z][a-z'’-]+$|[A-Z]\.?$")
_SURNAME = re.compile(r"[A-Z][A-Za-z'’-]{2,}$")
_WORD = re.compile(r"[a-z][a-z'-]{2,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """Surnames → agencies, and the pattern that finds each with a title, a first name or an initial before it."""

    agencies: Mapping[str, str] = field(default_factory=dict)
    pattern: re.Pattern[str] | None = None

    def named_in(self, low: str) -> tuple[tuple[str, int, int], ...]:
        """Whose staff a text in small letters names, and where."""
        if self.pattern is None or self.agencies.keys().isdisjoint(_WORD.findall(low)):
            return ()
        return tuple((self.agencies[match["name"]], *match.span()) for match in self.pattern.finditer(low))


def staff_of(returns: Iterable[Return], vocabulary: Vocabulary) -> Staff:
    """The staff whom these returns name as their own."""
    owners: dict[str, set[str]] = {}
    firsts: set[str] = set()
    for returned in returns:
        texts = [returned.value(name) for name in _FIELDS]
        texts += [row["name"].value for row in returned.rows("attendee") if "name" in row]
        for text in texts:
            for first, surname in _names(text, vocabulary):
                owners.setdefault(surname, set()).add(returned.identity.agency)
                firsts |= {first} if first else set()
    agencies = {name: min(whose) for name, whose in owners.items() if len(whose) == 1}
    if not agencies:
        return Staff()
    spoken = "|".join(re.escape(title) for title in sorted(vocabulary.words(SPOKEN_TITLE), reverse=True))
    given = "|".join([rf"(?:{spoken or '(?!)'})\.?", *(re.escape(first) for first in sorted(firsts)), r"[a-z]\.?"])
    surnames = "|".join(re.escape(name) for name in sorted(agencies))
    return Staff(agencies=agencies, pattern=re.compile(rf"\b(?:{given}) (?:[a-z]\.? )?(?P<name>{surnames})\b"))


def _names(text: str, vocabulary: Vocabulary) -> Iterable[tuple[str, str]]:
    """First name (or nothing) and surname of each person in the text of a field."""
    titles, roles = vocabulary.words(TITLE), vocabulary.words(ROLE)
    for part in _APART.split(text):
        words = [word for word in part.split() if not word.isdigit()]
        titled = bool(words) and words[0].rstrip(".").lower() in titles
        while words and words[0].rstrip(".").lower() in titles:
            words = words[1:]
        *given, surname = words or [""]
        if not (given or titled) or not _SURNAME.match(surname) or surname.lower() in roles:
            continue
        if all(_FIRST.match(word) and word.lower() not in roles for word in given):
            first = given[0].lower() if given and len(given[0].rstrip(".")) > 1 else ""
            yield first, surname.lower().replace("’", "'")
