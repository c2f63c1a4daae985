"""Whether a word that is a name too means the person: by its capital, its place in the sentence, and what stands beside it.

A capital in the middle of a sentence makes it a name. One that only opens the sentence does not, nor does one in a month
with a day or year; but a title, a relation, a verb or another name beside it shows that the person is meant. Where it
stays in doubt with a capital, it is taken for the name.
"""

import re
from dataclasses import dataclass

from nelaudit.model.folding import Folded
from nelaudit.model.late import late
from nelaudit.model.wording import word_set
from nelaudit.privacy.ordinary_words import (
    ACRONYMS,
    ADJECTIVES,
    BELONGINGS,
    CALENDAR,
    DAYS,
    FOLLOWED_BY,
    GIVEN,
    NAMING,
    NOT_DONE,
    NOUNS,
    PLACES_NAMED,
    RELATIONS,
    SAID_OF_WORDS,
    SEASONS,
    SHORT_FORMS,
    SHORT_WORDS,
    SHORTHAND,
    SURELY_NAMES,
    TITLES,
    VERBS,
    WITH_NUMBER,
)

_REACH = 48
_SHORT, _STRESSED_AT_MOST = 2, 3
_STRESSED = ACRONYMS | {word for word in ADJECTIVES | NOUNS | CALENDAR if len(word) <= _STRESSED_AT_MOST}
"""Words that capitals among small letters only stress, or that stand for others."""

_MONTH = r"(?:jan|feb|mar|apr|may|june?|july?|aug|sept?|oct|nov|dec)[a-z]*"
_NEXT = late(r"[^a-z0-9]{0,4}?([a-z]+(?:'[a-z]+)?)")
_SECOND = late(r"[^a-z0-9]{0,4}?[a-z']+\W{1,3}([a-z']+)")
_LAST = late(r"([a-z]+(?:'[a-z]+)?)[^a-z0-9]{0,4}$")
_OPENING = late(
    r"(?:^|[.!?:;|>*•·\n\r…]|\s[–—-]|(?:^|\n|\s)\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{1,4})[.)])[\s\"'“‘”’«(\[>*•·–—-]*$"
)
_FULL_STOP = late(r"[.!?;:]")
_SENTENCE_ENDS = late(r"[.!?;]")
_SHALL = frozenset({"will", "may"})
_ONLY_SHOUTED = ADJECTIVES | NOUNS | _SHALL
"""Where all is in capitals, these need more than theirs to be names."""

_ASKED = word_set("the this that these those they he she it you we i there a an their his her all any be have not need")
_NUMBER_AFTER = late(r"\s*(?:no\.?\s*|number\s*)?\(?[a-z]{0,4}-?\d")
_DATE_AFTER = late(r"(?:,?\s*(?:19|20)\d\d\b|\s*-?'?\d{1,2}(?:st|nd|rd|th)?\b)")
_DATE_BEFORE = late(r"(?:\b\d{1,2}(?:st|nd|rd|th)?(?:\s+of)?[\s/.-]{0,2}|\b(?:19|20)\d\d\s)$")
_TIME_BEFORE = late(
    r"\b(?:in|since|during|until|till|early|late|mid|last|next|this|each|every|throughout|(?:end|start|beginning|month|middle|"
    r"half|weeks?|part|course|holidays?|term) of|on|over)[\s-]+(?:the\s+)?$"
)
_THE = late(r"\bthe\s+$")
_OTHER_MONTH_AFTER = late(rf"\s*(?:to|and|or|until|till|-|/|,)\s*{_MONTH}\b")
_OTHER_MONTH_BEFORE = late(rf"\b{_MONTH}\s*(?:(?:19|20)\d\d\s*)?(?:to|and|or|until|till|-|/|,)\s*$")
_PART_OF_YEAR = late(r"\s*(?:half|bank|holidays?|break|terms?|onwards?|weekend|week|school|census)\b")
_COMPOUND = late(r"-[a-z]")
_PART_OF_DAY = late(r"\s*(?:morning|afternoon|evening|night|lunch|club|school)\b")
_AGE_AFTER = late(r"\s*,?\s*(?:\(\s*(?:aged?\s*)?\d{1,2}\b|aged?\s+\d|,\s*\d{1,2}\s*[,.)]|who\b|whose\b)")
_SPOKEN = late(r"\s*[\"'”]?\s*:\s*\S")
_HOUSEHOLD = late(r"\s+(?:family|household|siblings|brothers|sisters|children)\b")
_RELATED = "|".join(sorted(RELATIONS, key=lambda word: (-len(word), word)))
_WITH_FAMILY = late(
    rf"\s*(?:,|and|&|with)\s*(?:(?:his|her|their|the|a|older|younger|twin|baby|step|half|maternal|paternal)\s*-?){{0,3}}(?:{_RELATED})\b"
)
_NOTED = late(
    r"\s+(?:not\s+(?:seen|spoken|brought|known|heard|asked|told|there|present|at|in|happy|safe|well|wanting|attending)|alone\b|"
    r"to be (?:seen|spoken|told|asked|brought|heard|taken|moved|placed)|home\b|at (?:home|school|nursery|hospital|college|church)|"
    r"in (?:foster|care|hospital|school|nursery|placement|residential)|un(?:happy|well|safe|settled|kempt)|upset|tearful|distressed|"
    r"aged?\b|\(?\d{1,2} ?(?:yrs?|years?|months?|m|y)\b)"
)
"""What notes say of a child without a verb: "Grace not brought", "April at home"."""

_DETERMINER = late(r"\b(?:the|a|an|this|that|some|any|no|of|in|with|her|his|their|our|my|its|to)\s+$")
_OF_WHOM = late(rf"\b(?:{_RELATED})\s+(?:of|to)\s+$")
_INITIAL_BEFORE = late(r"(?<=[a-z,;:(]\s)(?:[A-Z]\.\s?){1,3}$")
_FAMILY_NAME_BEFORE = late(r"\b(?:mr|mrs|ms|mx|dr)\.?\s*$")


@dataclass(frozen=True, slots=True)
class Place:
    """A word in a text: its place in the folded text, without a possessive ending.

    `beside_name` says that another name stands beside it, `in_file_name` that it stands in the name of a file, `heading`
    that the whole text is a heading of the program's own, `shouted` and `typed_small` that all of it is in capitals or has
    none.
    """

    folded: Folded
    start: int
    end: int
    word: str
    beside_name: bool = False
    in_file_name: bool = False
    heading: bool = False
    shouted: bool = False
    typed_small: bool = False

    @property
    def written(self) -> str:
        """The word as written."""
        return self.folded.written(self.start, self.end)

    @property
    def before(self) -> str:
        """What stands before it, in small letters."""
        return self.folded.low[max(0, self.start - _REACH) : self.start]

    @property
    def after(self) -> str:
        """What stands after it and its possessive ending, in small letters."""
        stop = self.end + 2 if self.possessive else self.end
        return self.folded.low[stop : stop + _REACH]

    @property
    def possessive(self) -> bool:
        """Whether 's follows, or an apostrophe after a plural's s."""
        low = self.folded.low
        if self.end - self.start > len(self.word):
            return low.startswith("'", self.end) and not low[self.end + 1 : self.end + 2].isalpha()
        return low.startswith("'s", self.end) and not low[self.end + 2 : self.end + 3].isalpha()

    @property
    def opens(self) -> bool:
        """Whether it opens a sentence, a line, a quotation or an item of a list."""
        start = self.folded.start(self.start)
        return _OPENING.search(self.folded.original[max(0, start - _REACH) : start]) is not None


def is_meant(place: Place) -> bool:
    """Whether the person is meant."""
    if place.beside_name:
        return not (place.word in CALENDAR and _with_a_number(place))
    if place.in_file_name:
        return not (place.word in CALENDAR and _is_date(place))
    written = place.written
    if not written[:1].isupper():
        return _meant_without_capital(place)
    if len(place.word) <= _SHORT:
        return _short_is_meant(place, written)
    return _meant_with_capital(place, written)


def _meant_with_capital(place: Place, written: str) -> bool:
    """A word with a capital is a name unless the capital, or what stands beside it, has another reason."""
    asks = place.opens and place.word in _SHALL and place.after[:1].isspace() and _word_after(place) in _ASKED
    if asks or (place.word in CALENDAR and _with_a_number(place)):
        return False
    if _said_to_be_a_person(place):
        return True
    if _is_no_name(place, written):
        return False
    plain = place.word in _ONLY_SHOUTED | CALENDAR or place.shouted or not written.isupper()
    no_more = (place.opens and plain) or (place.shouted and place.word in _ONLY_SHOUTED)
    return not no_more or place.word in SURELY_NAMES or _opens_as_a_person(place)


def _word_after(place: Place) -> str:
    found = _NEXT.match(place.after)
    return found[1] if found else ""


def _word_before(place: Place) -> tuple[str, str]:
    """The word before it, and what stands between the two."""
    found = _LAST.search(place.before)
    return (found[1], place.before[found.end(1) :]) if found else ("", "")


def _meant_without_capital(place: Place) -> bool:
    """A small word is a name only beside what belongs to people alone."""
    if _FAMILY_NAME_BEFORE.search(place.before) or _OF_WHOM.search(place.before):
        return place.word not in NOUNS | SHORT_WORDS
    if place.possessive and _word_after(place) in BELONGINGS:
        return place.word in GIVEN | SURELY_NAMES
    if len(place.word) <= _SHORT and place.word not in SHORT_WORDS | SHORTHAND:
        return True
    if place.word in SURELY_NAMES | SHORTHAND:
        return not _DETERMINER.search(place.before) and _does_something(place)
    return place.typed_small and place.opens and place.word in GIVEN and _does_something(place)


def _short_is_meant(place: Place, written: str) -> bool:
    """A name of two letters with a capital: "Ed", but not the department ED; "An" only where it opens no sentence."""
    if written.isupper() and not place.shouted:
        return place.word not in SHORT_FORMS | SHORT_WORDS
    return place.word not in SHORT_WORDS or not place.opens


def _said_to_be_a_person(place: Place) -> bool:
    """Whether a title, a relation, a belonging or an age stands beside it."""
    before, gap = _word_before(place)
    if before in TITLES and gap.strip() in {"", "."}:
        return True
    if _INITIAL_BEFORE.search(_as_written_before(place)):
        return True
    shall = place.word in _SHALL and place.shouted
    named = before in NAMING or (before.partition("'")[0] in RELATIONS and not shall)
    if (named and not _SENTENCE_ENDS.search(gap)) or _OF_WHOM.search(place.before):
        return True
    if place.possessive:
        return not (place.word in NOUNS and place.opens) or _word_after(place) in BELONGINGS
    return _HOUSEHOLD.match(place.after) is not None or (
        place.word not in NOUNS and _AGE_AFTER.match(place.after) is not None
    )


def _as_written_before(place: Place) -> str:
    """What stands before it, in its own letters."""
    start = place.folded.start(place.start)
    return place.folded.original[max(0, start - _REACH) : start]


def _is_no_name(place: Place, written: str) -> bool:
    """Whether it stands in a heading or a compound, is a date or shouted, or what follows shows that it is no name."""
    if place.heading and place.opens:
        return True
    if place.word in CALENDAR and _is_date(place):
        return True
    if _COMPOUND.match(place.folded.original[place.folded.start(place.end) :]):
        return True
    stressed = written.isupper() and place.word in _STRESSED and not place.shouted
    return stressed or _in_a_phrase(place)


def _in_a_phrase(place: Place) -> bool:
    """Whether a set phrase, a number or the name of a place goes on after it."""
    following = _word_after(place)
    if following in FOLLOWED_BY.get(place.word, ()):
        return True
    if place.word in WITH_NUMBER and _NUMBER_AFTER.match(place.after):
        return True
    return following in PLACES_NAMED and _starts_with_capital(place)


def _starts_with_capital(place: Place) -> bool:
    start = place.folded.start(place.end)
    return (
        re.match(r"(?:['’]s)?\s[^\W\d_]", place.folded.original[start:]) is not None
        and place.folded.original[start:].lstrip(" '’s")[:1].isupper()
    )


def _with_a_number(place: Place) -> bool:
    """Whether a day or a year stands beside a month."""
    return bool(_DATE_AFTER.match(place.after) or _DATE_BEFORE.search(place.before))


def _is_date(place: Place) -> bool:
    """Whether a month, a day of the week or a season is meant, and not a child called so."""
    before, after = place.before, place.after
    if _with_a_number(place) or _TIME_BEFORE.search(before):
        return True
    if place.word in SEASONS and _THE.search(before):
        return True
    if _PART_OF_YEAR.match(after) or (place.word in DAYS and _PART_OF_DAY.match(after)):
        return True
    return bool(_OTHER_MONTH_AFTER.match(after) or _OTHER_MONTH_BEFORE.search(before))


def _opens_as_a_person(place: Place) -> bool:
    """Whether the word that opens a sentence, with its capital, is a person: by what it is said to do."""
    alone = not place.before.strip() and not place.after.strip(" .!")
    if alone:
        return True
    if place.word in NOUNS:
        return False
    if place.word in GIVEN - ADJECTIVES:
        surname_follows = place.word not in CALENDAR | {"will"} and _starts_with_capital(place) and _word_after(place)
        if _SPOKEN.match(place.after) or (surname_follows and not place.shouted):
            return True
    if place.word not in _SHALL and _NOTED.match(place.after):
        return True
    return _WITH_FAMILY.match(place.after) is not None or _does_something(place)


def _does_something(place: Place) -> bool:
    """Whether a verb follows that is said of people, and not what is said of hope or joy."""
    verb = _word_after(place)
    if not _NEXT.match(place.after) or _FULL_STOP.search(
        place.after[: place.after.find(verb)] if verb else place.after
    ):
        return False
    second = _SECOND.match(place.after)
    if verb in {"is", "was"} and second and (second[1] in SAID_OF_WORDS.get(place.word, ()) or second[1] in NOT_DONE):
        return False
    return verb in VERBS or (verb.endswith("ed") and verb not in NOT_DONE)
