"""Reviews applied to mentions, as a table: what counts, as what, and whether it may be quoted."""

import datetime as dt
from dataclasses import replace

import pytest

from nelaudit.model.codebook import Polarity
from nelaudit.model.forms import FieldKind, Identity
from nelaudit.model.moderation import Review, ReviewKind
from nelaudit.model.returns import Input
from nelaudit.model.themes import REVIEWED, UNREVIEWED, Mention, review_state
from nelaudit.themes.reviewing import reviewed_mentions

CELL = Input(field="q.a.answer", value="The child was heard.", kind=FieldKind.TEXT, sheet="Questions", cell="D6")
HEARD = Mention(
    theme="voice", polarity=Polarity.STRENGTH, identity=Identity(audit="a", case="c", agency="GP"), question="a",
    sentence="The child was heard.", phrase="heard", cue="", cell=CELL, file="f.xlsx",
)  # fmt: skip
PRIVATE = replace(HEARD, quotable=False)


def review(
    kind: ReviewKind | None, *, theme: str = "", polarity: str = "", quote: bool = False, of: Mention = HEARD
) -> Review:
    return Review(
        audit="a", key=of.key, kind=kind, theme=theme, polarity=polarity, quote=quote, decided_on=dt.date(2016, 6, 13)
    )  # fmt: skip


@pytest.mark.parametrize(
    ("mention", "said", "expected"),
    [
        # the mention, the review        theme, polarity, reviewed, quotable
        (HEARD, None, ("voice", "strength", "", True)),
        (HEARD, review(None), ("voice", "strength", "", True)),  # a comment alone decides nothing
        (HEARD, review(ReviewKind.ACCEPTED), ("voice", "strength", "accepted", False)),
        (HEARD, review(ReviewKind.ACCEPTED, quote=True), ("voice", "strength", "accepted", True)),
        (HEARD, review(ReviewKind.REJECTED), None),
        (HEARD, review(ReviewKind.RECODED, theme="impact"), ("impact", "strength", "re-coded", False)),
        (HEARD, review(ReviewKind.RECODED, polarity="development"), ("voice", "development", "re-coded", False)),
        (PRIVATE, review(ReviewKind.ACCEPTED, quote=True), ("voice", "strength", "accepted", False)),
    ],
)
def test_a_review_decides(mention: Mention, said: Review | None, expected: tuple[object, ...] | None) -> None:
    found = reviewed_mentions([mention], [said] if said else [])
    assert [(one.theme, one.polarity.value, one.reviewed, one.quotable) for one in found] == (
        [expected] if expected else []
    )


def test_a_mention_re_coded_to_what_stands_there_counts_once() -> None:
    impact = replace(HEARD, theme="impact")
    found = reviewed_mentions([impact, HEARD], [review(ReviewKind.RECODED, theme="impact", quote=True)])
    assert [(one.theme, one.reviewed, one.quotable) for one in found] == [("impact", "re-coded", True)]


def test_the_key_holds_while_case_and_spaces_change_and_no_longer() -> None:
    same = replace(HEARD, sentence="the child  was HEARD.", file="other.xlsx", cell=replace(CELL, cell="D9"))
    others = (replace(HEARD, sentence="The child was not heard."), replace(HEARD, question="b"), replace(HEARD, theme="impact"),
              replace(HEARD, polarity=Polarity.DEVELOPMENT), replace(HEARD, identity=replace(HEARD.identity, team="x")))  # fmt: skip
    assert same.key == HEARD.key
    assert len({HEARD.key, *(one.key for one in others)}) == 1 + len(others)


@pytest.mark.parametrize(
    ("done", "all_of_them", "expected"), [(0, 3, UNREVIEWED), (1, 3, "1 of 3 reviewed"), (3, 3, REVIEWED), (0, 0, UNREVIEWED)]
)  # fmt: skip
def test_the_words_beside_a_table_of_themes(done: int, all_of_them: int, expected: str) -> None:
    mentions = [replace(HEARD, reviewed="accepted" if place < done else "") for place in range(all_of_them)]
    assert review_state(mentions) == expected
