"""Ties neighbouring parts into chains: lists and ranges that share a month or year.

What comes in are parts in text order. What goes out are chains; a weak part that found no company
is left out.
"""

import re
from dataclasses import replace

from nelaudit.dates import surroundings
from nelaudit.dates.parts import Link, Part
from nelaudit.dates.words import CONNECTOR, LAST_MONTH, RANGE_CONNECTOR

_CONNECTOR = re.compile(CONNECTOR, re.IGNORECASE)
_LONGEST_GAP = 14
"""Longer than any connector: three blanks, a comma, "and", three blanks, "the"."""


def _can_join(part: Part) -> bool:
    """Whether a part names a month of the calendar; vague phrases and slips stand alone."""
    return part.month is not None and 1 <= part.month <= LAST_MONTH and not part.broken


def _link(text: str, first: Part, second: Part) -> Link | None:
    """How two neighbouring parts are joined, or None if they are not."""
    gap = text[first.end : second.start]
    if len(gap) > _LONGEST_GAP or not (_can_join(first) and _can_join(second)):
        return None
    if first.link is None and not _CONNECTOR.fullmatch(gap):
        return None
    if RANGE_CONNECTOR.search(gap) or first.link is Link.RANGE:
        return Link.RANGE
    bare = gap.strip().lower()
    if bare.startswith(("and", "&")) and surroundings.follows_between(text, first.start):
        return Link.RANGE
    weak = first.weak != second.weak
    return None if weak and bare in {",", "/", "+"} and first.day is not None else Link.LIST


def chains(text: str, parts: list[Part]) -> list[tuple[Part, ...]]:
    """Parts tied into chains, each link noted on the earlier part."""
    found: list[list[Part]] = []
    for part in parts:
        link = _link(text, found[-1][-1], part) if found else None
        if link is None:
            found.append([part])
        else:
            found[-1][-1] = replace(found[-1][-1], link=link)
            found[-1].append(part)
    return [tuple(_ended(chain)) for chain in found if not all(part.weak for part in chain)]


def _ended(chain: list[Part]) -> list[Part]:
    """A chain whose last part is joined to nothing."""
    return [*chain[:-1], replace(chain[-1], link=None)]
