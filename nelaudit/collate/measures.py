"""Process measures of an audit: who returned what and when, and how complete it was. Counts first; no RAG on few."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from nelaudit.model.pictures import Assessed, Picture
from nelaudit.model.returns import ReturnState

_BLANK, _THIN, _UNDATED, _UNSOURCED = ("B01",), ("B02", "B03", "B04"), ("D01", "D02", "D03"), ("E01",)
_ANSWERED = "Of all questions on the collated returns; “No information held” is an answer."


class Rag(StrEnum):
    """A rating in words; `NONE` where the returns are too few to rate."""

    GREEN = "Green"
    AMBER = "Amber"
    RED = "Red"
    NONE = "Too few to rate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeliness:
    """How one agency's returns came, counted in forms. `asked` = `on_time` + `late` + `nil` + `outstanding`.

    A nil return counts as nil whenever it came. `queries` are those of the returns that wait for a correction.
    """

    agency: str
    asked: int
    on_time: int
    late: int
    nil: int
    outstanding: int
    confirmed: int
    queries: int
    days_late: tuple[int, ...]

    @property
    def came(self) -> int:
        """Returns and nil returns."""
        return self.on_time + self.late + self.nil


@dataclass(frozen=True, slots=True, kw_only=True)
class Completeness:
    """How complete one agency's collated returns were, counted in questions.

    `nothing_held` are the answers that say, in whatever words, that nothing is held; they are among `answered`.
    """

    agency: str
    asked: int
    answered: int
    blank: int
    thin: int
    undated: int
    unsourced: int
    nothing_held: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One measure: a share with its counts, its target and its rating.

    Unit: `value` and `target` are shares, 0 to 1; `value` is None where nothing was counted.
    """

    name: str
    numerator: int
    denominator: int
    target: float
    rag: Rag
    definition: str

    @property
    def value(self) -> float | None:
        """The share."""
        return self.numerator / self.denominator if self.denominator else None


def timeliness(picture: Picture) -> tuple[Timeliness, ...]:
    """One row an agency, in the register's order."""
    return tuple(_timeliness(agency, rows) for agency, rows in _by_agency(picture))


def completeness(picture: Picture) -> tuple[Completeness, ...]:
    """One row an agency with at least one collated return, in the register's order."""
    rows = (_completeness(agency, [one for one in rows if one.collated]) for agency, rows in _by_agency(picture))
    return tuple(row for row in rows if row.asked)


def _by_agency(picture: Picture) -> list[tuple[str, list[Assessed]]]:
    order = [agency.code for agency in picture.register.agencies]
    groups: dict[str, list[Assessed]] = {}
    for one in picture.current:
        groups.setdefault(one.identity.agency, []).append(one)
    known = [code for code in order if code in groups]
    return [(code, groups[code]) for code in [*known, *(code for code in groups if code not in set(known))]]


def _timeliness(agency: str, rows: Sequence[Assessed]) -> Timeliness:
    """Forms are counted once each, even where two returns of one form stand."""
    forms: dict[object, list[Assessed]] = {}
    for one in rows:
        forms.setdefault(one.identity, []).append(one)
    counts: Counter[str] = Counter()
    days: list[int] = []
    for held in forms.values():
        if any(one.state is ReturnState.PARTIAL for one in held):
            counts["queries"] += 1
        if all(one.state is ReturnState.NIL for one in held):
            counts["nil"] += 1
        elif not any(one.came for one in held):
            counts["outstanding"] += 1
            counts["confirmed"] += any(one.state is ReturnState.CONFIRMED for one in held)
        else:
            late = max(one.working_days_late for one in held if one.came)
            counts["late" if late else "on_time"] += 1
            days += [late] if late else []
    return Timeliness(
        agency=agency,
        asked=len(forms),
        on_time=counts["on_time"],
        late=counts["late"],
        nil=counts["nil"],
        outstanding=counts["outstanding"],
        confirmed=counts["confirmed"],
        queries=counts["queries"],
        days_late=tuple(sorted(days)),
    )


def _completeness(agency: str, rows: Sequence[Assessed]) -> Completeness:
    codes = Counter(found.rule.code for one in rows for found in one.findings)
    asked = sum(len(one.returned.answers) for one in rows if one.returned)
    blank = sum(answer.answer.blank for one in rows if one.returned for answer in one.returned.answers)
    return Completeness(
        agency=agency,
        asked=asked,
        answered=asked - blank,
        blank=sum(codes[code] for code in _BLANK),
        thin=sum(codes[code] for code in _THIN),
        undated=sum(codes[code] for code in _UNDATED),
        unsourced=sum(codes[code] for code in _UNSOURCED),
        nothing_held=sum(one.nothing_held for one in rows),
    )


def measures(picture: Picture) -> tuple[Measure, ...]:
    """The headline measures of process, each with its counts; none is rated under the register's minimum n."""
    times, complete = timeliness(picture), completeness(picture)
    minimum = whole_setting(picture, "minimum_n_process", 5)
    asked = sum(row.asked for row in times)
    came = sum(row.came for row in times)
    timed = sum(row.on_time + row.late for row in times)
    collated = [one for one in picture.current if one.collated]
    whole = sum(one.state is ReturnState.COMPLETE for one in collated)
    questions = sum(row.asked for row in complete)
    rows = (
        ("Forms returned", came, asked, 1.0, "Returns and nil returns, of the forms asked for."),
        (
            "Returned on time",
            sum(row.on_time for row in times),
            timed,
            0.9,
            "Of the returns that came, nil returns aside.",
        ),
        ("Complete without a query", whole, len(collated), 0.75, "Collated returns that have no open error."),
        ("Questions answered", sum(row.answered for row in complete), questions, 0.95, _ANSWERED),
    )
    forms = {"Questions answered": len(collated)}
    return tuple(
        Measure(
            name=name,
            numerator=numerator,
            denominator=denominator,
            target=target,
            rag=rag(numerator, denominator, target, few=forms.get(name, denominator) < minimum),
            definition=definition,
        )
        for name, numerator, denominator, target, definition in rows
    )


def rag(numerator: int, denominator: int, target: float, *, few: bool) -> Rag:
    """Green from the target, amber from four fifths of it, else red; unrated on few."""
    if few or not denominator:
        return Rag.NONE
    share = numerator / denominator
    return Rag.GREEN if share >= target else Rag.AMBER if share >= target * 0.8 else Rag.RED


def whole_setting(picture: Picture, name: str, default: int) -> int:
    """A whole number of the Board sheet."""
    text = picture.register.board.setting(name)
    return int(text) if text.isdigit() else default


def finding_counts(returns: Iterable[Assessed]) -> Counter[str]:
    """How often each code was found and is open."""
    return Counter(found.rule.code for one in returns for found in one.findings if not found.closed)
