# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""How long a cell takes that is full of one thing over and over: finding its dates, taking names out of it.

Run by hand: `.venv/bin/python benchmarks/full_cells.py`. Tests count the calls that such a cell costs, and find that twice
the text is twice the work; what goes on inside one search of a pattern only a clock can see.
"""

import datetime as dt
import time
from collections.abc import Callable

from nelaudit.model.definitions import Subject
from nelaudit.privacy import make_guard
from nelaudit.text.dates import find_dates

FULL = 32_767
PARTS = (
    "1/", "1,", "1st, ", "a ", "Mar ", "last ", "12/03/2016,", "3 and ", "12/3, ", "1 to ", "12 March ", "12-", "a-", "o'",
    "May ", "12 High ", "[name removed] Liam ", "x", " @ ", "x@y.", "born 12/3 ", "(a/", "9997226925", "\u200b", "- ",
)  # fmt: skip
CHILD = Subject(name="Liam O'Brien", date_of_birth=dt.date(2007, 3, 12), address="12 High Street, Marlhaven, MH1 6ZZ")


def seconds(work: Callable[[], object]) -> float:
    """Processor seconds, the best of three."""
    spent = []
    for _ in range(3):
        started = time.process_time()
        work()
        spent.append(time.process_time() - started)
    return min(spent)


def main() -> None:
    """Prints a line for each text."""
    guard = make_guard([CHILD])
    print(f"{'text':24} {'dates':>8} {'names':>8}   seconds for {FULL:,} characters")
    for part in PARTS:
        text = (part * FULL)[:FULL]
        dates = seconds(lambda: find_dates(text, written_on=dt.date(2016, 6, 6)))  # noqa: B023 - called at once
        names = seconds(lambda: guard.text(text))  # noqa: B023 - called at once
        print(f"{part!r:24} {dates:8.3f} {names:8.3f}")


if __name__ == "__main__":
    main()
