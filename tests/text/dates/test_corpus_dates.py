"""Dates in texts that nobody on this project wrote: how many are found, read rightly, or invented.

The texts are those of the folder named by NELAUDIT_CORPUS (`corpus/README.md` there); the rules are
those of its `score_corpus_dates.py`, but that either end of a range counts: the scorer looks at the
first ten signs of a value. What was measured, and each miss, stands in docs/accuracy.md.
"""

import json
import os
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from nelaudit.model.dates import DateMention
from nelaudit.text.dates import find_dates

pytestmark = pytest.mark.corpus

_PROJECT = Path(__file__).parents[3]
_FOLDER = Path(os.environ.get("NELAUDIT_CORPUS") or _PROJECT / ".." / "shared" / "corpus")
_NOT_COUNTED = {
    "not-valid-in-uk-order",
    "elliptical",
    "in-mixed-range",
    "compact",
    "impossible-date",
    "inside-token",
}
Record = dict[str, Any]


def _records() -> Iterator[Record]:
    with (_FOLDER / "dates" / "mentions.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def _overlaps(mention: DateMention, span: Record) -> bool:
    return bool(mention.start < span["end"] and span["start"] < mention.end)


def _right_values(span: Record) -> set[str]:
    """The values that count as right: the day-first reading where there are two."""
    values = set(span.get("iso_any") or [])
    if not values:
        value = span.get("iso_uk") or span["iso"]
        values = {value} if value else set()
    if "2-digit-year" in span["flags"]:
        values |= {("20" if value.startswith("19") else "19") + value[2:] for value in values}
    return values


def _is_right(mention: DateMention, values: set[str]) -> bool:
    ends = (mention.iso or "").split("/")
    return any(
        end == value or (len(value) == len("2016-05") and end.startswith(value)) for end in ends for value in values
    )


def _score() -> Counter[str]:
    score: Counter[str] = Counter()
    for record in _records():
        mentions = find_dates(record["text"])
        for span in record["spans"]:
            if _NOT_COUNTED & set(span["flags"]):
                continue
            hits = [mention for mention in mentions if _overlaps(mention, span)]
            values = _right_values(span)
            score["required"] += 1
            score["found"] += bool(hits)
            score["right"] += bool(hits) and (not values or any(_is_right(hit, values) for hit in hits))
        if record["complete"]:
            known = record["spans"] + record["ignore"]
            invented = [m for m in mentions if m.iso and not any(_overlaps(m, span) for span in known)]
            kind = record["neg_kind"][:4] if record.get("negative") else "other"
            score[f"texts {kind}"] += 1
            score[f"false {kind}"] += bool(invented)
    return score


@pytest.fixture(scope="module")
def score() -> Counter[str]:
    if not (_FOLDER / "dates" / "mentions.jsonl").is_file():
        pytest.skip(f"no corpus at {_FOLDER}: set NELAUDIT_CORPUS to the folder of real files")
    return _score()


def test_stated_dates_are_found(score: Counter[str]) -> None:
    assert score["found"] >= 0.99 * score["required"], score


def test_found_dates_have_the_right_value(score: Counter[str]) -> None:
    assert score["right"] >= 0.98 * score["required"], score


def test_numbers_that_are_no_dates_are_left_alone(score: Counter[str]) -> None:
    kinds = ("easy", "hard", "impo")
    assert sum(score[f"false {kind}"] for kind in kinds) < 0.003 * sum(score[f"texts {kind}"] for kind in kinds), score
    assert score["false other"] <= 0.002 * score["texts other"], score
