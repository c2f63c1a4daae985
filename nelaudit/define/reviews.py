"""The sheet Themes of an edited collation → the coordinator's reviews, or every mistake in it at once.

A row counts where it is not as it was written, so that an older copy never undoes a later decision.
"""

import datetime as dt
import re
from collections.abc import Mapping
from dataclasses import dataclass

from nelaudit.define.papers import Place, sheet_rows, typed_elsewhere
from nelaudit.define.tables import Problems, Row
from nelaudit.errors import Problem
from nelaudit.model.choices import looked_up, meant
from nelaudit.model.codebook import Codebook, Polarity
from nelaudit.model.moderation import Review, ReviewKind
from nelaudit.model.papers import (
    KEY,
    NO,
    NOT_TO_SHARE,
    REVIEW_INPUTS,
    THEMES_SHEET,
    YES,
    Paper,
    ThemeColumn,
    written_as,
)
from nelaudit.model.themes import Mention
from nelaudit.model.wording import listed
from nelaudit.model.workbooks import ReadWorkbook

_KEY = re.compile(r"[0-9a-f]{16}")
_YES = (YES, "y", "x", "true", "✓", "✔")
_NO = (NO, "n", "false", NOT_TO_SHARE)
_CHOICES = ("accepted", "rejected", "re-coded")


@dataclass(frozen=True, slots=True, kw_only=True)
class HandedBack:
    """An edited collation as read: the reviews in its changed rows, its mistakes, and notes on what was left aside.

    `elsewhere` names what was typed outside the rows that could be taken in.
    """

    reviews: tuple[Review, ...]
    problems: tuple[Problem, ...]
    notes: tuple[str, ...]
    elsewhere: tuple[str, ...]


def read_reviews(
    book: ReadWorkbook, paper: Paper, file: str, codebook: Codebook, proposed: Mapping[str, Mention], today: dt.date
) -> HandedBack:
    """The reviews in an edited collation. `proposed` are the mentions that stand now, by key.

    A row with a mistake is named and left as it was; the others count.
    """
    problems = Problems()
    themes = {name: theme.key for theme in codebook.themes for name in (theme.key, theme.title)}
    reviews: dict[str, Review] = {}
    first: dict[str, Row] = {}
    notes: list[str] = []
    taken: list[Place] = []
    for row in sheet_rows(book, file, THEMES_SHEET, tuple(ThemeColumn), problems):
        key = row.text(KEY)
        if not _KEY.fullmatch(key):
            if any(row.text(column) for column in REVIEW_INPUTS):
                notes.append(f"{file} › {THEMES_SHEET}, row {row.number + 1} is no row of ours: its hidden key is gone. "
                             "It was left aside.")  # fmt: skip
            continue
        taken += [(THEMES_SHEET.casefold(), row.number, row.columns[column]) for column in REVIEW_INPUTS]
        if written_as(*(row.text(column) for column in REVIEW_INPUTS)) == row.text(ThemeColumn.WRITTEN):
            continue
        if key in first:
            problems.add(row, ThemeColumn.DECISION, f"The same mention was decided on in row {first[key].number + 1}.",
                         "Decide on it in one row, and clear the other.")  # fmt: skip
            continue
        first[key] = row
        review = _review(row, key, themes, proposed.get(key), paper.audit, today, problems)
        if review is None:
            continue
        reviews[key] = review
        if key not in proposed:
            notes.append(f"{file} › {THEMES_SHEET}, row {row.number + 1}: this sentence no longer stands in the "
                         "returns. The decision is kept, in case it comes back.")  # fmt: skip
    return HandedBack(
        reviews=tuple(reviews.values()),
        problems=tuple(problems.found),
        notes=tuple(notes),
        elsewhere=typed_elsewhere(book, paper, taken),
    )


def _review(
    row: Row, key: str, themes: Mapping[str, str], mention: Mention | None, audit: str, today: dt.date,
    problems: Problems,
) -> Review | None:  # fmt: skip
    """The review in one row, or None where it has a mistake."""
    before = len(problems.found)
    said = row.text(ThemeColumn.DECISION)
    decision = meant(said, _CHOICES)
    kind = ReviewKind(decision) if decision else None
    if said and kind is None:
        problems.add(row, ThemeColumn.DECISION, f"“{said}” is no decision.",
                     f"Choose {listed(_CHOICES, last='or')}, or leave the cell empty.")  # fmt: skip
    theme, polarity = _recode(row, themes, problems)
    quote = _quote(row, kind, mention, problems, undecided=not said)
    if kind is ReviewKind.RECODED:
        _check_recode(row, theme, polarity, mention, problems)
    elif kind or not said:
        for column in (ThemeColumn.NEW_THEME, ThemeColumn.NEW_POLARITY):
            if row.text(column):
                problems.add(row, column, "A new code stands here, but the decision is not “re-coded”.",
                             "Choose “re-coded” as the decision, or clear this cell.")  # fmt: skip
    if len(problems.found) > before:
        return None
    who = mention.identity if mention else None
    return Review(
        audit=audit,
        key=key,
        kind=kind,
        theme=theme,
        polarity=polarity,
        quote=quote,
        comment=row.text(ThemeColumn.COMMENT),
        decided_on=today,
        proposed_theme=mention.theme if mention else row.text(ThemeColumn.THEME),
        proposed_polarity=mention.polarity.value if mention else row.text(ThemeColumn.POLARITY),
        case=who.case if who else row.text(ThemeColumn.CASE),
        agency=who.agency if who else row.text(ThemeColumn.AGENCY),
        team=who.team if who else "",
        sentence=mention.sentence if mention else row.text(ThemeColumn.SENTENCE),
    )


def _recode(row: Row, themes: Mapping[str, str], problems: Problems) -> tuple[str, str]:
    theme = looked_up(row.text(ThemeColumn.NEW_THEME), themes)
    polarity = meant(row.text(ThemeColumn.NEW_POLARITY), [one.value for one in Polarity])
    if row.text(ThemeColumn.NEW_THEME) and not theme:
        problems.add(row, ThemeColumn.NEW_THEME, f"The codebook has no theme “{row.text(ThemeColumn.NEW_THEME)}”.",
                     "Choose one from the list, or add it to the codebook first.")  # fmt: skip
    if row.text(ThemeColumn.NEW_POLARITY) and not polarity:
        problems.add(row, ThemeColumn.NEW_POLARITY, f"“{row.text(ThemeColumn.NEW_POLARITY)}” is no polarity.",
                     f"Choose {listed([one.value for one in Polarity], last='or')}.")  # fmt: skip
    return theme, polarity


def _check_recode(row: Row, theme: str, polarity: str, mention: Mention | None, problems: Problems) -> None:
    if not row.text(ThemeColumn.NEW_THEME) and not row.text(ThemeColumn.NEW_POLARITY):
        problems.add(row, ThemeColumn.NEW_THEME, "The mention is re-coded, but not to what.",
                     "Choose the theme, the polarity or both.")  # fmt: skip
    elif mention and (theme or mention.theme, polarity or mention.polarity) == (mention.theme, mention.polarity):
        problems.add(row, ThemeColumn.NEW_THEME, "The new code is the same as the one proposed.",
                     "Choose “accepted” as the decision, or another code.")  # fmt: skip


def _quote(row: Row, kind: ReviewKind | None, mention: Mention | None, problems: Problems, *, undecided: bool) -> bool:
    """Whether the sentence may be quoted."""
    said = meant(row.text(ThemeColumn.QUOTE), _YES + _NO)
    if said in _NO or not row.text(ThemeColumn.QUOTE):
        return False
    if not said:
        problems.add(row, ThemeColumn.QUOTE, f"“{row.text(ThemeColumn.QUOTE)}” is neither yes nor no.",
                     "Choose yes or no, or leave the cell empty.")  # fmt: skip
    elif mention and not mention.quotable:
        problems.add(row, ThemeColumn.QUOTE, "The agency asked that these words not be shared.",
                     "Clear this cell; the mention still counts, without a quotation.")  # fmt: skip
    elif kind is ReviewKind.REJECTED:
        problems.add(row, ThemeColumn.QUOTE, "The mention is rejected, and so cannot be quoted.",
                     "Clear this cell, or change the decision.")  # fmt: skip
    elif undecided:
        problems.add(row, ThemeColumn.QUOTE, "The quotation is ticked, but nothing is decided on the mention.",
                     "Choose “accepted” or “re-coded” as the decision, or clear this cell.")  # fmt: skip
    return True
