# ruff: noqa: INP001, T201 - a script to run by hand, which prints
"""How well and how fast dates are found, beside two libraries, dateparser and datefinder.

Run by hand: `.venv/bin/python benchmarks/dates.py [--accuracy] [--misses] [--speed]`; both parts without an option.
Accuracy is counted by the scorer that lies with the corpus of date mentions, in the folder that NELAUDIT_CORPUS names.
It knows no ranges: it compares the first ten signs of a value, which of a range are the first end. Therefore nelaudit
is scored twice, as it is and with each end of a range as a mention of its own.
"""

import argparse
import contextlib
import io
import json
import os
import platform
import re
import runpy
import sys
import tempfile
import time
import tomllib
import warnings
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path

import nelaudit.demo
from nelaudit.demo.stories import VOICES, story
from nelaudit.text.dates import find_dates

TOKENS = re.compile(r"\w+|[^\w\s]")
SEED = 2016
LENGTH = 10_000
LIMIT_MS = 50
STUBBORN = ("1/", "1,", "1st, ", "a ", "Mar ", "last ", "12/03/2016,", "3 and ", "12/3, ", "12 March ", "1 to ", "Mon ")
Mention = tuple[int, int, str | None]


def by_nelaudit(text: str) -> list[Mention]:
    """What nelaudit finds, as it is."""
    return [(found.start, found.end, found.iso) for found in find_dates(text)]


def by_nelaudit_each_end(text: str) -> list[Mention]:
    """The same, with each end of a range as a mention of its own."""
    return [(start, end, one) for start, end, iso in by_nelaudit(text) for one in (iso.split("/") if iso else [None])]


def by_datefinder(text: str) -> Iterator[Mention]:
    """What datefinder finds, told that the day comes first."""
    import datefinder  # noqa: PLC0415 - only where it is measured

    for when, (start, end) in datefinder.find_dates(text, index=True, first="day"):
        yield start, end, when.date().isoformat()


def by_dateparser(text: str) -> Iterator[Mention]:
    """What dateparser's search finds, told that the day comes first and that a date has a month and a year."""
    from dateparser.search import search_dates  # noqa: PLC0415 - likewise

    settings = {"DATE_ORDER": "DMY", "REQUIRE_PARTS": ["month", "year"]}
    reached = 0
    for said, when in search_dates(text, languages=["en"], settings=settings) or []:
        start = text.find(said, reached)
        reached = start + len(said)
        yield start, reached, when.date().isoformat()


FINDERS: tuple[Callable[[str], Iterable[Mention]], ...] = (
    by_nelaudit,
    by_nelaudit_each_end,
    by_datefinder,
    by_dateparser,
)


def corpus() -> Path:
    """The folder of date mentions in the corpus."""
    folder = Path(os.environ.get("NELAUDIT_CORPUS", "../shared/corpus")) / "dates"
    if not (folder / "mentions.jsonl").is_file():
        raise SystemExit(f"No date mentions at {folder}: set NELAUDIT_CORPUS to the folder of the corpus.")
    return folder.resolve()


def scored(folder: Path, finder: str) -> tuple[str, list[str]]:
    """The total line of the corpus's own scorer for one finder, and what it counts as missed, wrong or false."""
    before, arguments, printed = Path.cwd(), sys.argv, io.StringIO()
    with tempfile.TemporaryDirectory() as place, contextlib.redirect_stdout(printed), warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            os.chdir(place)
            sys.argv = ["score", f"dates:{finder}", str(folder / "mentions.jsonl")]
            runpy.run_path(str(folder / "score_corpus_dates.py"), run_name="__main__")
            misses = Path("date_misses.jsonl").read_text(encoding="utf-8").splitlines()
        finally:
            os.chdir(before)
            sys.argv = arguments
    return printed.getvalue().splitlines()[-1], misses


def accuracy(*, with_misses: bool) -> None:
    """Prints the table of accuracy."""
    folder = corpus()
    print(
        f"{'':<22}{'required':>9}{'found':>14}{'right value':>14}{'false in negatives':>20}{'crashes':>9}{'seconds':>9}"
    )
    for finder in FINDERS:
        started = time.perf_counter()
        total, misses = scored(folder, finder.__name__)
        seconds = time.perf_counter() - started
        required, found, right = (int(word) for word in total.split()[1:4])
        pairs = [[int(number) for number in pair] for pair in re.findall(r"([0-9]+)/([0-9]+)", total)]
        false, negatives = (sum(numbers) for numbers in zip(*pairs, strict=True))
        print(
            f"{finder.__name__:<22}{required:>9}{found:>6} {found / required:>6.1%} {right:>6} {right / required:>6.1%}"
            f"{false:>8} of {negatives} {false / negatives:>6.2%}{total.split('|')[-1].split()[0]:>9}{seconds:>9.1f}"
        )
        if with_misses and finder is by_nelaudit_each_end:
            print(*misses, sep="\n")


def sentences(value: object) -> Iterator[str]:
    """Every text of more than one word in a table of the demonstration, each on one line."""
    if isinstance(value, str):
        if " " in value:
            yield " ".join(value.split())
    elif isinstance(value, Mapping):
        yield from sentences(tuple(value.values()))
    elif isinstance(value, tuple | list):
        for one in value:
            yield from sentences(one)


def demo_tables() -> list[str]:
    """The answers of nelaudit/demo/texts/ and what is planted in them: prose, with places for dates and few dates."""
    tables = sorted((Path(nelaudit.demo.__path__[0]) / "texts").rglob("*.toml"))
    return [text for table in tables for text in sentences(tomllib.loads(table.read_text("utf-8")))]


def texts() -> dict[str, list[str]]:
    """The texts to be timed: those of the corpus, of the demonstration, and cells that hold a date alone."""
    with (corpus() / "mentions.jsonl").open(encoding="utf-8") as lines:
        labelled = [json.loads(line)["text"] for line in lines]
    answers = [
        text
        for case in range(1, 7)
        for agency in VOICES
        for answer in story(case, agency, SEED).answers.values()
        for text in answer
        if text
    ]
    cells = [f"{day:02}/{month:02}/2016" for day in range(1, 29) for month in range(1, 13)]
    tables = demo_tables()
    return {
        "corpus": labelled,
        "tables of the demo": tables,
        "corpus and tables": labelled + tables,
        "answers of the demo": answers,
        "cells dd/mm/yyyy": cells,
    }


def seconds_for(read: Callable[[str], object], read_texts: list[str]) -> float:
    """The best of seven runs, in seconds of the processor."""
    best = float("inf")
    for _ in range(7):
        started = time.process_time()
        for text in read_texts:
            read(text)
        best = min(best, time.process_time() - started)
    return best


def placed_tokens(text: str) -> list[tuple[int, int, str]]:
    """The tokens of a text with their places, as a date mention has its own."""
    return [(found.start(), found.end(), found[0]) for found in TOKENS.finditer(text)]


def speed() -> None:
    """Prints the time taken beside that of splitting the same texts into tokens, and that of stubborn texts."""
    print(
        f"Python {platform.python_version()}; tokens are those of {TOKENS.pattern!r}; ms of the processor, best of seven"
    )
    print(
        f"{'':<22}{'texts':>7}{'signs':>9}{'dates':>7}{'bare tokens':>13}{'with places':>13}{'dates':>8}{'ratios':>14}"
    )
    for name, some in texts().items():
        bare, placed, dates = (seconds_for(read, some) for read in (TOKENS.findall, placed_tokens, find_dates))
        counted = sum(len(find_dates(text)) for text in some)
        print(
            f"{name:<22}{len(some):>7}{sum(map(len, some)):>9}{counted:>7}{bare * 1e3:>13.1f}{placed * 1e3:>13.1f}"
            f"{dates * 1e3:>8.1f}{dates / bare:>8.2f}{dates / placed:>6.2f}"
        )
    for unit in STUBBORN:
        spent = seconds_for(find_dates, [(unit * LENGTH)[:LENGTH]]) * 1e3
        print(f"{LENGTH} signs of {unit!r:<16}{spent:>7.1f} ms{'' if spent < LIMIT_MS else '  TOO SLOW'}")


def main() -> None:
    """Measures what was asked for, and prints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--accuracy", action="store_true")
    parser.add_argument("--misses", action="store_true", help="also list what the scorer counts against nelaudit")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    both = not (options.accuracy or options.misses or options.speed)
    if options.accuracy or options.misses or both:
        accuracy(with_misses=options.misses)
    if options.speed or both:
        speed()


if __name__ == "__main__":
    main()
