"""The scorecard's sheets on what the returns say: themes in order of weight, every mention, every finding."""

from nelaudit.collate.names import names_of, without_names
from nelaudit.collate.ranking import RankedTheme, ranked_themes
from nelaudit.model.codebook import Polarity
from nelaudit.model.documents import ChartKind
from nelaudit.model.pictures import Picture
from nelaudit.model.sheets import Sheet, Style
from nelaudit.report.shown import agency_and_team
from nelaudit.report.table_sheet import Value, table_chart, table_sheet

_POLARITIES = (Polarity.STRENGTH, Polarity.DEVELOPMENT)


def themes_sheet(picture: Picture) -> Sheet:
    """Each theme with how many agencies, cases and returns speak of it, as a strength and as a development."""
    ranked = {polarity: ranked_themes(picture, polarity) for polarity in _POLARITIES}
    found = {polarity: {one.key: (place, one) for place, one in enumerate(ones, start=1)}
             for polarity, ones in ranked.items()}  # fmt: skip
    none: tuple[int, RankedTheme | None] = (0, None)
    rows: list[tuple[Value, ...]] = []
    for theme in picture.codebook.themes:
        cells = [value for polarity in _POLARITIES for value in _cells(*found[polarity].get(theme.key, none))]
        rows.append((theme.title, *cells))
    rows.sort(key=lambda row: -sum(int(str(row[column])) for column in (2, 6)))
    return table_sheet(
        "Themes",
        "How many agencies, cases and returns speak of each theme. Rank 1 is what most agencies, then most cases, speak of.\n"
        "Proposed by keyword: a person has still to confirm the mentions. Each of them stands on the sheet Evidence index.",
        ("Theme", "Strength: rank", "Strength: agencies", "Strength: cases", "Strength: returns", "Development: rank",
         "Development: agencies", "Development: cases", "Development: returns"),
        rows,
        (36, 11, 11, 11, 12, 14, 14, 14, 14),
        styles={**dict.fromkeys((1, 2, 3, 5, 6, 7), Style.NUMBER)},
        charts=table_chart(
            "Agencies that speak of each theme", len(rows), 0, (("Strength", 2), ("Development", 6)),
            "Bars show for each theme how many agencies speak of it as a strength and as a development, as in the table.",
            "Agencies", ChartKind.BAR,
        ),
    )  # fmt: skip


def _cells(place: int, theme: RankedTheme | None) -> tuple[Value, ...]:
    if theme is None:
        return None, 0, 0, ""
    return place, len(theme.agencies), len(theme.cases), f"{theme.returns} of {theme.collated}"


def evidence(picture: Picture) -> Sheet:
    """Every mention of a theme, with its words and its place."""
    titles = {theme.key: theme.title for theme in picture.codebook.themes}
    names = names_of(picture.audit.cases)
    rows = [
        (titles.get(one.theme, one.theme), one.polarity.value, one.identity.case, agency_and_team(picture, one.identity),
         one.about, without_names(one.sentence, names) if one.quotable else "[the agency asked that this not be shared]",
         one.phrase if one.quotable else "", one.cue if one.quotable else "", f"{one.cell.sheet}!{one.cell.cell}",
         without_names(one.file, names))
        for one in picture.mentions
    ]  # fmt: skip
    return table_sheet(
        "Evidence index",
        "Every mention of a theme: the sentence, the words that show the theme and judge it, and the cell where they stand.\n"
        "“About” names whom the words are about where that is not the subject child; such a mention is in no measure.",
        ("Theme", "Polarity", "Case", "Agency", "About", "Sentence", "Phrase", "Cue", "Cell", "File"),
        rows,
        (20, 12, 9, 22, 8, 56, 18, 14, 13, 24),
    )  # fmt: skip


def findings(picture: Picture) -> Sheet:
    """Everything found in the returns."""
    names = names_of(picture.audit.cases)
    rows = [
        (one.rule.severity.value, one.rule.code, one.identity.case, agency_and_team(picture, one.identity),
         f"{one.sheet}!{one.cell}" if one.cell else "", _shown(one.rule.code, one.message, names),
         without_names(one.closed, names), without_names(one.file, names))
        for one in picture.findings
        if not one.rule.coordinator_only  # the scorecard goes to partners too, and one may be meant
    ]  # fmt: skip
    return table_sheet(
        "Data quality",
        "Everything found in the returns: urgent first, then what goes back to the agency, then advice.",
        ("Severity", "Code", "Case", "Agency", "Cell", "What was found", "Closed", "File"),
        rows,
        (10, 7, 10, 28, 18, 66, 20, 28),
    )


def _shown(code: str, message: str, names: tuple[str, ...]) -> str:
    """A finding's message for a document that many read: what a concern says is not repeated."""
    if code.startswith("U"):
        return "An immediate safeguarding concern: see the form." if code == "U01" else "A concern without an action."
    return without_names(message, names)
