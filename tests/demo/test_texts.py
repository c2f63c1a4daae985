"""The demonstration's TOML files: complete, each thing in one place, and every mistake in them is told with its place."""

import json
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from nelaudit.demo import loading
from nelaudit.demo.families import FAMILIES, NUMBERS, read_families
from nelaudit.demo.loading import load_texts, texts
from nelaudit.demo.plan import load_plan
from nelaudit.demo.teller import Teller
from nelaudit.demo.templates import CHILD, WORDS
from nelaudit.demo.toml_table import TomlTable
from nelaudit.demo.voices import VOICES, WRITTEN, asks, read_voice
from nelaudit.demo.words import read_judging, read_staff, read_words
from nelaudit.errors import DefinitionError, Problem
from tests.conftest import Desk

FOLDER = Path(__file__).parents[2] / "nelaudit" / "demo" / "texts"
AGENCY_FILES = [f"agencies/{name}.toml" for name in VOICES.values()]
OPTIONAL = re.compile(r"title|chronology\.\d+\.(?:about|families)|documents\.\w+|own_days\.\w+")
"""Keys without which a file is whole; a text that names an own day tells of its loss."""

ANY_NAME = re.compile(r"own_days\.\w+")
"""Keys that an editor chooses."""


def readers() -> dict[str, Callable[[TomlTable], object]]:
    words = texts().words
    return {
        "families.toml": lambda table: read_families(table, VOICES),
        "judgements.toml": lambda table: read_judging(table, WRITTEN),
        "names_of_staff.toml": lambda table: read_staff(table, 1),
        "shared_words.toml": lambda table: read_words(table, WRITTEN),
        **dict.fromkeys(AGENCY_FILES, lambda table: read_voice(table, words)),
    }


def raw(name: str) -> dict[str, Any]:
    return tomllib.loads((FOLDER / name).read_text("utf-8"))


def places(value: object, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every key of a file, of tables and of what stands in them."""
    if isinstance(value, dict):
        for key, inner in value.items():
            yield (*path, key)
            yield from places(inner, (*path, key))
    elif isinstance(value, list):
        for number, inner in enumerate(value):
            yield from places(inner, (*path, number))


@contextmanager
def renamed(file: dict[str, Any], place: tuple[str | int, ...]) -> Iterator[str]:
    """The new name of a key, while it stands there in place of the old one."""
    table: Any = file
    for step in place[:-1]:
        table = table[step]
    new = f"{place[-1]}x"
    table[new] = table.pop(place[-1])
    yield new
    table[place[-1]] = table.pop(new)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return Path(shutil.copytree(FOLDER, tmp_path / "texts"))


def edit(folder: Path, file: str, old: str, new: str) -> None:
    path = folder / file
    text = path.read_text("utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), "utf-8")


def mistakes(folder: Path) -> list[str]:
    """What is told of the files of a folder, each without the way to it."""
    try:
        load_texts(folder)
        load_plan(folder)
    except DefinitionError as error:
        return [str(problem).removeprefix("nelaudit/demo/texts/") for problem in error.problems]
    return []


def test_each_agency_has_a_file_and_each_file_an_agency() -> None:
    assert sorted(AGENCY_FILES) == sorted(f"agencies/{path.name}" for path in (FOLDER / "agencies").iterdir())


@pytest.mark.parametrize("agency", VOICES)
@pytest.mark.parametrize("family", FAMILIES)
def test_every_agency_has_a_text_for_every_family_and_question_that_its_form_asks(agency: str, family: str) -> None:
    file = raw(f"agencies/{VOICES[agency]}.toml")
    part = file["neglect_tool"][family]
    stands = {name: file["answers"].get(name, {}).get(family, "") for name in WRITTEN}
    assert {name: bool(text) for name, text in stands.items()} == {name: asks(name, part) for name in WRITTEN}
    answers = texts().voices[agency].answers
    place = FAMILIES.index(family)
    assert {name for name in WRITTEN if answers[name][place] is None} == {
        name for name, text in stands.items() if text == "{nothing_held}"
    }
    assert {name for name in WRITTEN if answers[name][place] == ""} == {
        name for name in WRITTEN if not asks(name, part)
    }
    assert len([line for line in file["chronology"] if family in line.get("families", FAMILIES)]) >= 5


@pytest.mark.long_tables
@pytest.mark.parametrize(
    "name", [*AGENCY_FILES, "families.toml", "judgements.toml", "names_of_staff.toml", "shared_words.toml"]
)
def test_no_key_can_go_missing_or_be_misspelt_unnoticed(name: str) -> None:
    problems: list[Problem] = []
    file, read = raw(name), readers()[name]
    table = TomlTable(file=name, place="", entries=file, slots=loading.slots_of(texts().families), problems=problems)
    for place in list(places(file)):
        problems.clear()
        with renamed(file, place) as new:
            read(table)
        told, shown = [str(problem) for problem in problems], ".".join(map(str, place))
        missing = any(f"{place[-1]}: This key is missing." in line for line in told)
        unknown = any(f"{new}: This key is not known." in line for line in told)
        assert (missing, unknown) == (not OPTIONAL.fullmatch(shown), not ANY_NAME.fullmatch(shown)), shown


@pytest.mark.parametrize("agency", VOICES)
@pytest.mark.parametrize("case", [1, 2, 3, 4])
def test_every_text_can_be_told_whichever_is_drawn(agency: str, case: int) -> None:
    teller = Teller(texts(), case, agency, 1)
    voice, family = teller.voice, teller.facts.family
    judging, shared = texts().judging.by_question.values(), texts().words
    templates = [
        *(rows[family] or "" for rows in voice.answers.values()),
        *(part for line in voice.chronology for part in (line.event, line.source)),
        *voice.records_seen,
        *voice.evidence,
        *voice.good_practice[family],
        *(one.action for one in voice.proposals),
        *(text for one in judging for text in (*one.strengths, *one.shortcomings)),
        *shared.conversations,
        shared.nothing_held_evidence,
    ]
    for template in templates:
        text, _ = teller.told(template, teller.chance("any"))
        assert not re.search(r"[\[\]{}|]", text), template


def test_what_the_files_name_stands_in_one_place() -> None:
    shared = raw("shared_words.toml")
    named = [shared["nothing_held"], *shared["neglect_tool"].values(), *shared["about"].values()]
    others = [path for path in FOLDER.rglob("*.toml") if path.name != "shared_words.toml"]
    assert [(path.name, text) for path in others for text in named if f'"{text}"' in path.read_text("utf-8")] == []


def test_no_name_of_staff_stands_twice() -> None:
    for names in raw("names_of_staff.toml").values():
        assert len(names) == len(set(names))


def test_the_guide_for_editors_explains_every_slot() -> None:
    guide = (FOLDER / "README.md").read_text("utf-8")
    assert [slot for slot in (*WORDS, *NUMBERS, *CHILD) if f"{{{slot}}}" not in guide] == []
    assert [path.name for path in FOLDER.glob("*.toml") if f"`{path.name}`" not in guide] == []


def test_the_shipped_files_hold_no_mistake() -> None:
    assert mistakes(FOLDER) == []


POLICE = "agencies/police.toml"


@pytest.mark.long_tables
@pytest.mark.parametrize(
    ("file", "old", "new", "expect"),
    [
        (POLICE, "supervision = ", "supervison = ", "supervison: This key is not known. Did you mean “supervision”?"),
        (POLICE, "supervision = ", "supervison = ", "supervision: This key is missing. Add it."),
        (POLICE, "[answers.daily_life]", "[answers.dayly_life]",
         "answers.dayly_life: This key is not known. Did you mean “daily_life”?"),
        (POLICE, "[answers.daily_life]\ntoddler", "[answers.daily_life]\ntodler",
         "answers.daily_life.toddler: This key is missing. Add it."),
        (POLICE, "{icpc}", "{icpcc}", "answers.profile_context.toddler: {icpcc} stands for nothing. Did you mean {icpc}?"),
        (POLICE, "{strategy}", "{zzzz}",
         "answers.profile_context.teenager: {zzzz} stands for nothing. README.md beside the texts lists the slots."),
        (POLICE, "{icpc}", "{his:m}", "answers.profile_context.toddler: {his:m} stands for nothing. Did you mean"),
        (POLICE, "[four|five]", "[four|five",
         "answers.profile_context.toddler: A bracket or a bar is not in its place. Write [this|or that] for a choice and"),
        (POLICE, "[four|five]", "[four five]", "answers.profile_context.toddler: A bracket or a bar is not in its place."),
        (POLICE, "[four|five]", "{four|five}", "answers.profile_context.toddler: A bracket or a bar is not in its place."),
        (POLICE, 'toddler = "not_used"', 'toddler = "not_usd"',
         "neglect_tool.toddler: “not_usd” is not known. Did you mean “not_used”?"),
        (POLICE, 'toddler = "not_used"', 'toddler = "contributed"',
         "answers.tool_completion: This key is missing. Add it."),
        (POLICE, 'on = "a"', 'on = "zz"', "chronology, entry 1.on: “zz” is not known."),
        (POLICE, 'about = "family"', 'about = "familly"', "about: “familly” is not known. Did you mean “family”?"),
        (POLICE, 'families = ["toddler"]', 'families = ["baby"]', "families, entry 1: “baby” is not known."),
        (POLICE, 'families = ["toddler"]', "families = []", "families: At least 1 must stand here; there are 0."),
        (POLICE, "terse = true", 'terse = "yes"', "terse: Here yes or no must stand. Write true or false."),
        (POLICE, '"Body-worn video', '"{C} Body-worn video',
         "asides, entry 2: This text is used as it stands; brackets and bars mean nothing in it. Take them out."),
        (POLICE, "asides = [", 'asides = ["The partner was away."]\nspare = [',
         "asides: None of them fits the family “junior”. Add one that tells of nobody else."),
        (POLICE, 'manager = "detective inspector"', 'manager = ""', "manager: Nothing stands here."),
        (POLICE, 'manager = "detective inspector"', "manager = 3", "manager: Here a text must stand."),
        (POLICE, "[worker]", "[[worker]]", "worker: Here a table must stand."),
        (POLICE, "[[proposals]]", "[proposals.one]", ": This is not TOML: "),
        (POLICE, 'manager = "detective inspector"', 'manager = "detective inspector',
         f"{POLICE}: This is not TOML: Illegal character '\\n' (at line 7, column 31). Look for a quotation mark"),
        ("families.toml", "born = 2014-02-11", 'born = "2014-02-11"',
         "families.toddler.born: Here a day must stand. Write it as 2016-03-14, without quotation marks."),
        ("families.toml", "attendance = 63", 'attendance = "63"',
         "families.toddler.attendance: Here a whole number must stand."),
        ("families.toml", 'event = "strategy"', 'event = "stratgy"', "“stratgy” is not known. Did you mean “strategy”?"),
        ("families.toml", 'after = "eh", earliest = -28', 'after = "e", earliest = -28', "own_days.a.after: “e” is not known."),
        ("families.toml", "earliest = -28, latest = 40", "earliest = 40, latest = -28",
         "own_days.a.latest: The latest day comes before the earliest."),
        ("shared_words.toml", "[about]", "[abut]", "about: This key is missing. Add it."),
        ("names_of_staff.toml", "surnames = [", 'surnames = ["Penrose"]\nunused = [',
         "names_of_staff.toml: First names and surnames make 50 people; 1080 are needed. Add more of them."),
        ("plan.toml", '["mailed"]', '["maild"]', "cases, entry 1.POLICE, entry 1: “maild” is not known. Did you mean “mailed”?"),
        ("plan.toml", "GP = ", "GPS = ", "cases, entry 1.GP: This key is missing. Add it."),
        ("plan.toml", 'may_be_nil = ["YOS"', 'may_be_nil = ["YOTS"', "further.may_be_nil, entry 1: “YOTS” is not known."),
        ("slips.toml", 'question = "plan_aims"', 'question = "plan_aim"',
         "lends, entry 1.question: “plan_aim” is not known. Did you mean “plan_aims”?"),
        ("slips.toml", "[[months]]", "[months]", "months: A name in double brackets must stand above each of these. Write [[months]]."),
        ("slips.toml", "[[months]]", "[[good]]", "good: This name stands for something that the program works out."),
        ("slips.toml", '"D04"', '"D4"', "raises.answer: “D4” is not the code of a finding. Write a code such as D01."),
        ("slips.toml", "raises.answer", "rases.answer", "rases: This key is not known. Did you mean “raises”?"),
        ("slips.toml", '"{copied}"', '"{copyed}"', "lends, entry 1.answer: {copyed} stands for nothing. Did you mean {copied}?"),
        ("slips.toml", '[[months]]\nquestion = "any dated"', "[[months]]",
         "months, entry 1.question: It is not said at which question."),
        ("slips.toml", 'outcome = "nil"', 'outcome = "nill"', "nil, entry 1.outcome: “nill” is not known. Did you mean “nil”?"),
        ("slips.toml", "sourced =", "sorced =", "texts.sourced: This key is missing. Add it."),
    ],
)  # fmt: skip
def test_a_mistake_is_told_with_its_place_and_what_to_do(
    folder: Path, file: str, old: str, new: str, expect: str
) -> None:
    edit(folder, file, old, new)
    told = mistakes(folder)
    assert all(line.startswith(file) for line in told), told
    assert any(expect in line for line in told), told


def test_a_misspelt_key_is_told_and_nothing_else(folder: Path) -> None:
    edit(folder, POLICE, "[worker]", "[wrker]")
    assert mistakes(folder) == [
        f"{POLICE} › wrker: This key is not known. Did you mean “worker”?",
        f"{POLICE} › worker: This key is missing. Add it.",
    ]


@pytest.mark.parametrize("name", [POLICE, "families.toml", "shared_words.toml", "slips.toml", "plan.toml"])
def test_a_file_that_is_gone_is_told_and_nothing_else(folder: Path, name: str) -> None:
    (folder / name).unlink()
    assert mistakes(folder) == [f"{name}: The file is missing or cannot be read as UTF-8. Put back your last copy."]


def test_mistakes_of_several_files_are_told_at_once(folder: Path) -> None:
    edit(folder, POLICE, "terse = true", "terse = 1")
    edit(folder, "agencies/hospital.toml", "{CC}", "{CD}")
    edit(folder, "judgements.toml", "ill = [", "il = [")
    told = mistakes(folder)
    assert sorted({line.split(" › ")[0] for line in told}) == [
        "agencies/hospital.toml", POLICE, "judgements.toml",
    ]  # fmt: skip


def test_a_line_break_in_a_text_is_a_space(folder: Path) -> None:
    edit(folder, POLICE, 'manager = "detective inspector"', 'manager = """\ndetective\n  inspector\n"""')
    assert load_texts(folder).voices["POLICE"] == texts().voices["POLICE"]


def test_the_command_tells_the_mistakes_and_stops(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    edit(folder, POLICE, "{icpc}", "{icpcc}")
    monkeypatch.setattr(loading, "texts_folder", lambda: folder)
    texts.cache_clear()
    try:
        ran = Desk(tmp_path / "demo", capsys).run("demo", "--cases", "4")
    finally:
        texts.cache_clear()
    assert ran.code == 2
    assert f"nelaudit/demo/texts/{POLICE} › answers.profile_context.toddler: {{icpcc}} stands for nothing." in ran.err
    assert "Traceback" not in ran.err


def test_each_file_is_read_once_and_only_when_a_story_is_told() -> None:
    script = """
import sys, json
opened = []
sys.addaudithook(lambda event, args: opened.append(str(args[0])) if event == "open" and str(args[0]).endswith(".toml") else None)
import nelaudit.cli, nelaudit.pathway.demo
from nelaudit.demo.plan import behaviours
from nelaudit.demo.stories import VOICES, story
before = list(opened)
for case in (1, 2):
    for place, agency in enumerate(VOICES):
        story(case, agency, 1), behaviours(case - 1, place, 1)
print(json.dumps([before, opened]))
"""
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    before, opened = json.loads(ran.stdout)
    assert before == []
    assert sorted(opened) == sorted(str(path) for path in FOLDER.rglob("*.toml"))
