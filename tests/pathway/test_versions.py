"""Two versions of one form in one mail, in one zip, or of one day: which stands, and when a person is asked."""

import csv
import datetime as dt
import io
import itertools
import os
import zipfile
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import Desk, Ran, edit_workbook, filled, saved_at
from tests.pathway.test_ingest import mail
from tests.report.test_intake_log import LOG, read

pytestmark = pytest.mark.long_tables

MAILED = dt.date(2016, 6, 8)
FIRST, SECOND = {"practice.1.text": "She rang twice."}, {"practice.1.text": "She rang every week."}
AT_TEN, AT_FOUR = "2016-06-07T10:00:00Z", "2016-06-07T16:00:00Z"
DAY_BEFORE, NEVER = "2016-06-06T09:00:00Z", ""


def version(desk: Desk, changes: dict[str, Any], saved: str, agency: str = "POLICE") -> bytes:
    return saved_at(filled(desk.form(agency), changes), saved)


def zipped(*parts: tuple[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        for name, data in parts:
            made.writestr(name, data)
    return out.getvalue()


def decide(desk: Desk, kind: str, file: str, agency: str = "POLICE") -> None:
    row = [dt.date(2016, 6, 10), "neglect-2016", "N16-01", agency, None, kind, "we rang them", "QA group", file]
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))


def outcomes(ran: Ran) -> dict[str, str]:
    return {one["member"] or Path(one["path"]).name: one["outcome"] for one in ran.json["files"]}


def standing(desk: Desk, agency: str = "POLICE") -> list[tuple[str, str]]:
    """The states of an agency's returns and the file of each, the outstanding one included."""
    rows = desk.run("status", "neglect-2016", "--json").json["returns"]
    return sorted(
        (row["state"], row["file"].split(" › ")[-1].split("/")[-1]) for row in rows if row["agency"] == agency
    )


def taken(desk: Desk, field: str = "practice.1.text") -> list[str]:
    """What stands in a field of the returns that count."""
    desk.run("export", "neglect-2016")
    text = (desk.root / "output/neglect-2016/export/inputs.csv").read_text("utf-8-sig")
    rows = csv.DictReader(io.StringIO(text))
    return [row["value"] for row in rows if row["field"] == field and row["state"] in {"complete", "partial"}]


TWO = [
    # the earlier version's time, the later's, what becomes of each, and whose words stand
    ("a day apart", DAY_BEFORE, AT_TEN, ("accepted", "accepted"), ("superseded", "accepted"), "second"),
    ("six hours apart", AT_TEN, AT_FOUR, ("asked", "asked"), ("asked", "asked"), ""),
    ("a minute short of a day", "2016-06-06T10:01:00Z", AT_TEN, ("asked", "asked"), ("asked", "asked"), ""),
    ("a day to the second", "2016-06-06T10:00:00Z", AT_TEN, ("accepted", "accepted"), ("superseded", "accepted"), "second"),
    ("in another zone", "2016-06-06T11:30:00+02:00", AT_TEN, ("accepted", "accepted"), ("superseded", "accepted"), "second"),
    ("only the later says when", NEVER, AT_TEN, ("asked", "asked"), ("asked", "asked"), ""),
    ("neither says when", NEVER, NEVER, ("asked", "asked"), ("asked", "asked"), ""),
    ("as the form was issued", "2016-05-16T00:00:00Z", AT_TEN, ("asked", "asked"), ("asked", "asked"), ""),
    ("before the form was issued", "2015-06-01T10:00:00Z", AT_TEN, ("asked", "asked"), ("asked", "asked"), ""),
    ("in the future", AT_TEN, "2031-01-01T10:00:00Z", ("asked", "asked"), ("asked", "asked"), ""),
    ("after the mail that brought it", AT_TEN, "2016-06-11T10:00:00Z", ("asked", "asked"), ("asked", "asked"), ""),
    ("the day after the mail, by the zone of its sender", AT_TEN, "2016-06-09T10:00:00Z", ("accepted", "accepted"), ("superseded", "accepted"), "second"),
    ("on the day of the issue", "2016-05-16T09:00:00Z", AT_TEN, ("accepted", "accepted"), ("superseded", "accepted"), "second"),
    ("on the day before the issue", "2016-05-15T09:00:00Z", AT_TEN, ("asked", "asked"), ("asked", "asked"), ""),
    ("no date at all", "yesterday", AT_TEN, ("asked", "asked"), ("asked", "asked"), ""),
    ("two days after the mail", AT_TEN, "2016-06-10T10:00:00Z", ("asked", "asked"), ("asked", "asked"), ""),
]  # fmt: skip


@pytest.mark.parametrize("turned", [False, True], ids=["as sent", "the other way round"])
@pytest.mark.parametrize(
    ("way", "early", "late", "expect", "turned_expect", "stands"), TWO, ids=[row[0] for row in TWO]
)
def test_two_versions_in_one_mail(
    desk: Desk,
    way: str,
    early: str,
    late: str,
    expect: tuple[str, str],
    turned_expect: tuple[str, str],
    stands: str,
    *,
    turned: bool,
) -> None:
    """Neither the names nor the order of the attachments decide; nor does it matter that one is called final."""
    del way
    parts = [("N16-01 final v2.xlsx", version(desk, FIRST, early)), ("N16-01.xlsx", version(desk, SECOND, late))]
    desk.drop("RE audit.eml", mail(MAILED, *(reversed(parts) if turned else parts)))
    ran = desk.run("ingest", "--json")
    wanted = turned_expect if turned else expect
    assert tuple(outcomes(ran)[name] for name, _ in parts) == wanted
    if stands:
        assert ran.code == 0
        assert taken(desk) == ["She rang every week."]
        assert standing(desk) == [("complete", "N16-01.xlsx"), ("superseded", "N16-01 final v2.xlsx")]
        said = " ".join(row["What it means"] for row in read(desk.root / LOG, "Files"))
        assert "the workbooks' own saved times, a day or more apart, decided" in said
        assert read(desk.root / LOG, "Waiting") == []
    else:
        assert ran.code == 1
        assert standing(desk) == [("outstanding", "")]
        assert taken(desk) == []
        rows = read(desk.root / LOG, "Waiting")
        assert sorted(row["Place in mail or zip"] for row in rows) == ["N16-01 final v2.xlsx", "N16-01.xlsx"]
        assert all("“exclude”" in row["What it means"] for row in rows)
    assert {row["Outcome"] for row in read(desk.root / LOG, "Files")} == set(wanted)


@pytest.mark.parametrize("road", ["a mail", "a zip", "a zip in a mail", "the folder", "two mails"])
@pytest.mark.parametrize("out", ["a.xlsx", "b.xlsx"])
def test_a_decision_leaves_one_out_and_lets_the_other_in(desk: Desk, road: str, out: str) -> None:
    parts = {"a.xlsx": version(desk, FIRST, AT_TEN), "b.xlsx": version(desk, SECOND, AT_FOUR)}
    if road == "the folder":
        for name, data in parts.items():
            desk.drop(name, data, MAILED)
    elif road == "two mails":
        for name, data in parts.items():
            desk.drop(f"mail with {name[0]}.eml", mail(MAILED, (name, data)))
    else:
        inner = zipped(*parts.items())
        data = {"a mail": mail(MAILED, *parts.items()), "a zip": inner}.get(road) or mail(MAILED, ("both.zip", inner))
        desk.drop("both.eml" if "mail" in road else "both.zip", data, MAILED)
    ran = desk.run("ingest", "--json")
    assert (ran.code, set(outcomes(ran).values())) == (1, {"asked"})
    again = desk.run("ingest", "--json")
    assert (again.code, set(outcomes(again).values())) == (1, {"asked"})
    assert desk.run("run").code == 1
    decide(desk, "exclude", out)
    settled = desk.run("ingest", "--json")
    kept = next(name for name in parts if name != out)
    found = {name.split(" › ")[-1]: outcome for name, outcome in outcomes(settled).items()}
    assert found == {kept: "accepted", out: "unchanged"}
    assert settled.code == 0
    assert standing(desk) == [("complete", kept), ("excluded", out)]
    assert taken(desk) == ["She rang twice." if kept == "a.xlsx" else "She rang every week."]
    assert read(desk.root / LOG, "Waiting") == []
    assert desk.run("run").code == 0


def test_an_include_names_the_version_that_counts(desk: Desk) -> None:
    desk.drop(
        "both.eml", mail(MAILED, ("a.xlsx", version(desk, FIRST, AT_TEN)), ("b.xlsx", version(desk, SECOND, AT_FOUR)))
    )
    desk.ingest()
    decide(desk, "include", "b.xlsx")
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "b.xlsx"), ("superseded", "a.xlsx")]


def test_two_decisions_that_each_take_a_version_in_replace_neither_by_the_other(desk: Desk) -> None:
    desk.drop(
        "both.eml", mail(MAILED, ("a.xlsx", version(desk, FIRST, AT_TEN)), ("b.xlsx", version(desk, SECOND, AT_FOUR)))
    )
    desk.ingest()
    decide(desk, "include", "a.xlsx")
    decide(desk, "include", "b.xlsx")
    desk.run("ingest")
    assert standing(desk) == [("complete", "a.xlsx"), ("complete", "b.xlsx")]
    assert sorted(taken(desk)) == ["She rang every week.", "She rang twice."]
    assert [row["What waits"] for row in read(desk.root / LOG, "Waiting")] == ["Two returns stand"] * 2


def test_two_attachments_of_one_name_are_told_apart_by_their_digest(desk: Desk) -> None:
    parts = (("form.xlsx", version(desk, FIRST, AT_TEN)), ("form.xlsx", version(desk, SECOND, AT_FOUR)))
    desk.drop("both.eml", mail(MAILED, *parts))
    first, second = desk.run("ingest", "--json").json["files"]
    assert f"“{second['sha256'][:12]}”" in first["message"]
    assert f"“{first['sha256'][:12]}”" in second["message"]
    decide(desk, "exclude", first["sha256"][:12])
    assert desk.run("ingest").code == 0
    assert taken(desk) == ["She rang every week."]


def test_the_same_words_twice_raise_no_question(desk: Desk) -> None:
    desk.drop(
        "both.eml", mail(MAILED, ("a.xlsx", version(desk, FIRST, AT_TEN)), ("b.xlsx", version(desk, FIRST, AT_FOUR)))
    )
    ran = desk.run("ingest", "--json")
    assert (ran.code, set(outcomes(ran).values())) == (0, {"accepted"})
    assert [state for state, _ in standing(desk)] == ["complete", "superseded"]


def test_what_stood_before_goes_on_standing_while_two_versions_wait(desk: Desk) -> None:
    desk.drop("first.xlsx", version(desk, {}, "2016-05-31T10:00:00Z"), dt.date(2016, 6, 1))
    desk.ingest()
    desk.drop(
        "both.eml", mail(MAILED, ("a.xlsx", version(desk, FIRST, AT_TEN)), ("b.xlsx", version(desk, SECOND, AT_FOUR)))
    )
    assert desk.run("ingest").code == 1
    assert standing(desk) == [("complete", "first.xlsx")]
    decide(desk, "exclude", "a.xlsx")
    ran = desk.run("ingest", "--json")
    assert ran.code == 0
    assert standing(desk) == [("complete", "b.xlsx"), ("excluded", "a.xlsx"), ("superseded", "first.xlsx")]


def test_a_second_version_of_the_day_in_a_later_batch_leaves_the_first_standing(desk: Desk) -> None:
    desk.drop("a.xlsx", version(desk, FIRST, AT_TEN), MAILED)
    assert desk.run("ingest").code == 0
    desk.drop("b.xlsx", version(desk, SECOND, AT_FOUR), MAILED)
    ran = desk.run("ingest", "--json")
    assert (ran.code, outcomes(ran)) == (1, {"a.xlsx": "unchanged", "b.xlsx": "asked"})
    assert "still stands" in ran.json["files"][1]["message"]
    assert standing(desk) == [("complete", "a.xlsx")]
    decide(desk, "exclude", "a.xlsx")
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "b.xlsx"), ("excluded", "a.xlsx")]


def test_a_third_version_of_a_later_day_replaces_both(desk: Desk) -> None:
    desk.drop(
        "both.eml", mail(MAILED, ("a.xlsx", version(desk, FIRST, AT_TEN)), ("b.xlsx", version(desk, SECOND, AT_FOUR)))
    )
    desk.ingest()
    desk.drop(
        "c.xlsx", version(desk, {"practice.1.text": "This is the one."}, "2016-06-09T10:00:00Z"), dt.date(2016, 6, 9)
    )
    ran = desk.run("ingest", "--json")
    assert (ran.code, outcomes(ran)["c.xlsx"]) == (0, "accepted")
    assert standing(desk) == [("complete", "c.xlsx"), ("superseded", "a.xlsx"), ("superseded", "b.xlsx")]
    row = next(row for row in desk.run("status", "--json").json["returns"] if row["state"] == "complete")
    assert row["working_days_late"] == "2", "lateness is judged on what came first"


THREE = {
    "a.xlsx": (FIRST, AT_TEN),
    "b.xlsx": (SECOND, AT_FOUR),
    "c.xlsx": ({"practice.1.text": "This is the one."}, "2016-06-09T10:00:00Z"),
}


@pytest.mark.parametrize("order", list(itertools.permutations(THREE)), ids=" ".join)
def test_of_three_in_any_order_the_one_clearly_later_stands(desk: Desk, order: tuple[str, ...]) -> None:
    parts = [(name, version(desk, *THREE[name])) for name in order]
    desk.drop("three.eml", mail(dt.date(2016, 6, 9), *parts))
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "c.xlsx"), ("superseded", "a.xlsx"), ("superseded", "b.xlsx")]
    assert "asked" not in {row["Outcome"] for row in read(desk.root / LOG, "Files")}


def test_of_three_close_together_all_wait_until_two_are_left_out(desk: Desk) -> None:
    parts = [(name, version(desk, changes, AT_TEN)) for name, (changes, _) in THREE.items()]
    desk.drop("three.eml", mail(MAILED, *parts))
    ran = desk.run("ingest", "--json")
    assert set(outcomes(ran).values()) == {"asked"}
    assert all(message.count(".xlsx") >= 3 for message in (one["message"] for one in ran.json["files"]))
    decide(desk, "exclude", "a.xlsx")
    assert desk.run("ingest").code == 1
    assert [state for state, _ in standing(desk)] == ["excluded"]
    decide(desk, "exclude", "b.xlsx")
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "c.xlsx"), ("excluded", "a.xlsx"), ("excluded", "b.xlsx")]


RECEIVED_APART = [
    # saved before, saved after, and what becomes of the one that came later
    ("in the order of arrival", "2016-05-30T10:00:00Z", "2016-06-02T10:00:00Z", "accepted"),
    ("saved the same day", "2016-06-01T10:00:00Z", "2016-06-01T08:00:00Z", "accepted"),
    ("an old version sent again", "2016-06-01T10:00:00Z", "2016-05-30T10:00:00Z", "asked"),
    ("one that does not say when", "2016-06-01T10:00:00Z", "", "accepted"),
]


@pytest.mark.parametrize(("way", "before", "after", "expect"), RECEIVED_APART, ids=[row[0] for row in RECEIVED_APART])
def test_received_on_different_days(desk: Desk, way: str, before: str, after: str, expect: str) -> None:
    del way
    desk.drop("first.xlsx", version(desk, FIRST, before), dt.date(2016, 6, 1))
    desk.ingest()
    desk.drop("second.xlsx", version(desk, SECOND, after), dt.date(2016, 6, 3))
    ran = desk.run("ingest", "--json")
    assert outcomes(ran)["second.xlsx"] == expect
    if expect == "accepted":
        assert standing(desk) == [("complete", "second.xlsx"), ("superseded", "first.xlsx")]
        return
    assert ran.code == 1
    assert standing(desk) == [("complete", "first.xlsx")]
    assert "an old version may have been sent again" in ran.json["files"][1]["message"]
    decide(desk, "exclude", "second.xlsx")
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "first.xlsx"), ("excluded", "second.xlsx")]


def test_an_old_version_sent_again_may_be_what_counts(desk: Desk) -> None:
    desk.drop("first.xlsx", version(desk, FIRST, "2016-06-01T10:00:00Z"), dt.date(2016, 6, 1))
    desk.ingest()
    desk.drop("second.xlsx", version(desk, SECOND, "2016-05-30T10:00:00Z"), dt.date(2016, 6, 3))
    desk.ingest()
    decide(desk, "exclude", "first.xlsx")
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "second.xlsx"), ("excluded", "first.xlsx")]


def test_a_concern_in_a_version_that_waits_is_open_on_its_case(desk: Desk) -> None:
    concern = {"concern.1.what": "He was left alone overnight.", "concern.1.action": "Rang the front door."}
    desk.drop(
        "both.eml",
        mail(MAILED, ("a.xlsx", version(desk, FIRST | concern, AT_TEN)), ("b.xlsx", version(desk, SECOND, AT_FOUR))),
    )
    assert "URGENT" in desk.run("ingest").err
    rows = desk.run("findings", "--json").json["findings"]
    assert [(row["code"], row["case"], row["agency"]) for row in rows] == [("U01", "N16-01", "POLICE")]
    decide(desk, "exclude", "a.xlsx")
    assert desk.run("ingest").code == 1, "left out, and still open until it is closed"
    decide(desk, "close_concern", "")
    assert desk.run("ingest").code == 0


def test_two_auditors_are_no_two_versions(desk: Desk) -> None:
    desk.drop("a.xlsx", version(desk, FIRST | {"details.auditor": "Alice Ash"}, AT_TEN), MAILED)
    desk.drop("b.xlsx", version(desk, SECOND | {"details.auditor": "Bob Beech"}, AT_FOUR), MAILED)
    ran = desk.run("ingest", "--json")
    assert (ran.code, outcomes(ran)) == (1, {"a.xlsx": "accepted", "b.xlsx": "asked"})
    assert [state for state, _ in standing(desk)] == ["complete", "complete"]


@pytest.mark.parametrize("order", [("nil.xlsx", "full.xlsx"), ("full.xlsx", "nil.xlsx")])
def test_a_nil_return_and_a_full_one_at_one_moment(desk: Desk, order: tuple[str, str]) -> None:
    nil = {
        "details.involved": "No involvement", "details.nil_confirmed_by": "Sam Reed",
        "details.nil_confirmed_on": dt.date(2016, 5, 30), "details.nil_records_searched": "Niche",
    }  # fmt: skip
    made = {
        "nil.xlsx": saved_at(filled(desk.form("POLICE"), only=nil), AT_TEN),
        "full.xlsx": version(desk, FIRST, AT_FOUR),
    }
    desk.drop("both.eml", mail(MAILED, *((name, made[name]) for name in order)))
    ran = desk.run("ingest", "--json")
    assert (ran.code, outcomes(ran)) == (1, dict.fromkeys(order, "asked"))
    assert standing(desk) == [("outstanding", "")]
    decide(desk, "exclude", "nil.xlsx")
    assert desk.run("ingest").code == 0
    assert standing(desk) == [("complete", "full.xlsx"), ("excluded", "nil.xlsx")]


def test_details_only_of_one_day_that_contradict_each_other(desk: Desk) -> None:
    for name, worker in (("a.xlsx", "Pat Lowe"), ("b.xlsx", "Kim Ash")):
        only = {"details.involved": "Yes", "details.case_worker": worker}
        desk.drop(name, saved_at(filled(desk.form("POLICE"), only=only), AT_TEN), MAILED)
    ran = desk.run("ingest", "--json")
    assert (ran.code, set(outcomes(ran).values())) == (1, {"asked"})
    assert standing(desk) == [("outstanding", "")]


def test_reading_the_archive_again_asks_nothing_new(desk: Desk) -> None:
    desk.drop(
        "both.eml", mail(MAILED, ("a.xlsx", version(desk, FIRST, AT_TEN)), ("b.xlsx", version(desk, SECOND, AT_FOUR)))
    )
    desk.drop("old.xlsx", version(desk, FIRST, DAY_BEFORE, "GP"), MAILED)
    desk.drop("new.xlsx", version(desk, SECOND, AT_TEN, "GP"), MAILED)
    desk.ingest()
    before = (standing(desk), standing(desk, "GP"), read(desk.root / LOG, "Files"))
    for _ in range(2):
        ran = desk.run("ingest", "--again", "--json")
        assert (ran.code, set(outcomes(ran).values())) == (1, {"unchanged"})
        assert (standing(desk), standing(desk, "GP"), read(desk.root / LOG, "Files")) == before


def test_the_hour_of_the_file_decides_nothing(desk: Desk) -> None:
    for name, hour, changes in (("corrected.xlsx", 15, SECOND), ("first.xlsx", 9, FIRST)):
        path = desk.drop(name, version(desk, changes, NEVER), dt.date(2016, 6, 1))
        moment = dt.datetime.combine(dt.date(2016, 6, 1), dt.time(hour)).timestamp()
        os.utime(path, (moment, moment))
    assert set(outcomes(desk.run("ingest", "--json")).values()) == {"asked"}
