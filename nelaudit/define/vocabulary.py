"""The vocabulary workbook → Vocabulary, with every mistake in it named by sheet and cell."""

from collections.abc import Callable, Iterable, Mapping
from typing import TypeVar

from nelaudit.define.tables import Row, SourceBook, coded, unique
from nelaudit.model.vocabulary import (
    LISTS,
    MEETING,
    NEEDED_EVENTS,
    NEEDED_PAPERS,
    Abbreviation,
    Event,
    EventKind,
    Matter,
    Naming,
    Profession,
    Vocabulary,
)
from nelaudit.text.notation import alternatives, any_of, expanded, hints_of, pattern_of, plain
from nelaudit.text.wordings import PatternError

T = TypeVar("T")
_BESIDE = ("only_after", "not_after", "only_before", "not_before")
_MORE = (*_BESIDE, "note")
_NAME, _TEXT = "name", "text"
_LONGEST_WINDOW = 366
_SIGNS = "()[]|*"
_OPEN = ("*", "...")
_ONLY_BESIDE = frozenset({"START", "END", "SPACE"})


def read_vocabulary(source: SourceBook) -> Vocabulary:
    """Professions, events, shorthand, papers, topics and lists; mistakes go to the source's problems."""
    return Vocabulary(
        professions=_professions(source),
        events=_events(source),
        abbreviations=_abbreviations(source),
        papers=_matters(source, "Papers", "paper", NEEDED_PAPERS),
        topics=_matters(source, "Topics", "topic", ()),
        lists=_lists(source),
    )


def _professions(source: SourceBook) -> tuple[Profession, ...]:
    """The professions in the order in which they first stand in the sheet."""
    names: dict[str, list[Naming]] = {}
    words: dict[str, list[Naming]] = {}
    seen: dict[str, tuple[str, str]] = {}
    rows: dict[str, Row] = {}
    for row in source.rows("Professions", ("profession", "found_in", "words"), _MORE):
        key, where = _key(source, row, "profession"), row.text("found_in").casefold()
        rows.setdefault(key, row)
        naming = _naming(source, row, "words", hinted=False)
        if where not in {_NAME, _TEXT}:
            source.problems.add(row, "found_in", f"“{row.text('found_in')}” is no place.",
                                "Write name for words of an agency's name or code, text for words in what agencies write.")  # fmt: skip
        elif naming and key:
            if where == _TEXT:
                _only_its_own(source, row, key, naming, seen)
            (names if where == _NAME else words).setdefault(key, []).append(naming)
    for key, row in rows.items():
        for where, held in ((_NAME, names), (_TEXT, words)):
            if key and key not in held:
                source.problems.add(row, "profession", f"“{row.text('profession')}” has no row with {where} in found_in.",
                                    "Add one: a profession is known by its agencies' names and named in texts.")  # fmt: skip
    return tuple(
        Profession(key=key, names=tuple(names.get(key, ())), words=tuple(words.get(key, ()))) for key in rows if key
    )


def _only_its_own(source: SourceBook, row: Row, key: str, naming: Naming, seen: dict[str, tuple[str, str]]) -> None:
    """Notes a word that names another profession too: who is meant would hang on the order of the rows."""
    for word in expanded(naming.words):
        other, cell = seen.setdefault(word, (key, row.cell("words")))
        if other != key:
            shown = word.replace("\0", "*")
            source.problems.add(row, "words", f"“{shown}” names “{other}” already, in {cell}.",
                                "Leave it with one profession.")  # fmt: skip
            return


def _events(source: SourceBook) -> tuple[Event, ...]:
    kinds: dict[str, EventKind] = {}
    rows: dict[str, Row] = {}
    seen: dict[str, str] = {}
    columns = ("event", "title", "days_apart", "meeting", "once", "one_person", "family", "shared", "telling_apart")
    for row in source.rows("Events", columns, ("note",)):
        key = coded(row, "event", source.problems).casefold()
        if unique(row, "event", seen, source.problems) and key:
            rows[key], kinds[key] = row, _kind(source, row, key)
    words: dict[str, list[Naming]] = {}
    first: dict[str, str] = {}
    for row in source.rows("Event words", ("event", "words"), _MORE):
        key = row.text("event").casefold()
        if key not in kinds:
            source.problems.add(
                row, "event", f"The sheet Events has no “{row.text('event')}”.", "Write an event's key."
            )
        elif key == MEETING:
            source.problems.add(row, "event", "A meeting by any other name needs no words: it is known by its own.",
                                "Give this meeting a row of its own in Events, or delete this row.")  # fmt: skip
        naming = _naming(source, row, "words")
        if naming and _first_time(source, row, "words", naming, first):
            words.setdefault(key, []).append(naming)
    for key, row in rows.items():
        if key not in words and key != MEETING:
            source.problems.add(row, "event", f"“{key}” has no words.", "Add a row for it to the sheet Event words.")
    _needed(source, "Events", "event", kinds, NEEDED_EVENTS)
    return tuple(Event(kind=kind, words=tuple(words.get(key, ()))) for key, kind in kinds.items())


def _kind(source: SourceBook, row: Row, key: str) -> EventKind:
    problems = source.problems
    if not row.text("title"):
        problems.add(row, "title", "The event has no title.", "Write it as a sentence should name it: the core group.")
    window = row.whole("days_apart", problems)
    if not row.text("days_apart"):
        problems.add(row, "days_apart", "This cell is empty.", "Write a number of days, 0 to compare no days.")
    if window is not None and not 0 <= window <= _LONGEST_WINDOW:
        problems.add(
            row, "days_apart", f"{window} days are not possible.", f"Write a number from 0 to {_LONGEST_WINDOW}."
        )
        window = None
    detail, unlike = _listed_words(source, row, "shared"), _listed_words(source, row, "telling_apart")
    if detail and unlike:
        problems.add(row, "telling_apart", "Words stand in shared too; only one of the two columns can count.",
                     "Leave one of them empty.")  # fmt: skip
    return EventKind(
        key=key,
        title=row.text("title"),
        window=window or 0,
        meeting=row.ticked("meeting", problems),
        once=row.ticked("once", problems),
        person=row.ticked("one_person", problems),
        family=row.text("family"),
        detail=detail,
        unlike=unlike,
    )


def _listed_words(source: SourceBook, row: Row, column: str) -> tuple[str, ...]:
    words = alternatives(row.text(column))
    return words if _understood(source, row, column, any_of, words) is not None else ()


def _abbreviations(source: SourceBook) -> tuple[Abbreviation, ...]:
    found = []
    seen: dict[str, str] = {}
    for row in source.rows("Shorthand", ("short", "written_out"), _MORE):
        out = plain(row.text("written_out"))
        if not out:
            source.problems.add(
                row, "written_out", "This cell is empty.", "Write the words that the short form stands for."
            )
        elif any(sign in out for sign in _SIGNS):
            source.problems.add(row, "written_out", f"“{out}” holds a sign that only the short form may hold.",
                                "Write plain words.")  # fmt: skip
        short = _naming(source, row, "short", hinted=False)
        if short and any(sign in short.words for sign in _OPEN):
            source.problems.add(row, "short", f"“{short.words}” holds a star or dots, so that it stands for any number of words.",
                                "Write each short form whole.")  # fmt: skip
        elif short and not any(letter.isalpha() for letter in short.words):
            source.problems.add(row, "short", f"“{short.words}” holds no letter.", "Write a short form of letters.")
        elif short and out and _first_time(source, row, "short", short, seen):
            found.append(Abbreviation(short=short, written_out=out))
    return tuple(found)


def _matters(source: SourceBook, sheet: str, column: str, needed: tuple[str, ...]) -> tuple[Matter, ...]:
    words: dict[str, list[Naming]] = {}
    seen: dict[str, str] = {}
    for row in source.rows(sheet, (column, "words"), _MORE):
        key, naming = _key(source, row, column), _naming(source, row, "words")
        if key and naming and _first_time(source, row, "words", naming, seen, key):
            words.setdefault(key, []).append(naming)
    _needed(source, sheet, column, words, needed)
    return tuple(Matter(key=key, words=tuple(found)) for key, found in words.items())


def _lists(source: SourceBook) -> tuple[tuple[str, frozenset[str]], ...]:
    words: dict[str, set[str]] = {}
    seen: dict[tuple[str, str], str] = {}
    for row in source.rows("Lists", ("list", "word"), ("note",)):
        name, word = row.text("list").casefold(), plain(row.text("word"))
        if name not in LISTS:
            source.problems.add(
                row, "list", f"There is no list “{row.text('list')}”.", f"Write one of: {', '.join(LISTS)}."
            )
        elif not word:
            source.problems.add(row, "word", "The word is empty.", "Write the word, or delete the row.")
        elif any(sign in word for sign in _SIGNS):
            source.problems.add(
                row, "word", f"“{word}” holds a sign that a list's words may not hold.", "Write one word a row."
            )
        elif (name, word) in seen:
            source.problems.add(
                row, "word", f"“{word}” stands already in {seen[name, word]}.", "Delete one of the two."
            )
        else:
            seen[name, word] = row.cell("word")
            words.setdefault(name, set()).add(word)
    _needed(source, "Lists", "list", words, LISTS)
    return tuple((name, frozenset(found)) for name, found in words.items())


def _key(source: SourceBook, row: Row, column: str) -> str:
    """A name that rows have in common; noted where it is empty."""
    key = " ".join(row.text(column).casefold().split())
    if not key:
        source.problems.add(row, column, "This cell is empty.", f"Write the {column} that the words belong to.")
    return key


def _naming(source: SourceBook, row: Row, column: str, *, hinted: bool = True) -> Naming | None:
    """The words of a row and what stands beside them; None where they cannot be looked for, and what is wrong is noted.

    `hinted` asks that some word of them can be looked for by itself.
    """
    words = plain(row.text(column))
    if not words:
        source.problems.add(row, column, "This cell is empty.", "Write the words to look for, or delete the row.")
        return None
    if not _ONLY_BESIDE.isdisjoint(words.split()):
        source.problems.add(row, column, f"“{words}” holds a word in capitals that means a place beside the words.",
                            "Put it into a column for what stands before or after.")  # fmt: skip
        return None
    naming = Naming(words=words, **{name: alternatives(row.text(name)) for name in _BESIDE})
    if _understood(source, row, column, pattern_of, Naming(words=words)) is None:
        return None
    good = True
    for name in _BESIDE:
        beside = Naming(words="x", **{name: alternatives(row.text(name))})
        good &= _understood(source, row, name, pattern_of, beside) is not None
    if good and hinted:
        good = _understood(source, row, column, hints_of, naming) is not None
    return naming if good else None


def _understood(source: SourceBook, row: Row, column: str, read: Callable[[T], object], words: T) -> object | None:
    """What reading the words gives; None where they cannot be read, which is noted."""
    try:
        return read(words)
    except PatternError as wrong:
        source.problems.add(row, column, wrong.found, wrong.put_right)
        return None


def _first_time(source: SourceBook, row: Row, column: str, naming: Naming, seen: dict[str, str], key: str = "") -> bool:
    """Whether a naming stands here first: the same words beside the same others; one that stood before is noted.

    Where one word may show several things, `key` is the thing that it shows here.
    """
    place = f"{key}{naming}"
    if place in seen:
        source.problems.add(row, column, f"“{naming.words}” stands already in {seen[place]}.", "Delete one of the two.")
        return False
    seen[place] = row.cell(column)
    return True


def _needed(source: SourceBook, sheet: str, column: str, held: Mapping[str, object], needed: Iterable[str]) -> None:
    """Notes the keys by which the program itself asks, where they are gone: without them it would find less, and say nothing."""
    for key in needed:
        if key not in held and source.has(sheet):
            source.problems.add_at(source.file, sheet, "", f"The {column} “{key}” is missing; the program asks for it by this key.",
                                   "Put its row back, as in a fresh template. The words and the title are yours to change.")  # fmt: skip
