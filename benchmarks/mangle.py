# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""Whose answer is it? Forms spoiled as in office life, in ways combined at random, taken in and judged by their marks.

Run by hand from the project's folder:

    .venv/bin/python -m benchmarks.mangle --forms 2000 --seed 1      combined at random, two to four ways a form
    .venv/bin/python -m benchmarks.mangle --each                     every way alone, with a count for each
    .venv/bin/python -m benchmarks.mangle --ways A,B --seed 7 --other case   one form again, as a fault names it

Prints how many forms were accepted, asked about and refused, and every fault: *wrong* (a text stored as another field's,
or under another form), *lost* (neither stored nor told of), *unnamed* (removed whole, or chosen off the list, without a
finding). Ends with 1 where there is a fault.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from nelaudit.pathway.workspace import Workspace
from tests.intake.office_batch import AGENCY, ALONE, CASE, Job, Judged, Pool, drawn, jobs_for
from tests.intake.office_forms import make_pool
from tests.intake.office_oracle import Kind
from tests.intake.ways_of_office_life import AMBIGUOUS, TOGETHER

SHOWN = 4


def pool_in(folder: Path, cases: int) -> Pool:
    """Issued forms, made once and kept in the folder."""
    root = folder / f"mangle-{cases}"
    if not (root / "made").exists():
        root.mkdir(parents=True, exist_ok=True)
        make_pool(root, cases)
        (root / "made").touch()
    return Pool(Workspace(root))


def told(results: Iterable[Judged], total: int) -> list[Judged]:
    """Prints each form with a fault as it is judged; all of them."""
    found = []
    for one in results:
        found.append(one)
        if one.faults:
            print(f"{one.job} → {one.outcome}: {_counts(one)}")
            for fault in one.faults[:SHOWN]:
                print(f"    {fault}")
        sys.stderr.write(f"\r{len(found)} of {total}")
    sys.stderr.write("\n")
    return found


def _counts(one: Judged) -> str:
    kinds = Counter(fault.kind for fault in one.faults)
    return ", ".join(f"{kinds[kind]} {kind}" for kind in Kind if kinds[kind])


def each(found: list[Judged]) -> None:
    """A line a way: its outcomes, and how many forms and texts went wrong."""
    print(f"\n{'way':<78}{'wrong':>7}{'lost':>6}{'unnamed':>9}  outcome")
    for name in (*ALONE, *TOGETHER):
        own = [one for one in found if one.job.ways == (name,)]
        kinds = Counter(fault.kind for one in own for fault in one.faults)
        outcomes = ", ".join(sorted({one.outcome for one in own}))
        flag = " (ambiguous)" if name in AMBIGUOUS else " (with a second form)" if name in TOGETHER else ""
        print(f"{name + flag:<78}{kinds[Kind.WRONG]:>7}{kinds[Kind.LOST]:>6}{kinds[Kind.UNNAMED]:>9}  {outcomes}")


def main() -> int:
    """Spoils, takes in, judges, prints."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--forms", type=int, default=200)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--cases", type=int, default=6)
    parser.add_argument("--each", action="store_true")
    parser.add_argument("--ways", default="")
    parser.add_argument("--other", choices=(CASE, AGENCY), default=CASE)
    parser.add_argument("--folder", type=Path, default=Path("output/benchmark"))
    options = parser.parse_args()
    if options.ways:
        jobs = [Job(ways=tuple(options.ways.split(",")), seed=options.seed, other=options.other)]
    elif options.each:
        jobs = [job for name in (*ALONE, *TOGETHER) for job in jobs_for(name, range(options.seed, options.seed + 3))]
    else:
        jobs = drawn(options.forms, options.seed)
    pool = pool_in(options.folder, options.cases)
    started = time.perf_counter()
    found = told(pool.judged(jobs), len(jobs))
    spent = time.perf_counter() - started
    if options.each:
        each(found)
    outcomes = Counter(outcome for one in found for outcome in one.outcome.split(", "))
    print(f"\n{len(found)} forms in {spent:.0f} s; outcomes: {', '.join(f'{n} {one}' for one, n in outcomes.items())}")
    for kind in Kind:
        forms = [one for one in found if any(fault.kind is kind for fault in one.faults)]
        print(f"{kind}: {sum(fault.kind is kind for one in forms for fault in one.faults)} in {len(forms)} forms")
    return int(any(one.faults for one in found))


if __name__ == "__main__":
    sys.exit(main())
