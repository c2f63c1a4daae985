"""When a return is due and how late it is; what a decision of that very day does; the median that is never kinder than the grades."""

import datetime as dt

import pytest

from nelaudit.grades.counting import worse_median
from nelaudit.model.decisions import Decision, DecisionKind
from nelaudit.model.definitions import Audit, Calendar, Closure, Shape
from nelaudit.model.forms import Identity
from nelaudit.model.receipt import Received
from nelaudit.model.returns import Return
from nelaudit.schedule.standing import (
    due_day,
    excluded,
    first_received,
    found_in,
    included,
    put_away,
    signed_off,
    with_decisions,
    working_days_late,
)
from nelaudit.schedule.workdays import non_working_days
from tests.challenge.cases.telling import return_of
from tests.making import finding

WHO = Identity(audit="a", case="c", agency="g")
AUDIT = Audit(
    key="a", title="A", tool="t", shape=Shape.MULTI_AGENCY, programme_year="", calendar=Calendar(deadline=dt.date(2016, 6, 6))
)  # fmt: skip


def extension(new_deadline: str, reason: str = "auditor ill", agency: str = "g") -> Decision:
    return Decision(
        date=dt.date(2016, 6, 30), audit="a", case="", agency=agency, team="", kind=DecisionKind.EXTENSION,
        reason=reason, agreed_by="QA group", new_deadline=dt.date.fromisoformat(new_deadline),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("decisions", "due"),
    [
        ([], "2016-06-06"),
        ([extension("2016-06-13")], "2016-06-13"),
        ([extension("2016-06-01")], "2016-06-06"),
        ([extension("2016-06-13", "the challenge day of 15/07/2016 stands")], "2016-06-13"),
        ([extension("2016-06-20"), extension("2016-06-13")], "2016-06-20"),
        ([extension("2016-06-13", agency="another")], "2016-06-06"),
    ],
)
def test_due_day(decisions: list[Decision], due: str) -> None:
    assert due_day(AUDIT, WHO, decisions) == dt.date.fromisoformat(due)


@pytest.mark.parametrize(
    ("received", "late"),
    [("2016-06-06", 0), ("2016-06-07", 1), ("2016-06-10", 4), ("2016-06-11", 4), ("2016-06-13", 5)],
)
def test_lateness_counts_working_days(received: str, late: int) -> None:
    off = non_working_days((), {2016})
    assert working_days_late(dt.date.fromisoformat(received), dt.date(2016, 6, 6), off) == late


OFFICE = Closure(first=dt.date(2016, 8, 22), last=dt.date(2016, 8, 26), name="Office closed", kind="office")


@pytest.mark.parametrize(
    ("due", "received", "late"),
    [
        # due on a Friday, and come when nobody works: it is late all the same, by one day as if it had come on the next
        ("2016-06-10", "2016-06-10", 0),
        ("2016-06-10", "2016-06-11", 1),
        ("2016-06-10", "2016-06-12", 1),
        ("2016-06-10", "2016-06-13", 1),
        ("2016-05-27", "2016-05-30", 1),  # the spring bank holiday
        ("2016-05-27", "2016-05-31", 1),
        ("2016-05-27", "2016-06-01", 2),
        ("2016-08-19", "2016-08-26", 1),  # the office was closed for a week
        ("2016-08-19", "2016-08-29", 1),  # and the Monday after it is a bank holiday
        ("2016-08-19", "2016-08-31", 2),
        ("2016-06-11", "2016-06-11", 0),  # due on a Saturday
        ("2016-06-11", "2016-06-12", 1),
    ],
)
def test_what_comes_on_a_closed_day_after_its_day_is_late(due: str, received: str, late: int) -> None:
    off = non_working_days((OFFICE,), {2016})
    assert working_days_late(dt.date.fromisoformat(received), dt.date.fromisoformat(due), off) == late


CAME = dt.date(2016, 6, 3)
"""The day on which the file `g.xlsx` came."""

FILE = Received(day=CAME, basis=return_of(WHO, {}).received.basis, path="returns/g.xlsx", member="", sha256="ab" * 32)


def decision(kind: str, day: str, file: str = "", case: str = "c", agency: str = "g") -> Decision:
    return Decision(
        date=dt.date.fromisoformat(f"2016-06-{day}"), audit="a", case=case, agency=agency, team="", kind=DecisionKind(kind),
        reason="we rang them", agreed_by="QA group", file=file,
    )  # fmt: skip


def decided(words: str) -> list[Decision]:
    """Decisions as `kind day [file]`, several with commas between them."""
    return [decision(*one.split()) for one in words.split(", ") if one]


@pytest.mark.parametrize(
    ("decisions", "out"),
    [
        ("", False),
        ("exclude 03", True),
        ("exclude 03, include 04", False),
        (
            "exclude 03, include 03",
            False,
        ),  # both of one day, in whatever order: it is taken in, so that nothing is lost
        ("include 03, exclude 03", False),
        ("include 02, exclude 03", True),
        ("include 02, include 04, exclude 03", False),
        ("exclude 02, exclude 04, include 03", True),
        ("exclude 03 g.xlsx", True),
        ("exclude 03 other.xlsx", False),
        ("exclude 03 g.xlsx, include 04 other.xlsx", True),
    ],
)
def test_the_latest_of_exclude_and_include_counts(decisions: str, out: bool) -> None:  # noqa: FBT001
    returned = return_of(WHO, {"q.seen.answer": "Seen."})
    returned = Return(**{name: getattr(returned, name) for name in returned.__slots__} | {"received": FILE})
    assert excluded(returned, decided(decisions)) is out


@pytest.mark.parametrize(
    ("decisions", "away", "taken"),
    [
        # a decision on a file that waits: whether it is put away, and whether it is taken in
        ("exclude 02 g.xlsx", False, False),  # whoever decided then cannot have seen it
        ("exclude 03 g.xlsx", True, False),  # the very day on which it came
        ("exclude 04 g.xlsx", True, False),
        ("include 02 g.xlsx", False, False),
        ("include 03 g.xlsx", False, True),
        ("include 04 g.xlsx", False, True),
        ("include 04", False, False),  # it names no file
        ("include 04 other.xlsx", False, False),
        ("exclude 03 g.xlsx, include 03 g.xlsx", False, True),
        ("exclude 03 g.xlsx, include 04 g.xlsx", False, True),
        ("include 03 g.xlsx, exclude 04 g.xlsx", True, False),
    ],
)
def test_a_decision_on_a_file_may_be_of_the_day_on_which_it_came_and_no_earlier(
    decisions: str,
    away: bool,  # noqa: FBT001
    taken: bool,  # noqa: FBT001
) -> None:
    assert put_away(WHO, FILE, decided(decisions)) is away
    assert (included(WHO, FILE, decided(decisions)) is not None) is taken


def test_what_takes_a_file_in_names_the_case_of_its_form() -> None:
    assert included(WHO, FILE, [decision("include", "04", "g.xlsx", case="")]) is None
    latest = decision("include", "05", "g.xlsx")
    assert included(WHO, FILE, [latest, decision("include", "04", "g.xlsx")]) is latest


@pytest.mark.parametrize(
    ("decisions", "closed_on"),
    [
        ([decision("signed_off", "10", case="", agency="")], "10"),
        ([decision("signed_off", "10", case="")], None),  # of one agency: the audit is open
        ([decision("signed_off", "10", agency="")], None),
        ([decision("signed_off", day, case="", agency="") for day in ("12", "10")], "12"),
        ([decision("signed_off", "10", case="", agency=""), decision("include", "09")], "10"),
        ([decision("signed_off", "10", case="", agency=""), decision("include", "10")], None),  # of the very day
        ([decision("signed_off", "10", case="", agency=""), decision("include", "11")], None),
        ([decision("signed_off", "10", case="", agency=""), decision("include", "11", agency="another")], "10"),
        ([decision("signed_off", day, case="", agency="") for day in ("10", "12")] + [decision("include", "11")], "12"),
    ],
)
def test_an_audit_that_was_signed_off_is_closed_unless_a_decision_since_lets_more_in(
    decisions: list[Decision], closed_on: str | None
) -> None:
    found = signed_off(WHO, decisions)
    assert (f"{found.date:%d}" if found else None) == closed_on


NO_SOURCE, CONCERN = "E01", "U01"


@pytest.mark.parametrize(
    ("code", "kind", "day", "closed"),
    [
        (NO_SOURCE, "accept_as_is", "02", False),  # the day before it came
        (NO_SOURCE, "accept_as_is", "03", True),
        (NO_SOURCE, "accept_as_is", "04", True),
        (NO_SOURCE, "close_concern", "04", False),
        (CONCERN, "close_concern", "02", False),
        (CONCERN, "close_concern", "03", True),
        (CONCERN, "accept_as_is", "04", False),  # no concern is accepted as it is
    ],
)
def test_a_decision_closes_what_had_come_by_its_very_day(code: str, kind: str, day: str, closed: bool) -> None:  # noqa: FBT001
    returned = return_of(WHO, {"q.seen.answer": "Seen."})
    found = finding(WHO, code, "seen", "D5", "g.xlsx")
    [one] = with_decisions(returned, [found], [decision(kind, day)], ())
    assert bool(one.closed) is closed


@pytest.mark.parametrize(
    ("before", "came", "day", "closed"),
    [
        # the words of the earlier return, the day on which that came, the day of the decision on it
        ("Seen.", "01", "01", True),
        ("Seen.", "01", "02", True),
        ("Seen.", "02", "01", False),
        ("Not seen.", "01", "02", False),  # other words: nobody has decided on these
        ("Not seen.", "01", "03", True),
    ],
)
def test_what_was_decided_on_the_same_words_in_an_earlier_return_still_holds(
    before: str,
    came: str,
    day: str,
    closed: bool,  # noqa: FBT001
) -> None:
    found = finding(WHO, NO_SOURCE, "seen", "D5", "g.xlsx")
    earlier = (dt.date.fromisoformat(f"2016-06-{came}"), found_in(return_of(WHO, {"q.seen.answer": before}), [found]))
    [one] = with_decisions(
        return_of(WHO, {"q.seen.answer": "Seen."}), [found], [decision("accept_as_is", day)], [earlier]
    )
    assert bool(one.closed) is closed


def test_lateness_is_judged_by_the_first_return_and_a_confirmation_is_none() -> None:
    def came(day: str, **values: str) -> Return:
        returned = return_of(WHO, {name.replace("_", "."): text for name, text in values.items()})
        received = Received(
            day=dt.date.fromisoformat(f"2016-06-{day}"), basis=FILE.basis, path=day, member="", sha256=day
        )
        return Return(**{name: getattr(returned, name) for name in returned.__slots__} | {"received": received})

    confirmed, full, again = (
        came("01", details_involved="Yes"),
        came("05", q_seen_answer="Seen."),
        came("07", q_seen_answer="No."),
    )
    assert first_received([confirmed, again, full]) is full
    assert first_received([confirmed]) is None


@pytest.mark.parametrize(("ranks", "median"), [([], None), ([2], 2), ([1, 4], 4), ([1, 2, 4], 2), ([1, 2, 3, 4], 3)])
def test_of_an_even_count_the_worse_is_the_median(ranks: list[int], median: int | None) -> None:
    assert worse_median(ranks) == median
