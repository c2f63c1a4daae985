"""The facts of each case: what happened on which day, and the numbers that go with it, from a stock of three families.

Cases 1 to 3 are the families as they stand here; each further case is one of them again, moved in time and with
other numbers, and among the younger ones a girl where there was a boy, or the other way round. Two
accounts of one event differ where `ACCOUNTS` says so.
"""

import datetime as dt
import random
from collections.abc import Mapping
from dataclasses import dataclass

_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_YEAR_END = {(12, day) for day in range(24, 32)} | {(1, 1)}
_BANK_HOLIDAYS = {
    dt.date(2014, 4, 18), dt.date(2014, 4, 21), dt.date(2014, 5, 5), dt.date(2014, 5, 26), dt.date(2014, 8, 25),
    dt.date(2015, 4, 3), dt.date(2015, 4, 6), dt.date(2015, 5, 4), dt.date(2015, 5, 25), dt.date(2015, 8, 31),
    dt.date(2016, 3, 25), dt.date(2016, 3, 28), dt.date(2016, 5, 2), dt.date(2016, 5, 30),
}  # fmt: skip
STOCK = 3
ALONE = 2
_FULL = 96

_KEYS = (
    "first", "eh", "ehclose", "incident", "ref1", "reply1", "ref2", "strategy", "s47", "icpc", "cg1", "gcp1", "rcpc",
    "cg2", "gcp2", "latest",
)  # fmt: skip
_TIMELINES = (
    (
        "2014-09-18", "2014-11-14", "2015-03-27", "2015-07-09", "2015-07-14", "2015-07-21", "2015-10-06", "2015-10-12",
        "2015-10-13", "2015-10-30", "2015-11-12", "2015-11-25", "2016-01-22", "2016-03-24", "2016-04-14", "2016-05-10",
    ),
    (
        "2014-02-11", "2014-05-06", "2014-12-12", "2015-05-17", "2015-05-20", "2015-05-29", "2015-09-16", "2015-09-21",
        "2015-09-22", "2015-10-09", "2015-10-20", "2015-11-05", "2016-01-07", "2016-03-10", "2016-04-21", "2016-05-11",
    ),
    (
        "2014-06-24", "2014-09-30", "2015-02-20", "2015-05-10", "2015-05-13", "2015-05-20", "2015-11-03", "2015-11-09",
        "2015-11-10", "2015-11-27", "2015-12-09", "2015-12-15", "2016-02-18", "2016-03-17", "2016-04-28", "2016-05-12",
    ),
)  # fmt: skip
_BORN = (dt.date(2014, 2, 11), dt.date(2007, 9, 6), dt.date(2001, 4, 27))
_BOYS = (True, False, True)

ACCOUNTS: Mapping[tuple[str, str], int] = {
    ("strategy", "HV"): 2,
    ("strategy", "ACUTE"): 2,
    ("incident", "HOUSING"): 1,
    ("gcp1", "SCHOOLS"): -6,
    ("gcp1", "HV"): 1,
    ("ehclose", "EARLYHELP"): 7,
    ("ref1", "GP"): 1,
    ("icpc", "PROBATION"): 3,
    ("cg1", "DRUGALC"): 6,
    ("first", "GP"): -4,
}
"""By how many days an agency's account of an event differs from the others'."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """A case: its kind (0 toddler, 1 junior, 2 teenager), days by key, numbers and words by key."""

    kind: int
    born: dt.date
    boy: bool
    days: Mapping[str, dt.date]
    words: Mapping[str, str]


def working(day: dt.date) -> dt.date:
    """The day, or the next on which people work."""
    while day.weekday() >= _SATURDAY or (day.month, day.day) in _YEAR_END or day in _BANK_HOLIDAYS:
        day += _DAY
    return day


def facts(case: int, seed: int) -> Facts:
    """The facts of a case, counted from 1."""
    chance = random.Random(f"{seed}-{case}-facts")  # noqa: S311 - no secret
    kind = (case - 1) % STOCK
    further = case > STOCK
    shift = chance.randint(-34, 5) if further else 0
    days = {}
    for key, text in zip(_KEYS, _TIMELINES[kind], strict=True):
        jitter = chance.randint(-1, 1) if further else 0
        day = dt.date.fromisoformat(text) + (shift + jitter) * _DAY
        days[key] = day if key == "incident" else working(day)
    born = _BORN[kind] + (chance.randint(-60, 0) * _DAY if further else 0 * _DAY)
    return Facts(
        kind=kind,
        born=born,
        boy=chance.random() < 1 / 2 if further and kind != ALONE else _BOYS[kind],
        days=days,
        words=_numbers(chance, kind),
    )


def _numbers(chance: random.Random, kind: int) -> dict[str, str]:
    """Attendance, grades of the neglect tool, weight and counts: before and after."""
    before = {area: chance.choice((4, 4, 3, 5)) for area in ("phys", "safe", "emot", "dev")}
    after = {
        area: max(2, grade - (1 if area in {"phys", "emot"} else chance.choice((0, 1))))
        for area, grade in before.items()
    }
    low = (63, 84, 58)[kind] + chance.randint(-4, 4)
    return {
        "g1": _grades(before),
        "g2": _grades(after),
        "p1": str(before["phys"]),
        "p2": str(after["phys"]),
        "e1": str(before["emot"]),
        "e2": str(after["emot"]),
        "att1": f"{low}%",
        "att2": f"{min(low + chance.randint(6, 13), _FULL)}%",
        "wt1": chance.choice(("2nd", "0.4th", "just below the 2nd")),
        "wt2": chance.choice(("9th", "between the 2nd and 9th", "almost the 9th")),
        "n1": chance.choice(("three", "four", "five", "six")),
        "n2": chance.choice(("seven", "eight", "nine", "eleven")),
        "teeth": chance.choice(("two", "three", "four", "five")),
        "money": f"£{chance.randint(40, 99) * 10}",
    }


def _grades(grades: Mapping[str, int]) -> str:
    names = {"phys": "physical care", "safe": "safety", "emot": "emotional care", "dev": "development"}
    return ", ".join(f"{names[area]} {grade}" for area, grade in grades.items())


def own_days(case: int, agency: str, seed: int, known: Facts) -> dict[str, dt.date]:
    """The agency's own days: a, b first contacts; m1, m2 missed, r seen after; x before the second referral;
    s1, s2 supervision; v seen alone; e the latest contact;
    audit the auditor's talk with those concerned. The case's events are among them, as the agency tells them.
    """  # noqa: D205 - the first sentence needs its list
    chance = random.Random(f"{seed}-{case}-{agency}-days")  # noqa: S311 - no secret
    days = dict(known.days)
    for (key, teller), difference in ACCOUNTS.items():
        if teller == agency:
            days[key] = working(known.days[key] + difference * _DAY)

    def after(day: dt.date, low: int, high: int) -> dt.date:
        return working(day + chance.randint(low, high) * _DAY)

    days["a"] = after(known.days["eh"], -28, 40)
    days["b"] = after(days["a"], 12, 34)
    days["m1"] = after(known.days["reply1"], 8, 22)
    days["m2"] = after(days["m1"], 13, 22)
    days["r"] = after(days["m2"], 3, 8)
    days["x"] = after(known.days["ref2"], -10, -4)
    days["s1"] = after(known.days["icpc"], 5, 17)
    days["v"] = after(known.days["cg1"], 5, 30)
    days["s2"] = after(known.days["rcpc"], 13, 32)
    days["audit"] = after(dt.date(2016, 5, 17), 0, 5)
    days["e"] = after(known.days["gcp2"], 3, 10)
    return days
