"""What one agency's voice consists of: its words, its systems and its texts on the three kinds of case.

A template holds `[this|or that]`, of which one is taken, and `{slots}`: a date (`{icpc}`, or `{icpc:m}` for its month
alone), a pronoun, a number of the case or a word of the agency. The three strings of a tuple are for the three kinds
of case in order: a toddler with a lone mother and her partner, a junior-school child with both parents, and a
teenager with a lone father. `NOTHING` stands where the agency holds nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass

NOTHING = "-"

COMPLETED = "We completed it, alone or with another agency"
CONTRIBUTED = "We gave information to another agency's tool"
NOT_USED = "We took no part in it"
NOT_SHOWN = "The record does not show"

CHILD, SIBLING, FAMILY, ELSE = "The subject child", "A sibling", "Another family member", "Someone else"


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A line of the agency's chronology: the date's key, for which kinds of case, the event, its source, whom about."""

    key: str
    event: str
    source: str
    about: str = CHILD
    kinds: tuple[int, ...] = (0, 1, 2)


@dataclass(frozen=True, slots=True, kw_only=True)
class Voice:
    """How one agency's auditors write."""

    worker: tuple[str, str, str]
    manager: str
    supervision: str
    record: str
    title: str
    roles: tuple[str, ...]
    terse: bool
    records_seen: tuple[str, ...]
    evidence: tuple[str, ...]
    asides: tuple[str, ...]
    part: tuple[str, str, str]
    cores: Mapping[str, tuple[str, str, str]]
    chronology: tuple[Happening, ...]
    practice: tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]
    proposals: tuple[tuple[str, str], ...]
