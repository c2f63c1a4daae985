"""The merged chronology: order, precision, one event joined, each agency's version kept as it was written."""

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from nelaudit.accounts.chronology import only_shareable
from nelaudit.model.chronology import MergedEvent
from nelaudit.model.dates import DateKind
from nelaudit.model.definitions import Definitions
from nelaudit.report.tables.rows import chronology_rows
from nelaudit.text.dates import find_dates
from tests.challenge.cases import missing_boy, reception_child
from tests.challenge.cases.telling import state_of, tell
from tests.making import chronology_of, collated_of

CHRONOLOGY = """
CSC     | 01/10/2015          | Strategy discussion; section 47 agreed | The subject child
HV      | 3 October 2015      | Strategy meeting attended              | The subject child
POLICE  | 01.10.15            | Strat meeting                          | The subject child
CSC     | October 2015        | Assessment begun                       | The subject child
GP      | 1/9/15 to 20/9/15   | Course of antibiotics                  | The subject child
GP      | summer 2015         | Mother seemed low                      | Another family member
HOUSING | 05/11/2015          | Boiler broken, no heating in the flat  | The subject child
SCHOOLS | 05/11/2015          | Came in cold: boiler broken, no heating in flat | The subject child
HV      | 05/11/2015          | Brother weighed                        | A sibling
"""


def chronology(definitions: Definitions, table: str = CHRONOLOGY) -> tuple[MergedEvent, ...]:
    told: dict[str, dict[str, str]] = {}
    for number, line in enumerate(table.strip().splitlines(), start=1):
        agency, date, event, about = (part.strip() for part in line.split("|"))
        row = {"date": date, "event": event, "about": about}
        values = told.setdefault(agency, {"details.involved": "Yes", "q.daily_life.answer": "No information held."})
        values |= {f"chronology.{number}.{name}": text for name, text in row.items()}
    return chronology_of(state_of(definitions, "neglect-2016", "N16-01", told), "N16-01")


def test_events_stand_in_order_with_each_version(definitions: Definitions) -> None:
    shown = [
        (event.title, [(one.event.identity.agency, one.stated, one.precision) for one in event.versions])
        for event in chronology(definitions)
    ]
    assert shown == [
        ("", [("GP", "1/9/15 to 20/9/15", DateKind.RANGE)]),
        (
            "the strategy discussion",
            [
                ("POLICE", "01.10.15", DateKind.DAY),
                ("CSC", "01/10/2015", DateKind.DAY),
                ("HV", "3 October 2015", DateKind.DAY),
            ],
        ),
        ("", [("CSC", "October 2015", DateKind.MONTH)]),
        ("", [("HV", "05/11/2015", DateKind.DAY)]),
        ("", [("SCHOOLS", "05/11/2015", DateKind.DAY), ("HOUSING", "05/11/2015", DateKind.DAY)]),
        ("", [("GP", "summer 2015", None)]),
    ]


def test_dates_that_differ_are_said_and_none_is_changed(definitions: Definitions) -> None:
    strategy = next(event for event in chronology(definitions) if event.title)
    assert strategy.dates_differ
    assert [one.iso for one in strategy.versions] == ["2015-10-01", "2015-10-01", "2015-10-03"]
    assert not any(event.dates_differ for event in chronology(definitions) if not event.title)


def test_a_month_does_not_differ_from_a_day_in_it(definitions: Definitions) -> None:
    (event,) = chronology(definitions, "CSC|12/03/2016|ICPC|\nHV|12 March 2016|Initial conference|")
    assert event.agencies == ("CSC", "HV")
    assert not event.dates_differ


def test_text_about_a_sibling_is_labelled_and_joins_no_event_of_the_child(definitions: Definitions) -> None:
    sibling = next(event for event in chronology(definitions) if event.versions[0].about == "A sibling")
    assert [one.event.words for one in sibling.versions] == ["Brother weighed"]


def test_sentences_of_answers_join_the_rows(definitions: Definitions) -> None:
    told = {
        "CSC": {"chronology.1.date": "20/10/2015", "chronology.1.event": "ICPC"},
        "SCHOOLS": {
            "q.working_together.answer": "We were at the initial conference on 20 October 2015. Minutes of it came on 4 November 2015.",
        },
    }
    first, second = chronology_of(state_of(definitions, "neglect-2016", "N16-01", told), "N16-01")
    assert first.agencies == ("CSC", "SCHOOLS")
    assert first.versions[1].event.words == "We were at the initial conference on 20 October 2015."
    assert second.versions[0].event.words == "Minutes of it came on 4 November 2015."


def test_what_an_agency_withholds_is_left_out_for_others(definitions: Definitions) -> None:
    told = tell(reception_child.STORY)
    told["POLICE"]["details.not_to_share"] = "Question 4"
    events = chronology_of(state_of(definitions, "neglect-2016", "N16-01", told), "N16-01")
    words = [one.event.words for event in events for one in event.versions]
    shared = [one.event.words for event in only_shareable(events) for one in event.versions]
    assert any("graded standard" in text for text in words)
    assert not any("graded standard" in text for text in shared)
    assert not any("Officers called to verbal argument" in text for text in shared), "the row tells the same day"


def test_what_an_agency_withholds_does_not_show_in_the_title_that_others_read(definitions: Definitions) -> None:
    told = {
        "HOUSING": {"chronology.1.date": "05/11/2015", "chronology.1.event": "Boiler broken, no heating in the flat"},
        "SCHOOLS": {
            "chronology.1.date": "05/11/2015",
            "chronology.1.event": "Strategy meeting: boiler broken, no heating in the flat",
            "details.not_to_share": "Please do not share our form",
        },
    }
    (event,) = chronology_of(state_of(definitions, "neglect-2016", "N16-01", told), "N16-01")
    assert (event.agencies, event.title) == (("SCHOOLS", "HOUSING"), "the strategy discussion")
    (shown,) = only_shareable((event,))
    assert (shown.agencies, shown.title) == (("HOUSING",), "")


@pytest.mark.parametrize("told", [reception_child, missing_boy])
def test_every_date_stands_in_its_source_and_every_word_in_its_cell(definitions: Definitions, told: ModuleType) -> None:
    shown = state_of(definitions, told.AUDIT, told.CASE, tell(told.STORY, told.PLANTED))
    cells = {
        (one.identity, cell.sheet, cell.cell): cell.value
        for one in shown.returns
        if one.returned
        for cell in one.returned.inputs.values()
    }
    events = chronology_of(shown, told.CASE)
    assert len(events) > 30
    for version in (one for event in events for one in event.versions):
        assert version.event.words in cells[version.event.identity, version.event.sheet, version.event.cell]
        dated = cells[version.dated.identity, version.dated.sheet, version.dated.cell]
        assert version.dated.words in dated
        if version.iso:
            assert (version.iso, version.stated) in {(one.iso, one.text) for one in find_dates(dated)}


def test_no_row_of_a_chronology_sheet_is_lost(definitions: Definitions) -> None:
    told = tell(reception_child.STORY)
    told["GP"]["chronology.9.date"] = "12/12/2015"
    shown = state_of(definitions, "neglect-2016", "N16-01", told)
    rows = list(chronology_rows(collated_of(shown)))
    for agency, story in reception_child.STORY.items():
        for _, event, source, about in story.chronology:
            assert any(
                (row["agency"], row["event"], row["source"], row["about"]) == (agency, event, source, about)
                for row in rows
            )
    assert any(row["agency"] == "GP" and row["date"] == "2015-12-12" for row in rows)


@pytest.mark.slow
@settings(max_examples=15, deadline=None)
@given(st.randoms(use_true_random=False))
def test_the_order_of_the_returns_does_not_matter(definitions: Definitions, chance: object) -> None:
    told = list(tell(missing_boy.STORY, missing_boy.PLANTED).items())
    expected = chronology_of(state_of(definitions, missing_boy.AUDIT, missing_boy.CASE, dict(told)), "M16-01")
    chance.shuffle(told)  # type: ignore[attr-defined]
    assert chronology_of(state_of(definitions, missing_boy.AUDIT, missing_boy.CASE, dict(told)), "M16-01") == expected
