"""Spoils many forms, each its own, takes them in together as the batch job does, and judges each by what was exported."""

import csv
import datetime as dt
import inspect
import os
import random
import shutil
import tempfile
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

from nelaudit.pathway.definitions import load_definitions
from nelaudit.pathway.desk import Desk
from nelaudit.pathway.export import ExportFormat, export_tables
from nelaudit.pathway.ingest import take_in
from nelaudit.pathway.workspace import Workspace
from tests.conftest import TODAY
from tests.intake.mangler import WAYS, Book
from tests.intake.office_evidence import Row
from tests.intake.office_forms import AUDIT, DAYS_APART, Filled, fill, pool_of
from tests.intake.office_grid import Grid, grid_of, marks
from tests.intake.office_oracle import Fault, Seen, judged
from tests.intake.ways_of_office_life import OFFICE_WAYS, TOGETHER

ALONE = {**WAYS, **OFFICE_WAYS}
CASE, AGENCY = "case", "agency"


@dataclass(frozen=True, kw_only=True)
class Job:
    """Which ways to spoil a form in, one after the other; the second form is of another `case` or `agency`."""

    ways: tuple[str, ...]
    seed: int
    other: str = CASE

    def __str__(self) -> str:
        """As `benchmarks.mangle` takes it."""
        return f"--ways {','.join(self.ways)} --seed {self.seed} --other {self.other}"


@dataclass(frozen=True, kw_only=True)
class Judged:
    """What became of one spoiled form."""

    job: Job
    outcome: str
    faults: tuple[Fault, ...]
    questions: frozenset[str]
    answers: frozenset[str]
    """The questions with a written answer, and those whose own answer was stored as theirs."""


def jobs_for(name: str, seeds: Iterable[int]) -> list[Job]:
    """One way alone, with each seed where chance has a part in it; with either kind of second form where it needs one."""
    way = TOGETHER.get(name) or ALONE[name]
    by_chance = "source" in inspect.getsource(way).partition("-> None:")[2]
    others = (CASE, AGENCY) if name in TOGETHER else (CASE,)
    return [Job(ways=(name,), seed=seed, other=one) for seed in (seeds if by_chance else (1,)) for one in others]


def drawn(n: int, seed: int) -> list[Job]:
    """That many jobs of two to four ways each, at random, the same for the same seed."""
    source = random.Random(seed)
    names = sorted({*ALONE, *TOGETHER})
    return [
        Job(
            ways=tuple(source.sample(names, source.randint(2, 4))),
            seed=source.randrange(2**16),
            other=source.choice((CASE, AGENCY)),
        )
        for _ in range(n)
    ]


@dataclass(frozen=True, kw_only=True)
class Allotted:
    """A job with the form that it spoils and, where a way needs one, the second form."""

    job: Job
    form: Filled
    second: Filled | None

    @property
    def forms(self) -> tuple[Filled, ...]:
        return (self.form,) if self.second is None else (self.form, self.second)


class Pool:
    """Issued forms to spoil; in a batch, each job has one or two of its own."""

    def __init__(self, space: Workspace) -> None:
        self.space = space
        self.definitions = load_definitions(space, compares=True)[0]
        self.names = pool_of(space)
        self._filled: dict[tuple[str, str], Filled] = {}

    def filled(self, case: str, agency: str) -> Filled:
        """A form of the pool, filled in once; forms of one case, or of one agency, have no date in common."""
        if (case, agency) not in self._filled:
            places = (sorted({one for one, _ in self.names}), sorted({one for _, one in self.names}))
            number = (places[0].index(case) + places[1].index(agency)) % DAYS_APART
            path = self.space.audit_folder(AUDIT, "forms") / f"{case} {agency}.xlsx"
            self._filled[case, agency] = fill(path, number)
        return self._filled[case, agency]

    def allotted(self, jobs: Sequence[Job]) -> Iterator[list[Allotted]]:
        """The jobs in batches, as large as there are forms."""
        batch: list[Allotted] = []
        free = self.names.copy()
        for job in jobs:
            two = any(name in TOGETHER for name in job.ways)
            if not (pair := _free(free, job.other, two=two)):
                yield batch
                batch, free = [], self.names.copy()
                pair = _free(free, job.other, two=two)
            for name in pair:
                free.remove(name)
            forms = [self.filled(*name) for name in pair]
            batch.append(Allotted(job=job, form=forms[0], second=forms[1] if two else None))
        yield batch

    def judged(self, jobs: Sequence[Job]) -> Iterator[Judged]:
        """Takes the jobs' files in, as many at once as there are forms, and judges each."""
        for batch in self.allotted(jobs):
            yield from self._batch(batch)

    def combined(self, n: int, seed: int) -> Iterator[Judged]:
        """Spoils that many forms in two to four ways each, drawn at random, and judges them."""
        return self.judged(drawn(n, seed))

    def _batch(self, batch: Sequence[Allotted]) -> list[Judged]:
        with tempfile.TemporaryDirectory() as folder:
            space = Workspace(Path(folder) / "board")
            shutil.copytree(self.space.templates, space.templates)
            shutil.copytree(self.space.record_folder, space.record_folder)
            space.returns.mkdir()
            grids = [_drop(space.returns / f"{number:04}.xlsx", one) for number, one in enumerate(batch)]
            seen = self._seen(space, batch)
        return [
            Judged(
                job=one.job,
                outcome=", ".join(made.outcomes),
                faults=tuple(judged(one.form, one.forms[1:], grid, made)),
                questions=one.form.questions,
                answers=own_answers(one.form, made),
            )
            for one, grid, made in zip(batch, grids, seen, strict=True)
        ]

    def _seen(self, space: Workspace, batch: Sequence[Allotted]) -> list[Seen]:
        """What the batch job says of each file, and what its export holds."""
        desk = Desk(space=space, today=TODAY, definitions=self.definitions)
        with closing(desk):
            taken = take_in(desk, ())
            paths = {path.stem: path for path in export_tables(desk, AUDIT, ExportFormat.CSV).documents}
        inputs, findings = defaultdict(list), defaultdict(list)
        for row in read_rows(paths["inputs"]):
            inputs[_number(row["file"])].append(row)
        for row in read_rows(paths["findings"]):
            findings[f"{row['case']}/{row['agency']}"].append(row)
        return [
            Seen(
                outcomes=tuple(entry.outcome.value for entry in taken.entries if _number(entry.path) == number),
                messages=tuple(entry.message for entry in taken.entries if _number(entry.path) == number),
                inputs=inputs[number],
                findings=[row for form in one.forms for row in findings[form.key]],
            )
            for number, one in enumerate(batch)
        ]


def own_answers(form: Filled, seen: Seen) -> frozenset[str]:
    """The questions whose own answer was stored as theirs."""
    own = (row for row in seen.inputs if f"{row['case']}/{row['agency']}" == form.key)
    return frozenset(row["field"] for row in own if any(mark.field == row["field"] for mark in marks(row["value"]))) & (
        form.questions
    )


def spoil(book: Book, second: Book | None, job: Job) -> None:
    """Spoils a workbook as the job says, one way after the other."""
    source = random.Random(job.seed)
    for name in job.ways:
        if name in TOGETHER:
            TOGETHER[name](book, second, source)
        else:
            ALONE[name](book, source)


def _drop(path: Path, one: Allotted) -> Grid:
    """Puts the spoiled form into the folder of returns; what stands in it."""
    book = one.form.open()
    spoil(book, one.second.open() if one.second else None, one.job)
    grid = grid_of(book)
    book.save(path)
    noon = dt.datetime(2016, 6, 1, 12).timestamp()  # noqa: DTZ001 - the day on this computer's clock
    os.utime(path, (noon, noon))
    return grid


def _free(free: Sequence[tuple[str, str]], other: str, *, two: bool) -> tuple[tuple[str, str], ...]:
    """The first free form, or two that share the case or the agency; nothing where there are none."""
    if not two:
        return tuple(free[:1])
    alike, unlike = (0, 1) if other == AGENCY else (1, 0)
    pairs = (
        (one, two) for one, two in combinations(free, 2) if one[alike] == two[alike] and one[unlike] != two[unlike]
    )
    return next(pairs, ())


def _number(file: str) -> int:
    """The number of the file in the folder of returns, from its name."""
    return int(Path(file.split(" › ", maxsplit=1)[0]).stem)


def read_rows(path: Path) -> list[Row]:
    """The rows of an exported table."""
    csv.field_size_limit(10_000_000)
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return list(csv.DictReader(lines))
