"""What the record holds and the register no longer knows is said first, by name, at every command."""

import datetime as dt
import re
from collections.abc import Callable

import openpyxl
import pytest

from tests.cli.trouble import AUDIT, CONCERN, RENAMED, drop_rows, lost, register, rename_audit, urgent
from tests.conftest import Desk, DeskAfter, filled

pytestmark = pytest.mark.long_tables

Edit = Callable[[openpyxl.Workbook], None]


def only_the_key(book: openpyxl.Workbook) -> None:
    """The key renamed on its own sheet, and nowhere else."""
    next(row for row in book["Audits"].iter_rows() if row[0].value == AUDIT)[0].value = RENAMED


def several(*edits: Edit) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        for one in edits:
            one(book)

    return edit


NO_AUDIT = several(*(drop_rows(sheet, **{column: AUDIT}) for sheet, column in
                     (("Audits", "key"), ("Cases", "audit"), ("Invitations", "audit"))))  # fmt: skip
NO_CASE = several(drop_rows("Cases", case="N16-01"), drop_rows("Invitations", case="N16-01"))
NO_AGENCY = several(drop_rows("Agencies", code="POLICE"), drop_rows("Invitations", agency="POLICE"))
NO_INVITATION = drop_rows("Invitations", audit=AUDIT, agency="POLICE")

# What is done to the register, the exit code of a command that could work (2: the register now holds mistakes), and
# what the first line says.
GONE: list[tuple[str, Edit, int, str]] = [
    ("audit renamed on every sheet", rename_audit, 1, f"Audits: the audit “{AUDIT}” is no longer there."),
    ("audit renamed on its own sheet", only_the_key, 2, f"Audits: the audit “{AUDIT}” is no longer there."),
    ("audit deleted on every sheet", NO_AUDIT, 1, f"Audits: the audit “{AUDIT}” is no longer there."),
    ("audit's own row deleted", drop_rows("Audits", key=AUDIT), 2, f"Audits: the audit “{AUDIT}” is no longer there."),
    ("case deleted on both sheets", NO_CASE, 1, f"Cases: the case “N16-01” of {AUDIT} is no longer there."),
    ("case's own row deleted", drop_rows("Cases", case="N16-01"), 2, f"Cases: the case “N16-01” of {AUDIT}"),
    ("agency deleted on both sheets", NO_AGENCY, 1, f"Agencies: the agency “POLICE” is no longer there ({AUDIT})."),
    ("agency's own row deleted", drop_rows("Agencies", code="POLICE"), 2, "Agencies: the agency “POLICE”"),
    ("invitation deleted", NO_INVITATION, 1, f"Invitations: {AUDIT} no longer asks for forms that were issued: N16-01 / POLICE."),
]  # fmt: skip


def two_returns(desk: Desk) -> None:
    desk.drop("police.xlsx", filled(desk.form("POLICE"), CONCERN))
    desk.drop("gp.xlsx", filled(desk.form("GP")))
    desk.run("run")


@pytest.fixture
def held(desk_after: DeskAfter) -> Desk:
    """A desk that holds two returns, one of them with an open concern that was shown long ago."""
    return desk_after(two_returns)


@pytest.mark.parametrize(("edit", "code", "said"), [one[1:] for one in GONE], ids=[one[0] for one in GONE])
def test_it_is_said_first_with_its_concerns(held: Desk, edit: Edit, code: int, said: str) -> None:
    register(held, edit)
    ran = held.run("run")
    assert ran.code == code
    first, second = ran.err.splitlines()[:2]
    assert first == lost(ran)[0]
    assert said in first
    assert "1 open concern" in first
    assert re.search(r"Put (its row|the rows) back", first)
    assert second.startswith("URGENT  U01")
    assert f"{AUDIT} / N16-01 / POLICE › Immediate concerns!C5" in second


@pytest.mark.parametrize("command", [
    ("run",), ("ingest",), ("ingest", "--dry-run"), ("status",), ("findings",), ("report", "missing-2016"),
    ("export", "missing-2016"), ("moderate", "missing-2016"), ("tool", "check"), ("tool", "preview", "neglect"),
    ("tool", "diff", "neglect", "missing"), ("status", "missing-2016"), ("status", "--json"), ("findings", "--json"),
])  # fmt: skip
def test_every_command_that_reads_the_register_says_it(held: Desk, command: tuple[str, ...]) -> None:
    register(held, rename_audit)
    ran = held.run(*command)
    assert ran.code == 1
    assert ran.err.splitlines()[0].startswith("NOT IN THE REGISTER")
    assert len(urgent(ran)) == 1
    assert f"the audit “{AUDIT}”" in lost(ran)[0]
    if "--json" in command:
        assert ran.json


def test_how_much_is_held_and_what_it_may_be_called_now_stand_in_the_line(held: Desk) -> None:
    register(held, rename_audit)
    [line] = lost(held.run("status"))
    for words in ("3 forms issued, 2 returns and 1 open concern", "cases N16-01", "agencies POLICE, ", "GP",
                  f"It may now be called “{RENAMED}”", f"rename it back to “{AUDIT}”"):  # fmt: skip
        assert words in line
    register(held, drop_rows("Audits", key=RENAMED))
    assert "may now be called" not in lost(held.run("tool", "check"))[0]


def test_a_form_that_comes_for_it_is_refused_and_its_concern_said(held: Desk) -> None:
    register(held, rename_audit)
    held.drop("camhs.xlsx", filled(held.form("CAMHS"), CONCERN))
    ran = held.run("ingest")
    assert "F06" in ran.err
    assert [line for line in urgent(ran) if "camhs.xlsx" in line]


def test_put_back_it_is_as_if_nothing_had_been(held: Desk) -> None:
    path = held.root / "input_templates" / "register.xlsx"
    whole, before = path.read_bytes(), held.run("status", "--json").out
    register(held, NO_AUDIT)
    held.run("run")
    path.write_bytes(whole)
    ran = held.run("status", "--json")
    assert (ran.code, ran.out, lost(ran)) == (1, before, []), "a concern is open"


def test_the_words_of_a_concern_are_not_repeated_where_nobody_knows_the_name(held: Desk) -> None:
    form = filled(held.form("CAMHS"), CONCERN | {"concern.1.what": "Quillon Marsh was left alone."})
    register(held, _named("Quillon Marsh"))
    held.drop("camhs.xlsx", form)
    ran = held.run("ingest")
    assert urgent(ran)
    assert "Quillon" not in ran.err
    register(held, NO_CASE)
    ran = held.run("run")
    assert any("CAMHS › Immediate concerns!C5" in line for line in urgent(ran))
    assert "Quillon" not in ran.err


def _named(name: str) -> Edit:
    def edit(book: openpyxl.Workbook) -> None:
        next(row for row in book["Cases"].iter_rows() if row[1].value == "N16-01")[3].value = name

    return edit


def test_an_invitation_that_was_withdrawn_by_decision_is_not_missed(desk: Desk) -> None:
    register(desk, NO_INVITATION)
    assert "3 forms" not in lost(desk.run("status"))[0]
    assert "1 form issued, no returns and no open concerns" in lost(desk.run("status"))[0]
    row = [dt.date(2016, 6, 1), AUDIT, "N16-01", "POLICE", None, "exclude", "asked by mistake", "QA group"]
    register(desk, lambda book: book["Decisions"].append(row))
    ran = desk.run("status")
    assert (ran.code, lost(ran)) == (0, [])


def test_a_concern_closed_by_decision_is_not_counted(held: Desk) -> None:
    row = [dt.date(2016, 6, 10), AUDIT, "N16-01", "POLICE", None, "close_concern", "seen to", "QA group"]
    register(held, lambda book: book["Decisions"].append(row))
    register(held, NO_INVITATION)
    ran = held.run("status")
    assert (ran.code, urgent(ran)) == (1, [])
    assert "1 return and no open concerns" in lost(ran)[0]


def test_without_anything_lost_nothing_is_said(held: Desk) -> None:
    ran = held.run("status")
    assert (ran.code, lost(ran), urgent(ran)) == (1, [], []), "a concern is open, and was shown"
