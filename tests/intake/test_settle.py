"""What a new return means beside one that is held: by the day on which each came, and the moment at which each was saved."""

import datetime as dt

import pytest

from nelaudit.intake.settle import Held, settle
from nelaudit.model.forms import Identity
from nelaudit.model.intake import Outcome
from nelaudit.model.receipt import Basis, Received
from nelaudit.model.returns import Aside, Return
from tests.challenge.cases.telling import return_of

WHO = Identity(audit="neglect-2016", case="N16-01", agency="GP")
DETAILS = {"details.involved": "Yes", "details.auditor": "Sam Reed"}
FULL = DETAILS | {"q.seen.answer": "Seen on 12 March.", "q.plan.answer": "A plan was made."}
OTHER = FULL | {"q.plan.answer": "No plan was made."}
LESS = DETAILS | {"q.seen.answer": "Seen on 12 March."}
MORE = FULL | {"q.work.answer": "Worked with the father too."}
UNNAMED = OTHER | {"details.auditor": ""}
ANOTHER_S = OTHER | {"details.auditor": "Robin Ward"}
CONFIRMED = DETAILS


def came(when: str, values: dict[str, str], name: str) -> Return:
    """A return with these values: `day` in June on which it came, then (if it says so) the moment at which it was saved."""
    day, _, saved = when.partition(" saved ")
    one = return_of(WHO, values)
    received = Received(
        day=dt.date(2016, 6, int(day)), basis=Basis.MAIL, path=f"returns/{name}.xlsx", member="", sha256=f"{name:>064}",
        saved=dt.datetime.fromisoformat(f"2016-06-{saved}+00:00") if saved else None,
    )  # fmt: skip
    return Return(
        form_id=one.form_id, identity=WHO, edition=one.edition, received=received, inputs=one.inputs
    )  # fmt: skip


TAKEN, ASIDE, KEPT, ASKED = "replaces it", "waits", "is kept beside it", "is asked about"
SETTLED = [
    # what it shows | held: when, what | new: when, what | what becomes of the new one
    ("a later day", "3", FULL, "4", OTHER, TAKEN),
    ("an earlier day", "4", FULL, "3", OTHER, KEPT),
    ("the same words on one day", "3", FULL, "3", FULL, TAKEN),
    ("other words on one day, and no times", "3", FULL, "3", OTHER, ASIDE),
    ("saved a day apart to the minute", "3 saved 02T10:00", FULL, "3 saved 03T10:00", OTHER, TAKEN),
    ("saved a minute less apart", "3 saved 02T10:00", FULL, "3 saved 03T09:59", OTHER, ASIDE),
    ("saved a day before the held one", "3 saved 03T10:00", FULL, "3 saved 02T10:00", OTHER, KEPT),
    ("only one says when", "3 saved 02T10:00", FULL, "3", OTHER, ASIDE),
    ("another day, though saved within one", "3 saved 03T10:00", FULL, "4 saved 03T11:00", OTHER, TAKEN),
    ("later, and saved a day before", "3 saved 03T10:00", FULL, "4 saved 02T10:00", OTHER, ASIDE),
    ("later, and saved less than a day before", "3 saved 03T10:00", FULL, "4 saved 02T10:01", OTHER, TAKEN),
    ("later, the same words, and saved before", "3 saved 03T10:00", FULL, "4 saved 01T10:00", FULL, TAKEN),
    ("earlier, and saved a day after", "4 saved 02T10:00", FULL, "3 saved 03T10:00", OTHER, ASIDE),
    ("earlier, and saved less than a day after", "4 saved 02T10:01", FULL, "3 saved 03T10:00", OTHER, KEPT),
    ("as many cells filled in", "3", FULL, "4", OTHER, TAKEN),
    ("more cells filled in", "3", FULL, "4", MORE, TAKEN),
    ("one cell fewer filled in", "3", FULL, "4", LESS, ASKED),
    ("another auditor's on a later day", "3", FULL, "4", ANOTHER_S, ASKED),
    ("another auditor's on one day", "3", FULL, "3", ANOTHER_S, ASKED),
    ("an auditor left blank on one day", "3", FULL, "3", UNNAMED, ASIDE),
    ("an auditor named now on one day", "3", UNNAMED, "3", FULL, ASIDE),
    ("an auditor named now on a later day", "3", UNNAMED, "4", FULL, TAKEN),
    ("an auditor left blank on a later day", "3", FULL, "4", UNNAMED, ASKED),
    ("a confirmation after the return", "3", FULL, "4", CONFIRMED, KEPT),
    ("a confirmation on the day of the return", "3", FULL, "3", CONFIRMED, KEPT),
    ("the return after its confirmation", "3", CONFIRMED, "4", LESS, TAKEN),
    ("the return on the day of its confirmation", "3", CONFIRMED, "3", LESS, TAKEN),
]  # fmt: skip


@pytest.mark.parametrize(
    ("shows", "held_when", "held_what", "when", "what", "expect"), SETTLED, ids=[row[0] for row in SETTLED]
)
def test_what_becomes_of_a_return_beside_one_that_is_held(
    shows: str, held_when: str, held_what: dict[str, str], when: str, what: dict[str, str], expect: str
) -> None:
    del shows
    held, new = came(held_when, held_what, "held"), came(when, what, "new")
    settled = settle(new, [Held(sha256=held.received.sha256, returned=held)])
    found = {
        (Outcome.SUPERSEDED, False): KEPT,
        (Outcome.ASKED, True): ASIDE,
        (Outcome.ASKED, False): ASKED,
    }.get((settled.outcome, settled.aside is not None), TAKEN)
    assert found == expect
    assert settled.replaces == ((held.received.sha256,) if expect == TAKEN else ())
    assert settled.replaced_by == (held.received.sha256 if expect == KEPT else "")


@pytest.mark.parametrize(("order", "said"), [(("3", "4"), ("later", "earlier")), (("4", "3"), ("earlier", "later"))])
def test_a_question_about_the_order_says_which_way_round(order: tuple[str, str], said: tuple[str, str]) -> None:
    saved = dict(zip(order, ("10T10:00", "09T10:00") if order == ("3", "4") else ("09T10:00", "10T10:00"), strict=True))
    held, new = (came(f"{day} saved {saved[day]}", what, day) for day, what in zip(order, (FULL, OTHER), strict=True))
    settled = settle(new, [Held(sha256="held", returned=held)])
    assert settled.aside is Aside.OLDER
    assert settled.message.startswith(f"It came {said[0]} than the return held already")
    assert f"saved a day or more {said[1]}" in settled.message


def test_of_the_same_words_on_one_day_what_the_board_got_later_stands() -> None:
    held, new = came("3", FULL, "held"), came("3", FULL, "new")
    settled = settle(new, [Held(sha256="held", returned=held)], came_later={"held"})
    assert (settled.outcome, settled.replaced_by) == (Outcome.SUPERSEDED, "held")


def test_a_later_return_that_itself_waits_does_not_settle_two_versions_of_one_day() -> None:
    held, waits, new = came("3", FULL, "held"), came("5", MORE, "waits"), came("3", OTHER, "new")
    beside = [Held(sha256="held", returned=held), Held(sha256="waits", returned=waits, waits=True)]
    assert settle(new, beside).aside is Aside.VERSION
    beside[1] = Held(sha256="waits", returned=waits)
    assert settle(new, beside).outcome is Outcome.SUPERSEDED
