"""How each agency's auditors write: its words, its systems, and its texts on the three families."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from nelaudit.demo.families import ALONE, FAMILIES
from nelaudit.demo.toml_table import TomlTable
from nelaudit.demo.words import DemoWords

VOICES: Mapping[str, str] = {
    "POLICE": "police",
    "CSC": "childrens_social_care",
    "EARLYHELP": "early_help",
    "HV": "health_visiting_and_school_nursing",
    "ACUTE": "hospital",
    "GP": "general_practice",
    "CAMHS": "child_mental_health",
    "SCHOOLS": "schools_and_nurseries",
    "HOUSING": "housing",
    "YOS": "youth_offending",
    "PROBATION": "probation",
    "DRUGALC": "drug_and_alcohol",
}
"""The agencies that have a voice, in the register's order, and the name of each one's file in `texts/agencies/`."""

QUESTIONS: Mapping[str, tuple[str, ...]] = {
    "profile": ("profile_context",),
    "recognition": ("first_recognition", "referral_outcome"),
    "assessment": ("risk_analysis", "adult_difficulties"),
    "voice": ("daily_life",),
    "family": ("family_work", "not_brought"),
    "planning": ("plan_aims", "plan_progress"),
    "joint_working": ("working_together", "information_flow", "differing_views"),
    "oversight": ("oversight_reasons",),
    "identity": ("identity_needs",),
    "neglect": (
        "neglect_kinds", "cumulative_harm", "neglect_tool", "tool_completion", "tool_use", "tool_not_used",
        "repeat_cycles",
    ),
    "impact": ("outcome_change",),
    "learning": ("learning_taken",),
}  # fmt: skip
"""The questions of the neglect tool by section, in bank order."""

CHOSEN = "neglect_tool"
"""The question that is answered by a choice, the agency's part in the neglect tool; all others are written."""

WRITTEN = tuple(name for names in QUESTIONS.values() for name in names if name != CHOSEN)

_NOTHING = "{nothing_held}"
_SIBLING = re.compile("brother|sibling")


@dataclass(frozen=True, slots=True, kw_only=True)
class Happening:
    """A line of the agency's chronology: the day's name, the event, its source, whom about, in which families."""

    on: str
    event: str
    source: str
    about: str
    families: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ToldProposal:
    """An action that the agency proposes, and who would lead it."""

    action: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AgencyVoice:
    """How one agency's auditors write; tuples of three are by family, in the order of `FAMILIES`.

    `part` names the agency's part in the neglect tool. `answers` holds a template a question, for each family: empty
    where the form does not ask it after that part, None where the agency holds nothing.
    """

    worker: tuple[str, ...]
    manager: str
    supervision: str
    record: str
    title: str
    roles: tuple[str, ...]
    terse: bool
    records_seen: tuple[str, ...]
    evidence: tuple[str, ...]
    asides: tuple[str, ...]
    part: tuple[str, ...]
    answers: Mapping[str, tuple[str | None, ...]]
    chronology: tuple[Happening, ...]
    good_practice: tuple[tuple[str, ...], ...]
    proposals: tuple[ToldProposal, ...]


def asks(question: str, part: str) -> bool:
    """Whether the form asks a written question after that part in the neglect tool."""
    if question in {"tool_completion", "tool_use"}:
        return part in {"completed", "contributed"}
    return question != "tool_not_used" or part not in {"completed", "contributed"}


def fitting(asides: Sequence[str], family: int) -> tuple[str, ...]:
    """The asides that fit a family: only the first has a partner in it, and the last child has no brother."""
    return tuple(
        aside
        for aside in asides
        if not ((family and "partner" in aside) or (family == ALONE and _SIBLING.search(aside)))
    )


def read_voice(table: TomlTable, words: DemoWords) -> AgencyVoice:
    """What an agency's file says; mistakes are noted in the table."""
    table.expect(
        (
            "worker", "manager", "supervision", "record", "roles", "terse", "records_seen", "evidence", "asides",
            "neglect_tool", "answers", "chronology", "good_practice", "proposals",
        ),
        optional=("title",),
    )  # fmt: skip
    worker, parts, practice = (table.table(key, FAMILIES) for key in ("worker", "neglect_tool", "good_practice"))
    asides = table.texts("asides")
    for family, name in enumerate(FAMILIES):
        if asides and not fitting(asides, family):
            table.note("asides", f"None of them fits the family “{name}”.", "Add one that tells of nobody else.")
    part = tuple(parts.named(family, words.neglect_tool) for family in FAMILIES)
    return AgencyVoice(
        worker=tuple(worker.text(family) for family in FAMILIES),
        manager=table.text("manager"),
        supervision=table.text("supervision"),
        record=table.text("record"),
        title=table.text("title"),
        roles=table.texts("roles"),
        terse=table.yes("terse"),
        records_seen=table.templates("records_seen"),
        evidence=table.templates("evidence"),
        asides=asides,
        part=part,
        answers=_answers(table, part),
        chronology=tuple(_happening(one, words) for one in table.tables("chronology", at_least=2)),
        good_practice=tuple(practice.templates(family, at_least=2) for family in FAMILIES),
        proposals=tuple(_proposal(one) for one in table.tables("proposals", at_least=3)),
    )


def _answers(table: TomlTable, part: tuple[str, ...]) -> dict[str, tuple[str | None, ...]]:
    """The templates of each question; where the form asks it there must be one, and elsewhere none."""
    asked = {name: [family for family, one in zip(FAMILIES, part, strict=True) if asks(name, one)] for name in WRITTEN}
    answers = table.table("answers", [name for name in WRITTEN if asked[name]])
    texts = {name: answers.table(name, asked[name]) for name in WRITTEN}
    return {name: tuple(_held(texts[name], family) for family in FAMILIES) for name in WRITTEN}


def _held(table: TomlTable, family: str) -> str | None:
    return None if table.entries.get(family) == _NOTHING else table.template(family)


def _happening(table: TomlTable, words: DemoWords) -> Happening:
    table.expect(("on", "event", "source"), optional=("about", "families"))
    return Happening(
        on=table.named("on", table.slots.days),
        event=table.template("event"),
        source=table.template("source"),
        about=words.about.get(table.named("about", words.about, "child"), ""),
        families=table.names("families", FAMILIES, at_least=1) or FAMILIES,
    )


def _proposal(table: TomlTable) -> ToldProposal:
    table.expect(("action", "lead"))
    return ToldProposal(action=table.template("action"), lead=table.text("lead"))
