"""On which day a file counts as received, and by which names a decision may mean it."""

import datetime as dt

import pytest

from nelaudit.model.receipt import Basis, Received, receipt

ISSUED, TODAY = dt.date(2016, 5, 16), dt.date(2016, 6, 13)


def day(text: str) -> dt.date | None:
    return dt.datetime.strptime(f"{text}/2016", "%d/%m/%Y").date() if text else None  # noqa: DTZ007 - a day alone


@pytest.mark.parametrize(
    ("mailed", "modified", "received", "basis"),
    [
        # the form was issued on 16 May, and the file is first taken in on 13 June
        ("08/06", "", "08/06", Basis.MAIL),
        ("08/06", "01/06", "08/06", Basis.MAIL),
        ("13/06", "", "13/06", Basis.MAIL),  # mailed today
        ("14/06", "", "13/06", Basis.TODAY),  # mailed tomorrow, by the sender's clock
        ("14/06", "08/06", "08/06", Basis.FILE),
        ("", "08/06", "08/06", Basis.FILE),
        ("", "16/05", "16/05", Basis.FILE),  # saved on the day of the issue
        ("", "15/05", "13/06", Basis.TODAY),  # and before it, which cannot be
        ("", "13/06", "13/06", Basis.FILE),
        ("", "14/06", "13/06", Basis.TODAY),
        ("", "", "13/06", Basis.TODAY),
    ],
)
def test_the_day_of_receipt(mailed: str, modified: str, received: str, basis: Basis) -> None:
    assert receipt(day(mailed), day(modified), ISSUED, TODAY) == (day(received), basis)


@pytest.mark.parametrize(
    ("words", "meant"),
    [
        ("returns/mails/both.eml › GP form.xlsx", True),
        ("gp form.xlsx", True),
        (" GP form.xlsx ", True),
        ("both.eml", True),
        ("returns/mails/both.eml", True),
        ("GP form", False),
        ("form.xlsx", False),
        ("0123abcd", True),  # the first eight signs of its digest
        ("0123ABCD4567", True),
        ("0123abc", False),  # seven are too few
        ("123abcd4", False),
        ("", False),
    ],
)
def test_by_what_a_decision_means_a_file(words: str, meant: bool) -> None:  # noqa: FBT001
    file = Received(
        day=TODAY, basis=Basis.MAIL, path="returns/mails/both.eml", member="GP form.xlsx", sha256="0123abcd4567ef89" * 4
    )
    assert file.is_named(words) is meant
