"""Signs that nobody sees between the digits of a date: it is a date all the same, at its own place in the text."""

import pytest

from nelaudit.text.dates import find_dates
from tests.conftest import Desk, filled
from tests.filling import opened_form

DAY = "2016-03-12"
SEEN = {
    "marks of direction beside each number": ("\u200e12\u200e/\u200e03\u200e/\u200e2016", [DAY]),
    "right-to-left marks": ("Seen 12\u200f/\u200f03\u200f/2016.", [DAY]),
    "embedded direction": ("12\u202d/\u202c03/2016", [DAY]),
    "isolates": ("\u206612/03/\u20692016", [DAY]),
    "a zero-width space": ("12\u200b/03/2016", [DAY]),
    "one within a number": ("1\u200b2 March 2016", [DAY]),
    "a word joiner": ("12/\u206003/\u20602016", [DAY]),
    "a soft hyphen": ("12 Mar\u00adch 2016", [DAY]),
    "a byte order mark": ("\ufeff12/03/\ufeff2016", [DAY]),
    "no-break spaces": ("12\u00a0/\u00a003\u00a0/\u00a02016", [DAY]),
    "a figure space": ("12\u2007March\u20072016", [DAY]),
    "a narrow no-break space and a mark": ("12\u202fMarch\u200f\u202f2016", [DAY]),
    "full-width digits": ("\uff11\uff12\uff0f\uff10\uff13\uff0f\uff12\uff10\uff11\uff16", [DAY]),
    "an odd dash and a mark": ("12\u2011\u200e03\u20112016", [DAY]),
    "a range": ("between 12\u200e/01/16 and 14/02/16", ["2016-01-12/2016-02-14"]),
    "two dates, parted by such a sign alone": ("12/03/2016\u200b13/03/2016", [DAY, "2016-03-13"]),
    "a time behind it": ("12/03/2016\u200b15:00", [DAY]),
    "no date": ("nobody\u200e knew 12\u200e of 16", []),
}


@pytest.mark.parametrize("case", SEEN)
def test_the_date_is_found_where_it_stands(case: str) -> None:
    text, wanted = SEEN[case]
    found = find_dates(text)
    assert [one.iso for one in found] == wanted
    assert [text[one.start : one.end] for one in found] == [one.text for one in found]


def test_a_long_text_keeps_its_places() -> None:
    text = "\U0001f642 Seen\u200e on 12\u200e/03/2016 and\u00a0again 13\u200f/03/2016\u200e."
    first, second = find_dates(text)
    assert (first.text, second.text) == ("12\u200e/03/2016", "13\u200f/03/2016")
    assert text[first.start : first.end] == first.text
    assert text[second.start : second.end] == second.text


def test_no_answer_with_such_a_date_is_undated(desk: Desk) -> None:
    fields = opened_form(desk.form("GP")).fields
    first = next(
        name for name, one in fields.items() if name.startswith("q.") and name.endswith("answer") and one[2] == "text"
    )
    text = "The worker visited on \u200e12\u200e/\u200e03\u200e/\u200e2016 and talked with both parents about the home."
    desk.drop("form.xlsx", filled(desk.form("GP"), {first: text, first.replace(".answer", ".dates"): None}))
    desk.ingest()
    assert "D01" not in {code for code, _ in desk.codes("GP")}
