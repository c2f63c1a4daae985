"""The facts of each case: what happened on which day, and the numbers that go with it, from a stock of three families.

Cases 1 to 3 are the families as they stand in families.toml; each further case is one of them again, moved in time and
with other numbers, and among the younger ones a girl where there was a boy, or the other way round. Two accounts of
one event differ where the file says so.
"""

import datetime as dt
import random
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from nelaudit.demo.toml_table import TomlTable

FAMILIES = ("toddler", "junior", "teenager")
"""The families in order: case 1 is of the first, case 2 of the second, case 4 of the first again."""

ALONE = FAMILIES.index("teenager")
"""The family in which there is one child alone."""

EVENTS = (
    "first", "eh", "ehclose", "incident", "ref1", "reply1", "ref2", "strategy", "s47", "icpc", "cg1", "gcp1", "rcpc",
    "cg2", "gcp2", "latest",
)  # fmt: skip
"""What happens in each family, by the names that the texts use for the day."""

NUMBERS = (
    "g1", "g2", "p1", "p2", "e1", "e2", "att1", "att2", "wt1", "wt2", "n1", "n2", "teeth", "money",
)  # fmt: skip
"""The slots for numbers of the case."""

_AREAS = ("phys", "safe", "emot", "dev")
_COUNTS = ("wt1", "wt2", "n1", "n2", "teeth")
_DAY = dt.timedelta(days=1)
_SATURDAY = 5
_YEAR_END = {(12, day) for day in range(24, 32)} | {(1, 1)}
_FULL = 96


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One of the families: the child, its attendance before the plan, per cent, and the day of each event."""

    born: dt.date
    boy: bool
    attendance: int
    events: Mapping[str, dt.date]


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDay:
    """A day of an agency's own: from `earliest` to `latest` days after an event, an own day or a day of the calendar."""

    after: str | dt.date
    earliest: int
    latest: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaseFacts:
    """A case: its family's place in `FAMILIES`, days by event, numbers and words by slot."""

    family: int
    born: dt.date
    boy: bool
    days: Mapping[str, dt.date]
    words: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Families:
    """What families.toml says. `accounts`: by how many days an agency's account of an event differs from the others'."""

    families: tuple[Family, ...]
    accounts: Mapping[tuple[str, str], int]
    own_days: Mapping[str, OwnDay]
    bank_holidays: frozenset[dt.date]
    areas: Mapping[str, str]
    counts: Mapping[str, tuple[str, ...]]

    @property
    def days(self) -> frozenset[str]:
        """The slots for days."""
        return frozenset((*EVENTS, *self.own_days))

    def working(self, day: dt.date) -> dt.date:
        """The day, or the next on which people work."""
        while day.weekday() >= _SATURDAY or (day.month, day.day) in _YEAR_END or day in self.bank_holidays:
            day += _DAY
        return day

    def facts(self, case: int, seed: int) -> CaseFacts:
        """The facts of a case, counted from 1."""
        chance = random.Random(f"{seed}-{case}-facts")  # noqa: S311 - no secret
        place = (case - 1) % len(FAMILIES)
        family = self.families[place]
        further = case > len(FAMILIES)
        shift = chance.randint(-34, 5) if further else 0
        days = {}
        for event in EVENTS:
            jitter = chance.randint(-1, 1) if further else 0
            day = family.events[event] + (shift + jitter) * _DAY
            days[event] = day if event == "incident" else self.working(day)
        born = family.born + (chance.randint(-60, 0) * _DAY if further else 0 * _DAY)
        return CaseFacts(
            family=place,
            born=born,
            boy=chance.random() < 1 / 2 if further and place != ALONE else family.boy,
            days=days,
            words=self._numbers(chance, family),
        )

    def _numbers(self, chance: random.Random, family: Family) -> dict[str, str]:
        """Attendance, grades of the neglect tool, weight and counts: before and after."""
        before = {area: chance.choice((4, 4, 3, 5)) for area in _AREAS}
        after = {
            area: max(2, grade - (1 if area in {"phys", "emot"} else chance.choice((0, 1))))
            for area, grade in before.items()
        }
        low = family.attendance + chance.randint(-4, 4)
        return {
            "g1": self._scores(before),
            "g2": self._scores(after),
            "p1": str(before["phys"]),
            "p2": str(after["phys"]),
            "e1": str(before["emot"]),
            "e2": str(after["emot"]),
            "att1": f"{low}%",
            "att2": f"{min(low + chance.randint(6, 13), _FULL)}%",
            **{count: chance.choice(self.counts[count]) for count in _COUNTS},
            "money": f"£{chance.randint(40, 99) * 10}",
        }

    def _scores(self, grades: Mapping[str, int]) -> str:
        return ", ".join(f"{self.areas[area]} {grade}" for area, grade in grades.items())

    def days_of(self, case: int, agency: str, seed: int, known: CaseFacts) -> dict[str, dt.date]:
        """The case's events as the agency tells them, and after them the days of its own."""
        chance = random.Random(f"{seed}-{case}-{agency}-days")  # noqa: S311 - no secret
        days = dict(known.days)
        for (event, teller), difference in self.accounts.items():
            if teller == agency:
                days[event] = self.working(known.days[event] + difference * _DAY)
        own: dict[str, dt.date] = {}
        for name, drawn in self.own_days.items():
            after = {**own, **known.days}[drawn.after] if isinstance(drawn.after, str) else drawn.after
            own[name] = self.working(after + chance.randint(drawn.earliest, drawn.latest) * _DAY)
        return days | own


def read_families(table: TomlTable, agencies: Collection[str]) -> Families:
    """What families.toml says; mistakes are noted in the table."""
    table.expect(("families", "accounts", "own_days", "calendar", "neglect_tool_areas", "counts"))
    families = table.table("families", FAMILIES)
    areas = table.table("neglect_tool_areas", _AREAS)
    counts = table.table("counts", _COUNTS)
    return Families(
        families=tuple(_family(families.table(name, ("born", "boy", "attendance", "events"))) for name in FAMILIES),
        accounts=dict(_account(one, agencies) for one in table.tables("accounts")),
        own_days=_own_days(table.table("own_days")),
        bank_holidays=frozenset(table.table("calendar", ("bank_holidays",)).days("bank_holidays")),
        areas={area: areas.text(area) for area in _AREAS},
        counts={count: counts.texts(count) for count in _COUNTS},
    )


def _family(table: TomlTable) -> Family:
    events = table.table("events", EVENTS)
    return Family(
        born=table.day("born"),
        boy=table.yes("boy"),
        attendance=table.number("attendance"),
        events={event: events.day(event) for event in EVENTS},
    )


def _account(table: TomlTable, agencies: Collection[str]) -> tuple[tuple[str, str], int]:
    table.expect(("event", "agency", "days"))
    return (table.named("event", EVENTS), table.named("agency", agencies)), table.number("days")


def _own_days(table: TomlTable) -> dict[str, OwnDay]:
    found: dict[str, OwnDay] = {}
    for name in table.entries:
        own = table.table(name, ("after", "earliest", "latest"))
        after = own.entries.get("after")
        found[name] = OwnDay(
            after=after if type(after) is dt.date else own.named("after", (*EVENTS, *found)),
            earliest=own.number("earliest"),
            latest=own.number("latest"),
        )
        if found[name].earliest > found[name].latest:
            own.note("latest", "The latest day comes before the earliest.", "Write the larger number here.")
    return found
