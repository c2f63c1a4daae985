"""How answers came to their questions where hidden names alone did not tell: in one sentence for the intake log."""

from collections import Counter
from collections.abc import Sequence

from nelaudit.intake.matching import Matched
from nelaudit.model.forms import Form
from nelaudit.model.returns import Notice, NoticeKind
from nelaudit.model.wording import counted, listed

_TOLD = (
    (NoticeKind.BY_WORDS, "row by the words printed beside it", "rows by the words printed beside them"),
    (NoticeKind.BY_LIKE_WORDS, "row by similar words", "rows by similar words"),
    (NoticeKind.BY_PLACE, "row by the place of its columns", "rows by the place of their columns"),
    (
        NoticeKind.NO_ID_AMONG_OTHERS,
        "sheet without the form's id beside others that carry it",
        "sheets without the form's id beside others that carry it",
    ),
    (NoticeKind.NO_ID, "sheet without the form's id as this form's", "sheets without the form's id as this form's"),
)
_LEFT = (
    (
        NoticeKind.OTHER_WORDS,
        "row whose words are not those of one question",
        "rows whose words are not those of one question",
    ),
    (NoticeKind.TWO_PLACES, "cell of a row that stands twice", "cells of rows that stand twice"),
    (NoticeKind.NOT_TAKEN, "sheet without the form's id", "sheets without the form's id"),
)


def how_attributed(notices: Sequence[Notice]) -> str:
    """A sentence on what was decided by likeness or by a rule of precedence, and what was not taken; empty if nothing."""
    counts = Counter(notice.kind for notice in notices)
    taken = [counted(counts[kind], one, many) for kind, one, many in _TOLD if counts[kind]]
    left = [counted(counts[kind], one, many) for kind, one, many in _LEFT if counts[kind]]
    said = [f"took {listed(taken)}"] if taken else []
    said += [f"did not take {listed(left)}"] if left else []
    return f"The program {' and '.join(said)}: see the findings, and look at the form once." if said else ""


def lacking_sheets(form: Form, matched: Matched) -> tuple[str, ...]:
    """The sheets of details and questions that the form was issued with and of which nothing was found."""
    needed = dict.fromkeys(one.sheet for one in form.fields if one.name.startswith(("details.", "q.")))
    return tuple(sheet for sheet in needed if sheet not in matched.kinds)
