"""The shipped codebook, read with a few lines so that these tests need no other room."""

from pathlib import Path

import openpyxl
import pytest

from nelaudit.model.codebook import Codebook, Cue, CueKind, Phrase, Polarity, Theme

WORKBOOK = Path(__file__).parents[2] / "input_templates" / "codebook.xlsx"


@pytest.fixture(scope="session")
def codebook() -> Codebook:
    return load_codebook()


def load_codebook() -> Codebook:
    book = openpyxl.load_workbook(WORKBOOK)

    def rows(sheet: str) -> list[list[str]]:
        return [
            ["" if v is None else str(v) for v in row] for row in book[sheet].iter_rows(min_row=2, values_only=True)
        ]

    return Codebook(
        themes=tuple(Theme(key=k, title=t, definition=d, not_covered=n) for k, t, d, n in rows("Themes")),
        phrases=tuple(Phrase(theme=t, text=p, polarity=Polarity(o) if o else None) for t, p, o in rows("Phrases")),
        cues=tuple(Cue(kind=CueKind(k), text=p) for k, p in rows("Cues")),
    )
