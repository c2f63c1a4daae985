# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""How long the merged chronologies and challenge points of an audit take: twelve agencies a case, every form full.

Run by hand: `.venv/bin/python benchmarks/challenge.py [--cases 42] [--cases 84]`. The returns are invented, each with
texts of its own; what is timed begins with returns as values and ends with points and chronologies as values.
"""

import argparse
import datetime as dt
import tempfile
import time
from dataclasses import replace
from pathlib import Path

from nelaudit.accounts.chronology import merged_chronologies
from nelaudit.accounts.lexicon import Lexicon, lexicon_of
from nelaudit.accounts.reading import accounts_by_case
from nelaudit.accounts.same_event import different_days
from nelaudit.challenge.points import challenge_points
from nelaudit.cli import look_for_cycles_seldom
from nelaudit.collate.collating import withheld_of
from nelaudit.demo.plan import good_values
from nelaudit.demo.stories import VOICES, story
from nelaudit.model.audit_state import Assessed, AuditState
from nelaudit.model.definitions import Audit, Case
from nelaudit.model.forms import Field, FieldKind, Form, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return, ReturnState
from nelaudit.model.tools import Tool
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.workspace import Workspace, make_workspace

AUDIT, SEED, TODAY = "neglect-2016", 1, dt.date(2016, 6, 13)
_STORIES = 42
_TABLES = {
    "chronology": ("date", "event", "source", "about"),
    "practice": ("text",),
    "proposal": ("action", "lead", "due"),
}


def main() -> None:
    """Times each number of cases that was asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cases", type=int, action="append")
    look_for_cycles_seldom()
    for cases in parser.parse_args().cases or [42, 84]:
        state, words = _state(cases)
        withheld = withheld_of(state)
        started = time.process_time()
        accounts = accounts_by_case(state, withheld, words)
        differing = {case: different_days(of_case) for case, of_case in accounts.items()}
        points = challenge_points(state, accounts, differing, withheld, words)
        between = time.process_time()
        events = sum(map(len, merged_chronologies(accounts, differing, state.register.agencies).values()))
        ended = time.process_time()
        print(f"{len(state.returns)} returns: {between - started:.1f} s for reading them and {len(points)} points, "
              f"{ended - between:.1f} s for {events} events; {ended - started:.1f} s of one core in all")  # fmt: skip


def _state(cases: int) -> tuple[AuditState, Lexicon]:
    with tempfile.TemporaryDirectory() as folder:
        space = Workspace(Path(folder))
        make_workspace(space.root)
        definitions, _ = load_definitions(space, compares=True)
    audit = definitions.register.audit(AUDIT)
    tool = definitions.tool("neglect")
    if audit is None or tool is None:
        raise SystemExit("The example audit has lost its tool.")
    references = [f"N16-{number:03}" for number in range(1, cases + 1)]
    returns = tuple(
        _return(audit, tool, number, reference, agency)
        for number, reference in enumerate(references, start=1)
        for agency in VOICES
    )
    audit = replace(audit, cases=tuple(Case(audit=AUDIT, reference=one, order=1) for one in references))
    state = AuditState(today=TODAY, audit=audit, tool=tool, register=definitions.register, returns=returns)
    return state, lexicon_of(definitions.known_words.vocabulary)


def _return(audit: Audit, tool: Tool, number: int, case: str, agency: str) -> Assessed:
    who = Identity(audit=audit.key, case=case, agency=agency)
    names = [f"q.{question.name}.{part}" for question in tool.questions for part in ("answer", "evidence", "dates")]
    names += [
        f"{table}.{row}.{column}" for table, columns in _TABLES.items() for row in range(1, 25) for column in columns
    ]
    names += ["details.involved", "details.period_from", "details.period_to", "overall.grade"]
    names += [f"section.{section.name}.grade" for section in tool.sections if section.graded]
    fields = tuple(
        Field(name=name, sheet="Form", cell=f"D{row}", kind=FieldKind.TEXT) for row, name in enumerate(names, start=5)
    )
    form = Form(
        form_id="F", identity=who, edition=tool.edition, signature="", issued_on=TODAY, file_name="", fields=fields
    )
    values = good_values(form, tool, story((number - 1) % _STORIES + 1, agency, SEED + (number - 1) // _STORIES))
    inputs = {one.name: Input(field=one.name, value=values.get(one.name, ""), kind=one.kind, sheet=one.sheet, cell=one.cell)
              for one in fields}  # fmt: skip
    returned = Return(
        form_id=f"F-{case}-{agency}", identity=who, edition=tool.edition, inputs=inputs,
        received=Received(day=TODAY, basis=Basis.FILE, path=f"returns/{case} {agency}.xlsx", member="", sha256=""),
    )  # fmt: skip
    return Assessed(identity=who, state=ReturnState.COMPLETE, due=audit.deadline, returned=returned, tool=tool)


if __name__ == "__main__":
    main()
