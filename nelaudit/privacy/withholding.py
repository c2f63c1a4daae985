"""What an agency asked not to share, from the box “Not to be shared” on its form: which answers, and what repeats them.

Blank, or a plain “none”, withholds nothing. A plain list of questions (“5”, “Q5 and 7-9”, “questions 3, 4 & 12”) withholds
exactly these, on every sheet. Anything else withholds the whole return: whoever is in doubt withholds. The form says beside
the box, live, what is understood; `issue` makes that formula of the very steps that stand here.
"""

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import pairwise

from nelaudit.model.folding import folded
from nelaudit.model.forms import Identity
from nelaudit.model.returns import Return
from nelaudit.model.tools import Tool
from nelaudit.model.wording import word_set
from nelaudit.privacy.births import dates_in

FIELD = "details.not_to_share"

SPACES = ("\n", "\r", "\t", "\u00a0")
"""What counts as a space."""

NOTHING = ("", "NO", "NONE", "NIL", "NOTHING", "N/A", "N.A", "NA", "NOT APPLICABLE", "-", "–", "—")
"""What withholds nothing, in capitals and without a full stop."""

STEPS = (
    (", AND ", ","), (" AND ", ","), ("&", ","), (";", ","), (" TO ", "-"), ("–", "-"), ("—", "-"), ("\u2011", "-"),
    ("QUESTIONS", " "), ("QUESTION", " "), ("ANSWERS", " "), ("ANSWER", " "), ("NUMBERS", " "), ("NUMBER", " "),
    ("QS", " "), ("Q.", " "), ("Q", " "),
)  # fmt: skip
"""What is replaced, one after the other, between two spaces; of a plain list only numbers, commas and hyphens are left."""

CLOSE_UP = ((" ,", ","), (", ", ","), (" -", "-"), ("- ", "-"))
"""Then spaces beside a comma or hyphen go."""

_ITEM = re.compile(r"([1-9][0-9]{0,2})(?:-([1-9][0-9]{0,2}))?")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_WORD = re.compile(r"[^\W\d_]{4,}")
_TOKEN = re.compile(r"[^\W_]+")
_TELLING = 3
"""How many words in common tell that a row repeats what an answer withholds."""

_FEW = 2
"""So many are enough where the sentence has no more."""

_STEM = 5
_WEAK = word_set(
    "that this they them their with from have been were when what about child child's children young person mother father "
    "parent parents family which while after before would could should there here also then than very well more most some "
    "into over only agency answer question record records recorded"
)
_GENERAL = word_set(
    "social worker workers health visitor visitors core group case file files child children children's protection conference "
    "police officer school nurse nurses early help strategy meeting discussion family families support services service care "
    "team plan plans mental review initial head teacher general practitioner the a an on in at and of to for from by it he she "
    "they this that we no youth offending probation hospital housing gp cp cin ehcp camhs csc duty manager assessment nhs trust "
    "single agency agencies safeguarding mother father mum dad parents parent designated lead named sure start yes"
)
_WEAK_STEMS = frozenset(word[:_STEM] for word in _WEAK)


def listed_questions(text: str, questions: int) -> frozenset[int] | None:
    """The questions that the box names.

    Args:
        text: What stands in the box.
        questions: How many questions the form asks.

    Returns:
        Their numbers; empty where nothing is withheld, and None where everything is.
    """
    plain = _plain(text)
    if plain in NOTHING:
        return frozenset()
    for before, after in (step for steps in (STEPS, CLOSE_UP) for step in steps):
        if before == CLOSE_UP[0][0]:
            plain = _trimmed(plain)
        plain = (f" {plain} " if before == STEPS[0][0] else plain).replace(before, after)
    found: set[int] = set()
    for item in plain.split(","):
        match = _ITEM.fullmatch(item)
        if match is None:
            return None
        first, last = int(match[1]), int(match[2] or match[1])
        if last > questions or (match[2] and first >= last):
            return None
        found.update(range(first, last + 1))
    return frozenset(found)


def _plain(text: str) -> str:
    for sign in SPACES:
        text = text.replace(sign, " ")
    return _trimmed(text.upper()).removesuffix(".")


def _trimmed(text: str) -> str:
    return re.sub(" +", " ", text).strip(" ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """A sentence that is withheld: its telling words, how many of them tell that it is repeated, and what it names."""

    words: frozenset[str]
    enough: int
    names: frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Withholding:
    """What one return withholds: everything, or the answers to some questions and what repeats them."""

    everything: bool = False
    questions: frozenset[str] = frozenset()
    told: tuple["Told", ...] = ()
    days: frozenset[dt.date] = frozenset()

    @property
    def nothing(self) -> bool:
        """Whether all may be shared."""
        return not (self.everything or self.questions)

    def answer(self, question: str) -> bool:
        """Whether the answer to a question is withheld, with its evidence and dates."""
        return self.everything or question in self.questions

    def row(self, texts: Iterable[str]) -> bool:
        """Whether what stands on another sheet is withheld: a row that tells what a withheld answer tells."""
        if self.everything:
            return True
        if not self.questions:
            return False
        text = " · ".join(texts)
        low = folded(text)
        if self.days & dates_in(low):
            return True
        words, names = _words(low), _names(text)
        return any(len(words & one.words) >= one.enough or names & one.names for one in self.told)

    def field(self, returned: Return, field: str, question: str = "") -> bool:
        """Whether what stands in a field of the return is withheld."""
        if self.everything:
            return True
        if field.startswith("q.") or question:
            return (question or field[2:].rpartition(".")[0]) in self.questions
        stem = field.rpartition(".")[0]
        return self.row(one.value for name, one in returned.inputs.items() if name.startswith(f"{stem}."))


NOTHING_WITHHELD, ALL_WITHHELD = Withholding(), Withholding(everything=True)

Withheld = Mapping[tuple[Identity, str, str], Withholding]
"""What each return withholds, by the mark of the return."""


def withholding(returned: Return, tool: Tool) -> Withholding:
    """What a return withholds; `tool` is that of its own edition, by which its questions are numbered."""
    numbers = listed_questions(returned.value(FIELD), len(tool.questions))
    if numbers is None:
        return ALL_WITHHELD
    if not numbers:
        return NOTHING_WITHHELD
    names = frozenset(question.name for number, question in enumerate(tool.questions, start=1) if number in numbers)
    cells = [
        (one.value, one is answer.answer)
        for answer in returned.answers
        if answer.question in names
        for one in (answer.answer, answer.evidence, answer.dates)
        if one is not None and not one.blank
    ]
    told = [_told(sentence, own=own) for text, own in cells for sentence in _SENTENCE.split(text)]
    return Withholding(
        questions=names,
        told=tuple(dict.fromkeys(one for one in told if one.words or one.names)),
        days=frozenset(day for text, _ in cells for day in dates_in(folded(text))),
    )


def _told(sentence: str, *, own: bool) -> Told:
    """A sentence of an answer of the agency's `own`, or of the box for its sources, where few words tell nothing."""
    words = _words(folded(sentence))
    enough = _FEW if own and len(words) == _FEW else _TELLING
    return Told(words=words, enough=enough, names=_names(sentence))


def _words(low: str) -> frozenset[str]:
    """The telling words of a folded text, by how they begin."""
    return frozenset(word[:_STEM] for word in _WORD.findall(low)) - _WEAK_STEMS


def _names(text: str) -> frozenset[str]:
    """What only one thing is called: two words with capitals or a number together, as `7 Elm` or `Elm Street`."""
    words = _TOKEN.findall(text)
    pairs = pairwise(words)
    return frozenset(
        f"{folded(one)} {folded(other)}"
        for one, other in pairs
        if all(word[0].isupper() or word[0].isdigit() for word in (one, other))
        and any(word[0].isupper() for word in (one, other))
        and len(one) + len(other) > _STEM
        and not {one.lower(), other.lower()} <= _GENERAL
        and not all(word.isdigit() for word in (one, other))
    )
