"""Where a text names an event that several agencies tell of, by the events of the vocabulary.

What date belongs to an event is left to `happenings`.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache

from nelaudit.model.vocabulary import MEETING, Event, EventKind
from nelaudit.text.hints import Hints, in_order
from nelaudit.text.notation import hints_of, pattern_of

KindAt = tuple[EventKind, int, int]
"""A kind of event that a text names, and where."""

_ANY_MEETING = r"[a-z-]{4,} (?:meeting|panel)s?\b"
"""A meeting by a name of its own, as in "the reintegration meeting". No row can say it: whatever stands before is its name."""

_HINTS_OF_ANY = frozenset({"meeting", "panel"})


class EventKinds:
    """The kinds of event of a vocabulary; where two wordings fit the same words, the first row counts."""

    def __init__(self, events: Sequence[Event], no_names: frozenset[str]) -> None:
        """Takes the events in their order, and the words before "meeting" that give it no name ("the weekly meeting")."""
        self._kinds = {event.kind.key: event.kind for event in events}
        self._no_names = no_names
        self._patterns = {
            event.kind.key: re.compile(rf"\b(?:{'|'.join(found)})")
            for event in events
            if (found := [*map(pattern_of, event.words), *([_ANY_MEETING] if event.kind.key == MEETING else [])])
        }
        self._hints = Hints({event.kind.key: "|".join(sorted(_hints(event))) for event in events if _hints(event)})
        self._chosen = lru_cache(maxsize=4096)(self._of_keys)

    def at(self, low: str) -> tuple[KindAt, ...]:
        """Each kind that a text in small letters names, and where."""
        found = ((self._kinds[key], *match.span()) for key, match in in_order(low, self._chosen(self._hints.of(low))))
        return tuple(
            one
            for one in found
            if one[0].key != MEETING or low[one[1] : one[2]].split(maxsplit=1)[0] not in self._no_names
        )

    def pattern(self, kind: EventKind) -> re.Pattern[str]:
        """What names a kind of the vocabulary."""
        return self._patterns[kind.key]

    def _of_keys(self, keys: frozenset[str]) -> dict[str, re.Pattern[str]]:
        """The patterns of some kinds, in the vocabulary's order."""
        return {key: pattern for key, pattern in self._patterns.items() if key in keys}


def _hints(event: Event) -> frozenset[str]:
    own = _HINTS_OF_ANY if event.kind.key == MEETING else frozenset()
    return own.union(*map(hints_of, event.words))


def kind_named(kind: EventKind, words: str) -> EventKind:
    """The kind itself; a meeting that the vocabulary does not know goes by its own words, such as a reintegration meeting."""
    return _meeting_called(kind, words.removesuffix("s")) if kind.key == MEETING else kind


@lru_cache(maxsize=512)
def _meeting_called(kind: EventKind, words: str) -> EventKind:
    return replace(kind, key=f"{MEETING}: {words}", title=f"the {words}")
