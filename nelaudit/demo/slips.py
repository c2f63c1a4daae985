"""What the demonstration plants, as slips.toml and plan.toml say it: the slips, and which agency makes which of them."""

import re
from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace

from nelaudit.demo.templates import Slots, with_words
from nelaudit.demo.toml_table import TomlTable
from nelaudit.demo.voices import VOICES, WRITTEN
from nelaudit.demo.words import DemoWords
from nelaudit.model.intake import Outcome

SLIPS, PLAN = "slips.toml", "plan.toml"

CELLS = ("answer", "evidence", "dates")
"""What is written at a question."""

ANY = ("any", "any dated", "any sourced")
"""One question by lot: any, one that asks for dates, or one that asks for a source."""

_DETAILS = (
    "involved", "case_worker", "auditor", "auditor_role", "manager", "records_seen", "period_from", "period_to",
    "signoff_name", "signoff_date",
)  # fmt: skip
FORM_SLOTS = frozenset(("agency", *(f"details.{name}" for name in _DETAILS)))
"""The slots that are filled from the form itself."""

USED_BY_NAME = ("sourced",)
"""The named texts that behaviours use which are worked out in `plan`."""

_CODE = re.compile(r"[A-Z]\d\d")


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One change to a good form.

    `question` is a name, one of `ANY` or empty; `cells` holds what is written at it, by the names of `CELLS`, and
    `fields` what is written elsewhere; an empty text leaves blank. With `keeps`, all other fields are emptied first.
    `raises` holds the code that must be found at a field, or at one of the question's `CELLS`.
    """

    question: str
    cells: Mapping[str, str]
    fields: Mapping[str, str]
    keeps: frozenset[str] | None
    raises: Mapping[str, str]
    outcome: Outcome | None
    code: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Slips:
    """What slips.toml says: the steps of each slip, and the texts that have a name."""

    steps: Mapping[str, tuple[Step, ...]]
    texts: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Casting:
    """What plan.toml says: what each agency does with its form, by name, none where it sends nothing.

    `cases` holds the first cases, each by agency; `drawn_from` is what the agencies of further cases do, by lot, where
    only those of `may_be_nil` may send a nil return.
    """

    cases: tuple[Mapping[str, tuple[str, ...]], ...]
    drawn_from: tuple[tuple[str, ...], ...]
    may_be_nil: frozenset[str]


def read_slips(table: TomlTable, words: DemoWords, taken: Collection[str]) -> Slips:
    """What slips.toml says, where no slip may have a name that is taken; mistakes are noted in the table."""
    for name in table.entries:
        if name in taken:
            table.note(name, "This name stands for something that the program works out.", "Choose another.")
    table.expect(("texts",), optional=table.entries)
    texts = replace(table, slots=Slots(words=FORM_SLOTS)).table("texts")
    texts.expect(USED_BY_NAME, optional=texts.entries)
    named = {name: texts.template(name) for name in texts.entries}
    known = {**words.about, **named}
    filled = replace(table, slots=Slots(words=FORM_SLOTS | known.keys()))
    steps = {name: tuple(_step(one, known) for one in filled.tables(name)) for name in table.entries if name != "texts"}
    return Slips(steps=steps, texts=named)


def _step(table: TomlTable, named: Mapping[str, str]) -> Step:
    table.expect((), optional=("question", *CELLS, "fields", "keeps", "raises", "outcome", "code"))
    asked = "question" in table.entries
    raises = table.flat("raises")
    for name, code in raises.items():
        if not _CODE.fullmatch(code):
            table.note(f"raises.{name}", f"“{code}” is not the code of a finding.", "Write a code such as D01.")
    if not asked and any(name in table.entries or name in raises for name in CELLS):
        table.note("question", "It is not said at which question.", "Add it, such as question = “any”.")
    ends = table.named("outcome", tuple(Outcome)) if "outcome" in table.entries else ""
    return Step(
        question=table.named("question", (*WRITTEN, *ANY)) if asked else "",
        cells={
            name: with_words(table.template(name, may_be_empty=True), named) for name in CELLS if name in table.entries
        },
        fields={name: with_words(text, named) for name, text in table.flat("fields").items()},
        keeps=frozenset(table.texts("keeps", at_least=0)) if "keeps" in table.entries else None,
        raises=raises,
        outcome=Outcome(ends) if ends in tuple(Outcome) else None,
        code=table.text("code"),
    )


def read_casting(table: TomlTable, known: Collection[str]) -> Casting:
    """What plan.toml says, where only `known` names may stand; mistakes are noted in the table."""
    table.expect(("cases", "further"))
    further = table.table("further", ("drawn_from", "may_be_nil"))
    cases = table.tables("cases")
    for case in cases:
        case.expect(VOICES)
    return Casting(
        cases=tuple({agency: case.names(agency, known) for agency in VOICES} for case in cases),
        drawn_from=tuple(one.names("entry", known) for one in further.lists("drawn_from")),
        may_be_nil=frozenset(further.names("may_be_nil", VOICES)),
    )
