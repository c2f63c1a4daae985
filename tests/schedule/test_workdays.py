"""Working days against the calendar that the board works by, and against public services' own test cases."""

import csv
import datetime as dt
import json
import os
from pathlib import Path

import pytest

from nelaudit.model.definitions import Closure
from nelaudit.schedule.workdays import add_working_days, non_working_days, working_days_between

CORPUS = Path(os.environ.get("NELAUDIT_CORPUS", Path(__file__).parents[3] / "shared" / "corpus"))
HOLIDAYS = CORPUS / "holidays"
needs_corpus = pytest.mark.skipif(not HOLIDAYS.is_dir(), reason="NELAUDIT_CORPUS names no folder of real files")
OFF_2016 = non_working_days((), {2016})


@pytest.mark.parametrize(
    ("start", "n", "expected"),
    [
        ("2016-01-18", 15, "2016-02-08"),
        ("2016-02-08", -15, "2016-01-18"),
        ("2016-03-24", 1, "2016-03-29"),  # Good Friday and Easter Monday
        ("2016-05-27", 1, "2016-05-31"),  # the spring bank holiday
        ("2016-06-04", 0, "2016-06-04"),  # a Saturday stays where it is
        ("2016-06-04", 1, "2016-06-06"),
    ],
)
def test_add_working_days(start: str, n: int, expected: str) -> None:
    assert add_working_days(dt.date.fromisoformat(start), n, OFF_2016).isoformat() == expected


def test_office_closures_count_and_school_holidays_do_not() -> None:
    closed = Closure(first=dt.date(2016, 12, 28), last=dt.date(2016, 12, 30), name="Christmas", kind="office")
    school = Closure(first=dt.date(2016, 12, 19), last=dt.date(2017, 1, 2), name="School", kind="school")
    off = non_working_days((closed, school), {2016})
    assert add_working_days(dt.date(2016, 12, 23), 1, off) == dt.date(2017, 1, 3)
    assert add_working_days(dt.date(2016, 12, 16), 1, off) == dt.date(2016, 12, 19)


def test_days_between_is_the_reverse_of_adding() -> None:
    start = dt.date(2016, 3, 1)
    for n in (-30, -1, 0, 1, 30):
        assert working_days_between(start, add_working_days(start, n, OFF_2016), OFF_2016) == n


@needs_corpus
@pytest.mark.corpus
def test_bank_holidays_are_those_published() -> None:
    with (HOLIDAYS / "england-and-wales.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["in_history_only"] == "0"]  # days that were moved later
    published = {dt.date.fromisoformat(row["date"]) for row in rows}
    years = {day.year for day in published}
    ours = {day for day in non_working_days((), years) if day.year in years}
    assert ours == {day for day in published if day.weekday() < 5}


@needs_corpus
@pytest.mark.corpus
def test_working_day_sums_are_those_of_public_services() -> None:
    tried = 0
    for line in (HOLIDAYS / "working_day_cases.jsonl").read_text("utf-8").splitlines():
        case = json.loads(line)
        if not case["agrees_with_plain_rule"] or case["holidays"] != "england-and-wales":
            continue
        start = dt.date.fromisoformat(case["start"])
        extra = {dt.date.fromisoformat(day) for day in case["extra_holidays"]}
        off = non_working_days((), {start.year}) | extra
        assert add_working_days(start, case["working_days"], off).isoformat() == case["expected"], case
        tried += 1
    assert tried > 20
