"""The vocabulary of the agencies: what names a profession or an event, shorthand, staff, papers and topics.

These are the coordinator's words, as the workbook `vocabulary.xlsx` holds them. How they are searched for is left to
`text.notation`; what is made of them, to `accounts` and `challenge`.
"""

from dataclasses import dataclass

CONFERENCE, MEETING, NEGLECT_TOOL = "conference", "meeting", "neglect_tool"
"""The events that the program itself knows by key: a conference may be an initial one or a review, a meeting may have any
name, and those who filled in the neglect tool are asked about it."""

NEEDED_EVENTS = (CONFERENCE, MEETING, NEGLECT_TOOL)
REFERRAL_PAPER, ANY_PAPER = "referral", "any"
"""The papers that it knows: referrals are compared by themselves, and "nothing came" is said of any paper."""

NEEDED_PAPERS = (REFERRAL_PAPER, ANY_PAPER)
TITLE, SPOKEN_TITLE, ROLE, AGENCY_NAME, MEETING_NAME = "title", "spoken_title", "role", "agency_name", "meeting_name"
LISTS = (TITLE, SPOKEN_TITLE, ROLE, AGENCY_NAME, MEETING_NAME)
"""The lists that the program uses."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """Words to look for, in the notation of the workbook, and what must or must not stand right before and after them."""

    words: str
    only_after: tuple[str, ...] = ()
    not_after: tuple[str, ...] = ()
    only_before: tuple[str, ...] = ()
    not_before: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Profession:
    """A family of agencies: wordings of which its name or code holds one, and the wordings that name it in a text."""

    key: str
    names: tuple[Naming, ...]
    words: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EventKind:
    """A kind of event that several agencies tell of.

    Unit: `window` is in days: two agencies that each know one such event, so far apart or nearer, mean the same one; 0
    joins accounts of one day and compares none.
    `once`: a child has it once, so that a day in another year is a slip as well. `meeting`: people are asked to it.
    `person`: it happens to one person, so that the mother's is not the child's.
    `detail`: words of which both accounts must share one before they are taken for the same event; `unlike`: words that,
    where both have some and share none, tell two events.
    """

    key: str
    title: str
    window: int
    meeting: bool = False
    once: bool = False
    person: bool = False
    family: str = ""
    detail: tuple[str, ...] = ()
    unlike: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A kind of event and the wordings that name it; a meeting by any other name (`meeting`) has none."""

    kind: EventKind
    words: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Abbreviation:
    """Shorthand, and the words it stands for."""

    short: Naming
    written_out: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """A thing that texts speak of, a kind of paper or a topic of a child's life, and the wordings that show it."""

    key: str
    words: tuple[Naming, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """The workbook, whole. Of professions, events, abbreviations and papers that begin at one word, the first counts."""

    professions: tuple[Profession, ...]
    events: tuple[Event, ...]
    abbreviations: tuple[Abbreviation, ...]
    papers: tuple[Matter, ...]
    topics: tuple[Matter, ...]
    lists: tuple[tuple[str, frozenset[str]], ...]

    def words(self, name: str) -> frozenset[str]:
        """The words of a list; none where the workbook has no such list."""
        return next((words for key, words in self.lists if key == name), frozenset())
