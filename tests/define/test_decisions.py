"""The sheet Decisions: what counts in a row, what is passed over, and what is recorded only."""

import datetime as dt
import re
from pathlib import Path
from typing import Any

import pytest

from nelaudit.define import REGISTER
from nelaudit.model.decisions import EFFECTS, DecisionKind
from nelaudit.model.definitions import Definitions
from nelaudit.model.forms import Identity
from nelaudit.schedule.standing import decisions_on, due_day
from tests.conftest import Desk, edit_workbook, filled
from tests.define.sheets import Book, read_edited

AUDIT = "neglect-2016"
WHO = Identity(audit=AUDIT, case="N16-01", agency="GP")
DEADLINE = dt.date(2016, 6, 6)
NEW = dt.date(2016, 6, 20)


def row_of(kind: str, reason: str = "ill", new_deadline: Any = None, day: Any = dt.date(2016, 6, 1)) -> list[Any]:
    return [day, AUDIT, "N16-01", "GP", None, kind, reason, "QA group", None, new_deadline]


def decided(*rows: list[Any]) -> tuple[Definitions, str]:
    """The definitions with these rows on the sheet Decisions, and what is said of them, none of it a mistake."""

    def edit(book: Book) -> None:
        for row in rows:
            book.append("Decisions", row)

    definitions, problems = read_edited({REGISTER: [edit]})
    assert all(problem.advice for problem in problems)
    return definitions, "\n".join(map(str, problems))


@pytest.mark.parametrize(
    ("reason", "day", "new_deadline", "due"),
    [
        ("the challenge day of 15/07/2016 stands", dt.date(2016, 6, 1), NEW, NEW),
        ("the challenge day of 15/07/2016 stands", dt.date(2016, 6, 1), None, DEADLINE),
        ("extended to 20/06/2016", dt.date(2016, 6, 1), None, DEADLINE),
        ("auditor ill", dt.date(2016, 6, 30), None, DEADLINE),
        ("auditor ill until 1 August 2016", dt.date(2016, 6, 30), "20/06/2016", NEW),
        ("auditor ill", dt.date(2016, 6, 1), "next Monday", DEADLINE),
        ("auditor ill", dt.date(2016, 6, 1), 42541, DEADLINE),
        ("auditor ill", dt.date(2016, 6, 1), dt.date(2016, 6, 3), DEADLINE),
    ],
)
def test_only_its_own_column_moves_a_deadline(reason: str, day: dt.date, new_deadline: object, due: dt.date) -> None:
    definitions, _ = decided(row_of("extension", reason, new_deadline, day))
    audit = definitions.register.audit(AUDIT)
    assert audit is not None
    assert due_day(audit, WHO, definitions.register.decisions) == due


@pytest.mark.long_tables
@pytest.mark.parametrize(
    ("new_deadline", "words"),
    [
        (None, "The extension names no new deadline."),
        ("soon", "“soon” is not a date."),
        (42541, "“42541” is not a date."),
    ],
)
def test_an_extension_without_its_day_is_passed_over_and_said_at_every_run(
    desk: Desk, new_deadline: object, words: str
) -> None:
    row = row_of("extension", "until 20/06/2016", new_deadline)
    edit_workbook(desk.root / "input_templates" / "register.xlsx", lambda book: book["Decisions"].append(row))
    desk.drop("gp.xlsx", filled(desk.form("GP")), dt.date(2016, 6, 10))
    check = desk.run("tool", "check")
    assert check.code == 0
    assert f"register.xlsx › Decisions!J2: {words} The row is passed over" in check.out
    for _ in range(2):
        ran = desk.run("run")
        assert (ran.code, words in ran.err) == (1, True)
    assert desk.codes("GP") == [("R01", "")], "the file came four days after the deadline that still stands"


def test_a_register_without_the_column_is_read_and_told_to_write_one() -> None:
    def edit(book: Book) -> None:
        book.append("Decisions", row_of("extension"))
        book.delete_columns("Decisions", 10)

    _, [problem] = read_edited({REGISTER: [edit]})
    assert (problem.advice, problem.sheet, problem.cell) == (True, "Decisions", "F2")
    assert "The extension names no new deadline." in str(problem)
    assert "into the column new_deadline" in str(problem)


def test_a_new_deadline_elsewhere_or_too_early_is_advice() -> None:
    _, said = decided(row_of("nil", new_deadline=NEW), row_of("extension", new_deadline=dt.date(2016, 6, 1)))
    assert "A new deadline counts for an extension only, and this is “nil”." in said
    assert "The new deadline 01/06/2016 is not after that of neglect-2016, 06/06/2016, and changes nothing." in said


@pytest.mark.parametrize("kind", list(DecisionKind))
def test_it_is_said_of_each_kind_whether_anything_acts_on_it(kind: DecisionKind) -> None:
    _, said = decided(row_of(kind, new_deadline=NEW if kind is DecisionKind.EXTENSION else None))
    assert (f"“{kind}” is recorded, and nothing acts on it yet." in said) is (kind not in EFFECTS)


def test_the_table_of_what_decisions_do_is_true() -> None:
    sources = Path(__file__).parents[2].joinpath("nelaudit").rglob("*.py")
    code = "\n".join(path.read_text("utf-8") for path in sources if path.name != "definitions.py")
    read = {DecisionKind[name] for name in re.findall(r"DecisionKind\.([A-Z_]+)\b", code)}
    assert read == set(EFFECTS)
    for kind in set(DecisionKind) - set(EFFECTS):
        with pytest.raises(ValueError, match="EFFECTS"):
            decisions_on(WHO, kind, ())
