"""Silences: how long one must be, how much must be recorded on both sides of it, and which agencies must have audited it."""

import datetime as dt
from collections.abc import Sequence

import pytest

from nelaudit.accounts.cases import case_accounts
from nelaudit.accounts.lexicon import lexicon_of
from nelaudit.accounts.reading import accounts_by_case
from nelaudit.accounts.same_event import different_days
from nelaudit.challenge.gaps import gap_points
from nelaudit.collate.collating import withheld_of
from nelaudit.model.definitions import Definitions
from tests.challenge.cases.telling import state_of
from tests.vocabulary import vocabulary

AUDIT, CASE = "neglect-2016", "N16-01"
BEFORE, AFTER = ("12/12/2014", "20/01/2015", "01/03/2015"), ("01/09/2015", "07/10/2015", "09/11/2015")
"""Days on which work is recorded: from 1 March to 1 September 2015 are 184 days, one more than may pass in silence."""

ALL = "01/01/2014 to 31/05/2016"
NONE = ""
AGENCIES = ("CSC", "GP", "HV", "POLICE")


def silences(
    definitions: Definitions, before: Sequence[str], after: Sequence[str], periods: Sequence[str]
) -> list[str]:
    """What is said of silences where the first agency records what lies before one, and the last what comes after."""
    words = {"details.involved": "Yes", "q.daily_life.answer": "The family is known to us."}
    told = {agency: dict(words) for agency in AGENCIES[: len(periods)]}
    for agency, period in zip(AGENCIES, periods, strict=False):
        for end, day in zip(("from", "to"), period.split(" to "), strict=False):
            told[agency][f"details.period_{end}"] = day
    rows = [(AGENCIES[0], day) for day in before] + [(AGENCIES[len(periods) - 1], day) for day in after]
    for number, (agency, day) in enumerate(rows, start=1):
        told[agency] |= {
            f"chronology.{number}.date": day,
            f"chronology.{number}.event": "The worker visited the family.",
        }
    state = state_of(definitions, AUDIT, CASE, told)
    withheld = withheld_of(state)
    lexicon = lexicon_of(vocabulary())
    accounts = accounts_by_case(state, withheld, lexicon)[CASE]
    held = case_accounts(state, CASE, accounts, different_days(accounts), withheld, lexicon)
    return [one.sentence for one in gap_points(held)]


WHO_COVERS = [
    # what it shows | the periods that the agencies audited | how many of how many audited the silence; empty: no point
    ("both audited it", (ALL, ALL), "2 of 2"),
    ("one of two", (ALL, "01/01/2014 to 30/06/2015"), ""),
    ("two of three", (ALL, ALL, "01/01/2014 to 30/06/2015"), "2 of 3"),
    ("one of three", (ALL, "01/01/2014 to 30/06/2015", "01/06/2015 to 31/05/2016"), ""),
    ("three of four", (ALL, ALL, ALL, "01/06/2015 to 31/05/2016"), "3 of 4"),
    ("two of four", (ALL, ALL, "01/01/2014 to 30/06/2015", "01/06/2015 to 31/05/2016"), ""),
    ("its days are the first and the last audited", ("01/03/2015 to 01/09/2015",) * 2, "2 of 2"),
    ("one began a day later", (ALL, "02/03/2015 to 31/05/2016"), ""),
    ("one ended a day sooner", (ALL, "01/01/2014 to 31/08/2015"), ""),
    ("one audited what came before", (ALL, "01/01/2014 to 01/03/2015"), ""),
    ("one audited what came after", (ALL, "01/09/2015 to 31/05/2016"), ""),
    ("one alone says what it audited", (ALL, NONE), ""),
    ("two of those that say it, and one does not say", (ALL, ALL, NONE), "2 of 2"),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "periods", "expect"), WHO_COVERS, ids=[row[0] for row in WHO_COVERS])
def test_most_agencies_and_two_at_least_must_have_audited_a_silence(
    definitions: Definitions, shows: str, periods: tuple[str, ...], expect: str
) -> None:
    del shows
    found = silences(definitions, BEFORE, AFTER, periods)
    assert len(found) == bool(expect)
    if expect:
        assert "between 1 March 2015 and 1 September 2015" in found[0]
        assert f"a stretch that {expect} agencies audited" in found[0]


def test_where_no_agency_says_what_it_audited_a_silence_is_said_without_it(definitions: Definitions) -> None:
    [sentence] = silences(definitions, BEFORE, AFTER, (NONE, NONE))
    assert "audited" not in sentence


def test_the_silence_of_one_agency_alone_is_none(definitions: Definitions) -> None:
    assert silences(definitions, BEFORE, AFTER, (NONE,)) == []


def a_year_from(day: str, *, days: int) -> str:
    return f"{dt.datetime.strptime(day, '%d/%m/%Y') + dt.timedelta(days=days):%d/%m/%Y}"  # noqa: DTZ007 - a day alone


WORK = [
    # what it shows | the days before | the days after | whether it is said
    ("half a year and a day", BEFORE, AFTER, True),
    ("half a year to the day", BEFORE, ("31/08/2015", *AFTER[1:]), False),
    ("two days of work before", BEFORE[1:], AFTER, False),
    ("two days of work after", BEFORE, AFTER[:2], False),
    ("the third a year before", (a_year_from(BEFORE[2], days=-365), *BEFORE[1:]), AFTER, True),
    ("the third more than a year before", (a_year_from(BEFORE[2], days=-366), *BEFORE[1:]), AFTER, False),
    ("the third a year after", BEFORE, (*AFTER[:2], a_year_from(AFTER[0], days=365)), True),
    ("the third more than a year after", BEFORE, (*AFTER[:2], a_year_from(AFTER[0], days=366)), False),
    ("one day written down three times", BEFORE[2:] * 3, AFTER, False),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "before", "after", "said"), WORK, ids=[row[0] for row in WORK])
def test_a_silence_is_long_and_lies_between_times_of_work(
    definitions: Definitions,
    shows: str,
    before: tuple[str, ...],
    after: tuple[str, ...],
    said: bool,  # noqa: FBT001
) -> None:
    del shows
    found = [one for one in silences(definitions, before, after, (NONE, NONE)) if "between 1 March 2015" in one]
    assert len(found) == said


def test_no_silence_is_said_within_a_time_that_one_entry_covers(definitions: Definitions) -> None:
    weekly = ("12/12/2014", "20/01/2015", "01/02/2015 to 31/08/2015", "15/02/2015")
    assert silences(definitions, weekly, AFTER, (NONE, NONE)) == []
    once = ("12/12/2014", "20/01/2015", "01/02/2015", "15/02/2015")
    [sentence] = silences(definitions, once, AFTER, (NONE, NONE))
    assert "between 15 February 2015 and 1 September 2015" in sentence
