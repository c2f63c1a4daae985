"""Of which question the words beside a row are: as issued, cut, with a note behind them, altered, or too like two of them."""

import datetime as dt

import pytest

from nelaudit.intake.rows import IssuedRows, issued_rows
from nelaudit.intake.words import Sure, row_meant, said_by
from nelaudit.model.forms import Field, FieldKind, Form, Identity

PRINTED = {
    "mother": "What did the school know of the mother's drinking, and what did it do?",
    "father": "What did the school know of the father's drinking, and what did it do?",
    "police": "Which offences were known to the force, and with whom did it share them?\nSay the day of each.",
    "probation": "Which offences were known to the service, and with whom was each shared in the year?",
    "seen": "When was the child seen alone, by whom, and what did the child say?",
    "plan": "Which plan was in place",
    "plan_led": "Which plan was in place, and who led the work with the family?",
    "manager": "Case managed",
    "notes": "Anything else",
    "notes_again": "Anything else",
}


def a_form(printed: dict[str, str]) -> IssuedRows:
    """A form that asks these questions, one a row."""
    fields = tuple(
        Field(name=f"q.{name}.answer", sheet="Questions", cell=f"D{row}", kind=FieldKind.TEXT, heading="Answer")
        for row, name in enumerate(printed, start=6)
    )
    form = Form(
        form_id="F", identity=Identity(audit="a", case="c", agency="g"), edition="e", signature="s",
        issued_on=dt.date(2016, 5, 16), file_name="f.xlsx", fields=fields, labels=printed,
    )  # fmt: skip
    return issued_rows(form)


FORM = a_form(PRINTED)
ALTERED = "When was this child seen on their own, by whom, and what did the child say?"
FREELY = "When had the child been seen alone, by which worker, and what did they say?"
NEARLY = PRINTED["seen"].replace("the child seen", "this child seen")
LIKE_TWO = "What did the school know of the brother's drinking, and what did it do?"
LIKER_ONE = "What did school know of the mother's drinking, what did it do?"
WITH_ANOTHER_LIKE_IT = "Which offences are known to the force, and with whom did it share each?"

WORDS = [
    # what it shows | the words beside the row | its hidden name | the questions that they may be
    ("as issued", PRINTED["seen"], "", "seen"),
    ("as issued, whatever the name says", PRINTED["seen"], "plan", "seen"),
    ("the first line", "Which offences were known to the force, and with whom did it share them?", "", "police"),
    ("a few words altered", ALTERED, "", "seen"),
    ("a few words altered, named otherwise", ALTERED, "plan", "seen"),
    ("too many words altered", FREELY, "", ""),
    ("too many words altered, though the name is right", FREELY, "seen", ""),
    ("altered, and as like one question as another", LIKE_TWO, "", "mother father"),
    ("altered, and hardly liker one than another", LIKER_ONE, "", "mother father"),
    ("altered, hardly liker, and the name says which", LIKER_ONE, "mother", "mother"),
    ("altered, hardly liker one, and the name says the other", LIKER_ONE, "father", "mother father"),
    ("altered, and clearly liker one of two", WITH_ANOTHER_LIKE_IT, "", "police"),
    ("a long piece of one", "by whom, and what did the child say?", "", "seen"),
    ("a short piece of one", "what did the child say?", "", ""),
    ("a long piece of two", "drinking, and what did it do?", "", "mother father"),
    ("a long piece of two, with the name of one", "drinking, and what did it do?", "mother", "mother father"),
    ("a note behind one that begins as another does", f"{PRINTED['plan_led']} (see the file)", "", "plan_led"),
    ("a note behind the shorter", f"{PRINTED['plan']}? (see the file)", "", "plan"),
    ("a short word that is only like", "Case manager", "", ""),
    ("the same words on two rows", "Anything else", "", "notes notes_again"),
    ("the same words on two rows, and the name says which", "Anything else", "notes_again", "notes_again"),
    ("an account that tells of a question in other words", f"{'They visited. ' * 200}{NEARLY}", "", ""),
    ("nothing", " ", "seen", ""),
]  # fmt: skip


@pytest.mark.parametrize(("shows", "text", "named", "expect"), WORDS, ids=[row[0] for row in WORDS])
def test_of_which_question_words_are(shows: str, text: str, named: str, expect: str) -> None:
    del shows
    meant, sure, _ = row_meant(FORM, named, [text])
    assert meant == set(expect.split())
    assert (sure > Sure.NOT) is (len(meant) == 1), "of several questions, or of none, nothing is sure"


def test_an_altered_question_must_be_clearly_liker_one_than_another() -> None:
    """The two examples above lie on either side of the margin, and every one of them is like enough to be a question."""
    close, clear = (sorted(said_by(FORM, text).scores.values())[-2:] for text in (LIKER_ONE, WITH_ANOTHER_LIKE_IT))
    assert close[1] - close[0] < 8 <= clear[1] - clear[0] < 16
    assert min(close[1], clear[1]) >= 88


def test_texts_of_two_questions_beside_one_row_mean_neither_surely() -> None:
    meant, sure, _ = row_meant(FORM, "seen", [PRINTED["seen"], ALTERED.replace("child", "mother"), PRINTED["plan_led"]])
    assert meant >= {"seen", "plan_led"}
    assert sure is Sure.NOT
