"""The words beside “Not to be shared” in LibreOffice: they say what the program will withhold, for every wording alike."""

import re
from pathlib import Path

import pytest

from nelaudit.forms.not_shared import ALL, NONE, SOME
from nelaudit.privacy.withholding import FIELD, listed_questions
from tests.filling import opened_form
from tests.office.driving import Step, needs_office, work_in_office
from tests.privacy.not_to_share import EVERYTHING, NOTHING, WORDINGS

pytestmark = [needs_office, pytest.mark.office]


def test_the_form_says_live_what_is_understood(previews: dict[str, Path], tmp_path: Path) -> None:
    form = previews["neglect"]
    fields = opened_form(form.read_bytes()).fields
    questions = sum(name.startswith("q.") and name.endswith(".answer") for name in fields)
    assert questions == 24
    sheet, cell, *_ = fields[FIELD]
    beside = [sheet, f"D{cell[1:]}"]
    typed = [*(("text", text) for text, _ in WORDINGS), ("number", 5), ("date", "2016-09-07")]
    steps = [Step(values=[[sheet, cell, *one]], show=[beside]) for one in typed]
    [worked] = work_in_office(tmp_path, [(form, steps)])
    shown = [words for [words] in worked.shown]
    for (text, withheld), words in zip(WORDINGS, shown, strict=False):
        expected = {NOTHING: NONE, EVERYTHING: ALL}.get(withheld, SOME + re.sub(" +", " ", text).strip(" "))
        assert words == expected, text
        found = listed_questions(text, questions)
        assert (found is None, found == frozenset()) == (withheld == EVERYTHING, withheld == NOTHING), text
    assert shown[len(WORDINGS) :] == [f"{SOME}5", ALL]
