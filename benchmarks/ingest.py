# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""How fast a batch is: ingest with every check, beside a bare loop over the same files with pandas and with calamine.

Run by hand: `.venv/bin/python benchmarks/ingest.py [--forms 500] [--folder output/benchmark]`. The filled forms are made
once and kept in the folder: each is a form of its own, for another case and agency, with its own texts. Every
measurement is a process of its own, held to one core; the ways are measured in turn, in several rounds, and of each the
best is taken, since what else the computer does can only slow it down.
"""

import argparse
import datetime as dt
import json
import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

import openpyxl

from nelaudit.demo.plan import Filling, good_values
from nelaudit.demo.stories import story, subject
from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.demo import AUDIT, CASES, ISSUED, TODAY, fill_workbook
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.issue import issue_forms
from nelaudit.pathway.workspace import Workspace, make_workspace

SEED = 1
FEW = 100
_BATCH = """
import json, pathlib, resource, sys, time
from nelaudit.cli import main
def run(*words):
    try:
        main(["--workspace", sys.argv[1], "--today", sys.argv[2], *words])
    except SystemExit as end:
        assert end.code in (0, 1), end.code
started = time.perf_counter()
run("ingest", "--json")
ingested = time.perf_counter()
run("findings", "--json")
ended = time.perf_counter()
own = next(line for line in pathlib.Path("/proc/self/status").read_text().splitlines() if line.startswith("VmHWM"))
peak = {"batch": int(own.split()[1]) / 1024, "worker": resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024}
print(json.dumps({"seconds": ended - started, "ingest": ingested - started, **peak}), file=sys.stderr)
"""
_PANDAS = """
import json, pathlib, sys, time, warnings
import pandas
warnings.simplefilter("ignore")
started = time.perf_counter()
for path in sorted(pathlib.Path(sys.argv[1], "returns").iterdir()):
    pandas.read_excel(path, engine="openpyxl", sheet_name=None)
print(json.dumps({"seconds": time.perf_counter() - started}), file=sys.stderr)
"""
_CALAMINE = """
import json, pathlib, sys, time
from python_calamine import CalamineWorkbook
started = time.perf_counter()
for path in sorted(pathlib.Path(sys.argv[1], "returns").iterdir()):
    book = CalamineWorkbook.from_path(str(path))
    for name in book.sheet_names:
        book.get_sheet_by_name(name).to_python()
print(json.dumps({"seconds": time.perf_counter() - started}), file=sys.stderr)
"""


def make_forms(root: Path, forms: int) -> None:
    """A workspace with that many distinct forms issued, filled in as the guidance asks, and dropped."""
    if root.exists():
        shutil.rmtree(root)
    make_workspace(root)
    space = Workspace(root)
    register = space.templates / "register.xlsx"
    book = openpyxl.load_workbook(register)
    invited = [row for row in book["Invitations"].iter_rows(min_row=2, values_only=True) if row[0] == AUDIT]
    agencies = [row[2] for row in invited if row[1] == invited[0][1]]
    for number in range(CASES + 1, -(-forms // len(agencies)) + CASES + 1):
        reference = f"N16-{number:02}"
        book["Cases"].append([AUDIT, reference, number, None, None, subject(number, SEED)[0]])
        for agency in agencies:
            book["Invitations"].append([AUDIT, reference, agency])
    book.save(register)
    desk = Desk(space=space, today=ISSUED, definitions=load_definitions(space)[0])
    audit = desk.audit(AUDIT)
    tool = desk.definitions.tool(audit.tool)
    if tool is None:
        raise SystemExit(f"The example audit {AUDIT} has lost its tool.")
    issue_forms(desk, audit)
    desk.close()
    cases = [case.reference for case in audit.cases]
    with space.record() as record:
        issued = record.forms.of(AUDIT)[:forms]
    for number, form in enumerate(issued, start=1):
        told = story(cases.index(form.identity.case) + 1, form.identity.agency, SEED)
        filling = Filling(form=form, tool=tool, values=good_values(form, tool, told))
        filling.sent_on(dt.date(2016, 6, 1))
        blank = (space.audit_folder(AUDIT, "forms") / form.file_name).read_bytes()
        path = space.returns / form.file_name
        path.write_bytes(fill_workbook(blank, form, filling))
        noon = dt.datetime(2016, 6, 1, 12).timestamp()  # noqa: DTZ001 - the day on the clock of this computer
        os.utime(path, (noon, noon))
        sys.stderr.write(f"\rmaking forms: {number} of {forms}")
    sys.stderr.write("\n")


def measured(script: str, *arguments: str) -> dict[str, float]:
    """What a script says of itself, run in a process of its own on one core."""
    started = [sys.executable, "-c", "import os; os.sched_setaffinity(0, {0})\n" + script, *arguments]
    ran = subprocess.run(started, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, check=False)  # noqa: S603
    if ran.returncode:
        raise SystemExit(ran.stderr)
    found: dict[str, float] = json.loads(ran.stderr.splitlines()[-1])
    return found


def batch(made: Path, forms: int) -> dict[str, float]:
    """A first batch over that many of the forms, in a fresh copy of the workspace."""
    copy = made.with_name(f"{made.name}-now")
    if copy.exists():
        shutil.rmtree(copy)
    shutil.copytree(made, copy)
    for path in sorted((copy / "returns").iterdir())[forms:]:
        path.unlink()
    found = measured(_BATCH, str(copy), TODAY.isoformat())
    shutil.rmtree(copy)
    return found


def main() -> None:
    """Makes the forms if need be, measures, prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--forms", type=int, default=500)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("output/benchmark"))
    options = parser.parse_args()
    forms, made = options.forms, options.folder / str(options.forms)
    if not (made / "made").exists():
        make_forms(made, forms)
        (made / "made").touch()
    few = batch(made, min(FEW, forms))
    rounds = [
        (batch(made, forms), measured(_PANDAS, str(made)), measured(_CALAMINE, str(made)))
        for _ in range(options.rounds)
    ]
    many, by_pandas, by_calamine = (min(some, key=lambda one: one["seconds"]) for some in zip(*rounds, strict=True))
    print(
        f"{forms} forms, one core, Python {platform.python_version()} on {platform.system()}, best of {options.rounds}"
    )
    for name, seconds in (
        ("(a) ingest and every check", many["seconds"]),
        ("    of this: ingest alone", many["ingest"]),
        ("(b) pandas.read_excel, openpyxl", by_pandas["seconds"]),
        ("(c) calamine alone", by_calamine["seconds"]),
    ):
        ratio = by_pandas["seconds"] / seconds
        print(f"{name:<34}{seconds:8.2f} s {forms / seconds:8.1f} forms a second {ratio:6.1f} × (b)")
    spent = "; ".join(f"{own['seconds']:.1f} {theirs['seconds']:.1f}" for own, theirs, _ in rounds)
    print(f"(a) and (b) in each round: {spent}")
    for number, found in ((min(FEW, forms), few), (forms, many)):
        print(f"peak memory at {number} forms: batch {found['batch']:.0f} MB, reader {found['worker']:.0f} MB")


if __name__ == "__main__":
    main()
