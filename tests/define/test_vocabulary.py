"""The vocabulary workbook: every mistake at once, a person's own words in effect, and read only where it is needed."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import openpyxl
import pytest

from nelaudit.accounts.lexicon import lexicon_of
from nelaudit.accounts.parties import Parties
from nelaudit.define import check_vocabulary
from nelaudit.errors import Problem
from nelaudit.model.definitions import Agency, Definitions
from nelaudit.model.vocabulary import Vocabulary
from nelaudit.model.workbooks import ReadWorkbook
from nelaudit.pathway import definitions as reading
from tests.conftest import Desk, edit_workbook
from tests.define.sheets import Book, Edit, append, put_in, remove, shipped
from tests.vocabulary import lexicon, vocabulary

FILE = "input_templates/vocabulary.xlsx"


def edited(*edits: Edit) -> tuple[Vocabulary, tuple[Problem, ...]]:
    book = Book(shipped("vocabulary.xlsx"))
    for edit in edits:
        edit(book)
    return check_vocabulary(book.as_read())


def without(sheet: str, column: str, value: str) -> Edit:
    """Clears the rows that hold a value."""
    return lambda book: book.delete_where(sheet, column, value)


def in_heading(sheet: str, old: str, new: str) -> Edit:
    return lambda book: book.put(sheet, 1, book.column(sheet, old), new)


def row(sheet: str, **values: str) -> Callable[[openpyxl.Workbook], None]:
    """The row that a person writes below the last, by the heads of its columns."""

    def write(book: openpyxl.Workbook) -> None:
        heads = [cell.value for cell in book[sheet][1]]
        book[sheet].append([values.get(str(head)) for head in heads])

    return write


MISTAKES: tuple[tuple[Edit, str], ...] = (
    (remove("Topics"), "Topics: There is no sheet of this name."),
    (in_heading("Papers", "note", "notes"), "The column “notes” is not known."),
    (in_heading("Shorthand", "written_out", "meaning"), "The column “written_out” is missing."),
    (append("Professions", profession="fire", found_in="title", words="fire"), "“title” is no place."),
    (append("Topics", topic="drink", words="brand new (uncle/aunt)"), "“(uncle/aunt)”, which means nothing here"),
    (append("Topics", topic="drink", words="{parent} friend"), "“{”, which means nothing here"),
    (append("Topics", topic="drink", words="post*man"), "a star at a word's beginning or end only"),
    (append("Professions", found_in="text", words="fire crew"), "Write the profession that the words belong to."),
    (append("Professions", profession="fire", found_in="text", words="paramedic"), "“paramedic” names “ambulance” already"),
    (append("Professions", profession="vets", found_in="text", words="vet[s]"), "“vets” has no row with name in found_in."),
    (append("Professions", profession="fire", found_in="text"), "Write the words to look for"),
    (append("Professions", profession="fire", found_in="text", words="watch", only_after="fire*"), "cannot stand before"),
    (append("Events", event="Panel", title="the panel", days_apart=3), "“Panel” stands already in A"),
    (append("Events", event="vet_visit", title="the visit of the vet", days_apart=3), "“vet_visit” has no words."),
    (append("Events", event="no title", days_apart=3), "holds a sign that cannot stand in a file's name"),
    (append("Events", event="untitled", days_apart=3), "The event has no title."),
    (put_in("Events", "days_apart", 2, "a week"), "“a week” is not a whole number."),
    (put_in("Events", "days_apart", 3, 999), "999 days are not possible."),
    (put_in("Events", "days_apart", 4, None), "Write a number of days"),
    (put_in("Events", "meeting", 2, "maybe"), "“maybe” is neither yes nor no."),
    (put_in("Events", "shared", 2, "(burn"), "a bracket is not closed"),
    (append("Event words", event="circus", words="circus"), "The sheet Events has no “circus”."),
    (append("Event words", event="meeting", words="get-together"), "A meeting by any other name needs no words"),
    (append("Event words", event="panel", words="MARAC[s]"), "“marac[s]” stands already in B"),
    (append("Event words", event="panel", words="*"), "“*” holds no word of its own."),
    (append("Event words", event="panel", words="END panel"), "holds a word in capitals"),
    (append("Shorthand", short="cgm"), "Write the words that the short form stands for."),
    (append("Shorthand", short="cg*", written_out="core group"), "holds a star"),
    (append("Shorthand", short="47", written_out="section 47"), "holds no letter"),
    (append("Shorthand", short="mtg", written_out="meeting"), "“mtg” stands already in A"),
    (append("Shorthand", short="cgs", written_out="core [group]"), "holds a sign that only the short form may hold"),
    (without("Papers", "paper", "any"), "The paper “any” is missing"),
    (without("Events", "event", "conference"), "The event “conference” is missing"),
    (append("Topics", topic="pets", words="(dog|cat"), "a bracket is not closed"),
    (append("Lists", list="nickname", word="Bob"), "There is no list “nickname”."),
    (append("Lists", list="role", word="Worker"), "“worker” stands already in B"),
    (append("Lists", list="role", word="work*"), "holds a sign that a list's words may not hold"),
    (append("Lists", list="role", word=None), "The word is empty."),
    (without("Lists", "list", "meeting_name"), "The list “meeting_name” is missing"),
)  # fmt: skip


@pytest.mark.long_tables
@pytest.mark.parametrize(("edit", "said"), MISTAKES, ids=[said for _, said in MISTAKES])
def test_a_mistake_is_named_with_its_place(edit: Edit, said: str) -> None:
    _, problems = edited(edit)
    assert any(said in str(problem) for problem in problems), [str(problem) for problem in problems]
    assert all(problem.file == "vocabulary.xlsx" and problem.sheet and problem.put_right for problem in problems)


@pytest.mark.slow
def test_all_mistakes_are_named_at_once_with_those_of_the_other_workbooks(desk: Desk) -> None:
    edit_workbook(desk.root / FILE, row("Shorthand", short="cgm"))
    edit_workbook(desk.root / FILE, row("Lists", list="nickname", word="Bob"))
    edit_workbook(desk.root / "input_templates" / "codebook.xlsx", row("Cues", kind="shout", phrase="very"))
    ran = desk.run("tool", "check")
    assert ran.code == 2
    assert all(words in ran.out for words in ("Shorthand!B", "nickname", "shout"))


def test_a_mistake_stops_what_compares_accounts_and_nothing_else(desk: Desk) -> None:
    edit_workbook(desk.root / FILE, row("Shorthand", short="cgm"))
    for words in (("report", "neglect-2016"), ("moderate", "neglect-2016"), ("export", "neglect-2016"), ("run",)):
        ran = desk.run(*words)
        assert (ran.code, "vocabulary.xlsx" in ran.err) == (2, True), words
    for words in (("status",), ("findings",), ("ingest",), ("issue", "neglect-2016")):
        assert desk.run(*words).code == 0, words


def test_it_is_read_once_and_only_where_accounts_are_compared(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[object] = []

    def noted(book: ReadWorkbook) -> tuple[Vocabulary, tuple[Problem, ...]]:
        read.append(book)
        return check_vocabulary(book)

    monkeypatch.setattr(reading, "check_vocabulary", noted)
    for memo in (reading._checked, reading._checked_vocabulary):  # noqa: SLF001 - as in a process of its own
        memo.cache_clear()
    for words in (("status",), ("findings",), ("issue", "neglect-2016"), ("ingest",)):
        desk.run(*words)
    assert not read
    for words in (("report", "neglect-2016"), ("run",)):
        assert desk.run(*words).code == 0
    assert len(read) == 1


def test_a_workspace_from_before_uses_the_shipped_one(desk: Desk) -> None:
    (desk.root / FILE).unlink()
    assert desk.run("tool", "check").code == 0
    assert desk.run("report", "neglect-2016").code == 0


def test_a_workbook_that_cannot_be_opened_is_said_plainly(desk: Desk) -> None:
    (desk.root / FILE).write_text("oops")
    ran = desk.run("report", "neglect-2016")
    assert ran.code == 2
    assert "vocabulary.xlsx: The file cannot be opened." in ran.err


def test_own_words_are_understood() -> None:
    found, problems = edited(
        append("Professions", profession="vets", found_in="name", words="veterinar*"),
        append("Professions", profession="vets", found_in="text", words="vet[s]"),
        append("Events", event="pet_visit", title="the visit of the vet", days_apart=3, one_person="yes"),
        append("Event words", event="pet_visit", words="(vet|animal) visit[s]", not_after="no"),
        append("Shorthand", short="v[.]v", written_out="vet visit"),
        append("Topics", topic="pets", words="hamster*"),
    )
    assert problems == ()
    ready = lexicon_of(found)
    low = ready.shorthand.written_out("v.v. on 3 may: hamsters, no animal visit").words
    assert low == "vet visit on 3 may: hamsters, no animal visit"
    assert [(kind.key, low[start:end]) for kind, start, end in ready.kinds.at(low)] == [("pet_visit", "vet visit")]
    assert ready.topics.of(low) == {"pets"}
    agencies = [Agency(code="VT", name="Merrow Veterinary Clinic", spoc="", email="")]
    assert [low[one.start : one.end] for one in Parties(agencies, found).named_in(low)] == ["vet"]


def test_no_word_that_ships_is_lost_on_an_empty_sheet() -> None:
    """A sheet of topics, or of shorthand, may be emptied; nothing else falls with it."""

    found, problems = edited(*(partial(Book.delete_rows, sheet=name, first=2) for name in ("Topics", "Shorthand")))
    assert problems == ()
    ready = lexicon_of(found)
    assert ready.topics.of("drunk") == frozenset()
    assert ready.shorthand.written_out("sw").words == "sw"
    assert ready.kinds.at("the marac") == lexicon().kinds.at("the marac")


def test_nothing_is_compared_without_the_words_for_it(definitions: Definitions) -> None:
    assert definitions.known_words.vocabulary == vocabulary()
    with pytest.raises(ValueError, match="read without the codebook and the vocabulary"):
        assert replace(definitions, words=None).known_words


def test_the_shipped_words_name_each_profession_and_event() -> None:
    shipped = vocabulary()
    assert all(one.names and one.words for one in shipped.professions)
    assert all(event.words for event in shipped.events if event.kind.key != "meeting")
