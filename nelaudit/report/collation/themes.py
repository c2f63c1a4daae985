"""The collation's sheets of themes: every mention with room for a decision, the table of themes, decisions kept."""

from collections.abc import Mapping, Sequence

from nelaudit.collate.collated import Collated
from nelaudit.model.codebook import Polarity
from nelaudit.model.moderation import Review, ReviewKind
from nelaudit.model.papers import KEY, NO, NOT_TO_SHARE, THEMES_SHEET, YES, ThemeColumn, written_as
from nelaudit.model.sheets import Cell, Highlight, InputRule, Sheet, Style, TableRange
from nelaudit.model.themes import REVIEWED, UNREVIEWED, Mention, review_state
from nelaudit.model.wording import counted, short_day
from nelaudit.report.parts.shown import agency_and_team
from nelaudit.report.parts.table_sheet import Value, table_sheet

_HEADER_ROW = 4
_COLUMNS: tuple[tuple[str, float, Style], ...] = (
    (KEY, 4, Style.HIDDEN),
    (ThemeColumn.WRITTEN, 4, Style.HIDDEN),
    (ThemeColumn.THEME, 21, Style.TEXT),
    (ThemeColumn.POLARITY, 13, Style.TEXT),
    (ThemeColumn.CASE, 10, Style.TEXT),
    (ThemeColumn.AGENCY, 22, Style.TEXT),
    (ThemeColumn.SENTENCE, 62, Style.TEXT),
    (ThemeColumn.DECISION, 12, Style.INPUT),
    (ThemeColumn.NEW_THEME, 21, Style.INPUT),
    (ThemeColumn.NEW_POLARITY, 14, Style.INPUT),
    (ThemeColumn.QUOTE, 10, Style.INPUT),
    (ThemeColumn.COMMENT, 28, Style.INPUT),
    ("Words that made it", 30, Style.PLAIN),
    ("Question", 44, Style.PLAIN),
    ("Where it stands", 16, Style.PLAIN),
    ("File", 34, Style.PLAIN),
)
_PLACES = {name: place for place, (name, _, _) in enumerate(_COLUMNS)}


def themes_sheet(collated: Collated) -> Sheet:
    """Every mention once, by theme, with the decision on it where there is one."""
    reviews = {one.key: one for one in collated.reviews}
    mentions = _in_order(collated)
    titles = {theme.key: theme.title for theme in collated.themes}
    labels = {
        question.name: f"{number} · {question.label}"
        for number, question in enumerate(collated.state.tool.questions, start=1)
    }
    cells = [
        Cell(row=row, col=2, value=words, style=style)
        for row, (words, style) in enumerate(
            (
                (THEMES_SHEET, Style.TITLE),
                (_state(collated), Style.HEADING),
                (("Choose a decision for each row; the yellow columns are yours. A chosen cell can be dragged down over "
                 "the rows below it, and the arrows in the heading show only some rows."), Style.PLAIN),
            )
        )
    ]  # fmt: skip
    cells += [Cell(row=_HEADER_ROW, col=col, value=name, style=Style.HEADER) for col, (name, *_) in enumerate(_COLUMNS)]
    for row, mention in enumerate(mentions, start=_HEADER_ROW + 1):
        values = _values(collated, mention, reviews.get(mention.key), titles, labels)
        cells += [
            Cell(row=row, col=col, value=value, style=_COLUMNS[col][2]) for col, value in enumerate(values)
        ]  # fmt: skip
    last = _HEADER_ROW + max(len(mentions), 1)
    return Sheet(
        name=THEMES_SHEET,
        cells=tuple(cells),
        widths=tuple(width for _, width, _ in _COLUMNS),
        rules=_rules(tuple(titles.values()), last),
        highlights=_highlights(last),
        tables=(
            TableRange(
                name="ThemesTable", row=_HEADER_ROW, col=0, last_row=last, header=tuple(name for name, *_ in _COLUMNS),
                description="Every mention of a theme, with columns for the decision on it.",
            ),
        ),
        hidden_columns=(0, 1),
        freeze=(_HEADER_ROW + 1, 0),
        repeat_rows=(_HEADER_ROW, _HEADER_ROW),
        landscape=True,
    )  # fmt: skip


def _in_order(collated: Collated) -> tuple[Mention, ...]:
    """Each mention once: by theme, then polarity, each in the order of cases and agencies."""
    themes = [theme.key for theme in collated.themes]
    polarities = list(Polarity)
    once: dict[str, Mention] = {}
    for mention in collated.proposed:
        once.setdefault(mention.key, mention)
    return tuple(sorted(once.values(), key=lambda one: (_place(themes, one.theme), polarities.index(one.polarity))))


def _place(order: Sequence[str], value: str) -> int:
    return order.index(value) if value in order else len(order)


def _values(
    collated: Collated,
    mention: Mention,
    review: Review | None,
    titles: Mapping[str, str],
    labels: Mapping[str, str],
) -> tuple[str, ...]:
    inputs = _inputs(collated, mention, review, titles)
    return (
        mention.key,
        written_as(*inputs),
        titles.get(mention.theme, mention.theme),
        mention.polarity.value,
        mention.identity.case,
        agency_and_team(collated, mention.identity),
        mention.sentence,
        *inputs,
        " + ".join(filter(None, (mention.phrase, mention.cue))),
        labels.get(mention.question, mention.question),
        f"{mention.cell.sheet}!{mention.cell.cell}",
        mention.file,
    )


def _inputs(
    collated: Collated, mention: Mention, review: Review | None, titles: Mapping[str, str]
) -> tuple[str, str, str, str, str]:
    quote = NOT_TO_SHARE if not mention.quotable else YES if review and review.quote else ""
    if review is None:
        return "", "", "", quote, ""
    return (
        review.kind or "",
        titles.get(review.theme, review.theme),
        review.polarity,
        quote,
        collated.state.clear(review.comment),
    )


def _rules(titles: tuple[str, ...], last: int) -> tuple[InputRule, ...]:
    """One rule a column, over all its rows."""
    wanted: tuple[tuple[ThemeColumn, str, tuple[str, ...]], ...] = (
        (ThemeColumn.DECISION, "Is the mention what it says?", tuple(kind.value for kind in ReviewKind)),
        (ThemeColumn.NEW_THEME, "Only where the decision is re-coded.", titles),
        (ThemeColumn.NEW_POLARITY, "Only where the decision is re-coded.", tuple(one.value for one in Polarity)),
        (ThemeColumn.QUOTE, "May this sentence stand in the report?", (YES, NO)),
    )
    return tuple(
        InputRule(row=_HEADER_ROW + 1, last_row=last, col=_PLACES[column], title=column.value, message=message,
                  choices=choices)
        for column, message, choices in wanted
    )  # fmt: skip


def _highlights(last: int) -> tuple[Highlight, ...]:
    """A decided row is seen as decided; a rejected one stands back."""
    first, decision = _HEADER_ROW + 1, _PLACES[ThemeColumn.DECISION]
    place = f"$H{first + 1}"
    looks = (
        ("muted", f'={place}="{ReviewKind.REJECTED}"', _PLACES[ThemeColumn.THEME], _PLACES[ThemeColumn.SENTENCE]),
        ("done", f"=LEN({place})>0", decision, decision),
    )
    return tuple(
        Highlight(row=first, last_row=last, col=col, last_col=last_col, formula=formula, look=look)
        for look, formula, col, last_col in looks
    )


def _state(collated: Collated) -> str:
    """How far the coordinator has come, rejected mentions counted as reviewed."""
    decided = {one.key for one in collated.reviews if one.kind}
    keys = dict.fromkeys(one.key for one in collated.proposed)
    done = sum(key in decided for key in keys)
    if not keys:
        return "The codebook found no mention of a theme in the returns held so far"
    if not done:
        return f"{counted(len(keys), 'mention')}: {UNREVIEWED}"
    return f"{counted(len(keys), 'mention')}: {REVIEWED if done == len(keys) else f'{done} of {len(keys)} reviewed'}"


def theme_table_sheet(collated: Collated) -> Sheet:
    """Each theme with its agencies and cases, weightiest first, and how far it has been reviewed."""
    agencies, cases = (len({getattr(one.identity, name) for one in collated.state.current if one.collated}) for name in
                       ("agency", "case"))  # fmt: skip
    rows: list[tuple[Value, ...]] = [
        (polarity.value, theme.title, len(theme.agencies), len(theme.cases), len(theme.mentions),
         review_state(theme.mentions))
        for polarity in Polarity
        for theme in collated.ranked[polarity]
    ]  # fmt: skip
    return table_sheet(
        "Theme table",
        f"Themes in order of how many agencies (of {agencies}), then cases (of {cases}), speak of them. Rejected "
        "mentions are not counted; re-coded ones count as what they were re-coded to.",
        ("Polarity", "Theme", "Agencies", "Cases", "Mentions", "Review"),
        rows,
        (14, 38, 10, 10, 10, 34),
        styles={2: Style.NUMBER, 3: Style.NUMBER, 4: Style.NUMBER},
    )


def kept_decisions_sheets(collated: Collated) -> tuple[Sheet, ...]:
    """Decisions whose sentence no longer stands in the returns; no sheet where there is none."""
    kept = collated.kept_reviews
    if not kept:
        return ()
    titles = {theme.key: theme.title for theme in collated.themes}
    rows = [
        (titles.get(one.proposed_theme, one.proposed_theme), one.proposed_polarity, one.case,
         collated.state.agency_name(one.agency), one.sentence, one.kind or "",
         titles.get(one.theme, one.theme), one.polarity, YES if one.quote else "", one.comment,
         short_day(one.decided_on))
        for one in kept
    ]  # fmt: skip
    sheet = table_sheet(
        "Kept decisions",
        "These sentences no longer stand in the returns, as where a form was corrected. They count for nothing; the "
        "decisions are kept and hold again if the words come back.",
        ("Theme", "Polarity", "Case", "Agency", "Sentence", "Decision", "Re-coded to theme", "Re-coded to polarity",
         "May be quoted", "Comment", "Decided on"),
        rows,
        (21, 13, 10, 22, 62, 12, 21, 14, 10, 28, 16),
    )  # fmt: skip
    return (sheet,)
