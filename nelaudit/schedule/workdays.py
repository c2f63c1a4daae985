"""Working days: Monday to Friday without bank holidays and office closures.

The start day is day 0: 18 January 2016 and 15 working days is 8 February 2016.
"""

import datetime as dt
from collections.abc import Collection, Iterable
from functools import cache

from nelaudit.model.definitions import Closure

_SATURDAY = 5
_YEAR_MARGIN = 2


def add_working_days(day: dt.date, n: int, closures: Collection[dt.date]) -> dt.date:
    """The day that lies `n` working days after `day`, or before it where `n` is negative.

    `closures` is the complete set of weekdays on which nobody works. With `n` = 0 the day itself is the answer,
    whether people work on it or not.
    """
    step = dt.timedelta(days=1 if n > 0 else -1)
    left = abs(n)
    while left:
        day += step
        left -= is_working_day(day, closures)
    return day


def working_days_between(first: dt.date, last: dt.date, closures: Collection[dt.date]) -> int:
    """How many working days come after `first`, up to and including `last`; negative where `last` is earlier."""
    if last < first:
        return -working_days_between(last, first, closures)
    days = (first + dt.timedelta(days=number) for number in range(1, (last - first).days + 1))
    return sum(is_working_day(day, closures) for day in days)


def is_working_day(day: dt.date, closures: Collection[dt.date]) -> bool:
    """Whether people work on the day."""
    return day.weekday() < _SATURDAY and day not in closures


def non_working_days(closures: Iterable[Closure], years: Iterable[int], nation: str = "ENG") -> frozenset[dt.date]:
    """The weekdays off: bank holidays of the nation (ENG, WLS, SCT, NIR) and the closures of kind `office`."""
    wanted = frozenset(years)
    around = frozenset(year + more for year in wanted for more in range(-_YEAR_MARGIN, _YEAR_MARGIN + 1))
    days = set(_bank_holidays(nation, around))
    for closure in closures:
        if closure.kind == "office":
            length = (closure.last - closure.first).days
            days |= {closure.first + dt.timedelta(days=number) for number in range(length + 1)}
    return frozenset(day for day in days if day.weekday() < _SATURDAY)


@cache
def _bank_holidays(nation: str, years: frozenset[int]) -> frozenset[dt.date]:
    from holidays.countries.united_kingdom import UnitedKingdom  # noqa: PLC0415 - takes time, and not every command needs it

    return frozenset(UnitedKingdom(subdiv=nation, years=sorted(years)))  # type: ignore[no-untyped-call]
