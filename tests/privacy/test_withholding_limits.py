"""What the wordings of “not to be shared” withhold at their limits, and how much of what else is said gives one away."""

import pytest

from nelaudit.model.forms import Identity
from nelaudit.privacy.withholding import FIELD, Withholding, listed_questions, withholding
from tests.challenge.cases.telling import return_of
from tests.making import TOOL
from tests.privacy.not_to_share import EVERYTHING, NOTHING, WORDINGS

ASKED = 24
WHO = Identity(audit="a", case="c", agency="g")
FIRST = TOOL.questions[0].name


@pytest.mark.parametrize(("text", "expect"), WORDINGS)
def test_what_each_wording_withholds(text: str, expect: str) -> None:
    found = listed_questions(text, ASKED)
    shown = EVERYTHING if found is None else " ".join(str(number) for number in sorted(found)) or NOTHING
    assert shown == expect


@pytest.mark.parametrize(
    ("text", "expect"),
    [
        ("24", "24"),  # the last question of the form
        ("25", EVERYTHING),  # there is none of that number
        ("23-24", "23 24"),
        ("23-25", EVERYTHING),
        ("5-6", "5 6"),
        ("5-5", EVERYTHING),  # from a question to itself: whoever wrote it may have meant another
        ("6-5", EVERYTHING),
        ("0", EVERYTHING),
    ],
)
def test_numbers_at_the_ends_of_the_form_and_of_a_range(text: str, expect: str) -> None:
    test_what_each_wording_withholds(text, expect)


def kept(answer: str, evidence: str = "") -> Withholding:
    """What a return withholds that gives this answer to question 1 and asks for that not to be shared."""
    values = {FIELD: "1", f"q.{FIRST}.answer": answer, f"q.{FIRST}.evidence": evidence}
    return withholding(return_of(WHO, values), TOOL)


LONG = "the uncle bruised her forearm at midnight, near the harbour."
REPEATED = [
    # what is withheld | a row on another sheet | whether the row is withheld with it
    (LONG, "a bruise on the forearm, seen at midnight", True),  # three telling words
    (LONG, "a bruise on the forearm", False),  # two
    (LONG, "nothing of note", False),
    ("he vanished overnight", "she vanished overnight as well", True),  # two, where the sentence has no more
    ("he vanished overnight", "she vanished", False),
    ("he vanished", "she vanished overnight", False),  # one tells nothing
    ("he vanished overnight abroad", "she vanished overnight", False),  # it has three, and two of them stand here
    ("told on 12/03/2016", "Home visit, 12 March 2016", True),
    ("told on 12/03/2016", "Home visit, 13 March 2016", False),
    ("they stay at 7 Larkrise", "letter to 7 Larkrise came back", True),
    ("they stay at 7 Larkrise", "letter to 9 Larkrise came back", False),
    ("told by Mr Ash", "Mr Ash rang", False),  # so short a pair may be anybody's
    ("told by Mr Ashe", "Mr Ashe rang", True),
    ("told by the Social Worker", "the Social Worker rang", False),
]  # fmt: skip


@pytest.mark.parametrize(("answer", "row", "withheld"), REPEATED)
def test_a_row_is_withheld_that_repeats_what_an_answer_keeps(answer: str, row: str, withheld: bool) -> None:  # noqa: FBT001
    assert kept(answer).row(["2", row, "Case file"]) is withheld


def test_a_day_that_stands_in_the_box_for_dates_only_is_withheld_as_well() -> None:
    values = {FIELD: "1", f"q.{FIRST}.answer": "he vanished", f"q.{FIRST}.dates": "12/03/2016"}
    found = withholding(return_of(WHO, values), TOOL)
    assert found.row(["1", "Home visit, 12 March 2016"])
    assert not found.row(["1", "Home visit, 13 March 2016"])


def test_a_source_of_few_words_gives_nothing_away() -> None:
    assert not kept("he vanished abroad", "ledger vaulted").row(["", "the ledger was vaulted"])
    assert kept("he vanished abroad", "ledger vaulted downstairs").row(["", "a ledger, vaulted downstairs"])


@pytest.mark.parametrize(
    ("box", "answer", "row"), [("1", True, True), ("2", False, False), ("none", False, False), ("all", True, True)]
)
def test_what_is_withheld_is_withheld_on_every_sheet(box: str, answer: bool, row: bool) -> None:  # noqa: FBT001
    values = {FIELD: box, f"q.{FIRST}.answer": LONG, "chronology.1.date": "", "chronology.1.event": f"Then {LONG}"}
    returned = return_of(WHO, values)
    found = withholding(returned, TOOL)
    assert (found.answer(FIRST), found.row([LONG])) == (answer, row)
    assert found.field(returned, f"q.{FIRST}.answer") is answer
    assert found.field(returned, "chronology.1.date") is row, "the day of a row goes with its words"
