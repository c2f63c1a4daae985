# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""How fast returns are collated: the state with every check, every mention, and all else that documents say.

Run by hand: `.venv/bin/python benchmarks/collate.py [--returns 500]`. The returns are values in memory: each is of
another case and agency, with its own texts. It measures that many and ten times as many, each in a process of its own,
held to one core; making the returns and reading the definitions is not counted.
"""

import argparse
import json
import os
import platform
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from nelaudit.cli import look_for_cycles_seldom
from nelaudit.collate.collating import collated, compared, proposed_mentions
from nelaudit.demo.plan import good_values
from nelaudit.demo.stories import Story, story
from nelaudit.forms.identity import form_id
from nelaudit.model.definitions import Audit, Case, Definitions, Invitation
from nelaudit.model.forms import Form, Identity
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Input, Return
from nelaudit.model.tools import Tool
from nelaudit.pathway.assessing import audit_state
from nelaudit.pathway.definitions import known_audit, load_definitions
from nelaudit.pathway.demo import AUDIT, ISSUED, TODAY
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.issue import form_for
from nelaudit.pathway.workspace import Workspace, make_workspace
from nelaudit.store.record import Record

SEED = 1
TELLS = 42
TIMES = 10
T = TypeVar("T")


def big_audit(definitions: Definitions, returns: int) -> Audit:
    """The example's audit with so many cases that its agencies owe that many returns."""
    audit = known_audit(definitions, AUDIT)
    first = audit.cases[0].reference
    agencies = [one.agency for one in audit.invitations if one.case == first]
    cases = [Case(audit=AUDIT, reference=f"N16-{number:04}", order=number)
             for number in range(1, -(-returns // len(agencies)) + 1)]  # fmt: skip
    invitations = [Invitation(audit=AUDIT, case=case.reference, agency=agency) for case in cases for agency in agencies]
    return replace(audit, cases=tuple(cases), invitations=tuple(invitations[:returns]))


def fill(record: Record, definitions: Definitions, audit: Audit, tool: Tool) -> None:
    """Holds a form and a filled-in return for every invitation; every seventh answer is left blank or undated."""
    pattern, _ = form_for(definitions, audit, audit.invitations[0], tool, return_by=TODAY, issued_on=ISSUED, key=b"")
    numbers = {case.reference: case.order for case in audit.cases}
    with record.whole():
        for place, one in enumerate(audit.invitations):
            who = Identity(audit=AUDIT, case=one.case, agency=one.agency)
            form = replace(pattern, identity=who, form_id=form_id(who, pattern.edition))
            record.forms.add(form, tool)
            values = good_values(form, tool, told(numbers[one.case], one.agency))
            answers = [name for name in values if name.endswith(".answer")]
            if place % 7 == 0:
                values.pop(answers[place % len(answers)])
            record.returns.add(filled(form, values))


def told(case: int, agency: str) -> Story:
    """The demonstration tells of some forty cases; further ones are told with another seed, which gives other texts."""
    return story((case - 1) % TELLS + 1, agency, SEED + (case - 1) // TELLS)


def filled(form: Form, values: dict[str, str]) -> Return:
    """The return that intake would make of the form with these values."""
    name = f"returns/{form.identity.case} {form.identity.agency}.xlsx"
    inputs = {
        field.name: Input(field=field.name, value=values.get(field.name, ""), kind=field.kind, sheet=field.sheet,
                          cell=field.cell)
        for field in form.fields
    }  # fmt: skip
    got = Received(day=ISSUED, basis=Basis.FILE, path=name, member="", sha256=form.form_id)
    return Return(form_id=form.form_id, identity=form.identity, edition=form.edition, received=got, inputs=inputs)


def timed(step: Callable[[], T]) -> tuple[T, float]:
    """What a step gives, and how long it took."""
    started = time.process_time()
    result = step()
    return result, time.process_time() - started


def collate(returns: int) -> dict[str, float]:
    """The seconds of each step over that many returns."""
    with tempfile.TemporaryDirectory() as folder:
        make_workspace(Path(folder))
        definitions, _ = load_definitions(Workspace(Path(folder)), compares=True)
    audit = big_audit(definitions, returns)
    tool = definitions.tool(audit.tool)
    assert tool is not None  # noqa: S101 - the shipped definitions hold it
    desk = Desk(space=Workspace(Path("nowhere")), today=TODAY, definitions=definitions, rehearse=True)
    fill(desk.record, definitions, audit, tool)
    state, checked = timed(lambda: audit_state(desk, audit))
    desk.close()
    words = definitions.known_words
    proposed, looked = timed(lambda: proposed_mentions(state, words.codebook))
    beside, compared_in = timed(lambda: compared(state, words.vocabulary))
    found, worked_out = timed(lambda: collated(beside, words, proposed=proposed))
    assert len(found.state.returns) == returns  # noqa: S101 - else it measured something else
    return {
        "state with every check": checked,
        "mentions of themes": looked,
        "chronologies and challenge points": compared_in,
        "themes ranked, grades, measures": worked_out,
        "all": checked + looked + compared_in + worked_out,
        "mentions": len(found.mentions),
        "peak MB": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
    }


def apart(returns: int) -> dict[str, float]:
    """The same, in a process of its own on one core."""
    words = [sys.executable, __file__, "--returns", str(returns), "--here"]
    environment = {**os.environ, "PYTHONPATH": str(Path(__file__).parents[1])}
    ran = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True, env=environment)  # noqa: S603
    found: dict[str, float] = json.loads(ran.stdout)
    return found


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--returns", type=int, default=500)
    parser.add_argument("--here", action="store_true", help="measure once, in this process, and print JSON")
    options = parser.parse_args()
    if options.here:
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
        look_for_cycles_seldom()
        print(json.dumps(collate(options.returns)))
        return
    few, many = apart(options.returns), apart(options.returns * TIMES)
    print(f"One core, Python {platform.python_version()} on {platform.system()}")
    print(f"{'':<38}{options.returns:>10,} returns{options.returns * TIMES:>10,} returns{'times':>9}")
    for name, before in few.items():
        print(f"{name:<38}{before:>18.2f}{many[name]:>18.2f}{many[name] / before:>9.1f}")


if __name__ == "__main__":
    main()
