"""The returns of all agencies on one case, side by side: made once a case and shared by its returns."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from nelaudit.checks.wordlists import says_nothing_held
from nelaudit.model.folding import plain
from nelaudit.model.returns import Input, Return

_LONG_ENOUGH = 60
_SHARED_BY = 3
_WORD = re.compile(r"[\w'’&-]+")
_SENTENCE = re.compile(r"(?<=[.!?;])\s+|\n+")
_CORE_WORDS = 2
_DID = (
    r"(?:attended|visited|reported|shared|confirmed|referred|saw|told|said|contributed|offered|held|completed|arrested|agreed"
    r"|joined|assessed|worked|supported|closed|opened|sent|knew|knows|provided|called|responded|discharged|treated|reviewed"
    r"|(?:was|were|is|are)\s+(?:present|involved|working|invited))"
)
_BETWEEN = (
    r"(?:has|had|have|also|then|later|first|again|team|service|staff|workers?|officers?|nurses?|practitioners?|manager)"
)
_DID_WITH = r"(?:attended\s+by|with|from|by|told|informed|rang|contacted|involving|known\s+to|open\s+to|referred\s+to)"
_NOT_SO = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|await\w*|would|should|could|if|may|might|unknown|declined|absent)\b|n['’]t\b",
    re.IGNORECASE,
)

Copy = tuple[dt.date, str, str, Input]
"""A text's day of receipt, the agency and team that sent it, and the cell in which it stands."""


@dataclass(frozen=True, kw_only=True)
class Together:
    """The returns that stand on one case, and the agencies' names by code. Not slotted: indexes are made once."""

    returns: tuple[Return, ...]
    agencies: Mapping[str, str]

    @cached_property
    def copies(self) -> Mapping[str, tuple[Copy, ...]]:
        """The longer answers that stand in more than one agency's return, by their words, the earliest first."""
        found: dict[str, list[Copy]] = {}
        for one in self.returns:
            who = one.identity
            for answer in one.answers:
                text = answer.answer.value
                if len(text) >= _LONG_ENOUGH:
                    found.setdefault(plain(text), []).append((one.received.day, who.agency, who.team, answer.answer))
        return {
            words: tuple(sorted(copies, key=lambda copy: (*copy[:3], copy[3].field)))
            for words, copies in found.items()
            if len({copy[1] for copy in copies}) > 1 and not says_nothing_held(copies[0][3].value)
        }

    def telling_of(self, agency: str) -> Iterator[tuple[Return, Input, str]]:
        """The sentences in which another agency's return says that this one was at work, each with return and cell."""
        if agency not in self.agencies:
            return
        pattern = _at_work(agency, self.agencies[agency], _shared_words(self.agencies.values()))
        for one in self.returns:
            if one.identity.agency == agency or one.is_nil:
                continue
            for name, cell in one.inputs.items():
                if name.startswith(("q.", "chronology.")) and pattern.search(cell.value):
                    for sentence in _SENTENCE.split(cell.value):
                        if pattern.search(sentence) and not _NOT_SO.search(sentence):
                            yield one, cell, sentence


def _shared_words(names: Iterable[str]) -> frozenset[str]:
    """Words that several agencies' names share: those of the place."""
    seen = Counter(word for name in names for word in {word.casefold() for word in _WORD.findall(name)})
    return frozenset(word for word, count in seen.items() if count >= _SHARED_BY)


def _at_work(code: str, name: str, shared: frozenset[str]) -> re.Pattern[str]:
    """An agency named as doing something, or as somebody with whom something was done.

    It is named by its name, by its name without the words of the place, or by its code: as the code is written, or in
    any letter case where it is a word of the name (police, but not acute).
    """
    words = _WORD.findall(name)
    is_word = code.casefold() in {word.casefold() for word in words}
    while words and words[0].casefold() in shared:
        words = words[1:]
    core = r"\W+".join(re.escape(word) for word in words)
    spelt = [re.escape(name), *([core] if len(words) >= _CORE_WORDS else []), *([re.escape(code)] if is_word else [])]
    known = rf"(?i:{'|'.join(spelt)})|{re.escape(code)}"
    return re.compile(
        rf"\b(?:{known})\s+(?i:{_BETWEEN}\s+){{0,2}}?(?i:{_DID})\b|\b(?i:{_DID_WITH})\s+(?i:the\s+)?(?:{known})\b"
    )
